"""Calendar arithmetic at its boundaries."""

import datetime as dt

import pytest

from lidwoord.values.dates import (
    add_days,
    add_months,
    add_working_days,
    add_years,
    calendar_month,
    calendar_periods,
    calendar_year,
    easter_sunday,
    iso_week,
    quarter,
    weekday,
    whole_months,
    whole_years,
    windows,
)
from lidwoord.values.periods import Period


def day(text: str) -> dt.date:
    """Return the date of an ISO text."""
    return dt.date.fromisoformat(text)


def period(text: str) -> Period:
    """Return the period of `first/end`."""
    first, _, end = text.partition("/")
    return Period(day(first), day(end))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2018-01-31", 1, "2018-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2018-03-31", -1, "2018-02-28"),
        ("2018-01-31", 3, "2018-04-30"),
        ("2018-12-15", 1, "2019-01-15"),
        ("2018-01-15", -1, "2017-12-15"),
        ("2018-02-28", 1, "2018-03-28"),
        ("2018-05-01", 0, "2018-05-01"),
    ],
)
def test_adding_months_clamps_to_the_month_end(start: str, months: int, expected: str) -> None:
    """A day that the month lacks becomes its last day."""
    assert add_months(day(start), months) == day(expected)


def test_adding_years_to_29_february() -> None:
    """29 February becomes 28 February in a common year, and stays in a leap year."""
    assert add_years(day("2016-02-29"), 1) == day("2017-02-28")
    assert add_years(day("2016-02-29"), 4) == day("2020-02-29")


@pytest.mark.parametrize(
    ("a", "b", "months"),
    [
        ("2018-01-31", "2018-02-28", 0),
        ("2018-01-31", "2018-03-01", 1),
        ("2018-01-31", "2018-03-31", 2),
        ("2018-01-01", "2018-12-31", 11),
        ("2018-01-01", "2019-01-01", 12),
        ("2018-01-15", "2018-01-15", 0),
        ("2018-05-01", "2018-04-01", 0),
    ],
)
def test_completed_months(a: str, b: str, months: int) -> None:
    """A month is complete on the same day number, or on the first of the month after."""
    assert whole_months(day(a), day(b)) == months


def test_completed_years_since_29_february() -> None:
    """Who is born on 29 February is a year older on 1 March of a common year."""
    born = day("2016-02-29")
    assert whole_years(born, day("2017-02-28")) == 0
    assert whole_years(born, day("2017-03-01")) == 1
    assert whole_years(born, day("2020-02-28")) == 3
    assert whole_years(born, day("2020-02-29")) == 4
    assert whole_years(day("2020-01-01"), day("2018-01-01")) == 0


