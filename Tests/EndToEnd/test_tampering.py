"""A ledger that somebody has edited: `station verify` and the independent verifier name the first event that is wrong."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import chain
from harness.cards import numbered_card
from harness.ledger_file import LedgerFile

SWAP = (
    "UPDATE event SET sequence = -3 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = 4;"
    "UPDATE event SET sequence = 4 WHERE sequence = -3"
)
INSERT = (
    "INSERT INTO event SELECT {0}, time, boot, since_boot, trusted, type, subject, data, hash FROM event"
    " WHERE sequence = {1}"
)
TAMPERING = {
    "edit: another kind of visitor": (
        "UPDATE event SET data = replace(data, 'member', 'unknown') WHERE sequence = 4",
        4,
    ),
    "edit: another member": ("UPDATE event SET subject = randomblob(16) WHERE sequence = 5", 5),
    "edit: no member": ("UPDATE event SET subject = NULL WHERE sequence = 5", 5),
    "edit: another type": ("UPDATE event SET type = 'warmstation.reader-lost' WHERE sequence = 6", 6),
    "edit: the seal": ("UPDATE event SET hash = randomblob(32) WHERE sequence = 2", 2),
    "delete: one of the middle": ("DELETE FROM event WHERE sequence = 3", 3),
    "delete: the first": ("DELETE FROM event WHERE sequence = 1", 1),
    "delete: one, the others moved up": (
        "DELETE FROM event WHERE sequence = 3; UPDATE event SET sequence = sequence - 1 WHERE sequence > 3",
        3,
    ),
    "insert: a copy at the end": (INSERT.format(8, 7), 8),
    "insert: a copy between, the others moved down": (
        "UPDATE event SET sequence = -sequence WHERE sequence > 3;"
        "UPDATE event SET sequence = 1 - sequence WHERE sequence < 0;" + INSERT.format(4, 3),
        4,
    ),
    "reorder: two swapped": (SWAP, 3),
    "truncate: the newest is cut off": ("DELETE FROM event WHERE sequence = 7", 7),
    "truncate: nearly all is cut off": ("DELETE FROM event WHERE sequence > 1", 2),
    "clock-forge: an hour earlier": ("UPDATE event SET time = time - 3600000 WHERE sequence = 3", 3),
    "clock-forge: an hour later": ("UPDATE event SET time = time + 3600000 WHERE sequence = 7", 7),
    "clock-forge: the clock is said to be right": ("UPDATE event SET trusted = 1 - trusted WHERE sequence = 4", 4),
    "clock-forge: another time since boot": ("UPDATE event SET since_boot = since_boot + 1 WHERE sequence = 4", 4),
    "clock-forge: another boot": ("UPDATE event SET boot = randomblob(16) WHERE sequence = 4", 4),
}


@pytest.fixture
def ledger(lone_station):
    """A ledger of seven events, the reader's arrival and six check-ins, of a daemon that was stopped."""
    with lone_station.subscribed() as subscription:
        for number in range(1, 7):
            lone_station.reader.tap(numbered_card(number))
            subscription.next_visit()
    assert lone_station.status()["lastSequence"] == 7
    assert lone_station.stop() == 0
    return LedgerFile(lone_station.data)


def assert_broken(station, ledger, first_bad):
    verdict = station.verify().expect(1).json
    assert (verdict["ok"], verdict["firstBad"]) == (False, first_bad)
    assert str(first_bad) in station.run("verify").expect(1).output
    assert ledger.verify() == first_bad


@pytest.mark.parametrize("daemon", ["running", "stopped"])
def test_an_untouched_ledger_is_whole(lone_station, ledger, daemon):
    if daemon == "running":
        lone_station.start()
    verdict = lone_station.verify().expect().json
    assert (verdict["ok"], verdict["firstBad"], verdict["earlier"]) == (True, None, [])
    assert verdict["lastSequence"] >= 7
    assert ledger.verify() is None
    assert "whole" in lone_station.run("verify").expect().output


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_is_found_and_named(lone_station, ledger, tampering):
    statements, first_bad = TAMPERING[tampering]
    ledger.change(statements)
    assert_broken(lone_station, ledger, first_bad)


@pytest.mark.parametrize("sequences", ["kept", "recomputed"])
def test_an_event_of_another_ledger_is_found(lone_station, ledger, make_other_ledger, sequences):
    other = make_other_ledger(12 if sequences == "kept" else 5)
    with closing(sqlite3.connect(ledger.path)) as database:
        database.execute("ATTACH ? AS other", (str(other.path),))
        database.execute("DELETE FROM event WHERE sequence >= 5")
        offset = 0 if sequences == "kept" else 2
        database.execute(
            "INSERT INTO event SELECT sequence + ?, time, boot, since_boot, trusted, type, subject, data, hash"
            " FROM other.event WHERE sequence BETWEEN ? AND ?",
            (offset, 5 - offset, 7 - offset),
        )
        database.commit()
    assert_broken(lone_station, ledger, 5)


@pytest.fixture
def make_other_ledger(programs, tmp_path):
    """The stopped ledger of another run of the same station."""
    from harness.reader import Reader
    from harness.station import Station

    def make(visits):
        folder = tmp_path / "other"
        folder.mkdir()
        reader = Reader(programs, folder)
        station = Station(programs, folder, reader=reader, repeat_minutes=0)
        try:
            reader.start()
            station.start()
            station.wait_for_reader()
            with station.subscribed() as subscription:
                for number in range(1, visits):
                    reader.tap(numbered_card(number))
                    subscription.next_visit()
        finally:
            station.stop()
            reader.stop()
        return LedgerFile(station.data)

    return make


def test_a_forger_who_seals_anew_is_caught_by_the_mark(lone_station, ledger):
    ledger.change("UPDATE event SET data = replace(data, 'member', 'unknown') WHERE sequence = 4")
    ledger.reseal(4)
    assert lone_station.verify().expect(1).json["firstBad"] == 7


def test_a_running_daemon_finds_tampering_too(lone_station, ledger):
    lone_station.start()
    ledger.change(TAMPERING["edit: another kind of visitor"][0])
    assert lone_station.verify().expect(1).json["firstBad"] == 4


def test_the_independent_verifier_reads_the_events_of_the_command(lone_station, ledger):
    lone_station.start()
    listing = lone_station.run("events", "--json").expect().output
    head = lone_station.verify().expect().json["head"]
    program = Path(chain.__file__)

    def verdict(text):
        return subprocess.run(
            [sys.executable, str(program), "--head", head], input=text.encode(), capture_output=True, check=False
        )

    assert verdict(listing).returncode == 0
    lines = listing.splitlines(keepends=True)
    changed = [line.replace('"member"', '"unknown"') if '"id":"4"' in line else line for line in lines]
    for forged in (changed, lines[:2] + lines[3:], lines[:-1], [lines[1], lines[0], *lines[2:]]):
        assert verdict("".join(forged)).returncode == 1
