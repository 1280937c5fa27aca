"""``lidwoord voorbeeld``: the built-in case, in text and JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lidwoord.cli import DONE, WRONG, main
from lidwoord.cli.cases import read_case_file
from lidwoord.cli.commands import voorbeeld

HEAD = """\
CAO Verpleeg-, Verzorgingshuizen en Thuiszorg 2018

Een verzorgende in een verpleeghuis (functiegroep 35, inpassingsnummer 15, 24 uur per week) werkte van
23 april tot en met 6 mei 2018 deze diensten:

Toeslag voor onregelmatige dienst per dienst:
  di 24 april 2018 15:00–23:00                € 12,25
  vr 27 april 2018 07:00–15:00                € 66,82
  za 28 april 2018 15:00–23:00                € 43,85
  zo 29 april 2018 07:00–15:00                € 66,82
  di 1 mei 2018 23:00 – wo 2 mei 2018 07:00   € 45,94
  za 5 mei 2018 07:00–15:00                   € 66,82
                                             --------
  samen                                      € 302,48

Daarnaast, op 6 mei 2018:
  maandsalaris                    € 1.452,33/maand
  uurloon (voor toeslagen)        € 13,92/uur
  vakantie-uren per jaar          ca. 158,2667 uur/jaar
  eindejaarsuitkering, opgebouwd  € 537,36
  vakantiebijslag, opgebouwd      € 929,49
"""


def test_shows_amounts_and_explains_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    """The amount of each shift, the total, what stands beside it, and the explanation."""
    assert main(["voorbeeld"]) == DONE
    out, err = capsys.readouterr()
    head, _, explained = out.partition("-" * 100 + "\n")
    assert " ".join(head.split()) == " ".join(HEAD.split())
    assert explained.lstrip().startswith("Toeslag onregelmatige dienst: € 302,48\n")
    assert err == ""


def test_json_holds_the_answer_and_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON form has the outcomes and the explanation of the total."""
    assert main(["voorbeeld", "--json"]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert data["uitkomsten"]["ort_toeslag"]["waarde"] == "302.48"
    assert data["uitleg"]["waarde"] == "€ 302,48"
    assert data["uitleg"]["stappen"][0]["id"] == "ort_toeslag"


def test_a_case_without_a_date_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The built-in case must have a peildatum, as any case."""
    monkeypatch.setattr(voorbeeld, "read_case_file", lambda name: replace(read_case_file(name), date=None))
    assert main(["voorbeeld"]) == WRONG
    assert "LW902" in capsys.readouterr().err


def test_works_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example does not depend on the working folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["voorbeeld"]) == DONE
    assert "€ 302,48" in capsys.readouterr().out
