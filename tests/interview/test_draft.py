"""The case of an interview as data: paths, updates, case files in YAML and JSON."""

from __future__ import annotations

from datetime import date

import pytest

from interview.scene import rules_of
from lidwoord.documents import parse_document
from lidwoord.forms.yaml_text import yaml_text
from lidwoord.interview import Draft, from_file
from lidwoord.interview.draft import get, places, put
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping

JSON = """{"schema": "1", "invoer": {"uren": 7.5, "lid": true, "korting": 7.4, "naam": "geen", "loon": 1841.95,
 "duur[2018-05-01T23:00]": 8, "kinderen": [{"leeftijd": 1234.5}], "maanden": [{"eerste_dag": "2018-05-01",
 "onderdelen": [{"naam": "true", "bedrag": 2.5}]}], "trede": "1"}, "dekking": {"diensten": "2018-05-01 t/m 2018-05-31"}}"""
DUTCH = {
    "uren": "7,5 uur/week", "lid": "ja", "korting": "7,4%", "naam": "geen", "loon": "€ 1.841,95",
    "duur[2018-05-01T23:00]": "8 uur", "kinderen": [{"leeftijd": "1234,5 jaar"}],
    "maanden": [{"eerste_dag": "2018-05-01", "onderdelen": [{"naam": "true", "bedrag": "€ 2,50"}]}], "trede": "1",
}  # fmt: skip


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The invented rule set."""
    return rules_of(tmp_path_factory.mktemp("zaak"))


def read(text: str, label: str) -> tuple[Mapping, Mapping | None]:
    """The parts of a case file."""
    document, wrong = parse_document(text, label, "zaak")
    assert document is not None, wrong
    given, covers = document.node.get("invoer"), document.node.get("dekking")
    assert isinstance(given, Mapping)
    return given, covers if isinstance(covers, Mapping) else None


def test_a_json_case_becomes_dutch(rules: RuleSet) -> None:
    """Numbers, percentages and booleans of JSON are rewritten by their type; a YAML case stays as it is."""
    assert from_file(rules, *read(JSON, "zaak.json"), json=True) == (DUTCH, {"diensten": "2018-05-01 t/m 2018-05-31"})
    text = yaml_text({"schema": "1", "invoer": DUTCH})
    assert from_file(rules, *read(text, "zaak.yaml"), json=False) == (DUTCH, {})


def test_a_series_in_json(rules: RuleSet) -> None:
    """The parts of a series are rewritten too."""
    text = '{"schema": "1", "invoer": {"uren": [{"van": "2018-01-01", "waarde": 7.5}]}}'
    given, _ = from_file(rules, *read(text, "zaak.json"), json=True)
    assert given == {"uren": [{"van": "2018-01-01", "waarde": "7,5 uur/week"}]}


def test_places_of_elements(rules: RuleSet) -> None:
    """Every element by its address, with the path to it."""
    assert places(rules, DUTCH) == {
        "kinderen[1]": ("kinderen", 0), "maanden[2018-05-01]": ("maanden", 0),
        "onderdelen[2018-05-01/true]": ("maanden", 0, "onderdelen", 0),
    }  # fmt: skip


def test_put_and_get() -> None:
    """A new value at a path leaves the old data alone."""
    old = {"a": [{"b": "1"}]}
    new = put(old, ("a", 0, "c"), "2")
    assert (old, new) == ({"a": [{"b": "1"}]}, {"a": [{"b": "1", "c": "2"}]})
    assert put(new, ("a", 1), {"d": "3"})["a"] == [{"b": "1", "c": "2"}, {"d": "3"}]
    assert put(new, ("x", 0), {})["x"] == [{}]
    assert (get(new, ("a", 0, "c")), get(new, ("a", 1, "c")), get(new, ("z", 0))) == ("2", None, None)


def test_the_content_of_a_case_file() -> None:
    """Only what there is; the date, readings and after-effect go along."""
    assert Draft().to_plain() == {"schema": "1", "invoer": {}}
    full = Draft(date(2018, 5, 1), {"a": "1"}, {"b": "altijd"}, {"r": "l"}, True)
    assert full.to_plain() == {
        "schema": "1", "peildatum": "2018-05-01", "lezingen": {"r": "l"}, "nawerking": "ja", "invoer": {"a": "1"},
        "dekking": {"b": "altijd"},
    }  # fmt: skip
