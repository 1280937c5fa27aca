"""Gaps, overlaps and unreachable rows of decision tables: tables that are looked up by ranges, by a fixed set of choices,
or with rows that fit any value.

In: a table and the rows of one version. Out: LW335 for two rows that fit the same keys, LW336 for keys that no row fits,
LW337 for a row that the rows before it leave nothing, each with an example; LW338 where a table is too large to survey.

The keys are walked column by column. Every column is cut into the values that the rows tell apart: choices one by one,
ranges into their bounds and what lies between, other values as the rows mention them. A cell without a value fits all, so
that a last row of such cells catches what is left; that is no overlap. Beyond the lowest and the highest bound, and between
numbers that are looked up exactly, nothing need be covered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from lidwoord.diagnostics import Related, Span, diagnostic
from lidwoord.ruleset.model import Range, Row, Table
from lidwoord.ruleset.reading import Reader
from lidwoord.values.periods import Moment
from lidwoord.values.types import Type
from lidwoord.values.write import write_value

MOST_WORK = 200_000  # rows looked at, over all columns and values
OTHER = object()  # a value that no row mentions

Point = tuple[tuple[str, object], ...]


def check_decisions(reader: Reader, table: Table, rows: tuple[Row, ...], file: str) -> bool:
    """Report what is wrong with the rows of a table; False when it has exact keys alone, and is none of these tables."""
    survey = Survey(table, rows)
    if not survey.columns:
        return False
    survey.walk(0, tuple(range(len(rows))), ())
    if survey.work > MOST_WORK:
        reader.wrong("LW338", table.span, tabel=table.id, grens=str(MOST_WORK))
        return True
    places = [Span(file, row.line, row.column, row.line, row.column + 1) for row in rows]
    for (first, second), point in survey.overlaps.items():
        related = (Related(places[first], "de andere rij"),)
        facts = {"tabel": table.id, "waarde": survey.words(point)}
        reader.found.append(diagnostic("LW335", places[second], related=related, **facts))
    for point in survey.gaps[:1]:
        reader.wrong("LW336", table.span, tabel=table.id, waarde=survey.words(point))
    doubled = {second for _, second in survey.overlaps}
    for index, place in enumerate(places):
        if index not in survey.reached and index not in doubled:
            reader.wrong("LW337", place, tabel=table.id)
    return True


@dataclass(slots=True)
class Survey:
    """A walk over everything that the keys of a table can be."""

    table: Table
    rows: tuple[Row, ...]
    columns: list[tuple[int, str, Type]] = field(init=False)
    reached: set[int] = field(default_factory=set)
    overlaps: dict[tuple[int, int], Point] = field(default_factory=dict)
    gaps: list[Point] = field(default_factory=list)
    work: int = 0
    exact: bool = False  # whether some column is looked up exactly among values without end
    seen: set[tuple[int, tuple[int, ...]]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Order the columns: those looked up exactly, choices, ranges; there are none where there is nothing to survey."""
        names = [name for name, _ in self.table.columns]
        keys = [(names.index(key), key, dict(self.table.columns)[key]) for key in self.table.keys]
        ranked = sorted(keys, key=lambda k: 2 if k[1] in self.table.ranges else bool(choices(k[2])))
        self.exact = any(name not in self.table.ranges and not choices(type_) for _, name, type_ in keys)
        anything = any(_any(row.cells[at]) for row in self.rows for at, _, _ in keys)
        self.columns = ranked if self.table.ranges or anything or not self.exact else []

    def walk(self, depth: int, rows: tuple[int, ...], point: Point) -> None:
        """Go on with the rows that fit the values chosen so far."""
        self.work += len(rows) + 1
        if self.work > MOST_WORK or (depth, rows) in self.seen:
            return
        self.seen.add((depth, rows))
        if not rows:
            if not self.table.partial:
                self.gaps.append(point)
        elif depth == len(self.columns):
            self._meet(rows, point)
        else:
            at, name, type_ = self.columns[depth]
            for value, fitting in self._split(at, name, type_, rows):
                self.walk(depth + 1, fitting, (*point, (name, value)))

    def _meet(self, rows: tuple[int, ...], point: Point) -> None:
        """Rows that fit the same keys: the first one counts, the others must be meant to catch what is left."""
        first, *others = rows
        self.reached.add(first)
        if self.table.overlap == "volgorde":
            return
        for other in others:
            if not self._catches(self.rows[other], self.rows[first]):
                self.overlaps.setdefault((first, other), point)

    def _catches(self, later: Row, earlier: Row) -> bool:
        """Whether a row has a cell for any value where an earlier one is more precise, and is else the same."""
        pairs = [(later.cells[at], earlier.cells[at]) for at, _, _ in self.columns]
        return any(_any(a) and not _any(b) for a, b in pairs) and all(_any(a) or _alike(a, b) for a, b in pairs)

    def _split(self, at: int, name: str, type_: Type, rows: tuple[int, ...]) -> Iterator[tuple[object, tuple[int, ...]]]:
        """The values of a column that the rows tell apart, each with the rows that fit it."""
        cells = [(index, self.rows[index].cells[at]) for index in rows]
        if name in self.table.ranges:
            yield from _sweep([(index, cell) for index, cell in cells if isinstance(cell, Range)], type_)
            return
        options = () if self.exact else choices(type_)
        for value in options or dict.fromkeys(cell for _, cell in cells if not _any(cell)):
            yield value, tuple(index for index, cell in cells if _any(cell) or cell == value)
        free = tuple(index for index, cell in cells if _any(cell))
        if free and not options:
            yield OTHER, free

    def words(self, point: Point) -> str:
        """An example of keys in words."""
        types = dict(self.table.columns)
        shown = [f"{n} {'anders' if v is OTHER else write_value(v, types[n])}" for n, v in point]
        return " en ".join(shown)


