"""An initial file system for the guest: busybox, kernel modules, the station's programs and their libraries."""

import re
import stat
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUSYBOX = "/bin/busybox"
TIME_ZONE = "/usr/share/zoneinfo/Asia/Shanghai"

# In the order in which they are loaded.
MODULES = [
    *("virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "virtio_console"),
    *("usb-common", "usbcore", "xhci-hcd", "xhci-pci", "usbserial", "ftdi_sio"),
]


class Archive:
    """A cpio archive in the kernel's format, `newc` (Linux, `initramfs/buffer-format`)."""

    def __init__(self, path: Path):
        self._file = path.open("wb")
        self._folders: set[str] = set()
        self._number = 0

    def add(self, name: str, content: bytes = b"", mode: int = stat.S_IFREG | 0o755, device: tuple[int, int] = (0, 0)):
        name = name.lstrip("/")
        self._add_folder(str(Path(name).parent))
        self._write(name, content, mode, device)

    def _add_folder(self, folder: str) -> None:
        if folder == "." or folder in self._folders:
            return
        self._add_folder(str(Path(folder).parent))
        self._folders.add(folder)
        self._write(folder, b"", stat.S_IFDIR | 0o755, (0, 0))

    def _write(self, name: str, content: bytes, mode: int, device: tuple[int, int]) -> None:
        self._number += 1
        encoded = name.encode() + b"\0"
        fields = [self._number, mode, 0, 0, 1, 0, len(content), 0, 0, *device, len(encoded), 0]
        self._put(b"070701" + b"".join(b"%08X" % field for field in fields) + encoded)
        self._put(content)

    def _put(self, data: bytes) -> None:
        self._file.write(data + b"\0" * (-len(data) % 4))

    def close(self) -> None:
        self._write("TRAILER!!!", b"", 0, (0, 0))
        self._file.close()


def libraries(program: Path) -> set[str]:
    """What a program is linked with, as `ldd` finds it here."""
    listed = subprocess.run(["ldd", str(program)], capture_output=True, check=True, text=True).stdout
    return set(re.findall(r"(/\S+) \(0x", listed))


def stripped(program: Path, folder: Path) -> bytes:
    """A program without what only a debugger needs, which is most of it."""
    target = folder / program.name
    subprocess.run(["strip", "--strip-debug", "-o", str(target), str(program)], check=True)
    return target.read_bytes()


def build(path: Path, kernel: Path, programs: Path) -> None:
    """Writes the archive; a folder for what lies between is made beside it."""
    archive = Archive(path)
    archive.add("dev/console", mode=stat.S_IFCHR | 0o600, device=(5, 1))
    for name, target in {"init": "init", "by-id": "sbin/by-id", "mdev.conf": "etc/mdev.conf"}.items():
        archive.add(target, (HERE / "guest" / name).read_bytes())
    archive.add("etc/warmstation/station.toml", (HERE / "guest" / "station.toml").read_bytes())
    archive.add("etc/passwd", b"root:x:0:0::/:/bin/sh\nwarmstation:x:990:990::/data:/bin/sh\n")
    archive.add("etc/group", b"root:x:0:\ndialout:x:20:warmstation\nwarmstation:x:990:\n")
    archive.add(BUSYBOX, Path(BUSYBOX).read_bytes())
    archive.add(TIME_ZONE, Path(TIME_ZONE).read_bytes())
    files = {file.stem: file for file in kernel.glob("lib/modules/*/kernel/**/*.ko")}
    for module in MODULES:
        archive.add(f"modules/{module}.ko", files[module].read_bytes())
    archive.add("modules/order", "".join(f"{module}.ko\n" for module in MODULES).encode())
    needed: set[str] = set()
    for name in ("stationd", "station"):
        archive.add(f"usr/bin/{name}", stripped(programs / name, path.parent))
        needed |= libraries(programs / name)
    for library in sorted(needed):
        archive.add(library, Path(library).read_bytes())
    archive.close()
