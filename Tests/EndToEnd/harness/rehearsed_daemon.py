"""A daemon for a menu under test: it answers well, or behaves as no daemon should."""

import json
import os
import socket
import threading
import time
from pathlib import Path
from typing import Any

RECORDINGS = Path(__file__).resolve().parents[2] / "KioskMenuTests/Recordings"


def sample_station() -> dict[str, Any]:
    """The state of a station, as the menu's own tests have it."""
    for line in (RECORDINGS / "idle.zh.jsonl").read_text().splitlines():
        message = json.loads(line).get("daemon", {})
        if message.get("method") == "station":
            return message["params"]["station"]
    raise AssertionError("the recording of the start has no station")


class RehearsedDaemon:
    """Listens at a socket; what it does with a connection is `manner`:

    well      answers, and tells of visits
    silent    takes everything and answers nothing
    deaf      does not even read
    garbage   answers with bytes that are no messages
    half      answers with the begin of a message that never ends
    endless   sends one message that is longer than any
    closing   closes at once
    absent    never accepts: those who come wait in the kernel's queue
    """

    def __init__(self, path: Path, manner: str = "well"):
        self.path, self.manner = path, manner
        self.station = sample_station()
        self.connections = 0
        self._visits = 0
        self._used: dict[int, list[str]] = {}
        self._subscribers: list[socket.socket] = []
        self._lock = threading.Lock()
        self._queued: list[socket.socket] = []
        path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen(0 if manner == "absent" else 16)
        if manner == "absent":
            self._fill_queue()
        else:
            threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "RehearsedDaemon":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            # `shutdown` ends the wait in `accept`, which `close` alone does not.
            for each in [self._listener, *self._subscribers, *self._queued]:
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                each.close()
            self._subscribers = []
        self.path.unlink(missing_ok=True)

    def visit(self, greeting: str | None = "王师傅", visitor: str = "member") -> int:
        """Somebody comes; returns the visit's number."""
        with self._lock:
            view = self._begin(visitor, greeting)
        self.tell("visit", visit=view)
        return view["visit"]

    def tell(self, method: str, **parameters: Any) -> None:
        """Tells every subscriber; waits where one reads slowly."""
        line = _line({"method": method, "params": parameters})
        with self._lock:
            subscribers = list(self._subscribers)
        for each in subscribers:
            try:
                each.sendall(line)
            except OSError:
                with self._lock:
                    self._subscribers.remove(each)

    def _fill_queue(self) -> None:
        while True:
            waiting = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            waiting.setblocking(False)
            self._queued.append(waiting)
            if waiting.connect_ex(str(self.path)):
                return

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            match self.manner:
                case "well" | "silent":
                    self._read(connection)
                case "deaf":
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
                    time.sleep(3600)
                case "garbage":
                    connection.sendall(os.urandom(100_000) + b"\n{}\n[]\n")
                case "half":
                    connection.sendall(_line({"method": "station", "params": {"station": self.station}})[:-20])
                    time.sleep(3600)
                case "endless":
                    connection.sendall(b'{"jsonrpc":"2.0","method":"')
                    while True:
                        connection.sendall(b"x" * 65536)
        except OSError:
            pass
        finally:
            connection.close()

    def _read(self, connection: socket.socket) -> None:
        for line in connection.makefile("rb"):
            if self.manner == "well":
                self._answer(connection, json.loads(line))

    def _answer(self, connection: socket.socket, request: dict[str, Any]) -> None:
        parameters = request.get("params", {})
        with self._lock:
            match request["method"]:
                case "subscribe":
                    result: dict[str, Any] = {"subscribed": True}
                    self._subscribers.append(connection)
                case "guest":
                    result = {"visit": self._begin("guest", None)}
                case "use":
                    self._used[parameters["visit"]].append(parameters["service"])
                    result = {"visit": self._view(parameters["visit"], "member", "王师傅")}
                case _:
                    result = {"undone": {}}
        connection.sendall(_line({"id": request["id"], "result": result}))
        if request["method"] == "subscribe":
            connection.sendall(_line({"method": "station", "params": {"station": self.station}}))

    def _begin(self, visitor: str, greeting: str | None) -> dict[str, Any]:
        self._visits += 1
        self._used[self._visits] = []
        return self._view(self._visits, visitor, greeting)

    def _view(self, number: int, visitor: str, greeting: str | None) -> dict[str, Any]:
        view = {"visit": number, "visitor": visitor, "isRepeated": False, "used": self._used[number]}
        return view | ({"greeting": greeting} if greeting else {})


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps({"jsonrpc": "2.0"} | message).encode() + b"\n"
