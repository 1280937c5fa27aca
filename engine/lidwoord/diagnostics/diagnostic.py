"""The diagnostic value itself, and the exception that carries diagnostics out of the API.

In: code, severity, message, span. Out: `Diagnostic`, `Related`, `LidwoordError`, and their order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.diagnostics.span import Span

ERROR = "fout"
WARNING = "waarschuwing"
_SHOWN = 3  # messages that str(LidwoordError) shows


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a diagnostic, and its role there."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong or doubtful, with its place; severity is `fout` or `waarschuwing`."""

    code: str
    severity: str
    message: str
    span: Span | None
    related: tuple[Related, ...] = ()
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Tell whether this stops the work, other than a warning."""
        return self.severity == ERROR


class LidwoordError(Exception):
    """The input or the rules are wrong; `diagnostics` says what and where."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        lines = [f"{d.span} {d.code}: {d.message}" if d.span else f"{d.code}: {d.message}" for d in self.diagnostics[:_SHOWN]]
        if len(self.diagnostics) > _SHOWN:
            lines.append(f"(en nog {len(self.diagnostics) - _SHOWN})")
        return "\n".join(lines)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether one of the diagnostics is an error."""
    return any(d.is_error for d in diagnostics)


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Order by file, place, severity, code and message; equal ones once; placeless ones first."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=_order))


def _order(d: Diagnostic) -> tuple[bool, Span, str, str, str]:
    span = d.span or Span("", 0, 0, 0, 0)
    return (d.span is not None, span, d.severity, d.code, d.message)
