"""Provenance: whether each figure of the rules stands in the article that it cites.

In: the figures of a rule set and the text of a source. Out: a ``Finding`` per figure that cites that source: found, not
found, derived (the rules themselves say that it does not stand there so), or no such article in the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lidwoord.audit.figures import Figure
from lidwoord.audit.outline import Outline
from lidwoord.audit.source_text import DAY, Passage, SourceText

FOUND, ABSENT, DERIVED, NO_TEXT = "gevonden", "niet gevonden", "afgeleid", "artikel niet gevonden"
SURE = ("", "officieel")


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure and what became of the search for it."""

    figure: Figure
    outcome: str


def trace_figures(figures: Iterable[Figure], outline: Outline, text: SourceText) -> Iterator[Finding]:
    """Look for each figure that cites the outline's document in the article that it cites."""
    for figure in figures:
        if figure.cite.document == outline.document:
            passages = text.passages(figure.cite.artikel or figure.cite.onderdeel)
            if any(_stands(figure, passage) for passage in passages):
                yield Finding(figure, FOUND)
            elif figure.cite.zekerheid not in SURE:
                yield Finding(figure, DERIVED)
            else:
                yield Finding(figure, ABSENT if passages else NO_TEXT)


def _stands(figure: Figure, passage: Passage) -> bool:
    return (
        any(number in passage.numbers or -number in passage.numbers for number in figure.numbers)
        or any(_dated(date, passage) for date in figure.dates)
        or any(time % DAY in passage.times for time in figure.times)
    )


def _dated(date: dt.date | tuple[int, int], passage: Passage) -> bool:
    """Whether a date stands there: without its year where the year stands too, or as the first or last day of a month or
    a year that stands there.
    """
    month, day = (date.month, date.day) if isinstance(date, dt.date) else date
    years = {year for year, m, d in passage.dates if (m, d) == (month, day)}
    if not isinstance(date, dt.date):
        return bool(years)
    in_year = date.year in passage.numbers
    next_day = date + dt.timedelta(days=1)
    of_month = (date.year, month) in passage.months and (day == 1 or next_day.day == 1)
    of_year = in_year and ((month, day) == (1, 1) or (next_day.month, next_day.day) == (1, 1))
    return date.year in years or (0 in years and in_year) or of_month or of_year
