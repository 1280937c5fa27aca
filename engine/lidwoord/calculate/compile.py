"""Typed trees to closures: one small function per node, that yields the node's step.

In: a typed tree. Out: a function of a ``Frame`` (calculation, date, local names) that evaluates it. A program of
closures runs several times faster than walking the tree and builds the trace as it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import ABSENT, Failure, Gap, NoRight, Unknown, gravest, missing_of, usable
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s
from lidwoord.values.numbers import add, divide, multiply, negate, round_to, subtract
from lidwoord.values.types import Type

if TYPE_CHECKING:
    from lidwoord.calculate.rules import Calculation

ONE = Fraction(1)
CENT = Fraction(1, 100)


class Frame:
    """Where a formula is evaluated: the calculation, the date, and the local names."""

    __slots__ = ("calc", "date", "local")

    def __init__(self, calc: Calculation, on: date, local: dict[str, object]) -> None:
        self.calc, self.date, self.local = calc, on, local


Run = Callable[[Frame], Step]
Compiler = Callable[..., Run]


def compile_expr(expr: s.Expr) -> Run:
    """The closure of a typed tree."""
    return COMPILERS[expr.__class__](expr)


def failure(expr: s.Expr, code: str, *, absent: bool = False, **facts: str) -> Failure:
    """A failure whose place the rule fills in."""
    return Failure(code, tuple(facts.items()), absent=absent)


# -- values and names ------------------------------------------------------------------------------------------------


def _literal(e: s.Literal) -> Run:
    step = Step(e, e.value)
    return lambda frame: step


def _name(e: s.Name) -> Run:
    name = e.name
    if e.ref == "optie":
        option = Step(e, name)
        return lambda frame: option
    if e.ref == "peildatum":
        return lambda frame: Step(e, frame.date)
    if e.ref == "waarde":
        return _figure(e)
    if e.ref == "invoer":
        return lambda frame: frame.calc.input(e, frame.date)
    if e.ref == "lokaal":

        def local(frame: Frame) -> Step:
            found = frame.local[name]
            if found.__class__ is Element:
                return Step(e, found)
            if isinstance(found, Step):
                return Step(e, found.value, (found,))
            return Step(e, found)

        return local

    def rule(frame: Frame) -> Step:
        found = frame.calc.rule(name, None, frame.date)
        value = found.value
        return Step(e, usable(value) if value.__class__ is NoRight else value, (found,))

    return rule


def _figure(e: s.Name) -> Run:
    """A figure of the text; one that is the same on every date is looked up once."""
    name = e.name
    fixed: Step | None = None

    def figure(frame: Frame) -> Step:
        nonlocal fixed
        if fixed is not None and name not in frame.calc.case.values:
            return fixed
        found = frame.calc.value(e, frame.date)
        if frame.calc.program.is_fixed(name) and found.note != "gegeven":
            fixed = found
        return found

    return figure


def _at(e: s.At) -> Run:
    of, on = compile_expr(e.of), compile_expr(e.date)

    def at(frame: Frame) -> Step:
        day = on(frame)
        if day.value.__class__ is not date:
            return Step(e, gravest((day.value,)), (day,))
        found = of(Frame(frame.calc, day.value, frame.local))
        return Step(e, found.value, (found, day))

    return at


# -- numbers -----------------------------------------------------------------------------------------------------------


def _binary(e: s.Binary) -> Run:
    left, right = compile_expr(e.left), compile_expr(e.right)
    assert e.left.type is not None
    if e.left.type.name in ("datum", "datumtijd"):
        from lidwoord.calculate.dates import moved

        return moved(e, left, right)
    if e.op == "/":
        return _quotient(e, left, right)
    operate = {"+": add, "-": subtract}.get(e.op, multiply)
    product, factor, scaled = operate is multiply, e.factor, e.factor != 1

    def binary(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is Fraction and y.__class__ is Fraction:
            value = operate(x, y)
            return Step(e, multiply(value, factor) if scaled else value, (a, b))
        if product and ((x == 0 and y.__class__ is Unknown) or (y == 0 and x.__class__ is Unknown)):
            return Step(e, Fraction(0), (a, b))
        return Step(e, gravest((x, y)), (a, b))

    return binary


def _quotient(e: s.Binary, left: Run, right: Run) -> Run:
    factor, scaled = e.factor, e.factor != 1

    def quotient(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is Fraction and y.__class__ is Fraction:
            if y == 0:
                return Step(e, failure(e, "LW401"), (a, b))
            value = divide(x, y)
            return Step(e, multiply(value, factor) if scaled else value, (a, b))
        return Step(e, gravest((x, y)), (a, b))

    return quotient


def _negate(e: s.Negate) -> Run:
    of = compile_expr(e.of)

    def negated(frame: Frame) -> Step:
        a = of(frame)
        return Step(e, negate(a.value) if a.value.__class__ is Fraction else gravest((a.value,)), (a,))

    return negated


def _convert(e: s.Convert) -> Run:
    of, factor = compile_expr(e.of), e.factor

    def convert(frame: Frame) -> Step:
        a = of(frame)
        value = a.value
        return Step(e, multiply(value, factor) if value.__class__ is Fraction else value, (a,))

    return convert


def _round(e: s.Round) -> Run:
    of = compile_expr(e.of)
    assert e.of.type is not None
    multiple = compile_expr(e.multiple) if e.multiple is not None else None
    grain = {"centen": CENT, "hele": ONE}.get(e.grain, ONE)
    if e.grain == "decimalen":
        grain = Fraction(1, 10 ** int(e.word))
    if e.of.type.name == "percentage" and (e.grain == "decimalen" or e.word == "procenten"):
        grain /= 100

    def rounded(frame: Frame) -> Step:
        a = of(frame)
        size: object = grain
        kids: tuple[Step, ...] = (a,)
        if multiple is not None:
            m = multiple(frame)
            size, kids = m.value, (a, m)
        if a.value.__class__ is not Fraction or size.__class__ is not Fraction:
            return Step(e, gravest((a.value, size)), kids)
        if size <= 0:
            return Step(e, failure(e, "LW402"), kids)
        return Step(e, round_to(a.value, e.mode, size), kids)

    return rounded


def _in_unit(e: s.InUnit) -> Run:
    of = compile_expr(e.of)

    def in_unit(frame: Frame) -> Step:
        a = of(frame)
        return Step(e, a.value if a.value.__class__ is Fraction else gravest((a.value,)), (a,))

    return in_unit


# -- comparing and choosing ---------------------------------------------------------------------------------------------

RELATIONS: dict[str, Callable[[object, object], bool]] = {
    "": lambda a, b: a == b,
    "niet": lambda a, b: a != b,
    "minstens": lambda a, b: a >= b,  # type: ignore[operator]  # the checker allowed only ordered types
    "vanaf": lambda a, b: a >= b,  # type: ignore[operator]
    "hoogstens": lambda a, b: a <= b,  # type: ignore[operator]
    "uiterlijk": lambda a, b: a <= b,  # type: ignore[operator]
    "meer dan": lambda a, b: a > b,  # type: ignore[operator]
    "na": lambda a, b: a > b,  # type: ignore[operator]
    "minder dan": lambda a, b: a < b,  # type: ignore[operator]
    "voor": lambda a, b: a < b,  # type: ignore[operator]
}


def ordering(type_: Type | None) -> Callable[[object], object]:
    """What to compare by: a step in a scale by its place, everything else by itself."""
    if type_ is not None and type_.name == "stap":
        places: dict[object, int] = {option: place for place, option in enumerate(type_.options)}
        return lambda v: places.get(v, -1)
    return lambda v: v


def same(a: object, b: object) -> bool:
    """Whether two known values are equal; elements are, when they are the same element."""
    return a is b or (a.__class__ is not Element and a == b)


def _compare(e: s.Compare) -> Run:
    left, right = compile_expr(e.left), compile_expr(e.right)
    relate, key = RELATIONS[e.op], ordering(e.left.type)
    equality = e.op in ("", "niet")

    def compared(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if isinstance(x, Gap) or isinstance(y, Gap) or ((x is None or y is None) and not equality):
            return Step(e, gravest((x, y)), (a, b))
        return Step(e, relate(key(x), key(y)), (a, b))

    return compared


def _one_of(e: s.OneOf) -> Run:
    of = compile_expr(e.of)
    options = tuple(compile_expr(o) for o in e.options)

    def one_of(frame: Frame) -> Step:
        a = of(frame)
        if isinstance(a.value, Gap):
            return Step(e, a.value, (a,))
        found = tuple(o(frame) for o in options)
        if any(same(a.value, o.value) for o in found):
            return Step(e, True, (a, *found))
        gaps = [o.value for o in found if isinstance(o.value, Gap)]
        return Step(e, gravest(gaps) if gaps else False, (a, *found))

    return one_of


def _presence(e: s.Presence) -> Run:
    of, given = compile_expr(e.of), e.given

    def presence(frame: Frame) -> Step:
        a = of(frame)
        absent = a.value is None or (isinstance(a.value, Failure) and a.value.absent)
        if isinstance(a.value, Gap) and not absent:
            return Step(e, a.value, (a,))
        return Step(e, absent is not given, (a,))

    return presence


def _logic(e: s.Logic) -> Run:
    parts = tuple(compile_expr(p) for p in e.parts)
    deciding = e.op == "of"

    def logic(frame: Frame) -> Step:
        kids: list[Step] = []
        for part in parts:
            step = part(frame)
            kids.append(step)
            if step.value is deciding:
                return Step(e, deciding, tuple(kids))
        gaps = [k.value for k in kids if k.value.__class__ is not bool]
        return Step(e, gravest(gaps) if gaps else not deciding, tuple(kids))

    return logic


def _not(e: s.Not) -> Run:
    of = compile_expr(e.of)

    def negation(frame: Frame) -> Step:
        a = of(frame)
        return Step(e, not a.value if a.value.__class__ is bool else gravest((a.value,)), (a,))

    return negation


def _if(e: s.If) -> Run:
    condition, then, otherwise = compile_expr(e.condition), compile_expr(e.then), compile_expr(e.otherwise)

    def choose(frame: Frame) -> Step:
        c = condition(frame)
        if c.value.__class__ is bool:
            branch = (then if c.value else otherwise)(frame)
            return Step(e, branch.value, (c, branch), c.value)
        if not isinstance(c.value, Unknown):
            return Step(e, gravest((c.value,)), (c,))
        a, b = then(frame), otherwise(frame)
        if not isinstance(a.value, Gap) and same(a.value, b.value):
            return Step(e, a.value, (c, a, b))
        return Step(e, Unknown(missing_of(c.value, a.value, b.value)), (c, a, b))

    return choose


def _clamp(e: s.Clamp) -> Run:
    of, bound, key = compile_expr(e.of), compile_expr(e.bound), ordering(e.of.type)
    pick = max if e.op == "ten minste" else min

    def clamp(frame: Frame) -> Step:
        a, b = of(frame), bound(frame)
        x, y = a.value, b.value
        if isinstance(x, Gap) or isinstance(y, Gap) or x is None or y is None:
            return Step(e, gravest((x, y)), (a, b))
        return Step(e, pick((x, y), key=key), (a, b))  # type: ignore[arg-type]  # ordered, by the checker

    return clamp


def _extreme(e: s.Extreme) -> Run:
    parts, key = tuple(compile_expr(p) for p in e.parts), ordering(e.parts[0].type)
    pick = max if e.kind in ("hoogste", "laatste") else min

    def extreme(frame: Frame) -> Step:
        kids = tuple(p(frame) for p in parts)
        values = [k.value for k in kids]
        if any(v is None or isinstance(v, Gap) for v in values):
            return Step(e, gravest(values), kids)
        return Step(e, pick(values, key=key), kids)  # type: ignore[arg-type]

    return extreme


def _if_absent(e: s.IfAbsent) -> Run:
    of, other = compile_expr(e.of), compile_expr(e.other)

    def if_absent(frame: Frame) -> Step:
        a = of(frame)
        if a.value is None or (isinstance(a.value, Failure) and a.value.absent):
            b = other(frame)
            return Step(e, b.value, (a, b), True)
        return Step(e, a.value, (a,), False)

    return if_absent


# -- tables ------------------------------------------------------------------------------------------------------------


def _lookup(e: s.Lookup) -> Run:
    keys = tuple(compile_expr(k) for k in e.keys)

    def lookup(frame: Frame) -> Step:
        kids = tuple(k(frame) for k in keys)
        values = [k.value for k in kids]
        if any(isinstance(v, Gap) for v in values):
            return Step(e, gravest(values), kids)
        if any(v is None for v in values):
            return Step(e, ABSENT, kids)
        table = frame.calc.tables.get(e.table)
        if table is None:
            return _in_selection(e, values, kids, frame)
        value, row = table.next_up(e.column, values[0], frame) if e.next_up else table.find(e.column, tuple(values), frame)
        return Step(e, value, kids, row)

    return lookup


def _in_selection(e: s.Lookup, values: list[object], kids: tuple[Step, ...], frame: Frame) -> Step:
    """Look something up in a selection of a table's rows."""
    rows = frame.calc.elements(e.table, None, frame.date)
    if not isinstance(rows, tuple):
        return Step(e, gravest((rows,)), kids)
    element = frame.calc.program.kind_of(e.table)
    table = next(t for t in frame.calc.tables.values() if t.table.element == element)
    value, row = table.among(rows, e.column, values, e.next_up)
    return Step(e, value, kids, row)


