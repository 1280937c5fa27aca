"""How long comparing the two editions takes, beside loading both from their files.

In: the two editions of the CAO. Out: the CPU time of each and their ratio, printed; the bar is at most 1. Run it with
`python tests/bench/compare_speed.py`.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from pathlib import Path

from lidwoord.compare import Lineage, Snapshot, compare, lineage_files, read_lineage
from lidwoord.ruleset.load import Library
from lidwoord.ruleset.model import RuleSet

RULES = Path(__file__).resolve().parents[2] / "rules"
NAMES = ("cao-2018", "cao-2025")
DAY = datetime.date(2026, 8, 1)
ROUNDS = 3


def load() -> list[RuleSet]:
    """Both editions, read and compiled from their files."""
    library = Library(RULES)
    found = [library.get(name) for name in NAMES]
    return [rules for rules in found if rules is not None]


def lineage() -> Lineage:
    """What the later edition says of the earlier one."""
    return read_lineage(lineage_files(RULES / NAMES[1]), str)[0]


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure both, each without a cache."""
    os.environ["LIDWOORD_CACHE"] = "0"
    old, new = load()
    loading = seconds(load)
    comparing = seconds(lambda: compare(Snapshot(old), Snapshot(new, DAY), lineage()))
    found = compare(Snapshot(old), Snapshot(new, DAY), lineage())
    print(f"laden zonder cache {loading:.2f} s, vergelijken {comparing:.2f} s ({len(found.changes)} verschillen)")
    print(f"verhouding {comparing / loading:.2f} (lat: 1)")


if __name__ == "__main__":
    main()
