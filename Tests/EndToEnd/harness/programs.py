"""The programs under test, and processes that never outlive us."""

import ctypes
import json
import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .waiting import LIMIT_SECONDS

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)


def die_with_parent() -> None:
    """Runs in a new child: the kernel ends it when we end, however we end; Ctrl-C is ours to handle."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(**more: str) -> dict[str, str]:
    """Ours, in UTF-8 and in a terminal that the menu knows."""
    return os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"} | more


@dataclass(frozen=True)
class Programs:
    """The folder with `stationd`, `station` and `districtd`."""

    folder: Path

    def path(self, name: str) -> str:
        path = self.folder / name
        if not path.is_file():
            raise FileNotFoundError(f"{path} is not there: build first")
        return str(path)


class CommandFailed(AssertionError):
    """A command ended with another status than expected."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    arguments: list[str]
    status: int
    output: str
    errors: str

    def expect(self, status: int = 0) -> "Outcome":
        if self.status != status:
            raise CommandFailed(
                f"{' '.join(self.arguments)}\nended with {self.status}, not {status}\n{self.output}{self.errors}"
            )
        return self

    @property
    def json(self) -> Any:
        return json.loads(self.output)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.output.splitlines()]


def run(arguments: list[str], seconds: float = LIMIT_SECONDS) -> Outcome:
    """Runs a command to its end."""
    ended = subprocess.run(
        arguments,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=seconds,
        env=environment(),
        preexec_fn=die_with_parent,
    )
    return Outcome(
        arguments, ended.returncode, ended.stdout.decode(errors="replace"), ended.stderr.decode(errors="replace")
    )


class Daemon:
    """A long-lived process with its log in a file; it can be started again after it ended."""

    def __init__(self, arguments: list[str], log: Path, variables: dict[str, str] | None = None):
        self.arguments = arguments
        self.log = log
        self.variables = variables or {}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def start(self, stdin: Any = subprocess.DEVNULL, stdout: Any = None) -> None:
        assert not self.is_running, f"{self.arguments[0]} runs already"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.arguments,
                stdin=stdin,
                stdout=stdout or log,
                stderr=log,
                env=environment(**self.variables),
                preexec_fn=die_with_parent,
            )

    def expect_running(self) -> None:
        if not self.is_running:
            status = self.process.returncode if self.process else None
            raise CommandFailed(f"{' '.join(self.arguments)}\nended with {status}\n{self.log_text[-4000:]}")

    def kill(self) -> None:
        """Ends it as a power cut would: at once, without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Asks it to end, and returns its exit status; one that does not obey is killed and told of."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        if process.stdin:
            process.stdin.close()
        if process.poll() is None:
            process.send_signal(how)
        try:
            return process.wait(LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise CommandFailed(f"{self.arguments[0]} did not end on {how.name}\n{self.log_text[-4000:]}") from None
