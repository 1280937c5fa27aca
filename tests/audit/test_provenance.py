"""Figures: which there are, how a text may write them, and where they are looked for."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from building import make_rules
from lidwoord.audit import Outline, figures_of, read_outline, trace_figures
from lidwoord.audit.source_text import Passage, cut

MANIFEST = """\
schema: "1"
regelset: proef
titel: Proef
status: geldend
bronnen: {boek: {titel: Het boek, soort: cao}, wet: {titel: De wet, soort: wet}}
"""
RULES = """
invoer: {uren: {type: uur, minimum: 0 uur, maximum: 40 uur}, leeftijd: {type: jaar}, zuivere_naam: {type: tekst}}
waarden:
  tarief: {type: €/uur, reeks: [{van: 2018-01-01, waarde: "€ 10,50/uur"}, {van: 2018-07-01, waarde: € 11/uur}]}
  deel: {type: percentage, waarde: "7,4%"}
  ingangsdag: {type: datum, waarde: 2018-07-01}
  nooit: {type: datum of geen, waarde: geen}
  looptijd: {type: tijdvak, waarde: 2018-04-01 t/m 2018-12-31}
  onbegrensd: {type: tijdvak, waarde: altijd}
  geraamd: {type: aantal, waarde: "77", zekerheid: afgeleid}
  wettelijk: {document: wet, artikel: "1", type: aantal, waarde: "88"}
tabellen:
  trap:
    kolommen: {jaren: jaar, dagen_verlof: dag}
    sleutel: [jaren]
    zoek: {jaren: schijf}
    rijen: [{jaren: {tot: 30 jaar}, dagen_verlof: 3 dagen}, {lid: "2", jaren: {meer_dan: 29 jaar, tot_en_met: 65 jaar}, dagen_verlof: 5 dagen}, {jaren: {meer_dan: 65 jaar}, dagen_verlof: 6 dagen}]
    bij_samenloop: volgorde
  vensters:
    soort: tijdvensters
    dekking: gedeeltelijk
    bij_samenloop: volgorde
    kolommen: {deel_erbij: percentage}
    rijen:
      - {dagen: ["24 december"], van: "18:00", tot: "24:00", deel_erbij: 60%}
      - {dagen: [zo], van: "00:00", tot: "24:00", deel_erbij: 50%}
regels:
  loon: {type: €, formule: uren * tarief * 0 + € 12}
  bonus:
    type: €
    voorwaarden: [{lid: "3", naam: lang genoeg, eis: uren is meer dan 4 uur}]
    zonder_aanspraak: € 0
    formule: € 15
  premie:
    type: €
    gevallen: [{lid: "4", als: uren is meer dan 8 uur, dan: € 16}]
    anders: € 1
  toegift: {type: €, formule: € 2, geldt: altijd}
"""  # rows of a table
OUTLINE = """\
schema: "1"
document: boek
delen:
  - {deel: Eerste, artikelen: [{artikel: "1", soort: bedrag}, {artikel: "2", soort: tekst, ook_bij: ["1"]}]}
  - {deel: Bijlage, kop: Bijlage A, artikelen: [{artikel: bijlage A art. 1, kop: Artikel 1, soort: bedrag}]}
