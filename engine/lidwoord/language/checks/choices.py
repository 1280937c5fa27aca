"""Comparing and choosing: both sides of one type, conditions of ja/nee.

In: untyped nodes. Out: typed nodes, with diagnostics at the part that is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, DATES, Checker
from lidwoord.values.types import (
    JA_NEE,
    Type,
    is_number,
)

ORDER_WORDS = ("minstens", "hoogstens", "meer dan", "minder dan")
DATE_WORDS = ("voor", "na", "uiterlijk", "vanaf")


def _compare(c: Checker, e: s.Compare, wanted: Type | None) -> s.Expr:
    left, right, type_ = c.alike(e.left, e.right)
    if type_ is not None:
        ordered = is_number(type_) or type_.name in (*DATES, "stap")
        if (e.op in ORDER_WORDS and not ordered) or (e.op in DATE_WORDS and type_.name not in DATES):
            c.wrong("LW239", e, relatie=e.op, gevonden=type_.text)
    return replace(e, left=left, right=right, type=JA_NEE)


def _one_of(c: Checker, e: s.OneOf, wanted: Type | None) -> s.Expr:
    of = c.check(e.of)
    wanted_type = of.type
    options = []
    for option in e.options:
        typed = c.check(option, wanted_type)
        found = typed.type
        if wanted_type is not None and found is not None:
            numbers = is_number(wanted_type) and is_number(found)
            if numbers and wanted_type.unit.dimension == found.unit.dimension:
                typed = c.convert(typed, wanted_type)
            elif numbers or not c.same(found, wanted_type):
                c.unlike(of, typed)
        options.append(typed)
    return replace(e, of=of, options=tuple(options), type=JA_NEE)


def _presence(c: Checker, e: s.Presence, wanted: Type | None) -> s.Expr:
    return replace(e, of=c.check(e.of), type=JA_NEE)


def _logic(c: Checker, e: s.Logic, wanted: Type | None) -> s.Expr:
    return replace(e, parts=tuple(c.truth(p) for p in e.parts), type=JA_NEE)


def _not(c: Checker, e: s.Not, wanted: Type | None) -> s.Expr:
    return replace(e, of=c.truth(e.of), type=JA_NEE)


def _if(c: Checker, e: s.If, wanted: Type | None) -> s.Expr:
    condition = c.truth(e.condition)
    then, otherwise, type_ = c.alike(e.then, e.otherwise, wanted)
    return replace(e, condition=condition, then=then, otherwise=otherwise, type=type_)


def _if_absent(c: Checker, e: s.IfAbsent, wanted: Type | None) -> s.Expr:
    of, other, type_ = c.alike(e.of, e.other, wanted)
    optional = other.type is not None and other.type.optional
    return replace(e, of=of, other=other, type=type_ and type_.with_absence(optional))


CHECKS.update(
    {
        s.Compare: _compare,
        s.OneOf: _one_of,
        s.Presence: _presence,
        s.Logic: _logic,
        s.Not: _not,
        s.If: _if,
        s.IfAbsent: _if_absent,
    }
)
