"""Each rule set with an outline against the list of its leden and against its text, where these stand beside the project.

The lists and the texts are not part of the project; without them these tests skip. What needs neither is always tested.
"""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lidwoord.audit import Outline, cover, figures_of, outline_files, read_outline, trace_figures
from lidwoord.audit.provenance import ABSENT, NO_TEXT
from lidwoord.audit.source_text import SourceText, cut
from lidwoord.ruleset.load import load, rules_root

SHARED = Path(os.environ.get("LIDWOORD_GEDEELD", Path(__file__).resolve().parents[3] / "shared"))


class Source(NamedTuple):
    """A document: its rule set, its name, its list of leden and its text, and what of it has no head in the text.

    ``figures`` is how many figures of the rules cite it at least: fewer means that the search has lost some.
    """

    rules: str
    document: str
    ledger: str
    text: str
    figures: int
    headless: tuple[str, ...] = ()


SOURCES = [
    Source("cao-2018", "cao-vvt-2018", "cao-2018", "cao-vvt-2018", 1600, ("tabel 1 en 2",)),
    Source("cao-2025", "cao-vvt-2025-2026", "cao-2025", "cao-vvt-2025-2026-juli-2025", 4400, ("bijlage 1",)),
    *(
        Source(rules, document, document, document, figures)
        for rules, document, figures in (
            ("cao-2025", "onderhandelingsresultaat-cao-vvt-2025-2026", 20),
            ("regelingen/rvu-bijdrage", "regeling-bijdrage-rvu-vvt", 55),
            ("regelingen/werkgeversbijdrage-aovvt", "faq-werkgeversbijdrage-aovvt", 12),
            ("regelingen/programmalijnen-aovvt", "programmalijnen-aovvt", 35),
        )
    ),
]


@pytest.fixture(scope="module", params=SOURCES, ids=lambda source: source.document)
def source(request: pytest.FixtureRequest) -> Source:
    """Each document."""
    found: Source = request.param
    return found


@pytest.fixture(scope="module")
def outline(source: Source) -> Outline:
    """The outline beside the rules."""
    (path,) = (p for p in outline_files(rules_root() / source.rules) if p.name == f"{source.document}.opbouw.yaml")
    found, problems = read_outline(path, path.name)
    assert problems == ()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def text(source: Source, outline: Outline) -> SourceText:
    """The text of the document, cut into its articles."""
    return cut(beside(f"bronnen/{source.text}.txt").read_text("utf-8-sig"), outline)


def beside(name: str) -> Path:
    """A file beside the project."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} staat niet naast het project (LIDWOORD_GEDEELD)")
    return path


def place(article: str, lid: str) -> str:
    """How a place is named in a list: one that has no lid of its own is the whole, and ``lid`` before a number may be left out."""
    return re.sub(r" lid (?=\d)", " ", f"{article} {lid}".strip()).removesuffix(" geheel")


def test_every_lid_became_something(source: Source, outline: Outline) -> None:
    """No lid is missing, and no citation points beside the outline."""
    coverage = cover(outline, load(source.rules.rpartition("/")[2]), ())
    assert [row.place for row in coverage.rows if row.became == "ontbreekt"] == []
    assert coverage.strays == ()


def test_the_outline_is_the_whole_document(source: Source, outline: Outline) -> None:
    """Each lid of the list, and no other, with its kind."""
    with beside(f"dekking/ledger-{source.ledger}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {place(row.get("artikel") or row["onderdeel"], row.get("lid") or ""): row["soort"] for row in rows}
    assert len(listed) == len(rows)
    assert {place(a.name, lid): kind for a in outline.articles for lid, kind in a.leden.items()} == listed
    assert sum(len(article.leden) for article in outline.articles) == len(rows)


def test_every_article_begins_somewhere(source: Source, outline: Outline, text: SourceText) -> None:
    """A head that is not found would let the article before it run on, and be searched in its place."""
    assert tuple(a.name for a in outline.articles if a.name not in text.articles) == source.headless


def test_every_figure_stands_in_its_article(source: Source, outline: Outline, text: SourceText) -> None:
    """What does not is derived by its own account, with a remark or an entry in docs/bevindingen.md."""
    found = list(trace_figures(figures_of(load(source.rules.rpartition("/")[2])), outline, text))
    wrong = [f.figure for f in found if f.outcome in (ABSENT, NO_TEXT)]
    assert [(figure.id, figure.shown, figure.cite.text) for figure in wrong] == []
    assert len(found) >= source.figures
