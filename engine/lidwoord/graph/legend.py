"""The legend: what the boxes, signs and lines of a drawing mean.

In: a figure, and how wide the drawing is. Out: entries with their place, in rows, as far as they are used in the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.graph.boxes import FOLDED, SMALL
from lidwoord.graph.label import SIGNS, tidy
from lidwoord.graph.measure import width, wrap
from lidwoord.graph.model import MIXED, Figure

ROW = 17.0
SAMPLE, SPACE, BETWEEN = 22.0, 6.0, 18.0
KINDS = ("uitkomst", "regel", "invoer", "invoerlijst", "waarde", "tabel", "lijst", "dagsoort")
MEANING = {
    "bekend": "bekend", "onbekend": "onbekend", "geen_recht": "geen recht", "geldt_niet": "geldt niet", "fout": "fout",
    MIXED: "verschilt per element",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample with its text. ``kind``: soort (a box), toestand (a sign), lijn, or noot (text alone)."""

    kind: str
    name: str
    text: str
    x: float = 0.0
    y: float = 0.0

    @property
    def sample(self) -> float:
        """The room that the sample takes."""
        return 0.0 if self.kind == "noot" else SAMPLE + SPACE


def legend_of(figure: Figure, room: float) -> tuple[tuple[Entry, ...], float]:
    """The entries with their places, and how high the legend is."""
    return in_rows([*_samples(figure), *_notes(figure)], room)


def in_rows(entries: Iterable[Entry], room: float) -> tuple[tuple[Entry, ...], float]:
    """Entries side by side as far as there is room, a note on its own row; and how high that is."""
    placed: list[Entry] = []
    x, y = 0.0, 0.0
    for entry in entries:
        for line in wrap(entry.text, SMALL, room - entry.sample, 6):
            wide = entry.sample + width(line, SMALL)
            if x and (x + wide > room or entry.kind == "noot"):
                x, y = 0.0, y + ROW
            placed.append(Entry(entry.kind, entry.name, line, round(x, 1), y))
            x += wide + BETWEEN
    return tuple(placed), y + ROW


def _samples(figure: Figure) -> list[Entry]:
    kinds = {node.kind for node in figure.nodes}
    found = [Entry("soort", kind, kind) for kind in KINDS if kind in kinds]
    states = {node.found.state for node in figure.nodes if node.found is not None and node.used}
    if figure.graph.with_case:
        found += [Entry("toestand", state, MEANING[state]) for state in SIGNS if state in states]
    found.append(Entry("lijn", "pijl", "heeft nodig"))
    if not all(node.used for node in figure.nodes):
        found.append(Entry("lijn", "ongebruikt", "in deze zaak niet gebruikt"))
    if figure.folds:
        found.append(Entry("soort", FOLDED, "ingevouwen"))
    return found


def _notes(figure: Figure) -> list[Entry]:
    found = []
    total, shown = len(figure.graph.nodes), len(figure.nodes)
    if figure.folds:
        text = (
            f"Getekend: {shown} van {total} onderdelen. Met --open NAAM vouwt u een onderdeel open, "
            "met --diepte N toont u N stappen, met --alles alles."
        )
        found.append(Entry("noot", "", text))
    if figure.terms:
        names = ", ".join(tidy(node.title) for node in figure.terms[:3])
        more = f" en {len(figure.terms) - 3} andere" if len(figure.terms) > 3 else ""
        found.append(Entry("noot", "", f"Niet getekend: waarden die alleen zeggen hoe lang een regel geldt ({names}{more})."))
    return found
