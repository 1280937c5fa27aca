"""From bytes to text that every program reads alike.

In: a path or a text. Out: text without anything that hides or that parsers disagree about, or
diagnostics with line and column. `label` is the file name that diagnostics show.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.source.limits import MAX_BYTES, MAX_DIAGNOSTICS

BOM = "\ufeff"

# Line breaks that YAML knows and most editors do not, or the other way round.
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
# Characters that order or hide text: soft hyphen, zero width, bidi marks, embeddings, isolates,
# fillers and tags.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\uffff"
_SURROGATE = "\ud800-\udfff"

_ODD = re.compile(f"[\\t{_BREAKS}{_HIDDEN}{_CONTROL}{_SURROGATE}]|\\r(?!\\n)")
# In a value that was written with escapes, an ordinary line break or tab is meant.
_ODD_VALUE = re.compile(f"[{_BREAKS}{_HIDDEN}{_CONTROL}{_SURROGATE}]")
_FLOW = re.compile(r"\s*[\[{]")
_HIDDEN_ONE = re.compile(f"[{_HIDDEN}]")
_SURROGATE_ONE = re.compile(f"[{_SURROGATE}]")


def read_text(path: Path, label: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a file as strict UTF-8 (a BOM is accepted and dropped) and check its characters."""
    data, problems = read_bytes(path, label)
    return (None, problems) if data is None else decode(data, label)


def read_bytes(path: Path, label: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read a file that is no larger than a file may be."""
    start = Span(label, 1, 1, 1, 1)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would block
            return None, (diagnostic("LW002", start, reden="het is geen gewoon bestand"),)
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    except (OSError, ValueError) as error:
        return None, (diagnostic("LW002", start, reden=reason(error)),)
    size = max(size, len(data))
    if size > MAX_BYTES:
        return None, (_too_large(size, start),)
    return data, ()


def decode(data: bytes, label: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the content of a file as text, without a BOM, or what is wrong with its characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = position(before.removeprefix(BOM), len(before.removeprefix(BOM)), label)
        return None, (diagnostic("LW003", place, byte=f"0x{data[error.start]:02x}"),)
    text = text.removeprefix(BOM)
    problems = check_text(text, label)
    return (None if problems else text), problems


def check_text(text: str, label: str) -> tuple[Diagnostic, ...]:
    """Refuse what is too large, control and bidi characters, tabs and odd line breaks."""
    if len(text) > MAX_BYTES or not text.isascii():
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > MAX_BYTES:
            return (_too_large(size, Span(label, 1, 1, 1, 1)),)
    problems: list[Diagnostic] = []
    flow = is_flow(text)
    for match in _ODD.finditer(text):
        if len(problems) == MAX_DIAGNOSTICS:
            place = position(text, match.start(), label)
            problems.append(diagnostic("LW030", place, aantal=str(MAX_DIAGNOSTICS)))
            break
        if flow and match.group() == "\t" and _indentation(text, match.start()):
            continue
        problems.append(_odd(text, match.start(), label))
    return tuple(problems)


def is_flow(text: str) -> bool:
    """Tell whether the document is one `{…}` or `[…]`, as JSON is."""
    return _FLOW.match(text) is not None


def odd_in_value(value: str) -> tuple[str, str] | None:
    """Return the code and the name of a character that an escape may not put into a value."""
    match = _ODD_VALUE.search(value)
    return (_code(match.group()), _name(match.group())) if match else None


def position(text: str, index: int, label: str, width: int = 0) -> Span:
    """Return the span of `width` characters at an index, counting the lines as YAML does here."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Span(label, line, column, line, column + width)


def _odd(text: str, index: int, label: str) -> Diagnostic:
    character = text[index]
    place = position(text, index, label, 1)
    if character == "\t":
        return diagnostic("LW006" if _indentation(text, index) else "LW007", place)
    return diagnostic(_code(character), place, teken=_name(character))


def _indentation(text: str, index: int) -> bool:
    """Tell whether only blanks stand before this place on its line."""
    return not text[text.rfind("\n", 0, index) + 1 : index].strip(" \t")


def _code(character: str) -> str:
    if character == "\r" or character in _BREAKS:
        return "LW008"
    if _HIDDEN_ONE.match(character):
        return "LW005"
    return "LW034" if _SURROGATE_ONE.match(character) else "LW004"


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _too_large(size: int, span: Span) -> Diagnostic:
    return diagnostic("LW001", span, grootte=str(size), maximum=str(MAX_BYTES))


def reason(error: OSError | ValueError) -> str:
    """Say in Dutch why a file could not be read."""
    if isinstance(error, FileNotFoundError):
        return "het bestaat niet"
    if isinstance(error, PermissionError):
        return "u mag het niet lezen"
    if isinstance(error, IsADirectoryError):
        return "het is een map"
    return "ongeldige naam" if isinstance(error, ValueError) else "het lezen mislukt"
