"""A graph of facts as DOT, the language of Graphviz.

In: facts. Out: a digraph from left to right, with the rows of each table in one rank.
"""

from __future__ import annotations

from lidwoord.graph.dot import HEAD, UNUSED, identifier, quoted
from lidwoord.graph.facts.model import OPEN, Facts
from lidwoord.graph.facts.words import said, told
from lidwoord.graph.label import tidy

SHAPES = (
    "shape=box",
    'shape=box, style="rounded"',
    "shape=box, color=gray50",
    "shape=box, peripheries=2",
    "shape=note",
    "shape=tab",
)


def render(facts: Facts, everything: bool = False) -> str:
    """The DOT text of a graph of facts."""
    links = facts.shown(everything)
    lines = ["digraph lidwoord {", HEAD, f"  label={quoted([tidy(facts.title), tidy(facts.about)])};", "  labelloc=t;"]
    for n, layer in enumerate(facts.layers):
        rows = [fact for fact in facts.facts.values() if fact.table == layer.id]
        for fact in rows:
            label = quoted([tidy(fact.title), *(text for _, text in said(facts, fact.marks))])
            shape = SHAPES[n % len(SHAPES)]
            look = f"{shape}, penwidth=2.5" if fact.chosen else f"shape=box, {UNUSED}" if fact.marks else shape
            tooltip = quoted(told(facts, fact, links).split("\n"))
            lines.append(f"  {identifier(fact.id)} [label={label}, tooltip={tooltip}, {look}];")
        if rows and not any(a.start == a.end == layer.id for a in facts.arcs):
            lines.append(f"  {{ rank=same; {' '.join(f'{identifier(fact.id)};' for fact in rows)} }}")
    for link in links:
        looks = [f"label={quoted([tidy(link.text)])}"] if link.text else []
        looks += ["style=dashed"] if link.way == OPEN else []
        looks += ["penwidth=2"] if facts.asked and facts.is_strong(link) else []
        style = f" [{', '.join(looks)}]" if looks else ""
        lines.append(f"  {identifier(link.start)} -> {identifier(link.end)}{style};")
    return "\n".join([*lines, "}"]) + "\n"
