"""Reading numbers, percentages, amounts and quantities.

In: text in Dutch notation (`€ 1.841,95`, `7,4%`, `24 uur/week`, `2374/15`) or, from JSON, with a decimal point
and without thousands. Out: exact fractions in the declared unit (a percentage as a part of 1), or the
reason why the text can't be read. A text that can be read in two ways is not read.
"""

import re
from fractions import Fraction

from lidwoord.values.meant import meant_amount
from lidwoord.values.numbers import ONE, multiply
from lidwoord.values.types import Type
from lidwoord.values.units import Unit, parse_unit
from lidwoord.values.unreadable import Unreadable

LONGEST_NUMBER = 15
"""The most digits in a number that a person writes."""
LONGEST_FRACTION = 60
"""The most digits on either side of the stroke in a fraction, which is how a machine hands back an exact result."""

_NUMBER = re.compile(r"(?P<euro>€ ?)?(?P<number>-?[0-9][0-9.,]*(?:/[0-9]+)?)(?P<rest>.*)", re.DOTALL)
_FRACTION = re.compile(r"(-?(?:0|[1-9][0-9]*))/([1-9][0-9]*)")
_DUTCH = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_JSON = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ONE_GROUP = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_EXPONENT = re.compile(r"-?[0-9.,]+[eE][-+]?[0-9]+")
_SIGN_FIRST = re.compile(r"- ?€ ?([0-9].*)")
_HUNDREDTH = Fraction(1, 100)


def read_number(text: str, t: Type, json: bool) -> Fraction | Unreadable:
    """Read a value of a number type.

    text: the notation; t: getal, aantal, percentage or hoeveelheid; json: whether it comes from JSON.
    """
    found = _read(text, t, json)
    if isinstance(found, Unreadable) and not json and " of " not in found.hint:
        meant = meant_amount(text, t.unit.text)
        if meant and meant != text and not isinstance(_read(meant, t, json), Unreadable):
            return Unreadable(found.reason, f"schrijf {meant}")
    return found


def _read(text: str, t: Type, json: bool) -> Fraction | Unreadable:
    """Read a number as it is written."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return _no_number(text, t, json)
    if _EXPONENT.match(text):
        return Unreadable(f"'{_short(text)}' heeft een exponent; schrijf het getal voluit")
    number = _digits(match["number"], match["euro"] is not None, json)
    if isinstance(number, Unreadable):
        return _with_unit(number, match["euro"] or "", match["rest"])
    scale = _scale(match["euro"] is not None, match["rest"], match["number"], t, json)
    if isinstance(scale, Unreadable):
        return scale
    value = multiply(number, scale)
    if t.name == "aantal" and value.denominator != 1:
        return Unreadable(f"een aantal is een geheel getal, en '{_short(text)}' niet")
    return value


def _digits(text: str, euro: bool, json: bool) -> Fraction | Unreadable:
    """Read the digits of a number, without sign or unit."""
    if fraction := _FRACTION.fullmatch(text):
        if max(len(fraction[1].lstrip("-")), len(fraction[2])) > LONGEST_FRACTION:
            return Unreadable(f"een breuk heeft aan weerszijden van de streep hoogstens {LONGEST_FRACTION} cijfers")
        return Fraction(int(fraction[1]), int(fraction[2]))
    if "/" in text:
        return Unreadable(f"'{_short(text)}' is geen breuk van twee gehele getallen met een noemer boven 0")
    if sum(character in "0123456789" for character in text) > LONGEST_NUMBER:
        return Unreadable(f"een getal heeft hoogstens {LONGEST_NUMBER} cijfers")
    if json:
        if euro and _ONE_GROUP.fullmatch(text):
            return _two_meanings(text, text.replace(".", ""), f"{text} zonder euroteken")
        if _JSON.fullmatch(text):
            return Fraction(text)
        if "," in text:
            point = text.replace(".", "").replace(",", ".")
            hint = f"schrijf {point}" if _JSON.fullmatch(point) else ""
            return Unreadable(f"'{text}' heeft een komma; in JSON staat een decimale punt, zonder duizendtallen", hint)
        return _misformed(text)
    if _ONE_GROUP.fullmatch(text) and not euro:
        return _two_meanings(text, text.replace(".", ""), text.replace(".", ","))
    if _DUTCH.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    if _JSON.fullmatch(text):
        return Unreadable(f"'{text}' heeft een decimale punt", f"schrijf {text.replace('.', ',')}")
    return _misformed(text)


def _with_unit(wrong: Unreadable, euro: str, rest: str) -> Unreadable:
    """Give a hint about the digits the euro sign, procentteken or unit that stood around them."""
    if not wrong.hint.startswith("schrijf ") or " of " in wrong.hint:
        return wrong
    return Unreadable(wrong.reason, re.sub(r"-?[0-9][0-9.,]*", lambda found: f"{euro}{found[0]}{rest}", wrong.hint))


def _two_meanings(text: str, whole: str, decimal: str) -> Unreadable:
    return Unreadable(f"'{text}' kan twee dingen betekenen", f"schrijf {whole} of {decimal}")


def _misformed(text: str) -> Unreadable:
    """Say what is wrong with digits, points and commas that don't make a number."""
    digits = text.removeprefix("-")
    if digits[0] == "0" and digits[1:2] not in ("", ".", ","):
        return Unreadable(f"'{text}' begint met een nul te veel")
    return Unreadable(f"'{text}' is geen goed geschreven getal")


