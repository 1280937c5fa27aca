"""Coverage: what each lid of an invented source became."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import codes, make_rules
from lidwoord.audit import Coverage, cover, outline_files, read_outline
from lidwoord.audit.outline import Outline

MANIFEST = """\
schema: "1"
regelset: proef
titel: Proef
status: geldend
bronnen: {boek: {titel: Het boek, soort: cao}, wet: {titel: De wet, soort: wet}}
"""
RULES = """
soorten:
  week: {lid: "9", lijst: weken, sleutel: nummer, velden: {nummer: aantal}}
invoer: {uren: {lid: "1", type: uur}, proeftijd: {type: ja/nee}, begin: {type: datum}}
waarden: {tarief: {lid: "2", type: €/uur, waarde: € 10/uur}}
tabellen:
  toeslagen:
    kolommen: {soort_uur: tekst, deel: percentage}
    sleutel: [soort_uur]
    rijen: [{lid: 3 sub a, soort_uur: nacht, deel: 50%}, {lid: 3 sub b, soort_uur: dag, deel: 10%}]
regels:
  loon: {lid: "1; 4", type: €, formule: uren * tarief}
  bedrag:
    lid: 5 sub a
    type: €
    gevallen: [{lid: 5 sub c, als: uren is meer dan 8 uur, dan: € 5}]
    anders: € 1
  na_de_proeftijd:
    type: ja/nee
    voorwaarden: [{lid: 5 sub b, naam: niet in de proeftijd, eis: niet proeftijd}]
  laatste_dag: {lid: "6", type: datum, formule: begin + 14 dagen}
  uit_de_wet: {document: wet, artikel: "1", lid: "7", type: €, formule: € 3}
normen:
  betalen: {lid: "7", soort: plicht, van: werkgever, samenvatting: Betaal op tijd.}
procedures:
  bezwaar: {samenvatting: Bezwaar., lid: "8", stappen: [{lid: 8 sub a, wie: werknemer, doet: schrijft, termijn: laatste_dag}]}
niet_uitdrukbaar:
  inleiding: {lid: aanhef, soort: tekst, reden: Alleen een inleiding.}
  redelijk: {lid: "10", reden: Dat beslist een mens.}
"""
OUTLINE = """\
schema: "1"
document: boek
delen:
  - deel: Het eerste deel
    artikelen:
      - artikel: "1"
        leden:
          aanhef: tekst
          "1": bedrag
          "2": bedrag
          3 sub a: tabel
          3 sub b: tabel
          "4": bedrag
          5 sub a: bedrag
          5 sub b: voorwaarde
          5 sub c: grens
          "6": termijn
          "7": norm
          "8": procedure
          8 sub b: norm
          "9": definitie
          "10": voorwaarde
          "11": bedrag
  - deel: Het tweede deel
    artikelen:
      - {artikel: "2", soort: tekst}
"""
EXPECTED = (("loon",), ("loon", "bedrag"), ())


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    """The outline of the invented source."""
    path = tmp_path / "boek.opbouw.yaml"
    path.write_text(OUTLINE, "utf-8")
    found, problems = read_outline(path, "boek.opbouw.yaml")
    assert problems == ()
    assert found is not None
    return found


@pytest.fixture
def coverage(tmp_path: Path, outline: Outline) -> Coverage:
    """What the rules make of it."""
    return cover(outline, make_rules(tmp_path, {"a.yaml": RULES, "regelset.yaml": MANIFEST}), EXPECTED)


def test_what_each_lid_became(coverage: Coverage) -> None:
    """By its best declaration: what calculates goes before a procedure, a norm, and a reason; an input is not enough."""
    assert {row.place: row.became for row in coverage.rows} == {
        "1 aanhef": "tekst", "1 lid 1": "berekend", "1 lid 2": "berekend", "1 lid 3 sub a": "berekend",
        "1 lid 3 sub b": "berekend", "1 lid 4": "berekend", "1 lid 5 sub a": "berekend", "1 lid 5 sub b": "berekend",
        "1 lid 5 sub c": "berekend", "1 lid 6": "berekend", "1 lid 7": "norm", "1 lid 8": "procedure",
        "1 lid 8 sub b": "ontbreekt", "1 lid 9": "ontbreekt", "1 lid 10": "niet uitdrukbaar", "1 lid 11": "ontbreekt",
        "2": "ontbreekt",
    }  # fmt: skip


def test_who_cites_a_lid(coverage: Coverage) -> None:
    """Each declaration by its section; a row, condition, branch or step counts for its own lid, and for what holds it."""
    ids = {row.lid: row.ids for row in coverage.rows}
    assert ids["1"] == {"invoer": ("uren",), "regels": ("loon",)}
    assert (ids["3 sub a"], ids["5 sub b"]) == ({"tabellen": ("toeslagen",)}, {"regels": ("na_de_proeftijd",)})
    assert (ids["8"], ids["9"]) == ({"procedures": ("bezwaar",)}, {"soorten": ("week",)})


def test_the_examples_of_a_lid(coverage: Coverage) -> None:
    """Those that expect a rule of the lid, or a rule that uses the lid's value."""
    assert {row.lid: row.examples for row in coverage.rows if row.examples} == {
        "1": 2, "2": 2, "4": 2, "5 sub a": 1, "5 sub c": 1,
    }  # fmt: skip


