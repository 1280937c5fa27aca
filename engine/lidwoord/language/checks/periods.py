"""Periods and days of the calendar.

In: untyped nodes. Out: typed nodes, with diagnostics at the part that is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, Checker
from lidwoord.values.types import (
    DATUM,
    JA_NEE,
    TIJDVAK,
    TIJDVAK_TIJD,
    Type,
)


def _within(c: Checker, e: s.Within, wanted: Type | None) -> s.Expr:
    period, kind = c.period(e.period)
    of = c.check(e.of)
    if of.type is not None and kind is not None:
        own = c.scope.period_of(of.type)
        days = kind.name == "tijdvak"  # a period of dates also holds moments and periods of time
        fits = own is not None and (own.name == kind.name or days)
        point = of.type.name == "datumtijd" or (of.type.name == "datum" and days)
        if not fits and not (point and not e.overlap):
            c.wrong("LW225", period, other=of, role=f"dit is {of.type.text}", links=of.type.text, rechts=kind.text)
    return replace(e, of=of, period=period, type=JA_NEE)


def _clip(c: Checker, e: s.Clip, wanted: Type | None) -> s.Expr:
    of, own = c.period(e.of)
    period, kind = c.period(e.period)
    if own is None or kind is None:
        return replace(e, of=of, period=period)
    mixed = own.name == "tijdvak(tijd)" and kind.name == "tijdvak"  # a shift within a period of dates
    if own.name != kind.name and not mixed:
        c.unlike(of, period)
        return replace(e, of=of, period=period)
    return replace(e, of=of, period=period, type=own)


def _interval(c: Checker, e: s.Interval, wanted: Type | None) -> s.Expr:
    start, end, type_ = c.alike(e.start, e.end)
    if type_ is None:
        return replace(e, start=start, end=end)
    if type_.name not in ("datum", "datumtijd") or (type_.name == "datumtijd" and e.inclusive):
        c.wrong("LW246", e, gevonden=type_.text)
        return replace(e, start=start, end=end)
    return replace(e, start=start, end=end, type=TIJDVAK if type_.name == "datum" else TIJDVAK_TIJD)


def _day_of_year(c: Checker, e: s.DayOfYear, wanted: Type | None) -> s.Expr:
    year = c.check(e.year)
    if year.type is not None and year.type.name not in ("getal", "aantal", "datum") and c.scope.period_of(year.type) != TIJDVAK:
        c.wrong("LW247", year, gevonden=year.type.text)
    return replace(e, year=year, type=DATUM)


def _day_of_month(c: Checker, e: s.DayOfMonth, wanted: Type | None) -> s.Expr:
    month = c.check(e.month)
    if month.type is not None and month.type.name != "datum" and c.scope.period_of(month.type) != TIJDVAK:
        c.wrong("LW247", month, gevonden=month.type.text)
    return replace(e, month=month, type=DATUM)


CHECKS.update(
    {
        s.Within: _within,
        s.Clip: _clip,
        s.Interval: _interval,
        s.DayOfYear: _day_of_year,
        s.DayOfMonth: _day_of_month,
    }
)
