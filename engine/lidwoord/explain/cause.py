"""Causes of a difference: what they are about, and where that stands.

In: two steps where traces part, or an element that only one of them has, with the answers that they come from. Out: ``Cause``s.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from lidwoord.calculate import Answer
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Judged, NotApplicable
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.explain.named import tidy
from lidwoord.explain.ranges import NOWHEN, days_of
from lidwoord.explain.words import day_words, element_words, shown
from lidwoord.explain.worth import alike
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Citation, Entry, Row, RuleSet
from lidwoord.values.types import Type

Answers = tuple[Answer, Answer] | None
NOWHERE = (Citation(), Citation())


@dataclass(slots=True)
class Cause:
    """What makes a difference.

    ``kind``: gegeven, waarde, tabel, lijst, element, voorwaarde, regel or peildatum; ``id``: the name of the fact, figure,
    table, list, condition or rule, or ``lijst[sleutel]`` of an element; ``a`` and ``b``: what it was on each side ("" for
    nothing); ``effect``: how much of the difference it makes, in the unit of the outcome (of a date in days); ``rule``: in
    whose working; ``times``: in how many ways it changes (the first is told); ``element``: the one of a field, in words;
    ``condition``: the label of the condition through which it works; ``cites``: where it stands on each side; ``days``: the
    first and last day of an element that is a period of days.
    """

    kind: str
    id: str
    a: str
    b: str
    effect: Fraction
    rule: str = ""
    times: int = 1
    element: str = ""
    condition: str = ""
    cites: tuple[Citation, Citation] = NOWHERE
    days: tuple[str, str] = NOWHEN


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk down two traces is: in the working of which rule and on which day, on each side; behind which condition."""

    steps: tuple[RuleStep, RuleStep]
    days: tuple[date, date]
    condition: str = ""

    def on(self, days: tuple[object, object]) -> Place:
        """The same rule on other days, where these are known."""
        one, other = (day if day.__class__ is date else was for day, was in zip(days, self.days, strict=True))
        return replace(self, days=(one, other))

    def behind(self, judged: object) -> Place:
        """Behind a condition of the rule."""
        return replace(self, condition=judged.label) if isinstance(judged, Judged) else self


def gathered(found: Iterable[Cause]) -> list[Cause]:
    """Causes that are about the same thing, taken together."""
    causes: dict[tuple[str, str, str], Cause] = {}
    ways: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
    for cause in found:
        key = (cause.kind, cause.id, cause.element)
        known = causes.setdefault(key, cause)
        ways.setdefault(key, set()).add((cause.a, cause.b))
        known.times = len(ways[key])
        if known is not cause:
            known.effect += cause.effect
    return list(causes.values())


