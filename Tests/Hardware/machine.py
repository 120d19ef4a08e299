"""Virtual machines whose devices are fed from outside, and which do what they are told."""

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from harness.programs import die_with_parent

BOOT_SECONDS = 300
ORDER_SECONDS = 120
_END = b"\x1e"


class GuestFailure(AssertionError):
    """The guest did not do what it was told."""


def connect(path: Path, seconds: float = 20) -> socket.socket:
    """A connection to one of QEMU's sockets, which come a moment after it starts."""
    deadline = time.monotonic() + seconds
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(path))
            return connection
        except OSError:
            connection.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class Machine:
    """QEMU with a channel for orders, and the monitor."""

    def __init__(self, folder: Path, kernel: Path, initramfs: Path, line: str, devices: list[str], megabytes: int):
        self.folder = folder
        arguments = ["qemu-system-x86_64", "-accel", "tcg", "-machine", "pc", "-cpu", "max", "-smp", "2"]
        arguments += ["-m", str(megabytes), "-display", "none", "-nodefaults", "-serial", f"file:{folder}/console.log"]
        arguments += ["-kernel", str(kernel), "-initrd", str(initramfs), "-append", line]
        for name in ("channel", "monitor"):
            arguments += ["-chardev", self.socket(name)]
        arguments += ["-mon", "chardev=monitor,mode=control", "-device", "virtio-serial"]
        arguments += ["-device", "virtserialport,chardev=channel,name=channel", *devices]
        with (folder / "qemu.log").open("wb") as log:
            self.process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent
            )
        try:
            self._begin()
        except BaseException:
            self.end()
            raise

    def socket(self, name: str) -> str:
        """A character device of QEMU that is a socket in the folder."""
        return f"socket,id={name},path={self.folder}/{name},server=on,wait=off"

    def _begin(self) -> None:
        self._channel = connect(self.folder / "channel")
        self._monitor = connect(self.folder / "monitor").makefile("rw")
        self._monitor.readline()
        self.monitor("qmp_capabilities")
        self.order("true", BOOT_SECONDS)

    def monitor(self, command: str, **arguments: Any) -> Any:
        """Has QEMU itself do something."""
        self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._monitor.flush()
        while True:
            reply = json.loads(self._monitor.readline())
            if "return" in reply:
                return reply["return"]
            if "error" in reply:
                raise GuestFailure(f"{command}: {reply['error']['desc']}")

    def wait_for_event(self, name: str) -> None:
        """Waits until QEMU tells of an event that has not been read over yet."""
        while json.loads(self._monitor.readline()).get("event") != name:
            pass

    def order(self, line: str, seconds: float = ORDER_SECONDS) -> str:
        """Has the guest's shell do something, and returns what it said."""
        self._channel.settimeout(seconds)
        self._channel.sendall(line.encode() + b"\n")
        said = b""
        while _END not in said or not said.endswith(b"\n"):
            try:
                part = self._channel.recv(65536)
            except TimeoutError:
                part = b""
            if not part:
                raise GuestFailure(f"the guest is silent after: {line}\n{self.console[-2000:]}")
            said += part
        text, status = said.decode(errors="replace").rsplit("\x1e", 1)
        if int(status):
            raise GuestFailure(f"{line}\nended with {status.strip()}\n{text}")
        return text

    @property
    def console(self) -> str:
        return (self.folder / "console.log").read_text(errors="replace")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


class SerialMachine(Machine):
    """A 16550A as ttyS1 and an FTDI adapter as ttyUSB0."""

    def __init__(self, folder: Path, kernel: Path, initramfs: Path):
        self.folder = folder
        devices = ["-no-reboot"]
        for name in ("uart", "usb"):
            devices += ["-chardev", self.socket(name)]
        devices += ["-device", "isa-serial,chardev=uart,index=1", "-device", "qemu-xhci"]
        devices += ["-device", "usb-serial,chardev=usb,id=adapter,always-plugged=on"]
        # What the daemon says goes to the kernel's log as well, so that both have the same clock.
        line = "console=ttyS0 quiet printk.devkmsg=on log_buf_len=4M panic=-1"
        super().__init__(folder, next(kernel.glob("boot/vmlinuz-*")), initramfs, line, devices, megabytes=1536)

    def _begin(self) -> None:
        self.uart = connect(self.folder / "uart")
        self.usb = connect(self.folder / "usb")
        super()._begin()

    def unplug(self) -> None:
        self.monitor("device_del", id="adapter")

    def replug(self) -> None:
        self.monitor("device_add", driver="usb-serial", chardev="usb", id="adapter", **{"always-plugged": True})
