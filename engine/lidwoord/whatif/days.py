"""The days on which something that an outcome uses begins, changes or ends.

In: a rule set and the steps of a trace. Out: days, at which to look first when the peildatum is moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.compare.snapshot import change_days
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import RuleSet


def days_of(rules: RuleSet, steps: Iterable[Step]) -> set[object]:
    """The days that matter to the rules, figures and tables of a trace."""
    used = {name for step in steps for name in _names(step)}
    found: set[object] = {day for day, names in change_days(rules).items() if names & used}
    return found | {day for other in rules.used for day, names in change_days(other).items() if names & used}


def _names(step: Step) -> Iterator[str]:
    if isinstance(step, RuleStep):
        yield from (step.rule.id, step.rule.validity.by)
    elif isinstance(step.expr, s.Name) and step.expr.ref == "waarde":
        yield step.expr.name
    elif isinstance(step.expr, (s.Lookup, s.Brackets)):
        yield step.expr.table
