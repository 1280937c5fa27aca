"""A figure as Mermaid, which many editors and wikis draw.

In: a figure. Out: a flowchart from left to right, without subgraphs. Nodes get numbers as ids, as the words of Mermaid
itself (``end``) are no ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.graph.label import Label, fold_label, label_of
from lidwoord.graph.model import Figure

SAFE = frozenset(" ,.-–:/€=…·")
CLASSES = """\
  classDef uitkomst stroke-width:3px
  classDef ongebruikt stroke-dasharray:4 3,color:#66717e
  classDef ingevouwen stroke-dasharray:4 3"""
ROUND = ("invoer", "invoerlijst")


def render(figure: Figure) -> str:
    """The Mermaid text of a figure."""
    graph = figure.graph
    ids = {key: f"n{n}" for n, key in enumerate(figure.ids(), 1)}
    lines = ["flowchart LR"]
    for node in figure.nodes:
        label = _label(label_of(node, graph))
        shape = f"({label})" if node.kind in ROUND else f"[{label}]"
        style = ":::uitkomst" if node.id in graph.asked else "" if node.used else ":::ongebruikt"
        lines.append(f"  {ids[node.id]}{shape}{style}")
    lines += [f"  {ids[fold.id]}[{_label(fold_label(fold))}]:::ingevouwen" for fold in figure.folds]
    lines += [f"  {ids[start]} {'-->' if used else '-.->'} {ids[end]}" for (start, end), used in figure.links().items()]
    return "\n".join([*lines, CLASSES]) + "\n"


def _label(label: Label) -> str:
    return label_text([label.title, label.value, label.place])


def label_text(lines: Iterable[str]) -> str:
    """Lines as a label; an empty one is left out."""
    return '"' + "<br/>".join(_text(line) for line in lines if line) + '"'


def _text(line: str) -> str:
    """A line in which every sign that Mermaid, Markdown or HTML could take for its own is a number code."""
    coded = [c if c.isalnum() or c in SAFE else f"#{ord(c)};" for c in line]
    if not line[0].isalpha():  # `1.` and `-` would begin a list
        coded[0] = f"#{ord(line[0])};"
    return "".join(coded)
