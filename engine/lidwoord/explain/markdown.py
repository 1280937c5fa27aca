"""Explanation to Markdown, for a file, a letter or a page.

In: an explanation. Out: CommonMark in which every step can be linked to; texts from rule files and cases are escaped, so
that they can't become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lidwoord.explain.model import Explanation
from lidwoord.explain.outline import Line, outline

MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")
BLOCK_START = re.compile(r"^([-+]|\d+[.)])(?=\s|$)")
STEP = re.compile(r"\bstap (\d+)(?=[;)])")
POINTS = ("onderdeel", "gegeven", "toets", "nodig", "zet")
WORK = ("werk", "tussen")


def render(explanation: Explanation, *, depth: int | None = None, unfolded: bool = False) -> str:
    """The Markdown of an explanation; for ``depth`` and ``unfolded`` see ``outline``."""
    return laid_out(outline(explanation, depth, unfolded))


def laid_out(outlined: Iterable[Line]) -> str:
    """Lines of an outline as Markdown."""
    blocks: list[str] = []
    before = ""
    lines = list(outlined)
    told = [line.number for line in lines if line.kind == "stap"]
    for line in lines:
        joins = (line.kind in POINTS and before == line.kind) or (line.kind in WORK and before in WORK)
        glue = ("\n" if line.kind in POINTS else "\n>\n") if joins else "\n\n"
        blocks += [glue if blocks else "", _shown(line, told)]
        before = line.kind
    return "".join(blocks)


def _shown(line: Line, told: list[int]) -> str:
    if line.kind == "stap":
        return f'<a id="stap-{line.number}"></a>\n\n### {inline(line.text)}'
    if line.kind == "norm":
        return f"### {inline(line.text)}"
    if line.kind in ("nodig", "zet"):
        return f"{line.number}. {escape(line.text)}"
    text = escape(line.text)
    if line.kind in ("onderdeel", "gegeven", "toets"):
        return f"- {STEP.sub(lambda found: _link(found, told), text)}"
    before, after = {
        "uitkomst": ("# ", ""), "kop": ("## ", ""), "bron": ("*", "*"), "kopje": ("**", "**"), "werk": ("> ", ""),
        "tussen": ("> ", ""),
    }.get(line.kind, ("", ""))  # fmt: skip
    return f"{before}{text.removesuffix(':') if line.kind == 'kop' else text}{after}"


def _link(found: re.Match[str], told: list[int]) -> str:
    """A mention of a step as a link to it."""
    return f"[{found[0]}](#stap-{found[1]})" if int(found[1]) in told else found[0]


def escape(text: str) -> str:
    """A text that means nothing but itself: markup is escaped, line breaks are spaces."""
    return BLOCK_START.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", inline(text))


def inline(text: str) -> str:
    """The same for a text that does not begin a line."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
