"""stationd killed at random moments: whatever was confirmed is there, once, and the chain is whole."""

import random
import time

import chain
from harness.cards import numbered_card


def test_no_confirmed_check_in_is_lost_or_doubled_by_kills(make_kiosk, request):
    moments = random.Random(request.config.getoption("--seed"))
    kiosk = make_kiosk(repeat_minutes=0)
    confirmed = []
    tapped = 0
    for _ in range(request.config.getoption("--kills")):
        with kiosk.station.subscribed() as subscription:
            end = time.monotonic() + moments.uniform(0.05, 1.0)
            while time.monotonic() < end:
                tapped += 1
                kiosk.reader.tap_briefly(numbered_card(tapped))
                time.sleep(moments.uniform(0.0, 0.06))
            kiosk.station.kill()
            confirmed += [visit["visit"] for visit in subscription.visits_until_silence(1.0)]
        kiosk.station.start()
        kiosk.station.wait_for_reader()
        assert kiosk.station.verify().expect().json["ok"]
    assert len(confirmed) > request.config.getoption("--kills"), "hardly a tap was confirmed: this shows nothing"
    kiosk.station.wait_until_sent()

    events = kiosk.station.events()
    there = [int(event["id"]) for event in events if event["type"] == "warmstation.check-in"]
    assert len(set(confirmed)) == len(confirmed)
    assert set(confirmed) <= set(there)
    assert len(there) <= tapped
    assert chain.head(events) == kiosk.station.verify().json["head"]
    assert kiosk.district.store.events() == events
    assert kiosk.district.store.heads() == [chain.head(events)]
    assert kiosk.district.report()["checkIns"] == kiosk.station.report()["checkIns"]
