"""A node of a formula worked out again, with other values for its parts.

In: a typed node; of a table also the rule set and the day. Out: a function from the values of the parts to that of the node.
Only nodes that depend on nothing but their parts (and a table) have one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from lidwoord.calculate.compile import Frame, compile_expr
from lidwoord.calculate.program import program_of
from lidwoord.calculate.states import ABSENT, Gap, gravest
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.types import is_number

Work = Callable[[list[object]], object]
PURE = (
    s.Negate, s.Convert, s.Clamp, s.Extreme, s.Round, s.InUnit, s.ProRata, s.Compare, s.Not, s.OneOf, s.Presence, s.Within,
    s.Clip, s.Interval, s.DayOfYear, s.DayOfMonth,
)  # fmt: skip
"""The nodes that are worked out from their parts alone."""
CALENDAR = ("dag", "maand", "uur")  # what moves a date without asking which days are working days


def work_of(expr: s.Expr) -> Work | None:
    """The working of a node; None when it asks more than the values of its parts."""
    if isinstance(expr, s.Binary):
        known = _is_plain(expr)
    elif isinstance(expr, s.Field):
        known = expr.ref == "kenmerk" and expr.name != "werkdagen"
    else:
        known = isinstance(expr, PURE)
    return _again(expr) if known else None


def _is_plain(expr: s.Binary) -> bool:
    """Whether it is arithmetic with numbers, or with dates and not with working days."""
    left, right = expr.left.type, expr.right.type
    if left is None or right is None:
        return False
    if is_number(left) or right.name in ("datum", "datumtijd"):
        return True
    return bool(right.unit.dimension) and right.unit.dimension[0][0] in CALENDAR


def table_of(expr: s.Lookup | s.Brackets, rules: RuleSet, on: date) -> Work | None:
    """Looking something up on a day; None where only some rows of the table are looked at."""
    if expr.table not in rules.tables:
        return None
    table = program_of(rules).tables[expr.table]
    frame = Frame(None, on, {})  # type: ignore[arg-type]  # a table asks only for the day

    def look(values: list[object]) -> object:
        gaps = [value for value in values if isinstance(value, Gap)]
        if gaps:
            return gravest(gaps)
        if None in values:
            return ABSENT
        if isinstance(expr, s.Brackets):
            return table.brackets(values[0], frame)[0]  # type: ignore[arg-type]  # a number, by the checker
        found = table.next_up(expr.column, values[0], frame) if expr.next_up else table.find(expr.column, tuple(values), frame)
        return found[0]

    return look


def _again(expr: s.Expr) -> Work:
    names = [f"deel{place}" for place, _ in enumerate(s.children(expr))]
    run = compile_expr(_with_parts(expr, iter(names)))

    def work(values: list[object]) -> object:
        local = dict(zip(names, values, strict=True))
        return run(Frame(None, date.min, local)).value  # type: ignore[arg-type]  # a node of parts asks nothing of a calculation

    return work


def _with_parts(expr: s.Expr, names: Iterator[str]) -> s.Expr:
    """A node with a name for each of its parts."""
    parts: dict[str, object] = {}
    for field in s.OWN_FIELDS[expr.__class__]:
        part = getattr(expr, field)
        if isinstance(part, s.Expr):
            parts[field] = s.Name(next(names), ref="lokaal", type=part.type)
        elif part.__class__ is tuple:
            parts[field] = tuple(s.Name(next(names), ref="lokaal", type=kid.type) for kid in part)
    return replace(expr, **parts)  # type: ignore[arg-type]  # the fields of its class
