"""What is heard of the menu: with the real espeak-ng and aplay on a sound card that is a file, and with bad ones."""

import array
import itertools
import math
import signal
import subprocess
import time
import wave
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.ears import Diary, Ears, is_running, write_program
from harness.waiting import wait_until

SOUND_SECONDS = 0.45  # the accepted sound: 110 + 20 + 260 + 60 ms
SETTLE_SECONDS = 1.5


@pytest.fixture
def ears(tmp_path, monkeypatch):
    ears = Ears(tmp_path / "ears")
    for name, value in ears.variables.items():
        monkeypatch.setenv(name, value)
    return ears


@pytest.fixture
def speaking(lone_station, ears):
    """Starts the menu of a station with these lines under [voice]."""
    started = []
    plain = lone_station.config.read_text()

    def start(voice=""):
        lone_station.config.write_text(f"{plain}\n[voice]\n{voice}\n")
        menu = lone_station.menu(32, 9)
        started.append(menu)
        menu.wait_for("请刷卡")
        return menu

    yield start
    for menu in started:
        menu.close()


# The same card again at once would be one that is held to the reader.
CARDS = itertools.cycle([UNKNOWN_CARD, *(member.card for member in SAMPLE_MEMBERS)])


def tap(station, menu):
    station.reader.tap(next(CARDS))
    menu.wait_for("喝热水")


def command(*words):
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def hanging_engine(folder):
    """An engine that says nothing, never ends, and has started a program of its own."""
    diary = Diary(folder / "engine.diary")
    program = write_program(
        folder / "engine", f"sleep 600 &\necho $! >>{folder}/grandchild\necho $$ >>{diary.path}\nexec sleep 600\n"
    )
    return program, diary


def test_a_tap_is_heard_and_read_out(lone_station, ears, speaking):
    menu = speaking()
    tap(lone_station, menu)
    ears.wait_for_sound(SOUND_SECONDS + 3)
    assert ears.loudness > 0.02
    wait_until("nothing is left running", lambda: not children(menu))


def test_an_idle_menu_starts_nothing(lone_station, ears, speaking):
    menu = speaking()
    menu.pump(SETTLE_SECONDS)
    assert not children(menu)
    assert ears.seconds == 0


def test_a_key_ends_what_is_being_said_at_once(lone_station, speaking, tmp_path):
    engine, diary = hanging_engine(tmp_path)
    menu = speaking(f"engine = {command(engine)}")
    tap(lone_station, menu)
    process = diary.wait_for()
    grandchild = int((tmp_path / "grandchild").read_text())
    assert is_running(process) and is_running(grandchild)
    menu.press("1")
    wait_until("the engine is gone", lambda: not is_running(process) and not is_running(grandchild), seconds=2)


def test_a_hanging_engine_delays_nothing_and_is_never_there_twice(lone_station, speaking, tmp_path):
    engine, diary = hanging_engine(tmp_path)
    menu = speaking(f"engine = {command(engine)}")
    tap(lone_station, menu)
    diary.wait_for()
    menu.press("1")
    menu.wait_for("已记", seconds=3)
    for count in range(3):
        lone_station.reader.tap(next(CARDS))
        wait_until("the next is spoken", lambda count=count: len(diary.processes) > count + 1)
        menu.pump(0.2)
        assert sum(is_running(process) for process in diary.processes) <= 1
    menu.end(signal.SIGTERM)
    wait_until("it ends with the menu", lambda: not any(is_running(process) for process in diary.processes))


@pytest.mark.parametrize("ending", ["exit 1", "exit 0", "kill -SEGV $$"])
def test_a_player_that_fails_is_left_alone_for_a_while(lone_station, speaking, tmp_path, ending):
    diary = Diary(tmp_path / "player.diary")
    player = write_program(tmp_path / "player", f"echo $$ >>{diary.path}\n{ending}\n")
    menu = speaking(f'engine = "none"\nplayer = {command(player)}')
    for _ in range(3):
        tap(lone_station, menu)
        diary.wait_for()
        menu.pump(0.5)
        wait_until("it has ended", lambda: not children(menu))
    # One that does not fail goes on to be used.
    assert len(diary.processes) == (3 if ending == "exit 0" else 1)


def test_a_missing_engine_leaves_the_sounds(lone_station, ears, speaking):
    speaking('engine = ["/nowhere/engine"]')
    for count in range(2):
        lone_station.reader.tap(next(CARDS))
        ears.wait_for_sound((count + 1) * SOUND_SECONDS)


