"""The next question of an interview.

In: the state of an interview. Out: the question that comes first in what the outcome still misses, or None when nothing that
can be asked matters any more. A list that is being entered goes on before anything else: the element in hand, then its
fields, then whether there is another one.
"""

from __future__ import annotations

from lidwoord.calculate import Answer
from lidwoord.diagnostics import LidwoordError
from lidwoord.interview import question as q
from lidwoord.interview.draft import Path, get, places
from lidwoord.interview.question import Question
from lidwoord.interview.state import Interview, outcome_of
from lidwoord.ruleset.model import RecordKind, RuleSet


def next_question(state: Interview) -> Question | None:
    """The question to put now; None when the interview is over."""
    if state.draft.date is None:
        return q.date_question()
    answer = _so_far(state)
    if state.entry is not None:
        kind = kind_of(state.rules, state.entry.list)
        name = next(part for part in parts_of(kind) if part not in state.entry.fields)
        asked, address = q.part_question(state.rules, kind, state.entry.list, name), state.entry.list
    else:
        address = state.wanted or _pressing(state, answer)
        if not address:
            return None
        asked = _question(state, address, answer)
    return q.with_need(asked, answer, address) if answer is not None else asked


def _so_far(state: Interview) -> Answer | None:
    """What the outcome comes to; None while the element that is asked about may still be entered."""
    try:
        return outcome_of(state, asking=True)
    except LidwoordError:
        if state.open:
            return None
        raise


def _pressing(state: Interview, answer: Answer | None) -> str:
    """What to ask first of what is missing, or ""."""
    missing = [name for outcome in answer.outcomes.values() for name in outcome.missing] if answer is not None else []
    if state.open:
        return next((name for name in missing if state.element and name.startswith(f"{state.element}.")), state.open[-1])
    return next((name for name in missing if can_ask(state, name)), "")


def can_ask(state: Interview, address: str) -> bool:
    """Whether a case can hold an answer to this, and there is none yet that falls short."""
    given = state.draft.given
    if address in state.rules.inputs:
        return not isinstance(given.get(address), str)
    list_name = address.removeprefix("dekking.")
    return list_name in lists_of(state.rules) or field_path(state, address) is not None


def _question(state: Interview, address: str, answer: Answer | None) -> Question:
    """The question behind an address."""
    rules, draft = state.rules, state.draft
    if address in rules.inputs:
        series = draft.given.get(address)
        return q.input_question(rules, rules.inputs[address], series[0]["van"] if isinstance(series, list) else "")
    if address.startswith("dekking."):
        kind = lists_of(rules)[address.removeprefix("dekking.")]
        return q.cover_question(rules, kind, answer.uncovered.get(kind.list) if answer is not None else None)
    path = list_path(state, address)
    if path is not None:
        count = len(get(draft.given, path) or ())
        return q.list_question(rules, kind_of(rules, address), address, count, is_open=address in state.open)
    element, _, name = address.rpartition(".")
    kind = kind_of(rules, element)
    return q.field_question(rules, kind, address, next(f for f in kind.fields if f.name == name))


# -- addresses -------------------------------------------------------------------------------------------------------------


def lists_of(rules: RuleSet) -> dict[str, RecordKind]:
    """The kinds by the name of their list."""
    return {kind.list: kind for kind in rules.kinds.values()}


def kind_of(rules: RuleSet, address: str) -> RecordKind:
    """The kind of the elements of a list, or of an element, by its address."""
    name = address.partition("[")[0] if address.endswith("]") else address.rpartition("].")[2]
    return lists_of(rules)[name]


def parts_of(kind: RecordKind) -> tuple[str, ...]:
    """The fields with which an element begins: the bounds of its period, then its key."""
    return tuple(dict.fromkeys([name for name, _ in kind.bounds] + ([kind.key] if kind.key else [])))


def list_path(state: Interview, address: str) -> Path | None:
    """The path of a list: at the top, or in an element that is given."""
    owner, dot, name = address.rpartition("].")
    kind = lists_of(state.rules).get(name)
    if kind is None:
        return None
    if not dot:
        return (name,) if not kind.parent else None
    found = places(state.rules, state.draft.given).get(f"{owner}]")
    fits = found is not None and kind.parent == kind_of(state.rules, f"{owner}]").id
    return (*found, name) if found is not None and fits else None


def field_path(state: Interview, address: str) -> Path | None:
    """The path of a field or nested list of an element that is given."""
    as_list = list_path(state, address)
    if as_list is not None:
        return as_list
    owner, dot, name = address.rpartition("].")
    found = places(state.rules, state.draft.given).get(f"{owner}]") if dot else None
    if found is None or name not in [f.name for f in kind_of(state.rules, f"{owner}]").fields]:
        return None
    return (*found, name)
