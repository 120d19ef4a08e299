"""What practice and demo share: a kiosk in a temporary folder that is gone afterwards, however it ends."""

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Tests/EndToEnd"))

from harness.clock import ShownClock  # noqa: E402
from harness.kiosk import Kiosk  # noqa: E402
from harness.programs import Programs  # noqa: E402


def _leave(number: int, _: object) -> None:
    # Once is enough: nothing may interrupt the clearing away.
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def arguments_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", type=Path, required=True, help="the folder with the built programs")
    return parser


@contextmanager
def open_kiosk(folder_of_programs: Path, has_right_clock: bool = False) -> Iterator[Kiosk]:
    """A kiosk with its district, ready for the first card; both are stopped and removed afterwards.

    With `has_right_clock` the station is told that its clock is synchronised, as is usual on a kiosk but not everywhere.
    """
    programs = Programs(folder_of_programs.resolve())
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    with tempfile.TemporaryDirectory(prefix="warmstation-") as folder:
        variables = ShownClock(Path(folder), trusted=True).variables if has_right_clock else {}
        with Kiosk(programs, Path(folder) / "kiosk", variables=variables) as kiosk:
            yield kiosk
