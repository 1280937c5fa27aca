"""Arithmetic: the closures of sums, products, conversions and roundings.

In: typed nodes about numbers. Out: their closures, entered in the registry. Values stay exact; only a rounding rounds.
"""

from __future__ import annotations

from fractions import Fraction

from lidwoord.calculate.compile import COMPILERS, Frame, Run, bounded, compile_expr, failure
from lidwoord.calculate.dates import moved
from lidwoord.calculate.states import Unknown, gravest
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s
from lidwoord.values.numbers import add, divide, multiply, negate, round_to, subtract

ONE = Fraction(1)
CENT = Fraction(1, 100)


def _binary(e: s.Binary) -> Run:
    left, right = compile_expr(e.left), compile_expr(e.right)
    assert e.left.type is not None
    if e.left.type.name in ("datum", "datumtijd"):
        return moved(e, left, right)
    if e.op in ("+", "-"):
        return _sum(e, left, right)
    return (_quotient if e.op == "/" else _product)(e, left, right)


def _sum(e: s.Binary, left: Run, right: Run) -> Run:
    operate = add if e.op == "+" else subtract

    def total(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is Fraction and y.__class__ is Fraction:
            return Step(e, operate(x, y), (a, b))
        return Step(e, gravest((x, y)), (a, b))

    return total


def _product(e: s.Binary, left: Run, right: Run) -> Run:
    factor, scaled = e.factor, e.factor != 1

    def product(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is Fraction and y.__class__ is Fraction:
            value = multiply(x, y)
            return Step(e, bounded(e, multiply(value, factor) if scaled else value), (a, b))
        if (x == 0 and y.__class__ is Unknown) or (y == 0 and x.__class__ is Unknown):
            return Step(e, Fraction(0), (a, b))  # what is unknown can't change it
        return Step(e, gravest((x, y)), (a, b))

    return product


def _quotient(e: s.Binary, left: Run, right: Run) -> Run:
    factor, scaled = e.factor, e.factor != 1

    def quotient(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is Fraction and y.__class__ is Fraction:
            if y == 0:
                return Step(e, failure(e, "LW401"), (a, b))
            value = divide(x, y)
            return Step(e, bounded(e, multiply(value, factor) if scaled else value), (a, b))
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
        if value.__class__ is Fraction:
            return Step(e, multiply(value, factor), (a,))
        return Step(e, gravest((value,)) if value.__class__ is Unknown else value, (a,))

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


COMPILERS.update(
    {
        s.Binary: _binary,
        s.Negate: _negate,
        s.Convert: _convert,
        s.Round: _round,
        s.InUnit: _in_unit,
    }
)
