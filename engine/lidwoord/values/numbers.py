"""Exact numbers.

In: fractions. Out: fractions, never a float. `Fraction`'s own operators dispatch on the types of their
operands and build their result through a slow constructor; the functions here know that both operands are
fractions and fill the result's slots directly: three to five times as fast on amounts of pay, and equal (see
tests/properties/test_numbers.py). In a Python whose `Fraction` lacks those slots the plain operators serve.
"""

# mypy: disable-error-code="attr-defined"
# reason: typeshed doesn't declare Fraction._numerator and _denominator; `_has_slots` guards their use.

import operator
from collections.abc import Callable
from fractions import Fraction
from math import gcd

ZERO = Fraction(0)
ONE = Fraction(1)

ROUNDINGS: tuple[str, ...] = ("naar boven", "naar beneden", "rekenkundig", "richting nul", "weg van nul")
"""The five ways of rounding, as a rule names them."""

_Binary = Callable[[Fraction, Fraction], Fraction]
_new = object.__new__


def _has_slots() -> bool:
    """Tell whether a fraction can be built by filling its slots in this Python."""
    try:
        built = _new(Fraction)
        built._numerator = 3
        built._denominator = 4
        return built == Fraction(3, 4) and ONE._numerator == 1 and ONE._denominator == 1
    except (AttributeError, TypeError):
        return False


def _add(a: Fraction, b: Fraction) -> Fraction:
    """Return a + b."""
    na = a._numerator
    da = a._denominator
    nb = b._numerator
    db = b._denominator
    result = _new(Fraction)
    if da == db:
        n = na + nb
        if da != 1:
            common = gcd(n, da)
            if common != 1:
                n //= common
                da //= common
        result._numerator = n
        result._denominator = da
        return result
    n = na * db + nb * da
    d = da * db
    common = gcd(n, d)
    if common != 1:
        n //= common
        d //= common
    result._numerator = n
    result._denominator = d
    return result


def _subtract(a: Fraction, b: Fraction) -> Fraction:
    """Return a - b."""
    na = a._numerator
    da = a._denominator
    nb = b._numerator
    db = b._denominator
    result = _new(Fraction)
    if da == db:
        n = na - nb
        if da != 1:
            common = gcd(n, da)
            if common != 1:
                n //= common
                da //= common
        result._numerator = n
        result._denominator = da
        return result
    n = na * db - nb * da
    d = da * db
    common = gcd(n, d)
    if common != 1:
        n //= common
        d //= common
    result._numerator = n
    result._denominator = d
    return result


def _multiply(a: Fraction, b: Fraction) -> Fraction:
    """Return a * b."""
    n = a._numerator * b._numerator
    d = a._denominator * b._denominator
    if d != 1:
        common = gcd(n, d)
        if common != 1:
            n //= common
            d //= common
    result = _new(Fraction)
    result._numerator = n
    result._denominator = d
    return result


def _divide(a: Fraction, b: Fraction) -> Fraction:
    """Return a / b; ZeroDivisionError when b is 0."""
    n = a._numerator * b._denominator
    d = a._denominator * b._numerator
    if d <= 0:
        if d == 0:
            raise ZeroDivisionError(f"{a} / 0")
        n = -n
        d = -d
    common = gcd(n, d)
    if common != 1:
        n //= common
        d //= common
    result = _new(Fraction)
    result._numerator = n
    result._denominator = d
    return result


def _negate(a: Fraction) -> Fraction:
    """Return -a."""
    result = _new(Fraction)
    result._numerator = -a._numerator
    result._denominator = a._denominator
    return result


def _less(a: Fraction, b: Fraction) -> bool:
    """Return whether a < b."""
    return bool(a._numerator * b._denominator < b._numerator * a._denominator)


def _fits(x: Fraction, limit: int) -> bool:
    """Return whether the numerator, apart from its sign, and the denominator are both under a limit."""
    return bool(x._denominator < limit and -limit < x._numerator < limit)


def _plainly_fits(x: Fraction, limit: int) -> bool:
    """Return whether the numerator, apart from its sign, and the denominator are both under a limit."""
    return x.denominator < limit and abs(x.numerator) < limit


FAST = _has_slots()
"""Whether the fast arithmetic is in use; False means that the plain operators of `Fraction` are."""

add: _Binary = _add if FAST else operator.add
subtract: _Binary = _subtract if FAST else operator.sub
multiply: _Binary = _multiply if FAST else operator.mul
divide: _Binary = _divide if FAST else operator.truediv
negate: Callable[[Fraction], Fraction] = _negate if FAST else operator.neg
less: Callable[[Fraction, Fraction], bool] = _less if FAST else operator.lt
fits: Callable[[Fraction, int], bool] = _fits if FAST else _plainly_fits


def round_to(x: Fraction, mode: str, grain: Fraction) -> Fraction:
    """Round a number to a multiple of a grain.

    x: the number; mode: one of `ROUNDINGS` ("naar beneden" is towards minus infinity, "rekenkundig" is half
    away from zero); grain: what the result is a multiple of, more than 0 (1/100 for cents).
    Returns the multiple; ValueError for another mode or grain.
    """
    if grain <= 0:
        raise ValueError(f"grain must be more than 0, not {grain}")
    if mode not in ROUNDINGS:
        raise ValueError(f"unknown rounding {mode!r}; expected one of {ROUNDINGS}")
    scaled = divide(x, grain)
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if rest:
        if mode == "naar boven":
            up = True
        elif mode == "naar beneden":
            up = False
        elif mode == "richting nul":
            up = whole < 0
        elif mode == "weg van nul":
            up = whole >= 0
        else:
            twice = 2 * rest
            up = twice > scaled.denominator or (twice == scaled.denominator and whole >= 0)
        whole += up
    return multiply(Fraction(whole), grain)