class Namer:
    """Says what a cause is about."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def parted(self, a: Step, b: Step, at: Place, effect: Fraction, same_node: bool) -> Cause:
        """The cause where two steps differ and nothing below them tells more."""
        if isinstance(a.value, Element) and isinstance(b.value, Element):
            return self.arrived(a.value, b.value, at, effect)
        kind, name, element = self._named(a, b, at, same_node)
        cites = (self._cite(kind, a, at, 0), self._cite(kind, b, at, 1))
        was, became = (_shown(step) for step in (a, b))
        if kind == "peildatum" and isinstance(a, RuleStep) and isinstance(b, RuleStep):
            was, became = day_words(a.date), day_words(b.date)
        return Cause(kind, name, was, became, effect, at.steps[1].rule.id, 1, element, at.condition, cites)

    def arrived(self, one: Element | None, other: Element | None, at: Place, effect: Fraction) -> Cause:
        """The cause of an element that counts on one side only, or that is not the same on both: the record of the case behind
        it, or what of that changed.
        """
        element = other or one
        assert element is not None
        found = [self._record(side, element) for side in (0, 1)]
        cites = (at.steps[0].cite, at.steps[1].cite)
        if found[0] is not None and found[1] is not None:
            for name, was in found[0].fields.items():
                became = found[1].fields.get(name)
                if not isinstance(was, (Element, tuple)) and not alike(was, became):
                    type_, words = self._field_type(found[1].kind, name), element_words(found[1])
                    texts = shown(was, type_), shown(became, type_)
                    return Cause("gegeven", name, *texts, effect, at.steps[1].rule.id, 1, words, at.condition, cites)
        record = (found[1] or found[0]) if (found[0] is None) != (found[1] is None) else None
        words = element_words(record or element)
        if one is not None and other is not None:
            texts = element_words(one), element_words(other)
            return Cause("lijst", element.list_id, *texts, effect, at.steps[1].rule.id, 1, words, at.condition, cites)
        name = (record or element).address
        was, became = ("", words) if one is None else (words, "")
        days = days_of(record or element)
        return Cause("element", name, was, became, effect, at.steps[1].rule.id, 1, "", at.condition, cites, days)

    def failing(self, judged: Judged, side: int, at: Place, effect: Fraction) -> Cause:
        """A condition that only one side has, and that failed there."""
        texts = ("niet vervuld", "") if side == 0 else ("", "niet vervuld")
        cites = (judged.cite, at.steps[1].cite) if side == 0 else (at.steps[0].cite, judged.cite)
        return Cause("voorwaarde", judged.label, *texts, effect, at.steps[1].rule.id, 1, "", "", cites)

    # -- names ---------------------------------------------------------------------------------------------------------
    def _named(self, a: Step, b: Step, at: Place, same_node: bool) -> tuple[str, str, str]:
        """The kind, the name and the element of a cause."""
        if isinstance(b, RuleStep):
            hows = {b.how, getattr(a, "how", "")}
            if isinstance(a, RuleStep) and hows & {"geldt_niet", "vervallen"} and a.rule is b.rule and a.date != b.date:
                return "peildatum", "peildatum", ""
            return ("gegeven" if "gegeven" in hows else "regel"), b.rule.id, ""
        if same_node:
            match b.expr:
                case s.Name(ref="waarde", name=name):
                    return ("gegeven" if "gegeven" in (a.note, b.note) else "waarde"), name, ""
                case s.Name(ref="invoer", name=name):
                    return "gegeven", name, ""
                case s.Name(ref="peildatum"):
                    return "peildatum", "peildatum", ""
                case s.Field(ref="veld"):
                    return self._field(b)
                case s.Lookup(table=name) | s.Brackets(table=name):
                    return "tabel", name, ""
        return "regel", at.steps[1].rule.id, ""

    def _field(self, step: Step) -> tuple[str, str, str]:
        """A field of an element: of a row, of a record of the case, or of what a list operation makes."""
        assert isinstance(step.expr, s.Field)
        name, of = step.expr.name, step.kids[0].value
        holder = of.lookup(name) if isinstance(of, Element) else None
        if holder is None:
            return "gegeven", name, ""
        if holder.row is not None and name not in ("begin", "einde"):
            rules = self.answers[1].rules if self.answers is not None else None
            cut = rules.lists.get(holder.list_id) if rules is not None else None
            return "tabel", cut.option("langs") if cut is not None else holder.list_id, ""
        if self.answers is not None and holder.list_id in self.answers[1].rules.lists:
            record = self._record(1, holder)
            if record is None or name not in record.fields:
                return "lijst", holder.list_id, element_words(holder)
            holder = record
        return "gegeven", name, element_words(holder)

    def _record(self, side: int, element: Element) -> Element | None:
        """The record of the case, on one side, that an element is or was made from."""
        if self.answers is None:
            return None
        kinds = self.answers[side].rules.kinds
        found: Element | None = element
        for _ in range(20):  # a list of a list of a list …
            if found is None or found.kind in kinds:
                break
            of = (part for part in found.fields.values() if isinstance(part, Element) and part is not found.parent)
            found = found.base or next(of, None)
        if found is None or found.kind not in kinds:
            return None
        return next((record for record in self._records(side, found.list_id) if record.path == found.path), None)

    def _records(self, side: int, name: str) -> tuple[Element, ...]:
        assert self.answers is not None
        answer = self.answers[side]
        kind = next(kind for kind in answer.rules.kinds.values() if kind.list == name)
        if not kind.parent:
            return answer.case.lists[name].elements if name in answer.case.lists else ()
        parents = self._records(side, answer.rules.kinds[kind.parent].list)
        nested = [parent.fields.get(name) for parent in parents]
        return tuple(record for found in nested if isinstance(found, tuple) for record in found)

    def _field_type(self, kind: str, name: str) -> Type | None:
        return self.answers[1].rules.kinds[kind].types().get(name) if self.answers is not None else None

    # -- places --------------------------------------------------------------------------------------------------------
    def _cite(self, kind: str, step: Step, at: Place, side: int) -> Citation:
        """Where a cause stands on one side: the figure, the row or list, else the rule that uses it."""
        if isinstance(step, RuleStep):
            return step.cite
        own = step.note.cite if isinstance(step.note, (Entry, Row)) else None
        if own is not None:
            return own
        rules = self.answers[side].rules if self.answers is not None else None
        return (_declared(rules, kind, step) if rules is not None else None) or at.steps[side].cite


def _declared(rules: RuleSet, kind: str, step: Step) -> Citation | None:
    """The place of the figure, table or list that a step asks for."""
    match step.expr:
        case s.Name(ref="waarde", name=name):
            return rules.values[name].cite
        case s.Lookup(table=name) | s.Brackets(table=name):
            found = rules.tables.get(name) or rules.lists.get(name)
            return found.cite if found is not None else None
        case s.Field(ref="veld") if kind in ("tabel", "lijst") and isinstance(step.kids[0].value, Element):
            name = step.kids[0].value.list_id
            held = rules.tables.get(name) or rules.lists.get(name)
            return held.cite if held is not None else None
    return None


def _shown(step: Step) -> str:
    """The value of a step; where it does not apply with the reason."""
    if isinstance(step.value, NotApplicable):
        return f"geldt niet ({tidy(step.value.reason)})"
    return shown(step.value, type_of(step))


def type_of(step: Step) -> Type | None:
    """The type of a step's value."""
    return step.rule.type if isinstance(step, RuleStep) else step.expr.type if step.expr is not None else None
