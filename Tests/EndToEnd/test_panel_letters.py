"""How large the letters are on a panel: `device/session/panel-letters`, from what panels tell in /sys/class/drm."""

import re
import subprocess
from pathlib import Path

import pytest

from harness.edid import edid

PANEL_LETTERS = Path(__file__).resolve().parents[2] / "device/session/panel-letters"
SMALLEST = (22, 6)


@pytest.fixture
def panel(tmp_path):
    """Lays out connectors as the kernel does, and says what is chosen for them."""
    settings = tmp_path / "display.conf"

    def connect(connector, pixels, told, state="connected"):
        folder = tmp_path / "drm" / connector
        folder.mkdir(parents=True)
        (folder / "status").write_text(f"{state}\n")
        (folder / "modes").write_text(f"{pixels}\n640x480\n" if pixels else "")
        (folder / "edid").write_bytes(told)

    def letters():
        arguments = [str(PANEL_LETTERS), str(settings), str(tmp_path / "drm")]
        ended = subprocess.run(arguments, capture_output=True, check=True, text=True)
        assert not ended.stderr
        return ended.stdout

    letters.connect = connect
    letters.settings = settings
    return letters


def cells(text):
    return tuple(map(int, re.search(r"(\d+) columns, (\d+) rows", text).groups()))


def height(text):
    return float(re.search(r"hanzi of ([0-9.]+) mm", text)[1])


@pytest.mark.parametrize(
    ("pixels", "millimetres", "expected"),
    [
        ((1280, 800), (217, 136), (32, 10)),
        ((1024, 600), (154, 86), (23, 6)),
        ((800, 480), (154, 86), (23, 6)),
        ((1920, 1080), (344, 194), (52, 14)),
        ((1920, 1080), (476, 268), (72, 20)),
        ((1366, 768), (256, 144), (38, 10)),
    ],
)
def test_hanzi_are_twelve_millimetres_high_by_the_panels_own_word(panel, pixels, millimetres, expected):
    panel.connect("card0-HDMI-A-1", "{}x{}".format(*pixels), edid(pixels, millimetres))
    text = panel()
    assert cells(text) == expected
    assert 11.5 <= height(text) <= 13
    assert "card0-HDMI-A-1" in text
    assert "its EDID" in text


def test_the_size_in_centimetres_will_do(panel):
    told = bytearray(edid((1280, 800), (217, 136)))
    told[66] = told[67] = told[68] = 0
    panel.connect("card0-eDP-1", "1280x800", bytes(told))
    assert "by the size 220 x 140 mm of its EDID" in panel()


@pytest.mark.parametrize(
    "millimetres", [(0, 0), (160, 90), (1600, 900), (16, 9), (520, 520), (2500, 1400)], ids=lambda size: f"{size}"
)
@pytest.mark.parametrize(
    ("pixels", "expected"), [((1280, 720), (32, 9)), ((1920, 1080), (32, 9)), ((1024, 576), (22, 6))]
)
def test_a_size_that_cannot_be_right_is_not_believed(panel, pixels, millimetres, expected):
    panel.connect("card0-HDMI-A-1", "{}x{}".format(*pixels), edid(pixels, millimetres))
    text = panel()
    assert "not known" in text
    assert cells(text) == expected


@pytest.mark.parametrize("told", [b"", b"\xff" * 20, bytes(128), b"\xff" * 128], ids=["none", "short", "zeros", "ones"])
def test_no_edid_or_a_broken_one_will_do(panel, told):
    panel.connect("card0-DSI-1", "1280x800", told)
    text = panel()
    assert cells(text) == (32, 10)
    assert "not known" in text


def test_no_panel_at_all_will_do(panel):
    assert cells(panel()) == (32, 10)


def test_only_a_connected_panel_counts(panel):
    panel.connect("card0-DP-1", "", b"", state="disconnected")
    panel.connect("card0-HDMI-A-1", "1024x600", edid((1024, 600), (154, 86)))
    panel.connect("card0-Writeback-1", "", b"", state="unknown")
    assert cells(panel()) == (23, 6)


def test_what_the_technician_measured_counts_before_the_edid(panel):
    panel.connect("card0-HDMI-A-1", "1280x800", edid((1280, 800), (520, 325)))
    assert cells(panel()) == (78, 24)
    panel.settings.write_text("# measured\n#panel-mm = 1x1\n  panel-mm = 217x136\n")
    text = panel()
    assert cells(text) == (32, 10)
    assert "of display.conf" in text
    panel.settings.write_text("panel-mm = 217x136\nhanzi-mm = 16\n")
    assert cells(panel()) == (24, 7)


@pytest.mark.parametrize("line", ["panel-mm = wide", "hanzi-mm = 0", "hanzi-mm = 999", "panel-mm = 0x0", "x" * 500])
def test_nonsense_in_the_settings_is_passed_over(panel, line):
    panel.connect("card0-HDMI-A-1", "1280x800", edid((1280, 800), (217, 136)))
    panel.settings.write_text(f"{line}\n")
    assert cells(panel()) == (32, 10)


def test_the_menu_fits_on_the_smallest_panel_too(panel):
    panel.connect("card0-DSI-1", "480x320", edid((480, 320), (73, 49)))
    assert cells(panel()) == SMALLEST


def test_the_cells_fill_the_panel_and_letters_fit_their_cells(panel):
    for number, pixels in enumerate([(1280, 800), (1024, 600), (800, 480), (1920, 1080), (1366, 768), (480, 320)]):
        panel.settings.write_text(f"panel-pixels = {pixels[0]}x{pixels[1]}\nhanzi-mm = {12 + number}\n")
        text = panel()
        columns, rows = cells(text)
        width, high = map(int, re.search(r"of (\d+) x (\d+) pixels", text).groups())
        narrow, wide = map(int, re.findall(r"pixelsize=(\d+)", text))
        assert pixels[0] - columns < columns * width <= pixels[0]
        assert pixels[1] - rows < rows * high <= pixels[1]
        assert 0.602 * narrow <= width
        assert wide <= 2 * width
        assert wide <= high
