"""A kiosk in the guest, as seen from outside."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk_machine import PIXELS, KioskMachine
from machine import GuestFailure

COMMAND = "station --config /etc/warmstation/station.toml"


def expect(condition: Any, what: str) -> None:
    if not condition:
        raise GuestFailure(what)


def say(what: str, figure: str = "") -> None:
    print(f"  {what:<72} {figure}".rstrip(), flush=True)


class Kiosk:
    """The installed station, as seen from outside."""

    def __init__(self, machine: KioskMachine, pictures: Path | None):
        self.machine = machine
        self.pictures = pictures
        self.card = 0

    def keep_picture(self, name: str) -> None:
        if self.pictures:
            self.machine.keep_picture(self.pictures / f"{name}.png")

    def report(self) -> dict[str, Any]:
        return json.loads(self.machine.order(f"{COMMAND} report --json"))

    def process(self, name: str) -> str:
        """The number of the newest process of that name; nothing where there is none."""
        pattern = {"menu": "^/usr/bin/station .*menu$"}.get(name, f"^(/usr/bin/)?{name}( |$)")
        return self.machine.order(f"pgrep --newest --full '{pattern}' || true").strip()

    def wait_for_menu(self, seconds: float = 90) -> None:
        self.machine.wait("the menu is on the screen", lambda: self.process("menu") and self.is_lit(), seconds)

    def is_lit(self) -> bool:
        """Whether something is drawn: a screen of the menu has yellow and white on black."""
        pixels = self.machine.picture().split(b"\n", 3)[3]
        return len(pixels) == PIXELS[0] * PIXELS[1] * 3 and pixels.count(b"\xff\xff\xff") > 500

    def tap(self) -> None:
        self.card += 1
        before = self.report()["checkIns"]
        self.machine.tap(self.card)
        self.machine.wait("the card is recorded", lambda: self.report()["checkIns"] == before + 1)
        time.sleep(2)

    def services_after(self, action: Callable[[], None]) -> int:
        """How many more services are recorded after it; waits for the first."""
        before = sum(self.report()["services"].values())
        action()
        self.machine.wait("a service is recorded", lambda: sum(self.report()["services"].values()) > before, 20)
        return sum(self.report()["services"].values()) - before
