"""A graph of facts in words: the tooltip of a box, and the whole for who can't see it.

In: facts and the links that are drawn. Out: text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lidwoord.diagnostics.catalogue import visible
from lidwoord.explain.words import upper_first
from lidwoord.graph.facts.model import OPEN, Fact, Facts, Link, Mark
from lidwoord.graph.label import SIGNS, tidy

MOST_TOLD = 200


def titles(facts: Facts) -> dict[str, str]:
    """The titles of all tables by id."""
    return {layer.id: layer.title for layer in (*facts.layers, *facts.relations)}


def told(facts: Facts, fact: Fact, links: Sequence[Link]) -> str:
    """All that is known of a fact, one thing on a line: its columns, where it stands, its links, and what outcomes say."""
    names = dict(facts.asked)
    lines = [fact.title, f"{titles(facts)[fact.table]}: {fact.id}"]
    lines += [f"{upper_first(name)}: {text}" for name, text in fact.cells if text and upper_first(text) != fact.title]
    lines.append(fact.source)
    lines += [f"→ {facts.facts[link.end].title}{_of(facts, link)}" for link in links if link.start == fact.id]
    lines += [f"← {facts.facts[link.start].title}{_of(facts, link)}" for link in links if link.end == fact.id]
    lines += [f"{SIGNS[m.state]} {names[m.outcome]}: {m.text or m.state.replace('_', ' ')}" for m in fact.marks]
    return "\n".join(visible(line) for line in lines if line)


def _of(facts: Facts, link: Link) -> str:
    """What a link says, and where it stands."""
    words = [link.text, f"gestippeld: {titles(facts)[link.table]}" if link.way == OPEN else "", link.cite.text]
    return f" ({'; '.join(word for word in words if word)})" if any(words) else ""


def said(facts: Facts, marks: Iterable[Mark]) -> list[tuple[Mark, str]]:
    """What outcomes say of a row, in words: ``= ja`` or ``? onbekend``; a no is told by the lack of a yes."""
    titles = dict(facts.asked)
    found = []
    for mark in marks:
        if mark.is_yes or mark.state != "bekend":
            word = mark.text if mark.is_yes else mark.state.replace("_", " ")
            more = f": {tidy(titles[mark.outcome])}" if len(titles) > 1 else ""
            found.append((mark, f"{SIGNS[mark.state]} {word}{more}"))
    return found


def description(facts: Facts, links: Sequence[Link]) -> str:
    """The drawing in words: how much there is, what is pointed out, and every fact with what it leads to."""
    found = [f"{facts.about}."]
    found += [f"{layer.title}: {layer.rows or 'geen'}." for layer in (*facts.layers, *facts.relations)]
    if facts.asked:
        chosen = [tidy(fact.title) for fact in facts.facts.values() if fact.chosen]
        asked = ", ".join(tidy(title) for _, title in facts.asked)
        found.append(f"Aangewezen ({asked}): {', '.join(chosen[:MOST_TOLD]) or 'niets'}.")
    nexts: dict[str, list[str]] = {}
    for link in links[:MOST_TOLD]:
        title = tidy(facts.facts[link.end].title)
        nexts.setdefault(link.start, []).append(f"{title} (gestippeld)" if link.way == OPEN else title)
    found += [f"{tidy(facts.facts[start].title)} → {', '.join(ends)}." for start, ends in nexts.items()]
    return " ".join(found)
