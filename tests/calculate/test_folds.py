"""Sums, counts, extremes, questions and choices over the elements of a list (states are in test_toestanden)."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ask, evaluate, make_rules
from lidwoord.calculate import compile as compile_module
from lidwoord.calculate import folds
from lidwoord.calculate import rules as rules_module
from lidwoord.calculate.trace import ItemStep

NAMES = """
soorten:
  kind: {lijst: kinderen, sleutel: naam, velden: {naam: tekst, geboren: datum, bedrag: €, soort: keuze(a; b), weg_: € of geen}}
  cursus: {lijst: cursussen, van: kind, sleutel: code, velden: {code: tekst, prijs: €}}
  geen_kind: {lijst: niemand, sleutel: naam, velden: {naam: tekst, geboren: datum, bedrag: €}}
invoer: {tarief: {type: €, in_de_tijd: ja}, onbekend_d: {type: datum}, geen_d: {type: datum of geen, standaard: geen}}
lijsten:
  niemand_: {soort: selectie, uit: kinderen, waarvoor: geboren van kind is na onbekend_d}
tabellen:
  schaal:
    kolommen: {ip: getal, loon: € of geen}
    sleutel: [ip]
    element: rij
    volgorde: ip
    reeks: [{van: 2018-01-01, rijen: [{ip: 3, loon: € 30}, {ip: 1, loon: geen}, {ip: 2, loon: € 20}]}, {van: 2019-01-01, rijen: [{ip: 1, loon: € 11}]}]
regels:
  keer: {type: €, per: kind, formule: bedrag van kind * 2}
"""
CASE = {
    "tarief": [{"van": "2018-01-01", "waarde": "€ 1"}, {"van": "2019-01-01", "waarde": "€ 2"}],
    "niemand": [],
    "kinderen": [
        {"naam": "An", "geboren": "2001-05-01", "bedrag": "€ 10", "soort": "a", "weg_": "geen", "cursussen": [{"code": "x", "prijs": "€ 1"}, {"code": "y", "prijs": "€ 2"}]},
        {"naam": "Bo", "geboren": "1999-01-01", "bedrag": "€ 20", "soort": "b", "weg_": "€ 3", "cursussen": []},
        {"naam": "Cé", "geboren": "2010-01-01", "bedrag": "€ 20", "soort": "b", "weg_": "€ 4", "cursussen": [{"code": "x", "prijs": "€ 5"}]},
    ],
}  # fmt: skip
ROWS = {
    ("€", "som van bedrag van k over elk k uit kinderen"): "50",
    ("€", "som van keer van k over elk k uit kinderen waarvoor soort van k is b"): "80",
    ("€", "som van bedrag van k over elk k uit niemand"): "0",
    ("€", "som van (som van prijs van c over elke c uit cursussen van k) over elk k uit kinderen"): "8",
    ("€", "som van (som van prijs van c + bedrag van k over elke c uit cursussen van k) over elk k uit kinderen"): "48",
    ("€", "som van tarief over elk k uit kinderen op 2019-05-01"): "3",
    ("€", "som van (tarief op (geboren van k + 20 jaar)) over elk k uit kinderen"): "6",
    ("€", "gemiddelde van bedrag van k over elk k uit kinderen"): "50/3",
    ("€", "gemiddelde van bedrag van k over elk k uit niemand"): "fout: LW416",
    ("€", "het hoogste van bedrag van k over elk k uit kinderen"): "20",
    ("€", "het laagste van bedrag van k over elk k uit kinderen"): "10",
    ("€", "het laagste van bedrag van k over elk k uit niemand"): "fout: LW416",
    ("€", "het hoogste van weg_ van k over elk k uit kinderen"): "fout: LW410",
    ("€", "het hoogste van weg_ van k over elk k uit kinderen waarvoor weg_ van k is gegeven"): "4",
    ("datum", "de vroegste van geboren van k over elk k uit kinderen"): "1 januari 1999",
    ("datum", "de laatste van geboren van k over elk k uit kinderen"): "1 januari 2010",
    ("datum", "de laatste van geboren van k over elk k uit niemand"): "fout: LW416",
    ("aantal", "aantal over elk k uit kinderen"): "3",
    ("aantal", "aantal over elk k uit niemand"): "0",
    ("aantal", "aantal over elk k uit kinderen waarvoor bedrag van k is € 20"): "2",
    ("aantal", "aantal verschillende bedrag van k over elk k uit kinderen"): "2",
    ("aantal", "aantal verschillende soort van k over elk k uit kinderen waarvoor nee"): "0",
    ("aantal", "aantal verschillende k over elk k uit kinderen"): "3",
    ("ja/nee", "er is een k uit kinderen waarvoor bedrag van k is € 20"): "ja",
    ("ja/nee", "er is een k uit niemand waarvoor ja"): "nee",
    ("ja/nee", "er is geen k uit niemand waarvoor ja"): "ja",
    ("ja/nee", "voor elk k uit niemand geldt nee"): "ja",
    ("ja/nee", "voor elk k uit kinderen waarvoor soort van k is b geldt bedrag van k is € 20"): "ja",
    ("ja/nee", "voor elk k uit kinderen geldt bedrag van k is € 20"): "nee",
    ("ja/nee", "voor elk k uit kinderen geldt er is geen c uit cursussen van k waarvoor prijs van c is meer dan bedrag van k"): "ja",
    ("tekst", "naam van (de eerste k uit kinderen)"): "An",
    ("tekst", "naam van (het laatste k uit kinderen)"): "Cé",
    ("tekst", "naam van (de eerste k uit kinderen waarvoor bedrag van k is meer dan € 10)"): "Bo",
    ("tekst", "naam van (de laatste k uit kinderen waarvoor bedrag van k is € 20)"): "Cé",
    ("tekst", "naam van (de eerste k uit niemand)"): "fout: LW417",
    ("getal", "som van ip van r over elke r uit schaal"): "6",
    ("getal", "ip van (de eerste r uit schaal)"): "1",
    ("getal", "som van ip van r over elke r uit schaal op 2019-01-01"): "1",
    ("getal", "som van ip van r over elke r uit schaal op 2017-01-01"): "geldt_niet",
    ("getal", "som van ip van r over elke r uit schaal op onbekend_d"): "onbekend: onbekend_d",
    ("getal", "som van ip van r over elke r uit schaal op geen_d"): "fout: LW410",
    ("€", "keer van (de eerste k uit niemand_)"): "onbekend: onbekend_d",
    ("€", "het hoogste van loon van r over elke r uit schaal waarvoor loon van r is gegeven"): "30",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What every formula comes to."""
    return evaluate(tmp_path_factory.mktemp("folds"), NAMES, ROWS, CASE)


