"""A part of a comparison: of some kinds, of one article, or what touches one outcome.

In: a comparison and what is wanted. Out: the comparison with only those changes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import networkx as nx

from lidwoord.compare.model import Change, Comparison
from lidwoord.compare.moment import Moment
from lidwoord.ruleset.graph import dependency_graph


def select(
    comparison: Comparison, *, kinds: Collection[str] = (), article: str = "", outcomes: Collection[str] = ()
) -> Comparison:
    """The changes of these kinds, of this article on either side, and of what these outcomes depend on."""
    touching = {name for at in (comparison.a, comparison.b) for name in _below(at, outcomes)} if outcomes else None

    def wanted(change: Change) -> bool:
        places = [place for place in (change.a, change.b) if place is not None]
        return (
            (not kinds or change.kind in kinds)
            and (not article or any(article in (place.article, *place.article.split("; ")) for place in places))
            and (touching is None or change.id in touching or any(place.id in touching for place in places))
        )

    return replace(comparison, changes=tuple(change for change in comparison.changes if wanted(change)))


def _below(at: Moment, outcomes: Collection[str]) -> set[str]:
    """Outcomes and everything that they depend on."""
    graph = dependency_graph(at.rules)
    known = [name for name in outcomes if name in graph]
    return set(known).union(*(nx.descendants(graph, name) for name in known))
