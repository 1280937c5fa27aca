"""The same question, again and again, each time with one thing changed.

In: a question and a lever with another value. Out: what the outcome came to, worked out exactly; None where the case can't be
so. Each is worked out once, and no more than ``MOST`` in all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.calculate.trace import ItemStep, RuleStep, all_steps
from lidwoord.diagnostics import LidwoordError
from lidwoord.explain.lines import outcome_words
from lidwoord.interview.draft import Draft, put
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Entry, Row, RuleSet
from lidwoord.values.notation import write_literal
from lidwoord.whatif.elements import without
from lidwoord.whatif.model import Came, Lever

MOST = 4_000


class SpentError(Exception):
    """So much has been worked out that the rest is left."""


@dataclass(slots=True)
class Runs:
    """A question that is asked again; ``step`` is called with the address of what is changed."""

    rules: RuleSet
    outcome: str
    draft: Draft
    day: date
    step: Callable[[str], None] = lambda name: None  # who shows no progress
    most: int = MOST
    count: int = 0
    _known: dict[tuple[str, object], Came | None] = field(default_factory=dict)

    def first(self) -> tuple[Answer, Outcome]:
        """The answer as the case is. Raises ``LidwoordError`` for a wrong case or question."""
        answer = self._answer(self.draft, self.day)
        return answer, next(iter(answer.outcomes.values()))

    def with_(self, lever: Lever, value: object) -> Came | None:
        """What the outcome comes to with another value, or without an element.

        Raises ``SpentError`` when there have been enough.
        """
        key = (lever.address, value)
        if key not in self._known:
            if self.count >= self.most:
                raise SpentError
            self.count += 1
            self.step(lever.address)
            self._known[key] = self._tried(lever, value)
        return self._known[key]

    def _tried(self, lever: Lever, value: object) -> Came | None:
        try:
            if not lever.path:
                assert isinstance(value, date)
                return self.came(self._answer(self.draft, value))
            if lever.is_whole:
                given = without(self.draft.given, lever.path)
            else:
                given = put(self.draft.given, lever.path, write_literal(value, lever.type))
            draft = Draft(self.day, given, self.draft.covers, self.draft.readings, self.draft.after_effect)
            return self.came(self._answer(draft, self.day))
        except (LidwoordError, ValueError):  # out of bounds, over another element, or without a notation
            return None

    def _answer(self, draft: Draft, day: date) -> Answer:
        return calculate(
            self.rules, [self.outcome], draft.given, date=day, covers=draft.covers or None, readings=draft.readings,
            after_effect=draft.after_effect,
        )  # fmt: skip

    @staticmethod
    def came(answer: Answer) -> Came | None:
        """What an answer comes to; None when its element is not there."""
        for outcome in answer.outcomes.values():
            return Came(outcome, outcome_words(answer, outcome), _shape(outcome))
        return None


def _shape(outcome: Outcome) -> int:
    """The choices that were made on the way to an outcome: sides of conditions, rows, what counted, how rules came out."""
    made: list[object] = []
    for step in all_steps(outcome.trace):
        if isinstance(step, RuleStep):
            made.append((step.rule.id, step.how))
        elif isinstance(step, ItemStep):
            made.append(step.counted)
        elif isinstance(step.value, bool):
            made.append(step.value)
        elif isinstance(step.note, Row):
            made.append((step.note.line, step.note.column))
        elif isinstance(step.note, Entry):
            made.append(step.note.start)
        elif isinstance(step.note, (bool, tuple)):
            made.append(step.note if isinstance(step.note, bool) else len(step.note))
        elif isinstance(step.expr, (s.Clamp, s.Extreme)):
            made.append(next((place for place, kid in enumerate(step.kids) if kid.value == step.value), -1))
    return hash(tuple(made))
