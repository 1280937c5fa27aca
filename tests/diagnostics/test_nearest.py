"""The nearest known name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lidwoord.diagnostics import did_you_mean, nearest

KNOWN = ["formule", "gevallen", "voorwaarden", "lid", "artikel", "per", "titel"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("formle", "formule"),
        ("fromule", "formule"),
        ("FORMULE", "formule"),
        ("artikle", "artikel"),
        ("voorwaarde", "voorwaarden"),
        ("ldi", "lid"),
        ("lit", "lid"),
        ("x", None),
        ("", None),
        ("salaris", None),
        ("formule" * 9, None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """A slip of the pen is recognised, another word is not."""
    assert nearest(word, KNOWN) == expected


def test_of_equally_near_names_the_first_in_the_alphabet() -> None:
    """The answer does not depend on the order of the names."""
    assert [nearest("bat", ["cat", "bad"]), nearest("bat", ["bad", "cat"])] == ["bad", "bad"]


def test_the_best_of_several() -> None:
    """A nearer name later in the list wins."""
    assert nearest("waardes", ["waarden_op", "waarde", "waarden"]) == "waarde"


def test_the_number_of_names_compared_is_bounded() -> None:
    """A hostile file with a million names costs no time."""
    assert nearest("formle", (str(i) for i in iter(lambda: 1, 0))) is None
    assert nearest("formle", ["x" * 61]) is None


def test_did_you_mean() -> None:
    """The question as a hint, or nothing."""
    assert did_you_mean("titl", KNOWN) == "Bedoelde u `titel`?"
    assert did_you_mean("salaris", KNOWN) == ""


@given(st.text("abcdefgh_", min_size=2, max_size=20), st.integers(0, 19))
def test_one_dropped_letter_is_always_found(name: str, at: int) -> None:
    """Whatever the name, leaving out one letter finds it back."""
    at %= len(name)
    word = name[:at] + name[at + 1 :]
    assert nearest(word, [name]) == (name if len(word) > 1 else None)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("formle", "Bedoelde u `formule`?"),
        ("waar", "Bedoelde u `waarde` of `voorwaarden`?"),
        ("uren", "Bedoelde u `uren_per_jaar`, `uren_per_week` of `uren_per_maand`?"),
        ("URENP", ""),
        ("per_jaar", "Bedoelde u `uren_per_jaar`?"),
        ("per", ""),
        ("x" * 61, ""),
    ],
)
def test_a_part_of_a_name(word: str, expected: str) -> None:
    """Who typed only a part is offered the shortest names that hold it."""
    known = ["waarde", "voorwaarden", "formule", "uren_per_maand", "uren_per_week", "uren_per_jaar", "vrije_uren_per_jaar", "p"]
    assert did_you_mean(word, known if word != "per_jaar" else ["uren_per_jaar"]) == expected
