"""Comparing, choosing and bounding (states are in test_toestanden)."""

from __future__ import annotations

import pytest

from building import evaluate

NAMES = """
soorten:
  kind: {lijst: kinderen, sleutel: naam, velden: {naam: tekst, groep: stap(klein; groot)}}
invoer:
  n: {type: getal}
  d: {type: datum}
  m: {type: datumtijd}
  t: {type: tijd}
  kleur: {type: keuze(rood; groen; geel)}
  trede: {type: stap(laag; midden; hoog)}
  naam: {type: tekst}
  extra: {type: € of geen}
  kort: {type: stap(laag; hoog)}
"""
CASE = {
    "n": "5", "d": "2018-05-01", "m": "2018-05-01T22:00", "t": "22:00", "kleur": "groen", "trede": "midden", "naam": "Ann", "extra": "geen", "kort": "laag",
    "kinderen": [{"naam": "Bo", "groep": "groot"}, {"naam": "Al", "groep": "klein"}],
}  # fmt: skip
ROWS = {
    "n is 5": "ja", "n is niet 5": "nee", "n is minstens 5": "ja", "n is meer dan 5": "nee", "n is hoogstens 5": "ja", "n is minder dan 5": "nee",
    "d is voor 2018-05-01": "nee", "d is na 2018-04-30": "ja", "d is uiterlijk 2018-05-01": "ja", "d is vanaf 2018-05-02": "nee",
    "d is minstens 2018-05-01": "ja", "t is vanaf 22:00": "ja", "t is voor 24:00": "ja",
    "kleur is groen": "ja", "rood is kleur": "nee", 'kleur is "groen"': "ja", "kleur is een van (rood; geel)": "nee",
    "kleur is een van (rood; groen)": "ja", "trede is minstens midden": "ja", "trede is meer dan laag": "ja", "trede is minstens hoog": "nee",
    "laag is minder dan trede": "ja", "kort is minder dan trede": "ja", "trede is meer dan kort": "ja", "kort is trede": "nee", 'naam is "Ann"': "ja", 'naam is een van ("Bo"; "Ann")': "ja", "extra is geen": "ja", "extra is gegeven": "nee",
    "extra is € 1,00": "nee", "extra is niet € 1,00": "ja", "n is een van (1; 2; 5)": "ja", "60 minuten is 1 uur": "ja", "(1 is 2) is nee": "ja",
    "(de eerste k uit kinderen) is (de eerste k uit kinderen)": "ja", "(de eerste k uit kinderen) is (de laatste k uit kinderen)": "nee",
}  # fmt: skip
OTHER = {
    ("getal", "als n is 5 dan 1 anders 2"): "1",
    ("getal", "als n is 4 dan 1 anders als n is 5 dan 2 anders 3"): "2",
    ("keuze(rood; groen; geel)", "als n is 5 dan geel anders kleur"): "geel",
    ("€ of geen", "als n is 5 dan geen anders € 1,00"): "geen",
    ("€", "extra bij ontbreken € 2,00"): "2",
    ("getal", "n maar ten minste 6"): "6",
    ("getal", "n maar ten minste 4"): "5",
    ("getal", "n maar ten minste 1 maar ten hoogste 3"): "3",
    ("datum", "d maar ten hoogste 2018-04-01"): "1 april 2018",
    ("stap(laag; midden; hoog)", "trede maar ten minste hoog"): "hoog",
    ("stap(laag; midden; hoog)", "trede maar ten hoogste hoog"): "midden",
    ("getal", "het hoogste van (1; n; 3)"): "5",
    ("getal", "het laagste van (1; n; 3)"): "1",
    ("stap(laag; midden; hoog)", "het laagste van (trede; trede)"): "midden",
    ("stap(laag; midden; hoog)", "het laagste van (trede; kort)"): "laag",
    ("stap(laag; midden; hoog)", "kort maar ten minste trede"): "midden",
    ("stap(laag; midden; hoog)", "als n is 5 dan kort anders trede"): "laag",
    ("datum", "de laatste van (d; 2018-06-01)"): "1 juni 2018",
    ("datum", "de vroegste van (d; 2018-06-01)"): "1 mei 2018",
    ("stap(klein; groot)", "het hoogste van groep van k over elk k uit kinderen"): "groot",
    ("stap(klein; groot)", "het laagste van groep van k over elk k uit kinderen"): "klein",
}  # fmt: skip
KNOWN = {**{("ja/nee", text): expected for text, expected in ROWS.items()}, **OTHER}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What every formula comes to."""
    return evaluate(tmp_path_factory.mktemp("choices"), NAMES, KNOWN, CASE)


@pytest.mark.parametrize("row", KNOWN, ids=[f for _, f in KNOWN])
def test_what_a_formula_comes_to(row: tuple[str, str], found: dict[tuple[str, str], str]) -> None:
    """The answer to a question, or the value that is chosen."""
    assert found[row] == KNOWN[row]
