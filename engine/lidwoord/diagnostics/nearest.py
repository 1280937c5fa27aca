"""The nearest known name to a misspelt one.

In: a word and the names that would have been right. Out: the nearest of them, if any is near, or those that it is a part of.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

MAX_KNOWN = 5_000  # names compared; more would cost time for no better hint
MAX_LENGTH = 60  # longer words are not spelling mistakes
SHORTEST_PART = 4  # letters of a part of a name
MOST_LONGER = 3  # names that are offered for a part
MAX_WORK = 1_000_000  # letters laid beside letters; two thousand names of twenty letters


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that is nearest to the word, or None when none is near."""
    if not word or len(word) > MAX_LENGTH:
        return None
    folded = word.casefold()
    best: tuple[int, str] | None = None
    work = 0
    for name in islice(known, MAX_KNOWN):
        limit = _allowed(folded, name)
        if best is not None:
            limit = min(limit, best[0])
        if abs(len(folded) - len(name)) <= limit:
            work += len(folded) * len(name)
            if work > MAX_WORK:
                break
        distance = _distance(folded, name.casefold(), limit)
        if distance is not None and (best is None or (distance, name) < best):
            best = (distance, name)
    return best[1] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `Bedoelde u `x`?` with the nearest known name, else with names that the word is a part of, or an empty string."""
    names = list(islice(known, MAX_KNOWN))
    near = nearest(word, names)
    found = [near] if near is not None else _longer(word, names)
    shown = [f"`{name}`" for name in found]
    return f"Bedoelde u {' of '.join((', '.join(shown[:-1]), shown[-1]) if shown[1:] else shown)}?" if shown else ""


def _longer(word: str, names: list[str]) -> list[str]:
    """The shortest few names that hold a word as it was typed."""
    if not SHORTEST_PART <= len(word) <= MAX_LENGTH:
        return []
    folded = word.casefold()
    return sorted((n for n in names if folded in n.casefold()), key=lambda n: (len(n), n))[:MOST_LONGER]


def _allowed(word: str, name: str) -> int:
    """Return how many edits still count as a slip of the pen: about one in three letters."""
    return max(1, min(len(word), len(name)) // 3) if min(len(word), len(name)) > 1 else 0


def _distance(a: str, b: str, limit: int) -> int | None:
    """Return the edit distance (with swaps of neighbours) of two words, or None above the limit."""
    if abs(len(a) - len(b)) > limit or len(b) > MAX_LENGTH:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        following = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > limit:
            return None
        before, row = row, following
    return row[-1] if row[-1] <= limit else None
