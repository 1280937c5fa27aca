"""What reading answers when a text isn't a value.

In: a reason and a hint, in Dutch. Out: one value, which the caller turns into a diagnostic with its place.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text can't be read as a value, and what to write instead."""

    reason: str
    hint: str = ""
