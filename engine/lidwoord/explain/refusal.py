"""A no in two or three plain sentences: that it is so, and what decided it.

In: the step of an outcome that is nee, without a right, or does not apply. Out: sentences, made by templates from the labels of
conditions, the questions behind inputs, and the values. An outcome that is no refusal has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.calculate.states import NoRight, NotApplicable
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.explain.because import Reasons
from lidwoord.explain.checks import Checks
from lidwoord.explain.model import Check
from lidwoord.explain.named import why_not
from lidwoord.explain.thresholds import Thresholds
from lidwoord.explain.words import joined, lower_first, plain, upper_first
from lidwoord.ruleset.model import Rule

FEW = 3  # conditions that are told; the step has them all
LONGEST = 260  # letters of a reason; a longer one is left to its step
NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


class Refusals:
    """Tells refusals with reasons that quote the questions behind inputs."""

    def __init__(self, reasons: Reasons, numbers: dict[int, int], thresholds: Thresholds) -> None:
        self.reasons = Reasons(reasons.phrases, numbers, asking=True)
        self.checks = Checks(self.reasons, numbers, thresholds)

    def of(self, trace: RuleStep) -> tuple[str, ...]:
        """The sentences."""
        head = _head(trace)
        return tuple(self._told(trace, head)) if head else ()

    def _told(self, trace: RuleStep, head: str) -> Iterator[str]:
        departures = [rule for kind, rule, step in trace.parts if kind == "afwijking" and getattr(step, "when", None)]
        failed = [check for check in self.checks.conditions(trace) if check.outcome == "nee"]
        applies = next((step for kind, _, step in trace.parts if kind == "geldt_als" and step.value is False), None)
        if trace.how == "gegeven":
            yield f"{head}: dat staat zo in de zaak."
        elif trace.how == "afwijking" and departures:
            told = [f"“{lower_first(rule.name)}” ({rule.cite.text})" for rule in departures if isinstance(rule, Rule)]
            yield f"{head}, want er geldt een afwijking: {joined(told)}."
        elif applies is not None:
            yield self._because(head, applies)
        elif failed:
            number = NUMBERS[len(failed)] if len(failed) < len(NUMBERS) else str(len(failed))
            yield f"{head}, want aan {number} voorwaarde{'' if len(failed) == 1 else 'n'} is niet voldaan."
            yield from (_condition(check) for check in failed[:FEW])
        elif isinstance(trace.value, NotApplicable):
            yield f"{head}{why_not(trace.value.reason)}."
        elif isinstance(trace.value, NoRight):
            yield f"{head}, want op een deel ervan is geen recht."
            yield from (f"Niet vervuld is “{plain(judged.label)}” ({judged.cite.text})." for judged in trace.value.failed[:FEW])
        else:
            main = next((step for kind, _, step in reversed(trace.parts) if kind in ("formule", "dan")), None)
            yield self._because(head, main) if main is not None else f"{head}."

    def _because(self, head: str, step: Step) -> str:
        why = self.reasons.because(step)
        return f"{head}, want {why}." if len(why) <= LONGEST else f"{head}. Waarom staat bij stap 1."


def _head(trace: RuleStep) -> str:
    if isinstance(trace.value, NoRight):
        return "Er is geen recht"
    if isinstance(trace.value, NotApplicable):
        return "Dit geldt hier niet"
    return "Het antwoord is nee" if trace.value is False else ""


def _condition(check: Check) -> str:
    """A condition that failed, why, and from when or at how much it would hold."""
    place = f" ({check.source})" if check.source else ""
    why = f": {check.why}" if check.why and len(check.why) <= LONGEST else ""
    would = f" {upper_first(check.threshold)} is deze wel vervuld." if check.threshold else ""
    return f"Niet vervuld is “{check.name}”{place}{why}.{would}"
