"""Reading the strict notation of values."""

import datetime as dt
from fractions import Fraction

import pytest

from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.periods import Period, TimePeriod, moment
from lidwoord.values.types import GEEN, Type, parse_type


def typed(text: str) -> Type:
    """Return the type of a notation that is one."""
    t = parse_type(text)
    assert t is not None, text
    return t


def refused(text: str, t: str, *, json: bool = False) -> Unreadable:
    """Return why a text can't be read."""
    value = read_value(text, typed(t), json=json)
    assert isinstance(value, Unreadable), (text, t, value)
    return value


@pytest.mark.parametrize(
    ("text", "t", "expected"),
    [
        ("€ 1.841,95", "€", "1841.95"),
        ("€1.841,95", "€", "1841.95"),
        ("€\u00a01.841,95", "€", "1841.95"),
        ("1.841,95", "€", "1841.95"),
        ("1841,95", "€", "1841.95"),
        ("€ 1.841", "€", "1841"),
        ("1841", "€", "1841"),
        ("€ 11.565.153", "€", "11565153"),
        ("11.565.153", "getal", "11565153"),
        ("€ -5,00", "€", "-5"),
        ("-5", "€", "-5"),
        ("€ 10,16/uur", "€/uur", "10.16"),
        ("10,16", "€/uur", "10.16"),
        ("€ 12/jaar", "€/maand", "1"),
        ("€ 5742/125", "€", "45.936"),
        ("0,5", "getal", "0.5"),
        ("-0", "getal", "0"),
        ("7/3", "getal", "7/3"),
        ("123456789012345", "getal", "123456789012345"),
        ("3", "aantal", "3"),
        ("6/3", "aantal", "2"),
        ("7,4%", "percentage", "0.074"),
        ("7,4 %", "percentage", "0.074"),
        ("100/3%", "percentage", "1/3"),
        ("-2%", "percentage", "-0.02"),
        ("24", "uur/week", "24"),
        ("24 uur/week", "uur/week", "24"),
        ("24 uren/week", "uur/week", "24"),
        ("90 minuten", "uur", "3/2"),
        ("2374/15 uur", "uur", "2374/15"),
        ("1 jaar", "maand", "12"),
        ("3/uur", "1/uur", "3"),
        ("2 €·km", "€·km", "2"),
        (" 24 ", "uur/week", "24"),
    ],
)
def test_numbers(text: str, t: str, expected: str) -> None:
    """Numbers are read exactly, into the declared unit."""
    assert read_value(text, typed(t)) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "t", "expected"),
    [
        ("1841.95", "€", "1841.95"),
        ("1.841", "€", "1.841"),
        ("€ 1841.95", "€", "1841.95"),
        ("7.4", "percentage", "0.074"),
        ("7.4%", "percentage", "0.074"),
        ("100/3", "percentage", "1/3"),
        ("90 minuten", "uur", "1.5"),
        ("1.5 uur", "uur", "1.5"),
        ("-3", "aantal", "-3"),
    ],
)
def test_numbers_from_json(text: str, t: str, expected: str) -> None:
    """In JSON the decimal sign is a point, and a percentage needs no sign."""
    assert read_value(text, typed(t), json=True) == Fraction(expected)


