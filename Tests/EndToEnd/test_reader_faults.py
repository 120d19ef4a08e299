"""Each protocol's reader with each fault: the next good card is recorded once, and the answer is shown after that."""

import sqlite3
import time
from contextlib import contextmanager

import pytest

from harness.waiting import wait_until

KEY = "101112131415161718191a1b1c1d1e1f"

CARDS = {
    "line": ["0000000001", "0000000002"],
    "em4100": ["0000000001", "0000000002"],
    "osdp": ["26:0,1", "26:0,2"],
}
# The protocols whose readers can show something.
ANSWERING = ["line", "osdp"]
# Longer than a card may go unseen and still count as held.
TAKEN_AWAY_SECONDS = 2.0
# No light or text of an answer lasts longer.
QUIET_SECONDS = 3.5


@pytest.fixture
def station(request, make_station, tmp_path):
    if request.param != "osdp":
        return make_station(protocol=request.param)
    key = tmp_path / "reader.key"
    key.write_text(KEY)
    key.chmod(0o600)
    return make_station(
        protocol="osdp",
        options=("--address", "101", "--key-file", str(key)),
        settings=f'address = 101\nkey-file = "{key}"',
    )


def check_ins(station):
    return [event for event in station.events() if event["type"] == "warmstation.check-in"]


def expect_one_visit(station, orders):
    """Gives the orders, of which one card is recorded, and sees it recorded just once."""
    before = len(check_ins(station))
    with station.subscribed() as subscription:
        for order in orders:
            station.reader.order(order)
        subscription.next_visit()
        assert subscription.visits_until_silence(1.0) == []
    assert len(check_ins(station)) == before + 1


FAULTS = {
    "noise": ["!noise 5000 7", "!wait 0.3", "{card}"],
    "lost bytes": ["!lose 1", "{card}"],
    "wrong bytes": ["!corrupt 1", "{card}"],
    "split frames": ["!split 20", "{card}", "!split off"],
    "a held card": ["!hold {card} 5"],
    "a restart": ["!restart", "{card}"],
    "a silent spell": ["!silent on", "!wait 2", "!silent off", "{card}"],
}
# A line of text is sent only once, and has nothing to tell a wrong byte by.
UNDETECTABLE = {("line", "lost bytes"), ("line", "wrong bytes")}
CASES = [(protocol, fault) for protocol in CARDS for fault in FAULTS if (protocol, fault) not in UNDETECTABLE]


@pytest.mark.parametrize(("station", "fault"), CASES, indirect=["station"])
def test_a_card_is_recorded_once_whatever_the_line_does(station, fault):
    first, second = CARDS[station.reader.protocol]
    expect_one_visit(station, [order.format(card=first) for order in FAULTS[fault]])
    expect_one_visit(station, [second])
    time.sleep(TAKEN_AWAY_SECONDS)
    expect_one_visit(station, [first])
    members = [event["subject"] for event in check_ins(station)]
    assert members[0] == members[2] != members[1]


@pytest.mark.parametrize("station", CARDS, indirect=True)
def test_an_unplugged_reader_works_again_when_it_is_back(station):
    first, second = CARDS[station.reader.protocol]
    expect_one_visit(station, [first])
    station.reader.unplug()
    wait_until("the loss is seen", lambda: station.status()["readers"][0]["state"] != "ready")
    station.reader.replug()
    station.wait_for_reader()
    expect_one_visit(station, [second])


@contextmanager
def stalled_disk(station):
    """Holds the ledger's write lock, so that nothing is committed meanwhile."""
    connection = sqlite3.connect(station.data / "ledger.sqlite", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@pytest.mark.parametrize("station", ANSWERING, indirect=True)
def test_the_answer_is_shown_only_once_the_check_in_is_on_the_disk(station):
    before = station.reader.shown
    with stalled_disk(station):
        station.reader.order(CARDS[station.reader.protocol][0])
        time.sleep(1.5)
        assert station.reader.shown == before
    wait_until("the answer is shown", lambda: station.reader.shown != before)
    assert len(check_ins(station)) == 1


@pytest.mark.parametrize("station", ANSWERING, indirect=True)
def test_what_could_not_be_recorded_is_shown_as_that(station):
    first, second = CARDS[station.reader.protocol]
    recorded = answer(station, first)
    with stalled_disk(station):
        failed = answer(station, second)
    assert failed != recorded
    assert len(check_ins(station)) == 1


def answer(station, card):
    """What the reader shows and sounds of a card, until it says nothing more."""
    before = len(wait_until_quiet(station.reader))
    station.reader.order(card)
    wait_until("the answer is shown", lambda: len(station.reader.shown) > before)
    return wait_until_quiet(station.reader)[before:]


def wait_until_quiet(reader):
    """What was shown, once nothing has been added for longer than any light of an answer lasts."""
    shown, since = reader.shown, time.monotonic()
    while time.monotonic() - since < QUIET_SECONDS:
        time.sleep(0.1)
        if reader.shown != shown:
            shown, since = reader.shown, time.monotonic()
    return shown
