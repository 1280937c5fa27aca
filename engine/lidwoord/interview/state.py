"""Where an interview stands, and what it comes to so far.

In: a rule set, an outcome and a case. Out: an ``Interview``, which is never changed: every answer makes a new one that
knows the one before it; and the ``Answer`` of the engine to the question with what is known. Raises ``LidwoordError`` for a
case or question that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lidwoord.calculate import Answer, calculate, check_question
from lidwoord.calculate.case import read_case
from lidwoord.diagnostics import LidwoordError
from lidwoord.interview.draft import Draft
from lidwoord.ruleset.model import RuleSet

DATE = "peildatum"
ANY_DAY = date(2000, 1, 1)  # to check a question whose date is still to be asked


@dataclass(frozen=True, slots=True)
class Entry:
    """An element that is being entered: the list's address, and the fields so far."""

    list: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interview:
    """The state of an interview about one outcome (``naam`` or ``naam[sleutel]``).

    ``skipped``: the addresses that were answered with "weet ik niet"; ``open``: the lists that are being entered, the
    innermost last; ``entry``: the element in hand; ``element``: the address of the last element, whose fields come first;
    ``wanted``: what the user wants to change; ``before``: the interview one answer ago.
    """

    rules: RuleSet
    outcome: str
    draft: Draft
    skipped: frozenset[str] = frozenset()
    open: tuple[str, ...] = ()
    entry: Entry | None = None
    element: str = ""
    wanted: str = ""
    before: Interview | None = None

    @property
    def number(self) -> int:
        """How many answers were given."""
        count, state = 0, self.before
        while state is not None:
            count, state = count + 1, state.before
        return count


def start(rules: RuleSet, outcome: str, draft: Draft) -> Interview:
    """The interview before its first question."""
    found = check_question(rules, [outcome], draft.readings, draft.date or ANY_DAY)
    if found:
        raise LidwoordError(found)
    return Interview(rules, outcome, draft)


def outcome_of(state: Interview, *, asking: bool = False) -> Answer:
    """What the interview comes to so far; the peildatum is known.

    With ``asking`` what the user does not know counts as never to be known, so that what is missing is what still is of use.
    """
    draft = state.draft
    assert draft.date is not None
    never = state.skipped if asking else frozenset()
    case, wrong = read_case(state.rules, draft.given, draft.covers, never=never)
    if wrong:
        raise LidwoordError(wrong)
    return calculate(
        state.rules, [state.outcome], case, date=draft.date, readings=draft.readings, after_effect=draft.after_effect
    )
