"""The page of commands is what the commands say."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from docs.blocks import DOCS
from docs.command_pages import PAGE, text
from lidwoord.cli import COMMANDS


def test_the_page_is_up_to_date() -> None:
    """After a change: ``python tests/docs/command_pages.py``."""
    assert PAGE.read_text("utf-8") == text()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_is_explained(name: str) -> None:
    """Each argument has a line of help, in Dutch, without a stop."""
    parser = import_module(f"lidwoord.cli.commands.{name.replace('-', '_')}").words()
    for action in parser._actions:
        assert action.help
        assert action.help.endswith(".") is False


def test_the_readme_names_every_command() -> None:
    """The table in the README has a row for each."""
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"| `lidwoord {name}" not in readme] == []


def test_usage_fits_the_page() -> None:
    """No line of usage is wider than the terminal."""
    blocks = re.findall(r"```text\n(.*?)```", text(), re.DOTALL)
    assert len(blocks) == len(COMMANDS)
    assert [line for block in blocks for line in block.split("\n") if len(line) > 100] == []
