"""Boxes: what is written on a node, broken into lines, and how high that makes it.

In: a node or a fold. Out: a ``Box`` of the common width. Lengths are in pixels of 1/96 inch, so that a drawing at its own
size has text of 9 and 7.5 points.
"""

from __future__ import annotations

from dataclasses import dataclass

from lidwoord.graph.label import UNUSED, Label, fold_label, label_of
from lidwoord.graph.measure import wrap
from lidwoord.graph.model import ASKED, Figure, Fold, Graph, Node

WIDTH = 172.0
PADDING, EDGE = 7.0, 6.0  # inside a box: above and below the text, and between text and side
STRIPE = 8.0  # the room for the bar that shows the state
TITLE, SMALL = 12.0, 10.0  # 9 and 7.5 points
LEADING = 1.2
FOLDED = "ingevouwen"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``x`` and ``y`` are its start on the baseline, from the corner of the box."""

    text: str
    role: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box: ``kind`` of the node, its state ("" without one), whether it was used, its lines and its height."""

    kind: str
    state: str
    used: bool
    lines: tuple[Line, ...]
    height: float


def boxes_of(figure: Figure) -> dict[str, Box]:
    """The boxes of a figure by node and fold."""
    nodes = {node.id: node_box(node, figure.graph) for node in figure.nodes}
    return nodes | {fold.id: fold_box(fold) for fold in figure.folds}


def node_box(node: Node, graph: Graph) -> Box:
    """The box of a node."""
    found = node.found
    state = found.state if node.used and found is not None else ""
    return _box(node.kind, state, node.used, label_of(node, graph))


def fold_box(fold: Fold) -> Box:
    """The box that stands for what is folded away."""
    return _box(FOLDED, "", False, fold_label(fold))


def _box(kind: str, state: str, used: bool, label: Label) -> Box:
    lines: list[Line] = []
    left = STRIPE + 4
    room, y = WIDTH - left - EDGE, PADDING
    value_size, value_bold = (SMALL, False) if label.value == UNUSED or not state else (TITLE, True)
    parts = (
        (label.title, "titel", TITLE, kind == ASKED, 3),
        (label.value, "waarde", value_size, value_bold, 2),
        (label.place, "plaats", SMALL, False, 2),
    )
    for text, role, size, bold, most in parts:
        for line in wrap(text, size, room, most, bold):
            lines.append(Line(line, role, left, round(y + size * 0.92, 1), size, bold))
            y += size * LEADING
    return Box(kind, state, used, tuple(lines), round(y + PADDING - 2))
