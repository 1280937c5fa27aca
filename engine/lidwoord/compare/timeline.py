"""All days on which something changes on the way from one snapshot to another.

In: two snapshots and a lineage. Out: ``Day``s in order, each with what changes then: the days within the first set after
its snapshot, the step from one set to the other, and the days within the second up to its snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lidwoord.compare.build import compare
from lidwoord.compare.lineage import Lineage
from lidwoord.compare.model import Comparison
from lidwoord.compare.snapshot import Snapshot, change_days
from lidwoord.ruleset.model import RuleSet


@dataclass(frozen=True, slots=True)
class Day:
    """What changes on a day; ``step`` when one rule set takes the place of another then."""

    day: date
    found: Comparison
    step: bool = False


def is_backwards(a: Snapshot, b: Snapshot) -> bool:
    """Whether the first snapshot is later than the second: its set begins later, or its day is later.

    A set without a day is as it last was, which is later than any day of the same set.
    """
    if a.rules.manifest.name == b.rules.manifest.name:
        return b.day is not None and (a.day is None or a.day > b.day)
    starts = a.rules.manifest.start, b.rules.manifest.start
    return any(one is not None and other is not None and one > other for one, other in (starts, (a.day, b.day)))


def timeline(a: Snapshot, b: Snapshot, lineage: Lineage) -> Iterator[Day]:
    """The days on which something changes between two snapshots."""
    if a.rules.manifest.name == b.rules.manifest.name:
        yield from _within(b.rules, a.day, b.day)
        return
    yield from _within(a.rules, a.day, None)
    first = b.rules.manifest.start
    if first is not None:
        found = compare(Snapshot(a.rules), Snapshot(b.rules, first), lineage)
        if found.changes:
            yield Day(first, found, step=True)
    yield from _within(b.rules, first, b.day)


def _within(rules: RuleSet, since: date | None, until: date | None) -> Iterator[Day]:
    """The days of one set, after a day and up to and including another; not that the set as a whole begins or ends."""
    term = (rules.manifest.start, rules.manifest.end)
    changing = change_days(rules)
    for day in sorted(changing):
        if day in term or (since is not None and day <= since) or (until is not None and day > until):
            continue
        before, after = Snapshot(rules, day - timedelta(days=1)), Snapshot(rules, day)
        found = compare(before, after, only=changing[day])
        changes = tuple(replace(change, since=day) for change in found.changes if change.kind != "verplaatst")
        if changes:
            yield Day(day, replace(found, changes=changes))
