"""Points: what the examples of a rule set have to reach, known before any of them runs.

In: a rule set. Out: a ``Point`` per rule, version, reading, branch, side of a condition, figure, table and list that the
set declares itself, each with its place and, in words, the example that reaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lidwoord.calculate.observe import Key
from lidwoord.diagnostics import Span
from lidwoord.language import syntax as s
from lidwoord.ruleset.graph import formulas_of
from lidwoord.ruleset.model import Body, Condition, Formula, ListOp, Rule, RuleSet, Value
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

RULES, BRANCHES, FIGURES = "regels", "takken", "gegevens"
LONGEST = 80  # characters of a formula in a message


@dataclass(frozen=True, slots=True)
class Point:
    """Something to reach: ``key`` is what an observed program keeps of it, ``what`` says in which example it would be."""

    key: Key
    group: str
    name: str
    span: Span
    what: str


def points_of(rules: RuleSet) -> tuple[Point, ...]:
    """The points of what a set declares itself, in the order of the files; a point that two rules share comes once."""
    found: dict[Key, Point] = {}
    for point in _points(rules):
        found.setdefault(point.key, point)
    return tuple(sorted(found.values(), key=lambda p: p.span))


def _points(rules: RuleSet) -> Iterator[Point]:
    own = rules.own
    for rule in (rules.rules[key] for key in rules.rules if key in own):
        yield from _rule(rule)
    for value in (rules.values[key] for key in rules.values if key in own):
        yield Point(("waarde", value.id), FIGURES, value.id, value.span, "deze waarde wordt gebruikt")
        yield from _readings(value)
    for table in (rules.tables[key] for key in rules.tables if key in own):
        yield Point(("tabel", table.id), FIGURES, table.id, table.span, "deze tabel wordt gebruikt")
    for op in (rules.lists[key] for key in rules.lists if key in own):
        yield Point(("lijst", op.id), FIGURES, op.id, op.span, "deze lijst wordt gemaakt")
        yield from _readings(op)
        for _, formula in op.formulas:
            yield from _sides(op.id, formula)
    for day in (rules.daykinds[key] for key in rules.daykinds if key in own):
        yield from _sides(day.id, day.when)


def _rule(rule: Rule) -> Iterator[Point]:
    what = "deze regel een afwijking blokkeert" if rule.blocks else "deze regel wordt berekend"
    yield Point(("regel", rule.id), RULES, rule.id, rule.span, what)
    lapse = rule.lapse.when if rule.lapse is not None else None
    for formula, yes, no in (
        (rule.when, "deze afwijking geldt", "deze afwijking niet geldt"),
        (rule.applies, "deze regel geldt (`geldt_als`)", "deze regel niet geldt (`geldt_als`)"),
        (rule.entitled, "er aanspraak is", "er geen aanspraak is"),
        (lapse, "dit is vervallen (`vervalt`)", "dit niet is vervallen (`vervalt`)"),
    ):
        if formula is not None:
            yield from _judged(rule.id, formula, yes, no)
    yield from _conditions(rule.id, rule.conditions)
    bodies = [(reading, version) for reading in rule.readings for version in reading.versions]
    for reading, version in bodies:
        if len(bodies) > 1:
            told = [f"lezing `{reading.name}`"] if len(rule.readings) > 1 else []
            told += [f"de versie {_term(version.start, version.end)}"] if len(reading.versions) > 1 else []
            span = _main(version.body).span
            yield Point(("formule", span), BRANCHES, rule.id, span, f"{', '.join(told)} telt")
        yield from _body(rule.id, version.body)
    for formula in formulas_of(rule):
        yield from _sides(rule.id, formula)


def _body(name: str, body: Body) -> Iterator[Point]:
    yield from _conditions(name, body.conditions)
    for branch in body.branches:
        span = branch.then.span
        yield Point(("formule", span), BRANCHES, name, branch.when.span, f"het geval `{_cut(branch.when.text)}` zich voordoet")
    if body.otherwise is not None:
        span = body.otherwise.span
        yield Point(("formule", span), BRANCHES, name, span, "geen van de gevallen zich voordoet (`anders`)")


def _main(body: Body) -> Formula:
    """A formula that is worked out whenever the body is."""
    first = body.conditions[0].claim if body.conditions else None
    return body.formula or first or body.branches[0].when


def _conditions(name: str, conditions: tuple[Condition, ...]) -> Iterator[Point]:
    for condition in conditions:
        label = f"voorwaarde `{_cut(condition.label)}`"
        yield from _judged(name, condition.claim, f"{label} vervuld is", f"{label} niet vervuld is")


def _judged(name: str, formula: Formula, yes: str, no: str) -> Iterator[Point]:
    """Both ways that a condition can go."""
    for held, what in ((True, yes), (False, no)):
        yield Point(("oordeel", formula.span, held), BRANCHES, name, formula.span, what)


def _sides(name: str, formula: Formula) -> Iterator[Point]:
    """Both sides of every ``als … dan … anders`` in a formula."""
    for node in s.walk(formula.expr):
        if isinstance(node, s.If):
            start, end = node.condition.at
            asked, place = _cut(formula.text[start:end]), formula.span.inside(start, end)
            yield Point(("als", formula.span, node.at, True), BRANCHES, name, place, f"`als {asked}` opgaat")
            yield Point(("als", formula.span, node.at, False), BRANCHES, name, place, f"`als {asked}` niet opgaat (`anders`)")


def _readings(item: Value | ListOp) -> Iterator[Point]:
    if len(item.readings) > 1:
        for reading in item.readings:
            yield Point(("lezing", item.id, reading.name), BRANCHES, item.id, item.span, f"lezing `{reading.name}` telt")


def _term(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"vanaf {write_value(start, DATUM)}"
    return f"tot {write_value(end, DATUM)}" if end is not None else "die altijd geldt"


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
