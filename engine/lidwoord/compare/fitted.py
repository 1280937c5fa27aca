"""A case fitted to a rule set: what the set has no use for is left out.

In: what a case gives or asks, and a rule set. Out: the same without the names, fields and readings that only another edition
knows; of the readings also in words what was left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain.words import plain
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


def fitted_readings(
    readings: dict[str, str], sides: tuple[RuleSet, RuleSet], renamed: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The readings that a case chooses, for each of two sides under its own names; ``renamed``: new by old name.

    A reading that neither side has stays in, so that calculating says what is wrong with it.
    """
    before = {new: old for old, new in renamed.items()}
    first = {before.get(name, name): reading for name, reading in readings.items()}
    second = {renamed.get(name, name): reading for name, reading in readings.items()}
    known = [
        {name for name, reading in chosen.items() if reading in _readings_of(rules, name)}
        for chosen, rules in ((first, sides[0]), (second, sides[1]))
    ]
    in_first = {name: reading for name, reading in first.items() if name in known[0]}
    in_second = {
        name: reading for name, reading in second.items() if name in known[1] or before.get(name, name) not in known[0]
    }
    return in_first, in_second


def asked_words(
    readings: tuple[dict[str, str], dict[str, str]], renamed: dict[str, str], titles: tuple[str, str], *, after_effect: bool
) -> list[str]:
    """What is done with the readings and after-effect of a case: what only one side has, and that both count after-effect."""
    told = ["Nawerking is gevraagd; zij telt aan beide kanten."] if after_effect else []
    before = {new: old for old, new in renamed.items()}
    for own, other, names, title in ((*readings, renamed, titles[0]), (*readings[::-1], before, titles[1])):
        told += [
            f"De lezing “{plain(reading)}” van `{name}` is er alleen in {title}; de andere kant kiest zelf."
            for name, reading in own.items()
            if names.get(name, name) not in other
        ]
    return told


def _readings_of(rules: RuleSet, name: str) -> set[str]:
    """The readings of a rule, value or list that say something on this side."""
    rule, value, made = rules.rules.get(name), rules.values.get(name), rules.lists.get(name)
    found = {reading.name for reading in rule.readings if reading.versions} if rule is not None else set()
    found |= {reading.name for reading in value.readings if reading.series} if value is not None else set()
    return found | ({reading.name for reading in made.readings} if made is not None else set())


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
