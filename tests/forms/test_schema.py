"""The JSON Schema of a case: valid itself, and accepting just what the engine reads."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import lidwoord
from interview.scene import rules_of
from lidwoord.calculate.case import read_case
from lidwoord.cli import DONE, main
from lidwoord.documents import parse_document
from lidwoord.forms import needs_of
from lidwoord.forms.notation import notation
from lidwoord.forms.schema import case_schema
from lidwoord.ruleset.load import rules_root
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import to_plain
from lidwoord.values.notation import Unreadable, read_value, write_literal, write_value
from lidwoord.values.types import Type, parse_type

OUTCOMES = ["loon", "gewerkt", "totaal", "deze_maand"]
GOOD = {
    "schema": "1", "peildatum": "2018-05-01", "nawerking": "nee",
    "invoer": {
        "uren": "36 uur/week", "lid": True, "korting": 7.4, "vervoer": "fiets", "trede": 2, "naam": "geen",
        "diensten": [{"begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00", "zwaar": "nee", "extra": 1.5}],
        "maanden": [{"eerste_dag": "2018-05-01", "laatste_dag": "geen", "onderdelen": [{"naam": "x", "bedrag": "€ 5"}]}],
        "duur[2018-05-01T23:00]": "8 uur", "loon": "€ 1841.95",
    },
    "dekking": {"diensten": "2018-05-01 t/m 2018-05-31"},
}  # fmt: skip
WRONG = {
    "unknown input": ("invoer", {"urn": "3"}),
    "unknown field": ("invoer", {"diensten": [{"begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00", "zwar": "ja"}]}),
    "no begin": ("invoer", {"diensten": [{"einde": "2018-05-02T07:00"}]}),
    "nested at the top": ("invoer", {"onderdelen": []}),
    "too much": ("invoer", {"uren": 41}),
    "another unit": ("invoer", {"uren": "3 km"}),
    "no choice": ("invoer", {"vervoer": "bus"}),
    "null": ("invoer", {"lid": None}),
    "a list for a value": ("invoer", {"lid": ["ja"]}),
    "a series without a date": ("invoer", {"uren": [{"waarde": 3}]}),
    "an outcome per element without a key": ("invoer", {"duur": "8 uur"}),
    "unknown reading": ("lezingen", {"loon": "ruim"}),
    "unknown list": ("dekking", {"dienst": "altijd"}),
    "a date in Dutch": ("peildatum", "1 mei 2018"),
    "another version": ("schema", "2"),
    "unknown key": ("extra", {}),
    "after-effect": ("nawerking", "misschien"),
}
TYPES = [
    "getal", "aantal", "percentage", "€", "€/uur", "€/maand", "uur", "uur/week", "minuut", "jaar", "km", "datum", "datumtijd",
    "tijd", "tijdvak", "tijdvak(tijd)", "ja/nee", "tekst", "keuze(a; b)", "stap(A0; 0; 1)", "uur of geen", "datum of geen",
    "ja/nee of geen", "keuze(a; b) of geen",
]  # fmt: skip
TEXTS = [
    "3", "3,5", "3.5", "1.841,95", "€ 3", "€3,50", "€ 1.841", "€ 3/uur", "€ 3/maand", "7,4%", "7.4 %", "3 uur", "3 uren", "3 km",
    "90 minuten", "24 uur/week", "2 dagen", "2374/15", "-3", "€ -3", "03", "3,", "abc", "", " 3 ", "geen", "ja", "nee", "true",
    "a", "A0", "0", "1", "2018-05-01", "1-5-2018", "2018-05-01T23:00", "2018-05-01T23:00+02:00", "22:00", "9:00", "altijd",
    "vanaf 2018-01-01", "t/m 2018-01-01", "2018-01-01 t/m 2018-12-31", "2018-05-01T23:00 tot 2018-05-02T07:00", "3 jaar",
    "3 maanden", "1/2 uur", "3 uur/dag", "3\u00a0uur",
]  # fmt: skip


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The invented rule set."""
    return rules_of(tmp_path_factory.mktemp("schema"))


def validator(rules: RuleSet, outcomes: list[str]) -> Draft202012Validator:
    """A validator for cases of these outcomes; the schema itself is valid."""
    schema = case_schema(rules, outcomes, needs_of(rules, outcomes))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def fits(type_: Type, value: object) -> bool:
    """Whether the schema of a type accepts a value."""
    return bool(Draft202012Validator(notation(type_)).is_valid(value))


