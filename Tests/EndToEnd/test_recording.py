"""Recordings of a real kiosk's menu: what is in them, and that they play to the same screens."""

import json
import os
import signal
import subprocess
import time

import pytest

from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.keys import HELP, LANGUAGE
from harness.programs import run
from harness.screen import Screen
from harness.station import Station

COLUMNS, ROWS = 41, 9
START = "请刷卡"
NAMES = tuple("王李张师傅")
RECORDED_BEFORE = '{"audible":false,"languages":["en"],"menuRecording":1,"practice":false,"wall":0}\n'


def cells(screen):
    """What is shown, with its colours; names are made up in a recording, in the same width."""
    shown = [
        [(cell.data, cell.fg, cell.bg) for cell in (screen.cell(column, row) for column in range(COLUMNS))]
        for row in range(ROWS)
    ]
    return [[("某" if data in NAMES else data, *colours) for data, *colours in row] for row in shown]


def replay(programs, path, *arguments):
    return Screen([programs.path("station"), "menu", "--replay", str(path), *arguments], COLUMNS, ROWS)


def test_a_real_session_plays_again_to_the_same_screens(programs, kiosk):
    path = kiosk.folder / "menu.jsonl"
    # Other cards the second time, because a card that was just there counts as still held.
    for last, first, second in (
        ("visit", UNKNOWN_CARD, SAMPLE_MEMBERS[0]),
        ("start", SAMPLE_MEMBERS[1].card, SAMPLE_MEMBERS[2]),
    ):
        with kiosk.station.menu(COLUMNS, ROWS, "--record", str(path)) as menu:
            menu.wait_for(START)
            menu.press(HELP)
            menu.settle()
            menu.press("0")
            menu.wait_for(START)
            kiosk.reader.tap(first)
            menu.wait_for("喝热水", without=(START,))
            menu.press(LANGUAGE)
            menu.wait_for("Hot water")
            kiosk.reader.tap(second.card)
            menu.wait_for(second.greeting, "喝热水")
            menu.touch("热饭菜")
            menu.settle()
            if last == "start":
                menu.press("0")
                menu.wait_for(START)
            menu.settle()
            menu.end(signal.SIGTERM)
            as_it_was = cells(menu)
        with replay(programs, path, "--fast") as played:
            assert played.wait_for_end() == 0
            assert cells(played) == as_it_was
    text = path.read_text()
    assert text.count("menuRecording") == 2, "the second session is appended"
    assert os.stat(path).st_mode & 0o777 == 0o600
    for secret in ("师傅", "000000000"):
        assert secret not in text


def test_a_recording_plays_at_its_own_pace_and_at_others(programs, tmp_path):
    path = tmp_path / "menu.jsonl"
    event = json.dumps({"ms": 3000, "tick": True})
    path.write_text(RECORDED_BEFORE + event + "\n")
    seconds = {}
    for arguments in (("--speed", "2"), ("--fast",)):
        before = time.monotonic()
        with replay(programs, path, *arguments) as played:
            played.wait_for_end()
        seconds[arguments] = time.monotonic() - before
    assert seconds["--speed", "2"] > 1.4
    assert seconds["--speed", "2"] > seconds["--fast",]


def test_the_last_screen_stays_until_a_key(programs, tmp_path):
    path = tmp_path / "menu.jsonl"
    path.write_text(RECORDED_BEFORE)
    with replay(programs, path, "--hold", "--size", "32x9") as played:
        shown = played.settle(0.5)
        assert shown.strip() and played.process.poll() is None
        assert all(not line[32:].strip() for line in played.lines)
        played.press("1")
        assert played.wait_for_end() == 0
        assert played.settings_now == played.settings_before


def test_a_broken_line_is_named(programs, tmp_path):
    path = tmp_path / "menu.jsonl"
    path.write_text(RECORDED_BEFORE + '{"ms":0,"connected":true}\n{"ms":5,"conn')
    with replay(programs, path, "--fast") as played:
        assert played.wait_for_end() == 2
        assert "menu.jsonl, line 3:" in played.text.replace("\n", "")
        assert played.settings_now == played.settings_before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--replay", "x", "--speed", "0"],
        ["--replay", "x", "--speed", "2", "--fast"],
        ["--fast"],
        ["--replay", "x", "--record", "y"],
        ["--replay", "x", "--size", "big"],
        ["--replay", "/nonexistent/x"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_played_is_refused(programs, arguments):
    assert run([programs.path("station"), "menu", *arguments]).status == 2


def test_a_menu_whose_recording_cannot_be_written_is_shown_all_the_same(programs, tmp_path):
    with Station(programs, tmp_path).menu(COLUMNS, ROWS, "--record", "/nonexistent/menu.jsonl") as menu:
        menu.wait_for("请稍等")
        menu.end()
        assert "nothing is recorded: /nonexistent/menu.jsonl" in menu.raw.decode()


def test_a_week_of_anything_leaves_the_memory_as_it_was(programs, tmp_path, request):
    """At full speed through the real program: 300 visits a day, and all that can go wrong in between."""
    path = tmp_path / "week.jsonl"
    with path.open("wb") as file:
        seed = str(request.config.getoption("--seed"))
        subprocess.run([programs.path("menu-week"), seed, "7"], stdout=file, check=True)
    days = 7
    samples: dict[int, list[int]] = {day: [] for day in range(days)}
    with Screen(
        [programs.path("station"), "menu", "--replay", str(path), "--fast"], COLUMNS, ROWS, draws=False
    ) as played:
        while played.process.poll() is None:
            played.pump(0.05)
            if sample := _sample(played.process.pid, path):
                position, private = sample
                samples[min(days - 1, position * days // path.stat().st_size)].append(private)
                played.raw.clear()
        assert played.process.returncode == 0
    assert all(samples[day] for day in (1, days - 1)), "the week went by too fast to be looked at"
    second, last = max(samples[1]), max(samples[days - 1])
    assert last <= second + 128, f"private memory grew from {second} to {last} KB"


def _sample(pid, path):
    """How far the program has read the recording, and its private memory in KB; `None` while it is not reading."""
    try:
        for descriptor in os.listdir(f"/proc/{pid}/fd"):
            if os.readlink(f"/proc/{pid}/fd/{descriptor}") == str(path):
                with open(f"/proc/{pid}/fdinfo/{descriptor}") as info:
                    position = int(info.readline().split()[1])
                with open(f"/proc/{pid}/status") as status:
                    private = next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))
                return position, private
    except (OSError, StopIteration):
        pass
    return None
