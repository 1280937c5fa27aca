"""Tables to facts: which, in which order, with which titles, links and marks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import DAY, ask_all, make_rules
from lidwoord.diagnostics import LidwoordError
from lidwoord.graph.facts.build import facts_of
from lidwoord.graph.facts.model import Mark
from lidwoord.graph.facts.ways import between, with_ways
from lidwoord.ruleset.model import RuleSet

NEVER = date(2020, 1, 1)


def wrong(rules: RuleSet, *names: str, **more: object) -> str:
    """The message of what can't be drawn."""
    with pytest.raises(LidwoordError) as caught:
        facts_of(rules, names, **more)  # type: ignore[arg-type]
    return " / ".join(f"{d.code}: {d.message} {d.hint}" for d in caught.value.diagnostics)


def test_all_tables_that_are_connected(rules: RuleSet) -> None:
    """From left to right: what is referred to first, and beside it what refers to it itself."""
    facts = facts_of(rules, on=DAY)
    assert [layer.id for layer in facts.layers] == ["lijnen", "acties", "doelen", "effecten"]
    assert [(layer.id, layer.rows) for layer in facts.relations] == [("bijdragen", 2), ("beoogd", 3)]
    assert (facts.title, facts.about) == ("Proef", "Feiten en hun verbanden; peildatum 1 mei 2018")


def test_titles_cells_and_places(rules: RuleSet) -> None:
    """A label, or the key without what refers; with the lid of the row, or else of the table."""
    facts = facts_of(rules, on=DAY).facts
    assert [(f.id, f.title) for f in facts.values()] == [
        ("lijnen[1]", "Leren"),
        ("lijnen[2]", "Werken"),
        ("acties[cursus_a]", "Cursus a"),
        ("acties[los]", "Los"),
        ("acties[feest]", "Feest"),
        ("doelen[cursus_a,slagen]", "Slagen"),
        ("doelen[feest,lachen]", "Lachen"),
        ("effecten[kennis]", "Meer kennis"),
        ("effecten[plezier]", "Meer plezier in het werk"),
        ("effecten[geld]", "Geld"),
    ]
    assert facts["lijnen[1]"].cells == (("nummer", "1"), ("naam", "Leren"))
    assert (facts["lijnen[1]"].source, facts["lijnen[2]"].cite.lid) == ("Het boek, artikel 1 lid 1 sub a", "1")


def test_links(rules: RuleSet) -> None:
    """A reference goes from what is referred to; a row of links has its text; what refers to nothing has no link."""
    links = facts_of(rules, on=DAY).links
    assert [(k.start, k.end, k.table, k.column, k.text) for k in links] == [
        ("lijnen[1]", "acties[cursus_a]", "acties", "lijn_van", ""),
        ("lijnen[2]", "acties[feest]", "acties", "lijn_van", ""),
        ("acties[cursus_a]", "doelen[cursus_a,slagen]", "doelen", "doel_van", ""),
        ("acties[feest]", "doelen[feest,lachen]", "doelen", "doel_van", ""),
        ("acties[cursus_a]", "effecten[kennis]", "bijdragen", "", "vooral"),
        ("acties[feest]", "effecten[plezier]", "bijdragen", "", ""),
        ("lijnen[1]", "effecten[kennis]", "beoogd", "", ""),
        ("lijnen[1]", "effecten[plezier]", "beoogd", "", ""),
        ("lijnen[2]", "effecten[geld]", "beoogd", "", ""),
    ]


def test_ways(rules: RuleSet) -> None:
    """What a line means and one of its actions does is shown by that action; what none does is open."""
    facts = with_ways(facts_of(rules, on=DAY))
    assert [(k.end, k.way) for k in facts.links if k.way] == [
        ("effecten[kennis]", "langs"), ("effecten[plezier]", "open"), ("effecten[geld]", "open"),
    ]  # fmt: skip
    assert between(facts, "beoogd") == ["acties"]
    assert len(facts.shown()) == len(facts.links) - 1
    assert facts.shown(everything=True) == facts.links


def test_a_second_table_of_links_is_no_other_way(tmp_path: Path) -> None:
    """Two tables of links between the same tables say each their own thing."""
    text = """
    tabellen:
      tabel_a: {kolommen: {a: tekst}, sleutel: [a], rijen: [{a: x}]}
      tabel_b: {kolommen: {b: tekst}, sleutel: [b], rijen: [{b: y}]}
      kan: {kolommen: {k1: tekst, k2: tekst}, sleutel: [k1], verwijst_naar: {k1: tabel_a, k2: tabel_b}, rijen: [{k1: x, k2: y}]}
      wil: {kolommen: {w1: tekst, w2: tekst}, sleutel: [w1], verwijst_naar: {w1: tabel_a, w2: tabel_b}, rijen: [{w1: x, w2: y}]}
    """
    facts = with_ways(facts_of(make_rules(tmp_path, text)))
    assert [(k.table, k.way) for k in facts.links] == [("kan", ""), ("wil", "")]
    assert facts.about == "Feiten en hun verbanden"


def test_named_tables(rules: RuleSet) -> None:
    """Only these, with the links among them; a table of links brings its ends; one with a label may stand alone."""
    assert [layer.id for layer in facts_of(rules, ["effecten", "acties"], DAY).layers] == ["acties", "effecten"]
    assert [k.table for k in facts_of(rules, ["effecten", "acties"], DAY).links] == ["bijdragen"] * 2
    assert [layer.id for layer in facts_of(rules, ["beoogd"], DAY).layers] == ["lijnen", "effecten"]
    alone = facts_of(rules, ["toelichtingen"], DAY)
    assert ([f.title for f in alone.facts.values()], alone.links) == (["Zo."], ())


