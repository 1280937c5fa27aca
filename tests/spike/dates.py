"""Dates and times as integers: days since 1970-01-01, and seconds of real time with the wall clock beside them.

In: typed nodes about dates. Out: cells. A duration in hours is the difference of two moments in real time, so a night in
which the clock changes has its seven or nine hours. Calendar arithmetic is DuckDB's own, on dates made from the integers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from lidwoord.language import syntax as s
from lidwoord.values.dates import WEEKDAYS, easter_sunday, whole_months
from spike.cells import EPOCH, NONE, Cell, constant, quoted
from spike.frames import COMPILERS, Element, Frame, Local, compile_expr
from spike.refusal import RefusedError

DAY = 86_400
FIRST, LAST = date(1900, 1, 1).toordinal() - EPOCH, date(2200, 12, 31).toordinal() - EPOCH


def as_date(sql: str) -> str:
    """A day number as a DATE."""
    return f"(DATE '1970-01-01' + ({sql})::INTEGER)"


def from_date(sql: str) -> str:
    """A DATE as a day number."""
    return f"(({sql})::DATE - DATE '1970-01-01')"


def calendar_date(days: Fraction) -> date:
    """A day number as a date of Python."""
    return date.fromordinal(int(days) + EPOCH)


def _reachable(cell: Cell, e: s.Expr) -> Cell:
    if cell.low < FIRST or cell.high > LAST:
        raise RefusedError("een datum waarvan niet vaststaat dat zij tussen 1900 en 2200 ligt", str(e))
    return cell


def moved(e: s.Binary, a: Cell, b: Cell, frame: Frame) -> Cell:
    """A date plus or minus days or months, or the distance between two dates or moments."""
    state, states = frame.strict(a, b)
    if a.kind == b.kind:
        scale = 1 if a.kind == "datum" else 3600
        low, high = (a.low - b.high) / scale, (a.high - b.low) / scale
        return Cell("getal", f"{a.sql} - {b.sql}", scale, low, high, state=state, states=states)
    assert e.right.type is not None
    factor, base = e.right.type.unit.factor, e.right.type.unit.dimension[0][0]
    times = factor * (1 if e.op == "+" else -1)
    if a.kind != "datum" or base not in ("dag", "maand") or b.scale != 1 or times.denominator != 1:
        raise RefusedError(f"een {a.kind} die over {base} schuift", str(e))
    ends = sorted((b.low * times, b.high * times))
    count = f"{b.sql} * {times.numerator}"
    sql = f"{a.sql} + {count}" if base == "dag" else from_date(f"{as_date(a.sql)} + to_months(({count})::INTEGER)")
    low, high = a.low + min(Fraction(0), ends[0]) * 31, a.high + max(Fraction(0), ends[1]) * 31
    if base == "dag":
        low, high = a.low + ends[0], a.high + ends[1]
    return _reachable(Cell("datum", sql, low=low, high=high, state=state, states=states), e)


def _year(cell: Cell) -> Cell:
    low, high = Fraction(calendar_date(cell.low).year), Fraction(calendar_date(cell.high).year)
    return Cell("getal", str(low) if low == high else f"year({as_date(cell.sql)})", low=low, high=high)


def _easter(cell: Cell) -> Cell:
    years = _year(cell)
    days = {y: easter_sunday(y).toordinal() - EPOCH for y in range(int(years.low), int(years.high) + 1)}
    cases = " ".join(f"WHEN {y} THEN {at}" for y, at in days.items())
    low, high = Fraction(min(days.values())), Fraction(max(days.values()))
    return Cell("datum", f"CASE {years.sql} {cases} END", low=low, high=high)


def weekday_sql(days: str) -> str:
    """The number of the weekday, monday 0; 1 January 1970 was a thursday."""
    return f"((({days} + 3) % 7 + 7) % 7)"


def _weekday(cell: Cell) -> Cell:
    names = ", ".join(quoted(name) for name in WEEKDAYS)
    return Cell("woord", f"list_extract([{names}], {weekday_sql(cell.sql)} + 1)")


def _part(name: str, low: int, high: int) -> Callable[[Cell], Cell]:
    return lambda cell: Cell("getal", f"{name}({as_date(cell.sql)})", low=Fraction(low), high=Fraction(high))


OF_DATE: dict[str, Callable[[Cell], Cell]] = {
    "jaar": _year,
    "maandnummer": _part("month", 1, 12),
    "dagnummer": _part("day", 1, 31),
    "weekdag": _weekday,
    "eerste_paasdag": _easter,
}


def _of_moment(name: str, cell: Cell) -> Cell:
    if name == "datum":
        return Cell("datum", f"{cell.wall} // {DAY}", low=Fraction(cell.low // DAY), high=Fraction(cell.high // DAY + 1))
    if name == "tijd":
        return Cell("getal", f"{cell.wall} % {DAY} // 60", low=Fraction(0), high=Fraction(1439))
    raise RefusedError(f"{name} van een tijdstip")


def _whole_months(start: Cell, end: Cell) -> Cell:
    a, b = as_date(start.sql), as_date(end.sql)
    months = f"(year({b}) - year({a})) * 12 + month({b}) - month({a}) - (CASE WHEN day({b}) < day({a}) THEN 1 ELSE 0 END)"
    most = Fraction(whole_months(calendar_date(start.low), calendar_date(end.high)))
    return Cell("getal", f"greatest({months}, 0)", high=most)


def _of_period(name: str, start: Cell, end: Cell, e: s.Field, longest: int) -> Cell:
    """An attribute of a period [start, end); one that would end before it begins is empty."""
    if start.kind == "moment":
        if name != "uren":
            raise RefusedError(f"{name} van een tijdvak van tijden", str(e))
        return Cell(
            "getal", f"greatest({end.sql} - {start.sql}, 0)", 3600, high=Fraction(longest or end.high - start.low, 3600)
        )
    days = Cell("getal", f"greatest({end.sql} - {start.sql}, 0)", high=max(Fraction(0), end.high - start.low))
    if name == "dagen":
        return days
    if name == "hele_weken":
        return replace(days, sql=f"{days.sql} // 7", high=Fraction(days.high // 7))
    months = _whole_months(start, end)
    if name == "hele_maanden":
        return months
    if name == "hele_jaren":
        return replace(months, sql=f"{months.sql} // 12", high=Fraction(months.high // 12))
    if name == "eerste_dag":
        return start
    raise RefusedError(f"{name} van een tijdvak", str(e))


def period_of(local: Local) -> tuple[Cell, Cell]:
    """The start and the end (not included) of a cell or an element that is a period."""
    if isinstance(local, Cell):
        return local.parts[0], local.parts[1]
    if "begin" in local.cells:
        return local.cells["begin"], local.cells["einde"]
    last = local.cells["laatste_dag"]
    return local.cells["eerste_dag"], replace(last, sql=f"({last.sql} + 1)", low=last.low + 1, high=last.high + 1)


def attribute(e: s.Field, frame: Frame) -> Cell:
    """An attribute (kenmerk) of a date, a moment, a period or an element that is one."""
    local = frame.local.get(e.of.name) if isinstance(e.of, s.Name) and e.of.ref == "lokaal" else None
    of = local if isinstance(local, Element) else compile_expr(e.of, frame)
    if isinstance(of, Element) or of.kind == "tijdvak":
        start, end = period_of(of)
        state, states = frame.strict(start, end)
        longest = of.longest if isinstance(of, Element) else 0
        return replace(_of_period(e.name, start, end, e, longest), state=state, states=states)
    state, states = frame.strict(of)
    if of.kind == "moment":
        return replace(_of_moment(e.name, of), state=state, states=states)
    if e.name not in OF_DATE:
        raise RefusedError(f"{e.name} van een datum", str(e))
    return replace(OF_DATE[e.name](of), state=state, states=states)


def _interval(e: s.Interval, frame: Frame) -> Cell:
    start, end = compile_expr(e.start, frame), compile_expr(e.end, frame)
    if start.kind == "moment" or NONE in (start.states | end.states):
        raise RefusedError("een tijdvak van tijden of met een open kant", str(e))
    if e.inclusive:
        end = replace(end, sql=frame.bind(f"{end.sql} + 1"), low=end.low + 1, high=end.high + 1)
    state, states = frame.strict(start, end)
    return Cell("tijdvak", start.sql, state=state, states=states, parts=(start, end))


def _day_of_year(e: s.DayOfYear, frame: Frame) -> Cell:
    of = compile_expr(e.year, frame)
    year = _year(of) if of.kind == "datum" else of
    if of.kind not in ("datum", "getal") or year.scale != 1 or (e.month, e.day) == (2, 29):
        raise RefusedError("deze dag van een jaar", str(e))
    state, states = frame.strict(of)
    sql = from_date(f"make_date(({year.sql})::INTEGER, {e.month}, {e.day})")
    low, high = (constant(date(int(y), e.month, e.day)).low for y in (year.low, year.high))
    return _reachable(Cell("datum", sql if low != high else str(low), low=low, high=high, state=state, states=states), e)


COMPILERS.update({s.Interval: _interval, s.DayOfYear: _day_of_year})
