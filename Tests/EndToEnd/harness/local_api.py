"""A client of the station's local API: JSON-RPC 2.0, one message a line, over a Unix socket."""

import json
import socket
import time
from pathlib import Path
from typing import Any

from .waiting import LIMIT_SECONDS, TookTooLong


class ConnectionEnded(ConnectionError):
    """The daemon closed the connection."""


class Refused(Exception):
    """The daemon answered with an error."""


class LocalAPI:
    """One connection; notifications that come in between are kept in order."""

    def __init__(self, path: Path):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(str(path))
        self._buffer = b""
        self._last_id = 0
        self._waiting: list[dict[str, Any]] = []

    def __enter__(self) -> "LocalAPI":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def fileno(self) -> int:
        return self._socket.fileno()

    def call(self, method: str, **parameters: Any) -> Any:
        """Sends a request and returns its result."""
        self._last_id += 1
        message = {"jsonrpc": "2.0", "id": self._last_id, "method": method}
        if parameters:
            message["params"] = parameters
        self._socket.sendall(json.dumps(message).encode() + b"\n")
        while True:
            answer = self._read(time.monotonic() + LIMIT_SECONDS)
            if answer.get("id") != self._last_id:
                self._waiting.append(answer)
            elif "error" in answer:
                raise Refused(answer["error"])
            else:
                return answer["result"]

    def next(self, method: str | None = None, seconds: float = LIMIT_SECONDS) -> dict[str, Any]:
        """The parameters of the next notification, or of the next of one kind, skipping others."""
        deadline = time.monotonic() + seconds
        while True:
            message = self._waiting.pop(0) if self._waiting else self._read(deadline)
            if method is None or message.get("method") == method:
                return message["params"]

    def next_visit(self, seconds: float = LIMIT_SECONDS) -> dict[str, Any]:
        """The next visit that a tap began or opened again."""
        return self.next("visit", seconds)["visit"]

    def visits_until_silence(self, seconds: float) -> list[dict[str, Any]]:
        """All visits told until nothing comes for so long, or the daemon is gone."""
        visits = []
        try:
            while True:
                visits.append(self.next_visit(seconds))
        except (TookTooLong, ConnectionEnded):
            return visits

    def _read(self, deadline: float) -> dict[str, Any]:
        while b"\n" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TookTooLong("no message from the daemon")
            self._socket.settimeout(left)
            try:
                chunk = self._socket.recv(65536)
            except TimeoutError:
                continue
            except ConnectionResetError:
                chunk = b""
            if not chunk:
                raise ConnectionEnded("the daemon closed the connection")
            self._buffer += chunk
        line, self._buffer = self._buffer.split(b"\n", 1)
        return json.loads(line)
