"""The two YAML parsers, behind one way to ask for the next event.

In: text. Out: a function that returns the next event: libyaml's when PyYAML was built with it,
else (or on request) the pure Python one, which is slower and gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML without libyaml
    HAS_C = False
else:
    HAS_C = True

NextEvent = Callable[[], Any]  # an event of yaml.events

_BLANK = "\0 \n"  # what the text check leaves of YAML's blanks and line breaks
_DIGITS = frozenset("0123456789")
_SURROGATE = re.compile("[\ud800-\udfff]")


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's reader, scanner and parser, made to read what libyaml reads.

    Each method here replaces one of PyYAML's that differs; the tests compare the two parsers.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_directive(self) -> None:
        """Refuse a directive where libyaml does; PyYAML skips one that it does not know."""
        here = self.get_mark()
        raise ScannerError("while scanning a directive", here, "directive", here)

    def scan_plain(self) -> ScalarToken:
        """Read a plain scalar: in flow style a `?` belongs to it, and `a:[` is an error."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._plain_length(start)
            if length == 0:
                break
            self.allow_simple_key = False
            chunks.extend(spaces)
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = list(self.scan_plain_spaces(indent, start) or ())
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Mark) -> int:
        """Return how many characters of a plain scalar stand here without a blank."""
        length = 0
        while True:
            character = self.peek(length)
            if character in _BLANK or (self.flow_level and character in ",[]{}"):
                return length
            if character == ":":
                following = self.peek(length + 1)
                if following in _BLANK:
                    return length
                if self.flow_level and following in ",?[]{}":
                    self.forward(length)
                    problem = "found unexpected ':'"
                    raise ScannerError("while scanning a plain scalar", start, problem, self.get_mark())
            length += 1

    def scan_flow_scalar_non_spaces(self, double: bool, start: Mark) -> list[str]:
        """Read a part of a quoted scalar; no escape may stand for half a character or for none."""
        try:
            chunks: list[str] = list(super().scan_flow_scalar_non_spaces(double, start) or ())
        except (ValueError, OverflowError):  # a number that is no character
            chunks = ["\ud800"]
        if any(_SURROGATE.search(chunk) for chunk in chunks):
            raise ScannerError("while scanning a quoted scalar", start, "invalid escape", start)
        return chunks

    def scan_block_scalar_indicators(self, start: Mark) -> tuple[bool | None, int | None]:
        """Read the `-`, `+` and digit after `|` or `>`; what else stands there is checked later."""
        chomping: bool | None = None
        increment: int | None = None
        while True:
            character = self.peek()
            if character in ("+", "-") and chomping is None:
                chomping = character == "+"
            elif character in _DIGITS and increment is None:
                increment = int(character)
            else:
                return chomping, increment
            if increment == 0:
                raise ScannerError("while scanning a block scalar", start, "indentation 0", start)
            self.forward()

    def scan_tag_uri(self, name: str, start: Mark) -> str:
        """Read the rest of a tag; a comma or bracket ends it."""
        uri: str = super().scan_tag_uri(name, start)
        if any(character in uri for character in ",[]"):
            raise ScannerError("while scanning a tag", start, "expected a blank", start)
        return uri


def event_source(text: str, parser: str | None) -> NextEvent:
    """Return the function that gives the next event of the text; `parser` is "c" or "pure"."""
    if parser not in (None, "c", "pure"):
        raise ValueError(f"unknown parser {parser!r}")
    if parser == "pure" or (parser is None and not HAS_C):
        return _PureParser(text).get_event
    if not HAS_C:
        raise ValueError("PyYAML was built without libyaml")
    return CParser(text).get_event
