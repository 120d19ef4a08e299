"""What a district has to bear: slow callers, bombs, floods and nonsense; and what none of it may do to the others."""

import gzip
import json
import random
import re
import select
import socket
import subprocess
import threading
import time
import zlib

import pytest

from harness.district import District
from harness.est import OpenSSLDevice
from harness.kiosk import STREET
from harness.ledger import MEDIA_TYPE, Ledger
from harness.waiting import LIMIT_SECONDS, wait_until
from harness.wire import Wire, head

STATION, OTHER = "CY-SLT-003", "CY-SLT-004"
HEAD = {"Content-Type": MEDIA_TYPE, "Ledger-Head": f"1;{'0' * 64}"}
# Made up; as a card or a member reference might look, with digits that nothing else would have by chance.
SECRETS = ["0031415926", "C0FFEE0BAD", "5eb63bbbe01eeed093cb22bb8f5acdc3"]


@pytest.fixture
def make_district(programs, tmp_path):
    districts = []

    def make(*limits, **settings):
        district = District(programs, tmp_path / "district", limits="\n".join(limits), **settings)
        districts.append(district)
        district.set_up(STATION, "三里屯街道 第三驿站", STREET, [])
        district.add_station(OTHER, "第四驿站", STREET)
        district.start()
        return district

    yield make
    for district in districts:
        district.daemon.expect_running()
        district.stop()


@pytest.fixture
def enrol(tmp_path):
    def enrol(district, station=STATION):
        device = OpenSSLDevice(tmp_path / f"device-{station}", district)
        device.keep(device.enrol(station, district.token(station)))
        return device

    return enrol


def wire(district, device=None):
    return Wire(district.port, district.authority, device)


def private_memory(district):
    """The anonymous memory of the server in KiB."""
    status = open(f"/proc/{district.daemon.process.pid}/status").read()
    return int(re.search(r"RssAnon:\s+(\d+)", status)[1])


