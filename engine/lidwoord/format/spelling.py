"""The spelling of formulas.

In: a located document. Out: the edits that give the words of each formula canonical spelling and single blanks. A formula over
several lines keeps its line breaks, except in a line that is too long.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lidwoord.documents import formulas
from lidwoord.format.located import Edit, Located
from lidwoord.language.spelling import Word, joined, same_formula, spell
from lidwoord.source import Scalar

WIDTH = 128  # characters of a line of a formula that stands on several lines
_LEADING = frozenset(
    ("als", "dan", "anders", "en", "of", "over", "waarvoor", "geldt", "maar", "bij", "+", "-", "*", "/", "gedurende")
)
_COMPARING = frozenset(("meer", "minder"))  # … dan
_LEAST = 0.4  # of the width, that a line is filled before it ends at a better place
_HEADER = re.compile(r"([|>][^\n]*\n)(.*)", re.DOTALL)
_BLANKS = re.compile(r" *")
_BLOCK = frozenset("|>")
_QUOTES = frozenset("\"'")


def spelling(document: Located) -> list[Edit]:
    """Return the edits to the canonical spelling of formulas."""
    edits: list[Edit] = []
    for scalar in formulas(document.kind, document.root):
        start, end = document.start(scalar.span), document.end(scalar.span)
        if document.text[start] in _BLOCK:  # of which the layout keeps the blanks at the end
            match = _BLANKS.match(document.text, end)
            end = match.end() if match else end
        written = document.text[start:end]
        spelled = _spelled(scalar, written, scalar.span.column - 1)
        if spelled != written:
            edits.append(Edit(start, end, spelled))
    return edits


def _spelled(scalar: Scalar, written: str, column: int) -> str:
    """Return a formula as it should be written where `written` stands, which begins at a column."""
    quote = "" if scalar.plain or written[:1] not in _QUOTES else written[0]
    header, body = "", written.removeprefix(quote).removesuffix(quote) if quote else written
    if not scalar.plain and not quote:
        match = _HEADER.fullmatch(written)
        if match is None:  # without a body
            return written
        header, body = match.groups()
        column = 0
    if quote and (quote * 2 in body or "\\" in body):
        return _requoted(scalar, quote, written)
    first, *others = body.split("\n")
    lines = [line.strip(" ") for line in (first, *others)]
    text = " ".join(line for line in lines if line)
    words = spell(text)
    if not words or not same_formula(scalar.text, text):
        return written
    further = [line for line in ([first, *others] if header else others) if line.strip(" ")]
    if not further:
        return f"{quote}{joined(words)}{quote}"
    inner = min(len(line) - len(line.lstrip(" ")) for line in further)
    broken = _rows(words, [line for line in lines if line], column + len(quote), inner)
    margin = " " * inner
    start = f"{header}{margin}" if header else quote
    return start + f"\n{margin}".join(broken) + quote


def _requoted(scalar: Scalar, quote: str, written: str) -> str:
    """Return a formula of one line that is written with escapes."""
    words = spell(scalar.text.strip())
    if not words or "\n" in written:
        return written
    text = joined(words)
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rows(words: tuple[Word, ...], lines: list[str], column: int, inner: int) -> list[str]:
    """Return the words in the lines in which they stood, a line that is too long in parts."""
    ends: list[int] = []
    at = 0
    for line in lines:
        at += len(line) + 1
        ends.append(at)
    rows: list[str] = []
    left = list(words)
    for end in ends:
        count = next((n for n, word in enumerate(left) if word.start >= end), len(left))
        row, left = left[:count], left[count:]
        while row:
            width = WIDTH - (inner if rows or not column else column)
            size = _fitting(row, width)
            rows.append(joined(row[:size]).lstrip(" "))
            row = row[size:]
    return rows


def _fitting(row: list[Word], width: int) -> int:
    """Return how many words of a row go on one line: all, or as many as fit.

    A line ends rather before a word that begins a part, or behind a `;`; the fewer brackets around that place, the better.
    """
    length = depth = fits = good = 0
    best: tuple[int, bool] | None = None  # how deep, and whether no `;` stands before it
    for count, (word, following) in enumerate(pairwise(row), 1):
        length += len(word.text) + (word.spaced and count > 1)
        if length > width:
            return good or fits or count
        depth += (word.text == "(") - (word.text == ")")
        if following.spaced:
            fits = count
            place = depth, word.text != ";"
            if _begins_part(word.text, following.text) and length > width * _LEAST and (best is None or place <= best):
                best, good = place, count
    last = length + len(row[-1].text) + row[-1].spaced
    return len(row) if last <= width or not fits else good or fits


def _begins_part(before: str, word: str) -> bool:
    """Tell whether a line may well begin with a word."""
    return before == ";" or (word in _LEADING and before not in _COMPARING)
