"""Enrolment over secure transport by clients that are none of ours: curl and openssl, and strongSwan's pki."""

import http.client
import json
import os
import shutil
import ssl
import subprocess
import time

import pytest

from harness.district import District
from harness.est import OpenSSLDevice
from harness.kiosk import STREET

STATION = "CY-SLT-003"
OTHER = "CY-SLT-004"


@pytest.fixture
def make_district(programs, tmp_path):
    districts = []

    def make(certificate_life=None):
        district = District(programs, tmp_path / "district", certificate_life=certificate_life)
        districts.append(district)
        district.set_up(STATION, "三里屯街道 第三驿站", STREET, [])
        district.add_station(OTHER, "第四驿站", STREET)
        district.start()
        return district

    yield make
    for district in districts:
        district.stop()


@pytest.fixture
def district(make_district):
    return make_district()


@pytest.fixture
def device(tmp_path, district):
    return OpenSSLDevice(tmp_path / "device", district)


def certificates(district, station=STATION):
    return district.run("station", "show", station, "--json").expect().json["certificates"]


def alarms(district):
    return sorted(alarm["kind"] for alarm in district.report()["alarmList"])


def test_the_authority_is_given_to_anybody(device, district):
    answer = device.call("/.well-known/est/cacerts")
    assert device.certificates(answer).strip().endswith(district.authority.read_text().strip())


def test_openssl_and_curl_enrol_and_enrol_again(device, district):
    device.keep(device.enrol(STATION, district.token(STATION)))
    assert device.subject.endswith(f"CN = {STATION}")
    assert json.loads(device.doctor().body)["station"] == STATION
    assert [(c["serial"], c["state"]) for c in certificates(district)] == [(device.serial, "in-use")]

    first, key = device.certificate.read_text(), device.key.read_text()
    device.keep(device.reenrol(f"/CN={STATION}"))
    assert device.certificate.read_text() != first
    # The earlier certificate works until the new one is used, and then no more.
    device.certificate.with_name("first.pem").write_text(first)
    new_key = device.key.read_text()
    device.key.write_text(key)
    assert device.call("/v1/programme", certificate=device.certificate.with_name("first.pem")).status in (200, 404)
    device.key.write_text(new_key)
    assert device.doctor().status == 200
    device.key.write_text(key)
    refused = device.call("/v1/programme", certificate=device.certificate.with_name("first.pem"))
    assert (refused.status, refused.problem["title"]) == (401, "Certificate replaced")
    assert [c["state"] for c in certificates(district)] == ["in-use", "replaced"]


def test_a_token_has_its_own_answer_for_every_way_of_being_no_good(device, district):
    def title(answer):
        return (answer.status, answer.problem["title"])

    assert title(device.enrol(STATION, "guessed")) == (401, "Token unknown")
    assert title(device.enrol("CY-NOWHERE", "guessed")) == (401, "Token unknown")
    assert alarms(district) == []
    token = district.token(STATION)
    assert title(device.enrol(OTHER, token)) == (401, "Token of another station")
    assert alarms(district) == ["token-misused"]
    withdrawn, token = token, district.token(STATION)
    assert title(device.enrol(STATION, withdrawn)) == (401, "Token withdrawn")
    device.keep(device.enrol(STATION, token))
    assert title(device.enrol(STATION, token)) == (401, "Token used before")
    assert alarms(district) == ["token-misused", "token-reused"]
    assert len(certificates(district)) == 1
    assert title(device.call("/.well-known/est/simpleenroll", body=b"")) == (401, "No credentials")


def test_a_request_that_cannot_be_answered_says_why_and_spares_the_token(device, district):
    token = district.token(STATION)
    for more, title in [
        ({"subject": f"/CN={OTHER}"}, "Another subject"),
        ({"curve": "secp384r1"}, "Unsuitable key"),
        ({"body": b"!!"}, "Unreadable request"),
        ({"body": b"aGVsbG8="}, "Unreadable request"),
    ]:
        answer = device.enrol(STATION, token, **more)
        assert (answer.status, answer.problem["title"]) == (400, title)
    device.keep(device.enrol(STATION, token))


