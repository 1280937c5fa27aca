"""The legend of a graph of facts: what boxes and lines mean, and what is not drawn.

In: facts, the links that are drawn, and how wide the drawing is. Out: entries with their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidwoord.explain.words import joined
from lidwoord.graph.facts.model import OPEN, Facts, Link
from lidwoord.graph.facts.ways import between
from lidwoord.graph.facts.words import titles
from lidwoord.graph.label import SIGNS, tidy
from lidwoord.graph.legend import MEANING, Entry, in_rows


def legend_of(facts: Facts, links: Sequence[Link], room: float) -> tuple[tuple[Entry, ...], float]:
    """The entries with their places, and how high the legend is."""
    return in_rows([*_samples(facts, links), *_notes(facts, links)], room)


def _samples(facts: Facts, links: Sequence[Link]) -> Iterator[Entry]:
    names = titles(facts)
    for n, layer in enumerate(facts.layers):
        if layer.rows:
            yield Entry("soort", str(n % 6), tidy(layer.title))
    plain = [link for link in links if link.way != OPEN]
    kinds = ["hierbij hoort"] if any(link.column for link in plain) else []
    kinds += [tidy(names[key]) for key in dict.fromkeys(link.table for link in plain if not link.column)]
    if kinds:
        yield Entry("lijn", "pijl", "; of: ".join(kinds))
    for table in dict.fromkeys(link.table for link in links if link.way == OPEN):
        yield Entry("lijn", "open", f"{tidy(names[table])}, zonder {_via(facts, table)} ertussen")
    marks = [*(m for fact in facts.facts.values() for m in fact.marks), *(m for link in links for m in link.marks)]
    if any(mark.is_yes for mark in marks):
        asked = joined([tidy(title) for _, title in facts.asked])
        yield Entry("toestand", "bekend", f"ja: {asked}")
    states = {mark.state for mark in marks} - {"bekend"}
    yield from (Entry("toestand", state, MEANING[state]) for state in SIGNS if state in states)


def _notes(facts: Facts, links: Sequence[Link]) -> Iterator[Entry]:
    names, shown = titles(facts), set(links)
    left_out = [link for link in facts.links if link not in shown]
    for table in dict.fromkeys(link.table for link in left_out):
        count = sum(1 for link in left_out if link.table == table)
        said = f"{count} keer {tidy(names[table])}, met {_via(facts, table)} ertussen"
        yield Entry("noot", "", f"Niet apart getekend: {said}. Met --alles ziet u ze wel.")
    empty = [tidy(layer.title) for layer in (*facts.layers, *facts.relations) if not layer.rows]
    if empty:
        yield Entry("noot", "", f"Op deze dag zijn er geen rijen van: {', '.join(empty)}.")


def _via(facts: Facts, table: str) -> str:
    names = titles(facts)
    return joined([tidy(names[key]) for key in between(facts, table)])
