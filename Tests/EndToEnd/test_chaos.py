"""A network that goes wrong in every way while both daemons are killed: each event arrives once, in order."""

import random
import threading
import time

import pytest

import chain
from harness.cards import numbered_card
from harness.chaos_proxy import ChaosProxy, Fate

SECONDS_OF_CHAOS = 15.0
HOWS = ("reset", "close", "hole", "half")


def fate(dice: random.Random) -> Fate | None:
    """Most connections end badly: in the handshake, in a request, in a reply, or after a few of them."""
    if dice.random() < 0.15:
        return None
    return Fate(
        bytes=int(dice.choice([300, 3_000, 8_000, 20_000]) * dice.uniform(0.3, 1.5)),
        direction=dice.randrange(2),
        how=dice.choice(HOWS),
        delay=dice.choice([0.0, 0.0, 0.0, 0.01, 0.05]),
        silence=dice.uniform(0.2, 1.5),
    )


@pytest.fixture
def proxy(request):
    with ChaosProxy(port=0, seed=request.config.getoption("--seed")) as proxy:
        yield proxy


def keep_tapping(kiosk, is_over: threading.Event, dice: random.Random) -> int:
    tapped = 0
    while not is_over.is_set():
        tapped += 1
        kiosk.reader.tap_briefly(numbered_card(tapped))
        time.sleep(dice.uniform(0.0, 0.04))
    return tapped


def hurry(kiosk) -> None:
    """Has everything sent now; a daemon that is just being killed does not hear it."""
    try:
        with kiosk.station.api() as api:
            api.call("forward")
    except OSError:
        pass


def test_nothing_is_lost_or_doubled_by_a_network_that_goes_wrong(make_kiosk, proxy, request):
    seed = request.config.getoption("--seed")
    dice = random.Random(seed)
    kiosk = make_kiosk(repeat_minutes=0, proxy=proxy)
    proxy.go_wrong(fate)
    proxy.reset()
    is_over = threading.Event()
    tapping = threading.Thread(target=keep_tapping, args=(kiosk, is_over, random.Random(seed + 1)))
    tapping.start()
    kills = {"station": 0, "district": 0}
    end = time.monotonic() + SECONDS_OF_CHAOS
    while time.monotonic() < end:
        for _ in range(dice.randrange(5, 15)):
            hurry(kiosk)
            time.sleep(dice.uniform(0.02, 0.15))
        name = dice.choice(list(kills))
        kills[name] += 1
        daemon = getattr(kiosk, name)
        daemon.kill()
        time.sleep(dice.uniform(0.0, 0.3))
        daemon.start()
    is_over.set()
    tapping.join()
    proxy.calm()
    kiosk.station.wait_for_reader()
    status = kiosk.station.wait_until_sent()

    events = kiosk.station.events()
    print(
        f"seed {seed}: {len(events)} events, kills {kills}, connections {proxy.counts.connections}, {proxy.counts.fates}"
    )
    assert kiosk.district.store.events() == events
    assert kiosk.district.store.heads() == [chain.head(events)]
    assert [int(event["id"]) for event in events] == list(range(1, len(events) + 1))
    assert status["setAside"] == 0
    assert kiosk.district.report()["alarms"] in (0, [])
    assert kiosk.district.report()["checkIns"] == kiosk.station.report()["checkIns"]
    assert min(kills.values()) > 0 and len(proxy.counts.fates) == len(HOWS) and len(events) > 200, "this shows nothing"
