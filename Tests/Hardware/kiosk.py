"""Installs a kiosk as device/README.md says, restarts it, uses it and attacks it; see `run-kiosk --help`."""

import argparse
import base64
import json
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kiosk_machine import MILLIMETRES, PIXELS, REPOSITORY, KioskMachine
from machine import GuestFailure

# What a worker, or somebody with a keyboard of their own, may try.
WAYS_OUT = [
    *(f"ctrl-alt-f{number}" for number in (1, 2, 6, 7, 12)),
    *("alt-f2", "alt-f4", "alt-tab", "alt-esc", "alt-spc", "meta_l-l", "ctrl-alt-t", "ctrl-alt-backspace"),
    *("ctrl-c", "ctrl-backslash", "ctrl-z", "ctrl-d", "ctrl-s", "ctrl-q", "shift-insert", "ctrl-shift-n", "alt-ret"),
    *["ctrl-alt-delete"] * 12,
    *("alt-sysrq-r", "alt-sysrq-e", "alt-sysrq-b", "alt-sysrq-k"),
    *("power", "sleep", "q", "esc", "f1", "f10", "f12", "menu"),
]
COMMAND = "station --config /etc/warmstation/station.toml"
READER = """
[[reader]]
name = "counter"
device = "/dev/ttyS1"
protocol = "em4100"
"""


def expect(condition: Any, what: str) -> None:
    if not condition:
        raise GuestFailure(what)


def say(what: str, figure: str = "") -> None:
    print(f"  {what:<72} {figure}".rstrip(), flush=True)


def commands() -> str:
    """The first block of commands under "Installing by hand"."""
    text = (REPOSITORY / "device/README.md").read_text().split("## Installing by hand", 1)[1]
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block
    return block[1]


class Kiosk:
    """The installed station, as seen from outside."""

    def __init__(self, machine: KioskMachine, pictures: Path | None):
        self.machine = machine
        self.pictures = pictures
        self.card = 0

    def keep_picture(self, name: str) -> None:
        if self.pictures:
            self.machine.keep_picture(self.pictures / f"{name}.png")

    def report(self) -> dict[str, Any]:
        return json.loads(self.machine.order(f"{COMMAND} report --json"))

    def process(self, name: str) -> str:
        """The number of the newest process of that name; nothing where there is none."""
        pattern = {"menu": "^/usr/bin/station .*menu$"}.get(name, f"^(/usr/bin/)?{name}( |$)")
        return self.machine.order(f"pgrep --newest --full '{pattern}' || true").strip()

    def wait_for_menu(self, seconds: float = 90) -> None:
        self.machine.wait("the menu is on the screen", lambda: self.process("menu") and self.is_lit(), seconds)

    def is_lit(self) -> bool:
        """Whether something is drawn: a screen of the menu has yellow and white on black."""
        pixels = self.machine.picture().split(b"\n", 3)[3]
        return len(pixels) == PIXELS[0] * PIXELS[1] * 3 and pixels.count(b"\xff\xff\xff") > 500

    def tap(self) -> None:
        self.card += 1
        before = self.report()["checkIns"]
        self.machine.tap(self.card)
        self.machine.wait("the card is recorded", lambda: self.report()["checkIns"] == before + 1)
        time.sleep(2)

    def services_after(self, action: Any) -> int:
        """How many more services are recorded after it; waits for the first."""
        before = sum(self.report()["services"].values())
        action()
        self.machine.wait("a service is recorded", lambda: sum(self.report()["services"].values()) > before, 20)
        return sum(self.report()["services"].values()) - before


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


