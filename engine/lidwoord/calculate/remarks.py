"""What an outcome leaves out or stretches, read from its trace.

In: the step of a rule. Out: the elements that did not count because a provision does not hold for them, and the provisions
that were used outside their term. A sum that skips a part is only right when it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import NotApplicable
from lidwoord.calculate.trace import ItemStep, RuleStep, all_steps
from lidwoord.ruleset.model import Citation, Rule


@dataclass(frozen=True, slots=True)
class Skipped:
    """An element that a fold left out, why, and the provision that says so."""

    element: Element
    reason: str
    cite: Citation | None


@dataclass(frozen=True, slots=True)
class Stretched:
    """A rule that was used on a date outside its term."""

    rule: Rule
    date: date


def skipped(trace: RuleStep) -> tuple[Skipped, ...]:
    """The elements that were left out because something does not apply to them, each once per reason, in order of use."""
    found: dict[tuple[str, str], Skipped] = {}
    for step in all_steps(trace):
        if isinstance(step, ItemStep) and not step.counted and step.kids:
            gap = step.kids[0].value
            if isinstance(gap, NotApplicable):
                found.setdefault((step.element.address, gap.reason), Skipped(step.element, gap.reason, gap.cite))
    return tuple(found.values())


def stretched(trace: RuleStep) -> tuple[Stretched, ...]:
    """The rules that were used outside their term, each once per date, in order of use."""
    steps = (step for step in all_steps(trace) if isinstance(step, RuleStep) and step.after_effect)
    return tuple({(s.rule.id, s.date): Stretched(s.rule, s.date) for s in steps}.values())
