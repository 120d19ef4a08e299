"""A tap on the reader's way: disk, screen, daily figure, district."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import chain
from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.kiosk import STREET

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Longer than a card may go unseen and still count as held.
CARD_TAKEN_AWAY_SECONDS = 2.0


def check_ins(events):
    return [event for event in events if event["type"] == "warmstation.check-in"]


def test_a_tap_is_on_the_screen_in_the_report_and_at_the_district(kiosk):
    with kiosk.station.menu() as menu:
        menu.wait_for("请刷卡")
        kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
        menu.wait_for("王师傅")
    report = kiosk.station.report()
    assert (report["checkIns"], report["members"], report["trades"]) == (1, 1, {"courier": 1})
    kiosk.station.wait_until_sent()
    at_district = kiosk.district.report()
    assert (at_district["stations"], at_district["checkIns"], at_district["members"]) == (1, 1, 1)
    assert kiosk.district.report("--street", STREET)["checkIns"] == 1
    assert kiosk.district.report("--street", "other")["checkIns"] == 0


def test_the_district_holds_the_same_events(kiosk):
    with kiosk.station.subscribed() as subscription:
        for card in [member.card for member in SAMPLE_MEMBERS] + [UNKNOWN_CARD]:
            kiosk.reader.tap(card)
            visit = subscription.next_visit()["visit"]
            subscription.call("use", visit=visit, service="hot-water")
        guest = subscription.call("guest")["visit"]["visit"]
        subscription.call("use", visit=guest, service="rest")
        subscription.call("undo", visit=guest)
    kiosk.station.wait_until_sent()
    events = kiosk.station.events()
    assert kiosk.district.store.events() == events
    assert kiosk.district.store.heads() == [chain.head(events)]
    report, at_district = kiosk.station.report(), kiosk.district.report()
    assert (report["checkIns"], report["members"], report["unknownCards"], report["guests"]) == (7, 5, 1, 1)
    assert report["services"] == {"hot-water": 6}
    for figure in ("checkIns", "members", "guests", "services"):
        assert at_district[figure] == report[figure], figure


def test_an_independent_verifier_comes_to_the_same_head(kiosk):
    with kiosk.station.subscribed() as subscription:
        for member in SAMPLE_MEMBERS:
            kiosk.reader.tap(member.card)
            subscription.next_visit()
    verdict = kiosk.station.verify().expect().json
    events = kiosk.station.events()
    assert (verdict["ok"], verdict.get("firstBad")) == (True, None)
    assert verdict["lastSequence"] == len(events)
    assert verdict["head"] == chain.head(events)


def test_a_held_card_is_one_tap_and_a_second_tap_reopens_the_visit(kiosk):
    card = SAMPLE_MEMBERS[0].card
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(card)
        first = subscription.next_visit()
        time.sleep(CARD_TAKEN_AWAY_SECONDS)
        kiosk.reader.tap(card)
        again = subscription.next_visit()
    assert (again["visit"], again["isRepeated"]) == (first["visit"], True)
    assert len(check_ins(kiosk.station.events())) == 1


def test_a_report_counts_only_the_days_that_it_is_asked_for(kiosk):
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
        subscription.next_visit()
    moment = datetime.fromisoformat(check_ins(kiosk.station.events())[0]["time"]).astimezone(SHANGHAI)
    day, before = moment.date().isoformat(), (moment.date() - timedelta(days=1)).isoformat()
    report = kiosk.station.report("--day", day)
    assert report["checkIns"] == 1
    assert [hour for hour, count in enumerate(report["hours"]) if count] == [moment.hour]
    assert kiosk.station.report("--from", before, "--to", day)["checkIns"] == 1
    assert kiosk.station.report("--day", before)["checkIns"] == 0
