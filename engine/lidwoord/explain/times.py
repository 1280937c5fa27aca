"""Times on the clock in a page: per list of pieces a picture, what its colours mean, and the same as a table.

In: timelines. Out: HTML, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from lidwoord.explain.model import Piece, Timeline
from lidwoord.explain.page import breed
from lidwoord.explain.picture import clock_words, day_short, hues, label_of, picture, safe

MOST = 31
WHOLE, HEADS = "Tijdvak", ("Dag", "Tijd", "Duur", "Venster")


def times(bars: Sequence[Timeline], prefix: str, level: int) -> Iterator[str]:
    """The pictures of timelines; ``prefix`` makes ids unique in the page, ``level`` is that of the headings."""
    for place, (made, group) in enumerate(groupby(bars, key=lambda bar: bar.made), 1):
        shown = list(group)
        name = f"{prefix}tijden-{place}"
        yield f"<h{level}>{safe(made)}</h{level}>\n<figure>"
        yield from breed(f"Tekening: {made}", [picture(shown[:MOST], name)])
        yield "<figcaption>"
        yield from _legend(shown[:MOST])
        if len(shown) > MOST:
            yield f"<p>Getekend zijn de eerste {MOST} van {len(shown)}; de tabel heeft ze alle.</p>"
        yield "</figcaption>"
        yield "<details>\n<summary>Dezelfde tijden als tabel</summary>"
        yield from breed(f"Tabel: {made}", _table(shown))
        yield "</details>\n</figure>"


def _legend(bars: list[Timeline]) -> Iterator[str]:
    """What each colour is; and what is not coloured."""
    kinds = hues(bars)
    pieces = [piece for bar in bars for piece in bar.pieces]
    windows = dict.fromkeys((p.window, label_of(p) if p.columns else "") for p in pieces if p.window and p.counted == "ja")
    yield '<ul class="legenda">'
    for window, label in windows:
        told = f"{window}: {label}" if label else window
        yield f"<li>{sample(f'stuk k{kinds.get(label, 0)}')} {safe(told)}</li>"
    if windows and any(_uncovered(bar) for bar in bars):
        yield f"<li>{sample('heel')} buiten elk venster</li>"
    if any(piece.counted != "ja" for piece in pieces):
        yield f"<li>{sample('stuk niet')} telt niet mee</li>"
    yield "</ul>"


def sample(kind: str) -> str:
    """A little box that shows what a colour looks like, for in a legend."""
    box = f'<rect class="{kind}" x=".5" y=".5" width="17" height="11"/>'
    return f'<svg class="staal" viewBox="0 0 18 12" aria-hidden="true">{box}</svg>'


def _uncovered(bar: Timeline) -> bool:
    """Whether a part of the whole is in no piece."""
    ends = [bar.begin, *(piece.end for piece in bar.pieces)]
    return any(a < b for a, b in zip(ends, [*(piece.begin for piece in bar.pieces), bar.end], strict=True))


def _table(bars: list[Timeline]) -> Iterator[str]:
    """The pieces, row by row, without the columns in which nothing stands."""
    columns = list(dict.fromkeys(column.name for bar in bars for piece in bar.pieces for column in piece.columns))
    rows = [_cells(piece, columns) for bar in bars for piece in bar.pieces]
    heads = [*HEADS, *columns, "Uitkomst"]
    used = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    yield f"<table>\n<caption>{safe(bars[0].made)}, stuk voor stuk</caption>"
    yield f'<thead><tr><th scope="col">{WHOLE}</th>'
    yield "".join(f'<th scope="col">{safe(heads[n])}</th>' for n in used) + "</tr></thead>"
    for bar in bars:
        whole = f'<th scope="rowgroup" rowspan="{len(bar.pieces)}">{safe(bar.name)}</th>'
        yield "<tbody>"
        for piece in bar.pieces:
            cells = _cells(piece, columns)
            yield f"<tr>{whole}" + "".join(f"<td>{safe(cells[n])}</td>" for n in used) + "</tr>"
            whole = ""
        yield "</tbody>"
    yield "</table>"


def _cells(piece: Piece, columns: list[str]) -> list[str]:
    known = {column.name: column.value for column in piece.columns}
    value = piece.value if piece.counted == "ja" else "telt niet mee"
    day = day_short(datetime.fromisoformat(piece.begin))
    return [
        day,
        clock_words(piece.begin, piece.end),
        piece.hours,
        piece.window,
        *(known.get(name, "") for name in columns),
        value,
    ]
