"""A disk of its own for a station: ext4 on a loop device, as large as a test wants it; needs root."""

import os
import subprocess
from pathlib import Path

MEBIBYTE = 1 << 20


def why_not() -> str | None:
    """Why no disk can be had here; None where one can."""
    if os.geteuid() != 0:
        return "mounting a disk needs root"
    probe = subprocess.run(["losetup", "--find"], capture_output=True, check=False)
    return None if probe.returncode == 0 else "there is no loop device here"


class LoopDisk:
    """The disk, mounted at `mount_point`."""

    def __init__(self, image: Path, mount_point: Path, mebibytes: int):
        self.mount_point = mount_point
        self._image = image
        self._filling = mount_point / "filling"
        with image.open("wb") as file:
            file.truncate(mebibytes * MEBIBYTE)
        _run("mkfs.ext4", "-q", "-m", "0", "-b", "4096", str(image))
        mount_point.mkdir(parents=True, exist_ok=True)
        self.mount()

    def mount(self) -> None:
        _run("mount", "-o", "loop,errors=remount-ro", str(self._image), str(self.mount_point))

    def fail(self) -> None:
        """Has the file system find an error in itself: from now on it can only be read."""
        device = Path(os.path.realpath(f"/sys/dev/block/{_device_number(self.mount_point)}")).name
        Path(f"/sys/fs/ext4/{device}/trigger_fs_error").write_text("simulated")

    def repair(self) -> None:
        """What a technician does then; nothing may have a file open on the disk."""
        self.unmount()
        # It ends with 1 where it has mended something.
        subprocess.run(["e2fsck", "-fy", str(self._image)], check=False, capture_output=True)
        self.mount()

    def unmount(self) -> None:
        _run("umount", str(self.mount_point))

    @property
    def free(self) -> int:
        information = os.statvfs(self.mount_point)
        return information.f_bavail * information.f_frsize

    def fill(self, leaving: int) -> None:
        """Takes all room but so many bytes."""
        with self._filling.open("ab") as file:
            file.flush()
            while (much := self.free - leaving) > 0:
                try:
                    os.posix_fallocate(file.fileno(), os.fstat(file.fileno()).st_size, max(4096, much - much % 4096))
                except OSError:
                    break
            os.fsync(file.fileno())

    def make_room(self) -> None:
        self._filling.unlink(missing_ok=True)
        os.sync()


def _device_number(path: Path) -> str:
    number = path.stat().st_dev
    return f"{os.major(number)}:{os.minor(number)}"


def _run(*arguments: str) -> None:
    subprocess.run(arguments, check=True, stdin=subprocess.DEVNULL, capture_output=True)
