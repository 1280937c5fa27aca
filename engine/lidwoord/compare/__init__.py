"""Differences of two rule sets: what came from what, and what changed.

In: two rule sets, and the lineage that the later one records. Out: what each subject became; faults of a lineage as
diagnostics (LW98x).
"""

from lidwoord.compare.lineage import Lineage, Link, check_lineage, lineage_files, read_lineage, subjects

__all__ = ["Lineage", "Link", "check_lineage", "lineage_files", "read_lineage", "subjects"]
