"""A document together with its text, and edits of that text.

In: text that parses. Out: `Located`, which gives the place of a node as offsets; `Edit`, and the text after edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.source import Mapping, as_parsed, parse_text

_BREAK = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters start..end of a text (offsets from 0, end exclusive) become another text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Located:
    """A document of a kind: its text with one kind of line break, and its root."""

    text: str
    kind: str
    root: Mapping
    _lines: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lines", [0, *(match.end() for match in _BREAK.finditer(self.text))])

    def start(self, span: Span) -> int:
        """Return the offset at which a span begins."""
        return self._lines[span.line - 1] + span.column - 1

    def end(self, span: Span) -> int:
        """Return the offset behind a span."""
        return self._lines[span.end_line - 1] + span.end_column - 1

    def written(self, span: Span) -> str:
        """Return the text of a span as it stands there."""
        return self.text[self.start(span) : self.end(span)]


def locate(text: str, label: str, kind: str) -> tuple[Located | None, tuple[Diagnostic, ...]]:
    """Return the document in a text, or what is wrong with its YAML."""
    root, problems = parse_text(text, label)
    if root is None:
        return None, problems
    if not isinstance(root, Mapping):
        line, column = root.span.line, root.span.column
        return None, (diagnostic("LW110", Span(label, line, column, line, column + 1)),)
    return Located(as_parsed(text), kind, root), ()


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that do not overlap, in any order."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert edit.start >= at
        out += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*out, text[at:]))
