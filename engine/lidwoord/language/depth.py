"""Room for deep formulas and long chains of rules.

In: nothing. Out: a recursion limit that holds the deepest formula (500 tokens) and a chain of some thousands of rules.
Walking a tree in Python takes no C stack, so that the limit is only a count. It is raised and never lowered: lowering
it again would pull the floor from under another thread that is calculating.
"""

from __future__ import annotations

import sys

DEEP = 60_000  # frames: a rule takes some seven, a level of a formula at most four


def make_room() -> None:
    """Raise Python's recursion limit to what the limits of the language need."""
    if sys.getrecursionlimit() < DEEP:
        sys.setrecursionlimit(DEEP)
