"""What weighs most in an amount."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import DAY, make_rules
from lidwoord.calculate import calculate
from lidwoord.explain import explain
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten: {bon: {lijst: bonnen, sleutel: naam, velden: {naam: tekst, bedrag: €}}}
invoer: {loon: {type: €, titel: Loon}, toeslag: {type: €}, korting: {type: €}}
regels:
  alles: {type: €, formule: loon + toeslag - korting}
  uit_bonnen: {type: €, formule: som van bedrag van b over elke b uit bonnen}
  beide: {type: €, formule: (som van bedrag van b over elke b uit bonnen) + loon}
  keer: {type: €, formule: loon * 2}
  zelf: {type: €, formule: loon}
  mag: {type: ja/nee, formule: loon is meer dan € 5}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("gewicht"), RULES)


def told(rules: RuleSet, outcome: str, amounts: list[int], **given: str) -> list[tuple[str, str, str]]:
    """What weighs most in an outcome."""
    bills = [{"naam": chr(97 + n), "bedrag": f"€ {amount}"} for n, amount in enumerate(amounts)]
    case = {"loon": "€ 10", "toeslag": "€ 30", "korting": "€ 0", "bonnen": bills, **given}
    answer = calculate(rules, outcome, case, date=DAY)
    return [(w.value, w.share, w.name) for w in explain(answer, answer[outcome]).weights]


def test_terms_of_a_sum(rules: RuleSet) -> None:
    """The largest first, with its share; what is nothing is left out."""
    assert told(rules, "alles", []) == [("€ 30,00", "75%", "toeslag"), ("€ 10,00", "25%", "loon")]


def test_a_part_that_is_taken_off(rules: RuleSet) -> None:
    """By its size; then there are no shares of the whole."""
    assert told(rules, "alles", [], korting="€ 20") == [
        ("€ 30,00", "", "toeslag"),
        ("€ -20,00", "", "korting"),
        ("€ 10,00", "", "loon"),
    ]


def test_elements_of_a_list(rules: RuleSet) -> None:
    """Each by its key; of many the five largest and the rest together, of six all."""
    assert told(rules, "uit_bonnen", [1, 3]) == [("€ 3,00", "75%", "bon b"), ("€ 1,00", "25%", "bon a")]
    assert len(told(rules, "uit_bonnen", [1, 2, 3, 4, 5, 6])) == 6
    assert told(rules, "uit_bonnen", [1, 2, 3, 4, 5, 6, 7])[-1] == ("€ 3,00", "11%", "2 andere samen")
    assert told(rules, "beide", [30, 60]) == [
        ("€ 60,00", "60%", "bon b"),
        ("€ 30,00", "30%", "bon a"),
        ("€ 10,00", "10%", "loon"),
    ]


@pytest.mark.parametrize("outcome", ["keer", "zelf", "mag"])
def test_what_is_no_sum_has_no_parts(rules: RuleSet, outcome: str) -> None:
    """A product, one part alone, a yes or no."""
    assert told(rules, outcome, []) == []


def test_it_stands_before_the_steps(tmp_path: Path) -> None:
    """In the text a list by weight; of what is not known there is none."""
    from lidwoord.explain import text

    made = make_rules(tmp_path, RULES)
    answer = calculate(made, "alles", {"loon": "€ 10", "toeslag": "€ 30", "korting": "€ 0"}, date=DAY)
    lines = text.render(explain(answer, answer["alles"])).split("\n")
    start = lines.index("Dit telt het zwaarst:")
    assert lines[start + 1 : start + 5] == [
        "  1. € 30,00 (75%): toeslag",
        "  2. € 10,00 (25%): loon",
        "",
        "Zo komt deze uitkomst tot stand:",
    ]
    open_ = calculate(made, "alles", {"loon": "€ 10"}, date=DAY)
    assert explain(open_, open_["alles"]).weights == ()
