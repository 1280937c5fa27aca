"""The cases of a batch as tables: what their columns are, and filling them.

In: a description of the columns (scale, bounds), and cases as the exact evaluator takes them. Out: the cells of the
columns, and tables in DuckDB. Each value has a column with its state beside it: 0 given, 1 not given, 6 geen. What does not
fit its column's scale or bounds is refused when it is written, so that the bounds that the compiler relies on hold.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from spike.cells import EPOCH, HUGEINT, NONE, UNKNOWN, Cell
from spike.refusal import RefusedError

from lidwoord.ruleset.model import KindField, RecordKind, RuleSet
from lidwoord.values import clock
from lidwoord.values.periods import Moment
from lidwoord.values.types import DATUM, Type, is_number

if TYPE_CHECKING:
    import duckdb
    from spike.program import Compiler
    from spike.rows import Script

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


def _kind(type_: Type) -> str:
    if is_number(type_):
        return "getal"
    kind = {"datum": "datum", "ja/nee": "ja/nee", "keuze": "woord", "stap": "woord", "tekst": "woord"}.get(type_.name)
    if kind is None:
        raise RefusedError(f"een gegeven van de soort {type_.text}")
    return kind


def _cell(type_: Type, column: Column, sql: str, state: str, default: bool) -> Cell:
    """What is known of a column: its states follow from its type and from whether something stands in for it."""
    states = frozenset([UNKNOWN] if not (column.always or default) else []) | frozenset([NONE] if type_.optional else [])
    kind = _kind(type_)
    low, high = column.low, column.high
    if kind == "datum" and (low, high) == (-OPEN, OPEN):
        low, high = (Fraction(date(y, 1, 1).toordinal() - EPOCH) for y in (1900, 2101))
    if kind in ("ja/nee", "woord"):
        low, high = Fraction(0), Fraction(kind == "ja/nee")
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


def bounded(column: Column, declared: object) -> Column:
    """The bounds of a column, narrowed by those that the rule set declares of an input."""
    low, high = getattr(declared, "minimum", None), getattr(declared, "maximum", None)
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


def _stored(value: object, type_: Type, column: Column, name: str) -> tuple[object, int]:
    """A value and its state as they are written."""
    if value is None:
        return "", NONE
    if isinstance(value, (Fraction, int)) and not isinstance(value, bool):
        whole = Fraction(value) * column.scale
        if whole.denominator != 1 or not column.low <= value <= column.high:
            raise ValueError(f"{name}: {value} past niet in een kolom van 1/{column.scale} van {column.low} tot {column.high}")
        return int(whole), 0
    return (value.toordinal() - EPOCH if isinstance(value, date) else value), 0


def _pair(values: Mapping[str, object], name: str, declared: object, type_: Type, column: Column) -> tuple[object, int]:
    if name in values:
        return _stored(values[name], type_, column, name)
    if getattr(declared, "has_default", False):
        return _stored(declared.default, type_, column, name)  # type: ignore[attr-defined]
    if column.always:
        raise ValueError(f"{name} ontbreekt")
    return "", UNKNOWN


SQL = {"getal": "BIGINT", "datum": "BIGINT", "ja/nee": "BOOLEAN", "woord": "VARCHAR"}
Rows = Iterator[list[object]]


def load_cases(db: duckdb.DuckDBPyConnection, rules: RuleSet, batch: Batch, cases: Iterable[tuple[date, dict[str, object]]]) -> None:
    """Write cases (peildatum, values by name) to the table ``zaken`` and a table per list."""
    known = list(cases)
    head = {"zaak": "BIGINT", "dag": "BIGINT"}
    plans = []
    for name, column in batch.columns.items():
        declared = rules.inputs.get(name)
        type_ = declared.type if declared is not None else rules.rules[name].type
        plans.append((name, declared, type_, bounded(column, declared)))
        head |= {f"v_{name}": _sql(type_, column), f"s_{name}": "BIGINT"}
    head |= {f"l_{name}": "BIGINT" for name in batch.lists}

    def rows() -> Rows:
        for number, (day, case) in enumerate(known):
            if not batch.days[0] <= day <= batch.days[1]:
                raise ValueError(f"peildatum {day} ligt buiten de dagen van de reeks zaken")
            pairs = [x for plan in plans for x in _pair(case, *plan)]
            yield [number, day.toordinal() - EPOCH, *pairs, *(0 if name in case else UNKNOWN for name in batch.lists)]

    _write(db, "zaken", head, rows())
    for kind in rules.kinds.values():
        if kind.list in batch.lists:
            _load_list(db, kind, batch, known)


def _sql(type_: Type, column: Column) -> str:
    wide = is_number(type_) and max(abs(column.low), abs(column.high)) * column.scale >= 2**63
    assert max(abs(column.low), abs(column.high)) * column.scale <= HUGEINT
    return "HUGEINT" if wide else SQL[_kind(type_)]


def _load_list(db: duckdb.DuckDBPyConnection, kind: RecordKind, batch: Batch, cases: list[tuple[date, dict[str, object]]]) -> None:
    times = ("begin", "einde") if kind.period == "tijd" else ()
    plans = [(f.name, f, f.type, batch.lists[kind.list].get(f.name, Column())) for f in fields_of(kind)]
    head = {"zaak": "BIGINT", "nr": "BIGINT"} | {f"{t}_{part}": "BIGINT" for t in times for part in ("wand", "vouw")}
    for name, _, type_, column in plans:
        head |= {f"v_{name}": _sql(type_, column), f"s_{name}": "BIGINT"}

    def rows() -> Rows:
        for number, (_, case) in enumerate(cases):
            elements: list[dict[str, object]] = case.get(kind.list, [])  # type: ignore[assignment]
            if len(elements) > batch.most:
                raise ValueError(f"{kind.list}: meer dan {batch.most} elementen")
            for place, values in enumerate(elements):
                moments = [values[t] for t in times]
                walls = [x for m in moments if isinstance(m, Moment) for x in (clock.wall_seconds(m.local), m.fold)]
                in_reach = all(batch.day_numbers[0] <= at // 86_400 <= batch.day_numbers[1] for at in walls[::2])
                if not in_reach:
                    raise ValueError(f"{kind.list}: een tijd buiten de dagen van de reeks zaken")
                yield [number, place, *walls, *(x for plan in plans for x in _pair(values, *plan))]

    _write(db, kind.list, head, rows())


def _write(db: duckdb.DuckDBPyConnection, table: str, head: dict[str, str], rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rijen.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        columns = ", ".join(f"{name} {type_}" for name, type_ in head.items())
        db.execute(f"CREATE TABLE {table} ({columns})")
        db.execute(f"COPY {table} FROM '{path}' (FORMAT csv, HEADER false, NULLSTR '')")
