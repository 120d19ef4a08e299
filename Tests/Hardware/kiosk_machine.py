"""A kiosk's computer: a screen, a keyboard, a touch panel and a serial port, on a disk that forgets."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feeding
from initramfs import stripped
from machine import BOOT_SECONDS, GuestFailure, Machine, connect

from harness.edid import edid

REPOSITORY = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 90
# A 10.1-inch panel.
PIXELS, MILLIMETRES = (1280, 800), (217, 136)
_TOUCHES = "/run/touches"


class KioskMachine(Machine):
    """Debian with its own kernel; what is to be installed lies on a second disk."""

    def __init__(self, folder: Path, system: Path, programs: Path):
        self.folder = folder
        source = folder / "source"
        self._lay_out(source, programs)
        self._make_disk(folder / "source.disk", source)
        devices = ["-chardev", self.socket("uart"), "-device", "isa-serial,chardev=uart,index=1"]
        devices += ["-device", f"virtio-vga,xres={PIXELS[0]},yres={PIXELS[1]}", "-device", "qemu-xhci"]
        for disk, rest in ((system / "disk", "snapshot=on"), (folder / "source.disk", "readonly=on")):
            devices += ["-drive", f"file={disk},format=raw,if=virtio,{rest}"]
        settings = (REPOSITORY / "device/grub.d/60-warmstation.cfg").read_text()
        options = re.search(r'^GRUB_CMDLINE_LINUX_DEFAULT="(.*)"', settings, re.MULTILINE)
        assert options
        line = f"root=LABEL=kiosk rw console=ttyS0 drm.edid_firmware=Virtual-1:edid/panel.bin {options[1]}"
        boot = system / "boot"
        kernel, initramfs = next(boot.glob("vmlinuz-*")), next(boot.glob("initrd.img-*"))
        super().__init__(folder, kernel, initramfs, line, devices, megabytes=1536)

    def _begin(self) -> None:
        self.uart = connect(self.folder / "uart")
        super()._begin()

    @staticmethod
    def _lay_out(source: Path, programs: Path) -> None:
        """As after a build: the programs, and `device` beside them."""
        release = source / ".build/release"
        release.mkdir(parents=True)
        for name in ("stationd", "station"):
            stripped(programs / name, release)
        subprocess.run(["cp", "-r", str(REPOSITORY / "device"), str(source / "device")], check=True)
        (source / "panel.bin").write_bytes(edid(PIXELS, MILLIMETRES))

    @staticmethod
    def _make_disk(disk: Path, source: Path) -> None:
        subprocess.run(
            ["mke2fs", "-q", "-t", "ext4", "-L", "source", "-d", source, disk, "300M"],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def restart(self) -> None:
        """Asks the system to start anew and waits until it takes orders again."""
        # A little later, so that this order is answered before.
        self.order("systemd-run --quiet --on-active=2 systemctl reboot")
        self.wait_for_event("RESET")
        self.order("true", BOOT_SECONDS)

    def type(self, *keys: str) -> None:
        """Presses keys one after the other; QEMU's names (QKeyCode), several at once joined by a hyphen."""
        for chord in keys:
            pressed = [{"type": "qcode", "data": key} for key in chord.split("-")]
            self.monitor("send-key", keys=pressed)
            time.sleep(1)

    def plug_in_touch_panel(self) -> None:
        self.order(f"modprobe uinput && mkfifo {_TOUCHES}")
        self.order(f"systemd-run --quiet --unit touch-panel /usr/local/sbin/touch-panel {_TOUCHES}")
        self.wait("the touch panel is there", lambda: self.succeeds("grep -q 'Touch panel' /proc/bus/input/devices"))
        time.sleep(3)

    def touch(self, x: float, y: float) -> None:
        """Presses a place of the screen, from 0 to 1 each way."""
        self.order(f"echo {round(x * 1000)} {round(y * 1000)} >{_TOUCHES}")
        time.sleep(1)

    def tap(self, card: int) -> None:
        """Holds a card to the reader at the serial port."""
        self.uart.sendall(feeding.em4100_frame(feeding.numbered_card(card)) * 3)

    def picture(self) -> bytes:
        """The screen now, as PPM."""
        self.monitor("screendump", filename=str(self.folder / "screen"))
        return (self.folder / "screen").read_bytes()

    def keep_picture(self, file: Path) -> None:
        self.monitor("screendump", filename=str(file), format="png")

    def succeeds(self, line: str) -> bool:
        try:
            self.order(line)
        except GuestFailure:
            return False
        return True

    def wait(self, what: str, condition: Callable[[], Any], seconds: float = WAIT_SECONDS) -> Any:
        deadline = time.monotonic() + seconds
        while not (result := condition()):
            if time.monotonic() > deadline:
                log = self.order("journalctl --no-pager --lines 60; ps -e -o pid,user,stat,args | tail -n 40")
                raise GuestFailure(f"waited in vain until {what}\n{log}")
            time.sleep(0.2)
        return result
