"""The drawing of facts: legible, complete, safe; and whatever the facts, nothing overlaps."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET  # the SVG is our own

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DAY, ask_all
from graph.facts.scenes import made
from graph.scenes import Drawing, faults
from lidwoord.graph.facts.build import facts_of
from lidwoord.graph.facts.layout import WIDTH, lay_out
from lidwoord.graph.facts.model import Facts, Mark
from lidwoord.graph.facts.svg import render
from lidwoord.graph.facts.ways import with_ways
from lidwoord.graph.page import PAGE_HEIGHT, PAGE_WIDTH
from lidwoord.ruleset.load import load
from lidwoord.ruleset.model import RuleSet

HOSTILE = "<script>alert(1)</script> & \"x\" 'y' ]]> \u202etxt\u0000\ufffe\ud800 漢字"
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """Every text that is drawn."""
    return [t.text or "" for t in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


def of(rules: RuleSet, *outcomes: str, **given_: str) -> Facts:
    """The facts of the scene, with what these outcomes point out."""
    return with_ways(facts_of(rules, on=DAY, answer=ask_all(rules, list(outcomes), given_) if outcomes else None))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("outcomes", [(), ("helpt",), ("helpt", "noemt", "van_lijn_een")])
def test_geometry(rules: RuleSet, outcomes: tuple[str, ...], everything: bool) -> None:
    """Nothing overlaps or sticks out, with and without a case."""
    assert faults(render(of(rules, *outcomes, gezocht="kennis"), everything), WIDTH) == []


def test_heads_stand_above_their_columns(rules: RuleSet) -> None:
    """Each table has its title, in bold, above its boxes and below the heading."""
    svg = render(of(rules))
    heads = re.findall(r'<text class="kop" x="(\S+)" y="-12" [^>]*font-weight="bold"[^>]*>([^<]+)<', svg)
    assert [title for _, title in heads] == ["Lijnen", "Acties", "Doelen van acties", "Effecten"]
    lefts = sorted({box.x for box in Drawing(ET.fromstring(svg)).boxes})  # noqa: S314
    text_of_links = 1  # this column is no table
    assert [float(x) + 26 for x, _ in heads] == [*lefts[:3], *lefts[3 + text_of_links :]]


def test_programme_lines_fit_a_page_lying_down() -> None:
    """The drawing of a real policy: no fault, and nearly the form of A4 and A3."""
    from datetime import date

    facts = with_ways(facts_of(load("programmalijnen-aovvt"), on=date(2021, 6, 1)))
    svg = render(facts)
    assert faults(svg, WIDTH) == []
    root = ET.fromstring(svg)  # noqa: S314
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    assert abs(wide / high - PAGE_WIDTH / PAGE_HEIGHT) < 0.05
    assert wide < 1.25 * PAGE_WIDTH  # on A4 the text is no smaller than 7 points
    assert [layer.title for layer in facts.layers] == ["Programmalijnen", "Activiteiten", "Doelen van activiteiten", "Effecten"]
    assert svg.count(' open"') > 5
    assert not any(text.endswith("…") for text in texts(svg))


def test_open_links_are_dashed_and_have_their_own_lane(rules: RuleSet) -> None:
    """From its start to its end such a line lies on no other; the legend says what it means."""
    facts = of(rules)
    plan = lay_out(facts, facts.shown())
    lanes = {s.start_point for s in plan.layout.stretches if s not in plan.dashed}
    assert len(plan.dashed) >= 6
    level = [s for s in plan.dashed if s.start_point[1] == s.end_point[1] and s.end in plan.parts]
    assert level
    assert not lanes & {s.start_point for s in level}
    drawn = texts(render(facts))
    assert "Beoogde effecten, zonder Acties ertussen" in drawn
    assert "Niet apart getekend: 1 keer Beoogde effecten, met Acties ertussen. Met --alles ziet u ze wel." in drawn
    assert "hierbij hoort; of: Bijdragen" in drawn
    assert not any("Niet apart" in text for text in texts(render(facts, everything=True)))


def test_open_links_between_neighbours_are_dashed_too(rules: RuleSet) -> None:
    """Also where nothing stands in between, as on a day without actions; a solid link beside it makes it solid."""
    from datetime import date

    facts = with_ways(facts_of(rules, on=date(2020, 1, 1)))
    svg = render(facts)
    assert svg.split("</g>")[0].count('class="lijn open"') == 3
    both = made({"A": ["a"], "B": ["b"]}, [("a", "b", "", "open"), ("a", "b", "", "")])
    assert not lay_out(both, both.links).dashed


def test_what_is_pointed_out_has_a_sign_and_a_word(rules: RuleSet) -> None:
    """Not by colour alone; a no has neither, and what is unknown says so."""
    svg = render(of(rules, "helpt", gezocht="kennis"))
    assert texts(svg).count("= ja") == 1
    assert "ja: Helpt bij het effect" in texts(svg)
    assert svg.count("feit tabel1 gekozen") == 1
    assert svg.count("feit tabel1 niet") == 2
    assert texts(render(of(rules, "helpt"))).count("? onbekend") == 2  # the third contributes to nothing at all
    two = texts(render(of(rules, "helpt", "van_lijn_een", gezocht="kennis")))
    assert "= ja: Helpt bij het effect" in two


def test_empty_tables_are_named(rules: RuleSet) -> None:
    """On a day without actions the legend says that there are none."""
    from datetime import date

    drawn = texts(render(with_ways(facts_of(rules, on=date(2020, 1, 1)))))
    assert "Op deze dag zijn er geen rijen van: Acties, Doelen van acties, Bijdragen." in drawn
    assert "Acties" not in drawn


def test_screen_reader(rules: RuleSet) -> None:
    """One picture with a title and a description; each box has a tooltip with its place and its links."""
    root = ET.fromstring(render(of(rules, "helpt", gezocht="kennis")))  # noqa: S314
    assert root.get("role") == "img"
    labelled = [root.find(f".//*[@id='{key}']") for key in root.get("aria-labelledby", "").split()]
    title, about = [part.text or "" for part in labelled if part is not None]
    assert title == "Proef"
    assert about.startswith("Feiten en hun verbanden; peildatum 1 mei 2018; gezocht effect: kennis. Lijnen: 2. Acties: 3.")
    assert "Aangewezen (Helpt bij het effect): Cursus a." in about
    assert "Leren → Cursus a, Meer plezier in het werk (gestippeld)." in about
    tips = [t.text or "" for t in root.iter(f"{SVG}title")]
    assert (
        "Cursus a\nActies: acties[cursus_a]\nCode: cursus_a\nLijn van: 1\nDuur: 3 uur\nHet boek, artikel 1 lid 2\n"
        "→ Slagen (artikel 1 lid 4)\n→ Meer kennis (vooral; artikel 1 lid 5)\n← Leren (artikel 1 lid 2)\n= Helpt bij het effect: ja"
    ) in tips


def test_untrusted_text_stays_text() -> None:
    """Whatever stands in a cell, there is no other element than ours, no hidden character and no script."""
    facts = made({HOSTILE: ["a", "c"], "T": ["b", "漢" * 400]}, [("a", "b", HOSTILE, ""), ("a", "漢" * 400, "", "open")])
    named = {k: replace(f, title=HOSTILE, cells=((HOSTILE, HOSTILE),), source=HOSTILE) for k, f in facts.facts.items()}
    svg = render(replace(facts, facts=named, title=HOSTILE, about=HOSTILE))
    assert faults(svg, WIDTH) == []
    names = {e.tag.partition("}")[2] for e in ET.fromstring(svg).iter()}  # noqa: S314
    assert names <= {"svg", "title", "desc", "style", "g", "rect", "path", "text"}
    assert svg.count("http") == 1
    assert not any(
        word in svg for word in ("href", "<script", "@import", "url(", "foreignObject", "\u202e", "\u0000", "\ud800")
    )


def test_a_circle_points_back() -> None:
    """A link to the left has its arrow at the right side of the box to which it goes."""
    facts = made({"A": ["a"], "B": ["b"]}, [("a", "b", "", ""), ("b", "a", "", "")])
    plan = lay_out(facts, facts.links)
    spots = {box.id: box for box in plan.layout.boxes}
    assert [(arrow.end, arrow.back, arrow.at[0]) for arrow in plan.arrows] == [
        ("b", False, spots["b"].x),
        ("a", True, spots["a"].x + WIDTH),
    ]
    assert faults(render(facts), WIDTH) == []


def test_a_table_that_refers_to_itself() -> None:
    """Its rows stand in columns by depth; a circle is broken, and a row that refers to itself has no line."""
    facts = made({"A": ["a", "b", "c"]}, [("a", "b", "", ""), ("b", "c", "", ""), ("c", "a", "", ""), ("b", "b", "", "")])
    plan = lay_out(facts, facts.links)
    xs = {box.id: box.x for box in plan.layout.boxes}
    assert xs["a"] < xs["b"] < xs["c"]
    assert len(plan.arrows) == 3


def test_marked_links_lie_on_top() -> None:
    """The lines that belong to what is pointed out are thick, and drawn last."""
    facts = made({"A": ["a", "z"], "B": ["b"]}, [("a", "b", "", ""), ("z", "b", "", "")])
    marked = (
        replace(facts.facts["a"], marks=(Mark("u", "bekend", "ja"),)),
        replace(facts.facts["z"], marks=(Mark("u", "bekend", "nee"),)),
    )
    svg = render(replace(facts, facts=facts.facts | {f.id: f for f in marked}, asked=(("u", "Uitkomst"),)))
    assert re.findall(r'class="lijn (\w+)', svg) == ["stil", "sterk"]


NAMES = [f"{table}{n}" for table in "ABCD" for n in range(4)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["", "", "tekst bij de lijn"]), st.sampled_from(["", "open"])),
        max_size=24,
    )
)  # fmt: skip
def test_no_facts_make_a_wrong_drawing(links: list[tuple[str, str, str, str]]) -> None:
    """Any links, also back, within a table and in circles: no overlap, no line through a box, nothing outside."""
    facts = made({t: [n for n in NAMES if n[0] == t] for t in "ABCD"}, links)
    assert faults(render(facts), WIDTH) == []
