"""Indentation, blanks, blank lines and comments."""

from __future__ import annotations

import pytest

from lidwoord.format import canonical
from lidwoord.source import parse_text, to_plain

HEAD = 'schema: "1"\n'


def tidy(body: str) -> str:
    """The canonical form of a case with this in it, after the head; the data must be the same."""
    result = canonical(HEAD + body, "a.zaak.yaml", "zaak")
    assert result.diagnostics == ()
    assert result.text is not None
    before, after = parse_text(HEAD + body, "a")[0], parse_text(result.text, "a")[0]
    assert before is not None
    assert after is not None
    assert to_plain(before) == to_plain(after)
    assert canonical(result.text, "a.zaak.yaml", "zaak").text == result.text
    return result.text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("untidy", "expected"),
    [
        ("a:\n- b\n-   c: 1\n    d:\n    - 2\n", "a:\n  - b\n  - c: 1\n    d:\n      - 2\n"),
        ("a:\n    - - b\n      -    - c\n", "a:\n  - - b\n    - - c\n"),
        ("a:\n   b:\n         c: 1\n   d: 2\n", "a:\n  b:\n    c: 1\n  d: 2\n"),
        ("a:\n       b\n", "a:\n  b\n"),
        ("a: { b : [ 1,  2 ,3 ] , c: { } }\n", "a: {b: [1, 2, 3], c: {}}\n"),
        ("a: {b: , c: }\n", "a: {b: , c: }\n"),
        ("a: {b: 1 , }\n", "a: {b: 1,}\n"),
        ("a: [\n 1,\n   {b: 2,\n c: 3},\n]\n", "a: [\n    1,\n    {b: 2,\n      c: 3},\n  ]\n"),
        ("? a\n: b\n", "? a\n: b\n"),
        ("?   a\n:   - b\n    - c\n", "? a\n: - b\n  - c\n"),
        ("a: [b: 1, ? c : 2]\n", "a: [b: 1, ? c: 2]\n"),
        ("a:\nb: 1\n", "a:\nb: 1\n"),
        ("a:\n  -\n  - b\n", "a:\n  -\n  - b\n"),
    ],
)
def test_structure(untidy: str, expected: str) -> None:
    """Two blanks for each level, one between the parts of a line, none inside brackets."""
    assert tidy(untidy) == expected


@pytest.mark.parametrize(
    ("untidy", "expected"),
    [
        ("a: 1 # x\n", "a: 1  # x\n"),
        ("a: 1      #x   \n", "a: 1  #x\n"),
        ("a:   # x\n   b: 1\n", "a:  # x\n  b: 1\n"),
        ("a:\n # bij b\n    b: 1\n      # bij c\nc: 2\n# slot\n", "a:\n  # bij b\n  b: 1\n# bij c\nc: 2\n# slot\n"),
        ("a:\n  - # x\n    b\n", "a:\n  -  # x\n    b\n"),
        ("a: [1, # een\n  2 # twee\n  ]\n", "a: [1,  # een\n    2  # twee\n  ]\n"),
        ('a: "# geen" # wel\n', 'a: "# geen"  # wel\n'),
        ("a: b#c\n", "a: b#c\n"),
        ("a: |  # x\n      # tekst\n   # commentaar\nb: 1\n", "a: |  # x\n  # tekst\n# commentaar\nb: 1\n"),
        ("a: 1\n\n\n\n# x\n\n\nb: 2\n\n\n", "a: 1\n\n# x\n\nb: 2\n"),
    ],
)
def test_comments_and_blank_lines(untidy: str, expected: str) -> None:
    """A comment behind a line stands two blanks from it, one on its own line with what follows."""
    assert tidy(untidy) == expected


@pytest.mark.parametrize(
    ("untidy", "expected"),
    [
        ("a: |\n     b\n       c\n\n     d\n", "a: |\n  b\n    c\n\n  d\n"),
        ("a: >-\n     b  \n\n\n     c\nd: 1\n", "a: >-\n  b  \n\n\n  c\nd: 1\n"),
        ("a: |+\n    b\n\n\nc: 1\n", "a: |+\n  b\n\n\nc: 1\n"),
        ("a: |+\n    b\n\n\n", "a: |+\n  b\n\n\n"),
        ("a: |4\n      b\n", "a: |2\n    b\n"),
        ("a:\n    - |1\n       b\n", "a:\n  - |2\n      b\n"),
        ("a: |\n    b\n       \n", "a: |\n  b\n     \n"),
        ("a: |-\n\nb: 1\n", "a: |-\n\nb: 1\n"),
        ("a: b\n       c\n\n   d\n", "a: b\n  c\n\n  d\n"),
        ('a: "b   \n     c\\ \n d\\\n    e"\n', 'a: "b\n  c\\ \n  d\\\n  e"\n'),
        ('a: "b\\\\ \n c"\n', 'a: "b\\\\\n  c"\n'),
        ("a: {b: c\n d}\n", "a: {b: c\n      d}\n"),
    ],
)
def test_scalars_of_several_lines(untidy: str, expected: str) -> None:
    """Their lines move; what belongs to the text stays, also blank lines and blanks at the end."""
    assert tidy(untidy) == expected


def test_document_marks() -> None:
    """`---` and `...` stay, at the start of their lines."""
    text = '# x\n---   # y\nschema: "1"\na: 1\n...   # z\n'
    assert canonical(text, "a", "zaak").text == '# x\n---  # y\nschema: "1"\na: 1\n...  # z\n'


def test_json_in_a_case() -> None:
    """A document in braces, indented with tabs."""
    text = '{\n\t"schema":"1",\n\t"invoer":{"a":[1,2],\n\t\t\t"b":"x"}\n}\n'
    assert canonical(text, "a", "zaak").text == '{\n  "schema": "1",\n  "invoer": {"a": [1, 2],\n    "b": "x"}\n}\n'


def test_quotes() -> None:
    """Single quotes become double where that needs no escapes; double ones and none stay."""
    assert tidy("a: ['it''s', '22:00', 'een \"woord\"', 'a\\b', \"c\", d]\n") == (
        'a: ["it\'s", "22:00", \'een "woord"\', \'a\\b\', "c", d]\n'
    )
