"""One calculation of the twelve-step pay model in a loaded engine, beside the same formulas written by hand.

In: the rule set in `loonmodel/`, a case. Out: the median time of each and their ratio (bar: at most 3, trace included).
Run it with `python tests/bench/pay_model.py`; exit 1 when the bar is missed.
"""

from __future__ import annotations

import datetime
import gc
import statistics
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lidwoord
from lidwoord.calculate import calculate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BAR = 3
FOLDER = Path(__file__).parent / "loonmodel"
DATE = datetime.date(2018, 5, 6)
OUTCOMES = (
    "uurloon", "toeslagloon", "toeslag_1", "toeslag_2", "toeslag_3", "toeslag_4", "toeslag_5",
    "maandsalaris", "vakantiegeld", "eindejaarsdeel", "reiskosten", "totaal",
)  # fmt: skip
CASE: dict[str, Fraction] = {
    "maandloon": Fraction(217849, 100),
    "uren_per_week": Fraction(24),
    "uren_vroeg_laat": Fraction(15, 4),
    "uren_zaterdag": Fraction(8),
    "uren_nacht": Fraction(14),
    "uren_zaterdagnacht": Fraction(2),
    "uren_zondag": Fraction(15, 2),
    "reisdagen": Fraction(13),
    "reisafstand": Fraction(17, 2),
}

_HOURS_A_YEAR = Fraction(1878)
_FULL_WEEK = Fraction(36)
_HIGHEST_WAGE = Fraction(1598, 100)
_EARLY_LATE, _SATURDAY, _NIGHT, _SATURDAY_NIGHT, _SUNDAY = (Fraction(p, 100) for p in (22, 38, 44, 49, 60))
_HOLIDAY_RATE = Fraction(8, 100)
_LEAST_HOLIDAY = Fraction(15350, 100)
_YEAR_END_RATE = Fraction(833, 10000)
_YEAR_END_FLOOR = Fraction(198203, 100)
_PER_KM = Fraction(8, 100)


def by_hand(case: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the twelve outcomes, as a programmer would write them out."""
    wage = case["maandloon"] * 12 / _HOURS_A_YEAR
    capped = min(wage, _HIGHEST_WAGE)
    first = case["uren_vroeg_laat"] * _EARLY_LATE * capped
    second = case["uren_zaterdag"] * _SATURDAY * capped
    third = case["uren_nacht"] * _NIGHT * capped
    fourth = case["uren_zaterdagnacht"] * _SATURDAY_NIGHT * capped
    fifth = case["uren_zondag"] * _SUNDAY * capped
    salary = case["maandloon"] * case["uren_per_week"] / _FULL_WEEK
    holiday = max(salary * _HOLIDAY_RATE, _LEAST_HOLIDAY * case["uren_per_week"] / _FULL_WEEK)
    year_end = max(salary, _YEAR_END_FLOOR * case["uren_per_week"] / _FULL_WEEK) * _YEAR_END_RATE
    travel = case["reisdagen"] * 2 * case["reisafstand"] * _PER_KM
    total = salary + first + second + third + fourth + fifth + holiday + year_end + travel
    answers = (wage, capped, first, second, third, fourth, fifth, salary, holiday, year_end, travel, total)
    return dict(zip(OUTCOMES, answers, strict=True))


def by_engine(rules: Any, case: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the twelve outcomes from the loaded rule set, each calculated with its full trace."""
    result = calculate(rules, OUTCOMES, dict(case), date=DATE, trace=True)
    return {name: result[name].value for name in OUTCOMES}


def median_seconds(works: Mapping[str, Callable[[], object]], *, rounds: int, loops: int) -> dict[str, float]:
    """Return of each piece of work the median CPU time of one call, over `rounds` in turn of `loops` calls each."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            for _ in range(loops):
                work()
            times[name].append((time.process_time() - start) / loops)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> int:
    """Print the times and ratios; return 1 when the engine is over the bar."""
    rules = lidwoord.load(FOLDER)
    hand, engine = by_hand(CASE), by_engine(rules, CASE)
    if hand != engine:
        print("the answers differ:", {n: (str(hand[n]), str(engine[n])) for n in OUTCOMES if hand[n] != engine[n]})
        return 1
    works = {
        "by hand, fractions.Fraction": lambda: by_hand(CASE),
        "engine, total, full trace": lambda: calculate(rules, ["totaal"], CASE, date=DATE, trace=True),
        "engine, all twelve outcomes, full trace": lambda: calculate(rules, OUTCOMES, CASE, date=DATE, trace=True),
    }
    took = median_seconds(works, rounds=101, loops=40)
    first, asked, *_ = took.values()
    print("pay model of twelve steps, one case, CPU time, median of 101 rounds of 40 calls")
    for name, seconds in took.items():
        print(f"  {name:42}{seconds * 1e6:8.1f} µs  {seconds / first:6.2f} × by hand")
    print(f"bar: the total with its full trace at most {BAR} × by hand: {'kept' if asked <= BAR * first else 'MISSED'}")
    return 0 if asked <= BAR * first else 1


if __name__ == "__main__":
    sys.exit(main())
