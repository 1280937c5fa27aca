"""Polynomials: the normal form of arithmetic."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from lidwoord.compare.polynomial import MOST, Polynomial, atom, number

VALUES = {"x": Fraction(7), "y": Fraction(-3, 2), "z": Fraction(5, 11)}


@st.composite
def worked(draw: st.DrawFn, depth: int = 4) -> tuple[Polynomial, Fraction]:
    """A polynomial, and what it is when x, y and z have the values above."""
    if depth == 0 or draw(st.booleans()):
        if draw(st.booleans()):
            name = draw(st.sampled_from(sorted(VALUES)))
            return atom(name), VALUES[name]
        value = Fraction(draw(st.integers(-4, 4)), draw(st.integers(1, 3)))
        return number(value), value
    (one, first), (other, second) = draw(worked(depth - 1)), draw(worked(depth - 1))
    how = draw(st.sampled_from("+-*"))
    if how == "+":
        return one + other, first + second
    return (one - other, first - second) if how == "-" else (one * other, first * second)


def value_of(polynomial: Polynomial) -> Fraction:
    """What a polynomial of these atoms is."""
    total = Fraction(0)
    for product, coefficient in polynomial.terms:
        part = coefficient
        for name, power in product:
            part *= VALUES[name] ** power
        total += part
    return total


@given(worked())
def test_it_keeps_the_value(made: tuple[Polynomial, Fraction]) -> None:
    """However sums and products are put together, the terms add up to the same number."""
    polynomial, expected = made
    if all(name in VALUES for product, _ in polynomial.terms for name, _ in product):
        assert value_of(polynomial) == expected


def test_the_same_number_written_otherwise() -> None:
    """12 / 1878 of something and one 156,5th of it."""
    salary = atom("salaris")
    below = number(Fraction(1878)).inverse()
    other = number(Fraction("156.5")).inverse()
    assert below is not None
    assert other is not None
    assert (number(Fraction(12)) * below * salary).key == (salary * other).key


def test_a_sum_worked_out_or_not() -> None:
    """(x + y) * z is x * z + y * z, in any order; x * y is not x + y."""
    x, y, z = atom("x"), atom("y"), atom("z")
    assert ((x + y) * z).key == (z * y + x * z).key
    assert (x * y).key != (x + y).key


def test_below_the_line() -> None:
    """A sum below the line is one atom: the same for sums that differ by a factor, which is kept apart."""
    x, y = atom("x"), atom("y")
    one, double = (x + y).inverse(), (x.times(Fraction(2)) + y.times(Fraction(2))).inverse()
    assert one is not None
    assert double is not None
    assert one.key == double.times(Fraction(2)).key
    assert (x - x).inverse() is None
    assert (x * x).inverse() == x.inverse() * x.inverse()  # type: ignore[operator]  # x has an inverse


def test_constants() -> None:
    """A number is known as one; anything with an atom in it is not."""
    x = atom("x")
    assert (x - x).constant == 0
    assert (x - x).key == "0"
    assert number(Fraction(3)).constant == 3
    assert (x + number(Fraction(3))).constant is None


def test_scaled() -> None:
    """Divided by the size of the first coefficient: the sign stays."""
    x = atom("x")
    assert x.times(Fraction(-4)).scaled().key == x.times(Fraction(-1)).key
    assert (x - x).scaled().key == "0"


def test_a_long_product_is_not_worked_out() -> None:
    """Two sums with too many terms between them become one atom, whatever their order or factor."""
    one, other = number(Fraction(0)), number(Fraction(1))
    for place in range(9):
        one, other = one + atom(f"a{place}"), other + atom(f"b{place}")
    assert len(one.terms) * len(other.terms) > MOST
    product = one * other
    assert len(product.terms) == 1
    assert product.key == (other * one).key
    assert (one.times(Fraction(3)) * other).key == product.times(Fraction(3)).key
