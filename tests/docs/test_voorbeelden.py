"""The kept explanations: each is what its command on the page gives, in both forms.

With ``LIDWOORD_SNAPSHOTS=schrijf`` they are written anew, to be read before they are kept.
"""

from __future__ import annotations

import os
import re
import shlex

import pytest

from docs.blocks import DOCS
from lidwoord.cli import main

FOLDER = DOCS / "voorbeelden"
PAGE = (FOLDER / "README.md").read_text("utf-8")
COMMANDS = {line.split("/")[-1]: shlex.split(line) for line in PAGE.splitlines() if line.startswith("lidwoord uitleg ")}


@pytest.mark.parametrize("name", COMMANDS)
def test_explanation_is_as_kept(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of the page gives the kept file."""
    monkeypatch.chdir(DOCS.parent)
    *words, arrow, target = COMMANDS[name]
    assert arrow == ">"
    main(words[1:])
    out, err = capsys.readouterr()
    assert err == ""
    if os.environ.get("LIDWOORD_SNAPSHOTS") == "schrijf":
        (DOCS.parent / target).write_text(out, "utf-8")
    assert out == (DOCS.parent / target).read_text("utf-8")


def test_the_table_names_every_explanation() -> None:
    """Each row of the table leads to an explanation, and each kept HTML page has a link."""
    linked = re.findall(r"\]\(([a-z-]+\.(?:md|html))\)", PAGE)
    assert sorted(linked) == sorted(COMMANDS)
    assert sum(name.endswith(".md") for name in linked) == 10


def test_nothing_is_left_over() -> None:
    """Every case in the folder is used."""
    cases = {path.name for path in FOLDER.glob("*.zaak.yaml") if not path.name.startswith("jaar-")}
    used = {word.rpartition("/")[2] for words in COMMANDS.values() for word in words if word.endswith(".zaak.yaml")}
    assert cases <= used