@pytest.mark.parametrize("row", ROWS, ids=[f for _, f in ROWS])
def test_what_a_formula_comes_to(row: tuple[str, str], found: dict[tuple[str, str], str]) -> None:
    """The number, date, answer or element."""
    assert found[row] == ROWS[row]


@pytest.mark.parametrize(
    "formula",
    ["som van 1 over elk k uit kinderen", "er is een k uit kinderen waarvoor nee", "bedrag van (de eerste k uit kinderen)"],
)
def test_work_without_end(formula: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that would run over too many elements is a failure with a code."""
    monkeypatch.setattr(rules_module, "MAX_WORK", 2)
    type_ = "ja/nee" if formula.startswith("er is") else "€" if formula.startswith("bedrag") else "getal"
    assert list(evaluate(tmp_path, NAMES, [(type_, formula)], CASE).values()) == ["fout: LW422"]


def test_a_sum_that_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum of fractions with ever other denominators has a bound too."""
    monkeypatch.setattr(folds, "LIMIT", 8)
    monkeypatch.setattr(compile_module, "LIMIT", 8)
    names = "soorten: {k: {lijst: ks, velden: {n: getal}}}\n"
    rows = [("getal", f"{word} van 1 / n van x over elke x uit ks") for word in ("som", "gemiddelde")]
    case = {"ks": [{"n": n} for n in (2, 3, 5, 7)]}
    assert set(evaluate(tmp_path, names, rows, case).values()) == {"fout: LW403"}


def test_the_trace_holds_every_element(tmp_path: Path) -> None:
    """An element that was left out is in the trace too, with the condition that left it out."""
    rules = make_rules(
        tmp_path, NAMES + "  r: {type: €, formule: som van bedrag van k over elk k uit kinderen waarvoor soort van k is b}\n"
    )
    step = ask(rules, "r", CASE).trace.parts[0][2]
    items = [kid for kid in step.kids if isinstance(kid, ItemStep)]
    assert [(i.element.key, i.counted, i.where.value if i.where else None) for i in items] == [
        ("An", False, False), ("Bo", True, True), ("Cé", True, True),
    ]  # fmt: skip
