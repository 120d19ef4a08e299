"""The station in the guest, as seen from outside."""

import json
import re
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from machine import GuestFailure, Machine

WAIT_SECONDS = 60
_CONFIG = "--config /etc/warmstation/station.toml"


def milliseconds(timestamp: str) -> float:
    return datetime.fromisoformat(timestamp).timestamp() * 1000


class GuestStation:
    """`stationd` as the user that it has on a kiosk, and the `station` command."""

    def __init__(self, machine: Machine):
        self.machine = machine
        # Its log goes to the kernel's, so that both have the same clock.
        self._as_daemon(f"exec stationd {_CONFIG}", "2>/dev/kmsg &")
        self.wait("the station answers", self._answers)
        # The kernel's log counts from another moment than the station's events; /proc/uptime moves every 10 ms.
        machine.order(
            "read a _ </proc/uptime; while read b _ </proc/uptime && [ $b = $a ]; do :; done; echo mark $b >/dev/kmsg"
        )
        logged, uptime = self.logged(r"mark (\S+)")[-1]
        self._log_is_ahead = logged - float(uptime) * 1000

    def _answers(self) -> bool:
        try:
            return bool(self.json("status"))
        except GuestFailure:
            return False

    def _as_daemon(self, command: str, rest: str = "") -> str:
        return self.machine.order(f"su -s /bin/sh warmstation -c '{command}' {rest}")

    def json(self, command: str) -> Any:
        return json.loads(self.machine.order(f"station {_CONFIG} {command} --json"))

    def events(self, after: int = 0) -> list[dict[str, Any]]:
        said = self.machine.order(f"station {_CONFIG} events --json --after {after}")
        return [json.loads(line) for line in said.splitlines()]

    def check_ins(self, reader: str) -> list[dict[str, Any]]:
        return [e for e in self.events() if e["type"].endswith(".check-in") and e["data"]["reader"] == reader]

    def changes(self, reader: str) -> list[tuple[str, float]]:
        """How the reader was lost and found, and when in the milliseconds of the kernel's log."""
        return [
            (e["type"].removeprefix("warmstation.reader-"), self._log_is_ahead + milliseconds(e["time"]) - boot)
            for e in self.events()
            if ".reader-" in e["type"] and e["data"]["reader"] == reader
            for boot in [milliseconds(e["boottime"])]
        ]

    def state(self, reader: str) -> str:
        return next(r["state"] for r in self.json("status")["readers"] if r["name"] == reader)

    def logged(self, pattern: str) -> list[tuple[float, str]]:
        """The lines of the kernel's log that match: when, in milliseconds, and the first group."""
        lines = re.findall(rf"^\[ *([0-9.]+)\].*?{pattern}", self.machine.order("dmesg"), re.MULTILINE)
        return [(float(when) * 1000, group) for when, group in lines]

    def processor_share(self, seconds: float) -> float:
        """How much of a core the daemon uses over that time."""
        before, began = self._processor_seconds(), time.monotonic()
        time.sleep(seconds)
        return (self._processor_seconds() - before) / (time.monotonic() - began)

    def _processor_seconds(self) -> float:
        """What all threads used, those that ended too; in steps of 10 ms (Linux, `proc(5)`, utime and stime)."""
        fields = self.machine.order("cat /proc/$(pidof stationd)/stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def is_kept_from(self, device: str) -> bool:
        """Whether another process of the same user cannot open the device."""
        try:
            self._as_daemon(f": <{device}")
        except GuestFailure as failure:
            return "busy" in str(failure)
        return False

    def wait(self, what: str, condition: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + WAIT_SECONDS
        while not (result := condition()):
            if time.monotonic() > deadline:
                raise GuestFailure(f"waited in vain until {what}\n{self.machine.order('dmesg | tail -n 40')}")
            time.sleep(0.1)
        return result