def test_a_certificate_speaks_for_its_station_only(device, district):
    device.keep(device.enrol(STATION, district.token(STATION)))
    answer = device.reenrol(f"/CN={OTHER}")
    assert (answer.status, answer.problem["title"]) == (400, "Another subject")
    assert json.loads(device.doctor().body)["station"] == STATION


def test_an_expired_certificate_is_told_the_way_back(make_district, tmp_path):
    district = make_district(certificate_life="10 seconds")
    device = OpenSSLDevice(tmp_path / "device", district)
    device.keep(device.enrol(STATION, district.token(STATION)))
    assert device.doctor().status == 200
    time.sleep(10.5)
    for answer in (device.doctor(), device.reenrol(f"/CN={STATION}")):
        assert (answer.status, answer.problem["title"]) == (401, "Certificate expired")
        assert f"districtd station allow {STATION}" in answer.problem["detail"]
    assert district.run("station", "allow", STATION, "--json").expect().json["certificate"] == device.serial
    assert device.doctor().status == 401
    device.keep(device.reenrol(f"/CN={STATION}"))
    assert device.doctor().status == 200


def test_a_revocation_holds_on_a_connection_that_is_open(device, district):
    device.keep(device.enrol(STATION, district.token(STATION)))
    context = ssl.create_default_context(cafile=str(district.authority))
    context.load_cert_chain(device.certificate, device.key)
    connection = http.client.HTTPSConnection("127.0.0.1", district.port, context=context, timeout=30)

    def ask():
        connection.request("POST", "/v1/doctor", body=b"{}", headers={"Content-Type": "application/json"})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read())

    assert ask()[0] == 200
    used = connection.sock
    ended = district.run("station", "revoke", STATION, "--certificate", device.serial, "--json").expect().json
    assert ended["certificates"] == [device.serial]
    status, problem = ask()
    assert connection.sock is used
    assert (status, problem["title"]) == (401, "Certificate revoked")
    connection.close()


@pytest.fixture
def pki(tmp_path):
    """strongSwan's `pki`, of the Debian packages strongswan-pki and libstrongswan-standard-plugins."""
    path = shutil.which("pki")
    if path is None:
        pytest.skip("strongSwan's pki is not installed (Debian package strongswan-pki)")
    # It speaks TLS 1.2 at most unless it is told otherwise.
    settings = tmp_path / "strongswan.conf"
    settings.write_text("libtls {\n  version_max = 1.3\n}\n")

    def run_pki(*arguments):
        return subprocess.run(
            [path, *map(str, arguments)],
            capture_output=True,
            check=False,
            timeout=60,
            env=os.environ | {"STRONGSWAN_CONF": str(settings)},
        )

    return run_pki


def test_strongswan_enrols_and_enrols_again(pki, district, tmp_path):
    authority, key, request, certificate = (tmp_path / name for name in ("ca", "key", "request", "certificate"))
    url = ("--url", district.url, "--cacert", district.authority)

    given = pki("--estca", *url, "--outform", "pem")
    assert given.returncode == 0, given.stderr.decode()
    authority.write_bytes(given.stdout)

    def make_request():
        key.write_bytes(pki("--gen", "--type", "ecdsa", "--size", 256, "--outform", "pem").stdout)
        made = pki("--req", "--type", "ecdsa", "--in", key, "--dn", f"CN={STATION}", "--outform", "pem")
        assert made.returncode == 0, made.stderr.decode()
        request.write_bytes(made.stdout)

    make_request()
    token = district.token(STATION)
    user = ("--userpass", f"{STATION}:{token}")
    enrolled = pki("--est", *url, "--in", request, *user, "--outform", "pem")
    assert enrolled.returncode == 0, enrolled.stderr.decode()
    certificate.write_bytes(enrolled.stdout)
    verified = pki("--verify", "--in", certificate, "--cacert", district.authority)
    assert verified.returncode == 0, verified.stderr.decode()
    again = pki("--est", *url, "--in", request, *user, "--outform", "pem")
    assert again.returncode != 0

    old_key = tmp_path / "old.key"
    old_key.write_bytes(key.read_bytes())
    make_request()
    renewed = pki("--est", *url, "--in", request, "--cert", certificate, "--key", old_key, "--outform", "pem")
    assert renewed.returncode == 0, renewed.stderr.decode()
    assert renewed.stdout != enrolled.stdout
    assert [c["state"] for c in certificates(district)] == ["issued", "in-use"]
