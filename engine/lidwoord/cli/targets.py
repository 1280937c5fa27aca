"""What ``controleer`` and ``test`` work on: the rule sets below the given paths.

In: paths. Out: per rule set its library, name, files and example files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lidwoord.audit.outline import outline_files
from lidwoord.cli.show import remember_root
from lidwoord.cli.words import absent
from lidwoord.compare.lineage import lineage_files
from lidwoord.diagnostics import LidwoordError, diagnostic
from lidwoord.examples import example_files
from lidwoord.examples.read import SUFFIX
from lidwoord.ruleset.load import Library, rules_root
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import rule_files

MANIFEST = "regelset.yaml"
CASE_SUFFIX = ".zaak.yaml"
WHERE = "mappen met regelsets (standaard: die waar u staat, anders de meegeleverde)"


@dataclass(frozen=True, slots=True)
class Target:
    """One rule set in a library."""

    library: Library
    name: str
    folder: Path

    def rules(self) -> RuleSet | None:
        """The rule set, or None when its files are wrong (the library then holds the diagnostics)."""
        return self.library.get(self.name)

    @property
    def files(self) -> int:
        """How many rule files the set has, the manifest included."""
        return len(self.library.files(self.folder)) + 1

    @property
    def examples(self) -> list[Path]:
        """The example files of the set."""
        return [p for p in example_files(self.folder) if not self._is_nested(p)]

    def rules_beside(self, examples: Path) -> str:
        """The label of the rule file that examples stand beside, or of their folder when there is none."""
        rules = examples.with_name(examples.name.replace(SUFFIX, ".yaml"))
        return self.library.label(rules if rules.is_file() else examples.parent)

    @property
    def outlines(self) -> list[Path]:
        """The outlines of the sources of the set."""
        return [p for p in outline_files(self.folder) if not self._is_nested(p)]

    @property
    def cases(self) -> list[Path]:
        """The cases that stand beside the rules."""
        return [p for p in rule_files(self.folder)[0] if p.name.endswith(CASE_SUFFIX) and not self._is_nested(p)]

    @property
    def lineages(self) -> list[Path]:
        """The files that say what became of the subjects of the set that came before."""
        return [p for p in lineage_files(self.folder) if not self._is_nested(p)]

    def _is_nested(self, path: Path) -> bool:
        """Whether a file belongs to a set inside this one."""
        return any(f != self.folder and self.folder in f.parents and f in path.parents for f in self.library.folders().values())

    def within(self, paths: list[Path]) -> tuple[str, ...]:
        """The labels of the files and folders in the set that some paths name; () when they stand for the whole set."""
        named = [p.with_name(p.name.replace(SUFFIX, ".yaml")) for p in (path.resolve() for path in paths)]
        if any(p in (self.folder, *self.folder.parents) for p in named):
            return ()
        return tuple(self.library.label(p) for p in named if self.folder in p.parents)


def root_of(path: Path) -> Path:
    """The folder that holds a path's rule set and its neighbours: above the nearest folder without a manifest."""
    shipped = rules_root().resolve()
    if path == shipped or shipped in path.parents:
        return shipped
    folder = path if path.is_dir() else path.parent
    while not (folder / MANIFEST).is_file() and folder != folder.parent and not any(folder.rglob(MANIFEST)):
        folder = folder.parent
    return folder.parent if (folder / MANIFEST).is_file() else folder


def default_path() -> Path:
    """Where you are, when that is in a rule set or in a folder of rule sets; else the rules that ship with lidwoord."""
    here = Path.cwd().resolve()
    at_home = any((folder / MANIFEST).is_file() for folder in (here, *here.parents)) or any(here.glob(f"*/{MANIFEST}"))
    return here if at_home else rules_root().resolve()


def told(found: list[Target], paths: list[Path]) -> str:
    """Which rule sets a command was about, where the words of the command do not say so."""
    return f" ({', '.join(target.name for target in found)})" if not paths else ""


def targets(paths: list[Path], progress: Callable[[str], None]) -> list[Target]:
    """The rule sets below some paths; a path inside a rule set stands for that set."""
    found: dict[Path, Target] = {}
    libraries: dict[Path, Library] = {}
    for path in [p.resolve() for p in paths] or [default_path()]:
        if not path.exists():
            raise absent("bestand of map", str(path), path)
        root = root_of(path)
        remember_root(root)
        library = libraries.setdefault(root, Library(root, progress))
        below = {n: f for n, f in library.folders().items() if f == path or path in f.parents or f in path.parents}
        if not below:
            raise LidwoordError((diagnostic("LW906", None, naam=str(path)),))
        for name, folder in below.items():
            found.setdefault(folder, Target(library, name, folder))
    return list(found.values())
