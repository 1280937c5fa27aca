"""Pieces of HTML: text that means nothing but itself, tables, and folds.

In: texts from rule files and cases, which are not trusted. Out: HTML in which they are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from lidwoord.diagnostics.catalogue import visible

ODD = re.compile(r"[^\w-]+")


def safe(text: str) -> str:
    """A text between tags or in an attribute: escaped, and without characters that can't be seen."""
    return escape("\n".join(visible(line) for line in text.split("\n"))).replace("€ ", "€&nbsp;")


def anchor(name: str) -> str:
    """The name of a place in the page."""
    return f"w-{ODD.sub('-', name)}"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are HTML already; ``numbers``: the columns to be set to the right."""
    kind = [' class="n"' if place in numbers else "" for place, _ in enumerate(heads)]
    head = "".join(f'<th scope="col"{how}>{text}</th>' for how, text in zip(kind, heads, strict=True))
    lines = ("<tr>" + "".join(f"<td{how}>{cell}</td>" for how, cell in zip(kind, row, strict=True)) + "</tr>" for row in rows)
    body = "\n".join(lines)
    return (
        f'<div class="breed"><table><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def fold(heading: str, parts: Iterable[str], *, opened: bool = False) -> str:
    """What can be folded away; the heading is HTML already."""
    return f"<details{' open' if opened else ''}>\n<summary>{heading}</summary>\n" + "\n".join(parts) + "\n</details>"
