"""Feeds a station with real serial hardware in a virtual machine, and checks what it recorded."""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import feeding
import initramfs
from guest_station import GuestStation
from machine import GuestFailure, SerialMachine

PULLS = 4
SHAKES = 8
IDLE_SECONDS = 20
# What a wire of 9600 bits a second carries.
BYTES_A_SECOND = 960


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise GuestFailure(what)


def say(what: str, figure: str = "") -> None:
    print(f"  {what:<64} {figure}".rstrip(), flush=True)


def boot(folder: Path, kernel: Path, programs: Path) -> SerialMachine:
    began = time.monotonic()
    initramfs.build(folder / "initramfs", kernel, programs)
    machine = SerialMachine(folder, kernel, folder / "initramfs")
    say("the virtual machine is up", f"{time.monotonic() - began:.0f} s")
    return machine


def check_devices(station: GuestStation) -> None:
    expect(bool(station.logged(r"(ttyS1 at I/O \S+ .* is a 16550A)")), "ttyS1 is no 16550A")
    expect(bool(station.logged(r"(FTDI .* attached to ttyUSB0)")), "ttyUSB0 is no FTDI adapter")
    for reader in ("built-in", "usb"):
        station.wait(f"the reader {reader} is there", lambda reader=reader: station.state(reader) == "ready")
    for device in ("/dev/ttyS1", "/dev/ttyUSB0"):
        expect(station.is_kept_from(device), f"another process could open {device}")
    say("a 16550A and an FTDI adapter are open, and closed to others")
    say("processor use while nothing happens", f"{station.processor_share(IDLE_SECONDS):.2%} of a core")


def check_cards(machine: SerialMachine, station: GuestStation, cards: int) -> None:
    noise = random.Random(3)
    for card in range(1, cards + 1):
        sent = max(
            feeding.feed_em4100(machine.uart, card, noise),
            feeding.feed_line(machine.usb, card, noise),
        )
        time.sleep(sent / BYTES_A_SECOND)
    for reader in ("built-in", "usb"):
        station.wait(
            f"the cards of {reader} are recorded", lambda reader=reader: len(station.check_ins(reader)) >= cards
        )
    # Whatever is counted twice would be so by now.
    time.sleep(2)
    for reader in ("built-in", "usb"):
        check_ins = station.check_ins(reader)
        members = {check_in["subject"] for check_in in check_ins}
        expect(
            len(check_ins) == len(members) == cards,
            f"{reader}: {len(check_ins)} check-ins of {len(members)} members, not {cards}",
        )
    say(f"{cards} cards on each reader at once, among noise, each recorded once")


def check_break(machine: SerialMachine, station: GuestStation) -> None:
    machine.monitor("chardev-send-break", id="uart")
    station.wait("a break on the wire is told", lambda: station.logged(r"(\d+ breaks on the wire)"))
    say("a break on the wire is told in the log")


def check_plug(machine: SerialMachine, station: GuestStation, cards: int) -> None:
    for pull in range(1, PULLS + 1):
        machine.unplug()
        station.wait("the loss is noticed", lambda pull=pull: len(station.changes("usb")) == 2 * pull)
        expect(station.state("usb") == "unplugged", f"an unplugged reader is {station.state('usb')}")
        if pull == 1:
            say("processor use while a reader is away", f"{station.processor_share(IDLE_SECONDS):.2%} of a core")
        machine.replug()
        station.wait("the reader is found", lambda pull=pull: len(station.changes("usb")) == 2 * pull + 1)
        feeding.feed_line(machine.usb, cards + pull, random.Random(pull))
        station.wait("its card is recorded", lambda pull=pull: len(station.check_ins("usb")) == cards + pull)
    changes = station.changes("usb")
    pulled = [when for when, _ in station.logged("(USB disconnect)")]
    back = [when for when, _ in station.logged("(now attached to ttyUSB0)")]
    linked = [when for when, _ in station.logged("(stable link made)")]
    found, lost = ([when for what, when in changes if what == kind] for kind in ("found", "lost"))
    expect(len(pulled) == len(lost) and len(back) == len(found), "the kernel tells of other pulls than the station")
    for what, after, before in [
        ("unplugged → recorded as lost", lost[-PULLS:], pulled[-PULLS:]),
        ("node is back → recorded as found", found[-PULLS:], back[-PULLS:]),
        ("stable link is back → recorded as found", found[-PULLS:], linked[-PULLS:]),
    ]:
        times = [late - early for late, early in zip(after, before, strict=True)]
        say(what, f"median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")
        expect(max(times) < 2_000, f"{what}: too late")


def check_bad_plug(machine: SerialMachine, station: GuestStation) -> None:
    """Pulled again and again within a minute, the reader is told as unstable once, and read all the same."""
    before, recorded = len(station.changes("usb")), len(station.check_ins("usb"))
    for _ in range(SHAKES):
        machine.unplug()
        time.sleep(0.5)
        machine.replug()
        time.sleep(1.5)
    expect(station.state("usb") == "unstable", f"a reader that comes and goes is {station.state('usb')}")
    feeding.feed_line(machine.usb, 1, random.Random(1))
    station.wait("a card is recorded", lambda: len(station.check_ins("usb")) == recorded + 1)
    station.wait("the reader is settled", lambda: station.state("usb") == "ready")
    told = [what for what, _ in station.changes("usb")[before:]]
    expect(told[-2:] == ["lost", "found"] and told.count("lost") <= 5, f"a plug that shakes was told as {told}")
    say(f"a plug that is out {SHAKES} times is told {told.count('lost')} times, and a card is read")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernel", type=Path, required=True)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--cards", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="warmstation-hardware-") as folder:
        machine = None
        try:
            machine = boot(Path(folder), options.kernel, options.programs)
            station = GuestStation(machine)
            check_devices(station)
            check_cards(machine, station, options.cards)
            check_break(machine, station)
            check_plug(machine, station, options.cards)
            check_bad_plug(machine, station)
            expect(station.json("verify")["ok"], "the ledger's chain is broken")
            say("the ledger is whole")
        except GuestFailure as failure:
            print(f"FAILED: {failure}", file=sys.stderr)
            return 1
        finally:
            if machine:
                machine.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
