"""Which values of a document are formulas, as its schema says with `x-formule`.

In: the kind and the node of a document. Out: the scalars that are formulas. A document that does not conform to its schema
has formulas as far as the schema can be followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lidwoord.documents.conform import Rule, conforms
from lidwoord.documents.schemas import schema
from lidwoord.source import Mapping, Node, Scalar, Sequence

MARK = "x-formule"


def formulas(kind: str, node: Node) -> Iterator[Scalar]:
    """Yield the formulas of a document, in the order of the text."""
    return _below([schema(kind)], node)


def _below(rules: list[Rule], node: Node) -> Iterator[Scalar]:
    """Yield the formulas of a node that these schemas are about."""
    applying = [part for rule in rules for part in _applying(rule, node)]
    if not applying:
        return
    if isinstance(node, Scalar):
        if any(MARK in rule for rule in applying):
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below([rule["items"] for rule in applying if "items" in rule], item)
    else:
        yield from _in_mapping(applying, node)


def _in_mapping(rules: list[Rule], node: Mapping) -> Iterator[Scalar]:
    for entry in node.entries:
        name = entry.key.text
        below = [rule["properties"][name] for rule in rules if name in rule.get("properties", {})]
        patterns = [item for rule in rules for item in rule.get("patternProperties", {}).items()]
        below += [part for pattern, part in patterns if re.search(pattern, name)]
        yield from _below(below, entry.value)


def _applying(rule: Rule, node: Node) -> Iterator[Rule]:
    """Yield a schema and the schemas inside it that are about the same node."""
    yield rule
    for part in rule.get("allOf", ()):
        yield from _applying(part, node)
    if "if" in rule and conforms(rule["if"], node):
        yield from _applying(rule["then"], node)
