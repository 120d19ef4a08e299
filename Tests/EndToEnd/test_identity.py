"""The whole life of a station's certificate: it renews itself while events flow, is cut off, and comes back."""

import itertools
import stat
import subprocess
import time

import pytest

from harness.cards import numbered_card
from harness.clock import ShownClock
from harness.kiosk import Kiosk
from harness.waiting import wait_until

TWENTY_YEARS = 20 * 365 * 86_400


@pytest.fixture
def start_kiosk(programs, tmp_path):
    kiosks = []

    def start(**settings):
        kiosk = Kiosk(programs, tmp_path / "kiosk", repeat_minutes=0, **settings)
        kiosks.append(kiosk)
        kiosk.start()
        return kiosk

    yield start
    for kiosk in kiosks:
        kiosk.stop()


_numbers = itertools.count(1)


def tap(kiosk):
    """Another card each time, since the same one again may count as one that is still held."""
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(numbered_card(next(_numbers)))
        subscription.next_visit()


def certificates(kiosk):
    return kiosk.district.run("station", "show", kiosk.station.identity, "--json").expect().json["certificates"]


def in_use(kiosk):
    return next((c["serial"] for c in certificates(kiosk) if c["state"] == "in-use"), None)


def on_disk(kiosk):
    """The serial number of the certificate in force, read by openssl; the key must be its own.

    The two files are replaced one after the other, so that one that is read meanwhile is read again.
    """
    identity = kiosk.station.data / "identity"

    def openssl(*arguments):
        return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, text=True).stdout

    def is_pair():
        public = openssl("x509", "-in", identity / "station.pem", "-noout", "-pubkey")
        return public == openssl("pkey", "-in", identity / "station.key", "-pubout")

    wait_until("the certificate's key lies beside it", is_pair, seconds=10, pause=0.1)
    return openssl("x509", "-in", identity / "station.pem", "-noout", "-serial").strip().split("=")[1].lower()


def wait_until_renewed(kiosk, serial):
    return wait_until("the certificate is renewed", lambda: (found := on_disk(kiosk)) != serial and found, pause=0.3)


def all_arrived(kiosk, taps):
    kiosk.station.wait_until_sent()
    report = kiosk.district.report()
    assert (report["checkIns"], [a for a in report["alarmList"] if a["kind"] in ("gap", "fork")]) == (taps, [])


def test_a_certificate_is_renewed_again_and_again_while_events_flow(start_kiosk):
    kiosk = start_kiosk(certificate_life="15 seconds")
    seen = [on_disk(kiosk)]
    taps = 0
    deadline = time.monotonic() + 35
    while time.monotonic() < deadline and len(seen) < 3:
        tap(kiosk)
        taps += 1
        if (serial := on_disk(kiosk)) != seen[-1]:
            seen.append(serial)
        time.sleep(0.3)
    assert len(seen) >= 3, seen
    all_arrived(kiosk, taps)
    identity = kiosk.station.data / "identity"
    assert sorted(path.name for path in identity.glob("station.*")) == ["station.key", "station.pem"]
    assert stat.S_IMODE((identity / "station.key").stat().st_mode) == 0o600
    states = [c["state"] for c in certificates(kiosk)]
    assert states.count("in-use") + states.count("issued") >= 1
    assert "replaced" in states


@pytest.mark.parametrize("ahead", [3_600 - int(time.time()), TWENTY_YEARS])
def test_a_clock_that_is_years_off_does_not_keep_the_certificate_from_being_renewed(start_kiosk, tmp_path, ahead):
    clock = ShownClock(tmp_path, trusted=False, seconds_ahead=ahead)
    kiosk = start_kiosk(certificate_life="15 seconds", variables=clock.variables)
    serial = wait_until_renewed(kiosk, on_disk(kiosk))
    tap(kiosk)
    kiosk.station.wait_until_sent()
    # Also when it starts anew with that clock.
    kiosk.station.kill()
    kiosk.station.start()
    kiosk.station.wait_until_sent()
    wait_until_renewed(kiosk, serial)


def test_a_revoked_station_is_cut_off_keeps_everything_and_comes_back_when_it_is_allowed(start_kiosk):
    kiosk = start_kiosk()
    tap(kiosk)
    kiosk.station.wait_until_sent()
    serial = on_disk(kiosk)
    kiosk.district.run("station", "revoke", kiosk.station.identity).expect()
    tap(kiosk)
    status = wait_until(
        "the station says that it is revoked",
        lambda: (s := kiosk.station.status())["district"]["state"] == "refused" and s,
        pause=0.2,
    )
    assert "Certificate revoked" in status["district"]["problem"]
    assert f"districtd station allow {kiosk.station.identity}" in status["district"]["problem"]
    assert status["unsent"] > 0
    for _ in range(3):
        tap(kiosk)
    assert kiosk.district.report()["checkIns"] == 1

    kiosk.district.run("station", "allow", kiosk.station.identity).expect()
    assert wait_until_renewed(kiosk, serial) == wait_until("it is used", lambda: in_use(kiosk), pause=0.2)
    all_arrived(kiosk, 5)
    assert kiosk.station.status()["district"].get("problem") is None
    # The revoked certificate stays revoked.
    assert [c["state"] for c in certificates(kiosk) if c["serial"] == serial] == ["revoked"]


def test_months_offline_a_station_says_what_is_needed_and_comes_back_when_it_is_allowed(start_kiosk):
    kiosk = start_kiosk(certificate_life="10 seconds")
    serial = on_disk(kiosk)
    kiosk.station.stop()
    time.sleep(11)
    kiosk.station.start()
    kiosk.station.wait_for_reader()
    tap(kiosk)
    status = wait_until(
        "the station says that its certificate has expired",
        lambda: (s := kiosk.station.status())["district"]["state"] == "refused" and s,
        pause=0.2,
    )
    assert "Certificate expired" in status["district"]["problem"]
    assert on_disk(kiosk) == serial
    kiosk.district.run("station", "allow", kiosk.station.identity).expect()
    wait_until_renewed(kiosk, serial)
    all_arrived(kiosk, 1)


def test_a_replaced_device_is_out_as_soon_as_the_new_one_is_in(start_kiosk):
    kiosk = start_kiosk()
    kiosk.station.wait_until_sent()
    identity = kiosk.station.data / "identity"
    copy = {path: path.read_bytes() for path in identity.glob("station.*")}
    kiosk.station.stop()
    kiosk.station.enrol(kiosk.district).expect()
    for path, content in copy.items():
        path.write_bytes(content)
    kiosk.station.start()
    kiosk.station.wait_for_reader()
    tap(kiosk)
    status = wait_until(
        "the old certificate is refused",
        lambda: (s := kiosk.station.status())["district"]["state"] == "refused" and s,
        pause=0.2,
    )
    assert "Certificate replaced" in status["district"]["problem"]
