"""The trace: the evaluated tree itself.

In: what the evaluator finds. Out: a step per evaluated node of a formula and per rule, each with its value and the
steps below it. Explanations, comparisons and pictures are made from this alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lidwoord.language.syntax import Expr
from lidwoord.ruleset.model import Citation, Rule

if TYPE_CHECKING:
    from lidwoord.calculate.elements import Element


class Step:
    """An evaluated node: its value, the steps below it, and a note (the table row, the series entry, how an input was
    given).
    """

    __slots__ = ("expr", "kids", "note", "value")

    def __init__(self, expr: Expr | None, value: object, kids: tuple[Step, ...] = (), note: object = None) -> None:
        self.expr, self.value, self.kids, self.note = expr, value, kids, note


class ItemStep(Step):
    """What a fold found for one element: the condition (if any) and the body; ``counted`` says whether it took part."""

    __slots__ = ("counted", "element", "where")

    def __init__(self, expr: Expr, element: Element, where: Step | None, body: Step | None, counted: bool) -> None:
        super().__init__(expr, body.value if body is not None else counted, (body,) if body is not None else ())
        self.element, self.where, self.counted = element, where, counted


class RuleStep(Step):
    """An evaluated rule: for which element and date, and how it came to its value.

    ``how``: formule, gegeven, afwijking, geldt_niet, vervallen, geen_recht or buiten; ``reading`` and ``parts`` name
    the reading and the labelled steps (voorwaarde, tussenstap, geval …) in order.
    """

    __slots__ = ("after_effect", "date", "element", "how", "parts", "reading", "rule", "when")

    def __init__(self, rule: Rule, element: Element | None, on: date, value: object, how: str) -> None:
        super().__init__(None, value)
        self.rule, self.element, self.date, self.how = rule, element, on, how
        self.reading = ""
        self.after_effect = False
        self.parts: tuple[tuple[str, object, Step], ...] = ()
        self.when: bool | None = None

    @property
    def cite(self) -> Citation:
        """Where the rule stands on the day: the place of its version then, where that has its own; else that of the rule.

        Outside all versions it is the last one before the day, or else the first.
        """
        versions = next((r.versions for r in self.rule.readings if r.name == self.reading), ())
        begun = [v for v in versions if v.start is None or v.start <= self.date]
        version = begun[-1] if begun else versions[0] if versions else None
        return (version.cite if version is not None else None) or self.rule.cite

    def steps(self) -> Iterator[Step]:
        """The steps of the labelled parts."""
        for _, _, step in self.parts:
            yield step


def walk(step: Step) -> Iterator[Step]:
    """A step and all steps below it, in order; a rule that is used twice comes twice."""
    yield step
    below = step.steps() if isinstance(step, RuleStep) else iter(step.kids)
    if isinstance(step, ItemStep) and step.where is not None:
        yield from walk(step.where)
    for kid in below:
        yield from walk(kid)


def all_steps(trace: Step) -> Iterator[Step]:
    """As ``walk``, but what is used twice, such as a rule or an intermediate step, comes once."""
    seen: set[int] = set()
    waiting = [trace]
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        yield step
        below = list(step.steps()) if isinstance(step, RuleStep) else list(step.kids)
        if isinstance(step, ItemStep) and step.where is not None:
            below.insert(0, step.where)
        waiting += reversed(below)
