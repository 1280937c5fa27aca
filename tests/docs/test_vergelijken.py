"""The page about comparing: its files are written, its commands run, and they print what stands below them."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import jsonschema
import pytest

from docs.blocks import DOCS
from lidwoord.cli import DONE, main
from lidwoord.compare import KINDS

PAGE = (DOCS / "vergelijken.md").read_text("utf-8")
FILE = re.compile(r"```yaml\n# bestand: (\S+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"```sh\nlidwoord ([^\n]+)\n```\n\n```(text|json)\n(.*?)```", re.DOTALL)
SCHEMA = DOCS.parent / "engine" / "lidwoord" / "compare" / "vergelijking.schema.json"


def write_files(root: Path) -> None:
    """The files of the page."""
    for name, text in FILE.findall(PAGE):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def test_each_command_prints_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text as it is; JSON by content, without the hashes of the rules."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    commands = COMMAND.findall(PAGE)
    assert len(commands) == PAGE.count("```sh") == 6
    for words, form, shown in commands:
        assert main(shlex.split(words)) == DONE
        printed = capsys.readouterr().out
        if form == "json":
            data = json.loads(printed)
            jsonschema.validate(data, json.loads(SCHEMA.read_text("utf-8")))
            assert {**data, "a": {**data["a"], "versie": "…"}, "b": {**data["b"], "versie": "…"}} == json.loads(shown)
        else:
            assert printed == shown


def test_the_rules_are_without_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also the lineage: every subject is accounted for."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["controleer", "leden-2024", "leden-2025"]) == DONE
    assert "0 fout(en), 0 waarschuwing(en)" in capsys.readouterr().out


def test_every_kind_is_explained() -> None:
    """The table of kinds names each, once."""
    table = PAGE.partition("\n## De soorten\n")[2].partition("\n## ")[0]
    named = [name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(KINDS)
