"""A disk of our own whose kernel counters say what really reaches the block device; needs root."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_SECTOR = 512
_BYTES = 512 << 20


@dataclass(frozen=True)
class Written:
    """What a block device was given."""

    bytes: int
    flushes: int

    def __sub__(self, other: "Written") -> "Written":
        return Written(self.bytes - other.bytes, self.flushes - other.flushes)


def why_not() -> str | None:
    """Why no such disk can be had here; None where it can."""
    if os.geteuid() != 0:
        return "only root can mount a disk to count on"
    missing = [name for name in ("losetup", "mkfs.ext4", "mount", "umount") if not shutil.which(name)]
    if missing:
        return f"{', '.join(missing)} are not installed"
    return None if Path("/dev/loop-control").exists() else "this system has no loop devices"


def _run(*command: object) -> str:
    return subprocess.run(
        [str(part) for part in command], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True
    ).stdout.strip()


class LoopDisk:
    """An ext4 file system with blocks of 4 KB on a loop device that passes every flush on to the file below."""

    def __init__(self, folder: Path):
        self._image = folder / "disk.img"
        self.root = Path(tempfile.mkdtemp(prefix="disk-", dir=folder))
        self._device: str | None = None

    def __enter__(self) -> "LoopDisk":
        with self._image.open("wb") as image:
            image.truncate(_BYTES)
        # Everything that ext4 would else write later, by itself, is written now.
        _run("mkfs.ext4", "-q", "-b", 4096, "-E", "lazy_itable_init=0,lazy_journal_init=0,nodiscard", self._image)
        try:
            self._device = _run("losetup", "--find", "--show", "--direct-io=on", self._image)
            _run("mount", "-o", "noatime", self._device, self.root)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if os.path.ismount(self.root):
            _run("umount", self.root)
        if self._device:
            _run("losetup", "--detach", self._device)
        self._device = None
        self._image.unlink(missing_ok=True)

    def settle(self) -> None:
        """Has everything written that the kernel would write in the next half minute."""
        _run("sync", "--file-system", self.root)

    @property
    def written(self) -> Written:
        assert self._device, "the disk is mounted"
        fields = (Path("/sys/block") / Path(self._device).name / "stat").read_text().split()
        return Written(int(fields[6]) * _SECTOR, int(fields[15]))
