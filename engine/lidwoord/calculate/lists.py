"""List operations: one function per sort, from the elements of a source to new elements.

In: a compiled list operation, the calculation, the date and (for a nested list) the parent element. Out: elements, or
the gap that keeps the list from being known. Formulas only name lists; nothing but these functions makes them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from lidwoord.calculate.allot import allot, rank
from lidwoord.calculate.compile import Frame, Run, ordering
from lidwoord.calculate.dates import period_of, whole
from lidwoord.calculate.elements import Element, key_text, make_unique
from lidwoord.calculate.states import Failure, Gap, NotApplicable, gravest
from lidwoord.calculate.windows import cut
from lidwoord.ruleset.model import Formula, ListOp
from lidwoord.values.dates import LONGEST_LIST, calendar_periods, windows
from lidwoord.values.periods import Period, TimePeriod

if TYPE_CHECKING:
    from lidwoord.calculate.rules import Calculation

Elements = tuple[Element, ...]


class RunList:
    """A list operation with its formulas compiled."""

    __slots__ = ("kind", "local", "op", "runs", "units")

    def __init__(self, op: ListOp, local: str, kind: str, compile_: Callable[[Formula], Run]) -> None:
        self.op, self.local, self.kind = op, local, kind
        self.runs: dict[str, Run] = {key: compile_(f) for key, f in op.formulas}
        self.units = {key: f.expr.type for key, f in op.formulas}

    def option(self, calc: Calculation, key: str, default: str = "") -> str:
        """An option, as the chosen reading has it."""
        if self.op.readings:
            wanted = calc.reading(self.op.id)
            for reading in self.op.readings:
                if (reading.name == wanted) if wanted else reading.chosen:
                    found = dict(reading.options).get(key)
                    if found is not None:
                        return found
        return self.op.option(key, default)


class Work:
    """One evaluation of a list operation."""

    __slots__ = ("calc", "date", "frame", "parent", "run")

    def __init__(self, run: RunList, calc: Calculation, on: date, parent: Element | None) -> None:
        self.run, self.calc, self.date, self.parent = run, calc, on, parent
        local: dict[str, object] = {parent.kind: parent} if parent is not None else {}
        self.frame = Frame(calc, on, local)

    def source(self) -> Elements | Gap:
        """The elements of the source."""
        found = self.calc.elements(self.run.op.source, self.parent, self.date)
        return cast("Elements | Gap", found)

    def ask(self, key: str, **names: object) -> object:
        """The value of one of the formulas, with elements under local names."""
        self.frame.local.update(names)
        return self.run.runs[key](self.frame).value

    def of(self, key: str, element: Element) -> object:
        """The value of a formula for one element of the source."""
        return self.ask(key, **{self.run.local: element})

    def make(self, key: str, fields: dict[str, object], base: Element | None = None) -> Element:
        """A new element of the list."""
        if self.parent is not None:
            fields.setdefault(self.parent.kind, self.parent)
        made = Element(self.run.kind, self.run.op.id, key, fields, base)
        made.parent = self.parent
        return made


def selection(work: Work) -> Elements | Gap:
    """The elements that meet a condition and fall in a period."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    within: object = None
    if "binnen" in work.run.runs:
        within = period_of(work.ask("binnen"))
        if not isinstance(within, Period):
            return gravest((within,))
        gap = work.calc.uncovered(work.run.op.source, within)
        if gap is not None:
            return gap
    kept: list[Element] = []
    gaps: list[object] = []
    for element in found:
        if isinstance(within, Period) and not _falls_in(element, within):
            continue
        value = work.of("waarvoor", element) if "waarvoor" in work.run.runs else True
        if value is True:
            kept.append(element)
        elif value is not False and not isinstance(value, NotApplicable):
            gaps.append(value)
    return gravest(gaps) if gaps else tuple(kept)


def _falls_in(element: Element, within: Period) -> bool:
    period = element.period
    if isinstance(period, TimePeriod):
        return within.contains(period.start.date)
    return period is None or period.within(within)


