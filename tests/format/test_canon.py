"""The canonical form as a whole: what it does to a document, and when it leaves one alone."""

from __future__ import annotations

import pytest

from lidwoord.format import canon as pipeline
from lidwoord.format import canonical
from lidwoord.format.located import Edit, Located
from lidwoord.format.pieces import UnknownTextError

UNTIDY = """\

schema:   '1'
artikel: "1"   # het eerste
titel: Een   titel


# over de regels
regels :
      loon :   # per maand
            lid: '1'
            type: €
            formule: ( a+b )*c
            tussenstappen:   { a : € 10,b: "€ 1841,95"   ,c:  3}
"""
TIDY = """\
schema: "1"
artikel: "1"  # het eerste
titel: Een   titel

# over de regels
regels:
  loon:  # per maand
    lid: "1"
    type: €
    formule: (a + b) * c
    tussenstappen: {a: € 10, b: "€ 1.841,95", c: 3}
"""


def test_an_untidy_document_becomes_tidy() -> None:
    """Blanks, quotes, indentation, blank lines and formulas at once; the text of a title stays as it is."""
    assert canonical(UNTIDY, "a.yaml", "regels").text == TIDY
    assert canonical(TIDY, "a.yaml", "regels").text == TIDY


@pytest.mark.parametrize("text", ["\ufeff" + TIDY, TIDY.replace("\n", "\r\n"), TIDY.rstrip("\n"), TIDY + "\n\n"])
def test_marks_and_line_ends(text: str) -> None:
    """A byte order mark and other line ends go; one line end closes the file."""
    assert canonical(text, "a.yaml", "regels").text == TIDY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('schema: "1"\ntitel: [a\n', "LW024"),
        ('schema: "1"\nb:\tx\n', "LW007"),
        ('schema: "1"\na: 1\na: 2\n', "LW016"),
        ('schema: "1"\na: &x 1\n', "LW013"),
        ("- a\n", "LW110"),
        ("x\n", "LW110"),
        ("", "LW011"),
        ("titel: x\n", "LW111"),
        ('schema: "7"\n', "LW112"),
        ('schema: "1"\na: ' + "[" * 80 + "]" * 80 + "\n", "LW009"),
        ('schema: "1"\na: "\\u202e"\n', "LW005"),
    ],
)
def test_a_wrong_document_is_left_alone(text: str, code: str) -> None:
    """With the diagnostics that it has anywhere else."""
    result = canonical(text, "a.yaml", "regels")
    assert result.text is None
    assert code in [problem.code for problem in result.diagnostics]


def test_a_document_that_its_schema_refuses_is_still_made_tidy() -> None:
    """Someone is still writing it; formulas are known as far as the schema can be followed."""
    text = 'schema: "1"\nregels:\n  a: {type: €, formul: b+c, formule: b+c}\nonbekend:   {x: b+c}\n'
    expected = 'schema: "1"\nregels:\n  a: {type: €, formul: b+c, formule: b + c}\nonbekend: {x: b+c}\n'
    assert canonical(text, "a.yaml", "regels").text == expected


def test_a_text_that_would_become_too_large() -> None:
    """Indentation adds blanks; a file that would pass the limit is left alone, and that is no fault of ours."""
    result = canonical('schema: "1"\nx:\n' + "- abcdef\n" * 110_000, "a.yaml", "regels")
    assert result.text is None
    assert "groter zijn dan een bestand mag zijn" in result.diagnostics[0].message


def other_value(document: Located) -> list[Edit]:
    """A step that changes a value."""
    at = document.text.index("Een")
    return [Edit(at, at + 3, "Twee")]


def lost_comment(document: Located) -> list[Edit]:
    """A step that loses a comment."""
    at = document.text.index("  # het eerste")
    return [Edit(at, at + len("  # het eerste"), "")]


def other_shape(document: Located) -> list[Edit]:
    """A step that makes a list of a value."""
    at = document.text.index("Een")
    return [Edit(at, document.text.index("\n", at), "[Een]")]


def broken(_: Located) -> list[Edit]:
    """A step of which the result can't be read."""
    return [Edit(0, 0, "]")]


def blind(_: Located) -> list[Edit]:
    """A step that does not understand the text."""
    raise UnknownTextError("?")


def other_formula(document: Located) -> list[Edit]:
    """A step that changes what a formula means."""
    at = document.text.index("(a + b) * c")
    return [Edit(at, at + len("(a + b) * c"), "a + b * c")]


@pytest.mark.parametrize("step", [other_value, other_shape, lost_comment, broken, blind, other_formula])
def test_a_fault_of_ours_leaves_the_text_alone(step: pipeline.Step) -> None:
    """A text that would not say the same is not given out."""
    result = canonical(TIDY, "a.yaml", "regels", (step,))
    assert result.text is None
    (problem,) = result.diagnostics
    assert (problem.code, problem.hint) == ("LW931", pipeline._REPORT)
