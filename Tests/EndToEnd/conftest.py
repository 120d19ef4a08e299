"""What the end-to-end tests share: the programs, and kiosks that are stopped afterwards."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from harness.kiosk import Kiosk
from harness.programs import Programs
from harness.reader import Reader
from harness.station import Station

REPOSITORY = Path(__file__).resolve().parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--programs", type=Path, default=REPOSITORY / ".build/debug", help="the folder with the built programs"
    )
    parser.addoption("--seed", type=int, default=20260105, help="what the random moments are drawn from")
    parser.addoption("--kills", type=int, default=20, help="how many times stationd is killed at a random moment")


@pytest.fixture(scope="session")
def programs(request: pytest.FixtureRequest) -> Programs:
    return Programs(request.config.getoption("--programs").resolve())


@pytest.fixture
def make_kiosk(programs: Programs, tmp_path: Path) -> Iterator[Callable[..., Kiosk]]:
    """Makes kiosks with a district, started and set up."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(Kiosk(programs, tmp_path / "kiosk", **settings))


@pytest.fixture
def kiosk(make_kiosk: Callable[..., Kiosk]) -> Kiosk:
    return make_kiosk()


@pytest.fixture
def make_station(programs: Programs, tmp_path: Path) -> Iterator[Callable[..., Station]]:
    """Makes stations without a district, started, their reader plugged in; every tap is a visit."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Station:
            folder = tmp_path / "station"
            folder.mkdir()
            reader = Reader(programs, folder, **settings)
            station = Station(programs, folder, reader=reader, repeat_minutes=0)
            station.reader = reader
            stack.callback(reader.stop)
            stack.callback(station.stop)
            reader.start()
            station.start()
            station.wait_for_reader()
            return station

        yield make


@pytest.fixture
def lone_station(make_station: Callable[..., Station]) -> Station:
    """A station without a district, its EM4100 reader plugged in; every tap is a visit."""
    return make_station()
