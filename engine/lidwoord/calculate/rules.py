"""Evaluating rules: given values, lapse, validity, departures, readings, rights, and the body.

In: a program, a case, a date and the choices of the question. Out: rule steps, each worked out once per element and
date. The order of asking never matters: every step depends on nothing but its rule, element and date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import cast

from lidwoord.calculate.bodies import Part, placed, work_out
from lidwoord.calculate.case import MISSING, Case
from lidwoord.calculate.compile import Frame, same
from lidwoord.calculate.elements import Element
from lidwoord.calculate.lists import OPERATIONS, Work
from lidwoord.calculate.program import Program, RunBody, RunRule
from lidwoord.calculate.rights import judged_in, judgement
from lidwoord.calculate.states import (
    ABSENT,
    Failure,
    Gap,
    NoRight,
    NotApplicable,
    Unknown,
    gravest,
    missing_of,
    possible,
    undecided,
    usable,
)
from lidwoord.calculate.tables import in_force
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Citation, Rule, Value, Version
from lidwoord.values.periods import Period
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

MAX_WORK = 5_000_000  # elements that the folds of one question may visit together


class Calculation:
    """One question put to a rule set: a case, a date, readings; every rule is worked out at most once per element and date."""

    def __init__(self, program: Program, case: Case, readings: dict[str, str], after_effect: bool) -> None:
        self.program, self.case, self.after_effect = program, case, after_effect
        self.rules = program.rules
        self.tables = program.tables
        self.readings = readings
        self.used_readings: dict[str, str] = {}
        self.given: set[str] = set()
        self.uncovered_within: dict[str, Period] = {}
        self.work = 0
        self._memo: dict[tuple[str, Element | None, date], RuleStep] = {}
        self._lists: dict[tuple[str, Element | None, date], object] = {}
        self._days: dict[tuple[str, date], object] = {}
        self._rests: dict[tuple[str, date], object] = {}

    # -- names -----------------------------------------------------------------------------------------------------
    def input(self, e: s.Name, on: date) -> Step:
        """An input: given, assumed by its default, or unknown."""
        found = self.case.on(e.name, on)
        if found is not MISSING:
            self.given.add(e.name)
            return Step(e, found, (), "gegeven")
        declared = self.rules.inputs[e.name]
        if declared.has_default:
            return Step(e, declared.default, (), "standaard")
        return Step(e, self.case.unknown(e.name), (), "onbekend")

    def value(self, e: s.Name, on: date) -> Step:
        """A figure of the text on a date, or what the case gives for it."""
        found = self.case.on(e.name, on)
        if found is not MISSING:
            self.given.add(e.name)
            return Step(e, found, (), "gegeven")
        return Step(e, *self.figure(self.rules.values[e.name], on))

    def figure(self, value: Value, on: date) -> tuple[object, tuple[Step, ...], object]:
        """The entry of a value's series on a date, in the chosen reading."""
        readings = value.readings
        reading = readings[0]
        if len(readings) > 1:
            wanted = self.reading(value.id)
            reading = next(r for r in readings if (r.name == wanted if wanted else r.chosen))
            self.used_readings[value.id] = reading.name
        for entry in reading.series:
            if in_force(entry.start, entry.end, on):
                return entry.value, (), entry
        name = value.title or value.id.replace("_", " ")
        return NotApplicable(f"voor {name} is op {write_value(on, DATUM)} geen waarde bekend", value.cite), (), None

    def reading(self, name: str) -> str:
        """The reading asked for, or "" for the chosen one."""
        return self.readings.get(name, "")

    def field(self, element: Element, name: str, on: date) -> object:
        """A field of an element: its own, that of what it extends, or a nested list."""
        holder = element.lookup(name)
        if holder is not None:
            return holder.fields[name]
        op = self.rules.lists[name]
        if op.soort in ("snijden", "blokken"):
            return self._pieces(element, name, on)
        parent = element.root(self.program.parent_of(name))
        return self.elements(name, parent, on)

    def _pieces(self, element: Element, name: str, on: date) -> object:
        kind = self.program.list_op(name).local
        own = element.root(kind)
        parent_kind = self.program.parent_of(name)
        parent = cast("Element | None", element.fields.get(parent_kind)) if parent_kind else None
        pieces = self.elements(name, parent, on)
        if not isinstance(pieces, tuple):
            return pieces
        return tuple(p for p in pieces if p.fields[kind] is own or p.fields[kind] is element)

    # -- lists -----------------------------------------------------------------------------------------------------
    def elements(self, name: str, parent: Element | None, on: date) -> object:
        """The elements of a list on a date, or the gap that keeps it from being known."""
        if name in self.program.list_kinds:
            if parent is not None:
                return self.field(parent, name, on)
            found = self.case.lists.get(name)
            if found is None:
                return self.case.unknown(name)
            self.given.add(name)
            return found.elements
        if name in self.rules.tables:
            return self.tables[name].elements(on)
        if not self.program.parent_of(name):
            parent = None
        key = (name, parent, on)
        made = self._lists.get(key)
        if made is None:
            run = self.program.list_op(name)
            if run.op.readings:
                wanted = self.reading(name)
                chosen = next(r for r in run.op.readings if (r.name == wanted if wanted else r.chosen))
                self.used_readings[name] = chosen.name
            made = self._lists[key] = OPERATIONS[run.op.soort](Work(run, self, on, parent))
        return made

    def uncovered(self, name: str, within: Period) -> Unknown | None:
        """Whether the case does not say that a list covers a period; then the answer is unknown."""
        while name in self.rules.lists:
            if not self.rules.lists[name].source:
                return None
            name = self.rules.lists[name].source
        kind = self.program.list_kinds.get(name)
        if kind is None or not kind.period or kind.parent:
            return None
        covers = self.case.covers.get(name)
        if covers is not None and within.within(covers):
            return None
        self.uncovered_within.setdefault(name, within)
        return self.case.unknown(f"dekking.{name}")

    def keep_rest(self, name: str, on: date, rest: object) -> None:
        """Keep what a division leaves over."""
        self._rests[name, on] = rest

    def rest(self, name: str, on: date) -> object:
        """What a division leaves over; the list has been made before."""
        return self._rests[name, on]

    def daykind(self, name: str, day: date) -> object:
        """Whether a day is of a day kind."""
        key = (name, day)
        found = self._days.get(key)
        if found is None:
            found = self.program.daykind(name)(Frame(self, day, {"dag": day})).value
            self._days[key] = found
        return found

    @property
    def lists_made(self) -> set[str]:
        """The list operations that yielded their elements."""
        return {name for (name, _, _), made in self._lists.items() if isinstance(made, tuple)}

    def overworked(self, elements: int) -> bool:
        """Count the elements that folds run over; a question may ask a lot, but not without end."""
        self.work += elements
        return self.work > MAX_WORK

    # -- rules -----------------------------------------------------------------------------------------------------
    def steps(self) -> tuple[RuleStep, ...]:
        """The rule steps made so far."""
        return tuple(self._memo.values())

    def worked_out(self) -> int:
        """How many rules have been worked out or begun so far, each element and date apart."""
        return len(self._memo)

    def rule(self, name: str, element: Element | None, on: date) -> RuleStep:
        """A rule for an element on a date."""
        run = self.program.rule(name)
        if element is not None:
            element = element.root(run.rule.per) or element
        key = (name, element, on)
        step = self._memo.get(key)
        if step is None:
            step = self._memo[key] = self._evaluate(run, element, on)
        return step

    def _evaluate(self, run: RunRule, element: Element | None, on: date) -> RuleStep:
        rule = run.rule
        if element is None:
            given = self.case.on(rule.id, on) if rule.id in self.case.values else MISSING
        else:
            given = self.case.elements.get((rule.id, element.path), MISSING) if self.case.elements else MISSING
        if given is not MISSING:
            self.given.add(rule.id if element is None else f"{rule.id}[{element.path}]")
            step = RuleStep(rule, element, on, given, "gegeven")
            step.when = True
            return step
        frame = Frame(self, on, {rule.per: element} if element is not None else {})
        step = RuleStep(rule, element, on, None, "formule")
        if run.bare is not None:  # nothing but a formula: the shortest way, and the most travelled
            source, formula = run.bare
            kid = formula(frame)
            step.parts = (("formule", source, kid),)
            value = kid.value
            if value.__class__ is not Fraction:
                value = _settled(rule, usable(placed(value, source)))
            step.value = value
            return step
        parts: list[Part] = []
        if run.on is not None:
            day = run.on(frame)
            parts.append(("peildatum", rule.on, day))
            if not isinstance(day.value, date):
                step.value, step.parts = gravest((day.value,)), tuple(parts)
                return step
            frame.date = step.date = day.value
        step.value = _settled(rule, self._worth(run, frame, step, parts))
        step.parts = tuple(parts)
        return step

    def _worth(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> object:
        """The value of a rule, with the labelled parts that led to it."""
        outside = None if run.always else self._outside(run.rule, frame.date, step)
        if outside is not None:
            step.how, step.when = "geldt_niet", False
            return outside
        if not run.plain:
            found = self._before_body(run, frame, step, parts)
            if found is not MISSING:
                return found
        body = run.only or self._body(run, frame.date, step)
        if isinstance(body, NotApplicable):
            step.how = "geldt_niet"
            return body
        value = work_out(body, frame, parts)
        return usable(value) if value.__class__ is NoRight else value

    def _before_body(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> object:
        """Lapse, the condition of a departure, departures, applicability and right; MISSING when the body has its say."""
        lapsed = self._lapsed(run, frame, step, parts)
        if lapsed is not None:
            return lapsed
        if run.rule.departs_from or run.rule.blocks:
            off = self._not_in_force(run, frame, step, parts)
            if off is not MISSING:
                return off
        if run.exceptions:
            departed = self._departures(run, frame, step, parts)
            if departed is not MISSING:
                return departed
        if run.applies is not None:
            asked = run.applies(frame)
            parts.append(("geldt_als", run.rule.applies, asked))
            if asked.value is not True:
                step.how = "geldt_niet"
                assert run.rule.applies is not None
                reason = f"niet voldaan aan: {run.rule.applies.text}"
                return NotApplicable(reason, run.rule.cite) if asked.value is False else gravest((asked.value,))
        if run.entitled is not None or run.conditions:
            return self._right(run, frame, step, parts)
        return MISSING

    def _outside(self, rule: Rule, on: date, step: RuleStep) -> Gap | None:
        validity = rule.validity
        start, end, cite = validity.start, validity.end, validity.cite
        if validity.by:
            found = self.value(s.Name(validity.by), on).value
            if not isinstance(found, Period):
                return gravest((found,))
            start = None if validity.only == "einde" else found.start
            end = None if validity.only == "begin" else found.end
            cite = self.rules.values[validity.by].cite
        if in_force(start, end, on):
            return None
        if self.after_effect:
            step.after_effect = True
            return None
        return NotApplicable(_term(rule, start, end, on), cite if cite != Citation() else rule.cite)

    def _lapsed(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> Gap | None:
        if run.lapse is None or run.rule.lapse is None:
            return None
        when = run.lapse[0](frame)
        parts.append(("vervalt", run.rule.lapse.cite, when))
        if when.value is False:
            return None
        start = run.lapse[1](frame)
        if when.value is True and isinstance(start.value, date):
            if frame.date < start.value:
                return None
            step.how, step.when = "vervallen", False
            return NotApplicable(f"vervallen met ingang van {write_value(start.value, DATUM)}", run.rule.lapse.cite)
        if isinstance(start.value, date) and frame.date < start.value:
            return None
        return undecided((when.value, start.value)) if not isinstance(when.value, bool) else gravest((start.value,))

    def _not_in_force(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> object:
        """For a departure: whether its condition holds and nothing blocks it; MISSING when it is in force."""
        asked: object = True
        if run.when is not None:
            condition = run.when(frame)
            parts.append(("als", run.rule.when, condition))
            asked = condition.value
        for name in run.exceptions:
            if self.rules.rules[name].blocks == run.rule.id and asked is True:
                blocker = self.rule(name, cast("Element | None", frame.local.get(run.rule.per)), frame.date)
                parts.append(("blokkade", self.rules.rules[name], blocker))
                if blocker.when is None:
                    asked = blocker.value
                elif blocker.when:
                    asked = False
        if asked is True:
            step.when = True
            return True if run.rule.blocks else MISSING
        step.when = False if asked is False or isinstance(asked, NotApplicable) else None
        step.how = "buiten"
        if step.when is False:
            return NotApplicable("de voorwaarde voor deze afwijking is niet vervuld", run.rule.cite)
        return gravest((asked,))

    def _departures(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> object:
        element = cast("Element | None", frame.local.get(run.rule.per)) if run.rule.per else None
        rules = self.rules.rules
        found = [(rules[n], self.rule(n, element, frame.date)) for n in run.exceptions if rules[n].departs_from == run.rule.id]
        for rule, departure in found:
            parts.append(("afwijking", rule, departure))
        active = [(rule, d) for rule, d in found if d.when is True]
        unsure = [(rule, d) for rule, d in found if d.when is None]
        active = [(r, d) for r, d in active if not any(r.id in other.over for other, _ in active)]
        unsure = [(r, d) for r, d in unsure if not any(r.id in other.over for other, _ in active)]
        if len(active) > 1 and not all(same(d.value, active[0][1].value) for _, d in active[1:]):
            step.how = "afwijking"
            return _conflict(run.rule, [rule for rule, _ in active])
        if active and not unsure:
            step.how = "afwijking"
            return active[0][1].value
        if unsure:
            return _undecided([d.value for _, d in unsure])
        return MISSING

    def _right(self, run: RunRule, frame: Frame, step: RuleStep, parts: list[Part]) -> object:
        judged = [judgement(c, r(frame)) for c, r in run.conditions]
        parts += [("voorwaarde", j, kid) for j, kid in judged]
        values: list[object] = [kid.value for _, kid in judged]
        labels = [j for j, _ in judged]
        if run.entitled is not None and run.rule.entitled is not None:
            asked = run.entitled(frame)
            parts.append(("aanspraak", run.rule.entitled, asked))
            values.append(asked.value)
            labels += judged_in(asked, run.rule)
        if all(v is True for v in values):
            return MISSING
        if not any(v is False for v in values):
            return self._open_right(run, frame, step, undecided(v for v in values if v is not True))
        step.how = "geen_recht"
        amount: object = None
        if run.without is not None:
            kid = run.without(frame)
            parts.append(("zonder_aanspraak", run.rule.without, kid))
            amount = kid.value
            if isinstance(amount, Gap):
                return amount
        failed = tuple(j for j in labels if j.held is False)
        return NoRight(failed, tuple(j for j in labels if j.held), amount, run.without is not None)

    def _open_right(self, run: RunRule, frame: Frame, step: RuleStep, gap: Gap) -> Gap:
        """A right that is not known yet: with what the rule gives in either case, where that is known."""
        if not isinstance(gap, Unknown) or not gap.missing or run.without is None:
            return gap
        body = run.only or self._body(run, frame.date, step)
        if isinstance(body, NotApplicable):
            return gap
        amounts = (usable(work_out(body, frame, [])), run.without(frame).value)
        return replace(gap, either=amounts) if all(map(possible, amounts)) else gap

    # -- bodies ----------------------------------------------------------------------------------------------------
    def _body(self, run: RunRule, on: date, step: RuleStep) -> RunBody | NotApplicable:
        rule = run.rule
        readings = rule.readings
        reading = readings[0]
        if len(readings) > 1:
            wanted = self.reading(rule.id) or (self.reading(rule.reading_of) if rule.reading_of else "")
            if not wanted and rule.reading_of:
                wanted = next(r.name for r in self.rules.rules[rule.reading_of].readings if r.chosen)
            reading = next(r for r in readings if (r.name == wanted if wanted else r.chosen))
            step.reading = self.used_readings[rule.id] = reading.name
        version = next((v for v in reading.versions if in_force(v.start, v.end, on)), None)
        if version is None and self.after_effect:
            step.after_effect = True
            version = _nearest(reading.versions, on)
        if version is None:
            return NotApplicable(f"op {write_value(on, DATUM)} geldt geen versie van deze regel", rule.cite)
        return run.body(version.body)


def _undecided(values: list[object]) -> object:
    """Departures of which it is not known whether they apply: unknown, with what decides it."""
    missing = missing_of(*values)
    return Unknown(missing) if missing else gravest(values)


def _settled(rule: Rule, value: object) -> object:
    """What a rule comes to: a failure has a place, and an absent value is geen where the type has that, else a failure."""
    if value is None:
        return None if rule.type.optional else replace(ABSENT, span=rule.span)
    if value.__class__ is not Failure:
        return value
    if rule.type.optional and value.absent:
        return None
    return value if value.span is not None else replace(value, span=rule.span)


def _term(rule: Rule, start: date | None, end: date | None, on: date) -> str:
    """Why a rule does not hold on a date, in words."""
    what = rule.cite.text or rule.name
    if start is not None and on < start:
        return f"{what} geldt pas vanaf {write_value(start, DATUM)}"
    assert end is not None
    return f"{what} gold tot en met {write_value(date.fromordinal(end.toordinal() - 1), DATUM)}"


def _conflict(rule: Rule, departures: list[Rule]) -> Failure:
    names = " en ".join(r.id for r in departures)
    related = tuple((r.span, f"{r.id} wijkt hier af") for r in departures[1:])
    return Failure("LW420", (("regel", rule.id), ("afwijkingen", names)), departures[0].span, related)


def _nearest(versions: tuple[Version, ...], on: date) -> Version | None:
    """For after-effect: the last version that had begun, else the first."""
    begun = [v for v in versions if v.start is None or v.start <= on]
    return begun[-1] if begun else versions[0] if versions else None
