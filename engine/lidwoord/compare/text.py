"""A comparison as text for the terminal.

In: a comparison. Out: text of at most 100 columns: the counts first, then the changes by part and article. What would be long
(new questions, the cells of a table) is folded, with a count of what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.compare.group import Group, counts, grouped, moment_words
from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.explain.text import wrapped
from lidwoord.explain.words import counted, joined, lower_first

FEW_CELLS = 8
FEW_QUESTIONS = 6
COMPARED = ("formule", "afronding", "voorwaarde")


def comparison_lines(comparison: Comparison, *, unfolded: bool = False, paint: Paint = plainly) -> Iterator[str]:
    """The text of a comparison, line by line; ``paint`` colours a line or a part of it."""
    yield paint(f"Van: {moment_words(comparison.a)}", "kop")
    yield paint(f"Naar: {moment_words(comparison.b)}", "kop")
    if not comparison.changes:
        yield "Er zijn geen verschillen."
    else:
        told = counted(len(comparison.changes), "verschil", "verschillen")
        yield from wrapped(f"{told}: {counts(comparison.changes)}.")
    for part in grouped(comparison):
        yield ""
        yield paint(f"{part.heading} ({part.count})", "kop")
        for group in part.groups:
            yield from _group(group, unfolded, paint)
    if comparison.proposals:
        yield ""
        yield paint("Misschien hetzelfde onderwerp onder een andere naam", "kop")
        for proposal in comparison.proposals:
            yield from wrapped(f"{proposal.a} en {proposal.b}: {proposal.reason}.", "  - ", "    ")


def _group(group: Group, unfolded: bool, paint: Paint) -> Iterator[str]:
    yield ""
    yield from (paint(line, "kop") for line in wrapped(group.heading, "  ", "  "))
    questions = [change for change in group.changes if change.kind == "invoer"]
    for change in group.changes:
        if unfolded or change.kind != "invoer" or len(questions) <= FEW_QUESTIONS:
            yield from change_lines(change, unfolded, paint)
    if not unfolded and len(questions) > FEW_QUESTIONS:
        names = joined([lower_first(change.title) for change in questions[:FEW_QUESTIONS]])
        more = f" en nog {len(questions) - FEW_QUESTIONS}; alle met --alles"
        yield from wrapped(f"invoer: {len(questions)} vragen kwamen, vervielen of veranderden: {names}{more}", "  - ", "    ")


def change_lines(change: Change, unfolded: bool, paint: Paint) -> Iterator[str]:
    """The text of one change."""
    where = " → ".join(_where(place) for place in (change.a, change.b) if place is not None)
    yield from wrapped(f"{change.kind}: {change.sentence}", "  - ", "    ")
    if change.kind in COMPARED:
        yield from _side("was", change.a, paint)
        yield from _side("is", change.b, paint)
    shown = change.cells if unfolded else change.cells[:FEW_CELLS]
    for cell in shown:
        column = f" {cell.column}" if cell.column else ""
        yield from wrapped(f"{cell.row}:{column} {cell.a} → {cell.b}", "      ", "        ")
    if len(shown) < len(change.cells):
        yield f"      en nog {len(change.cells) - len(shown)}; alle met --alles"
    yield from (paint(line, "zacht") for line in wrapped(f"[{where}]", "    ", "    "))


def _side(label: str, place: Place | None, paint: Paint) -> Iterator[str]:
    if place is None or not place.text:
        return
    text = marked(place)
    lead = f"      {label + ':':<5}"
    for number, line in enumerate(wrapped(text, lead, " " * len(lead))):
        yield line if number else line.replace(lead, paint(lead, "zacht"), 1)


def marked(place: Place) -> str:
    """The text of a side with the differing parts between angle brackets; without them when all of it differs."""
    text, done = "", 0
    if list(place.marks) == [(0, len(place.text))]:
        return place.text
    for start, end in sorted(place.marks):
        if start >= done:
            text += f"{place.text[done:start]}»{place.text[start:end]}«"
            done = end
    return text + place.text[done:]


def _where(place: Place) -> str:
    lid = f" lid {place.lid}" if place.lid[:1].isdigit() else f" {place.lid}" if place.lid else ""
    name = place.article if place.article[:1].isalpha() or not place.article else f"artikel {place.article}"
    return f"{name}{lid}".strip() or place.id
