"""Sums of products with exact coefficients: the normal form of arithmetic.

In: numbers and atoms (anything that is not arithmetic, by its key). Out: a ``Polynomial``; two formulas that are the same by
the laws of arithmetic have equal polynomials: ``12 / 300 * x`` and ``x / 25``. Exponents may be negative; a sum below the
line is an atom of its own, scaled to a first coefficient of 1. Above ``MOST`` terms a product is not worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

MOST = 64

Product = tuple[tuple[str, int], ...]
ONE: Product = ()


@dataclass(frozen=True, slots=True)
class Polynomial:
    """Coefficients by product; a product is its atoms, in order, each with its exponent."""

    terms: tuple[tuple[Product, Fraction], ...]

    @property
    def key(self) -> str:
        """A text that is the same for equal polynomials only."""
        return (
            "+".join(f"{number}{''.join(f'·{atom}^{power}' for atom, power in product)}" for product, number in self.terms)
            or "0"
        )

    @property
    def constant(self) -> Fraction | None:
        """The number, when there is nothing else."""
        if not self.terms:
            return Fraction(0)
        (product, number), *others = self.terms
        return number if product == ONE and not others else None

    def __add__(self, other: Polynomial) -> Polynomial:
        """The sum."""
        return _made([*self.terms, *other.terms])

    def __sub__(self, other: Polynomial) -> Polynomial:
        """The difference."""
        return self + other.times(Fraction(-1))

    def __mul__(self, other: Polynomial) -> Polynomial:
        """The product; of two long sums it is one atom."""
        if len(self.terms) * len(other.terms) > MOST:
            (one, first), (two, second) = _scaled(self), _scaled(other)
            atoms = sorted(f"({part.key})" for part in (one, two))
            return atom(f"({'*'.join(atoms)})").times(first * second)
        return _made([(_joined(a, b), x * y) for a, x in self.terms for b, y in other.terms])

    def times(self, factor: Fraction) -> Polynomial:
        """This times a number."""
        return _made([(product, number * factor) for product, number in self.terms])

    def inverse(self) -> Polynomial | None:
        """One divided by this; None for zero."""
        if not self.terms:
            return None
        if len(self.terms) == 1:
            product, number = self.terms[0]
            return _made([(tuple((name, -power) for name, power in product), 1 / number)])
        scaled, first = _scaled(self)
        return _made([(((f"({scaled.key})", -1),), 1 / first)])

    def scaled(self) -> Polynomial:
        """This divided by the size of its first coefficient, so that sums that differ by a positive factor are equal."""
        return self.times(1 / abs(self.terms[0][1])) if self.terms else self


def number(value: Fraction) -> Polynomial:
    """A plain number."""
    return _made([(ONE, value)])


def atom(key: str) -> Polynomial:
    """Something that is not arithmetic."""
    return _made([(((key, 1),), Fraction(1))])


def _scaled(value: Polynomial) -> tuple[Polynomial, Fraction]:
    """A polynomial with first coefficient 1, and what that coefficient was."""
    if not value.terms:
        return value, Fraction(1)
    first = value.terms[0][1]
    return value.times(1 / first), first


def _made(terms: list[tuple[Product, Fraction]]) -> Polynomial:
    gathered: dict[Product, Fraction] = {}
    for product, value in terms:
        gathered[product] = gathered.get(product, Fraction(0)) + value
    return Polynomial(tuple(sorted((product, value) for product, value in gathered.items() if value)))


def _joined(one: Product, other: Product) -> Product:
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))
