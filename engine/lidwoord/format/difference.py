"""The difference of two texts, by lines.

In: a text as it is and as it should be. Out: the first line that differs, or a unified diff.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

MOST_LINES = 5_000  # compared line by line; difflib can need the square of this in steps
_CONTEXT = 3


def first_difference(before: str, after: str) -> int:
    """Return the number (from 1) of the first line that is not the same."""
    old, new = before.split("\n"), after.split("\n")
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), min(len(old), len(new)))


def unified(before: str, after: str, label: str) -> str:
    """Return a unified diff; of a very large file everything between the first and the last difference is one piece."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    label = label.lstrip("/")
    if max(len(old), len(new)) <= MOST_LINES:
        lines = difflib.unified_diff(old, new, f"a/{label}", f"b/{label}", n=_CONTEXT)
    else:
        lines = _one_piece(old, new, label)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _one_piece(old: list[str], new: list[str], label: str) -> Iterator[str]:
    """Yield the lines of a diff with one piece."""
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    yield f"--- a/{label}\n"
    yield f"+++ b/{label}\n"
    yield f"@@ -{head + 1},{len(old) - head - tail} +{head + 1},{len(new) - head - tail} @@\n"
    yield from (f"-{line}" for line in old[head : len(old) - tail])
    yield from (f"+{line}" for line in new[head : len(new) - tail])
