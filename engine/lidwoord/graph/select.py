"""Which part of a graph is shown: at most what fits a page, the rest folded away.

In: a graph and what was asked of it. Out: a ``Figure``. Without more a page is filled from the outcome on, what the case
used first; ``--diepte`` and ``--alles`` show more than a page if they must.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from lidwoord.graph.boxes import fold_box, node_box
from lidwoord.graph.layers import columns_of, ranks
from lidwoord.graph.model import TERM, Edge, Figure, Fold, Graph
from lidwoord.graph.page import COLUMNS, HEIGHT, stacked

MOST_TRIED = 30  # of what one node needs; a page has no room for more


def select(graph: Graph, *, depth: int | None = None, everything: bool = False, opened: Iterable[str] = ()) -> Figure:
    """The figure of a graph.

    ``depth``: everything within so many steps of an outcome; ``everything``: the whole graph; ``opened``: nodes that are
    shown with all that they need, also where a page gets too small for it.
    """
    forced = [name for name in opened if name in graph.nodes]
    part = _Part(graph, everything, set(forced))
    if everything:
        part.shown.update(graph.nodes)
    elif depth is not None:
        part.deepen(depth)
        part.force(forced)
    else:
        part.force(forced)
        part.fill()
    return part.figure()


class _Part:
    """The shown part while it grows; a line to a mere term is left out unless all is shown or the term was asked for."""

    def __init__(self, graph: Graph, everything: bool, opened: set[str]) -> None:
        self.graph = graph
        self.shown = set(graph.asked)
        place = {key: n for n, key in enumerate(graph.nodes)}
        edges = [e for e in graph.edges if everything or e.kind != TERM or e.end in opened]
        self.edges = sorted(edges, key=lambda e: (place[e.start], not e.used, place[e.end]))
        self.needs: dict[str, list[Edge]] = {key: [] for key in graph.nodes}
        for edge in self.edges:
            self.needs[edge.start].append(edge)
        self.heights: dict[str, float] = {}

    # -- growing -------------------------------------------------------------------------------------------------------
    def deepen(self, depth: int) -> None:
        """Show everything within some steps of the outcomes."""
        edge = list(self.shown)
        for _ in range(depth):
            edge = [e.end for key in edge for e in self.needs[key] if e.end not in self.shown]
            self.shown.update(edge)

    def force(self, names: Iterable[str]) -> None:
        """Show nodes, a shortest way to them, and what they need."""
        for name in names:
            self.shown.update(self._way_to(name))
            self.shown.update(e.end for e in self.needs[name])

    def _way_to(self, name: str) -> list[str]:
        before: dict[str, str] = dict.fromkeys(self.graph.asked, "")
        waiting = deque(self.graph.asked)
        while name not in before:
            key = waiting.popleft()
            for edge in self.needs[key]:
                if edge.end not in before:
                    before[edge.end] = key
                    waiting.append(edge.end)
        way = [name]
        while before[way[-1]]:
            way.append(before[way[-1]])
        return way

    def fill(self) -> None:
        """Fill the page from the outcomes on: first what was used, then the rest."""
        self._grow(used=True)
        self._grow(used=False)

    def _grow(self, *, used: bool) -> None:
        """Show what shown nodes need, in order of distance: together if that fits, else one by one as far as it fits."""
        waiting, seen = deque(self.graph.asked), set(self.graph.asked)
        while waiting:
            key = waiting.popleft()
            hidden = [e.end for e in self.needs[key] if e.end not in self.shown and (e.used or not used)]
            if hidden and not self._show(hidden):
                for one in hidden[:MOST_TRIED]:
                    self._show([one])
            following = [e.end for e in self.needs[key] if e.end in self.shown and e.end not in seen]
            seen.update(following)
            waiting += following

    def _show(self, names: list[str]) -> bool:
        """Show nodes if the page has room for them."""
        grown = self.shown.union(names)
        if not self._fits(grown):
            return False
        self.shown = grown
        return True

    def _fits(self, shown: set[str]) -> bool:
        """Whether a part fits a page."""
        folded = [key for key in self.graph.nodes if key in shown and any(e.end not in shown for e in self.needs[key])]
        folds = {Fold(key, 1).id: key for key in folded}
        links = [(e.start, e.end) for e in self.edges if e.start in shown and e.end in shown]
        links += [(owner, key) for key, owner in folds.items()]
        ids = [*(key for key in self.graph.nodes if key in shown), *folds]
        columns, _ = columns_of(ids, links)
        own = ranks(ids, links)
        heights = {key: self._height(key, folds) for key in ids}
        return len(columns) <= COLUMNS and all(stacked(column, heights, own) <= HEIGHT for column in columns)

    def _height(self, key: str, folds: dict[str, str]) -> float:
        if key not in self.heights:
            fold = folds.get(key)
            box = fold_box(Fold(fold, 1)) if fold else node_box(self.graph.nodes[key], self.graph)
            self.heights[key] = box.height
        return self.heights[key]

    # -- what came of it -----------------------------------------------------------------------------------------------
    def figure(self) -> Figure:
        """The part as a figure."""
        graph, shown = self.graph, self.shown
        folds = [Fold(key, self._behind(key)) for key in graph.nodes if key in shown]
        drawn = tuple(e for e in self.edges if e.start in shown and e.end in shown)
        left_out = {e.end for e in graph.edges if e.start in shown} - {e.end for e in self.edges}
        return Figure(
            graph,
            tuple(node for key, node in graph.nodes.items() if key in shown),
            drawn,
            tuple(fold for fold in folds if fold.count),
            tuple(node for key, node in graph.nodes.items() if key in left_out),
        )

    def _behind(self, owner: str) -> int:
        """How many nodes are folded away behind one: what it needs and is not shown, and all behind that."""
        waiting = [e.end for e in self.needs[owner] if e.end not in self.shown]
        found: set[str] = set()
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += [e.end for e in self.needs[key] if e.end not in self.shown]
        return len(found)
