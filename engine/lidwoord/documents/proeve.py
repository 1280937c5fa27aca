"""From version 0, the trial form of the language, to version 1.

In: the node of a document of version 0. Out: the same document in version 1: `feiten` have become
`waarden` (anything may be given in a case, so that they need no section of their own), and the
`gebruikt` of a rule document has gone (the manifest says which rule sets are used). Spans survive.
"""

from __future__ import annotations

from lidwoord.diagnostics import Diagnostic, Related, diagnostic
from lidwoord.source import Entry, Mapping, Scalar

_OLD, _NEW, _GONE = "feiten", "waarden", "gebruikt"


def to_version_1(kind: str, node: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Return the document in version 1; a name in both sections is reported."""
    if kind != "regels":
        return node, ()
    problems: tuple[Diagnostic, ...] = ()
    entries = [e for e in node.entries if e.key.text != _GONE]
    old = next((e for e in entries if e.key.text == _OLD), None)
    new = next((e for e in entries if e.key.text == _NEW), None)
    if old is not None and new is None:
        key = Scalar(_NEW, old.key.span, old.key.plain)
        entries[entries.index(old)] = Entry(key, old.value)
    elif old is not None and new is not None:
        merged, problems = _merge(new, old)
        entries[entries.index(new)] = merged
        entries.remove(old)
    return Mapping(tuple(entries), node.span), problems


def _merge(new: Entry, old: Entry) -> tuple[Entry, tuple[Diagnostic, ...]]:
    """Return `waarden` with the entries of `feiten` behind its own."""
    if not (isinstance(new.value, Mapping) and isinstance(old.value, Mapping)):
        return new, (_clash(old.key, new.key),)  # a section that is no mapping cannot be joined
    problems = tuple(
        _clash(entry.key, first)
        for entry in old.value.entries
        if (first := new.value.key(entry.key.text)) is not None
    )
    return Entry(new.key, Mapping(new.value.entries + old.value.entries, new.value.span)), problems


def _clash(again: Scalar, first: Scalar) -> Diagnostic:
    related = (Related(first.span, "staat er al"),)
    return diagnostic("LW114", again.span, related=related, van="0", naar="1", sleutel=again.text)
