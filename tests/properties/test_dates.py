"""Laws of dates, moments and periods, for every input."""

import datetime as dt
import itertools
from calendar import monthrange

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lidwoord.values import clock
from lidwoord.values.dates import (
    LAST_YEAR,
    add_days,
    add_months,
    add_working_days,
    calendar_periods,
    days_in_month,
    easter_sunday,
    whole_months,
    whole_years,
    windows,
)
from lidwoord.values.notation import Unreadable, read_value, write_literal, write_value
from lidwoord.values.periods import Period, TimePeriod, cut_day, from_utc, moment
from lidwoord.values.types import DATUM, DATUMTIJD, TIJD, TIJDVAK, TIJDVAK_TIJD, Type

pytestmark = pytest.mark.no_cover  # what they go through is covered by the tests of each module

SPRING, AUTUMN = dt.date(2018, 3, 25), dt.date(2018, 10, 28)

dates = st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31))
change_days = st.sampled_from([SPRING, AUTUMN, dt.date(2025, 3, 30), dt.date(2025, 10, 26), dt.date(2100, 3, 28)])
days = dates | change_days
open_periods = st.builds(Period, st.none() | days, st.none() | days)
closed_periods = st.builds(lambda d, n: Period(d, d + dt.timedelta(days=n)), st.dates(SPRING, AUTUMN), st.integers(0, 400))
# minutes around the changes of 2018 and at any time from 1975 to 2190, in seconds since 1970
instants = (
    st.integers(0, 6_000).map(lambda n: 1_521_900_000 + n * 60) | st.integers(0, 6_000).map(lambda n: 1_540_500_000 + n * 60)
) | (st.integers(2_700_000, 115_000_000).map(lambda n: n * 60))


@settings(deadline=None)  # the first call loads the time zone
@given(days, st.lists(st.integers(0, 1440), max_size=6))
@example(SPRING, [120, 150, 180])
@example(AUTUMN, [120, 150, 180])
def test_windows_partition_the_day(d: dt.date, bounds: list[int]) -> None:
    """Windows that join on the clock cover the day's real hours once, whatever the clock does."""
    edges = sorted({0, 1440, *bounds})
    parts = [cut_day(d, start, end) for start, end in itertools.pairwise(edges)]
    whole = cut_day(d, 0, 1440)
    assert parts[0].start == whole.start
    assert parts[-1].end == whole.end == cut_day(d + dt.timedelta(days=1), 0, 0).start
    assert all(before.end == after.start for before, after in itertools.pairwise(parts))
    assert sum(part.seconds for part in parts) == whole.seconds
    assert whole.days() == (d,)


@settings(deadline=None)  # the first call loads the time zone
@given(instants)
def test_moments_round_trip_through_the_wall_clock(utc: int) -> None:
    """Local time and fold say exactly which moment it is, also in the double hour."""
    there = from_utc(utc)
    assert moment(there.local, there.fold) == there
    assert moment(there.local, there.fold).fold == there.fold
    assert there.plus_seconds(60).utc == utc + 60


@settings(deadline=None)  # the first call loads the time zone
@given(instants)
def test_the_clock_equals_zoneinfo(utc: int) -> None:
    """The remembered offsets give what the time zone itself says, second time or not."""
    expected = dt.datetime.fromtimestamp(utc, clock._zone())
    there = from_utc(utc)
    assert (there.local, there.fold) == (expected.replace(tzinfo=None, fold=0), expected.fold)


@settings(deadline=None)  # the first call loads the time zone
@given(instants, instants)
def test_cutting_a_shift_by_day_loses_nothing(a: int, b: int) -> None:
    """The parts of a period on the days that it touches add up to the period."""
    start = min(a, b)
    shift = TimePeriod(from_utc(start), from_utc(min(max(a, b), start + 200 * 3600)))
    parts = [shift.intersect(cut_day(d, 0, 1440)) for d in shift.days()]
    assert sum(part.seconds for part in parts) == shift.seconds
    assert all(part.within(shift) and part.overlaps(shift) for part in parts)


@given(open_periods, open_periods, days)
def test_intersection_is_what_both_contain(a: Period, b: Period, d: dt.date) -> None:
    """A day is in the intersection when it is in both, and overlap means that there is such a day."""
    both = a.intersect(b)
    assert both.contains(d) == (a.contains(d) and b.contains(d))
    assert a.overlaps(b) == b.overlaps(a) == (not both.is_empty and not a.is_empty and not b.is_empty)
    if not both.is_empty:
        assert both.within(a)
        assert both.within(b)