def s_client(district, *options):
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{district.port}", "-CAfile", str(district.authority)]
    done = subprocess.run([*command, *options], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def test_tls_1_3_and_nothing_older(make_district):
    district = make_district()
    status, said = s_client(district, "-tls1_3", "-verify_return_error")
    assert status == 0 and "Verify return code: 0 (ok)" in said, said
    assert re.search(r"Cipher is TLS_(AES_128_GCM|AES_256_GCM|CHACHA20_POLY1305)_SHA", said), said
    assert re.search(r"Server Temp Key: (X25519|ECDH, (P-256|P-384|prime256v1|secp384r1))", said), said
    for older in ("-tls1_2", "-tls1_1", "-tls1"):
        status, said = s_client(district, older, "-cipher", "ALL:@SECLEVEL=0")
        assert status != 0 and "Cipher is (NONE)" in said, (older, said)


def test_who_says_nothing_is_cut_off_and_a_kept_connection_is_not(make_district, enrol):
    district = make_district("handshake-seconds = 1", "request-seconds = 2")
    with wire(district, enrol(district)) as kept, wire(district) as stranger:
        assert kept.ask("GET", "/v1/programme").status == 200
        assert stranger.ask("GET", "/healthz").status == 200
        used = kept.tls
        with socket.create_connection(("127.0.0.1", district.port), timeout=LIMIT_SECONDS) as silent:
            assert silent.recv(1) == b""
        with wire(district) as idle:
            assert idle.has_ended()
        assert stranger.has_ended()
        time.sleep(2.5)
        assert kept.ask("GET", "/v1/programme").status == 200 and kept.tls is used


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_request_that_trickles_is_cut_off(make_district, enrol, part):
    district = make_district("request-seconds = 2")
    device = enrol(district)
    with wire(district, device) as slow, wire(district, device) as good:
        begun = head("POST", "/v1/events", HEAD | {"Content-Length": "100000"})
        assert slow.send(begun if part == "body" else begun[:-2])
        started = time.monotonic()
        while slow.send(b"x") and time.monotonic() - started < 2.5:
            time.sleep(0.1)
            assert good.ask("GET", "/healthz").status == 200
        answer = slow.answer()
        assert answer.status == 408 and answer.problem["title"] == "Too slow"
        assert slow.has_ended()
        assert good.ask("GET", "/healthz").status == 200


def test_bombs_are_refused_and_take_no_memory(make_district, enrol):
    district = make_district()
    device = enrol(district)
    spaces = gzip.compress(b"[" + b" " * (70 << 20) + b"]")
    nested = gzip.compress(b"[" * (32 << 20))
    many = b"[" + b"[]," * (2 << 20) + b"[]]"
    with wire(district, device) as connection:
        before = private_memory(district)
        for body in (spaces, nested):
            answer = connection.ask("POST", "/v1/events", HEAD | {"Content-Encoding": "gzip"}, body)
            assert answer.status == 413 and answer.problem["title"] == "Too large"
        answer = connection.ask("POST", "/v1/events", HEAD, many)
        assert answer.status == 422 and answer.problem["errors"] == [{"pointer": "/0", "reason": "it is no object"}]
        grown = private_memory(district) - before
    print(f"private memory grew by {grown} KiB")
    assert grown < 200 * 1024


def test_a_body_that_is_too_large_is_refused_before_it_is_read(make_district, enrol):
    district = make_district()
    device = enrol(district)
    with wire(district, device) as connection:
        assert connection.send(head("POST", "/v1/events", HEAD | {"Content-Length": str(1 << 40)}))
        assert connection.answer().problem["title"] == "Too large"
    with wire(district, device) as connection:
        assert connection.send(head("POST", "/v1/events", HEAD | {"Transfer-Encoding": "chunked"}))
        piece = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        for _ in range(9):
            assert connection.send(piece)
        assert connection.answer().problem["title"] == "Too large"
        # Who goes on all the same is cut off.
        sent = 0
        while connection.send(piece) and sent < 400:
            sent += 1
        assert sent < 400
    with wire(district, device) as connection:
        answer = connection.ask("POST", "/v1/doctor", {"Content-Type": "application/json"}, b" " * 20_000)
        assert answer.problem["title"] == "Too large"
        assert connection.ask("POST", "/v1/doctor", {"Content-Type": "application/json"}, b"{}").status == 200


HEADS = {
    "a header that is too long": (head("GET", "/healthz", {"X": "x" * 10_000}), 431),
    "too many headers": (head("GET", "/healthz", {f"X-{n}": "x" for n in range(200)}), 431),
    "a path without end": (b"GET /" + b"a" * 200_000, 431),
    "no HTTP": (b"\x16\x03\x01 what is this\r\n\r\n", 400),
    "an old version": (b"GET /healthz HTTP/0.9\r\n\r\n", 400),
    "two lengths": (head("POST", "/v1/events", {"Content-Length": "5", "content-length": "6"}), 400),
    "a length and chunks": (head("POST", "/v1/events", {"Content-Length": "5", "Transfer-Encoding": "chunked"}), 400),
    "a length that is none": (head("POST", "/v1/events", {"Content-Length": "-1"}), 400),
    "a folded header": (b"GET /healthz HTTP/1.1\r\nHost: d\r\nX: a\r\n b\x00\r\n\r\n", 400),
    "another path": (head("GET", "/nowhere"), 404),
    "another method": (head("DELETE", "/v1/events"), 405),
    "a query that nobody takes": (head("GET", "/healthz?0031415926=1"), 400),
    "no number": (head("GET", "/v1/roster?after=0x10"), 400),
    "a number twice": (head("GET", "/v1/roster?after=1&after=2"), 400),
}


@pytest.fixture
def plain_district(make_district):
    return make_district()


def test_every_wrong_head_has_its_problem_and_always_the_same(plain_district, enrol):
    device = enrol(plain_district)
    for name, (sent, status) in HEADS.items():
        answers = []
        for _ in range(2):
            with wire(plain_district, device) as connection:
                connection.send(sent)
                answer = connection.answer()
                answers.append((answer.status, answer.body, answer.headers.get("allow")))
                assert answer.status == status, (name, answer)
                assert not any(secret in str(answer.problem) for secret in SECRETS)
        assert answers[0] == answers[1], name
    with wire(plain_district) as connection:
        assert connection.ask("GET", "/v1/events").headers["allow"] == "POST"


def mutated(dice, sample):
    """A request with a few bytes changed, left out or repeated."""
    data = bytearray(sample)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randint(1, 8)]
            case 2:
                data[place:place] = data[place : place + dice.randint(1, 40)]
            case 3:
                data[place:place] = dice.choice([b"\r\n", b"\x00", b"[", b'"', b":", b"\xff", b"99999999999999999999"])
    return bytes(data)


