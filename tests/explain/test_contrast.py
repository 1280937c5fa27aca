"""Two outcomes side by side: the headline, the conditions, the rounding differences."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import ask_all, make_rules
from lidwoord.explain.contrast import Contrast, contrasts
from lidwoord.explain.contrast_json import contrast_json
from lidwoord.explain.contrast_lines import contrast_lines
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten: {w: {lijst: ws, sleutel: n, velden: {n: aantal, v: €}}}
invoer:
  x: {type: getal, titel: Het getal}
  y: {type: getal}
  dag: {type: datum, vraag: Welke dag?}
  ok: {type: ja/nee, vraag: Is het goed?}
regels:
  bedrag: {lid: "1", titel: Bedrag, type: €, formule: (x + y) * € 1}
  dag_erna: {lid: "2", type: datum, formule: dag + 1 dag}
  goed: {lid: "3", type: ja/nee, formule: ok}
  recht: {lid: "4", type: €, voorwaarden: [{lid: "4 sub a", naam: groot genoeg, eis: x is minstens 3}, {lid: "4 sub b", naam: goed, eis: ok}], formule: x * € 10}
  deel: {type: €, formule: € 1 / x}
  oud: {lid: "5", type: €, geldt: {tot_en_met: 2018-05-31}, formule: € 1}
  som_: {type: €, formule: som van v van w over elke w uit ws}
  per_w: {per: w, type: €, formule: v van w}
""".replace("dag: {type", "dag_: {type").replace("formule: dag +", "formule: dag_ +")


MONTHS = """
soorten: {maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}}
regels: {opbouw: {lid: "1", titel: Opbouw, type: €, formule: som van loon van maand over elke maand uit maanden}}
"""


def months(first: int, last: int) -> list[dict[str, object]]:
    """Whole months of a year, each with the same amount."""
    ends = (31, 28, 31, 30, 31, 30, 31, 31, 30)
    return [
        {"eerste_dag": date(2018, n, 1), "laatste_dag": date(2018, n, ends[n - 1]), "loon": Fraction(10)}
        for n in range(first, last + 1)
    ]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("contrast"), RULES)


def told(
    rules: RuleSet, name: str, one: dict[str, object], other: dict[str, object], later: date = date(2018, 5, 1)
) -> Contrast:
    """The contrast of one outcome between two cases."""
    (found,) = contrasts(ask_all(rules, [name], one), ask_all(rules, [name], other, later), ("een", "twee"), {})
    return found


@pytest.mark.parametrize(
    ("name", "one", "other", "headline"),
    [
        ("bedrag", {"x": 1, "y": 2}, {"x": 4, "y": 1}, "€ 2,00 meer"),
        ("bedrag", {"x": 4, "y": 2}, {"x": 1, "y": 1}, "€ 4,00 minder"),
        ("bedrag", {"x": 4, "y": 2}, {"x": 5, "y": 1}, "geen verschil (€ 6,00)"),
        ("dag_erna", {"dag_": "2018-05-01"}, {"dag_": "2018-05-04"}, "3 dagen later"),
        ("dag_erna", {"dag_": "2018-05-02"}, {"dag_": "2018-05-01"}, "1 dag eerder"),
        ("goed", {"ok": True}, {"ok": False}, "eerst ja, nu nee"),
        ("recht", {"x": 5, "ok": True}, {"x": 1, "ok": True}, "eerst € 50,00, nu geen recht"),
        ("bedrag", {"x": 1, "y": 2}, {"x": 4}, "eerst € 3,00, nu onbekend"),
        ("deel", {"x": 1}, {"x": 0}, "eerst € 1,00, nu fout"),
    ],
)
def test_headline(name: str, one: dict[str, object], other: dict[str, object], headline: str, rules: RuleSet) -> None:
    """The difference first; where it can't be said both sides."""
    assert told(rules, name, one, other).headline == headline


