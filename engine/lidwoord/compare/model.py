"""What a comparison found.

In: nothing (these are the data that the stages of the comparison make). Out: a ``Comparison`` of ``Change``s, each with its
place on both sides, what it was and became, and one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from lidwoord.compare.snapshot import Snapshot

if TYPE_CHECKING:
    from lidwoord.compare.lineage import Link

KINDS = (
    "nieuw", "vervallen", "waarde", "tabel", "tijdvenster", "voorwaarde", "formule", "uitzondering", "lezing", "eenheid",
    "afronding", "invoer", "norm", "verplaatst", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a change: where it stands, since when and until when, and what it says.

    ``marks`` are the parts of ``text`` (start and end) that differ from the other side.
    """

    id: str
    document: str = ""
    article: str = ""
    lid: str = ""
    text: str = ""
    start: date | None = None
    end: date | None = None
    """The day after the last one."""
    marks: tuple[tuple[int, int], ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that changed: its row and column in words (no column for a whole row), and what it was and became."""

    row: str
    column: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Substep:
    """A step on the way to an outcome, which only one side has: ``fresh`` when that is the later one."""

    id: str
    title: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in one subject."""

    id: str
    kind: str
    section: str
    title: str
    a: Place | None
    b: Place | None
    sentence: str
    cells: tuple[Cell, ...] = ()
    since: date | None = None
    """In a comparison over time: the day on which it changes."""
    touches: tuple[str, ...] = ()
    """For an input: the outcomes that ask it."""
    note: str = ""
    """The end of the sentence that is what the lineage says, which others may share."""
    steps: tuple[Substep, ...] = ()
    """What came or went only to work this subject out."""

    def steps_words(self) -> Iterator[str]:
        """The steps in words: those that came, and those that went."""
        for fresh, what in ((True, "nieuw hierbij"), (False, "weg hierbij")):
            titles = [step.title for step in self.steps if step.fresh == fresh]
            if titles:
                yield f"{what}: {'; '.join(f'{title[:1].lower()}{title[1:]}' for title in titles)}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two subjects without a counterpart that may be the same one, and why."""

    a: str
    b: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rule sets, each at its snapshot, and every difference, in the order of the later set."""

    a: Snapshot
    b: Snapshot
    changes: tuple[Change, ...]
    links: tuple[Link, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    moved: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Articles of the later set with those of the earlier one that they come from, where the number differs."""

    @property
    def with_itself(self) -> bool:
        """Whether both sides are the same rules on the same day."""
        return self.a.rules.version == self.b.rules.version and self.a.day == self.b.day
