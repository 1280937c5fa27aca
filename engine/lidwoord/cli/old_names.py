"""Names of an earlier edition: what a subject of the rule set before this one is called now, or that it is gone.

In: the words of a command with what was wrong, or words to search for. Out: hints and lines, by the lineage of the rule set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lidwoord.cli.words import library, named
from lidwoord.compare.lineage import Lineage, lineage_files, read_lineage
from lidwoord.diagnostics import Diagnostic, LidwoordError
from lidwoord.explain.words import joined, plain

UNKNOWN = ("LW501", "LW520")  # an input, an outcome
NAMED = re.compile(r"`([^`\[]+)")  # the first name in a message
HOW = {"opvolger": "opgevolgd door", "vervanger": "vervangen door", "omgekeerd": "omgekeerd in", "verwant": "verwant met"}


def with_successors(found: Iterable[Diagnostic], words: list[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics; where a name is unknown that the edition before had, with what became of it as the hint."""
    kept = tuple(found)
    if not any(d.code in UNKNOWN for d in kept):
        return kept
    lineage = lineage_of(words)
    told = [what_became(lineage, match[1]) if (match := NAMED.search(d.message)) and d.code in UNKNOWN else "" for d in kept]
    return tuple(replace(d, hint=text) if text else d for d, text in zip(kept, told, strict=True))


def lineage_of(words: list[str], folder: Path | None = None) -> Lineage:
    """The lineage of the first rule set that the words of a command name."""
    rules = [
        word.partition("=")[2] or after for word, after in zip(words, [*words[1:], ""], strict=True) if word[:8] == "--regels"
    ]
    where = folder or (Path(rules[0]) if rules and rules[0] else None)
    for word in words:
        try:
            name, place = named(word.partition("@")[0], where)
            shelf = library(place)
        except (LidwoordError, OSError):
            continue
        if name in shelf.folders():
            return read_lineage(lineage_files(shelf.folders()[name]), shelf.label)[0]
    return Lineage()


def what_became(lineage: Lineage, old: str) -> str:
    """What became of a subject of the edition before, in a sentence; "" when the lineage does not know it."""
    fate = _fate(lineage, old)
    return f"`{old}` van {lineage.predecessor}: {fate}" if fate else ""


def _fate(lineage: Lineage, old: str) -> str:
    links = lineage.successors(old)
    if links:
        kinds = [kind for kind in HOW if any(link.kind == kind for link in links)]
        parts = [f"{HOW[kind]} {joined([f'`{link.name.id}`' for link in links if link.kind == kind])}" for kind in kinds]
        notes = dict.fromkeys(link.name.note for link in links if link.name.note)
        return " ".join((f"{joined(parts)}.", *notes))
    return f"vervallen. {lineage.lapsed[old].note}".strip() if old in lineage.lapsed else ""


def found_among(lineage: Lineage, words: Iterable[str]) -> Iterator[str]:
    """What became of the subjects of the edition before whose name holds all words; those with one fate together."""
    wanted = [plain(word).casefold() for word in words]
    origins = [origin.id for link in lineage.links.values() for origin in link.origins]
    fates: dict[str, list[str]] = {}
    for name in dict.fromkeys((*origins, *lineage.lapsed)):
        if all(word in plain(name).casefold() for word in wanted):
            fates.setdefault(_fate(lineage, name), []).append(f"`{name}`")
    for fate, names in fates.items():
        yield f"{joined(names)} van {lineage.predecessor}: {fate}"
