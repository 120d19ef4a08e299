"""A kiosk without a battery starts in 1970: its check-ins are counted on the day on which they were."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.clock import ShownClock
from harness.kiosk import Kiosk
from harness.waiting import wait_until

IN_1970 = ("--from", "1970-01-01", "--to", "1970-01-01")
TWENTY_YEARS = 20 * 365 * 86_400


def these_days():
    """Yesterday to tomorrow, so that no midnight comes in between."""
    today = datetime.now(UTC)
    return ("--from", f"{today - timedelta(days=1):%Y-%m-%d}", "--to", f"{today + timedelta(days=1):%Y-%m-%d}")


def figures(report):
    return (report["checkIns"], report["uncertain"])


def tap(kiosk, member):
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(member.card)
        subscription.next_visit()


def check_in_lines(kiosk):
    lines = kiosk.station.run("events").expect().output.splitlines()
    return [line for line in lines if " check-in " in line], lines[-1]


def clock_events(kiosk):
    return [event for event in kiosk.station.events() if event["type"] == "warmstation.clock-synchronised"]


@pytest.fixture
def start_kiosk(programs, tmp_path):
    """Starts a kiosk that has never seen the right time, and gives it with its clock."""
    kiosks = []

    def start(seconds_ahead):
        clock = ShownClock(tmp_path, trusted=False, seconds_ahead=seconds_ahead)
        kiosk = Kiosk(programs, tmp_path / "kiosk", repeat_minutes=0, variables=clock.variables)
        kiosks.append(kiosk)
        kiosk.start(reaches_district=False)
        return kiosk, clock

    yield start
    for kiosk in kiosks:
        kiosk.stop()


def test_check_ins_of_1970_are_counted_when_they_were(start_kiosk):
    kiosk, clock = start_kiosk(3_600 - int(time.time()))
    tap(kiosk, SAMPLE_MEMBERS[0])
    tap(kiosk, SAMPLE_MEMBERS[1])
    assert not kiosk.station.status()["clock"]["trusted"]
    assert figures(kiosk.station.report(*IN_1970)) == (2, 2)
    assert figures(kiosk.station.report(*these_days())) == (0, 0)
    lines, legend = check_in_lines(kiosk)
    assert all("? check-in" in line and "1970-01-01 09:" in line for line in lines)
    assert legend.startswith("? ")

    clock.set(trusted=True)
    tap(kiosk, SAMPLE_MEMBERS[2])
    assert figures(kiosk.station.report(*IN_1970)) == (0, 0)
    assert figures(kiosk.station.report(*these_days())) == (3, 0)
    lines, legend = check_in_lines(kiosk)
    assert [line.count("* check-in") for line in lines] == [1, 1, 0]
    assert legend.startswith("* ")
    with kiosk.station.subscribed() as subscription:
        assert subscription.next("station")["station"]["checkInsToday"] == 3

    kiosk.station.wait_until_sent()
    assert figures(kiosk.district.report(*these_days())) == (3, 0)
    assert figures(kiosk.district.report(*IN_1970)) == (0, 0)
    assert kiosk.station.verify().expect().json["ok"]
    assert kiosk.district.report()["alarms"] == 0


def test_a_clock_years_ahead_is_made_good_without_a_tap(start_kiosk):
    kiosk, clock = start_kiosk(TWENTY_YEARS)
    tap(kiosk, SAMPLE_MEMBERS[0])
    assert figures(kiosk.station.report(*these_days())) == (0, 0)
    clock.set(trusted=True)
    wait_until("the clock is recorded", lambda: figures(kiosk.station.report(*these_days())) == (1, 0), pause=0.2)
    (recorded,) = clock_events(kiosk)
    assert recorded["time"] > "2040"
    assert recorded["data"]["booted"] < "2040"

    # What follows is held to the time on the disk, and counted on the right day all the same; also after a restart.
    kiosk.station.kill()
    kiosk.station.start()
    kiosk.station.wait_for_reader()
    tap(kiosk, SAMPLE_MEMBERS[1])
    assert figures(kiosk.station.report(*these_days())) == (2, 0)
    assert len(clock_events(kiosk)) == 1
    kiosk.station.wait_until_sent()
    assert figures(kiosk.district.report(*these_days())) == (2, 0)
    assert kiosk.station.verify().expect().json["ok"]


def test_a_clock_that_is_set_while_it_runs_is_recorded(start_kiosk):
    kiosk, clock = start_kiosk(0)
    clock.set(trusted=True, seconds_ahead=-7_200)
    tap(kiosk, SAMPLE_MEMBERS[0])
    clock.set(trusted=True)
    tap(kiosk, SAMPLE_MEMBERS[1])
    before, after = (datetime.fromisoformat(event["data"]["booted"]) for event in clock_events(kiosk))
    step = after - before
    assert abs(step - timedelta(hours=2)) < timedelta(seconds=1)
    assert "the clock was set" in kiosk.station.daemon.log_text
