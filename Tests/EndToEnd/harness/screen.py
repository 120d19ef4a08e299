"""A program in a terminal emulator: what a person at the screen would see, and the keys and touches they would make."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time

import pyte
from pyte.screens import wcwidth

from .programs import CommandFailed, die_with_parent, environment
from .waiting import LIMIT_SECONDS, TookTooLong

FUNCTION_KEYS = {
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
}


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(max(0, wcwidth(character)) for character in text)


class Screen:
    """A program under a pseudo-terminal of a given size, its output drawn by pyte, or only read where that is slow."""

    def __init__(self, arguments: list[str], columns: int, rows: int, draws: bool = True):
        self._draws = draws
        self._emulator = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._emulator)
        self.raw = bytearray()
        self._terminal, slave = pty.openpty()
        self.change_size(columns, rows)
        self._slave = slave  # kept open, so that the terminal's settings can be compared afterwards
        self.settings_before = termios.tcgetattr(slave)
        self._arguments = arguments
        self.start_again()

    def start_again(self) -> None:
        """Starts the program, in the terminal as it was left."""
        self.process = subprocess.Popen(
            self._arguments,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=environment(),
            preexec_fn=self._take_terminal,
        )

    @staticmethod
    def _take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        # A shell cannot heed a signal that was ignored when it began, as under nohup.
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        die_with_parent()

    def __enter__(self) -> "Screen":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fileno(self) -> int:
        return self._terminal

    @property
    def columns(self) -> int:
        return self._emulator.columns

    @property
    def rows(self) -> int:
        return self._emulator.lines

    def cell(self, column: int, row: int) -> pyte.screens.Char:
        return self._emulator.buffer[row][column]

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._emulator.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def framed(self) -> str:
        """The screen as plain text in a frame."""
        edge = "+" + "-" * (self.columns + 2) + "+"
        rows = [f"| {line}{' ' * (self.columns - width(line))} |" for line in self.lines]
        return "\n".join([edge, *rows, edge])

    @property
    def settings_now(self) -> list[object]:
        return termios.tcgetattr(self._slave)

    def pump(self, seconds: float = 0.0) -> bytes:
        """Draws what has come, waiting up to so long for the first of it; returns the new bytes."""
        came = b""
        while select.select([self._terminal], [], [], 0 if came else seconds)[0]:
            try:
                chunk = os.read(self._terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            came += chunk
        if self._draws:
            self._stream.feed(came)
        self.raw += came
        return came

    def forget(self) -> None:
        """Empties what has been drawn here, so that only what comes from now on is seen."""
        self._emulator.reset()

    def press(self, key: str) -> None:
        """Types a key: a character, or F1 to F6."""
        self.pump()
        os.write(self._terminal, FUNCTION_KEYS.get(key, key).encode())

    def touch(self, text: str) -> None:
        """Touches the place where this text stands, as an SGR mouse report."""
        self.pump()
        for row, line in enumerate(self.lines, 1):
            if text in line:
                column = width(line[: line.index(text)]) + 1
                for end in "Mm":
                    os.write(self._terminal, f"\x1b[<0;{column};{row}{end}".encode())
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.framed}")

    def run_on_terminal(self, *arguments: str) -> None:
        """Runs another program on the same terminal, to its end."""
        subprocess.run(arguments, stdin=self._slave, check=True)

    def change_size(self, columns: int, rows: int) -> None:
        """Gives the terminal a size, without a look at what is drawn then."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        self.pump()
        self._emulator.resize(rows, columns)
        self.change_size(columns, rows)

    def settle(self, quiet_seconds: float = 0.3) -> str:
        """Draws until nothing has come for so long, and returns what the screen shows then."""
        while self.pump(quiet_seconds):
            pass
        return self.text

    def wait_for(self, *texts: str, without: tuple[str, ...] = (), seconds: float = LIMIT_SECONDS) -> str:
        """Waits until the screen shows all these texts and none of those."""
        deadline = time.monotonic() + seconds
        while True:
            self.pump(0.02)
            seen = self.text
            if all(text in seen for text in texts) and not any(text in seen for text in without):
                return seen
            if self.process.poll() is not None:
                raise CommandFailed(f"the menu ended with {self.process.returncode}:\n{self.framed}")
            if time.monotonic() > deadline:
                raise TookTooLong(f"waiting for {texts} without {without}, the screen shows\n{self.framed}")

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Signals the program, draws its last words, and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        deadline = time.monotonic() + LIMIT_SECONDS
        while self.process.poll() is None:
            self.pump(0.02)
            if time.monotonic() > deadline:
                self.process.kill()
                raise TookTooLong(f"the program did not end; the screen shows\n{self.framed}")
        self.pump()
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self._terminal, self._slave):
            if descriptor >= 0:
                os.close(descriptor)
        self._terminal = self._slave = -1
