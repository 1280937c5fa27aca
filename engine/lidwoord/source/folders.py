"""Which files of a folder are rule files.

In: a folder. Out: its `.yaml` files in a fixed order, none of them outside the folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.source.limits import MAX_DEPTH, MAX_FILES
from lidwoord.source.text import reason

SUFFIX = ".yaml"


def inside(root: Path, path: Path) -> bool:
    """Tell whether the path, with every link followed, lies in the root folder."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name with a NUL
        return False


def rule_files(folder: Path, label: Callable[[Path], str] = str) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the `.yaml` files of the folder tree, sorted by path, without hidden ones.

    label: how a path is named in a diagnostic.
    """
    found: list[Path] = []
    problems: list[Diagnostic] = []
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            problems.append(diagnostic("LW033", Span(label(here), 1, 1, 1, 1), pad=label(here), reden=reason(error)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path, linked = here / entry.name, entry.is_symlink()
            kind = path if linked else entry  # an entry knows its kind already; a path can follow a link to nowhere
            if kind.is_dir():
                if linked:  # a linked folder could lead outside, or in a circle
                    problems.append(_outside(folder, path, label))
                elif depth < MAX_DEPTH:
                    waiting.append((path, depth + 1))
            elif entry.name.endswith(SUFFIX):
                if linked and not inside(folder, path):
                    problems.append(_outside(folder, path, label))
                elif kind.is_file():
                    found.append(path)
                else:  # a link to nothing, a pipe, a device
                    problems.append(diagnostic("LW002", Span(label(path), 1, 1, 1, 1), reden="het is geen gewoon bestand"))
        if len(found) > MAX_FILES:
            span = Span(label(folder), 1, 1, 1, 1)
            return (), (diagnostic("LW032", span, maximum=str(MAX_FILES)),)
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).parts)), tuple(problems)


def _outside(folder: Path, path: Path, label: Callable[[Path], str]) -> Diagnostic:
    return diagnostic("LW031", Span(label(path), 1, 1, 1, 1), pad=str(path.relative_to(folder)))
