"""A comparison as text for the terminal.

In: a comparison. Out: text of at most 100 columns: the counts first, then the changes by part and article. Of many changes only
the figures are told and the rest is counted per article; a long list of names or cells is folded, with how much is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lidwoord.compare.group import FIGURES, MANY, Group, by_kind, counts, grouped, only_moved, place_words, snapshot_words
from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.explain.text import wrapped
from lidwoord.explain.words import counted, joined, lower_first

FEW_CELLS = 8
FEW_NAMES = 6
COMPARED = ("formule", "afronding", "voorwaarde")
FOLDED = {
    "nieuw": "onderwerpen zijn nieuw", "vervallen": "onderwerpen zijn vervallen",
    "invoer": "vragen kwamen, vervielen of veranderden", "uitzondering": "uitzonderingen kwamen of vervielen",
}  # fmt: skip
"""Kinds of which a long run is told by its names alone."""
FOLDED_CELLS = 3
"""So many cells of a table are told where most is only counted."""


def comparison_lines(comparison: Comparison, *, unfolded: bool = False, paint: Paint = plainly) -> Iterator[str]:
    """The text of a comparison, line by line; ``paint`` colours a line or a part of it."""
    yield paint(f"Van: {snapshot_words(comparison.a)}", "kop")
    yield paint(f"Naar: {snapshot_words(comparison.b)}", "kop")
    if not comparison.changes:
        yield "Er zijn geen verschillen."
        if comparison.with_itself:
            name = comparison.b.rules.manifest.name
            yield from wrapped(
                f"Beide kanten zijn dezelfde regels. Vergelijkt u met een kopie, noem dan haar map: `{name} MAP/{name}`."
            )
    else:
        told = counted(len(comparison.changes), "verschil", "verschillen")
        yield from wrapped(f"{told}: {counts(comparison.changes)}.")
    short = len(comparison.changes) > MANY and not unfolded
    parts = grouped(comparison)
    for part in parts:
        yield ""
        yield paint(f"{part.heading} ({part.count})", "kop")
        for group in part.groups:
            yield from _counted(group, paint) if short else _group(group, unfolded, paint)
    yield from _moves(only_moved(comparison), unfolded, paint)
    if comparison.proposals:
        yield ""
        yield paint("Misschien hetzelfde onderwerp onder een andere naam", "kop")
        for proposal in comparison.proposals:
            yield from wrapped(f"{proposal.a} en {proposal.b}: {proposal.reason}.", "  - ", "    ")
    if short and parts:
        yield ""
        most = max(parts, key=lambda part: (not part.lapsed, part.count))
        article = max(most.groups, key=lambda group: len(group.changes)).article
        yield "Alleen cijfers staan er helemaal; de rest is geteld."
        yield f"Eén artikel of deel helemaal: --artikel '{article}' of --artikel '{most.name}'. Alles: --alles."


def _counted(group: Group, paint: Paint) -> Iterator[str]:
    """An article in one line, with what is told of it always."""
    lines = wrapped(f"{group.heading}: {counts(group.changes)}", "  ", "    ")
    name, rest = lines[0][: len(group.heading) + 2], lines[0][len(group.heading) + 2 :]
    yield f"{paint(name, 'kop')}{rest}"
    yield from lines[1:]
    for change in group.changes:
        if change.kind in FIGURES:
            yield from change_lines(change, FOLDED_CELLS, paint)


def _group(group: Group, unfolded: bool, paint: Paint) -> Iterator[str]:
    yield ""
    yield from (paint(line, "kop") for line in wrapped(group.heading, "  ", "  "))
    yield from told_changes(group.changes, unfolded, paint)


def told_changes(changes: Iterable[Change], unfolded: bool, paint: Paint) -> Iterator[str]:
    """Changes in the order of their kinds; a long run of one kind by its names alone."""
    for kind, run in by_kind(changes):
        if kind in FOLDED and len(run) > FEW_NAMES and not unfolded:
            names = joined_few([lower_first(change.title) for change in run], FEW_NAMES)
            yield from wrapped(f"{kind}: {len(run)} {FOLDED[kind]}: {names}; alle met --alles", "  - ", "    ")
        else:
            for change in run:
                yield from change_lines(change, None if unfolded else FEW_CELLS, paint)


def _moves(moves: Sequence[Change], unfolded: bool, paint: Paint) -> Iterator[str]:
    """The articles that have another number and are otherwise as they were."""
    if not moves:
        return
    yield ""
    yield paint(f"Alleen verplaatst ({len(moves)})", "kop")
    for change in moves if unfolded else moves[:MANY]:
        yield from wrapped(moved_words(change), "  - ", "    ")
    if not unfolded and len(moves) > MANY:
        yield f"    en nog {len(moves) - MANY}; alle met --alles"


def moved_words(change: Change) -> str:
    """``artikel 4.4 (was artikel 5.19)``."""
    assert change.a is not None
    return f"{change.title} (was {change.a.text})"


def joined_few(names: list[str], few: int) -> str:
    """``a, b, c en nog 4``."""
    return joined(names) if len(names) <= few else f"{', '.join(names[:few])} en nog {len(names) - few}"


def change_lines(change: Change, most: int | None, paint: Paint) -> Iterator[str]:
    """The text of one change; ``most``: of so many cells, None for all."""
    lines = wrapped(f"{change.kind}: {change.sentence} [{place_words(change)}]", "  - ", "    ")
    start = max(place for place, line in enumerate(lines) if "[" in line)
    for place, line in enumerate(lines):
        cut = line.rindex("[") if place == start else 0 if place > start else len(line)
        yield line[:cut] + (paint(line[cut:], "zacht") if line[cut:] else "")
    if change.kind in COMPARED and change.a is not None and change.b is not None and change.a.text and change.b.text:
        yield from _side("was", change.a, paint)
        yield from _side("is", change.b, paint)
    for words in change.steps_words():
        yield from wrapped(words, "      ", "        ")
    shown = change.cells[:most]
    for cell in shown:
        column = f" {cell.column}" if cell.column else ""
        yield from wrapped(f"{cell.row}:{column} {cell.a} → {cell.b}", "      ", "        ")
    if len(shown) < len(change.cells):
        yield f"      en nog {len(change.cells) - len(shown)}; alle met --alles"


def _side(label: str, place: Place, paint: Paint) -> Iterator[str]:
    lead = f"      {label + ':':<5}"
    for number, line in enumerate(wrapped(marked(place), lead, " " * len(lead))):
        yield line if number else line.replace(lead, paint(lead, "zacht"), 1)


def marked(place: Place, before: str = "»", after: str = "«") -> str:
    """The text of a side with signs around the parts that differ; without them when all of it differs."""
    return "".join(f"{before}{text}{after}" if apart else text for text, apart in pieces(place))


def pieces(place: Place) -> Iterator[tuple[str, bool]]:
    """The text of a side in pieces, each with whether it differs; one piece when all of it does."""
    done = 0
    for start, end in sorted(place.marks) if list(place.marks) != [(0, len(place.text))] else ():
        if start >= done:
            yield place.text[done:start], False
            yield place.text[start:end], True
            done = end
    yield place.text[done:], False
