"""How soon events go, over how many connections, and what a keeper sees of it."""

import time
from datetime import datetime, timedelta

import pytest

from harness.cards import SAMPLE_MEMBERS, numbered_card
from harness.chaos_proxy import ChaosProxy
from harness.waiting import wait_until


@pytest.fixture
def proxy():
    with ChaosProxy(port=0) as proxy:
        yield proxy


def tap(kiosk, card):
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(card)
        return subscription.next_visit()["visit"]


def test_a_visit_goes_by_itself_in_one_batch_with_its_services(make_kiosk, proxy):
    kiosk = make_kiosk(proxy=proxy)
    kiosk.station.wait_until_sent()
    before = proxy.counts.bytes[0]
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
        visit = subscription.next_visit()["visit"]
        for service in ("hot-water", "rest"):
            subscription.call("use", visit=visit, service=service)
    status = kiosk.station.status()
    assert status["unsent"] >= 3
    assert proxy.counts.bytes[0] == before, "it was not kept for what comes with it"
    oldest, due = (datetime.fromisoformat(status["district"][name]) for name in ("oldestUnsent", "nextAttempt"))
    assert timedelta(0) < due - oldest <= timedelta(seconds=10)
    wait_until("the visit is at the district", lambda: kiosk.station.status()["unsent"] == 0, pause=0.2)
    assert kiosk.station.status()["district"]["oldestUnsent"] is None
    assert kiosk.district.report()["services"] == {"hot-water": 1, "rest": 1}


def test_many_uploads_need_one_connection(make_kiosk, proxy):
    kiosk = make_kiosk(proxy=proxy)
    kiosk.station.wait_until_sent()
    before = proxy.counts.connections
    for number in range(20):
        tap(kiosk, numbered_card(number + 1))
        kiosk.station.wait_until_sent()
    assert proxy.counts.connections == before


def test_an_economical_station_waits_for_its_hour_unless_it_is_asked(make_kiosk, proxy):
    kiosk = make_kiosk(proxy=proxy, upload="economical")
    kiosk.station.wait_until_sent()
    before = proxy.counts.bytes[0]
    tap(kiosk, SAMPLE_MEMBERS[0].card)
    status = kiosk.station.status()
    assert status["unsent"] >= 1 and proxy.counts.bytes[0] == before
    due = datetime.fromisoformat(status["district"]["nextAttempt"])
    assert due <= datetime.fromisoformat(status["district"]["oldestUnsent"]) + timedelta(hours=1, seconds=10)
    assert "everything" in kiosk.station.run("send").expect().output
    assert kiosk.station.status()["unsent"] == 0


def test_many_waiting_events_go_before_their_time(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    kiosk.station.wait_until_sent()
    with kiosk.station.subscribed() as subscription:
        for number in range(100):
            kiosk.reader.tap_briefly(numbered_card(number + 1))
            subscription.next_visit()
    wait_until("they are at the district", lambda: kiosk.district.report()["checkIns"] == 100, pause=0.2)


@pytest.mark.parametrize("upload", ["prompt", "economical"])
def test_an_outage_is_noticed_although_there_is_nothing_to_send(make_kiosk, upload):
    kiosk = make_kiosk(upload=upload)
    kiosk.station.wait_until_sent()
    started = time.monotonic()
    kiosk.district.kill()
    wait_until("the outage is noticed", lambda: kiosk.station.status()["district"]["state"] == "unreachable", pause=0.2)
    print(f"noticed after {time.monotonic() - started:.1f} s")
    status = kiosk.station.status()["district"]
    assert status["problem"] and status["nextAttempt"] and status["lastContact"]
    shown = kiosk.station.run("status").expect().output
    assert "trying again by itself" in shown and "nothing is lost" in shown
    kiosk.district.start()
    wait_until("its end is noticed", lambda: kiosk.station.status()["district"]["state"] == "connected", pause=0.2)


def test_a_station_whose_district_is_away_cannot_send_and_says_why(kiosk):
    kiosk.station.wait_until_sent()
    kiosk.district.stop()
    tap(kiosk, SAMPLE_MEMBERS[0].card)
    outcome = kiosk.station.run("send", "--wait", "3").expect(1)
    assert "still only here" in outcome.errors
    assert "the oldest since" in kiosk.station.run("status").expect().output


def test_a_station_without_a_district_has_nobody_to_send_to(lone_station):
    assert "no district" in lone_station.run("send").expect(1).errors