@pytest.mark.parametrize(
    ("text", "t", "json", "reason", "hint"),
    [
        ("1.841", "€", False, "twee dingen", "schrijf 1841 of 1,841"),
        ("-1.841", "getal", False, "twee dingen", "schrijf -1841 of -1,841"),
        ("1.841 uur", "uur", False, "twee dingen", "schrijf 1841 of 1,841"),
        ("€ 1.841", "€", True, "twee dingen", "schrijf 1841 of 1.841 zonder euroteken"),
        ("12.50", "€", False, "decimale punt", "schrijf 12,50"),
        ("0.500", "getal", False, "decimale punt", "schrijf 0,500"),
        ("1841,95", "€", True, "in JSON staat een decimale punt", ""),
        ("1.841,95", "€", True, "in JSON staat een decimale punt", ""),
        ("1.84.195", "€", False, "geen goed geschreven getal", ""),
        ("1.8.4", "getal", True, "geen goed geschreven getal", ""),
        ("1,", "getal", False, "geen goed geschreven getal", ""),
        ("1,2,3", "getal", False, "geen goed geschreven getal", ""),
        ("007", "getal", False, "nul te veel", ""),
        ("1e5", "getal", False, "exponent", ""),
        ("1E+5", "getal", True, "exponent", ""),
        ("inf", "getal", False, "niet te lezen", "bijvoorbeeld 0,5"),
        ("NaN", "getal", True, "niet te lezen", "bijvoorbeeld 0.5"),
        ("", "getal", False, "niet te lezen", "bijvoorbeeld 0,5"),
        ("+5", "getal", False, "niet te lezen", ""),
        ("- 5", "€", False, "niet te lezen", "bijvoorbeeld € 12,50"),
        ("veel", "uur", False, "een hoeveelheid in uur", "bijvoorbeeld 7,5"),
        ("٣", "getal", False, "niet te lezen", ""),
        ("1_000", "getal", False, "geen eenheid", ""),
        ("1234567890123456", "getal", False, "hoogstens 15 cijfers", ""),
        ("0,1234567890123456", "getal", False, "hoogstens 15 cijfers", ""),
        ("1/" + "9" * 61, "getal", False, "hoogstens 60 cijfers", ""),
        ("5/0", "getal", False, "geen breuk", ""),
        ("1,5/2", "getal", False, "geen breuk", ""),
        ("0,5", "aantal", False, "geheel getal", ""),
        ("-€ 5,00", "€", False, "minteken", "schrijf € -5,00"),
        ("5,00 €", "€", False, "euroteken", "schrijf € 5,00"),
        ("5,00 €/uur", "€/uur", False, "euroteken", "schrijf € 5,00/uur"),
        ("€ 5", "uur", False, "'€' past hier niet; hier staat een hoeveelheid in uur", ""),
        ("€ 5/uur", "€", False, "'€/uur' past hier niet; hier staat een bedrag in €", ""),
        ("€ 5 per uur", "€/uur", False, "geen eenheid", ""),
        ("€ 5", "getal", False, "hier staat een getal", ""),
        ("5 km", "uur", False, "'km' past hier niet", ""),
        ("5 werkdagen", "dag", False, "past hier niet", ""),
        ("5 blub", "uur", False, "'blub' is geen eenheid", ""),
        ("5uur", "uur", False, "staat een spatie", "schrijf 5 uur"),
        ("7,4", "percentage", False, "procentteken", "schrijf 7,4%"),
        ("€ 7%", "percentage", False, "hier staat een percentage", ""),
        ("7 uur", "percentage", False, "hier staat een percentage", ""),
        ("7%", "getal", False, "'%' past hier niet", ""),
        ("5 " + "x" * 100, "uur", False, "…", ""),
        ("5" * 301, "getal", False, "te lang", ""),
    ],
)
def test_numbers_that_are_refused(text: str, t: str, json: bool, reason: str, hint: str) -> None:
    """What isn't written as a number of the declared type is refused, with what to write instead."""
    answer = refused(text, t, json=json)
    assert reason in answer.reason
    assert hint in answer.hint


def test_ja_and_nee() -> None:
    """Only ja and nee are read, and from JSON true and false."""
    yes_no = typed("ja/nee")
    assert [read_value(text, yes_no) for text in ("ja", "nee")] == [True, False]
    assert [read_value(text, yes_no, json=True) for text in ("ja", "true", "nee", "false")] == [True, True, False, False]
    assert refused("true", "ja/nee").hint == refused("Ja", "ja/nee").hint == refused("yes", "ja/nee").hint == "bedoelde u ja?"
    assert refused("off", "ja/nee").hint == "bedoelde u nee?"
    assert refused("misschien", "ja/nee").hint == "schrijf ja of nee"


def test_options() -> None:
    """An option is read as it is written; a mistake gets the nearest option, or the options."""
    t = "keuze(gewoon; bereikbaarheid; geen)"
    assert read_value("gewoon", typed(t)) == "gewoon"
    assert read_value("geen", typed(t)) == "geen"
    assert read_value("A1", typed("stap(A0; A1)")) == "A1"
    assert refused("gewon", t).hint == "bedoelde u gewoon?"
    assert refused("Gewoon", t).hint == "bedoelde u gewoon?"
    assert refused("a1", "stap(A0; A1)").hint == "bedoelde u A1?"
    assert refused("xyz", t).hint == "kies uit gewoon, bereikbaarheid, geen"
    many = "; ".join(f"stap_{i}" for i in range(20))
    assert refused("x", f"keuze({many})").hint.endswith(", stap_11, …")


