"""The canonical spelling of a formula."""

from __future__ import annotations

import pytest
from hypothesis import given

from lidwoord.language import syntax as s
from lidwoord.language.spelling import joined, same_formula, spell, tree_of
from lidwoord.language.write import write
from trees import trees


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a+b", "a + b"),
        ("(a)", "(a)"),
        ("a   is\nniet geen", "a is niet geen"),
        ("- ( a + - b )", "-(a + -b)"),
        ("a - b", "a - b"),
        ("x uit y bij( a;b )", "x uit y bij (a; b)"),
        ("€ 0", "€ 0"),
        ("€ 1841/maand", "€ 1.841/maand"),
        ("€ 1841,50", "€ 1.841,50"),
        ("€ 2,00", "€ 2,00"),
        ("3 maand + 1 jaren", "3 maanden + 1 jaar"),
        ('a is "x  y"', 'a is "x  y"'),
        ("ja en nee", "ja en nee"),
        ("a rekenkundig afgerond op 2 decimalen", "a rekenkundig afgerond op 2 decimalen"),
        ("1 december van a", "1 december van a"),
        ("de 16e van a", "de 16e van a"),
    ],
)
def test_spelling(text: str, expected: str) -> None:
    """Single blanks and one notation; brackets, synonyms and whole euros are the author's."""
    assert joined(spell(text)) == expected


def test_a_formula_that_does_not_parse_has_no_spelling() -> None:
    """It is left to its author."""
    assert spell("a + + b") == ()
    assert tree_of("a + + b") is None
    assert not same_formula("a + + b", "a +  + b")


@given(trees)
def test_spelling_agrees_with_printing(tree: s.Expr) -> None:
    """What `write` prints is spelled canonically, so that there is one way to space a formula."""
    text = write(tree)
    if tree_of(text) is not None:  # not too long
        assert joined(spell(text)) in (text, text.replace(",00", ""))
