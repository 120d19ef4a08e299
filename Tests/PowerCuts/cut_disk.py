"""A small ext4 file system on a loop device whose power can be cut."""

import fcntl
import os
import struct
import subprocess
import tempfile
import time
from pathlib import Path

# include/uapi/linux/ext4.h: shuts the file system down at once, without flushing its journal.
_EXT4_IOC_SHUTDOWN = 0x8004587D
_NO_LOG_FLUSH = 2


def _do(*command: str, statuses: tuple[int, ...] = (0,)) -> str:
    ended = subprocess.run(command, capture_output=True, check=False, text=True)
    if ended.returncode not in statuses:
        raise OSError(f"{' '.join(command)} ended with {ended.returncode}: {ended.stdout}{ended.stderr}")
    return ended.stdout.strip()


class CutDisk:
    """One disk, mounted at a folder; what was written but never flushed goes with a cut, as in a power cut."""

    def __init__(self, folder: Path, name: str, megabytes: int = 64):
        folder.mkdir(parents=True, exist_ok=True)
        self.image = folder / f"{name}.image"
        self.mountpoint = folder / name
        self.mountpoint.mkdir()
        self._megabytes = megabytes
        self._device = ""
        self._is_mounted = False

    def __enter__(self) -> "CutDisk":
        try:
            self._attach()
            self.format()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _attach(self) -> None:
        with self.image.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, self._megabytes * 1024 * 1024)
        # Direct, so that what the file system flushes does not wait in the page cache of the image.
        self._device = _do("losetup", "--direct-io=on", "--find", "--show", str(self.image))

    def format(self) -> None:
        """Makes the file system anew, empty."""
        self.unmount()
        _do("mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,nodiscard", self._device)
        self.mount()

    def mount(self) -> None:
        _do("mount", "-t", "ext4", self._device, str(self.mountpoint))
        self._is_mounted = True

    def unmount(self) -> None:
        if not self._is_mounted:
            return
        deadline = time.monotonic() + 10
        while True:
            try:
                _do("umount", str(self.mountpoint))
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
        self._is_mounted = False

    def cut(self) -> None:
        """The power goes: from now on nothing reaches the disk any more."""
        descriptor = os.open(self.mountpoint, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(descriptor, _EXT4_IOC_SHUTDOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(descriptor)

    def restore(self, check: bool) -> None:
        """The power is back; whoever used the disk must be gone. `check` repairs the file system before it is used."""
        self.unmount()
        if check:
            _do("e2fsck", "-fy", self._device, statuses=(0, 1))
        self.mount()

    def close(self) -> None:
        try:
            self.unmount()
        finally:
            if self._device:
                device, self._device = self._device, ""
                if self._is_mounted:
                    _do("umount", "--lazy", str(self.mountpoint))
                _do("losetup", "--detach", device)
            self.image.unlink(missing_ok=True)


def why_no_disk() -> str | None:
    """Why no such disk can be made here; `None` where it can."""
    if os.geteuid() != 0:
        return "they need root"
    with tempfile.TemporaryDirectory(prefix="power-cuts-") as folder:
        try:
            with CutDisk(Path(folder), "probe", megabytes=8) as disk:
                disk.cut()
        except OSError as problem:
            return f"no disk can be made here to be cut: {problem}"
    return None
