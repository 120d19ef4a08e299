"""What the real daemon writes to a disk of its own: for a tap, and while nobody taps. Needs root."""

import time
from pathlib import Path

from baselines import Line
from block_device import LoopDisk, why_not
from figures import Figure

from harness.cards import em4100_frame, numbered_card
from harness.programs import Programs
from harness.station import Station


def station_flash_figures(programs: Programs, folder: Path, taps: int, idle_seconds: int) -> list[Figure]:
    """Bytes and flushes of a tap, everything included that the daemon does besides, and the bytes of doing nothing."""
    if why_not():
        return []
    with LoopDisk(folder) as disk:
        line = Line(programs, disk.root)
        station = Station(programs, disk.root / "station", reader=line, repeat_minutes=0)
        line.start()
        try:
            station.start()
            station.wait_for_reader()
            with station.subscribed() as subscription:
                disk.settle()
                before = disk.written
                for number in range(taps):
                    line.send(em4100_frame(numbered_card(number + 1)) * 2)
                    subscription.next_visit()
                disk.settle()
                tapped = disk.written - before
                before = disk.written
                time.sleep(idle_seconds)
                idle = disk.written - before
        finally:
            station.stop()
            line.stop()
    return [
        Figure("a tap, at the block device", "KB", tapped.bytes / taps / 1000, {}),
        Figure("flushes of a tap, at the block device", "", tapped.flushes / taps, {}),
        Figure(f"written in {idle_seconds} idle seconds, at the block device", "B", idle.bytes, {}),
    ]
