"""Laws of numbers, units and their notation, for every input."""

import operator
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lidwoord.values.notation import Unreadable, read_value, write_exact, write_literal, write_value
from lidwoord.values.numbers import ROUNDINGS, add, divide, multiply, negate, round_to, subtract
from lidwoord.values.types import PERCENTAGE, Type, parse_type, quantity
from lidwoord.values.units import Unit, parse_unit

pytestmark = pytest.mark.no_cover  # what they go through is covered by the tests of each module

NAMES = ("€", "minuut", "uur", "dag", "week", "periode", "maand", "jaar", "werkdag", "km")

fractions = st.fractions(max_denominator=10**12) | st.decimals(-(10**9), 10**9, allow_nan=False, places=4).map(Fraction)
grains = st.fractions(min_value=Fraction(1, 10**4), max_value=10**4, max_denominator=10**4).filter(bool)
units = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from((-2, -1, 1, 2))), max_size=4).map(
    lambda parts: Unit(tuple(parts))
)
number_types = st.sampled_from([Type("getal"), PERCENTAGE]) | units.filter(lambda u: u.parts).map(quantity)


@given(fractions, fractions)
def test_arithmetic_equals_the_operators(a: Fraction, b: Fraction) -> None:
    """The fast functions give the operators' results, in lowest terms, and leave their operands alone."""
    before = (a.numerator, a.denominator, b.numerator, b.denominator)
    for fast, plain in ((add, operator.add), (subtract, operator.sub), (multiply, operator.mul)):
        assert repr(fast(a, b)) == repr(plain(a, b))
    assert repr(negate(a)) == repr(-a)
    if b:
        assert repr(divide(a, b)) == repr(a / b)
    else:
        with pytest.raises(ZeroDivisionError):
            divide(a, b)
    assert before == (a.numerator, a.denominator, b.numerator, b.denominator)


@given(fractions, st.sampled_from(ROUNDINGS), grains)
def test_rounding_is_to_a_near_multiple(x: Fraction, mode: str, grain: Fraction) -> None:
    """A rounded number is a multiple, less than a grain away, and rounds to itself."""
    rounded = round_to(x, mode, grain)
    assert (rounded / grain).denominator == 1
    assert abs(rounded - x) < grain
    assert round_to(rounded, mode, grain) == rounded
    if mode == "rekenkundig":
        assert abs(rounded - x) * 2 <= grain


@given(fractions, grains)
def test_roundings_mirror_each_other(x: Fraction, grain: Fraction) -> None:
    """Up is down mirrored; the ones about zero are symmetric; the directed ones enclose the number."""
    up, down = round_to(x, "naar boven", grain), round_to(x, "naar beneden", grain)
    assert down <= x <= up
    assert up == -round_to(-x, "naar beneden", grain)
    for mode in ("rekenkundig", "richting nul", "weg van nul"):
        assert round_to(x, mode, grain) == -round_to(-x, mode, grain)
    assert {round_to(x, "richting nul", grain), round_to(x, "weg van nul", grain)} == {up, down}
    if x - down == up - x:
        assert round_to(x, "rekenkundig", grain) == round_to(x, "weg van nul", grain)


@given(fractions, fractions, st.sampled_from(ROUNDINGS), grains)
def test_rounding_keeps_the_order(x: Fraction, y: Fraction, mode: str, grain: Fraction) -> None:
    """A larger number never rounds to less."""
    low, high = sorted((x, y))
    assert round_to(low, mode, grain) <= round_to(high, mode, grain)


@given(units, units)
def test_products_of_units_keep_their_size(a: Unit, b: Unit) -> None:
    """The factor makes up exactly for the units that were converted."""
    product, factor = a.times(b)
    assert a.factor * b.factor == product.factor * factor
    assert dict(product.dimension) == {
        base: power
        for base in dict(a.dimension) | dict(b.dimension)
        if (power := dict(a.dimension).get(base, 0) + dict(b.dimension).get(base, 0))
    }
    quotient, factor = a.per(b)
    assert a.factor / b.factor == quotient.factor * factor
    back, factor_back = quotient.times(b)
    assert back.dimension == a.dimension
    assert back.factor * factor * factor_back == a.factor


@given(units, units)
def test_conversion_is_the_ratio_of_factors(a: Unit, b: Unit) -> None:
    """Converting there and back changes nothing; other dimensions don't convert."""
    there, back = a.conversion(b), b.conversion(a)
    assert (there is None) == (a.dimension != b.dimension) == (back is None)
    if there is not None and back is not None:
        assert there * back == 1


@given(units)
def test_unit_text_reads_back(u: Unit) -> None:
    """A unit is read from its own text, and so is its type."""
    assert parse_unit(u.text) == (u if u.parts else None)
    t = quantity(u)
    assert parse_type(t.text) == t


@given(fractions, number_types)
def test_literals_read_back(x: Fraction, t: Type) -> None:
    """A number's literal reads back as the number, in every unit."""
    assert read_value(write_literal(x, t), t) == x


@given(fractions, number_types)
def test_the_json_form_reads_back_but_for_cents(x: Fraction, t: Type) -> None:
    """The JSON form is the number itself where it is given, and at most half a cent off for money."""
    text = write_exact(x, t)
    assume(text and sum(character.isdigit() for character in text) <= 15)
    value = read_value(text, t, json=True)
    assert isinstance(value, Fraction)
    assert value == x or (t.text.startswith("€") and abs(value - x) * 200 <= 1)


@given(fractions, number_types)
def test_what_is_shown_is_close(x: Fraction, t: Type) -> None:
    """A shown number reads back as itself, half a cent off at most for money, or says that it is rounded."""
    shown = write_value(x, t)
    value = read_value(shown.removeprefix("ca. "), t)
    assume(not isinstance(value, Unreadable))  # more digits are shown than a person may write
    assert isinstance(value, Fraction)
    if t.text.startswith("€"):
        assert abs(value - x) * 200 <= 1
    elif shown.startswith("ca. "):
        assert abs(value - x) * 20_000 <= 1
    else:
        assert value == x


@given(
    st.text(max_size=30) | st.from_regex(r"(€ ?)?-?[0-9.,/]{1,12}( ?(%|uur|km|dagen/week|/uur))?", fullmatch=True), number_types
)
def test_reading_never_raises(text: str, t: Type) -> None:
    """Any text is a number or is refused with a reason, in both notations."""
    for json in (False, True):
        value = read_value(text, t, json=json)
        assert isinstance(value, Fraction) or (isinstance(value, Unreadable) and value.reason)
