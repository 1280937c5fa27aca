"""YAML text as located nodes: what is read, with its place, and what is refused."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import Span
from lidwoord.source import Mapping, Node, Scalar, Sequence, limits, parse_text, to_plain, yaml_events

PARSERS = ["c", "pure"]


def node(text: str, parser: str | None = None) -> Node:
    """Return the node of a right document."""
    found, problems = parse_text(text, "f", parser=parser)
    assert problems == ()
    assert found is not None
    return found


def wrong(text: str, parser: str | None = None) -> list[tuple[str, str]]:
    """Return code and place of what is wrong with a document."""
    found, problems = parse_text(text, "f", parser=parser)
    assert found is None
    return [(d.code, str(d.span)) for d in problems]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: yes\nb: 010\nc: 1:30\nd: 2018-04-01\ne: null\nf: ~\ng: 1e3",
            ["yes", "010", "1:30", "2018-04-01", "null", "~", "1e3"],
        ),
        ("a: ٤٢\nb: 1_000\nc: .inf\nd: 0x10\ne: =\nf: 'x'\ng: \"x\"", ["٤٢", "1_000", ".inf", "0x10", "=", "x", "x"]),
    ],
)
def test_every_scalar_is_text(parser: str, text: str, expected: list[str]) -> None:
    """No booleans, octals, sexagesimals, dates, nulls or floats; quotes make no difference."""
    assert to_plain(node(text, parser)) == dict(zip("abcdefg", expected, strict=True))


@pytest.mark.parametrize("parser", PARSERS)
def test_block_flow_and_folded_forms(parser: str) -> None:
    """What editors and jurists write."""
    text = """\
# remark
a:
  - {x: 1, y: [p, 'q, r']}   # remark
  -
    z: >-
      als a
      dan b

b: |
  een
  twee
c: over
  twee regels
