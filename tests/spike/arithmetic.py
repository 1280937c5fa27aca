"""Arithmetic over scaled integers: sums, products, quotients by a constant, conversions and roundings.

In: typed nodes about numbers. Out: cells. The scale of a result follows from the scales of its parts and its bounds from
theirs, so each result is exact and its type is known before a row is read. Where a divisor is not the same in every row
there is no static scale: that is refused, unless the quotient is rounded at once.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from lidwoord.language import syntax as s
from lidwoord.values.numbers import round_to
from spike import dates
from spike.cells import FAULT, UNKNOWN, Cell, at_scale, literal, number, sql_type, wide
from spike.frames import COMPILERS, Frame, compile_expr
from spike.refusal import RefusedError


def scaled(cell: Cell, factor: Fraction) -> Cell:
    """A number times a constant."""
    if cell.fixed is not None:
        return number(cell.fixed * factor)
    if factor == 0:
        return replace(cell, sql=f"0 * {cell.sql}", scale=1, low=Fraction(0), high=Fraction(0))
    common = gcd(factor.numerator, cell.scale)
    times, scale = factor.numerator // common, cell.scale // common * factor.denominator
    low, high = sorted((cell.low * factor, cell.high * factor))
    made = replace(cell, scale=scale, low=low, high=high)
    return made if times == 1 else replace(made, sql=f"{wide(cell, made.size)} * {literal(times)}")


def together(*cells: Cell) -> tuple[int, list[str]]:
    """Numbers at one scale."""
    scale = lcm(*(c.scale for c in cells))
    return scale, [at_scale(c, scale) for c in cells]


def _binary(e: s.Binary, frame: Frame) -> Cell:
    a, b = compile_expr(e.left, frame), compile_expr(e.right, frame)
    if a.kind in ("datum", "moment"):
        return dates.moved(e, a, b, frame)
    if e.op == "/":
        return quotient(e, a, b, frame)
    state, states = frame.strict(a, b)
    if e.op in ("+", "-"):
        scale, (x, y) = together(a, b)
        low, high = (a.low + b.low, a.high + b.high) if e.op == "+" else (a.low - b.high, a.high - b.low)
        made = Cell("getal", "", scale, low, high, state=state, states=states)
        cast = "::HUGEINT" if sql_type(made.size) == "HUGEINT" else ""
        return _folded(replace(made, sql=f"{x}{cast} {e.op} {y}"))
    return scaled(_product(a, b, frame, state, states), e.factor)


def _product(a: Cell, b: Cell, frame: Frame, state: str, states: frozenset[int]) -> Cell:
    """The product a * b; nought times something unknown is nought."""
    for one, other in ((a, b), (b, a)):
        if one.fixed is not None and not (one.fixed == 0 and other.states):
            return scaled(replace(other, state=state, states=states), one.fixed)
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    made = Cell("getal", "", a.scale * b.scale, min(ends), max(ends), state=state, states=states)
    sql = f"{wide(a, made.size)} * {wide(b, made.size)}"
    noughts = [
        f"({one.state} = 0 AND {one.sql} = 0 AND {other.state} = {UNKNOWN})"
        for one, other in ((a, b), (b, a))
        if UNKNOWN in other.states and one.low <= 0 <= one.high
    ]
    if noughts:
        settled = frame.bind(" OR ".join(noughts))
        sql, state = f"CASE WHEN {settled} THEN 0 ELSE {sql} END", f"CASE WHEN {settled} THEN 0 ELSE {state} END"
    return replace(made, sql=sql, state=state)


def quotient(e: s.Binary, a: Cell, b: Cell, frame: Frame) -> Cell:
    """The quotient a / b for a b that is the same in every row."""
    if b.fixed is None:
        raise RefusedError("delen door iets dat niet in elke rij hetzelfde is", str(e))
    if b.fixed == 0:
        state, states = frame.strict(a)
        state = f"CASE WHEN {frame.bind(state)} = 0 THEN {FAULT} ELSE {frame.bind(state)} END"
        return replace(a, sql="NULL::BIGINT", state=state, states=states | {FAULT})
    state, states = frame.strict(a)
    return scaled(replace(a, state=state, states=states), e.factor / b.fixed)


def _folded(cell: Cell) -> Cell:
    return cell if cell.fixed is None else number(cell.fixed)


def _negate(e: s.Negate, frame: Frame) -> Cell:
    a = compile_expr(e.of, frame)
    state, states = frame.strict(a)
    return scaled(replace(a, state=state, states=states), Fraction(-1))


def _convert(e: s.Convert, frame: Frame) -> Cell:
    return scaled(compile_expr(e.of, frame), e.factor)


def _in_unit(e: s.InUnit, frame: Frame) -> Cell:
    a = compile_expr(e.of, frame)
    state, states = frame.strict(a)
    return replace(a, state=state, states=states)


def whole_sql(mode: str, above: str, below: str, positive: bool) -> str:
    """``above / below`` (below more than 0) as a whole number; ``//`` in DuckDB cuts towards nought."""
    up, down = f"({above} + {below} - 1) // {below}", f"({above} - {below} + 1) // {below}"
    half = f"(2 * {above} + {below}) // (2 * {below})"
    if mode == "richting nul":
        return f"{above} // {below}"
    if mode == "naar boven":
        return up if positive else f"CASE WHEN {above} > 0 THEN {up} ELSE {above} // {below} END"
    if mode == "naar beneden":
        return f"{above} // {below}" if positive else f"CASE WHEN {above} < 0 THEN {down} ELSE {above} // {below} END"
    if mode == "weg van nul":
        return up if positive else f"CASE WHEN {above} < 0 THEN {down} ELSE {up} END"
    return half if positive else f"CASE WHEN {above} < 0 THEN (2 * {above} - {below}) // (2 * {below}) ELSE {half} END"


