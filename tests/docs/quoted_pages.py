"""The pages that quote the answers of commands: each ``sh`` block with what the command prints in the block behind it.

In: a page. Out: the page with every answer as it is now. Run as a program it brings the pages of ``docs/voorbeelden`` up to date
(``python tests/docs/quoted_pages.py``). Where a quote leaves lines out with a line ``…``, it keeps the
lines that look most like those it had.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.blocks import DOCS
from lidwoord.cli import main

PAGES = {"jaar-verzorgende.md": False, "jaar-leerling.md": True}
"""The pages, and whether a line ``…`` on them leaves lines out; else the command printed it itself."""
QUOTED = re.compile(
    r"```sh\n(?P<command>[^\n]*)\n```\n(?P<between>[^`]*)```(?P<language>[a-z]*)\n(?P<shown>.*?)^```$", re.MULTILINE | re.DOTALL
)


def pattern(shown: str) -> str:
    """What is shown as a pattern: a line that is only ``…`` stands for any lines, elsewhere it is any text."""
    lines = re.escape(shown.rstrip("\n")).replace("…\\\n", "(?:.*\n)*?").replace("\\\n…", "(?:\n.*)*")
    return lines.replace("…", "[^\n]*")


def printed(command: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(shlex.split(command)[1:])
    return out.getvalue()


def refreshed(page: str, shortened: bool) -> str:
    """A page with its answers as they are now."""

    def renew(found: re.Match[str]) -> str:
        now = printed(found["command"]).rstrip("\n")
        if shortened and re.fullmatch(pattern(found["shown"]), now):
            return found[0]
        told = _cut(now.split("\n"), found["shown"].rstrip("\n").split("\n")) if shortened else now
        return f"```sh\n{found['command']}\n```\n{found['between']}```{found['language']}\n{told}\n```"

    return QUOTED.sub(renew, page)


def _cut(now: list[str], shown: list[str]) -> str:
    """An answer with as much of it left out as before: the runs of lines that look most like those that were kept."""
    kept: list[str] = []
    start = 0
    for gap, run in groupby(shown, key=lambda line: line.strip() == "…"):
        lines = list(run)
        if gap:
            kept.append("…")
            continue
        wanted = "\n".join(lines)
        spans = [
            (a, a + size) for size in range(max(1, len(lines) - 2), len(lines) + 4) for a in range(start, len(now) - size + 1)
        ]
        begin, end = max(spans, key=lambda span: SequenceMatcher(None, wanted, "\n".join(now[span[0] : span[1]])).ratio())
        kept += now[begin:end]
        start = end
    return "\n".join(kept)


if __name__ == "__main__":
    os.chdir(DOCS.parent)
    for name, shortened in PAGES.items():
        path = DOCS / "voorbeelden" / name
        path.write_text(refreshed(path.read_text("utf-8"), shortened), "utf-8")
