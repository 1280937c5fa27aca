"""``lidwoord invoer``: what must be known, for people and for programs."""

# rules and messages read best on one line

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, WRONG, main

RULES = """
soorten:
  dienst:
    lijst: diensten
    is_tijdvak: tijd
    velden: {soort: keuze(gewoon; wacht), rooster: {type: ja/nee, standaard: ja, vraag: "Volgens het rooster?"}}
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
  onderdeel: {lijst: onderdelen, van: maand, sleutel: naam, velden: {naam: tekst, bedrag: €}}
invoer:
  arbeidsduur: {type: uur/week, minimum: 0 uur/week, maximum: 40 uur/week, in_de_tijd: ja, vraag: "Hoeveel uur per week werkt u?"}
  geboortedatum: {type: datum}
  deel: {type: percentage, minimum: 0%}
  vervoer: {type: keuze(fiets; auto) of geen, standaard: geen, vraag: "Hoe reist u?", uitleg: Alleen naar het werk.}
lijsten:
  gewone: {lid: "1", soort: selectie, uit: diensten, binnen: kalendermaand van peildatum, waarvoor: soort van dienst is gewoon}
regels:
  uren: {lid: "1", type: uur, formule: som van uren van d over elke d uit gewone waarvoor rooster van d}
  loon: {lid: "2", type: €, formule: "als vervoer is geen en deel is meer dan 5% dan arbeidsduur gedurende 1 week * € 1/uur anders € 0"}
  totaal: {lid: "3", type: €, formule: som van (som van bedrag van o over elk o uit onderdelen van m) over elke m uit maanden}
  dag_erna: {lid: "4", type: datum, formule: geboortedatum + 1 dag}
  niets: {lid: "5", type: €, formule: € 5}
  van_dienst: {lid: "6", per: dienst, type: uur, formule: uren van dienst}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one rule set, ``proef``."""
    write_rules(tmp_path, RULES)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], root: Path, *outcomes: str) -> str:
    """What the command prints."""
    assert main(["invoer", "proef", *outcomes, "--regels", str(root)]) == DONE
    return capsys.readouterr().out


def test_inputs_with_and_without_a_default(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has no default first, each with type, bounds, question and help."""
    assert shown(capsys, root, "loon", "dag_erna") == (
        "Gegevens die u kunt opgeven (wat in een zaak geen verschil maakt, mag weg):\n"
        "  arbeidsduur: uur/week; minstens 0 uur/week en hoogstens 40 uur/week; kan in de tijd veranderen\n"
        "    Hoeveel uur per week werkt u?\n"
        "  geboortedatum: datum (zoals 2018-05-01)\n"
        "  deel: percentage (zoals 7,4%); minstens 0%\n"
        "\n"
        "Alleen opgeven als het anders is dan de standaard:\n"
        "  vervoer: een van: fiets, auto, of geen; standaard geen\n"
        "    Hoe reist u?\n"
        "    Alleen naar het werk.\n"
    )


def test_a_list_with_its_fields_and_coverage(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list has its period, fields and key; one from which a period is selected asks for its coverage."""
    assert shown(capsys, root, "uren") == (
        "Lijst `diensten`, met per element:\n"
        "  begin: datumtijd (zoals 2018-05-01T23:00)\n"
        "  einde: datumtijd (zoals 2018-05-01T23:00)\n"
        "  soort: een van: gewoon, wacht\n"
        "  rooster: ja/nee; standaard ja\n"
        "    Volgens het rooster?\n"
        "  Een element heet naar zijn `begin`, bijvoorbeeld in uitkomst[sleutel].\n"
        "  Zeg onder `dekking` over welk tijdvak `diensten` volledig is.\n"
    )


def test_a_list_within_a_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A nested list says what it belongs to."""
    text = shown(capsys, root, "totaal")
    assert "Lijst `onderdelen` van elke maand, met per element:\n" in text
    assert text.count("\n\n") == 1


def test_only_defaults_and_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An outcome that needs nothing says so."""
    assert shown(capsys, root, "niets") == "Hiervoor zijn geen gegevens nodig.\n"
    write_rules(tmp_path, 'invoer: {a: {type: €, standaard: € 1}}\nregels:\n  b: {lid: "1", type: €, formule: a}\n', "kaal")
    assert main(["invoer", "kaal", "b", "--regels", str(tmp_path)]) == DONE
    assert capsys.readouterr().out.split("\n")[0] == "Alleen opgeven als het anders is dan de standaard:"


def test_json_for_programs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as data; an address of an element is asked as its rule."""
    out = shown(capsys, root, "loon", "van_dienst[2018-05-01T23:00]", "uren", "--json")
    assert json.loads(out) == {
        "invoer": [
            {
                "naam": "arbeidsduur", "type": "uur/week", "vraag": "Hoeveel uur per week werkt u?", "minimum": "0 uur/week",
                "maximum": "40 uur/week", "in_de_tijd": True, "bron": "artikel 1",
            },
            {"naam": "deel", "type": "percentage", "minimum": "0%", "bron": "artikel 1"},
            {
                "naam": "vervoer", "type": "keuze(fiets; auto) of geen", "vraag": "Hoe reist u?",
                "uitleg": "Alleen naar het werk.", "standaard": "geen", "bron": "artikel 1",
            },
        ],
        "lijsten": [
            {
                "naam": "diensten",
                "velden": [
                    {"naam": "begin", "type": "datumtijd"},
                    {"naam": "einde", "type": "datumtijd"},
                    {"naam": "soort", "type": "keuze(gewoon; wacht)"},
                    {"naam": "rooster", "type": "ja/nee", "vraag": "Volgens het rooster?", "standaard": "ja"},
                ],
                "sleutel": "begin",
                "dekking": True,
            }
        ],
    }  # fmt: skip


def test_json_of_a_nested_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A nested list names its parent."""
    lists = json.loads(shown(capsys, root, "totaal", "--json"))["lijsten"]
    assert [(k["naam"], k.get("van")) for k in lists] == [("maanden", None), ("onderdelen", "maand")]


def test_an_unknown_outcome(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt outcome gets the nearest one."""
    assert main(["invoer", "proef", "looon", "--regels", str(root)]) == WRONG
    assert capsys.readouterr().err == ("fout LW520: `looon` is geen uitkomst van deze regelset.\n  hint: Bedoelde u `loon`?\n")


@pytest.mark.parametrize("pair", [("--schema", "--json"), ("--sjabloon", "--schema"), ("--json", "--sjabloon")])
def test_one_form_at_a_time(root: Path, capsys: pytest.CaptureFixture[str], pair: tuple[str, str]) -> None:
    """The forms of the answer exclude each other."""
    assert main(["invoer", "proef", "loon", *pair, "--regels", str(root)]) == WRONG
    assert f"{pair[1]}: kan niet samen met {pair[0]}." in capsys.readouterr().err
