"""The canonical form of a document: a pipeline of steps, each a function from a located document to edits of its text.

In: the text of a file. Out: `Formatted`: the text as it should be, or the diagnostics for which it is left alone. A change of
the language that rewrites rule files is one more step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.documents import migrate
from lidwoord.format.carry import carry
from lidwoord.format.layout import layout
from lidwoord.format.located import Edit, Located, edited, locate
from lidwoord.format.pieces import UnknownTextError
from lidwoord.format.quotes import quotes
from lidwoord.format.same import same_document
from lidwoord.format.spelling import spelling

Step = Callable[[Located], list[Edit]]

# The order matters: a long formula is broken by the column that the layout gives it.
STEPS: tuple[Step, ...] = (quotes, layout, spelling)
_FAULT = "de nieuwe tekst zou niet hetzelfde zeggen; dat is een fout in lidwoord"
_TOO_LARGE = "de nieuwe tekst zou groter zijn dan een bestand mag zijn"
_REPORT = "Meld dit bij de makers van lidwoord, met het bestand erbij. Er is niets veranderd."


class _UnreadableError(Exception):
    """The new text has these diagnostics."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of a text: `text` is None where it is left alone, and the diagnostics say why."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def canonical(text: str, label: str, kind: str, steps: tuple[Step, ...] = STEPS) -> Formatted:
    """Return the canonical form of a document, in the present version of its schema.

    label: how diagnostics name the file; kind: one of `documents.KINDS`.
    """
    before, problems = locate(text, label, kind)
    if before is None:
        return Formatted(None, problems)
    meant, problems = migrate(kind, before.root)
    if meant is None:
        return Formatted(None, problems)
    edits, problems = carry(before, meant)
    if problems:
        return Formatted(None, problems)
    reason = _FAULT
    try:
        after = _after(before, edits, label)
        for step in steps:
            after = _after(after, step(after), label)
        if after is before or same_document(before, meant, after):
            return Formatted(after.text)
    except UnknownTextError:
        pass
    except _UnreadableError as error:
        if "LW001" in str(error):
            reason = _TOO_LARGE
    hint = _REPORT if reason == _FAULT else None
    return Formatted(None, (diagnostic("LW931", Span(label, 1, 1, 1, 1), hint=hint, reden=reason),))


def _after(document: Located, edits: list[Edit], label: str) -> Located:
    """Return a document after edits, read anew."""
    if not edits:
        return document
    after, problems = locate(edited(document.text, edits), label, document.kind)
    if after is None:
        raise _UnreadableError(*(problem.code for problem in problems))
    return after
