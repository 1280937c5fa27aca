"""Where facts stand: a table in its own columns, its rows below each other, and the lines between them.

In: facts, and the links to draw. Out: a ``Plan``: the layout of boxes and lines, and what the layout does not know of: the
heads of the columns, which lines are dashed, where arrows point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lidwoord.graph import layers
from lidwoord.graph.boxes import EDGE, LEADING, PADDING, SMALL, STRIPE, TITLE, Box, Line
from lidwoord.graph.facts.model import OPEN, Fact, Facts, Link
from lidwoord.graph.facts.words import said
from lidwoord.graph.label import tidy
from lidwoord.graph.layers import ranks
from lidwoord.graph.layout import Layout, Placed, Point, Stretch, place
from lidwoord.graph.measure import wrap

WIDTH = 222.0  # wider than in a graph of outcomes: what stands in a box is often a sentence
HEADS = 30.0  # the room for the heads of the columns
HEAD_SIZE = 12.0
BAR = 5.0  # the room for the second line that some tables have
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Arrow:
    """The point of an arrow, at the side of the box ``end``; ``back`` points to the left, in a circle of references."""

    end: str
    at: Point
    back: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Something on the way of a line to ``end`` that takes a place among the boxes: a text, or only a bend."""

    end: str
    dashed: bool
    is_text: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawing of facts without its title and legend; ``dashed`` are stretches of links that no other way shows.

    ``parts`` are the boxes that are no facts.
    """

    layout: Layout
    heads: tuple[Line, ...]
    dashed: frozenset[Stretch]
    arrows: tuple[Arrow, ...]
    parts: Mapping[str, Part]


def lay_out(facts: Facts, links: Sequence[Link]) -> Plan:
    """Lay out the facts with these links; a link of a row to itself is left out."""
    rank = columns(facts, links)
    boxes = {fact.id: fact_box(facts, fact) for fact in facts.facts.values()}
    used: dict[Pair, bool] = {}
    parts: dict[str, Part] = {}
    ends: dict[tuple[str, bool], None] = {}
    direct: dict[Pair, bool] = {}  # beside each other: whether such a link is dashed
    for n, link in enumerate(links):
        if link.start == link.end:
            continue
        back = rank[link.start] > rank[link.end]
        start, end = (link.end, link.start) if back else (link.start, link.end)
        strong = facts.is_strong(link)
        ends[link.end, back] = None
        by = ""
        if link.text:
            by = f"„{n}"
            parts[by] = Part(end, link.way == OPEN, is_text=True)
            boxes[by] = _text_box(link.text, strong)
        elif link.way == OPEN and rank[end] - rank[start] > 1:
            by = f"≈ {end}"
            parts[by] = Part(end, dashed=True, is_text=False)
            boxes[by] = Box("", "", strong or (by in boxes and boxes[by].used), (), 0.0)
        if by:
            rank[by] = rank[end] - 1
        else:
            direct[start, end] = direct.get((start, end), True) and link.way == OPEN
        for pair in ((start, by), (by, end)) if by else ((start, end),):
            used[pair] = used.get(pair, False) or strong
    layout = place(boxes, used, _dense(rank), WIDTH, spread=True)
    spots = {box.id: box for box in layout.boxes}
    dashed = {key for key, part in parts.items() if part.dashed}
    sides = {key: _sides(box) for key, box in spots.items()}
    behind = {sides[key][1] for key in dashed}
    straight = {
        Stretch(end, sides[start][1], sides[end][0], used[start, end], last=True)
        for (start, end), is_dashed in direct.items()
        if is_dashed
    }
    arrows = [Arrow(end, sides[end][1 if back else 0], back) for end, back in ends]
    return Plan(
        layout,
        tuple(_heads(facts, layout)),
        frozenset(s for s in layout.stretches if s.end in dashed or s.start_point in behind or s in straight),
        tuple(arrows),
        parts,
    )


def _sides(box: Placed) -> tuple[Point, Point]:
    """Where lines come to a box and leave it: the middle of its left and of its right side."""
    middle = round(box.y + box.box.height / 2, 1)
    return (box.x, middle), (round(box.x + WIDTH, 1), middle)


def columns(facts: Facts, links: Iterable[Link]) -> dict[str, int]:
    """The column of each fact: tables from left to right, and within one that refers to itself by its own links.

    The columns are even numbers where a link has a text, which then stands in the odd one before its end.
    """
    step = 2 if any(link.text for link in links) else 1
    found: dict[str, int] = {}
    first = 0
    for layer in facts.layers:
        ids = [key for key, fact in facts.facts.items() if fact.table == layer.id]
        depths = _depths(ids, [(a.start, a.end) for a in links if a.start != a.end])
        found |= {key: first + step * depth for key, depth in depths.items()}
        first += step * (max(depths.values(), default=-1) + 1)
    return found


def slots(facts: Facts, links: Sequence[Link]) -> int:
    """How many boxes and lanes a drawing has: a measure of its work."""
    rank = columns(facts, links)
    pairs = [(a.start, a.end) if rank[a.start] < rank[a.end] else (a.end, a.start) for a in links if a.start != a.end]
    return layers.size(facts.facts, pairs, rank)


def _depths(ids: Sequence[str], links: Iterable[Pair]) -> dict[str, int]:
    """How deep each row of one table lies in its own table; in a circle a link back to an earlier row is turned round."""
    import networkx

    place_of = {key: n for n, key in enumerate(ids)}
    inside = [(a, b) for a, b in links if a in place_of and b in place_of]
    if not inside:
        return dict.fromkeys(ids, 0)
    graph: networkx.DiGraph[str] = networkx.DiGraph(inside)
    circle = {key: n for n, part in enumerate(networkx.strongly_connected_components(graph)) for key in part}
    turned = [(b, a) if circle[a] == circle[b] and place_of[a] > place_of[b] else (a, b) for a, b in inside]
    return ranks(ids, turned)


def _dense(rank: dict[str, int]) -> dict[str, int]:
    """The same columns without empty ones."""
    places = {column: n for n, column in enumerate(sorted(set(rank.values())))}
    return {key: places[column] for key, column in rank.items()}


def _heads(facts: Facts, layout: Layout) -> Iterable[Line]:
    """The title of each table above its first column."""
    for layer in facts.layers:
        xs = [box.x for box in layout.boxes if box.id in facts.facts and facts.facts[box.id].table == layer.id]
        lines = wrap(tidy(layer.title), HEAD_SIZE, WIDTH, 2, bold=True) if xs else []
        for n, text in enumerate(reversed(lines)):
            yield Line(text, "kop", min(xs), round(-12.0 - n * HEAD_SIZE * LEADING, 1), HEAD_SIZE, bold=True)


def fact_box(facts: Facts, fact: Fact) -> Box:
    """The box of a fact: its title, and what the outcomes say of it."""
    kind = f"feit tabel{[layer.id for layer in facts.layers].index(fact.table) % 6}"
    found: list[tuple[str, str, float, bool, int]] = [(tidy(fact.title), "titel", TITLE, fact.chosen, 4)]
    found += [(text, "waarde", TITLE if mark.is_yes else SMALL, mark.is_yes, 2) for mark, text in said(facts, fact.marks)]
    lines: list[Line] = []
    left, y = STRIPE + 4, PADDING
    for text, role, size, bold, most in found:
        for line in wrap(text, size, WIDTH - left - EDGE - BAR, most, bold):
            lines.append(Line(line, role, left, round(y + size * 0.92, 1), size, bold))
            y += size * LEADING
    return Box(kind, "bekend" if fact.chosen else "", fact.chosen or not fact.marks, tuple(lines), round(y + PADDING - 2))


def _text_box(text: str, strong: bool) -> Box:
    """The text of a link: above its line, which goes through the middle."""
    lines = wrap(tidy(text), SMALL, WIDTH - 8, 3)
    made = [Line(line, "noot", 4.0, round(3 + SMALL * (0.92 + n * LEADING), 1), SMALL) for n, line in enumerate(lines)]
    return Box("tekst", "", strong, tuple(made), round(2 * (5 + SMALL * LEADING * len(lines))))
