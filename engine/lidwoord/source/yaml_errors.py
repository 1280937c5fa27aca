"""YAML syntax errors of either parser as our own diagnostics.

In: the error that PyYAML or libyaml raised. Out: one diagnostic, with the same code and place
whichever of the two parsers found it (they word it differently).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic

if TYPE_CHECKING:
    from yaml.error import YAMLError

TOO_DEEP = "exceeded maximum nesting depth"  # what libyaml, from 0.2.6 on, says before it gives any event of such a text
AT_PROBLEM = "problem"
AT_CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What the context and the problem contain, and the code and place that it then has."""

    context: str
    problem: str
    code: str
    place: str


_WORD = re.compile(r"[^\s,\[\]{}]*")
_GLUED = re.compile(r"[^\W\d]\w*:(?=[^\s/])")  # not the colon of an address
_PROPERTIES = ("LW013", "LW014", "LW019")

# The first pattern that fits decides.
_PATTERNS = (
    _Pattern("", "mapping values are not allowed", "LW021", AT_PROBLEM),
    _Pattern("", "sequence entries are not allowed", "LW035", AT_PROBLEM),
    _Pattern("scanning a simple key", "could not find expected ':'", "LW027", AT_CONTEXT),
    _Pattern("quoted scalar", "unexpected end of stream", "LW022", AT_CONTEXT),
    _Pattern("quoted scalar", "unexpected document", "LW022", AT_CONTEXT),
    _Pattern("quoted scalar", "", "LW026", AT_CONTEXT),
    _Pattern("block scalar", "", "LW029", AT_CONTEXT),
    _Pattern("", "cannot start any token", "LW025", AT_PROBLEM),
    _Pattern("scanning an anchor", "", "LW013", AT_CONTEXT),
    _Pattern("scanning an alias", "", "LW013", AT_CONTEXT),
    _Pattern("plain scalar", "unexpected ':'", "LW036", AT_PROBLEM),
    _Pattern("", "undefined tag handle", "LW014", AT_PROBLEM),
    _Pattern("a tag", "", "LW014", AT_CONTEXT),
    _Pattern("directive", "", "LW019", AT_CONTEXT),
    _Pattern("flow mapping", "", "LW024", AT_PROBLEM),
    _Pattern("flow sequence", "", "LW024", AT_PROBLEM),
    _Pattern("block mapping", "", "LW023", AT_PROBLEM),
    _Pattern("block collection", "", "LW023", AT_PROBLEM),
    _Pattern("", "expected '<document start>'", "LW023", AT_PROBLEM),
    _Pattern("", "expected <document start>", "LW023", AT_PROBLEM),
)
_GENERAL = _Pattern("", "", "LW028", AT_PROBLEM)


def syntax_diagnostic(error: YAMLError, text: str, label: str) -> Diagnostic:
    """Return the diagnostic of a syntax error."""
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or "")
    pattern = next((p for p in _PATTERNS if p.context in context and p.problem in problem), _GENERAL)
    here = _mark(error, "problem_mark")
    there = _mark(error, "context_mark")
    if pattern.place == AT_CONTEXT and there is not None:
        here = there
    line, column = here or (1, 1)
    line, column = _in_text(text, line, column)
    character = _character(text, line, column)
    related: tuple[Related, ...] = ()
    if pattern.code == "LW024" and there is not None:
        related = (Related(Span(label, *there, there[0], there[1] + 1), "het haakje openen"),)
    code = "LW014" if character == "!" else pattern.code  # a tag is refused wherever it stands
    place = _glued_at(text, line, column) if code in ("LW021", "LW027") else None
    if place is not None:
        return diagnostic("LW036", Span(label, *place, place[0], place[1] + 1))
    shown = word_at(text, line, column) if code in _PROPERTIES else character
    span = Span(label, line, column, line, column + len(shown))
    return diagnostic(code, span, related=related, teken=character, tekst=shown)


def _glued_at(text: str, line: int, column: int) -> tuple[int, int] | None:
    """The colon of a key that lacks its space: at a place, or at the start of the line before it, which then goes on there."""
    colon = glued_colon(word_at(text, line, column))
    if colon:
        return line, column + colon
    before = text.split("\n", line)[line - 2] if line > 1 else ""
    inward = len(before) - len(before.lstrip(" -"))
    colon = glued_colon(before[inward:])
    return (line - 1, inward + colon + 1) if colon else None


def glued_colon(word: str) -> int:
    """Where a key has its colon with the value right behind it (`lid:2`), or 0."""
    found = _GLUED.match(word)
    return found.end() - 1 if found else 0


def word_at(text: str, line: int, column: int) -> str:
    """Return the anchor, alias or tag at a place, as it stands in the text."""
    rest = text.split("\n", line)[line - 1][column - 1 :]
    match = _WORD.match(rest)
    return match.group() if match and match.group() else rest[:1]


def _mark(error: YAMLError, name: str) -> tuple[int, int] | None:
    mark = getattr(error, name, None)
    return None if mark is None else (mark.line + 1, mark.column + 1)


def _in_text(text: str, line: int, column: int) -> tuple[int, int]:
    """Return the place, or the end of the text when only blank lines follow it."""
    lines = text.split("\n")
    rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]]) if line <= len(lines) else ""
    if rest.strip():
        return line, column
    kept = text.rstrip().split("\n")
    return len(kept), len(kept[-1]) + 1


def _character(text: str, line: int, column: int) -> str:
    """Return the character at a place, or an empty string at the end of a line."""
    lines = text.split("\n", line)
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""