def typed(text: str) -> Type:
    """A type by its text."""
    found = parse_type(text)
    assert found is not None
    return found


def test_a_good_case_is_accepted_by_both(rules: RuleSet) -> None:
    """Everything that a case may give, with numbers and booleans as JSON has them."""
    assert [e.message for e in validator(rules, OUTCOMES).iter_errors(GOOD)] == []
    node, wrong = parse_document(json.dumps(GOOD), "z.json", "zaak")
    assert node is not None, wrong
    assert read_case(rules, node.node.get("invoer"), node.node.get("dekking"), json=True)[1] == ()


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_case_is_refused(rules: RuleSet, name: str) -> None:
    """Unknown names, wrong values, missing parts."""
    key, value = WRONG[name]
    document: dict[str, Any] = {"schema": "1", "invoer": {}, key: value}
    assert not validator(rules, OUTCOMES).is_valid(document)


@pytest.mark.parametrize("part", ["schema", "invoer"])
def test_what_a_case_needs(rules: RuleSet, part: str) -> None:
    """A case has its schema version and its invoer."""
    document = {"schema": "1", "invoer": {}}
    assert validator(rules, OUTCOMES).is_valid(document)
    del document[part]
    assert not validator(rules, OUTCOMES).is_valid(document)


def test_what_is_needed_comes_first_with_its_question(rules: RuleSet) -> None:
    """The inputs of the outcome, with question, help, notation and place."""
    given = case_schema(rules, ["loon"], needs_of(rules, ["loon"]))["properties"]["invoer"]
    assert list(given["properties"])[:2] == ["uren", "lid"]
    assert given["properties"]["uren"]["description"] == (
        "Hoeveel uur werkt u? Volgens uw contract. (uur/week; minstens 0 uur/week en hoogstens 40 uur/week; kan in de tijd "
        "veranderen) [artikel 1]"
    )
    assert "loon" in given["properties"]
    assert list(given["patternProperties"]) == [r"^duur\[.+\]$"]


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("text", TEXTS)
def test_texts_as_the_engine_reads_them(name: str, text: str) -> None:
    """A text fits the schema of a type just when the engine reads it, from YAML or from JSON.

    Of a fraction the schema does not know whether it is a whole number.
    """
    type_ = typed(name)
    readable = any(not isinstance(read_value(text, type_, json=json), Unreadable) for json in (False, True))
    assert fits(type_, text) == (readable or (name, text) == ("aantal", "2374/15"))


@given(st.fractions(max_denominator=1000), st.sampled_from([name for name in TYPES if not parse_type(name).options]))  # type: ignore[union-attr]  # all are types
def test_written_numbers_fit(number: Fraction, name: str) -> None:
    """What the engine writes as a number fits."""
    type_ = typed(name)
    if type_.name in ("getal", "percentage", "hoeveelheid"):
        assert fits(type_, write_literal(number, type_))
        if not write_value(number, type_).startswith("ca."):
            assert fits(type_, write_value(number, type_))


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_written_dates_fit(day: date) -> None:
    """What the engine writes as a date fits."""
    assert fits(typed("datum"), write_literal(day, typed("datum")))


def test_the_shipped_case(capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints a schema that accepts the shipped example, and refuses it with a misspelt name."""
    assert main(["invoer", "cao-2018", "ort_toeslag", "eindejaarsuitkering", "--schema"]) == DONE
    schema = json.loads(capsys.readouterr().out)
    path = Path(rules_root()) / "cao-2018" / "voorbeeld.zaak.yaml"
    document, _ = parse_document(path.read_text("utf-8"), "voorbeeld.zaak.yaml")
    assert document is not None
    plain = to_plain(document.node)
    assert isinstance(plain, dict)
    assert [e.message for e in Draft202012Validator(schema).iter_errors(plain)] == []
    plain["invoer"]["functiegroepp"] = "35"
    assert not Draft202012Validator(schema).is_valid(plain)


@pytest.mark.no_cover
def test_every_outcome_has_a_schema() -> None:
    """All shipped outcomes together give a valid schema and form."""
    rules = lidwoord.load("cao-2018")
    schema = case_schema(rules, list(rules.outcomes), needs_of(rules, rules.outcomes))
    Draft202012Validator.check_schema(schema)
    assert set(rules.inputs) <= set(schema["properties"]["invoer"]["properties"])
    assert schema["properties"]["lezingen"]["properties"]["uurloon_toeslagen"] == {"enum": ["tabel", "formule"]}
