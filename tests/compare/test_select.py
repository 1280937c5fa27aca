"""A part of a comparison: by article or part, by kind, by outcome, and all of these together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.editions import compared, write_editions
from lidwoord.compare import Change, Comparison, Place, Proposal
from lidwoord.compare.select import articles_of, select


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The two invented editions compared."""
    return compared(write_editions(tmp_path_factory.mktemp("keuze")))


def names(found: Comparison) -> list[str]:
    """The subjects."""
    return [change.id for change in found.changes]


def test_without_wishes_everything_stays(found: Comparison) -> None:
    """In the same order, with the proposals about it."""
    assert select(found) == found


def test_an_article_is_found_by_each_of_its_names(found: Comparison) -> None:
    """Its number or words, on either side; a part; where an article comes from several, each of them."""
    assert names(select(found, article="ARTIKEL 10")) == ["erbij", "dubbel", "afgeschaft"]
    assert names(select(found, article="deel 2")) == ["erbij", "dubbel", "afgeschaft"]
    move = Change("artikel 7", "verplaatst", "artikelen", "artikel 7", Place("", article="3; 4"), Place("", article="7"), "")
    assert names(select(replace(found, changes=(move,)), article="4")) == ["artikel 7"]
    assert names(select(replace(found, changes=(move,)), article="5")) == []


def test_the_articles_that_can_be_asked(found: Comparison) -> None:
    """Those of both sets, and of a change that cites another one."""
    assert articles_of(found) == {"1", "artikel 1", "2", "artikel 2", "10", "artikel 10", "deel 1", "deel 2"}
    cited = Change("x", "waarde", "waarden", "x", Place("x", article="99"), None, "")
    assert "artikel 99" in articles_of(replace(found, changes=(cited,)))


def test_an_outcome_by_its_earlier_name(found: Comparison) -> None:
    """What the earlier one depended on counts too; a name that a set does not have depends on nothing."""
    assert names(select(found, outcomes=["premie"])) == ["treden", "premie", "premie"]
    assert names(select(found, outcomes=["heet_nu_zo"], before={"heet_nu_zo": "premie"})) == ["treden", "premie", "premie"]
    assert names(select(found, outcomes=["bestaat_niet"])) == []


def test_a_field_belongs_to_the_elements_of_its_list(found: Comparison) -> None:
    """Its name is in two parts, of which the first is the subject."""
    field = Change("uurloon.veld", "invoer", "soorten", "veld", None, Place("x"), "")
    assert names(select(replace(found, changes=(field,)), outcomes=["loon"])) == ["uurloon.veld"]


def test_wishes_add_up(found: Comparison) -> None:
    """Only what meets all of them, and the proposals about that."""
    asked = replace(found, proposals=(Proposal("afgeschaft", "erbij", "zo"), Proposal("a", "b", "zo")))
    some = select(asked, kinds=["nieuw"], article="10", outcomes=["dubbel"])
    assert names(some) == ["erbij", "dubbel"]
    assert some.proposals == (Proposal("afgeschaft", "erbij", "zo"),)
