"""What a fold over a list comes to when its items change one by one.

In: a fold and what each of its items counts for. Out: the whole, also with another value for one item; for a sum, a mean and a
count without going over all items again.
"""

from __future__ import annotations

from fractions import Fraction

from lidwoord.calculate.compile import ordering
from lidwoord.calculate.elements import Element
from lidwoord.calculate.folds import FINISH
from lidwoord.calculate.states import Gap, NotApplicable, gravest
from lidwoord.calculate.trace import ItemStep
from lidwoord.language import syntax as s

OUT = object()
"""An item that does not take part."""
MOST_WORK = 5_000_000
"""So many items are gone over for one fold; with more changes than that the fold is one cause."""


class TooMuchError(Exception):
    """A list so long, and so much of it changed, that it is not taken apart."""


def counts_for(item: ItemStep | None) -> object:
    """What an item of a fold counts for: its value, the gap of its condition, or ``OUT``."""
    if item is None:
        return OUT
    if item.where is not None and item.where.value is not True:
        gap = item.where.value
        return gap if isinstance(gap, Gap) and not isinstance(gap, NotApplicable) else OUT
    return item.value if item.counted else OUT


class Tally:
    """A fold in progress: ``values`` are what its items count for now."""

    def __init__(self, fold: s.Fold, values: list[object]) -> None:
        self.fold, self.values, self.work = fold, [_flat(value) for value in values], 0
        self.key = ordering(fold.body.type if fold.body is not None else None)
        self.count = sum(value is not OUT for value in values)
        numbers = [value for value in self.values if isinstance(value, Fraction)]
        quick = fold.kind in ("som", "gemiddelde", "aantal") and len(numbers) == self.count
        self.total = sum(numbers, Fraction(0)) if quick else None

    def whole(self) -> object:
        """What the fold comes to."""
        return self._finished(self.values)

    def trial(self, place: int, value: object) -> object:
        """What the fold would come to with another value for one item."""
        value, was = _flat(value), self.values[place]
        if self.total is not None and (value is OUT or isinstance(value, Fraction)):
            total = self.total - _amount(was) + _amount(value)
            count = self.count - (was is not OUT) + (value is not OUT)
            if self.fold.kind != "gemiddelde":
                return total
            return total / count if count else self._finished([])
        return self._finished([*self.values[:place], value, *self.values[place + 1 :]])

    def put(self, place: int, value: object) -> None:
        """Give an item its new value for good."""
        value, was = _flat(value), self.values[place]
        self.values[place] = value
        self.count += (value is not OUT) - (was is not OUT)
        if self.total is not None:
            plain = value is OUT or isinstance(value, Fraction)
            self.total = self.total - _amount(was) + _amount(value) if plain else None

    def _finished(self, values: list[object]) -> object:
        self.work += len(values)
        if self.work > MOST_WORK:
            raise TooMuchError
        taking_part = [value for value in values if value is not OUT]
        gaps = [value for value in taking_part if value is None or isinstance(value, Gap)]
        return gravest(gaps) if gaps else FINISH[self.fold.kind](self.fold, taking_part, self.key)


def _amount(value: object) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _flat(value: object) -> object:
    """An element by its name: the same one on both sides is two objects. What does not apply takes no part; ja is 1."""
    if isinstance(value, NotApplicable):
        return OUT
    if value is True:
        return Fraction(1)
    return value.address if isinstance(value, Element) else value