def _round(e: s.Round, frame: Frame) -> Cell:
    assert e.of.type is not None
    grain = (
        Fraction(1, 100) if e.grain == "centen" else Fraction(1, 10 ** int(e.word)) if e.grain == "decimalen" else Fraction(1)
    )
    if e.of.type.name == "percentage" and (e.grain == "decimalen" or e.word == "procenten"):
        grain /= 100
    if e.multiple is not None:
        multiple = compile_expr(e.multiple, frame).fixed
        if multiple is None or multiple <= 0:
            raise RefusedError("afronden op een veelvoud dat niet in elke rij hetzelfde is", str(e))
        grain = multiple
    if isinstance(e.of, s.Binary) and e.of.op == "/":
        b = compile_expr(e.of.right, frame)
        if b.fixed is None:
            return _rounded_quotient(e, compile_expr(e.of.left, frame), b, grain, frame)
    a = compile_expr(e.of, frame)
    if a.fixed is not None:
        return number(round_to(a.fixed, e.mode, grain))
    state, states = frame.strict(a)
    below = a.scale * grain.numerator
    common = gcd(below, grain.denominator)
    above, below = _times(a, grain.denominator // common, 2 * below // common), below // common
    sql = above if below == 1 else whole_sql(e.mode, frame.bind(above), literal(below), a.low >= 0)
    low, high = floor(a.low / grain) * grain, ceil(a.high / grain) * grain
    made = Cell("getal", "", grain.denominator, low, high, state=state, states=states)
    cast = "::HUGEINT" if sql_type(made.size) == "HUGEINT" else ""
    times = f" * {literal(grain.numerator)}" if grain.numerator > 1 else ""
    return replace(made, sql=f"({sql}){cast}{times}")


def _times(cell: Cell, times: int, room: int) -> str:
    """A cell's integer times a constant, wide enough for twice that and some room besides."""
    size = 2 * cell.size * times + room
    return f"{wide(cell, size)} * {literal(times)}" if times > 1 or sql_type(size) == "HUGEINT" else cell.sql


def _rounded_quotient(e: s.Round, a: Cell, b: Cell, grain: Fraction, frame: Frame) -> Cell:
    """The quotient a / b rounded, for any b: numerator and denominator stay integers until the rounding."""
    assert isinstance(e.of, s.Binary)
    factor = e.of.factor / grain * Fraction(b.scale, a.scale)
    room = 2 * b.size * factor.denominator
    n, d = _times(a, factor.numerator, room), _times(b, factor.denominator, 2 * a.size * factor.numerator)
    above = frame.bind(f"CASE WHEN {b.sql} < 0 THEN -({n}) ELSE {n} END")
    below = frame.bind(f"nullif(abs({d}), 0)")
    state, states = frame.strict(a, b)
    if b.low <= 0 <= b.high:
        state = frame.bind(state)
        state, states = f"CASE WHEN {state} = 0 AND {b.sql} = 0 THEN {FAULT} ELSE {state} END", states | {FAULT}
    most = Fraction(ceil(max(abs(a.low), abs(a.high)) * a.scale * factor.numerator) + 1) * grain
    made = Cell("getal", "", grain.denominator, -most, most, state=state, states=states)
    cast = "::HUGEINT" if sql_type(made.size) == "HUGEINT" else ""
    return replace(made, sql=f"({whole_sql(e.mode, above, below, False)}){cast} * {literal(grain.numerator)}")


COMPILERS.update({s.Binary: _binary, s.Negate: _negate, s.Convert: _convert, s.Round: _round, s.InUnit: _in_unit})
