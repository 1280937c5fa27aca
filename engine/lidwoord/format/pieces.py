"""The text of a document as its pieces: scalars, punctuation and comments, with the column that each takes on its own line.

In: a located document. Out: its `Piece`s in the order of the text; between two of them stand only blanks and line breaks. The
scalars are known from the tree, so that a `#`, `-` or `:` found outside them is what it looks like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from lidwoord.format.located import Located
from lidwoord.source import Mapping, Node, Scalar, Sequence

STEP = 2  # blanks of one level

_GAP = re.compile(r"[ \n]*(?:(#[^\n]*)|(---|\.\.\.|[-?:,]))")
_HEADER = re.compile(r"[|>][-+0-9]*")
_HEADER_COMMENT = re.compile(r" +(#[^\n]*)")
_BLANKS = re.compile(r" *")
_OPENING = ("{", "[")
_MARKERS = ("---", "...")


class Sort(Enum):
    """What a piece is."""

    SCALAR = auto()  # plain or quoted
    HEADER = auto()  # the `>-` of a block scalar
    BODY = auto()  # the lines of a block scalar, from the start of the first
    PUNCTUATION = auto()
    COMMENT = auto()


class UnknownTextError(Exception):
    """Between the parts of a document stands something that is neither punctuation nor comment: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece, from offset start to end; `column` (from 0) is where it stands when it begins a line.

    inner: the column of the further lines of a scalar; `indent` is the indentation of a body as it was written.
    """

    sort: Sort
    start: int
    end: int
    column: int
    inner: int = 0
    indent: int = 0


def pieces(document: Located) -> list[Piece]:
    """Return the pieces of a document."""
    return _Walk(document).all()


def comments(document: Located) -> list[str]:
    """Return the comments of a document, without trailing blanks."""
    return [document.text[p.start : p.end].rstrip() for p in pieces(document) if p.sort is Sort.COMMENT]


class _Walk:
    """Goes along the tree and the text together."""

    def __init__(self, document: Located) -> None:
        self.document = document
        self.text = document.text
        self.found: list[Piece] = []
        self.at = 0

    def all(self) -> list[Piece]:
        root = self.document.root
        self.node(root, 0, 0, 0)
        self.gap(len(self.text), 0)
        return self.found

    def node(self, node: Node, column: int, inner: int, before: int, *, flow: bool = False) -> None:
        """Add a node. `inner` is where a scalar goes on; `before` is the column of what holds it, as it was written."""
        start = self.document.start(node.span)
        if isinstance(node, Scalar):
            self.scalar(node, column, inner, before)
        elif self.text[start] in _OPENING:
            self.add(Sort.PUNCTUATION, start, start + 1, column)
            self.parts(node, column + STEP, before, flow=True)
            end = self.document.end(node.span)
            self.gap(end - 1, column + STEP)
            self.add(Sort.PUNCTUATION, end - 1, end, column)
        else:
            self.parts(node, column, node.span.column - 1, flow=flow)

    def parts(self, node: Mapping | Sequence, column: int, before: int, *, flow: bool) -> None:
        """Add the parts of a mapping or list of which the lines begin at a column; `flow` tells whether brackets are open."""
        if isinstance(node, Mapping):
            for entry in node.entries:
                value = self.document.start(entry.value.span)
                self.gap(self.document.start(entry.key.span), column)
                self.scalar(entry.key, column, column, before)
                self.gap(value, column)
                level = column if flow and self.text[value : value + 1] in _OPENING else column + STEP
                self.node(entry.value, level, column + STEP, before, flow=flow)
        else:
            for item in node.items:
                self.gap(self.document.start(item.span), column)
                self.node(item, column if flow else column + STEP, column + STEP, before, flow=flow)

    def scalar(self, node: Scalar, column: int, inner: int, before: int) -> None:
        """Add a scalar; one that was not written has no piece."""
        start, end = self.document.start(node.span), self.document.end(node.span)
        header = None if node.plain else _HEADER.match(self.text, start)
        if header is not None:
            self.block(header, column, inner, before)
        elif end > start:
            self.add(Sort.SCALAR, start, end, column, inner)

    def block(self, header: re.Match[str], column: int, inner: int, before: int) -> None:
        """Add the header, its comment and the body of a block scalar."""
        self.add(Sort.HEADER, header.start(), header.end(), column)
        comment = _HEADER_COMMENT.match(self.text, header.end())
        if comment:
            self.add(Sort.COMMENT, comment.start(1), comment.end(), column)
        start = self.text.index("\n", header.end()) + 1
        digits = header.group().strip("|>+-")
        given = before + int(digits) if digits else 0
        end, indent = _body(self.text, start, before + 1, given, keep="+" in header.group())
        if end > start:
            self.add(Sort.BODY, start, end, inner, inner, indent)

    def gap(self, end: int, column: int) -> None:
        """Add the punctuation and comments up to an offset."""
        while match := _GAP.match(self.text, self.at, end):
            group = 1 if match.group(1) else 2
            sort = Sort.COMMENT if group == 1 else Sort.PUNCTUATION
            self.add(sort, match.start(group), match.end(), 0 if match.group(2) in _MARKERS else column)
        if self.text[self.at : end].strip(" \n"):
            raise UnknownTextError(self.text[self.at : end])

    def add(self, sort: Sort, start: int, end: int, column: int, inner: int = 0, indent: int = 0) -> None:
        """Add a piece and go on behind it."""
        self.found.append(Piece(sort, start, end, column, inner, indent))
        self.at = end


def _body(text: str, start: int, least: int, indent: int, *, keep: bool) -> tuple[int, int]:
    """Return the end of the body that begins at an offset, without its last line break, and its indentation.

    least: the smallest indentation that it can have; indent: what the header gives, or 0. Blank lines at the end belong to
    the body only when they are kept.
    """
    end = at = start
    while at < len(text):
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        match = _BLANKS.match(text, at, stop)
        assert match is not None
        width, blank = match.end() - at, match.end() == stop
        if not blank:
            if width < (indent or least):
                break
            indent = indent or width
        if keep or not blank or (indent and width > indent):
            end = stop
        at = stop + 1
    return end, indent
