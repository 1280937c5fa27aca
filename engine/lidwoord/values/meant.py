"""What a number with its unit was meant to be, where it is written as people write it.

In: a text such as `11,55 euro`, `24 uren per week` or `230 uur/jr`. Out: the same in our notation, or "" when nothing in it is
recognised. Whether it can be read, and as what, is for the reader of numbers to say.
"""

import re

from lidwoord.values.units import parse_unit, unit_plural

_EURO = r"(?:euro(?:'s)?|eur)(?![a-z])"
_AMOUNT = re.compile(
    rf"(?P<before>(?:€|{_EURO})?) ?(?P<number>-?[0-9][0-9.,]*?)(?P<dash>,-+)?(?P<after>(?:[ /%a-z€][^0-9]*)?)", re.IGNORECASE
)
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_POINT = re.compile(r"-?[0-9]+\.[0-9]+")
_PER = re.compile(r" ?(?:/| per | p/) ?")
_WORDS = {
    "jr": "jaar", "wk": "week", "mnd": "maand", "mnden": "maand", "mndn": "maand", "u": "uur", "min": "minuut", "dgn": "dag",
    "kilometer": "km", "kilometers": "km", "j": "jaar", "w": "week", "m": "maand", "d": "dag",  # as in p/w
}  # fmt: skip


def meant_unit(text: str) -> str:
    """The unit that a text means (`uren per jaar` gives `uur/jaar`, `euro` gives `€`), or ""."""
    parts = [re.sub(rf"^{_EURO}$", "€", part.strip().rstrip(".").lower()) for part in _PER.split(text)]
    unit = parse_unit("/".join(_WORDS.get(part, part) for part in parts))
    return unit.text if unit is not None else ""


def meant_amount(text: str, unit: str) -> str:
    """A number in our notation, with its unit; ``unit`` is the declared one, of which the last part may be forgotten."""
    found = _AMOUNT.fullmatch(text.strip()) if len(text) <= 60 else None
    if found is None:
        return ""
    number = found["number"]
    if _ENGLISH.fullmatch(number):
        number = number.replace(",", "").replace(".", ",")
    elif _POINT.fullmatch(number) and len(number.partition(".")[2]) != 3:
        number = number.replace(".", ",")
    after = found["after"].strip()
    if after in ("%", "procent"):
        return f"{number}%"
    written = meant_unit(("€" if found["before"] else "") + after)
    if not written:
        return number if not after and not found["before"] else ""
    if unit.startswith(f"{written}/"):
        written = unit
    if written.startswith("€"):
        return f"€ {number}{written[1:]}"
    return f"{number} {written if '/' in written or number in ('1', '-1') else unit_plural(written)}"
