"""Who makes records durable, one at a time: the station's ledger, and what it is measured beside."""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness.programs import die_with_parent
from harness.waiting import wait_until

_HERE = Path(__file__).parent
_PACKAGES = _HERE.parents[1] / ".build/bench-packages"
RECORD_BYTES = 220


def compile_baselines(folder: Path) -> Path | None:
    """The C program of the baselines; None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        return None
    program = folder / "durable-appends"
    source = _HERE / "DurableAppends/durable-appends.c"
    subprocess.run([compiler, "-O2", "-o", program, source, "-lsqlite3"], check=True, stdin=subprocess.DEVNULL)
    return program


class Answering:
    """A program that answers each line of input by a line: a number by the nanoseconds of so many durable records."""

    def __init__(self, *command: object):
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,
        )

    def append(self, count: int) -> list[float]:
        """Milliseconds of each of so many durable records."""
        times = [int(word) / 1e6 for word in self._ask(str(count)).split()]
        assert len(times) == count, f"{self._process.args} made {len(times)} of {count} records"
        return times

    def checkpoint(self) -> None:
        """Does what is put off until a quiet moment."""
        self._ask("checkpoint")

    def _ask(self, line: str) -> str:
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait()


class JetStream:
    """NATS JetStream that flushes every record; spoken to without a client library, whose time would count as its own."""

    def __init__(self, folder: Path):
        folder.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = folder / "nats.conf"
        settings.write_text(
            f'listen: "127.0.0.1:{port}"\njetstream {{ store_dir: "{folder}/store", sync_interval: always }}\n'
        )
        self._process = subprocess.Popen(
            [nats_server(), "-c", settings, "-l", folder / "log"],
            stdin=subprocess.DEVNULL,
            preexec_fn=die_with_parent,
        )
        try:
            self._line = wait_until("NATS answers", lambda: self._connect(port), pause=0.01).makefile("rwb", 0)
            self._line.readline()
            self._line.write(b'CONNECT {"verbose":false}\r\nSUB reply 1\r\n')
            stream = {"name": "events", "subjects": ["check-in"], "storage": "file"}
            answer = self._publish("$JS.API.STREAM.CREATE.events", json.dumps(stream).encode())
            assert "config" in answer, answer
        except BaseException:
            self.stop()
            raise

    @staticmethod
    def _connect(port: int) -> socket.socket | None:
        try:
            connection = socket.create_connection(("127.0.0.1", port), 10)
        except OSError:
            return None
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _publish(self, subject: str, payload: bytes) -> dict[str, object]:
        self._line.write(f"PUB {subject} reply {len(payload)}\r\n".encode() + payload + b"\r\n")
        while not (header := self._line.readline()).startswith(b"MSG"):
            assert header, "NATS has closed the connection"
            if header.startswith(b"PING"):
                self._line.write(b"PONG\r\n")
        body = b""
        size = int(header.split()[-1]) + 2
        while len(body) < size:
            body += self._line.read(size - len(body))
        return json.loads(body)

    def append(self, count: int) -> list[float]:
        """Milliseconds until each of so many records is acknowledged."""
        payload, times = b"Z" * RECORD_BYTES, []
        for _ in range(count):
            before = time.perf_counter_ns()
            answer = self._publish("check-in", payload)
            times.append((time.perf_counter_ns() - before) / 1e6)
            assert "seq" in answer, answer
        return times

    def checkpoint(self) -> None:
        """JetStream puts nothing off."""

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


def nats_server() -> Path | None:
    """The server that `provisioning/bench` installs for itself; None where it could not."""
    program = _PACKAGES / "bin/nats-server"
    return program if program.is_file() else None


def remark(text: str) -> None:
    """Says on standard error what is not measured, and why."""
    print(text, file=sys.stderr)


def folder_of_its_own(parent: Path, name: str) -> Path:
    """An empty folder."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=parent))
