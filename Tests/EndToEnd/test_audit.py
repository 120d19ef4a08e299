"""The district's own proof of a station's history: whole as it came, and an edit behind its back is found and named."""

import hashlib
import json
import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

import chain
from harness.cards import numbered_card
from harness.district import District
from harness.programs import die_with_parent, environment

STATION = "CY-SLT-003"
# Each with the first event that it makes bad, of nine and more: what came with the programme, then six visits.
TAMPERING = {
    "edit: the data": ("UPDATE event SET data = replace(data, 'member', 'unknown') WHERE sequence = {visit}", 0),
    "edit: another member": ("UPDATE event SET subject = randomblob(16) WHERE sequence = {visit}", 0),
    "edit: the type": ("UPDATE event SET type = 'warmstation.reader-lost' WHERE sequence = {visit}", 0),
    "edit: the time": ("UPDATE event SET time = time + 3600000 WHERE sequence = {visit}", 0),
    "edit: the boot is none": ("UPDATE event SET boot = x'00' WHERE sequence = {visit}", 0),
    "edit: the day that it is counted on": ("UPDATE event SET moment = moment - 86400000 WHERE sequence = {visit}", 0),
    "edit: what it corrects": ("UPDATE event SET corrects = 1 WHERE sequence = {visit}", 0),
    "delete: one": ("DELETE FROM event WHERE sequence = {visit}", 0),
    "delete: one, the others moved up": (
        "DELETE FROM event WHERE sequence = {visit};"
        "UPDATE event SET sequence = -sequence WHERE sequence > {visit};"
        "UPDATE event SET sequence = -sequence - 1 WHERE sequence < 0",
        0,
    ),
    "delete: all behind one": ("DELETE FROM event WHERE sequence > {visit}", 1),
    "reorder: two swapped": (
        "UPDATE event SET sequence = -1 WHERE sequence = {visit};"
        "UPDATE event SET sequence = {visit} WHERE sequence = {visit} + 1;"
        "UPDATE event SET sequence = {visit} + 1 WHERE sequence = -1",
        0,
    ),
}


def change(district: District, statements: str) -> None:
    with closing(sqlite3.connect(store_file(district))) as database:
        database.executescript(statements)


def store_file(district: District) -> Path:
    [file] = [file for file in district.data.iterdir() if file.suffix == ".sqlite"]
    return file


