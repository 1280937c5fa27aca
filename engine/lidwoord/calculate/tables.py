"""Tables while calculating: the version of the day, looking up a row, brackets, and the next higher amount.

In: a table of the rule set. Out: cells with the row they stand in; a miss is an absent value, that ``bij ontbreken`` catches.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from lidwoord.calculate.elements import Element, key_text
from lidwoord.calculate.states import Failure, Gap, NotApplicable
from lidwoord.ruleset.model import Range, Row, Table, TableVersion
from lidwoord.values.numbers import add, multiply, subtract
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

if TYPE_CHECKING:
    from lidwoord.calculate.compile import Frame

ANY = Range()


def in_force(start: date | None, end: date | None, on: date) -> bool:
    """Whether a date lies in ``[start, end)``."""
    return (start is None or start <= on) and (end is None or on < end)


class RunTable:
    """A table with indexes that are made when first used."""

    __slots__ = ("_elements", "_index", "columns", "key_at", "places", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places = {name: i for i, (name, _) in enumerate(table.columns)}
        self.columns = dict(table.columns)
        self.key_at = tuple(self.places[k] for k in table.keys)
        self._index: dict[int, dict[tuple[object, ...], Row] | None] = {}
        self._elements: dict[int, tuple[Element, ...]] = {}

    def version(self, frame: Frame) -> TableVersion | NotApplicable:
        """The version in force on the frame's date."""
        return self.on(frame.date)

    def on(self, day: date) -> TableVersion | NotApplicable:
        """The version in force on a date."""
        for version in self.table.versions:
            if in_force(version.start, version.end, day):
                return version
        name = self.table.title or self.table.id.replace("_", " ")
        return NotApplicable(f"voor {name} is op {write_value(day, DATUM)} geen tabel bekend", self.table.cite)

    def find(self, column: str, keys: tuple[object, ...], frame: Frame) -> tuple[object, Row | None]:
        """The cell of a column in the row with these keys."""
        version = self.version(frame)
        if isinstance(version, NotApplicable):
            return version, None
        row = self._row(version, keys)
        return (row.cells[self.places[column]], row) if row is not None else (self._miss(keys), None)

    def lost(self, keys: tuple[object, ...], frame: Frame) -> Gap | None:
        """What a lookup gives whatever its unknown keys turn out to be: no version, or no row for the known ones; else None."""
        version = self.version(frame)
        if isinstance(version, NotApplicable):
            return version
        known = [(i, key) for i, key in zip(self.key_at, keys, strict=True) if not isinstance(key, Gap)]
        fits = any(all(_fits(row.cells[i], key) for i, key in known) for row in version.rows)
        return None if fits else self._miss(keys)

    def _miss(self, keys: tuple[object, ...]) -> Failure:
        named = zip(keys, self.table.keys, strict=True)
        shown = "; ".join("…" if isinstance(k, Gap) else write_value(k, self.columns[name]) for k, name in named)
        return Failure("LW411", (("tabel", self.table.id), ("sleutel", shown)), absent=True)

    def _row(self, version: TableVersion, keys: tuple[object, ...]) -> Row | None:
        index = self._index.get(id(version), ANY)
        if index is ANY:
            index = self._index[id(version)] = self._exact_index(version)
        if index is not None:
            return cast("dict[tuple[object, ...], Row]", index).get(keys)
        for row in version.rows:
            if all(_fits(row.cells[i], key) for i, key in zip(self.key_at, keys, strict=True)):
                return row
        return None

    def _exact_index(self, version: TableVersion) -> dict[tuple[object, ...], Row] | None:
        found: dict[tuple[object, ...], Row] = {}
        for row in version.rows:
            key = tuple(row.cells[i] for i in self.key_at)
            if any(isinstance(k, Range) for k in key):
                return None
            found.setdefault(key, row)
        return found

    def next_up(self, column: str, least: object, frame: Frame) -> tuple[object, Row | None]:
        """The same or the next higher value of a column."""
        version = self.version(frame)
        if isinstance(version, NotApplicable):
            return version, None
        at = self.places[column]
        rows = [r for r in version.rows if r.cells[at] is not None and r.cells[at] >= least]  # type: ignore[operator]
        if not rows:
            shown = write_value(least, self.columns[column])
            return Failure("LW418", (("tabel", self.table.id), ("waarde", shown)), absent=True), None
        best = min(rows, key=lambda r: r.cells[at])  # type: ignore[arg-type, return-value]
        return best.cells[at], best

    def among(self, rows: tuple[Element, ...], column: str, values: list[object], next_up: bool) -> tuple[object, Row | None]:
        """The cell of a column among some of the rows: in the row with these keys, or the same or next higher value."""
        at = self.places[column]
        found = [e.row for e in rows if e.row is not None]
        if next_up:
            found = [r for r in found if r.cells[at] is not None and r.cells[at] >= values[0]]  # type: ignore[operator]
            found.sort(key=lambda r: r.cells[at])  # type: ignore[arg-type, return-value]
        else:
            found = [r for r in found if all(_fits(r.cells[i], v) for i, v in zip(self.key_at, values, strict=True))]
        if not found:
            shown = "; ".join(
                write_value(v, self.columns[column if next_up else k]) for v, k in zip(values, self.table.keys, strict=False)
            )
            facts = (("tabel", self.table.id), ("waarde" if next_up else "sleutel", shown))
            return Failure("LW418" if next_up else "LW411", facts, absent=True), None
        return found[0].cells[at], found[0]

    def brackets(self, amount: Fraction, frame: Frame) -> tuple[object, tuple[tuple[Row, Fraction, Fraction], ...]]:
        """The sum over the brackets, and per bracket its row, the part that falls in it and what that yields."""
        version = self.version(frame)
        if isinstance(version, NotApplicable):
            return version, ()
        over, rate = self.columns["over"], self.columns["tarief"]
        factor = over.unit.times(rate.unit)[1]
        total, reached = Fraction(0), Fraction(0)
        parts: list[tuple[Row, Fraction, Fraction]] = []
        for row in version.rows:
            bound, tariff = cast("Fraction | None", row.cells[0]), cast(Fraction, row.cells[1])
            upto = amount if bound is None or amount < bound else bound
            if upto > reached:
                part = subtract(upto, reached)
                yields = multiply(multiply(part, tariff), factor)
                parts.append((row, part, yields))
                total, reached = add(total, yields), upto
        return total, tuple(parts)

    def elements(self, day: date) -> tuple[Element, ...] | Gap:
        """The rows as elements of a list, in the table's order."""
        version = self.on(day)
        if isinstance(version, NotApplicable):
            return version
        found = self._elements.get(id(version))
        if found is None:
            rows = list(version.rows)
            if self.table.order:
                at = self.places[self.table.order]
                type_ = self.columns[self.table.order]
                places: dict[object, int] = {o: i for i, o in enumerate(type_.options)}
                rows.sort(key=lambda r: places.get(r.cells[at], 0) if places else r.cells[at])  # type: ignore[arg-type, return-value]
            found = tuple(self._element(row) for row in rows)
            self._elements[id(version)] = found
        return found

    def _element(self, row: Row) -> Element:
        key = ",".join(key_text(row.cells[i]) for i in self.key_at)
        return Element(self.table.element, self.table.id, key, dict(zip(self.places, row.cells, strict=True)), row=row)


def _fits(cell: object, key: object) -> bool:
    return cell.holds(key) if isinstance(cell, Range) else cell == key
