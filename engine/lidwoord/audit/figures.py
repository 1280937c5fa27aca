"""The figures of a rule set, each with the place in a source that it cites.

In: a rule set. Out: a ``Figure`` for every number, amount, date and time in its values, tables and formulas. Left out are 0
everywhere, and 1 within formulas: they count and compare, and say nothing of a source. What an input may be is not looked
for either: its bounds keep out slips, whatever the source says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from lidwoord.diagnostics import Span
from lidwoord.language import syntax as s
from lidwoord.ruleset.graph import formulas_of
from lidwoord.ruleset.model import Body, Citation, Formula, Range, Row, Rule, RuleSet, Table, Value
from lidwoord.values.periods import Period
from lidwoord.values.types import Type, parse_type
from lidwoord.values.write import write_value

TRIVIAL = (Fraction(0), Fraction(1))
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the declaration that holds it, its citation and place, how it is shown, and what to look for.

    ``numbers``, ``dates`` and ``times`` (minutes of the day) are each looked for; a date without a year is (month, day).
    """

    id: str
    cite: Citation
    span: Span
    shown: str
    numbers: tuple[Fraction, ...] = ()
    dates: tuple[dt.date | tuple[int, int], ...] = ()
    times: tuple[int, ...] = ()


def figures_of(rules: RuleSet) -> Iterator[Figure]:
    """Every figure of the own declarations of a rule set, in the order of the files' sections."""
    for section in (rules.values, rules.tables, rules.rules):
        for key in section:
            if key in rules.own:
                yield from _FOUND[section[key].__class__](section[key])  # type: ignore[operator]  # by its class


def _of_value(item: Value) -> Iterator[Figure]:
    for reading in item.readings:
        for entry in reading.series:
            yield from _figure(item.id, entry.cite or item.cite, item.span, entry.value, item.type)


def _of_table(item: Table) -> Iterator[Figure]:
    for version in item.versions:
        for row in version.rows:
            cite = row.cite or item.cite
            span = Span(item.span.file, row.line, row.column, row.line, row.column + 1) if row.line else item.span
            for cell, (_, type_) in zip(row.cells, item.columns, strict=True):
                if isinstance(cell, Range):
                    yield from _of_range(item.id, cite, span, cell, type_)
                else:
                    yield from _figure(item.id, cite, span, cell, type_)
            yield from _window(item.id, cite, span, row)


def _of_range(name: str, cite: Citation, span: Span, cell: Range, type_: Type) -> Iterator[Figure]:
    """The bounds of a bracket; a text may write the bound itself, or the last or first whole number within it."""
    for bound, within in ((cell.low, cell.low_in), (cell.high, cell.high_in)):
        for figure in _figure(name, cite, span, bound, type_):
            inner = 1 if bound is cell.low else -1
            also = () if within else tuple(number + inner for number in figure.numbers)
            yield replace(figure, numbers=(*figure.numbers, *also))


def _window(name: str, cite: Citation, span: Span, row: Row) -> Iterator[Figure]:
    """The times and the days of the year of a time window; midnight is left out: a window that passes it is two windows."""
    for minutes in (row.start, row.end) if row.days else ():
        if minutes % DAY_MINUTES:
            yield Figure(name, cite, span, f"{minutes // 60:02}:{minutes % 60:02}", times=(minutes,))
    for day in row.days:
        number, _, month = day.partition(" ")
        if number.isdigit() and month:
            yield Figure(name, cite, span, day, dates=((_month(month), int(number)),))


def _month(name: str) -> int:
    from lidwoord.values.dates import MONTHS

    return MONTHS.index(name) + 1


def _of_rule(item: Rule) -> Iterator[Figure]:
    own: dict[int, Citation] = {}
    for condition in item.conditions:
        own[id(condition.claim)] = condition.cite
    for reading in item.readings:
        for version in reading.versions:
            own |= _cites(version.body)
    if item.lapse is not None:
        own |= {id(item.lapse.when): item.lapse.cite, id(item.lapse.start): item.lapse.cite}
    for formula in formulas_of(item):
        yield from _of_formula(item.id, own.get(id(formula), item.cite), formula)


def _cites(body: Body) -> dict[int, Citation]:
    """The citation of each formula that has its own."""
    found = {id(condition.claim): condition.cite for condition in body.conditions}
    for branch in body.branches:
        found |= {id(branch.when): branch.cite, id(branch.then): branch.cite}
    return found


def _of_formula(name: str, cite: Citation, formula: Formula) -> Iterator[Figure]:
    for node in s.walk(formula.expr):
        if isinstance(node, s.Literal) and node.value not in TRIVIAL:
            type_ = parse_type(node.kind)
            if type_ is not None:
                yield from _figure(name, cite, formula.span, node.value, type_)


def _figure(name: str, cite: Citation, span: Span, value: object, type_: Type) -> Iterator[Figure]:
    match value:
        case Fraction() if value:
            number = value * 100 if type_.name == "percentage" else value
            yield Figure(name, cite, span, write_value(value, type_), numbers=(number,))
        case dt.date():
            yield Figure(name, cite, span, write_value(value, type_), dates=(value,))
        case Period(start=start, end=end):
            if start is not None:
                yield Figure(name, cite, span, f"begin van {write_value(value, type_)}", dates=(start,))
            if end is not None:  # the day after the last: a text may name either
                last = end - dt.timedelta(days=1)
                yield Figure(name, cite, span, f"einde van {write_value(value, type_)}", dates=(last, end))


_FOUND = {Value: _of_value, Table: _of_table, Rule: _of_rule}
