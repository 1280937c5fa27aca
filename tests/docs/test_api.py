"""The examples in Python on the page about the architecture run, and its tables are complete."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import lidwoord
from docs.blocks import DOCS, blocks
from docs.lessons import lessons

PAGE = (DOCS / "architectuur.md").read_text("utf-8")


def test_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives what the page shows."""
    lesson = lessons(blocks(PAGE))["winkel"]
    lesson.cases = "[]"
    lesson.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    text = "\n".join(block.text for block in blocks(PAGE) if block.language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, "architectuur.md", "architectuur.md", 0)
    heard: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=heard.append)
    assert (result.failed, "".join(heard)) == (0, "")
    assert result.attempted > 20


def test_every_package_is_named() -> None:
    """The table of steps names each package of the engine."""
    engine = Path(lidwoord.__file__).parent
    packages = {p.parent.name for p in engine.glob("*/__init__.py")}
    assert set(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE)) == packages
