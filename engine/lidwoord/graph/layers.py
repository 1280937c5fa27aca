"""Layers: which column each box stands in, and in which order.

In: ids, links from left to right, and no circles. Out: columns of slots. A slot is ``(id, column)``: the box of an id in
its own column, and in the columns before it a lane through which the lines to it pass. All lines to one id share its
lanes, so that a lane needs no more room than one line.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

Slot = tuple[str, int]
Columns = list[list[Slot]]
Link = tuple[Slot, Slot]
SWEEPS = 12
MOST_SWAPS = 400  # slots of a drawing in which neighbours are still tried the other way round


def ranks(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The column of each id: as many as the longest way to it has links."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(links)
    return {key: rank for rank, column in enumerate(networkx.topological_generations(graph)) for key in column}


def _starts(rank: Mapping[str, int], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The column in which the lane to an id begins; that of its box when no lane is needed."""
    first = dict(rank)
    for start, end in links:
        first[end] = min(first[end], rank[start] + 1)
    return first


def size(ids: Iterable[str], links: Collection[tuple[str, str]], rank: Mapping[str, int] | None = None) -> int:
    """How many slots a drawing has: a measure of its work. ``rank`` are the columns where others than ``ranks`` are used."""
    rank = rank or ranks(ids, links)
    first = _starts(rank, links)
    return sum(rank[key] - first[key] + 1 for key in rank)


def columns_of(
    ids: Iterable[str], links: Collection[tuple[str, str]], rank: Mapping[str, int] | None = None
) -> tuple[Columns, list[Link]]:
    """The columns, in the order in which the ids come, and the links between slots of neighbouring columns."""
    rank = rank or ranks(ids, links)
    first = _starts(rank, links)
    columns: Columns = [[] for _ in range(max(rank.values()) + 1)]
    pairs: dict[Link, None] = {}
    for key in ids:
        for column in range(first[key], rank[key] + 1):
            columns[column].append((key, column))
    for start, end in links:
        pairs[(start, rank[start]), (end, rank[start] + 1)] = None
    for key in ids:
        pairs.update({((key, n), (key, n + 1)): None for n in range(first[key], rank[key])})
    return columns, list(pairs)


def arrange(columns: Columns, links: Sequence[Link]) -> Columns:
    """The same columns, in an order in which few lines cross.

    Slots are put at the mean place of what they are linked to, from left to right and back, and neighbours change places
    where that helps; the best order that was found is kept. It begins with the order of a walk from the left, and then
    with the order as given.
    """
    right, left = _neighbours(links, 0), _neighbours(links, 1)
    starts = (_by_visit(columns, right), columns)
    return min((_improved(start, left, right) for start in starts), key=lambda order: crossings(order, right))


def _improved(order: Columns, left: dict[Slot, list[Slot]], right: dict[Slot, list[Slot]]) -> Columns:
    """The best order that sweeps from a first one come to."""
    best, fewest = order, crossings(order, right)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        forward = sweep % 2 == 0
        order = _swept(order, left if forward else right, forward, sweep % 4 > 1)
        if sum(map(len, order)) <= MOST_SWAPS:
            for n, column in enumerate(order):
                order[n] = _swapped(column, left, right, order, n)
        count = crossings(order, right)
        if count < fewest:
            best, fewest = order, count
    return best


def _neighbours(links: Sequence[Link], side: int) -> dict[Slot, list[Slot]]:
    found: dict[Slot, list[Slot]] = {}
    for link in links:
        found.setdefault(link[side], []).append(link[1 - side])
    return found


def _by_visit(columns: Columns, right: dict[Slot, list[Slot]]) -> Columns:
    """The order in which a walk from the left comes to the slots: what belongs together starts together."""
    visited: dict[Slot, None] = {}
    waiting = [slot for column in reversed(columns) for slot in reversed(column)]
    while waiting:
        slot = waiting.pop()
        if slot not in visited:
            visited[slot] = None
            waiting += reversed(right.get(slot, []))
    place = {slot: n for n, slot in enumerate(visited)}
    return [sorted(column, key=place.__getitem__) for column in columns]


def _swept(order: Columns, towards: dict[Slot, list[Slot]], forward: bool, turned: bool) -> Columns:
    """Every column by the mean place of its neighbours on one side; ``turned`` puts equal means the other way round."""
    made = list(order)
    numbers = range(1, len(order)) if forward else range(len(order) - 2, -1, -1)
    for n in numbers:
        place = _places(made[n - 1 if forward else n + 1])
        own = _places(made[n])
        mean = {
            slot: sum(place[o] for o in towards[slot]) / len(towards[slot]) if towards.get(slot) else float(own[slot])
            for slot in made[n]
        }
        made[n] = sorted(made[n], key=lambda slot: (mean[slot], -own[slot] if turned else own[slot]))
    return made


def _swapped(
    column: list[Slot], left: dict[Slot, list[Slot]], right: dict[Slot, list[Slot]], order: Columns, n: int
) -> list[Slot]:
    """A column in which no two neighbours would cross less the other way round."""
    before = _places(order[n - 1]) if n else {}
    after = _places(order[n + 1]) if n + 1 < len(order) else {}
    sides = [(sorted(before[o] for o in left.get(slot, ())), sorted(after[o] for o in right.get(slot, ()))) for slot in column]
    made, changed, rounds = list(range(len(column))), True, 0
    while changed and rounds < len(column):
        changed, rounds = False, rounds + 1
        for i in range(len(made) - 1):
            a, b = made[i], made[i + 1]
            now = sum(_crossed(sides[a][side], sides[b][side]) for side in (0, 1))
            if sum(_crossed(sides[b][side], sides[a][side]) for side in (0, 1)) < now:
                made[i], made[i + 1], changed = b, a, True
    return [column[i] for i in made]


def _crossed(upper: list[int], lower: list[int]) -> int:
    return sum(1 for a in upper for b in lower if a > b)


def _places(column: Sequence[Slot]) -> dict[Slot, int]:
    return {slot: n for n, slot in enumerate(column)}


def crossings(order: Columns, right: dict[Slot, list[Slot]]) -> int:
    """How many pairs of lines cross between neighbouring columns."""
    total = 0
    for column, following in pairwise(order):
        place = _places(following)
        seen: list[int] = []
        for slot in column:
            ends = sorted(place[o] for o in right.get(slot, ()))
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total
