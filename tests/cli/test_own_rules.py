"""Pointing at one's own copy of the rules: ``--regels`` forgotten, a path for a name, a name for a path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, WRONG, main, own_rules

SHIPPED = "invoer: {uren: {type: uur}}\nregels:\n  loon: {lid: '1', type: €, formule: uren * € 10/uur}\n"
OWN = SHIPPED + "  nieuw: {lid: '2', type: €, formule: € 1}\n"
OUTLINE = 'schema: "1"\ndocument: boek\ndelen: [{deel: Een, artikelen: [{artikel: 1, leden: {"1": bedrag}}]}]\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the rules, ``oefenen``, that has an outcome of its own."""
    shipped, place = tmp_path / "meegeleverd", tmp_path / "hier"
    write_rules(shipped, SHIPPED)
    write_rules(place / "oefenen", {"a.yaml": OWN, "boek.opbouw.yaml": OUTLINE})
    (place / "zaak.yaml").write_text('schema: "1"\ninvoer: {uren: 3 uur, nieuw_gegeven: ja}\n', "utf-8")
    for module in ("words", "own_rules"):
        monkeypatch.setattr(f"lidwoord.cli.{module}.rules_root", lambda: shipped)
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["invoer", "proef", "nieuw"], "LW520", "Bedoelde u `--regels oefenen`?"),
        (["invoer", "proef", "loo"], "LW520", "Bedoelde u `loon`? Of vergat u `--regels oefenen`?"),
        (["bereken", "proef@2018-05-01", "loon", "--invoer", "zaak.yaml"], "LW501", "Bedoelde u `--regels oefenen`?"),
        (["invoer", "proef", "anders", "--regels", "oefenen"], "LW520", "Met `lidwoord regelsets NAAM` ziet u de uitkomsten van een regelset."),
        (["invoer", "proef", "anders", "--regels=oefenen"], "LW520", "Met `lidwoord regelsets NAAM` ziet u de uitkomsten van een regelset."),
    ],
)  # fmt: skip
def test_forgotten_option(words: list[str], code: str, hint: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that the shipped rules do not know, while a rule set of that name stands in a folder here."""
    assert main([*words, "--json"]) == WRONG
    (found,) = json.loads(capsys.readouterr().out)["meldingen"]
    assert (found["code"], found["hint"]) == (code, hint)


def test_a_new_rule_set_here(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule set that does not ship with lidwoord at all; in its own folder the option is a dot."""
    write_rules(here / "oefenen", SHIPPED, "mijn-cao")
    assert main(["regelsets", "mijn-cao"]) == WRONG
    assert "hint: Bedoelde u `--regels oefenen`?" in capsys.readouterr().err
    write_rules(here, SHIPPED, "hier-zelf")
    assert main(["regelsets", "hier-zelf"]) == WRONG
    assert "hint: Bedoelde u `--regels .`?" in capsys.readouterr().err


def test_the_shipped_rules_are_no_copy(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Who stands beside the rules that ship with lidwoord is not sent to them."""
    monkeypatch.chdir(here.parent)
    assert main(["invoer", "proef", "nieuw"]) == WRONG
    assert "--regels" not in capsys.readouterr().err


def test_a_folder_that_can_not_be_read(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Then there is no hint, and the diagnostic stays."""

    def refuse(self: Path) -> list[Path]:
        raise OSError

    monkeypatch.setattr(own_rules.Path, "iterdir", refuse)
    assert main(["invoer", "proef", "nieuw"]) == WRONG
    err = capsys.readouterr().err
    assert "LW520" in err
    assert "--regels" not in err


@pytest.mark.parametrize("more", [[], ["--regels", "oefenen"]])
@pytest.mark.parametrize("command", ["regelsets", "dekking"])
def test_a_path_stands_for_name_and_folder(
    command: str, more: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``oefenen/proef`` is the rule set ``proef`` in the folder ``oefenen``."""
    assert main([command, "oefenen/proef", *more]) == DONE
    out = capsys.readouterr().out
    assert main([command, "proef", "--regels", "oefenen"]) == DONE
    assert capsys.readouterr().out == out


def test_a_path_with_a_date(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The peildatum stands behind a path as it does behind a name."""
    (here / "zaak.yaml").write_text('schema: "1"\ninvoer: {uren: 3 uur}\n', "utf-8")
    assert main(["bereken", "oefenen/proef@2018-05-01", "loon", "nieuw", "--invoer", "zaak.yaml"]) == DONE
    assert capsys.readouterr().out.count("€") == 2


def test_a_path_in_another_folder_than_the_option(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders at once is wrong."""
    assert main(["regelsets", "oefenen/proef", "--regels", str(here.parent / "meegeleverd")]) == WRONG
    assert "LW300" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["controleer", "proef", "--regels", "oefenen"], "lidwoord controleer oefenen/proef"),
        (["test", "--regels=oefenen", "proef", "--json"], "lidwoord test oefenen/proef"),
        (["opmaak", "proef", "--regels"], "lidwoord opmaak MAP/proef"),
    ],
)
def test_a_command_that_takes_a_path(words: list[str], meant: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``controleer``, ``test`` and ``opmaak`` take the folder itself."""
    assert main(words) == WRONG
    err = capsys.readouterr().err
    assert "LW901: De optie `--regels` bestaat hier niet." in err
    assert f"hint: Noem de map zelf: `{meant}`." in err


def test_a_command_without_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that needs no rule set says only that the option is not there."""
    assert main(["nieuw", "x", "--regels", "oefenen"]) == WRONG
    assert "hint: Met `lidwoord nieuw --help`" in capsys.readouterr().err
