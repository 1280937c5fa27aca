"""Checking a document against the JSON Schema of its kind.

In: a kind and a node. Out: diagnostics in our own words, each at the key or value that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, sort_diagnostics
from lidwoord.documents.conform import conforms
from lidwoord.documents.schemas import schema
from lidwoord.source import Mapping, Node, Scalar, Sequence
from lidwoord.source.limits import MAX_DIAGNOSTICS

Path = tuple[str | int, ...]
UNKNOWN = ("LW101", "LW105")  # a key that does not belong where it stands


def validate(kind: str, node: Node) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the document, each mistake once, in the order of the text."""
    empty = dict(_empty_values(node, ()))
    if not empty and conforms(schema(kind), node):
        return ()
    from lidwoord.documents.findings import findings, name_of  # with jsonschema, only when needed

    found = list(findings(kind, node))
    unknown = {path: problem.hint for path, problem in found if problem.code in UNKNOWN}
    strayed = {p: items for p, items in _strayed(node, ()) if items and _is_no_slip(unknown.get(items[0]), p)}
    astray = {item for items in strayed.values() for item in items}
    problems = [diagnostic("LW106", span, sleutel=name_of(p), hint=_further(p, strayed)) for p, span in empty.items()]
    problems += [problem for path, problem in found if path not in empty and not _within(path, astray)]
    ordered = sort_diagnostics(problems)
    if len(ordered) <= MAX_DIAGNOSTICS:
        return ordered
    more = diagnostic("LW030", ordered[MAX_DIAGNOSTICS].span, aantal=str(MAX_DIAGNOSTICS))
    return (*ordered[:MAX_DIAGNOSTICS], more)


def _further(path: Path, strayed: dict[Path, list[Path]]) -> str | None:
    """The hint for a key whose list lacks its indentation."""
    if path not in strayed:
        return None
    return f"De regels eronder die met `-` beginnen, horen bij `{path[-1]}`: laat ze verder inspringen dan `{path[-1]}`."


def _is_no_slip(hint: str | None, path: Path) -> bool:
    """Whether an item has a key that does not belong there, other than the key of the path in a wrong spelling."""
    return hint is not None and f"Bedoelde u `{path[-1]}`?" != hint


def _within(path: Path, items: set[Path]) -> bool:
    return any(path[:length] in items for length in range(1, len(path) + 1))


def _strayed(node: Node, path: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Find the items of lists that end in a key without a value, each with the items behind it that lack that key.

    Those are what was to stand under it, when the list under it does not begin further in than the key.
    """
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _strayed(entry.value, (*path, entry.key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _strayed(item, (*path, index))
            key = _empty_end(item)
            if key is not None:
                yield (*path, index, key), [(*path, number) for number in _behind(node, index + 1, key)]


def _empty_end(node: Node) -> str | None:
    """The last key of a mapping, if that has no value."""
    last = node.entries[-1] if isinstance(node, Mapping) and node.entries else None
    return last.key.text if last is not None and isinstance(last.value, Scalar) and last.value.empty else None


def _behind(node: Sequence, start: int, key: str) -> Iterator[int]:
    """The items from a place on that may have been meant to stand under a key of the item before it."""
    for number in range(start, len(node.items)):
        item = node.items[number]
        if not isinstance(item, Mapping) or key in item or _empty_end(item) is not None:
            return
        yield number


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
