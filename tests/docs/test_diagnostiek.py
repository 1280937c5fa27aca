"""Every diagnostic has a page, and what the page says happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.blocks import section
from docs.diagnostic_pages import FOLDER, INDEX, heading, index, message, page, said, shown
from lidwoord.diagnostics import codes

ENGINE = Path(__file__).resolve().parents[2] / "engine" / "lidwoord"
CODES = sorted(codes())
OUR_CODE = re.compile(r'"(LW\d{3})"')


def read(code: str) -> str:
    """The text of a page."""
    return page(code).read_text("utf-8")


def test_each_code_has_a_page_and_each_page_a_code() -> None:
    """Neither a code without a page nor a page without a code."""
    assert sorted(p.stem for p in FOLDER.glob("LW*.md")) == CODES


def test_each_code_is_used_and_each_used_code_is_known() -> None:
    """The engine names exactly the codes of the catalogue."""
    used = {code for path in ENGINE.rglob("*.py") for code in OUR_CODE.findall(path.read_text("utf-8"))}
    assert sorted(used) == CODES


def test_the_index_is_up_to_date() -> None:
    """The index lists every code with its title."""
    assert INDEX.read_text("utf-8") == index()


@pytest.mark.parametrize("code", CODES)
def test_page_has_all_parts(code: str) -> None:
    """A page has its heading, says what and why, and shows wrong, message and right."""
    text = read(code)
    assert text.startswith(heading(code))
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Wat", "Waarom", "Fout", "Melding", "Goed"]
    assert all(len(section(text, part).strip()) > 20 for part in ("Wat", "Waarom", "Fout", "Goed"))


@pytest.mark.parametrize("code", CODES)
def test_wrong_example_gives_the_message(code: str) -> None:
    """The example under Fout gives the message on the page, which has the page's code."""
    text = read(code)
    expected = message(text)
    assert f" {code}: " in f" {expected}"
    assert shown(code, said(text, "Fout").text) == expected


@pytest.mark.parametrize("code", CODES)
def test_right_example_gives_none(code: str) -> None:
    """The example under Goed gives no diagnostic at all."""
    assert said(read(code), "Goed").text == ""
