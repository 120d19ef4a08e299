"""Watching the readers: what passes is seen as it passes, and no card number is."""

import json
import subprocess
import time

from harness.cards import SAMPLE_MEMBERS, em4100_frame
from harness.programs import environment, run
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

CARD = SAMPLE_MEMBERS[0].card
# Longer than a card may go unseen and still count as held.
CARD_TAKEN_AWAY_SECONDS = 2.0


class Watch:
    """`station reader watch` with its output in a file."""

    def __init__(self, station, *arguments):
        self.path = station.folder / "watch"
        with self.path.open("wb") as output:
            command = station.command("reader", "watch", *arguments)
            self.process = subprocess.Popen(command, stdout=output, env=environment())

    def __enter__(self):
        wait_until("the watch begins", lambda: self.text)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    @property
    def text(self):
        return self.path.read_text()

    @property
    def moments(self):
        return [json.loads(line) for line in self.text.splitlines(keepends=True) if line.endswith("\n")]

    def wait_for(self, text):
        wait_until(f"{text} is told", lambda: text in self.text)


def test_frames_and_taps_are_seen_and_no_card_number(lone_station):
    with Watch(lone_station) as watch:
        lone_station.reader.tap(CARD)
        watch.wait_for("● tap: em4100 card ••••••••" + CARD[-2:])
        lone_station.reader.send(em4100_frame(CARD)[1:])
        watch.wait_for("belongs to no frame")
        lone_station.reader.send(em4100_frame(CARD)[:5])
        watch.wait_for("an unfinished frame")
        lone_station.reader.unplug()
        watch.wait_for("plug the reader in again")
        assert "ready" in watch.text.splitlines()[0]
        assert f"data ••••••••{CARD[-2:]}, checksum right" in watch.text
        assert CARD[:8] not in watch.text


def test_a_script_gets_one_object_a_line_of_the_reader_that_it_asks_for(lone_station):
    with Watch(lone_station, "counter", "--json") as watch:
        lone_station.reader.tap(CARD)
        wait_until("the tap is told", lambda: any("tap" in moment for moment in watch.moments))
        moments = watch.moments
    tap = next(moment["tap"] for moment in moments if "tap" in moment)
    assert tap == {
        "technology": "em4100",
        "card": "••••••••" + CARD[-2:],
        "transforms": [],
        "answer": "accepted",
    }
    frames = [moment["frame"] for moment in moments if "frame" in moment]
    assert {frame["direction"] for frame in frames} == {"received"}
    assert {moment["reader"] for moment in moments} == {"counter"}


def test_a_reader_that_is_not_there_cannot_be_watched(lone_station):
    outcome = lone_station.run("reader", "watch", "door", "--for", "5")
    assert outcome.status == 1
    assert "door" in outcome.errors


def test_a_watch_ends_by_itself_and_a_tap_works_without_it(lone_station):
    assert lone_station.run("reader", "watch", "--for", "0.2").status == 0
    with lone_station.subscribed() as subscription:
        lone_station.reader.tap(CARD)
        subscription.next_visit()


def test_a_device_that_the_daemon_holds_is_busy_and_a_free_one_can_be_watched(lone_station):
    arguments = ["reader", "watch", "--device", str(lone_station.reader.link), "--protocol", "em4100", "--for", "3"]
    assert "busy" in lone_station.run(*arguments).output
    lone_station.stop()
    lone_station.reader.tap(CARD)
    output = run(lone_station.command(*arguments)).output
    assert "● tap: em4100 card ••••••••" + CARD[-2:] in output
    assert CARD[:8] not in output


def test_an_answer_is_sounded_without_a_card_number_and_without_what_the_daemon_has_open(make_station, tmp_path):
    notes, opened = tmp_path / "notes", tmp_path / "opened"
    line = f"echo $0 >> {notes}; ls -l /proc/$$/fd > {opened}"
    command = json.dumps(["/bin/sh", "-c", line, "{answer}"])
    station = make_station(settings=f"sound-command = {command}")
    with station.subscribed() as subscription:
        station.reader.tap(CARD)
        subscription.next_visit()
    wait_until("the answer is sounded", lambda: notes.exists() and notes.read_text())
    assert notes.read_text() == "accepted\n"
    wait_until("the program has noted what is open", lambda: "->" in opened.read_text())
    assert "socket" not in opened.read_text()
    assert "sqlite" not in opened.read_text()


def test_a_sound_command_that_is_not_there_is_said_and_taps_go_on(make_station):
    station = make_station(settings='sound-command = ["/nowhere/play", "{answer}"]')
    assert "/nowhere/play" in station.daemon.log_text
    with station.subscribed() as subscription:
        station.reader.tap(CARD)
        subscription.next_visit()
    wait_until("the failure is logged", lambda: "could not be played" in station.daemon.log_text)


def test_a_scanner_beeps_once_for_a_check_in_and_twice_for_a_visit_that_is_open_again(programs, tmp_path):
    reader = Reader(programs, tmp_path, protocol="line")
    station = Station(programs, tmp_path / "station", reader=reader)
    try:
        reader.start()
        station.start()
        station.wait_for_reader()
        reader.tap("0000000001")
        wait_until("the scanner beeps", lambda: reader.shown == ["beep 1"])
        time.sleep(CARD_TAKEN_AWAY_SECONDS)
        reader.tap("0000000001")
        wait_until("the scanner beeps twice more", lambda: reader.shown == ["beep 1"] * 3)
    finally:
        station.stop()
        reader.stop()


def test_status_says_what_to_do_about_a_reader(lone_station):
    assert lone_station.status()["readers"][0]["problem"] is None
    lone_station.reader.unplug()
    wait_until("the loss is seen", lambda: lone_station.status()["readers"][0]["state"] != "ready")
    problem = lone_station.status()["readers"][0]["problem"]
    assert "plug" in problem
    assert problem in lone_station.run("status").expect().output


def test_an_osdp_line_is_watched_with_its_polls_counted(make_station):
    station = make_station(protocol="osdp", settings="address = 0")
    with Watch(station) as watch:
        station.reader.tap("000001")
        watch.wait_for("● tap: wiegand card")
        watch.wait_for("← RAW: address 0")
        watch.wait_for("→ LED: address 0")
        wait_until("polls are counted", lambda: "→ POLL ×" in watch.text and "← ACK ×" in watch.text)
        assert len([line for line in watch.text.splitlines() if "POLL" in line]) < 20


def test_keys_of_a_readers_keypad_are_keys_of_the_menu(make_station):
    station = make_station(protocol="osdp", settings="address = 0")
    with station.menu() as menu, Watch(station) as watch:
        menu.wait_for("请刷卡")
        log = station.daemon.log_text
        station.reader.order("!keys *")
        menu.wait_for("Tap your card")
        station.reader.order("!keys *")
        menu.wait_for("请刷卡")
        with station.subscribed() as subscription:
            station.reader.tap("000001")
            visit = subscription.next_visit()["visit"]
        station.reader.order("!keys 1")
        wait_until("the service is recorded", lambda: station.events()[-1]["type"] == "warmstation.service-use")
        assert station.events()[-1]["data"]["visit"] == visit
        watch.wait_for("● 1 key pressed")
    assert station.daemon.log_text == log
