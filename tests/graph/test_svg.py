"""The SVG: complete, safe and legible."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET  # the SVG is our own

import pytest

from building import ask_all
from graph.scenes import CASE, faults, made
from lidwoord.graph.build import graph_of
from lidwoord.graph.model import Found
from lidwoord.graph.select import select
from lidwoord.graph.svg import description, render
from lidwoord.ruleset.model import RuleSet

SNAPSHOT = Path(__file__).parent / "snapshots" / "loon.svg"
HOSTILE = "<script>alert(1)</script> & \"x\" 'y' ]]> \u202etxt\u0000\ufffe\ud800 漢字"


def texts(svg: str) -> list[str]:
    """Every text that is drawn."""
    return [t.text or "" for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("case", [None, CASE, {}])
def test_geometry_of_a_real_figure(rules: RuleSet, case: object, everything: bool) -> None:
    """Nothing overlaps or sticks out, with and without a case."""
    answer = ask_all(rules, ["alles"], case) if case is not None else None
    assert faults(render(select(graph_of(rules, ["alles"], answer), everything=everything))) == []


def test_snapshot(rules: RuleSet) -> None:
    """A small drawing as a whole; look at a new one before you keep it."""
    answer = ask_all(rules, ["loon"], CASE)
    assert render(select(graph_of(rules, ["loon"], answer))) == SNAPSHOT.read_text("utf-8")


def test_states_have_a_sign_and_a_word(rules: RuleSet) -> None:
    """No state is told by colour alone."""
    graph = graph_of(rules, ["alles"], ask_all(rules, ["alles"], {**CASE, "uren": "0 uur"}))
    drawn = texts(render(select(graph, everything=True)))
    for text in (
        "= € 20,00",
        "! fout",
        "× geen recht: € 0,00",
        "– geldt niet",
        "niet gebruikt",
        "= 2 elementen (gegeven)",
        "= nee (aangenomen)",
    ):
        assert text in drawn
    assert "? onbekend" in texts(render(select(graph_of(rules, ["loon"], ask_all(rules, ["loon"], {})))))


def test_without_a_case_types_are_shown(rules: RuleSet) -> None:
    """And the articles, with the element of a rule about elements, and the reading."""
    drawn = texts(render(select(graph_of(rules, ["totaal"]), everything=True)))
    assert {"Totaal", "€", "€/uur", "art. 1 lid 5", "per dienst · art. 1 lid 8", "waarde · art. 1 · lezing: ruim"} <= set(drawn)
    assert "bekend" not in drawn


def test_untrusted_text_stays_text() -> None:
    """Whatever stands in a title, there is no other element than ours, and no hidden character."""
    graph = made([("a", "b"), ("b", HOSTILE)], titles={"a": HOSTILE, "b": "漢" * 500, HOSTILE: HOSTILE})
    nodes = {
        k: replace(n, summary=HOSTILE, source=HOSTILE, found=Found("bekend", HOSTILE, "", (HOSTILE,)))
        for k, n in graph.nodes.items()
    }
    for figure in (select(replace(graph, nodes=nodes, about=HOSTILE, title=HOSTILE, with_case=True)), select(graph, depth=1)):
        svg = render(figure)
        assert faults(svg) == []
        names = {e.tag.partition("}")[2] for e in ET.fromstring(svg).iter()}  # noqa: S314
        assert names <= {"svg", "title", "desc", "style", "g", "rect", "path", "text"}
        assert "<script" not in svg
        assert not any(c in svg for c in "\u202e\u0000\ufffe\ud800")
        assert "\\u202etxt" in svg
        svg.encode("utf-8")


def test_nothing_from_outside(rules: RuleSet) -> None:
    """No script, link, import, image or handler."""
    svg = render(select(graph_of(rules, ["totaal"])))
    assert svg.count("http") == 1  # the name of SVG itself
    assert not any(word in svg for word in ("href", "<script", "@import", "url(", "<image", "foreignObject"))
    assert not re.search(r"\son\w+=", svg)


def test_screen_reader(rules: RuleSet) -> None:
    """The drawing is one picture with a title and a description, and each box has a tooltip."""
    figure = select(graph_of(rules, ["totaal"], ask_all(rules, ["totaal"], CASE)), depth=1)
    root = ET.fromstring(render(figure))  # noqa: S314
    assert root.get("role") == "img"
    labelled = [root.find(f".//*[@id='{key}']") for key in root.get("aria-labelledby", "").split()]
    assert [part.text for part in labelled if part is not None] == ["Totaal", description(figure)]
    assert description(figure) == (
        "Proef; peildatum 1 mei 2018. Totaal = € 120,00. Nodig: Diensttoeslag, Loon, Toeslag. "
        "Getekend: 4 van 18 onderdelen, de rest is ingevouwen in 3 vakken."
    )
    tips = [t.text for t in root.iter("{http://www.w3.org/2000/svg}title")]
    assert "Totaal\nuitkomst (€): totaal\nHet boek, artikel 1 lid 5\nAlles samen.\n= € 120,00" in tips
    assert "7 onderdelen van Loon\nToon ze met --open loon" in tips


def test_legend_names_what_is_folded_and_left_out(rules: RuleSet) -> None:
    """How to unfold, and what is not drawn."""
    drawn = " ".join(texts(render(select(graph_of(rules, ["totaal"]), depth=1))))
    assert "Getekend: 4 van 18 onderdelen. Met --open NAAM vouwt u een onderdeel open" in drawn
    assert "Niet getekend: waarden die alleen zeggen hoe lang een regel geldt (Looptijd)." in drawn
    assert "… en 7 andere" in drawn
    assert "--open loon" in drawn


def test_many_terms_are_not_all_named() -> None:
    """The note stays short."""
    graph = made([("a", f"t{n}") for n in range(5)])
    graph = replace(graph, edges=tuple(replace(e, kind="looptijd") for e in graph.edges))
    assert "(t0, t1, t2 en 2 andere)" in " ".join(texts(render(select(graph))))
    assert "Nodig: niets." in description(select(made([])))
