"""What a kiosk is tried with: its units, a card, keys, touches, ways out, and the death of each of its parts."""

import re
import time

from installed_kiosk import Kiosk, expect, say
from kiosk_machine import MILLIMETRES
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
