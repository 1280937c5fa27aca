"""Steps on the way to an outcome: what only one side has for its own working, and no provision asks for.

In: the changes of a comparison. Out: the same, with each step told at the change of the subject that it is a step of. A rule
is a step when it carries out no lid of its own: only rules that are told themselves ask it, and each lid that it cites one of
those cites too. A figure is a step when the text does not name it (it is derived). What departs from something or is departed
from, what a norm or procedure names, and what the lineage says something of, is no step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lidwoord.compare.context import Context, Side
from lidwoord.compare.lineage import Lineage
from lidwoord.compare.model import Change, Substep
from lidwoord.ruleset.model import Citation, Rule

Askers = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of the changes: who asks a name there, the first change about each name, and the names that stay apart."""

    side: Side
    fresh: bool
    asked_by: Askers
    told: dict[str, int]
    apart: frozenset[str]
    notes: dict[str, str]


def folded(both: Context, changes: list[Change], lineage: Lineage, asked_by: tuple[Askers, Askers]) -> list[Change]:
    """The changes without the steps, which stand at the change that they belong to."""
    under: dict[int, int] = {}
    for fresh in (False, True):
        half = _half(both, changes, lineage, asked_by[fresh], fresh=fresh)
        for at, change in enumerate(changes):
            if change.kind == ("nieuw" if fresh else "vervallen") and _is_step(half, change):
                under[at] = half.told[half.asked_by(change.id)[0]]
    steps: dict[int, list[Substep]] = {}
    for at in under:
        root = at
        while root in under:  # ends: what asks another is never asked by it
            root = under[root]
        steps.setdefault(root, []).append(_step(changes[at]))
    return [replace(change, steps=tuple(steps.get(at, ()))) for at, change in enumerate(changes) if at not in under]


def _step(change: Change) -> Substep:
    place = change.b or change.a
    figure = f" ({place.text})" if place is not None and change.section == "waarden" else ""
    return Substep(change.id, f"{change.title}{figure}", change.b is not None)


def _half(both: Context, changes: list[Change], lineage: Lineage, asked_by: Askers, *, fresh: bool) -> _Half:
    side = both.b if fresh else both.a
    told: dict[str, int] = {}
    for at, change in enumerate(changes):
        place = change.b if fresh else change.a
        if place is not None and change.section == "regels":
            told.setdefault(place.id, at)
    rules = side.at.rules
    named = {name for norm in rules.norms.values() for name in norm.touches}
    named |= {name for procedure in rules.procedures.values() for name in procedure.touches}
    named |= {norm.term for norm in rules.norms.values()}
    named |= {step.term for procedure in rules.procedures.values() for step in procedure.steps}
    linked = lineage.links.keys() | {origin.id for link in lineage.links.values() for origin in link.origins}
    said = lineage.fresh if fresh else lineage.lapsed
    return _Half(side, fresh, asked_by, told, frozenset(named | linked), {name: one.note for name, one in said.items()})


def _is_step(half: _Half, change: Change) -> bool:
    """Whether what came or went is only a step on the way to what is told already."""
    name, rules = change.id, half.side.at.rules
    askers = half.asked_by(name)
    if not askers or name in half.apart or any(asker not in half.told for asker in askers):
        return False
    note = half.notes.get(name, "")
    if note and all(half.notes.get(asker, "") != note for asker in askers):
        return False
    value = rules.values.get(name)
    if value is not None:
        return value.cite.zekerheid == "afgeleid"
    item = rules.rules.get(name)
    if item is None or item.departs_from or rules.exceptions.get(name):
        return False
    theirs = {lid for asker in askers for lid in _lids(rules.rules[asker])}
    return set(_lids(item)) <= theirs


def _lids(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Each lid that a rule, its conditions or its cases cite."""
    bodies = [version.body for reading in rule.readings for version in reading.versions]
    cites = [condition.cite for body in bodies for condition in body.conditions]
    cites += [branch.cite for body in bodies for branch in body.branches]
    for cite in (rule.cite, *(condition.cite for condition in rule.conditions), *cites):
        for lid in cite.lid.split(";"):
            yield cite.document, _or_own(cite, rule.cite), lid.strip()


def _or_own(cite: Citation, own: Citation) -> str:
    """The article of a citation; that of its rule where it gives a lid alone."""
    return cite.artikel or cite.onderdeel or own.artikel or own.onderdeel
