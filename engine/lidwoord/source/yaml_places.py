"""Where the parts of a YAML text stand.

In: the events of a parser, of which the marks are not the same in both. Out: spans that are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, TypeAlias

from lidwoord.diagnostics import Span
from lidwoord.source.nodes import Node

# PyYAML's stubs call every mark optional and leave out attributes, so an event is taken as it is.
Event: TypeAlias = Any

_PROPERTY = re.compile(r"[^\s,\[\]{}]*")
_COLON = re.compile(r"\s*:")
_LINE_END = re.compile(r"\n")


class Places:
    """Turns events of one text into spans."""

    def __init__(self, text: str, label: str) -> None:
        self.text = text
        self.label = label
        self.starts: list[int] = []  # where each line but the first begins; made when needed

    def span(self, start: Event, end: Event) -> Span:
        """Return the span from the start of one event to the end of another."""
        first, last = start.start_mark, end.end_mark
        return Span(self.label, first.line + 1, first.column + 1, last.line + 1, last.column + 1)

    def first(self, event: Event) -> Span:
        """Return the span of the first character of an event."""
        mark = event.start_mark
        return Span(self.label, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)

    def shown(self, event: Event) -> str:
        """Return the anchor, alias or tag that the event begins with, as it stands in the text."""
        match = _PROPERTY.match(self.text, event.start_mark.index)
        return match.group() if match else ""

    def word(self, event: Event) -> Span:
        """Return the span of the anchor, alias or tag that the event begins with."""
        mark = event.start_mark
        width = max(1, len(self.shown(event)))
        return Span(self.label, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 1 + width)

    def scalar(self, event: Event) -> Span:
        """Return the span of a scalar, as much of it as was written."""
        if event.style in {"|", ">"}:
            return self._block(event)
        if not event.value and not event.style:
            return self._nothing(event)
        return self.span(event, event)

    def _block(self, event: Event) -> Span:
        """Return the span of a literal or folded scalar, without the blank lines after it."""
        start = event.start_mark
        body = self.text[start.index : event.end_mark.index].rstrip()
        lines = body.count("\n")
        width = len(body) - (body.rfind("\n") + 1)
        end_column = width + 1 if lines else start.column + 1 + width
        return Span(self.label, start.line + 1, start.column + 1, start.line + 1 + lines, end_column)

    def _nothing(self, event: Event) -> Span:
        """Return the place of a scalar that was not written: behind what stands before it."""
        index = event.start_mark.index
        while index and self.text[index - 1] in " \n":
            index -= 1
        return self._point(index)

    def after_key(self, index: int) -> Span:
        """Return the place behind the colon of a key that ends at this index."""
        match = _COLON.match(self.text, index)
        return self._point(match.end() if match else index)

    def has_colon(self, index: int) -> bool:
        """Tell whether a colon follows the key that ends at this index."""
        return _COLON.match(self.text, index) is not None

    def _point(self, index: int) -> Span:
        """Return the empty span at an index."""
        if not self.starts:
            self.starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        line = bisect_right(self.starts, index)
        column = index - (self.starts[line - 1] if line else 0) + 1
        return Span(self.label, line + 1, column, line + 1, column)

    def collection(self, start: Event, end: Event, nodes: list[Node]) -> Span:
        """Return the span up to and including the closing bracket, or the last part.

        `nodes` are the parts in order; in block style the first of a mapping is its first key.
        """
        span = self.span(start, end)
        bracket = start.flow_style and end.end_mark.index > end.start_mark.index
        if bracket or not nodes:
            return span
        last = nodes[-1].span
        return Span(self.label, span.line, span.column, last.end_line, last.end_column)


def joined(first: Span, last: Span) -> Span:
    """Return the span from the start of one span to the end of another."""
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)
