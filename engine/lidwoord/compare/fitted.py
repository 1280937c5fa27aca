"""A case fitted to a rule set: what the set has no use for is left out.

In: what a case gives, and a rule set. Out: the same without the names and fields that only another edition knows.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Entry, Mapping, Node, Sequence


def refuse_unknown(given: Mapping, sides: Iterable[RuleSet]) -> None:
    """Raise ``LidwoordError`` (LW501) for the names of a case that none of some rule sets knows."""
    known = {name for rules in sides for name in _names(rules)}
    found = [
        diagnostic("LW501", entry.key.span, hint=did_you_mean(name, known) or None, naam=name)
        for entry in given.entries
        if (name := entry.key.text.partition("[")[0]) not in known
    ]
    if found:
        raise LidwoordError(tuple(found))


def fitted(given: Mapping, rules: RuleSet) -> Mapping:
    """What a rule set knows of a case."""
    kinds = {kind.list: kind for kind in rules.kinds.values()}
    known = _names(rules)
    entries = []
    for entry in given.entries:
        name = entry.key.text
        if name in kinds:
            fields = {*kinds[name].types(), *(kind.list for kind in rules.kinds.values() if kind.parent == kinds[name].id)}
            entries.append(Entry(entry.key, _elements(entry.value, fields)))
        elif name.partition("[")[0] in known:
            entries.append(entry)
    return Mapping(tuple(entries), given.span)


def fitted_cover(covers: Mapping | None, rules: RuleSet) -> Mapping | None:
    """The periods that lists cover, of the lists that a rule set knows."""
    if covers is None:
        return None
    lists = {kind.list for kind in rules.kinds.values()}
    return Mapping(tuple(entry for entry in covers.entries if entry.key.text in lists), covers.span)


def _elements(node: Node, fields: set[str]) -> Node:
    if not isinstance(node, Sequence):
        return node
    items = tuple(
        Mapping(tuple(e for e in item.entries if e.key.text in fields), item.span) if isinstance(item, Mapping) else item
        for item in node.items
    )
    return Sequence(items, node.span)


def _names(rules: RuleSet) -> set[str]:
    return {*rules.inputs, *rules.values, *rules.rules, *(kind.list for kind in rules.kinds.values())}
