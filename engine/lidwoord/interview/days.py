"""Dates in an answer: as they are written in Dutch, next to the notation of a case.

In: an answer as it was typed, and a type. Out: how such an answer may be written, and the answer in the notation of a case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lidwoord.values.read_times import meant_date, meant_moment

HOW: Mapping[str, str] = {
    "datum": "een datum, zoals 1-5-2018",
    "datumtijd": "een datum en een tijd, zoals 1-5-2018 23:00",
    "tijdvak": "twee datums, zoals 1-1-2018 t/m 31-12-2018",
}
"""How a day, moment or period is written, by the name of its type."""


def in_notation(text: str, type_name: str) -> str:
    """A day, moment or period (`1-5-2018`, `1 mei 2018 23:00`) in the notation of a case; what is none of these as it is."""
    return READ[type_name](text)


def _day(text: str) -> str:
    return meant_date(text.lower()) or text


def _moment(text: str) -> str:
    return meant_moment(text.lower()) or text


def _period(text: str) -> str:
    if text.startswith("vanaf "):
        return f"vanaf {_day(text.removeprefix('vanaf ').strip())}"
    return " t/m ".join(_day(part.strip()) for part in text.split("t/m")).strip()


READ: Mapping[str, Callable[[str], str]] = {"datum": _day, "datumtijd": _moment, "tijdvak": _period}
