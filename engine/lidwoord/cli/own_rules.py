"""Forgotten ``--regels``: the question went to the rules that ship with lidwoord, while a copy of them stands here.

In: the words of a command and what was wrong. Out: the same diagnostics, the ones about an unknown name with a hint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from lidwoord.diagnostics import Diagnostic
from lidwoord.ruleset.load import MANIFEST, rules_root

UNKNOWN = ("LW300", "LW501", "LW520")  # a rule set, an input, an outcome
MOST = 1_000  # folders that are looked into
MEANT = "Bedoelde u `"


def with_forgotten(found: Iterable[Diagnostic], words: list[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics; where a name is unknown and the rule set also stands in a folder here, with that as the hint."""
    kept = tuple(found)
    if not any(d.code in UNKNOWN for d in kept) or any(word.partition("=")[0] == "--regels" for word in words):
        return kept
    folder = _folder([word.partition("@")[0] for word in words])
    return tuple(replace(d, hint=_hint(d.hint, folder)) if folder and d.code in UNKNOWN else d for d in kept)


def _folder(names: list[str]) -> str:
    """A folder here, or this one, that holds a rule set with one of these names, other than the rules that ship; or ""."""
    plain = [name for name in names if len(Path(name).parts) == 1 and not name.startswith("-")]
    try:
        below = sorted(islice((path for path in Path().iterdir() if path.is_dir()), MOST))
        for path in (Path(), *below):
            holds = any((path / name / MANIFEST).is_file() for name in plain)
            if holds and path.resolve() != rules_root().resolve():
                return path.as_posix()
    except OSError:  # then there is nothing to hint at
        pass
    return ""


def _hint(hint: str, folder: str) -> str:
    if hint.startswith(MEANT):
        return f"{hint} Of vergat u `--regels {folder}`?"
    return f"{MEANT}--regels {folder}`?"
