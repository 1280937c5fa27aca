"""From a file to a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidwoord.documents import Document, kind_of, load_document, parse_document
from lidwoord.source import to_plain

RULES = 'schema: "1"\nartikel: "5"\ntitel: x\n'


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("regelset.yaml", "regelset"),
        ("5.19.voorbeelden.yaml", "voorbeelden"),
        ("voorbeeld.zaak.yaml", "zaak"),
        ("5.19.yaml", "regels"),
        ("mijn-regelset.yaml", "regels"),
    ],
)
def test_the_kind_follows_from_the_name(name: str, kind: str) -> None:
    """So that an editor and the engine agree."""
    assert kind_of(name) == kind


def test_a_right_document(tmp_path: Path) -> None:
    """Its kind, its label, its content and its version."""
    path = tmp_path / "5.yaml"
    path.write_text(RULES, encoding="utf-8")
    document, problems = load_document(path, "regels/5.yaml")
    assert problems == ()
    assert document is not None
    assert (document.kind, document.file, document.schema) == ("regels", "regels/5.yaml", "1")
    assert to_plain(document.node) == {"schema": "1", "artikel": "5", "titel": "x"}
    assert document == Document("regels", "regels/5.yaml", document.node, "1")


def test_the_kind_may_be_given() -> None:
    """A case has any name; without a kind the last part of the label decides."""
    text = 'schema: "1"\nregelset: a\ntitel: x\n'
    assert [parse_document(text, "x/regelset.yaml")[1], parse_document(text, "x\\regelset.yaml")[1]] == [(), ()]
    assert parse_document('schema: "1"\ninvoer: {}\n', "-", "zaak")[1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", [("LW110", "f:1:1")]),
        ("tekst\n", [("LW110", "f:1:1")]),
        ("titel: x\n", [("LW111", "f:1:1")]),
        ("{}", [("LW111", "f:1:1")]),
        ("titel: x\nschema: '2'\n", [("LW112", "f:2:9")]),
        ("schema: [1]\n", [("LW113", "f:1:9")]),
        ("schema: v1\n", [("LW113", "f:1:9")]),
        ("schema: ١\n", [("LW113", "f:1:9")]),
        (f"schema: {'9' * 5000}\n", [("LW112", "f:1:9")]),
        (RULES + "x: 1\n", [("LW101", "f:4:1")]),
        (RULES + "x\n", [("LW027", "f:4:1")]),
    ],
)
def test_what_stops_a_document(text: str, expected: list[tuple[str, str]]) -> None:
    """Each stage's own diagnostic, and no document."""
    document, problems = parse_document(text, "f")
    assert (document, [(d.code, str(d.span)) for d in problems]) == (None, expected)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A diagnostic, not an exception."""
    document, problems = load_document(tmp_path / "weg.yaml", "weg.yaml")
    assert (document, [d.code for d in problems]) == (None, ["LW002"])