def test_counts(coverage: Coverage) -> None:
    """Per part and in all, and how many of a calculating kind calculate."""
    assert coverage.counts("Het tweede deel") == {"ontbreekt": 1}
    assert coverage.counts() == {"berekend": 9, "tekst": 1, "norm": 1, "procedure": 1, "niet uitdrukbaar": 1, "ontbreekt": 4}
    assert (coverage.calculating, [row.lid for row in coverage.uncalculated]) == (12, ["9", "10", "11"])
    assert [row.reason for row in coverage.rows if row.reason] == ["Alleen een inleiding.", "Dat beslist een mens."]


def test_a_citation_of_no_lid_is_a_stray(coverage: Coverage) -> None:
    """``8 sub a`` stands within 8; the law is another document; nothing else is amiss."""
    assert coverage.strays == ()


def test_strays_are_named(tmp_path: Path, outline: Outline) -> None:
    """A lid or an article that the outline does not have."""
    rules = make_rules(tmp_path, {"a.yaml": """
        regels:
          loon: {lid: "12", type: €, formule: € 1}
          premie: {artikel: "3", type: €, formule: € 1}
          heel: {artikel: "1", type: €, formule: € 1}
          grof: {lid: "5", type: €, formule: € 1}
    """, "regelset.yaml": MANIFEST})  # fmt: skip
    strays = cover(outline, rules, ()).strays
    assert [(stray.id, stray.cite.text) for stray in strays] == [("loon", "artikel 1 lid 12"), ("premie", "artikel 3")]


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ('[{artikel: "1", soort: tekst}, {artikel: "1", soort: norm}]', ["LW970"]),
        ('[{artikel: "1", onderdeel: "2", soort: tekst}]', ["LW971"]),
        ('[{artikel: "1", soort: tekst, leden: {"1": norm}}]', ["LW971"]),
        ('[{artikel: "1"}]', ["LW107"]),
        ('[{artikel: "1", soort: gedicht}]', ["LW104"]),
    ],
)
def test_a_wrong_outline(tmp_path: Path, articles: str, expected: list[str]) -> None:
    """Each mistake has a code."""
    path = tmp_path / "boek.opbouw.yaml"
    path.write_text(f'schema: "1"\ndocument: boek\ndelen: [{{deel: Deel, artikelen: {articles}}}]\n', "utf-8")
    _, found = read_outline(path, "boek.opbouw.yaml")
    assert codes(found) == expected


def test_outlines_stand_beside_the_rules(tmp_path: Path) -> None:
    """And calculating does not read them."""
    rules = make_rules(tmp_path, {"a.yaml": RULES, "regelset.yaml": MANIFEST, "boek.opbouw.yaml": OUTLINE})
    assert [path.name for path in outline_files(tmp_path / "proef")] == ["boek.opbouw.yaml"]
    assert "loon" in rules.rules


def test_another_place_that_says_the_same_counts_too(tmp_path: Path, outline: Outline) -> None:
    """``ook`` of a rule and of a condition: the lid of this document, cited beside that of another."""
    rules = make_rules(tmp_path, {"a.yaml": """
        invoer: {a: {type: ja/nee}}
        regels:
          r: {document: wet, artikel: "9", type: €, formule: € 1, ook: [{document: boek, artikel: "1", lid: "1; 2"}, {document: boek, artikel: "2"}]}
          v: {document: wet, artikel: "9", type: ja/nee, voorwaarden: [{eis: a, ook: [{document: boek, artikel: "1", lid: 5 sub b}]}]}
    """, "regelset.yaml": MANIFEST})  # fmt: skip
    became = {row.place: row.became for row in cover(outline, rules, ()).rows if row.became != "ontbreekt"}
    assert became == dict.fromkeys(["1 lid 1", "1 lid 2", "1 lid 5 sub b", "2"], "berekend")
