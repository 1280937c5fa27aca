"""A rule set as it is on one day, or, without a day, as each of its parts last was.

In: a rule set and a day. Out: which entry of a value, which rows of a table and which body of a rule hold then, and whether a
rule or norm holds at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from lidwoord.ruleset.model import Body, Entry, Norm, Procedure, Rule, RuleSet, Table, TableVersion, Validity, Value
from lidwoord.values.periods import Period


class Dated(Protocol):
    """Something that holds from ``start`` until (not including) ``end``."""

    @property
    def start(self) -> date | None:
        """The first day; None is always."""

    @property
    def end(self) -> date | None:
        """The day after the last one; None is always."""


Part = TypeVar("Part", bound=Dated)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A rule set on a day; without one, everything as it was when it last held."""

    rules: RuleSet
    day: date | None = None

    def entry(self, value: Value) -> Entry | None:
        """What a value is, in its chosen reading."""
        return next((self.part(reading.series) for reading in value.readings if reading.chosen), None)

    def rows(self, table: Table) -> TableVersion | None:
        """The rows of a table."""
        return self.part(table.versions)

    def bodies(self, rule: Rule) -> dict[str, Body]:
        """The body of a rule by reading, the chosen one first; a reading without a body on this day is left out."""
        ordered = sorted(rule.readings, key=lambda reading: not reading.chosen)
        found = {reading.name: self.part(reading.versions) for reading in ordered}
        return {name: version.body for name, version in found.items() if version is not None}

    def part(self, parts: Sequence[Part]) -> Part | None:
        """The part that holds on this day, or the last one."""
        if self.day is None:
            end = self.rules.manifest.end
            begun = [part for part in parts if part.start is None or end is None or part.start < end]
            return max(begun or parts, key=lambda part: part.start or date.min, default=None)
        return next((part for part in parts if self._covers(part.start, part.end)), None)

    def term(self, validity: Validity) -> tuple[date | None, date | None]:
        """From when until when something holds: the first day, and the day after the last one."""
        start, end = validity.start, validity.end
        by = self.rules.values.get(validity.by)
        entry = self.entry(by) if by is not None else None
        if entry is not None and isinstance(entry.value, Period):
            start = None if validity.only == "einde" else entry.value.start
            end = None if validity.only == "begin" else entry.value.end
        return start, end

    def holds(self, item: Rule | Norm | Procedure | Value | Table) -> bool:
        """Whether it is there on this day."""
        if isinstance(item, Value):
            return self.entry(item) is not None
        if isinstance(item, Table):
            return self.rows(item) is not None
        if not self._covers(*self.term(item.validity)):
            return False
        return not isinstance(item, Rule) or bool(item.blocks or self.bodies(item))

    def _covers(self, start: date | None, end: date | None) -> bool:
        return self.day is None or ((start is None or start <= self.day) and (end is None or self.day < end))


def change_days(rules: RuleSet) -> dict[date, frozenset[str]]:
    """Every day on which something of the set's own begins, changes or ends, with the names of what does."""
    found: dict[date, set[str]] = {}
    for name in rules.own:
        for section in (rules.values, rules.tables, rules.rules, rules.norms, rules.procedures):
            for day in _bounds(section.get(name), Snapshot(rules)):
                if day is not None:
                    found.setdefault(day, set()).add(name)
    return {day: frozenset(names) for day, names in found.items()}


def _bounds(item: object, at: Snapshot) -> set[date | None]:
    parts: list[Dated] = []
    match item:
        case Value():
            parts += [entry for reading in item.readings for entry in reading.series]
        case Table():
            parts += item.versions
        case Rule():
            parts += [version for reading in item.readings for version in reading.versions]
    found = {bound for part in parts for bound in (part.start, part.end)}
    if isinstance(item, (Rule, Norm, Procedure)):
        found |= set(at.term(item.validity))
    return found
