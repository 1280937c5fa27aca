"""Filling the tables of a batch with cases.

In: cases as the exact evaluator takes them. Out: tables in DuckDB. Each value has a column with its state beside it: 0 given,
1 not given, 6 geen. What does not fit its column's scale or bounds is refused, so that the bounds that the compiler relies on
hold.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from lidwoord.ruleset.model import Input, KindField, RecordKind, RuleSet
from lidwoord.values import clock
from lidwoord.values.periods import Moment
from lidwoord.values.types import Type
from spike.cases import Batch, Column, bounded, fields_of, kind_of, limits
from spike.cells import EPOCH, NONE, UNKNOWN, sql_type
from spike.refusal import RefusedError

if TYPE_CHECKING:
    import duckdb


def _stored(value: object, type_: Type, column: Column, name: str) -> tuple[object, int]:
    """A value and its state as they are written."""
    if value is None:
        return "", NONE
    if isinstance(value, (bool, str)):
        return value, 0
    if isinstance(value, (list, tuple)):
        raise RefusedError("een gegeven dat in de tijd verandert", name)
    number = Fraction(value.toordinal() - EPOCH) if isinstance(value, date) else value
    assert isinstance(number, (Fraction, int))
    low, high = limits(kind_of(type_), column)
    whole = Fraction(number) * column.scale
    if whole.denominator != 1 or not low <= number <= high:
        raise ValueError(f"{name}: {value} past niet in een kolom van 1/{column.scale} van {low} tot en met {high}")
    return int(whole), 0


def _only(values: Mapping[str, object], known: set[str]) -> None:
    """Nothing that is given may be left out in silence."""
    for name in values:
        if name not in known:
            raise RefusedError("een gegeven zonder kolom", name)


def _pair(
    values: Mapping[str, object], name: str, declared: Input | KindField | None, type_: Type, column: Column
) -> tuple[object, int]:
    if name in values:
        return _stored(values[name], type_, column, name)
    if declared is not None and declared.has_default:
        return _stored(declared.default, type_, column, name)
    if column.always:
        raise ValueError(f"{name} ontbreekt")
    return "", UNKNOWN


SQL = {"datum": "BIGINT", "ja/nee": "BOOLEAN", "woord": "VARCHAR"}
Rows = Iterator[list[object]]


def load_cases(
    db: duckdb.DuckDBPyConnection, rules: RuleSet, batch: Batch, cases: Iterable[tuple[date, dict[str, object]]]
) -> None:
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
            _only(case, {*batch.columns, *batch.lists})
            pairs = [x for plan in plans for x in _pair(case, *plan)]
            yield [number, day.toordinal() - EPOCH, *pairs, *(0 if name in case else UNKNOWN for name in batch.lists)]

    _write(db, "zaken", head, rows())
    for kind in rules.kinds.values():
        if kind.list in batch.lists:
            _load_list(db, kind, batch, known)


def _sql(type_: Type, column: Column) -> str:
    """The type of a column; a number's follows from its bounds."""
    kind = kind_of(type_)
    low, high = limits(kind, column)
    return sql_type(int(max(abs(low), abs(high)) * column.scale)) if kind == "getal" else SQL[kind]


def _load_list(
    db: duckdb.DuckDBPyConnection, kind: RecordKind, batch: Batch, cases: list[tuple[date, dict[str, object]]]
) -> None:
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
                _only(values, {*times, *(plan[0] for plan in plans)})
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
        db.execute(
            f"COPY {table} FROM '{path}' (FORMAT csv, AUTO_DETECT false, HEADER false, DELIM ',', QUOTE '\"', NULLSTR '')"
        )
