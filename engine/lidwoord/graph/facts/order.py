"""The order of tables: which tables a question is about, and how they stand from left to right.

In: the tables of a rule set, and the names that were asked. Out: tables of facts and tables of links, and the arcs between
them. What is referred to stands left of what refers to it; a table of links reads from its first reference to its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, did_you_mean
from lidwoord.graph.facts.model import Arc
from lidwoord.ruleset.model import RuleSet, Table


def tables_of(rules: RuleSet, names: Iterable[str]) -> tuple[list[Table], list[Table]]:
    """The tables of facts and those of links: those that were named with the links among them, or all that are connected.

    Raises ``LidwoordError`` (LW954, LW955) for a name that is no table of facts, and where there is nothing to draw.
    """
    referred = {r.table for table in rules.tables.values() for r in table.references}
    links = {key for key, t in rules.tables.items() if len(t.references) > 1 and not t.label and key not in referred}
    connected = {key for key, table in rules.tables.items() if table.references or key in referred}
    able = connected | {key for key, table in rules.tables.items() if table.label}
    wrong = [name for name in names if name not in able]
    if wrong:
        raise LidwoordError(tuple(_unknown(name, able) for name in wrong))
    wanted = dict.fromkeys(names)
    ends = {r.table: None for name in wanted if name in links for r in rules.tables[name].references}
    chosen = {**wanted, **ends} if wanted else dict.fromkeys(key for key in rules.tables if key in connected)
    facts = [key for key in chosen if key not in links]
    if not facts:
        raise LidwoordError((diagnostic("LW955", None, naam=rules.manifest.name),))
    inside = [key for key in rules.tables if key in links and {r.table for r in rules.tables[key].references} <= set(facts)]
    return [rules.tables[key] for key in facts], [rules.tables[key] for key in inside]


def _unknown(name: str, able: set[str]) -> Diagnostic:
    return diagnostic("LW954", None, hint=did_you_mean(name, able) or None, naam=name, tabellen=", ".join(sorted(able)))


def arcs_of(facts: Iterable[Table], links: Iterable[Table]) -> tuple[Arc, ...]:
    """Which links there can be between tables that are drawn."""
    made = list(facts)
    ids = {table.id for table in made}
    found = [Arc(r.table, table.id, table.id) for table in made for r in table.references if r.table in ids]
    found += [Arc(a.table, b.table, table.id) for table in links for a, b in pairwise(table.references)]
    return tuple(dict.fromkeys(found))


def from_left(tables: Mapping[str, Table], arcs: Iterable[Arc]) -> list[str]:
    """The tables so that arcs go to the right.

    Where several may come next it is one that itself refers to the one before, so that they stand side by side, and
    then the one that was named first. In a circle the first one begins.
    """
    before: dict[str, set[str]] = {key: set() for key in tables}
    for arc in arcs:
        if arc.start != arc.end:
            before[arc.end].add(arc.start)
    order: list[str] = []
    waiting = list(tables)
    while waiting:
        free = [key for key in waiting if not before[key].intersection(waiting)] or waiting
        beside = [key for key in free if order and any(r.table == order[-1] for r in tables[key].references)]
        following = (beside or free)[0]
        order.append(following)
        waiting.remove(following)
    return order
