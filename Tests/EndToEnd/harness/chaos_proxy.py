"""A network between a station and its district that goes wrong at random: a TCP proxy on loopback under a seed."""

import random
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

CHUNK = 16_384


@dataclass
class Fate:
    """What becomes of one connection; a connection without one is carried as it is."""

    # After so many bytes of one direction …
    bytes: int
    # … 0: what the station sends, 1: what the district sends …
    direction: int
    # … this happens: `reset`, `close`, `hole` (nothing goes any more, nobody is told) or `half` (that direction only).
    how: str
    # Each piece waits for so long before it goes on, in seconds.
    delay: float = 0.0
    # How long a silent connection stays until it is reset, in seconds.
    silence: float = 1.0


@dataclass
class Counts:
    """What went through."""

    connections: int = 0
    fates: dict[str, int] = field(default_factory=dict)
    # Bytes and pieces that the station sent, and the district.
    bytes: list[int] = field(default_factory=lambda: [0, 0])
    pieces: list[int] = field(default_factory=lambda: [0, 0])


class ChaosProxy:
    """Carries connections to a port; each is given a fate while there is chaos."""

    def __init__(self, port: int, seed: int = 0):
        self.target = port
        self.counts = Counts()
        self._dice = random.Random(seed)
        self._fate: Callable[[random.Random], Fate | None] = lambda dice: None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"https://127.0.0.1:{self.port}"
        self._open: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._is_over = False
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "ChaosProxy":
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        self._listener.close()
        self.reset()

    def stations(self) -> list[socket.socket]:
        """The open connections' ends towards the station."""
        with self._lock:
            return [station for station, _ in self._open]

    def go_wrong(self, fate: Callable[[random.Random], Fate | None]) -> None:
        """From now on each new connection is given a fate."""
        self._fate = fate

    def calm(self) -> None:
        """From now on everything is carried; what is open now ends, as when a network comes back."""
        self._fate = lambda dice: None
        self.reset()

    def reset(self) -> None:
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            self._end(connection, abruptly=True)

    def _accept(self) -> None:
        while not self._is_over:
            try:
                station, _ = self._listener.accept()
            except OSError:
                return
            self.counts.connections += 1
            fate = self._fate(self._dice)
            if fate:
                self.counts.fates[fate.how] = self.counts.fates.get(fate.how, 0) + 1
            threading.Thread(target=self._carry, args=(station, fate), daemon=True).start()

    def _carry(self, station: socket.socket, fate: Fate | None) -> None:
        try:
            district = socket.create_connection(("127.0.0.1", self.target), timeout=5)
        except OSError:
            station.close()
            return
        pair = (station, district)
        for end in pair:
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            end.settimeout(5)
        with self._lock:
            self._open.add(pair)
        try:
            abruptly = self._pump(pair, fate)
        except (OSError, ValueError):
            abruptly = True
        self._end(pair, abruptly)

    def _pump(self, pair: tuple[socket.socket, socket.socket], fate: Fate | None) -> bool:
        """Carries until an end closes, or fate comes; says whether the connection is to be reset."""
        carried = [0, 0]
        open_ends = [0, 1]
        while open_ends:
            ready, _, _ = select.select([pair[end] for end in open_ends], [], [], 0.5)
            for end in [end for end in open_ends if pair[end] in ready]:
                data = pair[end].recv(CHUNK)
                if not data:
                    return False
                if fate and fate.delay:
                    time.sleep(fate.delay)
                if fate and fate.direction == end and carried[end] + len(data) >= fate.bytes:
                    pair[1 - end].sendall(data[: max(0, fate.bytes - carried[end])])
                    if fate.how in ("reset", "close"):
                        return fate.how == "reset"
                    open_ends = [] if fate.how == "hole" else [1 - end]
                    deadline = time.monotonic() + fate.silence
                    while time.monotonic() < deadline:
                        time.sleep(0.02)
                        if open_ends:
                            self._pass(pair, 1 - end)
                    return True
                pair[1 - end].sendall(data)
                carried[end] += len(data)
                self.counts.bytes[end] += len(data)
                self.counts.pieces[end] += 1
        return True

    @staticmethod
    def _pass(pair: tuple[socket.socket, socket.socket], end: int) -> None:
        if select.select([pair[end]], [], [], 0)[0] and (data := pair[end].recv(CHUNK)):
            pair[1 - end].sendall(data)

    def _end(self, pair: tuple[socket.socket, socket.socket], abruptly: bool) -> None:
        with self._lock:
            self._open.discard(pair)
        for end in pair:
            try:
                if abruptly:
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                else:
                    end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()
