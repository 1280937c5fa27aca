"""Lineage: what became of each subject of the rule set that came before, and what is new.

In: the ``*.herkomst.yaml`` files of a rule set. Out: a ``Lineage``; what is wrong with it as diagnostics (LW980-LW984).
A subject is a rule, value, table, norm or procedure; of inputs and lists the lineage may say it too. What has the same name in
both sets is the same and needs no line. Calculating does not read these files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, diagnostic_of, did_you_mean
from lidwoord.documents import LINEAGE, load_document
from lidwoord.ruleset.model import Declaration, RuleSet
from lidwoord.ruleset.reading import Reader
from lidwoord.source import Mapping, Scalar, Sequence, rule_files

SUFFIX = ".herkomst.yaml"
SUCCESSOR = "opvolger"
REPLACED = "vervanger"
"""How something comes in the place of something else; with its own name among the origins it is settled anew."""
ALIKE = "gelijk"
"""How a successor is marked that means the same."""
TURNED = "omgekeerd"
"""How a claim comes from one that it denies: *tijdelijk* from *blijvend*."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Name:
    """A subject as a lineage names it, with the place of the name and what is said about it."""

    id: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A subject of the new set (``name``) that comes from subjects of the old one (``origins``), and in which way.

    ``alike``: it means the same as they did, though it is worked out otherwise.
    """

    name: Name
    origins: tuple[Name, ...]
    kind: str = SUCCESSOR
    alike: bool = False


@dataclass(slots=True)
class Lineage:
    """What became of the subjects of the set ``predecessor``; "" when the set names no predecessor."""

    predecessor: str = ""
    span: Span | None = None
    links: dict[str, Link] = field(default_factory=dict)
    fresh: dict[str, Name] = field(default_factory=dict)
    lapsed: dict[str, Name] = field(default_factory=dict)

    def successors(self, old: str) -> tuple[Link, ...]:
        """The links that an old subject has with new ones, in the order of the files."""
        return tuple(link for link in self.links.values() if any(origin.id == old for origin in link.origins))


def lineage_files(folder: Path) -> list[Path]:
    """The files with the lineage of a rule set, in a fixed order."""
    return [path for path in rule_files(folder)[0] if path.name.endswith(SUFFIX)]


def read_lineage(paths: Iterable[Path], label: Callable[[Path], str]) -> tuple[Lineage, list[Diagnostic]]:
    """The lineage in some files together, and what is wrong with it."""
    whole = Lineage()
    found: list[Diagnostic] = []
    for path in paths:
        document, wrong = load_document(path, label(path), LINEAGE)
        found += wrong
        if document is not None:
            found += _add(whole, document.node)
    return whole, found


def _add(whole: Lineage, node: Mapping) -> list[Diagnostic]:
    """Add one file; what it says twice or otherwise than an earlier one is wrong."""
    reader = Reader()
    predecessor = reader.text(node, "voorganger")
    if whole.span is None:
        whole.predecessor, whole.span = predecessor, node.span
    elif predecessor != whole.predecessor:
        return [diagnostic("LW980", node.span, naam=predecessor, eerder=whole.predecessor)]
    for entry in reader.entries(node, "opvolgers"):
        if isinstance(entry.value, Mapping):
            name = Name(entry.key.text, entry.key.span, reader.text(entry.value, "toelichting"))
            kind = reader.text(entry.value, "soort") or SUCCESSOR
            alike = kind == ALIKE
            link = Link(name, tuple(_names(entry.value, "van", "")), SUCCESSOR if alike else kind, alike)
            _put(whole.links, name, link, reader)
    for key, section in (("nieuw", whole.fresh), ("vervallen", whole.lapsed)):
        for group in reader.mappings(node, key):
            for name in _names(group, "namen", reader.text(group, "toelichting")):
                _put(section, name, name, reader)
    return reader.found


def _names(node: Mapping, key: str, note: str) -> Iterator[Name]:
    listed = node.get(key)
    assert isinstance(listed, Sequence)  # by the schema
    yield from (Name(item.text, item.span, note) for item in listed.items if isinstance(item, Scalar))


def _put(section: dict[str, Item], name: Name, item: Item, reader: Reader) -> None:
    if name.id in section:
        reader.wrong("LW981", name.span, naam=name.id)
    section.setdefault(name.id, item)


def subjects(rules: RuleSet) -> dict[str, Declaration]:
    """The subjects of a set by name: its own rules, values, tables, norms and procedures."""
    sections: tuple[dict[str, Declaration], ...] = (
        rules.rules, rules.values, rules.tables, rules.norms, rules.procedures,
    )  # type: ignore[assignment]  # dict is invariant; the sections are only read here  # fmt: skip
    return {name: item for section in sections for name, item in section.items() if name in rules.own}


def check_lineage(lineage: Lineage, old: RuleSet, new: RuleSet) -> list[Diagnostic]:
    """Names that a set does not have, contradictions, and subjects that are not accounted for."""
    before, after = subjects(old), subjects(new)
    names = {rules.manifest.name: rules.own for rules in (old, new)}
    found: list[Diagnostic] = []

    def known(name: Name, rules: RuleSet) -> bool:
        if name.id in names[rules.manifest.name]:
            return True
        hint = did_you_mean(name.id, names[rules.manifest.name]) or None
        found.append(diagnostic("LW982", name.span, hint=hint, naam=name.id, regelset=rules.manifest.name))
        return False

    for link in lineage.links.values():
        known(link.name, new)
        for origin in link.origins:
            known(origin, old)
    came_from = {origin.id for link in lineage.links.values() for origin in link.origins}
    fresh = [name for name in lineage.fresh.values() if known(name, new)]
    lapsed = [name for name in lineage.lapsed.values() if known(name, old)]
    found += [
        diagnostic("LW983", name.span, naam=name.id, gezegd=told)
        for names_, told, elsewhere in (
            (fresh, "nieuw", before.keys() | lineage.links.keys()),
            (lapsed, "vervallen", after.keys() | came_from),
        )
        for name in names_
        if name.id in elsewhere
    ]
    unsaid = sorted(after.keys() - before.keys() - lineage.links.keys() - lineage.fresh.keys())
    found += [_silent(id_, after[id_].span, f"is er niet in {old.manifest.name}") for id_ in unsaid]
    lost = sorted(before.keys() - after.keys() - lineage.lapsed.keys() - came_from)
    where = lineage.span
    found += [_silent(id_, where or before[id_].span, f"van {old.manifest.name} is er niet meer") for id_ in lost]
    return found


def _silent(name: str, span: Span, what: str) -> Diagnostic:
    return diagnostic_of("LW984", span, {"naam": name, "wat": what})
