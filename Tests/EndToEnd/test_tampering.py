"""A ledger that somebody has edited: `station verify` says so, and names the first event that cannot be relied on."""

import sqlite3
from contextlib import closing

import pytest

from harness.cards import numbered_card

TAMPERING = {
    "an edited event": ("UPDATE event SET data = replace(data, 'member', 'unknown') WHERE sequence = 4", 4),
    "an edited time": ("UPDATE event SET time = time - 60000 WHERE sequence = 3", 3),
    "an edited subject": ("UPDATE event SET subject = randomblob(16) WHERE sequence = 5", 5),
    "a removed event": ("DELETE FROM event WHERE sequence = 3", 3),
    "two events swapped": (
        "UPDATE event SET sequence = -3 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = 4;"
        "UPDATE event SET sequence = 4 WHERE sequence = -3",
        3,
    ),
    "an added event": (
        "INSERT INTO event SELECT 8, time, boot, since_boot, trusted, type, subject, data, hash FROM event WHERE sequence = 7",
        8,
    ),
}


@pytest.fixture
def ledger(lone_station):
    """A ledger of seven events: the reader's arrival and six check-ins; returns its file."""
    with lone_station.subscribed() as subscription:
        for number in range(1, 7):
            lone_station.reader.tap(numbered_card(number))
            subscription.next_visit()
    assert lone_station.status()["lastSequence"] == 7
    files = [
        file for file in lone_station.data.rglob("*") if file.is_file() and file.read_bytes()[:15] == b"SQLite format 3"
    ]
    return next(file for file in files if has_events(file))


def has_events(file):
    with closing(sqlite3.connect(file)) as database:
        return bool(database.execute("SELECT 1 FROM sqlite_master WHERE name = 'event'").fetchall())


@pytest.mark.parametrize("daemon", ["running", "stopped"])
def test_an_untouched_ledger_is_whole(lone_station, ledger, daemon):
    if daemon == "stopped":
        assert lone_station.stop() == 0
    verdict = lone_station.verify().expect().json
    assert (verdict["ok"], verdict["lastSequence"], verdict.get("firstBad")) == (True, 7, None)
    assert "7" in lone_station.run("verify").expect().output


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_is_found_and_named(lone_station, ledger, tampering):
    statements, first_bad = TAMPERING[tampering]
    lone_station.stop()
    with closing(sqlite3.connect(ledger)) as database:
        database.executescript(statements)
    verdict = lone_station.verify().expect(1).json
    assert (verdict["ok"], verdict["firstBad"]) == (False, first_bad)
    assert str(first_bad) in lone_station.run("verify").expect(1).output


def test_a_running_daemon_finds_tampering_too(lone_station, ledger):
    with closing(sqlite3.connect(ledger)) as database:
        database.executescript(TAMPERING["an edited event"][0])
    assert lone_station.verify().expect(1).json["firstBad"] == 4
