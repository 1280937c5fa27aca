"""The page that follows one article: every command and every line of Python on it gives what the page shows."""

from __future__ import annotations

import doctest
import re
import shlex

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.cli import main

PAGE = (DOCS / "onboarding.md").read_text("utf-8")
BLOCKS = blocks(PAGE)
COMMANDS = [
    (block.text.strip(), after.text)
    for block, after in zip(BLOCKS, [*BLOCKS[1:], BLOCKS[0]], strict=True)
    if block.language == "sh"
]


def pattern(shown: str) -> str:
    """What is shown as a pattern: a line that is only ``…`` stands for any lines, elsewhere it is any text."""
    lines = re.escape(shown.rstrip("\n")).replace("…\\\n", "(?:.*\n)*?").replace("\\\n…", "(?:\n.*)*")
    return lines.replace("…", "[^\n]*")


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[c for c, _ in COMMANDS])
def test_commands(command: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A command gives what stands below it."""
    monkeypatch.chdir(DOCS.parent)
    program, *words = shlex.split(command)
    assert program == "lidwoord"
    assert main(words) in (0, 1)
    out, err = capsys.readouterr()
    assert err == ""
    assert re.fullmatch(pattern(shown), out.rstrip("\n"))


def test_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples in Python, from top to bottom."""
    monkeypatch.chdir(DOCS.parent)
    text = "\n".join(block.text for block in BLOCKS if block.language == "python")
    test = doctest.DocTestParser().get_doctest(text, {}, "onboarding.md", "onboarding.md", 0)
    heard: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=heard.append)
    assert (result.failed, "".join(heard)) == (0, "")
    assert result.attempted > 20


def test_the_rule_on_the_page_is_the_rule() -> None:
    """The piece of YAML stands in the rule file as it is shown."""
    (rule,) = (block.text for block in BLOCKS if block.language == "yaml")
    assert rule in (DOCS.parent / "rules" / "cao-2018" / "hoofdstuk-5" / "art-5.19.yaml").read_text("utf-8")


def test_every_stage_is_on_the_page() -> None:
    """The page names the folder of each stage that it walks through."""
    assert [
        s for s in ("source/", "documents/", "language/", "ruleset/", "calculate/", "explain/") if f"`{s}" not in PAGE
    ] == []
    assert len(COMMANDS) >= 6
