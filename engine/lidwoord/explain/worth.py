"""Values as numbers, so that one can be taken from another.

In: values of steps. Out: what they count for, a number as itself, a date or moment in days; whether two values are the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import usable
from lidwoord.values.periods import Moment
from lidwoord.values.types import Type, parse_type

DAY_SECONDS = 86_400
DATED = ("datum", "datumtijd")
Worth = Callable[[object], Fraction]
"""What an outcome counts for when one of its parts has some value."""


class NotANumberError(Exception):
    """Part way between two traces there is no answer, such as behind a division by zero."""


def is_countable(value: object) -> bool:
    """Whether a value can be taken from another."""
    found = usable(value)
    return isinstance(found, (Fraction, Moment, date))


def number(value: object) -> Fraction:
    """What a value counts for: a date or moment in days. Raises ``NotANumberError`` for what can't be counted."""
    found = usable(value)
    if isinstance(found, Fraction):
        return found
    if isinstance(found, Moment):
        return Fraction(found.utc, DAY_SECONDS)
    if isinstance(found, date):
        return Fraction(found.toordinal())
    raise NotANumberError


def becomes(wanted: object) -> Worth:
    """For what can't be counted: 1 for the wanted value and 0 for any other."""
    return lambda value: Fraction(alike(value, wanted))


def difference_type(type_: Type) -> Type:
    """The type of the difference of two values of a type."""
    return (parse_type("dag") if type_.name in DATED else None) or type_


def alike(a: object, b: object) -> bool:
    """Whether two values are the same; elements by what they are called."""
    if isinstance(a, Element) and isinstance(b, Element):
        return a.path == b.path
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(alike, a, b))
    a, b = usable(a), usable(b)
    return a.__class__ is b.__class__ and a == b
