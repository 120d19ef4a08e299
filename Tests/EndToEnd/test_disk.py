"""A disk that fills up: the keeper is told long before, the next thousand check-ins are safe, room is enough to recover."""

import pytest

from harness import disk
from harness.disk import MEBIBYTE, LoopDisk
from harness.local_api import Refused
from harness.station import Station
from harness.waiting import wait_until

pytestmark = pytest.mark.skipif(disk.why_not() is not None, reason=str(disk.why_not()))

GUARANTEED = 1_000


@pytest.fixture
def small_disk(tmp_path):
    made = LoopDisk(tmp_path / "disk.img", tmp_path / "station" / "data", 96)
    yield made
    made.unmount()


@pytest.fixture
def station(programs, small_disk, tmp_path):
    station = Station(programs, tmp_path / "station")
    station.start()
    yield station
    station.stop()


def state(station):
    return station.status()["disk"]["state"]


def guests(station, many):
    """Checks so many guests in, and returns the visits that were confirmed."""
    with station.api() as api:
        return [api.call("guest")["visit"]["visit"] for _ in range(many)]


def until_the_reserve_is_used(station, small_disk):
    """Checks guests in for as long as the ledger finds room elsewhere: in its log, which was written in full before."""
    confirmed = []
    reserve = small_disk.mount_point / "reserve"
    while reserve.exists():
        assert len(confirmed) < 5 * GUARANTEED, "the ledger should have run out of room long ago"
        confirmed += guests(station, 50)
    return confirmed


def test_a_disk_that_runs_out_is_told_and_recovers_by_itself(station, small_disk):
    assert state(station) == "enough"
    small_disk.fill(leaving=5 * MEBIBYTE)
    with station.api() as api:
        api.call("subscribe")
        wait_until("the menu hears of it", lambda: api.next("station")["station"]["concerns"] == ["disk-low"])
    assert state(station) == "low"
    assert "make room" in station.run("status").expect().output
    small_disk.make_room()
    wait_until("there is room again", lambda: state(station) == "enough")
    kinds = [event["type"] for event in station.events()]
    assert kinds.count("warmstation.disk-low") == kinds.count("warmstation.disk-recovered") == 1


def test_on_a_full_disk_the_next_thousand_check_ins_are_safe(station, small_disk):
    first = guests(station, 5)
    small_disk.fill(leaving=0)
    confirmed = first + until_the_reserve_is_used(station, small_disk)
    confirmed += guests(station, GUARANTEED)
    assert wait_until("the state is told", lambda: state(station) == "reserve")
    assert "FULL" in station.run("status").expect().output
    assert station.verify().expect().json["ok"]
    small_disk.make_room()
    wait_until("there is room again", lambda: state(station) == "enough")
    confirmed += guests(station, 5)
    station.kill()
    station.start()
    there = [int(event["id"]) for event in station.events() if event["type"] == "warmstation.check-in"]
    assert there == confirmed
    assert station.verify().expect().json["ok"]


def test_where_nothing_can_be_written_nothing_is_confirmed(station, small_disk):
    confirmed = guests(station, 3)
    small_disk.fail()
    with station.api() as api, pytest.raises(Refused, match="disk"):
        api.call("guest")
    station.stop()
    small_disk.repair()
    station.start()
    confirmed += guests(station, 3)
    there = [int(event["id"]) for event in station.events() if event["type"] == "warmstation.check-in"]
    assert there == confirmed
