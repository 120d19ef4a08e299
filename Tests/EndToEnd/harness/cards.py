"""Sample cards, made up and easily seen to be: EM4100 numbers of ten hexadecimal digits, and who holds them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Member:
    """A line of a sample roster."""

    card: str
    trade: str
    greeting: str


SAMPLE_MEMBERS = [
    Member("0000000001", "courier", "王师傅"),
    Member("0000000002", "rider", "李师傅"),
    Member("0000000003", "sanitation", "张师傅"),
    Member("0000000004", "driver", "刘师傅"),
    Member("0000000005", "construction", "陈师傅"),
]

UNKNOWN_CARD = "0000000006"


def numbered_card(number: int) -> str:
    """A made-up card for tests that need many."""
    return f"{number:010X}"


def em4100_frame(card: str) -> bytes:
    """The bytes that an EM4100 reader sends for a card: STX, ten digits, the XOR of the five bytes, CR LF ETX."""
    checksum = 0
    for byte in bytes.fromhex(card):
        checksum ^= byte
    return b"\x02" + f"{card.upper()}{checksum:02X}".encode() + b"\r\n\x03"
