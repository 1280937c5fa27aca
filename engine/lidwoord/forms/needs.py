"""What outcomes can depend on.

In: a rule set and the names of outcomes. Out: the inputs and lists below them, in the order of declaration, and the lists of
which a case must say the period that they cover. Raises ``LidwoordError`` (LW520) for a name that is no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.ruleset.graph import dependency_graph
from lidwoord.ruleset.model import Input, RecordKind, RuleSet


@dataclass(frozen=True, slots=True)
class Needs:
    """The inputs, the kinds of the lists, and the names of the lists with coverage."""

    inputs: tuple[Input, ...]
    kinds: tuple[RecordKind, ...]
    covered: frozenset[str]


def needs_of(rules: RuleSet, outcomes: Iterable[str]) -> Needs:
    """What these outcomes (``naam`` or ``naam[sleutel]``) can depend on."""
    import networkx

    names = [name.partition("[")[0] for name in outcomes]
    unknown = [name for name in names if name not in rules.outcomes]
    if unknown:
        raise LidwoordError(
            tuple(diagnostic("LW520", None, hint=did_you_mean(n, rules.outcomes) or None, naam=n) for n in unknown)
        )
    graph = dependency_graph(rules)
    below = frozenset(found for name in names for found in networkx.descendants(graph, name))
    selected = {_source(rules, op.id) for op in rules.lists.values() if op.id in below and op.formula("binnen") is not None}
    return Needs(
        tuple(i for i in rules.inputs.values() if i.id in below),
        tuple(k for k in rules.kinds.values() if k.list in below),
        frozenset(k.list for k in rules.kinds.values() if k.list in selected and k.period and not k.parent),
    )


def _source(rules: RuleSet, name: str) -> str:
    """The list of the case behind a selection of a selection."""
    while name in rules.lists:
        name = rules.lists[name].source
    return name
