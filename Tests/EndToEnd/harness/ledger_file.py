"""A station's ledger as it lies on the disk, for tests that damage or forge it."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import chain

_COLUMNS = "sequence, time, boot, since_boot, trusted, type, subject, data, hash"


def _text(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}Z"


class LedgerFile:
    """`ledger.sqlite` of a data directory."""

    def __init__(self, data: Path):
        self.path = data / "ledger.sqlite"

    def change(self, statements: str) -> None:
        with closing(sqlite3.connect(self.path)) as database:
            database.executescript(statements)

    def source(self) -> str:
        with closing(sqlite3.connect(self.path)) as database:
            station, ledger = database.execute("SELECT station, id FROM ledger").fetchone()
        return f"/stations/{station}/ledgers/{ledger}"

    def lines_and_seals(self) -> Iterator[tuple[bytes, bytes]]:
        """Every event's canonical bytes, from its row, and the seal beside it."""
        source = self.source()
        with closing(sqlite3.connect(self.path)) as database:
            for row in database.execute(f"SELECT {_COLUMNS} FROM event ORDER BY sequence"):
                sequence, time, boot, since_boot, trusted, kind, subject, data, seal = row
                members = [
                    f'"bootid":"{boot.hex()}"',
                    f'"boottime":"{_text(time - since_boot)}"',
                    f'"clock":"{"trusted" if trusted else "untrusted"}"',
                    f'"data":{data}',
                    f'"id":"{sequence}"',
                    f'"source":"{source}"',
                    '"specversion":"1.0"',
                    *([f'"subject":"{subject.hex()}"'] if subject is not None else []),
                    f'"time":"{_text(time)}"',
                    f'"type":"{kind}"',
                ]
                yield ("{" + ",".join(members) + "}").encode(), seal

    def verify(self) -> int | None:
        """The first sequence that does not fit, by the independent verifier; `None` where all do."""
        lines: list[bytes] = []
        seals: list[bytes] = []
        for line, seal in self.lines_and_seals():
            lines.append(line)
            seals.append(seal)
        try:
            newest = chain.walk(lines, self.source(), iter(seals))
        except chain.Broken as broken:
            return broken.sequence
        return self._beyond(newest)

    def _beyond(self, newest: tuple[int, bytes]) -> int | None:
        with closing(sqlite3.connect(self.path)) as database:
            acknowledged, marked = database.execute("SELECT acknowledged, marked FROM cursor").fetchone()
        reached = max(acknowledged, marked)
        return newest[0] + 1 if reached > newest[0] else None

    def reseal(self, sequence: int) -> None:
        """Gives an event and all behind it seals that fit, as a forger who knows the form would."""
        seal = chain.genesis(self.source())
        seals: list[tuple[bytes, int]] = []
        for number, (line, old) in enumerate(self.lines_and_seals(), 1):
            seal = hashlib.sha256(seal + line).digest() if number >= sequence else old
            seals.append((seal, number))
        with closing(sqlite3.connect(self.path)) as database:
            database.executemany("UPDATE event SET hash = ? WHERE sequence = ?", seals)
            database.commit()


def bytes_of(path: Path) -> dict[str, bytes]:
    """The ledger's files of a directory, by name."""
    return {
        name: (path / name).read_bytes() for name in ("ledger.sqlite", "ledger.sqlite-wal") if (path / name).exists()
    }
