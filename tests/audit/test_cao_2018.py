"""The CAO 2018 against the list of its leden and against its text, where these stand beside the project.

The list and the text are not part of the project; without them these tests skip. What needs neither is always tested.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from lidwoord.audit import Coverage, Finding, Outline, cover, figures_of, outline_files, read_outline, trace_figures
from lidwoord.audit.provenance import ABSENT, NO_TEXT
from lidwoord.audit.source_text import cut
from lidwoord.ruleset.load import load, rules_root

SHARED = Path(os.environ.get("LIDWOORD_GEDEELD", Path(__file__).resolve().parents[3] / "shared"))
FOLDER = rules_root() / "cao-2018"
LEDGER = SHARED / "dekking" / "ledger-cao-2018.csv"
TEXT = SHARED / "bronnen" / "cao-vvt-2018.txt"


@pytest.fixture(scope="module")
def outline() -> Outline:
    """The outline beside the rules."""
    (path,) = outline_files(FOLDER)
    found, problems = read_outline(path, path.name)
    assert problems == ()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def coverage(outline: Outline) -> Coverage:
    """What each lid became."""
    return cover(outline, load("cao-2018"), ())


@pytest.mark.skipif(
    not LEDGER.is_file(), reason="de lijst van leden (dekking/ledger-cao-2018.csv) staat niet naast het project"
)
def test_the_outline_is_the_whole_document(outline: Outline) -> None:
    """Each lid of the list, and no other, with its kind."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        listed = {(row["artikel"], row["lid"]): row["soort"] for row in csv.DictReader(file)}
    assert {(a.name, lid): kind for a in outline.articles for lid, kind in a.leden.items()} == listed


@pytest.mark.skipif(not TEXT.is_file(), reason="de brontekst (bronnen/cao-vvt-2018.txt) staat niet naast het project")
def test_every_figure_stands_in_its_article(outline: Outline) -> None:
    """What does not is derived by its own account, which docs/bevindingen.md explains."""
    text = cut(TEXT.read_text("utf-8"), outline)
    found = list(trace_figures(figures_of(load("cao-2018")), outline, text))
    wrong: list[Finding] = [f for f in found if f.outcome in (ABSENT, NO_TEXT)]
    assert [(f.figure.id, f.figure.shown, f.figure.cite.text) for f in wrong] == []
    assert len(found) > 1000