@pytest.mark.parametrize(
    ("year", "expected"), [(2018, "2018-04-01"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter(year: int, expected: str) -> None:
    """Easter Sunday in some years, among them the latest one possible."""
    assert easter_sunday(year) == day(expected)


def test_calendar_periods_around_a_day() -> None:
    """Week, month, quarter and year of a day, over a year's end."""
    last = day("2018-12-31")
    assert weekday(last) == "ma"
    assert iso_week(last) == period("2018-12-31/2019-01-07")
    assert iso_week(day("2018-12-30")) == period("2018-12-24/2018-12-31")
    assert calendar_month(last) == period("2018-12-01/2019-01-01")
    assert quarter(last) == period("2018-10-01/2019-01-01")
    assert quarter(day("2018-05-05")) == period("2018-04-01/2018-07-01")
    assert calendar_year(last) == period("2018-01-01/2019-01-01")


def on_weekdays(d: dt.date) -> bool:
    """Count Monday to Friday as working days."""
    return d.weekday() < 5


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2018-05-04", 1, "2018-05-07"),  # Friday to Monday
        ("2018-05-05", 1, "2018-05-07"),
        ("2018-05-07", -1, "2018-05-04"),
        ("2018-05-07", 5, "2018-05-14"),
        ("2018-05-05", 0, "2018-05-05"),
    ],
)
def test_working_days(start: str, n: int, expected: str) -> None:
    """The day itself isn't counted; 0 working days is the day itself."""
    assert add_working_days(day(start), n, on_weekdays) == day(expected)


def test_working_days_are_searched_within_bounds() -> None:
    """A calendar without working days ends in an error, not in an endless search."""
    with pytest.raises(ValueError, match="within 10000 days"):
        add_working_days(day("2018-05-01"), 1, lambda _: False)
    assert add_working_days(day("2018-05-01"), 10_000, lambda _: True) == day("2045-09-16")
    with pytest.raises(ValueError, match="outside 1900 to 2200"):
        add_working_days(day("2200-12-31"), 1, on_weekdays)


@pytest.mark.parametrize(
    ("per", "count", "first", "last"),
    [
        ("dag", 46, "2018-05-15/2018-05-16", "2018-06-29/2018-06-30"),
        ("week", 7, "2018-05-14/2018-05-21", "2018-06-25/2018-07-02"),
        ("maand", 2, "2018-05-01/2018-06-01", "2018-06-01/2018-07-01"),
        ("kwartaal", 1, "2018-04-01/2018-07-01", "2018-04-01/2018-07-01"),
        ("jaar", 1, "2018-01-01/2019-01-01", "2018-01-01/2019-01-01"),
    ],
)
def test_whole_calendar_periods_that_overlap(per: str, count: int, first: str, last: str) -> None:
    """Calendar periods are whole, also where they stick out of the given period."""
    found = calendar_periods(per, period("2018-05-15/2018-06-30"))
    assert len(found) == count
    assert (found[0], found[-1]) == (period(first), period(last))


def test_calendar_periods_of_nothing() -> None:
    """An empty period has none; an open one and an unknown word are refused."""
    assert calendar_periods("dag", period("2018-05-15/2018-05-15")) == []
    with pytest.raises(ValueError, match="open period"):
        calendar_periods("dag", Period(day("2018-05-15"), None))
    with pytest.raises(ValueError, match="unknown calendar period"):
        calendar_periods("eeuw", period("2018-05-15/2018-05-16"))


def test_lists_are_bounded() -> None:
    """More than 100,000 days or windows are refused; the last year itself may be used to its end."""
    whole = Period(day("1900-01-01"), day("2201-01-01"))
    with pytest.raises(ValueError, match="more than 100000"):
        calendar_periods("dag", whole)
    with pytest.raises(ValueError, match="more than 100000"):
        windows(whole, (1, "dag"), (1, "dag"))
    assert len(calendar_periods("jaar", whole)) == 301


def test_sliding_windows_lie_whole_in_the_period() -> None:
    """Windows of 7 days, a day apart, within 10 days."""
    found = windows(period("2018-05-01/2018-05-11"), (7, "dag"), (1, "dag"))
    assert [window.start for window in found] == [day(f"2018-05-0{n}") for n in (1, 2, 3, 4)]
    assert all(window.days == 7 for window in found)


def test_windows_of_months_join() -> None:
    """Months are counted from the first window's first day, so that no day falls between two windows."""
    found = windows(period("2018-01-31/2018-05-01"), (1, "maand"), (1, "maand"))
    assert found == [period("2018-01-31/2018-02-28"), period("2018-02-28/2018-03-31"), period("2018-03-31/2018-04-30")]


def test_windows_with_mixed_measures_and_an_own_start() -> None:
    """Length and step may differ in measure, and windows before the period are left out."""
    within = period("2018-02-01/2018-05-01")
    assert windows(within, (1, "maand"), (28, "dag"), day("2018-01-15")) == [
        period("2018-02-12/2018-03-12"),
        period("2018-03-12/2018-04-12"),
    ]
    assert windows(within, (7, "dag"), (2, "maand")) == [period("2018-02-01/2018-02-08"), period("2018-04-01/2018-04-08")]
    assert windows(within, (4, "maand"), (1, "dag")) == []


def test_windows_end_where_dates_end() -> None:
    """Steps beyond the last date there is just end the list."""
    assert windows(period("2018-02-01/2018-05-01"), (1, "dag"), (10**12, "maand")) == [period("2018-02-01/2018-02-02")]


@pytest.mark.parametrize(("length", "step"), [((0, "dag"), (1, "dag")), ((1, "dag"), (-1, "dag")), ((1, "week"), (1, "dag"))])
def test_a_window_has_a_length_and_a_step(length: tuple[int, str], step: tuple[int, str]) -> None:
    """Lengths and steps are more than 0, in dag or maand."""
    with pytest.raises(ValueError, match="dag or maand"):
        windows(period("2018-02-01/2018-05-01"), length, step)


def test_dates_outside_the_years_are_refused() -> None:
    """Dates run from 1900 to and including 2200, whatever is added."""
    for n in (200, -200, 10**15):
        with pytest.raises(ValueError, match="outside 1900 to 2200"):
            add_years(day("2018-05-01"), n)
    for n in (200_000, 10**15):
        with pytest.raises(ValueError, match="outside 1900 to 2200"):
            add_days(day("2018-05-01"), n)
    with pytest.raises(ValueError, match="outside 1900 to 2200"):
        easter_sunday(1899)
    with pytest.raises(ValueError, match="outside 1900 to 2200"):
        windows(period("2018-02-01/2018-05-01"), (1, "dag"), (1, "dag"), day("0001-01-01"))
    with pytest.raises(ValueError, match="outside 1900 to 2200"):
        calendar_periods("jaar", Period(day("2018-05-01"), day("2201-01-02")))
    assert add_days(day("2018-05-01"), -1) == day("2018-04-30")
