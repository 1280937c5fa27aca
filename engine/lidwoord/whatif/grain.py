"""The steps in which a number or date is searched.

In: a lever with a number or a date. Out: whole numbers for its values (so many grains from nought; days), where to look first,
and how much one unit is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lidwoord.calculate.compile import Frame
from lidwoord.calculate.program import program_of
from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.explain.phrase import bare
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Range, RuleSet
from lidwoord.values.dates import FIRST_YEAR, LAST_YEAR
from lidwoord.values.types import Type, is_number
from lidwoord.whatif.levers import DATE
from lidwoord.whatif.model import Lever

WHOLE = ("aantal", "dag", "week", "periode", "maand", "jaar", "minuut", "km")
SPREAD = (1, 2, 5, 10, 25, 50, 100, 250, 1_000, 10_000)
DAYS = (1, 7, 31, 92, 183, 366, 731, 1_827, 3_653, 7_305, 14_610, 21_915)


@dataclass(frozen=True, slots=True)
class Grain:
    """``size`` of one grain, None for days; ``unit``: how many grains one unit is."""

    size: Fraction | None
    unit: int

    @classmethod
    def of(cls, lever: Lever) -> Grain:
        """The grain of a lever: what it must be a multiple of, else cents, tenths of a percent, whole things or hundredths."""
        if not is_number(lever.type):
            return cls(None, 1)
        if lever.multiple is not None:
            return cls(lever.multiple, 1)
        if lever.type.name == "percentage":
            return cls(Fraction(1, 1000), 10)
        return cls(Fraction(1), 1) if lever.type.text in WHOLE or lever.type.options else cls(Fraction(1, 100), 100)

    def place(self, value: object) -> int:
        """The grain at or below a value."""
        if isinstance(value, date):
            return value.toordinal()
        assert isinstance(value, Fraction)
        assert self.size is not None
        return int(value // self.size)

    def value(self, place: int) -> object:
        """The value of a grain."""
        return date.fromordinal(place) if self.size is None else place * self.size

    def start(self, lever: Lever) -> list[int]:
        """Where to look first: around what it is now, further and further away, and at its bounds."""
        now = self.place(lever.value) if lever.known and lever.value is not None else self.place(_usual(lever))
        low, high = self.bounds(lever)
        steps = DAYS if self.size is None else [self.unit * step for step in SPREAD]
        found = (
            {low, high, now} | {now + sign * step for step in steps for sign in (1, -1)} if lever.known else {now, low, high}
        )
        if self.size is not None:
            found |= {now * part // 4 for part in (0, 1, 2, 3, 6, 8, 12)}
        return sorted(place for place in found if low <= place <= high)

    def bounds(self, lever: Lever) -> tuple[int, int]:
        """The least and the most that it may be."""
        if self.size is None:
            first, last = (lever.low or date(FIRST_YEAR, 1, 1)), (lever.high or date(LAST_YEAR, 12, 31))
            return self.place(first), self.place(last)
        low = self.place(lever.low) if lever.low is not None else 0
        high = self.place(lever.high) if lever.high is not None else max(low, self.unit * 1_000_000)
        return low, high


def _usual(lever: Lever) -> object:
    return Fraction(0) if is_number(lever.type) else date(2000, 1, 1)


def constants(rules: RuleSet, steps: Iterable[Step], lever: Lever, on: date) -> set[object]:
    """The values that a lever is held against: in comparisons and bounds, and the bounds and keys of tables."""
    found: set[object] = set()
    wanted = "datum" if lever.type.name == "datum" else lever.type.unit.dimension
    for step in steps:
        if isinstance(step, RuleStep):
            continue
        if isinstance(step.expr, (s.Compare, s.Clamp, s.Extreme)):
            sides = [bare(kid) for kid in step.kids]
            about = [_asks(side, lever.address) for side in sides]
            found |= {side.value for side, own in zip(sides, about, strict=True) if not own and any(about)}
        elif isinstance(step.expr, (s.Lookup, s.Brackets)) and any(_asks(bare(kid), lever.address) for kid in step.kids):
            found |= set(_cells(rules, step.expr, on))
    return {value for value in found if not isinstance(value, Gap) and _kind(value, lever.type) == wanted}


def _asks(step: Step, address: str) -> bool:
    """Whether a step is the lever itself."""
    if address == DATE:
        return isinstance(step.expr, s.Name) and step.expr.ref == "peildatum"
    name = address.rpartition("].")[2]
    return isinstance(step.expr, (s.Name, s.Field)) and step.expr.name == name


def _cells(rules: RuleSet, expr: s.Lookup | s.Brackets, on: date) -> Iterable[object]:
    """The keys and bounds of the rows of a table."""
    if expr.table not in rules.tables:
        return
    table = program_of(rules).tables[expr.table]
    version = table.version(Frame(None, on, {}))  # type: ignore[arg-type]  # a table asks only for the day
    for row in getattr(version, "rows", ()):
        for at in table.key_at or (0,):
            cell = row.cells[at]
            yield from (cell.low, cell.high) if isinstance(cell, Range) else (cell,)


def _kind(value: object, type_: Type) -> object:
    if isinstance(value, Fraction):
        return type_.unit.dimension if is_number(type_) else None
    return "datum" if value.__class__ is date else None
