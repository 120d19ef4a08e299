"""Installs a kiosk as device/README.md says, restarts it, uses it and attacks it; see `run-kiosk --help`."""

import argparse
import base64
import re
import sys
import tempfile
import time
from pathlib import Path

import kiosk_checks
from installed_kiosk import Kiosk, say
from kiosk_machine import REPOSITORY, KioskMachine
from machine import GuestFailure
from pointer_check import check_pointer

READER = """
[[reader]]
name = "counter"
device = "/dev/ttyS1"
protocol = "em4100"
"""


def commands() -> str:
    """The first block of commands under "Installing by hand"."""
    text = (REPOSITORY / "device/README.md").read_text().split("## Installing by hand", 1)[1]
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block
    return block[1]


def install(machine: KioskMachine) -> None:
    machine.order("mkdir -p /mnt /root/warmstation && mount -o ro LABEL=source /mnt && cp -r /mnt/. /root/warmstation")
    machine.order("install -D -m 0644 /mnt/panel.bin /usr/lib/firmware/edid/panel.bin")
    script = base64.b64encode(commands().encode()).decode()
    machine.order(
        f"echo {script} | base64 -d >/root/install.sh && cd /root/warmstation/device && sh -ex /root/install.sh"
    )
    reader = READER.replace("\n", "\\n")
    machine.order(f"printf '{reader}' >>/etc/warmstation/station.toml")
    machine.order("systemctl enable stationd station-menu")
    say("installed by the commands of device/README.md")
    machine.restart()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--system", type=Path, required=True)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--idle", type=float, default=0)
    options = parser.parse_args()
    if options.pictures:
        options.pictures = options.pictures.resolve()
        options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="warmstation-kiosk-") as folder:
        machine = None
        try:
            began = time.monotonic()
            machine = KioskMachine(Path(folder), options.system, options.programs.resolve())
            say("a bare Debian is up", f"{time.monotonic() - began:.0f} s")
            install(machine)
            kiosk = Kiosk(machine, options.pictures)
            kiosk.wait_for_menu()
            say("the menu is on the screen", f"{machine.order('cut -d . -f 1 /proc/uptime').strip()} s after the start")
            kiosk_checks.check_units(kiosk)
            kiosk_checks.check_letters(kiosk)
            kiosk_checks.check_use(kiosk)
            kiosk_checks.check_ways_out(kiosk)
            kiosk_checks.check_returns(kiosk)
            check_pointer(kiosk)
            kiosk_checks.say_memory(kiosk)
            if options.idle:
                kiosk_checks.check_idle(kiosk, options.idle)
        except GuestFailure as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            if machine and options.pictures:
                machine.keep_picture(options.pictures / "failed.png")
            return 1
        finally:
            if machine:
                machine.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
