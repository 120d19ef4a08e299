"""Simulated card readers: `station simulate reader` on a pseudo-terminal, told by a FIFO what to read."""

import os
from pathlib import Path

from .cards import em4100_frame
from .programs import Daemon, Programs
from .waiting import wait_until


class Reader:
    """The readers of one protocol behind a link; `settings` are more keys of their `[[reader]]` table."""

    def __init__(
        self,
        programs: Programs,
        folder: Path,
        protocol: str = "em4100",
        options: tuple[str, ...] = (),
        settings: str = "",
    ):
        self.protocol = protocol
        self.settings = settings
        self.link = folder / "reader"
        self.orders = folder / "reader.orders"
        self._shown = folder / "reader.shown"
        self._orders = -1
        arguments = [programs.path("station"), "simulate", "reader", "--protocol", protocol, "--link", str(self.link)]
        self.daemon = Daemon([*arguments, *options], folder / "reader.log")

    def start(self) -> None:
        if not self.orders.exists():
            os.mkfifo(self.orders, 0o600)
        # Open both ways, so that it neither waits for a writer now nor sees an end when one leaves.
        self._orders = os.open(self.orders, os.O_RDWR | os.O_CLOEXEC)
        with self._shown.open("wb") as shown:
            self.daemon.start(stdin=self._orders, stdout=shown)
        wait_until("the simulated reader is there", self._is_there)

    def _is_there(self) -> bool:
        self.daemon.expect_running()
        return self.link.is_symlink()

    def stop(self) -> None:
        self.daemon.stop()
        if self._orders >= 0:
            os.close(self._orders)
            self._orders = -1

    @property
    def shown(self) -> list[str]:
        """What a person would have seen and heard at the reader so far."""
        return self._shown.read_text().splitlines()

    def tap(self, card: str) -> None:
        self.order(card)

    def tap_briefly(self, card: str) -> None:
        """Two frames at once, the least that is believed: for tests that tap as fast as they can."""
        self.send(em4100_frame(card) * 2)

    def send(self, raw: bytes) -> None:
        """Puts raw bytes on the line, in pieces that a line of orders can hold."""
        for start in range(0, len(raw), 1024):
            self.order(f"!bytes {raw[start : start + 1024].hex()}")

    def unplug(self) -> None:
        self.order("!unplug")

    def replug(self) -> None:
        self.order("!replug")

    def order(self, line: str) -> None:
        """Gives the simulator a line: a card, or an instruction."""
        data = line.encode() + b"\n"
        while data:
            data = data[os.write(self._orders, data) :]
