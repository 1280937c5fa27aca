"""An answer in a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from explain.scenes import LOOPTIJD, SCENES, Scene, answer_of
from lidwoord.explain.lines import answer_lines

NONE = Scene(
    """
    invoer: {jong: {type: ja/nee}}
    regels:
      recht: {lid: "1", type: €, aanspraak: jong, formule: € 5}
      twee: {lid: "2", type: €, formule: recht}
    """,
    "twee",
    {"jong": "nee"},
)
EXPECTED = {
    "gevallen": ["vergoeding: € 5,00   [Het boek, artikel 1 lid 4]"],
    "onbekend": [
        "totaal: onbekend   [Het boek, artikel 1 lid 2]",
        "  nog nodig: jong: Bent u jonger dan 21 jaar?",
        "  nog nodig: uren: Hoeveel uur werkte u?",
    ],
    "geen-recht": [
        "uitkering: geen recht (€ 0,00)   [Het boek, artikel 1 lid 6]",
        "  niet vervuld: lang genoeg in dienst (artikel 1 lid 5 sub b)",
    ],
    "buiten-de-looptijd": [
        "totaal: geldt niet   [Het boek, artikel 1 lid 2]",
        "  artikel 1 lid 1 gold tot en met 30 april 2018 (zie artikel 1 lid 9)",
    ],
    "fout": ["weekloon: fout   [Het boek, artikel 1 lid 2]", "  Hier wordt door nul gedeeld."],
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_lines_of_each_state(name: str, tmp_path: Path) -> None:
    """Each state with why."""
    assert list(answer_lines(answer_of(SCENES[name], tmp_path))) == EXPECTED[name]


def test_lines_say_that_a_rule_was_calculated_after_its_term(tmp_path: Path) -> None:
    """After-effect is marked."""
    scene = Scene(LOOPTIJD, "bonus", {}, {"after_effect": True})
    assert list(answer_lines(answer_of(scene, tmp_path))) == [
        "bonus: € 50,00   [Het boek, artikel 1 lid 1]",
        "  berekend met nawerking: de regel geldt niet op de peildatum",
    ]


def test_no_right_without_an_amount(tmp_path: Path) -> None:
    """No right without an amount goes on as such."""
    assert next(answer_lines(answer_of(NONE, tmp_path))) == "twee: geen recht   [Het boek, artikel 1 lid 2]"


def test_lines_name_what_a_sum_left_out_and_what_was_stretched(tmp_path: Path) -> None:
    """An amount that skips elements, or that rests on a provision outside its term, says so."""
    left_out = answer_of(SCENES["tijdvensters"], tmp_path / "a")
    assert list(answer_lines(left_out))[1:] == [
        "  niet meegeteld: zo 6 mei 2018 10:00–12:30: niet voldaan aan: soort van dienst is gewoon (zie artikel 1 lid 2)"
    ]
    stretched = answer_of(SCENES["nawerking"], tmp_path / "b")
    assert list(answer_lines(stretched))[1:] == ["  berekend met nawerking: artikel 1 lid 1 geldt niet op 1 mei 2018"]
