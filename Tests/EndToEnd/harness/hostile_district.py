"""A server that holds a district's keys and answers what it is told: a district that is wrong, old or breaks off."""

import base64
import http.server
import json
import ssl
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .district import District


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def payload(document: bytes) -> dict[str, Any]:
    """What a signed document says."""
    return json.loads(decoded(document.decode().split(".")[1]))


def sign(content: dict[str, Any], key: Path, kind: str = "warmstation-programme") -> bytes:
    """A JWS in compact form, made by openssl."""
    header = encoded(json.dumps({"alg": "ES256", "typ": kind}).encode())
    signed = f"{header}.{encoded(json.dumps(content, ensure_ascii=False).encode())}"
    done = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sign", str(key)], input=signed.encode(), capture_output=True, check=True
    )
    return f"{signed}.{encoded(joined(done.stdout))}".encode()


def joined(signature: bytes) -> bytes:
    """The two numbers of a signature in DER as 64 bytes."""
    numbers, rest = [], signature[2:]
    while rest:
        length = rest[1]
        numbers.append(int.from_bytes(rest[2 : 2 + length], "big"))
        rest = rest[2 + length :]
    return b"".join(number.to_bytes(32, "big") for number in numbers)


class HostileDistrict:
    """Answers at a district's address, in its name, while the district itself is stopped."""

    def __init__(self, district: District):
        self.document: bytes | None = None
        self.version = "0"
        self.tag: str | None = None
        self.cut_after: list[int] = []
        self.asked: list[dict[str, str]] = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", district.port), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(district.data / "server.pem", district.data / "server.key")
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "HostileDistrict":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def offer(self, document: bytes, version: str, tag: str | None = None, cut_after: tuple[int, ...] = ()) -> None:
        """From now on this is the programme; the first answers break off after so many bytes."""
        self.cut_after = list(cut_after)
        self.asked = []
        self.document, self.version, self.tag = document, version, tag

    def _handler(self) -> Callable[..., http.server.BaseHTTPRequestHandler]:
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if self.path != "/v1/programme":
                    self.answer(404, b"{}")
                elif server.document is None:
                    self.answer(404, b"{}")
                else:
                    server.asked.append(dict(self.headers))
                    known = [tag.strip() for tag in self.headers.get("If-None-Match", "").split(",")]
                    status = 304 if server.tag and server.tag in known else 200
                    cut = server.cut_after.pop(0) if status == 200 and server.cut_after else None
                    self.answer(status, b"" if status == 304 else server.document, cut)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                head = self.headers.get("Ledger-Head")
                if not head:
                    return self.answer(404, b"{}")
                reply = {
                    "acknowledged": int(head.split(";")[0]),
                    "setAside": [],
                    "programme": server.version,
                    "roster": None,
                    "time": "2026-01-05T08:00:00.000Z",
                }
                return self.answer(200, json.dumps(reply).encode())

            def answer(self, status: int, body: bytes, cut: int | None = None) -> None:
                self.send_response(status)
                if server.tag and self.path == "/v1/programme":
                    self.send_header("ETag", server.tag)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body if cut is None else body[:cut])
                if cut is not None:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler
