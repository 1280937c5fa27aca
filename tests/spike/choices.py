"""Comparing and choosing, with the states of docs/toestanden.md.

In: typed nodes that compare or choose. Out: cells. What the bounds already decide is decided here, once for all rows: a
branch that no row can take is not compiled, so that what it holds need not be expressible in SQL.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from spike.arithmetic import together
from spike.cells import ABSENT, NONE, UNKNOWN, Cell, condition, quoted, truth
from spike.frames import COMPILERS, Frame, compile_expr
from spike.refusal import RefusedError

RELATIONS = {
    "": "=", "niet": "<>", "minstens": ">=", "vanaf": ">=", "hoogstens": "<=", "uiterlijk": "<=", "meer dan": ">", "na": ">",
    "minder dan": "<", "voor": "<",
}  # fmt: skip


def _decided(sign: str, a: Cell, b: Cell) -> bool | None:
    """What the bounds say of a comparison of numbers or dates."""
    if a.low > b.high or a.high < b.low:
        return {"=": False, "<>": True}.get(sign, (a.low > b.high) == (sign in (">", ">=")))
    if a.low == a.high == b.low == b.high:
        return sign in ("=", ">=", "<=")
    if sign in (">=", "<") and a.low >= b.high:
        return sign == ">="
    return sign == "<=" if sign in ("<=", ">") and a.high <= b.low else None


def _sides(a: Cell, b: Cell) -> tuple[str, str]:
    """Two values of one kind as SQL that compares."""
    if a.kind != b.kind:
        raise RefusedError(f"{a.kind} vergelijken met {b.kind}")
    if a.kind == "getal":
        _, (x, y) = together(a, b)
        return x, y
    return a.sql, b.sql


def _compare(e: s.Compare, frame: Frame) -> Cell:
    a, b = compile_expr(e.left, frame), compile_expr(e.right, frame)
    sign = RELATIONS[e.op]
    if a.kind in ("getal", "datum") and NONE not in a.states | b.states:
        decided = _decided(sign, a, b)
        if decided is not None:
            state, states = frame.strict(a, b)
            return replace(truth(decided), state=state, states=states)
    x, y = _sides(a, b)
    if a.kind == "woord" and sign not in ("=", "<>"):
        order = "[" + ", ".join(quoted(o) for o in a.options) + "]"
        x, y = f"list_position({order}, {x})", f"list_position({order}, {y})"
    sql = f"{x} {sign} {y}"
    state, states = frame.strict(a, b)
    if sign in ("=", "<>") and NONE in a.states | b.states:  # geen is a value here, unless the other side is none at all
        sql = f"CASE WHEN {a.state} = {NONE} OR {b.state} = {NONE} THEN ({a.state} {sign} {b.state}) ELSE {sql} END"
        state = f"CASE WHEN {a.state} IN (0, {NONE}) AND {b.state} IN (0, {NONE}) THEN 0 ELSE {state} END"
    return condition(sql, state, states)


def _with_none(cell: Cell) -> Cell:
    """A cell for which geen is a value like any other."""
    if NONE not in cell.states:
        return cell
    return replace(cell, state=f"CASE WHEN {cell.state} = {NONE} THEN 0 ELSE {cell.state} END", states=cell.states - {NONE})


def _presence(e: s.Presence, frame: Frame) -> Cell:
    a = compile_expr(e.of, frame)
    absent = a.states & {ABSENT, NONE}
    if not a.states:
        return truth(e.given)
    sql = f"{a.state} {'NOT IN' if e.given else 'IN'} ({ABSENT}, {NONE})" if absent else truth(e.given).sql
    state = f"CASE WHEN {a.state} IN ({ABSENT}, {NONE}) THEN 0 ELSE {a.state} END" if a.states - absent else "0"
    if a.states == absent and not a.sql.startswith("NULL"):
        return condition(sql)
    if a.state.isdigit() and absent:
        return truth(not e.given)
    return condition(sql, state, a.states - absent)


def logic(op: str, parts: list[Cell], frame: Frame) -> Cell:
    """``en`` or ``of``: one deciding part decides, whatever the others are."""
    deciding = op == "of"
    if any(p.fixed is not None and bool(p.fixed) is deciding for p in parts):
        return truth(deciding)
    open_ = [p for p in parts if p.fixed is None]
    if not open_:
        return truth(not deciding)
    hit = " OR ".join(f"coalesce({p.sql if deciding else f'NOT {p.sql}'}, false)" for p in open_)
    state, states = frame.strict(*open_)
    decided = frame.bind(f"({hit})")
    value = decided if deciding else f"NOT {decided}"
    return condition(value, f"CASE WHEN {decided} THEN 0 ELSE {state} END" if states else "0", states)


def _logic(e: s.Logic, frame: Frame) -> Cell:
    return logic(e.op, [compile_expr(p, frame) for p in e.parts], frame)


def _not(e: s.Not, frame: Frame) -> Cell:
    a = compile_expr(e.of, frame)
    if a.fixed is not None:
        return truth(not a.fixed)
    state, states = frame.strict(a)
    return replace(a, sql=f"NOT {a.sql}", state=state, states=states)


def one_form(cells: list[Cell]) -> tuple[Cell, list[str]]:
    """Alternatives in one form: a cell with their common scale and bounds, and the SQL of each value."""
    known = [c for c in cells if not c.sql.startswith("NULL")] or cells
    kinds = {c.kind for c in known}
    if len(kinds) > 1 or kinds & {"tijdvak", "moment"}:
        raise RefusedError(f"kiezen tussen waarden van de soort {' en '.join(sorted(kinds))}")
    scale, texts = together(*known) if known[0].kind == "getal" else (1, [c.sql for c in known])
    shape = replace(known[0], scale=scale, low=min(c.low for c in known), high=max(c.high for c in known))
    found = dict(zip(map(id, known), texts, strict=True))
    return shape, [found.get(id(c), "NULL") for c in cells]


def _behind(first: Cell, then: Cell, frame: Frame) -> Cell:
    """A cell that counts only where another is known."""
    state, states = frame.strict(first)
    state = frame.bind(state)
    return replace(then, state=f"CASE WHEN {state} <> 0 THEN {state} ELSE {then.state} END", states=states | then.states)


def _if(e: s.If, frame: Frame) -> Cell:
    c = compile_expr(e.condition, frame)
    if c.fixed is not None:
        return compile_expr(e.then if c.fixed else e.otherwise, frame)
    if c.low == c.high and UNKNOWN not in c.states:  # where it is known it is always the same: one branch is enough
        return _behind(c, compile_expr(e.then if c.low else e.otherwise, frame), frame)
    a, b = compile_expr(e.then, frame), compile_expr(e.otherwise, frame)
    shape, (x, y) = one_form([a, b])
    states = a.states | b.states
    state = f"CASE WHEN {c.sql} THEN {a.state} ELSE {b.state} END" if states else "0"
    value = f"CASE WHEN {c.sql} THEN {x} ELSE {y} END"
    if c.states:
        outer, more = frame.strict(c)
        outer = frame.bind(outer)
        alike = f"({a.state} = {b.state} AND ({a.state} = {NONE} OR ({a.state} = 0 AND {x} = {y})))"
        unsure = f"WHEN {outer} = {UNKNOWN} THEN CASE WHEN {alike} THEN {a.state} ELSE {UNKNOWN} END" if UNKNOWN in more else ""
        state, states = f"CASE WHEN {outer} = 0 THEN {state} {unsure} ELSE {outer} END", states | more
        value = f"CASE WHEN {outer} = 0 THEN {value} ELSE {x} END"
    return replace(shape, sql=value, state=state, states=states)


def extreme(cells: list[Cell], highest: bool, frame: Frame) -> Cell:
    """The greatest or least of some values."""
    if cells[0].kind not in ("getal", "datum"):
        raise RefusedError(f"het hoogste of laagste van waarden van de soort {cells[0].kind}")
    shape, texts = one_form(cells)
    pick, name = (max, "greatest") if highest else (min, "least")
    state, states = frame.strict(*cells)
    low, high = pick(c.low for c in cells), pick(c.high for c in cells)
    return replace(shape, sql=f"{name}({', '.join(texts)})", low=low, high=high, state=state, states=states)


def _may_be_a_right(e: s.Expr, frame: Frame) -> bool:
    """Whether an operand is a rule that also gives an amount without a right."""
    rule = frame.compiler.rules.rules.get(e.name) if isinstance(e, (s.Name, s.Field)) and e.ref == "regel" else None
    return rule is not None and rule.without is not None


def _clamp(e: s.Clamp, frame: Frame) -> Cell:
    parts = [compile_expr(e.of, frame), compile_expr(e.bound, frame)]
    if any(_may_be_a_right(part, frame) for part in (e.of, e.bound)):  # the evaluator sees whether the right matters
        raise RefusedError("een begrenzing met een bedrag waarop misschien recht is", str(e))
    return extreme(parts, e.op == "ten minste", frame)


def _extreme(e: s.Extreme, frame: Frame) -> Cell:
    return extreme([compile_expr(p, frame) for p in e.parts], e.kind in ("hoogste", "laatste"), frame)


def _if_absent(e: s.IfAbsent, frame: Frame) -> Cell:
    a = compile_expr(e.of, frame)
    absent = a.states & {ABSENT, NONE}
    if not absent:
        return a
    b = compile_expr(e.other, frame)
    shape, (x, y) = one_form([a, b])
    missing = f"{a.state} IN ({ABSENT}, {NONE})"
    states = (a.states - absent) | b.states
    state = f"CASE WHEN {missing} THEN {b.state} ELSE {a.state} END" if states else "0"
    return replace(shape, sql=f"CASE WHEN {missing} THEN {y} ELSE {x} END", state=state, states=states)


def _one_of(e: s.OneOf, frame: Frame) -> Cell:
    a, options = compile_expr(e.of, frame), [compile_expr(o, frame) for o in e.options]
    if any(o.states for o in options):
        raise RefusedError("is een van met een mogelijkheid die niet altijd bekend is", str(e))
    state, states = frame.strict(_with_none(a))
    hits = " OR ".join("({} = {})".format(*_sides(a, o)) for o in options)
    return condition(f"coalesce({hits}, false)", state, states)


COMPILERS.update(
    {
        s.Compare: _compare, s.Presence: _presence, s.Logic: _logic, s.Not: _not, s.If: _if, s.Clamp: _clamp,
        s.Extreme: _extreme, s.IfAbsent: _if_absent, s.OneOf: _one_of,
    }
)  # fmt: skip
