"""Folds: sums, counts, extremes, questions and choices over the elements of a list.

In: typed folds. Out: their closures. An element to which a rule or condition does not apply (geldt_niet) is left out;
an unknown element makes the whole unknown, unless it can't change the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import cast

from lidwoord.calculate.compile import COMPILERS, LIMIT, Frame, Run, bounded, compile_expr, failure, ordering
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Gap, NotApplicable, gravest, undecided
from lidwoord.calculate.trace import ItemStep, Step
from lidwoord.language import syntax as s
from lidwoord.values.numbers import add, divide


def source_of(expr: s.Expr) -> Callable[[Frame], tuple[object, tuple[Step, ...]]]:
    """A function that gives the elements of a fold's source (or a gap), and the steps that led there."""
    if isinstance(expr, s.Name) and expr.ref == "lijst":
        name = expr.name
        return lambda frame: (frame.calc.elements(name, None, frame.date), ())
    if isinstance(expr, s.At):
        inner, on = source_of(expr.of), compile_expr(expr.date)

        def at(frame: Frame) -> tuple[object, tuple[Step, ...]]:
            day = on(frame)
            if isinstance(day.value, Gap) or day.value is None:
                return gravest((day.value,)), (day,)
            found, steps = inner(Frame(frame.calc, day.value, frame.local))  # type: ignore[arg-type]  # a date, by the checker
            return found, (day, *steps)

        return at
    run = compile_expr(expr)

    def evaluated(frame: Frame) -> tuple[object, tuple[Step, ...]]:
        step = run(frame)
        return step.value, (step,)

    return evaluated


def _items(
    e: s.Fold, source: Callable[[Frame], tuple[object, tuple[Step, ...]]], where: Run | None, body: Run | None, frame: Frame
) -> tuple[Gap | None, list[ItemStep], tuple[Step, ...]]:
    """The evaluated elements; a gap when the list itself or a condition is no answer."""
    found, steps = source(frame)
    if not isinstance(found, tuple):
        return gravest((found,)), [], steps
    if frame.calc.overworked(len(found)):
        return failure(e, "LW422"), [], steps
    inner = Frame(frame.calc, frame.date, dict(frame.local))
    items: list[ItemStep] = []
    gaps: list[object] = []
    for element in found:
        inner.local[e.name] = element
        condition = where(inner) if where is not None else None
        if condition is not None and condition.value is not True:
            if condition.value is not False and not isinstance(condition.value, NotApplicable):
                gaps.append(condition.value)
            items.append(ItemStep(e, element, condition, None, False))
            continue
        step = body(inner) if body is not None else None
        counted = step is None or not isinstance(step.value, NotApplicable)
        items.append(ItemStep(e, element, condition, step, counted))
        if step is not None and counted and (step.value is None or isinstance(step.value, Gap)):
            gaps.append(step.value)
    return (gravest(gaps) if gaps else None), items, steps


def _fold(e: s.Fold) -> Run:
    source = source_of(e.source)
    where = compile_expr(e.where) if e.where is not None else None
    body = compile_expr(e.body) if e.body is not None else None
    finish = FINISH[e.kind]
    key = ordering(e.body.type if e.body is not None else None)

    def fold(frame: Frame) -> Step:
        gap, items, steps = _items(e, source, where, body, frame)
        if gap is not None:
            return Step(e, gap, (*steps, *items))
        return Step(e, finish(e, [i.value for i in items if i.counted], key), (*steps, *items))

    return fold


Key = Callable[[object], object]


def _sum(e: s.Fold, values: list[object], key: Key) -> object:
    total = Fraction(0)
    for value in values:
        total = add(total, cast(Fraction, value))
        if total.denominator >= LIMIT:
            return bounded(e, total)
    return total


def _mean(e: s.Fold, values: list[object], key: Key) -> object:
    total = _sum(e, values, key)
    if not isinstance(total, Fraction):
        return total
    return divide(total, Fraction(len(values))) if values else _empty(e)


def _most(e: s.Fold, values: list[object], key: Key) -> object:
    return max(values, key=key) if values else _empty(e)  # type: ignore[arg-type]  # ordered, by the checker


