"""What the district has had for long is removed from the kiosk; its figures, and the proof, stay."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import chain
from harness.cards import SAMPLE_MEMBERS
from harness.clock import ShownClock
from harness.kiosk import Kiosk
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

DAY = 86_400
KEEP_DAYS = 62
# Seconds after which a card is no longer the one that is still held to the reader.
A_CARD_IS_GONE_AFTER = 2
FIGURES = ("checkIns", "members", "guests", "firstVisits", "repeatVisits", "services", "hours", "trades", "corrected")


@pytest.fixture
def clock(tmp_path):
    return ShownClock(tmp_path, trusted=True)


@pytest.fixture
def kiosk(programs, tmp_path, clock):
    kiosk = Kiosk(programs, tmp_path / "kiosk", repeat_minutes=0, variables=clock.variables)
    configuration = kiosk.station.config.read_text()
    kiosk.station.config.write_text(configuration.replace("[data]\n", f"[data]\nkeep-days = {KEEP_DAYS}\n"))
    with kiosk:
        yield kiosk


def these_days():
    """Yesterday to tomorrow, so that no midnight comes in between."""
    today = datetime.now(UTC)
    return ("--from", f"{today - timedelta(days=1):%Y-%m-%d}", "--to", f"{today + timedelta(days=1):%Y-%m-%d}")


def figures(report):
    return {name: report[name] for name in FIGURES}


def use_the_kiosk(kiosk):
    with kiosk.station.subscribed() as subscription:
        for member in SAMPLE_MEMBERS:
            kiosk.reader.tap(member.card)
            visit = subscription.next_visit()["visit"]
        time.sleep(A_CARD_IS_GONE_AFTER)
        kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
        subscription.next_visit()
        subscription.call("use", visit=visit, service="rest")
        subscription.call("guest")


def first_sequence(kiosk):
    events = kiosk.station.events()
    return int(events[0]["id"]) if events else None


def exported(kiosk, folder):
    return kiosk.station.run("export", "--to", str(folder), "--json").expect().json["path"]


def a_new_device_reports(programs, stick, folder):
    """The figures of a device that continues an export."""
    folder.mkdir()
    device = Station(programs, folder, reader=Reader(programs, folder))
    device.data.mkdir(exist_ok=True)
    device.run("replace", "--from", stick).expect()
    device.start()
    try:
        assert device.verify().expect().json["ok"]
        return figures(device.report(*these_days()))
    finally:
        device.stop()


def test_old_events_go_and_their_figures_and_the_proof_stay(programs, kiosk, clock, tmp_path):
    use_the_kiosk(kiosk)
    sent = kiosk.station.wait_until_sent()["lastSequence"]
    before = figures(kiosk.station.report(*these_days()))
    at_the_district = kiosk.district.report(*these_days())
    assert before["checkIns"] == len(SAMPLE_MEMBERS) + 2

    kiosk.station.stop()
    clock.set(trusted=True, seconds_ahead=(KEEP_DAYS + 40) * DAY)
    kiosk.station.start()
    wait_until("the old events are gone", lambda: (first_sequence(kiosk) or 0) > sent, pause=0.5)
    after = kiosk.station.report(*these_days())
    assert figures(after) == before
    assert after["beneficiaries"] == len(SAMPLE_MEMBERS)
    assert kiosk.station.verify().expect().json["ok"]
    kinds = [event["type"] for event in kiosk.station.events()]
    assert kinds.count("warmstation.ledger-pruned") == 1
    stick = exported(kiosk, tmp_path)
    assert kiosk.station.run("verify", "--export", str(stick), "--json").expect().json["ok"]
    assert [broken for _, _, broken in chain.verify_export(Path(stick))] == [None]
    assert a_new_device_reports(programs, stick, tmp_path / "device") == before

    kiosk.station.kill()
    clock.set(trusted=True)
    kiosk.station.start()
    assert kiosk.station.verify().expect().json["ok"]
    kiosk.station.wait_until_sent()
    assert kiosk.district.report(*these_days())["checkIns"] == at_the_district["checkIns"]
    assert kiosk.district.report(*these_days())["alarms"] == 0


def test_by_a_clock_that_is_not_trusted_nothing_is_old(kiosk, clock):
    use_the_kiosk(kiosk)
    kiosk.station.wait_until_sent()
    kiosk.station.stop()
    clock.set(trusted=False, seconds_ahead=(KEEP_DAYS + 400) * DAY)
    kiosk.station.start()
    with pytest.raises(AssertionError, match="gone"):
        wait_until("the old events are gone", lambda: (first_sequence(kiosk) or 0) > 1, seconds=15, pause=0.5)
