"""The causes of a difference as one picture: a bar per cause, each beginning where the one above it ended, in SVG.

In: amounts with what they are called, and what the outcome was and is. Out: the text of an SVG for inside a page, that has no
colours of its own: its classes are those of ``html.css``. The places are worked out exactly, so that the bars lead from the one
outcome to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from lidwoord.explain.causes import signed
from lidwoord.explain.picture import EDGE, WIDTH, safe
from lidwoord.values.types import Type

NAME, BAR, BETWEEN, END, ASIDE = 18, 20, 12, 26, 7
LONGEST = 88  # letters of a name; the table has it whole
MORE, LESS = "k2", "k5"
Bar = tuple[str, Fraction]


def waterfall(bars: Sequence[Bar], ends: tuple[str, str], type_: Type, name: str) -> str:
    """The SVG of bars that add up to a difference; ``ends``: the outcome first and now, in words; ``name`` makes its ids unique
    in a page. At least one bar is not nought.
    """
    levels = list(accumulate((amount for _, amount in bars), initial=Fraction(0)))
    low, high = min(levels), max(levels)
    places = [EDGE + float((level - low) / (high - low)) * (WIDTH - 2 * EDGE) for level in levels]
    row = NAME + BAR + BETWEEN
    height = 2 * END + row * len(bars)
    rows = zip(bars, pairwise(places), strict=True)
    return "\n".join([
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}-titel {name}-uitleg">',
        f'<title id="{name}-titel">Van eerst naar nu, oorzaak voor oorzaak</title>',
        f'<desc id="{name}-uitleg">{safe(_described(bars, ends, type_))}</desc>',
        *_end(f"Eerst: {ends[0]}", places[0], END - 8, f"{END - 4}V{height - END}"),
        *_end(f"Nu: {ends[1]}", places[-1], height - 8, f"{END + row * len(bars) - BETWEEN - BAR}V{height - END + 4}"),
        *(part for n, (bar, span) in enumerate(rows) for part in _row(bar, span, END + n * row, type_)),
        "</svg>",
    ])  # fmt: skip


def _described(bars: Sequence[Bar], ends: tuple[str, str], type_: Type) -> str:
    """The picture in words, for who can't see it."""
    told = "; ".join(f"{signed(amount, type_)} door {name}" for name, amount in bars)
    return f"Van boven naar beneden. Eerst: {ends[0]}. Daarna {told}. Nu: {ends[1]}. De tabel hierna geeft hetzelfde."


def _end(text: str, x: float, y: int, line: str) -> Iterator[str]:
    """The outcome on one side: its words beside a line down."""
    anchor = "end" if x > WIDTH / 2 else "start"
    yield f'<path class="nacht" d="M{x:.1f} {line}"/>'
    yield f'<text class="naam" x="{x:.1f}" y="{y}" text-anchor="{anchor}">{safe(text)}</text>'


def _row(bar: Bar, span: tuple[float, float], top: int, type_: Type) -> Iterator[str]:
    """A bar below its name, with a line to where the next one begins."""
    (name, amount), (start, end) = bar, span
    y, left = top + NAME, min(span)
    label = f"{signed(amount, type_)}: {name}"
    short = label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…"
    yield f'<text class="naam" x="{EDGE + ASIDE}" y="{y - 5}">{safe(short)}</text>'
    kind = MORE if amount > 0 else LESS
    yield f'<rect class="stuk {kind}" x="{left:.1f}" y="{y}" width="{abs(end - start):.1f}" height="{BAR}"/>'
    yield f'<path class="door" d="M{end:.1f} {y + BAR}v{BETWEEN}"/>'
