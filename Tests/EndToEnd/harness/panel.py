"""An independent OSDP control panel, libosdp, on the device of simulated readers."""

import os
import tty
from pathlib import Path
from typing import Any

from osdp import Channel, Command, CommandLEDColor, ControlPanel, LibFlag, LogLevel, PDInfo

from .waiting import wait_until

RED, GREEN = CommandLEDColor.Red, CommandLEDColor.Green


class Line(Channel):
    """A serial line that is read and written without waiting."""

    def __init__(self, path: Path):
        super().__init__()
        self.descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
        tty.setraw(self.descriptor)

    def read(self, max_bytes: int) -> bytes:
        try:
            return os.read(self.descriptor, max_bytes)
        except BlockingIOError:
            return b""

    def write(self, buf: bytes) -> int:
        return os.write(self.descriptor, buf)

    def flush(self) -> None:
        """Nothing is kept here."""

    def close(self) -> None:
        os.close(self.descriptor)


class Panel:
    """A panel of readers at these addresses; with a key it insists on the secure channel, which an installing one makes with the key that everybody knows."""

    def __init__(
        self, path: Path, addresses: tuple[int, ...] = (101,), key: bytes | None = None, installing: bool = False
    ):
        self._line = Line(path)
        self._address = addresses[0]
        flags = [LibFlag.InstallMode] if installing else [LibFlag.EnforceSecure] if key else []
        readers = [PDInfo(address, self._line, scbk=key, flags=flags) for address in addresses]
        self._panel = ControlPanel(readers, log_level=LogLevel.Critical)

    def __enter__(self) -> "Panel":
        self._panel.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._panel.teardown()
        self._line.close()

    def is_online(self, address: int | None = None) -> bool:
        return self._panel.is_online(address or self._address)

    @property
    def is_secure(self) -> bool:
        return self._panel.is_sc_active(self._address)

    def wait_until_online(self) -> None:
        wait_until("all readers are online", lambda: self._panel.get_num_online() == self._panel.num_pds)

    def event(self, address: int | None = None, seconds: int = 10) -> dict[str, Any] | None:
        """The next card or keys; `None` where nothing comes for so long."""
        return self._panel.get_event(address or self._address, timeout=seconds)

    def light(self, colour: int, tenths: int = 0) -> None:
        """For good, or for so many tenths of a second."""
        self._tell(
            command=Command.LED,
            reader=0,
            led_number=0,
            control_code=2 if tenths else 1,
            on_count=1,
            off_count=0,
            on_color=colour,
            off_color=colour,
            timer_count=tenths,
            temporary=tenths > 0,
        )

    def beep(self, count: int) -> None:
        self._tell(command=Command.Buzzer, reader=0, control_code=2, on_count=1, off_count=1, rep_count=count)

    def text(self, text: str) -> None:
        self._tell(command=Command.Text, reader=0, control_code=1, temp_time=0, offset_row=1, offset_col=1, data=text)

    def open_door(self, tenths: int) -> None:
        self._tell(command=Command.Output, output_no=0, control_code=5, timer_count=tenths)

    def set_key(self, key: bytes) -> None:
        self._tell(command=Command.Keyset, type=1, data=key)

    def _tell(self, **command: Any) -> None:
        assert self._panel.submit_command(self._address, command), command
