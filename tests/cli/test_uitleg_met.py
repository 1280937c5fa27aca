"""``lidwoord uitleg --met…``: another case, another day, another edition."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

import lidwoord.explain
from building import write_rules
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, main

SCHEMA = json.loads(Path(lidwoord.explain.__file__).with_name("verschil.schema.json").read_text("utf-8"))
MANIFEST = 'schema: "1"\nregelset: {naam}\ntitel: Proef {naam}\nlooptijd: {van} t/m {tot}\nbronnen:\n  boek: {{titel: Het boek, soort: cao}}\n'
OLD = """
soorten: {dienst: {lijst: diensten, sleutel: nr, velden: {nr: aantal, kleur: tekst}}}
invoer: {uren: {type: uur, titel: Gewerkte uren}, alleen_oud: {type: ja/nee, standaard: nee}}
waarden: {tarief: {lid: "2", titel: Tarief, type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2018-07-01, waarde: € 11/uur}]}}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uren * tarief}
  verdwenen: {type: €, formule: € 1}
"""
NEW = """
soorten: {dienst: {lijst: diensten, sleutel: nr, velden: {nr: aantal}}}
invoer: {uren: {type: uur, titel: Gewerkte uren}, alleen_nieuw: {type: ja/nee, standaard: nee}}
waarden: {uurtarief: {lid: "4", titel: Tarief, type: €/uur, waarde: € 12/uur}}
regels: {salaris: {lid: "3", titel: Salaris, type: €, formule: uren * uurtarief}}
"""
LINEAGE = """
schema: "1"
voorganger: oud
opvolgers:
  salaris: {van: [loon]}
  uurtarief: {van: [tarief]}
vervallen: [{namen: [verdwenen], toelichting: Bestaat niet meer.}]
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Two editions and two cases."""
    write_rules(
        tmp_path, {"regelset.yaml": MANIFEST.format(naam="oud", van="2018-01-01", tot="2018-12-31"), "a.yaml": OLD}, "oud"
    )
    write_rules(
        tmp_path, {"regelset.yaml": MANIFEST.format(naam="nieuw", van="2019-01-01", tot="2020-12-31"), "a.yaml": NEW}, "nieuw"
    )
    (tmp_path / "nieuw" / "nieuw.herkomst.yaml").write_text(LINEAGE.lstrip(), "utf-8")
    for name, given in (
        ("een", "{uren: 3, alleen_oud: ja, diensten: [{nr: 1, kleur: rood}]}"),
        ("twee", "{uren: 5}"),
        ("leeg", "{}"),
    ):
        (tmp_path / f"{name}.yaml").write_text(f'schema: "1"\npeildatum: 2018-05-01\ninvoer: {given}\n', "utf-8")
    return tmp_path


def explain(here: Path, *words: str, rules: str = "oud") -> int:
    """Run ``uitleg`` on the first case."""
    return main(["uitleg", rules, *words, "--regels", str(here), "--invoer", str(here / "een.yaml")])


def test_another_case(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference first, then the causes."""
    assert explain(here, "loon", "--met", str(here / "twee.yaml")) == DONE
    assert capsys.readouterr().out == (
        "Loon: € 20,00 meer\nEerst: € 30,00 (een.yaml; peildatum 1 mei 2018; Het boek, artikel 2 lid 1).\n"
        "Nu: € 50,00 (twee.yaml; peildatum 1 mei 2018; Het boek, artikel 2 lid 1).\n\nZo komt het verschil tot stand:\n"
        "     - + € 20,00: Gewerkte uren: was 3 uur, is nu 5 uur (artikel 2 lid 1)\n"
    )


def test_another_day_and_case(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Together, as data that fits its schema; the effects add up to the difference."""
    assert explain(here, "loon", "--met", str(here / "twee.yaml"), "--met-datum", "2018-08-01", "--json") == DONE
    data = json.loads(capsys.readouterr().out)
    jsonschema.validate(data, SCHEMA)
    (found,) = data["verschillen"]
    assert [(c["id"], c["effect"]) for c in found["oorzaken"]] == [("uren", "20"), ("tarief", "5")]
    assert sum(Fraction(c["effect"]) for c in found["oorzaken"]) == Fraction(found["verschil"])
    assert found["oorzaken"][1]["bron"]["a"] == {"document": "boek", "artikel": "2", "lid": "2"}


@pytest.mark.parametrize("back", [False, True])
def test_another_edition(back: bool, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that changed are paired by the lineage, either way; what only one edition knows is left out."""
    if back:
        assert explain(here, "salaris", "--met-regelset", "oud@2018-05-01", "--vorm", "md", rules="nieuw@2019-06-01") == DONE
    else:
        assert explain(here, "loon", "--met-regelset", "nieuw@2019-06-01", "--vorm", "md") == DONE
    said = capsys.readouterr().out
    assert said.startswith("# Loon: € 6,00 minder" if back else "# Salaris: € 6,00 meer")
    old, new = "artikel 2 lid 2", "artikel 2 lid 4"
    places = f"eerst {new}; nu {old}" if back else f"eerst {old}; nu {new}"
    assert f"({places})" in said
    assert "De regels van beide uitgaven gelden hier zoals zij op hun peildatum zijn" in said


def test_another_edition_and_case(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a case of its own each edition is as it is in time; the case may have a date of its own."""
    (here / "drie.yaml").write_text('schema: "1"\npeildatum: 2019-05-01\ninvoer: {uren: 2, alleen_nieuw: ja}\n', "utf-8")
    assert explain(here, "loon", "--met-regelset", "nieuw", "--met", str(here / "drie.yaml")) == DONE
    said = capsys.readouterr().out
    assert said.startswith("Salaris: € 6,00 minder")
    assert "De regels van beide" not in said


def test_the_same_edition_on_another_day(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same rule set by name is another day of it."""
    assert explain(here, "loon", "--met-regelset", "oud@2018-08-01") == DONE
    assert capsys.readouterr().out.startswith("Loon: € 3,00 meer")


def test_exit_codes(here: Path) -> None:
    """That of the worst of the two."""
    assert explain(here, "loon", "--met", str(here / "leeg.yaml")) == UNKNOWN
    assert explain(here, "loon", "--met-datum", "2017-01-01") == NO


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["loon", "--met-regelset", "nieuw"], "LW991"),
        (["verdwenen", "--met-regelset", "nieuw@2019-06-01"], "LW992"),
        (["loon", "--met-datum", "morgen"], "LW903"),
        (["loon", "--met-datum", "2018-08-01", "--diepte", "2"], "`--diepte` hoort niet bij een verschil."),
        (["loon", "--met", "weg.yaml"], "LW904"),
    ],
)
def test_wrong_use(words: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be held against each other is refused."""
    assert explain(here, *words) == WRONG
    assert said in capsys.readouterr().err


def test_two_cases_from_stdin(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only one case can come from stdin."""
    assert main(["uitleg", "oud", "loon", "--regels", str(here), "--invoer", "-", "--met", "-"]) == WRONG
    assert "Van stdin is maar één zaak te lezen." in capsys.readouterr().err


def test_as_a_page(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The difference as one HTML page, also between editions, with the places of both."""
    assert explain(here, "loon", "--met-regelset", "nieuw@2019-06-01", "--vorm", "html") == DONE
    page = capsys.readouterr().out
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "<title>Salaris: verschil</title>" in page
    assert "eerst artikel\u00a02 lid\u00a02; nu artikel\u00a02 lid\u00a04" in page
    assert "De regels van beide uitgaven gelden hier" in page
