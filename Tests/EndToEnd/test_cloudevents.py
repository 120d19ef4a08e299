"""What `stationd` sends, read by an implementation of CloudEvents that is none of ours (PyPI `cloudevents`)."""

import gzip
import http.server
import json
import ssl
import threading
from datetime import UTC, datetime

import pytest
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

import chain
from harness.cards import SAMPLE_MEMBERS
from harness.district import District
from harness.kiosk import STREET
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

STATION = "CY-SLT-003"
EXTENSIONS = {"bootid", "boottime", "clock"}


class BatchTaker:
    """A district in a few lines: it takes every batch, keeps it as it came, and has neither programme nor roster."""

    def __init__(self, district: District):
        self.batches = []
        batches = self.batches

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def reply(self, status, value=None):
                body = json.dumps(value).encode() if value is not None else b""
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                self.reply(200 if self.path == "/healthz" else 404, {})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                batches.append((dict(self.headers.items()), body))
                last = int(self.headers["Ledger-Head"].split(";")[0])
                time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
                self.reply(200, {"acknowledged": last, "setAside": [], "programme": None, "roster": None, "time": time})

            def log_message(self, *_):
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(district.data / "server.pem", district.data / "server.key")
        context.load_verify_locations(district.authority)
        context.verify_mode = ssl.CERT_REQUIRED
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def sent(programs, tmp_path):
    """The station's own events, and the batches that it sent."""
    district = District(programs, tmp_path / "district")
    district.set_up(STATION, "三里屯街道 第三驿站", STREET, [])
    taker = BatchTaker(district)
    (tmp_path / "station").mkdir()
    reader = Reader(programs, tmp_path / "station")
    station = Station(programs, tmp_path / "station", STATION, reader=reader, district=district, address=taker.url)
    district.start()
    try:
        station.enrol(district).expect()
        reader.start()
        station.start()
        station.wait_for_reader()
        with station.subscribed() as subscription:
            for member in SAMPLE_MEMBERS:
                reader.tap(member.card)
                visit = subscription.next_visit()["visit"]
                subscription.call("use", visit=visit, service="hot-water")
            subscription.call("forward")
        wait_until("everything is sent", lambda: station.status()["unsent"] == 0, pause=0.2)
        yield station.events(), taker.batches
    finally:
        for part in (station, reader, district, taker):
            part.close() if isinstance(part, BatchTaker) else part.stop()


def test_every_event_of_every_batch_is_a_cloudevent(sent):
    events, batches = sent
    read = []
    for headers, body in batches:
        assert headers["Content-Type"] == "application/cloudevents-batch+json"
        assert headers["Content-Encoding"] == "gzip"
        for element in json.loads(gzip.decompress(body)):
            # It is the reader's own rules that the attributes must keep; it takes one event of a batch at a time.
            read.append(JSONFormat().read(CloudEvent, json.dumps(element)))
        assert headers["Ledger-Head"] == f"{read[-1].get_id()};{chain.head(events[: len(read)]).lower()}"
    assert len(read) == len(events) > 2 * len(SAMPLE_MEMBERS)
    for event, own in zip(read, events, strict=True):
        assert event.get_specversion() == "1.0"
        assert event.get_id() == own["id"]
        assert event.get_source() == own["source"]
        assert event.get_type() == own["type"]
        assert event.get_subject() == own.get("subject")
        assert event.get_time() == datetime.fromisoformat(own["time"])
        assert event.get_datacontenttype() is None and event.get_dataschema() is None
        assert event.get_data() == own["data"]
        assert set(event.get_attributes()) - {"specversion", "id", "source", "type", "subject", "time"} == EXTENSIONS
        assert {name: event.get_extension(name) for name in EXTENSIONS} == {name: own[name] for name in EXTENSIONS}
