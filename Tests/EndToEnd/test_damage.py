"""A ledger whose file is damaged, gone or from an old backup: check-ins go on, and nothing that holds is lost."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from harness.cards import SAMPLE_MEMBERS, numbered_card
from harness.ledger_file import LedgerFile, bytes_of
from harness.waiting import wait_until

PAGE = 4096


def check_ins(station, reader, count, first=1):
    with station.subscribed() as subscription:
        for number in range(first, first + count):
            reader.tap(numbered_card(number))
            subscription.next_visit()


def set_aside(station):
    return station.status()["setAsideLedgers"]


def evidence_of(station):
    [ledger] = set_aside(station)
    return ledger["path"]


def district_events(kiosk, ledger):
    return [event for event in kiosk.district.store.events() if event["source"].endswith(ledger)]


def visits(events):
    return [event["subject"] for event in events if event["type"] == "warmstation.check-in"]


def assert_kept(station, found, evidence):
    """The set-aside files are as they were; a start may have laid a log beside them, in which nothing is."""
    kept = bytes_of(station.data / "set-aside" / found["path"].rsplit("/", 1)[1])
    laid = kept.keys() - evidence.keys()
    assert laid <= {"ledger.sqlite-wal"} and not any(any(kept[name]) for name in laid)
    assert {name: kept[name] for name in evidence} == evidence


def settle(path):
    """Moves what the write-ahead log holds into the file itself, so that a damaged page is one of the ledger's."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_a_forged_ledger_is_set_aside_whole_and_the_station_goes_on(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    station, reader = kiosk.station, kiosk.reader
    station.wait_until_sent()
    kiosk.district.stop()
    check_ins(station, reader, 6)
    before = station.status()
    assert station.stop() == 0
    ledger = LedgerFile(station.data)
    last = before["lastSequence"]
    ledger.change(f"UPDATE event SET data = replace(data, 'visitor', 'visited') WHERE sequence = {last - 1}")
    evidence = bytes_of(station.data)
    station.start()
    [found] = set_aside(station)
    assert (found["ledger"], found["lastGood"], found["lastSequence"]) == (before["ledger"], last - 2, last)
    assert found["reason"] == "damaged" and str(last - 1) in found["problem"] and found["unsent"] == 4
    assert_kept(station, found, evidence)
    status = station.status()
    assert status["ledger"] != before["ledger"]
    station.wait_for_reader()
    check_ins(station, reader, 2, first=50)
    verdict = station.verify().expect().json
    assert verdict["ok"] and [ledger["ok"] for ledger in verdict["earlier"]] == [True]
    assert found["path"] in station.run("status").expect().output
    assert "set aside" in station.daemon.log_text
    with station.menu() as menu:
        menu.wait_for("记录损坏")
    kiosk.district.start()
    station.wait_until_sent()
    assert len(visits(district_events(kiosk, before["ledger"]))) == 4
    assert len(visits(district_events(kiosk, status["ledger"]))) == 2
    alarms = [alarm["kind"] for alarm in kiosk.district.report()["alarmList"]]
    assert alarms == ["ledger-damaged"]
    assert "ledger-damaged" in kiosk.district.run("report", "--from", "2020-01-01", "--to", "2099-12-31").output
    assert kiosk.district.report()["checkIns"] == 6 == station.report()["checkIns"]
    # The rest of its life is quiet: the damage of then is no bad news for ever.
    assert station.stop() == 0
    station.start()
    assert len(set_aside(station)) == 1
    assert_kept(station, found, evidence)


