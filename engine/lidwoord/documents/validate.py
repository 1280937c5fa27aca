"""Checking a document against the JSON Schema of its kind.

In: a kind and a node. Out: diagnostics in our own words, each at the key or value that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, sort_diagnostics
from lidwoord.documents.conform import conforms
from lidwoord.documents.schemas import schema
from lidwoord.source import Mapping, Node, Scalar
from lidwoord.source.limits import MAX_DIAGNOSTICS

Path = tuple[str | int, ...]


def validate(kind: str, node: Node) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the document, each mistake once, in the order of the text."""
    empty = dict(_empty_values(node, ()))
    if not empty and conforms(schema(kind), node):
        return ()
    from lidwoord.documents.findings import findings, name_of  # with jsonschema, only when needed

    problems = [diagnostic("LW106", span, sleutel=name_of(path)) for path, span in empty.items()]
    problems += [problem for path, problem in findings(kind, node) if path not in empty]
    ordered = sort_diagnostics(problems)
    if len(ordered) <= MAX_DIAGNOSTICS:
        return ordered
    more = diagnostic("LW030", ordered[MAX_DIAGNOSTICS].span, aantal=str(MAX_DIAGNOSTICS))
    return (*ordered[:MAX_DIAGNOSTICS], more)


def _empty_values(node: Node, path: Path) -> Iterator[tuple[Path, Span]]:
    """Find the keys without a value and the items without content."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            value = entry.value
            if isinstance(value, Scalar):
                if value.empty:
                    yield (*path, entry.key.text), entry.key.span
            else:
                yield from _empty_values(value, (*path, entry.key.text))
    elif not isinstance(node, Scalar):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar):
                if item.empty:
                    yield (*path, index), item.span
            else:
                yield from _empty_values(item, (*path, index))
