"""What a district has really stored, read from its SQLite file and put together again as the events that were sent."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def _text(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}Z"


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    event = {
        "bootid": row["boot"].hex(),
        "boottime": _text(row["time"] - row["since_boot"]),
        "clock": "trusted" if row["trusted"] else "untrusted",
        "data": json.loads(row["data"]),
        "id": str(row["sequence"]),
        "source": f"/stations/{row['station']}/ledgers/{row['id']}",
        "specversion": "1.0",
        "time": _text(row["time"]),
        "type": row["type"],
    }
    if row["subject"] is not None:
        event["subject"] = row["subject"].hex()
    return event


class DistrictStore:
    """The store of one district server, read only."""

    def __init__(self, data: Path):
        self._data = data

    @property
    def file(self) -> Path:
        """The SQLite file."""
        for file in self._data.iterdir():
            if file.is_file() and file.read_bytes()[:15] == b"SQLite format 3":
                return file
        raise FileNotFoundError(f"no SQLite file in {self._data}")

    def _rows(self, query: str) -> Sequence[Mapping[str, Any]]:
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return database.execute(query).fetchall()

    def events(self) -> list[dict[str, Any]]:
        """Every event, by ledger and sequence."""
        query = (
            "SELECT ledger.id, event.* FROM event"
            " JOIN ledger ON ledger.station = event.station AND ledger.key = event.ledger"
            " ORDER BY event.station, event.ledger, event.sequence"
        )
        return [_event(row) for row in self._rows(query)]

    def heads(self) -> list[str]:
        """The newest hash of every ledger."""
        return [row["hash"].hex() for row in self._rows("SELECT hash FROM ledger ORDER BY station, key")]

    def counts(self) -> dict[str, tuple[int, int]]:
        """How many events each station has, and the sequence of the newest."""
        query = "SELECT station, count(*) AS events, max(sequence) AS newest FROM event GROUP BY station"
        return {row["station"]: (row["events"], row["newest"]) for row in self._rows(query)}
