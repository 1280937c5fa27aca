"""Laws of the language: printing and parsing, and the JSON form of a tree."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lidwoord.diagnostics import Span
from lidwoord.language import syntax as s
from lidwoord.language.parse import MAX_CHARACTERS, MAX_NESTING, MAX_TOKENS, grammar, parse
from lidwoord.language.write import write
from lidwoord.ruleset import codec
from trees import KINDS, LITERALS, trees

pytestmark = pytest.mark.no_cover  # what they go through is covered by the tests of each module

PLACE = Span("a.yaml", 1, 1, 1, 2)


def comes_back(tree: s.Expr) -> None:
    """Assert that the printed tree parses to the same tree, unless it is longer than a formula may be."""
    text = write(tree)
    found, wrong = parse(text, PLACE)
    codes = [d.code for d in wrong]
    if codes in (["LW205"], ["LW206"], ["LW207"]):
        long = len(text) > MAX_CHARACTERS or sum(1 for _ in grammar().lex(text)) > MAX_TOKENS
        assert long or text.count("(") > MAX_NESTING
        return
    assert codes == [], text
    assert found == tree, text


@given(trees)
@settings(max_examples=400)
def test_printing_and_parsing(tree: s.Expr) -> None:
    """``parse(write(tree)) == tree`` for every tree that the grammar can write."""
    comes_back(tree)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=25)
def test_printing_and_parsing_every_kind_of_node(kind: type[s.Expr], data: st.DataObject) -> None:
    """Each kind of node comes back, with every kind of node below it."""
    comes_back(data.draw(KINDS[kind](trees)))


@pytest.mark.parametrize("literals", LITERALS)
@given(data=st.data())
@settings(max_examples=40)
def test_printing_and_parsing_every_kind_of_literal(literals: st.SearchStrategy[s.Expr], data: st.DataObject) -> None:
    """Each kind of written value comes back exactly."""
    comes_back(data.draw(literals))


@given(trees)
def test_printing_is_canonical(tree: s.Expr) -> None:
    """Printing what was printed and parsed gives the same text."""
    text = write(tree)
    again, _ = parse(text, PLACE)
    assert again is None or write(again) == text


@given(trees)
def test_places_lie_in_the_text(tree: s.Expr) -> None:
    """Every parsed node has a place inside the formula, around those of its parts."""
    text = write(tree)
    found, _ = parse(text, PLACE)
    for node in s.walk(found) if found is not None else ():
        start, end = node.at
        assert 0 <= start < end <= len(text)
        assert all(start <= kid.at[0] and kid.at[1] <= end for kid in s.children(node))


@given(trees)
def test_json_form_of_a_tree(tree: s.Expr) -> None:
    """A tree comes back from its JSON form, and has the same JSON form again."""
    data = json.loads(json.dumps(codec._tree(tree)))
    again = codec.tree(data)
    assert again == tree
    assert codec._tree(again) == data


def test_every_kind_of_node_is_generated() -> None:
    """The strategies of this test leave out only what the checker puts in."""
    assert {*KINDS, s.Literal} == {*s.NODES} - {s.Convert}
