"""The changes in HTML, folded by part and article.

In: a comparison. Out: ``<details>`` with a list of changes: formulas in two columns with the differing parts marked, cells as a
table of what was and what is.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.compare.group import Group, Part, counts, grouped, only_moved, place_words
from lidwoord.compare.html.marks import anchor, fold, safe, table
from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.compare.text import COMPARED, moved_words, pieces
from lidwoord.explain.words import upper_first

FEW = 12
"""So few changes stand open."""


def parts_of(comparison: Comparison, told: set[str]) -> Iterator[str]:
    """The parts; ``told`` gathers the subjects that have an anchor, so that each is made once."""
    opened = len(comparison.changes) <= FEW
    for part in grouped(comparison):
        yield fold(_heading(part.heading, part.count), _articles(part, told, opened), opened=opened)
    moves = only_moved(comparison)
    if moves:
        lines = "".join(f"<li>{safe(moved_words(move))}</li>" for move in moves)
        yield fold(_heading("Alleen verplaatst", len(moves)), [f"<ul>{lines}</ul>"])
    if comparison.proposals:
        lines = "".join(f"<li>{safe(p.a)} en {safe(p.b)}: {safe(p.reason)}</li>" for p in comparison.proposals)
        title = "Misschien hetzelfde onderwerp onder een andere naam"
        yield fold(_heading(title, len(comparison.proposals)), [f"<ul>{lines}</ul>"])


def _heading(text: str, count: int) -> str:
    return f'<h3>{safe(upper_first(text))}</h3> <span class="bron">({count})</span>'


def _articles(part: Part, told: set[str], opened: bool) -> Iterator[str]:
    for group in part.groups:
        heading = f'{safe(upper_first(group.heading))} <span class="bron">{safe(counts(group.changes))}</span>'
        yield fold(heading, _list(group, told), opened=opened or len(part.groups) == 1)


def _list(group: Group, told: set[str]) -> Iterator[str]:
    yield "<ul>"
    for change in group.changes:
        subject = change.id.partition(".")[0]
        place = f' id="{anchor(subject)}"' if subject not in told else ""
        told.add(subject)
        yield f'<li class="w"{place}>{"".join(_change(change))}</li>'
    yield "</ul>"


def _change(change: Change) -> Iterator[str]:
    yield f'<span class="soort">{safe(change.kind)}</span>{safe(change.sentence)}'
    yield f' <span class="bron">[{safe(place_words(change))}]</span>'
    a, b = change.a, change.b
    if change.kind in COMPARED and a is not None and b is not None and a.text and b.text:
        yield f'<div class="naast">{_side("was", a)}{_side("is", b)}</div>'
    yield from (f'<p class="bron">{safe(upper_first(words))}</p>' for words in change.steps_words())
    if change.cells:
        rows = [[safe(text) for text in (cell.row, cell.column, cell.a, cell.b)] for cell in change.cells]
        cells = table(f"{safe(upper_first(change.title))}: wat er verandert", ("rij", "kolom", "was", "is"), rows)
        yield cells if len(rows) <= FEW else fold(f"Alle {len(rows)} cellen", [cells])
    if change.touches:
        yield f'<p class="bron">Nodig voor: {safe(", ".join(change.touches))}</p>'


def _side(label: str, place: Place) -> str:
    text = "".join(f"<mark>{safe(piece)}</mark>" if apart else safe(piece) for piece, apart in pieces(place))
    return f'<div class="{label}"><b>{label}</b><code>{text}</code></div>'
