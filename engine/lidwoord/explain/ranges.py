"""Periods that follow on each other, told as one.

In: names with the first and last day of their periods ("" where they have none). Out: texts: a run of neighbours is one,
``januari 2025 tot en met juni 2025``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lidwoord.calculate.elements import Element
from lidwoord.explain.words import day_words
from lidwoord.values.periods import Period

SHORTEST = 3
"""Two neighbours are told by their names."""
NOWHEN = ("", "")


@dataclass(frozen=True, slots=True)
class Spell:
    """Something with a name that may cover a period of days; ``first`` and ``last`` are ISO dates."""

    name: str
    first: str = ""
    last: str = ""


def days_of(element: Element) -> tuple[str, str]:
    """The first and last day of an element, where it is a period of days that begins and ends."""
    period = element.period
    if isinstance(period, Period) and period.start is not None and period.last is not None:
        return period.start.isoformat(), period.last.isoformat()
    return days_of(element.base) if period is None and element.base is not None else NOWHEN


def ranged(spells: Sequence[Spell]) -> list[str]:
    """The names, each run of neighbours as one text."""
    return [text for run in _runs(spells) for text in _told(run)]


def follows(one: Spell, other: Spell) -> bool:
    """Whether the period of another begins on the day after this one."""
    if not one.last or not other.first:
        return False
    return date.fromisoformat(other.first).toordinal() - date.fromisoformat(one.last).toordinal() == 1


def _runs(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    run: list[Spell] = []
    for spell in spells:
        if run and not follows(run[-1], spell):
            yield run
            run = []
        run.append(spell)
    if run:
        yield run


def _told(run: list[Spell]) -> list[str]:
    if len(run) < SHORTEST:
        return [spell.name for spell in run]
    first, last = run[0], run[-1]
    if any(char.isdigit() for char in first.name.partition(" ")[0]):  # named by its days, and not as a month
        begin, end = (day_words(date.fromisoformat(day)) for day in (first.first, last.last))
        return [f"{begin} t/m {end} ({len(run)} tijdvakken)"]
    return [f"{first.name} tot en met {last.name}"]
