"""Where an outcome tips when one number or date moves.

In: a lever and the runs. Out: ``Tip``s, those nearest to what it is now first, on either side, and what one unit more does.
First the values that it is held against and a spread of others are tried; where two neighbours differ the place between them
is found by halving, to the grain.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from lidwoord.explain.words import shown
from lidwoord.values.types import is_number
from lidwoord.whatif.grain import Grain
from lidwoord.whatif.model import Came, Lever, Step, Tip
from lidwoord.whatif.runs import Runs

FEW = 3
"""So many tips are looked for on either side."""
HOW = {
    (True, True): ("minstens", "meer dan"), (True, False): ("hoogstens", "minder dan"),
    (False, True): ("vanaf", "na"), (False, False): ("tot en met", "voor"),
}  # fmt: skip


class Search:
    """The search along one lever; ``held`` are the values that it is held against."""

    def __init__(self, runs: Runs, lever: Lever, now: Came, held: set[object]) -> None:
        self.runs, self.lever, self.now = runs, lever, now
        self.grain = Grain.of(lever)
        self.held = {self.grain.place(value) for value in held}
        self.counts = now.less(now) is not None

    def tips(self) -> Iterator[Tip]:
        """The tips, upwards and then downwards."""
        low, high = self.grain.bounds(self.lever)
        near = {place + by for place in self.held for by in (-1, 0, 1)}
        tried = sorted({*self.grain.start(self.lever), *(place for place in near if low <= place <= high)})
        here = self.grain.place(self.lever.value) if self.lever.known and self.lever.value is not None else tried[0]
        for up in (True, False):
            side = [p for p in tried if p > here] if up else [p for p in reversed(tried) if p < here]
            yield from self._along([here, *side], up)

    def _along(self, places: list[int], up: bool) -> Iterator[Tip]:
        """The tips from near to far along some places."""
        found, before = 0, self._at(places[0])
        last = places[0]
        for place in places[1:]:
            came = self._at(place)
            if came is None or found == FEW:
                continue
            if before is not None and self._sign(came) != self._sign(before):
                near, far = self._between(last, place)
                tip = self._tip(near, far, up)
                if tip is not None:
                    found += 1
                    yield tip
            last, before = place, came

    def _between(self, near: int, far: int) -> tuple[int, int]:
        """Two neighbours between which the outcome changes."""
        start = self._at(near)
        assert start is not None
        while abs(far - near) > 1:
            middle = (near + far) // 2
            came = self._at(middle)
            if came is not None and self._sign(came) == self._sign(start):
                near = middle
            else:
                far = middle
        return near, far

    def _tip(self, near: int, far: int, up: bool) -> Tip | None:
        """What changes between two neighbours; None where that is no more than between any others."""
        one, other = self._at(near), self._at(far)
        if one is None or other is None or self._is_smooth(near, far, one, other):
            return None
        at_bound = near in self.held and far not in self.held
        how = HOW[is_number(self.lever.type), up][at_bound]
        value = self.grain.value(near if at_bound else far)
        return Tip(how, value, shown(value, self.lever.type), other, other.less(self.now))

    def _is_smooth(self, near: int, far: int, one: Came, other: Came) -> bool:
        """Whether an amount runs on as it did: one step changes it by as much as the steps before and after."""
        jump = other.less(one)
        if jump is None:
            return False
        by = far - near
        around = [(near, near - by), (far + by, far)]
        steps = []
        for there, back in around:
            a, b = self._at(there), self._at(back)
            steps.append(a.less(b) if a is not None and b is not None else None)
        return all(step is None or step == jump for step in steps)

    def step(self) -> Step | None:
        """What one unit more does, where the outcome is an amount."""
        if not self.counts or not self.lever.known or not isinstance(self.lever.value, (Fraction, date)):
            return None
        here = self.grain.place(self.lever.value)
        came = self._at(here + self.grain.unit) if here + self.grain.unit <= self.grain.bounds(self.lever)[1] else None
        difference = came.less(self.now) if came is not None else None
        if not difference:
            return None
        unit = self.grain.unit * self.grain.size if self.grain.size is not None else None
        text = f"{shown(unit, self.lever.type)} meer" if unit is not None else "een dag later"
        return Step(text, difference)

    def _at(self, place: int) -> Came | None:
        here = self.lever.value
        if self.lever.known and isinstance(here, (Fraction, date)) and place == self.grain.place(here):
            return self.now
        low, high = self.grain.bounds(self.lever)
        return self.runs.with_(self.lever, self.grain.value(place)) if low <= place <= high else None

    def _sign(self, came: Came) -> object:
        """What two answers must have in common to be on one side of a tip."""
        if came.less(self.now) is None:
            return came.same_as
        return came.shape
