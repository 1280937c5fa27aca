"""Names, fields and tables: the closures that fetch a value.

In: typed nodes that name something. Out: their closures, entered in the registry.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from lidwoord.calculate import dates, folds
from lidwoord.calculate.compile import COMPILERS, Frame, Run, compile_expr
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import ABSENT, Gap, NoRight, Unknown, gravest, usable
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s


def _literal(e: s.Literal) -> Run:
    step = Step(e, e.value)
    return lambda frame: step


def _name(e: s.Name) -> Run:
    name = e.name
    if e.ref == "optie":
        option = Step(e, name)
        return lambda frame: option
    if e.ref == "peildatum":
        return lambda frame: Step(e, frame.date)
    if e.ref == "waarde":
        return _figure(e)
    if e.ref == "invoer":
        return lambda frame: frame.calc.input(e, frame.date)
    if e.ref == "lokaal":

        def local(frame: Frame) -> Step:
            found = frame.local[name]
            if found.__class__ is Element:
                return Step(e, found)
            if isinstance(found, Step):
                return Step(e, found.value, (found,))
            return Step(e, found)

        return local

    def rule(frame: Frame) -> Step:
        found = frame.calc.rule(name, None, frame.date)
        value = found.value
        return Step(e, usable(value) if value.__class__ is NoRight else value, (found,))

    return rule


def _figure(e: s.Name) -> Run:
    """A figure of the text; one that is the same on every date is looked up once."""
    name = e.name
    fixed: Step | None = None

    def figure(frame: Frame) -> Step:
        nonlocal fixed
        if fixed is not None and name not in frame.calc.case.values:
            return fixed
        found = frame.calc.value(e, frame.date)
        if frame.calc.program.is_fixed(name) and found.note != "gegeven":
            fixed = found
        return found

    return figure


def _at(e: s.At) -> Run:
    of, on = compile_expr(e.of), compile_expr(e.date)

    def at(frame: Frame) -> Step:
        day = on(frame)
        if day.value.__class__ is not date:
            return Step(e, gravest((day.value,)), (day,))
        found = of(Frame(frame.calc, day.value, frame.local))
        return Step(e, found.value, (found, day))

    return at


def _field(e: s.Field) -> Run:
    of = compile_expr(e.of) if e.ref != "rest" else None
    if of is None:
        return folds.rest(e)
    if e.ref == "kenmerk":
        return dates.attribute(e, of)
    name = e.name

    def rule(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Element:
            return Step(e, gravest((a.value,)), (a,))
        found = frame.calc.rule(name, a.value, frame.date)
        return Step(e, usable(found.value), (a, found))

    if e.ref == "regel":
        return rule

    def field(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Element:
            return Step(e, gravest((a.value,)), (a,))
        return Step(e, frame.calc.field(a.value, name, frame.date), (a,))

    return field


def _lookup(e: s.Lookup) -> Run:
    keys = tuple(compile_expr(k) for k in e.keys)

    def lookup(frame: Frame) -> Step:
        kids = tuple(k(frame) for k in keys)
        values = [k.value for k in kids]
        table = frame.calc.tables[e.table] if e.table in frame.calc.rules.tables else None
        if any(isinstance(v, Gap) for v in values):
            gap = gravest(values)
            lost = (
                table.lost(tuple(values), frame) if isinstance(gap, Unknown) and table is not None and not e.next_up else None
            )
            return Step(e, lost or gap, kids)
        if any(v is None for v in values):
            return Step(e, ABSENT, kids)
        if table is None:
            return _in_selection(e, values, kids, frame)
        value, row = table.next_up(e.column, values[0], frame) if e.next_up else table.find(e.column, tuple(values), frame)
        return Step(e, value, kids, row)

    return lookup


def _in_selection(e: s.Lookup, values: list[object], kids: tuple[Step, ...], frame: Frame) -> Step:
    """Look something up in a selection of a table's rows."""
    rows = frame.calc.elements(e.table, None, frame.date)
    if not isinstance(rows, tuple):
        return Step(e, gravest((rows,)), kids)
    element = frame.calc.program.kind_of(e.table)
    name = next(key for key, t in frame.calc.rules.tables.items() if t.element == element)
    table = frame.calc.tables[name]
    value, row = table.among(rows, e.column, values, e.next_up)
    return Step(e, value, kids, row)


def _brackets(e: s.Brackets) -> Run:
    of = compile_expr(e.of)

    def brackets(frame: Frame) -> Step:
        a = of(frame)
        if a.value.__class__ is not Fraction:
            return Step(e, gravest((a.value,)), (a,))
        value, parts = frame.calc.tables[e.table].brackets(a.value, frame)
        return Step(e, value, (a,), parts)

    return brackets


COMPILERS.update(
    {
        s.Literal: _literal,
        s.Name: _name,
        s.At: _at,
        s.Field: _field,
        s.Lookup: _lookup,
        s.Brackets: _brackets,
    }
)
