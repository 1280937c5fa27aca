"""Two types of one subject in words.

In: an old and a new type. Out: what changed; of a choice only the options that came or went.
"""

from __future__ import annotations

from lidwoord.explain.words import joined, plain
from lidwoord.values.types import Type

CHOICES = ("keuze", "stap")


def type_change(old: Type, new: Type, was: str, becomes: str) -> str:
    """``was € en is nu uur``, with the verbs given; of choices ``kent nu ook x, en niet meer y``."""
    if old.name == new.name and old.name in CHOICES and old.optional == new.optional:
        come = [f"“{plain(option)}”" for option in new.options if option not in old.options]
        gone = [f"“{plain(option)}”" for option in old.options if option not in new.options]
        parts = [f"kent nu ook {joined(come)}"] if come else []
        parts += [f"kent {joined(gone)} niet meer"] if gone else []
        return joined(parts) or "heeft de mogelijkheden in een andere volgorde"
    return f"{was} {old.text} en {becomes} {new.text}"
