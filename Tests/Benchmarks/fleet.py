"""Two thousand stations of one district that all come back after a month without a network, within a minute."""

import json
import subprocess
from pathlib import Path

from figures import Figure

from harness.district import District
from harness.programs import Programs

# Three hundred visits a day, each a check-in and three services.
EVENTS_A_DAY = 1_200


def fleet_figures(programs: Programs, folder: Path, stations: int, events: int, seconds: int) -> list[Figure]:
    """How long acknowledgements take, whether any station waits longer than the others, and that all arrived once."""
    district = District(programs, folder / "district")
    district.run("init").expect()
    fleet = folder / "stations"
    _bench(programs, "register", district.data, fleet, stations)
    district.start()
    try:
        told = json.loads(_bench(programs, "send", district.url, district.authority, fleet, stations, events, seconds))
    finally:
        district.stop()
    assert district.store.counts() == {f"FLEET-{number + 1:05}": (events, events) for number in range(stations)}, (
        "not every event arrived once"
    )
    name = f"{stations} stations with {events} events each, back within {seconds} s"
    return [
        Figure(f"{name}: events", "events/s", told["events"] / told["duration"], {}),
        Figure("their acknowledgements, p50", "ms", told["acknowledgementP50"], {}),
        Figure("their acknowledgements, p99", "ms", told["acknowledgementP99"], {}),
        Figure("the longest wait of any of them", "ms", told["acknowledgementWorst"], {}),
        Figure("the slowest station", "s", told["stationWorst"], {"the median station": told["stationMedian"]}),
    ]


def _bench(programs: Programs, *arguments: object) -> bytes:
    command = [programs.path("fleet-bench"), *(str(argument) for argument in arguments)]
    return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout
