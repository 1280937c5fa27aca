"""The page: A4 lying down, and what fits it.

In: the heights of boxes and the order of a column. Out: how high a column gets. Lengths are in pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lidwoord.graph.boxes import WIDTH
from lidwoord.graph.layers import Slot

PAGE_WIDTH, PAGE_HEIGHT = 1122.0, 793.0
MARGIN = 26.0
HEAD, FOOT = 50.0, 72.0  # the title above; the legend below, in three rows
ABOVE_LEGEND = 20.0
COLUMNS = 5
GAP = (PAGE_WIDTH - 2 * MARGIN - COLUMNS * WIDTH) / (COLUMNS - 1)
HEIGHT = PAGE_HEIGHT - 2 * MARGIN - HEAD - FOOT
BETWEEN_BOXES, BESIDE_LANE = 9.0, 7.0


def height_of(slot: Slot, heights: Mapping[str, float], own: Mapping[str, int]) -> float:
    """The height of a slot: that of its box, and nothing for a lane; ``own`` is the column of each box."""
    return heights[slot[0]] if own[slot[0]] == slot[1] else 0.0


def distances(column: Sequence[Slot], heights: Mapping[str, float], own: Mapping[str, int]) -> list[float]:
    """How far the middle of each slot must at least be below that of the slot before it; the first has none."""
    found: list[float] = []
    for above, below in pairwise(column):
        lane = own[above[0]] != above[1] or own[below[0]] != below[1]
        middle = (height_of(above, heights, own) + height_of(below, heights, own)) / 2
        found.append(middle + (BESIDE_LANE if lane else BETWEEN_BOXES))
    return found


def stacked(column: Sequence[Slot], heights: Mapping[str, float], own: Mapping[str, int]) -> float:
    """How high a column is when nothing is further apart than it must be."""
    ends = height_of(column[0], heights, own) + height_of(column[-1], heights, own)
    return sum(distances(column, heights, own)) + ends / 2
