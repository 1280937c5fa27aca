"""Arithmetic, conversions and roundings: exact, in the unit of the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import evaluate

NAMES = """
invoer:
  x: {type: getal}
  bedrag: {type: €}
  uurloon: {type: €/uur}
  kwartier: {type: minuut}
  deel: {type: percentage}
"""
CASE = {"x": "2/3", "bedrag": "€ 10,005", "uurloon": "€ 12,345/uur", "kwartier": "15 minuten", "deel": "8,33%"}
ROWS = {
    ("getal", "1 + 2 * 3"): "7",
    ("getal", "(1 + 2) * 3"): "9",
    ("getal", "10 - 4 - 3"): "3",
    ("getal", "2 / 3 / 4"): "1/6",
    ("getal", "x * 3"): "2",
    ("getal", "-x"): "-2/3",
    ("getal", "--x"): "2/3",
    ("getal", "0,1 + 0,2"): "3/10",
    ("getal", "0,29 * 100"): "29",
    ("€", "uurloon * kwartier"): "2469/800",
    ("€", "uurloon gedurende 1 uur"): "2469/200",
    ("€/maand", "bedrag / 1 jaar"): "667/800",
    ("uur", "kwartier"): "1/4",
    ("minuut", "1 uur + kwartier"): "75",
    ("minuut", "kwartier + 1 uur"): "75",
    ("uur/week", "36 uur/week * 50%"): "18",
    ("uur/dag", "36 uur/week"): "36/7",
    ("maand", "1 jaar + 1 maand"): "13",
    ("dag", "1 periode"): "28",
    ("percentage", "deel + 1%"): "933/10000",
    ("percentage", "deel * 2"): "833/5000",
    ("getal", "deel * 100"): "833/100",
    ("getal", "1 jaar uitgedrukt in maanden"): "12",
    ("getal", "kwartier uitgedrukt in uren"): "1/4",
    ("€", "€ 3.550,00 * deel rekenkundig afgerond op centen"): "7393/25",
    ("€", "€ 2.329,25 * 22% rekenkundig afgerond op centen"): "12811/25",
    ("€", "€ 2.699,25 * 38% rekenkundig afgerond op centen"): "25643/25",
    ("€", "€ 2.100,50 * 49% rekenkundig afgerond op centen"): "4117/4",
    ("€", "bedrag rekenkundig afgerond op centen"): "1001/100",
    ("€", "-bedrag rekenkundig afgerond op centen"): "-1001/100",
    ("€", "bedrag naar beneden afgerond op centen"): "10",
    ("€", "-bedrag naar beneden afgerond op centen"): "-1001/100",
    ("€", "bedrag naar boven afgerond op centen"): "1001/100",
    ("€", "-bedrag naar boven afgerond op centen"): "-10",
    ("€", "-bedrag richting nul afgerond op centen"): "-10",
    ("€", "-bedrag weg van nul afgerond op centen"): "-1001/100",
    ("€", "bedrag naar boven afgerond op hele euro"): "11",
    ("€", "bedrag rekenkundig afgerond op een veelvoud van € 2,50"): "10",
    ("€", "bedrag naar boven afgerond op een veelvoud van € 2,50"): "25/2",
    ("getal", "x naar boven afgerond op 2 decimalen"): "67/100",
    ("getal", "x rekenkundig afgerond op 0 decimalen"): "1",
    ("getal", "x rekenkundig afgerond op 15 decimalen"): "666666666666667/1000000000000000",
    ("getal", "2,5 rekenkundig afgerond op hele getallen"): "3",
    ("percentage", "deel naar beneden afgerond op 1 decimalen"): "83/1000",
    ("percentage", "deel rekenkundig afgerond op hele procenten"): "2/25",
    ("uur", "kwartier naar boven afgerond op hele uren"): "1",
    ("minuut", "kwartier naar boven afgerond op hele uren"): "60",
    ("minuut", "kwartier rekenkundig afgerond op een veelvoud van 10 minuten"): "20",
    ("uur", "1 uur rekenkundig afgerond op een veelvoud van kwartier"): "1",
    ("getal", "1 rekenkundig afgerond op een veelvoud van -1"): "fout: LW402",
    ("getal", "1 / (x - x)"): "fout: LW401",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What every formula comes to."""
    return evaluate(tmp_path_factory.mktemp("numbers"), NAMES, ROWS, CASE)


@pytest.mark.parametrize("row", ROWS, ids=[f"{t} {f}" for t, f in ROWS])
def test_what_a_formula_comes_to(row: tuple[str, str], found: dict[tuple[str, str], str]) -> None:
    """The exact value, in the unit of the rule."""
    assert found[row] == ROWS[row]


def test_a_number_that_grows_without_end(tmp_path: Path) -> None:
    """Squaring over and over is a failure with a code, not a machine that stands still."""
    steps = ", ".join(f"s{n}: s{n - 1} * s{n - 1}" for n in range(1, 41))
    text = f"regels:\n  groot: {{type: getal, tussenstappen: {{s0: '3', {steps}}}, formule: s40}}\n"
    rows = [("getal", "groot"), ("getal", "1 / groot")]
    assert evaluate(tmp_path, text, rows) == dict.fromkeys(rows, "fout: LW403")
