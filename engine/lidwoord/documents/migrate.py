"""Older documents in the current form.

In: the node of a document that names its schema version. Out: the node in the current version,
every part with the place where it was written; or a diagnostic when the version is absent, newer
or unknown. Each step is a function from node to node, so that a chain of steps brings any older
version up to date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.documents.proeve import to_version_1
from lidwoord.source import Entry, Mapping, Scalar

CURRENT = "1"
KEY = "schema"

Step = Callable[[str, Mapping], tuple[Mapping, tuple[Diagnostic, ...]]]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: `apply` takes the kind and the node of a document to the next version."""

    from_version: str
    to_version: str
    apply: Step


MIGRATIONS: tuple[Migration, ...] = (Migration("0", "1", to_version_1),)


def migrate(
    kind: str, node: Mapping, steps: tuple[Migration, ...] = MIGRATIONS, current: str = CURRENT
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Return the document in the current version, or None with the reason."""
    value = node.get(KEY)
    if value is None:
        return None, (diagnostic("LW111", _first(node), versie=current),)
    if not isinstance(value, Scalar):
        place = Span(value.span.file, value.span.line, value.span.column, value.span.line, value.span.column + 1)
        return None, (diagnostic("LW113", place, gevonden="…", versie=current),)
    version = value.text
    while version != current:
        step = next((s for s in steps if s.from_version == version), None)
        if step is None:
            newer = version.isascii() and version.isdigit() and _number(version) > _number(current)
            code = "LW112" if newer else "LW113"
            return None, (diagnostic(code, value.span, gevonden=version, versie=current),)
        node, problems = step.apply(kind, node)
        if problems:
            return None, problems
        version = step.to_version
        node = _with_version(node, version)
    return node, ()


def _with_version(node: Mapping, version: str) -> Mapping:
    """Return the document with its schema key saying the new version, at its old place."""
    return Mapping(
        tuple(Entry(e.key, Scalar(version, e.value.span, False)) if e.key.text == KEY else e for e in node.entries),
        node.span,
    )


def _number(version: str) -> tuple[int, str]:
    """Order versions of any length without making a huge int of them."""
    digits = version.lstrip("0")
    return len(digits), digits


def _first(node: Mapping) -> Span:
    """Return the place of the first key, or the start of an empty document."""
    return node.entries[0].key.span if node.entries else node.span
