"""Searching norms and procedures."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules
from lidwoord.explain.search import Wanted, folded, search, vocabulary
from lidwoord.ruleset.model import RuleSet

RULES = {
    "19.yaml": """
    schema: "1"
    artikel: "5.19"
    titel: Toeslag
    regels: {toeslag: {type: €, formule: € 1}}
    normen:
      privé_gebruik: {lid: "2", titel: Privé gebruik, soort: verbod, van: werknemer, samenvatting: De laptop is voor het werk.}
      vragen: {lid: "1", soort: recht, van: werknemer, jegens: werkgever, uiterlijk: 30 juni, bij: [toeslag], samenvatting: Om vrije tijd vragen mag.}
    """,
    "9.yaml": """
    schema: "1"
    artikel: "5.9"
    titel: Bezwaar
    normen:
      overleg: {lid: "1", soort: advies, van: werkgever, samenvatting: Overleg eerst over vrije tijd.}
    procedures:
      bezwaar:
        samenvatting: Zo gaat dat.
        stappen:
          - {wie: ondernemingsraad, doet: geeft een oordeel, uiterlijk: in de zomer}
          - {artikel: "5.10", wie: werkgever, doet: beslist}
    """,
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A rule set with three norms and a procedure."""
    return make_rules(Path(tmp_path_factory.mktemp("normen")), RULES)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        pytest.param(Wanted(), ["bezwaar", "overleg", "vragen", "privé_gebruik"], id="everything, by article and lid"),
        pytest.param(Wanted(("VRIJE",)), ["overleg", "vragen"], id="a word, whatever its case"),
        pytest.param(Wanted(("vrije", "werknemer")), ["vragen"], id="every word"),
        pytest.param(Wanted(("prive",)), ["privé_gebruik"], id="without its accent"),
        pytest.param(Wanted(("privé", "LAPTOP")), ["privé_gebruik"], id="with it"),
        pytest.param(Wanted(("juni",)), ["vragen"], id="by when"),
        pytest.param(Wanted(("zomer", "oordeel")), ["bezwaar"], id="the words of steps"),
        pytest.param(Wanted(("winter",)), [], id="nothing"),
        pytest.param(Wanted(who="Werkgever"), ["bezwaar", "overleg"], id="by whom, also in a step; not towards whom"),
        pytest.param(Wanted(kind="recht"), ["vragen"], id="a kind"),
        pytest.param(Wanted(kind="procedure"), ["bezwaar"], id="procedures"),
        pytest.param(Wanted(outcome="toeslag"), ["vragen"], id="beside an outcome"),
        pytest.param(Wanted(article="5.9"), ["bezwaar", "overleg"], id="an article, and not 5.19"),
        pytest.param(Wanted(article="Artikel 5.10"), ["bezwaar"], id="the article of a step"),
        pytest.param(Wanted(("vrije",), "werkgever", "advies", "", "5.9"), ["overleg"], id="all at once"),
    ],
)
def test_search(rules: RuleSet, wanted: Wanted, names: list[str]) -> None:
    """What is found, in the order of the articles: 5.9 before 5.19."""
    assert [item.id for item in search(rules, wanted)] == names


def test_vocabulary(rules: RuleSet) -> None:
    """The words for a hint: no short ones, without accents."""
    words = vocabulary(rules)
    assert {"prive", "laptop", "ondernemingsraad", "zomer"} <= words
    assert words.isdisjoint({"Privé", "privé", "is", "om"})


def test_folded() -> None:
    """Case and accents go."""
    assert folded("Coördinatie ÉÉN") == "coordinatie een"
