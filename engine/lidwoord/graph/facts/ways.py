"""Other ways: which links of a table of links other links show as well.

In: facts with their links. Out: the same, where a link that could also go through a third table says whether it does. So
a drawing can leave out what it shows already, and point out what is meant and has nothing in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lidwoord.graph.facts.model import BESIDE, OPEN, Facts


def with_ways(facts: Facts) -> Facts:
    """Mark each link of which the tables allow another way with whether there is one."""
    relations = {relation.id for relation in facts.relations}
    found = list(facts.links)
    for arc in facts.arcs:
        ends = (arc.start, arc.end)
        others = _nexts((a.start, a.end) for a in facts.arcs if (a.start, a.end) != ends)
        if arc.table not in relations or arc.start == arc.end or arc.end not in _reached(arc.start, others):
            continue
        between = {link: (facts.facts[link.start].table, facts.facts[link.end].table) for link in facts.links}
        nexts = _nexts((link.start, link.end) for link in facts.links if between[link] != ends)
        known = {start: _reached(start, nexts) for start in {link.start for link in facts.links if link.table == arc.table}}
        for n, link in enumerate(found):
            if link.table == arc.table and between[facts.links[n]] == ends:
                found[n] = replace(link, way=BESIDE if link.end in known[link.start] else OPEN)
    return replace(facts, links=tuple(found))


def _nexts(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for start, end in pairs:
        found.setdefault(start, []).append(end)
    return found


def _reached(start: str, nexts: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that can be reached from a start."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for following in nexts.get(waiting.pop(), ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen


def between(facts: Facts, table: str) -> list[str]:
    """The tables of facts through which another way goes for the links of a table, from left to right."""
    found: set[str] = set()
    for arc in (a for a in facts.arcs if a.table == table):
        pairs = [(a.start, a.end) for a in facts.arcs if (a.start, a.end) != (arc.start, arc.end)]
        onward, back = _reached(arc.start, _nexts(pairs)), _reached(arc.end, _nexts((b, a) for a, b in pairs))
        found |= (onward & back) - {arc.start, arc.end}
    return [layer.id for layer in facts.layers if layer.id in found]
