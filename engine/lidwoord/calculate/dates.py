"""Dates and periods: the closures of the calendar part of the language.

In: typed nodes about dates, moments and periods. Out: their closures. Arithmetic past month ends keeps to the last day
of the month; working days follow the day kind ``werkdag`` of the rule set.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import cast

from lidwoord.calculate.compile import COMPILERS, Frame, Run, compile_expr, failure
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, Gap, gravest
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s
from lidwoord.ruleset.graph import WORKING_DAY
from lidwoord.values import dates as d
from lidwoord.values.numbers import multiply
from lidwoord.values.periods import Moment, Period, TimePeriod, moment
from lidwoord.values.types import Type

DAY_SECONDS = 86_400


def period_of(value: object) -> object:
    """A value read as a period: an element is its own period; a gap stays a gap."""
    if value.__class__ is Element:
        return value.period
    return value


def whole(number: Fraction, factor: Fraction = Fraction(1)) -> int | None:
    """A number of whole units, or None."""
    scaled = multiply(number, factor)
    return int(scaled) if scaled.denominator == 1 else None


def moved(e: s.Binary, left: Run, right: Run) -> Run:
    """A date or moment plus or minus a duration, or the distance between two."""
    assert e.right.type is not None
    assert e.left.type is not None
    if e.right.type.name in ("datum", "datumtijd"):
        return _distance(e, left, right)
    shift = _shift(e, e.left.type, e.right.type)

    def move(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        if a.value is None or isinstance(a.value, Gap) or b.value.__class__ is not Fraction:
            return Step(e, gravest((a.value, b.value)), (a, b))
        number = b.value if e.op == "+" else -b.value
        try:
            return Step(e, shift(a.value, number, frame), (a, b))
        except (OverflowError, ValueError):
            return Step(e, failure(e, "LW414"), (a, b))

    return move


def _shift(e: s.Binary, left: Type, right: Type) -> Callable[[object, Fraction, Frame], object]:
    base, factor = right.unit.dimension[0][0], right.unit.factor
    if left.name == "datumtijd":
        return lambda at, n, frame: _shift_moment(e, cast(Moment, at), n, base, factor)

    def by(at: object, n: Fraction, frame: Frame) -> object:
        count, day = whole(n, factor), cast(date, at)
        if count is None:
            return failure(e, "LW413")
        if base == "dag":
            return d.add_days(day, count)
        if base == "maand":
            return d.add_months(day, count)
        return working_day(day, count, frame)

    return by


def _shift_moment(e: s.Binary, at: Moment, n: Fraction, base: str, factor: Fraction) -> object:
    """A moment some hours of real time further, or the same wall clock time some days or months further."""
    count = whole(n, Fraction(3600) if base == "uur" else factor)
    if count is None:
        return failure(e, "LW413")
    if base == "uur":
        return at.plus_seconds(count)
    day = d.add_days(at.date, count) if base == "dag" else d.add_months(at.date, count)
    local = datetime.combine(day, at.local.time())
    try:
        return moment(local, at.fold)
    except ValueError:  # the clock skips this time in spring: an hour later exists
        return moment(local + timedelta(hours=1))


class UndecidedError(Exception):
    """A day of which it is not known whether people work on it."""

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self.gap = gap


def _is_working(frame: Frame) -> Callable[[date], bool]:
    def working(day: date) -> bool:
        value = frame.calc.daykind(WORKING_DAY, day)
        if isinstance(value, Gap):
            raise UndecidedError(value)
        return bool(value)

    return working


def working_day(day: date, count: int, frame: Frame) -> object:
    """The date that lies some working days further (or back)."""
    try:
        return d.add_working_days(day, count, _is_working(frame))
    except UndecidedError as undecided:
        return undecided.gap


def working_days(period: Period, frame: Frame) -> object:
    """The number of working days in a period."""
    assert period.start is not None
    assert period.end is not None
    try:
        days = range(period.start.toordinal(), period.end.toordinal())
        working = _is_working(frame)
        return Fraction(sum(1 for day in days if working(date.fromordinal(day))))
    except UndecidedError as undecided:
        return undecided.gap


def _distance(e: s.Binary, left: Run, right: Run) -> Run:
    def distance(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if x.__class__ is date and y.__class__ is date:
            return Step(e, Fraction((x - y).days), (a, b))
        if isinstance(x, Moment) and isinstance(y, Moment):
            return Step(e, Fraction(x.utc - y.utc, 3600), (a, b))
        return Step(e, gravest((x, y)), (a, b))

    return distance


# -- attributes ----------------------------------------------------------------------------------------------------------

OPEN_END = Failure("LW415", absent=True)


def _span(of: Callable[[date, date], int]) -> Callable[[Period], object]:
    return lambda p: OPEN_END if p.start is None or p.end is None else Fraction(of(p.start, p.end))


PERIOD: dict[str, Callable[[Period], object]] = {
    "eerste_dag": lambda p: p.first if p.first is not None else OPEN_END,
    "laatste_dag": lambda p: p.last if p.last is not None else OPEN_END,
    "dagen": lambda p: OPEN_END if p.days is None else Fraction(p.days),
    "hele_weken": _span(lambda a, b: (b - a).days // 7),
    "hele_maanden": _span(d.whole_months),
    "hele_jaren": _span(d.whole_years),
}
TIME_PERIOD: dict[str, Callable[[TimePeriod], object]] = {
    "begin": lambda p: p.start,
    "einde": lambda p: p.end,
    "uren": lambda p: p.hours,
    "eerste_dag": lambda p: p.start.date,
    "laatste_dag": lambda p: p.end.plus_seconds(-1).date,
}
DATE: dict[str, Callable[[date], object]] = {
    "jaar": lambda day: Fraction(day.year),
    "maandnummer": lambda day: Fraction(day.month),
    "dagnummer": lambda day: Fraction(day.day),
    "weekdag": d.weekday,
    "week": d.iso_week,
    "kalendermaand": d.calendar_month,
    "kwartaal": d.quarter,
    "kalenderjaar": d.calendar_year,
    "eerste_paasdag": lambda day: d.easter_sunday(day.year),
}
MOMENT: dict[str, Callable[[Moment], object]] = {"datum": lambda m: m.date, "tijd": lambda m: m.time}


def attribute(e: s.Field, of: Run) -> Run:
    """An attribute of a date, a moment or a period."""
    name = e.name

    def read(frame: Frame) -> Step:
        a = of(frame)
        value = period_of(a.value)
        if value is None or isinstance(value, Gap):
            return Step(e, gravest((value,)), (a,))
        if isinstance(value, Period):
            if name == "werkdagen":
                return Step(e, OPEN_END if value.days is None else working_days(value, frame), (a,))
            return Step(e, PERIOD[name](value), (a,))
        if isinstance(value, TimePeriod):
            return Step(e, TIME_PERIOD[name](value), (a,))
        if isinstance(value, Moment):
            return Step(e, MOMENT[name](value), (a,))
        try:
            return Step(e, DATE[name](cast(date, value)), (a,))
        except ValueError:
            return Step(e, failure(e, "LW414"), (a,))

    return read


# -- periods -------------------------------------------------------------------------------------------------------------


def _midnight(day: date) -> Moment:
    return moment(datetime(day.year, day.month, day.day))  # noqa: DTZ001  # wall clock; moment() adds the zone


def as_time(period: Period, near: TimePeriod) -> TimePeriod:
    """A period of dates as a period of time; an open side reaches past the period that it is held against."""
    start = _midnight(period.start) if period.start is not None else near.start
    end = _midnight(period.end) if period.end is not None else near.end
    return TimePeriod(start, end) if start < end else TimePeriod(start, start)


def _clip(e: s.Clip) -> Run:
    of, within = compile_expr(e.of), compile_expr(e.period)

    def clip(frame: Frame) -> Step:
        a, b = of(frame), within(frame)
        x, y = period_of(a.value), period_of(b.value)
        if isinstance(x, TimePeriod) and isinstance(y, Period):
            y = as_time(y, x)
        if (isinstance(x, Period) and isinstance(y, Period)) or (isinstance(x, TimePeriod) and isinstance(y, TimePeriod)):
            return Step(e, x.intersect(y), (a, b))  # type: ignore[arg-type]  # both of one class
        return Step(e, gravest((x, y)), (a, b))

    return clip


def _within(e: s.Within) -> Run:
    of, within, overlap = compile_expr(e.of), compile_expr(e.period), e.overlap

    def inside(frame: Frame) -> Step:
        a, b = of(frame), within(frame)
        x, y = period_of(a.value), period_of(b.value)
        if x is None or y is None or isinstance(x, Gap) or isinstance(y, Gap):
            return Step(e, gravest((x, y)), (a, b))
        return Step(e, _lies_in(x, y, overlap), (a, b))

    return inside


def _lies_in(x: object, y: object, overlap: bool) -> bool:
    if isinstance(y, Period) and isinstance(x, Moment):
        x = x.date
    if isinstance(y, Period) and isinstance(x, TimePeriod):
        y = as_time(y, x)
    if isinstance(x, date) and isinstance(y, Period):
        return y.contains(x)
    if isinstance(x, Moment) and isinstance(y, TimePeriod):
        return y.start <= x < y.end
    if isinstance(x, Period) and isinstance(y, Period):
        return x.overlaps(y) if overlap else x.within(y)
    assert isinstance(x, TimePeriod)
    assert isinstance(y, TimePeriod)
    return x.overlaps(y) if overlap else x.within(y)


def _pro_rata(e: s.ProRata) -> Run:
    of, part, whole_ = compile_expr(e.of), compile_expr(e.part), compile_expr(e.whole)

    def pro_rata(frame: Frame) -> Step:
        kids = (of(frame), part(frame), whole_(frame))
        number, p, w = kids[0].value, period_of(kids[1].value), period_of(kids[2].value)
        if number.__class__ is not Fraction or not isinstance(p, Period) or not isinstance(w, Period):
            return Step(e, gravest((number, p, w)), kids)
        if not w.days:
            return Step(e, failure(e, "LW401") if w.days == 0 else OPEN_END, kids)
        return Step(e, multiply(number, Fraction(p.intersect(w).days or 0, w.days)), kids)

    return pro_rata


def _interval(e: s.Interval) -> Run:
    start, end, inclusive = compile_expr(e.start), compile_expr(e.end), e.inclusive

    def interval(frame: Frame) -> Step:
        a, b = start(frame), end(frame)
        x, y = a.value, b.value
        if isinstance(x, Gap) or isinstance(y, Gap):
            return Step(e, gravest((x, y)), (a, b))
        if isinstance(x, Moment) or isinstance(y, Moment):
            if not isinstance(x, Moment) or not isinstance(y, Moment):
                return Step(e, gravest((x, y)), (a, b))
            return Step(e, TimePeriod(x, max(x, y)), (a, b))
        until = cast(date, y) + timedelta(days=1) if inclusive and y is not None else cast("date | None", y)
        return Step(e, Period(cast("date | None", x), until), (a, b))

    return interval


def _first_day(value: object) -> object:
    value = period_of(value)
    return value.start if isinstance(value, Period) else value


def _day_of_year(e: s.DayOfYear) -> Run:
    year, month, day = compile_expr(e.year), e.month, e.day

    def day_of_year(frame: Frame) -> Step:
        a = year(frame)
        value = _first_day(a.value)
        number = Fraction(value.year) if isinstance(value, date) else value
        if number.__class__ is not Fraction:
            return Step(e, gravest((number,)), (a,))
        count = whole(number)
        if count is None or not d.FIRST_YEAR <= count <= d.LAST_YEAR:
            return Step(e, failure(e, "LW414"), (a,))
        last = d.calendar_month(date(count, month, 1)).last
        assert last is not None
        return Step(e, min(date(count, month, min(day, last.day)), last), (a,))

    return day_of_year


def _day_of_month(e: s.DayOfMonth) -> Run:
    month, day = compile_expr(e.month), e.day

    def day_of_month(frame: Frame) -> Step:
        a = month(frame)
        value = _first_day(a.value)
        if not isinstance(value, date):
            return Step(e, gravest((value,)), (a,))
        last = d.calendar_month(value).last
        assert last is not None
        return Step(e, value.replace(day=min(day, last.day)), (a,))

    return day_of_month


COMPILERS.update(
    {
        s.Clip: _clip,
        s.Within: _within,
        s.ProRata: _pro_rata,
        s.Interval: _interval,
        s.DayOfYear: _day_of_year,
        s.DayOfMonth: _day_of_month,
    }
)
