"""Where everything stands: boxes in columns, and lines between them that pass no box.

In: a figure. Out: a ``Layout`` with the place of each box and the course of each line, from the corner of the drawing.
Between columns a line is a curve; in a column it is level, in a lane that no box touches. Coordinates are floats, which
is fine for a picture and for nothing else here; they come to tenths of a pixel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lidwoord.graph.boxes import WIDTH, Box, boxes_of
from lidwoord.graph.layers import Columns, Link, Slot, arrange, columns_of, ranks
from lidwoord.graph.model import Figure
from lidwoord.graph.page import COLUMNS, FOOT, GAP, HEAD, HEIGHT, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, distances, height_of, stacked

WIDE_GAP = 90.0
WIDEST_GAP = 240.0  # of columns that are spread: beyond that a line is hard to follow
ROUNDS = 24
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with the place of its upper left corner."""

    id: str
    box: Box
    x: float
    y: float

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.box.height


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line on its way to the box ``end``: level, or a curve with level ends; ``last`` reaches the box."""

    end: str
    start_point: Point
    end_point: Point
    used: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The drawing without its title and legend."""

    boxes: tuple[Placed, ...]
    stretches: tuple[Stretch, ...]
    width: float
    height: float


def lay_out(figure: Figure) -> Layout:
    """Lay out a figure; at most a page where the figure fits one."""
    used = figure.links()
    return place(boxes_of(figure), used, ranks(figure.ids(), used))


def place(
    boxes: Mapping[str, Box],
    used: Mapping[tuple[str, str], bool],
    own: Mapping[str, int],
    wide: float = WIDTH,
    spread: bool = False,
) -> Layout:
    """Lay out boxes in their own columns, with links that all go to the right; a box without height is a bend in a line.

    ``wide`` is the width of the boxes. ``spread`` puts the columns so far apart that the whole has the form of a page.
    """
    columns, pairs = columns_of(boxes, list(used), own)
    columns = arrange(columns, pairs)
    heights = {key: box.height for key, box in boxes.items()}
    height = max(stacked(column, heights, own) for column in columns)
    room = max(height, min(HEIGHT, height * 1.15))
    middles = _middles(columns, pairs, heights, own, room)
    tops = [middles[column[0]] - height_of(column[0], heights, own) / 2 for column in columns]
    middles = {slot: middle - min(tops) for slot, middle in middles.items()}
    lefts = _spread(len(columns), room, wide) if spread else _lefts(columns, pairs)
    placed = tuple(
        Placed(key, boxes[key], lefts[n], round(middles[key, n] - boxes[key].height / 2, 1))
        for n, column in enumerate(columns)
        for key, rank in column
        if own[key] == n == rank
    )
    stretches = (
        *_stretches(columns, pairs, middles, lefts, own, used, wide),
        *(Stretch(b.id, (b.x, b.y), (round(b.x + wide, 1), b.y), b.box.used, False) for b in placed if not b.box.height),
    )
    bottom = max([box.bottom for box in placed] + [stretch.end_point[1] for stretch in stretches])
    return Layout(placed, stretches, round(lefts[-1] + wide, 1), round(bottom, 1))


def _lefts(columns: Columns, pairs: Sequence[Link]) -> list[float]:
    """The left side of each column; on a page as wide as it allows, beyond that by how many lines pass between."""
    lefts = [0.0]
    for n in range(len(columns) - 1):
        lines = sum(1 for (_, column), _ in pairs if column == n)
        gap = GAP if len(columns) == COLUMNS else min(WIDE_GAP, max(GAP, 3.0 * lines))
        lefts.append(round(lefts[-1] + WIDTH + gap, 1))
    return lefts


def _spread(count: int, high: float, wide: float) -> list[float]:
    """The left side of each column, so that a drawing this high lies on a page as well as it can."""
    page = max(PAGE_WIDTH, (high + HEAD + FOOT + 2 * MARGIN) * PAGE_WIDTH / PAGE_HEIGHT) - 2 * MARGIN
    gap = min(WIDEST_GAP, max(GAP, (page - count * wide) / max(1, count - 1)))
    return [round(n * (wide + gap), 1) for n in range(count)]


