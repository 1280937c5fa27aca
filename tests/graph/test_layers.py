"""Columns, lanes and the order in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lidwoord.graph.layers import arrange, columns_of, crossings, ranks, size

DIAMOND = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")]


def test_a_column_is_the_longest_way() -> None:
    """An id stands behind everything that needs it."""
    assert ranks("abcd", DIAMOND) == {"a": 0, "b": 1, "c": 1, "d": 2}


def test_lines_to_one_id_share_a_lane() -> None:
    """A link that skips a column gets one lane there, however many links need it."""
    links = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("b", "d")]
    columns, pairs = columns_of("abcd", links)
    assert columns == [[("a", 0)], [("b", 1), ("d", 1)], [("c", 2), ("d", 2)], [("d", 3)]]
    assert (("a", 0), ("d", 1)) in pairs
    assert (("b", 1), ("d", 2)) in pairs
    assert pairs.count((("d", 1), ("d", 2))) == 1
    assert size("abcd", links) == 6


def test_crossing_lines_are_taken_apart() -> None:
    """Two lines that need not cross do not."""
    links = [("a", "b"), ("a", "c"), ("b", "y"), ("c", "x")]
    columns, pairs = columns_of("abcxy", links)
    assert columns[2] == [("x", 2), ("y", 2)]
    assert arrange(columns, pairs)[2] == [("y", 2), ("x", 2)]


def test_neighbours_change_places_where_means_are_equal() -> None:
    """Means alone can't tell two slots apart that cross all the same."""
    links = [(s, e) for s, ends in {"a": "xz", "b": "y", "c": "xy", "d": "z"}.items() for e in ends]
    columns, pairs = columns_of("abcdxyz", links)
    right = {("abcd"[n], 0): [] for n in range(4)} | {k: [b for a, b in pairs if a == k] for k, _ in pairs}
    assert crossings(arrange(columns, pairs), right) <= 1 < crossings(columns, right)


graphs = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), min_size=1, max_size=40).map(
    lambda pairs: [(f"n{min(p):02}", f"n{max(p):02}") for p in dict.fromkeys(pairs) if p[0] != p[1]]
)


@given(graphs)
def test_the_order_is_of_the_same_slots_and_no_worse(links: list[tuple[str, str]]) -> None:
    """Nothing is lost in ordering, every link joins neighbours, and at most as many lines cross as in the walk's order."""
    ids = sorted({name for link in links for name in link}) or ["n00"]
    columns, pairs = columns_of(ids, links)
    made = arrange(columns, pairs)
    assert [sorted(c) for c in made] == [sorted(c) for c in columns]
    assert all(end[1] == start[1] + 1 for start, end in pairs)
    assert made == arrange(columns, pairs)


def test_large_drawings_are_ordered_by_means_alone() -> None:
    """Above a number of slots neighbours are not tried one by one; the order is still found."""
    links = [("a", f"m{n:03}") for n in range(200)] + [(f"m{n:03}", f"x{199 - n:03}") for n in range(200)]
    columns, pairs = columns_of(["a", *(f"m{n:03}" for n in range(200)), *(f"x{n:03}" for n in range(200))], links)
    made = arrange(columns, pairs)
    assert [key for key, _ in made[2]] == [f"x{199 - n:03}" for n in range(200)]
