"""Writing values.

In: values and their types. Out: Dutch text to show (`write_value`), the plain form of the JSON output
(`write_exact`, `exact_fraction`), and notation that `read_value` reads back exactly (`write_literal`).
"""

import datetime as dt
from fractions import Fraction

from lidwoord.values.dates import MONTHS, weekday
from lidwoord.values.periods import Moment, Period, TimePeriod
from lidwoord.values.read_times import ALWAYS, EMPTY, offset_text
from lidwoord.values.types import Type
from lidwoord.values.write_numbers import is_too_long, literal_number, plain_number, show_number


def write_value(v: object, t: Type) -> str:
    """Return a value as a person reads it: `€ 1.841,95`, `24 uur/week`, `1 mei 2018`, `ja`, `geen`."""
    match v:
        case Fraction():
            return show_number(v, t)
        case dt.date():
            return _long_date(v)
        case Moment():
            return _long_moment(v)
        case Period():
            return _long_period(v)
        case TimePeriod():
            return f"{_long_moment(v.start)} tot {_long_moment(v.end)}"
        case _:
            return _plain(v)


def write_exact(v: object, t: Type) -> str:
    """Return a value in the plain form of the JSON output.

    Money to cents (`45.94`), other numbers as plain decimals, percentages as a number of percents, dates and
    times in ISO notation; "" for a number without finite decimals (`exact_fraction` has its exact form).
    """
    return plain_number(v, t) if isinstance(v, Fraction) else _plain(v)


def exact_fraction(v: object) -> str | None:
    """Return a number as an exact fraction, `5742/125`; None for what isn't a number, or is too long to show."""
    return str(v) if isinstance(v, Fraction) and not is_too_long(v) else None


def write_literal(v: object, t: Type) -> str:
    """Return notation that `read_value` reads back as the same value; ValueError when there is none.

    Without notation are numbers of more than 60 digits, moments with seconds, and the text "geen" where a text
    may be absent.
    """
    if isinstance(v, Fraction):
        return literal_number(v, t)
    if isinstance(v, str) and t.optional and v == "geen":
        raise ValueError("the text 'geen' cannot be told from an absent text")
    moments = (v.start, v.end) if isinstance(v, TimePeriod) else (v,)
    if any(isinstance(at, Moment) and at.local.second for at in moments):
        raise ValueError("a moment with seconds has no notation")
    return _plain(v)


def _plain(v: object) -> str:
    """Return a value that isn't a number in ISO or Dutch notation."""
    match v:
        case None:
            return "geen"
        case bool():
            return "ja" if v else "nee"
        case int():  # a time of day
            return f"{v // 60:02}:{v % 60:02}"
        case dt.date():
            return v.isoformat()
        case Moment():
            return _iso_moment(v)
        case Period():
            return _iso_period(v)
        case TimePeriod():
            return f"{_iso_moment(v.start)} tot {_iso_moment(v.end)}"
        case _:
            return str(v)


def _iso_moment(at: Moment) -> str:
    shown = at.local.isoformat(timespec="seconds" if at.local.second else "minutes")
    return shown + offset_text(at) if at.is_ambiguous else shown


def _iso_period(period: Period) -> str:
    if period.is_empty:
        return f"{EMPTY}{period.start}"
    if period.start is None:
        return ALWAYS if period.last is None else f"t/m {period.last}"
    return f"vanaf {period.start}" if period.last is None else f"{period.start} t/m {period.last}"


def _long_date(d: dt.date) -> str:
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def _long_moment(at: Moment) -> str:
    season = (" (wintertijd)" if at.fold else " (zomertijd)") if at.is_ambiguous else ""
    seconds = f":{at.local.second:02}" if at.local.second else ""
    return f"{weekday(at.date)} {_long_date(at.date)} {at.local:%H:%M}{seconds}{season}"


def _long_period(period: Period) -> str:
    if period.start is None:
        return ALWAYS if period.last is None else f"t/m {_long_date(period.last)}"
    if period.is_empty:
        return f"leeg tijdvak vanaf {_long_date(period.start)}"
    first = _long_date(period.start)
    return f"vanaf {first}" if period.last is None else f"{first} t/m {_long_date(period.last)}"
