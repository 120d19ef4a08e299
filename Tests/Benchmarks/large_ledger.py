"""The real daemon and command with a ledger of a million events, none of which the district has."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from baselines import Line
from figures import Figure, memory, quantile

from harness.cards import em4100_frame, numbered_card
from harness.programs import Programs
from harness.station import Station
from harness.waiting import wait_until

TURNS = 7


class LargeLedger:
    """A station alone, whose ledger was filled beforehand."""

    def __init__(self, programs: Programs, folder: Path, events: int, taps: int):
        self._programs, self._taps = programs, taps
        self._line = Line(programs, folder)
        self.station = Station(programs, folder / "station", reader=self._line, repeat_minutes=0)
        self._day = json.loads(self._bench("fill", self.station.data, events))["day"]

    def measure(self) -> list[Figure]:
        figures = [Figure(**figure) for figure in json.loads(self._bench("read", self.station.data, self._day))]
        self._line.start()
        try:
            figures.append(self._start())
            figures.append(self._command("station report of a day", "report", "--json", "--day", self._day))
            return figures + self._memory()
        finally:
            self.station.stop()
            self._line.stop()

    def _bench(self, *arguments: object) -> bytes:
        command = [self._programs.path("ledger-bench"), *(str(argument) for argument in arguments)]
        return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout

    def _start(self) -> Figure:
        def start() -> None:
            self.station.daemon.start()
            wait_until("the station answers", lambda: self.station.answers, pause=0.001)

        times = []
        for _ in range(TURNS):
            self.station.stop()
            times.append(_milliseconds(start))
        return Figure("start to ready with that ledger, median", "ms", quantile(times, 0.5), {})

    def _command(self, name: str, *arguments: str) -> Figure:
        times = [_milliseconds(lambda: self.station.run(*arguments).expect()) for _ in range(TURNS)]
        bare = [_milliseconds(lambda: self.station.run("--help").expect()) for _ in range(TURNS)]
        return Figure(name, "ms", quantile(times, 0.5), {"station --help": quantile(bare, 0.5)})

    def _memory(self) -> list[Figure]:
        """Private memory, and what so many further taps add to it."""
        self.station.wait_for_reader()
        with self.station.subscribed() as subscription:

            def tap(numbers: range) -> dict[str, float]:
                for number in numbers:
                    self._line.send(em4100_frame(numbered_card(number + 1)) * 2)
                    subscription.next_visit()
                return memory(self.station.daemon.process.pid)

            before = tap(range(self._taps))
            after = tap(range(self._taps, 4 * self._taps))
        return [
            Figure("private memory (RssAnon) with them unsent", "MB", before["RssAnon"], {}),
            Figure(
                f"the same after {3 * self._taps} further taps", "MB", after["RssAnon"], {"before": before["RssAnon"]}
            ),
            Figure("resident memory with them unsent", "MB", after["VmRSS"], {}),
        ]


def _milliseconds(act: Callable[[], object]) -> float:
    before = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - before) / 1e6
