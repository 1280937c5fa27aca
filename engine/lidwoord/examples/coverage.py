"""Coverage: which points of a rule set its examples reach.

In: the points of a rule set and what its observed program reached. Out: counts per group, and each point that was missed
as a diagnostic (LW960) that says which example is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lidwoord.calculate.observe import Key
from lidwoord.diagnostics import Diagnostic, diagnostic
from lidwoord.examples.points import BRANCHES, FIGURES, RULES, Point


@dataclass(frozen=True, slots=True)
class Coverage:
    """The points that count, and those of them that no example reached."""

    points: tuple[Point, ...] = ()
    missed: tuple[Point, ...] = ()

    def counts(self) -> dict[str, tuple[int, int]]:
        """Per group how many points were reached, and how many there are."""
        return {group: self._count(group) for group in (RULES, BRANCHES, FIGURES)}

    def _count(self, group: str) -> tuple[int, int]:
        total, missed = (sum(p.group == group for p in points) for points in (self.points, self.missed))
        return total - missed, total

    @property
    def text(self) -> str:
        """The counts in a line of Dutch."""
        named = zip(("Regels geraakt:", "takken", "gegevens"), self.counts().values(), strict=True)
        return "; ".join(f"{name} {reached} van {total}" for name, (reached, total) in named) + "."

    def found(self) -> tuple[Diagnostic, ...]:
        """What no example reaches, in order of place."""
        return tuple(diagnostic("LW960", p.span, naam=p.name, reden=p.what) for p in self.missed)

    def to_json(self) -> dict[str, object]:
        """The counts, and the points that were missed with their place."""
        data: dict[str, object] = {
            group: {"geraakt": reached, "van": total} for group, (reached, total) in self.counts().items()
        }
        data["gemist"] = [
            {"naam": p.name, "soort": p.group, "plaats": str(p.span), "voorbeeld": f"waarin {p.what}"} for p in self.missed
        ]
        return data


def cover(
    points: Iterable[Point], reached: Collection[Key], labels: Collection[str] = (), without: Collection[str] = ()
) -> Coverage:
    """The coverage of some points; with ``labels`` only of those in these files and folders, ``without`` those in others."""
    within = [p for p in points if not labels or any(_under(p.span.file, label) for label in labels)]
    counted = tuple(p for p in within if not any(_under(p.span.file, label) for label in without))
    return Coverage(counted, tuple(p for p in counted if p.key not in reached))


def together(parts: Iterable[Coverage]) -> Coverage:
    """The coverage of several rule sets."""
    kept = tuple(parts)
    return Coverage(tuple(p for c in kept for p in c.points), tuple(p for c in kept for p in c.missed))


def _under(file: str, label: str) -> bool:
    return file == label or file.startswith(f"{label}/")
