"""A ledger of a station that is none of ours: events and batches as the wire format says, chained by `chain.py`."""

import hashlib
import json
from typing import Any

import chain

START = "2026-01-05T00:00:00.000Z"
MEDIA_TYPE = "application/cloudevents-batch+json"


class Ledger:
    """Events one after the other, and where their chain ends."""

    def __init__(self, station: str, ledger: str = "00000000000000a1"):
        self.source = f"/stations/{station}/ledgers/{ledger}"
        self.events: list[dict[str, Any]] = []
        self._seals = [chain.genesis(self.source)]

    def append(self, count: int = 1, **attributes: Any) -> None:
        """Guests who check in; `attributes` change or add some of each event's own."""
        for _ in range(count):
            event = {
                "bootid": "0123456789abcdef0123456789abcdef",
                "boottime": START,
                "clock": "trusted",
                "data": {"visitor": "guest"},
                "id": str(len(self.events) + 1),
                "source": self.source,
                "specversion": "1.0",
                "time": START,
                "type": "warmstation.check-in",
            } | attributes
            self.events.append(event)
            self._seals.append(hashlib.sha256(self._seals[-1] + chain.canonical(event)).digest())

    def batch(self, first: int, last: int) -> tuple[bytes, dict[str, str]]:
        """The body with these events, and the headers that go beside it."""
        body = json.dumps(self.events[first - 1 : last], ensure_ascii=False).encode()
        return body, {"Content-Type": MEDIA_TYPE, "Ledger-Head": f"{last};{self._seals[last].hex()}"}
