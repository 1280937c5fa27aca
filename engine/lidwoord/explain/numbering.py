"""Which rules get a step of their own, and which of them read the same.

In: the trace of an outcome. Out: the traces in order of first use, each with its number. Workings of one rule that read
the same but for the element, the day and other dates share one step; ``also`` are the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.facts import leaves
from lidwoord.explain.parts import BESIDE, told_parts, used_rules
from lidwoord.explain.phrase import inside, type_of
from lidwoord.explain.rows import window_words
from lidwoord.explain.words import shown
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.values.periods import Moment, Period, TimePeriod

DATED = (date, Period, Moment, TimePeriod)


@dataclass(slots=True)
class Numbering:
    """Numbers by the identity of a trace."""

    numbers: dict[int, int] = field(default_factory=dict)
    first: list[RuleStep] = field(default_factory=list)
    alike: dict[int, list[RuleStep]] = field(default_factory=dict)
    _signs: dict[int, int] = field(default_factory=dict)
    _known: dict[object, int] = field(default_factory=dict)
    _told: dict[int, int] = field(default_factory=dict)

    def add(self, trace: RuleStep) -> None:
        """Give a rule and all below it their numbers, the first use first."""
        waiting = [trace]
        while waiting:
            step = waiting.pop()
            if id(step) in self.numbers:
                continue
            sign = self._sign(step)
            number = self._told.get(sign)
            if number is None:
                number = self._told[sign] = len(self.first) + 1
                self.first.append(step)
                self.alike[number] = []
            else:
                self.alike[number].append(step)
            self.numbers[id(step)] = number
            waiting += reversed([below for below in used_rules(step) if below.how != "gegeven"])

    def _sign(self, step: RuleStep) -> int:
        """What makes two workings of a rule the same story: names with their values, elements, and the stories below."""
        found = self._signs.get(id(step))
        if found is None:
            names = tuple(
                sorted({text for kind, _, part in told_parts(step) if kind not in BESIDE for text in _signs_in(part)})
            )
            below = tuple(dict.fromkeys(self._sign(b) for b in used_rules(step)))
            value = _sign_of(step.value) if step.element is not None else repr(step.value)
            sign = (step.rule.id, step.cite.text, value, step.how, step.reading, step.after_effect, names, below)
            found = self._signs[id(step)] = self._known.setdefault(sign, len(self._known))
        return found


def _signs_in(part: Step) -> Iterator[str]:
    """The texts by which the working of a formula is told apart: values, dates aside, and what lists hold."""
    for leaf in leaves(part):
        if leaf.expr is not None and not (isinstance(leaf.expr, s.Name) and leaf.expr.ref == "peildatum"):
            yield f"{write(leaf.expr)}={_sign_of(leaf.value)}"
    for step in inside(part):
        if step.expr is not None and not isinstance(step.expr, (s.Name, s.Fold)):
            yield f"{write(step.expr)}={_sign_of(step.value)}"
        for kid in step.kids:
            if isinstance(kid, ItemStep) and not isinstance(step.expr, (s.Exists, s.ForAll)):
                row = window_words(kid.element.row) if kid.element.row is not None else ""
                yield f"{kid.element.address} {kid.counted} {row} {shown(kid.value, type_of(kid))}"


def _sign_of(value: object) -> str:
    if isinstance(value, DATED):
        return value.__class__.__name__
    if isinstance(value, tuple):
        return "lijst"
    return value.__class__.__name__ if not isinstance(value, Gap) and hasattr(value, "address") else repr(value)
