"""A station's way to its certificate: one token, once, for one station."""

import stat
import subprocess

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.district import District
from harness.kiosk import STREET
from harness.station import Station


@pytest.fixture
def district(programs, tmp_path):
    district = District(programs, tmp_path / "district")
    district.set_up("CY-SLT-003", "三里屯街道 第三驿站", STREET, SAMPLE_MEMBERS)
    district.start()
    yield district
    district.stop()


@pytest.fixture
def station(programs, tmp_path, district):
    return Station(programs, tmp_path / "station", district=district)


def certificate_subject(station):
    return subprocess.run(
        ["openssl", "x509", "-in", station.data / "identity/station.pem", "-noout", "-subject"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_a_token_gives_the_station_a_certificate_and_a_private_key(station, district):
    station.enrol(district).expect()
    key = station.data / "identity/station.key"
    assert "PRIVATE KEY" in key.read_text()
    assert stat.S_IMODE(key.stat().st_mode) & 0o077 == 0
    assert station.identity in certificate_subject(station)


def test_a_token_works_once(station, district):
    token = district.token(station.identity)
    station.enrol(district, token).expect()
    before = (station.data / "identity/station.pem").read_bytes()
    again = station.enrol(district, token)
    assert again.status == 1, again
    assert "token" in again.errors
    assert (station.data / "identity/station.pem").read_bytes() == before


def test_a_token_works_only_for_its_station(station, district):
    district.add_station("CY-SLT-004", "第四驿站", STREET)
    refused = station.enrol(district, district.token("CY-SLT-004"))
    assert refused.status == 1, refused
    assert "token" in refused.errors
    assert not (station.data / "identity/station.pem").exists()


def test_a_wrong_token_is_refused_in_plain_words(station, district):
    refused = station.enrol(district, "not-a-token")
    assert refused.status == 1, refused
    assert "token" in refused.errors
    assert "not-a-token" not in refused.errors + refused.output


def test_a_token_for_a_station_that_nobody_knows_is_not_made(district):
    refused = district.run("token", "CY-NOWHERE", "--json")
    assert refused.status != 0
    assert "CY-NOWHERE" in refused.errors


def test_a_district_that_cannot_be_reached_is_named(station, district):
    token = district.token(station.identity)
    district.stop()
    refused = station.enrol(district, token)
    assert refused.status not in (0, 2), refused
    assert str(district.port) in refused.errors or "127.0.0.1" in refused.errors


def test_a_server_of_another_authority_gets_no_token(programs, tmp_path, station, district):
    other = District(programs, tmp_path / "other")
    other.run("init").expect()
    refused = station.run(
        "enrol", "--server", district.url, "--token", district.token(station.identity), "--ca", str(other.authority)
    )
    assert refused.status not in (0, 2), refused
    assert not (station.data / "identity/station.pem").exists()
