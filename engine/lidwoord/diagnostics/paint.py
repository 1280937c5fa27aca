"""Colour in the terminal.

In: a text and the name of a style. Out: the text, with escape codes around it or as it was.
"""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str, str], str]

STYLES = {"fout": "31", "waarschuwing": "33", "verwant": "34", "kop": "1", "zacht": "2"}


def plainly(text: str, style: str) -> str:
    """The text as it is."""
    return text


def in_colour(text: str, style: str) -> str:
    """The text with the escape codes of a style; as it is when the style has none."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style in STYLES else text
