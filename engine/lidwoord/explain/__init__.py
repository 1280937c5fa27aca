"""Explanations, made from the trace alone.

In: an answer and one of its outcomes. Out: an ``Explanation``: numbered steps in plain Dutch, as text or JSON.
"""

from lidwoord.explain.build import explain
from lidwoord.explain.model import ExplainedStep, Explanation, Fact, Item, ItemList

__all__ = ["ExplainedStep", "Explanation", "Fact", "Item", "ItemList", "explain"]
