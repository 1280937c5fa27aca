"""From a file to a document of a known kind, in the current form.

In: a path or a text, and its label. Out: a `Document`, or diagnostics. Which kind a file is,
follows from its name, so that an editor and the engine agree about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, has_errors
from lidwoord.documents.migrate import CURRENT, migrate
from lidwoord.documents.validate import validate
from lidwoord.source import Mapping, parse_text, read_text

MANIFEST = "regelset"
RULES = "regels"
EXAMPLES = "voorbeelden"
CASE = "zaak"
OUTLINE = "opbouw"
LINEAGE = "herkomst"

MANIFEST_NAME = "regelset.yaml"
EXAMPLES_SUFFIX = ".voorbeelden.yaml"
CASE_SUFFIX = ".zaak.yaml"
OUTLINE_SUFFIX = ".opbouw.yaml"
LINEAGE_SUFFIX = ".herkomst.yaml"


@dataclass(frozen=True, slots=True)
class Document:
    """A checked document: its kind, its file, its content, and the schema version it was written in."""

    kind: str
    file: str
    node: Mapping
    schema: str


def kind_of(name: str) -> str:
    """Return the kind of document that a file in a rule folder is, by its name."""
    if name == MANIFEST_NAME:
        return MANIFEST
    suffixes = ((CASE_SUFFIX, CASE), (EXAMPLES_SUFFIX, EXAMPLES), (OUTLINE_SUFFIX, OUTLINE), (LINEAGE_SUFFIX, LINEAGE))
    return next((kind for suffix, kind in suffixes if name.endswith(suffix)), RULES)


def load_document(path: Path, label: str, kind: str | None = None) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read, parse, migrate and check the document in a file."""
    text, problems = read_text(path, label)
    if text is None:
        return None, problems
    return parse_document(text, label, kind or kind_of(path.name))


def parse_document(text: str, label: str, kind: str | None = None) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Parse, migrate and check a document; without `kind` the last part of the label decides."""
    kind = kind or kind_of(label.replace("\\", "/").rpartition("/")[2])
    node, problems = parse_text(text, label)
    if node is None:
        return None, problems
    if not isinstance(node, Mapping):
        line, column = node.span.line, node.span.column
        return None, (diagnostic("LW110", Span(label, line, column, line, column + 1)),)
    written = node.get("schema")
    current, problems = migrate(kind, node)
    if current is None:
        return None, problems
    problems += validate(kind, current)
    if has_errors(problems):
        return None, problems
    version = getattr(written, "text", CURRENT)
    return Document(kind, label, current, version), problems
