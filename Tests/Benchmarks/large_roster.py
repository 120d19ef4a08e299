"""The station's roster of millions: the file beside SQLite, and the real daemons that bring it down."""

import json
import subprocess
import time
from pathlib import Path

from figures import Figure, memory

from harness.cards import SAMPLE_MEMBERS
from harness.kiosk import Kiosk
from harness.programs import Programs
from harness.waiting import wait_until

CHANGED = 10_000
LIMIT_SECONDS = 900


class LargeRoster:
    """First the files alone, then a district with so many members and a station that has none of them yet."""

    def __init__(self, programs: Programs, folder: Path, members: int):
        self._programs, self._folder, self._members = programs, folder, members
        folder.mkdir(parents=True)

    def measure(self) -> list[Figure]:
        figures = [Figure(**figure) for figure in json.loads(self._bench("measure", self._folder / "files"))]
        return figures + self._brought_down()

    def _brought_down(self) -> list[Figure]:
        kiosk = Kiosk(self._programs, self._folder / "kiosk", members=SAMPLE_MEMBERS)
        with kiosk:
            before = self._memory(kiosk)
            began = time.perf_counter()
            self._fill(kiosk, 0)
            imported = time.perf_counter()
            self._wait(kiosk, 2)
            arrived = time.perf_counter()
            during = self._memory(kiosk)
            self._fill(kiosk, CHANGED)
            changed = time.perf_counter()
            self._wait(kiosk, 3)
            applied = time.perf_counter()
            after = self._memory(kiosk)
        return [
            Figure(f"district: {self._members} members imported", "s", imported - began, {}),
            Figure("from there in force at the station", "s", arrived - imported, {}),
            Figure(f"district: {CHANGED} changes imported", "s", changed - arrived, {}),
            Figure("from there in force at the station, the asking included", "s", applied - changed, {}),
            Figure("stationd, private memory before any of it", "MB", before[0], {}),
            Figure("stationd, private memory with the roster", "MB", during[0], {}),
            Figure("stationd, private memory after the difference", "MB", after[0], {}),
            Figure("stationd, resident memory after the difference", "MB", after[1], {}),
            Figure("districtd, private memory after it", "MB", after[2], {}),
        ]

    def _memory(self, kiosk: Kiosk) -> tuple[float, float, float]:
        station, district = (memory(daemon.process.pid) for daemon in (kiosk.station.daemon, kiosk.district.daemon))
        return station["RssAnon"], station["VmRSS"], district["RssAnon"]

    def _fill(self, kiosk: Kiosk, changed: int) -> None:
        self._bench("fill", kiosk.district.data, changed)

    def _wait(self, kiosk: Kiosk, version: int) -> None:
        # The answer to a check-in names the version, so that the station asks at once.
        kiosk.reader.tap(SAMPLE_MEMBERS[version - 1].card)
        wait_until(
            f"roster {version} is in force",
            lambda: kiosk.station.run("roster", "--json").json["version"] == version,
            seconds=LIMIT_SECONDS,
        )

    def _bench(self, verb: str, directory: Path, *more: int) -> bytes:
        command = [self._programs.path("roster-bench"), verb, str(directory), str(self._members), *map(str, more)]
        return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout
