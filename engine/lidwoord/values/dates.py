"""Calendar arithmetic.

In: dates, periods, counts. Out: dates, periods and counts. The choices at month ends, on 29 February and for
working days are made here, once; the function that makes a choice states it.
"""

import datetime as dt
from collections.abc import Callable
from itertools import count

from lidwoord.values.periods import Period

FIRST_YEAR = 1900
LAST_YEAR = 2200
LONGEST_LIST = 100_000
LONGEST_SEARCH = 10_000
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # not from calendar, which loads locale
_LAST_END = dt.date(LAST_YEAR + 1, 1, 1)

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def _in_range(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month (1..12)."""
    days = _DAYS_IN_MONTH[month - 1]
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return days + 1 if leap else days


def _later(d: dt.date, n: int, unit: str) -> dt.date:
    """Return the date n dag or maand later, whatever the year; a day that the month lacks is its last day."""
    if unit == "dag":
        return d + dt.timedelta(days=n)
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    return dt.date(year, month + 1, min(d.day, days_in_month(year, month + 1)))


def _checked(d: dt.date, n: int, unit: str) -> dt.date:
    try:
        result = _later(d, n, unit)
    except (ValueError, OverflowError):
        result = dt.date.max
    _in_range(result.year)
    return result


def add_days(d: dt.date, n: int) -> dt.date:
    """Return the date n days later (earlier when n is negative)."""
    return _checked(d, n, "dag")


def add_months(d: dt.date, n: int) -> dt.date:
    """Return the same day n months later; a day that the month lacks is its last day (31 jan + 1 = 28 feb)."""
    return _checked(d, n, "maand")


def add_years(d: dt.date, n: int) -> dt.date:
    """Return the same day n years later; 29 February is 28 February in a common year."""
    return add_months(d, 12 * n)


def whole_months(a: dt.date, b: dt.date) -> int:
    """Return the completed months from a to b; 0 when b is before a.

    A month is complete on the day with the same number; where that day doesn't exist, on the first of the
    next month: from 31 January, one month is complete on 1 March.
    """
    return max(0, (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day))


def whole_years(a: dt.date, b: dt.date) -> int:
    """Return the completed years from a to b; 0 when b is before a.

    Who is born on 29 February completes a year on 1 March of a common year.
    """
    return whole_months(a, b) // 12


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday in the Gregorian calendar."""
    from dateutil.easter import easter

    return easter(_in_range(year))


def weekday(d: dt.date) -> str:
    """Return the day of the week, one of `WEEKDAYS`."""
    return WEEKDAYS[d.weekday()]


def iso_week(d: dt.date) -> Period:
    """Return the week, Monday to Sunday, in which a day falls."""
    start = d - dt.timedelta(days=d.weekday())
    return Period(start, start + dt.timedelta(days=7))


def _months_from(year: int, month: int, months: int) -> Period:
    """Return the period of so many calendar months from the first of a month."""
    end_year, end_month = divmod(year * 12 + month - 1 + months, 12)
    return Period(dt.date(year, month, 1), dt.date(end_year, end_month + 1, 1))


def calendar_month(d: dt.date) -> Period:
    """Return the calendar month in which a day falls."""
    return _months_from(d.year, d.month, 1)


def quarter(d: dt.date) -> Period:
    """Return the quarter (from January, April, July or October) in which a day falls."""
    return _months_from(d.year, d.month - (d.month - 1) % 3, 3)


def calendar_year(d: dt.date) -> Period:
    """Return the calendar year in which a day falls."""
    return _months_from(d.year, 1, 12)


def add_working_days(d: dt.date, n: int, is_working: Callable[[dt.date], bool]) -> dt.date:
    """Return the nth working day after a day (before it when n is negative); the day itself is not counted.

    With n = 0 that is the day itself, whether or not it is a working day. ValueError when the nth working day
    doesn't lie within 10,000 days.
    """
    step = dt.timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    day = d
    for _ in range(LONGEST_SEARCH):
        if not left:
            return day
        day += step
        _in_range(day.year)
        if is_working(day):
            left -= 1
    if left:
        raise ValueError(f"no {abs(n)} working days within {LONGEST_SEARCH} days of {d.isoformat()}")
    return day


_CALENDAR: dict[str, Callable[[dt.date], Period]] = {
    "dag": lambda d: Period(d, d + dt.timedelta(days=1)),
    "week": iso_week,
    "maand": calendar_month,
    "kwartaal": quarter,
    "jaar": calendar_year,
}


def _bounds(within: Period) -> tuple[dt.date, dt.date]:
    """Return the bounds of a period; ValueError when one is open or outside the years."""
    if within.start is None or within.end is None:
        raise ValueError("an open period has no end to its calendar periods or windows")
    _in_range(within.start.year)
    if within.end != _LAST_END:
        _in_range(within.end.year)
    return within.start, within.end


def calendar_periods(per: str, within: Period) -> list[Period]:
    """Return the whole calendar periods that overlap a period, in order; none for an empty period.

    per: dag, week, maand, kwartaal or jaar. ValueError for an open period or more than 100,000 elements.
    """
    if per not in _CALENDAR:
        raise ValueError(f"unknown calendar period {per!r}; expected one of {tuple(_CALENDAR)}")
    at, end = _bounds(within)
    found: list[Period] = []
    while at < end:
        period = _CALENDAR[per](at)
        if len(found) == LONGEST_LIST:
            raise ValueError(f"more than {LONGEST_LIST} calendar periods")
        found.append(period)
        assert period.end is not None  # only open periods have no end
        at = period.end
    return found


def windows(within: Period, length: tuple[int, str], step: tuple[int, str], start: dt.date | None = None) -> list[Period]:
    """Return the sliding windows that lie whole in a period, in order.

    length: of a window, and step: from one window to the next, as (n, "dag") or (n, "maand"), n > 0; start: the
    first day of the first window, else the period's own. Months are counted from that first day, so that
    windows of one month from 31 January join: up to 28 February, up to 31 March, up to 30 April.
    ValueError for an open period or more than 100,000 windows.
    """
    for n, unit in (length, step):
        if n <= 0 or unit not in ("dag", "maand"):
            raise ValueError(f"a window is measured in more than 0 dag or maand, not {(n, unit)!r}")
    first, end = _bounds(within)
    anchor = first if start is None else start
    found: list[Period] = []
    _in_range(anchor.year)
    for i in count():  # pragma: no branch - ends by break: the years hold no more than 110,000 steps of a day
        try:
            begin = _later(anchor, i * step[0], step[1])
            same = step[1] == length[1]
            stop = _later(anchor, i * step[0] + length[0], step[1]) if same else _later(begin, *length)
        except (ValueError, OverflowError):  # beyond the last date there is, so beyond the period
            break
        if stop > end:
            break
        if begin >= first:
            if len(found) == LONGEST_LIST:
                raise ValueError(f"more than {LONGEST_LIST} windows")
            found.append(Period(begin, stop))
    return found
