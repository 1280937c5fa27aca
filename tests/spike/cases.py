"""The columns of a batch: what is known of them before a row is read.

In: a description of the columns (scale, bounds) and a rule set. Out: the cells of inputs, given outcomes, lists and fields.
Each value has a column with its state beside it (see ``case_tables``, which fills them and keeps to the bounds).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from lidwoord.ruleset.model import Input, KindField, RecordKind, RuleSet
from lidwoord.values.types import DATUM, Type, is_number
from spike.cells import EPOCH, NONE, UNKNOWN, Cell
from spike.refusal import RefusedError

if TYPE_CHECKING:
    from spike.program import Compiler
    from spike.rows import Script

FIRST_DATE, LAST_DATE = (Fraction(d.toordinal() - EPOCH) for d in (date(1900, 1, 1), date(2200, 12, 31)))
OPEN = Fraction(10**15)  # the most that a number of a case can be: 15 digits


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: a value is a whole number of ``1/scale``, between the bounds. ``always``: no row leaves it out."""

    scale: int = 1
    low: Fraction = -OPEN
    high: Fraction = OPEN
    always: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch is like: its first and last day, its columns by input or given outcome, and those of its lists.

    ``most``: the most elements that a list of a case has, or that are made of it; it bounds every sum.
    """

    days: tuple[date, date]
    columns: dict[str, Column]
    lists: dict[str, dict[str, Column]] = field(default_factory=dict)
    most: int = 100_000

    @property
    def day_numbers(self) -> tuple[int, int]:
        """The first and the last day as day numbers."""
        return self.days[0].toordinal() - EPOCH, self.days[1].toordinal() - EPOCH


def kind_of(type_: Type) -> str:
    """The kind of cell that holds a type; RefusedError for a type that a column does not hold."""
    if is_number(type_):
        return "getal"
    kind = {"datum": "datum", "ja/nee": "ja/nee", "keuze": "woord", "stap": "woord", "tekst": "woord"}.get(type_.name)
    if kind is None:
        raise RefusedError(f"een gegeven van de soort {type_.text}")
    return kind


def limits(kind: str, column: Column) -> tuple[Fraction, Fraction]:
    """The bounds of a column: of dates in days, and without bounds of their own the dates that the engine knows."""
    if kind in ("ja/nee", "woord"):
        return Fraction(0), Fraction(kind == "ja/nee")
    first, last = (FIRST_DATE, LAST_DATE) if kind == "datum" else (-OPEN, OPEN)
    return max(column.low, first), min(column.high, last)


def _cell(type_: Type, column: Column, sql: str, state: str, default: bool) -> Cell:
    """What is known of a column: its states follow from its type and from whether something stands in for it."""
    states = frozenset([UNKNOWN] if not (column.always or default) else []) | frozenset([NONE] if type_.optional else [])
    kind = kind_of(type_)
    low, high = limits(kind, column)
    return Cell(kind, sql, column.scale, low, high, type_.options, state if states else "0", states)


def input_cells(script: Script, rules: RuleSet, batch: Batch) -> tuple[dict[str, str], dict[str, Cell]]:
    """The columns of the case table by their new name, and the cells of inputs, given outcomes and lists."""
    columns: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    for name, column in batch.columns.items():
        declared = rules.inputs.get(name)
        type_ = declared.type if declared is not None else rules.rules[name].type
        if declared is None and not column.always:
            raise RefusedError("een uitkomst die soms gegeven is", name)
        value, state = script.name("c"), script.name("c")
        columns |= {value: f"v_{name}", state: f"s_{name}"}
        cells[name] = _cell(type_, bounded(column, declared), value, state, declared is not None and declared.has_default)
    for name in batch.lists:
        state = script.name("c")
        columns[state] = f"l_{name}"
        cells[f"lijst {name}"] = Cell("getal", "0", state=state, states=frozenset((UNKNOWN,)))
    return columns, cells


def bounded(column: Column, declared: Input | None) -> Column:
    """The bounds of a column, narrowed by those that the rule set declares of an input."""
    low, high = (declared.minimum, declared.maximum) if declared is not None else (None, None)
    lowest = max(column.low, low) if isinstance(low, Fraction) else column.low
    highest = min(column.high, high) if isinstance(high, Fraction) else column.high
    return Column(column.scale, lowest, highest, column.always)


def fields_of(kind: RecordKind) -> list[KindField]:
    """The fields of a kind, with the bounds of a period of dates."""
    own = [f for f in kind.fields if f.name not in ("begin", "einde", "eerste_dag", "laatste_dag")]
    if kind.period != "datum":
        return own
    return [KindField("eerste_dag", DATUM), KindField("laatste_dag", Type("datum", optional=True)), *own]


def field_cells(compiler: Compiler, kind: RecordKind) -> tuple[dict[str, str], dict[str, Cell]]:
    """The columns of a child table by their new name, and the cells of its fields."""
    columns: dict[str, str] = {}
    cells: dict[str, Cell] = {}
    if kind.period == "tijd":
        low, high = (Fraction(day * 86_400) for day in (compiler.days[0] - 1, compiler.days[1] + 2))
        for name in ("begin", "einde"):
            wall, fold = compiler.script.name("c"), compiler.script.name("c")
            columns |= {wall: f"{name}_wand", fold: f"{name}_vouw"}
            cells[name] = Cell("moment", "", low=low, high=high, wall=wall)
    for f in fields_of(kind):
        column = compiler.batch.lists[kind.list].get(f.name, Column(always=f.name == "eerste_dag"))
        value, state = compiler.script.name("c"), compiler.script.name("c")
        columns |= {value: f"v_{f.name}", state: f"s_{f.name}"}
        cells[f.name] = _cell(f.type, column, value, state, f.has_default)
    return columns, cells
