"""Made-up employees, the same ones every time.

In: how many. Out: per employee the facts of a case as plain data: a scale, a working week, and a week of shifts. No person is
meant; the numbers come from a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

SCALES = (15, 20, 25, 30, 35, 40, 45, 50)
HOURS = (16, 20, 24, 28, 32, 36)
SHIFTS = ((7, 8), (15, 8), (23, 8), (8, 4))  # the hour at which a shift begins, and how many hours it lasts
MONDAY = datetime(2026, 7, 6)
Facts = dict[str, Any]


def employees(count: int) -> Iterator[tuple[str, Facts]]:
    """Names and cases."""
    chance = random.Random(1878)  # noqa: S311  # made-up people need no secret
    for number in range(count):
        yield f"w{number:04}", _facts(chance)


def _facts(chance: random.Random) -> Facts:
    days = sorted(chance.sample(range(7), chance.randint(0, 4)))
    return {
        "functiegroep": str(chance.choice(SCALES)),
        "periodiek": str(chance.randint(1, 7)),
        "arbeidsduur": f"{chance.choice(HOURS)} uur/week",
        "geboortedatum": f"{chance.randint(1955, 2000)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        "datum_in_dienst": f"20{chance.randint(10, 17)}-09-01",
        "contractvorm": "vast",
        "diensten": [_shift(MONDAY + timedelta(days=day), *chance.choice(SHIFTS)) for day in days],
    }


def _shift(day: datetime, hour: int, length: int) -> Facts:
    start = day + timedelta(hours=hour)
    return {
        "begin": f"{start:%Y-%m-%dT%H:%M}",
        "einde": f"{start + timedelta(hours=length):%Y-%m-%dT%H:%M}",
        "volgens_rooster": "ja",
    }
