"""The notation of a value as a JSON Schema: what ``values.notation`` reads, in a pattern.

In: a type. Out: the schema of the texts, numbers and booleans that a case may hold for it. A pattern knows the form of a
date, not whether 31 April exists; the engine does.
"""

from __future__ import annotations

import re
from typing import Any

from lidwoord.values.notation import LONGEST_NOTATION, LONGEST_TEXT
from lidwoord.values.read_numbers import is_money
from lidwoord.values.types import Type, is_number
from lidwoord.values.units import Unit, words_of

_BLANK = r"[ \u00a0\u202f]"
_WHOLE = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)"
_JSON = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)/[1-9][0-9]*"
_NUMBER = rf"-?(?:{_WHOLE}(?:,[0-9]+)?|{_JSON})"
_COUNT = rf"-?(?:{_WHOLE}(?:[,.]0+)?|[0-9]+/[1-9][0-9]*)"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = rf"{_DATE}T[0-9]{{2}}:[0-9]{{2}}(?::00)?(?:Z|[-+][0-9]{{2}}:[0-9]{{2}})?"
_PERIOD = rf"altijd|(?:leeg vanaf|vanaf|t/m) {_DATE}|{_DATE} t/m {_DATE}"
_TEXTS = {
    "datum": _DATE,
    "datumtijd": _MOMENT,
    "tijd": "[0-9]{2}:[0-9]{2}",
    "tijdvak": _PERIOD,
    "tijdvak(tijd)": f"{_MOMENT} tot {_MOMENT}",
}


def notation(type_: Type) -> dict[str, Any]:
    """The schema of a value of a type."""
    if type_.options:
        return {"enum": _choices((*type_.options, "geen") if type_.optional else type_.options)}
    if type_.name == "ja/nee":
        return {"enum": ["ja", "nee", True, False, "true", "false", *(("geen",) if type_.optional else ())]}
    if type_.name == "tekst":
        return {"type": ["string", "number", "boolean"], "maxLength": LONGEST_TEXT}
    body = _number(type_) if is_number(type_) else _TEXTS[type_.name]
    absent = "|geen" if type_.optional else ""
    schema: dict[str, Any] = {
        "type": "string",
        "pattern": f"^{_BLANK}*(?:{body}{absent}){_BLANK}*$",
        "maxLength": LONGEST_NOTATION,
    }
    if is_number(type_):
        schema["type"] = ["string", "integer" if type_.name == "aantal" else "number"]
    return schema


def _choices(options: tuple[str, ...]) -> list[object]:
    """The options; one that is a whole number may be given as a number."""
    numbers = [int(option) for option in options if re.fullmatch("0|[1-9][0-9]*", option)]
    return [*options, *numbers]


def _number(type_: Type) -> str:
    """A number with the unit of its type, which may be left out."""
    if type_.name == "percentage":
        return rf"{_NUMBER} ?%|-?(?:{_JSON})"
    if type_.name == "aantal":
        return _COUNT
    unit = type_.unit
    if is_money(unit):
        per = "".join(f"/(?:{'|'.join(words_of(name))})" for name, exponent in unit.parts[1:] for _ in range(-exponent))
        return f"€{_BLANK}?{_NUMBER}(?:{per})?|{_NUMBER}" if per else f"(?:€{_BLANK}?)?{_NUMBER}"
    return f"{_NUMBER}(?:{_unit(unit)})?" if unit.parts else _NUMBER


def _unit(unit: Unit) -> str:
    """A unit behind a number, in any of the words for its parts."""
    parts = [(f"(?:{'|'.join(words_of(name))})", exponent) for name, exponent in unit.parts]
    above = "·".join(words for words, exponent in parts for _ in range(exponent))
    below = "".join(f"/{words}" for words, exponent in parts for _ in range(-exponent))
    return f"{_BLANK}{above}{below}" if above else below
