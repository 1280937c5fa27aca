"""The text of a comparison: what is counted, told and folded, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from compare.editions import compared, write_editions
from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.effect_lines import STILL, effect_lines, histogram_lines, totals_words
from lidwoord.compare.group import MANY, article_words, by_kind, grouped, natural, only_moved, place_words
from lidwoord.compare.model import Cell, Change, Comparison, Place, Proposal
from lidwoord.compare.result import Compared
from lidwoord.compare.text import comparison_lines, joined_few, marked, pieces
from lidwoord.explain.text import wrapped
from lidwoord.values.types import Type

PART = "boek/deel-{}/a.yaml"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The two invented editions compared."""
    return compared(write_editions(tmp_path_factory.mktemp("tekst")))


def change(name: str, kind: str = "nieuw", article: str = "1", part: str = "1", **more: object) -> Change:
    """A change in the later set."""
    place = Place(name, article=article, lid="2", file=PART.format(part))
    return Change(name, kind, "regels", name, None, place, f"{name} is {kind}.", **more)  # type: ignore[arg-type]


def told(found: Comparison, *, unfolded: bool = False) -> str:
    """The whole text."""
    return "\n".join(comparison_lines(found, unfolded=unfolded))


def test_the_counts_come_first(found: Comparison) -> None:
    """Both sets, and how many differences of which kind."""
    lines = told(found).split("\n")
    assert lines[:2] == ["Van: Eerste cao", "Naar: Tweede cao"]
    assert lines[2].startswith("12 verschillen: 2 waarden, 1 tabel, 1 berekening, 1 voorwaarde, 1 norm, 2 nieuw, 1 vervallen,")


def test_a_change_has_its_place_and_its_dates_on_one_line(found: Comparison) -> None:
    """Article and lid on both sides; what both sides share is said once."""
    text = told(found)
    assert "  - waarde: Deel was 10% en is nu 15%. Heet nu anders. [artikel 1 lid 2 → artikel 2 lid 2]\n" in text
    assert "artikel 1 lid 1, vanaf 1 juli 2020 →\n    artikel 2 lid 1, vanaf 1 juli 2021]" in text
    assert "  artikel 2 (was artikel 1)\n" in text


def test_formulas_stand_side_by_side_with_the_part_that_differs(found: Comparison) -> None:
    """Angle brackets mark it."""
    text = told(found)
    assert "      was: bedrag uit treden bij (»1«)\n      is:  bedrag uit treden bij (»2«)\n" in text
    assert "      was: uren is minstens »8 uur«\n      is:  uren is minstens »9 uur«\n" in text


def test_what_matters_most_comes_first_within_an_article(found: Comparison) -> None:
    """Amounts before formulas, conditions, norms and questions."""
    kinds = [change.kind for change in grouped(found)[0].groups[0].changes]
    assert kinds == ["waarde", "waarde", "tabel", "formule", "voorwaarde", "norm", "invoer"]


def test_parts_stand_in_their_own_order(found: Comparison) -> None:
    """Numbered articles before the rest, 9 before 10, what is gone behind all; what stands above all parts first."""
    places = [("A 1", "bijlage-1"), ("10.1", "10"), ("9.2", "9"), ("9.10", "9"), ("", "9"), ("9.1", "bijlage-1")]
    changes = [change(f"r{n}", article=article, part=part) for n, (article, part) in enumerate(places)]
    gone = Change("oud", "vervallen", "regels", "oud", Place("oud", article="1", file=PART.format("1")), None, "Weg.")
    top = replace(change("boven"), b=Place("boven", article="3", file="boek/begrippen.yaml"))
    parts = grouped(replace(found, changes=(gone, *changes, change("r7", article="A 2", part="bijlage-1"), top), moved={}))
    assert [part.heading for part in parts] == ["algemeen", "deel 9", "deel 10", "deel bijlage 1", "Vervallen: deel 1"]
    assert [group.heading for group in parts[1].groups] == ["artikel 9.2", "artikel 9.10", "zonder artikel"]
    assert natural("9a") < natural("10")
    assert (article_words("4.4"), article_words("bijlage 1")) == ("artikel 4.4", "bijlage 1")


def test_a_long_run_of_one_kind_is_told_by_names(found: Comparison) -> None:
    """The rest with --alles."""
    long = replace(found, changes=tuple(change(f"onderwerp {n}") for n in range(8)), moved={}, proposals=())
    assert "8 onderwerpen zijn nieuw: onderwerp 0, onderwerp 1, onderwerp 2, onderwerp 3," in told(long)
    assert "en nog 2; alle met --alles" in told(long)
    assert "onderwerp 7 is nieuw." not in told(long)
    assert "onderwerp 7 is nieuw. [artikel 1 lid 2]" in told(long, unfolded=True)
    assert joined_few(["a", "b"], 2) == "a en b"


