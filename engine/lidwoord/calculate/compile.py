"""Typed trees to closures: one small function per node, that yields the node's step.

In: a typed tree. Out: a function of a ``Frame`` (calculation, date, local names) that evaluates it. A program of closures
runs several times faster than walking the tree and builds the trace as it goes. This module holds the frame and the
registry; ``numbers``, ``choices``, ``names``, ``dates`` and ``folds`` hold the nodes and enter them here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s
from lidwoord.values.numbers import fits, less
from lidwoord.values.types import Type, is_number

if TYPE_CHECKING:
    from lidwoord.calculate.rules import Calculation


class Frame:
    """Where a formula is evaluated: the calculation, the date, and the local names."""

    __slots__ = ("calc", "date", "local")

    def __init__(self, calc: Calculation, on: date, local: dict[str, object]) -> None:
        self.calc, self.date, self.local = calc, on, local


Run = Callable[[Frame], Step]
Compiler = Callable[..., Run]
COMPILERS: dict[type[s.Expr], Compiler] = {}
MAX_BITS = 65_536  # of a numerator or denominator: nearly 20,000 digits
LIMIT = 1 << MAX_BITS


def compile_expr(expr: s.Expr) -> Run:
    """The closure of a typed tree."""
    return COMPILERS[expr.__class__](expr)


def bounded(expr: s.Expr, value: Fraction) -> object:
    """A number, or a failure when it has grown beyond what any text can mean (squaring a few dozen times over)."""
    return value if fits(value, LIMIT) else failure(expr, "LW403", grens=str(MAX_BITS))


def failure(expr: s.Expr, code: str, *, absent: bool = False, **facts: str) -> Failure:
    """A failure whose place the rule fills in."""
    return Failure(code, tuple(facts.items()), absent=absent)


def ordering(type_: Type | None) -> Callable[[object], object]:
    """What to compare by: a step in a scale by its place, everything else by itself."""
    if type_ is not None and type_.name == "stap":
        places: dict[object, int] = {option: place for place, option in enumerate(type_.options)}
        return lambda v: places.get(v, -1)
    return lambda v: v


def precedence(type_: Type | None) -> Callable[[Any, Any], bool]:
    """Whether the first of two known values of an ordered type comes before the second."""
    if type_ is not None and is_number(type_):
        return less
    place = ordering(type_)
    return lambda a, b: place(a) < place(b)  # type: ignore[operator]  # ordered, by the checker


def same(a: object, b: object) -> bool:
    """Whether two known values are equal; elements are, when they are the same element."""
    return a is b or (a.__class__ is not Element and a == b)
