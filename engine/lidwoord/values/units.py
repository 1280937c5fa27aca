"""Units of measurement.

In: unit words and units. Out: units, and the exact factor between two units of one dimension. A unit is a
product of powers of named units: €/uur is € to the power 1 and uur to the power -1.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

Parts = tuple[tuple[str, int], ...]

_BASES = ("€", "uur", "dag", "maand", "werkdag", "km")

# name -> (base of its dimension, what one of it is in that base, plural); the order is the canonical order
_NAMES: dict[str, tuple[str, Fraction, str]] = {
    "€": ("€", Fraction(1), "€"),
    "minuut": ("uur", Fraction(1, 60), "minuten"),
    "uur": ("uur", Fraction(1), "uur"),
    "dag": ("dag", Fraction(1), "dagen"),
    "week": ("dag", Fraction(7), "weken"),
    "periode": ("dag", Fraction(28), "perioden"),
    "maand": ("maand", Fraction(1), "maanden"),
    "jaar": ("maand", Fraction(12), "jaar"),
    "werkdag": ("werkdag", Fraction(1), "werkdagen"),
    "km": ("km", Fraction(1), "km"),
}
_ORDER = {name: place for place, name in enumerate(_NAMES)}
_WORDS = {name: name for name in _NAMES} | {plural: name for name, (_, _, plural) in _NAMES.items()}
_WORDS |= {"uren": "uur", "jaren": "jaar", "periodes": "periode"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of named units, in canonical order; `NONE` is the unit of a bare number."""

    parts: Parts

    def __post_init__(self) -> None:
        """Merge equal names, drop exponent 0 and sort, so that equal units compare equal."""
        if len(self.parts) > 1 or any(exponent == 0 for _, exponent in self.parts):
            object.__setattr__(self, "parts", _canonical(self.parts))

    @property
    def dimension(self) -> Parts:
        """The unit's base dimensions with their exponents, in a fixed order."""
        return _measure(self)[0]

    @property
    def factor(self) -> Fraction:
        """What one of this unit is in its base units (a week is 7 dag)."""
        return _measure(self)[1]

    @property
    def text(self) -> str:
        """The unit as it is written: "€/uur"; "" for `NONE`."""
        if not self.parts:
            return ""
        above = [name for name, exponent in self.parts for _ in range(exponent)]
        below = [f"/{name}" for name, exponent in self.parts for _ in range(-exponent)]
        return ("·".join(above) or "1") + "".join(below)

    def times(self, other: "Unit") -> tuple["Unit", Fraction]:
        """Return the unit of a product and the factor by which the product of the numbers is multiplied."""
        return _combine(self, other, 1)

    def per(self, other: "Unit") -> tuple["Unit", Fraction]:
        """Return the unit of a quotient and the factor by which the quotient of the numbers is multiplied."""
        return _combine(self, other, -1)

    def conversion(self, to: "Unit") -> Fraction | None:
        """Return the factor from this unit to another, or None when their dimensions differ."""
        return _conversion(self, to)


NONE = Unit(())


def unit_name(word: str) -> str | None:
    """Return the singular of a unit word ("uren" gives "uur"), or None for another word."""
    return _WORDS.get(word)


def unit_plural(name: str) -> str:
    """Return the word for more than one of a named unit ("dag" gives "dagen", "uur" stays "uur")."""
    return _NAMES[name][2]


def words_of(name: str) -> tuple[str, ...]:
    """Return every word that may stand for a named unit: those of its own dimension ("uur", "uren", "minuut", "minuten")."""
    base = _NAMES[name][0]
    return tuple(word for word, known in _WORDS.items() if _NAMES[known][0] == base)


@lru_cache(maxsize=1024)
def _parse_unit(text: str) -> Unit | None:
    above, *below = text.split("/")
    parts: list[tuple[str, int]] = []
    for words, exponent in (([] if above == "1" else above.split("·"), 1), (below, -1)):
        for word in words:
            name = _WORDS.get(word)
            if name is None:
                return None
            parts.append((name, exponent))
    return Unit(tuple(parts)) if _canonical(tuple(parts)) else None


def parse_unit(text: str) -> Unit | None:
    """Read a unit such as "€/uur", "uren" or "maanden/jaar"; None when the text isn't a unit."""
    return _parse_unit(text) if len(text) <= 100 else None


def _canonical(parts: Parts) -> Parts:
    """Return the parts with equal names merged, exponents 0 dropped, in canonical order."""
    powers: dict[str, int] = {}
    for name, exponent in parts:
        powers[name] = powers.get(name, 0) + exponent
    return tuple((name, powers[name]) for name in sorted(powers, key=_ORDER.__getitem__) if powers[name])


@lru_cache(maxsize=1024)
def _measure(unit: Unit) -> tuple[Parts, Fraction]:
    """Return a unit's dimension and its factor to base units."""
    powers = dict.fromkeys(_BASES, 0)
    factor = Fraction(1)
    for name, exponent in unit.parts:
        base, size, _ = _NAMES[name]
        powers[base] += exponent
        factor *= size**exponent
    return tuple((base, power) for base, power in powers.items() if power), factor


@lru_cache(maxsize=1024)
def _conversion(unit: Unit, to: Unit) -> Fraction | None:
    """Return the factor from one unit to another of the same dimension."""
    dimension, factor = _measure(unit)
    wanted, size = _measure(to)
    return factor / size if dimension == wanted else None


@lru_cache(maxsize=4096)
def _combine(a: Unit, b: Unit, sign: int) -> tuple[Unit, Fraction]:
    """Return the unit of a * b (sign 1) or a / b (sign -1) and the factor for the number.

    Equal names merge first. Where two names of one dimension remain, they become the first one whose exponent
    has the sign of the dimension's total exponent, or vanish when that total is 0. A bare number leaves the
    other unit as it is: twice 3 dag/week stays dag/week.
    """
    if not b.parts:
        return a, Fraction(1)
    powers = dict(a.parts)
    for name, exponent in b.parts:
        powers[name] = powers.get(name, 0) + sign * exponent
    if not a.parts:
        return Unit(tuple(powers.items())), Fraction(1)
    groups: dict[str, list[tuple[str, int]]] = {}
    for name, exponent in powers.items():
        if exponent:
            groups.setdefault(_NAMES[name][0], []).append((name, exponent))
    parts: list[tuple[str, int]] = []
    factor = Fraction(1)
    for group in groups.values():
        total = sum(exponent for _, exponent in group)
        if len(group) == 1:
            parts += group
            continue
        for name, exponent in group:
            factor *= _NAMES[name][1] ** exponent
        if total:
            target = next(name for name, exponent in group if exponent * total > 0)
            factor /= _NAMES[target][1] ** total
            parts.append((target, total))
    return Unit(tuple(parts)), factor
