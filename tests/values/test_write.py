"""Writing values: for people, for JSON, and as notation that reads back."""

import datetime as dt
from fractions import Fraction

import pytest

from lidwoord.values.notation import exact_fraction, read_value, write_exact, write_literal, write_value
from lidwoord.values.numbers import multiply
from lidwoord.values.periods import Moment, Period, TimePeriod, moment
from lidwoord.values.types import GEEN, Type, parse_type


def typed(text: str) -> Type:
    """Return the type of a notation that is one."""
    t = parse_type(text)
    assert t is not None, text
    return t


def at(text: str, fold: int = 0) -> Moment:
    """Return the moment of an ISO local time."""
    return moment(dt.datetime.fromisoformat(text), fold)


FIRST, LAST = dt.date(2018, 5, 1), dt.date(2018, 5, 3)
NIGHT = TimePeriod(at("2018-05-01T23:00"), at("2018-05-02T07:00"))


@pytest.mark.parametrize(
    ("v", "t", "shown", "exact", "literal"),
    [
        ("1841.95", "€", "€ 1.841,95", "1841.95", "€ 1.841,95"),
        ("0", "€", "€ 0,00", "0.00", "€ 0,00"),
        ("-5", "€", "€ -5,00", "-5.00", "€ -5,00"),
        ("-0.5", "€", "€ -0,50", "-0.50", "€ -0,50"),
        ("-0.001", "€", "€ 0,00", "0.00", "€ -0,001"),
        ("5742/125", "€", "€ 45,94", "45.94", "€ 45,936"),
        ("1/3", "€", "€ 0,33", "0.33", "€ 1/3"),
        ("13.9155", "€/uur", "€ 13,92/uur", "13.92", "€ 13,9155/uur"),
        ("11565153", "€", "€ 11.565.153,00", "11565153.00", "€ 11.565.153,00"),
        ("123456789012345", "€", "€ 123.456.789.012.345,00", "123456789012345.00", "€ 123456789012345/1"),
        ("0.074", "percentage", "7,4%", "7.4", "7,4%"),
        ("1/3", "percentage", "ca. 33,3333%", "", "100/3%"),
        ("2018", "getal", "2018", "2018", "2018"),
        ("0.29", "getal", "0,29", "0.29", "0,29"),
        ("-2.5", "getal", "-2,5", "-2.5", "-2,5"),
        ("1/3", "getal", "ca. 0,3333", "", "1/3"),
        ("2/3", "uur", "ca. 0,6667 uur", "", "2/3 uur"),
        ("1/30000000", "getal", "ca. 0", "", "1/30000000"),
        ("0.12345678901", "getal", "ca. 0,1235", "0.12345678901", "0,12345678901"),
        ("3", "aantal", "3", "3", "3"),
        ("24", "uur/week", "24 uur/week", "24", "24 uur/week"),
        ("3.3", "uur", "3,3 uur", "3.3", "3,3 uur"),
        ("1", "dag", "1 dag", "1", "1 dag"),
        ("0.5", "dag", "0,5 dag", "0.5", "0,5 dag"),
        ("0", "dag", "0 dagen", "0", "0 dagen"),
        ("3", "dag", "3 dagen", "3", "3 dagen"),
        ("3", "dag/week", "3 dagen/week", "3", "3 dagen/week"),
        ("2", "jaar", "2 jaar", "2", "2 jaar"),
        ("3", "maand", "3 maanden", "3", "3 maanden"),
        ("4", "week", "4 weken", "4", "4 weken"),
        ("13", "periode", "13 perioden", "13", "13 perioden"),
        ("10", "werkdag", "10 werkdagen", "10", "10 werkdagen"),
        ("12", "km", "12 km", "12", "12 km"),
        ("3", "1/uur", "3/uur", "3", "3/uur"),
        ("4", "uur·uur", "4 uur·uur", "4", "4 uur·uur"),
        ("4", "€·km", "4 €·km", "4", "4 €·km"),
    ],
)
def test_numbers(v: str, t: str, shown: str, exact: str, literal: str) -> None:
    """Money is shown to cents, other numbers in as few decimals as they have; the literal is exact."""
    number = Fraction(v)
    assert write_value(number, typed(t)) == shown
    assert write_exact(number, typed(t)) == exact
    assert write_literal(number, typed(t)) == literal
    assert read_value(literal, typed(t)) == number


@pytest.mark.parametrize(
    ("percentage", "amount", "shown"),
    [
        ("8,33%", "€ 3.550", "€ 295,72"),
        ("22%", "€ 2.329,25", "€ 512,44"),
        ("38%", "€ 2.699,25", "€ 1.025,72"),
        ("49%", "€ 2.100,50", "€ 1.029,25"),
    ],
)
def test_half_cents(percentage: str, amount: str, shown: str) -> None:
    """Cases in which floating point shows a cent less."""
    share, money = read_value(percentage, typed("percentage")), read_value(amount, typed("€"))
    assert isinstance(share, Fraction)
    assert isinstance(money, Fraction)
    assert write_value(multiply(share, money), typed("€")) == shown


