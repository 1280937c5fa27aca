"""Arithmetic: units of sums, products, bounds and roundings.

In: untyped nodes. Out: typed nodes, with diagnostics at the part that is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, DATES, TIME_DIMENSIONS, Checker, scaled, unit_of
from lidwoord.values.types import (
    AANTAL,
    GETAL,
    Type,
    is_number,
    quantity,
)
from lidwoord.values.units import NONE, parse_unit, unit_name


def _binary(c: Checker, e: s.Binary, wanted: Type | None) -> s.Expr:
    if e.op in "+-":
        return _sum(c, e)
    left, right = c.number(e.left), c.number(e.right)
    if left.type is None or right.type is None:
        return replace(e, left=left, right=right)
    if e.op == "gedurende" and right.type.unit.dimension not in TIME_DIMENSIONS:
        c.wrong("LW237", right, gevonden=right.type.text)
        return replace(e, left=left, right=right)
    combine = left.type.unit.per if e.op == "/" else left.type.unit.times
    unit, factor = combine(right.type.unit)
    names = {left.type.name, right.type.name}
    result = AANTAL if e.op == "*" and names == {"aantal"} else quantity(unit)
    if e.op == "*" and names <= {"percentage"}:
        result = left.type
    return replace(e, left=left, right=right, factor=factor, type=result.with_absence(False))


def _sum(c: Checker, e: s.Binary) -> s.Expr:
    left = c.check(e.left)
    if left.type is not None and left.type.name in ("datum", "datumtijd"):
        right = c.check(e.right)
        if right.type is None:
            return replace(e, left=left, right=right)
        moved = _moved(left.type, right.type, e.op)
        if moved is None:
            c.wrong("LW238", right, other=left, role=f"dit is {left.type.text}", links=left.type.text, rechts=right.type.text)
            return replace(e, left=left, right=right)
        if left.type.name == "datumtijd" and is_number(right.type) and right.type.unit.dimension == TIME_DIMENSIONS[0]:
            right = c.convert(right, quantity(unit_of("uur")))
        return replace(e, left=left, right=right, type=moved)
    a, b, type_ = c.together(left, c.check(e.right, left.type))  # the left part only once: a sum may have many terms
    if type_ is None:
        return replace(e, left=a, right=b)
    if not is_number(type_):
        c.wrong("LW222", a, gevonden=type_.text)
        return replace(e, left=a, right=b)
    return replace(e, left=a, right=b, type=type_.with_absence(False))


def _moved(left: Type, right: Type, op: str) -> Type | None:
    """The type of a date plus or minus something."""
    if op == "-" and right.name == left.name:
        return quantity(unit_of("dag" if left.name == "datum" else "uur"))
    if not is_number(right):
        return None
    allowed = ("dag", "maand", "werkdag") if left.name == "datum" else ("uur", "dag", "maand")
    if right.unit.dimension in tuple(unit_of(u).dimension for u in allowed):
        return left if not left.optional else Type(left.name)
    return None


def _negate(c: Checker, e: s.Negate, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    return replace(e, of=of, type=of.type)


def _clamp(c: Checker, e: s.Clamp, wanted: Type | None) -> s.Expr:
    of, bound, type_ = c.alike(e.of, e.bound)
    if type_ is not None and not is_number(type_) and type_.name not in (*DATES, "stap"):
        c.wrong("LW222", of, gevonden=type_.text)
        type_ = None
    return replace(e, of=of, bound=bound, type=type_ and type_.with_absence(False))


def _round(c: Checker, e: s.Round, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    if of.type is None:
        return replace(e, of=of)
    type_ = of.type.with_absence(False)
    multiple = e.multiple
    if e.grain == "centen" and "€" not in dict(type_.unit.dimension):
        c.wrong("LW240", e, gevonden=type_.text)
    elif e.grain == "hele":
        name = "€" if e.word in ("euro", "euros") else (unit_name(e.word) or e.word)
        unit = NONE if e.word in ("getallen", "procenten") else parse_unit(name)
        if unit is None:
            c.unknown("LW241", e, e.word, ["uren", "minuten", "dagen", "weken", "maanden", "jaren", "euro", "getallen"])
            return replace(e, of=of)
        if unit is not NONE:
            of = c.convert(of, quantity(unit))
            type_ = of.type or type_
    elif e.multiple is not None:
        multiple = c.fit(e.multiple, type_)
    return replace(e, of=of, multiple=multiple, type=type_)


def _in_unit(c: Checker, e: s.InUnit, wanted: Type | None) -> s.Expr:
    unit = parse_unit(unit_name(e.unit) or e.unit)
    of = c.number(e.of)
    if unit is None:
        c.unknown("LW241", e, e.unit, ["uren", "minuten", "dagen", "weken", "maanden", "jaren"])
        return replace(e, of=of)
    return replace(e, of=c.convert(of, quantity(unit)), type=GETAL)


def _pro_rata(c: Checker, e: s.ProRata, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    part, a = c.period(e.part)
    whole, b = c.period(e.whole)
    for typed, kind in ((part, a), (whole, b)):
        if kind is not None and kind.name != "tijdvak":
            c.wrong("LW220", typed, gevonden=kind.text, verwacht="tijdvak")
    type_ = GETAL if of.type is not None and of.type.name == "aantal" else of.type
    return replace(e, of=of, part=part, whole=whole, type=type_)


def _extreme(c: Checker, e: s.Extreme, wanted: Type | None) -> s.Expr:
    first = c.check(e.parts[0], wanted)
    rest = [c.check(part, wanted) if first.type is None else _pair(c, first, part)[1] for part in e.parts[1:]]
    type_ = first.type
    dates = e.kind in ("vroegste", "laatste")
    fits = type_ is not None and (type_.name in DATES if dates else is_number(type_) or type_.name == "stap")
    if type_ is not None and not fits:
        c.wrong("LW239", e, relatie=e.kind, gevonden=type_.text)
        type_ = None
    return replace(e, parts=(first, *rest), type=type_ and type_.with_absence(False))


def _pair(c: Checker, first: s.Expr, part: s.Expr) -> tuple[s.Expr, s.Expr, Type | None]:
    """Bring one more part to the type of the first."""
    typed = c.check(part, first.type)
    if typed.type is None or first.type is None:
        return first, typed, None
    if is_number(first.type) and is_number(typed.type):
        factor = typed.type.unit.conversion(first.type.unit)
        if factor is None:
            return c.unlike(first, typed)
        return first, scaled(typed, factor, first.type), first.type
    if not c.same(typed.type, first.type):
        return c.unlike(first, typed)
    return first, typed, first.type


CHECKS.update(
    {
        s.Binary: _binary,
        s.Negate: _negate,
        s.Clamp: _clamp,
        s.Round: _round,
        s.InUnit: _in_unit,
        s.ProRata: _pro_rata,
        s.Extreme: _extreme,
    }
)
