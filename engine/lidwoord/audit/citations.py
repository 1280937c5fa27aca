"""Who cites what: every declaration of a rule set with every place in a source that it, or a part of it, cites.

In: a rule set. Out: ``Cited`` values: the declaration, its section, and one citation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidwoord.ruleset.model import Body, Citation, Norm, Procedure, Rule, RuleSet, Table, Value

SECTIONS = (
    "soorten", "invoer", "waarden", "tabellen", "dagsoorten", "lijsten", "regels", "normen", "procedures", "niet_uitdrukbaar",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """A declaration (its id and its section in a rule document) and a citation of it or of a part of it."""

    id: str
    section: str
    cite: Citation


def citations(rules: RuleSet) -> Iterator[Cited]:
    """Every citation by the own declarations of a rule set."""
    for name, section in zip(SECTIONS, rules.sections(), strict=True):
        for key in section:
            if key in rules.own:
                item = section[key]
                for cite in (item.cite, *_parts(item)):
                    yield Cited(key, name, cite)
                    yield from (Cited(key, name, other) for other in cite.also)


def _parts(item: object) -> Iterator[Citation]:
    match item:
        case Rule():
            if item.lapse is not None:
                yield item.lapse.cite
            yield from (condition.cite for condition in item.conditions)
            for reading in item.readings:
                for version in reading.versions:
                    yield from _body(version.body)
        case Value():
            yield from (entry.cite for reading in item.readings for entry in reading.series if entry.cite is not None)
        case Table():
            for table in item.versions:
                for row in table.rows:
                    if row.cite is not None:
                        yield row.cite
        case Procedure():
            yield from (step.cite for step in item.steps)
        case Norm() | _:
            return


def _body(body: Body) -> Iterator[Citation]:
    yield from (condition.cite for condition in body.conditions)
    yield from (branch.cite for branch in body.branches)
