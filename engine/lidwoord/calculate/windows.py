"""Cutting a period of time along windows of the day.

In: a period of time and a table of time windows (or whole days). Out: the pieces in order, each with the columns of its
window and the row it falls in. Windows are wall clock times; pieces have their real length, also when the clock
changes.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from lidwoord.calculate.states import Failure, Gap, NotApplicable
from lidwoord.ruleset.model import Row
from lidwoord.values.dates import MONTHS, WEEKDAYS, weekday
from lidwoord.values.periods import TimePeriod, cut_day

if TYPE_CHECKING:
    from lidwoord.calculate.rules import Calculation

DAY = 24 * 60
Piece = tuple[TimePeriod, dict[str, object], Row | None]


def cut(calc: Calculation, along: str, period: TimePeriod, on: date) -> list[Piece] | Gap:
    """The pieces of a period; parts outside every window are left out."""
    pieces: list[Piece] = []
    for day in period.days():
        if along == "kalenderdagen":
            windows: list[tuple[int, int, Row | None]] | Gap = [(0, DAY, None)]
        else:
            windows = windows_of(calc, along, day)
        if isinstance(windows, Gap):
            if isinstance(windows, NotApplicable):
                continue
            return windows
        for start, end, row in windows:
            part = cut_day(day, start, end).intersect(period)
            if part.start < part.end:
                names = calc.tables[along].places if row is not None else {}
                pieces.append((part, {n: row.cells[i] for n, i in names.items()} if row is not None else {}, row))
    pieces.sort(key=lambda piece: piece[0].start)
    return pieces


def windows_of(calc: Calculation, along: str, day: date) -> list[tuple[int, int, Row | None]] | Gap:
    """The windows of one day in minutes, each with its row; where rows compete the first one takes the minutes."""
    table = calc.tables[along]
    version = table.on(day)
    if isinstance(version, NotApplicable):
        return version
    free = [(0, DAY)]
    taken: list[tuple[int, int, Row | None]] = []
    for row in version.rows:
        applies = _applies(calc, row, day)
        if isinstance(applies, Gap):
            return applies
        if not applies:
            continue
        if table.table.overlap == "fout" and any(a < row.end and row.start < b for a, b, _ in taken):
            facts = (("tabel", along), ("dag", day.isoformat()), ("tijd", f"{row.start // 60:02d}:{row.start % 60:02d}"))
            return Failure("LW421", facts, span=table.table.span)
        left: list[tuple[int, int]] = []
        for a, b in free:
            low, high = max(a, row.start), min(b, row.end)
            if low >= high:
                left.append((a, b))
                continue
            taken.append((low, high, row))
            left += [(x, y) for x, y in ((a, low), (high, b)) if x < y]
        free = left
    return taken


def _applies(calc: Calculation, row: Row, day: date) -> bool | Gap:
    """Whether a row's days include this day; a day kind is only asked when no plain day fits."""
    kinds: list[str] = []
    for name in row.days:
        if _plain(name, day):
            return True
        if name not in WEEKDAYS and not name[0].isdigit():
            kinds.append(name)
    for name in kinds:
        value = calc.daykind(name, day)
        if value is not False:
            return value if isinstance(value, Gap) else True
    return False


@lru_cache(maxsize=4096)
def _plain(name: str, day: date) -> bool:
    if name in WEEKDAYS:
        return weekday(day) == name
    number, _, month = name.partition(" ")
    return month in MONTHS and number.isdigit() and (int(number), MONTHS.index(month) + 1) == (day.day, day.month)