"d e": {}
f: Hoeveel uur per week?
g: {vraag: Hoeveel uur?, url: http://x/y}
"""
    assert to_plain(node(text, parser)) == {
        "a": [{"x": "1", "y": ["p", "q, r"]}, {"z": "als a dan b"}],
        "b": "een\ntwee\n",
        "c": "over twee regels",
        "d e": {},
        "f": "Hoeveel uur per week?",
        "g": {"vraag": "Hoeveel uur?", "url": "http://x/y"},
    }


@pytest.mark.parametrize("parser", PARSERS)
def test_json_is_read_too(parser: str) -> None:
    """Compact, indented with tabs, with escapes; a list of numbers without spaces is a list."""
    text = '{\r\n\t"a": [1,2.5,"x"],\r\n\t"b": {"c": true, "d": "\\u20ac\\n"}\r\n}'
    assert to_plain(node(text, parser)) == {"a": ["1", "2.5", "x"], "b": {"c": "true", "d": "€\n"}}


@pytest.mark.parametrize("parser", PARSERS)
def test_every_part_has_its_place(parser: str) -> None:
    """Lines and columns count characters from one; the end is exclusive."""
    text = "a: é x\nb:\n  - 'q'\n  - {c: 1}\nd: >\n  een\n  twee\n\n\ne: p\n  q\nf:\n"

    def span(line: int, column: int, end_line: int, end_column: int) -> Span:
        return Span("f", line, column, end_line, end_column)

    root = node(text, parser)
    assert isinstance(root, Mapping)
    assert root.span == span(1, 1, 12, 3)
    assert [entry.key.span for entry in root.entries] == [span(n, 1, n, 2) for n in (1, 2, 5, 10, 12)]
    assert [entry.value.span for entry in root.entries] == [
        span(1, 4, 1, 7),
        span(3, 3, 4, 11),
        span(5, 4, 7, 7),
        span(10, 4, 11, 4),
        span(12, 3, 12, 3),
    ]
    items = root.get("b")
    assert isinstance(items, Sequence)
    assert [item.span for item in items.items] == [span(3, 5, 3, 8), span(4, 5, 4, 11)]
    assert [getattr(item, "plain", None) for item in items.items] == [False, None]


@pytest.mark.parametrize("text", ["a: 1\nb: 2", "a: 1\r\nb: 2\r\n", "\ufeffa: 1\nb: 2\n"])
def test_line_ends_and_a_byte_order_mark_do_not_move_places(text: str) -> None:
    """The same document, however it was saved."""
    assert node(text) == node("a: 1\nb: 2\n")


def test_a_document_may_begin_and_end_as_yaml_allows() -> None:
    """One `---` before and one `...` behind."""
    assert to_plain(node("# x\n---\na: 1\n...\n# y\n")) == {"a": "1"}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("LW011", "f:1:1")]),
        ("# x\n", [("LW011", "f:1:1")]),
        ("---\n", [("LW011", "f:1:4")]),
        ("a: 1\n---\nb: 2\n", [("LW012", "f:2:1")]),
        ("a: 1\n...\n\nb: 2\n", [("LW012", "f:4:1")]),
        ("a: &x 1\nb: *x\n", [("LW013", "f:1:4"), ("LW013", "f:2:4")]),
        ("a: &x {b: 1}\n", [("LW013", "f:1:4")]),
        ("a: * 2\n", [("LW013", "f:1:4")]),
        ("a: & b\n", [("LW013", "f:1:4")]),
        ("a: !!python/object:os.system x\n", [("LW014", "f:1:4")]),
        ("a: !x [1]\n", [("LW014", "f:1:4")]),
        ("a: ! 1\n", [("LW014", "f:1:4")]),
        ("a: &x !y 1\n", [("LW013", "f:1:4")]),
        ("a: !e!x 1\n", [("LW014", "f:1:4")]),
        ("a: !<x 1\n", [("LW014", "f:1:4")]),
        ("<<: {a: 1}\n", [("LW015", "f:1:1")]),
        ("a: 1\nb: 2\na: 3\n", [("LW016", "f:3:1")]),
        ("{a: 1, 'a': 2}", [("LW016", "f:1:8")]),
        ("? [a]\n: 1\n", [("LW017", "f:1:3")]),
        ("{a: 1}: 2\n", [("LW017", "f:1:1")]),
        (": 1\n", [("LW023", "f:1:1")]),
        ("?\n: 1\n", [("LW018", "f:1:1")]),
        ("'': 1\n", [("LW018", "f:1:1")]),
        ('"a\\nb": 1\n', [("LW018", "f:1:1")]),
        ("? a\n  b\n: 1\n", [("LW018", "f:1:3")]),
        ("%YAML 1.1\n---\na: 1\n", [("LW019", "f:1:1")]),
        ("# x\n\n%FOO\n---\na: 1\n", [("LW019", "f:3:1")]),
        ("a: 1\n%TAG ! x\n", [("LW019", "f:2:1")]),
        ("a: 1\n%x\n", [("LW019", "f:2:1")]),
        ("a: {p: 7,4%}\n", [("LW020", "f:1:8")]),
        ("a: {p: € 2,50, q: 1}\n", [("LW020", "f:1:8")]),
        ("a: {p: aan, uit}\n", [("LW020", "f:1:8")]),
        ("a: [1,5]\n", [("LW020", "f:1:5")]),
        ("a: b: c\n", [("LW021", "f:1:5")]),
        ("a: 1\n b: 2\n", [("LW021", "f:2:3")]),
        ("a: 'b\n", [("LW022", "f:1:4")]),
        ('a: "b\n---\n', [("LW022", "f:1:4")]),
        ("a: 1\n  - 2\nb: 3\n c: 4\n", [("LW021", "f:4:3")]),
        ("  a: 1\n b: 2\n", [("LW023", "f:2:2")]),
        ("a: 'b' c\n", [("LW023", "f:1:8")]),
        ("a: [b] c\n", [("LW023", "f:1:8")]),
        ("- a\nb: 1\n", [("LW023", "f:2:1")]),
        ("{a: 1}\nb: 2\n", [("LW023", "f:2:1")]),
        ("a: [b, c\n", [("LW024", "f:1:9")]),
        ("a: {b: c]\n", [("LW024", "f:1:9")]),
        ("a: [b\nc: d\n", [("LW024", "f:2:2")]),
        ("a: @b\n", [("LW025", "f:1:4")]),
        ("a: `b`\n", [("LW025", "f:1:4")]),
        ("a: 1%\nb: %\n", [("LW025", "f:2:4")]),
        ('a: "\\q"\n', [("LW026", "f:1:4")]),
        ('a: "\\xZZ"\n', [("LW026", "f:1:4")]),
        ('a: "\\ud800"\n', [("LW026", "f:1:4")]),
        ('a: "\\UFFFFFFFF"\n', [("LW026", "f:1:4")]),
        ("a: 1\nb\nc: 2\n", [("LW027", "f:2:1")]),
        ("a: {b}\n", [("LW027", "f:1:5")]),
        ("a: {lid:2, c: 3}\n", [("LW036", "f:1:8")]),
        ("a:\n  b: 1\n  lid:2\n", [("LW036", "f:3:6")]),
        ("a:\n  - lid:2\n    b: 3\n", [("LW036", "f:2:8")]),
        ("a: 1: 2\n", [("LW021", "f:1:5")]),
        ("a: {b: [1], c}\n", [("LW027", "f:1:13")]),
        ("a: [1, , 2]\n", [("LW028", "f:1:8")]),
        ("a: [,]\n", [("LW028", "f:1:5")]),
        ("a: |x\n  b\n", [("LW029", "f:1:4")]),
        ("a: |0\n  b\n", [("LW029", "f:1:4")]),
        ("a: >#\n  b\n", [("LW029", "f:1:4")]),
        ("a: |+-\n  b\n", [("LW029", "f:1:4")]),
        ("a: - b\n", [("LW035", "f:1:4")]),
        ("a: {b:[1]}\n", [("LW036", "f:1:6")]),
        ('a: "\\u202e"\n', [("LW005", "f:1:4")]),
        ('a: "\\0"\n', [("LW004", "f:1:4")]),
        ('a: "\\L"\n', [("LW008", "f:1:4")]),
    ],
)
def test_what_is_refused(parser: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Each mistake its own code, at its own place, whichever parser reads it."""
    assert wrong(text, parser) == expected


@pytest.mark.parametrize("parser", PARSERS)
def test_what_yaml_would_not_refuse_but_could_be_taken_for_it(parser: str) -> None:
    """Commas with a space, in quotes, in block style, and a `:` or `#` inside a word."""
    text = "a: {b: '7,4%', c: [1, 5], d: [a,b], e: [1,a]}\nf: 7,4%\ng: 12:30\nh: a#b\ni: {b: , c: x}\nj: |2-\n   k\n"
    assert to_plain(node(text, parser)) == {
        "a": {"b": "7,4%", "c": ["1", "5"], "d": ["a", "b"], "e": ["1", "a"]},
        "f": "7,4%",
        "g": "12:30",
        "h": "a#b",
        "i": {"b": "", "c": "x"},
        "j": " k",
    }


def test_a_second_key_shows_the_first() -> None:
    """Both places, and the role of the other one."""
    _, problems = parse_text("a: 1\nb: 2\na: 3\n", "f")
    (found,) = problems
    assert [(str(r.span), r.role) for r in found.related] == [("f:1:1", "de eerste keer")]


def test_an_unclosed_bracket_shows_where_it_was_opened() -> None:
    """At the end of a long file the end alone says nothing."""
    _, problems = parse_text("a:\n  - [b,\n\n\n", "f")
    (found,) = problems
    assert (found.code, str(found.span)) == ("LW028", "f:2:8")
    _, problems = parse_text("a:\n  - [b\n\n\n", "f")
    (found,) = problems
    assert (found.code, str(found.span), [str(r.span) for r in found.related]) == ("LW024", "f:2:7", ["f:2:5"])


def test_the_comma_message_shows_the_value_to_quote() -> None:
    """As it should have been written."""
    _, problems = parse_text("a: {p: € 2,50}\n", "f")
    assert problems[0].hint.startswith('Zet een waarde met een komma tussen aanhalingstekens: `"€ 2,50"`.')


@pytest.mark.parametrize("parser", PARSERS)
def test_too_many_parts(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document is given up at the first part too many."""
    monkeypatch.setattr(yaml_events, "MAX_NODES", 5)
    assert to_plain(node("[1, 2, 3, 4]", parser)) == ["1", "2", "3", "4"]
    assert wrong("[1, 2, 3, 4, 5]", parser) == [("LW010", "f:1:14")]


@pytest.mark.parametrize("parser", PARSERS)
def test_too_many_mistakes(parser: str) -> None:
    """A broken file is not listed line by line."""
    codes = [code for code, _ in wrong("a: 1\n" * 100, parser)]
    assert codes == ["LW016"] * limits.MAX_DIAGNOSTICS + ["LW030"]


@pytest.mark.parametrize("parser", PARSERS)
def test_depth_up_to_the_limit(parser: str) -> None:
    """In flow style, in block style and mixed: the limit itself is allowed, one more is not."""
    deepest = limits.MAX_DEPTH
    assert wrong("[" * deepest + "]" * deepest + "\n]", parser) == [("LW023", "f:2:1")]
    assert isinstance(node("[" * deepest + "]" * deepest, parser), Sequence)
    assert wrong("[" * (deepest + 1) + "]" * (deepest + 1), parser) == [("LW009", "f:1:65")]
    assert wrong("- " * (deepest + 1) + "a", parser) == [("LW009", "f:1:129")]
    assert wrong("a:\n  - " + "{b: " * deepest, parser) == [("LW009", "f:2:253")]


def test_only_two_parsers() -> None:
    """A name that is neither is a bug."""
    with pytest.raises(ValueError, match="unknown parser"):
        parse_text("a: 1", "f", parser="x")


def test_a_scalar_alone_is_a_document() -> None:
    """What kind of document it should be is for a later stage to say."""
    assert node("'x'") == Scalar("x", Span("f", 1, 1, 1, 4), plain=False)
