"""Bars as pictures: the days of a timeline, the cases by how much they gain or lose, the causes by what they do.

In: labels with numbers. Out: inline SVG in the colours of the page, with a title and a text that says the same. Lengths are
in pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lidwoord.compare.html.marks import safe

ROW, BAR = 24, 14
LETTER = 7.2
"""About how wide a letter is, at 12 pixels."""
LONGEST, WIDEST = 320, 320
"""The most room that labels get, and the length of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, how long it is beside the others, and what stands behind it. A negative one is drawn open."""

    label: str
    length: Fraction
    said: str


def bars(name: str, title: str, told: str, rows: Sequence[Bar]) -> str:
    """A picture with a bar on each row; ``name`` makes its ids unique, ``told`` is the picture in words."""
    left = min(LONGEST, max(len(row.label) for row in rows) * LETTER + 10)
    most = max((abs(row.length) for row in rows), default=Fraction(0)) or Fraction(1)
    wide, high = left + WIDEST + max(len(row.said) for row in rows) * LETTER + 12, len(rows) * ROW + 8
    drawn = "\n".join(_row(place, row, left, most) for place, row in enumerate(rows))
    return (
        f'<svg class="plaat" xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high}" '
        f'viewBox="0 0 {wide:.0f} {high}" role="img" aria-labelledby="{name}-t {name}-d">\n'
        f'<title id="{name}-t">{safe(title)}</title>\n<desc id="{name}-d">{safe(told)}</desc>\n'
        f'<line class="as" x1="{left:.0f}" y1="2" x2="{left:.0f}" y2="{high - 2}"/>\n{drawn}\n</svg>'
    )


def _row(place: int, row: Bar, left: float, most: Fraction) -> str:
    y = place * ROW + 4
    width = float(abs(row.length) / most) * WIDEST
    kind = "balk" if row.length >= 0 else "min"
    room = int((left - 10) / LETTER)
    label = row.label if len(row.label) <= room else f"{row.label[: room - 1]}…"
    return (
        f'<text x="{left - 8:.0f}" y="{y + 12}" text-anchor="end">{safe(label)}</text>'
        f'<rect class="{kind}" x="{left + 1:.0f}" y="{y}" width="{max(width, 1):.1f}" height="{BAR}"/>'
        f'<text x="{left + width + 8:.1f}" y="{y + 12}">{safe(row.said)}</text>'
    )


def in_words(rows: Sequence[Bar]) -> str:
    """The same for who can't see it."""
    return "; ".join(_words(rows)) + "."


def _words(rows: Sequence[Bar]) -> Iterator[str]:
    for row in rows:
        yield f"{row.label}: {row.said}"
