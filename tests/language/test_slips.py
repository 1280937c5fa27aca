"""Words of a legal text in a formula: the hint says what the language has for them."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import Span
from lidwoord.language.parse import parse
from lidwoord.language.slips import listed

PHRASES = {
    "a is ten minste b": ("is minstens", "is ten minste"),
    "a is tenminste b": ("is minstens", "is tenminste"),
    "a is minimaal 5 uur": ("is minstens", "is minimaal"),
    "a is niet minder dan b": ("is minstens", "is niet minder dan"),
    "a is groter dan of gelijk aan b": ("is minstens", "is groter dan of gelijk aan"),
    "a is gelijk aan of groter dan b": ("is minstens", "is gelijk aan of groter dan"),
    "a >= b": ("is minstens", ">="),
    "a is ten hoogste b": ("is hoogstens", "is ten hoogste"),
    "a is maximaal b": ("is hoogstens", "is maximaal"),
    "a is niet groter dan b": ("is hoogstens", "is niet groter dan"),
    "a is kleiner dan of gelijk aan 5": ("is hoogstens", "is kleiner dan of gelijk aan"),
    "a <= b": ("is hoogstens", "<="),
    "als a is groter dan b dan c anders d": ("is meer dan", "is groter dan"),
    "a > b": ("is meer dan", ">"),
    "a is jonger dan b": ("is minder dan", "is jonger dan"),
    "a < b en c": ("is minder dan", "<"),
    "a is gelijk aan b": ("is", "is gelijk aan"),
    "a = b": ("is", "="),
    "a <> b": ("is niet", "<>"),
    "a is eerder dan b": ("is voor", "is eerder dan"),
    "a is later dan b": ("is na", "is later dan"),
    "a is tot en met b": ("is uiterlijk", "is tot en met"),
    "a × 5": ("*", "×"),
    "a : 5": ("/", ":"),
}


def hint_of(formula: str) -> str:
    """The hint of the one thing that is wrong with a formula."""
    _, (found,) = parse(formula, Span("f", 1, 1, 1, len(formula) + 1))
    return found.hint


@pytest.mark.parametrize("formula", PHRASES)
def test_words_of_a_legal_text(formula: str) -> None:
    """The phrase, and what the language has in its place."""
    right, written = PHRASES[formula]
    assert hint_of(formula) == f"Schrijf `{right}` in plaats van `{written}`."


@pytest.mark.parametrize(
    ("formula", "right"), [("a = ja", "a"), ("b en a == nee", "niet a"), ("(vaste_dienst = ja)", "vaste_dienst")]
)
def test_ja_and_nee_need_no_comparison(formula: str, right: str) -> None:
    """Of a ja or nee the name alone is enough."""
    assert hint_of(formula) == f"Schrijf `{right}`: bij ja of nee is de naam genoeg."


def test_a_phrase_elsewhere_is_left_alone() -> None:
    """Only the phrase at which reading stopped is meant."""
    assert hint_of("a is meer dan b xyz c") == ""
    assert hint_of("a is meer 5") == ""


def test_the_likely_words_come_first() -> None:
    """A message that can't hold all words holds those that matter; a minus alone is no operation."""
    value = [
        "*",
        "+",
        "-",
        "/",
        "bij",
        "binnen",
        "en",
        "gedurende",
        "is",
        "maar",
        "of",
        "op",
        "overlapt",
        "rekenkundig",
        "valt",
    ]
    assert listed(value) == "`is`, `en`, `of`, `maar`, `+`, `-`, `*`, `/`, `bij`, `binnen`, `gedurende`, …"
    assert listed(["(", "-", "als", "geen", "minstens"]) == "`minstens`, `als`, `geen`"
    assert listed(["(", ";"]) == "`(`, `;`"
    assert listed([]) == "een waarde"
