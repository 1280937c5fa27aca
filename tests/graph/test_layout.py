"""Where things stand: nothing overlaps, no line passes a box, and a page stays a page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.scenes import faults, made
from graph.test_layers import graphs
from lidwoord.graph.layout import lay_out, settle
from lidwoord.graph.page import HEIGHT, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from lidwoord.graph.select import select
from lidwoord.graph.svg import render

LONG = "Vergoeding voor onafgebroken wisselende arbeidstijdenoverschrijdingen"


@given(graphs, st.booleans())
def test_geometry_of_any_graph(links: list[tuple[str, str]], everything: bool) -> None:
    """Whatever the graph, whole or as fits a page, the drawing has no fault."""
    links = [("a", name) for name in dict.fromkeys(s for s, _ in links)] + links
    graph = made(links, titles={"n03": LONG, "n05": "漢字" * 30, "n07": LONG * 3})
    assert faults(render(select(graph, everything=everything))) == []


@given(graphs)
def test_without_more_it_fits_a_page(links: list[tuple[str, str]]) -> None:
    """At most A4 lying down, at its own size."""
    links = [("a", name) for name in dict.fromkeys(s for s, _ in links)] + links
    layout = lay_out(select(made(links)))
    assert layout.width <= PAGE_WIDTH - 2 * MARGIN
    assert layout.height <= HEIGHT + 0.1 < PAGE_HEIGHT


def test_one_box() -> None:
    """An outcome that needs nothing is a drawing too."""
    layout = lay_out(select(made([])))
    assert [(b.id, b.x, b.y) for b in layout.boxes] == [("a", 0.0, 0.0)]
    assert layout.stretches == ()


def test_a_lane_is_used_from_where_a_used_line_joins() -> None:
    """The part of a lane that only unused lines follow stays faint."""
    graph = made([("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d")])
    edges = tuple(replace(e, used=(e.start, e.end) != ("a", "d")) for e in graph.edges)
    layout = lay_out(select(replace(graph, edges=edges), everything=True))
    columns = {x: n for n, x in enumerate(sorted({b.x for b in layout.boxes}))}
    level = {columns[s.start_point[0]]: s.used for s in layout.stretches if s.end == "d" and s.start_point[0] in columns}
    assert level == {1: False, 2: True}


@pytest.mark.parametrize(
    ("wanted", "apart", "ends", "found"),
    [
        ([5.0], [], (0, 10), [5.0]),
        ([5.0, 5.0], [4.0], (0, 10), [3.0, 7.0]),
        ([9.0, 1.0], [2.0], (0, 10), [4.0, 6.0]),
        ([1.0, 2.0, 30.0], [5.0, 5.0], (0, 40), [0.0, 5.0, 30.0]),
        ([50.0, 60.0], [5.0], (0, 40), [35.0, 40.0]),
    ],
)
def test_settle(wanted: list[float], apart: list[float], ends: tuple[float, float], found: list[float]) -> None:
    """Places are the nearest that keep order and distance."""
    assert settle(wanted, [1.0] * len(wanted), apart, ends) == pytest.approx(found)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 9), st.floats(1, 20)), min_size=1, max_size=12))
def test_settled_places_keep_distance_and_ends(rows: list[tuple[float, float, float]]) -> None:
    """Never nearer than asked, never beyond an end."""
    apart = [d for _, _, d in rows[1:]]
    ends = (10.0, 10.0 + sum(apart) + 50)
    places = settle([w for w, _, _ in rows], [w for _, w, _ in rows], apart, ends)
    assert ends[0] - 1e-6 <= places[0]
    assert places[-1] <= ends[1] + 1e-6
    assert all(b - a >= d - 1e-6 for (a, b), d in zip(pairwise(places), apart, strict=True))
