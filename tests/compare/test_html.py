"""The page of a comparison: whole by itself, readable by all, and safe whatever the rule files say."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from compare.editions import compared, lineage_in, write_editions
from lidwoord.compare import Cell, Change, Comparison, Place, Proposal
from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.html import render
from lidwoord.compare.html.page import FEW_CASES, MOST_CASES
from lidwoord.compare.html.pictures import Bar, bars, in_words
from lidwoord.compare.timeline import Day, timeline
from lidwoord.explain.cause import Cause
from lidwoord.values.types import Type

VOID = {"meta", "br"}
PLACE = Place("x", article="4", lid="1", file="b/d/a.yaml")


class Page(HTMLParser):
    """Reads a page: whether every tag closes, which ids and links it has, which headings, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: dict[str, int] = {}
        self.named: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a test asks."""
        found = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if tag not in VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "aria-labelledby" in found:
            self.named += str(found["aria-labelledby"]).split()
        assert "src" not in found
        assert not any(name.startswith("on") for name in found)

    def handle_endtag(self, tag: str) -> None:
        """It closes the last one that was opened."""
        assert self.open.pop() == tag


def sound(text: str) -> Page:
    """A page that stands by itself: closed tags, ids once, links that lead somewhere, headings in order, no script."""
    page = Page(text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert set(page.named) <= set(page.ids)
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", text)
    assert page.tags.get("table", 0) == page.tags.get("caption", 0)
    assert page.tags.get("svg", 0) == page.tags.get("desc", 0)
    return page


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The two invented editions compared."""
    return compared(write_editions(tmp_path_factory.mktemp("html")))


