"""The pages as a whole: links lead somewhere, names in the code exist, and no page is left alone."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from docs.blocks import DOCS, FENCE

PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]+))?\)")
MODULE = re.compile(r"`((?:calculate|cli|documents|language|ruleset|source|values)\.[a-z_]+)(?:\.([A-Za-z_]+))?`")


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make, and those that it sets itself."""
    text = FENCE.sub("", page.read_text("utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    own = set(re.findall(r'<a id="([^"]+)"></a>', text))
    return own | {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link is to a page that exists, and to a heading that it has."""
    text = FENCE.sub("", page.read_text("utf-8"))
    for target, anchor in LINK.findall(text):
        if target.startswith("http"):
            continue
        other = (page.parent / target).resolve() if target else page
        assert other.is_file(), target
        assert not anchor or anchor in anchors(other), anchor


@pytest.mark.parametrize("name", ["besluiten.md", "architectuur.md"])
def test_modules_that_a_page_names_exist(name: str) -> None:
    """A module or function between back quotes is in the code."""
    found = MODULE.findall((DOCS / name).read_text("utf-8"))
    assert found
    for module, attribute in found:
        loaded = import_module(f"lidwoord.{module}")
        assert not attribute or hasattr(loaded, attribute), f"{module}.{attribute}"


def test_every_page_is_in_the_overview() -> None:
    """No page is left alone."""
    linked = {target for target, _ in LINK.findall((DOCS / "README.md").read_text("utf-8"))}
    assert {p.name for p in DOCS.glob("*.md")} - linked == {"README.md"}