def _scale(euro: bool, rest: str, number: str, t: Type, json: bool) -> Fraction | Unreadable:
    """Return what the written number is multiplied by to come in the declared unit."""
    shown = _short(f"€{rest}" if euro else rest.strip())
    if t.name == "percentage":
        if euro or rest not in ("", "%", " %"):
            return Unreadable(f"'{shown}' past hier niet; hier staat {_expected(t)}")
        if not rest and not json:
            return Unreadable("een percentage heeft een procentteken", f"schrijf {number}%")
        return _HUNDREDTH
    if not euro and not rest:
        return ONE
    if euro and not rest and is_money(t.unit):
        return ONE  # "€ 976,40" where the declared unit is €/maand: the rest of the unit is understood
    unit = _written_unit(euro, rest)
    if unit is None:
        if not euro and parse_unit(rest) is not None:
            return Unreadable(f"tussen het getal en '{shown}' staat een spatie", f"schrijf {number} {shown}")
        problem = "past hier niet" if shown == "%" else "is geen eenheid"
        slashed = rest.replace(" per ", "/")
        known = slashed != rest and _written_unit(euro, slashed) is not None
        hint = f"schrijf {'€ ' if euro else ''}{number}{slashed}" if known else ""
        return Unreadable(f"'{shown}' {problem}; hier staat {_expected(t)}", hint)
    factor = unit.conversion(t.unit)
    if factor is None:
        return Unreadable(f"'{shown}' past hier niet; hier staat {_expected(t)}")
    if not euro and is_money(unit):
        return Unreadable("het euroteken staat voor het bedrag", f"schrijf € {number}{unit.text[1:]}")
    return factor


def _written_unit(euro: bool, rest: str) -> Unit | None:
    """Read the unit that stands around a number: "€ " before it, " uur/week" or "/uur" after it."""
    if euro:
        return parse_unit("€" + rest)
    if rest.startswith("/"):
        return parse_unit("1" + rest)
    return parse_unit(rest[1:]) if rest.startswith(" ") else None


def is_money(unit: Unit) -> bool:
    """Tell whether amounts in a unit are written with the euro sign in front (€, €/uur; not €·km)."""
    return unit.parts[:1] == (("€", 1),) and all(exponent < 0 for _, exponent in unit.parts[1:])


def _expected(t: Type) -> str:
    """Return, in Dutch, what belongs here."""
    if t.name == "hoeveelheid":
        return f"een bedrag in {t.unit.text}" if is_money(t.unit) else f"een hoeveelheid in {t.unit.text}"
    return f"een {t.name}"


def _no_number(text: str, t: Type, json: bool) -> Unreadable:
    """Say that a text has no number, with an example of one."""
    if sign := _SIGN_FIRST.fullmatch(text):
        return Unreadable("het minteken staat na het euroteken", f"schrijf € -{sign[1]}")
    example = {"percentage": "7,4%", "aantal": "3", "getal": "0,5"}.get(t.name)
    if example is None:
        example = "€ 12,50" if is_money(t.unit) else "7,5"
    if json:
        example = example.replace(",", ".")
    return Unreadable(f"'{_short(text)}' is niet te lezen; hier staat {_expected(t)}", f"bijvoorbeeld {example}")


def _short(text: str) -> str:
    """Return a text that is short enough to repeat in a message."""
    return text if len(text) <= 40 else text[:39] + "…"
