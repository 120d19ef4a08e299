"""The serial line at its worst: noise, half frames, wrong checksums, zeros, an unplugged reader."""

import random

import pytest

from harness.cards import SAMPLE_MEMBERS, em4100_frame
from harness.waiting import wait_until

CARD = SAMPLE_MEMBERS[0].card
FRAME = em4100_frame(CARD)
WRONG_CHECKSUM = FRAME[:11] + b"FF" + FRAME[13:]

NONSENSE = {
    "noise": random.Random(1).randbytes(20_000),
    "half frames": FRAME[:7] * 50 + FRAME[5:] * 50,
    "a wrong checksum": WRONG_CHECKSUM * 4,
    "a frame of zeros": em4100_frame("0000000000") * 4,
    "one frame only": FRAME[:-1] + b"\x00" * 10 + WRONG_CHECKSUM,
    "1 MB of zeros": bytes(1_000_000),
}


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_no_event_and_the_next_card_works(lone_station, nonsense):
    before = lone_station.status()["lastSequence"]
    with lone_station.subscribed() as subscription:
        lone_station.reader.send(NONSENSE[nonsense])
        lone_station.reader.tap(SAMPLE_MEMBERS[1].card)
        visit = subscription.next_visit()
    lone_station.daemon.expect_running()
    events = lone_station.events("--after", str(before))
    assert [event["type"] for event in events] == ["warmstation.check-in"]
    assert visit["visit"] == before + 1


def test_an_unplugged_reader_is_noted_and_works_again_when_it_is_back(lone_station):
    reader = lone_station.reader
    reader.unplug()
    wait_until("the loss is noted", lambda: types(lone_station)[-1] == "warmstation.reader-lost", pause=0.2)
    assert lone_station.status()["readers"][0]["state"] != "ready"
    reader.replug()
    lone_station.wait_for_reader()
    assert types(lone_station)[-1] == "warmstation.reader-found"
    with lone_station.subscribed() as subscription:
        reader.tap(CARD)
        subscription.next_visit()
    assert types(lone_station)[-1] == "warmstation.check-in"


def types(station):
    return [event["type"] for event in station.events()]
