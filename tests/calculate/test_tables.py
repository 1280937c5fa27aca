"""Looking things up: rows by key, ranges, brackets, the next higher amount, versions, and selections of rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import evaluate

NAMES = """
invoer:
  ip: {type: getal}
  groep: {type: keuze(a; b)}
  leeftijd: {type: jaar}
  km_: {type: km}
  niets: {type: getal of geen}
tabellen:
  schaal:
    titel: De schaal
    kolommen: {ip: getal, bedrag: €/maand of geen}
    sleutel: [ip]
    element: rij
    reeks: [{van: 2018-01-01, rijen: [{ip: 2, bedrag: € 20}, {ip: 1, bedrag: € 10}, {ip: 3, bedrag: geen}, {ip: 4, bedrag: € 40}]}, {van: 2019-01-01, rijen: [{ip: 1, bedrag: € 11}]}]
  jeugd:
    kolommen: {groep: keuze(a; b), leeftijd: jaar, deel: percentage}
    sleutel: [groep, leeftijd]
    zoek: {leeftijd: schijf}
    bij_samenloop: volgorde
    rijen:
      - {groep: a, leeftijd: {tot: 18}, deel: 50%}
      - {groep: a, leeftijd: {vanaf: 18, tot_en_met: 20}, deel: 80%}
      - {groep: a, leeftijd: {meer_dan: 20}, deel: 100%}
      - {leeftijd: 30, deel: 70%}
  staf: {soort: staffel, over: km, tarief: €/km, rijen: [{tot_en_met: 10 km, tarief: "€ 0,20/km"}, {tot_en_met: 30 km, tarief: "€ 0,10/km"}, {tarief: "€ 0/km"}]}
  reeks_staf: {soort: staffel, over: km, tarief: €/km, reeks: [{van: 2018-01-01, rijen: [{tarief: "€ 1/km"}]}]}
  uren_staf: {soort: staffel, over: minuut, tarief: €/uur, rijen: [{tot_en_met: 60 minuten, tarief: "€ 6/uur"}, {tarief: "€ 12/uur"}]}
lijsten:
  lage: {soort: selectie, uit: schaal, waarvoor: ip van rij is hoogstens 2}
  onbekende: {soort: selectie, uit: schaal, waarvoor: ip van rij is hoogstens ip}
"""
CASE = {"ip": "2", "groep": "a", "leeftijd": "18 jaar", "km_": "25 km", "niets": "geen"}
ROWS = {
    ("€/maand", "bedrag uit schaal bij (ip)"): "20",
    ("€/maand", "bedrag uit schaal bij (5)"): "fout: LW411",
    ("€/maand", "bedrag uit schaal bij (5) bij ontbreken € 1,00/maand"): "1",
    ("€/maand of geen", "bedrag uit schaal bij (5)"): "geen",
    ("€/maand of geen", "bedrag uit schaal bij (3)"): "geen",
    ("€/maand", "bedrag uit schaal bij (3) bij ontbreken € 0,00/maand"): "0",
    ("€/maand", "bedrag uit schaal bij (niets)"): "fout: LW410",
    ("€/maand", "(bedrag uit schaal bij (1)) op 2019-06-01"): "11",
    ("€/maand", "(bedrag uit schaal bij (1)) op 2017-06-01"): "geldt_niet",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit schaal bij (€ 10,00/maand)"): "10",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit schaal bij (€ 10,01/maand)"): "20",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit schaal bij (€ 240,00/jaar)"): "20",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit schaal bij (€ 21,00/maand)"): "40",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit schaal bij (€ 41,00/maand)"): "fout: LW418",
    ("€/maand", "(hetzelfde of het naasthogere bedrag uit schaal bij (€ 1,00/maand)) op 2017-01-01"): "geldt_niet",
    ("percentage", "deel uit jeugd bij (groep; leeftijd)"): "4/5",
    ("percentage", "deel uit jeugd bij (groep; 17 jaar)"): "1/2",
    ("percentage", "deel uit jeugd bij (groep; 20 jaar)"): "4/5",
    ("percentage", "deel uit jeugd bij (groep; 241 maanden)"): "1",
    ("percentage", 'deel uit jeugd bij ("b"; 30 jaar)'): "7/10",
    ("percentage", 'deel uit jeugd bij ("b"; 31 jaar)'): "fout: LW411",
    ("€", "km_ volgens staf"): "7/2",
    ("€", "0 km volgens staf"): "0",
    ("€", "10 km volgens staf"): "2",
    ("€", "1000 km volgens staf"): "4",
    ("€", "km_ volgens reeks_staf"): "25",
    ("€", "(km_ volgens reeks_staf) op 2017-01-01"): "geldt_niet",
    ("€", "90 minuten volgens uren_staf"): "12",
    ("€", "1 uur volgens uren_staf"): "6",
    ("€/maand", "bedrag uit lage bij (1)"): "10",
    ("€/maand", "bedrag uit lage bij (4)"): "fout: LW411",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit lage bij (€ 15,00/maand)"): "20",
    ("€/maand", "hetzelfde of het naasthogere bedrag uit lage bij (€ 25,00/maand)"): "fout: LW418",
    ("€/maand", "(bedrag uit lage bij (1)) op 2017-01-01"): "geldt_niet",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What every formula comes to."""
    return evaluate(tmp_path_factory.mktemp("tables"), NAMES, ROWS, CASE)


@pytest.mark.parametrize("row", ROWS, ids=[f"{t} {f}" for t, f in ROWS])
def test_what_a_formula_comes_to(row: tuple[str, str], found: dict[tuple[str, str], str]) -> None:
    """The cell, the sum over the brackets, or the code of a miss."""
    assert found[row] == ROWS[row]


def test_what_is_looked_up_may_be_unknown(tmp_path: Path) -> None:
    """An unknown key, or an unknown selection, is an unknown cell."""
    rows = [("€/maand", "bedrag uit schaal bij (ip)"), ("€/maand", "bedrag uit onbekende bij (1)"), ("€", "km_ volgens staf")]
    assert list(evaluate(tmp_path, NAMES, rows).values()) == ["onbekend: ip", "onbekend: ip", "onbekend: km_"]


def test_the_row_is_in_the_trace(tmp_path: Path) -> None:
    """A lookup names its row, brackets the part that fell in each."""
    from building import ask, make_rules

    rules = make_rules(
        tmp_path,
        NAMES
        + "regels:\n  a: {type: €/maand, formule: bedrag uit schaal bij (ip)}\n  b: {type: €, formule: km_ volgens staf}\n",
    )
    row = ask(rules, "a", CASE).trace.parts[0][2].note
    parts = ask(rules, "b", CASE).trace.parts[0][2].note
    assert getattr(row, "cells", None) == (2, 20)
    assert [(part, yields) for _, part, yields in parts] == [(10, 2), (15, 1.5)]  # type: ignore[attr-defined]


def test_order_of_the_rows(tmp_path: Path) -> None:
    """Rows as a list stand in the declared order, steps of a scale by their place."""
    names = """
    tabellen:
      t: {kolommen: {s: stap(laag; midden; hoog), v: getal}, sleutel: [s], element: rij, volgorde: s, rijen: [{s: hoog, v: 3}, {s: laag, v: 1}, {s: midden, v: 2}]}
    """
    rows = [("getal", "v van (de eerste r uit t)"), ("getal", "v van (de laatste r uit t)")]
    assert list(evaluate(tmp_path, names, rows).values()) == ["1", "3"]
