"""The page about coverage: its files are written, its commands run, and they print what stands below them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docs.blocks import DOCS
from lidwoord.cli import main

PAGE = DOCS / "dekking.md"
FILE = re.compile(r"```\w+\n# bestand: (\S+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"```sh\nlidwoord ([^\n]+)\n```\n\n```(text|json)\n(.*?)```", re.DOTALL)


def test_each_command_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text as it is, JSON by content."""
    page = PAGE.read_text("utf-8")
    for name, text in FILE.findall(page):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = COMMAND.findall(page)
    assert [words.split()[0] for words, _, _ in commands] == ["dekking", "dekking", "bron", "bron"]
    for words, form, shown in commands:
        assert main(words.split()) == 1
        printed = capsys.readouterr().out
        if form == "json":
            assert json.loads(printed) == json.loads(shown)
        else:
            assert printed == shown
