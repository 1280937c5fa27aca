"""Example files to examples.

In: a ``*.voorbeelden.yaml`` file. Out: its examples, still as located nodes, so that every difference has its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span
from lidwoord.documents import load_document
from lidwoord.ruleset.reading import Reader
from lidwoord.source import Mapping, Scalar, rule_files

SUFFIX = ".voorbeelden.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A case with what must come out. ``cases`` names the acceptance cases that it stands for, if any."""

    name: str
    span: Span
    date: date | None
    given: Mapping | None
    covers: Mapping | None
    expected: Mapping
    readings: tuple[tuple[str, str], ...] = ()
    after_effect: bool = False
    cases: tuple[str, ...] = ()


def example_files(folder: Path) -> list[Path]:
    """The example files of a rule set, in a fixed order."""
    paths, _ = rule_files(folder)
    return [p for p in paths if p.name.endswith(SUFFIX)]


def read_examples(path: Path, label: str) -> tuple[list[Example], tuple[Diagnostic, ...]]:
    """The examples of one file, and what is wrong with it."""
    document, found = load_document(path, label, "voorbeelden")
    if document is None:
        return [], found
    reader = Reader()
    examples: list[Example] = []
    for node in reader.mappings(document.node, "voorbeelden"):
        expected = node.get("verwacht")
        assert isinstance(expected, Mapping)  # by the schema
        given, covers = node.get("invoer"), node.get("dekking")
        readings = tuple((e.key.text, e.value.text) for e in reader.entries(node, "lezingen") if isinstance(e.value, Scalar))
        examples.append(
            Example(
                reader.text(node, "naam"),
                node.span,
                reader.date(node, "peildatum"),
                given if isinstance(given, Mapping) else None,
                covers if isinstance(covers, Mapping) else None,
                expected,
                readings,
                reader.flag(node, "nawerking"),
                reader.texts(node, "zaak"),
            )
        )
    return examples, (*found, *reader.found)