def test_the_page_stands_by_itself(found: Comparison) -> None:
    """In Dutch, with the counts as a picture that is also told in words."""
    text = render(found)
    page = sound(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert "<title>Van eerste naar tweede</title>" in text
    assert '<h2 id="aantallen">12 verschillen</h2>' in text
    assert '<desc id="soorten-d">waarden: 2; tabel: 1; berekening: 1; voorwaarde: 1; norm: 1;' in text
    assert page.tags["details"] == 9
    assert '<td>Deel 1</td><td class="n">7</td>' in text


def test_formulas_stand_in_two_columns(found: Comparison) -> None:
    """The part that differs is marked, on both sides."""
    assert '<div class="was"><b>was</b><code>bedrag uit treden bij (<mark>1</mark>)</code></div>' in render(found)
    assert '<div class="is"><b>is</b><code>bedrag uit treden bij (<mark>2</mark>)</code></div>' in render(found)


def test_cells_are_a_table_with_a_caption(found: Comparison) -> None:
    """Many cells are folded away, all of them there."""
    text = render(found)
    assert "<caption>Treden: wat er verandert</caption>" in text
    assert "<td>trede 2</td><td>bedrag</td><td>€&nbsp;6,00</td><td>€&nbsp;7,00</td>" in text
    cells = tuple(Cell(f"rij {n}", "k", "1", "2") for n in range(40))
    long = render(replace(found, changes=(Change("t", "tabel", "tabellen", "t", PLACE, PLACE, "Zo.", cells),)))
    sound(long)
    assert "<summary>Alle 40 cellen</summary>" in long
    assert "<td>rij 39</td>" in long


def test_texts_can_not_become_markup(found: Comparison) -> None:
    """Titles, sentences, names of cases: all are escaped, and hidden characters are shown."""
    bad = "<script>alert(1)</script>\"'&\u202e"
    change = Change(bad, "invoer", "invoer", bad, None, replace(PLACE, article=bad), bad, touches=(bad,))
    rows = [Row(bad, bad, bad, Fraction(1), (Cause("regel", bad, bad, bad, Fraction(1)),))]
    text = render(
        replace(found, changes=(change,), proposals=(Proposal(bad, bad, bad),)), [Effect("totaal", bad, Type("aantal"), rows)]
    )
    sound(text)
    assert "<script" not in text
    assert "\u202e" not in text
    assert "Nodig voor: &lt;script&gt;" in text


def test_what_touches_an_outcome_is_drawn(found: Comparison) -> None:
    """The outcome with the changed subjects below it, each a link to its change; what did not change is left out."""
    text = render(found, outcomes=["totaal", "dubbel", "bestaat_niet"])
    page = sound(text)
    assert "#w-uurloon" in page.links
    assert "#w-deel_toeslag" in page.links
    assert '<desc id="raakt-0-d">Anders zijn: ' in text
    drawn = text[text.index('<svg class="raakt"') : text.index("Alle verschillen")]
    assert "≠ Uurloon" in drawn
    assert "Toeslag<" not in drawn
    assert "#w-dubbel" in page.links
    assert "Wat totaal raakt</title>" in drawn


def test_an_outcome_that_nothing_touches(found: Comparison) -> None:
    """That is said."""
    text = render(replace(found, changes=found.changes[:1]), outcomes=["loon"])
    sound(text)
    assert "<p>Niets waar deze uitkomst van afhangt, is anders.</p>" in text


def test_a_change_of_a_field_belongs_to_its_list(found: Comparison) -> None:
    """In the drawing the list is the node; the link leads to the change."""
    fields = tuple(Change(f"x{n}.veld", "invoer", "soorten", "veld", None, PLACE, "Nieuw.") for n in range(20))
    text = render(replace(found, changes=(*fields, *found.changes)), outcomes=["totaal"])
    assert len(re.findall(r'id="w-x3"', text)) == 1
    sound(text)


def test_without_outcomes_the_most_touched_are_listed(found: Comparison) -> None:
    """Outcomes that nothing else is worked out from, those with the most changes below them first."""
    text = render(found)
    table = text[text.index("De uitkomsten met de meeste") : text.index("Alle verschillen")]
    assert re.findall(r"<code>(\w+)</code></td><td class=\"n\">(\d+)", table) == [
        ("dubbel", "2"),
        ("premie", "2"),
        ("totaal", "2"),
    ]
    gone = tuple(change for change in found.changes if change.b is None)
    assert "Wat raakt wat" not in render(replace(found, changes=gone))


def test_days_are_a_picture(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each day with its count; the step from one set to the other is no longer than the longest other bar."""
    root = write_editions(tmp_path_factory.mktemp("dagen"))
    whole = compared(root)
    days = list(timeline(whole.a, whole.b, lineage_in(root / "tweede")))
    text = render(whole, (), days)
    sound(text)
    assert '<h2 id="tijdlijn">Op de tijdlijn</h2>' in text
    assert re.search(r"1 januari 2021: \d+, hier begint tweede; 1 juli 2021: 1", text)
    assert "12 verschillen" not in text
    only = render(whole, (), [day for day in days if day.step])
    sound(only)
    one = Day(days[0].day, replace(days[0].found, b=whole.a))
    assert "Wat er verandert in eerste" in render(replace(whole, b=whole.a), (), [one])


def test_effect_is_a_plot_with_tables(found: Comparison) -> None:
    """A histogram, a bar per cause (open when it takes away), and the cases that change most; the rest folded."""
    up, down = Cause("waarde", "uurloon", "1", "2", Fraction(3)), Cause("waarde", "deel_toeslag", "1", "2", Fraction(-1))
    rows = [Row(f"w{n:03}", "1", "3", Fraction(2), (up, down)) for n in range(MOST_CASES)]
    rows += [Row("geen", "1", "onbekend", None, ())]
    text = render(found, [Effect("totaal", "Totaal", Type("aantal"), rows)])
    page = sound(text)
    assert "Effect op totaal" in text
    assert '<desc id="verdeling-0-d">2 tot 3: 500 zaken.</desc>' in text
    assert f"Uurloon: + 1500, 500 van {MOST_CASES + 1}; Deel: − 500, 500 van 501." in text
    assert "Een open balk is een achteruitgang." in text
    assert page.tags["svg"] == 3
    assert f"<summary>Nog {MOST_CASES - FEW_CASES} zaken</summary>" in text
    assert "En nog 1 zaak; de vorm json heeft ze alle." in text
    assert '<td>w019</td><td class="n">1</td>' in text


def test_effect_without_numbers_has_no_plot(found: Comparison) -> None:
    """Only the cases."""
    effect = Effect("totaal", "Totaal", Type("aantal"), [Row("an", "ja", "nee", None, ())])
    text = render(replace(found, changes=()), [effect])
    assert sound(text).tags.get("svg", 0) == 0
    assert '<td>an</td><td class="n">ja</td><td class="n">nee</td><td class="n">–</td>' in text
    assert "<p>Er zijn geen verschillen.</p>" in text


def test_moves_alone_and_proposals(found: Comparison) -> None:
    """Both have their fold."""
    move = next(change for change in found.changes if change.kind == "verplaatst")
    text = render(replace(found, changes=(move,), proposals=(Proposal("a", "b", "zij lijken op elkaar"),)))
    sound(text)
    assert "<li>artikel 2 (was artikel 1)</li>" in text
    assert "<li>a en b: zij lijken op elkaar</li>" in text


def test_long_labels_are_cut() -> None:
    """A picture stays within its width; the words have the whole label."""
    rows = [Bar("a" * 90, Fraction(0), "0"), Bar("b", Fraction(0), "0")]
    picture = bars("x", "Titel", in_words(rows), rows)
    assert "a" * 90 + ": 0; b: 0." in picture
    assert "…</text>" in picture
    assert 'width="1.0"' in picture


def test_colours_can_be_told_from_their_background() -> None:
    """Contrast of text is at least 4.5 to 1 (WCAG 2.2, 1.4.3), on light and on dark."""
    from importlib.resources import files

    style = files("lidwoord.compare.html").joinpath("stijl.css").read_text("utf-8")
    light, dark = (dict(re.findall(r"--(\w+):(#\w+)", part)) for part in re.findall(r":root\{([^}]*)\}", style))
    for ink in (light, {**light, **dark}):
        pairs = [("inkt", "papier"), ("inkt", "vlak"), ("zacht", "papier"), ("zacht", "vlak"), ("accent", "papier"),
                 ("wegtekst", "weg"), ("bijtekst", "bij")]  # fmt: skip
        assert [pair for pair in pairs if _contrast(ink[pair[0]], ink[pair[1]]) < 4.5] == []
        assert _contrast(ink["balk"], ink["papier"]) >= 3


def _contrast(one: str, other: str) -> float:
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
