"""The quick check gives jsonschema's answer, on right documents and on wrong ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lidwoord.documents import KINDS, kind_of, validate
from lidwoord.documents.conform import conforms
from lidwoord.documents.schemas import schema
from lidwoord.source import Entry, Mapping, Node, Scalar, Sequence, parse_text, to_plain

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(ROOT.glob("rules/**/*.yaml"))
KEYS = """schema artikel titel regels waarden type formule soort lijst selectie snijden uit a 1 ja altijd geldt van lijsten
tabellen staffel kolommen rijen A-b invoer verwacht lezingen"""
WORDS = st.sampled_from(["", *KEYS.split()])


def located(text: str) -> Node:
    """Return the node of a right text."""
    node, problems = parse_text(text, "f")
    assert problems == ()
    assert node is not None
    return node


def agrees(kind: str, node: Node) -> bool:
    """Tell whether both give the same answer."""
    return conforms(schema(kind), node) == Draft202012Validator(schema(kind)).is_valid(to_plain(node))


def parts(node: Node, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Return the path to every node, by position."""
    if isinstance(node, Scalar):
        return [path]
    children = [e.value for e in node.entries] if isinstance(node, Mapping) else list(node.items)
    return [path, *(p for i, child in enumerate(children) for p in parts(child, (*path, i)))]


def changed(node: Node, path: tuple[int, ...], how: str, word: str) -> Node:
    """Return the document with one part renamed, dropped or replaced."""
    assert not isinstance(node, Scalar)
    at, rest = path[0], path[1:]
    if isinstance(node, Sequence):
        items = list(node.items)
        if rest:
            items[at] = changed(items[at], rest, how, word)
        elif how == "drop":
            del items[at]
        else:
            items[at] = Scalar(word, node.span, plain=False)
        return Sequence(tuple(items), node.span)
    entries = list(node.entries)
    key, value = entries[at].key, entries[at].value
    if rest:
        entries[at] = Entry(key, changed(value, rest, how, word))
    elif how == "drop":
        del entries[at]
    elif how == "rename" and word not in node:
        entries[at] = Entry(Scalar(word, key.span), value)
    elif how == "replace":
        entries[at] = Entry(key, Scalar(word, value.span, plain=False))
    else:
        entries[at] = Entry(key, Sequence((value,), value.span))
    return Mapping(tuple(entries), node.span)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_on_every_document_of_the_project(document: Path) -> None:
    """Each conforms to the schema of its own kind, and to no other."""
    node = located(document.read_text(encoding="utf-8"))
    assert all(agrees(kind, node) for kind in KINDS)
    assert conforms(schema(kind_of(document.name)), node)


@given(st.sampled_from(DOCUMENTS), st.integers(0), st.sampled_from(["rename", "drop", "replace", "wrap"]), WORDS)
def test_on_a_document_with_one_part_changed(document: Path, at: int, how: str, word: str) -> None:
    """Both accept it, or both refuse it and then there is a diagnostic with a place."""
    node = located(document.read_text(encoding="utf-8"))
    paths = parts(node)[1:]
    kind = kind_of(document.name)
    wrong = changed(node, paths[at % len(paths)], how, word)
    assert agrees(kind, wrong)
    problems = validate(kind, wrong)
    assert bool(problems) != conforms(schema(kind), wrong)
    assert all(problem.span for problem in problems)


TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(bool), inner, max_size=5), max_leaves=25
)


def from_plain(tree: object) -> Node:
    """Return a node without places."""
    span = located("x").span
    if isinstance(tree, dict):
        return Mapping(tuple(Entry(Scalar(key, span), from_plain(value)) for key, value in tree.items()), span)
    if isinstance(tree, list):
        return Sequence(tuple(from_plain(item) for item in tree), span)
    return Scalar(str(tree), span, plain=False)


@given(st.sampled_from(KINDS), TREES)
def test_on_any_tree(kind: str, tree: object) -> None:
    """Also on what looks like no document at all; every refusal has words."""
    node = from_plain(tree)
    assert agrees(kind, node)
    assert bool(validate(kind, node)) != conforms(schema(kind), node)


def test_a_right_document_does_not_import_jsonschema() -> None:
    """Its import would cost a third of a cold start."""
    code = (
        "import sys; from lidwoord.documents import parse_document;"
        "assert parse_document('schema: \"1\"\\ninvoer: {a: 1}', 'x', 'zaak')[1] == ();"
        "print('jsonschema' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
