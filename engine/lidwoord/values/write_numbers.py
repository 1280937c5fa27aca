"""Writing numbers, percentages, amounts and quantities.

In: exact fractions and their types. Out: Dutch text to show, the plain decimals of the JSON output, and
notation that reads back exactly.
"""

from fractions import Fraction

from lidwoord.values.numbers import multiply, round_to
from lidwoord.values.read_numbers import LONGEST_FRACTION, LONGEST_NUMBER, is_money
from lidwoord.values.types import Type
from lidwoord.values.units import Unit, unit_plural

_CENT = Fraction(1, 100)
_HUNDRED = Fraction(100)
_MOST_DECIMALS = 10
_SHOWN_DECIMALS = 4
_LONGEST = 300  # digits; Python itself refuses to write more than 4,300
_HUGE: int = 10**_LONGEST


def show_number(v: Fraction, t: Type) -> str:
    """Return a number as a person reads it: `€ 1.841,95`, `7,4%`, `24 uur/week`, `ca. 0,3333`."""
    if t.name == "percentage":
        v = multiply(v, _HUNDRED)
    if abs(v) >= _HUGE:
        return f"{'minder dan -' if v < 0 else 'meer dan '}10^{_LONGEST}"
    if is_money(t.unit):
        return with_unit(_dutch(_fixed(round_to(v, "rekenkundig", _CENT), 2), grouped=True), v, t)
    places = decimals(v)
    if places is not None and places <= _MOST_DECIMALS:
        return with_unit(_dutch(_fixed(v, places)), v, t)
    rounded = round_to(v, "rekenkundig", Fraction(1, 10**_SHOWN_DECIMALS))
    return "ca. " + with_unit(_dutch(_fixed(rounded, decimals(rounded) or 0)), v, t)


def plain_number(v: Fraction, t: Type) -> str:
    """Return a number as the JSON output has it; "" when it has no finite decimals, or too many digits."""
    if t.name == "percentage":
        v = multiply(v, _HUNDRED)
    if is_money(t.unit):
        return _fixed(round_to(v, "rekenkundig", _CENT), 2) if abs(v) < _HUGE else ""
    places = None if is_too_long(v) else decimals(v)
    return "" if places is None else _fixed(v, places)


def literal_number(v: Fraction, t: Type) -> str:
    """Return a number in notation that reads back exactly; ValueError when it has too many digits for that."""
    if t.name == "percentage":
        v = multiply(v, _HUNDRED)
    if max(abs(v.numerator), v.denominator) >= 10**LONGEST_FRACTION:
        raise ValueError(f"a number of more than {LONGEST_FRACTION} digits has no notation")
    places = decimals(v)
    if places is not None:
        money = is_money(t.unit)
        number = _fixed(v, max(places, 2) if money else places)
        if sum(character.isdigit() for character in number) <= LONGEST_NUMBER:
            return with_unit(_dutch(number, grouped=money), v, t)
    return with_unit(f"{v.numerator}/{v.denominator}", v, t)


def with_unit(number: str, v: Fraction, t: Type) -> str:
    """Put a written number and the unit of its type together: the euro sign in front, other units behind."""
    if t.name == "percentage":
        return f"{number}%"
    unit = t.unit
    if not unit.parts:
        return number
    if is_money(unit):
        return f"€ {number}{unit.text[1:]}"
    if all(exponent < 0 for _, exponent in unit.parts):
        return f"{number}{unit.text[1:]}"
    return f"{number} {_unit_words(unit, many=abs(v) > 1 or v == 0)}"


def _unit_words(unit: Unit, *, many: bool) -> str:
    """Return a unit's text with the plural of what is counted: "dagen/week"."""
    above = [name for name, exponent in unit.parts for _ in range(exponent)]
    if many and len(above) == 1:
        return unit_plural(above[0]) + unit.text[len(above[0]) :]
    return unit.text


def is_too_long(v: Fraction) -> bool:
    """Tell whether a number has more digits than a text of ours shows."""
    return max(abs(v.numerator), v.denominator) >= _HUGE


def decimals(v: Fraction) -> int | None:
    """Return how many decimals a number has; None when they don't end."""
    rest = v.denominator
    twos = (rest & -rest).bit_length() - 1
    rest >>= twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def _fixed(v: Fraction, places: int) -> str:
    """Return a number that is a multiple of 10^-places with that many decimals, after a point."""
    scaled: int = v.numerator * 10**places // v.denominator
    digits = str(abs(scaled)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if scaled < 0 else text


def _dutch(number: str, *, grouped: bool = False) -> str:
    """Return plain decimals with a comma and, grouped, with thousands points."""
    whole, _, rest = number.partition(".")
    if grouped:
        whole = f"{int(whole):,}".replace(",", ".") if whole != "-0" else whole
    return f"{whole},{rest}" if rest else whole
