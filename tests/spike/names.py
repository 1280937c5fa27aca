"""Names, fields, values over time, another date, and looking up in a table.

In: typed nodes that name something. Out: cells. ``X op DATUM`` makes the pairs (case, date) that are asked and compiles X
for them; a table is a small relation that is joined on its keys, on the date of the row.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

from spike import dates
from spike.cells import ABSENT, BIGINT, EPOCH, NONE, NOT_APPLICABLE, Cell, at_scale, constant, gap
from spike.choices import one_form
from spike.frames import COMPILERS, Element, Frame, compile_expr
from spike.refusal import RefusedError
from spike.rules import element_rule, rule_cell

from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Range, Table, Value


def days_of(start: object, end: object) -> tuple[int, int]:
    """A version's first day and the day after its last, as day numbers."""
    ordinals = [d.toordinal() - EPOCH if d is not None else None for d in (start, end)]  # type: ignore[attr-defined]
    return (ordinals[0] if ordinals[0] is not None else -BIGINT, ordinals[1] if ordinals[1] is not None else BIGINT)


def by_date(parts: list[tuple[object, object, Cell]], frame: Frame) -> Cell:
    """The cell of the part in force on the date of each row; outside every part it does not apply."""
    low, high = frame.day.low, frame.day.high
    spans = [(*days_of(start, end), cell) for start, end, cell in parts]
    spans = [(a, b, cell) for a, b, cell in spans if a <= high and low < b]
    if len(spans) == 1 and spans[0][0] <= low and high < spans[0][1]:
        return spans[0][2]
    if not spans:
        return gap(NOT_APPLICABLE)
    shape, texts = one_form([cell for *_, cell in spans])
    tests = [f"WHEN {frame.day.sql} >= {a} AND {frame.day.sql} < {b} THEN" for a, b, _ in spans]
    value = " ".join(f"{test} {text}" for test, text in zip(tests, texts, strict=True))
    state = " ".join(f"{test} {cell.state}" for test, (_, _, cell) in zip(tests, spans, strict=True))
    states = frozenset[int]().union(*(cell.states for *_, cell in spans))
    whole = spans[0][0] <= low and high < spans[-1][1]  # a series has no gaps: checked when it was loaded
    states = states if whole else states | {NOT_APPLICABLE}
    sql_state = f"CASE {state} ELSE {NOT_APPLICABLE} END" if states else "0"
    return replace(shape, sql=f"CASE {value} END", state=sql_state, states=states)


def value_cell(value: Value, frame: Frame) -> Cell:
    """A figure of the text, in the chosen reading."""
    wanted = frame.compiler.readings.get(value.id, "")
    reading = next(r for r in value.readings if (r.name == wanted if wanted else r.chosen or len(value.readings) == 1))
    options = value.type.options
    return by_date([(entry.start, entry.end, constant(entry.value, options)) for entry in reading.series], frame)


def _literal(e: s.Literal, frame: Frame) -> Cell:
    return constant(e.value)


def _name(e: s.Name, frame: Frame) -> Cell:
    if e.ref == "peildatum":
        return frame.day
    if e.ref == "optie":
        return constant(e.name, e.type.options if e.type is not None else ())
    if e.ref == "waarde":
        return value_cell(frame.compiler.rules.values[e.name], frame)
    if e.ref == "invoer":
        return frame.compiler.input(e.name, frame)
    if e.ref == "regel":
        return rule_cell(e.name, frame)
    local = frame.local.get(e.name)
    if not isinstance(local, Cell):
        raise RefusedError("een element of lijst als waarde", str(e))
    return local


def _at(e: s.At, frame: Frame) -> Cell:
    on = compile_expr(e.date, frame)
    if on.sql == frame.day.sql:
        return compile_expr(e.of, frame)
    if on.kind != "datum":
        raise RefusedError(f"op een {on.kind}", str(e))
    world = frame.compiler.world_on(frame, on)
    found = compile_expr(e.of, replace(frame, world=world, day=replace(on, state="0", states=frozenset())))
    if not on.states:
        return found
    state, states = frame.strict(on)
    state = frame.bind(state)
    return replace(found, state=f"CASE WHEN {state} = 0 THEN {found.state} ELSE {state} END", states=states | found.states)


def _field(e: s.Field, frame: Frame) -> Cell:
    if e.ref == "kenmerk":
        return dates.attribute(e, frame)
    local = frame.local.get(e.of.name) if isinstance(e.of, s.Name) and e.of.ref == "lokaal" else None
    if not isinstance(local, Element) or e.ref not in ("veld", "regel"):
        raise RefusedError(f"{e.name} van iets anders dan een element bij naam", str(e))
    if e.ref == "regel":
        return element_rule(e.name, local, frame)
    if e.name not in local.cells:
        raise RefusedError(f"het veld {e.name} van een element", str(e))
    return local.cells[e.name]


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
        sql = f"CASE WHEN {state} <> 0 THEN {state} ELSE {sql} END"
    return replace(shape, sql=value, state=sql, states=states | exists.states | miss)


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


COMPILERS.update({s.Literal: _literal, s.Name: _name, s.At: _at, s.Field: _field, s.Lookup: _lookup})
