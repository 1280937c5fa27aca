"""Trace to explanation.

In: an answer and one of its outcomes. Out: numbered steps: the outcome first, then every rule that it used, each once.
Nothing is calculated here but the outcome under the readings that were not chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, Judged, NoRight, NotApplicable, Unknown, state_of
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.fill import filled
from lidwoord.explain.model import ExplainedStep, Explanation, Fact, Item
from lidwoord.explain.words import day_words, element_words, failure_words, plain, question_words, shown, source_words
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.ruleset.model import Branch, Citation, Entry, Formula, Row, Rule
from lidwoord.values.dates import WEEKDAYS, weekday
from lidwoord.values.numbers import round_to
from lidwoord.values.periods import TimePeriod
from lidwoord.values.write import write_value

CENT = Fraction(1, 100)


def explain(answer: Answer, outcome: Outcome) -> Explanation:
    """The explanation of one outcome of an answer."""
    teller = Teller(answer)
    teller.number(outcome.trace)
    steps = tuple(teller.step(trace, number) for trace, number in teller.order())
    first = steps[0]
    return Explanation(
        outcome.id,
        first.title,
        outcome.state,
        first.value,
        first.source,
        day_words(answer.date),
        steps,
        tuple(_readings(answer, outcome)),
    )


class Teller:
    """Numbers the rules of a trace and tells each of them."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.rules = answer, answer.rules
        self.numbers: dict[int, int] = {}
        self.traces: list[RuleStep] = []
        self.dates: dict[int, set[date]] = {}
        self._alike: dict[int, object] = {}
        self._signs: dict[object, int] = {}

    def number(self, trace: RuleStep) -> None:
        """Give a rule and all below it their numbers, the first use first; what came out alike on several days is told once."""
        waiting = [trace]
        while waiting:
            step = waiting.pop()
            if id(step) in self.numbers:
                continue
            sign = self._sign(step)
            known = self._signs.get(sign)
            self.numbers[id(step)] = number = known or len(self.traces) + 1
            self.dates.setdefault(number, set()).add(step.date)
            if known is None:
                self._signs[sign] = number
                self.traces.append(step)
            waiting += reversed([below for below in used(step) if below.how != "gegeven"])

    def _sign(self, step: RuleStep) -> object:
        """What makes two workings of a rule the same story: the names with their values, and the stories below."""
        found = self._alike.get(id(step))
        if found is None:
            names = tuple(
                (write(leaf.expr), shown(leaf.value, leaf.expr.type))
                for kind, _, part in step.parts
                if kind not in ("afwijking", "blokkade")
                for leaf in leaves(part)
                if leaf.expr is not None and not (isinstance(leaf.expr, s.Name) and leaf.expr.ref == "peildatum")
            )
            below = tuple(self._sign(b) for b in used(step))
            sign = (step.rule.id, id(step.element), repr(step.value), step.how, step.reading, names, below)
            found = self._alike[id(step)] = self._signs.setdefault(("#", sign), len(self._signs))
        return found

    def order(self) -> Iterator[tuple[RuleStep, int]]:
        """The rules in order."""
        for trace in self.traces:
            yield trace, self.numbers[id(trace)]

    def step(self, trace: RuleStep, number: int) -> ExplainedStep:
        """One rule in words."""
        rule = trace.rule
        main = self._main(trace)
        of = f" ({element_words(trace.element)})" if trace.element is not None else ""
        title = rule.name + of
        facts, items = self._facts(trace), self._items(main)
        return ExplainedStep(
            number,
            rule.id if trace.element is None else f"{rule.id}[{trace.element.key}]",
            title[0].upper() + title[1:],
            state_of(trace.value),
            shown(trace.value, rule.type),
            self._source(rule.cite, number),
            rule.summary,
            formula_words(main),
            self._working(main),
            facts,
            items,
            tuple(self._notes(trace, items)),
        )

    def _source(self, cite: Citation, number: int) -> str:
        """The place of a rule; after the first step without the document when that is the same."""
        same = number > 1 and cite.document == self.traces[0].rule.cite.document and cite.text
        return cite.text if same and cite.status in ("", "geldend") else source_words(self.rules, cite)

    def _main(self, trace: RuleStep) -> Step | None:
        """The step that gave the rule its value."""
        return next((step for kind, _, step in reversed(trace.parts) if kind in ("formule", "dan")), None)

    def _working(self, main: Step | None) -> str:
        if main is None or isinstance(main.expr, (s.Literal, s.Fold, s.Exists, s.ForAll, s.Name)):
            return ""
        return filled(main)

    def _fact_of(self, step: Step) -> Fact | None:
        e = step.expr
        if isinstance(e, s.Convert) and step.kids:
            return self._fact_of(step.kids[0])
        if isinstance(e, s.At):
            inner = self._fact_of(step.kids[0]) if step.kids else None
            day = step.kids[1].value if len(step.kids) > 1 else None
            on = f" op {shown(day, step.kids[1].expr.type)}" if day is not None and step.kids[1].expr is not None else ""
            return Fact(inner.name + on, inner.value, inner.origin, inner.step) if inner is not None else None
        if isinstance(e, s.Name) and e.ref in ("invoer", "waarde"):
            return Fact(plain(e.name), shown(step.value, e.type), self._origin(e, step))
        if isinstance(e, s.Name) and e.ref == "peildatum":
            return Fact("datum", shown(step.value, e.type))
        if isinstance(e, (s.Name, s.Field)) and e.ref == "regel" and isinstance(step.kids[-1], RuleStep):
            below = step.kids[-1]
            of = f" van {element_words(below.element)}" if below.element is not None else ""
            origin = "gegeven" if below.how == "gegeven" else ""
            return Fact(plain(e.name) + of, shown(step.value, e.type), origin, self.numbers.get(id(below)))
        if isinstance(e, s.Field) and e.ref == "veld":
            return Fact(write(e).replace("_", " "), shown(step.value, e.type))
        if isinstance(e, s.Lookup):
            return Fact(f"{plain(e.column)} uit {plain(e.table)}", shown(step.value, e.type), self._row(e.table, step.note))
        return None

    def _origin(self, e: s.Name, step: Step) -> str:
        if isinstance(step.note, Entry) or (step.note is None and e.ref == "waarde"):
            value = self.rules.values[e.name]
            since = (
                f", vanaf {day_words(step.note.start)}" if isinstance(step.note, Entry) and step.note.start is not None else ""
            )
            return value.cite.text + since
        if step.note == "standaard":
            return "aangenomen, want niet gegeven"
        if step.note == "onbekend":
            return self.rules.inputs[e.name].question
        return str(step.note)

    def _row(self, table: str, row: object) -> str:
        found = self.rules.tables[table]
        cite = found.cite.text
        if not isinstance(row, Row):
            return cite
        keys = []
        for (name, type_), cell in zip(found.columns, row.cells, strict=True):
            if name in found.keys and name not in found.ranges and cell is not None and cell.__class__.__name__ != "Range":
                keys.append(f"{plain(name)} {write_value(cell, type_)}")
        return f"{cite}, rij {', '.join(keys)}" if keys else cite

    def _facts(self, trace: RuleStep) -> tuple[Fact, ...]:
        found: dict[tuple[str, str], Fact] = {}
        for kind, _, part in trace.parts:
            if kind in ("afwijking", "blokkade"):
                continue
            for step in leaves(part):
                fact = self._fact_of(step)
                if fact is not None and not (fact.name == "datum" and len(self.dates[self.numbers[id(trace)]]) > 1):
                    found.setdefault((fact.name, fact.value), fact)
        return tuple(found.values())

    def _items(self, main: Step | None) -> tuple[Item, ...]:
        fold = fold_in(main)
        if fold is None:
            return ()
        items = []
        for kid in fold.kids:
            if not isinstance(kid, ItemStep) or not kid.counted:
                continue
            body = kid.kids[0] if kid.kids else None
            if body is not None and isinstance(body.expr, s.At) and isinstance(body.expr.of, (s.Field, s.Name)):
                body = body.kids[0]  # a rule at another date: tell the rule
            working, number = "", None
            if body is not None:
                below = body.kids[-1] if body.kids else None
                if isinstance(body.expr, (s.Field, s.Name)) and isinstance(below, RuleStep):
                    number = self.numbers.get(id(below))
                else:
                    working = filled(body)
            value = shown(body.value, body.expr.type) if body is not None and body.expr is not None else ""
            items.append(Item(self._element(kid.element), working, value, number))
        return tuple(items)

    def _element(self, element: Element) -> str:
        words, row, period = element_words(element), element.row, element.period
        if row is None or not isinstance(period, TimePeriod) or weekday(period.start.date) in row.days:
            return words
        special = [plain(d) for d in row.days if d not in WEEKDAYS]
        return f"{words} ({' of '.join(special)})"

    def _notes(self, trace: RuleStep, items: tuple[Item, ...]) -> Iterator[str]:
        value = trace.value
        dates = self.dates.get(self.numbers.get(id(trace), 0), set())
        if len(dates) > 1:
            yield f"Zo op {_and([day_words(d) for d in sorted(dates)])}."
        if trace.how == "gegeven":
            yield "Deze uitkomst is gegeven in de zaak; de regel is niet gebruikt."
        if trace.after_effect:
            yield "Deze regel geldt niet op de peildatum; er is gerekend met nawerking."
        if isinstance(value, NotApplicable):
            yield f"Dit geldt niet: {value.reason}{self._by(value.cite, trace.rule)}."
        if isinstance(value, Failure):
            yield f"Fout: {failure_words(value)}"
        if isinstance(value, NoRight):
            yield "Er is geen recht, want aan een voorwaarde is niet voldaan."
            yield from (f"Niet vervuld: {self._judged(j)}." for j in value.failed)
            yield from (f"Wel vervuld: {self._judged(j)}." for j in value.held)
        elif any(kind == "voorwaarde" for kind, _, _ in trace.parts):
            yield from (self._condition(j) for kind, j, _ in trace.parts if kind == "voorwaarde" and isinstance(j, Judged))
        if isinstance(value, Unknown):
            yield "Nog nodig: " + "; ".join(self._question(name) for name in value.missing) + "."
        yield from self._parts(trace)
        yield from self._skipped(trace)
        yield from _rounding(trace, items)

    def _skipped(self, trace: RuleStep) -> Iterator[str]:
        """The elements that were left out because a rule does not apply to them, by reason."""
        fold = fold_in(self._main(trace))
        reasons: dict[tuple[str, str], list[str]] = {}
        for kid in fold.kids if fold is not None else ():
            if (
                isinstance(kid, ItemStep)
                and not kid.counted
                and kid.kids
                and isinstance(gap := kid.kids[0].value, NotApplicable)
            ):
                reasons.setdefault((gap.reason, self._by(gap.cite, trace.rule)), []).append(element_words(kid.element))
        for (reason, by), names in reasons.items():
            yield f"Niet meegeteld: {_and(names)}, want {reason}{by}."

    def _by(self, cite: Citation | None, rule: Rule) -> str:
        return f" (zie {cite.text})" if cite is not None and cite.text and cite != rule.cite else ""

    def _judged(self, judged: Judged) -> str:
        return f"{plain(judged.label)} ({judged.cite.text})" if judged.cite.text else plain(judged.label)

    def _condition(self, judged: Judged) -> str:
        answer = {True: "ja", False: "nee", None: "onbekend"}[judged.held]
        return f"Voorwaarde {self._judged(judged)}: {answer}."

    def _question(self, name: str) -> str:
        return question_words(self.rules, name)

    def _parts(self, trace: RuleStep) -> Iterator[str]:
        for kind, part, step in trace.parts:
            if kind == "tussenstap" and isinstance(part, Formula):
                yield f"Tussenstap: {part.text.replace('_', ' ')} = {shown(step.value, step.expr.type if step.expr else None)}."
            elif kind == "geval" and isinstance(part, Branch) and step.value is True:
                yield f"Van toepassing is: {part.when.text.replace('_', ' ')} ({part.cite.text})."
            elif kind == "geldt_als" and isinstance(part, Formula):
                yield f"Geldt als: {part.text.replace('_', ' ')}: {shown(step.value, step.expr.type if step.expr else None)}."
            elif kind == "afwijking" and isinstance(part, Rule) and isinstance(step, RuleStep):
                yield self._departure(part, step)
            elif kind == "vervalt" and step.value is True and isinstance(part, Citation):
                yield f"De voorwaarde voor verval is vervuld ({part.text})."
        if trace.reading:
            chosen = next(r for r in trace.rule.readings if r.name == trace.reading)
            others = ", ".join(plain(r.name) for r in trace.rule.readings if r.name != trace.reading)
            why = chosen.reason.rstrip(".")
            reason = f", want {why[0].lower() + why[1:]}" if chosen.chosen and why else ""
            yield f"Lezing: {plain(trace.reading)}{reason}. Ook mogelijk: {others}."

    def _departure(self, rule: Rule, step: RuleStep) -> str:
        place = rule.cite.text
        if step.when:
            return f"Hiervan wijkt {rule.name} af ({place}), en dat is van toepassing."
        if step.when is None:
            return f"Of {rule.name} ({place}) hiervan afwijkt, is niet bekend."
        return f"De afwijking {rule.name} ({place}) is niet van toepassing."


