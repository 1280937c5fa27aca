"""Showing things in the terminal: diagnostics with the line they are about, and JSON.

In: diagnostics and results. Out: text on stderr and stdout.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from lidwoord.diagnostics import Diagnostic, render_text
from lidwoord.diagnostics.paint import Paint, in_colour, plainly

_roots: list[Path] = []


def remember_root(root: Path) -> None:
    """Where labels of rule files are found, so that a diagnostic can show its line."""
    if root not in _roots:
        _roots.append(root)


@lru_cache(maxsize=32)
def _lines(label: str) -> tuple[str, ...]:
    for root in (*_roots, Path()):
        path = root / label
        try:
            if path.is_file() and path.stat().st_size <= 1 << 20:
                return tuple(path.read_text("utf-8", errors="replace").split("\n"))
        except OSError:  # the diagnostic may be that it can't be read
            return ()
    return ()


def read_line(label: str, number: int) -> str | None:
    """A line of a rule file or case."""
    lines = _lines(label)
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else None


def complain(found: Iterable[Diagnostic]) -> None:
    """Print diagnostics on stderr, behind what stands on stdout already."""
    sys.stdout.flush()
    print(render_text(list(found), read_line, paint_for(sys.stderr)), file=sys.stderr)


def paint_for(stream: TextIO) -> Paint:
    """Colour on a terminal that has it, unless NO_COLOR is set (https://no-color.org)."""
    dull = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return in_colour if stream.isatty() and not dull else plainly


def print_json(data: object) -> None:
    """Print JSON on stdout."""
    import json

    print(json.dumps(data, ensure_ascii=False, indent=2))
