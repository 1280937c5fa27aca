"""Rule documents to a compiled rule set.

In: the folder of a rule set and the sets that it uses. Out: a ``RuleSet`` with every formula typed, or diagnostics. The
pipeline: read and validate each file, declare, merge with what is used, check every formula, look for cycles.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, diagnostic, has_errors
from lidwoord.documents import Document, load_document
from lidwoord.ruleset import codec
from lidwoord.ruleset.consequences import without_consequences
from lidwoord.ruleset.declare import UNSET, Draft, declare
from lidwoord.ruleset.graph import cycles
from lidwoord.ruleset.identifiers import parse_identifier
from lidwoord.ruleset.model import Manifest, Rule, RuleSet, SourceDocument, Validity
from lidwoord.ruleset.reading import Reader
from lidwoord.ruleset.references import check_references
from lidwoord.ruleset.scope import scope_of
from lidwoord.ruleset.typing import Typist
from lidwoord.source import Mapping, Scalar

Progress = Callable[[str], None]


def read_manifest(path: Path, label: str) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """The manifest of a rule set."""
    document, found = load_document(path, label, "regelset")
    if document is None:
        return None, found
    reader, node = Reader(), document.node
    term = reader.period(node, "looptijd")
    sources = tuple(
        SourceDocument(
            e.key.text,
            reader.text(e.value, "titel"),
            reader.text(e.value, "soort"),
            reader.text(e.value, "id"),
            reader.text(e.value, "zekerheid"),
        )
        for e in reader.entries(node, "bronnen")
        if isinstance(e.value, Mapping)
    )
    for entry in reader.entries(node, "bronnen"):
        written = entry.value.get("id") if isinstance(entry.value, Mapping) else None
        if isinstance(written, Scalar) and parse_identifier(written.text) is None:
            reader.wrong("LW362", written.span, tekst=written.text)
    name = node.get("regelset")
    if isinstance(name, Scalar) and name.text != path.parent.name:
        reason = f"zo heet haar map niet (die heet {path.parent.name})"
        reader.wrong("LW304", name.span, tekst=name.text, soort="naam van deze regelset", reden=reason)
    manifest = Manifest(
        name=reader.text(node, "regelset"),
        title=reader.text(node, "titel"),
        status=reader.text(node, "status", "geldend"),
        parties=reader.texts(node, "partijen"),
        start=term.start,
        end=term.end,
        sources=sources,
        uses=reader.texts(node, "gebruikt"),
    )
    return manifest, (*found, *reader.found)


def build(
    manifest: Manifest, files: list[tuple[Path, str]], used: tuple[RuleSet, ...], version: str, progress: Progress | None = None
) -> tuple[RuleSet, tuple[Diagnostic, ...]]:
    """Compile the rule files of a set on top of the sets that it uses; the result is only fit for use without errors."""
    found: list[Diagnostic] = []
    documents: list[Document] = []
    for path, label in files:
        if progress is not None:
            progress(label)
        document, wrong = load_document(path, label, "regels")
        found += wrong
        if document is not None:
            documents.append(document)
    draft = Draft()
    main = manifest.sources[0].id if manifest.sources else ""
    for document in documents:
        found += declare(document, main, draft).found
    rules = _assemble(manifest, draft, used, version, found)
    check_references(rules, found)
    later: list[Diagnostic] = []
    scope = scope_of(rules, later)
    typist = Typist(rules, scope, later, draft.places)
    typist.everything()
    found += without_consequences(found, later, files, rules.lists) if has_errors(found) else later
    if not has_errors(found):
        found += cycles(rules)
    return rules, tuple(found)


def _assemble(manifest: Manifest, draft: Draft, used: tuple[RuleSet, ...], version: str, found: list[Diagnostic]) -> RuleSet:
    from dataclasses import replace

    from lidwoord.ruleset import model as m

    term = Validity(manifest.start, manifest.end)
    for key, item in draft.items.items():
        if isinstance(item, Rule) and item.validity == UNSET:
            draft.items[key] = replace(item, validity=term)
        taken = (other.manifest.name for other in used if any(key in section for section in other.sections()))
        found += [diagnostic("LW319", item.span, naam=key, regelset=name) for name in taken]
    classes = (m.RecordKind, m.Input, m.Value, m.Table, m.DayKind, m.ListOp, m.Rule, m.Norm, m.Procedure, m.Inexpressible)
    sections = {name: draft.of(cls) for name, cls in zip(codec.SECTIONS, classes, strict=True)}
    rules = RuleSet(manifest, version, frozenset(draft.items), **sections)  # type: ignore[arg-type]  # each section by its class
    return codec.merge(rules, used)
