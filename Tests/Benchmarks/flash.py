"""What a check-in costs at the block device, by SQLite's page size and by how its WAL is kept; needs root.

Prints the table from which the ledger's settings were chosen. "At once" is one record behind the other; "apart" has the
kernel write back after each record, as it does by itself within half a minute. Both count the checkpoints.
"""

import argparse
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests/EndToEnd"))

from block_device import LoopDisk, why_not  # noqa: E402
from durable_subjects import RECORD_BYTES, Answering, compile_baselines  # noqa: E402

PAGES = (512, 1024, 2048, 4096, 8192)
LOG_BYTES = 2 << 20
RECORDS, APART = 3000, 30


def cases() -> list[tuple[str, list[object]]]:
    """Each way to keep a record, with the arguments of durable-appends behind the file."""
    found: list[tuple[str, list[object]]] = [
        ("append", ["append", RECORD_BYTES]),
        ("append into a reserved file", ["reserved", RECORD_BYTES]),
    ]
    for page in PAGES:
        frames = LOG_BYTES // (page + 24) - 16
        found += [
            (f"SQLite, pages of {page}, WAL grows", ["sqlite", page, 0, frames]),
            (f"SQLite, pages of {page}, WAL reserved", ["sqlite", page, LOG_BYTES, frames]),
            (
                f"SQLite, pages of {page}, WAL reserved, its index in memory",
                ["sqlite", page, LOG_BYTES, frames, "unix-excl"],
            ),
        ]
    return found


def measure(program: Path, folder: Path, arguments: list[object]) -> list[float]:
    """KB and flushes a record: at once, and apart."""
    with LoopDisk(folder) as disk:
        subject = Answering(program, arguments[0], disk.root / "file", *arguments[1:])
        try:
            subject.append(50)
            subject.checkpoint()
            disk.settle()
            begun = disk.written
            subject.append(RECORDS)
            subject.checkpoint()
            disk.settle()
            at_once = disk.written
            for _ in range(APART):
                subject.append(1)
                disk.settle()
            apart = disk.written - at_once
        finally:
            subject.stop()
    at_once -= begun
    return [at_once.bytes / RECORDS / 1000, at_once.flushes / RECORDS, apart.bytes / APART / 1000]


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    if problem := why_not():
        sys.exit(f"Not measured: {problem}.")
    print(f"{'':58}  at once, KB  flushes  apart, KB")
    with tempfile.TemporaryDirectory(prefix="flash-", dir=REPOSITORY / ".build") as name:
        folder = Path(name)
        program = compile_baselines(folder) or sys.exit("Not measured: there is no C compiler.")
        for label, arguments in cases():
            at_once, flushes, apart = measure(program, folder, arguments)
            print(f"{label:58}  {at_once:11.2f}  {flushes:7.3f}  {apart:9.2f}", flush=True)


if __name__ == "__main__":
    main()
