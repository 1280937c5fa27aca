"""What ``dekking`` and ``bron`` work on: a rule set by name, with the outlines of its sources and its examples.

In: the name of a rule set and the folder of rule sets. Out: the set and what stands beside it; ``LidwoordError`` with
every diagnostic when a file is wrong or there is no outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lidwoord.audit import Outline, outline_files, read_outline
from lidwoord.cli.progress import Progress
from lidwoord.cli.targets import Target
from lidwoord.cli.words import library, named
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean, has_errors, sort_diagnostics
from lidwoord.examples import read_examples
from lidwoord.ruleset.model import RuleSet


@dataclass(frozen=True, slots=True)
class Audited:
    """A rule set, the outlines of its sources, and where its files stand."""

    rules: RuleSet
    outlines: tuple[Outline, ...]
    target: Target

    def expectations(self) -> Iterator[tuple[str, ...]]:
        """The outcomes that each example expects; what is wrong with a file of examples is said by ``test``."""
        for path in self.target.examples:
            for example in read_examples(path, self.target.library.label(path))[0]:
                yield tuple(entry.key.text.partition("[")[0] for entry in example.expected.entries)


def audited(name: str, folder: Path | None, document: str | None) -> Audited:
    """The rule set with this name, and the outlines of all its sources or of one document."""
    name, folder = named(name, folder)
    with Progress("regels lezen") as progress:
        shelf = library(folder, progress.step)
        rules = shelf.get(name)
        if rules is None or has_errors(shelf.found):
            raise LidwoordError(tuple(sort_diagnostics(shelf.found)))
        target = Target(shelf, name, shelf.folders()[name])
        read = [read_outline(path, shelf.label(path)) for path in outline_files(target.folder)]
    wrong = [problem for _, problems in read for problem in problems]
    if has_errors(wrong):
        raise LidwoordError(tuple(sort_diagnostics(wrong)))
    outlines = tuple(outline for outline, _ in read if outline is not None and document in (None, outline.document))
    if not outlines:
        known = [outline.document for outline, _ in read if outline is not None]
        if document is not None and known:
            hint = did_you_mean(document, known) or f"Er is een opbouw van {', '.join(known)}."
            raise LidwoordError((diagnostic("LW973", None, hint=hint, document=document, regelset=name),))
        raise LidwoordError((diagnostic("LW972", None, regelset=name),))
    return Audited(rules, outlines, target)
