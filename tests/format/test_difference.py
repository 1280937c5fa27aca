"""Differences of two texts."""

from __future__ import annotations

import pytest

from lidwoord.format import difference
from lidwoord.format.difference import first_difference, unified


@pytest.mark.parametrize(
    ("before", "after", "line"), [("a\nb\n", "a\nc\n", 2), ("a\r\n", "a\n", 1), ("a\n\n", "a\n", 2), ("a", "a\n", 1)]
)
def test_first_difference(before: str, after: str, line: int) -> None:
    """The first line that is not the same; a surplus blank line is one, a missing last line end is in the last."""
    assert first_difference(before, after) == line


def test_a_unified_diff() -> None:
    """As `diff -u` and `git apply` read it, also without a last line end."""
    assert unified("a\nb", "a\nc\n", "x.yaml") == (
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
    )


def test_a_very_large_file_is_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the first and the last difference, in time that grows with the file only."""
    monkeypatch.setattr(difference, "MOST_LINES", 2)
    assert unified("a\nb\nc\nd\n", "a\nB\nc\nC\nd\n", "x") == "--- a/x\n+++ b/x\n@@ -2,2 +2,3 @@\n-b\n-c\n+B\n+c\n+C\n"
    assert unified("a\na\na\n", "a\na\n", "x") == "--- a/x\n+++ b/x\n@@ -3,1 +3,0 @@\n-a\n"