@pytest.mark.parametrize(
    ("v", "t", "shown", "plain"),
    [
        (True, "ja/nee", "ja", "ja"),
        (False, "ja/nee", "nee", "nee"),
        (None, "€ of geen", "geen", "geen"),
        ("gewoon", "keuze(gewoon; anders)", "gewoon", "gewoon"),
        ("een tekst", "tekst", "een tekst", "een tekst"),
        (1320, "tijd", "22:00", "22:00"),
        (1440, "tijd", "24:00", "24:00"),
        (FIRST, "datum", "1 mei 2018", "2018-05-01"),
        (at("2018-05-01T23:00"), "datumtijd", "di 1 mei 2018 23:00", "2018-05-01T23:00"),
        (at("2018-10-28T02:30"), "datumtijd", "zo 28 oktober 2018 02:30 (zomertijd)", "2018-10-28T02:30+02:00"),
        (at("2018-10-28T02:30", 1), "datumtijd", "zo 28 oktober 2018 02:30 (wintertijd)", "2018-10-28T02:30+01:00"),
        (Period(FIRST, dt.date(2018, 5, 4)), "tijdvak", "1 mei 2018 t/m 3 mei 2018", "2018-05-01 t/m 2018-05-03"),
        (Period(FIRST, None), "tijdvak", "vanaf 1 mei 2018", "vanaf 2018-05-01"),
        (Period(None, LAST), "tijdvak", "t/m 2 mei 2018", "t/m 2018-05-02"),
        (Period(None, None), "tijdvak", "altijd", "altijd"),
        (Period(FIRST, FIRST), "tijdvak", "leeg tijdvak vanaf 1 mei 2018", "leeg vanaf 2018-05-01"),
        (
            NIGHT,
            "tijdvak(tijd)",
            "di 1 mei 2018 23:00 tot wo 2 mei 2018 07:00",
            "2018-05-01T23:00 tot 2018-05-02T07:00",
        ),
    ],
)
def test_other_values(v: object, t: str, shown: str, plain: str) -> None:
    """What isn't a number has one plain form, which is both the JSON output's and the literal."""
    assert write_value(v, typed(t)) == shown
    assert write_exact(v, typed(t)) == plain
    assert write_literal(v, typed(t)) == plain
    assert read_value(plain, typed(t)) == v


def test_exact_fractions() -> None:
    """A number has an exact fraction, unless it is longer than anyone reads."""
    assert exact_fraction(Fraction(5742, 125)) == "5742/125"
    assert exact_fraction(Fraction(3)) == "3"
    assert exact_fraction(Fraction(10**400)) is None
    assert exact_fraction(Fraction(1, 10**400)) is None
    assert exact_fraction(FIRST) is None
    assert exact_fraction(True) is None


def test_enormous_numbers_are_shown_by_their_size() -> None:
    """A number beyond what Python writes at once still has a text."""
    huge, tiny = Fraction(7**9000), Fraction(1, 7**9000)
    for t in ("getal", "€"):
        assert write_value(huge, typed(t)) == "meer dan 10^300"
        assert write_value(-huge, typed(t)) == "minder dan -10^300"
        assert write_exact(huge, typed(t)) == ""
    assert write_value(tiny, typed("getal")) == "ca. 0"
    assert write_value(tiny, typed("€")) == "€ 0,00"
    assert write_exact(tiny, typed("getal")) == ""


def test_what_has_no_notation() -> None:
    """A literal that wouldn't read back is refused; the geen of GEEN is not a literal of a text."""
    with pytest.raises(ValueError, match="60 digits"):
        write_literal(Fraction(1, 3**200), typed("getal"))
    with pytest.raises(ValueError, match="absent text"):
        write_literal("geen", typed("tekst of geen"))
    assert write_literal(None, GEEN) == "geen"


def test_seconds_are_shown_but_have_no_notation() -> None:
    """A moment with seconds, which a calculation may give, is shown with them."""
    odd = at("2018-05-01T23:00").plus_seconds(20)
    assert write_value(odd, typed("datumtijd")) == "di 1 mei 2018 23:00:20"
    assert write_exact(odd, typed("datumtijd")) == "2018-05-01T23:00:20"
    for v, t in ((odd, "datumtijd"), (TimePeriod(odd, NIGHT.end), "tijdvak(tijd)")):
        with pytest.raises(ValueError, match="seconds"):
            write_literal(v, typed(t))
