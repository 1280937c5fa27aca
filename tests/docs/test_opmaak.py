"""The page about the form of rule files: its examples become what it says."""

from __future__ import annotations

import re

import pytest

from docs.blocks import DOCS
from lidwoord.format import canonical

PAGE = (DOCS / "opmaak.md").read_text("utf-8")
PAIR = re.compile(r"```yaml\n# voor: (\w+)\n(.*?)```\n\n```yaml\n# na: (\w+)\n(.*?)```", re.DOTALL)
PAIRS = PAIR.findall(PAGE)


def test_every_example_is_found() -> None:
    """Each has two halves of one name."""
    assert PAGE.count("```yaml") == 2 * len(PAIRS)
    assert all(before == after for before, _, after, _ in PAIRS)


@pytest.mark.parametrize(("name", "before", "after"), [(name, before, after) for name, before, _, after in PAIRS])
def test_example_becomes_what_the_page_says(name: str, before: str, after: str) -> None:
    """And what it becomes, it stays."""
    kind = "regelset" if "regelset:" in before else "regels"
    assert canonical(before, name, kind).text == after
    assert canonical(after, name, kind).text == after
