"""What the station is measured beside: a bare durable append, and the Python kiosk."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from harness.programs import Programs
from harness.reader import Reader
from harness.screen import Screen
from harness.waiting import wait_until

COLUMNS, ROWS = 41, 9


class Line(Reader):
    """A reader's line that the benchmark itself holds, so that it knows when the last byte was written."""

    def __init__(self, programs: Programs, folder: Path):
        super().__init__(programs, folder)
        self._line, self._end = os.openpty()

    @property
    def device(self) -> str:
        return os.ttyname(self._end)

    def start(self) -> None:
        self.link.symlink_to(self.device)

    def stop(self) -> None:
        self.link.unlink(missing_ok=True)

    def send(self, raw: bytes) -> None:
        os.write(self._line, raw)


class Appends:
    """A file to which bytes are appended, each time down to the disk."""

    def __init__(self, file: Path, size: int):
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._bytes = os.urandom(size)

    def append(self) -> int:
        """Nanoseconds of one append + fdatasync."""
        before = time.perf_counter_ns()
        os.write(self._file, self._bytes)
        os.fdatasync(self._file)
        return time.perf_counter_ns() - before


class PythonKiosk:
    """The Python kiosk in a terminal of its own."""

    def __init__(self, folder: Path, line: Line, cards: list[str]):
        folder.mkdir(parents=True, exist_ok=True)
        members = folder / "members"
        members.write_text("\n".join(cards))
        self.line = line
        self._socket = folder / "kiosk.sock"
        self._arguments = [
            sys.executable,
            "-B",
            str(Path(__file__).with_name("python_kiosk.py")),
            "--device",
            line.device,
            "--database",
            str(folder / "kiosk.sqlite"),
            "--socket",
            str(self._socket),
            "--members",
            str(members),
        ]
        self.screen: Screen | None = None
        self._connection: socket.socket | None = None

    def start(self) -> None:
        self.screen = Screen(self._arguments, COLUMNS, ROWS)
        self._connection = wait_until("the Python kiosk answers", self._connect, pause=0.001)

    def _connect(self) -> socket.socket | None:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(self._socket))
            connection.recv(64)
        except OSError:
            connection.close()
            return None
        return connection

    @property
    def pid(self) -> int:
        return self.screen.process.pid

    def wait_for_visit(self) -> None:
        message = json.loads(self._connection.recv(4096))
        assert "visit" in message

    def stop(self) -> None:
        if self._connection:
            self._connection.close()
        if self.screen:
            self.screen.process.terminate()
            try:
                self.screen.process.wait(5)
            except subprocess.TimeoutExpired:
                self.screen.process.kill()
            self.screen.close()
        self.screen = self._connection = None
        self._socket.unlink(missing_ok=True)
