"""Formulas in rule files: spacing, notation, line breaks."""

from __future__ import annotations

import pytest

from lidwoord.format import canonical
from lidwoord.format.spelling import WIDTH

HEAD = 'schema: "1"\nregels:\n  a:\n    type: €\n    formule: '


def tidy(formula: str) -> str:
    """The canonical form of a rule with this formula, after the head."""
    result = canonical(f"{HEAD}{formula}\n", "a.yaml", "regels")
    assert result.diagnostics == ()
    assert result.text is not None
    assert canonical(result.text, "a.yaml", "regels").text == result.text
    return result.text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a+b*( c-d )", "a + b * (c - d)"),
        ('"a+b"', '"a + b"'),
        ("'a+b'", '"a + b"'),
        ("'a is \"x\"  of   b'", "'a is \"x\" of b'"),
        ('"a is \\"x\\"  of   b"', '"a is \\"x\\" of b"'),
        ('"a is \\"x y\\"\n      of b  en c"', '"a is \\"x y\\"\n      of b  en c"'),
        ("a + + b", "a + + b"),
        ("(a)  # uit lid 2", "(a)  # uit lid 2"),
        (">-\n          a+b\n          + c*d  \n", ">-\n      a + b\n      + c * d"),
        (">-  # som\n      a+b\n", ">-  # som\n      a + b"),
        (">\n      a+b\n\n      +c\n", ">\n      a + b\n      + c"),
        ("|\n      a+b\n", "|\n      a + b"),
        (">-\n        a+b\n          +c\n", ">-\n      a + b\n      + c"),
        (">2-\n          a+b\n        +c\n", ">2-\n        a + b\n        + c"),
        (">-\n", ">-"),
        ("a+b\n        +c", "a + b\n      + c"),
        ('"a+b\n      "', '"a + b"'),
        ('"\n   a+b\n   +c"', '"a + b\n      + c"'),
        ("3\n        uren *b", "3 uur\n      * b"),
    ],
)
def test_spelling(formula: str, expected: str) -> None:
    """Blanks become canonical in every style of writing; a formula that does not parse is left as it is."""
    assert tidy(formula) == expected


def test_a_long_line_is_broken_where_a_part_begins() -> None:
    """Rather before `over` or `+` than in the middle of a part; the lines that fit stay."""
    long = f"a + {'b' * 50} * {'c' * 40} + (som van {'d' * 40} over elk e uit f)"
    assert tidy(f">-\n      {long}\n      + g\n") == (
        f">-\n      a + {'b' * 50} * {'c' * 40}\n      + (som van {'d' * 40} over elk e uit f)\n      + g"
    )


def test_a_long_line_is_broken_outside_brackets() -> None:
    """A place with fewer brackets around it is better, and behind a `;` is a good place."""
    broken = tidy(f"a\n      + {'b' * 70} * (c + {'d' * 30} + {'e' * 30})").split("\n")
    assert broken[1:] == [f"      + {'b' * 70}", f"      * (c + {'d' * 30} + {'e' * 30})"]
    options = "; ".join(f"{letter * 30}" for letter in "bcdef")
    assert tidy(f"a\n      is een van ({options})").split("\n")[1].endswith("d;")


def test_a_long_line_is_broken_anywhere_when_it_must() -> None:
    """Without a good place at the last word that fits; a word that is too long stands alone."""
    names = " van ".join(letter * 40 for letter in "bcdef")
    lines = tidy(f"a\n      + {names}").split("\n")
    assert all(len(line) <= WIDTH for line in lines)
    assert lines[1] == f"      + {'b' * 40} van {'c' * 40} van"
    assert tidy(f"a\n      + {'b' * 200} + c").split("\n")[1:] == ["      +", f"      {'b' * 200}", "      + c"]


def test_a_formula_on_one_line_stays_on_one_line() -> None:
    """However long: the style is the author's."""
    long = " + ".join("b" * 40 for _ in range(5))
    assert tidy(long) == long
