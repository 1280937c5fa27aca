"""The width of text, without a font at hand.

In: text, and the widths of ``widths.json``: those of Liberation Sans, which Arial and Helvetica share, in thousandths of
the font size. Out: widths in the unit of the font size, and text broken into lines that fit.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

WIDEST = 1100  # a character that the table does not have
PIECES = re.compile(r"[^\s_/\-]*[_/\-]?|\s+")


@cache
def _widths(bold: bool) -> dict[str, int]:
    table = json.loads(files("lidwoord.graph").joinpath("widths.json").read_text("utf-8"))["vet" if bold else "gewoon"]
    return {character: int(width) for width, characters in table.items() for character in characters}


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is in a font of ``size``."""
    table = _widths(bold)
    return sum(table.get(character, WIDEST) for character in text) * size / 1000


def wrap(text: str, size: float, room: float, most: int, bold: bool = False) -> list[str]:
    """The text in at most ``most`` lines of at most ``room`` wide; what does not fit ends in ``…``."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text.strip(), size, room, bold):
        if width((line + piece).rstrip(), size, bold) <= room:
            line += piece
            continue
        lines.append(line.rstrip())
        line = piece.lstrip()
    lines.append(line.rstrip())
    lines = [line for line in lines if line]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size, bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def _pieces(text: str, size: float, room: float, bold: bool) -> list[str]:
    """Parts between which a line may break; a part that is wider than a line is cut."""
    found: list[str] = []
    for piece in PIECES.findall(text):
        rest = piece
        while rest and width(rest, size, bold) > room:
            cut = next((n for n in range(len(rest) - 1, 1, -1) if width(rest[:n], size, bold) <= room), 1)
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found
