"""The strict Dutch notation of values.

In: text and the type that is declared for it. Out: the value, or the reason in Dutch why the text can't be
read as that type, with a hint. Nothing is read by guess. The other direction is re-exported from `write`.

What a type is read as: a number as a Fraction in the declared unit (a percentage as a part of 1), ja/nee as a
bool, tekst, keuze and stap as a str, datum as a date, datumtijd as a Moment, tijd as minutes since midnight,
tijdvak as a Period, tijdvak(tijd) as a TimePeriod, geen as None.
"""

from collections.abc import Callable

from lidwoord.values.read_numbers import read_number
from lidwoord.values.read_times import read_date, read_moment, read_period, read_time, read_time_period
from lidwoord.values.types import Type, is_number
from lidwoord.values.unreadable import Unreadable
from lidwoord.values.write import exact_fraction, write_exact, write_literal, write_value

__all__ = ["Unreadable", "exact_fraction", "read_value", "write_exact", "write_literal", "write_value"]

LONGEST_TEXT = 10_000
"""The most characters in a text."""
LONGEST_NOTATION = 300
"""The most characters in the notation of any other value but a keuze."""

_YES = frozenset(("true", "yes", "ja", "j", "y", "waar", "1", "on", "aan"))
_NO = frozenset(("false", "no", "nee", "n", "onwaar", "0", "off", "uit"))
_READERS: dict[str, Callable[[str], object]] = {
    "datum": read_date,
    "datumtijd": read_moment,
    "tijd": read_time,
    "tijdvak": read_period,
    "tijdvak(tijd)": read_time_period,
}


def read_value(text: str, t: Type, *, json: bool = False) -> object | Unreadable:
    """Read a text as a value of a type.

    text: the notation; t: the declared type; json: the text comes from JSON, which has a decimal point, no
    thousands, percentages without sign, and true and false.
    """
    if text == "geen" and (t.optional or t.name == "geen"):
        return None
    if t.name == "tekst":
        return text if len(text) <= LONGEST_TEXT else Unreadable(f"een tekst heeft hoogstens {LONGEST_TEXT} tekens")
    if t.options:
        return _read_choice(text, t)
    if len(text) > LONGEST_NOTATION:
        return Unreadable("deze waarde is te lang om te lezen")
    text = text.replace("\u00a0", " ").replace("\u202f", " ").strip(" ")
    if text == "geen":
        return None if t.optional else Unreadable("geen is hier niet toegestaan; hier staat altijd een waarde")
    if is_number(t):
        return read_number(text, t, json)
    if t.name == "ja/nee":
        return _read_yes_no(text, json)
    if reader := _READERS.get(t.name):
        return reader(text)
    return Unreadable(f"een waarde van het type '{t.text}' is niet als tekst te schrijven")


def _read_yes_no(text: str, json: bool) -> bool | Unreadable:
    """Read ja or nee, and from JSON true or false."""
    if text == "ja" or (json and text == "true"):
        return True
    if text == "nee" or (json and text == "false"):
        return False
    meant = "ja" if text.lower() in _YES else "nee" if text.lower() in _NO else ""
    shown = text if len(text) <= 40 else text[:39] + "…"
    return Unreadable(f"'{shown}' is niet ja of nee", f"bedoelde u {meant}?" if meant else "schrijf ja of nee")


def _read_choice(text: str, t: Type) -> str | Unreadable:
    """Read one of the options of a keuze or stap."""
    if text in t.options:
        return text
    from difflib import get_close_matches  # only for a mistake

    shown = text if len(text) <= 40 else text[:39] + "…"
    near = get_close_matches(text[:200].lower(), [option.lower() for option in t.options], 1)
    meant = [option for option in t.options if near and option.lower() == near[0]]
    listed = ", ".join(t.options[:12]) + (", …" if len(t.options) > 12 else "")
    return Unreadable(f"'{shown}' is geen van de keuzes", f"bedoelde u {meant[0]}?" if meant else f"kies uit {listed}")