def _and(words: list[str]) -> str:
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def used(trace: RuleStep) -> list[RuleStep]:
    """The rules that a rule uses directly, in order of use, each once."""
    found: dict[int, RuleStep] = {}
    waiting: list[Step] = list(trace.steps())[::-1]
    while waiting:
        step = waiting.pop()
        if isinstance(step, RuleStep):
            if step.when is not False or step.how != "buiten":
                found.setdefault(id(step), step)
            continue
        if isinstance(step, ItemStep):
            if not step.counted:
                continue
            waiting += reversed(step.kids)
            if step.where is not None:
                waiting.append(step.where)
        else:
            waiting += reversed(step.kids)
    return list(found.values())


def leaves(step: Step) -> Iterator[Step]:
    """The steps that name something, outside folds."""
    if isinstance(step, (RuleStep, ItemStep)):
        return
    if isinstance(step.expr, (s.Name, s.Field, s.At, s.Lookup)):
        yield step
        if isinstance(step.expr, s.Lookup):
            for kid in step.kids:
                yield from leaves(kid)
        return
    for kid in step.kids:
        yield from leaves(kid)


def fold_in(step: Step | None) -> Step | None:
    """The first fold in a step."""
    if step is None or isinstance(step, RuleStep):
        return None
    if isinstance(step.expr, (s.Fold, s.Exists, s.ForAll)):
        return step
    return next((f for kid in step.kids if (f := fold_in(kid)) is not None), None)


