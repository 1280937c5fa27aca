"""The legend of a graph of facts: what boxes and lines mean, and what is not drawn.

In: facts, the links that are drawn, and how wide the drawing is. Out: entries with their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidwoord.explain.words import joined
from lidwoord.graph.facts.model import BESIDE, OPEN, Facts, Link
from lidwoord.graph.facts.ways import between
from lidwoord.graph.facts.words import titles
from lidwoord.graph.label import SIGNS, tidy
from lidwoord.graph.legend import MEANING, Entry, in_rows


def legend_of(facts: Facts, links: Sequence[Link], room: float) -> tuple[tuple[Entry, ...], float]:
    """The entries with their places, and how high the legend is."""
    return in_rows([*_samples(facts, links), *_notes(facts, links)], room)


def _samples(facts: Facts, links: Sequence[Link]) -> Iterator[Entry]:
    for n, layer in enumerate(facts.layers):
        if layer.rows:
            yield Entry("soort", str(n % 6), tidy(layer.title))
    names = titles(facts)
    for table in dict.fromkeys(link.table for link in links if link.way == OPEN):
        via = joined([names[key] for key in between(facts, table)])
        yield Entry("lijn", "open", f"{tidy(names[table])} zonder weg via {tidy(via)}")
    marks = [mark for item in (*facts.facts.values(), *facts.links) for mark in item.marks]
    if any(mark.is_yes for mark in marks):
        asked = joined([tidy(title) for _, title in facts.asked])
        yield Entry("toestand", "bekend", f"ja: {asked}")
    states = {mark.state for mark in marks} - {"bekend"}
    yield from (Entry("toestand", state, MEANING[state]) for state in SIGNS if state in states)


def _notes(facts: Facts, links: Sequence[Link]) -> Iterator[Entry]:
    names = titles(facts)
    tables = dict.fromkeys(link.table for link in links if link.way != OPEN)
    if tables:
        yield Entry("noot", "", f"Doorgetrokken lijnen staan in: {', '.join(tidy(names[key]) for key in tables)}.")
    for table in dict.fromkeys(link.table for link in facts.links if link.way == BESIDE and link not in links):
        count = sum(1 for link in facts.links if link.table == table and link not in links)
        via = joined([names[key] for key in between(facts, table)])
        text = f"Niet apart getekend: {count} keer {tidy(names[table])} waarvoor er wel een weg is via {tidy(via)} (met --alles wel)."
        yield Entry("noot", "", text)
    empty = [tidy(layer.title) for layer in (*facts.layers, *facts.relations) if not layer.rows]
    if empty:
        yield Entry("noot", "", f"Op deze dag zijn er geen rijen van: {', '.join(empty)}.")
