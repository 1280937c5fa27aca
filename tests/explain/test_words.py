"""Words for values, dates, states and questions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import make_rules
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, NoRight, NotApplicable, Unknown
from lidwoord.explain import words
from lidwoord.ruleset.model import Citation
from lidwoord.values.periods import Period, TimePeriod, cut_day
from lidwoord.values.types import Type, parse_type

MAY = Period(date(2018, 5, 1), date(2018, 6, 1))


def of_type(text: str) -> Type:
    """A type by its notation."""
    found = parse_type(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uren_per_week", "uren per week"),
        ("in_dienst_op_2017_12_31", "in dienst op 31 december 2017"),
        ("op_2017_13_31", "op 2017 13 31"),
        ("nummer_20171_12_31", "nummer 20171 12 31"),
    ],
)
def test_plain(name: str, expected: str) -> None:
    """An id as words, with the dates in it."""
    assert words.plain(name) == expected


@pytest.mark.parametrize(
    ("title", "expected"), [("Uren", "uren"), ("AOW-datum", "AOW-datum"), ("A", "a"), ("U krijgt", "u krijgt")]
)
def test_lower_first(title: str, expected: str) -> None:
    """A title loses its capital, an abbreviation does not."""
    assert words.lower_first(title) == expected


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        (Fraction(20499, 2000), "€/uur", "€ 10,2495/uur"),
        (Fraction(41, 4), "€/uur", "€ 10,25/uur"),
        (Fraction(10), "€/uur", "€ 10,00/uur"),
        (Fraction(10, 3), "€/uur", "€ 3,33/uur"),
        (Fraction(20499, 2000), "€", "€ 10,25"),
        ("niet_gewerkt", "keuze(gewerkt; niet_gewerkt)", "niet gewerkt"),
        ("a_b", "tekst", "a_b"),
        (MAY, "tijdvak", "mei 2018"),
        (Period(None, None), "tijdvak", "altijd"),
        (Period(None, date(2018, 5, 2)), "tijdvak", "tot en met 1 mei 2018"),
        (Period(date(2018, 5, 2), None), "tijdvak", "vanaf 2 mei 2018"),
        (Period(date(2018, 5, 2), date(2018, 5, 4)), "tijdvak", "2 mei 2018 t/m 3 mei 2018"),
        (cut_day(date(2018, 5, 1), 1200, 1440), "tijdvak(tijd)", "di 1 mei 2018 20:00–24:00"),
        (cut_day(date(2018, 5, 1), 1200, 1300), "tijdvak(tijd)", "di 1 mei 2018 20:00–21:40"),
        (True, "ja/nee", "ja"),
        (None, "€ of geen", "geen"),
        (Unknown(("x",)), "€", "onbekend"),
        (NotApplicable("toen"), "€", "geldt niet"),
        (NoRight((), ()), "€", "geen recht"),
        (NoRight((), (), Fraction(3), True), "€", "€ 3,00"),
        (Failure("LW401"), "€", "fout"),
        (Failure("LW411", absent=True), "€", "niet gevonden"),
        (Element("rij", "tabel", "1,2", {}), "element rij", "rij 1, 2"),
        (Element("dag", "dagen", "2018-05-01", {}), "element dag", "dag 1 mei 2018"),
        (Element("extra", "lijst", "x", {}, Element("aanvraag", "aanvragen", "X_1", {})), "element extra", "aanvraag X 1"),
        ((1,), "lijst rij", "1 element"),
        ((1, 2), "lijst rij", "2 elementen"),
    ],
)  # fmt: skip
def test_shown(value: object, type_: str, expected: str) -> None:
    """Every kind of value and state in words."""
    assert words.shown(value, of_type(type_)) == expected


def test_shown_without_a_type() -> None:
    """What has no type is shown as it is."""
    assert words.shown("za", None) == "za"


def test_time_over_midnight_names_both_days() -> None:
    """A period over midnight has two days."""
    night = TimePeriod(cut_day(date(2018, 5, 1), 1380, 1440).start, cut_day(date(2018, 5, 2), 0, 420).end)
    assert words.time_words(night) == "di 1 mei 2018 23:00 – wo 2 mei 2018 07:00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(101, 100), "€ 1,01"),
        (Fraction(101550064, 10**6), "€ 101,550064"),
        (Fraction(10, 3), "ca. € 3,333333"),
        (Fraction(-1, 3), "ca. € -0,333333"),
        (Fraction(10, 8), "€ 1,25"),
        (Fraction(12345, 10000), "€ 1,2345"),
    ],
)
def test_unrounded(value: Fraction, expected: str) -> None:
    """An amount with the decimals that a rounding takes away."""
    assert words.unrounded(value, of_type("€")) == expected


def test_unrounded_number() -> None:
    """A number without money is shown as ever."""
    assert words.unrounded(Fraction(1, 3), of_type("getal")) == "ca. 0,3333"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([date(2018, 4, 24)], "24 april 2018"),
        ([date(2018, 5, 1), date(2018, 4, 24), date(2018, 4, 27)], "24 en 27 april en 1 mei 2018"),
        ([date(2017, 12, 1), date(2018, 1, 1)], "1 december 2017 en 1 januari 2018"),
        ([date(2018, 1, n) for n in range(1, 14)], "13 dagen van 1 januari 2018 t/m 13 januari 2018"),
    ],
)
def test_dates_words(days: list[date], expected: str) -> None:
    """Dates in order, with the month and the year once."""
    assert words.dates_words(days) == expected


def test_source_words_names_status_and_certainty(tmp_path: Path) -> None:
    """What is not ordinary is said."""
    rules = make_rules(tmp_path, 'regels:\n  a: {lid: "1", type: €, formule: € 1}\n')
    cite = Citation("boek", "1", "2", status="voorwaardelijk", zekerheid="secundair")
    assert words.source_words(rules, cite) == "Het boek, artikel 1 lid 2 (voorwaardelijk, secundair)"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("uren", "Hoeveel uur?"),
        ("kaal", "Zonder vraag"),
        ("weken", "de lijst weken (als er geen zijn: een lege lijst)"),
        ("dekking.weken", "over welk tijdvak de lijst weken volledig is"),
        ("weken[1].uren", "Hoeveel die week? (week 1)"),
        ("weken[1].extra", "extra (week 1)"),
        ("anders[1].extra", "extra (anders 1)"),
        ("rang[X; Y]", "wie voorgaat: X en Y staan gelijk"),
        ("volgorde bij gelijke stand (plaats 1 t/m 2)", "volgorde bij gelijke stand (plaats 1 t/m 2)"),
    ],
)
def test_question_words(name: str, expected: str, tmp_path: Path) -> None:
    """The question behind everything that can be missing."""
    rules = make_rules(
        tmp_path,
        """
        soorten:
          week:
            lijst: weken
            sleutel: nummer
            velden: {nummer: aantal, uren: {type: uur, vraag: "Hoeveel die week?"}, extra: uur}
        invoer:
          uren: {type: uur, vraag: "Hoeveel uur?"}
          kaal: {type: uur, titel: Zonder vraag}
        regels:
          a: {lid: "1", type: uur, formule: uren + kaal + (som van uren van w + extra van w over elke w uit weken)}
        """,
    )
    assert words.question_words(rules, name) == expected
