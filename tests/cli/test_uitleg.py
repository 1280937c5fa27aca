"""``lidwoord uitleg``: the forms and exit codes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, main

RULES = """
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
invoer: {uren: {type: uur, vraag: "Hoeveel uur?"}}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uren * € 10/uur}
  dubbel: {lid: "4", type: €, formule: loon * 2}
  weekloon: {lid: "2", per: week, type: €, formule: uren van week * € 10/uur}
  oud: {lid: "3", type: €, geldt: {tot_en_met: 2017-12-31}, formule: € 1}
"""


@pytest.fixture
def question(tmp_path: Path) -> list[str]:
    """The words up to the outcome and the case."""
    write_rules(tmp_path, RULES)
    (tmp_path / "zaak.yaml").write_text(
        'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3, weken: [{nummer: 1, uren: 4}, {nummer: 2, uren: 5}]}\n', "utf-8"
    )
    (tmp_path / "leeg.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {}\n', "utf-8")
    return ["uitleg", "proef", "--regels", str(tmp_path), "--invoer", str(tmp_path / "zaak.yaml")]


def test_text(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The plain text form."""
    assert main([*question, "loon"]) == DONE
    assert capsys.readouterr().out == (
        "Loon: € 30,00\nHet boek, artikel 1 lid 1; peildatum 1 mei 2018\n\nZo komt deze uitkomst tot stand:\n\n"
        "1. Loon: € 30,00\n   [Het boek, artikel 1 lid 1]\n     uren × € 10,00/uur\n     = 3 uur × € 10,00/uur\n"
        "     - uren: 3 uur (gegeven)\n"
    )


@pytest.mark.parametrize("form", [["--vorm", "json"], ["--json"]])
def test_json(form: list[str], question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON form holds the answer as ``bereken`` gives it, and the explanation."""
    assert main([*question, "loon", *form]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert data["uitkomsten"]["loon"]["waarde"] == "30.00"
    (told,) = data["uitleg"]
    assert told["stappen"][0]["uitwerking"] == "3 uur × € 10,00/uur"


def test_every_element_of_a_rule_about_elements(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a key each element is explained, with a key only that one."""
    assert main([*question, "weekloon"]) == DONE
    assert capsys.readouterr().out.count("Zo komt deze uitkomst tot stand:") == 2
    assert main([*question, "weekloon[2]"]) == DONE
    assert capsys.readouterr().out.startswith("Weekloon (week 2): € 50,00\n")


def test_exit_codes(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """1 when it does not apply, 0 with after-effect, 3 when unknown."""
    assert main([*question, "oud"]) == NO
    assert main([*question, "oud", "--nawerking"]) == DONE
    question[-1] = question[-1].replace("zaak.yaml", "leeg.yaml")
    assert main([*question, "loon"]) == UNKNOWN
    assert "1. Hoeveel uur? [uren]" in capsys.readouterr().out


def test_markdown(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The Markdown form."""
    assert main([*question, "loon", "--vorm", "md"]) == DONE
    assert capsys.readouterr().out.startswith("# Loon: € 30,00\n\n*Het boek, artikel 1 lid 1; peildatum 1 mei 2018*\n")


def test_depth(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Steps beyond a depth are counted; a depth below one is refused."""
    assert main([*question, "dubbel", "--diepte", "1"]) == DONE
    out = capsys.readouterr().out
    assert "\n1. Dubbel" in out
    assert "\n2. Loon" not in out
    assert out.endswith("… en nog 1 stap dieper; die ziet u met een hogere --diepte, of zonder --diepte.\n")
    assert main([*question, "dubbel", "--diepte", "2"]) == DONE
    assert "\n2. Loon" in capsys.readouterr().out
    for wrong, message in (("0", "De waarde van `--diepte` is 1 of meer."), ("x", "moet een heel getal zijn, en is 'x'.")):
        assert main([*question, "dubbel", "--diepte", wrong]) == WRONG
        assert message in capsys.readouterr().err


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour(
    environment: dict[str, str],
    coloured: bool,
    question: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a terminal headings stand out; NO_COLOR and a dumb terminal are heeded, and a pipe has no colour."""
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main([*question, "loon"])
    plain = capsys.readouterr().out
    assert "\x1b[" not in plain
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main([*question, "loon"])
    out = capsys.readouterr().out
    assert ("\x1b[1m1. Loon: € 30,00\x1b[0m" in out) is coloured
    assert re.sub(r"\x1b\[[0-9]*m", "", out) == plain


def test_html(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The HTML form is one page, also of every element; its exit code is that of the answer."""
    assert main([*question, "loon", "--vorm", "html"]) == DONE
    out = capsys.readouterr().out
    assert out.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert out.endswith("</html>\n")
    assert '<strong class="waarde">€\u00a030,00</strong>' in out
    assert main([*question, "weekloon", "--vorm", "html"]) == DONE
    assert "<h1>Uitleg van 2 uitkomsten</h1>" in capsys.readouterr().out
    assert main([*question, "oud", "--vorm", "html"]) == NO
