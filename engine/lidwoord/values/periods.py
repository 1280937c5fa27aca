"""Periods of dates, moments and periods of time.

In: dates, and wall clock times in the Netherlands. Out: half-open periods `[start, end)`, and moments that
know both their place in real time and the wall clock. Between them stands the time zone Europe/Amsterdam of the
pinned tzdata package, never the system's own.
"""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from lidwoord.values import clock

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole days from `start` up to and without `end`; None is open on that side.

    A period that would end before it begins is empty: its end becomes its start.
    """

    start: dt.date | None
    end: dt.date | None

    def __post_init__(self) -> None:
        """Make a period that ends before it begins empty."""
        if self.start is not None and self.end is not None and self.end < self.start:
            object.__setattr__(self, "end", self.start)

    def __lt__(self, other: "Period") -> bool:
        """Order by start (an open start first), then by end (an open end last)."""
        return self._key() < other._key()

    def _key(self) -> tuple[dt.date, dt.date]:
        return self.start or dt.date.min, self.end or dt.date.max

    @property
    def first(self) -> dt.date | None:
        """The first day; None when the start is open."""
        return self.start

    @property
    def last(self) -> dt.date | None:
        """The last day, the day before `end`; None when the end is open."""
        return None if self.end is None else self.end - _DAY

    @property
    def days(self) -> int | None:
        """The number of days; None when a side is open."""
        if self.start is None or self.end is None:
            return None
        return self.end.toordinal() - self.start.toordinal()

    @property
    def is_empty(self) -> bool:
        """Whether no day falls in the period."""
        return self.start is not None and self.start == self.end

    def contains(self, d: dt.date) -> bool:
        """Tell whether a day falls in the period."""
        return (self.start is None or self.start <= d) and (self.end is None or d < self.end)

    def within(self, other: "Period") -> bool:
        """Tell whether the period begins and ends within another."""
        starts = other.start is None or (self.start is not None and other.start <= self.start)
        return starts and (other.end is None or (self.end is not None and self.end <= other.end))

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the periods have a day in common."""
        return not (self.is_empty or other.is_empty or self.intersect(other).is_empty)

    def intersect(self, other: "Period") -> "Period":
        """Return the days in both; without any, an empty period at the later start."""
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(starts, default=None), min(ends, default=None))


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A moment in the Netherlands. Moments compare by real time.

    utc: seconds since 1970-01-01T00:00 UTC; local: what the clock on the wall shows; fold: 1 in the second of
    the two hours that the clock shows twice in autumn, else 0.
    """

    utc: int
    local: dt.datetime = field(compare=False)
    fold: int = field(default=0, compare=False)

    @property
    def date(self) -> dt.date:
        """The local date."""
        return self.local.date()

    @property
    def time(self) -> int:
        """The local time, in whole minutes since midnight."""
        return self.local.hour * 60 + self.local.minute

    @property
    def offset(self) -> int:
        """Seconds that the wall clock is ahead of UTC."""
        return clock.wall_seconds(self.local) - self.utc

    @property
    def is_ambiguous(self) -> bool:
        """Whether the clock shows this local time twice."""
        return clock.is_ambiguous(self.local)

    def plus_seconds(self, n: int) -> "Moment":
        """Return the moment that is n seconds of real time later."""
        return from_utc(self.utc + n)


@lru_cache(maxsize=65_536)
def _moment(local: dt.datetime, fold: int) -> Moment:
    utc = clock.utc_seconds(local, fold)
    local = local.replace(fold=0)
    return Moment(utc, local, int(fold == 1 and clock.is_ambiguous(local)))


def moment(local: dt.datetime, fold: int = 0) -> Moment:
    """Return the moment at which the clock in the Netherlands shows a local time.

    local: without time zone, in whole seconds; fold: 0 for the first (summer time) and 1 for the second of the
    two moments that share a local time in autumn. ValueError for a local time that the clock skips in spring.
    """
    if local.tzinfo is not None or local.microsecond:
        raise ValueError(f"a local time has no time zone and no fraction of a second: {local.isoformat()}")
    return _moment(local, fold)


@lru_cache(maxsize=65_536)
def from_utc(seconds: int) -> Moment:
    """Return the moment that lies so many seconds after 1970-01-01T00:00 UTC."""
    local, fold = clock.wall_clock(seconds)
    return Moment(seconds, local, fold)


@dataclass(frozen=True, slots=True)
class TimePeriod:
    """A stretch of real time from `start` up to and without `end`; empty when it would end before it begins."""

    start: Moment
    end: Moment

    def __post_init__(self) -> None:
        """Make a period that ends before it begins empty."""
        if self.end.utc < self.start.utc:
            object.__setattr__(self, "end", self.start)

    def __lt__(self, other: "TimePeriod") -> bool:
        """Order by start, then by end."""
        return (self.start.utc, self.end.utc) < (other.start.utc, other.end.utc)

    @property
    def seconds(self) -> int:
        """The real length in seconds."""
        return self.end.utc - self.start.utc

    @property
    def hours(self) -> Fraction:
        """The real length in hours: on a clock-change night not what the wall clock suggests."""
        return Fraction(self.end.utc - self.start.utc, 3600)

    @property
    def is_empty(self) -> bool:
        """Whether the period has no length."""
        return self.start.utc == self.end.utc

    def within(self, other: "TimePeriod") -> bool:
        """Tell whether the period begins and ends within another."""
        return other.start.utc <= self.start.utc and self.end.utc <= other.end.utc

    def overlaps(self, other: "TimePeriod") -> bool:
        """Tell whether the periods have time in common."""
        return max(self.start.utc, other.start.utc) < min(self.end.utc, other.end.utc)

    def intersect(self, other: "TimePeriod") -> "TimePeriod":
        """Return the time in both; without any, an empty period at the later start."""
        start = self.start if self.start.utc >= other.start.utc else other.start
        end = self.end if self.end.utc <= other.end.utc else other.end
        return TimePeriod(start, end)

    def days(self) -> tuple[dt.date, ...]:
        """Return the local dates that the period touches; a period up to midnight doesn't touch the next day."""
        if self.is_empty:
            return ()
        first = self.start.local.toordinal()
        last = (self.end.local - dt.timedelta(seconds=1)).toordinal()
        return tuple(dt.date.fromordinal(day) for day in range(first, max(first, last) + 1))


@lru_cache(maxsize=65_536)
def _bound(d: dt.date, minute: int) -> Moment:
    local = dt.datetime.combine(d, dt.time()) + dt.timedelta(minutes=minute)
    return from_utc(clock.bound_seconds(local))


def cut_day(d: dt.date, from_minute: int, to_minute: int) -> TimePeriod:
    """Return the real time of a wall clock window on a local day.

    d: the day; from_minute and to_minute: minutes since midnight, 0..1440, where 1440 is the next midnight.
    A bound that the clock skips in spring is the moment of the change; a bound that the clock shows twice in
    autumn is the first of the two. So windows that join on the clock join in time, and a day that is cut along
    them keeps all of its 23, 24 or 25 hours. ValueError for minutes outside that range or out of order.
    """
    if not 0 <= from_minute <= to_minute <= 1440:
        raise ValueError(f"a window runs from 0 to 1440 minutes, not from {from_minute} to {to_minute}")
    return TimePeriod(_bound(d, from_minute), _bound(d, to_minute))
