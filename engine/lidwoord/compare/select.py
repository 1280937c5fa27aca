"""A part of a comparison: of some kinds, of one article or part of the agreement, or what touches one outcome.

In: a comparison and what is wanted. Out: the comparison with only those changes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from lidwoord.compare.context import place_of
from lidwoord.compare.group import article_words, part_of
from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.compare.snapshot import Snapshot
from lidwoord.ruleset.graph import dependency_graph

NOTHING: Mapping[str, str] = {}


def select(
    comparison: Comparison,
    *,
    kinds: Collection[str] = (),
    article: str = "",
    outcomes: Collection[str] = (),
    before: Mapping[str, str] = NOTHING,
) -> Comparison:
    """The changes that meet all that is asked.

    ``article``: a number, an annex by its name, or a part such as a chapter, on either side; ``outcomes``: these and what they
    depend on; ``before``: the name in the earlier set of an outcome that is called otherwise there.
    """
    touching = _touching(comparison, outcomes, before) if outcomes else None

    def wanted(change: Change) -> bool:
        places = [place for place in (change.a, change.b) if place is not None]
        return (
            (not kinds or change.kind in kinds)
            and (not article or any(article.casefold() in _names(place) for place in places))
            and (touching is None or change.id.partition(".")[0] in touching or any(place.id in touching for place in places))
        )

    changes = tuple(change for change in comparison.changes if wanted(change))
    about = {change.id for change in changes}
    proposals = tuple(proposal for proposal in comparison.proposals if proposal.a in about or proposal.b in about)
    return replace(comparison, changes=changes, proposals=proposals)


def articles_of(comparison: Comparison) -> frozenset[str]:
    """What ``article`` of ``select`` can be: each article and part of both sets, also that of a single figure or condition."""
    places = [place for change in comparison.changes for place in (change.a, change.b) if place is not None]
    for at in (comparison.a, comparison.b):
        own = {name: item for section in at.rules.sections()[:9] for name, item in section.items() if name in at.rules.own}
        places += [place_of(item) for item in own.values()]
    return frozenset().union(*(_names(place) for place in places))


def _names(place: Place) -> frozenset[str]:
    """What an article, and the part that it stands in, may be called; where something moved, each article that it was."""
    articles = [one for one in (place.article, *place.article.split("; ")) if one]
    names = {name.casefold() for one in articles for name in (one, article_words(one))}
    return frozenset(names | {part_of(place).casefold()} if place.file else names)


def _touching(comparison: Comparison, outcomes: Collection[str], before: Mapping[str, str]) -> set[str]:
    earlier = [before.get(name, name) for name in outcomes]
    return _below(comparison.a, earlier) | _below(comparison.b, outcomes)


def _below(at: Snapshot, outcomes: Collection[str]) -> set[str]:
    """Outcomes and everything that they depend on; a name that the set does not have depends on nothing."""
    import networkx

    graph = dependency_graph(at.rules)
    known = [name for name in outcomes if name in graph]
    found = set(known).union(*(networkx.descendants(graph, name) for name in known))
    return found | {kind.id for kind in at.rules.kinds.values() if kind.list in found}
