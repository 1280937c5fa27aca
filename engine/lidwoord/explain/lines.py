"""An answer in a few lines: each outcome with its value or state, and where it stands.

In: an answer. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.calculate import Answer, Outcome
from lidwoord.calculate.remarks import skipped, stretched
from lidwoord.calculate.states import NotApplicable
from lidwoord.explain.words import day_words, element_words, plain, question_words, source_words

SHOWN = 5  # names in one line


def answer_lines(answer: Answer) -> Iterator[str]:
    """The lines of an answer."""
    for outcome in answer.outcomes.values():
        source = source_words(answer.rules, outcome.trace.cite)
        yield f"{outcome.id}: {outcome_words(answer, outcome)}" + (f"   [{source}]" if source else "")
        yield from (f"  {line}" for line in _why(answer, outcome))


def outcome_words(answer: Answer, outcome: Outcome) -> str:
    """The value or state of an outcome."""
    if outcome.state == "bekend":
        return outcome.text
    state = outcome.state.replace("_", " ")
    return f"{state} ({outcome.text})" if outcome.has_value else state


def _why(answer: Answer, outcome: Outcome) -> Iterator[str]:
    for name in outcome.missing:
        yield f"nog nodig: {name}: {question_words(answer.rules, name)}"
    for judged in outcome.failed:
        place = f" ({judged.cite.text})" if judged.cite.text else ""
        yield f"niet vervuld: {plain(judged.label)}{place}"
    if outcome.reason:
        gap = outcome.trace.value
        cite = gap.cite.text if isinstance(gap, NotApplicable) and gap.cite is not None else ""
        yield plain(outcome.reason) + (f" (zie {cite})" if cite and cite != outcome.trace.cite.text else "")
    yield from _left_out(outcome)
    if outcome.trace.after_effect:
        yield "berekend met nawerking: de regel geldt niet op de peildatum"
        return
    uses = dict.fromkeys(
        f"{use.rule.cite.text or use.rule.name} geldt niet op {day_words(use.date)}" for use in stretched(outcome.trace)
    )
    for use in list(uses)[:SHOWN]:
        yield f"berekend met nawerking: {use}"


def _left_out(outcome: Outcome) -> Iterator[str]:
    """What a sum skipped, by reason: an amount that leaves something out says so."""
    reasons: dict[str, list[str]] = {}
    for part in skipped(outcome.trace):
        by = part.cite.text if part.cite is not None else ""
        reason = part.reason + (f" (zie {by})" if by and by not in part.reason else "")
        reasons.setdefault(reason, []).append(element_words(part.element))
    for reason, names in reasons.items():
        more = f" en nog {len(names) - SHOWN}" if len(names) > SHOWN else ""
        yield f"niet meegeteld: {', '.join(names[:SHOWN])}{more}: {reason}"
