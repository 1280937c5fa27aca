"""The width of text, and breaking it into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidwoord.graph.measure import WIDEST, width, wrap


@pytest.mark.parametrize(
    ("text", "bold", "wide"),
    [
        ("", False, 0.0),
        ("i", False, 2.23),
        ("W", False, 9.44),
        ("i", True, 2.78),
        ("€", False, 5.57),
        ("漢", False, WIDEST / 100),
    ],
)
def test_width(text: str, bold: bool, wide: float) -> None:
    """A character has the width of the table; one that it does not have counts as the widest."""
    assert width(text, 10, bold) == pytest.approx(wide)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("kort", ["kort"]),
        ("twee woorden", ["twee", "woorden"]),
        ("een_lange_naam", ["een_", "lange_", "naam"]),
        ("onafgebroken", ["onafgebro", "ken"]),
        ("  ruim  wit ", ["ruim  wit"]),
        ("een twee drie vier vijf zes zeven", ["een twee", "drie vier", "vijf zes…"]),
        ("漢漢漢漢漢", ["漢漢漢漢", "漢"]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    """Lines break at spaces and after joining signs, and inside a word only when it must; too much ends in an ellipsis."""
    assert wrap(text, 10, 48, 3) == lines


def test_a_sign_wider_than_a_line_stands_alone() -> None:
    """Breaking goes on, however narrow the line."""
    assert wrap("WW", 10, 1, 5) == ["W", "W"]


@given(st.text(max_size=80), st.integers(12, 200), st.integers(1, 4))
def test_every_line_fits(text: str, room: int, most: int) -> None:
    """No line is wider than the room, nor are there more than asked."""
    lines = wrap(text, 10, room, most)
    assert len(lines) <= most
    assert all(width(line, 10) <= room for line in lines)


@given(st.text("ab _-é", max_size=60))
def test_nothing_is_lost_where_there_is_room(text: str) -> None:
    """All letters come back, in order."""
    assert "".join(wrap(text, 10, 30, 99)).replace(" ", "") == text.replace(" ", "")