def test_geen() -> None:
    """Geen is the absence of a value, where the type allows that."""
    assert read_value("geen", typed("€/maand of geen")) is None
    assert read_value(" geen ", typed("datum of geen")) is None
    assert read_value("geen", GEEN) is None
    assert read_value("geen", typed("tekst of geen")) is None
    assert read_value("geen", typed("tekst")) == "geen"
    assert "niet toegestaan" in refused("geen", "€").reason
    assert "niet toegestaan" in refused("geen", "datum").reason


def test_text() -> None:
    """A text is taken as it is, spaces and all, up to its limit."""
    assert read_value(" a b ", typed("tekst")) == " a b "
    assert read_value("x" * 10_000, typed("tekst")) == "x" * 10_000
    assert "10000" in refused("x" * 10_001, "tekst").reason


def test_lists_have_no_notation() -> None:
    """A list or an element is not written as a text."""
    assert "lijst dienst" in refused("x", "lijst dienst").reason


def test_dates() -> None:
    """Dates are in ISO notation."""
    assert read_value("2018-05-01", typed("datum")) == dt.date(2018, 5, 1)
    assert read_value("2020-02-29", typed("datum")) == dt.date(2020, 2, 29)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("2018-02-29", "februari 2018 heeft 28 dagen", ""),
        ("2018-04-31", "april 2018 heeft 30 dagen", ""),
        ("2018-04-00", "april 2018 heeft 30 dagen", ""),
        ("2018-13-01", "maand 13 bestaat niet", ""),
        ("2018-00-01", "maand 00 bestaat niet", ""),
        ("1899-12-31", "het jaar 1899 ligt buiten 1900", ""),
        ("2201-01-01", "het jaar 2201 ligt buiten 1900", ""),
        ("1-5-2018", "jaar-maand-dag", "schrijf 2018-05-01"),
        ("2018-5-1", "jaar-maand-dag", "bijvoorbeeld 2018-05-01"),
        ("20180501", "jaar-maand-dag", ""),
        ("２018-05-01", "jaar-maand-dag", ""),
    ],
)
def test_dates_that_are_refused(text: str, reason: str, hint: str) -> None:
    """A date that doesn't exist is refused, saying why."""
    answer = refused(text, "datum")
    assert reason in answer.reason
    assert hint in answer.hint


def test_times_of_day() -> None:
    """A time of day is read as minutes; 24:00 is the end of the day."""
    assert [read_value(text, typed("tijd")) for text in ("00:00", "22:00", "24:00")] == [0, 1320, 1440]
    assert refused("9:30", "tijd").hint == "schrijf 09:30"
    assert refused("09.30", "tijd").hint == "schrijf 09:30"
    assert refused("half tien", "tijd").hint == "bijvoorbeeld 22:00"
    assert "24:01" in refused("24:01", "tijd").reason
    assert "22:60" in refused("22:60", "tijd").reason


def test_moments() -> None:
    """A moment is a local time; in the double hour an offset says which of the two."""
    expected = moment(dt.datetime.fromisoformat("2018-05-01T23:00"))
    for text in ("2018-05-01T23:00", "2018-05-01T23:00:00", "2018-05-01T23:00+02:00"):
        assert read_value(text, typed("datumtijd")) == expected
    double = dt.datetime.fromisoformat("2018-10-28T02:30")
    assert read_value("2018-10-28T02:30+02:00", typed("datumtijd")) == moment(double)
    assert read_value("2018-10-28T02:30+01:00", typed("datumtijd")) == moment(double, fold=1)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("2018-05-01", "jaar-maand-dagTuu:mm", ""),
        ("2018-05-01 23:00", "jaar-maand-dagTuu:mm", ""),
        ("2018-02-30T23:00", "februari 2018 heeft 28 dagen", ""),
        ("2018-05-01T23:00:30", "hele minuten", "schrijf 2018-05-01T23:00"),
        ("2018-05-01T24:00", "24:00", "schrijf 2018-05-02T00:00"),
        ("2018-05-01T25:00", "25:00", ""),
        ("2018-05-01T23:60", "23:60", ""),
        ("2018-03-25T02:30", "bestaat niet", ""),
        ("2018-03-25T02:30+01:00", "bestaat niet", ""),
        ("2018-10-28T02:30", "twee keer", "schrijf 2018-10-28T02:30+02:00 of 2018-10-28T02:30+01:00"),
        ("2018-10-28T02:30+03:00", "niet +03:00", "+02:00"),
        ("2018-05-01T23:00+01:00", "niet +01:00", "schrijf 2018-05-01T23:00+02:00"),
        ("2018-05-01T23:00Z", "niet Z", "schrijf 2018-05-01T23:00+02:00"),
    ],
)
def test_moments_that_are_refused(text: str, reason: str, hint: str) -> None:
    """A local time that never comes, or comes twice, is not read by guess."""
    answer = refused(text, "datumtijd")
    assert reason in answer.reason
    assert hint in answer.hint


