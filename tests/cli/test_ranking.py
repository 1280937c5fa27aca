"""The order of what a search finds, and what is proposed when it finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules
from lidwoord.cli.ranking import near_names, ranked
from lidwoord.explain.search import Named, named_items

RULES = """
invoer:
  uurloon: {type: €/uur}
  diensten_per_week: {type: aantal, vraag: "Hoe vaak werk je?"}
regels:
  maandbedrag: {type: €, titel: Het bedrag, samenvatting: Het loon van de maand., formule: € 1}
  loonmaand_van_de_uitbetaling: {type: €, formule: € 2}
  kosten: {type: €, titel: Kosten van loon, formule: € 3}
  loon_na_de_dienst: {type: €, formule: € 4}
  loon_na_dienst: {type: €, formule: € 5}
  loon: {type: €, formule: € 6}
  toeslag_bij_ziekte: {type: €, formule: € 7}
"""


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> tuple[Named, ...]:
    """What the invented rule set names."""
    return named_items(make_rules(tmp_path_factory.mktemp("zoeken"), RULES))


def test_the_best_first(items: tuple[Named, ...]) -> None:
    """The exact name, names that begin with the word, whole words, beginnings, the summary, and then parts of words."""
    assert [item.id for item in ranked(items, ["LOON"])] == [
        "loon", "loon_na_dienst", "loon_na_de_dienst", "kosten", "loonmaand_van_de_uitbetaling", "maandbedrag", "uurloon",
    ]  # fmt: skip


def test_each_word_counts(items: tuple[Named, ...]) -> None:
    """All words must be held; the one that is held worst decides, and an id may be typed with or without lines."""
    assert [item.id for item in ranked(items, ["loon", "dienst"])] == ["loon_na_dienst", "loon_na_de_dienst"]
    assert [item.id for item in ranked(items, ["de", "van"])] == ["loonmaand_van_de_uitbetaling", "maandbedrag"]
    assert ranked(items, ["loon_na_dienst"])[0].id == ranked(items, ["loon", "na", "dienst"])[0].id == "loon_na_dienst"
    assert ranked(items, ["loon", "(", "niets"]) == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["maandbedrg"], "Bedoelde u `maandbedrag`?"),
        (["loon", "na", "dinst"], "Bedoelde u `loon_na_dienst`?"),
        (["loon", "uitbetalng"], "Bedoelde u `uitbetaling`?"),
        (["ziektetoeslag"], "Zoek op `toeslag`."),
        (["loon", "ziekte"], ""),
        (["xyz"], ""),
    ],
)
def test_near_names(items: tuple[Named, ...], words: list[str], hint: str) -> None:
    """A name or word that is near, or a known part of a longer word; nothing where all words are known."""
    assert near_names(items, words) == hint


def test_a_place_is_a_whole_word(tmp_path: Path) -> None:
    """Of what an article says, lid 2 goes before lid 2.1; there the order is that of the articles."""
    text = "regels:\n" + "".join(
        f'  {name}: {{lid: "{lid}", type: €, formule: € 1}}\n' for name, lid in (("a", "2.1"), ("b_b", "2"), ("c", "2"))
    )
    assert [i.id for i in ranked(named_items(make_rules(tmp_path, text)), ["lid 2"])] == ["b_b", "c", "a"]


def test_equals_keep_their_order(tmp_path: Path) -> None:
    """The order is that of the rule set where words do not tell the difference."""
    text = "regels:\n" + "".join(f"  loon_{name}: {{type: €, formule: € 1}}\n" for name in "cab")
    assert [i.id for i in ranked(named_items(make_rules(tmp_path, text)), ["loon"])] == ["loon_c", "loon_a", "loon_b"]