def check_units(kiosk: Kiosk) -> None:
    machine = kiosk.machine
    state = machine.wait(
        "systemd has started everything",
        lambda: (text := machine.order("systemctl is-system-running || true").strip()) != "starting" and text,
    )
    failed = machine.order("systemctl --failed --no-legend")
    expect(state == "running" and not failed.strip(), f"systemd says {state}\n{failed}")
    for unit in ("stationd", "station-menu"):
        text = machine.order(f"systemctl status --no-pager --lines 20 {unit}")
        expect("active (running)" in text, text)
    complaints = machine.order(
        "journalctl --no-pager --boot --priority warning --unit stationd --unit station-menu --output cat"
    )
    say("stationd and station-menu run, nothing has failed")
    if complaints.strip():
        print(complaints)


def check_letters(kiosk: Kiosk) -> None:
    text = kiosk.machine.order("/usr/libexec/warmstation/panel-letters")
    told = re.search(r"^! (.*)", text, re.MULTILINE)
    expect(told and f"{MILLIMETRES[0]} x {MILLIMETRES[1]} mm of its EDID" in told[1], text)
    columns, rows = re.search(r"(\d+) columns, (\d+) rows", text).groups()
    terminal = kiosk.machine.order(f"readlink /proc/{kiosk.process('menu')}/fd/1").strip()
    size = kiosk.machine.order(f"stty size -F {terminal}").split()
    expect(size == [rows, columns], f"{text}\nbut the terminal has {size}")
    say("the panel's size is known by its EDID", f"{columns} × {rows}")


def check_use(kiosk: Kiosk) -> None:
    machine = kiosk.machine
    kiosk.keep_picture("idle")
    # The first key of a session is lost while Xwayland takes over the keyboard's map.
    machine.type("esc")
    kiosk.tap()
    kiosk.keep_picture("visit")
    kiosk.services_after(lambda: machine.type("1"))
    kiosk.keep_picture("service")
    # Num Lock is off: the key is an arrow, unless the session says otherwise.
    kiosk.services_after(lambda: machine.type("kp_2"))
    say("a card, a digit and a keypad's digit are recorded")
    machine.plug_in_touch_panel()
    machine.type("0")
    kiosk.tap()
    for y in (0.35, 0.45, 0.55, 0.65):
        before = sum(kiosk.report()["services"].values())
        machine.touch(0.25, y)
        if sum(kiosk.report()["services"].values()) > before:
            break
    else:
        kiosk.keep_picture("touch")
        raise GuestFailure("no touch reached the menu")
    kiosk.keep_picture("touch")
    machine.type("0")
    say("a touch on a tile is recorded")


def check_ways_out(kiosk: Kiosk) -> None:
    machine = kiosk.machine

    def situation() -> list[str]:
        boot = machine.order("cat /proc/sys/kernel/random/boot_id").strip()
        front = machine.order("cat /sys/class/tty/tty0/active").strip()
        return [boot, front, *(kiosk.process(name) for name in ("menu", "xterm", "cage"))]

    before = situation()
    expect(before[1] == "tty1", f"the screen shows {before[1]}")
    machine.type(*WAYS_OUT)
    time.sleep(5)
    after = situation()
    expect(after == before, f"before: {before}, after the keys: {after}")
    prompts = machine.order("pgrep --list-full 'agetty|login' || true").replace("systemd-logind", "")
    expect("tty1" not in prompts and "tty2" not in prompts, f"a login waits: {prompts}")
    kiosk.tap()
    kiosk.keep_picture("after-the-keys")
    machine.type("0")
    say(f"{len(WAYS_OUT)} keys and chords lead nowhere")


