"""A figure as DOT, the language of Graphviz.

In: a figure. Out: a digraph from left to right, without subgraphs.
"""

from __future__ import annotations

from lidwoord.diagnostics.catalogue import visible
from lidwoord.graph.label import Label, fold_label, label_of, told
from lidwoord.graph.model import Figure

SHAPES = {"uitkomst": 'shape=box, style="bold"', "regel": "shape=box", "invoer": 'shape=box, style="rounded"'}
SHAPES |= {"invoerlijst": 'shape=box, style="rounded", peripheries=2', "waarde": "shape=box, color=gray50"}
SHAPES |= {"tabel": "shape=box, color=gray50, peripheries=2", "lijst": "shape=box, peripheries=2", "dagsoort": "shape=box"}
UNUSED = "color=gray60, fontcolor=gray40"
HEAD = """\
  rankdir=LR;
  node [fontname="Helvetica", fontsize=10, margin="0.12,0.06"];
  edge [color=gray40, arrowsize=0.6];"""


def render(figure: Figure) -> str:
    """The DOT text of a figure."""
    graph = figure.graph
    lines = ["digraph lidwoord {", HEAD, f"  label={quoted([graph.title, graph.about])};", "  labelloc=t;"]
    for node in figure.nodes:
        shape = SHAPES[node.kind] if node.used else f"shape=box, style=dashed, {UNUSED}"
        tooltip = quoted(told(node, graph).split("\n"))
        lines.append(f"  {identifier(node.id)} [label={_label(label_of(node, graph))}, tooltip={tooltip}, {shape}];")
    for fold in figure.folds:
        label = _label(fold_label(fold))
        lines.append(f"  {identifier(fold.id)} [label={label}, shape=box, style=dashed, {UNUSED}];")
    for (start, end), used in figure.links().items():
        style = "" if used else " [style=dashed, color=gray60]"
        lines.append(f"  {identifier(start)} -> {identifier(end)}{style};")
    return "\n".join([*lines, "}"]) + "\n"


def _label(label: Label) -> str:
    return quoted([line for line in (label.title, label.value, label.place) if line])


def quoted(lines: list[str]) -> str:
    """Lines as a label. A backslash begins an escape and an ampersand an entity, so neither stands for itself."""
    return '"' + "\\n".join(_plain(line).replace("&", "&amp;") for line in lines) + '"'


def identifier(name: str) -> str:
    """A name as the id of a node."""
    return f'"{_plain(name)}"'


def _plain(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace('"', '\\"')