def _least(e: s.Fold, values: list[object], key: Key) -> object:
    return min(values, key=key) if values else _empty(e)  # type: ignore[arg-type]


def _empty(e: s.Expr) -> object:
    return failure(e, "LW416", absent=True)


FINISH: dict[str, Callable[[s.Fold, list[object], Key], object]] = {
    "som": _sum,
    "gemiddelde": _mean,
    "hoogste": _most,
    "laatste": _most,
    "laagste": _least,
    "vroegste": _least,
    "aantal": lambda e, values, key: Fraction(len(values)),
    "verschillende": lambda e, values, key: Fraction(len({id(v) if isinstance(v, Element) else v for v in values})),
}


def _question(
    name: str, source: s.Expr, where: s.Expr | None, claim: s.Expr, deciding: bool
) -> Callable[[Frame, s.Expr], Step]:
    """The shared form of "er is een" (one deciding yes) and "voor elke geldt" (one deciding no)."""
    elements, condition, ask = source_of(source), compile_expr(where) if where is not None else None, compile_expr(claim)

    def question(frame: Frame, e: s.Expr) -> Step:
        found, steps = elements(frame)
        if not isinstance(found, tuple):
            return Step(e, gravest((found,)), steps)
        if frame.calc.overworked(len(found)):
            return Step(e, failure(e, "LW422"), steps)
        inner = Frame(frame.calc, frame.date, dict(frame.local))
        items: list[Step] = []
        gaps: list[object] = []
        decided = False
        for element in found:
            inner.local[name] = element
            counts = condition(inner) if condition is not None else None
            if counts is not None and counts.value is not True:
                if counts.value is not False and not isinstance(counts.value, NotApplicable):
                    gaps.append(counts.value)
                items.append(ItemStep(e, element, counts, None, False))
                continue
            step = ask(inner)
            items.append(ItemStep(e, element, counts, step, step.value is deciding))
            if step.value is deciding:
                decided = True
            elif step.value.__class__ is not bool and not isinstance(step.value, NotApplicable):
                gaps.append(step.value)
        value: object = deciding if decided else undecided(gaps) if gaps else not deciding
        return Step(e, value, (*steps, *items))

    return question


def _exists(e: s.Exists) -> Run:
    ask, negated = _question(e.name, e.source, None, e.where, True), e.negated

    def exists(frame: Frame) -> Step:
        step = ask(frame, e)
        if negated and step.value.__class__ is bool:
            step.value = not step.value
        return step

    return exists


def _for_all(e: s.ForAll) -> Run:
    ask = _question(e.name, e.source, e.where, e.claim, False)
    return lambda frame: ask(frame, e)


def _pick(e: s.Pick) -> Run:
    source, where = source_of(e.source), compile_expr(e.where) if e.where is not None else None
    backwards = e.which == "laatste"

    def pick(frame: Frame) -> Step:
        found, steps = source(frame)
        if not isinstance(found, tuple):
            return Step(e, gravest((found,)), steps)
        if frame.calc.overworked(len(found)):
            return Step(e, failure(e, "LW422"), steps)
        inner = Frame(frame.calc, frame.date, dict(frame.local))
        items: list[Step] = []
        for element in reversed(found) if backwards else found:
            inner.local[e.name] = element
            condition = where(inner) if where is not None else None
            if condition is not None and (condition.value is False or isinstance(condition.value, NotApplicable)):
                continue
            items.append(ItemStep(e, element, condition, None, condition is None or condition.value is True))
            if condition is None or condition.value is True:
                return Step(e, element, (*steps, *items))
            return Step(e, gravest((condition.value,)), (*steps, *items))
        return Step(e, failure(e, "LW417", absent=True), steps)

    return pick


def rest(e: s.Field) -> Run:
    """``rest van LIJST``: what a division leaves over."""
    assert isinstance(e.of, s.Name)
    name = e.of.name

    def left_over(frame: Frame) -> Step:
        found = frame.calc.elements(name, None, frame.date)
        return Step(e, gravest((found,)) if isinstance(found, Gap) else frame.calc.rest(name, frame.date))

    return left_over


COMPILERS.update({s.Fold: _fold, s.Exists: _exists, s.ForAll: _for_all, s.Pick: _pick})
