"""Steps on the way to an outcome stand at the outcome, not apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.editions import compared_sets
from lidwoord.compare import Change, Comparison
from lidwoord.compare.json_form import change_json
from lidwoord.compare.markdown import render
from lidwoord.compare.text import comparison_lines

OLD = """
invoer: {uren: {lid: "1", type: uur, vraag: "Hoeveel uren?"}}
regels: {loon: {lid: "1", titel: Loon, type: €, formule: uren * € 10/uur}}
"""
NEW = """
invoer: {uren: {lid: "1", type: uur, vraag: "Hoeveel uren?"}}
waarden: {dagen_per_week: {lid: "2", type: getal, zekerheid: afgeleid, waarde: "5"}}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uren * € 10/uur}
  premie: {lid: "2", titel: Premie, type: €, formule: grondslag * 10%}
  grondslag: {lid: "2", titel: Grondslag, type: €, formule: weekloon * dagen_per_week}
  weekloon: {lid: "2", titel: Weekloon, type: €, formule: loon * 2}
"""


def compared(root: Path, new: str = NEW, lineage: str = "", old: str = OLD) -> Comparison:
    """The old set and a new one."""
    return compared_sets(root, old, new, lineage)


def told(changes: tuple[Change, ...]) -> list[str]:
    """Each change with its steps."""
    return [" ".join((change.kind, change.id, *(step.id for step in change.steps))) for change in changes]


def test_steps_stand_at_their_outcome(tmp_path: Path) -> None:
    """Also a step of a step, and a figure that the text does not name; in every form."""
    found = compared(tmp_path)
    assert told(found.changes) == ["nieuw premie dagen_per_week grondslag weekloon"]
    text = " ".join(" ".join(comparison_lines(found)).split())
    assert "nieuw hierbij: dagen per week (5); grondslag; weekloon" in text
    assert "  - nieuw hierbij: dagen per week (5); grondslag; weekloon" in render(found)
    assert change_json(found.changes[0])["tussenstappen"] == [
        {"id": "dagen_per_week", "onderwerp": "dagen per week (5)", "kant": "b"},
        {"id": "grondslag", "onderwerp": "Grondslag", "kant": "b"},
        {"id": "weekloon", "onderwerp": "Weekloon", "kant": "b"},
    ]


def test_steps_that_lapsed_stand_at_what_is_told(tmp_path: Path) -> None:
    """Also where the outcome stays and is only worked out otherwise."""
    found = compared(tmp_path, NEW.replace("grondslag * 10%", "loon * 3").split("  grondslag:")[0], old=NEW)
    assert told(found.changes) == ["formule premie grondslag weekloon"]
    assert list(found.changes[-1].steps_words()) == ["weg hierbij: grondslag; weekloon"]


@pytest.mark.parametrize(
    ("was", "becomes", "lineage"),
    [
        ('grondslag: {lid: "2"', 'grondslag: {lid: "3"', ""),
        ("regels:", "normen: {melden: {lid: \"2\", soort: plicht, van: werkgever, samenvatting: Meld het., bij: [grondslag]}}\nregels:", ""),
        ("regels:", "normen: {melden: {lid: \"2\", soort: plicht, van: werkgever, samenvatting: Meld het., bij: [premie]}}\nregels:",
         "opvolgers: {grondslag: {van: [loon], soort: verwant, toelichting: Zie daar.}}"),
        ("regels:", "procedures: {aanvragen: {lid: \"2\", titel: Aanvragen, samenvatting: Zo gaat het., bij: [grondslag], stappen: [{lid: \"2\", wie: u, doet: vraagt}]}}\nregels:", ""),
        ("regels:", "regels:", "nieuw: [{namen: [grondslag], toelichting: Dat was er niet.}]"),
        ("  weekloon:", "  extra: {lid: \"2\", type: €, in_afwijking_van: grondslag, als: uren is meer dan 9 uur, formule: € 1}\n  weekloon:", ""),
        ("formule: uren * € 10/uur}", "formule: uren * € 10/uur}\n  ander: {lid: \"9\", type: €, formule: grondslag}", ""),
    ],
    ids=["own lid", "named by a norm", "related", "named by a procedure", "with a note", "departed from", "asked elsewhere"],
)  # fmt: skip
def test_what_is_no_step(tmp_path: Path, was: str, becomes: str, lineage: str) -> None:
    """A provision of its own is told apart; only what is asked by what is told alone can be a step."""
    found = compared(tmp_path, NEW.replace(was, becomes, 1), lineage)
    own = [change for change in found.changes if change.id == "grondslag"]
    if "ander:" in becomes:  # both that ask it are told, and one of them cites its lid
        assert own == []
    else:
        assert [change.kind for change in own] == ["nieuw"]


def test_a_shared_note_is_no_note_of_its_own(tmp_path: Path) -> None:
    """A step that stands in one group with its outcome is a step; the note stands once at an article."""
    lineage = "nieuw: [{namen: [premie, grondslag, bonus], toelichting: Alles is nieuw.}]"
    new = NEW + '  bonus: {lid: "3", titel: Bonus, type: €, formule: loon}\n'
    found = compared(tmp_path, new, lineage)
    assert told(found.changes) == ["nieuw premie dagen_per_week grondslag weekloon", "nieuw bonus"]
    assert all(change.sentence.endswith("Alles is nieuw.") for change in found.changes)
    assert "\n".join(comparison_lines(found)).count("Alles is nieuw.") == 1
