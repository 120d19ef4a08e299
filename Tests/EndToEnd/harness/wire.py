"""Connections to a district on which a test says byte by byte what goes over them."""

import json
import socket
import ssl
from dataclasses import dataclass
from typing import Any

from .est import OpenSSLDevice
from .waiting import LIMIT_SECONDS


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, taken apart by hand."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The problem document, which must be whole and of the right type."""
        assert self.headers["content-type"] == "application/problem+json", self
        problem = json.loads(self.body)
        assert problem["status"] == self.status and problem["title"] and problem["detail"], problem
        assert problem["type"].startswith("/openapi.json#/x-problems/"), problem
        return problem


def head(method: str, path: str, headers: dict[str, str] | None = None) -> bytes:
    """A request's line and headers."""
    lines = [f"{method} {path} HTTP/1.1", "Host: district", *(f"{k}: {v}" for k, v in (headers or {}).items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


class Wire:
    """One TLS connection, with the certificate of a device or without."""

    def __init__(self, port: int, authority: Any, device: OpenSSLDevice | None = None):
        context = ssl.create_default_context(cafile=str(authority))
        if device:
            context.load_cert_chain(device.certificate, device.key)
        plain = socket.create_connection(("127.0.0.1", port), timeout=LIMIT_SECONDS)
        self.tls = context.wrap_socket(plain, server_hostname="127.0.0.1")
        self._buffer = b""

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self.tls.close()

    def send(self, data: bytes) -> bool:
        """Whether the other end still took it."""
        try:
            self.tls.sendall(data)
        except OSError:
            return False
        return True

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Answer:
        length = {"Content-Length": str(len(body))} if body or method == "POST" else {}
        assert self.send(head(method, path, length | (headers or {})) + body)
        return self.answer()

    def answer(self) -> Answer:
        """The next answer; `EOFError` where the connection ends before it is whole."""
        while b"\r\n\r\n" not in self._buffer:
            self._more()
        text, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
        first, *rest = text.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in rest)}
        while len(self._buffer) < int(headers.get("content-length", 0)):
            self._more()
        length = int(headers.get("content-length", 0))
        body, self._buffer = self._buffer[:length], self._buffer[length:]
        return Answer(int(first.split()[1]), headers, body)

    def has_ended(self) -> bool:
        """Waits for the other end to say something or to end the connection; whether it ended."""
        try:
            return self.tls.recv(1) == b""
        except TimeoutError:
            return False
        except OSError:
            return True

    def _more(self) -> None:
        try:
            data = self.tls.recv(65536)
        except TimeoutError:
            raise
        except OSError:
            data = b""
        if not data:
            raise EOFError(f"the connection ended; so far {self._buffer!r}")
        self._buffer += data