@given(dates.filter(lambda d: 1950 < d.year < 2150), st.integers(-500, 500))
def test_months_added_are_months_completed(d: dt.date, n: int) -> None:
    """Adding months moves the month number by exactly that, and completes them unless the day was clamped."""
    later = add_months(d, n)
    assert (later.year * 12 + later.month) - (d.year * 12 + d.month) == n
    if n >= 0:
        assert whole_months(d, later) == n - (later.day < d.day)


@given(days, days)
def test_completed_years_are_birthdays_passed(a: dt.date, b: dt.date) -> None:
    """Completed years grow by one on the birthday, and never with time going back."""
    years = whole_years(a, b)
    assert years == max(0, b.year - a.year - ((b.month, b.day) < (a.month, a.day)))
    assert whole_years(a, b + dt.timedelta(days=1)) - years in (0, 1)


@given(st.integers(1900, LAST_YEAR), st.integers(1, 12))
def test_the_length_of_a_month(year: int, month: int) -> None:
    """A month has as many days as the calendar says."""
    assert days_in_month(year, month) == monthrange(year, month)[1]


@given(st.integers(1900, LAST_YEAR))
@settings(deadline=None)  # the first call loads dateutil
def test_easter_falls_between_its_limits(year: int) -> None:
    """Easter Sunday is a Sunday from 22 March to 25 April."""
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert dt.date(year, 3, 22) <= easter <= dt.date(year, 4, 25)


@given(closed_periods, st.sampled_from(("dag", "week", "maand", "kwartaal", "jaar")))
def test_calendar_periods_cover_without_gap(within: Period, per: str) -> None:
    """Whole calendar periods join, and each overlaps the period that they cover."""
    found = calendar_periods(per, within)
    assert bool(found) == (not within.is_empty)
    assert all(before.end == after.start for before, after in itertools.pairwise(found))
    assert all(period.overlaps(within) for period in found)
    assert not found or within.within(Period(found[0].start, found[-1].end))


measures = st.tuples(st.integers(1, 60), st.just("dag")) | st.tuples(st.integers(1, 6), st.just("maand"))


@given(closed_periods, measures, measures, st.none() | st.dates(dt.date(2018, 1, 1), dt.date(2018, 12, 31)))
def test_sliding_windows_lie_within(
    within: Period, length: tuple[int, str], step: tuple[int, str], start: dt.date | None
) -> None:
    """Every window lies whole in the period, and they come in order."""
    found = windows(within, length, step, start)
    assert all(window.within(within) for window in found)
    assert found == sorted(found)


@given(st.dates(SPRING, AUTUMN), st.integers(-60, 60))
def test_working_days_go_back_and_forth(d: dt.date, n: int) -> None:
    """As many working days lie between as were added."""

    def is_working(day: dt.date) -> bool:
        return day.weekday() < 5

    there = add_working_days(d, n, is_working)
    low, high = sorted((d, there))
    between = [add_days(low, i) for i in range((high - low).days + 1)]
    assert sum(is_working(day) for day in between if day != d) == abs(n)


@settings(deadline=None)  # the first call loads the time zone
@given(days, st.integers(0, 1440), instants, instants, open_periods)
def test_literals_read_back(d: dt.date, minutes: int, a: int, b: int, period: Period) -> None:
    """Every date, time, moment and period reads back from its literal, and can be shown."""
    values: tuple[tuple[object, Type], ...] = (
        (d, DATUM),
        (minutes, TIJD),
        (from_utc(a), DATUMTIJD),
        (period, TIJDVAK),
        (TimePeriod(from_utc(a), from_utc(b)), TIJDVAK_TIJD),
    )
    for value, t in values:
        assert read_value(write_literal(value, t), t) == value
        assert write_value(value, t)


@settings(deadline=None)  # the first call loads the time zone
@given(
    st.text(max_size=40)
    | st.from_regex(r"(vanaf |t/m )?[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?( t/m | tot )?", fullmatch=True)
)
def test_reading_never_raises(text: str) -> None:
    """Any text is a value or is refused with a reason."""
    for t in (DATUM, DATUMTIJD, TIJD, TIJDVAK, TIJDVAK_TIJD):
        value = read_value(text, t)
        assert value is not None
        assert not isinstance(value, Unreadable) or value.reason
