"""``lidwoord nieuw``: a rule set to start from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidwoord.cli import DONE, WRONG, main
from lidwoord.cli.commands import nieuw
from lidwoord.ruleset.load import load


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What a command gives."""
    code = main(list(words))
    return code, *capsys.readouterr()


def test_the_new_set_is_right_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Checking, testing and the commands that it names all work, and say something."""
    folder = tmp_path / "mijn-cao"
    code, out, err = said(capsys, "nieuw", str(folder))
    assert (code, err) == (DONE, "")
    commands = [line.split()[1:] for line in out.split("\n") if line.startswith("  lidwoord ")]
    assert [words[0] for words in commands] == ["controleer", "test", "uitleg"]
    answers = [said(capsys, *words) for words in commands]
    assert [(code, err) for code, _, err in answers] == [(DONE, "")] * 3
    assert answers[0][1] == "1 regelset(s), 2 bestand(en) gecontroleerd: 0 fout(en), 0 waarschuwing(en).\n"
    assert answers[1][1] == "5 voorbeeld(en) geslaagd, 0 mislukt.\nRegels geraakt: 2 van 2; takken 2 van 2; gegevens 2 van 2.\n"
    assert answers[2][1].startswith("Reiskosten: € 60,00\nMijn cao, artikel 1 lid 2; peildatum 1 mei 2025\n")


def test_it_shows_the_main_parts_of_the_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value over time, an exception, a norm, a question; every file names the schema that stands beside it."""
    folder = tmp_path / "mijn-cao"
    said(capsys, "nieuw", str(folder), "--titel", 'De "beste" NAAM \\ ooit')
    rules = load(folder)
    assert rules.manifest.title == 'De "beste" NAAM \\ ooit'
    assert [len(r.series) for r in rules.values["bedrag_per_km"].readings] == [2]
    assert rules.exceptions == {"reiskosten": ("reiskosten_met_de_fiets",)}
    assert (list(rules.norms), all(i.question for i in rules.inputs.values())) == (["reisdagen_doorgeven"], True)
    for path in folder.glob("*.yaml"):
        (
            first,
            *_,
        ) = path.read_text("utf-8").split("\n")
        _, _, place = first.partition("$schema=")
        assert json.loads((folder / place).read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_an_empty_folder_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder may exist, and may be the one you are in."""
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    code, out, _ = said(capsys, "nieuw", ".")
    assert code == DONE
    assert said(capsys, *out.rstrip("\n").split("\n")[-1].split()[1:])[0] == DONE
    assert load(tmp_path / "leeg").manifest.name == "leeg"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["Mijn CAO"], "LW940"),
        (["-"], "LW940"),
        (["vol"], "LW941"),
        (["bestand"], "LW941"),
        (["bestand/nieuw"], "LW942"),
        (["ok", "--titel", "a\u202eb"], "LW901"),
        ([], "LW901"),
    ],
)
def test_wrong_use(
    words: list[str], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written where it should not be."""
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").write_text("x")
    (tmp_path / "bestand").write_text("x")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result, out, err = said(capsys, "nieuw", *words)
    assert (result, out) == (WRONG, "")
    assert err.startswith(f"fout {code}: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_the_schemas_are_those_of_the_engine() -> None:
    """Every kind of document has its schema in the new set."""
    assert {p for p in nieuw.contents("a", "A") if p.startswith(".schemas/")} == {
        f".schemas/{kind}.schema.json" for kind in ("regelset", "regels", "voorbeelden", "zaak", "opbouw", "herkomst")
    }