def choices(type_: Type) -> tuple[object, ...]:
    """All values of a type that has a fixed set of them; geen is none of them, as nothing is looked up by it."""
    return (True, False) if type_.name == "ja/nee" else type_.options


def _any(cell: object) -> bool:
    return isinstance(cell, Range) and cell.is_any


def _alike(a: object, b: object) -> bool:
    if isinstance(a, Range) and isinstance(b, Range):
        return (a.low, a.low_in, a.high, a.high_in) == (b.low, b.low_in, b.high, b.high_in)
    return a == b


def _sweep(cells: list[tuple[int, Range]], type_: Type) -> Iterator[tuple[object, tuple[int, ...]]]:
    """From low to high: each bound and each stretch between two, with the ranges that hold it."""
    bounds: list[Any] = sorted({b for _, cell in cells for b in (cell.low, cell.high) if b is not None})
    # stretch 0 lies below all bounds, stretch 2i + 1 is bound i, stretch 2i + 2 lies above it
    starts: list[list[int]] = [[] for _ in range(2 * len(bounds) + 2)]
    ends: list[list[int]] = [[] for _ in range(2 * len(bounds) + 2)]
    for index, cell in cells:
        low = 0 if cell.low is None else 2 * bisect_left(bounds, cell.low) + (1 if cell.low_in else 2)
        high = 2 * len(bounds) if cell.high is None else 2 * bisect_left(bounds, cell.high) + (1 if cell.high_in else 0)
        if low <= high:
            starts[low].append(index)
            ends[high + 1].append(index)
    active: set[int] = set()
    first = next((i for i, found in enumerate(starts) if found), 0)
    last = max((i for i, found in enumerate(ends) if found), default=1) - 1
    for stretch in range(first, last + 1):
        active.difference_update(ends[stretch])
        active.update(starts[stretch])
        value = bounds[stretch // 2] if stretch % 2 else _between(bounds, stretch // 2, type_)
        if value is not None:
            yield value, tuple(sorted(active))


def _between(bounds: list[Any], above: int, type_: Type) -> object:
    """A value in the stretch below bound ``above``; None when there is none, as between two days that follow each other."""
    if not bounds:
        return OTHER
    step: Any = timedelta(days=1) if type_.name == "datum" else 1
    if above == 0 or above == len(bounds):
        edge = bounds[0] if above == 0 else bounds[-1]
        if isinstance(edge, Moment):
            return edge.plus_seconds(-1 if above == 0 else 1)
        return edge - step if above == 0 else edge + step
    low, high = bounds[above - 1], bounds[above]
    if isinstance(low, Moment):
        return low.plus_seconds(1) if low.plus_seconds(1) < high else None
    if isinstance(low, date) or type_.name in ("aantal", "tijd"):
        return low + step if low + step < high else None
    return (low + high) / 2
