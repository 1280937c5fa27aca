"""Diagnostics: what a user did wrong, as values with a code and a place.

In: a code, a span and facts. Out: a `Diagnostic`, and its text and JSON forms. Imports nothing
from the rest of lidwoord, and nothing heavy.
"""

from lidwoord.diagnostics.catalogue import codes, diagnostic, diagnostic_of
from lidwoord.diagnostics.diagnostic import (
    Diagnostic,
    LidwoordError,
    Related,
    has_errors,
    sort_diagnostics,
)
from lidwoord.diagnostics.nearest import did_you_mean, nearest
from lidwoord.diagnostics.render import render_json, render_text
from lidwoord.diagnostics.span import Span

__all__ = [
    "Diagnostic",
    "LidwoordError",
    "Related",
    "Span",
    "codes",
    "diagnostic",
    "diagnostic_of",
    "did_you_mean",
    "has_errors",
    "nearest",
    "render_json",
    "render_text",
    "sort_diagnostics",
]
