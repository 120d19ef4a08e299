"""A district on PostgreSQL: the database crashes, servers behind a balancer are killed, every record is there once."""

import random
import time

import pytest

import chain
from harness.balancer import Balancer
from harness.cards import numbered_card
from harness.postgresql import NotInstalled, PostgreSQL

TURNS = 4
TAPS = 10


@pytest.fixture(scope="module")
def postgresql():
    try:
        server = PostgreSQL()
    except NotInstalled:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15")
    with server:
        yield server


@pytest.fixture
def balancer():
    with Balancer() as balancer:
        yield balancer


def tap_all(kiosk, turn, in_the_middle):
    """Taps cards of their own in each turn, with something happening among them."""
    with kiosk.station.subscribed() as subscription:
        for number in range(TAPS):
            kiosk.reader.tap(numbered_card(100 * turn + number + 1))
            subscription.next_visit()
            if number == TAPS // 2:
                in_the_middle()


def assert_all_arrived(kiosk):
    kiosk.station.wait_until_sent()
    events = kiosk.station.events()
    assert kiosk.district.store.events() == events
    assert kiosk.district.store.heads() == [chain.head(events)]
    report = kiosk.district.report()
    own = kiosk.station.report()
    assert report["checkIns"] == own["checkIns"] == TURNS * TAPS
    assert report["unknownCards"] == own["unknownCards"]
    assert report["alarms"] == 0


def test_a_database_that_crashes_loses_and_doubles_nothing(make_kiosk, postgresql, request):
    moments = random.Random(request.config.getoption("--seed"))
    kiosk = make_kiosk(repeat_minutes=0, store_url=postgresql.make("crashing"))

    def crash():
        time.sleep(moments.uniform(0.0, 0.3))
        postgresql.crash()

    for turn in range(TURNS):
        tap_all(kiosk, turn, crash)
        postgresql.start()
    assert_all_arrived(kiosk)
    assert kiosk.district.daemon.is_running


def test_two_servers_behind_a_balancer_share_one_database(make_kiosk, postgresql, balancer, request, tmp_path):
    moments = random.Random(request.config.getoption("--seed"))
    kiosk = make_kiosk(repeat_minutes=0, store_url=postgresql.make("shared"), proxy=balancer)
    other = kiosk.district.sibling(tmp_path / "other")
    other.start()
    balancer.ports = [kiosk.district.port, other.port]
    servers = [kiosk.district, other]
    try:
        for turn in range(TURNS):
            victim = servers[turn % 2]

            def kill(victim=victim):
                time.sleep(moments.uniform(0.0, 0.3))
                victim.kill()

            tap_all(kiosk, turn, kill)
            victim.start()
            # The other one is met as well.
            balancer.reset()
        assert_all_arrived(kiosk)
        assert other.report() == kiosk.district.report()
        assert other.run("station", "list").expect().output == kiosk.district.run("station", "list").expect().output
    finally:
        other.stop()


def test_a_database_that_is_not_there_is_told_of_without_the_password(make_kiosk, postgresql):
    url = postgresql.make("gone") + "&password=geheim"
    kiosk = make_kiosk(store_url=url)
    postgresql.crash()
    try:
        outcome = kiosk.district.run("station", "list").expect(69)
        assert "PostgreSQL cannot be reached" in outcome.errors
        assert "geheim" not in outcome.errors + outcome.output + kiosk.district.daemon.log_text
    finally:
        postgresql.start()
    kiosk.district.run("station", "list").expect()
