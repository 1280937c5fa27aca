"""Units and their conversion."""

from fractions import Fraction

import pytest

from lidwoord.values.units import NONE, Unit, parse_unit, unit_name, unit_plural


def unit(text: str) -> Unit:
    """Return the unit of a text that is one."""
    parsed = parse_unit(text)
    assert parsed is not None, text
    return parsed


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("€", "€"),
        ("uren", "uur"),
        ("minuten", "minuut"),
        ("dagen", "dag"),
        ("weken", "week"),
        ("perioden", "periode"),
        ("jaren", "jaar"),
        ("werkdagen", "werkdag"),
        ("€/uur", "€/uur"),
        ("uren/week", "uur/week"),
        ("maanden/jaar", "maand/jaar"),
        ("km·€", "€·km"),
        ("1/uur", "1/uur"),
        ("uur·uur", "uur·uur"),
        ("€/uur/week", "€/uur/week"),
    ],
)
def test_reading_a_unit(text: str, canonical: str) -> None:
    """Unit words may be plural; the unit's own text is singular and in a fixed order, and reads back."""
    assert unit(text).text == canonical
    assert unit(canonical) == unit(text)


@pytest.mark.parametrize("text", ["", "1", "euro", "€/", "/uur", "uur/uur", "€ /uur", "getal", "€/1", "uur/week/", "€" * 200])
def test_what_is_no_unit(text: str) -> None:
    """A text that isn't exactly a unit is None, as is one whose parts cancel."""
    assert parse_unit(text) is None


def test_equal_units_are_equal_however_written() -> None:
    """The order of the parts, repeated names and exponent 0 don't make another unit."""
    assert Unit((("uur", -1), ("€", 1))) == unit("€/uur")
    assert Unit((("uur", 1), ("uur", 1))) == unit("uur·uur")
    assert Unit((("uur", 0),)) == NONE
    assert NONE.text == ""


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("minuut", "uur", Fraction(1, 60)),
        ("week", "dag", Fraction(7)),
        ("periode", "week", Fraction(4)),
        ("jaar", "maand", Fraction(12)),
        ("uur/week", "uur/dag", Fraction(1, 7)),
        ("€/maand", "€/jaar", Fraction(12)),
        ("dag/week", "maand/jaar", Fraction(12, 7)),
        ("dag", "werkdag", None),
        ("dag", "maand", None),
        ("uur", "dag", None),
    ],
)
def test_conversion(text: str, to: str, expected: Fraction | None) -> None:
    """Units of one dimension convert exactly; hours, days, months and working days are different dimensions."""
    assert unit(text).conversion(unit(to)) == expected


@pytest.mark.parametrize(
    ("a", "b", "product", "factor"),
    [
        ("€/uur", "uur", "€", Fraction(1)),
        ("€/uur", "minuut", "€", Fraction(1, 60)),
        ("€/maand", "jaar", "€", Fraction(12)),
        ("uur/week", "periode", "uur", Fraction(4)),
        ("dag/week", "week", "dag", Fraction(1)),
        ("minuut", "uur", "minuut·minuut", Fraction(60)),
        ("uur", "minuut", "uur·uur", Fraction(1, 60)),
        ("€/km", "uur", "€·uur/km", Fraction(1)),
        ("dag/week", "€", "€", Fraction(1, 7)),
        ("uur·uur", "1/minuut", "uur", Fraction(60)),
    ],
)
def test_product(a: str, b: str, product: str, factor: Fraction) -> None:
    """Equal names cancel; then names of one dimension are converted, to the first with the right sign."""
    assert unit(a).times(unit(b)) == (unit(product), factor)


def test_quotient() -> None:
    """Dividing cancels in the same way, and may leave a bare number."""
    assert unit("€").per(unit("uur")) == (unit("€/uur"), Fraction(1))
    assert unit("jaar").per(unit("maand")) == (NONE, Fraction(12))
    assert unit("uur").per(unit("uur")) == (NONE, Fraction(1))
    assert NONE.per(unit("week")) == (unit("1/week"), Fraction(1))


def test_a_bare_number_leaves_a_unit_as_it_is() -> None:
    """Twice 3 dagen/week stays dagen/week, though that ratio has no dimension."""
    ratio = unit("dagen/week")
    assert ratio.dimension == ()
    assert ratio.times(NONE) == NONE.times(ratio) == ratio.per(NONE) == (ratio, Fraction(1))
    assert ratio.conversion(NONE) == Fraction(1, 7)


def test_words() -> None:
    """A unit word has a singular and a plural."""
    assert unit_name("uren") == "uur"
    assert unit_name("perioden") == unit_name("periode") == "periode"
    assert unit_name("euro") is None
    assert [unit_plural(name) for name in ("dag", "uur", "jaar", "maand")] == ["dagen", "uur", "jaar", "maanden"]
