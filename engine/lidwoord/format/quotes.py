"""The quotes of scalars.

In: a located document. Out: the edits that write single quotes as double ones, where the text needs no escapes for that.
Whether a scalar has quotes at all is left to the author: they tell an editor that `65` or `22:00` is a text.
"""

from __future__ import annotations

from lidwoord.format.located import Edit, Located
from lidwoord.format.pieces import Sort, pieces

_ESCAPED = frozenset('"\\')


def quotes(document: Located) -> list[Edit]:
    """Return the edits to double quotes."""
    found: list[Edit] = []
    for piece in pieces(document):
        written = document.text[piece.start : piece.end]
        if piece.sort is Sort.SCALAR and written[0] == "'" and not _ESCAPED & set(written):
            inside = written[1:-1].replace("''", "'")
            found.append(Edit(piece.start, piece.end, f'"{inside}"'))
    return found
