"""The pay model of the benchmark: the engine and the formulas by hand must agree, or the times mean nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

import lidwoord
from bench import pay_model

CASES = {
    "the measured case": {},
    "above the cap": {"maandloon": Fraction(345000, 100)},
    "below both floors": {"maandloon": Fraction(159046, 100), "uren_per_week": Fraction(17, 3)},
    "no irregular hours": {name: Fraction(0) for name in pay_model.CASE if name.startswith("uren_") and "week" not in name},
    "exactly at the floor": {"maandloon": Fraction(198203, 100), "uren_per_week": Fraction(36)},
}


@pytest.fixture(scope="module")
def rules():
    """The benchmark's rule set, loaded once."""
    return lidwoord.load(pay_model.FOLDER)


@pytest.mark.parametrize("change", CASES.values(), ids=CASES.keys())
def test_engine_equals_hand_written_fractions(rules, change):
    """All twelve outcomes are equal as fractions, not only to the cent."""
    case = {**pay_model.CASE, **change}
    assert pay_model.by_engine(rules, case) == pay_model.by_hand(case)
