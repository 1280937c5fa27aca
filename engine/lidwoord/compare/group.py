"""The differences in the order in which people read an agreement: by part and article.

In: a comparison. Out: ``Part``s with ``Group``s of changes, and how many there are of each kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.compare.model import KINDS, Change, Comparison, Place
from lidwoord.compare.moment import Moment
from lidwoord.explain.words import day_words, joined, plain

COUNTS = {
    "nieuw": ("nieuw", "nieuw"), "vervallen": ("vervallen", "vervallen"), "waarde": ("waarde", "waarden"),
    "tabel": ("tabel", "tabellen"), "tijdvenster": ("tabel met tijden", "tabellen met tijden"),
    "voorwaarde": ("voorwaarde", "voorwaarden"), "formule": ("berekening", "berekeningen"),
    "uitzondering": ("uitzondering", "uitzonderingen"), "lezing": ("lezing", "lezingen"), "eenheid": ("eenheid", "eenheden"),
    "afronding": ("afronding", "afrondingen"), "invoer": ("vraag", "vragen"), "norm": ("norm", "normen"),
    "verplaatst": ("verplaatst artikel", "verplaatste artikelen"), "status": ("status", "statussen"),
}  # fmt: skip


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
        place = change.b or change.a
        assert place is not None
        parts.setdefault((change.b is None, part_of(place)), {}).setdefault(place.article, []).append(change)
    moved = comparison.moved
    return tuple(
        Part(
            name,
            lapsed,
            tuple(
                Group(article, () if lapsed else moved.get(article, ()), tuple(changes)) for article, changes in groups.items()
            ),
        )
        for (lapsed, name), groups in sorted(parts.items(), key=lambda item: item[0][0])
    )


def part_of(place: Place) -> str:
    """The folder in which a subject stands, in words: ``hoofdstuk 4``."""
    folders = place.file.split("/")[1:-1]
    return plain(folders[-1].replace("-", " ")) if folders else "algemeen"


def article_words(name: str) -> str:
    """``artikel 4.4``; an annex or protocol by its own name."""
    return name if name[:1].isalpha() else f"artikel {name}"


def counts(changes: Iterable[Change]) -> str:
    """``2 waarden, 1 norm``; in the fixed order of the kinds."""
    found = Counter(change.kind for change in changes)
    return ", ".join(f"{found[kind]} {COUNTS[kind][found[kind] != 1]}" for kind in KINDS if found[kind])


def moment_words(at: Moment) -> str:
    """A rule set with its day."""
    title = at.rules.manifest.title
    return f"{title}, op {day_words(at.day)}" if at.day is not None else title
