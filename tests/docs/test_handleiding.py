"""The handbook: its files are written in a copy of the rules, its commands run, and its changes do what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from docs.blocks import DOCS, blocks
from lidwoord.cli import DONE, NO, WRONG, main, show

BLOCKS = blocks((DOCS / "handleiding.md").read_text("utf-8"))
RULES = DOCS.parent / "rules"
ARTICLE = "oefenen/cao-2018/hoofdstuk-6/art-6.3a.yaml"
MADE_HERE = "cp -r rules oefenen"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader works: a copy of the rules, with the files of the handbook in it.

    A rule set that the handbook does not name is left out: the commands that go through all rules take the longest.
    """
    shutil.copytree(RULES, tmp_path / "oefenen", ignore=shutil.ignore_patterns("cao-2025"))
    for block in BLOCKS:
        if block.key == "bestand":
            (tmp_path / block.name).write_text(block.text.partition("\n")[2], "utf-8")
    outline = tmp_path / "oefenen/cao-2018/cao-vvt-2018.opbouw.yaml"
    (added,) = (block.text for block in BLOCKS if block.text.startswith("      - {artikel: 6.3a"))
    before, after = outline.read_text("utf-8").split('      - {artikel: "6.4"', 1)
    outline.write_text(f'{before}{added.rstrip()}\n      - {{artikel: "6.4"{after}', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.no_cover
def test_each_command_works(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All commands in the order of the page, without complaint."""
    commands = [line for block in BLOCKS if block.language == "sh" for line in block.text.splitlines()]
    assert commands[0] == MADE_HERE
    for command in commands[1:]:
        program, *words = shlex.split(command)
        assert (program, main(words)) == ("lidwoord", DONE), command
    out, err = capsys.readouterr()
    assert err == ""
    assert "Gegarandeerde vakantie-uren: 140 uur/jaar" in out


@pytest.mark.no_cover
def test_what_it_writes_has_the_set_form(place: Path) -> None:
    """The files of the handbook are as ``opmaak`` would write them."""
    assert main(["opmaak", "--controleer", "oefenen"]) == DONE


def test_the_rule_that_is_read_is_the_rule(place: Path) -> None:
    """The rule of article 6.2 stands in its file as it is shown, and so does the row of article 5.19."""
    rule, row, *_ = (block.text for block in BLOCKS if block.language == "yaml" and not block.key)
    assert rule in (RULES / "cao-2018/hoofdstuk-6/art-6.2.yaml").read_text("utf-8")
    assert row in (RULES / "cao-2018/hoofdstuk-5/art-5.19.yaml").read_text("utf-8")


@pytest.mark.no_cover
def test_a_figure_that_changes_on_a_date(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table of times as a series: the old figure before the date, the new one from it; examples from then on differ."""
    path = place / "oefenen/cao-2018/hoofdstuk-5/art-5.19.yaml"
    text = path.read_text("utf-8")
    (rows,) = re.findall(r"    kolommen: \{percentage: percentage\}\n    rijen:\n((?:      - .*\n)+)", text)
    moved = "".join(f"    {line}\n" for line in rows.splitlines())
    later = moved.replace("percentage: 60%}", "percentage: 65%}", 1)
    series = f"    reeks:\n      - van: 2018-01-01\n        rijen:\n{moved}      - van: 2018-05-01\n        rijen:\n{later}"
    path.write_text(text.replace(f"    rijen:\n{rows}", series), "utf-8")
    assert main(["controleer", "oefenen/cao-2018"]) == DONE
    assert main(["opmaak", "--controleer", "oefenen/cao-2018/hoofdstuk-5"]) == DONE
    assert main(["test", "oefenen/cao-2018"]) == NO
    out, err = capsys.readouterr()
    assert "art-5.19.voorbeelden.yaml" in err
    assert re.search(r"[1-9]\d* mislukt", out)


@pytest.mark.no_cover
def test_a_slip_is_pointed_out(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the very message that the page shows."""
    show._roots.clear()
    show._lines.cache_clear()
    path = place / ARTICLE
    path.write_text(path.read_text("utf-8").replace("aanspraak: recht_op", "aanpsraak: recht_op", 1), "utf-8")
    assert main(["controleer", "oefenen/cao-2018"]) == WRONG
    (shown,) = (block.text for block in BLOCKS if "fout LW101" in block.text)
    assert shown in capsys.readouterr().err


@pytest.mark.no_cover
def test_an_exception_without_its_right(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the page warns for: the exception would then hold for who has no right."""
    path = place / ARTICLE
    path.write_text(path.read_text("utf-8").replace("als: recht_op_garantie_lang_dienstverband en ", "als: "), "utf-8")
    assert main(["test", "oefenen/cao-2018"]) == NO
    assert "klein contract zonder recht" in capsys.readouterr().err
