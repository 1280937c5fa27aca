"""A graph of facts as Mermaid, which many editors and wikis draw.

In: facts. Out: a flowchart from left to right with a subgraph for each table; nodes get numbers as ids.
"""

from __future__ import annotations

from lidwoord.graph.facts.model import OPEN, Facts
from lidwoord.graph.facts.words import said
from lidwoord.graph.label import tidy
from lidwoord.graph.mermaid import label_text

SHAPES = (("[", "]"), ("(", ")"), ("[[", "]]"), ("([", "])"), ("{{", "}}"), ("[/", "/]"))
CLASSES = """\
  classDef gekozen stroke-width:3px
  classDef niet stroke-dasharray:4 3,color:#66717e"""


def render(facts: Facts, everything: bool = False) -> str:
    """The Mermaid text of a graph of facts."""
    ids = {key: f"n{n}" for n, key in enumerate(facts.facts, 1)}
    lines = ["flowchart LR"]
    for n, layer in enumerate(facts.layers):
        rows = [fact for fact in facts.facts.values() if fact.table == layer.id]
        if not rows:
            continue
        left, right = SHAPES[n % len(SHAPES)]
        lines.append(f"  subgraph t{n + 1}[{label_text([tidy(layer.title)])}]")
        for fact in rows:
            style = "" if not fact.marks else ":::gekozen" if fact.chosen else ":::niet"
            label = label_text([tidy(fact.title), *(text for _, text in said(facts, fact.marks))])
            lines.append(f"    {ids[fact.id]}{left}{label}{right}{style}")
        lines.append("  end")
    for link in facts.shown(everything):
        text = f"|{label_text([tidy(link.text)])}|" if link.text else ""
        lines.append(f"  {ids[link.start]} {'-.->' if link.way == OPEN else '-->'}{text} {ids[link.end]}")
    return "\n".join([*lines, CLASSES]) + "\n"
