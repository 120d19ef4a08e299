"""Member codes made by the published format (MemberCode.md of StationCore), with openssl for the signature."""

import hashlib
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

MARKER = "WS1:"
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(raw: bytes) -> str:
    """RFC 9285."""
    text = ""
    for start in range(0, len(raw), 2):
        pair = raw[start : start + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            text += BASE45[digit]
    return text


def _openssl(*arguments: str, data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


def _raw_signature(der: bytes) -> bytes:
    """r and s, 32 bytes each, from the SEQUENCE of two INTEGERs that openssl writes."""
    numbers, at = b"", 2
    for _ in range(2):
        length = der[at + 1]
        numbers += int.from_bytes(der[at + 2 : at + 2 + length], "big").to_bytes(32, "big")
        at += 2 + length
    return numbers


@dataclass(frozen=True)
class MemberCode:
    """What a code says."""

    member: str
    issued: int
    code: str = "0102030405060708"
    minutes: int = 5
    key_version: int = 1
    version: int = 1

    def text(self, key_file: Path) -> str:
        """The QR code's text, signed with a P-256 key in PEM."""
        point = _openssl("pkey", "-in", str(key_file), "-pubout", "-outform", "DER")[-65:]
        content = (
            bytes([self.version])
            + hashlib.sha256(point).digest()[:4]
            + self.key_version.to_bytes(2, "big")
            + bytes.fromhex(self.member)
            + self.issued.to_bytes(4, "big")
            + bytes([self.minutes])
            + bytes.fromhex(self.code)
        )
        signed = b"warmstation member code 1\n" + content
        signature = _openssl("dgst", "-sha256", "-sign", str(key_file), data=signed)
        return MARKER + base45(content + _raw_signature(signature))

    def but(self, **changes: object) -> "MemberCode":
        return replace(self, **changes)
