"""What is written on a node, and on its tooltip.

In: a node or a fold. Out: its lines: title, value, place; and a longer text with all that is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from lidwoord.diagnostics.catalogue import visible
from lidwoord.graph.model import ASKED, MIXED, Fold, Graph, Node

# A state is told by a sign and a word, and only then by a colour.
SIGNS = {"bekend": "=", "onbekend": "?", "geen_recht": "×", "geldt_niet": "–", "fout": "!", MIXED: "±"}
MOST_LETTERS = 240
UNUSED = "niet gebruikt"


@dataclass(frozen=True, slots=True)
class Label:
    """The lines on a box; an empty one is left out."""

    title: str
    value: str
    place: str


def label_of(node: Node, graph: Graph) -> Label:
    """The label of a node: with a case its value and state, without one its type; and the document where it is another."""
    per = f"per {node.per}" if node.per else ""
    kind = node.kind if node.kind not in (ASKED, "regel") else ""
    reading = f"lezing: {node.reading}" if node.reading else ""
    place = " · ".join(text for text in (" ".join(t for t in (kind, per) if t), _where(node, graph), reading) if text)
    return Label(tidy(node.title), tidy(value_words(node) if graph.with_case else node.type), tidy(place))


def fold_label(fold: Fold) -> Label:
    """The label of what is folded away: how much it is, and how it unfolds."""
    return Label(f"… en {fold.count} {'andere' if fold.count != 1 else 'ander'}", "", f"--open {tidy(fold.owner)}")


def article(node: Node) -> str:
    """``art. 5.19 lid 2``."""
    return node.cite.text.replace("artikel ", "art. ", 1)


def _where(node: Node, graph: Graph) -> str:
    """The article, behind the name of its document where that is not the one of the outcome."""
    document = node.cite.document
    here = graph.nodes[graph.asked[0]].cite.document
    return f"{document} {article(node)}".strip() if document != here else article(node)


def value_words(node: Node) -> str:
    """``= € 302,48``, ``? onbekend``, or that the case did not come to it."""
    if not node.used:
        return UNUSED
    found = node.found
    if found is None:
        return ""
    text = found.text + (f" ({found.origin})" if found.origin else "")
    if found.state == "bekend":
        return f"{SIGNS['bekend']} {text}"
    if found.state == MIXED:
        return f"{SIGNS[MIXED]} {text}"
    word = found.state.replace("_", " ")
    return f"{SIGNS[found.state]} {word}{f': {text}' if text else ''}"


def told(node: Node, graph: Graph) -> str:
    """All that is known of a node, one thing on a line."""
    found = node.found
    lines = [
        node.title,
        f"{node.kind}{f' per {node.per}' if node.per else ''}{f' ({node.type})' if node.type else ''}: {node.id}",
        node.source,
        node.summary,
        f"Gekozen lezing: {node.reading}." if node.reading else "",
        value_words(node) if graph.with_case else "",
        *(found.details if found is not None else ()),
    ]
    return "\n".join(visible(line) for line in lines if line)


def tidy(text: str) -> str:
    """A text of bounded length without hidden characters, on one line."""
    return visible(" ".join(text[: 2 * MOST_LETTERS].split()), MOST_LETTERS)
