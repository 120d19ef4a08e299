"""Measures the station and its baselines in turns, on the same disk, in the same minutes; see `provisioning/bench --help`."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests/EndToEnd"))

from baselines import COLUMNS, ROWS, Appends, Line, PythonKiosk  # noqa: E402
from drain import drain_figures, week_figures  # noqa: E402
from durable import durable_figures  # noqa: E402
from figures import Figure, memory, quantile, table, written  # noqa: E402
from fleet import fleet_figures  # noqa: E402
from large_ledger import LargeLedger  # noqa: E402
from large_roster import LargeRoster  # noqa: E402
from menu import menu_figures  # noqa: E402
from station_flash import station_flash_figures  # noqa: E402
from upload_traffic import upload_traffic_figures  # noqa: E402

from harness.cards import Member, em4100_frame, numbered_card  # noqa: E402
from harness.kiosk import Kiosk  # noqa: E402
from harness.programs import Programs  # noqa: E402
from harness.screen import Screen  # noqa: E402
from harness.waiting import wait_until  # noqa: E402

APPEND, PYTHON = "bare append + fdatasync", "Python kiosk"
GREETINGS = ["王师傅", "李师傅"]
PAUSE_SECONDS = 0.01


class Run:
    """One run of the benchmark: the station, the baselines, and the cards that are tapped on both in turns."""

    def __init__(self, programs: Programs, folder: Path, rounds: int, taps: int):
        self.rounds, self.taps = rounds, taps
        self.cards = [numbered_card(number + 1) for number in range((2 * rounds + 1) * taps)]
        members = [Member(card, "courier", GREETINGS[number % 2]) for number, card in enumerate(self.cards)]
        self.folder = folder
        self.line = Line(programs, folder)
        self.kiosk = Kiosk(programs, folder / "kiosk", members=members, repeat_minutes=0, reader=self.line)
        self.python = PythonKiosk(folder / "python", Line(programs, folder), self.cards)
        self._tapped = {self.line: 0, self.python.line: 0}

    def measure(self) -> list[Figure]:
        with ExitStack() as stack:
            stack.enter_context(self.kiosk)
            self.kiosk.station.wait_until_sent()
            # The district's own flushes would only blur the station's; an outage changes nothing at the reader.
            self.kiosk.district.stop()
            stack.callback(self.python.stop)
            self.python.start()
            return [*self._disk(), *self._screen(), *self._memory(), *self._start()]

    def _disk(self) -> list[Figure]:
        """Last byte of the card to the check-in on the disk."""
        times: dict[str, list[float]] = {"station": [], APPEND: [], PYTHON: []}
        with self.kiosk.station.subscribed() as subscription:

            def on_disk() -> None:
                subscription.next_visit()

            pid = self.kiosk.station.daemon.process.pid
            before, python_before = written(pid), written(self.python.pid)
            self._tap(self.line, on_disk)
            self._tap(self.python.line, self._on_python_disk)
            size = round((written(pid) - before) / self.taps)
            python_size = round((written(self.python.pid) - python_before) / self.taps)
            appends = Appends(self.folder / "appends", max(size, 1))
            for _ in range(self.rounds):
                times["station"] += self._tap(self.line, on_disk)
                times[APPEND] += [self._pause(appends.append()) / 1e6 for _ in range(self.taps)]
                times[PYTHON] += self._tap(self.python.line, self._on_python_disk)
        return [
            *self._quantiles("card to disk", times),
            Figure("written per check-in", "KB", size / 1000, {PYTHON: python_size / 1000}),
        ]

    def _on_python_disk(self) -> None:
        self.python.wait_for_visit()
        self.python.screen.pump()

    def _screen(self) -> list[Figure]:
        """Last byte of the card to the bytes of the screen that greets its holder."""
        times: dict[str, list[float]] = {"station": [], PYTHON: []}
        with self.kiosk.station.menu(COLUMNS, ROWS) as menu:
            menu.wait_for("请刷卡")
            on_menu = self._greeting_on(menu, self.line)
            on_python = self._greeting_on(self.python.screen, self.python.line)
            for _ in range(self.rounds):
                times["station"] += self._tap(self.line, on_menu)
                times[PYTHON] += self._tap(self.python.line, on_python)
        return self._quantiles("card to screen", times)

    def _memory(self) -> list[Figure]:
        station, python = memory(self.kiosk.station.daemon.process.pid), memory(self.python.pid)
        return [
            Figure("resident memory", "MB", station["VmRSS"], {PYTHON: python["VmRSS"]}),
            Figure("private memory (RssAnon)", "MB", station["RssAnon"], {PYTHON: python["RssAnon"]}),
        ]

    def _start(self) -> list[Figure]:
        """Start to answering the first request."""
        station = self.kiosk.station
        times: dict[str, list[float]] = {"station": [], PYTHON: []}
        for _ in range(max(3, self.rounds)):
            station.stop()
            before = time.perf_counter_ns()
            station.daemon.start()
            wait_until("the station answers", lambda: station.answers, pause=0.001)
            times["station"].append((time.perf_counter_ns() - before) / 1e6)
            self.python.stop()
            before = time.perf_counter_ns()
            self.python.start()
            times[PYTHON].append((time.perf_counter_ns() - before) / 1e6)
        medians = {name: quantile(values, 0.5) for name, values in times.items()}
        return [Figure("start to ready, median", "ms", medians["station"], {PYTHON: medians[PYTHON]})]

    def _tap(self, line: Line, wait: Callable[[], object]) -> list[float]:
        """Taps so many further cards; milliseconds from each one's last byte until `wait` returns."""
        times = []
        for _ in range(self.taps):
            frames = em4100_frame(self.cards[self._tapped[line]]) * 2
            self._tapped[line] += 1
            before = time.perf_counter_ns()
            line.send(frames)
            wait()
            times.append(self._pause(time.perf_counter_ns() - before) / 1e6)
        return times

    def _greeting_on(self, screen: Screen, line: Line) -> Callable[[], None]:
        """Waits for the surname of the card just tapped: it differs from the one before, so it is drawn anew."""

        def drawn() -> None:
            if screen is self.python.screen:
                self.python.wait_for_visit()
            surname = GREETINGS[(self._tapped[line] - 1) % 2][0].encode()
            deadline = time.monotonic() + 10
            while surname not in screen.pump(1.0):
                assert time.monotonic() < deadline, f"no {surname.decode()} on the screen:\n{screen.framed}"

        return drawn

    @staticmethod
    def _pause(value: float) -> float:
        time.sleep(PAUSE_SECONDS)
        return value

    @staticmethod
    def _quantiles(name: str, times: dict[str, list[float]]) -> list[Figure]:
        return [
            Figure(
                f"{name}, {label}",
                "ms",
                quantile(times["station"], share),
                {other: quantile(values, share) for other, values in times.items() if other != "station"},
            )
            for label, share in (("p50", 0.5), ("p99", 0.99))
        ]


