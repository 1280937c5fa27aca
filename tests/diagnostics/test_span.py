"""Spans: order and parts."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import Span


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, Span("a", 3, 5, 3, 6)),
        (2, 4, Span("a", 3, 7, 3, 9)),
        (0, 99, Span("a", 3, 5, 3, 15)),
        (99, 100, Span("a", 3, 15, 3, 15)),
        (-4, 2, Span("a", 3, 5, 3, 7)),
        (4, 2, Span("a", 3, 9, 3, 9)),
    ],
)
def test_inside_counts_from_the_first_character_and_stays_within(start: int, end: int, expected: Span) -> None:
    """A part of a one-line scalar never reaches outside it."""
    assert Span("a", 3, 5, 3, 15).inside(start, end) == expected


def test_inside_a_span_over_more_lines_is_the_whole_span() -> None:
    """The characters of a folded scalar cannot be placed."""
    span = Span("a", 3, 5, 4, 2)
    assert span.inside(1, 2) == span


def test_spans_sort_by_file_and_place() -> None:
    """The order of spans is the order of reading."""
    spans = [Span("b", 1, 1, 1, 2), Span("a", 2, 1, 2, 2), Span("a", 1, 9, 1, 10), Span("a", 1, 2, 1, 3)]
    assert [str(span) for span in sorted(spans)] == ["a:1:2", "a:1:9", "a:2:1", "b:1:1"]
