"""Recordings of the menu, played by the real program in pseudo-terminals."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from pathlib import Path

import pyte

from .programs import CommandFailed, Programs, environment


def replayed(programs: Programs, recording: Path, columns: int, rows: int) -> bytes:
    """All bytes that the program writes to a terminal of this size from its start to its end."""
    terminal, slave = pty.openpty()
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        process = subprocess.Popen(
            [programs.path("station"), "menu", "--replay", str(recording), "--fast"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(),
            start_new_session=True,
        )
        os.close(slave)
        written = b""
        try:
            while chunk := os.read(terminal, 65536):
                written += chunk
        except OSError:
            pass  # the program was the last that had the terminal open
        if process.wait():
            raise CommandFailed(f"{recording.name} ended with {process.returncode}: {written[-400:].decode()}")
        return written
    finally:
        os.close(terminal)


def drawn(written: bytes, columns: int, rows: int) -> pyte.Screen:
    """What a terminal of this size shows after these bytes."""
    screen = pyte.Screen(columns, rows)
    pyte.ByteStream(screen).feed(written)
    return screen
