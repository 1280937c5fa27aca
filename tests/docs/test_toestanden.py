"""The page about the states: every cell of its tables and every example is worked out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from docs.blocks import DOCS, blocks
from docs.lessons import HEAD, Lesson, lessons
from lidwoord.calculate import calculate
from lidwoord.calculate.answer import Outcome
from lidwoord.examples import read_examples, run_example
from lidwoord.ruleset.load import load

PAGE = (DOCS / "toestanden.md").read_text("utf-8")
LESSONS = lessons(blocks(PAGE))
TABLE = re.compile(r"^### (?P<formulas>`.+`)\n\n(?P<head>\|.+)\n\|[-|]+\n(?P<rows>(?:\|.+\n)+)", re.MULTILINE)
CLAIMS = {
    "ja": "ja",
    "nee": "nee",
    "onbekend": "wel_of_niet",
    "geen recht": "eis_zonder_recht",
    "geen recht met nee": "eis_met_nee",
    "geldt niet": "eis_geldt_niet",
    "fout": "eis_fout",
}
NUMBERS = {
    "0": "0",
    "2": "2",
    "3": "3",
    "onbekend": "hoeveel",
    "geen recht": "getal_zonder_recht",
    "geen recht met 2": "getal_met_twee",
    "geldt niet": "getal_geldt_niet",
    "fout": "getal_fout",
    "geen": "getal_geen",
    "niet in de tabel": "nummer uit klein bij (9)",
}
OPERANDS = """
invoer:
  wel_of_niet: {type: ja/nee}
  hoeveel: {type: getal}
waarden:
  getal_geen: {type: getal of geen, waarde: geen}
tabellen:
  klein: {kolommen: {sleutel_kolom: getal, nummer: getal}, sleutel: [sleutel_kolom], rijen: [{sleutel_kolom: 1, nummer: 1}]}
regels:
  eis_zonder_recht: {type: ja/nee, aanspraak: nee, formule: ja}
  eis_met_nee: {type: ja/nee, aanspraak: nee, zonder_aanspraak: nee, formule: ja}
  eis_geldt_niet: {type: ja/nee, geldt_als: nee, formule: ja}
  eis_fout: {type: ja/nee, formule: 1 / 0 is 1}
  getal_zonder_recht: {type: getal, aanspraak: nee, formule: 1}
  getal_met_twee: {type: getal, aanspraak: nee, zonder_aanspraak: 2, formule: 1}
  getal_geldt_niet: {type: getal, geldt_als: nee, formule: 1}
  getal_fout: {type: getal, formule: 1 / 0}
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A formula with its parts filled in, and what the page says of it."""

    formula: str
    type: str
    expected: str


def cells() -> list[Cell]:
    """Every cell of every table, for every formula above it."""
    found = []
    for match in TABLE.finditer(PAGE):
        columns = [c.strip() for c in match["head"].strip("|").split("|")][1:]
        claims = "ja" in columns
        for row in match["rows"].splitlines():
            left, *results = [c.strip() for c in row.strip("|").split("|")]
            for formula in re.findall(r"`(.+?)`", match["formulas"]):
                for right, expected in zip(columns, results, strict=True):
                    x = (CLAIMS if claims or left == "ja" or formula.startswith("als") else NUMBERS).get(left, "")
                    y = (CLAIMS if claims else NUMBERS)[right]
                    text = re.sub(r"\bX\b", x, re.sub(r"\bY\b", y, formula))
                    found.append(Cell(text, "ja/nee" if claims or " is " in formula else "getal", expected))
    return found


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The outcome of each formula."""
    distinct = list(dict.fromkeys((c.formula, c.type) for c in cells()))
    rules = "".join(f'  cel_{n}: {{type: {t}, formule: "{f}"}}\n' for n, (f, t) in enumerate(distinct))
    folder = Lesson("toestanden", HEAD + OPERANDS + rules, "[]").write(tmp_path_factory.mktemp("toestanden"))
    answer = calculate(load(folder), [f"cel_{n}" for n in range(len(distinct))], {}, date=dt.date(2018, 5, 1))
    return {f: answer[f"cel_{n}"] for n, (f, _) in enumerate(distinct)}


@pytest.mark.parametrize("cell", cells(), ids=lambda c: c.formula)
def test_each_cell_is_what_the_engine_says(cell: Cell, outcomes: dict[str, Outcome]) -> None:
    """A cell names a state, or ja or nee."""
    found = outcomes[cell.formula]
    shown = found.text if cell.expected in ("ja", "nee") else found.state.replace("_", " ")
    assert cell.expected == shown


def test_the_tables_are_there() -> None:
    """The page has the tables that it needs."""
    assert [m["formulas"].split("`")[1] for m in TABLE.finditer(PAGE)] == [
        "X en Y",
        "X of Y",
        "niet Y",
        "X + Y",
        "0 * Y",
        "X is een van (Y; 9)",
        "als X dan Y anders 2",
        "Y bij ontbreken 5",
        "Y is gegeven",
        "Y is geen",
    ]


@pytest.mark.parametrize("name", LESSONS)
def test_example_gives_what_the_page_says(name: str, tmp_path: Path) -> None:
    """The cases under an example come out as the page says."""
    folder = LESSONS[name].write(tmp_path)
    rules = load(folder)
    examples, wrong = read_examples(folder / "art-1.voorbeelden.yaml", name)
    assert wrong == ()
    assert [run_example(rules, e).differences for e in examples] == [()] * len(examples)
