"""Waiting for something to become true, with a generous limit that only a fault ever reaches."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

LIMIT_SECONDS = 60.0


class TookTooLong(AssertionError):
    """What was waited for did not happen."""


def wait_until(what: str, check: Callable[[], Result], seconds: float = LIMIT_SECONDS, pause: float = 0.02) -> Result:
    """Calls `check` until it returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        result = check()
        if result:
            return result
        if time.monotonic() > deadline:
            raise TookTooLong(f"{what}: not within {seconds:.0f} s; last seen: {result!r}")
        time.sleep(pause)