"""


def outline(folder: Path, text: str = OUTLINE) -> Outline:
    """An outline from its text."""
    path = folder / "boek.opbouw.yaml"
    path.write_text(text, "utf-8")
    found, problems = read_outline(path, path.name)
    assert problems == ()
    assert found is not None
    return found


def test_every_figure_with_its_citation(tmp_path: Path) -> None:
    """Numbers, dates and times of values, tables and formulas; 0, bounds of inputs and what is no figure are left out."""
    rules = make_rules(tmp_path, {"a.yaml": RULES, "regelset.yaml": MANIFEST})
    shown = [(f.id, f.shown, f.cite.lid) for f in figures_of(rules)]
    assert shown == [
        ("tarief", "€ 10,50/uur", ""), ("tarief", "€ 11,00/uur", ""), ("deel", "7,4%", ""),
        ("ingangsdag", "1 juli 2018", ""), ("looptijd", "begin van 1 april 2018 t/m 31 december 2018", ""),
        ("looptijd", "einde van 1 april 2018 t/m 31 december 2018", ""), ("geraamd", "77", ""), ("wettelijk", "88", ""),
        ("trap", "30 jaar", ""), ("trap", "3 dagen", ""), ("trap", "29 jaar", "2"), ("trap", "65 jaar", "2"),
        ("trap", "5 dagen", "2"), ("trap", "65 jaar", ""), ("trap", "6 dagen", ""), ("vensters", "60%", ""),
        ("vensters", "18:00", ""), ("vensters", "24 december", ""), ("vensters", "50%", ""),
        ("loon", "€ 12,00", ""), ("bonus", "4 uur", "3"), ("bonus", "€ 15,00", ""), ("premie", "8 uur", "4"),
        ("premie", "€ 16,00", "4"),
        ("toegift", "€ 2,00", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("€ 1.841,95 bruto", "36839/20"),
        ("1841,95", "36839/20"),
        ("7,4%", "37/5"),
        ("0.5 uur", "1/2"),
        ("een half uur", "1/2"),
        ("12½ jaar", "1/2"),
        ("2/3 deel", "2/3"),
        ("zes weken", "6"),
        ("vijfendertig", "35"),
        ("tweeëntwintig", "22"),
        ("tweeentwintig", "22"),
        ("de derde maand", "3"),
        ("twee derde deel", "2/3"),
        ("vierhonderd", "400"),
        ("tweemaal", "2"),
        ("volledig", "100"),
        ("artikel 5.19 lid 2.", "2"),
        ("1.500", "1500"),
        ("in zevenvoud", "7"),
        ("z even diensten", "7"),
        ("€2 5 per dag", "25"),
    ],
)
def test_how_a_text_writes_a_number(text: str, number: str) -> None:
    """Digits in Dutch or English notation, words, ranks and fractions."""
    assert Fraction(number) in Passage(text).numbers


def test_what_is_no_number() -> None:
    """A fraction by nothing and a version number say nothing."""
    assert Passage("1/0 en 1.2.3").numbers == {Fraction(1), Fraction(0)}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1 juli 2018", {(2018, 7, 1)}),
        ("1e juli", {(0, 7, 1)}),
        ("1-7-2018", {(2018, 7, 1)}),
        ("24 en 31 december", {(0, 12, 24), (0, 12, 31)}),
        ("juli 2018", set()),
        ("1 j uli 202 5 tot", {(2025, 7, 1)}),
        ("1 septem ber 2022", {(2022, 9, 1)}),
        ("1 januari 2025 36 uur", {(2025, 1, 1)}),
    ],
)
def test_how_a_text_writes_a_date(text: str, dates: set[tuple[int, int, int]]) -> None:
    """With or without its year."""
    assert Passage(text).dates == dates


@pytest.mark.parametrize(
    ("text", "times"),
    [("06.00 uur", {360}), ("6:30", {390}), ("van 6 uur", {360}), ("24.00", {0}), ("25.00", set()), ("2,5 uur", {300})],
)
def test_how_a_text_writes_a_time(text: str, times: set[int]) -> None:
    """In minutes of the day; a number of hours may be read as a time, which only makes the check milder."""
    assert Passage(text).times == times


TEXT = """\
Inhoud
Artikel 1 Salaris 3
Artikel 2 Verlof 4
Bijlage A 9

