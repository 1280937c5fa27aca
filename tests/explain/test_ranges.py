"""Periods that follow on each other, told as one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from explain.scenes import HELE_MAANDEN, MAANDEN, Scene, told
from lidwoord.explain.outline import outline
from lidwoord.explain.ranges import Spell, ranged

MONTHS = [Spell(f"{name} 2018", f"2018-0{n}-01", f"2018-0{n}-{last}") for n, name, last in (
    (1, "januari", 31), (2, "februari", 28), (3, "maart", 31), (4, "april", 30), (5, "mei", 31)
)]  # fmt: skip


def days(first: date, number: int) -> list[Spell]:
    """Days one after the other, named by their dates."""
    found = [first + timedelta(n) for n in range(number)]
    return [Spell(f"{day.day} mei 2018", day.isoformat(), day.isoformat()) for day in found]


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], []),
        (MONTHS[:2], ["januari 2018", "februari 2018"]),
        (MONTHS[:3], ["januari 2018 tot en met maart 2018"]),
        ([*MONTHS[:3], MONTHS[4]], ["januari 2018 tot en met maart 2018", "mei 2018"]),
        (MONTHS[::-1], [month.name for month in MONTHS[::-1]]),
        ([Spell("dienst 1"), *MONTHS[:3], Spell("dienst 2")], ["dienst 1", "januari 2018 tot en met maart 2018", "dienst 2"]),
        (days(date(2018, 5, 4), 4), ["4 mei 2018 t/m 7 mei 2018 (4 tijdvakken)"]),
    ],
)
def test_ranged(spells: list[Spell], expected: list[str]) -> None:
    """Three or more neighbours are one text; what is no period, or stands in another order, keeps its name."""
    assert ranged(spells) == expected


def test_items_with_equal_amounts(tmp_path: Path) -> None:
    """Equal months are one line with the steps that tell them; unfolded each has its own, and so in JSON."""
    case: dict[str, object] = {
        "maanden": [*HELE_MAANDEN, {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-31", "loon": "€ 50"}]
    }
    explanation = told(Scene(MAANDEN, "opbouw", case), tmp_path)
    lines = [line for line in outline(explanation) if line.kind == "onderdeel"]
    assert [line.text for line in lines] == [
        "januari 2018 tot en met april 2018: elk € 8,00 (stap 2)", "mei 2018: € 4,00 (stap 5)"
    ]  # fmt: skip
    assert [part.text for part in lines[0].whole] == [f"{name.name}: € 8,00 (stap 2)" for name in MONTHS[:4]]
    assert len([line for line in outline(explanation, unfolded=True) if line.kind == "onderdeel"]) == 5
    (made,) = explanation.to_json()["stappen"][0]["lijsten"]  # type: ignore[index]
    assert made["onderdelen"][0] == {
        "naam": "januari 2018", "waarde": "€ 8,00", "stap": 2, "eerste_dag": "2018-01-01", "laatste_dag": "2018-01-31"
    }  # fmt: skip
    assert [(weight.value, weight.name) for weight in explanation.weights] == [
        ("€ 32,00", "januari 2018 tot en met april 2018, elk € 8,00"), ("€ 4,00", "mei 2018")
    ]  # fmt: skip