def reader_figures(programs: Path, quick: bool) -> list[Figure]:
    """The drivers and their supervision, measured by a program of their own."""
    command = [programs / "reader-bench", "10" if quick else "100"]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout
    return [Figure(**figure) for figure in json.loads(output)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True, help="the folder with the built programs")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--menu", action="store_true", help="only the menu")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rounds, taps = (3, 50) if arguments.quick else (10, 200)
    # Beside the build and not in /tmp, which may be memory: a flush must reach a disk to cost what it costs.
    with tempfile.TemporaryDirectory(prefix="bench-", dir=REPOSITORY / ".build") as name:
        programs, folder = Programs(arguments.programs), Path(name)
        if arguments.menu:
            return show(
                menu_figures(programs, folder / "menu", rounds * taps, idle_seconds=60), rounds * taps, arguments.json
            )
        figures = Run(programs, folder, rounds, taps).measure()
        figures += menu_figures(programs, folder / "menu", rounds * taps, idle_seconds=60)
        figures += durable_figures(arguments.programs, folder, rounds, taps)
        figures += station_flash_figures(programs, folder, rounds * taps, idle_seconds=60 if arguments.quick else 3600)
        figures += upload_traffic_figures(programs, folder) + week_figures(programs, folder)
        figures += drain_figures(programs, folder, 200_000 if arguments.quick else 1_000_000)
        figures += fleet_figures(programs, folder, *((500, 100, 15) if arguments.quick else (2_000, 36_000, 60)))
        for events in (1_000_000, 10_000_000) if arguments.large else (1_000_000,):
            figures += LargeLedger(programs, folder / str(events), events, 10 * taps).measure()
        figures += LargeRoster(programs, folder / "roster", 500_000 if arguments.quick else 5_000_000).measure()
    figures += reader_figures(arguments.programs, arguments.quick)
    show(figures, rounds * taps, arguments.json)


def show(figures: list[Figure], taps: int, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"taps": taps, "figures": [figure.json for figure in figures]}, ensure_ascii=False))
    else:
        print(f"{taps} taps each, in turns; the district is away. A ratio below 1 is in the station's favour.\n")
        print(table(figures))


if __name__ == "__main__":
    main()