@pytest.fixture
def visited(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    with kiosk.station.subscribed() as subscription:
        for number in range(1, 7):
            kiosk.reader.tap(numbered_card(number))
            subscription.next_visit()
    kiosk.station.wait_until_sent()
    return kiosk


def visit_of(station):
    """The second visit's sequence; more visits follow it."""
    return [int(event["id"]) for event in station.events() if event["type"] == "warmstation.check-in"][1]


def test_a_history_is_proved_while_the_server_runs(visited):
    district, station = visited.district, visited.station
    proof = district.run("audit", STATION, "--json").expect().json
    [ledger] = proof["ledgers"]
    events = station.events()
    assert (proof["ok"], proof["station"], ledger["ok"]) == (True, STATION, True)
    assert ledger["lastSequence"] == ledger["wholeThrough"] == len(events)
    assert ledger["head"] == station.verify().expect().json["head"] == chain.head(district.store.events())
    assert "whole" in district.run("audit", STATION).expect().output
    assert district.run("audit", STATION, "--ledger", "0" * 16).expect(2).errors
    assert "not registered" in district.run("audit", "CY-NONE-001").expect(2).errors


def test_every_edit_behind_its_back_is_named(visited):
    district = visited.district
    visit = visit_of(visited.station)
    visited.station.stop()
    district.stop()
    file = store_file(district)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    untouched = file.read_bytes()
    for name, (statements, behind) in TAMPERING.items():
        file.write_bytes(untouched)
        change(district, statements.format(visit=visit))
        outcome = district.run("audit", STATION, "--json").expect(1)
        [ledger] = outcome.json["ledgers"]
        assert (outcome.json["ok"], ledger["firstBad"]) == (False, visit + behind), name
        words = district.run("audit", STATION).expect(1).output
        assert f"BROKEN at event {visit + behind}" in words, name
    file.write_bytes(untouched)
    district.run("audit", STATION).expect()


def test_both_sides_are_compared(visited, tmp_path):
    district, station = visited.district, visited.station
    listing = tmp_path / "events.jsonl"
    listing.write_text(station.run("events", "--json").expect().output)
    stick = Path(station.run("export", "--to", str(tmp_path), "--json").expect().json["path"])
    count = len(station.events())
    for against in (listing, stick):
        proof = district.run("audit", STATION, "--against", str(against), "--json").expect().json
        [compared] = proof["against"]["ledgers"]
        assert (compared["same"], compared["onlyAtStation"], compared["onlyAtDistrict"]) == (count, 0, 0)
        assert "same on both sides" in district.run("audit", STATION, "--against", str(against)).expect().output
    visit = visit_of(station)
    lines = listing.read_text().splitlines(keepends=True)
    lines[visit - 1] = lines[visit - 1].replace('"visitor":"', '"visitor":"x')
    listing.write_text("".join(lines))
    proof = district.run("audit", STATION, "--against", str(listing), "--json").expect(1).json
    assert proof["ledgers"][0]["ok"] and proof["against"]["ledgers"][0]["firstBad"] == visit
    district.run("audit", STATION, "--against", str(tmp_path / "none")).expect(2)


def test_what_is_cut_off_without_a_trace_is_found_at_the_station(visited, tmp_path):
    district, station = visited.district, visited.station
    listing = tmp_path / "events.jsonl"
    listing.write_text(station.run("events", "--json").expect().output)
    visit = visit_of(station)
    station.stop()
    change(
        district,
        f"DELETE FROM event WHERE sequence > {visit};"
        f"UPDATE ledger SET sequence = {visit}, hash = (SELECT hash FROM event WHERE sequence = {visit})",
    )
    district.run("audit", STATION).expect()
    proof = district.run("audit", STATION, "--against", str(listing), "--json").expect().json
    assert proof["against"]["ledgers"][0]["onlyAtStation"] == len(listing.read_text().splitlines()) - visit


def test_a_ledger_that_continues_another_fits_behind_it(visited, tmp_path):
    district, station = visited.district, visited.station
    stick = Path(station.run("export", "--to", str(tmp_path), "--json").expect().json["path"])
    station.stop()
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"):
        (station.data / name).unlink(missing_ok=True)
    (station.data / "ledgers.json").unlink(missing_ok=True)
    station.run("replace", "--from", str(stick)).expect()
    station.start()
    station.wait_until_sent()
    proof = district.run("audit", STATION, "--json").expect().json
    assert [ledger["ok"] for ledger in proof["ledgers"]] == [True, True]
    assert proof["ledgers"][1]["continues"]["standing"] == "fits"
    before = proof["ledgers"][0]["ledger"]
    change(
        district,
        f"UPDATE event SET hash = randomblob(32) WHERE sequence = {proof['ledgers'][0]['lastSequence']}"
        f" AND ledger = (SELECT key FROM ledger WHERE id = '{before}')",
    )
    proof = district.run("audit", STATION, "--json").expect(1).json
    assert [ledger["ok"] for ledger in proof["ledgers"]] == [False, False]
    assert proof["ledgers"][1]["continues"]["standing"] == "differs"


def test_a_big_history_needs_no_more_memory(programs, tmp_path):
    district = District(programs, tmp_path / "district")
    district.run("init").expect()
    peaks = []
    for number, count in enumerate((5_000, 100_000)):
        station = f"CY-BIG-{number:03d}"
        district.add_station(station, "大账本", "三里屯街道")
        fill(store_file(district), station, count)
        proof, peak = measured(district, "audit", station, "--json")
        assert proof["ok"] and proof["ledgers"][0]["lastSequence"] == count
        peaks.append(peak)
    print(f"peak resident memory for 5,000 and 100,000 events: {peaks} KiB")
    assert peaks[1] - peaks[0] < 24 * 1024
    change(district, 'UPDATE event SET data = \'{"visitor":"gueSt"}\' WHERE sequence = 77777')
    assert district.run("audit", "CY-BIG-001", "--json").expect(1).json["ledgers"][0]["firstBad"] == 77_777


def measured(district: District, *arguments: str) -> tuple[dict, int]:
    """What a command of the district prints as JSON, and its peak resident memory in KiB."""
    command = [district.programs.path("districtd"), "--config", str(district.config), *arguments]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment(), preexec_fn=die_with_parent, stdin=subprocess.DEVNULL
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return json.loads(output), usage.ru_maxrss


def fill(file: Path, station: str, count: int) -> None:
    """Writes a ledger of guests into a store, sealed by the independent rules."""
    source = f"/stations/{station}/ledgers/00000000000000aa"
    boot = bytes(range(16))
    booted = 1_767_571_200_000
    seal = chain.genesis(source)
    rows = []
    for sequence in range(1, count + 1):
        time = booted + sequence * 1000
        event = {
            "bootid": boot.hex(),
            "boottime": text(booted),
            "clock": "trusted",
            "data": {"visitor": "guest"},
            "id": str(sequence),
            "source": source,
            "specversion": "1.0",
            "time": text(time),
            "type": "warmstation.check-in",
        }
        seal = hashlib.sha256(seal + chain.canonical(event)).digest()
        rows.append((station, sequence, time, time, boot, sequence * 1000, '{"visitor":"guest"}', seal, time))
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            "INSERT INTO ledger (station, key, id, sequence, hash, heard) VALUES (?, 1, '00000000000000aa', ?, ?, ?)",
            (station, count, seal, booted),
        )
        database.executemany(
            "INSERT INTO event (station, ledger, sequence, received, time, boot, since_boot, trusted, type, data, hash,"
            " moment, uncertain) VALUES (?, 1, ?, ?, ?, ?, ?, 1, 'warmstation.check-in', ?, ?, ?, 0)",
            rows,
        )
        database.commit()


def text(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}Z"
