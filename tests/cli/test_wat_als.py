"""``lidwoord wat-als``: the forms, the exit codes, and wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, main

RULES = """
invoer: {uren: {type: uur, vraag: "Hoeveel uur?"}, vast: {type: ja/nee}}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: als vast dan uren * € 10/uur anders € 0}
  oud: {lid: "3", type: €, geldt: {tot_en_met: 2017-12-31}, formule: € 1}
"""


@pytest.fixture
def question(tmp_path: Path) -> list[str]:
    """The words up to the outcome."""
    write_rules(tmp_path, RULES)
    (tmp_path / "zaak.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3, vast: ja}\n', "utf-8")
    (tmp_path / "leeg.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3}\n', "utf-8")
    return ["wat-als", "proef", "--regels", str(tmp_path), "--invoer", str(tmp_path / "zaak.yaml")]


def test_text(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each input that matters, with what it is now and what else it could be."""
    assert main([*question, "loon"]) == DONE
    assert capsys.readouterr().out == (
        "Loon: € 30,00\nHet boek, artikel 1 lid 1; peildatum 1 mei 2018\n\nDit verandert de uitkomst:\n\n"
        "Vast? [vast]\n   Nu: ja.\n     - nee: € 0,00 (− € 30,00)\n\n"
        "Hoeveel uur? [uren]\n   Nu: 3 uur.\n     - 1 uur meer: + € 10,00\n\n"
        "Nog 1 ander gegeven maakt geen verschil.\n"
        "Elk gegeven is apart veranderd; de uitkomst is daarvoor 47 keer opnieuw uitgerekend.\n"
    )


def test_json_of_one_input(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """``--gegeven`` looks at no other input."""
    assert main([*question, "loon", "--gegeven", "vast", "--json"]) == DONE
    data = json.loads(capsys.readouterr().out)
    (found,) = data["gegevens"]
    assert found["antwoorden"][0]["verschil"] == "-30"
    assert (data["berekeningen"], data["nu"]["waarde"]) == (1, "30.00")


def test_exit_codes(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """As of the outcome itself."""
    assert main([*question, "oud"]) == NO
    assert main([*question[:-1], question[-1].replace("zaak", "leeg"), "loon"]) == UNKNOWN
    assert "Nu: niet gegeven." in capsys.readouterr().out


def test_wrong_use(question: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A name that the outcome does not use, with the nearest one."""
    assert main([*question, "loon", "--gegeven", "uuren"]) == WRONG
    assert "LW993" in (said := capsys.readouterr().err)
    assert "`uren`" in said
