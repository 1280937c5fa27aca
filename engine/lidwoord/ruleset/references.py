"""References between tables: every value that refers must be the key of a row, on every day.

In: a rule set with all its tables. Out: diagnostics LW950-LW953, each at the reference or at the row that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, did_you_mean
from lidwoord.ruleset.model import Range, Reference, Row, RuleSet, Table, TableVersion
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

Held = tuple[date | None, frozenset[object]]
"""From which day on, and the keys that there are then."""


def check_references(rules: RuleSet, found: list[Diagnostic]) -> None:
    """Check the references of the set's own tables; those of the sets that it uses were checked when they were loaded."""
    for table in (t for key, t in rules.tables.items() if key in rules.own):
        for reference in table.references:
            target = rules.tables.get(reference.table)
            if target is None:
                hint = did_you_mean(reference.table, rules.tables) or None
                found.append(diagnostic("LW950", reference.span, hint=hint, tabel=reference.table))
                continue
            reason = _unfit(table, reference, target)
            if reason:
                found.append(diagnostic("LW951", reference.span, kolom=reference.column, tabel=target.id, reden=reason))
            else:
                at = target.at(target.keys[0])
                keys = [(v, frozenset(row.cells[at] for row in v.rows)) for v in target.versions]
                for version in table.versions:
                    found += _check_rows(table, reference, target, version, _parts(version, keys))


def _unfit(table: Table, reference: Reference, target: Table) -> str:
    """Why a column can't refer to a table; "" when it can."""
    if len(target.keys) != 1:
        return f"die tabel heeft {len(target.keys) or 'geen'} sleutelkolommen, en dat moet er één zijn"
    if target.ranges:
        return "de sleutel van die tabel is een schijf"
    if reference.column in table.ranges:
        return "in deze kolom staan schijven"
    here, there = replace(dict(table.columns)[reference.column], optional=False), dict(target.columns)[target.keys[0]]
    if here != there:
        return f"daar is de sleutel {there.text}, en hier staat {here.text}"
    at = target.at(target.keys[0])
    if any(isinstance(row.cells[at], Range) for version in target.versions for row in version.rows):
        return "die tabel heeft een rij voor elke waarde"
    return ""


def _check_rows(
    table: Table, reference: Reference, target: Table, version: TableVersion, parts: Sequence[Held]
) -> list[Diagnostic]:
    at, type_ = table.at(reference.column), dict(table.columns)[reference.column]
    always = frozenset.intersection(*(keys for _, keys in parts))
    found = []
    for row in version.rows:
        cell = row.cells[at]
        place = _place(table, row)
        if isinstance(cell, Range):
            found.append(diagnostic("LW953", place, kolom=reference.column, tabel=target.id))
        elif cell is not None and cell not in always:
            day = next(start for start, keys in parts if cell not in keys)
            when = f" op {write_value(day, DATUM)}" if day is not None and len(target.versions) > 1 else ""
            found.append(diagnostic("LW952", place, waarde=write_value(cell, type_), tabel=target.id, wanneer=when))
    return found


def _parts(version: TableVersion, target: Sequence[tuple[TableVersion, frozenset[object]]]) -> list[Held]:
    """The keys of the target through the time of a version: one part per version of the target, and for each gap one."""
    parts: list[Held] = []
    day, done = version.start, False
    for other, keys in target:
        if done or not _meet(version, other):
            continue
        if other.start is not None and (day is None or other.start > day):
            parts.append((day, frozenset()))
            day = other.start
        parts.append((day, keys))
        day, done = other.end, other.end is None
    if not done and (version.end is None or day is None or day < version.end):
        parts.append((day, frozenset()))
    return parts


def _meet(a: TableVersion, b: TableVersion) -> bool:
    """Whether two versions hold on a common day."""
    return (a.end is None or b.start is None or b.start < a.end) and (b.end is None or a.start is None or a.start < b.end)


def _place(table: Table, row: Row) -> Span:
    return Span(table.span.file, row.line, row.column, row.line, row.column + 1)
