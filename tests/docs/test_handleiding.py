"""The handbook: its files are written in a copy of the rules, its commands run, and its changes do what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from docs.blocks import DOCS, Block, blocks, section
from docs.quoted_pages import pattern
from lidwoord.cli import DONE, NO, WRONG, main, show

PAGE = (DOCS / "handleiding.md").read_text("utf-8")
EDITION, LINEAGE = (section(PAGE, heading) for heading in ("Een nieuwe uitgave van de cao", "De herkomst"))
BLOCKS = blocks(PAGE.replace(EDITION, "").replace(LINEAGE, ""))
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
    printed = {}
    for command in commands[1:]:
        program, *words = shlex.split(command)
        assert (program, main(words)) == ("lidwoord", DONE), command
        out, err = capsys.readouterr()
        assert err == "", command
        printed[f"{command}\n"] = out
    assert any("Gegarandeerde vakantie-uren: 140 uur/jaar" in out for out in printed.values())
    shown = [(b, c.text) for b, c in pairwise(BLOCKS) if b.text.startswith("lidwoord vergelijk ") and c.language == "text"]
    assert len(shown) == 2
    for block, text in shown:
        assert re.fullmatch(pattern(text), printed[block.text].rstrip("\n")), block.text


def write(block: Block) -> None:
    """Write the file of a block."""
    Path(block.name).write_text(block.text.partition("\n")[2], "utf-8")


def replace_in(name: str, *pairs: tuple[str, str]) -> None:
    """Change a file as the page says."""
    text = Path(name).read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    Path(name).write_text(text, "utf-8")


@pytest.mark.no_cover
def test_a_new_edition(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The steps of the page, one by one: what is asked, the lineage that answers it, and the difference that is left."""
    made = blocks(EDITION)
    assert made[0].text == "cp -r oefenen/cao-2018 oefenen/cao-2019\n"
    shutil.copytree("oefenen/cao-2018", "oefenen/cao-2019")
    for block in made:
        if block.key == "bestand":
            write(block)
    outline = Path("oefenen/cao-2019/cao-vvt-2018.opbouw.yaml").rename("oefenen/cao-2019/cao-vvt-2019.opbouw.yaml")
    replace_in(str(outline), ("document: cao-vvt-2018", "document: cao-vvt-2019"))
    replace_in(
        ARTICLE.replace("2018", "2019"),
        ("140 uur/jaar", "150 uur/jaar"),
        ("geldt: {van: 2018-04-01, tot_en_met: 2018-12-31}", "geldt: {van: 2019-01-01, tot_en_met: 2019-12-31}"),
        ("grens_klein_contract", "grens_kleine_deeltijd"),
    )
    (check, asked), (compare, difference) = ((b.text, c.text) for b, c in pairwise(made) if c.language == "text")
    assert main(shlex.split(check)[1:]) == DONE
    out, err = capsys.readouterr()
    assert "0 fout(en), 2 waarschuwing(en)" in out
    assert re.fullmatch(pattern(asked), err.rstrip("\n"))
    (lineage,) = (block for block in blocks(LINEAGE) if block.key == "bestand")
    write(lineage)
    assert main(shlex.split(check)[1:]) == DONE
    assert "0 fout(en), 0 waarschuwing(en)" in capsys.readouterr().out
    assert main(shlex.split(compare)[1:]) == DONE
    assert capsys.readouterr().out == difference
    (search,) = (block.text for block in blocks(LINEAGE) if block.language == "sh")
    assert main(shlex.split(search)[1:]) == DONE
    assert "`grens_klein_contract` van cao-2018: opgevolgd door `grens_kleine_deeltijd`." in capsys.readouterr().out


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
