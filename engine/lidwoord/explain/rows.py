"""Rows of tables in words.

In: a row with its table. Out: its keys (``leeftijd vanaf 45 jaar tot 50 jaar``) or its time window (``ma t/m vr 20:00–22:00``).
"""

from __future__ import annotations

from lidwoord.explain.words import plain, shown
from lidwoord.ruleset.model import Range, Row, Table
from lidwoord.values.dates import WEEKDAYS
from lidwoord.values.types import Type
from lidwoord.values.write import write_value


def row_words(table: Table, row: Row) -> str:
    """The keys of a row; a key that may have any value is left out."""
    return ", ".join(
        f"{plain(name)} {cell_words(cell, type_)}"
        for (name, type_), cell in zip(table.columns, row.cells, strict=True)
        if name in table.keys and not (isinstance(cell, Range) and cell.low is None and cell.high is None)
    )


def cell_words(cell: object, type_: Type) -> str:
    """A key cell: its value, or its range as ``vanaf 45 jaar tot 50 jaar``."""
    if not isinstance(cell, Range):
        return shown(cell, type_)
    low = f"{'vanaf' if cell.low_in else 'boven'} {write_value(cell.low, type_)}" if cell.low is not None else ""
    high = f"{'tot en met' if cell.high_in else 'tot'} {write_value(cell.high, type_)}" if cell.high is not None else ""
    return " ".join(text for text in (low, high) if text)


def window_words(row: Row) -> str:
    """``ma t/m vr 20:00–22:00`` or ``zo of feestdag 00:00–24:00``; "" for a row that is no time window."""
    if not row.end:
        return ""
    places = [WEEKDAYS.index(d) for d in row.days if d in WEEKDAYS]
    special = [plain(d) for d in row.days if d not in WEEKDAYS]
    run = len(places) > 2 and places == list(range(places[0], places[-1] + 1))
    week = [f"{WEEKDAYS[places[0]]} t/m {WEEKDAYS[places[-1]]}"] if run else [WEEKDAYS[p] for p in places]
    days = [*week, *special]
    names = " of ".join([", ".join(days[:-1]), days[-1]] if len(days) > 1 else days)
    return f"{names} {_clock(row.start)}–{_clock(row.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
