"""Numbers and units as people write them: the hint says how we write them."""

from __future__ import annotations

import pytest

from lidwoord.values.meant import meant_amount, meant_unit
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import parse_type

AMOUNTS = {
    ("€ 11.5", "€"): "€ 11,5",
    ("€ 11.5/uur", "€/uur"): "€ 11,5/uur",
    ("€ 1,841.95", "€"): "€ 1841,95",
    ("€ 12,-", "€"): "€ 12",
    ("11,55 euro", "€"): "€ 11,55",
    ("11.55 Euro", "€"): "€ 11,55",
    ("EUR 11,55", "€"): "€ 11,55",
    ("11,55 euro per uur", "€/uur"): "€ 11,55/uur",
    ("24 uur", "uur/week"): "24 uur/week",
    ("24 uren p/w", "uur/week"): "24 uur/week",
    ("230 uur/jr", "uur/jaar"): "230 uur/jaar",
    ("230 uren per jaar", "uur/jaar"): "230 uur/jaar",
    ("6 mnd.", "maand"): "6 maanden",
    ("1 mnd", "maand"): "1 maand",
    ("5 procent", "percentage"): "5%",
}
UNITS = {
    "maanden": "maand", "uren per jaar": "uur/jaar", "uur/jr": "uur/jaar", "euro": "€", "Euro per uur": "€/uur", "gtal": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("text", "type_"), AMOUNTS)
def test_the_hint_can_be_read(text: str, type_: str) -> None:
    """What the hint says to write is a value of the type."""
    wanted = parse_type(type_)
    assert wanted is not None
    found = read_value(text, wanted)
    assert isinstance(found, Unreadable)
    assert found.hint == f"schrijf {AMOUNTS[text, type_]}"
    assert not isinstance(read_value(AMOUNTS[text, type_], wanted), Unreadable)


@pytest.mark.parametrize(
    ("text", "type_"), [("24 uur", "€/uur"), ("1 dag", "jaar"), ("0,5 fte", "getal"), ("veel", "uur"), ("9" * 70, "uur")]
)
def test_what_is_not_recognised(text: str, type_: str) -> None:
    """Another unit, an unknown one or no number at all gets no such hint."""
    wanted = parse_type(type_)
    assert wanted is not None
    found = read_value(text, wanted)
    assert isinstance(found, Unreadable)
    assert "schrijf" not in found.hint


def test_units() -> None:
    """The unit that a type was meant to have."""
    assert {text: meant_unit(text) for text in UNITS} == UNITS


def test_a_number_alone() -> None:
    """Without a unit the digits are all there is."""
    assert (meant_amount("11.5", "uur"), meant_amount("€ 5 per keer", "€")) == ("11,5", "")