@pytest.mark.parametrize("damage", ["header", "pages", "cut", "emptied", "gone", "noise"])
def test_a_damaged_file_is_set_aside_at_the_start(make_station, request, damage):
    station = make_station()
    check_ins(station, station.reader, 40)
    old = station.status()["ledger"]
    assert station.stop() == 0
    file = LedgerFile(station.data).path
    settle(file)
    content = bytearray(file.read_bytes())
    dice = random.Random(request.config.getoption("--seed"))
    if damage == "header":
        content[:100] = bytes(100)
    elif damage == "pages":
        for page in range(1, len(content) // PAGE):
            content[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
    elif damage == "cut":
        del content[len(content) // 2 :]
    elif damage == "noise":
        content[:] = dice.randbytes(len(content))
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "emptied" else content)
    station.start()
    [found] = set_aside(station)
    assert found["ledger"] == old
    assert station.status()["ledger"] != old
    if damage != "gone":
        kept = station.data / "set-aside" / found["path"].rsplit("/", 1)[1] / "ledger.sqlite"
        assert kept.read_bytes() == (b"" if damage == "emptied" else bytes(content))
    station.wait_for_reader()
    check_ins(station, station.reader, 3)
    assert station.verify().expect().json["ok"]


def test_a_page_that_goes_bad_while_running_does_not_stop_check_ins(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    station, reader = kiosk.station, kiosk.reader
    check_ins(station, reader, 5)
    station.wait_until_sent()
    old = station.status()["ledger"]
    LedgerFile(station.data).change("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)")
    check_ins(station, reader, 3, first=100)
    status = station.status()
    assert status["ledger"] != old
    assert [ledger["ledger"] for ledger in status["setAsideLedgers"]] == [old]
    station.wait_until_sent()
    # What was cut off here the district had already.
    assert kiosk.district.report()["checkIns"] == 8
    assert [alarm["kind"] for alarm in kiosk.district.report()["alarmList"]] == ["ledger-damaged"]


def test_a_fault_deep_in_the_chain_is_found_after_the_start(make_station):
    station = make_station()
    check_ins(station, station.reader, 4)
    old = station.status()["ledger"]
    assert station.stop() == 0
    # So long a ledger that the quick look at its end does not reach the fault.
    lengthen(LedgerFile(station.data), 1_500)
    LedgerFile(station.data).change("UPDATE event SET time = time + 1 WHERE sequence = 3")
    station.start()
    wait_until("the ledger is set aside", lambda: set_aside(station))
    [found] = set_aside(station)
    assert (found["ledger"], found["lastGood"]) == (old, 2)


def lengthen(ledger, count):
    """Appends copies of the newest event, sealed as they must be."""
    with closing(sqlite3.connect(ledger.path)) as database:
        newest = database.execute("SELECT max(sequence) FROM event").fetchone()[0]
        database.executemany(
            "INSERT INTO event SELECT ?, time, boot, since_boot, trusted, type, subject, data, hash FROM event"
            " WHERE sequence = ?",
            [(newest + number, newest) for number in range(1, count + 1)],
        )
        database.commit()
    ledger.reseal(newest + 1)


def test_a_backup_that_was_put_back_gives_way_and_nothing_is_lost_or_doubled(make_kiosk, tmp_path):
    kiosk = make_kiosk(repeat_minutes=0)
    station, reader = kiosk.station, kiosk.reader
    check_ins(station, reader, 4)
    station.wait_until_sent()
    assert station.stop() == 0
    shutil.copytree(station.data, tmp_path / "backup")
    station.start()
    station.wait_for_reader()
    check_ins(station, reader, 3, first=20)
    station.wait_until_sent()
    old = station.status()["ledger"]
    assert station.stop() == 0
    shutil.rmtree(station.data)
    shutil.copytree(tmp_path / "backup", station.data)
    kiosk.district.stop()
    station.start()
    station.wait_for_reader()
    check_ins(station, reader, 2, first=40)
    kiosk.district.start()
    wait_until("a new ledger has begun", lambda: station.status()["ledger"] != old)
    station.wait_until_sent()
    [found] = set_aside(station)
    assert (found["ledger"], found["reason"]) == (old, "restored")
    assert kiosk.district.report()["checkIns"] == 4 + 3 + 2
    members = visits(kiosk.district.store.events())
    assert len(members) == len(set(members)) == 9
    assert "ledger-restored" in [alarm["kind"] for alarm in kiosk.district.report()["alarmList"]]
    check_ins(station, reader, 1, first=60)
    station.wait_until_sent()
    assert kiosk.district.report()["checkIns"] == 10


def test_the_same_worker_may_come_again_after_the_change(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=10)
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    wait_until("the visit is there", lambda: kiosk.station.report()["checkIns"] == 1)
    assert kiosk.station.stop() == 0
    LedgerFile(kiosk.station.data).change("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)")
    kiosk.station.start()
    kiosk.station.wait_for_reader()
    check_ins(kiosk.station, kiosk.reader, 1, first=70)
    assert len(set_aside(kiosk.station)) == 1