def cutting(work: Work) -> Elements | Gap:
    """Periods of time cut along windows; each piece knows what it was cut from."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    pieces: list[Element] = []
    for element in found:
        period: object = work.of("tijdvak", element) if "tijdvak" in work.run.runs else element.period
        if isinstance(period, NotApplicable):
            continue
        if not isinstance(period, TimePeriod):
            return gravest((period,))
        parts = cut(work.calc, work.run.op.option("langs"), period, work.date)
        if isinstance(parts, Gap):
            return parts
        if len(pieces) + len(parts) > LONGEST_LIST:
            return Failure("LW419")
        for part, columns, row in parts:
            fields = {"begin": part.start, "einde": part.end, **columns, work.run.local: element}
            piece = work.make(key_text(part.start), fields)
            piece.row = row
            pieces.append(piece)
    return make_unique(pieces)


def groups(work: Work) -> Elements | Gap:
    """Elements with the same key together, in order of first appearance."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    members: dict[object, list[Element]] = {}
    for element in found:
        key = work.of("sleutel", element)
        if isinstance(key, NotApplicable):
            continue
        if key is None or isinstance(key, Gap):
            return gravest((key,))
        members.setdefault(key, []).append(element)
    return make_unique(
        [
            work.make(key_text(key), {"sleutel": key, "leden": tuple(group), "aantal_leden": Fraction(len(group))})
            for key, group in members.items()
        ]
    )


def runs(work: Work) -> Elements | Gap:
    """Maximal runs of neighbours that hang together."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    chains: list[list[Element]] = []
    for element in found:
        joined: object = work.ask("zolang", vorige=chains[-1][-1], volgende=element) if chains else False
        if isinstance(joined, Gap):
            return joined
        if joined is True:
            chains[-1].append(element)
        else:
            chains.append([element])
    return tuple(work.make(chain[0].key, _run_fields(chain)) for chain in chains)


def _run_fields(chain: list[Element]) -> dict[str, object]:
    fields: dict[str, object] = {"leden": tuple(chain), "aantal_leden": Fraction(len(chain))}
    first, last = chain[0].period, chain[-1].period
    if isinstance(first, TimePeriod) and isinstance(last, TimePeriod):
        fields |= {"begin": first.start, "einde": last.end}
    elif isinstance(first, Period) and isinstance(last, Period):
        fields |= {"eerste_dag": first.first, "laatste_dag": last.last}
    return fields


def gaps_between(work: Work) -> Elements | Gap:
    """The free periods between consecutive periods; those that touch or overlap leave none."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    made: list[Element] = []
    reached: Any = None  # dates or moments, never mixed
    for at, element in enumerate(found, start=1):
        period = element.period
        if period is None or period.start is None or (period.end is None and at < len(found)):  # after the last nothing follows
            return Failure("LW415", absent=True)
        if reached is not None and reached < period.start:
            made.append(_gap_element(work, reached, period.start))
        if period.end is not None:
            reached = period.end if reached is None else max(reached, period.end)
    return tuple(made)


def _gap_element(work: Work, start: object, end: object) -> Element:
    if isinstance(end, date):
        return work.make(key_text(start), {"eerste_dag": start, "laatste_dag": date.fromordinal(end.toordinal() - 1)})
    return work.make(key_text(start), {"begin": start, "einde": end})


def _duration(work: Work, key: str) -> tuple[int, str] | Gap:
    """A whole number of days or months."""
    value, type_ = work.ask(key), work.run.units[key]
    assert type_ is not None
    if value.__class__ is not Fraction:
        return gravest((value,))
    base = type_.unit.dimension[0][0] if type_.unit.dimension else ""
    count = whole(value, type_.unit.factor)
    if count is None or count <= 0 or base not in ("dag", "maand"):
        return Failure("LW413")
    return count, base


def _bounded(work: Work) -> Period | Gap:
    within = period_of(work.ask("binnen"))
    if not isinstance(within, Period):
        return gravest((within,))
    return Failure("LW415", absent=True) if within.days is None else within