def test_a_day_without_rows(rules: RuleSet) -> None:
    """A table without a version on the day has no rows, and what it refers to stays."""
    facts = with_ways(facts_of(rules, on=NEVER))
    assert [layer.rows for layer in facts.layers] == [2, None, None, 3]
    assert [k.way for k in facts.links] == ["open"] * 3


def test_what_outcomes_point_out(rules: RuleSet) -> None:
    """Per row of a table, also one of links; the case is told below the title."""
    answer = ask_all(rules, ["helpt", "noemt"], {"gezocht": "kennis"})
    facts = facts_of(rules, answer=answer)
    assert [f.id for f in facts.facts.values() if f.chosen] == ["acties[cursus_a]"]
    assert facts.facts["acties[feest]"].marks == (Mark("helpt", "bekend", "nee"),)
    assert [k.end for k in facts.links if k.chosen] == ["effecten[kennis]"]
    assert facts.asked == (("helpt", "Helpt bij het effect"), ("noemt", "Noemt het effect"))
    assert facts.about == "Feiten en hun verbanden; peildatum 1 mei 2018; gezocht effect: kennis"
    strong = [k.end for k in facts.links if facts.is_strong(k)]
    assert strong == ["acties[cursus_a]", "doelen[cursus_a,slagen]", "effecten[kennis]"]


def test_no_rows_to_point_out(rules: RuleSet) -> None:
    """Where the table has no version there is nothing to mark."""
    answer = ask_all(rules, ["helpt"], {"gezocht": "kennis"}, NEVER)
    assert not any(f.marks for f in facts_of(rules, answer=answer).facts.values())


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ("hoe_lang", "het is uur, en niet ja/nee"),
        ("ooit", "het geldt niet per rij"),
        ("van_lijn_een", "het gaat over lijn, en dat is geen rij in de tekening"),
    ],
)
def test_outcomes_that_point_nothing_out(rules: RuleSet, outcome: str, reason: str) -> None:
    """Another type, not per row, or of a table that is not drawn."""
    answer = ask_all(rules, [outcome], {})
    assert f"LW956: `{outcome}` wijst geen feiten aan: {reason}." in wrong(rules, "acties", answer=answer)


def test_names_that_are_no_facts(rules: RuleSet, tmp_path: Path) -> None:
    """An unknown table, one that is not connected, and a rule set without any."""
    assert wrong(rules, "actie") == "LW954: `actie` is geen tabel met feiten. Bedoelde u `acties`?"
    assert "acties, beoogd, bijdragen, doelen, effecten, lijnen, toelichtingen" in wrong(rules, "tarief", "xxxxxx")
    bare = make_rules(tmp_path, "tabellen: {t: {kolommen: {a: tekst}, sleutel: [a], rijen: [{a: x}]}}")
    assert wrong(bare).startswith("LW955: In proef is niets om als feiten te tekenen.")


def test_a_day_is_needed_where_there_is_a_choice(tmp_path: Path) -> None:
    """With one version of each table there is none."""
    text = """
    tabellen:
      tabel_a: {kolommen: {a: tekst}, sleutel: [a], label: a, reeks: [{van: 2018-01-01, rijen: [{a: x}]}, {van: 2019-01-01, rijen: [{a: y}]}]}
      blijvend: {kolommen: {b: tekst}, sleutel: [b], label: b, reeks: [{van: 2018-01-01, rijen: [{b: x}]}]}
    """
    rules = make_rules(tmp_path, text)
    assert wrong(rules, "tabel_a").startswith("LW902")
    assert list(facts_of(rules, ["blijvend"]).facts) == ["blijvend[x]"]


def test_rows_without_a_key(tmp_path: Path) -> None:
    """A table with a label and no key, a table with three references, and a label that is empty."""
    text = """
    tabellen:
      tabel_a: {kolommen: {a: tekst}, sleutel: [a], rijen: [{a: x}]}
      los: {kolommen: {b: tekst of geen}, label: b, rijen: [{b: geen}]}
      tabel_c: {kolommen: {p: tekst, q: tekst, r: tekst of geen}, sleutel: [p], verwijst_naar: {p: tabel_a, q: tabel_a, r: tabel_a}, rijen: [{p: x, q: x, r: geen}]}
    """
    rules = make_rules(tmp_path, text)
    assert [f.title for f in facts_of(rules, ["los"]).facts.values()] == ["Los"]
    assert [(k.start, k.end) for k in facts_of(rules).links] == [("tabel_a[x]", "tabel_a[x]")]


def test_a_circle_of_tables(tmp_path: Path) -> None:
    """Tables that refer to each other stand in the order in which they were declared."""
    text = """
    tabellen:
      tabel_a: {kolommen: {a: tekst, naar: tekst}, sleutel: [a], verwijst_naar: {naar: tabel_b}, rijen: [{a: x, naar: y}]}
      tabel_b: {kolommen: {b: tekst, terug: tekst}, sleutel: [b], verwijst_naar: {terug: tabel_a}, rijen: [{b: y, terug: x}]}
    """
    facts = facts_of(make_rules(tmp_path, text))
    assert [layer.id for layer in facts.layers] == ["tabel_a", "tabel_b"]
    assert [(k.start, k.end) for k in facts.links] == [("tabel_b[y]", "tabel_a[x]"), ("tabel_a[x]", "tabel_b[y]")]
