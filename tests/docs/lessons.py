"""The examples in the language reference, as rule sets.

In: a page with pairs of blocks: ``# voorbeeld: NAAM`` holds the sections of a rule document, ``# uitkomst: NAAM`` a list of
cases with what must come out. Out: rule sets in a folder, and their examples. What every document begins with (schema, artikel,
titel) and what every example has (naam, peildatum 2018-05-01) is added where the page leaves it out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from docs.blocks import Block
from lidwoord.ruleset.load import load
from lidwoord.ruleset.model import RuleSet

MANIFEST = 'schema: "1"\nregelset: {name}\ntitel: Voorbeeld\n'
HEAD = 'schema: "1"\nartikel: "1"\ntitel: Voorbeeld\n'


@dataclass(slots=True)
class Lesson:
    """One example: its rule document, and the cases with their outcomes."""

    name: str
    rules: str = ""
    cases: str = ""
    manifest: str = ""

    def write(self, root: Path) -> Path:
        """The folder of the rule set."""
        folder = root / self.name
        folder.mkdir()
        (folder / "regelset.yaml").write_text(self.manifest or MANIFEST.format(name=self.name), "utf-8")
        (folder / "art-1.yaml").write_text(self.document, "utf-8")
        (folder / "art-1.voorbeelden.yaml").write_text(json.dumps(self.examples, ensure_ascii=False), "utf-8")
        return folder

    def load(self, root: Path) -> RuleSet:
        """The compiled rule set."""
        return load(self.write(root))

    @property
    def document(self) -> str:
        """The whole rule document."""
        return self.rules if "schema:" in self.rules else HEAD + self.rules

    @property
    def examples(self) -> dict[str, object]:
        """The document with examples."""
        given = yaml.load(self.cases, yaml.BaseLoader)  # noqa: S506  # every scalar as text; our own page
        cases = [{"naam": f"{self.name} {n}", "peildatum": "2018-05-01", **case} for n, case in enumerate(given, 1)]
        return {"schema": "1", "voorbeelden": cases}


def lessons(found: list[Block]) -> dict[str, Lesson]:
    """The examples of a page by name."""
    made: dict[str, Lesson] = {}
    for block in found:
        if block.key in ("voorbeeld", "uitkomst", "manifest"):
            lesson = made.setdefault(block.name, Lesson(block.name))
            part = {"voorbeeld": "rules", "uitkomst": "cases", "manifest": "manifest"}[block.key]
            assert not getattr(lesson, part), f"{block.key} {block.name} stands twice on the page"
            setattr(lesson, part, block.text)
    return made
