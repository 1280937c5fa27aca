"""Periods of dates, moments, periods of time, and the clock-change nights."""

import datetime as dt
import zoneinfo
from fractions import Fraction

import pytest

from lidwoord.values import clock
from lidwoord.values.periods import Moment, Period, TimePeriod, cut_day, from_utc, moment

MAY = Period(dt.date(2018, 5, 1), dt.date(2018, 6, 1))
SPRING = dt.date(2018, 3, 25)
AUTUMN = dt.date(2018, 10, 28)


def at(text: str, fold: int = 0) -> Moment:
    """Return the moment of an ISO local time."""
    return moment(dt.datetime.fromisoformat(text), fold)


def span(start: str, end: str) -> TimePeriod:
    """Return the period between two ISO local times."""
    return TimePeriod(at(start), at(end))


# --- periods of dates


def test_a_period_is_half_open() -> None:
    """The end is not in the period; the last day is the day before it."""
    assert MAY.first == dt.date(2018, 5, 1)
    assert MAY.last == dt.date(2018, 5, 31)
    assert MAY.days == 31
    assert MAY.contains(dt.date(2018, 5, 31))
    assert not MAY.contains(dt.date(2018, 6, 1))
    assert not MAY.contains(dt.date(2018, 4, 30))


def test_open_periods() -> None:
    """None is open: such a period has no length, and contains all days on that side."""
    since, until = Period(dt.date(2018, 5, 1), None), Period(None, dt.date(2018, 6, 1))
    assert since.days is None
    assert until.days is None
    assert since.last is None
    assert until.first is None
    assert since.contains(dt.date(2200, 1, 1))
    assert until.contains(dt.date(1900, 1, 1))
    assert since.intersect(until) == MAY
    assert Period(None, None).intersect(Period(None, None)) == Period(None, None)
    assert MAY.within(since)
    assert MAY.within(until)
    assert not since.within(MAY)
    assert not until.within(MAY)
    assert since.overlaps(until)
    assert not since.is_empty


def test_disjoint_periods_intersect_in_an_empty_one() -> None:
    """The intersection of periods that don't touch is empty at the later start."""
    july = Period(dt.date(2018, 7, 1), dt.date(2018, 8, 1))
    nothing = MAY.intersect(july)
    assert nothing == july.intersect(MAY) == Period(dt.date(2018, 7, 1), dt.date(2018, 7, 1))
    assert nothing.days == 0
    assert nothing.is_empty
    assert not nothing.contains(dt.date(2018, 7, 1))
    assert not MAY.overlaps(july)


def test_neighbours_and_empty_periods_do_not_overlap() -> None:
    """A period ends before the next begins, and an empty period overlaps with nothing, not even around it."""
    june = Period(dt.date(2018, 6, 1), dt.date(2018, 7, 1))
    empty = Period(dt.date(2018, 5, 10), dt.date(2018, 5, 10))
    assert not MAY.overlaps(june)
    assert not MAY.overlaps(empty)
    assert not empty.overlaps(MAY)


def test_a_period_that_ends_before_it_begins_is_empty() -> None:
    """Its end becomes its start, so that it has 0 days and not a negative number."""
    assert Period(dt.date(2018, 5, 2), dt.date(2018, 4, 1)) == Period(dt.date(2018, 5, 2), dt.date(2018, 5, 2))


def test_periods_sort_by_start() -> None:
    """An open start comes first; of equal starts the shortest, and an open end last."""
    d = [dt.date(2018, month, 1) for month in (1, 2, 3)]
    ordered = [Period(None, d[2]), Period(d[0], d[1]), Period(d[0], d[2]), Period(d[0], None), Period(d[1], d[2])]
    shuffled = [ordered[i] for i in (3, 0, 4, 2, 1)]
    assert sorted(shuffled) == ordered


# --- moments


def test_summer_and_winter_time() -> None:
    """The same local time is another hour in UTC in summer."""
    assert at("1970-01-01T01:00").utc == 0
    assert at("2018-07-01T12:00").offset == 7200
    assert at("2018-01-01T12:00").offset == 3600


def test_a_moment_knows_its_local_date_and_time() -> None:
    """Date and minutes since midnight are local."""
    late = at("2018-05-01T23:30")
    assert late.date == dt.date(2018, 5, 1)
    assert late.time == 23 * 60 + 30
    assert late.plus_seconds(3600) == at("2018-05-02T00:30")
    assert late < late.plus_seconds(1)


def test_the_hour_that_comes_twice() -> None:
    """In autumn fold tells the two apart, and going on in real time passes through both."""
    first, second = at("2018-10-28T02:30"), at("2018-10-28T02:30", fold=1)
    assert second.utc - first.utc == 3600
    assert first != second
    assert first.local == second.local
    assert (first.fold, second.fold) == (0, 1)
    assert first.plus_seconds(3600) == second
    assert first.plus_seconds(3600).fold == 1
    assert first.is_ambiguous
    assert not at("2018-10-28T03:00").is_ambiguous
    assert not at("2018-10-28T01:59").is_ambiguous


