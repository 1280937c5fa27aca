"""The printer: canonical text, with brackets only where the grammar needs them (the law of printing is in properties)."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import Span
from lidwoord.language.parse import parse
from lidwoord.language.syntax import Convert, Name
from lidwoord.language.write import write
from lidwoord.values.numbers import Fraction

PLACE = Span("a.yaml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("((a))", "a"),
        ("a+b", "a + b"),
        ("(a + b) + c", "a + b + c"),
        ("a + (b + c)", "a + (b + c)"),
        ("(a * b) + c", "a * b + c"),
        ("(a + b) * c", "(a + b) * c"),
        ("-(a + b)", "-(a + b)"),
        ("niet (a)", "niet a"),
        ("niet (a en b)", "niet (a en b)"),
        ("niet (er is een d uit b waarvoor c)", "niet er is een d uit b waarvoor c"),
        ("(als a dan b anders c) + 1", "(als a dan b anders c) + 1"),
        ("a en (b of als c dan d anders a)", "a en (b of als c dan d anders a)"),
        ("a en (b en er is een c uit d waarvoor a)", "a en (b en er is een c uit d waarvoor a)"),
        ("a en (als b dan c anders d)", "a en als b dan c anders d"),
        ("(a en b) of c", "(a en b) of c"),
        ("(a is b) en (c is d)", "a is b en c is d"),
        ("(a van b) op c", "a van b op c"),
        ("a van (b op c)", "a van (b op c)"),
        ("€ 1841,95", "€ 1.841,95"),
        ("€ 2", "€ 2,00"),
        ("3 maand", "3 maanden"),
        ("de eerste d uit (b)", "de eerste d uit b"),
        ("(a uit b bij (c)) bij ontbreken (d)", "a uit b bij (c) bij ontbreken d"),
        ("(a maar ten minste b) rekenkundig afgerond op centen", "a maar ten minste b rekenkundig afgerond op centen"),
        ("a rekenkundig afgerond op een veelvoud van (b + c)", "a rekenkundig afgerond op een veelvoud van b + c"),
        ("a tijdsevenredig naar (b) binnen (c)", "a tijdsevenredig naar b binnen c"),
        ("a is niet geen", "a is gegeven"),
    ],
)
def test_canonical_text(text: str, expected: str) -> None:
    """Needless brackets go, needed ones stay, spaces and notation are made equal."""
    tree, wrong = parse(text, PLACE)
    assert wrong == ()
    assert tree is not None
    assert write(tree) == expected


def test_a_conversion_is_not_printed() -> None:
    """What the checker puts in, is nothing that the author wrote."""
    assert write(Convert(Name("a"), Fraction(60))) == "a"
