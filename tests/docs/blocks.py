"""The fenced blocks of a Markdown page.

In: the text of a page. Out: its blocks with their language and the file that a first line ``# bestand: NAAM`` names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"# (?P<key>bestand|voorbeeld|uitkomst|manifest): (?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: ``key`` and ``name`` come from its first line (``# bestand: zaak.yaml``)."""

    language: str
    text: str
    key: str = ""
    name: str = ""


def blocks(markdown: str) -> list[Block]:
    """The fenced blocks in order."""
    found = []
    for match in FENCE.finditer(markdown):
        text = match["text"]
        named = NAMED.match(text)
        found.append(Block(match["language"], text, named["key"] if named else "", named["name"] if named else ""))
    return found


def section(markdown: str, heading: str) -> str:
    """The text under a heading of level two, up to the next one."""
    _, found, after = markdown.partition(f"\n## {heading}\n")
    return after.partition("\n## ")[0] if found else ""
