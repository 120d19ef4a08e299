"""Every kept screen as the real program draws it: its bytes, seen by a terminal emulator that is not ours.

The snapshots are drawn by the tests of KioskMenu; the recordings beside them are the events that led to each. Here the
program plays each recording at each size, and each cell must be the same: glyph, width and both colours.
"""

import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyte.screens import wcwidth

from conftest import REPOSITORY
from harness.replay import drawn, replayed

SNAPSHOTS = REPOSITORY / "Tests/KioskMenuTests/Snapshots"
RECORDINGS = REPOSITORY / "Tests/KioskMenuTests/Recordings"
SIZES = [(22, 6), (32, 9), (41, 9), (80, 24), (100, 30)]
LANGUAGES = ["zh", "en"]

BLACK, BLUE, GREEN, CYAN, RED, YELLOW, WHITE = "000000", "000087", "00ff00", "00ffff", "870000", "ffff00", "ffffff"
# The letters of a snapshot's lower half: glyph and ground.
COLOURS = {
    ".": (WHITE, BLACK),
    "y": (YELLOW, BLACK),
    "c": (CYAN, BLACK),
    "g": (GREEN, BLACK),
    "B": (WHITE, BLUE),
    "K": (YELLOW, BLUE),
    "W": (BLACK, WHITE),
    "R": (WHITE, RED),
    "G": (BLACK, GREEN),
    "Y": (BLACK, YELLOW),
}


def cells_of(text: str) -> list[str]:
    """The text in cells: the right half of a wide character is empty, a mark belongs to the character before it."""
    cells: list[str] = []
    for character in text:
        columns = wcwidth(character)
        if columns == 0 and cells:
            base = max(index for index, cell in enumerate(cells) if cell)
            cells[base] += character
        else:
            cells += [character, *[""] * (columns - 1)]
    return [unicodedata.normalize("NFC", cell) for cell in cells]


def differences(written: bytes, snapshot: str, columns: int, rows: int) -> list[str]:
    """Where the screen after these bytes is not the one that was kept."""
    lines = [line[1:-1] for line in snapshot.split("\n")]
    texts, colours = lines[1 : rows + 1], lines[rows + 2 : 2 * rows + 2]
    screen = drawn(written, columns, rows)
    found = []
    for row in range(rows):
        cells = cells_of(texts[row])
        assert len(cells) == len(colours[row]) == columns, f"row {row} of the snapshot is not {columns} columns wide"
        for column, (cell, letter) in enumerate(zip(cells, colours[row], strict=True)):
            shown = screen.buffer[row][column]
            seen = (unicodedata.normalize("NFC", shown.data), shown.fg, shown.bg)
            if seen != (cell, *COLOURS[letter]):
                found.append(f"{column},{row}: kept {cell!r} in {letter!r}, drawn {seen}")
    return found


def recording_of(snapshot: Path, size: str) -> Path:
    """The events that lead to a kept screen: those of its size, or of any."""
    of_its_size = RECORDINGS / f"{snapshot.stem}.jsonl"
    return of_its_size if of_its_size.exists() else RECORDINGS / f"{snapshot.stem.removesuffix(f'.{size}')}.jsonl"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_shows_what_was_kept(programs, language, size):
    label = f"{size[0]}x{size[1]}"
    snapshots = sorted(SNAPSHOTS.glob(f"*.{language}.{label}.txt"))
    assert len(snapshots) > 20
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        written = pool.map(lambda path: replayed(programs, recording_of(path, label), *size), snapshots)
        wrong = {}
        for snapshot, frame in zip(snapshots, written, strict=True):
            if found := differences(frame, snapshot.read_text(), *size):
                wrong[snapshot.name] = found[:3]
    assert not wrong


def test_no_screen_is_left_out():
    kept = {path.name.removesuffix(".txt") for path in SNAPSHOTS.glob("*.txt")}
    sizes = {f"{columns}x{rows}" for columns, rows in SIZES}
    wanted = set()
    for recording in RECORDINGS.glob("*.jsonl"):
        name = recording.name.removesuffix(".jsonl")
        wanted |= {name} if name.rsplit(".", 1)[-1] in sizes else {f"{name}.{size}" for size in sizes}
    assert kept == wanted


def test_each_kind_of_difference_is_found(programs):
    size, name = (41, 9), "visit-member.zh.41x9"
    snapshot = SNAPSHOTS / f"{name}.txt"
    kept, frame = snapshot.read_text(), replayed(programs, recording_of(snapshot, "41x9"), *size)
    assert differences(frame, kept, *size) == []
    head, _, colours = kept.partition("\n|G")
    assert colours, "the check-in is green"
    assert len(differences(frame, f"{head}\n|R{colours}", *size)) == 1
    assert len(differences(frame, kept.replace("OK", "KO", 1), *size)) == 2
    wider = frame.replace("已".encode(), b"x")
    assert len(differences(wider, kept, *size)) > 2