def test_periods() -> None:
    """Periods have the first and the last day, either of which may be absent."""
    t = typed("tijdvak")
    start, end = dt.date(2018, 1, 1), dt.date(2019, 1, 1)
    assert read_value("2018-01-01 t/m 2018-12-31", t) == Period(start, end)
    assert read_value("vanaf 2018-01-01", t) == Period(start, None)
    assert read_value("t/m 2018-12-31", t) == Period(None, end)
    assert read_value("altijd", t) == Period(None, None)
    assert read_value("leeg vanaf 2018-01-01", t) == Period(start, start)
    assert read_value("2018-01-01 t/m 2018-01-01", t) == Period(start, dt.date(2018, 1, 2))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018-01-01", "geschreven met t/m"),
        ("2018-12-31 t/m 2018-01-01", "voor het begint"),
        ("2018-02-30 t/m 2018-12-31", "februari"),
        ("2018-01-01 t/m 2018-02-30", "februari"),
        ("vanaf 2018-02-30", "februari"),
        ("t/m 2018-02-30", "februari"),
    ],
)
def test_periods_that_are_refused(text: str, reason: str) -> None:
    """A period with an impossible date, or that ends before it begins, is refused."""
    assert reason in refused(text, "tijdvak").reason


def test_time_periods() -> None:
    """A period of time has two moments."""
    t = typed("tijdvak(tijd)")
    start, end = (moment(dt.datetime.fromisoformat(x)) for x in ("2018-05-01T23:00", "2018-05-02T07:00"))
    assert read_value("2018-05-01T23:00 tot 2018-05-02T07:00", t) == TimePeriod(start, end)
    for text, reason in (
        ("2018-05-01T23:00", "geschreven met tot"),
        ("2018-05-01T23:00 tot 2018-05-01T07:00", "voor het begint"),
        ("2018-05-01 tot 2018-05-02T07:00", "Tuu:mm"),
        ("2018-05-01T23:00 tot 07:00", "Tuu:mm"),
    ):
        assert reason in refused(text, "tijdvak(tijd)").reason


@pytest.mark.parametrize(
    ("text", "type_", "json", "hint"),
    [
        ("1-5-2018", "datum", False, "schrijf 2018-05-01 voor dag 1 van maand 5"),
        ("1 mei 2018", "datum", False, "schrijf 2018-05-01 voor dag 1 van maand 5"),
        ("1 mai 2018", "datum", False, "bijvoorbeeld 2018-05-01"),
        ("1-5-2018 23.00", "datumtijd", False, "schrijf 2018-05-01T23:00"),
        ("2018-05-01 7:30", "datumtijd", False, "schrijf 2018-05-01T07:30"),
        ("30 april 2018 om 23:00 uur", "datumtijd", False, "schrijf 2018-04-30T23:00"),
        ("23:00", "datumtijd", False, "bijvoorbeeld 2018-05-01T23:00"),
        ("gisteren om 23:00", "datumtijd", False, "bijvoorbeeld 2018-05-01T23:00"),
        ("24 uur per week", "uur/week", False, "schrijf 24 uur/week"),
        ("€ 12 per uur", "€/uur", False, "schrijf € 12/uur"),
        ("24 uur per dagdeel", "uur/week", False, ""),
        ("2.5%", "percentage", False, "schrijf 2,5%"),
        ("€ 2.5/uur", "€/uur", False, "schrijf € 2,5/uur"),
        ("24,5", "uur", True, "schrijf 24.5"),
        ("1.024,5 uur", "uur", True, "schrijf 1024.5 uur"),
        ("1,2,3", "getal", True, ""),
    ],
)
def test_what_was_meant(text: str, type_: str, json: bool, hint: str) -> None:
    """A common other notation is not read, but the hint writes it out."""
    wanted = parse_type(type_)
    assert wanted is not None
    found = read_value(text, wanted, json=json)
    assert isinstance(found, Unreadable)
    assert found.hint == hint
