"""What a graph of facts is made of.

In: nothing (these are the data that ``build`` makes). Out: facts (rows), links between them in the direction in which they
are read, and the tables from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lidwoord.ruleset.model import Citation

OPEN, BESIDE = "open", "langs"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an outcome says of a row: its state, and its value as text where there is one."""

    outcome: str
    state: str
    text: str

    @property
    def is_yes(self) -> bool:
        """Whether the row is pointed out."""
        return self.state == "bekend" and self.text == "ja"


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: ``id`` is ``tabel[sleutel]``; ``cells`` are its columns with their values as text, empty cells left out."""

    id: str
    table: str
    title: str
    cells: tuple[tuple[str, str], ...]
    cite: Citation
    source: str
    marks: tuple[Mark, ...] = ()

    @property
    def chosen(self) -> bool:
        """Whether an outcome points it out."""
        return any(mark.is_yes for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Link:
    """A link from left to right. ``table`` is where it stands; ``column`` says that it is a reference of ``end`` itself.

    Without a column it is a row of a table of links, and ``text`` is what else that row says. ``way`` is ``langs`` where
    other links come from start to end through a third table, and ``open`` where they could and do not.
    """

    start: str
    end: str
    table: str
    cite: Citation
    source: str
    column: str = ""
    text: str = ""
    way: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def chosen(self) -> bool:
        """Whether an outcome points it out."""
        return any(mark.is_yes for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Layer:
    """A table with its title; ``rows`` are how many of its rows hold on the day, None where no version does."""

    id: str
    title: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Arc:
    """Links that there can be: from a table to a table, because of a third or of the second itself."""

    start: str
    end: str
    table: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a set on a day. ``layers`` are tables of facts from left to right, ``relations`` those of links.

    ``asked`` are the outcomes that point out rows, with their titles.
    """

    title: str
    about: str
    ruleset: str
    version: str
    date: date | None
    layers: tuple[Layer, ...]
    relations: tuple[Layer, ...]
    arcs: tuple[Arc, ...]
    facts: dict[str, Fact]
    links: tuple[Link, ...]
    asked: tuple[tuple[str, str], ...] = ()

    def shown(self, everything: bool = False) -> tuple[Link, ...]:
        """The links that are drawn: one that another way shows as well only when everything is asked."""
        return tuple(link for link in self.links if everything or link.way != BESIDE or link.chosen)

    def is_strong(self, link: Link) -> bool:
        """Whether a link belongs to what the outcomes point out; where none was asked, every link does."""
        if not self.asked or link.chosen:
            return True
        ends = [self.facts[link.start], self.facts[link.end]]
        return any(fact.chosen for fact in ends) and all(fact.chosen or not fact.marks for fact in ends)