def test_nonsense_is_never_the_servers_fault(plain_district, enrol, request):
    dice = random.Random(request.config.getoption("--seed"))
    device = enrol(plain_district)
    ledger = Ledger(STATION)
    ledger.append(3)
    body, headers = ledger.batch(1, 3)
    packed = gzip.compress(body)
    samples = [
        head("POST", "/v1/events", headers | {"Content-Length": str(len(body))}) + body,
        head("POST", "/v1/events", headers | {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}) + packed,
        head("POST", "/v1/doctor", {"Content-Type": "application/json", "Content-Length": "31"})
        + b'{"ledger":"00000000000000a1"}  ',
        head("GET", "/v1/roster?after=1", {"Range": "bytes=0-99", "If-Match": '"x"'}),
        head("POST", "/.well-known/est/simpleenroll", {"Authorization": "Basic eDp5", "Content-Length": "4"}) + b"MIIB",
        head("POST", "/.well-known/est/simplereenroll", {"Content-Type": "application/pkcs10", "Content-Length": "4"})
        + b"MIIB",
    ]
    statuses = {}
    for _ in range(150):
        with wire(plain_district, device) as connection:
            # What is cut short is ended here, so that nobody waits for the rest of it.
            connection.send(mutated(dice, dice.choice(samples)) + b"\r\n\r\n")
            connection.tls.settimeout(0.2)
            try:
                answer = connection.answer()
            except (EOFError, TimeoutError):
                continue
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
            assert answer.status < 500, answer
            if answer.status >= 400:
                assert answer.problem
    print(f"answers by status: {dict(sorted(statuses.items()))}")
    assert sum(statuses.values()) > 75 and len(statuses) > 4
    with wire(plain_district, device) as connection:
        assert connection.ask("POST", "/v1/events", headers, body).status == 200


WRONG_EVENTS = {
    "/0/time": {"time": "2026-01-05 00:00:00"},
    "/0/boottime": {"boottime": "2026-02-30T00:00:00.000Z"},
    "/0/bootid": {"bootid": "0123"},
    "/0/clock": {"clock": "0031415926"},
    "/0/subject": {"subject": "5eb63bbbe01eeed093cb22bb8f5acdc3".upper()},
    "/0/specversion": {"specversion": "2.0"},
    "/0/type": {"type": ""},
    "/0/data": {"data": ["C0FFEE0BAD"]},
    "/0/id": {"id": "007"},
    "/0/source": {"source": "/stations/0031415926"},
    "/0": {"0031415926": "x"},
}


def test_what_is_wrong_is_pointed_at_and_not_repeated(plain_district, enrol):
    with wire(plain_district, enrol(plain_district)) as connection:
        for pointer, attributes in WRONG_EVENTS.items():
            ledger = Ledger(STATION)
            ledger.append(1, **attributes)
            body, headers = ledger.batch(1, 1)
            answer = connection.ask("POST", "/v1/events", headers, body)
            assert answer.status == 422, (pointer, answer)
            assert [error["pointer"] for error in answer.problem["errors"]] == [pointer]
            assert not any(secret in answer.body.decode() for secret in SECRETS)
        answer = connection.ask("POST", "/v1/doctor", {}, b'{"ledger":"x","lastSequence":-1,"time":null}')
        assert answer.status == 400
        assert [error["pointer"] for error in answer.problem["errors"]] == ["/ledger", "/lastSequence", "/time"]


def test_silent_connections_of_an_address_keep_no_station_out(make_district, enrol):
    district = make_district("connections-per-address = 20", "handshake-seconds = 60")
    device = enrol(district)
    silent = []
    try:
        with wire(district, device) as kept:
            assert kept.ask("GET", "/v1/programme").status == 200
            for _ in range(60):
                silent.append(socket.create_connection(("127.0.0.1", district.port), timeout=LIMIT_SECONDS))
            wait_until("forty are ended", lambda: len(select.select(silent, [], [], 0)[0]) == 40)
            assert kept.ask("GET", "/v1/programme").status == 200
            silent[0].close()
            wait_until("there is a place again", lambda: _answers(district, device))
    finally:
        for connection in silent:
            connection.close()


def _answers(district, device):
    try:
        with wire(district, device) as connection:
            return connection.ask("GET", "/v1/programme").status == 200
    except OSError:
        return False


