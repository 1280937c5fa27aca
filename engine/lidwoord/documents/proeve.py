"""From version 0, the trial form of the language, to version 1.

In: the node of a document of version 0. Out: the same document in version 1, with its spans:
- `feiten` are `waarden` (anything may be given in a case, so that they need no section);
- the `gebruikt` of a rule document is gone (the manifest says which rule sets are used);
- `min` and `max` of an input are `minimum` and `maximum`;
- `nawerking: nee` under `vervalt` is gone (a lapse by a fact is never lifted).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lidwoord.diagnostics import Diagnostic, Related, diagnostic
from lidwoord.source import Entry, Mapping, Node, Scalar

_BOUNDS = {"min": "minimum", "max": "maximum"}


def to_version_1(kind: str, node: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Return the document in version 1; a key that would then occur twice is reported."""
    if kind != "regels":
        return node, ()
    problems: list[Diagnostic] = []
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        step = _SECTIONS.get(entry.key.text)
        moved = step(entry, problems) if step else entry
        if moved is None:
            continue
        name = moved.key.text
        entries[name] = _joined(entries[name], moved, problems) if name in entries else moved
    return Mapping(tuple(entries.values()), node.span), tuple(problems)


def _facts(entry: Entry, _: list[Diagnostic]) -> Entry | None:
    return Entry(replace(entry.key, text="waarden"), entry.value)


def _used(_: Entry, __: list[Diagnostic]) -> Entry | None:
    return None


def _inputs(entry: Entry, problems: list[Diagnostic]) -> Entry | None:
    """Rename the bounds of every input."""
    if not isinstance(entry.value, Mapping):
        return entry
    entries = tuple(Entry(e.key, _bounds(e.value, problems)) for e in entry.value.entries)
    return Entry(entry.key, Mapping(entries, entry.value.span))


def _bounds(node: Node, problems: list[Diagnostic]) -> Node:
    if not isinstance(node, Mapping):
        return node
    entries: list[Entry] = []
    for entry in node.entries:
        name = _BOUNDS.get(entry.key.text, entry.key.text)
        first = node.key(name)
        if first is not None and first is not entry.key:
            problems.append(_clash(entry.key, first))
        else:
            entries.append(Entry(replace(entry.key, text=name), entry.value))
    return Mapping(tuple(entries), node.span)


def _lapse(entry: Entry, _: list[Diagnostic]) -> Entry | None:
    """Drop `nawerking: nee`; another value is left for the schema to refuse."""
    node = entry.value
    if not isinstance(node, Mapping) or getattr(node.get("nawerking"), "text", None) != "nee":
        return entry
    entries = tuple(e for e in node.entries if e.key.text != "nawerking")
    return Entry(entry.key, Mapping(entries, node.span))


_SECTIONS: dict[str, Callable[[Entry, list[Diagnostic]], Entry | None]] = {
    "feiten": _facts,
    "gebruikt": _used,
    "invoer": _inputs,
    "vervalt": _lapse,
}


def _joined(first: Entry, second: Entry, problems: list[Diagnostic]) -> Entry:
    """Return two sections of the same name as one."""
    if not (isinstance(first.value, Mapping) and isinstance(second.value, Mapping)):
        problems.append(_clash(second.key, first.key))  # what is no mapping cannot be joined
        return first
    for entry in second.value.entries:
        earlier = first.value.key(entry.key.text)
        if earlier is not None:
            problems.append(_clash(entry.key, earlier))
    return Entry(first.key, Mapping(first.value.entries + second.value.entries, first.value.span))


def _clash(again: Scalar, first: Scalar) -> Diagnostic:
    related = (Related(first.span, "staat er al"),)
    return diagnostic("LW114", again.span, related=related, van="0", naar="1", sleutel=again.text)
