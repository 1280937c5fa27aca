"""Which values are formulas: the schema and the reading of declarations agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.diagnostics import Span
from lidwoord.documents import Document, formulas, parse_document
from lidwoord.ruleset.declare import Draft, declare
from lidwoord.ruleset.model import Formula
from lidwoord.ruleset.reading import Reader
from lidwoord.source import Node, Scalar

ROOT = Path(__file__).resolve().parents[2]


def documents() -> dict[str, Document]:
    """Every real rule document, and those of the language's own page."""
    texts = {
        str(path): path.read_text("utf-8")
        for folder in ("rules", "tests/tweede_cao")
        for path in (ROOT / folder).rglob("*.yaml")
    }
    for number, block in enumerate(blocks((DOCS / "taal.md").read_text("utf-8"))):
        if block.key == "voorbeeld":
            texts[f"taal-{number}.yaml"] = f'schema: "1"\nartikel: "1"\ntitel: x\n{block.text}'
    found = {label: parse_document(text, label)[0] for label, text in texts.items()}
    return {label: document for label, document in found.items() if document is not None and document.kind == "regels"}


def test_the_schema_marks_what_is_read_as_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each scalar that the declarations read as a formula is marked with x-formule, and no other."""
    read: set[Span] = set()
    original = Reader.formula_of

    def spied(self: Reader, node: Node) -> Formula:
        read.add(node.span)
        return original(self, node)

    monkeypatch.setattr(Reader, "formula_of", spied)
    marked: set[Span] = set()
    for document in documents().values():
        declare(document, "", Draft())
        marked |= {scalar.span for scalar in formulas("regels", document.node)}
    assert len(marked) > 1000
    assert read == marked


def test_a_document_that_does_not_conform() -> None:
    """Formulas are found as far as the schema can be followed."""
    text = 'schema: "1"\nregels: {a: {formule: b, gevallen: [{als: c, dan: [d]}, e]}, f: g}\nlijsten: [h]\nx: {formule: i}\n'
    from lidwoord.source import parse_text

    node, _ = parse_text(text, "a.yaml")
    assert node is not None
    assert [scalar.text for scalar in formulas("regels", node)] == ["b", "c"]
    assert list(formulas("zaak", node)) == []
    assert list(formulas("regels", Scalar("x", Span("a", 1, 1, 1, 2)))) == []
