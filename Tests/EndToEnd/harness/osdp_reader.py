"""An OSDP reader that is not ours: the peripheral of `libosdp`, behind a pseudo-terminal or behind a test's own wire."""

import ctypes
import os
import select
import threading
import tty
from pathlib import Path

import osdp_sys
from osdp import Capability, CardFormat, Channel, Command, Event, LibFlag, LogLevel, PDCapabilities, PDInfo

ADDRESS = 101
CAPABILITIES = [
    (Capability.OutputControl, 1, 2),
    (Capability.LEDControl, 4, 1),
    (Capability.AudibleControl, 2, 1),
    (Capability.TextOutput, 1, 1),
    (Capability.CommunicationSecurity, 1, 1),
]


def wiegand26(data: bytes) -> bytes:
    """Three bytes with even parity over the first half before them and odd parity over the second behind."""
    bits = f"{int.from_bytes(data, 'big'):024b}"
    even, odd = bits[:12].count("1") % 2, 1 - bits[12:].count("1") % 2
    return int(f"{even}{bits}{odd}" + "0" * 6, 2).to_bytes(4, "big")


class Wire(Channel):
    """What goes in and out of the peripheral."""

    def __init__(self) -> None:
        super().__init__()
        self.received = b""
        self.sent = b""

    def read(self, max_bytes: int) -> bytes:
        taken, self.received = self.received[:max_bytes], self.received[max_bytes:]
        return taken

    def write(self, buf: bytes) -> int:
        self.sent += bytes(buf)
        return len(buf)

    def flush(self) -> None:
        self.received = b""


class Peripheral:
    """The peripheral as a function from a command's bytes to an answer's.

    A command that is repeated, number and all, is answered with the bytes of the first time, as the standard wants;
    `libosdp` would carry it out again and lose the card that its lost answer told of.
    """

    def __init__(self, key: bytes | None = None, installing: bool = False) -> None:
        self.key = key
        self.installing = installing
        self.commands: list[dict] = []
        self.power_cycle()

    def power_cycle(self) -> None:
        """Everything is forgotten but the key."""
        self._wire = Wire()
        self._repeated = (b"", b"")
        flags = [LibFlag.InstallMode] if self.installing else [LibFlag.EnforceSecure] if self.key else []
        info = PDInfo(ADDRESS, self._wire, scbk=self.key, flags=flags)
        osdp_sys.set_loglevel(LogLevel.Emergency)
        self._device = osdp_sys.PeripheralDevice(info.get(), capabilities=PDCapabilities(CAPABILITIES).get())
        self._device.set_command_callback(self._obey)

    def _obey(self, command: dict) -> tuple[int, None]:
        self.commands.append(command)
        if command["command"] == Command.Keyset:
            self.key, self.installing = bytes(command["data"]), False
        return 0, None

    @property
    def is_secure(self) -> bool:
        return self._device.is_sc_active()

    def answer(self, command: bytes) -> bytes:
        """Takes the bytes of a command, and gives those of the answer; none where there was no command for it."""
        frame = self._frame(command)
        if frame and frame == self._repeated[0]:
            return self._repeated[1]
        self._wire.received += command
        self._wire.sent = b""
        for _ in range(3):
            self._device.refresh()
            # libosdp now and then gives away a reference to None that it has not got; Python dies of the last one.
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(None))
            if self._wire.sent:
                break
        if frame and self._wire.sent:
            self._repeated = (frame, self._wire.sent)
        return self._wire.sent

    @staticmethod
    def _frame(command: bytes) -> bytes:
        """The frame in a command's bytes, if it can be a repetition."""
        start = command.find(b"\x53")
        frame = command[start : start + command[start + 2]] if 0 <= start < len(command) - 5 else b""
        return frame if len(frame) > 7 and frame[4] & 3 else b""

    def tap(self, data: bytes) -> None:
        """A card of 26 bits, told with the next poll."""
        event = {"event": Event.CardRead, "reader_no": 0, "format": CardFormat.Wiegand, "direction": 0}
        assert self._device.submit_event(event | {"length": 26, "data": wiegand26(data)})

    def press(self, keys: bytes) -> None:
        assert self._device.submit_event({"event": Event.KeyPress, "reader_no": 0, "data": keys})


class OSDPReader:
    """The peripheral on a pseudo-terminal, for `stationd`."""

    protocol = "osdp"

    def __init__(self, folder: Path, key: bytes | None = None, installing: bool = False, settings: str = "") -> None:
        self.peripheral = Peripheral(key, installing)
        self.link = folder / "reader"
        self.settings = f"speed = 9600\naddress = {ADDRESS}\n{settings}"
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self._slave = slave
        self.link.symlink_to(os.ttyname(slave))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()
        self.link.unlink(missing_ok=True)
        os.close(self._master)
        os.close(self._slave)

    def _serve(self) -> None:
        while not self._ended.is_set():
            if not select.select([self._master], [], [], 0.05)[0]:
                continue
            command = os.read(self._master, 4096)
            with self._lock:
                answer = self.peripheral.answer(command)
            os.write(self._master, answer)

    def tap(self, data: bytes) -> None:
        with self._lock:
            self.peripheral.tap(data)

    def press(self, keys: bytes) -> None:
        with self._lock:
            self.peripheral.press(keys)

    @property
    def commands(self) -> list[dict]:
        with self._lock:
            return list(self.peripheral.commands)

    @property
    def is_secure(self) -> bool:
        with self._lock:
            return self.peripheral.is_secure
