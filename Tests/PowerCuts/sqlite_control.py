"""The same cuts with a bare SQLite writer: they must find the losses of synchronous=NORMAL, and none with FULL."""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cut_disk import CutDisk
from harness.programs import die_with_parent

_WRITER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute(f"PRAGMA synchronous = {sys.argv[2]}")
database.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, data TEXT NOT NULL)")
number = 0
while True:
    number += 1
    database.execute("INSERT INTO row VALUES (?, ?)", (number, "x" * 200))
    print(number, flush=True)
"""


def _confirmed_before(process: subprocess.Popen[str], cut: Callable[[], None], seconds: float) -> int:
    """The last number that was confirmed before the writer's disk is cut, after so many seconds.

    What is confirmed while the file system is being shut down does not count: the flush of a file that grows, under way
    just then, is sometimes answered as done, which no process would live to hear when the power goes.
    """
    last = 0

    def read() -> None:
        nonlocal last
        for line in process.stdout or ():
            last = int(line)

    reading = threading.Thread(target=read)
    reading.start()
    deadline = time.monotonic() + 10
    while last == 0 and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(seconds)
    confirmed = last
    cut()
    process.kill()
    process.wait()
    reading.join()
    return confirmed


def _rows(file: Path) -> int:
    try:
        with closing(sqlite3.connect(file)) as database:
            return database.execute("SELECT count(*) FROM row").fetchone()[0]
    except sqlite3.OperationalError:
        return 0  # not even the table is there


def _lost(disk: CutDisk, mode: str, seconds: float) -> int:
    disk.format()
    file = disk.mountpoint / "control.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(file), mode],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=die_with_parent,
    )
    try:
        confirmed = _confirmed_before(process, disk.cut, seconds)
    finally:
        process.kill()
        process.wait()
    disk.restore(check=False)
    assert confirmed > 0, "the control confirmed no row: it shows nothing"
    return max(0, confirmed - _rows(file))


def check_control(folder: Path, seed: int, cuts: int) -> str:
    """Cuts a bare writer so many times in each mode; returns the figures in words."""
    moments = random.Random(seed)
    lost = {"FULL": 0, "NORMAL": 0}
    with CutDisk(folder, "control") as disk:
        for mode in lost:
            for _ in range(cuts):
                lost[mode] += _lost(disk, mode, moments.uniform(0.05, 0.3))
    assert lost["FULL"] == 0, f"bare SQLite with FULL lost {lost['FULL']} rows: this disk does not keep what it flushed"
    assert lost["NORMAL"] > 0, "bare SQLite with NORMAL lost nothing: these cuts show nothing"
    return f"control: bare SQLite, {cuts} cuts each: NORMAL lost {lost['NORMAL']} rows, FULL 0"
