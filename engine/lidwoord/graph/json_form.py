"""A figure as JSON, for programs (described in docs/json-vorm.md).

In: a figure. Out: plain objects: the nodes, the connections between them, and what is folded away.
"""

from __future__ import annotations

from lidwoord.calculate.answer import cite_json
from lidwoord.graph.model import Figure, Node


def to_json(figure: Figure) -> dict[str, object]:
    """The JSON form of a figure; what is empty is left out, and states only come with a case."""
    graph = figure.graph
    head: dict[str, object] = {"regelset": graph.ruleset, "versie": graph.version}
    if graph.date is not None:
        head["peildatum"] = graph.date.isoformat()
    return head | {
        "uitkomsten": list(graph.asked),
        "onderdelen": [_node(node, graph.with_case) for node in figure.nodes],
        "verbindingen": [
            {"van": e.start, "naar": e.end, "soort": e.kind, **({"gebruikt": e.used} if graph.with_case else {})}
            for e in figure.edges
        ],
        "ingevouwen": [{"van": fold.owner, "aantal": fold.count} for fold in figure.folds],
        "niet_getekend": [node.id for node in figure.terms],
    }


def _node(node: Node, with_case: bool) -> dict[str, object]:
    data: dict[str, object] = {"id": node.id, "titel": node.title, "soort": node.kind}
    more = {"type": node.type, "per": node.per, "samenvatting": node.summary, "lezing": node.reading}
    data |= {key: value for key, value in more.items() if value}
    data["bron"] = cite_json(node.cite)
    if with_case:
        data["gebruikt"] = node.used
    if node.found is not None:
        found = {
            "toestand": node.found.state, "tekst": node.found.text, "herkomst": node.found.origin,
            "toelichting": list(node.found.details),
        }  # fmt: skip
        data |= {key: value for key, value in found.items() if value}
    return data
