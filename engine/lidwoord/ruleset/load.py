"""Finding and loading rule sets by name, with a cache of compiled ones.

In: a name or folder. Out: a ``RuleSet`` ready to calculate; ``LidwoordError`` with every diagnostic when its files are
wrong. The cache lies outside the rule folders, is keyed by the content of the files, holds lines of JSON and nothing
else, and may be removed at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path

import lidwoord
from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, did_you_mean, has_errors, sort_diagnostics
from lidwoord.language.depth import make_room
from lidwoord.ruleset import codec
from lidwoord.ruleset.model import RuleSet
from lidwoord.source.folders import rule_files

FORM = "1"
KEY = 32  # hexadecimal digits of a cache key
COMPILING = ("documents", "documents/schemas", "language", "language/checks", "ruleset", "source", "values")
MANIFEST = "regelset.yaml"
BESIDE = (".voorbeelden.yaml", ".zaak.yaml", ".opbouw.yaml", ".herkomst.yaml")


def is_rule_file(path: Path) -> bool:
    """Whether calculating reads this file: not the manifest, the examples, a case, an outline or a lineage."""
    return path.name != MANIFEST and not path.name.endswith(BESIDE)


def rules_root() -> Path:
    """The rule folder that ships with lidwoord: inside the installed package, else beside the engine in a checkout."""
    packaged = Path(lidwoord.__file__).parent / "regels"
    return packaged if packaged.is_dir() else Path(lidwoord.__file__).parents[2] / "rules"


def cache_folder() -> Path | None:
    """Where compiled rule sets are kept; None when LIDWOORD_CACHE=0."""
    chosen = os.environ.get("LIDWOORD_CACHE")
    if chosen == "0":
        return None
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "lidwoord"


@dataclass(slots=True)
class Library:
    """The rule sets below a root folder, loaded once each."""

    root: Path
    progress: Callable[[str], None] | None = None
    loaded: dict[str, RuleSet] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    busy: tuple[str, ...] = ()
    _folders: dict[str, Path] = field(default_factory=dict)

    def folders(self) -> dict[str, Path]:
        """The folder of each rule set, by name."""
        if not self._folders:
            for manifest in sorted(self.root.rglob(MANIFEST)):
                self._folders.setdefault(manifest.parent.name, manifest.parent)
        return self._folders

    def label(self, path: Path) -> str:
        """A path as diagnostics show it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def files(self, folder: Path) -> list[tuple[Path, str]]:
        """The rule files of a set in a fixed order; files that lie outside the root are refused."""
        paths, found = rule_files(folder, self.label)
        self.found += found
        nested = [f for f in self.folders().values() if f != folder and folder in f.parents]
        return [(p, self.label(p)) for p in paths if is_rule_file(p) and not any(n in p.parents for n in nested)]

    def get(self, name: str) -> RuleSet | None:
        """A rule set, from the cache or compiled; None when it is not there or not right (``found`` says why)."""
        make_room()
        if name in self.loaded:
            return self.loaded[name]
        folder = self.folders().get(name)
        if folder is None:
            self.found.append(diagnostic("LW300", None, hint=did_you_mean(name, self.folders()) or None, naam=name))
            return None
        if name in self.busy:
            self.found.append(diagnostic("LW361", None, kring=" → ".join((*self.busy, name))))
            return None
        self.busy = (*self.busy, name)
        before = len(self.found)
        try:
            files = self.files(folder)
            if has_errors(self.found[before:]):
                return None
            own = _digest([folder / MANIFEST, *(p for p, _ in files)], folder)
            stored = _cache_file(name, own, self.label(folder))
            rules = self._cached(stored) or self._compiled(folder, files, own)
            unblemished = len(self.found) == before  # a warning must be heard at every start
            if rules is not None and stored is not None and unblemished and not stored.is_file():
                _store(name, stored, rules)
        finally:
            self.busy = self.busy[:-1]
        if rules is not None:
            self.loaded[name] = rules
        return rules

    def _cached(self, path: Path | None) -> RuleSet | None:
        if path is None or not path.is_file():
            return None
        before = len(self.found)
        try:
            packed = codec.open_packed(path.read_bytes())
            used = []
            for other, version in packed.uses.items():
                loaded = self.get(other)
                if loaded is None or loaded.version != version:
                    break
                used.append(loaded)
            else:
                return codec.unpack(packed, tuple(used))
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OSError):
            pass  # a damaged or foreign cache file
        del self.found[before:]  # compiling says again what is wrong with the sets that are used
        path.unlink(missing_ok=True)
        return None

    def _compiled(self, folder: Path, files: list[tuple[Path, str]], own: str) -> RuleSet | None:
        from lidwoord.ruleset.build import build, read_manifest

        before = len(self.found)
        manifest, wrong = read_manifest(folder / MANIFEST, self.label(folder / MANIFEST))
        self.found += wrong
        if manifest is None:
            return None
        used = tuple(u for other in manifest.uses if (u := self.get(other)) is not None)
        if len(used) != len(manifest.uses):
            return None  # without their names everything that uses them would be wrong too
        version = hashlib.sha256("\n".join([own, *(u.version for u in used)]).encode()).hexdigest()
        rules, wrong = build(manifest, files, used, version, self.progress)
        self.found += wrong
        return None if has_errors(self.found[before:]) else rules


def _digest(paths: list[Path], folder: Path) -> str:
    """A hash of names and contents, independent of order and of where the folder lies."""
    total = hashlib.sha256(folder.name.encode())
    for path in sorted(paths):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _cache_file(name: str, own: str, label: str) -> Path | None:
    """Where the compiled form of these files is kept: by content, place (spans hold it) and the engine that compiles."""
    folder = cache_folder()
    if folder is None:
        return None
    key = hashlib.sha256(f"{lidwoord.__version__}\0{FORM}\0{_engine()}\0{own}\0{label}".encode()).hexdigest()
    return folder / f"{name}-{key[:KEY]}.lines"


def _engine() -> str:
    """The state of the code that compiles, so that a checkout never answers with what an older one compiled."""
    package = Path(lidwoord.__file__).parent
    entries = (entry for part in COMPILING for entry in os.scandir(package / part))
    found = [entry for entry in entries if entry.name.endswith((".py", ".lark", ".json"))]
    return ";".join(sorted(f"{e.name} {e.stat().st_size} {e.stat().st_mtime_ns}" for e in found))


def _store(name: str, path: Path, rules: RuleSet) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.tmp")
        part.write_bytes(codec.pack(rules))
        part.replace(path)
        for old in path.parent.glob(f"{escape(name)}-{'?' * KEY}.lines"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return  # no cache is no error: the next start compiles again


def load(name: str | Path, *, root: Path | None = None) -> RuleSet:
    """Load a rule set by name (below ``root``, default the rules that ship with lidwoord) or by the path of its folder.

    Raises ``LidwoordError`` with every diagnostic when the set does not exist or its files are wrong.
    """
    if isinstance(name, Path):
        folder = name.resolve()
        library = Library(_root_of(folder))
        library._folders = {p.parent.name: p.parent for p in sorted(library.root.rglob(MANIFEST))}
        if not (folder / MANIFEST).is_file() and rules_root() != library.root:
            raise LidwoordError((diagnostic("LW300", None, naam=str(name)),))
        name = folder.name
    else:
        library = Library((root or rules_root()).resolve())
    rules = library.get(name)
    if rules is None:
        raise LidwoordError(tuple(sort_diagnostics(library.found)))
    return rules


def _root_of(folder: Path) -> Path:
    """The outermost folder that holds this set and the sets beside it."""
    return folder.parent