Artikel 1 Salaris
Het tarief is € 10,50 en vanaf 1 juli in het jaar 2018 elf euro. Van 1-4-2018 tot 1-1-2019.
Artikel 1 lid 2 zegt 7,4% en 24 december om 18.00 uur.
Artikel 1.5 is een ander artikel.
Art ikel 2   Verlof
Dertig dagen.
Bijlage A
Artikel 1 Garantie
Hier staat 99.
"""


def test_a_text_is_cut_into_articles(tmp_path: Path) -> None:
    """By the longest chain of heads, which passes over the table of contents, and stray spaces do not matter."""
    source = cut(TEXT, outline(tmp_path))
    assert [(name, passage.text.split("\n")[0]) for name, passage in source.articles.items()] == [
        ("1", "Artikel 1 Salaris"), ("2", "Art ikel 2   Verlof"), ("bijlage A art. 1", "Artikel 1 Garantie"),
    ]  # fmt: skip
    assert Fraction(99) in source.articles["bijlage A art. 1"].numbers
    assert [p.text[:9] for p in source.passages("2")] == ["Art ikel ", "Artikel 1"]
    assert source.passages("3") == ()


def test_what_stands_on_every_page_is_left_out(tmp_path: Path) -> None:
    """Also before a head, and with its stray spaces; its page number is no figure of an article."""
    marked = OUTLINE.replace("delen:", 'paginamerken: ["== blad # ==", "Het boek #"]\ndelen:')
    page = "== blad 77 ==\nHet b oek  77 "
    source = cut(TEXT.replace("Art ikel 2", f"{page}Art ikel 2"), outline(tmp_path, marked))
    assert source.articles["2"].text.startswith(" Art ikel 2")
    assert Fraction(77) not in source.articles["1"].numbers | source.articles["2"].numbers


def test_letters_apart_are_no_number() -> None:
    """Two whole words are not read as one, and an amount keeps its own number too."""
    assert Passage("vijf tien").numbers == {Fraction(5), Fraction(10)}
    assert Passage("€ 10 25 uur").numbers >= {Fraction(10), Fraction(25)}


def test_an_article_without_a_head_has_its_part(tmp_path: Path) -> None:
    """A piece of the text that holds it at least."""
    source = cut("Bijlage A\nAlles staat hier: 12.\n", outline(tmp_path))
    assert (source.articles, [p.text.split("\n")[0] for p in source.passages("bijlage A art. 1")]) == ({}, ["Bijlage A"])
    assert source.passages("1") == ()


def test_each_figure_is_looked_for_in_its_article(tmp_path: Path) -> None:
    """Found, not found, or derived by its own account; what cites another document is not looked for."""
    rules = make_rules(tmp_path, {"a.yaml": RULES, "regelset.yaml": MANIFEST})
    found = outline(tmp_path)
    outcomes = {(f.figure.id, f.figure.shown): f.outcome for f in trace_figures(figures_of(rules), found, cut(TEXT, found))}
    assert outcomes["tarief", "€ 10,50/uur"] == outcomes["tarief", "€ 11,00/uur"] == "gevonden"
    assert outcomes["ingangsdag", "1 juli 2018"] == "gevonden"
    assert outcomes["vensters", "18:00"] == outcomes["vensters", "24 december"] == "gevonden"
    assert [outcome for (key, _), outcome in outcomes.items() if key == "looptijd"] == ["gevonden", "gevonden"]
    assert outcomes["vensters", "60%"] == "niet gevonden"
    assert outcomes["geraamd", "77"] == "afgeleid"
    assert ("wettelijk", "88") not in outcomes


def test_an_article_that_the_text_lacks(tmp_path: Path) -> None:
    """Is said by name: that is not the figure's fault."""
    rules = make_rules(tmp_path, {"a.yaml": "waarden: {n: {type: aantal, waarde: 5}}", "regelset.yaml": MANIFEST})
    found = outline(tmp_path)
    assert [f.outcome for f in trace_figures(figures_of(rules), found, cut("Niets.", found))] == ["artikel niet gevonden"]


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("in februari 2017", "2017-02-01", True),
        ("in februari 2017", "2017-02-28", True),
        ("in februari 2017", "2017-02-15", False),
        ("over 2012 tot en met 2016", "2012-01-01", True),
        ("over 2012 tot en met 2016", "2016-12-31", True),
        ("over 2012 tot en met 2016", "2016-06-01", False),
        ("in februari", "2017-02-01", False),
    ],
)
def test_the_ends_of_a_month_or_year(tmp_path: Path, text: str, day: str, found: bool) -> None:
    """Stand there when the month with its year, or the year, does."""
    rules = make_rules(tmp_path, {"a.yaml": f"waarden: {{d: {{type: datum, waarde: {day}}}}}", "regelset.yaml": MANIFEST})
    source = outline(tmp_path)
    (finding,) = trace_figures(figures_of(rules), source, cut(f"Artikel 1 Proef\n{text}\n", source))
    assert finding.outcome == ("gevonden" if found else "niet gevonden")