def _middles(
    columns: Columns, pairs: Sequence[Link], heights: Mapping[str, float], own: Mapping[str, int], room: float
) -> dict[Slot, float]:
    """The height of the middle of each slot: near what it is linked to, without touching its neighbours."""
    sides: dict[Slot, tuple[list[Slot], list[Slot]]] = {slot: ([], []) for column in columns for slot in column}
    for start, end in pairs:
        sides[start][1].append(end)
        sides[end][0].append(start)
    apart = [distances(column, heights, own) for column in columns]
    found: dict[Slot, float] = {}
    for column, gaps in zip(columns, apart, strict=True):
        total = stacked(column, heights, own)
        y = (room - total) / 2 + height_of(column[0], heights, own) / 2
        for slot, gap in zip(column, [*gaps, 0.0], strict=True):
            found[slot] = y
            y += gap
    for turn in range(ROUNDS):
        order = range(len(columns)) if turn % 2 == 0 else range(len(columns) - 1, -1, -1)
        for n in order:
            wanted, weights = [], []
            for slot in columns[n]:
                near = [found[o] for side in sides[slot] for o in side]
                lane = own[slot[0]] != slot[1]
                wanted.append(sum(near) / len(near) if near else found[slot])
                weights.append(4.0 if lane else float(max(1, len(near))))
            ends = (height_of(columns[n][0], heights, own) / 2, room - height_of(columns[n][-1], heights, own) / 2)
            found |= dict(zip(columns[n], settle(wanted, weights, apart[n], ends), strict=True))
    return found


def settle(wanted: Sequence[float], weights: Sequence[float], apart: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """The places nearest to the wanted ones (least squares) that keep their order and distances, between two ends.

    This is isotonic regression (pool adjacent violators) after the distances are taken off. ``apart`` has one distance
    fewer than there are places; the ends must leave room for all of them.
    """
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    pools: list[list[float]] = []  # mean, weight, how many
    for want, weight, offset in zip(wanted, weights, offsets, strict=True):
        pools.append([want - offset, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, weight_, number = pools.pop()
            last = pools[-1]
            last[0] = (last[0] * last[1] + mean * weight_) / (last[1] + weight_)
            last[1] += weight_
            last[2] += number
    low, high = ends[0], ends[1] - offsets[-1]
    level = [min(max(mean, low), high) for mean, _, number in pools for _ in range(int(number))]
    return [at + offset for at, offset in zip(level, offsets, strict=True)]


def _stretches(
    columns: Columns,
    pairs: Sequence[Link],
    middles: Mapping[Slot, float],
    lefts: Sequence[float],
    own: Mapping[str, int],
    used: Mapping[tuple[str, str], bool],
    wide: float,
) -> list[Stretch]:
    """The lines: a curve between columns, a level stretch through each lane."""
    in_use = {end for (_, end), so in used.items() if so}
    reached = {  # from which column on a lane is used
        key: min((own[start] + 1 for (start, end), so in used.items() if so and end == key), default=0) for key in in_use
    }
    found: list[Stretch] = []
    for (start, n), (end, following) in pairs:
        so = end in reached and n + 1 > reached[end] if start == end else used[start, end]
        found.append(
            Stretch(
                end,
                (round(lefts[n] + wide, 1), round(middles[start, n], 1)),
                (lefts[following], round(middles[end, following], 1)),
                so,
                own[end] == following,
            )
        )
    for n, column in enumerate(columns):
        for key, _ in column:
            if own[key] != n:
                y = round(middles[key, n], 1)
                so = key in reached and n >= reached[key]
                found.append(Stretch(key, (lefts[n], y), (round(lefts[n] + wide, 1), y), so, False))
    return found
