"""The differences in the order in which people read an agreement: by part and article.

In: a comparison. Out: ``Part``s with ``Group``s of changes, and how many there are of each kind. Numbered articles come before
what has a name of its own (an annex, a protocol), numbers in their own order; of one article what it says of amounts first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.compare.snapshot import Snapshot
from lidwoord.explain.words import day_words, joined, plain

COUNTS = {
    "nieuw": ("nieuw", "nieuw"), "vervallen": ("vervallen", "vervallen"), "waarde": ("waarde", "waarden"),
    "tabel": ("tabel", "tabellen"), "tijdvenster": ("tabel met tijden", "tabellen met tijden"),
    "voorwaarde": ("voorwaarde", "voorwaarden"), "formule": ("berekening", "berekeningen"),
    "uitzondering": ("uitzondering", "uitzonderingen"), "lezing": ("lezing", "lezingen"), "eenheid": ("eenheid", "eenheden"),
    "afronding": ("afronding", "afrondingen"), "invoer": ("vraag", "vragen"), "norm": ("norm", "normen"),
    "verplaatst": ("verplaatst artikel", "verplaatste artikelen"), "status": ("status", "statussen"),
}  # fmt: skip
ORDER = (
    "waarde", "tabel", "tijdvenster", "formule", "afronding", "uitzondering", "voorwaarde", "eenheid", "lezing", "status",
    "norm", "nieuw", "vervallen", "invoer", "verplaatst",
)  # fmt: skip
"""The kinds, what matters most first."""
FIGURES = ("waarde", "tabel", "tijdvenster")
"""The kinds that are told also where the rest is only counted."""
GENERAL = "algemeen"
MANY = 100
"""From so many differences on, a form that is read from top to bottom only counts most of them."""
PIECES = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one article, and the articles that it comes from."""

    article: str
    was: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def heading(self) -> str:
        """``artikel 4.4 (was artikel 5.19)``."""
        name = article_words(self.article) if self.article else "zonder artikel"
        return f"{name} (was {joined([article_words(old) for old in self.was])})" if self.was else name


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an agreement, such as a chapter; ``lapsed`` when it is one of the earlier set."""

    name: str
    lapsed: bool
    groups: tuple[Group, ...]

    @property
    def heading(self) -> str:
        """The name, and that it is about what is no longer there."""
        return f"Vervallen: {self.name}" if self.lapsed else self.name

    @property
    def count(self) -> int:
        """How many changes there are in it."""
        return sum(len(group.changes) for group in self.groups)


def grouped(comparison: Comparison) -> tuple[Part, ...]:
    """The changes by part and article: first those that the later set has a place for, then what is gone."""
    parts: dict[tuple[bool, str], dict[str, list[Change]]] = {}
    for change in comparison.changes:
        if change.kind == "verplaatst":
            continue  # told at the heading of its article
        parts.setdefault((change.b is None, part_of(place_in(change))), {}).setdefault(place_in(change).article, []).append(
            change
        )
    moved = comparison.moved
    found = [
        Part(
            name,
            lapsed,
            tuple(
                Group(article, () if lapsed else moved.get(article, ()), tuple(_told_once(sorted(changes, key=_weight))))
                for article, changes in sorted(groups.items(), key=lambda item: _place(item[0]))
            ),
        )
        for (lapsed, name), groups in parts.items()
    ]
    return tuple(sorted(found, key=lambda part: (part.lapsed, *_rank(part))))


def _told_once(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of an article; what the lineage says of several of them stands at the first."""
    told: set[str] = set()
    for change in changes:
        repeats = change.note in told and change.sentence.endswith(change.note) and change.note != change.sentence
        yield replace(change, sentence=change.sentence.removesuffix(change.note).rstrip()) if repeats else change
        told |= {change.note} if change.note else set()


def only_moved(comparison: Comparison) -> tuple[Change, ...]:
    """The articles that have another number and in which nothing else changed, in their order."""
    told = {place_in(change).article for change in comparison.changes if change.kind != "verplaatst" and change.b is not None}
    found = [change for change in comparison.changes if change.kind == "verplaatst" and place_in(change).article not in told]
    return tuple(sorted(found, key=lambda change: _place(place_in(change).article)))


def by_kind(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """The changes of each kind, what matters most first."""
    return [(kind, list(run)) for kind, run in groupby(sorted(changes, key=_weight), key=lambda change: change.kind)]


def place_in(change: Change) -> Place:
    """Where a change stands: in the later set, or in the earlier one if it is gone."""
    place = change.b or change.a
    assert place is not None
    return place


def _weight(change: Change) -> int:
    return ORDER.index(change.kind)


def _rank(part: Part) -> tuple[object, ...]:
    """Parts that are mostly about numbered articles first, and what stands above all parts before them."""
    numbered = sum(len(group.changes) for group in part.groups if group.article[:1].isdigit())
    return (part.name != GENERAL, 2 * numbered <= part.count, natural(part.name))


def _place(article: str) -> tuple[object, ...]:
    """Numbered articles first, what has no article last."""
    return (not article, not article[:1].isdigit(), natural(article))


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that puts ``9`` before ``10``."""
    return tuple((int(piece), "") if piece.isdigit() else (-1, piece.casefold()) for piece in PIECES.split(text) if piece)


def part_of(place: Place) -> str:
    """The folder in which a subject stands, in words."""
    folders = place.file.split("/")[1:-1]
    return plain(folders[-1].replace("-", " ")) if folders else GENERAL


def article_words(name: str) -> str:
    """``artikel 4.4``; an annex or protocol by its own name."""
    return name if name[:1].isalpha() else f"artikel {name}"


def counts(changes: Iterable[Change]) -> str:
    """``2 waarden, 1 norm``; what matters most first."""
    return ", ".join(f"{number} {name}" for name, number in kinds_of(changes))


def kinds_of(changes: Iterable[Change]) -> list[tuple[str, int]]:
    """The kinds in words, each with how many there are; what matters most first."""
    found = Counter(change.kind for change in changes)
    return [(COUNTS[kind][found[kind] != 1], found[kind]) for kind in ORDER if found[kind]]


def snapshot_words(at: Snapshot) -> str:
    """A rule set with its day."""
    manifest = at.rules.manifest
    if at.day is None:
        return manifest.title
    early, late = manifest.start is not None and at.day < manifest.start, manifest.end is not None and at.day >= manifest.end
    outside = " (buiten de looptijd)" if early or late else ""
    return f"{manifest.title}, op {day_words(at.day)}{outside}"


def place_words(change: Change) -> str:
    """Where a change stands on both sides, and when that holds; what both sides share is said once."""
    sides = [(_name(place), _term(place)) for place in (change.a, change.b) if place is not None]
    same = len(sides) == 2 and sides[0][0] == sides[1][0]
    told = [(name if not (same and at) else "", term) for at, (name, term) in enumerate(sides)]
    words = [", ".join(part for part in parts if part) for parts in told]
    return " → ".join(dict.fromkeys(word for word in words if word))


def _name(place: Place) -> str:
    lid = f" lid {place.lid}" if place.lid[:1].isdigit() else f" {place.lid}" if place.lid else ""
    return f"{article_words(place.article)}{lid}".strip() if place.article else lid.strip() or place.id


def _term(place: Place) -> str:
    since = f"vanaf {day_words(place.start)}" if place.start is not None else ""
    until = f"t/m {day_words(place.end - timedelta(days=1))}" if place.end is not None else ""
    return f"{since} {until}".strip()
