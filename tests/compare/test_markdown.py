"""The Markdown of a comparison: folds, tables, marks, and nothing that a rule file could slip in."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from compare.editions import compared, lineage_in, write_editions
from lidwoord.compare import Cell, Change, Comparison, Place, Proposal
from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.group import MANY
from lidwoord.compare.markdown import render
from lidwoord.compare.timeline import Day, timeline
from lidwoord.explain.cause import Cause
from lidwoord.values.types import Type


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The two invented editions compared."""
    return compared(write_editions(tmp_path_factory.mktemp("md")))


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[Day]:
    """The days between them."""
    root = write_editions(tmp_path_factory.mktemp("dagen"))
    whole = compared(root)
    return list(timeline(whole.a, whole.b, lineage_in(root / "tweede")))


def test_counts_stand_in_a_table_and_parts_in_folds(found: Comparison) -> None:
    """Every fold that opens also closes."""
    text = render(found)
    assert "**12 verschillen**\n\n| soort | aantal |\n| --- | ---: |\n| waarden | 2 |\n" in text
    assert "<details>\n<summary>deel 1 (7)</summary>\n\n### artikel 2 (was artikel 1)\n" in text
    assert text.count("<details>") == text.count("</details>") == 4


def test_formulas_stand_side_by_side(found: Comparison) -> None:
    """What is gone crossed out, what came underlined, inside the point of the list."""
    assert (
        "  | was | is |\n  | --- | --- |\n  | bedrag uit treden bij (<del>1</del>) | bedrag uit treden bij (<ins>2</ins>) |"
        in render(found)
    )
    a, b = Place("x", text="een * twee", marks=((4, 5),)), Place("x", text="een twee", marks=((0, 8),))
    text = render(replace(found, changes=(Change("x", "formule", "regels", "x", a, b, "Anders."),), moved={}))
    assert "  | een <del>\\*</del> twee | een twee |" in text


def test_cells_stand_in_a_table(found: Comparison) -> None:
    """Eight of them, or all."""
    assert "  | rij | kolom | was | is |\n  | --- | --- | --- | --- |\n  | trede 2 | bedrag | € 6,00 | € 7,00 |" in render(
        found
    )
    place = Place("t", article="1", file="b/d/a.yaml")
    cells = tuple(Cell(f"rij {n}", "k", "1", "2") for n in range(9))
    long = replace(found, changes=(Change("t", "tabel", "tabellen", "t", place, place, "Zo.", cells),))
    assert "| en nog 1 |  |  |  |" in render(long)
    assert "| rij 8 | k | 1 | 2 |" in render(long, unfolded=True)


def test_texts_can_not_become_markup(found: Comparison) -> None:
    """A title from a rule file stays text."""
    assert "Erbij \\<i\\>\\|\\* is nieuw" in render(found)
    assert "<i>" not in render(found)
    proposal = replace(found, changes=found.changes[:1], proposals=(Proposal("a`<b>", "c", "<script>"),))
    assert "- `a'<b>` en `c`: \\<script\\>" in render(proposal)


def test_of_many_changes_only_figures_are_told(found: Comparison) -> None:
    """The rest is a table of articles with counts; a merge request has a limit."""
    place = Place("x", article="4", lid="1", file="b/d/a.yaml")
    many = tuple(Change(f"x{n}", "norm", "normen", "x", place, place, f"Norm {n}.") for n in range(MANY))
    figure = Change("w", "waarde", "waarden", "w", place, place, "W was 1 en is nu 2.")
    text = render(replace(found, changes=(*many, figure), moved={}, proposals=()))
    assert "| artikel | wat er verandert |\n| --- | --- |\n| artikel 4 | 1 waarde, 100 normen |" in text
    assert "- **waarde** W was 1 en is nu 2. *(artikel 4 lid 1)*" in text
    assert "Norm 7." not in text
    assert text.endswith("Alles staat er met `--alles`, en in de vorm `html`.")
    assert "Norm 7." in render(replace(found, changes=(*many, figure)), unfolded=True)


def test_long_runs_and_moves(found: Comparison) -> None:
    """Names alone, and articles that only moved."""
    place = Place("x", article="4", file="b/d/a.yaml")
    fresh = tuple(Change(f"x{n}", "nieuw", "regels", f"x{n}", None, place, f"X{n} is nieuw.") for n in range(8))
    text = render(replace(found, changes=fresh, moved={}))
    assert "- **nieuw** 8 onderwerpen zijn nieuw: x0, x1, x2, x3, x4, x5 en nog 2" in text
    assert "X7 is nieuw" in render(replace(found, changes=fresh), unfolded=True)
    move = next(change for change in found.changes if change.kind == "verplaatst")
    assert "<summary>Alleen verplaatst (1)</summary>\n\n- artikel 2 (was artikel 1)" in render(replace(found, changes=(move,)))


def test_nothing_changed(found: Comparison) -> None:
    """That is said, without tables."""
    text = render(replace(found, changes=()))
    assert text == "# Vergelijking\n\nVan Eerste cao  \nnaar Tweede cao\n\nEr zijn geen verschillen."


def test_days_stand_in_a_table_and_in_folds(found: Comparison, days: list[Day]) -> None:
    """Each with its counts; the day on which one set follows on the other says so."""
    text = render(found, (), days)
    assert "## Op de tijdlijn\n\n| dag | verschillen | wat |\n| --- | ---: | --- |\n" in text
    assert "\n| 1 juli 2020 | 1 | 1 waarde |\n" in text
    assert re.search(r"\| 1 januari 2021 \| \d+ \| hier begint Tweede cao; ", text)
    assert "**12 verschillen**" not in text
    assert text.count("<details>") == text.count("</details>")


def test_effect_has_a_histogram_and_tables(found: Comparison) -> None:
    """Who gains how much, what each cause does, and each case with its causes."""
    cause = Cause("waarde", "uurloon", "€ 10", "€ 12", Fraction(20))
    rows = [Row("an|x", "€ 1", "€ 21", Fraction(20), (cause,)), Row("bo", "€ 1", "onbekend", None, ())]
    effect = Effect("loon", "Loon", Type("aantal"), rows)
    text = render(found, [effect])
    assert (
        "## Effect op loon\n\n2 zaken: 1 erop vooruit, 0 erop achteruit, 0 gelijk, 1 niet te vergelijken; samen + 20." in text
    )
    assert "```text\n20 tot 21  " + "█" * 40 + " 1\n```" in text
    assert "| oorzaak | samen | zaken |\n| --- | ---: | ---: |\n| Uurloon | + 20 | 1 van 2 |" in text
    assert "| an\\|x | € 1 | € 21 | + 20 | + 20 Uurloon: was € 10, is nu € 12 |" in text
    assert "| bo | € 1 | onbekend | – |  |" in text


def test_many_cases_are_folded(found: Comparison) -> None:
    """Ten rows, and how many more; all when unfolded. Without a number there is no histogram and no cause."""
    rows = [Row(f"w{n:02}", "ja", "nee", None, ()) for n in range(12)]
    effect = Effect("recht", "Recht", Type("aantal"), rows)
    text = render(replace(found, changes=()), [effect])
    assert text.endswith("En nog 2 zaken; alle met `--alles`.")
    assert "```" not in text
    assert "| w11 | ja | nee | – |  |" in render(found, [effect], unfolded=True)
