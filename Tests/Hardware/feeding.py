"""What the two readers send: cards, each as its protocol has it, among noise."""

import random
import socket

from harness.cards import em4100_frame, numbered_card

_NOISE_BYTES = 200


def feed_em4100(reader: socket.socket, card: int, noise: random.Random) -> int:
    """A card held for two frames; before it, sometimes noise, sometimes a frame that ends early. How many bytes."""
    frame = em4100_frame(numbered_card(card))
    before = [noise.randbytes(_NOISE_BYTES), frame[:9], b""][card % 3]
    reader.sendall(before + frame * 2)
    return len(before + frame * 2)


def feed_line(reader: socket.socket, card: int, noise: random.Random) -> int:
    """A line for a card; before it, sometimes a line of noise. How many bytes."""
    junk = noise.randbytes(_NOISE_BYTES).replace(b"\r", b"\x80").replace(b"\n", b"\x80")
    before = b"\x80" + junk + b"\r\n" if card % 3 == 0 else b""
    line = before + b"%010d\r\n" % card
    reader.sendall(line)
    return len(line)
