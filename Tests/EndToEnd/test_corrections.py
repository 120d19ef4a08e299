"""Corrections by later events: what counts afterwards, here and at the district, and what is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.district import ALL_DAYS

SHANGHAI = ZoneInfo("Asia/Shanghai")
KEEPER = ("--by", "李芳", "--reason", "paper list")


def correct(station, *arguments):
    return station.run("correct", *arguments, *KEEPER, "--json").expect().json


def listed(station):
    return station.run("correct", "list", "--json", *ALL_DAYS).expect().json


def local(moment):
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def figures(report, *names):
    return tuple(report[name] for name in names)


def test_every_correction_counts_at_the_station_and_at_the_district(kiosk):
    station = kiosk.station
    with station.subscribed() as subscription:
        kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
        member = subscription.next_visit()["visit"]
        guest = subscription.call("guest")["visit"]["visit"]
        twice = subscription.call("guest")["visit"]["visit"]
        subscription.call("use", visit=guest, service="hot-water")
        use = max(int(event["id"]) for event in station.events())
        correct(station, "void", str(twice))
        while subscription.next("station")["station"]["checkInsToday"] != 2:
            pass
    reassigned = correct(station, "reassign", str(guest), "--member-of", str(member))
    assert (reassigned["before"]["visitor"], reassigned["now"]["visitor"]) == ("guest", "member")
    correct(station, "reassign", str(use), "--service", "rest")
    added = correct(station, "add", "check-in", "--guest", "--at", local(datetime.now(UTC) - timedelta(minutes=2)))
    correct(station, "add", "use", "--visit", str(added["event"]), "--service", "charging")

    report = station.report()
    assert figures(report, "checkIns", "members", "guests", "corrected") == (3, 2, 1, 5)
    assert figures(report, "firstVisits", "repeatVisits", "beneficiaries") == (1, 1, 1)
    assert report["services"] == {"rest": 1, "charging": 1}
    assert report["trades"] == {"courier": 2}
    station.wait_until_sent()
    at_district = kiosk.district.report()
    for figure in ("checkIns", "members", "guests", "corrected", "firstVisits", "repeatVisits", "services", "hours"):
        assert at_district[figure] == report[figure], figure
    station.verify().expect()


def test_a_correction_is_undone_by_a_later_one(lone_station):
    with lone_station.api() as api:
        visit = api.call("guest")["visit"]["visit"]
    void = correct(lone_station, "void", str(visit))
    assert "now" not in void
    assert lone_station.report()["checkIns"] == 0
    undo = correct(lone_station, "void", str(void["sequence"]))
    assert undo["now"] == {"visitor": "guest"}
    assert figures(lone_station.report(), "checkIns", "corrected") == (1, 0)
    entries = listed(lone_station)
    assert [(entry["corrects"], entry["event"], entry["effective"]) for entry in entries] == [
        (visit, visit, False),
        (void["sequence"], visit, True),
    ]
    assert entries[0]["undoneBy"] == undo["sequence"]
    assert (entries[0]["by"], entries[0]["reason"], entries[0]["author"]) == ("李芳", "paper list", "keeper")


def test_a_correction_says_what_changed_and_how_to_undo_it(lone_station):
    with lone_station.api() as api:
        visit = api.call("guest")["visit"]["visit"]
    said = lone_station.run("correct", "void", str(visit), *KEEPER).expect().output
    assert "before  guest" in said
    assert "now     nothing" in said
    assert f"station correct void {visit + 1} " in said
    table = lone_station.run("correct", "list").expect().output
    assert "李芳" in table
    assert "paper list" in table


REFUSED = {
    "an event that is not there": (("void", "99"), 1, "no event 99"),
    "a service that is not offered": (("add", "use", "--visit", "VISIT", "--service", "sauna"), 1, "sauna"),
    "a service twice": (("add", "use", "--visit", "VISIT", "--service", "rest"), 1, "already"),
    "the future": (("add", "check-in", "--guest", "--at", "2999-01-01 08:00"), 1, "future"),
    "a guest's member": (("reassign", "VISIT", "--member-of", "VISIT"), 1, "guest"),
    "no change": (("reassign", "VISIT", "--guest"), 1, "already"),
    "no time": (("add", "check-in", "--guest", "--at", "noon"), 2, "2026-11-20 14:05"),
    "two visitors": (("reassign", "VISIT", "--guest", "--member-of", "2"), 2, "--member-of"),
    "nobody": (("add", "check-in", "--at", "2026-01-05 08:00"), 2, "--guest"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_corrected_is_refused_in_a_sentence(lone_station, case):
    arguments, status, word = REFUSED[case]
    with lone_station.api() as api:
        visit = api.call("guest")["visit"]["visit"]
        api.call("use", visit=visit, service="rest")
    before = lone_station.events()
    named = [argument.replace("VISIT", str(visit)) for argument in arguments]
    outcome = lone_station.run("correct", *named, *KEEPER).expect(status)
    assert word in outcome.errors, outcome
    assert lone_station.events() == before


def test_a_correction_needs_a_name_and_a_reason(lone_station):
    with lone_station.api() as api:
        visit = str(api.call("guest")["visit"]["visit"])
    lone_station.run("correct", "void", visit).expect(2)
    outcome = lone_station.run("correct", "void", visit, "--by", " ", "--reason", "x").expect(1)
    assert "--by" in outcome.errors


def test_a_report_by_periods_adds_up_and_is_a_spreadsheet(lone_station):
    with lone_station.api() as api:
        for _ in range(3):
            api.call("guest")
    today = datetime.now(SHANGHAI).date()
    days = ("--from", (today - timedelta(days=1)).isoformat(), "--to", (today + timedelta(days=1)).isoformat())
    for step in ("day", "week", "month", "hour"):
        report = lone_station.report(*days, "--by", step)
        assert sum(period["checkIns"] for period in report["periods"]) == report["checkIns"] == 3, step
    assert "periods" not in lone_station.report(*days)
    table = lone_station.run("report", *days, "--by", "day").expect().output
    assert table.splitlines()[-1].split()[:2] == ["total", "3"]
    spreadsheet = lone_station.run("report", *days, "--by", "day", "--csv").expect().output
    assert spreadsheet.startswith("\ufeff")
    assert len(spreadsheet.split("\r\n")) == 6
    lone_station.run("report", *ALL_DAYS, "--by", "day").expect(2)
