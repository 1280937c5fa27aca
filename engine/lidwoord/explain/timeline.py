"""Periods of time that were cut along the windows of a table, or along calendar days: what a picture of them needs.

In: the numbered traces of an outcome. Out: a ``Timeline`` per period that was cut, with its pieces in order, each once: by the
first step that adds them up or counts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.facts import leaves
from lidwoord.explain.model import Column, Piece, Timeline
from lidwoord.explain.named import Names
from lidwoord.explain.numbering import Numbering
from lidwoord.explain.parts import told_parts
from lidwoord.explain.phrase import inside, type_of
from lidwoord.explain.rows import window_words
from lidwoord.explain.words import element_words, plain, shown, upper_first
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import ListOp, RuleSet
from lidwoord.values.periods import TimePeriod
from lidwoord.values.types import parse_type

CUT = "snijden"
HOURS = parse_type("uur")


@dataclass(slots=True)
class Cut:
    """A period that was cut, the list of its pieces, the step that tells of them, and the pieces by their address."""

    source: Element
    op: ListOp
    step: int
    items: dict[str, ItemStep] = field(default_factory=dict)

    @property
    def period(self) -> TimePeriod:
        """The whole that was cut: the source, or what its pieces cover where another period was taken."""
        own, parts = self.source.period, [_period(item) for item in self.items.values()]
        covered = TimePeriod(min(parts).start, max(parts, key=lambda part: part.end.utc).end)
        return own if isinstance(own, TimePeriod) and covered.within(own) else covered


def timelines(rules: RuleSet, numbering: Numbering) -> tuple[Timeline, ...]:
    """The periods that an outcome cut: list by list in the order of the steps, and then in that of time."""
    found: dict[tuple[str, int], Cut] = {}
    lists: dict[str, int] = {}
    for number, first in enumerate(numbering.first, 1):
        for trace in (first, *numbering.alike[number]):
            for op, item in _cut_items(rules, trace):
                source = next(value for value in item.element.fields.values() if isinstance(value, Element))
                cut = found.setdefault((op.id, id(source)), Cut(source, op, number))
                lists.setdefault(op.id, len(lists))
                if cut.step == number:  # else another step tells of this list too
                    cut.items.setdefault(item.element.address, item)
    ordered = sorted(found.values(), key=lambda cut: (lists[cut.op.id], cut.period.start.utc, cut.period.end.utc))
    names = Names(rules)
    return tuple(_timeline(names, cut) for cut in ordered)


def _cut_items(rules: RuleSet, trace: RuleStep) -> Iterator[tuple[ListOp, ItemStep]]:
    """The pieces over which the formulas of a rule go, each with the list that it is of."""
    for _, _, part in told_parts(trace):
        for step in inside(part):
            for kid in step.kids if isinstance(step.expr, s.Fold) else ():
                op = rules.lists.get(kid.element.list_id) if isinstance(kid, ItemStep) else None
                if op is not None and op.soort == CUT and isinstance(kid, ItemStep):
                    yield op, kid


def _timeline(names: Names, cut: Cut) -> Timeline:
    period = cut.period
    return Timeline(
        upper_first(names.title("lijst", cut.op.id)), element_words(cut.source), *_bounds(period),
        tuple(_piece(names, cut.op, item) for item in sorted(cut.items.values(), key=_period)), cut.step,
    )  # fmt: skip


def _piece(names: Names, op: ListOp, item: ItemStep) -> Piece:
    row, body = item.element.row, item.kids[0] if item.kids else None
    table = names.rules.tables.get(op.option("langs"))
    fields = item.element.fields
    columns = [Column(plain(n), shown(fields[n], t)) for n, t in table.columns if n in fields] if table is not None else []
    columns += [rate for rate in _rates(names, body) if rate.value not in [column.value for column in columns]]
    return Piece(
        *_bounds(_period(item)), window_words(row) if row is not None else "",
        tuple(columns),
        shown(body.value, type_of(body)) if body is not None and item.counted else "", "ja" if item.counted else "nee",
    )  # fmt: skip


def _rates(names: Names, body: Step | None) -> Iterator[Column]:
    """The percentages by which a piece is multiplied, where another rule than the window gives them."""
    for step in leaves(body) if body is not None else ():
        e, type_ = step.expr, type_of(step)
        if (
            isinstance(e, (s.Name, s.Field))
            and type_ is not None
            and type_.name == "percentage"
            and not isinstance(step.value, Gap)
        ):
            yield Column(names.title(e.ref, e.name), shown(step.value, type_))


def _period(item: ItemStep) -> TimePeriod:
    period = item.element.period
    assert isinstance(period, TimePeriod)
    return period


def _bounds(period: TimePeriod) -> tuple[str, str, str]:
    """The local times of a period in ISO form, and its real length in words."""
    return f"{period.start.local:%Y-%m-%dT%H:%M}", f"{period.end.local:%Y-%m-%dT%H:%M}", shown(period.hours, HOURS)
