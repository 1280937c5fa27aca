"""A second agreement, from another trade and invented for this test: the engine takes it without a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lidwoord.calculate import calculate
from lidwoord.examples import Example, example_files, read_examples, run_example
from lidwoord.explain import explain
from lidwoord.explain.text import render
from lidwoord.ruleset.load import load
from lidwoord.ruleset.model import RuleSet

FOLDER = Path(__file__).parent / "bakkerij"
EXAMPLES = [example for path in example_files(FOLDER) for example in read_examples(path, path.name)[0]]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The invented agreement."""
    return load(FOLDER)


def test_it_says_that_it_is_invented(rules: RuleSet) -> None:
    """Nobody may take it for a real agreement."""
    assert "verzonnen" in rules.manifest.title


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_example(rules: RuleSet, example: Example) -> None:
    """Each example beside its rules comes out."""
    assert run_example(rules, example).differences == ()


def test_it_is_explained(rules: RuleSet) -> None:
    """An outcome is explained with its own words and articles."""
    shift = {"begin": "2024-05-03T22:00", "einde": "2024-05-04T06:00", "ovenploeg": "ja"}
    case = {"vakniveau": "bakker", "jaren_in_het_vak": "5", "bakdiensten": [shift]}
    answer = calculate(rules, ["vergoedingen"], case, date=date(2024, 5, 3))
    text = render(explain(answer, answer["vergoedingen"]))
    assert text.startswith(
        "Nachttoeslag en ovengeld samen: € 50,44\nCao ambachtelijke bakkerijen (verzonnen), artikel 4 lid 3, lid 4"
    )
    assert "6 uur × 30% × € 17,35/uur = € 31,23" in text


def test_its_norms_are_kept(rules: RuleSet) -> None:
    """A norm says who must do what."""
    assert [(n.id, n.soort, n.addressee) for n in rules.norms.values()] == [("schone_kleding", "plicht", "werkgever")]