def check_returns(kiosk: Kiosk) -> None:
    machine = kiosk.machine
    script = (
        "old=$(pgrep -n -f '^/usr/bin/station .*menu$'); read a _ </proc/uptime; kill -KILL {victim}; "
        "for i in $(seq 500); do new=$(pgrep -n -f '^/usr/bin/station .*menu$'); "
        '[ -n "$new" ] && [ "$new" != "$old" ] && break; sleep 0.02; done; '
        '[ "$new" != "$old" ] && read b _ </proc/uptime && echo $a $b'
    )
    # The emulated computer is some thirty times slower than a real one: Tests/EndToEnd/test_keep_menu.py has the figure
    # for the menu that counts.
    for name, limit in (("menu", 10.0), ("xterm", 60.0), ("Xwayland", 60.0), ("cage", 60.0), ("seatd", 60.0)):
        victim = kiosk.process(name)
        expect(victim, f"{name} does not run")
        began, ended = map(float, machine.order(script.format(victim=victim)).split())
        kiosk.wait_for_menu()
        say(f"{name} killed → the menu runs again", f"{ended - began:.2f} s")
        expect(ended - began <= limit, f"{name} killed: the menu ran again after {ended - began:.2f} s")
    time.sleep(3)
    machine.type("esc")
    kiosk.tap()
    kiosk.services_after(lambda: machine.type("1"))
    machine.type("0")
    expect(not machine.order("systemctl --failed --no-legend").strip(), "a unit has failed")


def can_see_pointer(kiosk: Kiosk, settings: str) -> bool:
    """Whether a mouse has a pointer on the screen, with these lines more in the menu's unit."""
    machine = kiosk.machine
    # A pointer in a plane of its own would not be in the picture.
    drop_in = f"[Service]\\nEnvironment=WLR_NO_HARDWARE_CURSORS=1\\n{settings}\\n"
    folder = "/run/systemd/system/station-menu.service.d"
    machine.order(f"mkdir -p {folder} && printf '{drop_in}' >{folder}/pointer.conf && systemctl daemon-reload")
    machine.order("systemctl restart station-menu")
    kiosk.wait_for_menu()
    machine.monitor("device_add", driver="usb-tablet", id="tablet")
    time.sleep(10)
    pictures = []
    for x, y in ((4_000, 4_000), (16_000, 16_000)):
        events = [{"type": "abs", "data": {"axis": axis, "value": place}} for axis, place in (("x", x), ("y", y))]
        machine.monitor("input-send-event", events=events)
        time.sleep(3)
        pictures.append(machine.picture())
    kiosk.keep_picture("pointer")
    machine.monitor("device_del", id="tablet")
    time.sleep(3)
    # Only around the pointer's place: the clock on the screen may have gone on.
    left, top = (16_000 * size // 32768 - 12 for size in PIXELS)
    parts = []
    for picture in pictures:
        pixels = picture[-PIXELS[0] * PIXELS[1] * 3 :]
        starts = [((top + line) * PIXELS[0] + left) * 3 for line in range(36)]
        parts.append([pixels[start : start + 36 * 3] for start in starts])
    return parts[0] != parts[1]


def check_pointer(kiosk: Kiosk) -> None:
    expect(can_see_pointer(kiosk, "UnsetEnvironment=XCURSOR_PATH"), "there is no pointer that could be hidden")
    expect(not can_see_pointer(kiosk, ""), "the pointer of a mouse can be seen")
    say("the pointer of a mouse cannot be seen, and could without its settings")


def check_idle(kiosk: Kiosk, seconds: float) -> None:
    time.sleep(seconds)
    expect(kiosk.is_lit(), f"the screen is dark after {seconds:.0f} s")
    say(f"after {seconds:.0f} s with nobody there the screen is lit")


def say_memory(kiosk: Kiosk) -> None:
    sizes = {name: kiosk.process(name) for name in ("menu", "xterm", "Xwayland", "cage")}
    for name, process in sizes.items():
        text = kiosk.machine.order(f"grep -E '^(VmRSS|RssAnon)' /proc/{process}/status")
        resident, private = (int(number) // 1024 for number in re.findall(r"(\d+) kB", text))
        say(f"memory of {name}: resident, private", f"{resident} MB, {private} MB")


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
            check_units(kiosk)
            check_letters(kiosk)
            check_use(kiosk)
            check_ways_out(kiosk)
            check_returns(kiosk)
            check_pointer(kiosk)
            say_memory(kiosk)
            if options.idle:
                check_idle(kiosk, options.idle)
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
