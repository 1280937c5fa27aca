"""Types and their notation."""

import pytest

from lidwoord.values.types import (
    AANTAL,
    DATUM,
    DATUMTIJD,
    GEEN,
    GETAL,
    JA_NEE,
    PERCENTAGE,
    TEKST,
    TIJD,
    TIJDVAK,
    TIJDVAK_TIJD,
    Type,
    is_number,
    parse_type,
    quantity,
)
from lidwoord.values.units import NONE, Unit, parse_unit

EURO = Unit((("€", 1),))

NOTATIONS = {
    "getal": GETAL,
    "aantal": AANTAL,
    "percentage": PERCENTAGE,
    "datum": DATUM,
    "datumtijd": DATUMTIJD,
    "tijd": TIJD,
    "tijdvak": TIJDVAK,
    "tijdvak(tijd)": TIJDVAK_TIJD,
    "ja/nee": JA_NEE,
    "tekst": TEKST,
    "geen": GEEN,
    "€": Type("hoeveelheid", EURO),
    "€/maand of geen": Type("hoeveelheid", Unit((("€", 1), ("maand", -1))), optional=True),
    "ja/nee of geen": Type("ja/nee", optional=True),
    "keuze(ma; di)": Type("keuze", options=("ma", "di")),
    "keuze(a of geen; b)": Type("keuze", options=("a of geen", "b")),
    "stap(A0; A1; 0; 1)": Type("stap", options=("A0", "A1", "0", "1")),
    "keuze(nee_; geen)": Type("keuze", options=("nee_", "geen")),
    "element dienst": Type("element", kind="dienst"),
    "element dienst of geen": Type("element", kind="dienst", optional=True),
    "lijst ort_deel": Type("lijst", kind="ort_deel"),
}


@pytest.mark.parametrize(("text", "expected"), NOTATIONS.items())
def test_notation_round_trips(text: str, expected: Type) -> None:
    """Every type is read from its notation, and has that notation."""
    assert parse_type(text) == expected
    assert expected.text == text


def test_spaces_inside_the_brackets_are_free() -> None:
    """Options may be spaced as one likes."""
    assert parse_type("keuze( ma;di  ;  wo )") == Type("keuze", options=("ma", "di", "wo"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bedrag",
        "Getal",
        "uren",
        "€ /uur",
        " getal",
        "getal  of geen",
        "geen of geen",
        "getal of geen of geen",
        "keuze()",
        "keuze(a; ; b)",
        "keuze(a; a)",
        "keuze(a; b",
        "keuze(a (1); b)",
        "keuze (a; b)",
        "keuze(a; geen) of geen",
        "hoeveelheid",
        "element",
        "lijst Dienst",
        "tijdvak(datum)",
        "keuze(" + "a" * 10_000 + ")",
    ],
)
def test_what_is_no_type(text: str) -> None:
    """A text that isn't exactly the notation of a type is none."""
    assert parse_type(text) is None


def test_numbers() -> None:
    """Numbers are getal, aantal, percentage and hoeveelheid; a quantity without unit is a getal."""
    week = parse_unit("uur/week")
    assert week is not None
    assert quantity(NONE) == GETAL
    assert quantity(week) == parse_type("uur/week")
    assert all(is_number(t) for t in (GETAL, AANTAL, PERCENTAGE, quantity(week)))
    assert not any(is_number(t) for t in (JA_NEE, TIJD, DATUM, GEEN))