def _brackets(e: s.Brackets) -> Run:
    of = compile_expr(e.of)

    def brackets(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Fraction:
            return Step(e, gravest((a.value,)), (a,))
        value, parts = frame.calc.tables[e.table].brackets(a.value, frame)
        return Step(e, value, (a,), parts)

    return brackets


def _field(e: s.Field) -> Run:
    from lidwoord.calculate import dates, folds

    of = compile_expr(e.of) if e.ref != "rest" else None
    if of is None:
        return folds.rest(e)
    if e.ref == "kenmerk":
        return dates.attribute(e, of)
    name = e.name

    def rule(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Element:
            return Step(e, gravest((a.value,)), (a,))
        found = frame.calc.rule(name, a.value, frame.date)
        return Step(e, usable(found.value), (a, found))

    if e.ref == "regel":
        return rule

    def field(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Element:
            return Step(e, gravest((a.value,)), (a,))
        return Step(e, frame.calc.field(a.value, name, frame.date), (a,))

    return field


COMPILERS: dict[type[s.Expr], Compiler] = {
    s.Literal: _literal, s.Name: _name, s.At: _at, s.Binary: _binary, s.Negate: _negate, s.Convert: _convert, s.Round: _round,
    s.InUnit: _in_unit, s.Compare: _compare, s.OneOf: _one_of, s.Presence: _presence, s.Logic: _logic, s.Not: _not, s.If: _if,
    s.Clamp: _clamp, s.Extreme: _extreme, s.IfAbsent: _if_absent, s.Lookup: _lookup, s.Brackets: _brackets, s.Field: _field,
}  # fmt: skip
