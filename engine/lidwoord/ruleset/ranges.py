"""Gaps and overlaps between the ranges of a table column (``zoek: {leeftijd: schijf}``).

In: a table with one range column and the rows of one version. Out: LW335 for a row that overlaps another, LW336 for a gap
between two rows, with a value that falls in it. Beyond the lowest and the highest range nothing need be covered.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import cmp_to_key
from typing import Any

from lidwoord.diagnostics import Related, Span, diagnostic
from lidwoord.ruleset.model import Range, Row, Table
from lidwoord.ruleset.reading import Reader
from lidwoord.values.write import write_value

Placed = tuple[Range, Row]


def check_ranges(reader: Reader, table: Table, rows: tuple[Row, ...], file: str) -> None:
    """Compare the ranges of rows that agree in every other key."""
    if len(table.ranges) != 1:
        return  # of two ranges at once not every combination need be there
    names = [name for name, _ in table.columns]
    at = names.index(table.ranges[0])
    others = [names.index(key) for key in table.keys if key != table.ranges[0]]
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for row in rows:
        cell = row.cells[at]
        assert isinstance(cell, Range)
        groups.setdefault(tuple(row.cells[i] for i in others), []).append((cell, row))
    for group in groups.values():
        ordered = sorted(group, key=cmp_to_key(_by_low))
        for below, above in itertools.pairwise(ordered):
            _compare(reader, table, at, file, below, above)


def _by_low(first: Placed, second: Placed) -> int:
    a, b = first[0], second[0]
    low: Any = a.low
    other: Any = b.low
    if low is None or other is None or low == other:
        return (low is not None) - (other is not None) or b.low_in - a.low_in
    return -1 if low < other else 1


def _compare(reader: Reader, table: Table, at: int, file: str, first: Placed, second: Placed) -> None:
    (below, row), (above, other) = first, second
    high: Any = below.high
    low: Any = above.low
    name, type_ = table.columns[at]
    if high is None or low is None or low < high or (low == high and below.high_in and above.low_in):
        related = (Related(_place(file, row), "de andere rij"),)
        reader.found.append(diagnostic("LW335", _place(file, other), related=related, tabel=table.id, kolom=name))
    elif low > high or not (below.high_in or above.low_in):
        missing = high if not below.high_in else low if not above.low_in else _between(high, low)
        if missing is not None:
            reader.wrong("LW336", _place(file, other), tabel=table.id, kolom=name, waarde=write_value(missing, type_))


def _place(file: str, row: Row) -> Span:
    return Span(file, row.line, row.column, row.line, row.column + 1)


def _between(low: Any, high: Any) -> object:
    """A value between two bounds that both belong to a range; None where one day follows the other."""
    if isinstance(low, date):
        return low + timedelta(days=1) if low + timedelta(days=1) < high else None
    return (low + high) / 2
