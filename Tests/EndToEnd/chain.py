#!/usr/bin/env python3
"""An independent verifier of a ledger's chain, written from its description and sharing nothing with the programs.

The genesis hash is SHA-256 over `warmstation ledger 1`, a line feed and the ledger's source; each further hash is
SHA-256 over the hash before it and the event's canonical JSON (RFC 8785). Standard library only.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SEAL_BYTES = 32


class Broken(Exception):
    """The first event that does not fit, and what is wrong with it."""

    def __init__(self, sequence: int, problem: str):
        super().__init__(f"event {sequence}: {problem}")
        self.sequence = sequence


def canonical(event: dict[str, Any]) -> bytes:
    """RFC 8785 for events: member names are ASCII and numbers integers, so sorting and packing is enough."""
    return json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def genesis(source: str) -> bytes:
    return hashlib.sha256(b"warmstation ledger 1\n" + source.encode()).digest()


def walk(
    lines: Iterable[bytes],
    source: str | None = None,
    seals: Iterator[bytes] | None = None,
    base: tuple[int, bytes] | None = None,
) -> tuple[int, bytes]:
    """The newest sequence and its seal; `Broken` names the first event that does not fit.

    Without seals beside the events a changed one is seen only in the head that comes out.
    """
    sequence, seal = base or (0, genesis(source) if source else b"")
    begins, removed = base, None
    newest = ""
    for line in lines:
        expected = sequence + 1
        try:
            event = json.loads(line)
        except ValueError:
            raise Broken(expected, "it is no JSON") from None
        if not isinstance(event, dict) or canonical(event) != line:
            raise Broken(expected, "its JSON is not canonical")
        if source is None:
            source = event.get("source", "")
            seal = seal or genesis(source)
        if event.get("source") != source:
            raise Broken(expected, "it is of another ledger")
        if event.get("id") != str(expected):
            raise Broken(expected, f"event {event.get('id')} stands in its place")
        sequence, seal = expected, hashlib.sha256(seal + line).digest()
        if seals is not None and next(seals, None) != seal:
            raise Broken(sequence, "it does not fit its seal")
        if event["time"] < newest:
            raise Broken(sequence, "it claims to be earlier than the event before it")
        newest = event["time"]
        if event["type"] == "warmstation.ledger-pruned":
            removed = pruned(event)
    if begins and begins[0] > 0 and removed != begins:
        raise Broken(1, f"everything up to {begins[0]} is missing, and no event says that it was removed")
    return sequence, seal


def pruned(event: dict[str, Any]) -> tuple[int, bytes]:
    """Behind which event, with which seal, the ledger begins since this one."""
    return int(event["data"]["through"]), bytes.fromhex(event["data"]["hash"])


def head(events: Iterable[dict[str, Any]]) -> str:
    """The hash of the newest event, checking that the sequences have no gap and all events are of one ledger."""
    return walk(canonical(event) for event in events)[1].hex()


def verify_export(export: Path) -> Iterator[tuple[str, int, Broken | None]]:
    """Each ledger of an export: its id, how many events fit, and what is wrong with the first that does not."""
    manifest = json.loads((export / "manifest.json").read_text())
    for entry in manifest["ledgers"]:
        source = f"/stations/{manifest['station']}/ledgers/{entry['ledger']}"
        base = (entry["base"], bytes.fromhex(entry["baseHash"]))
        try:
            if base[0] == 0 and base[1] != genesis(source):
                raise Broken(1, "the manifest's base is not this ledger's")
            if entry["acknowledged"] < base[0]:
                raise Broken(1, f"what was removed up to {base[0]} the district did not have")
            newest = _walk_entry(export, entry, source, base)
            if newest[0] < entry["sequence"]:
                raise Broken(newest[0] + 1, f"it is missing, and so is everything up to {entry['sequence']}")
            if newest != (entry["sequence"], bytes.fromhex(entry["hash"])):
                raise Broken(newest[0], "the head is not the one that was noted")
        except Broken as broken:
            yield entry["ledger"], broken.sequence - 1, broken
        else:
            yield entry["ledger"], newest[0], None


def _walk_entry(export: Path, entry: dict[str, Any], source: str, base: tuple[int, bytes]) -> tuple[int, bytes]:
    with gzip.open(export / entry["events"]) as packed, (export / entry["seals"]).open("rb") as file:
        lines = (line.removesuffix(b"\n") for line in packed)
        return walk(lines, source, iter(lambda: file.read(SEAL_BYTES), b""), base)


def _beginning(lines: list[bytes]) -> tuple[int, bytes] | None:
    """What a list of events that does not begin with the first says itself about what was removed."""
    marks = [pruned(json.loads(line)) for line in lines if b'"type":"warmstation.ledger-pruned"' in line]
    return marks[-1] if marks else None


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Recomputes the chain of a station's ledger and names the first event that does not fit.",
        epilog="example: station events --json | chain.py --head 5d1f…   or   chain.py /media/usb/warmstation-CY-SLT-003-…",
    )
    parser.add_argument(
        "export", nargs="?", type=Path, help="an export's directory; else events come from standard input"
    )
    parser.add_argument("--head", help="the seal that the newest event must have, 64 hexadecimal digits")
    options = parser.parse_args()
    if options.export:
        verdicts = list(verify_export(options.export))
        for ledger, count, broken in verdicts:
            print(f"{ledger}: {'BROKEN, ' + str(broken) if broken else f'whole, {count} events'}")
        return any(broken for _, _, broken in verdicts)
    try:
        lines = [line.rstrip(b"\n") for line in sys.stdin.buffer]
        sequence, seal = walk(lines, base=_beginning(lines))
        if options.head and seal.hex() != options.head:
            raise Broken(sequence, "the head is another: this event or one before it was changed")
    except Broken as broken:
        print(f"BROKEN, {broken}")
        return 1
    print(f"whole, {sequence} events, head {seal.hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
