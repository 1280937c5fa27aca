"""A rule set that stays as it is at one snapshot.

In: a snapshot. Out: a rule set in which every figure, table and rule is always what it is then, its own and those of the sets
that it uses, so that the same facts can be worked out by the rules of two snapshots, whatever the dates among those facts.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.compare.snapshot import Snapshot
from lidwoord.ruleset.model import Rule, RuleSet, Table, Validity, Value


def frozen(at: Snapshot) -> RuleSet:
    """The rule set of a snapshot, made to hold always; its figures and rules that do not hold then are still not in force."""
    rules = at.rules
    return replace(
        rules,
        values={name: _value(at, item) for name, item in rules.values.items()},
        tables={name: _table(at, item) for name, item in rules.tables.items()},
        rules={name: _rule(at, item) for name, item in rules.rules.items()},
        program=None,
    )


def _value(at: Snapshot, value: Value) -> Value:
    readings = []
    for reading in value.readings:
        entry = at.part(reading.series)
        readings.append(replace(reading, series=(replace(entry, start=None, end=None),) if entry is not None else ()))
    return replace(value, readings=tuple(readings))


def _table(at: Snapshot, table: Table) -> Table:
    version = at.rows(table)
    return replace(table, versions=(replace(version, start=None, end=None),) if version is not None else ())


def _rule(at: Snapshot, rule: Rule) -> Rule:
    readings = []
    for reading in rule.readings:
        version = at.part(reading.versions)
        readings.append(replace(reading, versions=(replace(version, start=None, end=None),) if version is not None else ()))
    return replace(rule, readings=tuple(readings), validity=Validity() if at.holds(rule) else rule.validity)