def test_a_station_that_floods_is_slowed_down_and_another_is_not(make_district, enrol):
    district = make_district("requests-per-minute = 60")
    loud, quiet = enrol(district), enrol(district, OTHER)
    repeated = Ledger(STATION)
    repeated.append(50)
    counts = {200: 0, 429: 0}
    is_over = threading.Event()

    def flood():
        body, headers = repeated.batch(1, 50)
        with wire(district, loud) as connection:
            while not is_over.is_set():
                answer = connection.ask("POST", "/v1/events", headers, body)
                counts[answer.status] += 1
                if answer.status == 429:
                    assert 1 <= int(answer.headers["retry-after"]) <= 60

    floods = [threading.Thread(target=flood) for _ in range(2)]
    for thread in floods:
        thread.start()
    try:
        wait_until("the flood is noticed", lambda: counts[429] > 20)
        own = Ledger(OTHER)
        with wire(district, quiet) as connection:
            for first in range(1, 601, 4):
                own.append(4)
                body, headers = own.batch(first, first + 3)
                answer = connection.ask("POST", "/v1/events", headers, body)
                assert answer.status == 200 and json.loads(answer.body)["acknowledged"] == first + 3, answer
    finally:
        is_over.set()
        for thread in floods:
            thread.join()
    print(f"answers to the flood: {counts}")
    # Five minutes' worth at once, and what came back meanwhile.
    assert 300 <= counts[200] < counts[429]
    stored = [event for event in district.store.events() if event["source"] == own.source]
    assert stored == own.events


def test_a_full_drain_is_not_slowed_down(make_district, enrol):
    district = make_district("requests-per-minute = 10")
    ledger = Ledger(STATION)
    ledger.append(1_500)
    with wire(district, enrol(district)) as connection:
        for first in range(1, 1_501, 10):
            body, headers = ledger.batch(first, first + 9)
            packed = zlib.compressobj(9, wbits=31)
            data = packed.compress(body) + packed.flush()
            assert connection.ask("POST", "/v1/events", headers | {"Content-Encoding": "gzip"}, data).status == 200
    assert len(district.store.events()) == 1_500


def test_a_station_that_was_slowed_down_loses_nothing(make_kiosk):
    """The station's own requests are too many here, so it is told to wait, and does."""
    kiosk = make_kiosk(repeat_minutes=0, limits="requests-per-minute = 30")
    with kiosk.station.subscribed() as subscription:
        for number in range(10):
            kiosk.reader.tap_briefly(f"{number + 1:010X}")
            subscription.next_visit()
    device = OpenSSLDevice(kiosk.folder / "copy", kiosk.district)
    device.key.write_bytes((kiosk.station.data / "identity/station.key").read_bytes())
    device.certificate.write_bytes((kiosk.station.data / "identity/station.pem").read_bytes())
    with wire(kiosk.district, device) as connection:
        for _ in range(200):
            if connection.ask("GET", "/v1/programme").status == 429:
                break
        with kiosk.station.api() as api:
            api.call("forward")
        kiosk.station.wait_until_sent()
    assert kiosk.station.status()["setAside"] == 0
    assert kiosk.district.store.events() == kiosk.station.events()


def test_guessed_tokens_are_limited(plain_district):
    device = OpenSSLDevice(plain_district.folder / "guesser", plain_district)
    request = device.request(f"/CN={STATION}")
    titles = ["Token unknown"]
    while titles[-1] == "Token unknown" and len(titles) < 100:
        titles.append(device.enrol(STATION, f"{len(titles):032x}", body=request).problem["title"])
    assert titles[-1] == "Too many guesses" and len(titles) > 21, titles
    # Who has the right one gets in as soon as the address may try again.
    token = plain_district.token(STATION)
    wait_until("the right token is taken", lambda: device.enrol(STATION, token).status == 200, pause=0.5)


def test_the_log_names_no_card_and_no_member(make_district, enrol):
    district = make_district(verbose=True)
    device = enrol(district)
    ledger = Ledger(STATION)
    ledger.append(1, subject=SECRETS[2], data={"visitor": "member", "code": SECRETS[0]})
    fork = Ledger(STATION)
    fork.append(1, subject=SECRETS[2], data={"visitor": "unknown"})
    with wire(district, device) as connection:
        for events in (ledger, fork):
            body, headers = events.batch(1, 1)
            connection.ask("POST", "/v1/events", headers, body)
        for secret in SECRETS:
            connection.ask("GET", f"/{secret}")
            connection.ask("GET", f"/v1/roster?{secret}={secret}", {"X-Card": secret, "Range": secret})
            connection.ask("POST", "/v1/events", HEAD | {"Ledger-Head": secret}, secret.encode())
            connection.ask("POST", "/v1/doctor", {}, json.dumps({secret: secret, "ledger": secret}).encode())
            device.enrol(secret, secret, body=secret.encode())
    log = district.daemon.log_text
    assert "alarm" in log and "enrolment refused" in log
    assert not any(secret.lower() in log.lower() for secret in SECRETS), log
