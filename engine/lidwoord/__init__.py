"""Lidwoord: a declarative rules engine for collective labour agreements and regulations.

``lidwoord.load`` loads a rule set by name or folder; ``lidwoord.calculate.calculate`` answers a question about a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from lidwoord.calculate import Answer, Outcome
    from lidwoord.ruleset.load import load
    from lidwoord.ruleset.model import RuleSet

__all__ = ["Answer", "Outcome", "RuleSet", "load"]

_PLACES = {
    "load": "lidwoord.ruleset.load",
    "Answer": "lidwoord.calculate",
    "Outcome": "lidwoord.calculate",
    "RuleSet": "lidwoord.ruleset.model",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that a cold start pays only for what it needs."""
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'lidwoord' has no attribute {name!r}")
