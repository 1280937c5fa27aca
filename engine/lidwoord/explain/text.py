"""Explanation to text for the terminal.

In: an explanation. Out: text of at most 100 columns, the answer first, then the numbered steps; in colour where the
terminal has it. Long lists are folded, with a count of what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import wrap

from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.explain.model import Explanation
from lidwoord.explain.outline import Line, outline
from lidwoord.values.dates import MONTHS, WEEKDAYS

WIDTH = 100
UNITS = "uur|jaar|dag|week|weken|maand|km|keer"
KEPT = re.compile(  # what a line break would tear apart: a sign or number and what it belongs to, and a date
    rf"(?:€|artikel|lid|stap|ca\.) (?=[\d€])|(?<=\d) (?=(?:{UNITS})\w*\b)"
    rf"|\b(?:(?:{'|'.join(WEEKDAYS)}) )?\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?\b"
)
# per kind of line: a mark before it, how far in it stands, how much further its next lines stand
LOOKS = {
    "stap": ("", 0, 0), "bron": ("", 0, 0), "tekst": ("", 0, 0), "kopje": ("", 0, 0), "tussen": ("", 2, 2), "werk": ("", 2, 0),
    "onderdeel": ("· ", 2, 2), "gegeven": ("- ", 2, 2), "toets": ("- ", 2, 2), "norm": ("", 0, 0), "zet": ("", 0, 3),
}  # fmt: skip
STYLES = {"uitkomst": "kop", "stap": "kop", "kop": "kop", "norm": "kop", "bron": "zacht", "rest": "zacht"}


def render(explanation: Explanation, *, depth: int | None = None, unfolded: bool = False, paint: Paint = plainly) -> str:
    """The text of an explanation; for ``depth`` and ``unfolded`` see ``outline``; ``paint`` colours a whole line."""
    return laid_out(outline(explanation, depth, unfolded), paint)


def laid_out(told: Iterable[Line], paint: Paint = plainly) -> str:
    """Lines of an outline as text."""
    lines: list[str] = []
    before = ""
    for line in told:
        after_block = line.top and before in ("bron", "nodig", "stap") and line.kind not in ("nodig", "bron")
        if line.kind in ("kop", "stap", "norm") or after_block:
            lines.append("")
        lines += [paint(text, STYLES.get(line.kind, "")) for text in _laid_out(line)]
        before = line.kind if line.top else "stap"
    return "\n".join(lines)


def _laid_out(line: Line) -> list[str]:
    if line.kind == "nodig":
        return wrapped(f"{line.number}. {line.text}", "  ", "     ")
    if line.top:
        return wrapped(line.text)
    mark, inward, further = LOOKS[line.kind]
    if line.kind == "zet":
        mark = f"{line.number}. "
    text = f"[{line.text}]" if line.kind == "bron" else line.text
    margin = " " * (len(str(line.number)) + 2)
    first = "" if line.kind in ("stap", "norm") else margin + " " * inward
    return wrapped(mark + text, first, margin + " " * (inward + further))


def wrapped(text: str, indent: str = "", following: str = "") -> list[str]:
    """A text over lines of at most 100 columns, not broken between what belongs together."""
    kept = KEPT.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    lines = wrap(kept, WIDTH, initial_indent=indent, subsequent_indent=following)
    return [line.replace("\u00a0", " ") for line in lines]
