"""Norms and procedures in words: who must, may or may not do what, towards whom, by when.

In: norms and procedures of a rule set, and the answer for which the days are wanted that rules give. Out: ``Beside``, in
the order asked for. A day is calculated with the case, the peildatum and the readings of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.explain.lines import outcome_words
from lidwoord.explain.model import Beside, Move, Question, Term
from lidwoord.explain.terms import outside_words, term_of
from lidwoord.explain.words import element_words, joined, place_words, plain, question_words, shown, source_words, upper_first
from lidwoord.ruleset.model import Citation, Norm, Procedure, Rule, RuleSet

PROCEDURE = "procedure"
FEW_NAMES = 3
Item = Norm | Procedure


def items_of(rules: RuleSet) -> tuple[Item, ...]:
    """The norms and procedures that a rule set knows, its own and those of the sets that it uses."""
    return (*rules.norms.values(), *rules.procedures.values())


def beside(answer: Answer, used: Sequence[Rule]) -> tuple[Beside, ...]:
    """What touches these rules, of which the outcome's own comes first; what touches an earlier one comes first."""
    places: dict[str, int] = {}
    for rule in used:
        places.setdefault(rule.id, len(places))
    found = [item for item in items_of(answer.rules) if any(name in places for name in item.touches)]
    found.sort(key=lambda item: min(places[name] for name in item.touches if name in places))
    return told(answer.rules, found, answer, used[0].cite.document)


def told(rules: RuleSet, items: Iterable[Item], answer: Answer | None = None, document: str = "") -> tuple[Beside, ...]:
    """Norms and procedures in words; with an answer the days are calculated. Of ``document`` only the place is named."""
    kept = tuple(items)
    teller = Teller(rules, document, answer, _terms(rules, kept, answer) if answer is not None else None)
    return tuple(teller.norm(item) if isinstance(item, Norm) else teller.procedure(item) for item in kept)


def _terms(rules: RuleSet, items: tuple[Item, ...], answer: Answer) -> Answer | None:
    """The answer to all days that are asked for; None when there are none."""
    names = [norm.term for norm in items if isinstance(norm, Norm)]
    names += [step.term for item in items if isinstance(item, Procedure) for step in item.steps]
    wanted = [name for name in dict.fromkeys(names) if name in rules.outcomes]
    if not wanted:
        return None
    return calculate(
        rules, wanted, answer.case, date=answer.date, readings=answer.asked_readings, after_effect=answer.after_effect,
        trace=False,
    )  # fmt: skip


class Teller:
    """Tells norms and procedures; ``terms`` holds the days that were calculated for the answer."""

    def __init__(self, rules: RuleSet, document: str, answer: Answer | None, terms: Answer | None) -> None:
        self.rules, self.document, self.answer, self.terms = rules, document, answer, terms

    def norm(self, norm: Norm) -> Beside:
        """A norm in words."""
        return Beside(
            norm.id, norm.soort, upper_first(plain(norm.name)), self._source(norm.cite), norm.cite.artikel, norm.cite.lid,
            norm.addressee, norm.towards, norm.deadline, self._term(norm.term), norm.touches, norm.summary,
            validity=self._validity(norm),
        )  # fmt: skip

    def procedure(self, procedure: Procedure) -> Beside:
        """A procedure in words."""
        moves = tuple(
            Move(n, step.who, step.does, step.deadline, self._term(step.term), self._own_place(step.cite, procedure.cite))
            for n, step in enumerate(procedure.steps, 1)
        )
        return Beside(
            procedure.id, PROCEDURE, upper_first(plain(procedure.name)), self._source(procedure.cite), procedure.cite.artikel,
            procedure.cite.lid, touches=procedure.touches, summary=procedure.summary, moves=moves,
            validity=self._validity(procedure),
        )  # fmt: skip

    def _validity(self, item: Item) -> str:
        """That a norm or procedure does not hold yet, or no longer, on the peildatum."""
        if self.answer is None:
            return ""
        return outside_words(term_of(self.answer, item.validity, self.answer.date), self.answer.date)

    def _own_place(self, cite: Citation, whole: Citation) -> str:
        """Where a step stands, if that is not simply where its procedure does."""
        own = cite != whole and (cite.lid or cite.artikel != whole.artikel)
        return place_words(self.rules, cite, whole.document) if own else ""

    def _source(self, cite: Citation) -> str:
        return place_words(self.rules, cite, self.document) if self.document else source_words(self.rules, cite)

    def _term(self, name: str) -> Term | None:
        rule = self.rules.rules.get(name)
        if rule is None:
            return None
        title = upper_first(plain(rule.name))
        found = [o for o in self.terms.outcomes.values() if o.rule_id == name] if self.terms is not None else []
        if not found or self.terms is None:
            return Term(name, title)
        if len(found) > 1:
            return Term(name, title, "bekend", self._of_elements(self.terms, found))
        (outcome,) = found
        day = outcome.value.isoformat() if outcome.state == "bekend" and outcome.value is not None else ""  # type: ignore[attr-defined]  # a date
        missing = tuple(Question(n, question_words(self.rules, n)) for n in outcome.missing)
        return Term(name, title, outcome.state, self._words(self.terms, outcome), day, missing)

    def _of_elements(self, terms: Answer, found: list[Outcome]) -> str:
        """The day of each element, each day once with the first few elements that have it."""
        days: dict[str, list[str]] = {}
        for outcome in found:
            element = outcome.trace.element
            days.setdefault(self._words(terms, outcome), []).append(element_words(element) if element is not None else "")
        return joined([f"{day} ({_few(names)})" if any(names) else day for day, names in days.items()])

    def _words(self, terms: Answer, outcome: Outcome) -> str:
        if outcome.state == "bekend":
            return shown(outcome.value, outcome.type)
        reason = f", want {plain(outcome.reason)}" if outcome.reason else ""
        return f"{outcome_words(terms, outcome)}{reason}"


def _few(names: list[str]) -> str:
    """The first names, and how many there are more."""
    more = len(names) - FEW_NAMES
    return f"{', '.join(names[:FEW_NAMES])} en nog {more}" if more > 0 else joined(names)
