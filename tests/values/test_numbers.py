"""Exact arithmetic and rounding."""

import operator
from fractions import Fraction

import pytest

from lidwoord.values import numbers
from lidwoord.values.numbers import ROUNDINGS, add, divide, multiply, negate, round_to, subtract

CENT = Fraction(1, 100)


def test_results_are_ordinary_fractions() -> None:
    """What is built through the slots is a reduced fraction like any other, with the same hash and text."""
    sixth = subtract(Fraction(1, 2), Fraction(1, 3))
    assert sixth == Fraction(1, 6)
    assert hash(sixth) == hash(Fraction(1, 6))
    assert repr(add(sixth, sixth)) == "Fraction(1, 3)"
    assert repr(subtract(Fraction(5, 7), Fraction(3, 7))) == "Fraction(2, 7)"
    assert repr(multiply(sixth, Fraction(-12))) == "Fraction(-2, 1)"
    assert repr(multiply(Fraction(-4), Fraction(3))) == "Fraction(-12, 1)"
    assert repr(divide(Fraction(1, 3), Fraction(-1, 6))) == "Fraction(-2, 1)"
    assert repr(negate(sixth)) == "Fraction(-1, 6)"
    assert repr(add(Fraction(1, 4), Fraction(-1, 4))) == "Fraction(0, 1)"


def test_percentage_times_hundred_is_exact() -> None:
    """0,29 * 100 is 29, where floating point makes it 28.999999999999996."""
    assert multiply(Fraction("0.29"), Fraction(100)) == 29


@pytest.mark.parametrize("zero", [Fraction(0), subtract(Fraction(1, 3), Fraction(1, 3))])
def test_dividing_by_zero_fails(zero: Fraction) -> None:
    """Dividing by 0 raises, however the 0 came about."""
    with pytest.raises(ZeroDivisionError):
        divide(Fraction(1), zero)


def test_fast_arithmetic_is_in_use_here() -> None:
    """In this Python a fraction has the slots, so the fast functions serve."""
    assert numbers.FAST
    assert add is not operator.add


def test_without_slots_the_plain_operators_would_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Fraction whose slots can't be filled is recognised."""

    class Other:
        __slots__ = ("numerator",)

    monkeypatch.setattr(numbers, "Fraction", Other)
    assert not numbers._has_slots()


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("naar boven", ["2", "3", "3", "-2", "-2", "-1", "2"]),
        ("naar beneden", ["1", "2", "2", "-3", "-3", "-2", "2"]),
        ("rekenkundig", ["1", "3", "3", "-3", "-3", "-1", "2"]),
        ("richting nul", ["1", "2", "2", "-2", "-2", "-1", "2"]),
        ("weg van nul", ["2", "3", "3", "-3", "-3", "-2", "2"]),
    ],
)
def test_five_roundings(mode: str, expected: list[str]) -> None:
    """The five roundings differ on halves, on negative numbers and not at all on whole ones."""
    numbers_in = ["1.4", "2.5", "2.6", "-2.6", "-2.5", "-1.4", "2"]
    assert [str(round_to(Fraction(x), mode, Fraction(1))) for x in numbers_in] == expected


def test_rounding_to_a_multiple() -> None:
    """The grain need not be a power of ten."""
    assert round_to(Fraction("13.74"), "naar beneden", Fraction("2.50")) == Fraction("12.5")
    assert round_to(Fraction(7, 3), "rekenkundig", Fraction(1, 4)) == Fraction(9, 4)


@pytest.mark.parametrize(
    ("percentage", "amount", "expected"),
    [
        ("8.33", "3550", "295.72"),  # € 295,715: floating point gives 295,71
        ("22", "2329.25", "512.44"),
        ("38", "2699.25", "1025.72"),
        ("49", "2100.50", "1029.25"),
    ],
)
def test_half_cents_go_up(percentage: str, amount: str, expected: str) -> None:
    """Amounts that come to half a cent exactly, and that floating point gets wrong."""
    product = multiply(divide(Fraction(percentage), Fraction(100)), Fraction(amount))
    assert round_to(product, "rekenkundig", CENT) == Fraction(expected)


def test_wrong_rounding_is_refused() -> None:
    """An unknown mode or a grain of 0 is a mistake in the program."""
    with pytest.raises(ValueError, match="unknown rounding"):
        round_to(Fraction(1), "omhoog", CENT)
    with pytest.raises(ValueError, match="more than 0"):
        round_to(Fraction(1), ROUNDINGS[0], Fraction(0))
