"""``lidwoord graaf --feiten``: the forms, what outcomes point out, files, and wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from graph.facts.scenes import RULES
from graph.scenes import faults
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, facts, main
from lidwoord.graph.facts.layout import WIDTH


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of the command, in a folder with rules and cases."""
    write_rules(tmp_path, RULES)
    for name, given in (("zaak", "{gezocht: kennis}"), ("leeg", "{}")):
        (tmp_path / f"{name}.yaml").write_text(f'schema: "1"\npeildatum: 2018-05-01\ninvoer: {given}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return ["graaf", "--regels", ".", "proef@2018-05-01"]


def test_forms(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A drawing without more; each other form begins as it must."""
    assert main([*words, "--feiten"]) == DONE
    svg = capsys.readouterr().out
    assert faults(svg, WIDTH) == []
    for form, start in (("dot", "digraph lidwoord {"), ("mermaid", "flowchart LR"), ("json", '{\n  "regelset"')):
        assert main([*words, "--vorm", form, "--feiten", "lijnen", "effecten"]) == DONE
        assert capsys.readouterr().out.startswith(start)


def test_tables_and_everything(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Only the tables that were named; with ``--alles`` every link is drawn."""
    assert main([*words, "--json", "--feiten", "acties"]) == DONE
    assert [table["id"] for table in json.loads(capsys.readouterr().out)["tabellen"]] == ["acties"]
    lengths = []
    for more in ([], ["--alles"]):
        assert main([*words, "--feiten", "--vorm", "dot", *more]) == DONE
        lengths.append(capsys.readouterr().out.count(" -> "))
    assert lengths == [8, 9]


def test_outcomes_point_out_rows(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The outcome before or behind other options; the exit code is that of the outcomes."""
    for order in (["helpt", "--feiten", "--invoer", "zaak.yaml"], ["--feiten", "--invoer", "zaak.yaml", "helpt"]):
        assert main([*words, "--json", *order]) == DONE
        found = json.loads(capsys.readouterr().out)["feiten"]
        assert [f["id"] for f in found if f.get("aangewezen", {}).get("helpt", {}).get("waarde") == "ja"] == [
            "acties[cursus_a]"
        ]
    assert main([*words, "helpt", "--feiten", "--invoer", "leeg.yaml"]) == UNKNOWN
    assert main([*words[:-1], "proef@2020-01-01", "helpt", "--feiten", "--invoer", "zaak.yaml"]) == NO


def test_a_file(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written is counted."""
    assert main([*words, "--feiten", "--uit", "f.svg"]) == DONE
    assert capsys.readouterr().out == "f.svg: 10 feiten, 9 verbanden.\n"
    assert (tmp_path / "f.svg").read_text("utf-8").startswith("<svg ")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "LW901: Er ontbreekt: UITKOMST."),
        (["--feiten", "actie"], "LW954: `actie` is geen tabel met feiten.\n  hint: Bedoelde u `acties`?"),
        (["helpt", "--feiten"], "LW901: Bij `--feiten` horen een uitkomst en een zaak bij elkaar."),
        (["--feiten", "--invoer", "zaak.yaml"], "LW901: Bij `--feiten` horen een uitkomst en een zaak bij elkaar."),
        (["--feiten", "--diepte", "2"], "LW901: `--diepte` en `--open` horen niet bij `--feiten`."),
        (["--feiten", "--open", "acties"], "LW901: `--diepte` en `--open` horen niet bij `--feiten`."),
        (["ooit", "--feiten", "--invoer", "zaak.yaml"], "LW956: `ooit` wijst geen feiten aan: het geldt niet per rij."),
        (["--feiten", "--uit", "x.png"], "LW901: `x.png` krijgt svg; dat past niet bij de naam."),
    ],
)  # fmt: skip
def test_wrong_use(words: list[str], options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One clear message, exit code 2, and nothing on stdout."""
    assert main([*words, *options]) == WRONG
    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.out == ""


def test_nothing_and_too_much(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A day without facts, and more facts than anyone can read."""
    assert main([*words[:-1], "proef@2020-01-01", "--feiten", "doelen"]) == WRONG
    assert "LW901: Op deze dag zijn er geen feiten." in capsys.readouterr().err
    monkeypatch.setattr(facts, "MOST_SLOTS", 12)
    assert main([*words, "--feiten"]) == WRONG
    assert "LW901: Deze tekening wordt te groot." in capsys.readouterr().err
    assert main([*words, "--feiten", "--vorm", "dot"]) == DONE
    monkeypatch.setattr(facts, "MOST_FACTS", 5)
    assert main([*words, "--feiten"]) == WRONG
    assert "LW901: 10 feiten zijn te veel om te tekenen." in capsys.readouterr().err