def test_fold_means_nothing_on_an_ordinary_day() -> None:
    """A fold on a local time that comes once is dropped, wherever it was written."""
    assert at("2018-05-01T02:30", fold=1).fold == 0
    assert at("2018-10-28T12:00", fold=1).fold == 0
    local = dt.datetime.fromisoformat("2018-05-03T02:30").replace(fold=1)
    assert moment(local).local.fold == 0


def test_the_hour_that_is_skipped() -> None:
    """In spring 02:30 doesn't exist; 03:00 follows directly on 01:59:59."""
    with pytest.raises(ValueError, match="2018-03-25T02:30:00 does not exist"):
        at("2018-03-25T02:30")
    assert at("2018-03-25T03:00").utc - at("2018-03-25T01:59:59").utc == 1


def test_a_moment_needs_a_plain_local_time() -> None:
    """A time zone of its own, or a part of a second, is refused."""
    with pytest.raises(ValueError, match="no time zone"):
        moment(dt.datetime(2018, 5, 1, tzinfo=dt.UTC))
    with pytest.raises(ValueError, match="fraction of a second"):
        at("2018-05-01T00:00:00.5")


def test_the_system_time_zone_data_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zone comes from the pinned package: neither the machine's zone nor its zone files matter."""
    monkeypatch.setenv("TZ", "America/New_York")
    zoneinfo.reset_tzpath(to=[])
    clock._zone.cache_clear()
    try:
        assert clock._zone().key == "Europe/Amsterdam"
        assert at("2019-07-01T12:00").offset == 7200
    finally:
        zoneinfo.reset_tzpath()


def test_summer_time_goes_on_after_the_tables() -> None:
    """Far years follow the present rule."""
    assert at("2150-07-01T12:00").offset == 7200
    assert from_utc(at("2150-01-01T12:00").utc) == at("2150-01-01T12:00")


# --- periods of time


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2018-03-24T23:00", "2018-03-25T07:00", 7),
        ("2018-10-27T23:00", "2018-10-28T07:00", 9),
        ("2018-05-01T23:00", "2018-05-02T07:00", 8),
    ],
)
def test_a_night_shift_has_real_hours(start: str, end: str, hours: int) -> None:
    """A night shift from 23:00 to 07:00 has 8 hours, but 7 and 9 on the nights that the clock changes."""
    shift = span(start, end)
    assert shift.hours == hours
    assert shift.seconds == hours * 3600
    assert len(shift.days()) == 2


def test_relations_of_time_periods() -> None:
    """Periods of time are half-open as well."""
    early, late = span("2018-05-01T07:00", "2018-05-01T15:00"), span("2018-05-01T14:30", "2018-05-01T23:00")
    assert early.overlaps(late)
    assert early.intersect(late) == late.intersect(early)
    assert early.intersect(late).hours == Fraction(1, 2)
    assert early.intersect(late).within(early)
    assert not early.within(late)
    assert sorted([late, early]) == [early, late]
    night = span("2018-05-01T23:00", "2018-05-02T07:00")
    assert not late.overlaps(night)
    assert early.intersect(night) == TimePeriod(night.start, night.start)
    assert early.intersect(night).is_empty
    assert early.intersect(night).days() == ()


def test_days_that_a_period_touches() -> None:
    """A period up to midnight doesn't touch the next day."""
    assert span("2018-05-01T15:00", "2018-05-02T00:00").days() == (dt.date(2018, 5, 1),)
    assert span("2018-05-01T15:00", "2018-05-03T00:01").days() == tuple(dt.date(2018, 5, day) for day in (1, 2, 3))


# --- windows on the wall clock


def test_a_window_on_an_ordinary_day() -> None:
    """A window is what the clock says; 1440 is the next midnight."""
    assert cut_day(dt.date(2018, 5, 1), 360, 420) == span("2018-05-01T06:00", "2018-05-01T07:00")
    assert cut_day(dt.date(2018, 5, 1), 1200, 1440) == span("2018-05-01T20:00", "2018-05-02T00:00")
    assert cut_day(dt.date(2018, 5, 1), 0, 1440).hours == 24


@pytest.mark.parametrize(
    ("day", "start", "end", "hours"),
    [
        (SPRING, 0, 1440, Fraction(23)),
        (SPRING, 0, 150, Fraction(2)),
        (SPRING, 150, 180, Fraction(0)),
        (SPRING, 150, 240, Fraction(1)),
        (SPRING, 0, 120, Fraction(2)),
        (SPRING, 120, 180, Fraction(0)),
        (AUTUMN, 0, 1440, Fraction(25)),
        (AUTUMN, 0, 120, Fraction(2)),
        (AUTUMN, 120, 180, Fraction(2)),
        (AUTUMN, 0, 150, Fraction(5, 2)),
        (AUTUMN, 150, 1440, Fraction(45, 2)),
    ],
)
def test_windows_on_the_clock_change_days(day: dt.date, start: int, end: int, hours: Fraction) -> None:
    """A bound in the skipped hour is the moment of the change; a bound in the double hour its first time."""
    assert cut_day(day, start, end).hours == hours


@pytest.mark.parametrize(("start", "end"), [(-1, 60), (0, 1441), (120, 60)])
def test_a_window_lies_in_a_day(start: int, end: int) -> None:
    """A window over midnight is two windows, which the caller makes."""
    with pytest.raises(ValueError, match="0 to 1440"):
        cut_day(AUTUMN, start, end)
