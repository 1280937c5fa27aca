"""Explanations, made from the trace alone.

In: an answer and one of its outcomes. Out: an ``Explanation``: numbered steps in plain Dutch, as text or JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lidwoord.explain.build import explain
    from lidwoord.explain.model import ExplainedStep, Explanation, Fact, Item, ItemList

__all__ = ["ExplainedStep", "Explanation", "Fact", "Item", "ItemList", "explain"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: an answer in a few lines needs no explanation."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("lidwoord.explain.build" if name == "explain" else "lidwoord.explain.model"), name)
    raise AttributeError(f"module 'lidwoord.explain' has no attribute {name!r}")
