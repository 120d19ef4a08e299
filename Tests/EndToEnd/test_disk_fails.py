"""A disk that no longer writes: taps are answered as failed, and recording goes on by itself once it does."""

import fcntl
import os
import struct
import subprocess

import pytest

from harness.cards import numbered_card
from harness.reader import Reader
from harness.station import Station
from harness.waiting import wait_until

# The file system answers everything with an error from now on (include/uapi/linux/ext4.h).
EXT4_IOC_SHUTDOWN = 0x8004587D
FLUSH_THE_LOG_FIRST = 1


class Disk:
    """An ext4 file system on a loop device, at one place in the tree."""

    def __init__(self, image, mount):
        self.image, self.mount = image, mount
        self.devices = []

    def attach(self):
        command = ["losetup", "--find", "--show", str(self.image)]
        device = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        self.devices.append(device)
        subprocess.run(["mount", device, str(self.mount)], check=True, capture_output=True)

    def fail(self):
        place = os.open(self.mount, os.O_RDONLY)
        try:
            fcntl.ioctl(place, EXT4_IOC_SHUTDOWN, struct.pack("I", FLUSH_THE_LOG_FIRST))
        finally:
            os.close(place)

    def release(self):
        subprocess.run(["umount", "--lazy", str(self.mount)], check=False, capture_output=True)

    def detach(self):
        for device in self.devices:
            subprocess.run(["losetup", "--detach", device], check=False, capture_output=True)


@pytest.fixture
def disk(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("a disk that fails needs a loop device, and that needs root")
    disk = Disk(tmp_path / "disk.img", tmp_path / "disk")
    disk.mount.mkdir()
    with disk.image.open("wb") as file:
        file.truncate(64 << 20)
    try:
        subprocess.run(["mkfs.ext4", "-q", "-b", "4096", str(disk.image)], check=True, capture_output=True)
        disk.attach()
    except (FileNotFoundError, subprocess.CalledProcessError) as problem:
        disk.detach()
        pytest.skip(f"a disk that fails needs a loop device: {problem}")
    yield disk
    disk.release()
    disk.detach()


def test_a_disk_that_does_not_write_fails_taps_until_it_does(programs, tmp_path, disk):
    folder = tmp_path / "station"
    folder.mkdir()
    reader = Reader(programs, folder)
    station = Station(programs, folder, reader=reader, repeat_minutes=0)
    text = station.config.read_text()
    station.config.write_text(text.replace(str(station.data), str(disk.mount / "data")))
    station.data = disk.mount / "data"
    try:
        reader.start()
        station.start()
        station.wait_for_reader()
        with station.subscribed() as subscription:
            reader.tap(numbered_card(1))
            subscription.next_visit()
            ledger = station.status()["ledger"]
            disk.fail()
            reader.tap(numbered_card(2))
            problem = subscription.next("tapFailed")["problem"]
            assert "nothing can be recorded until the disk" in problem
            assert "goes on by itself" in problem
            # The same disk again, as if its cable were back.
            disk.release()
            disk.attach()
            reader.tap(numbered_card(3))
            subscription.next_visit()
        wait_until("the report is there again", lambda: station.report()["checkIns"] == 2)
        assert station.status()["ledger"] == ledger
        assert station.verify().expect().json["ok"]
    finally:
        station.stop()
        reader.stop()
