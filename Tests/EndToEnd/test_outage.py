"""The district away, killed, or met again after a restart: the worker notices nothing, everything arrives once."""

import random
import time

import chain
from harness.cards import SAMPLE_MEMBERS, numbered_card


def assert_all_arrived(kiosk):
    kiosk.station.wait_until_sent()
    events = kiosk.station.events()
    assert kiosk.district.store.events() == events
    assert kiosk.district.store.heads() == [chain.head(events)]
    assert kiosk.district.report()["checkIns"] == kiosk.station.report()["checkIns"]


def test_a_visit_without_the_district_arrives_later_in_order(kiosk):
    kiosk.station.wait_until_sent()
    kiosk.district.stop()
    with kiosk.station.menu() as menu:
        menu.wait_for("请刷卡")
        kiosk.reader.tap(SAMPLE_MEMBERS[1].card)
        menu.wait_for("李师傅", "喝热水")
        menu.press("1")
        menu.wait_for("喝热水 已记下")
        menu.press("2")
        menu.wait_for("热饭菜 已记下")
    status = kiosk.station.status()
    assert status["unsent"] >= 1
    assert status["district"]["state"] != "refused"
    kiosk.district.start()
    assert_all_arrived(kiosk)
    assert kiosk.station.report()["checkIns"] == 1
    assert kiosk.district.report()["services"] == {"hot-water": 1, "heated-meal": 1}


def test_a_station_restarted_with_unsent_events_sends_them(kiosk):
    kiosk.station.wait_until_sent()
    kiosk.district.stop()
    with kiosk.station.subscribed() as subscription:
        for member in SAMPLE_MEMBERS:
            kiosk.reader.tap(member.card)
            subscription.next_visit()
    assert kiosk.station.stop() == 0
    kiosk.district.start()
    kiosk.station.start()
    assert_all_arrived(kiosk)
    assert kiosk.district.report()["checkIns"] == len(SAMPLE_MEMBERS)


def test_a_district_killed_while_events_come_stores_each_once(make_kiosk, request):
    moments = random.Random(request.config.getoption("--seed"))
    kiosk = make_kiosk(repeat_minutes=0)
    with kiosk.station.subscribed() as subscription:
        for turn in range(5):
            for number in range(10):
                kiosk.reader.tap(numbered_card(100 * turn + number + 1))
                subscription.next_visit()
                if number == 5:
                    time.sleep(moments.uniform(0.0, 0.2))
                    kiosk.district.kill()
            kiosk.district.start()
    assert_all_arrived(kiosk)
    assert kiosk.district.report()["checkIns"] == 50
    assert kiosk.district.report()["alarms"] in (0, [])
