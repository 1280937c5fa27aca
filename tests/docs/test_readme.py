"""The README: what it shows a newcomer runs, and says what the README says."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.cli import DONE, UNKNOWN, main

README = (DOCS.parent / "README.md").read_text("utf-8")
BLOCKS = blocks(README)
COMMANDS = [
    line for block in BLOCKS if block.language == "sh" for line in block.text.splitlines() if line.startswith("lidwoord")
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the case of the README; nobody is there to answer."""
    (case,) = (block.text for block in BLOCKS if block.language == "yaml")
    (tmp_path / "nacht.yaml").write_text(case, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return tmp_path


def test_the_first_five_minutes(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command works, and ``bereken`` says the amount that the README says."""
    assert [shlex.split(command)[1] for command in COMMANDS] == [
        "regelsets", "vraag", "bereken", "uitleg", "wat-als", "vergelijk",
    ]  # fmt: skip
    printed = {}
    for command in COMMANDS:
        name, *words = shlex.split(command)[1:]
        assert main([name, *words]) == (UNKNOWN if name == "vraag" else DONE), command
        printed[name], err = capsys.readouterr()
        assert err == "", command
    assert printed["regelsets"].startswith("uitkomst ort_toeslag (€)")
    assert printed["bereken"].startswith("ort_toeslag: € 68,87 ")
    assert "`bereken` zegt hier € 68,87" in README
    assert "Salarisschaal" in printed["uitleg"]
    assert "bij minstens 40: € " in printed["wat-als"]
    assert "44% → 47%" in printed["vergelijk"]


def test_the_python_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    """It runs as it stands."""
    (code,) = (block.text for block in BLOCKS if block.language == "python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own page
    assert capsys.readouterr().out.startswith("bekend € ")
