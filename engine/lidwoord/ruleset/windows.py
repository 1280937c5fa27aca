"""Gaps, overlaps and unreachable rows of time windows.

In: a table of time windows and the rows of one version. Out: LW341 for two rows at the same time of a weekday, LW342 for a
time that no row has, LW337 for a row that the rows before it leave nothing. Weekdays can be compared when rules are loaded; of
a day kind or a date it is known only that it is always some weekday.
"""

from __future__ import annotations

from functools import reduce
from operator import and_

from lidwoord.diagnostics import Span
from lidwoord.ruleset.model import Row, Table
from lidwoord.ruleset.reading import Reader
from lidwoord.values.dates import WEEKDAYS
from lidwoord.values.types import TIJD
from lidwoord.values.write import write_value

DAY = 24 * 60  # minutes


def check_windows(reader: Reader, table: Table, rows: tuple[Row, ...], span: Span) -> None:
    """Report what is wrong with the rows of a table of time windows."""
    _gap_or_overlap(reader, table, rows, span)
    if table.overlap == "volgorde":
        _unreachable(reader, table, rows, span.file)


def _gap_or_overlap(reader: Reader, table: Table, rows: tuple[Row, ...], span: Span) -> None:
    for day in WEEKDAYS:
        parts = sorted((r.start, r.end) for r in rows if day in r.days)
        reached = 0
        for start, end in parts:
            if start < reached and table.overlap == "fout":
                reader.wrong("LW341", span, tabel=table.id, dag=day, tijd=write_value(start, TIJD))
                break
            if start > reached and not table.partial:
                break
            reached = max(reached, end)
        if reached < DAY and not table.partial:
            reader.wrong("LW342", span, tabel=table.id, dag=day, tijd=write_value(reached, TIJD))
            break  # the first gap will do


def _unreachable(reader: Reader, table: Table, rows: tuple[Row, ...], file: str) -> None:
    """A row written once may be two windows, before and after midnight; it is reached when either of them is."""
    taken: dict[str, int] = {}  # per day or day kind the minutes of the rows so far, a bit each
    reached: dict[tuple[int, int], bool] = {}
    for row in rows:
        minutes = (1 << row.end) - (1 << row.start)
        every_weekday = reduce(and_, (taken.get(day, 0) for day in WEEKDAYS))
        free = False
        for day in row.days:
            before = taken.get(day, 0)
            free |= bool(minutes & ~(before if day in WEEKDAYS else before | every_weekday))
            taken[day] = before | minutes
        place = (row.line, row.column)
        reached[place] = free or reached.get(place, False)
    for (line, column), found in reached.items():
        if not found:
            reader.wrong("LW337", Span(file, line, column, line, column + 1), tabel=table.id)
