"""Case files: YAML or JSON, from a path or stdin.

In: the ``--invoer`` argument. Out: the case as located nodes, with its own date, readings and after-effect.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lidwoord.cli.words import absent
from lidwoord.diagnostics import LidwoordError, Span, diagnostic
from lidwoord.documents import parse_document
from lidwoord.ruleset.reading import Reader
from lidwoord.source import Mapping, Scalar, check_text, read_text


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as it was given."""

    given: Mapping
    covers: Mapping | None
    date: date | None
    json: bool
    readings: dict[str, str] = field(default_factory=dict)
    after_effect: bool = False


def read_case_file(name: str) -> CaseFile:
    """The case in a file, or on stdin for ``-``."""
    if name == "-":
        text: str | None = sys.stdin.buffer.read((1 << 20) + 1).decode("utf-8-sig", "surrogateescape")
        assert text is not None
        found = check_text(text, "stdin")
        label = "stdin"
    else:
        path = Path(name)
        if not path.is_file():
            raise absent("bestand", name, path)
        text, found = read_text(path, name)
        label = name
    if text is None or found:
        raise LidwoordError(tuple(found))
    json = _is_json(text, label)
    document, wrong = parse_document(text, label, "zaak")
    if document is None or wrong:
        raise LidwoordError(tuple(wrong))
    reader, node = Reader(), document.node
    given, covers = node.get("invoer"), node.get("dekking")
    case = CaseFile(
        given if isinstance(given, Mapping) else Mapping((), node.span),
        covers if isinstance(covers, Mapping) else None,
        reader.date(node, "peildatum"),
        json,
        {e.key.text: e.value.text for e in reader.entries(node, "lezingen") if isinstance(e.value, Scalar)},
        reader.flag(node, "nawerking"),
    )
    if reader.found:
        raise LidwoordError(tuple(reader.found))
    return case


def _is_json(text: str, label: str) -> bool:
    """Whether a case is JSON: by its name, and then it must be, or because it reads as JSON."""
    named = label.endswith(".json")
    if not named and text.lstrip()[:1] != "{":
        return False
    from json import JSONDecodeError, loads

    try:
        loads(text, parse_int=str, parse_float=str)
    except JSONDecodeError as error:
        if named:
            place = Span(label, error.lineno, error.colno, error.lineno, error.colno + 1)
            raise LidwoordError((diagnostic("LW037", place),)) from None
        return False
    return True
