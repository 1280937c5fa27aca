"""The time windows of periods as one picture: a bar on the clock per period, in SVG for inside a page.

In: the timelines of one list. Out: the text of an SVG that has no colours of its own: its classes are those of ``html.css``.
The bars share one clock that begins at midnight of each one's first day; lengths are those of the wall clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from lidwoord.diagnostics.catalogue import visible
from lidwoord.explain.model import Piece, Timeline
from lidwoord.explain.text import KEPT
from lidwoord.values.dates import MONTHS, weekday

WIDTH, EDGE, NAME, BAR, BELOW, BETWEEN, AXIS = 720, 24, 18, 28, 15, 12, 24
LETTER = 7.2  # no letter of the label of a piece is wider, on average
HUES = 8
STEPS = (1, 2, 3, 4, 6, 12, 24, 48, 168, 336, 720)
MOST_TICKS = 14
HOUR, DAY = 60, 24 * 60


def safe(text: str) -> str:
    """A text for between tags or quotes: escaped, on one line, without characters that can't be seen."""
    line = " ".join(visible(part) for part in text.split())
    return escape(KEPT.sub(lambda found: found[0].replace(" ", "\u00a0"), line))


def hues(bars: Sequence[Timeline]) -> dict[str, int]:
    """The hue of what is written in a piece, in order of first use: what counts the same looks the same."""
    labels = dict.fromkeys(label_of(piece) for bar in bars for piece in bar.pieces if piece.columns)
    return {label: place % HUES for place, label in enumerate(labels)}


def picture(bars: Sequence[Timeline], name: str) -> str:
    """The SVG of periods of one list; ``name`` makes its ids unique in a page."""
    spans = [_span(bar) for bar in bars]
    low = min(start for start, _ in spans) // HOUR * HOUR
    high = -(-max(end for _, end in spans) // HOUR) * HOUR
    scale = Scale(low, high)
    row = NAME + BAR + BELOW + BETWEEN
    height = AXIS + row * len(bars)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}-titel {name}-uitleg">',
        f'<title id="{name}-titel">{safe(bars[0].made)} op de klok</title>',
        f'<desc id="{name}-uitleg">{safe(described(bars))}</desc>',
        *scale.ticks(height),
    ]
    kinds = hues(bars)
    for place, bar in enumerate(bars):
        parts += _row(bar, AXIS + place * row, scale, kinds)
    return "\n".join([*parts, "</svg>"])


def described(bars: Sequence[Timeline]) -> str:
    """The picture in a few words, for who can't see it."""
    number = len(bars)
    bars_words = "Eén balk" if number == 1 else f"{number} balken, elk"
    return f"{bars_words} van begin tot einde, verdeeld in stukken. De tabel onder de tekening geeft dezelfde tijden."


def clock_words(start: str, end: str) -> str:
    """The times of a piece: ``23:00–24:00``; with the days where it is longer than one."""
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    minutes = _minutes(end, first)
    if minutes > DAY:
        return f"{day_short(first)} {first:%H:%M} – {day_short(last)} {last:%H:%M}"
    return f"{first:%H:%M}–{'24:00' if minutes == DAY else f'{last:%H:%M}'}"


def day_short(day: datetime) -> str:
    """``do 1 januari 2026``."""
    return f"{weekday(day.date())} {day.day} {MONTHS[day.month - 1]} {day.year}"


class Scale:
    """From minutes after midnight of the first day to a place in the picture."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, max(high, low + HOUR)

    def x(self, minutes: int) -> float:
        """The place of a moment."""
        return EDGE + (minutes - self.low) * (WIDTH - 2 * EDGE) / (self.high - self.low)

    def ticks(self, height: int) -> Iterator[str]:
        """The hours along the top, with a line down; midnight stands out."""
        step = next((n for n in STEPS if (self.high - self.low) <= n * HOUR * MOST_TICKS), STEPS[-1]) * HOUR
        for minutes in range(-(-self.low // step) * step, self.high + 1, step):
            x = f"{self.x(minutes):.1f}"
            midnight = minutes % DAY == 0
            yield f'<path class="uur{" nacht" if midnight else ""}" d="M{x} {AXIS - 6}V{height}"/>'
            label = (
                f"dag {minutes // DAY + 1}"
                if step >= DAY
                else "24:00"
                if midnight and minutes
                else f"{minutes // HOUR % 24}:00"
            )
            yield f'<text class="klok" x="{x}" y="{AXIS - 10}">{label}</text>'


def _row(bar: Timeline, top: int, scale: Scale, kinds: dict[str, int]) -> Iterator[str]:
    begin = datetime.fromisoformat(bar.begin)
    start, end = _span(bar)
    y = top + NAME
    yield f'<text class="naam" x="{EDGE}" y="{top + NAME - 6}">{safe(bar.name)}</text>'
    yield _rect("heel", scale.x(start), scale.x(end), y)
    for piece in bar.pieces:
        a, b = scale.x(_minutes(piece.begin, begin)), scale.x(_minutes(piece.end, begin))
        label = label_of(piece)
        kind = f"k{kinds.get(label, 0)}" if piece.counted == "ja" else "niet"
        yield _rect(f"stuk {kind}", a, max(b, a + 2), y)
        if len(label) * LETTER <= b - a:
            yield f'<text class="deel" x="{(a + b) / 2:.1f}" y="{y + BAR / 2 + 4.5:.1f}">{safe(label)}</text>'
    for midnight in range(DAY, end, DAY) if end - start <= 2 * DAY else ():
        x, day = scale.x(midnight), datetime.fromordinal(begin.toordinal() + midnight // DAY)
        yield f'<path class="nacht" d="M{x:.1f} {y - 3}V{y + BAR + 3}"/>'
        yield f'<text class="dag" x="{x + 3:.1f}" y="{y + BAR + 13}">{day_short(day)}</text>'


def label_of(piece: Piece) -> str:
    """What is written in a piece: its percentage, or else what its row says, or how long it is."""
    said = [column.value for column in piece.columns]
    return " · ".join([text for text in said if text.endswith("%")] or said) or piece.hours


def _span(bar: Timeline) -> tuple[int, int]:
    begin = datetime.fromisoformat(bar.begin)
    return _minutes(bar.begin, begin), _minutes(bar.end, begin)


def _minutes(moment: str, first: datetime) -> int:
    """Minutes of the wall clock since midnight of the first day."""
    return int((datetime.fromisoformat(moment) - datetime.combine(first, datetime.min.time())).total_seconds()) // 60


def _rect(kind: str, left: float, right: float, y: int) -> str:
    return f'<rect class="{kind}" x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="{BAR}" rx="2"/>'
