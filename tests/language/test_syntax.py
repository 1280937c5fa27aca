"""The nodes of the syntax tree."""

from __future__ import annotations

from fractions import Fraction

from lidwoord.language import syntax as s
from lidwoord.values.types import GETAL

A, B = s.Name("a"), s.Name("b")


def test_place_and_type_make_no_difference() -> None:
    """Two formulas that read the same are the same tree."""
    assert s.Name("a", at=(3, 4), type=GETAL) == s.Name("a")
    assert s.Name("a", ref="regel") == s.Name("a")
    assert s.Binary("*", A, B, Fraction(60)) == s.Binary("*", A, B)
    assert s.Name("a") != s.Name("b")


def test_children_in_reading_order() -> None:
    """The nodes below a node, tuples included, absent ones left out."""
    assert list(s.children(s.If(A, B, s.OneOf(A, (B, A))))) == [A, B, s.OneOf(A, (B, A))]
    assert list(s.children(s.OneOf(A, (B, A)))) == [A, B, A]
    assert list(s.children(s.Fold("aantal", None, "d", A, None))) == [A]
    assert list(s.children(s.Literal("getal", Fraction(1)))) == []


def test_walk_is_depth_first() -> None:
    """A node comes before what is below it."""
    tree = s.Binary("+", s.Negate(A), B)
    assert list(s.walk(tree)) == [tree, s.Negate(A), A, B]
