"""The layout of a document: indentation, blanks and blank lines.

In: a located document. Out: the edits that give every line its canonical indentation, one blank between the parts of a line,
two before a comment behind them, and at most one blank line in a row. Where a line ends is left to the author.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lidwoord.format.located import Edit, Located
from lidwoord.format.pieces import STEP, Piece, Sort, pieces

_TIGHT_BEFORE = frozenset(",:}]")
_TIGHT_AFTER = frozenset("{[")
_LOOSE_AFTER = frozenset(":?")
_MOST_BREAKS = 2  # one blank line


def layout(document: Located) -> list[Edit]:
    """Return the edits to the canonical layout."""
    found = pieces(document)
    text = document.text
    columns = _columns(found)
    edits = [Edit(0, found[0].start, " " * columns[0])]
    for (before, after), column in zip(pairwise(found), columns[1:], strict=True):
        edits.append(Edit(before.end, after.start, _between(text, before, after, column)))
    edits.append(Edit(found[-1].end, len(text), "\n"))
    edits += [edit for piece in found for edit in _inside(text, piece)]
    return [edit for edit in edits if text[edit.start : edit.end] != edit.text]


def _columns(found: list[Piece]) -> list[int]:
    """Return the column of each piece; a comment has that of what follows it."""
    columns: list[int] = []
    following = 0
    for piece in reversed(found):
        if piece.sort is not Sort.COMMENT:
            following = piece.column
        columns.append(following)
    columns.reverse()
    return columns


def _between(text: str, before: Piece, after: Piece, column: int) -> str:
    """Return what stands between two pieces."""
    if after.sort is Sort.BODY:
        return "\n"
    breaks = text.count("\n", before.end, after.start)
    if breaks:
        return "\n" * min(breaks, _MOST_BREAKS) + " " * column
    if after.sort is Sort.COMMENT:
        return "  "
    left = text[before.start] if before.sort is Sort.PUNCTUATION else ""
    right = text[after.start] if after.sort is Sort.PUNCTUATION else ""
    if left in _LOOSE_AFTER:
        return " "
    return "" if left in _TIGHT_AFTER or right in _TIGHT_BEFORE else " "


def _inside(text: str, piece: Piece) -> Iterator[Edit]:
    """Yield the edits of the lines of a scalar, and of the blanks behind a comment."""
    written = text[piece.start : piece.end]
    if piece.sort is Sort.COMMENT:
        yield Edit(piece.start, piece.end, written.rstrip())
    elif piece.sort is Sort.HEADER:
        yield Edit(piece.start, piece.end, "".join(str(STEP) if c.isdigit() else c for c in written))
    elif piece.sort is Sort.BODY:
        lines = [line[piece.indent :] for line in written.split("\n")]
        moved = "\n".join(" " * piece.inner + line if line else "" for line in lines)
        yield Edit(piece.start, piece.end, moved)
    elif piece.sort is Sort.SCALAR and "\n" in written:
        yield Edit(piece.start, piece.end, _continued(written, piece.inner))


def _continued(written: str, inner: int) -> str:
    """Return a plain or quoted scalar of several lines with its further lines at a column."""
    first, *others = written.split("\n")
    lines = [first.rstrip(" "), *(line.strip(" ") for line in others)]
    if written[0] == '"':  # a blank that was written as `\ ` belongs to the text
        lines = [_escaped_end(line, raw) for line, raw in zip(lines, written.split("\n"), strict=True)]
    return "\n".join([lines[0], *(" " * inner + line if line else "" for line in lines[1:])])


def _escaped_end(line: str, raw: str) -> str:
    """Give back the blank that was written with a backslash at the end of a line."""
    backslashes = len(line) - len(line.rstrip("\\"))
    return f"{line} " if backslashes % 2 and raw.endswith(" ") else line