def sliding(work: Work) -> Elements | Gap:
    """Windows of one length that move by a step and lie whole in a period."""
    within, length, step = _bounded(work), _duration(work, "lengte"), _duration(work, "per")
    gaps = [x for x in (within, length, step) if isinstance(x, Gap)]
    if gaps:
        return gravest(gaps)
    start: object = work.ask("vanaf") if "vanaf" in work.run.runs else None
    if isinstance(start, Gap):
        return start
    try:
        found = windows(
            cast(Period, within), cast("tuple[int, str]", length), cast("tuple[int, str]", step), cast("date | None", start)
        )
    except ValueError:
        return Failure("LW419")
    return tuple(_day_element(work, p) for p in found)


def calendar(work: Work) -> Elements | Gap:
    """Whole days, weeks, months, quarters or years that touch a period."""
    within = _bounded(work)
    if isinstance(within, Gap):
        return within
    try:
        found = calendar_periods(work.run.op.option("per", "maand"), within)
    except ValueError:
        return Failure("LW419")
    return tuple(_day_element(work, p) for p in found)


def _day_element(work: Work, period: Period) -> Element:
    return work.make(key_text(period.first), {"eerste_dag": period.first, "laatste_dag": period.last})


def blocks(work: Work) -> Elements | Gap:
    """Periods of time in consecutive blocks of one length."""
    found, length = work.source(), work.ask("lengte")
    if isinstance(found, Gap):
        return found
    if length.__class__ is not Fraction:
        return gravest((length,))
    seconds = whole(length, Fraction(3600))
    if seconds is None or seconds <= 0:
        return Failure("LW413")
    made: list[Element] = []
    for element in found:
        period = element.period
        assert isinstance(period, TimePeriod)  # by the checks on loading
        start = period.start
        while start < period.end:
            end = min(start.plus_seconds(seconds), period.end)
            if len(made) == LONGEST_LIST:
                return Failure("LW419")
            if (end.utc - start.utc) == seconds or work.run.option(work.calc, "laatste", "korter") == "korter":
                made.append(work.make(key_text(start), {"begin": start, "einde": end, work.run.local: element}))
            start = end
    return make_unique(made)


def ranking(work: Work) -> Elements | Gap:
    """Elements in order of a value, with their rank."""
    found = work.source()
    if isinstance(found, Gap):
        return found
    values = [work.of("op", element) for element in found]
    gaps = [v for v in values if v is None or isinstance(v, Gap)]
    if gaps:
        return gravest(gaps)
    down = work.run.option(work.calc, "richting", "aflopend") == "aflopend"
    ranked = rank(
        list(zip(found, values, strict=True)),
        down,
        work.run.option(work.calc, "gelijke_stand", "onbeslist"),
        ordering(work.run.units["op"]),
    )
    return tuple(work.make(element.key, {"rang": place, "": tie}, element) for element, place, tie in ranked)


def division(work: Work) -> Elements | Gap:
    """An amount divided over elements; what remains is kept as the list's ``rest``."""
    found, amount = work.source(), work.ask("bedrag")
    if isinstance(found, Gap):
        return found
    if amount.__class__ is not Fraction:
        return gravest((amount,))
    wanted = [work.of("vraag", element) if "vraag" in work.run.runs else amount for element in found]
    highest = [work.of("maximum", element) if "maximum" in work.run.runs else None for element in found]
    gaps = [v for v in (*wanted, *highest) if isinstance(v, Gap)]
    if gaps:
        return gravest(gaps)
    ties = [element.fields.get("") for element in found]
    plan = {k: work.run.option(work.calc, k) for k in ("wijze", "bij_tekort", "afronding", "restant")}
    shares, rest = allot(amount, cast("list[Fraction]", wanted), cast("list[Fraction | None]", highest), ties, plan)
    work.calc.keep_rest(work.run.op.id, work.date, rest)
    return tuple(
        work.make(element.key, {"toegewezen": share, "restant_ervoor": before}, element)
        for element, (share, before) in zip(found, shares, strict=True)
    )


OPERATIONS: dict[str, Callable[[Work], Elements | Gap]] = {
    "selectie": selection,
    "snijden": cutting,
    "groepen": groups,
    "reeksen": runs,
    "tussenruimten": gaps_between,
    "vensters": sliding,
    "kalender": calendar,
    "blokken": blocks,
    "rangschikking": ranking,
    "verdeling": division,
}
