"""Thresholds: from when or at how much a condition that failed would hold, and when that is not said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from building import ask_all, make_rules
from lidwoord.explain import explain
from lidwoord.explain.markdown import render
from lidwoord.ruleset.model import RuleSet

EISEN = {
    "minstens": "uren is minstens 26 uur/week",
    "meer": "uren is meer dan 26 uur/week",
    "hoogstens": "uren is hoogstens 20 uur/week",
    "minder": "uren is minder dan 20 uur/week",
    "omgekeerd": "26 uur/week is hoogstens uren",
    "lineair": "uren * 2 - 4 uur/week is minstens drempel",
    "hernoemd": "ruim",
    "samen": "uren is minstens 26 uur/week en vast",
    "twee": "uren + extra is minstens 26 uur/week",
    "onhaalbaar": "uren is minstens 60 uur/week",
    "vast": "vast",
    "oud": "leeftijd is minstens 60 jaar",
    "nu": "peildatum is vanaf 2018-09-01",
    "toen": "peildatum is voor 2018-02-01",
    "nooit": "peildatum is voor 1900-01-01 en peildatum is na 2000-01-01",
    "in_dienst": "begonnen is uiterlijk 2017-12-31",
    "later_begonnen": "begonnen is na 2019-12-31",
    "op_vaste_dag": "leeftijd op 2018-12-31 is minstens 60 jaar",
}
RULES = """
invoer:
  uren: {type: uur/week, titel: Uren per week, maximum: 50 uur/week}
  extra: {type: uur/week, standaard: 0 uur/week}
  vast: {type: ja/nee, standaard: nee}
  geboren: {type: datum, titel: Geboortedatum}
  begonnen: {type: datum, titel: Begindatum, in_de_tijd: ja}
waarden: {drempel: {type: uur/week, waarde: 50 uur/week}}
regels:
  leeftijd: {type: jaar, formule: hele_jaren van tijdvak (geboren tot en met peildatum)}
  ruim: {type: ja/nee, formule: uren is minstens 30 uur/week}
"""
CASE = {"uren": "24 uur/week", "geboren": "1960-03-15", "begonnen": "2018-03-01"}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A rule for each requirement."""
    made = "".join(
        f"  r_{name}: {{type: €, voorwaarden: [{{naam: eis, eis: '{text}'}}], formule: € 1}}\n" for name, text in EISEN.items()
    )
    return make_rules(tmp_path_factory.mktemp("thresholds"), RULES + made)


@pytest.mark.parametrize(
    ("name", "threshold"),
    [
        ("minstens", "bij minstens 26 uur/week (uren per week)"),
        ("meer", "bij meer dan 26 uur/week (uren per week)"),
        ("hoogstens", "bij hoogstens 20 uur/week (uren per week)"),
        ("minder", "bij minder dan 20 uur/week (uren per week)"),
        ("omgekeerd", "bij minstens 26 uur/week (uren per week)"),
        ("lineair", "bij minstens 27 uur/week (uren per week)"),
        ("hernoemd", "bij minstens 30 uur/week (uren per week)"),
        ("samen", ""),
        ("twee", ""),
        ("onhaalbaar", ""),
        ("vast", ""),
        ("oud", "vanaf 14 maart 2020"),
        ("nu", "vanaf 1 september 2018"),
        ("toen", "tot en met 31 januari 2018"),
        ("nooit", ""),
        ("in_dienst", "als begindatum 31 december 2017 of eerder is"),
        ("later_begonnen", "als begindatum 1 januari 2020 of later is"),
        ("op_vaste_dag", "als geboortedatum 1 januari 1959 of eerder is"),
    ],
)
def test_threshold(name: str, threshold: str, rules: RuleSet) -> None:
    """The threshold of a condition that failed, or nothing."""
    answer = ask_all(rules, [f"r_{name}"], CASE)
    (check,) = explain(answer, answer[f"r_{name}"]).steps[0].conditions
    assert (check.outcome, check.threshold) == ("nee", threshold)


def test_what_is_said_holds(rules: RuleSet) -> None:
    """On the day that is named there is a right, the day before there is none; the same of an amount."""
    assert [ask_all(rules, ["r_oud"], CASE, date(2020, 3, day))["r_oud"].state for day in (13, 14)] == ["geen_recht", "bekend"]
    for uren, state in ((Fraction(27), "bekend"), (Fraction(2699, 100), "geen_recht")):
        assert ask_all(rules, ["r_lineair"], {**CASE, "uren": uren})["r_lineair"].state == state


def test_a_series_and_what_is_unknown(rules: RuleSet) -> None:
    """A series in time has a threshold too; what is unknown stays unknown."""
    case = {**CASE, "begonnen": [{"van": "2018-01-01", "waarde": "2018-03-01"}]}
    answer = ask_all(rules, ["r_in_dienst"], case)
    (check,) = explain(answer, answer["r_in_dienst"]).steps[0].conditions
    assert check.threshold == "als begindatum 31 december 2017 of eerder is"
    answer = ask_all(rules, ["r_minstens"], {})
    (check,) = explain(answer, answer["r_minstens"]).steps[0].conditions
    assert (check.outcome, check.threshold) == ("onbekend", "")


def test_forms(rules: RuleSet) -> None:
    """It stands in the text, the Markdown and the JSON."""
    answer = ask_all(rules, ["r_minstens"], CASE)
    told = explain(answer, answer["r_minstens"])
    assert "Wel vervuld bij minstens 26 uur/week" in render(told)
    (step, *_) = told.to_json()["stappen"]  # type: ignore[misc]  # a list
    assert step["voorwaarden"][0]["drempel"] == "bij minstens 26 uur/week (uren per week)"