def test_of_many_changes_only_figures_are_told(found: Comparison) -> None:
    """Each article in one line with its counts; the hint names what holds most, and what is gone never."""
    many = [change(f"o{n}", "formule", article="4.4", part="4") for n in range(MANY)]
    cells = tuple(Cell(f"rij {n}", "bedrag", "1", "2") for n in range(9))
    figure = change("bedrag", "tabel", article="4.5", part="4", cells=cells)
    text = told(replace(found, changes=(*many, figure), moved={"4.4": ("5.19",)}))
    assert "  artikel 4.4 (was artikel 5.19): 100 berekeningen\n  artikel 4.5: 1 tabel\n  - tabel: bedrag is tabel." in text
    assert "rij 2: bedrag 1 → 2\n      en nog 6; alle met --alles" in text
    assert "o7" not in text
    assert text.endswith("Eén artikel of deel helemaal: --artikel '4.4' of --artikel 'deel 4'. Alles: --alles.")
    assert "o7 is formule." in told(replace(found, changes=(*many, figure)), unfolded=True)


def test_long_lists_of_cells_are_folded(found: Comparison) -> None:
    """Eight cells, and how many more."""
    cells = (*(Cell(f"rij {n}", "", "1", "–") for n in range(9)),)
    one = replace(found, changes=(change("tabel", "tabel", cells=cells),), moved={})
    assert "rij 7: 1 → –\n      en nog 1; alle met --alles" in told(one)
    assert "rij 8: 1 → –" in told(one, unfolded=True)


def test_an_article_that_only_moved_is_told_apart(found: Comparison) -> None:
    """Where something else changed too, its heading says it."""
    move = next(change for change in found.changes if change.kind == "verplaatst")
    assert only_moved(found) == ()
    alone = replace(found, changes=(move,))
    assert told(alone).endswith("Alleen verplaatst (1)\n  - artikel 2 (was artikel 1)")
    many = replace(found, changes=(move,) * (MANY + 1))
    assert told(many).endswith("en nog 1; alle met --alles")
    assert told(many, unfolded=True).count("artikel 2 (was") == MANY + 1


def test_proposals_and_nothing_at_all(found: Comparison) -> None:
    """What may be the same subject is a proposal; without changes that is said."""
    asked = replace(found, changes=(), proposals=(Proposal("oud", "nieuw", "zij lijken op elkaar"),))
    text = told(asked)
    assert "Er zijn geen verschillen." in text
    assert text.endswith("Misschien hetzelfde onderwerp onder een andere naam\n  - oud en nieuw: zij lijken op elkaar.")


def test_marks_that_cover_everything_are_left_out() -> None:
    """Nor are marks within marks told twice."""
    assert marked(Place("a", text="a + b", marks=((0, 5),))) == "a + b"
    assert marked(Place("a", text="a + b", marks=((4, 5), (0, 1), (0, 1)))) == "»a« + »b«"
    assert list(pieces(Place("a", text="ab", marks=((1, 2),)))) == [("a", False), ("b", True), ("", False)]


def test_a_place_without_article_has_its_lid_or_its_name() -> None:
    """And the dates on which it holds."""
    at = Place("x", lid="alinea 1", start=date(2021, 1, 1), end=date(2022, 1, 1))
    assert place_words(Change("x", "waarde", "", "x", at, None, "")) == "alinea 1, vanaf 1 januari 2021 t/m 31 december 2021"
    assert place_words(Change("x", "waarde", "", "x", None, Place("x"), "")) == "x"


def test_paint_gives_headings_and_places_their_style(found: Comparison) -> None:
    """The text stays the same."""
    lines = list(comparison_lines(found, paint=lambda text, style: f"<{style}>{text}</>"))
    assert lines[0] == "<kop>Van: Eerste cao</>"
    assert "  - waarde: Deel was 10% en is nu 15%. Heet nu anders. <zacht>[artikel 1 lid 2 → artikel 2 lid 2]</>" in lines
    assert by_kind([change("a", "norm"), change("b", "waarde")])[0][0] == "waarde"


def test_the_whole_tells_the_effect_behind_the_changes(found: Comparison) -> None:
    """Without days the differences, then each effect."""
    effect = Effect("loon", "Loon", Type("aantal"), [Row("an", "1", "ja", None, ())])
    lines = list(Compared(replace(found, changes=()), (effect,)).lines())
    assert lines[2:] == [
        "Er zijn geen verschillen.", "", "Effect op Loon (loon)",
        "  1 zaak: 0 erop vooruit, 0 erop achteruit, 0 gelijk, 1 niet te vergelijken; samen + 0.", *wrapped(STILL, "  ", "  "),
        "  an: 1 → ja",
    ]  # fmt: skip


def test_effect_folds_cases_and_causes(found: Comparison) -> None:
    """Ten cases; all of them with --alles; without numbers there is no histogram."""
    rows = [Row(f"w{n:02}", "1", "2", Fraction(1), ()) for n in range(12)]
    effect = Effect("loon", "Loon", Type("aantal"), rows)
    assert "  en nog 2 zaken; alle met --alles" in list(effect_lines(effect, found.b.rules))
    assert "  w11: 1 → 2 (+ 1)" in list(effect_lines(effect, found.b.rules, unfolded=True))
    assert list(histogram_lines(effect)) == [f"1 tot 2  {'█' * 40} 12"]
    assert list(histogram_lines(Effect("x", "X", Type("aantal")))) == []
    assert totals_words(effect) == "12 zaken: 12 erop vooruit, 0 erop achteruit, 0 gelijk; samen + 12."


def test_a_folder_name_is_a_part(tmp_path: Path) -> None:
    """With its hyphens as spaces."""
    assert grouped(compared(write_editions(tmp_path)))[0].name == "deel 1"
