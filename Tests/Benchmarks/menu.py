"""The menu on a terminal of its own: how soon it draws, how often it writes, what it costs while nobody is there."""

import select
import time
from pathlib import Path

from baselines import COLUMNS, ROWS, Line
from figures import Figure, memory, quantile

from harness.cards import em4100_frame, numbered_card
from harness.local_api import LocalAPI
from harness.programs import Programs
from harness.screen import Screen
from harness.station import Station
from harness.waiting import LIMIT_SECONDS, TookTooLong

# The menu draws its clock once a minute; the first redraw after the last visit is none of the idle screen's.
SETTLED_SECONDS = 2.0


def menu_figures(programs: Programs, folder: Path, visits: int, idle_seconds: int) -> list[Figure]:
    """A station alone, its menu, and one more subscriber that says when the daemon has a visit on the disk."""
    folder.mkdir()
    line = Line(programs, folder)
    station = Station(programs, folder / "station", reader=line, repeat_minutes=0)
    # What is said is written too, to programs of its own; here only the screen is looked at.
    station.silence()
    line.start()
    try:
        station.start()
        station.wait_for_reader()
        # Subscribed before the menu, it is told before the menu.
        with station.subscribed() as subscription, station.menu(COLUMNS, ROWS) as menu:
            menu.wait_for("请刷卡")
            return [*_visits(line, subscription, menu, visits), *_idle(menu, idle_seconds), *_memory(menu)]
    finally:
        station.stop()
        line.stop()


def _visits(line: Line, subscription: LocalAPI, menu: Screen, visits: int) -> list[Figure]:
    times = []
    menu.settle(SETTLED_SECONDS)
    before = _writes(menu)
    for number in range(visits):
        line.send(em4100_frame(numbered_card(number + 1)) * 2)
        times.append(_milliseconds_to_screen(subscription, menu))
        subscription.next_visit()
        menu.settle(0.02)
        # Back to the start by two keys in turns: the same one so soon would be a held one.
        menu.press("0\x1b"[number % 2])
        menu.wait_for("请刷卡")
        menu.settle(0.02)
    frames = 2 * visits
    return [
        Figure("on disk to first byte of the new screen, p50", "ms", quantile(times, 0.5), {}),
        Figure("on disk to first byte of the new screen, p99", "ms", quantile(times, 0.99), {}),
        Figure("writes of the menu a screen", "", (_writes(menu) - before) / frames, {}),
    ]


def _milliseconds_to_screen(subscription: LocalAPI, menu: Screen) -> float:
    """From the daemon's word to the screen's first byte; 0 where the screen was first."""
    waiting = {subscription.fileno(): 0, menu.fileno(): 0}
    while not all(waiting.values()):
        ready = select.select([fd for fd, moment in waiting.items() if not moment], [], [], LIMIT_SECONDS)[0]
        now = time.perf_counter_ns()
        if not ready:
            raise TookTooLong(f"no visit on the screen:\n{menu.framed}")
        waiting |= dict.fromkeys(ready, now)
    return max(0, waiting[menu.fileno()] - waiting[subscription.fileno()]) / 1e6


def _idle(menu: Screen, seconds: int) -> list[Figure]:
    menu.settle(SETTLED_SECONDS)
    running, wakeups = _running(menu), _wakeups(menu)
    began = time.monotonic()
    menu.pump(0)
    while (left := began + seconds - time.monotonic()) > 0:
        menu.pump(left)
    took = time.monotonic() - began
    return [
        Figure("idle screen, share of a core", "%", 100 * (_running(menu) - running) / 1e9 / took, {}),
        Figure("idle screen, wake-ups a second", "1/s", (_wakeups(menu) - wakeups) / took, {}),
    ]


def _memory(menu: Screen) -> list[Figure]:
    sizes = memory(menu.process.pid)
    return [
        Figure("menu, private memory (RssAnon)", "MB", sizes["RssAnon"], {}),
        Figure("menu, resident memory", "MB", sizes["VmRSS"], {}),
    ]


def _writes(menu: Screen) -> int:
    return _number(Path(f"/proc/{menu.process.pid}/io"), "syscw")


def _running(menu: Screen) -> int:
    """Nanoseconds on a processor, of all threads."""
    tasks = Path(f"/proc/{menu.process.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)


def _wakeups(menu: Screen) -> int:
    tasks = Path(f"/proc/{menu.process.pid}/task").iterdir()
    return sum(_number(task / "status", "voluntary_ctxt_switches") for task in tasks)


def _number(path: Path, name: str) -> int:
    return next(int(line.split()[1]) for line in path.read_text().splitlines() if line.startswith(f"{name}:"))