def test_a_missing_player_does_not_matter(lone_station, speaking):
    menu = speaking('player = ["/nowhere/player"]')
    tap(lone_station, menu)
    menu.press("1")
    menu.wait_for("已记")
    menu.press("0")
    menu.wait_for("请刷卡", without=("喝热水",))


def test_a_failing_engine_leaves_the_sounds(lone_station, ears, speaking, tmp_path):
    diary = Diary(tmp_path / "engine.diary")
    engine = write_program(tmp_path / "engine", f"echo $$ >>{diary.path}\nexit 3\n")
    menu = speaking(f"engine = {command(engine)}")
    for count in range(3):
        lone_station.reader.tap(next(CARDS))
        ears.wait_for_sound((count + 1) * SOUND_SECONDS)
        menu.pump(0.3)
    assert len(diary.processes) == 1


def test_quiet_hours_are_silent(lone_station, speaking, tmp_path):
    diary = Diary(tmp_path / "player.diary")
    player = write_program(tmp_path / "player", f"echo $$ >>{diary.path}\ncat >/dev/null\n")
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    hours = "-".join((now + timedelta(hours=hour)).strftime("%H:%M") for hour in (-1, 1))
    menu = speaking(f'player = {command(player)}\nquiet-hours = "{hours}"')
    tap(lone_station, menu)
    menu.pump(SETTLE_SECONDS)
    assert not diary.processes
    menu.close()
    menu = speaking(f'player = {command(player)}\nquiet-hours = "{hours}"\nquiet-volume = 10')
    tap(lone_station, menu)
    diary.wait_for()


def test_a_lower_volume_is_quieter(lone_station, ears, speaking):
    loudness = {}
    for volume in (30, 90):
        ears.forget()
        menu = speaking(f"volume = {volume}")
        tap(lone_station, menu)
        ears.wait_for_sound(SOUND_SECONDS + 3)
        wait_until("all is said", lambda menu=menu: not children(menu))
        loudness[volume] = ears.loudness
        menu.close()
    assert loudness[30] * 3 < loudness[90]


def test_recordings_are_played_in_place_of_the_engine(lone_station, ears, speaking, tmp_path):
    diary = Diary(tmp_path / "engine.diary")
    engine = write_program(tmp_path / "engine", f"cat >>{tmp_path}/texts\necho $$ >>{diary.path}\nexit 3\n")
    folder = tmp_path / "voices" / "zh-Hans"
    folder.mkdir(parents=True)
    write_recording(folder / "checked-in.wav", seconds=2)
    (folder / "press-1.wav").write_bytes(b"RIFF is not enough")
    listed = lone_station.run("menu", "--list-recordings").expect().output
    assert "zh-Hans/press-1.wav" in listed and "请按一" in listed
    menu = speaking(f'engine = {command(engine)}\nrecordings = "{folder.parent}"\nvolume = 100')
    now = {
        line.split()[0]: line.split()[-1] for line in lone_station.run("menu", "--list-recordings").output.splitlines()
    }
    assert now["zh-Hans/checked-in.wav"] == "ready"
    assert now["zh-Hans/press-1.wav"] == "unusable"
    assert now["zh-Hans/press-2.wav"] == "missing"
    tap(lone_station, menu)
    diary.wait_for()
    assert ears.seconds == pytest.approx(SOUND_SECONDS + 2, abs=0.1)
    texts = (tmp_path / "texts").read_text()
    assert "喝热水，请按一。" in texts and "已签到" not in texts


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_chinese_voice_reads_chinese(lone_station, language):
    plain = lone_station.config.read_text()
    lone_station.stop()
    lone_station.config.write_text(plain.replace('["zh-Hans", "en"]', f'["{language}"]'))
    lines = lone_station.run("menu", "--list-recordings").expect().output.splitlines()[1:]
    words = [line.split(maxsplit=1)[1] for line in lines]
    assert len(words) > 60
    for text in words:
        said = subprocess.run(
            ["espeak-ng", "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"],
            input=text.encode(),
            capture_output=True,
            check=True,
        ).stdout.decode()
        # What it does not know it reads as English, letter by letter.
        assert said.strip() and "(en)" not in said, f"{text}: {said}"


def write_recording(path: Path, seconds: float) -> None:
    samples = array.array("h", (int(9000 * math.sin(index / 5)) for index in range(int(22050 * seconds))))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(samples.tobytes())


def children(menu) -> list[int]:
    """The programs that the menu has running."""
    time.sleep(0.05)
    menu.pump()
    text = Path(f"/proc/{menu.process.pid}/task/{menu.process.pid}/children").read_text()
    return [process for process in map(int, text.split()) if is_running(process)]
