"""How fast a backlog goes up: stationd to a durable districtd over loopback, beside plain bulk inserts of the same rows."""

import json
import shutil
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

from figures import Figure, memory
from syslog_ng import syslog_ng_rate

from harness.chaos_proxy import ChaosProxy
from harness.kiosk import Kiosk
from harness.programs import Programs
from harness.waiting import wait_until

BATCH = 500
# An event's canonical form.
EVENT_BYTES = 350


class Drain:
    """A kiosk whose ledger was filled while it had no district."""

    def __init__(self, programs: Programs, folder: Path, *fill: str, proxy: ChaosProxy | None = None):
        self.kiosk = Kiosk(programs, folder, upload="economical", proxy=proxy)
        command = [programs.path("ledger-bench"), fill[0], self.kiosk.station.data, *fill[1:]]
        told = subprocess.run(
            [str(part) for part in command], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        self.events = int(json.loads(told.stdout)["events"])

    def __enter__(self) -> "Drain":
        self.kiosk.start(reaches_district=False)
        return self

    def __exit__(self, *_: object) -> None:
        self.kiosk.stop()

    def acknowledged(self) -> int:
        with self.kiosk.station.api() as api:
            return api.call("status")["status"]["acknowledgedSequence"]

    def wait(self, sequence: int, pause: float = 0.02) -> None:
        wait_until(f"{sequence} is acknowledged", lambda: self.acknowledged() >= sequence, seconds=600, pause=pause)


class _Memory(threading.Thread):
    """Watches the private memory of a process."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self._pid, self._done = pid, threading.Event()
        self.values: list[float] = []

    def run(self) -> None:
        while not self._done.wait(0.25):
            self.values.append(memory(self._pid)["RssAnon"])

    def stop(self) -> None:
        self._done.set()
        self.join()


def drain_figures(programs: Programs, folder: Path, events: int) -> list[Figure]:
    """The rate between the first and the last acknowledgement, and the daemons' memory meanwhile."""
    with Drain(programs, folder / "drain", "fill", str(events)) as drain:
        station = _Memory(drain.kiosk.station.daemon.process.pid)
        district = _Memory(drain.kiosk.district.daemon.process.pid)
        drain.wait(1, pause=0.005)
        first, before = drain.acknowledged(), time.perf_counter()
        station.start(), district.start()
        # Asking how far it is takes time from it.
        drain.wait(drain.events, pause=0.25)
        rate = (drain.events - first) / (time.perf_counter() - before)
        station.stop(), district.stop()
        ends = [len(station.values) // 10, -1]
        early, late = (station.values[end] for end in ends)
    # The daemons have stopped, so that nothing is left in a log beside the file.
    bulk = _bulk_insert(drain.kiosk.district.store.file, folder / "bulk.sqlite")
    baselines = {"SQLite bulk insert": bulk}
    if peer := syslog_ng_rate(folder / "syslog-ng", min(events, 200_000), EVENT_BYTES):
        baselines["syslog-ng to a server that keeps nothing"] = peer
    return [
        Figure(f"draining {drain.events} events", "events/s", rate, baselines),
        Figure("private memory of stationd at its end", "MB", late, {"at its beginning": early}),
        Figure("private memory of districtd, at most", "MB", max(district.values), {}),
    ]


def _bulk_insert(file: Path, copy: Path) -> float:
    """The same rows into the same tables by Python's sqlite3: a transaction that is flushed for each batch."""
    shutil.copyfile(file, copy)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.executescript("DELETE FROM event; VACUUM; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        columns = [row[1] for row in source.execute("PRAGMA table_info(event)")]
        rows = source.execute(f"SELECT {', '.join(columns)} FROM event ORDER BY station, ledger, sequence")
        insertion = f"INSERT INTO event ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        inserted, seconds = 0, 0.0
        while batch := rows.fetchmany(BATCH):
            before = time.perf_counter()
            target.execute("BEGIN IMMEDIATE")
            target.executemany(insertion, batch)
            target.execute("COMMIT")
            seconds += time.perf_counter() - before
            inserted += len(batch)
    return inserted / seconds


def week_figures(programs: Programs, folder: Path) -> list[Figure]:
    """What a realistic week costs at the socket when it goes in batches of five hundred, TLS and HTTP included."""
    with ChaosProxy(0) as proxy, Drain(programs, folder / "week", "week", proxy=proxy) as drain:
        drain.wait(drain.events)
        size = proxy.counts.bytes[0] / drain.events
    return [Figure("bytes of an event of a realistic week, 500 a batch, at the socket", "B", size, {})]
