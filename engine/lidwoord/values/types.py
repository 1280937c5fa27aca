"""The types of values.

In: type notation as rules write it ("€/maand of geen"). Out: types, and their notation. Every type has one
spelling: `parse_type(t.text) == t`, and a text that is not that spelling is no type.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lidwoord.values.units import NONE, Unit, parse_unit

_PLAIN = frozenset(
    ("getal", "aantal", "percentage", "datum", "datumtijd", "tijd", "tijdvak", "tijdvak(tijd)", "ja/nee", "tekst")
)
_NUMBERS = frozenset(("getal", "aantal", "percentage", "hoeveelheid"))
_OPTIONAL = " of geen"
_RECORD = re.compile(r"(element|lijst) ([a-zà-öø-ÿ][a-z0-9à-öø-ÿ_]*)")
_CHOICE = re.compile(r"(keuze|stap)\(([^()\n]*)\)")
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value.

    name: getal, aantal, percentage, hoeveelheid (has a unit), datum, datumtijd, tijd, tijdvak, tijdvak(tijd),
    ja/nee, tekst, keuze and stap (have options), element and lijst (of a record kind), or geen (the type of
    the bare literal geen). optional: the value may be geen.
    """

    name: str
    unit: Unit = NONE
    options: tuple[str, ...] = ()
    kind: str = ""
    optional: bool = False

    @property
    def text(self) -> str:
        """The type as a rule writes it."""
        if self.name == "hoeveelheid":
            text = self.unit.text
        elif self.name in ("keuze", "stap"):
            text = f"{self.name}({'; '.join(self.options)})"
        elif self.name in ("element", "lijst"):
            text = f"{self.name} {self.kind}"
        else:
            text = self.name
        return text + _OPTIONAL if self.optional else text

    def with_absence(self, optional: bool) -> "Type":
        """The same type, with or without geen."""
        return self if self.optional == optional else replace(self, optional=optional)


GETAL = Type("getal")
AANTAL = Type("aantal")
PERCENTAGE = Type("percentage")
DATUM = Type("datum")
DATUMTIJD = Type("datumtijd")
TIJD = Type("tijd")
TIJDVAK = Type("tijdvak")
TIJDVAK_TIJD = Type("tijdvak(tijd)")
JA_NEE = Type("ja/nee")
TEKST = Type("tekst")
GEEN = Type("geen")


def quantity(unit: Unit) -> Type:
    """Return the type of a quantity in a unit; without a unit that is a getal."""
    return Type("hoeveelheid", unit) if unit.parts else GETAL


def is_number(t: Type) -> bool:
    """Tell whether values of this type are numbers (with or without a unit)."""
    return t.name in _NUMBERS


def is_ordered(t: Type) -> bool:
    """Tell whether of two values of this type one is less than the other: numbers, dates, times and steps."""
    return is_number(t) or t.name in ("datum", "datumtijd", "tijd", "stap")


@lru_cache(maxsize=4096)
def _parse_type(text: str) -> Type | None:
    if text == "geen":
        return GEEN
    optional = text.endswith(_OPTIONAL)
    body = text.removesuffix(_OPTIONAL)
    if body in _PLAIN:
        return Type(body, optional=optional)
    if record := _RECORD.fullmatch(body):
        return Type(record[1], kind=record[2], optional=optional)
    if choice := _CHOICE.fullmatch(body):
        options = tuple(option.strip(" ") for option in choice[2].split(";"))
        clear = all(options) and len(set(options)) == len(options) and not (optional and "geen" in options)
        return Type(choice[1], options=options, optional=optional) if clear else None
    unit = parse_unit(body)
    if unit is not None and unit.text == body:
        return Type("hoeveelheid", unit, optional=optional)
    return None


def parse_type(text: str) -> Type | None:
    """Read a type, such as "€/maand of geen" or "keuze(a; b)"; None when the text isn't a type.

    The spelling is strict (units in the singular, one space) except for spaces inside the brackets of a keuze
    or stap. Options are different from each other, not empty, and hold no brackets or semicolon.
    """
    return _parse_type(text) if len(text) <= _LONGEST else None