def test_conditions_that_came_out_otherwise(rules: RuleSet) -> None:
    """With their place and what they were on each side."""
    found = told(rules, "recht", {"x": 5, "ok": True}, {"x": 1})
    assert [(t.judged.label, t.judged.cite.text, t.a, t.b) for t in found.turned] == [
        ("groot genoeg", "artikel 1 lid 4 sub a", "ja", "nee"), ("goed", "artikel 1 lid 4 sub b", "ja", "onbekend")
    ]  # fmt: skip
    texts = [line.text for line in contrast_lines(found)]
    assert "groot genoeg (artikel 1 lid 4 sub a): eerst wel vervuld, nu niet vervuld" in texts
    assert "goed (artikel 1 lid 4 sub b): eerst wel vervuld, nu niet te zeggen" in texts


def test_the_rounding_difference_is_said(rules: RuleSet) -> None:
    """Where effects in cents, or the two outcomes in cents, do not add up to the difference as shown."""
    found = told(rules, "bedrag", {"x": 0, "y": 0}, {"x": Fraction(1, 250), "y": Fraction(1, 250)})
    assert (found.gap, found.gap_of_sides) == (Fraction(1, 100), 0)
    assert list(found.notes()) == [
        "De oorzaken zijn op centen afgerond getoond; samen tellen ze daardoor niet precies op. Het afrondingsverschil is + € 0,01."
    ]
    found = told(rules, "bedrag", {"x": Fraction(4, 1000), "y": 0}, {"x": Fraction(14, 1000), "y": Fraction(2, 1000)})
    assert found.gap_of_sides == Fraction(1, 100)
    assert "De twee uitkomsten zijn op centen afgerond getoond" in next(found.notes())


def test_why_there_is_no_value(rules: RuleSet) -> None:
    """What is missing, and why something does not apply, stand with the side."""
    texts = [line.text for line in contrast_lines(told(rules, "goed", {"ok": True}, {}))]
    assert "Nog nodig: Is het goed?" in texts
    texts = [line.text for line in contrast_lines(told(rules, "oud", {}, {}, date(2018, 7, 1)))]
    assert "Want artikel 1 lid 5 gold tot en met 31 mei 2018." in texts
    assert "De peildatum: was 1 mei 2018, is nu 1 juli 2018 (artikel 1 lid 5)" in texts


def test_small_causes_are_taken_together(rules: RuleSet) -> None:
    """After a dozen the rest is one line with their sum; unfolded all are told."""
    one = {"ws": [{"n": n, "v": Fraction(n)} for n in range(1, 21)]}
    found = told(rules, "som_", one, {"ws": []})
    texts = [line.text for line in contrast_lines(found)]
    assert texts[-1] == "… en nog 8 kleinere oorzaken, samen − € 36,00 (zie --alles)."
    assert len(list(contrast_lines(found, unfolded=True))) == len(texts) + 7
    asked = told(rules, "per_w", {"ws": [{"n": 1, "v": 1}]}, {"ws": [{"n": 1, "v": 3}]})
    assert (asked.title, asked.headline) == ("Per w (w 1)", "€ 2,00 meer")


def test_periods_that_come_and_go_with_the_same_effect_are_one_cause(tmp_path: Path) -> None:
    """Neighbouring months are told as one, with the sum of what they do; unfolded each is told."""
    rules = make_rules(tmp_path, MONTHS)
    found = told(rules, "opbouw", {"maanden": months(1, 6)}, {"maanden": months(5, 9)})
    texts = [line.text for line in contrast_lines(found) if line.kind == "gegeven"]
    assert texts == [
        "− € 40,00: Januari 2018 tot en met april 2018: er niet meer, 4 keer evenveel (artikel 1 lid 1)",
        "+ € 30,00: Juli 2018 tot en met september 2018: erbij gekomen, 3 keer evenveel (artikel 1 lid 1)",
    ]
    assert sum(line.kind == "gegeven" for line in contrast_lines(found, unfolded=True)) == 7
    assert len(contrast_json(found)["oorzaken"]) == 7  # type: ignore[arg-type]  # a list
