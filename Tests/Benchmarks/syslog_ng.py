"""syslog-ng as the throughput peer: a backlog in its reliable disk buffer, sent by HTTP in batches of five hundred."""

import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

from harness.district import free_port
from harness.programs import die_with_parent
from harness.waiting import wait_until

BATCH = 500

_CONFIGURATION = """\
@version: 3.38
options { stats-freq(0); };
source s { network(ip("127.0.0.1") port(%(input)d) transport("tcp") flags(no-parse) log-iw-size(100000)); };
destination d {
  http(
    url("http://127.0.0.1:%(output)d/") method("POST") body("$MSG") batch-lines(%(batch)d) workers(1) time-reopen(1)
    disk-buffer(reliable(yes) disk-buf-size(%(size)d) mem-buf-size(8388608) dir("%(folder)s"))
  );
};
log { source(s); destination(d); flags(flow-control); };
"""


class _Sink:
    """An HTTP server that takes everything and counts lines."""

    def __init__(self, port: int):
        self._listener = socket.create_server(("127.0.0.1", port))
        self.lines = 0
        self.first = self.last = 0.0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._take, args=(connection,), daemon=True).start()

    def _take(self, connection: socket.socket) -> None:
        stream = connection.makefile("rwb")
        while stream.readline():
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, value = line.split(b":", 1)
                length = int(value) if name.lower() == b"content-length" else length
            body = stream.read(length)
            self.first = self.first or time.perf_counter()
            self.lines += body.count(b"\n") + (not body.endswith(b"\n"))
            self.last = time.perf_counter()
            stream.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            stream.flush()


def syslog_ng_rate(folder: Path, records: int, size: int) -> float | None:
    """Records a second from the buffer to a server that keeps nothing; None where syslog-ng is not installed."""
    program = shutil.which("syslog-ng")
    if program is None:
        return None
    folder.mkdir()
    ports = {"input": free_port(), "output": free_port()}
    settings = folder / "syslog-ng.conf"
    settings.write_text(
        _CONFIGURATION % {**ports, "batch": BATCH, "size": records * (size + 600) + (1 << 26), "folder": folder}
    )
    command = [program, "-F", "-f", settings, "-R", folder / "persist", "-p", folder / "pid", "-c", folder / "control"]
    process = subprocess.Popen(
        [str(part) for part in [*command, "--no-caps"]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,
    )
    try:

        def connect() -> socket.socket | None:
            try:
                return socket.create_connection(("127.0.0.1", ports["input"]))
            except OSError:
                return None

        with wait_until("syslog-ng listens", connect) as line:
            for start in range(0, records, BATCH):
                numbers = range(start, min(records, start + BATCH))
                line.sendall(b"".join(b"%010d %s\n" % (number, b"x" * (size - 12)) for number in numbers))
        time.sleep(1)
        sink = _Sink(ports["output"])
        wait_until("syslog-ng has sent everything", lambda: sink.lines >= records, seconds=300)
        return records / (sink.last - sink.first)
    finally:
        process.terminate()
        process.wait()
