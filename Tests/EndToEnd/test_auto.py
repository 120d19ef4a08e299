"""Readers whose protocol nobody configured: found, shown, remembered, and noticed when they are swapped."""

import json
import threading
import time

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.programs import run
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

CARDS = [member.card for member in SAMPLE_MEMBERS]
PASSIVE = ["em4100", "line"]
ASKED = {"pn532": (115200, "00000001", "00000002"), "osdp": (9600, "26:1,1", "26:1,2")}


@pytest.fixture
def plug(programs, tmp_path):
    """Plugs a simulated reader of a protocol into the station's only socket."""
    plugged = []

    def put(protocol):
        while plugged:
            plugged.pop().stop()
        reader = Reader(programs, tmp_path, protocol)
        plugged.append(reader)
        reader.start()
        return reader

    yield put
    for reader in plugged:
        reader.stop()


@pytest.fixture
def station(programs, tmp_path, plug):
    reader = plug("em4100")
    station = Station(programs, tmp_path / "station", reader=reader, repeat_minutes=0)
    text = station.config.read_text()
    station.config.write_text(text.replace('"em4100"', '"auto"'))
    assert '"auto"' in station.config.read_text()
    yield station
    station.stop()


def shown(station):
    reader = station.status()["readers"][0]
    return reader["protocol"], reader["configured"], reader["speed"], reader["state"]


def wait_until_shown(station, protocol, speed=9600):
    wait_until(
        f"the reader is shown as {protocol}",
        lambda: shown(station) == (protocol, "auto", speed, "ready"),
    )


def tap(station, reader, card):
    with station.subscribed() as subscription:
        reader.tap(card)
        return subscription.next_visit()


def hold(station, reader, card):
    """A reader that is asked looks for cards some times a second only."""
    with station.subscribed() as subscription:
        reader.order(f"!hold {card} 1")
        return subscription.next_visit()


@pytest.mark.parametrize("protocol", PASSIVE)
def test_the_first_tap_tells_what_the_reader_is_and_counts(station, plug, protocol):
    reader = plug(protocol)
    station.start()
    wait_until("the reader is being identified", lambda: shown(station) == ("auto", "auto", None, "identifying"))
    assert "tap a card" in station.run("status").expect().output
    tap(station, reader, CARDS[0])
    wait_until_shown(station, protocol)
    assert f"{protocol} (found)" in station.run("status").expect().output
    assert len(station.events()) >= 2

    station.stop()
    station.start()
    wait_until_shown(station, protocol)
    tap(station, reader, CARDS[1])


@pytest.mark.parametrize("protocol", ASKED)
def test_a_reader_that_must_be_asked_is_found_and_remembered(station, plug, protocol):
    speed, card, other = ASKED[protocol]
    reader = plug(protocol)
    station.start()
    wait_until_shown(station, protocol, speed)
    hold(station, reader, card)
    station.stop()
    station.start()
    wait_until_shown(station, protocol, speed)
    hold(station, reader, other)
    # Silence where an answer is due sends the station searching.
    reader = plug("em4100")
    station.wait_for_reader("silent")
    wait_until("the first tap is heard at the right speed", lambda: heard(station, reader))
    # A pseudo-terminal is heard at any speed.
    wait_until("the other reader is shown", lambda: shown(station)[0] == "em4100")


def heard(station, reader):
    before = station.status()["lastSequence"]
    reader.tap(CARDS[0])
    time.sleep(0.5)
    return any(event["type"] == "warmstation.check-in" for event in station.events("--after", str(before)))


@pytest.mark.parametrize(("before", "after"), [("em4100", "line"), ("line", "em4100")])
def test_another_reader_in_its_place_is_noticed_at_its_first_tap(station, plug, before, after):
    reader = plug(before)
    station.start()
    tap(station, reader, CARDS[0])
    wait_until_shown(station, before)
    reader = plug(after)
    station.wait_for_reader()
    tap(station, reader, CARDS[1])
    wait_until_shown(station, after)
    remembered = json.loads((station.data / "readers.json").read_text())
    assert [entry["finding"]["protocol"] for entry in remembered] == [after]


def test_a_damaged_memory_is_ignored_with_a_line_in_the_log(station, plug):
    reader = plug("em4100")
    station.data.mkdir()
    (station.data / "readers.json").write_text('[{"device": 1}')
    station.start()
    tap(station, reader, CARDS[0])
    wait_until_shown(station, "em4100")
    assert "damaged" in station.daemon.log_text


@pytest.mark.parametrize("protocol", PASSIVE)
@pytest.mark.parametrize("how", [[], ["--listen-only"]])
def test_a_probe_says_what_the_reader_is(station, plug, protocol, how):
    reader = plug(protocol)
    done = threading.Event()

    def tap_until_found():
        while not done.is_set():
            reader.tap(CARDS[0])
            time.sleep(0.5)

    tapping = threading.Thread(target=tap_until_found)
    tapping.start()
    try:
        found = station.run("reader", "probe", str(reader.link), "--json", *how).expect()
        words = station.run("reader", "probe", str(reader.link), *how).expect().output
    finally:
        done.set()
        tapping.join()
    assert found.json["found"] and found.json["protocol"] == protocol and found.json["speed"] == 9600
    assert "hold a card" in words and "pseudo-terminal" in words
    assert f'device = "{reader.link}"\nprotocol = "{protocol}"\nspeed = 9600\n' in words


def test_a_probe_that_finds_nothing_says_so(station, plug):
    reader = plug("em4100")
    assert not station.run("reader", "probe", str(reader.link), "--json", "--seconds", "1").expect(1).json["found"]


def test_a_probe_names_the_reader_that_the_daemon_holds(station, plug):
    reader = plug("em4100")
    station.start()
    wait_until("the reader is held", lambda: shown(station)[3] == "identifying")
    assert "`counter`" in station.run("reader", "probe", str(reader.link)).expect(2).errors


def test_a_probe_sends_nothing_to_a_device_of_unknown_kind(station):
    assert "--yes" in station.run("reader", "probe", "/dev/null").expect(2).errors
    assert "no serial device" in station.run("reader", "probe", "/nonexistent").expect(2).errors


def test_the_ports_of_the_machine_are_listed(station):
    assert isinstance(station.run("reader", "list", "--json").expect().json, list)
    station.run("reader", "list").expect()


def test_no_reader_speaks_auto(programs, tmp_path):
    arguments = [programs.path("station"), "simulate", "reader", "--protocol", "auto", "--link", str(tmp_path / "r")]
    run(arguments).expect(2)
