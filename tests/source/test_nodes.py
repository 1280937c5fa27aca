"""Located nodes."""

from __future__ import annotations

from lidwoord.diagnostics import Span
from lidwoord.source import Mapping, Scalar, Sequence, parse_text, to_plain


def parsed(text: str) -> Mapping:
    """Return the mapping that a text holds."""
    node, problems = parse_text(text, "f")
    assert problems == ()
    assert isinstance(node, Mapping)
    return node


NODE = parsed("a: x\nb: [1, {c: ''}]\nd: {}\ne: []\nf:\n")


def test_a_mapping_is_read_by_key() -> None:
    """The value, the key with its place, and what is not there."""
    assert NODE.get("a") == Scalar("x", Span("f", 1, 4, 1, 5))
    assert NODE.key("b") == Scalar("b", Span("f", 2, 1, 2, 2))
    assert (NODE.get("z"), NODE.key("z"), "z" in NODE, "a" in NODE) == (None, None, False, True)
    assert [key for key, _ in NODE.items()] == ["a", "b", "d", "e", "f"]
    assert len(NODE) == 5


def test_an_empty_collection_is_there_all_the_same() -> None:
    """`node or default` must not take `{}` for absent."""
    empty, items = NODE.get("d"), NODE.get("e")
    assert isinstance(empty, Mapping)
    assert isinstance(items, Sequence)
    assert (bool(empty), len(empty), bool(items), len(items)) == (True, 0, True, 0)


def test_to_plain() -> None:
    """Every scalar is text."""
    assert to_plain(NODE) == {"a": "x", "b": ["1", {"c": ""}], "d": {}, "e": [], "f": ""}


def test_what_was_not_written_is_empty_and_quotes_are_not() -> None:
    """`sleutel:` has no value, `sleutel: ''` has one."""
    nodes = parsed("a:\nb: ''\n")
    assert [getattr(nodes.get(key), "empty", None) for key in "ab"] == [True, False]


def test_a_part_of_a_scalar_has_its_own_place() -> None:
    """In plain text and in quotes without escapes; else the whole scalar is the place."""
    nodes = parsed("a: uren * 2\nb: 'uren * 2'\nc: \"u\\x72en * 2\"\nd: uren\n  * 2\n")
    places = [node.part(5, 6) for _, node in nodes.items() if isinstance(node, Scalar)]
    assert places == [
        Span("f", 1, 9, 1, 10),
        Span("f", 2, 10, 2, 11),
        Span("f", 3, 4, 3, 17),
        Span("f", 4, 4, 5, 6),
    ]