def formula_words(main: Step | None) -> str:
    """The formula of a step in words."""
    if main is None or main.expr is None or isinstance(main.expr, s.Literal):
        return ""
    return write(main.expr).replace("_", " ").replace(" * ", " × ").replace(" / ", " : ")


def _rounding(trace: RuleStep, items: tuple[Item, ...]) -> Iterator[str]:
    """Where the displayed parts do not add up to the displayed total, say so."""
    total, unit = trace.value, trace.rule.type.unit
    fold = next((f for kind, _, p in trace.parts if kind == "formule" and isinstance((f := p).expr, s.Fold)), None)
    if not isinstance(total, Fraction) or "€" not in dict(unit.parts) or fold is None or not items:
        return
    values = [k.value for k in fold.kids if isinstance(k, ItemStep) and k.counted and isinstance(k.value, Fraction)]
    shown_sum = sum((round_to(v, "rekenkundig", CENT) for v in values), Fraction(0))
    difference = round_to(total, "rekenkundig", CENT) - shown_sum
    if difference and getattr(fold.expr, "kind", "") == "som":
        yield (
            f"De onderdelen zijn op centen afgerond getoond en tellen zo op tot {write_value(shown_sum, trace.rule.type)}; "
            f"het afrondingsverschil is {write_value(difference, trace.rule.type)}."
        )


def _readings(answer: Answer, outcome: Outcome) -> Iterator[str]:
    """For every reading that was used: what the outcome would be in the other one, where that differs."""
    rules = answer.rules
    for name, chosen in sorted(answer.readings.items()):
        holder = rules.rules.get(name) or rules.values.get(name) or rules.lists.get(name)
        for reading in holder.readings if holder is not None else ():
            if reading.name == chosen:
                continue
            other = calculate(
                rules,
                [outcome.id],
                answer.case,
                date=answer.date,
                readings={**answer.readings, name: reading.name},
                after_effect=answer.after_effect,
                trace=False,
            )[outcome.id]
            text = other.text or other.state.replace("_", " ")
            if other.state != outcome.state or text != outcome.text:
                yield f"Met de lezing {plain(reading.name)} van {plain(name)} zou de uitkomst {text} zijn."
