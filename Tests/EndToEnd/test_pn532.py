"""A station with a PN532: contactless cards, a module that loses its power, and drivers of others on the module."""

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nfc.clf
import nfc.clf.pn532
import nfc.clf.transport
import pytest
import serial
from adafruit_pn532.uart import PN532_UART

from harness.programs import Programs
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

CARDS = ["01020304", "04AABBCCDDEE80", "0102030405060708090A"]
RANDOM = "08123456"
# Longer than a card may go unseen and still count as held.
CARD_TAKEN_AWAY_SECONDS = 2.0


@pytest.fixture
def station(make_station: Callable[..., Station]) -> Station:
    return make_station(protocol="pn532")


@pytest.fixture
def module(programs: Programs, tmp_path: Path) -> Iterator[Reader]:
    """A module that no station has open."""
    module = Reader(programs, tmp_path, protocol="pn532")
    module.start()
    try:
        yield module
    finally:
        module.stop()


def types(station: Station) -> list[str]:
    return [event["type"].removeprefix("warmstation.") for event in station.events()]


@pytest.mark.parametrize("card", CARDS)
def test_a_held_card_is_one_event(station, card):
    before = len(types(station))
    with station.subscribed() as subscription:
        station.reader.order(f"!hold {card} 4")
        subscription.next_visit()
        time.sleep(4 + CARD_TAKEN_AWAY_SECONDS)
        assert types(station)[before:] == ["check-in"]
        station.reader.tap(card)
        subscription.next_visit()
    assert types(station)[before:] == ["check-in", "check-in"]


def test_a_second_card_within_300_ms_is_not_lost(station):
    with station.subscribed() as subscription:
        for card in CARDS:
            station.reader.order(f"!hold {card} 0.2")
            station.reader.order("!wait 0.05")
        visits = [subscription.next_visit()["visit"] for _ in CARDS]
    assert len(set(visits)) == len(CARDS)
    assert len({event["subject"] for event in station.events()[-len(CARDS) :]}) == len(CARDS)


def test_two_cards_that_lie_together_are_both_read(station):
    before = len(types(station))
    with station.subscribed() as subscription:
        station.reader.order(f"!hold {CARDS[0]} {CARDS[1]} 2")
        subscription.next_visit()
        subscription.next_visit()
    assert types(station)[before:] == ["check-in", "check-in"]


def test_a_random_number_is_refused_and_the_next_card_works(station):
    before = len(types(station))
    with station.subscribed() as subscription:
        station.reader.order(f"!hold {RANDOM} 1")
        station.reader.tap(CARDS[0])
        subscription.next_visit()
    assert types(station)[before:] == ["check-in"]
    assert RANDOM not in station.daemon.log_text


def test_a_module_that_loses_its_power_for_a_moment_works_again(station):
    before = len(types(station))
    with station.subscribed() as subscription:
        station.reader.order("!restart")
        station.reader.order(f"!hold {CARDS[0]} 3")
        subscription.next_visit()
    assert types(station)[before:] == ["check-in"]


def test_a_module_that_stays_silent_is_noted_until_it_is_back(station):
    station.reader.order("!silent on")
    wait_until("the loss is noted", lambda: types(station)[-1] == "reader-lost", pause=0.2)
    assert station.status()["readers"][0]["state"] == "silent"
    station.reader.order("!silent off")
    station.wait_for_reader()
    assert types(station)[-1] == "reader-found"


def test_an_unplugged_module_works_again_when_it_is_back(station):
    station.reader.unplug()
    wait_until("the loss is noted", lambda: types(station)[-1] == "reader-lost", pause=0.2)
    station.reader.replug()
    station.wait_for_reader()
    with station.subscribed() as subscription:
        station.reader.tap(CARDS[0])
        subscription.next_visit()
    assert types(station)[-1] == "check-in"


@pytest.fixture
def nfcpy(module: Reader) -> Iterator[nfc.clf.pn532.Device]:
    device = nfc.clf.pn532.init(nfc.clf.transport.TTY(str(module.link)))
    try:
        yield device
    finally:
        device.close()


def test_nfcpy_accepts_the_simulated_module_and_finds_its_cards(nfcpy, module, caplog):
    caplog.set_level(logging.WARNING)
    assert nfcpy.chipset_name == "PN532v1.6"
    assert nfcpy.chipset.get_general_status()[:3] == b"\x00\x00\x00"
    wanted = nfc.clf.RemoteTarget("106A")
    assert nfcpy.sense_tta(wanted) is None
    for card in CARDS:
        module.order(f"!hold {card} 1")
        target = wait_until("the card is found", lambda: nfcpy.sense_tta(wanted))
        assert target.sdd_res == bytes.fromhex(card)
        wait_until("it is taken away", lambda: nfcpy.sense_tta(wanted) is None)
    assert [record for record in caplog.records if record.name.startswith("nfc")] == []


def test_the_adafruit_driver_accepts_the_simulated_module_and_finds_its_cards(module):
    with serial.Serial(str(module.link), 115_200, timeout=0.2) as port:
        driver = PN532_UART(port)
        assert tuple(driver.firmware_version) == (0x32, 1, 6, 7)
        assert driver.read_passive_target(timeout=0.1) is None
        # The driver's own limit is a number of seven bytes.
        for card in CARDS[:2]:
            module.order(f"!hold {card} 1")
            uid = wait_until("the card is found", lambda: driver.read_passive_target(timeout=1))
            assert bytes(uid) == bytes.fromhex(card)
            wait_until("it is taken away", lambda: driver.read_passive_target(timeout=0.1) is None)
        assert driver.power_down()
        assert tuple(driver.firmware_version) == (0x32, 1, 6, 7)
