"""A place in a text file.

In: positions counted by a parser. Out: `Span`, which every node, token and diagnostic carries.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count characters from 1, and the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def inside(self, start: int, end: int) -> Span:
        """Return the span of the characters start..end of a one-line plain scalar.

        Of a span over more lines the characters cannot be placed, so the whole span is returned.
        """
        if self.line != self.end_line:
            return self
        first = min(self.column + max(start, 0), self.end_column)
        last = min(self.column + max(end, 0), self.end_column)
        return Span(self.file, self.line, first, self.line, max(first, last))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
