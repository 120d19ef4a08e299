"""What a panel tells of itself."""


def edid(pixels: tuple[int, int], millimetres: tuple[int, int]) -> bytes:
    """A block of EDID 1.4 whose one detailed timing has these pixels and this size (VESA E-EDID A.2, 3.10.2)."""
    (width, height), (wide, high) = pixels, millimetres
    blank_width, blank_height = 160, 23
    clock = (width + blank_width) * (height + blank_height) * 60 // 10_000
    timing = clock.to_bytes(2, "little")
    timing += bytes([width % 256, blank_width, width // 256 << 4, height % 256, blank_height, height // 256 << 4])
    timing += bytes([48, 32, 3 << 4 | 6, 0, wide % 256, high % 256, wide // 256 << 4 | high // 256, 0, 0, 0x1E])
    name = bytes([0, 0, 0, 0xFC, 0]) + b"WarmStation\n".ljust(13)
    range_limits = bytes([0, 0, 0, 0xFD, 0, 50, 75, 30, 80, 20, 0, 0x0A]) + b" " * 6
    unused = bytes([0, 0, 0, 0x10, 0]) + bytes(13)
    block = bytes([0, *[0xFF] * 6, 0]) + b"\x5e\xe9\x01\x00\x01\x00\x00\x00" + bytes([1, 36, 1, 4])
    block += bytes([0x80, round(wide / 10), round(high / 10), 0x78, 0x06])
    block += bytes.fromhex("ee91a3544c99260f5054") + bytes(3) + b"\x01" * 16
    block += timing + name + range_limits + unused + b"\x00"
    return block + bytes([-sum(block) % 256])
