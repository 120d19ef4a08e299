"""A screen as a picture: its characters and colours, cell by cell, as SVG."""

from itertools import groupby
from xml.sax.saxutils import escape

from pyte.screens import Char

from .screen import Screen

CELL_WIDTH, CELL_HEIGHT = 12, 26
COLOURS = {
    "black": "#000000",
    "red": "#aa0000",
    "green": "#00aa00",
    "brown": "#aa5500",
    "blue": "#0000aa",
    "magenta": "#aa00aa",
    "cyan": "#00aaaa",
    "white": "#aaaaaa",
    "brightblack": "#555555",
    "brightred": "#ff5555",
    "brightgreen": "#55ff55",
    "brightbrown": "#ffff55",
    "brightyellow": "#ffff55",
    "brightblue": "#5555ff",
    "brightmagenta": "#ff55ff",
    "brightcyan": "#55ffff",
    "brightwhite": "#ffffff",
}


def _colours(cell: Char) -> tuple[str, str]:
    def colour(name: str, default: str) -> str:
        return default if name == "default" else COLOURS.get(name, f"#{name}")

    ink, ground = colour(cell.fg, "#ffffff"), colour(cell.bg, "#000000")
    return (ground, ink) if cell.reverse else (ink, ground)


def svg(screen: Screen) -> str:
    """What the screen shows now."""
    width, height = screen.columns * CELL_WIDTH, screen.rows * CELL_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        " font-family=\"'WenQuanYi Micro Hei Mono', 'Noto Sans Mono CJK SC', monospace\""
        f' font-size="{CELL_HEIGHT - 6}">',
        f'<rect width="{width}" height="{height}" fill="#000000"/>',
    ]
    # Grounds first, each as long as it goes: a wide character reaches into the next cell.
    for row in range(screen.rows):
        grounds = [_colours(screen.cell(column, row))[1] for column in range(screen.columns)]
        column = 0
        for ground, run in groupby(grounds):
            length = len(list(run))
            if ground != "#000000":
                place = f'x="{column * CELL_WIDTH}" y="{row * CELL_HEIGHT}" width="{length * CELL_WIDTH}"'
                parts.append(f'<rect {place} height="{CELL_HEIGHT}" fill="{ground}"/>')
            column += length
    for row in range(screen.rows):
        for column in range(screen.columns):
            cell = screen.cell(column, row)
            if cell.data.strip():
                place = f'x="{column * CELL_WIDTH}" y="{(row + 1) * CELL_HEIGHT - 7}"'
                parts.append(f'<text {place} fill="{_colours(cell)[0]}">{escape(cell.data)}</text>')
    return "\n".join([*parts, "</svg>", ""])
