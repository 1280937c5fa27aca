"""The text of explanations, as snapshots.

A snapshot is a file in ``snapshots/``; with ``LIDWOORD_SNAPSHOTS=schrijf`` they are written anew, to be read before they
are kept.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from explain.scenes import LANG, SCENES, VEEL, Scene, told
from lidwoord.calculate import calculate
from lidwoord.cli.cases import read_case_file
from lidwoord.explain import explain
from lidwoord.explain import outline as rendering
from lidwoord.explain.text import WIDTH, render
from lidwoord.ruleset.load import load, rules_root

SNAPSHOTS = Path(__file__).parent / "snapshots"
REAL = {
    "cao-2018-ort-toeslag": ("ort_toeslag", date(2018, 5, 6), False),
    "cao-2018-ort-toeslag-per-1-juli": ("ort_toeslag", date(2018, 7, 1), False),
    "cao-2018-vakantie-uren": ("vakantie_uren_per_jaar", date(2018, 5, 6), False),
    "cao-2018-eindejaarsuitkering": ("eindejaarsuitkering_tot_nu", date(2018, 5, 6), False),
    "cao-2018-compensatie-nawerking": ("ort_compensatie_uren", date(2018, 7, 1), True),
}


def check(name: str, text: str) -> None:
    """Compare a text with its snapshot."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("LIDWOORD_SNAPSHOTS") == "schrijf":
        path.write_text(text + "\n", "utf-8")
    assert text + "\n" == path.read_text("utf-8")
    assert [line for line in text.split("\n") if len(line) > WIDTH or line != line.rstrip()] == []


@pytest.mark.parametrize("name", SCENES)
def test_explains_a_small_rule_set(name: str, tmp_path: Path) -> None:
    """Each kind of explanation reads as its snapshot."""
    check(name, render(told(SCENES[name], tmp_path)))


@pytest.mark.parametrize("name", REAL)
def test_explains_the_real_example(name: str) -> None:
    """The built-in case of the rules that ship with lidwoord reads as its snapshot."""
    outcome, on, late = REAL[name]
    case = read_case_file(str(rules_root() / "cao-2018" / "voorbeeld.zaak.yaml"))
    answer = calculate(load("cao-2018"), [outcome], case.given, date=on, covers=case.covers, after_effect=late)
    check(name, render(explain(answer, answer[outcome])))


def test_no_snapshot_is_left_over() -> None:
    """Every snapshot belongs to a test."""
    assert {p.stem for p in SNAPSHOTS.glob("*.txt")} == {*SCENES, *REAL}


def test_folds_too_many_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps beyond the limit are counted, not shown."""
    monkeypatch.setattr(rendering, "MOST_STEPS", 1)
    last = render(told(SCENES["fout"], tmp_path)).split("\n")[-1]
    assert last == "… en nog 1 stap (zie --alles)."


def test_long_lists_keep_their_last_item(tmp_path: Path) -> None:
    """A folded list shows its first items, the count of the rest, and the last item."""
    lines = render(told(Scene(LANG, "totaal", {"maanden": VEEL}), tmp_path)).split("\n")
    items = [line.strip() for line in lines if line.strip().startswith("·")]
    assert len(items) == rendering.SHOWN_ITEMS + 2
    assert items[-2] == f"· … en nog {60 - rendering.SHOWN_ITEMS - 1} zulke onderdelen (zie --alles)"
    assert items[-1].startswith("· 1 december 2021")


def test_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unfolded, every item and every step is there."""
    monkeypatch.setattr(rendering, "MOST_STEPS", 1)
    text = render(told(Scene(LANG, "totaal", {"maanden": VEEL}), tmp_path), unfolded=True)
    assert sum(line.strip().startswith("·") for line in text.split("\n")) == len(VEEL)
    assert "…" not in text
    assert "\n2. " in render(told(SCENES["fout"], tmp_path), unfolded=True)


def test_elements_of_which_it_is_not_known(tmp_path: Path) -> None:
    """Where it is not known which elements count, the explanation does not say that none does."""
    rules = """
    soorten: {week: {lijst: weken, sleutel: nr, velden: {nr: aantal, uren: uur}}}
    invoer: {grens: {type: uur}}
    regels: {lange: {type: aantal, formule: aantal over elke w uit weken waarvoor uren van w is meer dan grens}}
    """
    case = {"weken": [{"nr": 1, "uren": "3 uur"}, {"nr": 2, "uren": "4 uur"}]}
    text = render(told(Scene(rules, "lange", case), tmp_path))
    assert "Van 2 onderdelen is niet bekend of het meetelt." in text
    assert "er geen mee" not in text
