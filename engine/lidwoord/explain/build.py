"""Trace to explanation.

In: an answer and one of its outcomes. Out: numbered steps: the outcome first, then every rule that it used, each once.
Nothing is calculated here but the outcome under the readings that were not chosen, and the days of norms beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.calculate import Answer, Outcome
from lidwoord.calculate.states import Failure, NoRight, NotApplicable, Unknown, state_of
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.explain import readings
from lidwoord.explain.because import Reasons
from lidwoord.explain.beside import beside
from lidwoord.explain.checks import Checks, answer_words
from lidwoord.explain.facts import Facts
from lidwoord.explain.lists import Lists
from lidwoord.explain.model import Also, Between, ExplainedStep, Explanation, ItemList, OtherReading, Question, Reading
from lidwoord.explain.named import Names, why_not
from lidwoord.explain.numbering import Numbering
from lidwoord.explain.parts import BESIDE, inputs_beside, named_steps, told_parts
from lidwoord.explain.phrase import Phrases, bare, roundings, type_of
from lidwoord.explain.ranges import days_of
from lidwoord.explain.refusal import Refusals
from lidwoord.explain.terms import term_of
from lidwoord.explain.thresholds import Thresholds
from lidwoord.explain.timeline import timelines
from lidwoord.explain.weights import weights
from lidwoord.explain.words import (
    LAPSE,
    dates_words,
    day_words,
    element_words,
    failure_words,
    lower_first,
    place_words,
    plain,
    question_words,
    shown,
    source_words,
    upper_first,
)
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Citation, Formula, Rule

WORKED = ("formule", "dan")
BRIEF = (s.Literal, s.Name, s.At)


def explain(answer: Answer, outcome: Outcome) -> Explanation:
    """The explanation of one outcome of an answer."""
    numbering = Numbering()
    numbering.add(outcome.trace)
    effects = readings.effects_of(answer, outcome)
    teller = Teller(answer, numbering, effects)
    steps = tuple(teller.step(trace, number) for number, trace in enumerate(numbering.first, 1))
    first, gap = steps[0], outcome.trace.value
    missing = gap.missing if isinstance(gap, Unknown) else ()
    return Explanation(
        outcome.id,
        first.title,
        outcome.state,
        first.value,
        source_words(answer.rules, outcome.trace.cite),
        day_words(answer.date),
        tuple(Question(name, question_words(answer.rules, name)) for name in missing),
        (*teller.after_effect(), *readings.notes(answer, effects)),
        steps,
        beside(answer, [trace.rule for trace in numbering.first]),
        timelines(answer.rules, numbering),
        weights(outcome.trace, teller.phrases.taken) if outcome.state == "bekend" else (),
        teller.refusals.of(outcome.trace),
    )


class Teller:
    """Tells the rules of a trace one by one."""

    def __init__(self, answer: Answer, numbering: Numbering, effects: readings.Effects) -> None:
        self.answer, self.rules, self.numbering, self.effects = answer, answer.rules, numbering, effects
        self.phrases = Phrases(Names(answer.rules, answer.readings))
        self.reasons = Reasons(self.phrases, numbering.numbers)
        thresholds = Thresholds(answer)
        self.checks = Checks(self.reasons, numbering.numbers, thresholds)
        self.refusals = Refusals(self.reasons, numbering.numbers, thresholds)
        self.facts = Facts(self.phrases, numbering.numbers, answer.case)
        self.lists = Lists(self.phrases, numbering.numbers)

    def after_effect(self) -> Iterator[str]:
        """That a provision was calculated outside its term, with the provision that ends it."""
        late = [trace for trace in self.numbering.first if trace.after_effect]
        ends = {cite.text for trace in late if (cite := self._ended_by(trace.rule)).text}
        if late:
            by = f" (zie {'; '.join(sorted(ends))})" if ends else ""
            yield (
                f"Er is gerekend met nawerking: op {day_words(self.answer.date)} gelden de stappen met “nawerking” niet{by}. "
                "De uitkomst is wat ze zouden geven."
            )

    def _ended_by(self, rule: Rule) -> Citation:
        by = self.rules.values.get(rule.validity.by)
        return by.cite if by is not None else rule.validity.cite

    def step(self, trace: RuleStep, number: int) -> ExplainedStep:
        """One rule in words."""
        rule, main = trace.rule, self._main(trace)
        dates = {trace.date, *(t.date for t in self.numbering.alike[number])}
        own = [part for kind, _, part in told_parts(trace) if kind not in BESIDE]
        return ExplainedStep(
            number=number,
            id=rule.id if trace.element is None else f"{rule.id}[{trace.element.path}]",
            title=self._title(trace),
            state=state_of(trace.value),
            value=shown(trace.value, rule.type),
            source=self._source(trace, number),
            summary=_summary(trace),
            formula=self._formula(main),
            working=self._working(main),
            why=self._why(main),
            text=self._text(trace),
            between=tuple(self._between(trace)),
            facts=self.facts.of([*own, *inputs_beside(trace, self.numbering.numbers)], dated=len(dates) == 1),
            lists=tuple(self._lists(trace, main)),
            conditions=self.checks.conditions(trace),
            cases=self.checks.cases(trace),
            departures=self.checks.departures(trace),
            roundings=tuple(dict.fromkeys(text for part in own for text in roundings(part))),
            reading=self._reading(trace),
            also=tuple(self._also(trace, number)),
            notes=tuple(self._notes(trace)),
        )

    def _title(self, trace: RuleStep) -> str:
        of = f" ({element_words(trace.element)})" if trace.element is not None else ""
        return upper_first(plain(trace.rule.name)) + of

    def _source(self, trace: RuleStep, number: int) -> str:
        """The place of a rule; after the first step without the document when that is the same."""
        cite = trace.cite
        first = self.numbering.first[0].cite.document
        text = place_words(self.rules, cite, first) if number > 1 else source_words(self.rules, cite)
        return f"{text}; nawerking" if trace.after_effect else text

    def _main(self, trace: RuleStep) -> Step | None:
        """The step that gave the rule its value."""
        return next((step for kind, _, step in reversed(trace.parts) if kind in WORKED), None)

    def _formula(self, main: Step | None) -> str:
        if main is None or isinstance(main.expr, (s.Literal, s.Fold, s.Brackets)):
            return ""
        return self.phrases.taken(main)

    def _why(self, main: Step | None) -> tuple[str, ...]:
        """What decided a ja or nee; for anything else why this part of the formula was used."""
        type_ = type_of(main) if main is not None else None
        if main is None or (isinstance(main.value, Unknown) and not isinstance(main.expr, s.If)):
            return ()
        if type_ is None or type_.name != "ja/nee" or isinstance(bare(main).expr, s.Literal):
            return self.reasons.choices(main)
        return (self.reasons.because(main),)

    def _working(self, main: Step | None) -> str:
        type_ = type_of(main) if main is not None else None
        if (
            main is None
            or (type_ is not None and type_.name == "ja/nee")
            or isinstance(bare(main).expr, (*BRIEF, s.Fold, s.Exists, s.ForAll, s.Brackets))
        ):
            return ""
        text = self.phrases.filled(main)
        return "" if text == shown(main.value, type_of(main)) else text

    def _text(self, trace: RuleStep) -> str:
        source = next((source for kind, source, _ in reversed(trace.parts) if kind in WORKED), None)
        return source.text if isinstance(source, Formula) else ""

    def _lists(self, trace: RuleStep, main: Step | None) -> Iterator[ItemList]:
        for name, step in named_steps(trace):
            yield from self.lists.of(step, trace.cite, plain(name))
        yield from self.lists.of(main, trace.cite)

    def _reading(self, trace: RuleStep) -> Reading | None:
        if not trace.reading:
            return None
        rule = trace.rule
        chosen = next(r for r in rule.readings if r.name == trace.reading)
        others = [r.name for r in rule.readings if r.name != trace.reading]
        leader = rule.reading_of or rule.id
        effects = tuple(OtherReading(plain(n), self.effects.of(rule.id, n) or self.effects.of(leader, n)) for n in others)
        why = chosen.reason.rstrip(".")
        return Reading(plain(trace.reading), lower_first(why) if why else "", effects)

    def _also(self, trace: RuleStep, number: int) -> Iterator[Also]:
        """The other elements, or the dates, for which this reads the same."""
        others = self.numbering.alike[number]
        told = {id(trace.element)}
        if all(other.element is trace.element for other in others):
            if others:
                yield Also(dates_words([trace.date, *(other.date for other in others)]))
            return
        for other in others:
            if other.element is not None and id(other.element) not in told:
                told.add(id(other.element))
                value = shown(other.value, trace.rule.type)
                own = "" if value == shown(trace.value, trace.rule.type) else value
                yield Also(element_words(other.element), own, *days_of(other.element))

    def _notes(self, trace: RuleStep) -> Iterator[str]:
        value = trace.value
        if trace.how == "gegeven":
            yield "Deze uitkomst is gegeven in de zaak; de regel is niet gebruikt."
        if isinstance(value, NotApplicable):
            yield f"Dit geldt niet{why_not(value.reason)}{self._by(value.cite, trace)}."
            if trace.how == "geldt_niet" and not trace.parts and not self.answer.after_effect:
                start = term_of(self.answer, trace.rule.validity, trace.date).start
                then = "al" if start is not None and trace.date < start else "nog"
                yield f"Met nawerking (--nawerking) is uit te rekenen wat de regel zou geven als hij {then} gold."
        elif isinstance(value, Failure):
            yield f"Dit gaat mis: {failure_words(value)}"
        elif isinstance(value, NoRight):
            own = trace.how == "geen_recht"
            yield "Er is geen recht, want " + ("niet aan elke voorwaarde is voldaan." if own else "op een deel is geen recht.")
            if value.has_amount:
                yield f"Zonder recht is de uitkomst {shown(value.amount, trace.rule.type)}."
        if trace.how == "afwijking" and state_of(value) == "bekend":
            yield "Er is van deze regel afgeweken; de uitkomst is die van de afwijking."
        elif isinstance(getattr(self._main(trace), "expr", None), s.Literal) and trace.how == "formule":
            yield "Dit staat zo in de tekst."
        for kind, part, step in trace.parts:
            if kind == "vervalt" and isinstance(part, Citation):
                yield f"{LAPSE[answer_words(step.value)]} ({part.text}): {self.reasons.because(step)}."

    def _between(self, trace: RuleStep) -> Iterator[Between]:
        """The named steps that the outcome used; one that is a sum or a count is told as a list."""
        for name, step in named_steps(trace):
            if isinstance(step.expr, s.Fold):
                continue
            value, filled = shown(step.value, type_of(step)), self.phrases.filled(step)
            worked = "" if filled == value or isinstance(bare(step).expr, BRIEF) else filled
            yield Between(plain(name), self.phrases.taken(step), worked, value)

    def _by(self, cite: Citation | None, trace: RuleStep) -> str:
        return f" (zie {cite.text})" if cite is not None and cite.text and cite not in (trace.cite, trace.rule.cite) else ""


def _summary(trace: RuleStep) -> str:
    """What the rule says; where the answer is no, or not known, that this is what it is about."""
    told = trace.rule.summary
    asked = bool(told) and trace.rule.type.name == "ja/nee" and trace.value is not True
    return f"Waar het om gaat: {lower_first(told)}" if asked else told
