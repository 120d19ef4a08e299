"""OSDP: the station against a peripheral that is not ours, in clear and through the secure channel."""

import os
from pathlib import Path

import pytest
from osdp import Command, CommandLEDColor

from harness.osdp_reader import OSDPReader
from harness.station import Station
from harness.waiting import wait_until

KEY = bytes(range(16))
CARD = b"\x01\x00\x02"
OTHER_CARD = b"\x01\x00\x03"


@pytest.fixture
def make_station(programs, tmp_path):
    """Makes a station with one OSDP reader; what was made is stopped afterwards."""
    made = []

    def make(key: bytes | None = None, installing: bool = False, settings: str = "") -> Station:
        reader = OSDPReader(tmp_path, key, installing, settings)
        station = Station(programs, tmp_path / "station", reader=reader, repeat_minutes=0)
        station.reader = reader
        made.append(station)
        reader.start()
        return station

    yield make
    for station in made:
        station.stop()
        station.reader.stop()


def write_key(path: Path, key: bytes) -> str:
    """The settings of a reader whose key lies in that file."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(descriptor, key.hex().encode() + b"\n")
    os.close(descriptor)
    return f'key-file = "{path}"'


def commands(station: Station, kind: int) -> list[dict]:
    return [command for command in station.reader.commands if command["command"] == kind]


def tap(station: Station, card: bytes) -> None:
    with station.subscribed() as subscription:
        station.reader.tap(card)
        subscription.next_visit()


def wait_for_answer(station: Station, color: int, beeps: int) -> None:
    wait_until(
        "the reader shows the answer",
        lambda: (
            any(led["temporary"] and led["on_color"] == color for led in commands(station, Command.LED))
            and any(buzzer["rep_count"] == beeps for buzzer in commands(station, Command.Buzzer))
        ),
    )


def test_cards_in_clear_are_visits_and_are_answered_at_the_reader(make_station):
    station = make_station(settings="door-output = 1\ndoor-seconds = 3")
    station.start()
    station.wait_for_reader()
    tap(station, CARD)
    wait_for_answer(station, CommandLEDColor.Green, 1)
    wait_until("the door opens", lambda: commands(station, Command.Output))
    door = commands(station, Command.Output)[0]
    assert (door["output_no"], door["control_code"], door["timer_count"]) == (1, 5, 30)
    wait_until("there is a text", lambda: commands(station, Command.Text))
    tap(station, OTHER_CARD)
    checks = [event for event in station.events() if event["type"] == "warmstation.check-in"]
    assert len({event["subject"] for event in checks}) == 2


def test_with_the_key_the_reader_is_used_through_the_secure_channel(make_station, tmp_path):
    station = make_station(KEY, settings=write_key(tmp_path / "counter.key", KEY))
    station.start()
    station.wait_for_reader()
    assert station.reader.is_secure
    tap(station, CARD)
    wait_for_answer(station, CommandLEDColor.Green, 1)
    # The light that it falls back to.
    idle = commands(station, Command.LED)[0]
    assert not idle["temporary"] and idle["on_color"] == CommandLEDColor.Red
    station.reader.press(b"12\x7f")
    tap(station, OTHER_CARD)


def test_a_reader_with_another_key_is_refused(make_station, tmp_path):
    station = make_station(bytes(16), settings=write_key(tmp_path / "counter.key", KEY))
    station.start()
    station.wait_for_reader("insecure")
    station.reader.tap(CARD)
    assert [event["type"] for event in station.events()] == ["warmstation.reader-lost"]
    assert "set-key" in station.daemon.log_text


@pytest.mark.parametrize("mode", [0o644, 0o640])
def test_a_key_that_others_may_read_is_refused_at_the_start(make_station, tmp_path, mode):
    settings = write_key(tmp_path / "counter.key", KEY)
    (tmp_path / "counter.key").chmod(mode)
    station = make_station(KEY, settings=settings)
    station.daemon.start()
    wait_until("stationd ends", lambda: not station.daemon.is_running)
    assert f"has mode {mode:04o}" in station.daemon.log_text
    assert KEY.hex() not in station.daemon.log_text


def test_a_key_is_set_and_from_then_on_demanded(make_station, tmp_path):
    file = tmp_path / "counter.key"
    station = make_station(installing=True, settings=f'key-file = "{file}"')
    outcome = station.run("reader", "set-key", "counter").expect()
    key = station.reader.peripheral.key
    assert file.read_text().strip() == key.hex()
    assert file.stat().st_mode & 0o777 == 0o600
    assert not Path(f"{file}.new").exists()
    assert key.hex() not in outcome.output + outcome.errors
    station.start()
    station.wait_for_reader()
    assert station.reader.is_secure
    tap(station, CARD)
    busy = station.run("reader", "set-key", "counter").expect(1)
    assert "stop stationd first" in busy.errors
    station.stop()
    # Another key takes the place of this one.
    station.run("reader", "set-key", "counter").expect()
    assert station.reader.peripheral.key not in (key, None)
    assert file.read_text().strip() == station.reader.peripheral.key.hex()


def test_a_power_cut_between_reader_and_file_loses_no_key(make_station, tmp_path):
    # The reader has the key already, the file has not got its name yet.
    settings = write_key(tmp_path / "counter.key.new", KEY).replace(".new", "")
    station = make_station(KEY, settings=settings)
    station.start()
    station.wait_for_reader()
    station.stop()
    station.run("reader", "set-key", "counter").expect()
    assert (tmp_path / "counter.key").read_text().strip() == KEY.hex()


def test_a_reader_with_a_strangers_key_takes_none(make_station, tmp_path):
    station = make_station(KEY, settings=f'key-file = "{tmp_path}/counter.key"')
    outcome = station.run("reader", "set-key", "counter").expect(1)
    assert "takes no key" in outcome.errors
    assert not (tmp_path / "counter.key").exists()
    assert station.reader.peripheral.key == KEY
