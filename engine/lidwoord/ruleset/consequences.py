"""Consequences of a document that is wrong: what it declares is unknown elsewhere, and that is not another mistake.

In: what is wrong with the documents themselves, and with the names in the formulas. Out: the latter without the names that a
document with errors may declare, with a warning (LW962) per such document that counts what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, diagnostic, sort_diagnostics
from lidwoord.source import read_text

UNKNOWN = frozenset((
    "LW226", "LW227", "LW234", "LW242", "LW243", "LW311", "LW312", "LW313", "LW315", "LW316", "LW317", "LW350", "LW351",
    "LW352", "LW353", "LW355",
))  # fmt: skip
NAMED = re.compile(r"`(\w+)`")
DECLARED = (  # a key, a line that lacks its colon, a list or kind of element that a key names
    re.compile(r"\b(\w+)[ \t]*:"),
    re.compile(r"^[ \t]*(\w+)", re.MULTILINE),
    re.compile(r"\b(?:lijst|element)[ \t]*:[ \t]*(\w+)"),
)


def without_consequences(
    causes: Sequence[Diagnostic], found: Iterable[Diagnostic], files: Iterable[tuple[Path, str]], lists: Collection[str]
) -> list[Diagnostic]:
    """What was found in the formulas, without what may follow from the errors among the causes.

    ``lists`` are the declared ones: one that is unknown all the same draws from what a document with errors declares.
    """
    wrong: dict[str, Diagnostic] = {}
    for cause in sort_diagnostics(causes):
        if cause.is_error and cause.span is not None:
            wrong.setdefault(cause.span.file, cause)
    names = {label: _declared(path, label) for path, label in files if label in wrong}
    left_out = dict.fromkeys(names, 0)
    kept: list[Diagnostic] = []
    for problem in found:
        label = _source(problem, names, lists) if problem.code in UNKNOWN else None
        if label is None:
            kept.append(problem)
        else:
            left_out[label] += 1
    return [*kept, *(diagnostic("LW962", wrong[label].span, aantal=str(n)) for label, n in left_out.items() if n)]


def _source(problem: Diagnostic, names: dict[str, frozenset[str] | None], lists: Collection[str]) -> str | None:
    """The document with errors that may declare a name that was not found."""
    said = NAMED.findall(problem.message)
    if problem.code == "LW227" and said[0] in lists:
        return next(iter(names), None)
    return next((label for label, declared in names.items() if declared is None or not declared.isdisjoint(said)), None)


def _declared(path: Path, label: str) -> frozenset[str] | None:
    """What may be a declared name in a file that may not even be YAML; None when it has no text, and may declare anything."""
    text, _ = read_text(path, label)
    return None if text is None else frozenset(word for pattern in DECLARED for word in pattern.findall(text))
