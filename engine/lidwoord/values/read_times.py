"""Reading dates, times of day, moments and periods.

In: text in ISO notation with the Dutch words for a period (`2018-01-01 t/m 2018-12-31`). Out: dates, minutes
since midnight, moments and periods, or the reason why the text can't be read.
"""

import datetime as dt
import re

from lidwoord.values.dates import FIRST_YEAR, LAST_YEAR, MONTHS, days_in_month
from lidwoord.values.periods import Moment, Period, TimePeriod, moment
from lidwoord.values.unreadable import Unreadable

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})(?:[-/.]([0-9]{1,2})[-/.]| ([a-z]+) )([0-9]{4})")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[-+][0-9]{2}:[0-9]{2})?")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})")
_LOOSE_MOMENT = re.compile(r"(.{8,17}?)(?:T|,? (?:om )?)([0-9]{1,2}[:.][0-9]{2})(?: uur)?")
_SHORT_TIME = re.compile(r"([0-9])[:.]([0-9]{2})|([0-9]{2})\.([0-9]{2})")
_DAY = dt.timedelta(days=1)

ALWAYS = "altijd"
EMPTY = "leeg vanaf "


def read_date(text: str) -> dt.date | Unreadable:
    """Read a date: `2018-05-01`."""
    match = _DATE.fullmatch(text)
    if match is None:
        hint = "bijvoorbeeld 2018-05-01"
        meant = meant_date(text)
        if meant:
            hint = f"schrijf {meant} voor dag {int(meant[8:])} van maand {int(meant[5:7])}"
        return Unreadable("een datum is geschreven als jaar-maand-dag", hint)
    number, month, day = int(match[1]), int(match[2]), int(match[3])
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return Unreadable(f"het jaar {match[1]} ligt buiten {FIRST_YEAR} tot en met {LAST_YEAR}")
    if not 1 <= month <= 12:
        return Unreadable(f"maand {match[2]} bestaat niet")
    last = days_in_month(number, month)
    if not 1 <= day <= last:
        return Unreadable(f"{MONTHS[month - 1]} {number} heeft {last} dagen, en dag {match[3]} is er dus niet bij")
    return dt.date(number, month, day)


def meant_date(text: str) -> str:
    """What a date in another notation (`1-5-2018`, `1 mei 2018`) would be in ours, or ""; the order day, month is Dutch."""
    other = _DUTCH_DATE.fullmatch(text)
    if other is None or (other[3] and other[3] not in MONTHS):
        return ""
    month = int(other[2]) if other[2] else MONTHS.index(other[3]) + 1
    return f"{other[4]}-{month:02}-{int(other[1]):02}"


def meant_moment(text: str) -> str:
    """What a moment in another notation (`1-5-2018 23.00`) would be in ours, or ""."""
    other = _LOOSE_MOMENT.fullmatch(text)
    if other is None:
        return ""
    day = other[1] if _DATE.fullmatch(other[1]) else meant_date(other[1])
    hour, minute = re.split("[:.]", other[2])
    return f"{day}T{int(hour):02}:{minute}" if day else ""


def read_time(text: str) -> int | Unreadable:
    """Read a time of day, `22:00`, as minutes since midnight; `24:00` is the end of the day."""
    match = _TIME.fullmatch(text)
    if match is None:
        hint = "bijvoorbeeld 22:00"
        if other := _SHORT_TIME.fullmatch(text):
            hint = f"schrijf {int(other[1] or other[3]):02}:{other[2] or other[4]}"
        return Unreadable("een tijd is geschreven als uu:mm", hint)
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour * 60 + minute > 1440:
        return Unreadable(f"{text} is geen tijd tussen 00:00 en 24:00")
    return hour * 60 + minute


def read_moment(text: str) -> Moment | Unreadable:
    """Read a moment, `2018-05-01T23:00`, with an offset where the clock shows that time twice."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        meant = meant_moment(text)
        hint = f"schrijf {meant}" if meant else "bijvoorbeeld 2018-05-01T23:00"
        return Unreadable("een datum met tijd is geschreven als jaar-maand-dagTuu:mm", hint)
    day = read_date(match[1])
    if isinstance(day, Unreadable):
        return day
    hour, minute = int(match[2]), int(match[3])
    if match[4] not in (None, "00"):
        return Unreadable(f"{text} heeft seconden; een tijd telt hele minuten", f"schrijf {text[:16]}")
    if hour > 23 or minute > 59:
        hint = f"schrijf {day + _DAY}T00:00" if (hour, minute) == (24, 0) else ""
        return Unreadable(f"{match[2]}:{match[3]} is geen tijd van 00:00 tot en met 23:59", hint)
    local = dt.datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - wall clock time has no zone
    return _at(local, match[5])


def _at(local: dt.datetime, offset: str | None) -> Moment | Unreadable:
    """Return the moment at a local time; `offset` says which, when there are two."""
    shown = local.isoformat(timespec="minutes")
    try:
        found = [moment(local, fold) for fold in (0, 1)]
    except ValueError:
        return Unreadable(f"{shown} bestaat niet: de klok slaat die tijd over bij de overgang naar zomertijd")
    if offset is None:
        if found[0] == found[1]:
            return found[0]
        both = " of ".join(f"{shown}{offset_text(one)}" for one in found)
        return Unreadable(f"{shown} komt twee keer voor: de klok gaat die nacht een uur terug", f"schrijf {both}")
    for one in found:
        if offset_text(one) == offset:
            return one
    return Unreadable(f"op {shown} loopt de klok in Nederland niet {offset} voor", f"schrijf {shown}{offset_text(found[0])}")


def offset_text(at: Moment) -> str:
    """Return how far the wall clock is ahead of UTC at a moment: "+02:00"."""
    minutes = at.offset // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def read_period(text: str) -> Period | Unreadable:
    """Read a period of dates: `2018-01-01 t/m 2018-12-31`, `vanaf 2018-01-01`, `t/m 2018-12-31` or `altijd`.

    `leeg vanaf 2018-01-01` is the empty period there, which only a calculation writes.
    """
    if text == ALWAYS:
        return Period(None, None)
    for word in (EMPTY, "vanaf "):
        if text.startswith(word):
            start = read_date(text.removeprefix(word))
            return start if isinstance(start, Unreadable) else Period(start, start if word == EMPTY else None)
    if text.startswith("t/m "):
        last = read_date(text.removeprefix("t/m "))
        return last if isinstance(last, Unreadable) else Period(None, last + _DAY)
    before, word, after = text.partition(" t/m ")
    if not word:
        return Unreadable("een tijdvak is geschreven met t/m", "bijvoorbeeld 2018-01-01 t/m 2018-12-31")
    first, last = read_date(before), read_date(after)
    if isinstance(first, Unreadable):
        return first
    if isinstance(last, Unreadable):
        return last
    if last < first:
        return Unreadable(f"het tijdvak eindigt op {after}, voor het begint op {before}")
    return Period(first, last + _DAY)


def read_time_period(text: str) -> TimePeriod | Unreadable:
    """Read a period of time: `2018-05-01T23:00 tot 2018-05-02T07:00`."""
    before, word, after = text.partition(" tot ")
    if not word:
        return Unreadable("een tijdvak met tijden is geschreven met tot", "bijvoorbeeld 2018-05-01T23:00 tot 2018-05-02T07:00")
    start, end = read_moment(before), read_moment(after)
    if isinstance(start, Unreadable):
        return start
    if isinstance(end, Unreadable):
        return end
    if end < start:
        return Unreadable(f"het tijdvak eindigt op {after}, voor het begint op {before}")
    return TimePeriod(start, end)
