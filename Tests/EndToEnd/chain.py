"""An independent verifier of a ledger's chain, written from its description and sharing nothing with the programs.

The genesis hash is SHA-256 over `warmstation ledger 1`, a line feed and the ledger's source; each further hash is
SHA-256 over the hash before it and the event's canonical JSON (RFC 8785).
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any


def canonical(event: dict[str, Any]) -> bytes:
    """RFC 8785 for events: member names are ASCII and numbers integers, so sorting and packing is enough."""
    return json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def head(events: Iterable[dict[str, Any]]) -> str:
    """The hash of the newest event, checking that the sequences have no gap and all events are of one ledger."""
    result = b""
    source = None
    for sequence, event in enumerate(events, 1):
        if source is None:
            source = event["source"]
            result = hashlib.sha256(b"warmstation ledger 1\n" + source.encode()).digest()
        assert event["source"] == source, f"event {event['id']} is of another ledger"
        assert event["id"] == str(sequence), f"event {event['id']} stands where {sequence} must"
        result = hashlib.sha256(result + canonical(event)).digest()
    return result.hex()
