"""What other readings would do: their effect, who follows whom, and when it is not calculated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import make_rules
from explain.scenes import LEZINGEN, SCENES, VERDWENEN, answer_of
from lidwoord.calculate import calculate
from lidwoord.explain import explain, readings

WEEKS = [{"nummer": 1, "uren": "5 uur"}, {"nummer": 2, "uren": "5 uur"}]
ONLY = """
invoer: {jong: {type: ja/nee, standaard: ja}}
regels:
  bedrag:
    type: €
    lezingen:
      zonder: {gekozen: ja, reden: Zo., formule: € 1}
      met: {formule: € 1 / 0}
  recht: {lid: "2", type: €, aanspraak: niet jong, zonder_aanspraak: bedrag, formule: € 5}
"""


def test_a_follower_goes_with_its_leader(tmp_path: Path) -> None:
    """The other reading of a rule takes the rules that follow it along."""
    answer = answer_of(SCENES["lezingen"], tmp_path)
    effects = readings.effects_of(answer, answer["bonus"])
    assert effects.texts == {("loon", "per_dag"): "€ 20,00", ("tarief", "ruim"): "€ 12,00"}
    assert effects.changed == [("loon", "per_dag"), ("tarief", "ruim")]


def test_only_the_readings_of_the_outcome_itself(tmp_path: Path) -> None:
    """What other outcomes of the same answer used has no say."""
    rules = make_rules(tmp_path, LEZINGEN)
    answer = calculate(rules, ["loon", "bonus"], {"uren": "10 uur"}, date=date(2018, 5, 1))
    assert set(readings.effects_of(answer, answer["loon"]).texts) == {("loon", "per_dag"), ("tarief", "ruim")}
    assert readings.effects_of(answer, answer["loon"]).changed == [("tarief", "ruim")]
    assert readings.effects_of(answer, answer["loon"]).of("loon", "per_dag") == "dan blijft de uitkomst gelijk"


def test_too_many_readings_are_not_calculated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit nothing is calculated, and the explanation says so."""
    answer = answer_of(SCENES["te-veel-lezingen"], tmp_path)
    monkeypatch.setattr(readings, "calculate", None)
    effects = readings.effects_of(answer, answer["loon"])
    assert (effects.texts, effects.skipped) == ({}, 22)
    assert effects.of("loon", "lezing_a") == ""


def test_an_element_that_another_reading_does_not_have(tmp_path: Path) -> None:
    """In the other reading the list has other elements: the outcome is not there."""
    rules = make_rules(tmp_path, VERDWENEN)
    case = {"weken": WEEKS}
    answer = calculate(
        rules,
        ["in_groep[2]"],
        case,
        date=date(2018, 5, 1),
    )
    assert readings.effects_of(answer, answer["in_groep[2]"]).texts == {("volgorde", "gelijk_op"): "er niet"}


def test_other_states_and_places(tmp_path: Path) -> None:
    """An outcome without a right with another amount, and a rule without a lid."""
    rules = make_rules(tmp_path, ONLY)
    answer = calculate(rules, ["recht"], {}, date=date(2018, 5, 1))
    assert explain(answer, answer["recht"]).notes == (
        "De tekst is op meer manieren te lezen. Leest u “bedrag” (artikel 1) als “met”, dan is de uitkomst fout.",
    )


def test_without_readings_nothing_is_calculated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule set without readings costs nothing."""
    answer = answer_of(SCENES["staffel"], tmp_path)
    monkeypatch.setattr(readings, "calculate", None)
    assert readings.effects_of(answer, answer["vergoeding"]).texts == {}
