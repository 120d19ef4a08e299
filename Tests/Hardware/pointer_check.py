"""Whether the pointer of a mouse can be seen on a kiosk's screen, and whether it could."""

import time

from installed_kiosk import Kiosk, expect, say
from kiosk_machine import PIXELS


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
