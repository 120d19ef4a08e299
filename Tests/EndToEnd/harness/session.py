"""A panel that nobody sees, with the kiosk's own session on it; its keys, and pictures of it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .programs import die_with_parent
from .waiting import wait_until

DEVICE = Path(__file__).resolve().parents[3] / "device"
# How long nothing must change before a screen is taken for finished, and how long that may take.
_QUIET_SECONDS, _LIMIT_SECONDS = 0.8, 20.0
# The clock, the letters' edges and the few colours need no more.
_COLOURS = 16


@dataclass(frozen=True)
class Panel:
    """A panel's pixels, and its size as it would be in its EDID."""

    width: int
    height: int
    millimetres: str

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


class Session:
    """The session as `station-menu.service` starts it, in an X server without a screen."""

    def __init__(self, panel: Panel, folder: Path, menu: list[str], stack: ExitStack):
        self.panel = panel
        self._folder = folder
        self._log = stack.enter_context((folder / "session.log").open("wb"))
        self._stack = stack
        settings = folder / "settings"
        settings.mkdir()
        (settings / "display.conf").write_text(f"panel-mm = {panel.millimetres}\npanel-pixels = {panel.name}\n")
        (settings / "xterm.resources").write_text((DEVICE / "session/xterm.resources").read_text())
        cursors = folder / "cursors/default/cursors"
        cursors.mkdir(parents=True)
        (cursors / "left_ptr").write_bytes((DEVICE / "cursors/left_ptr").read_bytes())
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        self._variables = os.environ | {
            "XDG_RUNTIME_DIR": str(runtime),
            "XCURSOR_PATH": str(folder / "cursors"),
            "LANG": "C.UTF-8",
            "WLR_RENDERER": "pixman",
            "WLR_BACKENDS": "wayland",
            "XKB_DEFAULT_OPTIONS": "numpad:mac,srvrkeys:none",
        }
        self._start_server()
        size = [f"--width={panel.width}", f"--height={panel.height}"]
        self._start(
            "weston", "--no-config", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so",
            "--socket=wayland-panel", "--idle-time=0", *size,
        )  # fmt: skip
        wait_until("weston is there", (runtime / "wayland-panel").exists)
        # Keys go to the window under the pointer; at the edge it is in nobody's way.
        self._do("xdotool", "mousemove", str(panel.width // 2), str(panel.height - 2))
        self._variables["WAYLAND_DISPLAY"] = "wayland-panel"
        self._start("cage", "-d", "--", str(DEVICE / "session/show-menu"), str(settings), *menu)

    def _start_server(self) -> None:
        reading, writing = os.pipe()
        screen = f"{self.panel.name}x24"
        self._start(
            "Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", keep=(writing,)
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as display:
            self._variables["DISPLAY"] = f":{display.readline().strip()}"

    def _start(self, *arguments: str, keep: tuple[int, ...] = ()) -> None:
        process = subprocess.Popen(
            arguments,
            env=self._variables,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            pass_fds=keep,
            preexec_fn=die_with_parent,
        )

        def end() -> None:
            process.terminate()
            process.wait()

        self._stack.callback(end)

    def _do(self, *arguments: str) -> str:
        ended = subprocess.run(arguments, env=self._variables, capture_output=True, check=False, text=True)
        return ended.stdout

    def press(self, key: str) -> None:
        """Types a key by its X name, as on the station's keypad."""
        self._do("xdotool", "key", key)
        time.sleep(1.0)

    def touch(self, x: float, y: float) -> None:
        """Presses a place, from 0 to 1 each way, and moves the pointer out of the way again."""
        place = [str(round(x * self.panel.width)), str(round(y * self.panel.height))]
        self._do("xdotool", "mousemove", *place, "click", "1")
        time.sleep(1.0)

    def picture(self, file: Path) -> None:
        """Waits until the screen stands still, and keeps it as a small PNG."""
        deadline = time.monotonic() + _LIMIT_SECONDS
        before = b""
        while (now := self._pixels()) != before and time.monotonic() < deadline:
            before = now
            time.sleep(_QUIET_SECONDS)
        (self._folder / "screen.ppm").write_bytes(now)
        small = ["+dither", "-colors", str(_COLOURS), "-strip", "-define", "png:compression-level=9"]
        subprocess.run(["convert", self._folder / "screen.ppm", *small, f"PNG8:{file}"], check=True)

    def _pixels(self) -> bytes:
        arguments = ["import", "-window", "root", "ppm:-"]
        return subprocess.run(arguments, env=self._variables, capture_output=True, check=True).stdout

    @property
    def is_lit(self) -> bool:
        """Whether anything is drawn yet."""
        return len(set(self._pixels()[20:])) > 1


@contextmanager
def open_session(panel: Panel, folder: Path, menu: list[str]) -> Iterator[Session]:
    """The session with this menu on this panel, ready to be seen; ended afterwards."""
    folder.mkdir()
    with ExitStack() as stack:
        session = Session(panel, folder, menu, stack)
        try:
            wait_until("the menu is drawn", lambda: session.is_lit, pause=0.3)
        except Exception:
            print((folder / "session.log").read_text(errors="replace"))
            raise
        yield session
