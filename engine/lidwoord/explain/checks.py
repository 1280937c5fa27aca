"""Conditions, cases and departures of a rule: which held, which did not, and why.

In: the labelled parts of a rule's trace. Out: a ``Check`` per condition, case and departure.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.calculate.states import Gap, Judged, NoRight, NotApplicable
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.explain.because import Reasons
from lidwoord.explain.model import Check
from lidwoord.explain.named import tidy
from lidwoord.explain.thresholds import Thresholds
from lidwoord.explain.words import lower_first
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Branch, Citation, Formula, Rule

UNKNOWN = "onbekend"


class Checks:
    """Tells the checks of one explanation; ``numbers`` are the steps by their trace."""

    def __init__(self, reasons: Reasons, numbers: dict[int, int], thresholds: Thresholds) -> None:
        self.reasons, self.numbers, self.thresholds = reasons, numbers, thresholds

    def conditions(self, trace: RuleStep) -> tuple[Check, ...]:
        """The conditions of a rule; those of an entitlement only where there is no right."""
        found: list[Check] = []
        for kind, part, step in trace.parts:
            if kind == "voorwaarde" and isinstance(part, Judged):
                found.append(self._check(part.label.replace("_", " "), part.cite, step, trace))
            elif kind == "aanspraak" and isinstance(trace.value, NoRight):
                found += self._entitlement(step, trace)
            elif kind == "geldt_als" and isinstance(part, Formula):
                text = self.reasons.phrases.names.words(part.expr)
                found.append(self._check(text, trace.rule.cite, step, trace))
        return tuple(sorted(found, key=lambda c: ("nee", UNKNOWN, "ja").index(c.outcome)))

    def _entitlement(self, step: Step, trace: RuleStep) -> Iterator[Check]:
        """The conditions inside an entitlement, each with its own lid."""
        if isinstance(step.expr, s.Logic) and step.expr.op == "en":
            for kid in step.kids:
                yield from self._entitlement(kid, trace)
            return
        below = step.kids[-1] if step.kids else None
        if not isinstance(step.expr, (s.Name, s.Field)) or not isinstance(below, RuleStep):
            yield self._check(self.reasons.phrases.taken(step), trace.rule.cite, step, trace)
            return
        inner = [(part, kid) for kind, part, kid in below.parts if kind == "voorwaarde" and isinstance(part, Judged)]
        number = self.numbers.get(id(below))
        for judged, kid in inner:
            if number is not None and kid.value is True:
                continue  # its own step tells what held
            yield self._check(judged.label.replace("_", " "), judged.cite, kid, below)
        if not inner:
            why = "" if below.how == "gegeven" else self.reasons.of_rule(below)
            yield Check(
                lower_first(below.rule.name), below.cite.text, answer_words(step.value), why, number,
                self.thresholds.of(step, trace),
            )  # fmt: skip

    def _check(self, name: str, cite: Citation, step: Step, trace: RuleStep) -> Check:
        """A condition of ``trace``."""
        below = step.kids[-1] if isinstance(step.expr, (s.Name, s.Field)) and step.kids else None
        number = self.numbers.get(id(below)) if isinstance(below, RuleStep) else None
        threshold = self.thresholds.of(step, trace)
        return Check(name, cite.text, answer_words(step.value), self.reasons.because(step), number, threshold)

    def cases(self, trace: RuleStep) -> tuple[Check, ...]:
        """The cases of a rule, each with what decided it."""
        words = self.reasons.phrases.names.words
        found = [
            Check(words(part.when.expr), part.cite.text, answer_words(step.value), self.reasons.because(step))
            for kind, part, step in trace.parts
            if kind == "geval" and isinstance(part, Branch)
        ]
        if found and any(kind == "dan" for kind, _, _ in trace.parts) and all(check.outcome == "nee" for check in found):
            found.append(Check("in alle andere gevallen", "", "ja"))
        return tuple(found)

    def departures(self, trace: RuleStep) -> tuple[Check, ...]:
        """The departures from a rule: whether each applies and what decided that."""
        found = [
            (r, d) for kind, r, d in trace.parts if kind == "afwijking" and isinstance(r, Rule) and isinstance(d, RuleStep)
        ]
        active = [r for r, d in found if d.when is True]
        return tuple(self._departure(rule, step, active) for rule, step in found)

    def _departure(self, rule: Rule, step: RuleStep, active: list[Rule]) -> Check:
        outcome = UNKNOWN if step.when is None else answer_words(step.when)
        number = self.numbers.get(id(step))
        ahead = next((other for other in active if rule.id in other.over), None)
        why = self._why(step)
        if step.when and ahead is not None:
            return Check(
                lower_first(rule.name),
                step.cite.text,
                "nee",
                f"{lower_first(ahead.name)} ({ahead.cite.text}) gaat voor",
                number,
            )
        return Check(lower_first(rule.name), step.cite.text, outcome, why, number)

    def _why(self, step: RuleStep) -> str:
        """Why a departure applies or not: what blocks it, its condition, or its term."""
        for kind, part, kid in step.parts:
            if kind == "blokkade" and isinstance(part, Rule) and isinstance(kid, RuleStep) and kid.when is not False:
                verb = "zet haar opzij" if kid.when else "zet haar misschien opzij"
                number = self.numbers.get(id(kid))
                return f"{lower_first(part.name)} ({part.cite.text}{f'; stap {number}' if number else ''}) {verb}"
        if isinstance(step.value, NotApplicable) and step.how in ("geldt_niet", "vervallen"):
            return tidy(step.value.reason)
        return next((self.reasons.because(kid) for kind, _, kid in step.parts if kind == "als"), "")


def answer_words(value: object) -> str:
    """Ja, nee or onbekend; what does not apply counts as nee."""
    if isinstance(value, NotApplicable):
        return "nee"
    return UNKNOWN if isinstance(value, Gap) else "ja" if value is True else "nee"
