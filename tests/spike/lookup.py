"""Looking up in a table: a join on the keys, or a CASE where a key is a range.

In: a typed lookup. Out: its cell; a miss is a fault that ``bij ontbreken`` catches.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Range, Table
from spike.cells import ABSENT, NONE, NOT_APPLICABLE, UNKNOWN, Cell, at_scale, constant
from spike.choices import one_form
from spike.frames import COMPILERS, Frame, compile_expr
from spike.refusal import RefusedError
from spike.series import by_date, days_of


def _fits(cell: object, key: Cell, scale: int) -> str:
    """The condition that a key fits a cell: equal to it, or within its range."""
    if not isinstance(cell, Range):
        return f"{_key(key, scale)} = {_stored(cell, scale)}"
    low = f"{_key(key, scale)} {'>=' if cell.low_in else '>'} {_stored(cell.low, scale)}" if cell.low is not None else ""
    high = f"{_key(key, scale)} {'<=' if cell.high_in else '<'} {_stored(cell.high, scale)}" if cell.high is not None else ""
    return " AND ".join(part for part in (low, high) if part) or "true"


def _key(key: Cell, scale: int) -> str:
    return at_scale(key, scale) if key.kind == "getal" else key.sql


def _stored(cell: object, scale: int) -> str:
    """A cell of a table as SQL: numbers at one scale for the column."""
    if cell is None:
        return "NULL"
    made = constant(cell)
    return str(int(cell * scale)) if isinstance(cell, Fraction) else made.sql


def _column_scale(table: Table, column: int) -> int:
    found = [row.cells[column] for version in table.versions for row in version.rows]
    bounds = [b for cell in found for b in ((cell.low, cell.high) if isinstance(cell, Range) else (cell,))]
    return lcm(*(b.denominator for b in bounds if isinstance(b, Fraction)))


def _lookup(e: s.Lookup, frame: Frame) -> Cell:
    table = frame.compiler.rules.tables.get(e.table)
    if table is None or e.next_up:
        raise RefusedError("opzoeken in een selectie of naar het naasthogere", str(e))
    keys = [compile_expr(k, frame) for k in e.keys]
    names = [name for name, _ in table.columns]
    at, key_at = names.index(e.column), [names.index(k) for k in table.keys]
    scales = [lcm(_column_scale(table, i), k.scale) for i, k in zip(key_at, keys, strict=True)]
    cells = [constant(row.cells[at], table.columns[at][1].options) for version in table.versions for row in version.rows]
    shape, _ = one_form(cells)
    ranged = any(isinstance(row.cells[i], Range) for version in table.versions for row in version.rows for i in key_at)
    value, missed = (_by_case if ranged else _by_join)(table, at, key_at, scales, keys, shape.scale, frame)
    exists = by_date([(v.start, v.end, constant(Fraction(0))) for v in table.versions], frame)
    state, states = frame.strict(*keys)
    miss = frozenset((ABSENT,)).union(*(c.states for c in cells))
    sql = f"CASE WHEN {frame.bind(exists.state)} <> 0 THEN {NOT_APPLICABLE} ELSE {missed} END" if exists.states else missed
    if states:
        state = frame.bind(state)
        lost = ""
        if UNKNOWN in states:  # whatever the unknown keys turn out to be
            none = f"WHEN {frame.bind(exists.state)} <> 0 THEN {NOT_APPLICABLE} " if exists.states else ""
            fits = _may_fit(table, key_at, scales, keys, frame)
            lost = f"WHEN {state} = {UNKNOWN} THEN CASE {none}WHEN NOT ({fits}) THEN {ABSENT} ELSE {UNKNOWN} END "
        sql = f"CASE {lost}WHEN {state} <> 0 THEN {state} ELSE {sql} END"
    return replace(shape, sql=value, state=sql, states=states | exists.states | miss)


def _may_fit(table: Table, key_at: list[int], scales: list[int], keys: list[Cell], frame: Frame) -> str:
    """The condition that some row fits the keys that are known."""
    states = [frame.bind(key.state) if key.states else "" for key in keys]
    bound = [replace(key, sql=frame.bind(key.sql)) for key in keys]
    tests = {}
    for version in table.versions:
        start, end = days_of(version.start, version.end)
        for row in version.rows:
            parts = [f"{frame.day.sql} >= {start} AND {frame.day.sql} < {end}"]
            for i, key, scale, state in zip(key_at, bound, scales, states, strict=True):
                fits = _fits(row.cells[i], key, scale)
                parts.append(f"({state} <> 0 OR ({fits}))" if state else fits)
            tests[" AND ".join(parts)] = None
    return " OR ".join(tests) or "false"


def _by_case(
    table: Table, at: int, key_at: list[int], scales: list[int], keys: list[Cell], scale: int, frame: Frame
) -> tuple[str, str]:
    """Ranges: the first row that fits, as a CASE; the SQL of the value and of the state."""
    tests, states = [], []
    for version in table.versions:
        start, end = days_of(version.start, version.end)
        for row in version.rows:
            fits = [_fits(row.cells[i], k, s_) for i, k, s_ in zip(key_at, keys, scales, strict=True)]
            test = " AND ".join([f"{frame.day.sql} >= {start} AND {frame.day.sql} < {end}", *fits])
            tests.append(f"WHEN {test} THEN {_stored(row.cells[at], scale)}")
            states.append(f"WHEN {test} THEN {NONE if row.cells[at] is None else 0}")
    return f"CASE {' '.join(tests)} END", f"CASE {' '.join(states)} ELSE {ABSENT} END"


def _by_join(
    table: Table, at: int, key_at: list[int], scales: list[int], keys: list[Cell], scale: int, frame: Frame
) -> tuple[str, str]:
    """Single keys: a join on the keys and the version of the day."""
    rows = {}
    for version in table.versions:
        span = map(str, days_of(version.start, version.end))
        between = tuple(span)
        for row in version.rows:
            stored = tuple(_stored(row.cells[i], s_) for i, s_ in zip(key_at, scales, strict=True))
            state = NONE if row.cells[at] is None else 0
            rows[between, stored] = (*stored, *between, _stored(row.cells[at], scale), str(state))
    names = [*(f"s{i}" for i in range(len(keys))), "van", "tot", "waarde", "toestand"]
    values = ", ".join(f"({', '.join(row)})" for row in rows.values())
    made = frame.compiler.stored(f"SELECT * FROM (VALUES {values}) v({', '.join(names)})")
    on = [f"{{t}}.s{i} = {frame.bind(_key(k, s_))}" for i, (k, s_) in enumerate(zip(keys, scales, strict=True))]
    on += [f"{{t}}.van <= {frame.day.sql}", f"{frame.day.sql} < {{t}}.tot"]
    value, state_ = (frame.rows.join(made, tuple(on), column) for column in ("waarde", "toestand"))
    return value, f"coalesce({state_}, {ABSENT})"


COMPILERS[s.Lookup] = _lookup
