"""Provisions outside their term: norms say so, and after-effect is about what held, or is going to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from explain.scenes import Scene, told
from lidwoord.explain.text import render

RULES = """
geldt: {TERM}
waarden:
  looptijd: {lid: "9", type: tijdvak, waarde: 2018-03-01 t/m 2018-04-30}
  gelezen: {lid: "9", type: tijdvak, lezingen: {ruim: {waarde: altijd}, streng: {gekozen: ja, reden: Zo., waarde: 2018-03-01 t/m 2018-04-30}}}
regels:
  bonus: {lid: "1", titel: Bonus, type: €, geldt: altijd, formule: € 50}
  toen: {lid: "1", type: €, formule: € 50}
normen:
  melden: {lid: "2", soort: plicht, van: werkgever, bij: [bonus], samenvatting: Meld het.}
procedures:
  bezwaar: {lid: "3", bij: [bonus], samenvatting: Zo., stappen: [{wie: werknemer, doet: schrijft}]}
"""
PERIOD = "van: 2018-03-01, tot_en_met: 2018-04-30"
EARLY, LATE = "geldt pas vanaf 1 maart 2018", "gold tot en met 30 april 2018"


@pytest.mark.parametrize(
    ("term", "day", "case", "expected"),
    [
        (PERIOD, date(2018, 2, 28), {}, EARLY),
        (PERIOD, date(2018, 3, 1), {}, ""),
        (PERIOD, date(2018, 4, 30), {}, ""),
        (PERIOD, date(2018, 5, 1), {}, LATE),
        ("volgens: looptijd", date(2018, 2, 1), {}, EARLY),
        ("volgens: looptijd, alleen: begin", date(2018, 2, 1), {}, EARLY),
        ("volgens: looptijd, alleen: begin", date(2018, 5, 1), {}, ""),
        ("volgens: looptijd, alleen: einde", date(2018, 2, 1), {}, ""),
        ("volgens: looptijd, alleen: einde", date(2018, 5, 1), {}, LATE),
        ("volgens: looptijd", date(2018, 2, 1), {"looptijd": "2018-01-01 t/m 2018-12-31"}, ""),
        ("volgens: gelezen", date(2018, 5, 1), {}, LATE),
    ],
)
def test_a_norm_outside_its_term(term: str, day: date, case: dict[str, object], expected: str, tmp_path: Path) -> None:
    """Norms and procedures follow the term of their document, in JSON and text alike."""
    explanation = told(Scene(RULES.replace("TERM", term), "bonus", case, on=day), tmp_path)
    assert [item.validity for item in explanation.beside] == [expected, expected]
    assert ("geldt" in explanation.beside[0].to_json()) is bool(expected)
    assert (f"Let op: dit {expected}." in render(explanation)) is bool(expected)


def test_another_reading_of_the_term(tmp_path: Path) -> None:
    """The reading that was asked for counts here too."""
    scene = Scene(RULES.replace("TERM", "volgens: gelezen"), "bonus", {}, {"readings": {"gelezen": "ruim"}}, date(2018, 5, 1))
    assert [item.validity for item in told(scene, tmp_path).beside] == ["", ""]


def test_a_term_without_a_figure(tmp_path: Path) -> None:
    """Where the value that gives the term has nothing for a date, nothing is said of it."""
    rules = RULES.replace("TERM", "volgens: looptijd").replace(
        "waarde: 2018-03-01 t/m 2018-04-30}\n  gel", "reeks: [{van: 2018-03-01, waarde: altijd}]}\n  gel"
    )
    assert [item.validity for item in told(Scene(rules, "bonus", on=date(2018, 2, 1)), tmp_path).beside] == ["", ""]


@pytest.mark.parametrize(("day", "word"), [(date(2018, 2, 1), "al"), (date(2018, 5, 1), "nog")])
def test_after_effect_of_what_is_to_come(day: date, word: str, tmp_path: Path) -> None:
    """Before its begin a rule does not hold yet."""
    text = render(told(Scene(RULES.replace("TERM", PERIOD), "toen", on=day), tmp_path))
    assert f"wat de regel zou geven als hij {word} gold." in " ".join(text.split())
