"""``opmaak``: what it rewrites, what it shows, what it leaves alone, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lidwoord.cli import DONE, NO, WRONG, main
from lidwoord.format import canon

TIDY = 'schema: "1"\nregels:\n  a: {type: €, formule: b + c}\n'
UNTIDY = 'schema: "1"\nregels:\n  a: {type: €, formule: b+c }\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one canonical file, one other, and one that is no rule file."""
    (tmp_path / "goed.yaml").write_text(TIDY, "utf-8")
    (tmp_path / "slordig.yaml").write_text(UNTIDY, "utf-8")
    (tmp_path / "brief.txt").write_text(UNTIDY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_are_rewritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only those that deviate, and only rule files; a second time there is nothing to do."""
    assert main(["opmaak"]) == DONE
    assert capsys.readouterr().out == "herschreven: slordig.yaml\n2 bestand(en) bekeken: 1 herschreven.\n"
    assert (folder / "slordig.yaml").read_text("utf-8") == TIDY
    assert (folder / "brief.txt").read_text("utf-8") == UNTIDY
    assert main(["opmaak", "."]) == DONE
    assert capsys.readouterr().out == "2 bestand(en) bekeken: 0 herschreven.\n"


def test_a_check_changes_nothing_and_names_the_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with file and line."""
    assert main(["opmaak", "--controleer", "."]) == NO
    out, err = capsys.readouterr()
    assert out == "2 bestand(en) bekeken: 1 afwijkend.\n"
    assert "slordig.yaml:3:1 waarschuwing LW930" in err
    assert "a: {type: €, formule: b+c }" in err
    assert (folder / "slordig.yaml").read_text("utf-8") == UNTIDY
    assert main(["opmaak", "--controleer", "goed.yaml"]) == DONE


def test_the_difference_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a unified diff on stdout, and nothing is written; with a check also exit code 1."""
    diff = (
        "--- a/slordig.yaml\n+++ b/slordig.yaml\n@@ -1,3 +1,3 @@\n"
        ' schema: "1"\n regels:\n-  a: {type: €, formule: b+c }\n+  a: {type: €, formule: b + c}\n'
    )
    assert main(["opmaak", "--toon", "slordig.yaml"]) == DONE
    assert capsys.readouterr().out == diff
    assert main(["opmaak", "--toon", "--controleer", "slordig.yaml"]) == NO
    assert capsys.readouterr().out == diff
    assert main(["opmaak", "--toon", "goed.yaml"]) == DONE
    assert capsys.readouterr().out == "1 bestand(en) bekeken: 0 afwijkend.\n"
    assert (folder / "slordig.yaml").read_text("utf-8") == UNTIDY


def test_the_answer_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files, with the first line that differs, and the diagnostics."""
    assert main(["opmaak", "--controleer", "--json"]) == NO
    answer = json.loads(capsys.readouterr().out)
    assert answer["bestanden"] == 2
    assert answer["afwijkend"] == [{"bestand": "slordig.yaml", "regel": 3}]
    assert [(m["code"], m["bestand"], m["regel"]) for m in answer["meldingen"]] == [("LW930", "slordig.yaml", 3)]
    assert main(["opmaak", "--toon", "--json", str(folder)]) == DONE
    assert json.loads(capsys.readouterr().out)["afwijkend"][0]["verschil"].startswith("--- a/")
    assert main(["opmaak", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {
        "bestanden": 2,
        "herschreven": [{"bestand": "slordig.yaml", "regel": 3}],
        "meldingen": [],
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'schema: "1"\na: [\n', "LW028"),
        (b'schema: "1"\na: \xff\n', "LW003"),
        (b'schema: "1"\na: \xe2\x80\xaeb\n', "LW005"),
        (b"#" * (1024 * 1024 + 1), "LW001"),
        (b'schema: "1"\na: ' + b"[" * 500 + b"]" * 500, "LW009"),
        (b'schema: "1"\na: &x [*x]\n', "LW013"),
        (b"services: {web: {image: x}}\n", "LW111"),
    ],
)
def test_a_wrong_file_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str) -> None:
    """With its ordinary diagnostic and exit code 2; the other files are done."""
    path = folder / "fout.yaml"
    path.write_bytes(content)
    assert main(["opmaak"]) == WRONG
    out, err = capsys.readouterr()
    assert f"fout {code}" in err
    assert path.read_bytes() == content
    assert "herschreven: slordig.yaml" in out


def test_a_file_that_can_not_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason, exit code 2, and the old text."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", fail)
    assert main(["opmaak"]) == WRONG
    out, err = capsys.readouterr()
    assert "slordig.yaml:1:1 fout LW931" in err
    assert out == "2 bestand(en) bekeken: 0 herschreven.\n"
    assert (folder / "slordig.yaml").read_text("utf-8") == UNTIDY


def test_a_fault_of_ours_loses_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the new text would not say the same, the file stays."""
    monkeypatch.setattr(canon, "same_document", lambda *_: False)
    assert main(["opmaak"]) == WRONG
    assert "Meld dit bij de makers" in capsys.readouterr().err
    assert (folder / "slordig.yaml").read_text("utf-8") == UNTIDY


def test_an_older_version_is_carried_forward(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is then of the present version."""
    (folder / "oud.yaml").write_text('schema: "0"\nfeiten:\n  a: {type: €, waarde: € 1}\n', "utf-8")
    assert main(["opmaak", "oud.yaml"]) == DONE
    assert "herschreven: oud.yaml" in capsys.readouterr().out
    assert (folder / "oud.yaml").read_text("utf-8") == 'schema: "1"\nwaarden:\n  a: {type: €, waarde: € 1}\n'


def test_links(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link inside the folder stands for its file, once; one that leads outside is refused and its file untouched."""
    inner = folder / "regels"
    inner.mkdir()
    outside = folder / "slordig.yaml"
    (inner / "echt.yaml").write_text(UNTIDY, "utf-8")
    (inner / "anders.yaml").symlink_to(inner / "echt.yaml")
    (inner / "weg.yaml").symlink_to(outside)
    assert main(["opmaak", "regels"]) == WRONG
    out, err = capsys.readouterr()
    assert "LW031" in err
    assert out == "herschreven: regels/anders.yaml\n1 bestand(en) bekeken: 1 herschreven.\n"
    assert (inner / "anders.yaml").is_symlink()
    assert (inner / "echt.yaml").read_text("utf-8") == TIDY
    assert main(["opmaak", "regels/weg.yaml"]) == WRONG
    assert "LW031" in capsys.readouterr().err
    assert outside.read_text("utf-8") == UNTIDY


def test_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that does not exist, and a file that is no YAML."""
    assert main(["opmaak", "nergens"]) == WRONG
    assert "Er is geen bestand of map `nergens`" in capsys.readouterr().err
    assert main(["opmaak", "brief.txt"]) == WRONG
    assert "`brief.txt` is geen YAML-bestand" in capsys.readouterr().err
    assert main(["opmaak", "--toen"]) == WRONG
    assert "`--toon`" in capsys.readouterr().err
