"""A subject of a comparison in words: what it is called, what it says, and how it is worked out.

In: a declaration and the side that it stands on. Out: its title, its content in short, its formulas, and who asks it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lidwoord.compare.context import Side
from lidwoord.compare.wording import body_words
from lidwoord.explain.words import joined, lower_first, plain, shown, upper_first
from lidwoord.ruleset.graph import dependency_graph
from lidwoord.ruleset.model import Declaration, Input, Norm, Procedure, Rule, Table, Value

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 4
CLAUSE = re.compile(
    r"\b(is|zijn|geldt|gelden|mag|mogen|moet|wordt|worden|heeft|hebt|krijgt|kan|blijft|die|dat|waarin|waarop|volgt|telt|tellen)\b"
)


def title_of(item: Declaration) -> str:
    """What a subject is called."""
    return getattr(item, "title", "") or plain(item.id)


def as_a_name(title: str) -> str:
    """A title before a verb; one that is a sentence itself stands between quotation marks."""
    return f"“{upper_first(title)}”" if CLAUSE.search(title) else upper_first(title)


def few(items: list[Declaration]) -> str:
    """Titles in a sentence; of many the first ones, with how many more there are; one with a comma is quoted."""
    found = dict.fromkeys(lower_first(title_of(item)) for item in items)
    titles = [f"“{title}”" if "," in title else title for title in found]
    rest = len(titles) - FEW
    return joined(titles) if rest <= 1 else f"{', '.join(titles[:FEW])} en {rest} andere"


def is_there(side: Side, item: Declaration) -> bool:
    """Whether a subject holds on its side; what has no dates always does."""
    return side.at.holds(item) if isinstance(item, (Rule, Norm, Procedure, Value, Table)) else True


def content(side: Side, item: Declaration) -> str:
    """What a subject says, short."""
    match item:
        case Value():
            entry = side.at.entry(item)
            return shown(entry.value, item.type) if entry is not None else ""
        case Table():
            rows = side.at.rows(item)
            return f"{len(rows.rows)} rijen" if rows is not None else ""
        case Rule():
            return item.summary or item.type.text
        case Input():
            return item.question or upper_first(title_of(item))
    return getattr(item, "summary", "")


def working(side: Side, item: Declaration) -> str:
    """What a subject says, of a rule how it is worked out."""
    bodies = list(side.at.bodies(item).values()) if isinstance(item, Rule) else []
    return body_words(bodies[0]).text if bodies else content(side, item)


def askers_of(side: Side) -> Callable[[str], tuple[str, ...]]:
    """Which rules ask a name, straight or through lists; the graph is made when the first name is asked."""

    @cache
    def graph() -> dict[str, set[str]]:
        made = dependency_graph(side.at.rules)
        return {name: set(made.predecessors(name)) for name in made}

    def asked_by(name: str) -> tuple[str, ...]:
        found: set[str] = set()
        waiting = list(graph().get(name, ()))
        seen = set(waiting)
        while waiting:
            asker = waiting.pop()
            if asker in side.at.rules.rules:
                found.add(asker)
                continue
            waiting += (more := graph().get(asker, set()) - seen)
            seen |= more
        return tuple(sorted(found))

    return asked_by
