"""Differences of two rule sets: what came from what, and what changed.

In: two rule sets, each at a snapshot, and the lineage that the later one records. Out: a ``Comparison``; faults of a lineage as
diagnostics (LW98x).
"""

from lidwoord.compare.build import compare
from lidwoord.compare.lineage import Lineage, Link, check_lineage, lineage_files, read_lineage, subjects
from lidwoord.compare.model import KINDS, Cell, Change, Comparison, Place, Proposal
from lidwoord.compare.snapshot import Snapshot, change_days

__all__ = [
    "KINDS",
    "Cell",
    "Change",
    "Comparison",
    "Lineage",
    "Link",
    "Place",
    "Proposal",
    "Snapshot",
    "change_days",
    "check_lineage",
    "compare",
    "lineage_files",
    "read_lineage",
    "subjects",
]  # fmt: skip
