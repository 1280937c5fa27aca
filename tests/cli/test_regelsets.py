"""``lidwoord regelsets``: the sets, and the outcomes of one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, WRONG, main

RULES = """
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
invoer: {uren: {type: uur}}
waarden: {tarief: {lid: "1", type: €/uur, waarde: € 10/uur}}
regels:
  loon: {lid: "2", titel: Loon, samenvatting: Uren maal tarief., type: €, formule: uren * tarief}
  weekloon: {lid: "3", per: week, type: €, formule: uren van week * tarief}
normen:
  betalen: {lid: "4", soort: plicht, van: werkgever, samenvatting: Betaal op tijd.}
"""
TERM = """\
schema: "1"
regelset: {naam}
titel: Proef
status: geldend
{looptijd}bronnen:
  boek: {{titel: Het boek, soort: cao}}
"""


def set_with(root: Path, name: str, looptijd: str) -> None:
    """A rule set with a term."""
    term = f"looptijd: {looptijd}\n" if looptijd else ""
    write_rules(root, {"regelset.yaml": TERM.format(naam=name, looptijd=term), "a.yaml": RULES}, name)


def test_lists_sets_with_term_status_and_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each set on three lines at most; one of a thing is singular."""
    set_with(tmp_path, "een", "2018-04-01 t/m 2018-12-31")
    set_with(tmp_path, "twee", "")
    assert main(["regelsets", "--regels", str(tmp_path)]) == DONE
    assert capsys.readouterr().out == (
        "een  Proef\n"
        "    geldend; 1 april 2018 t/m 31 december 2018; 2 uitkomsten, 1 gegeven, 1 waarde, 1 norm\n"
        "twee  Proef\n"
        "    geldend; zonder looptijd; 2 uitkomsten, 1 gegeven, 1 waarde, 1 norm\n"
    )


def test_json_of_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has dates in ISO notation and the hash of the rule data."""
    set_with(tmp_path, "een", "2018-04-01 t/m 2018-12-31")
    assert main(["regelsets", "--json", "--regels", str(tmp_path)]) == DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert len(row.pop("versie")) == 64
    assert row == {
        "regelset": "een",
        "titel": "Proef",
        "status": "geldend",
        "van": "2018-04-01",
        "tot_en_met": "2018-12-31",
        "gebruikt": [],
        "omvang": {"uitkomsten": 2, "invoer": 1, "waarden": 1, "tabellen": 0, "normen": 1},
    }


def test_shipped_sets_say_what_they_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The sets that ship with lidwoord are listed, with the sets that they use."""
    assert main(["regelsets"]) == DONE
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "cao-2018  CAO Verpleeg-, Verzorgingshuizen en Thuiszorg 2018"
    assert lines[2] == "    gebruikt: minimumloon, feestdagen, aow"


def test_shows_the_outcomes_of_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a name: its outcomes with their type, title and article."""
    set_with(tmp_path, "een", "")
    assert main(["regelsets", "een", "--regels", str(tmp_path)]) == DONE
    assert capsys.readouterr().out == "loon (€): Loon  [artikel 2 lid 2]\nweekloon per week (€): weekloon  [artikel 2 lid 3]\n"


def test_json_of_the_outcomes_of_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The outcomes as JSON, without empty keys."""
    set_with(tmp_path, "een", "")
    assert main(["regelsets", "een", "--json", "--regels", str(tmp_path)]) == DONE
    assert json.loads(capsys.readouterr().out) == [
        {"naam": "loon", "titel": "Loon", "samenvatting": "Uren maal tarief.", "type": "€", "bron": "artikel 2 lid 2"},
        {"naam": "weekloon", "titel": "weekloon", "type": "€", "per": "week", "bron": "artikel 2 lid 3"},
    ]


def test_a_wrong_set_is_reported_and_the_others_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A set that does not load does not hide the rest."""
    set_with(tmp_path, "een", "")
    write_rules(tmp_path, "regels:\n  loon: {lid: '1', type: €, formule: uren}\n", "fout")
    assert main(["regelsets", "--regels", str(tmp_path)]) == WRONG
    out, err = capsys.readouterr()
    assert out.startswith("een  Proef\n")
    assert "fout/a.yaml" in err


def test_search_in_names_titles_and_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All words must stand in an outcome, an input or a value; the line says which of them it is."""
    write_rules(tmp_path, RULES.replace("{type: uur}}\nwaarden", "{type: uur, vraag: 'Hoeveel uren werkte u?'}}\nwaarden"))
    words = ["regelsets", "proef", "--regels", str(tmp_path)]
    assert main([*words, "UREN"]) == DONE
    assert capsys.readouterr().out == (
        "gegeven uren (uur): Hoeveel uren werkte u?  [artikel 1]\nuitkomst loon (€): Loon  [artikel 1 lid 2]\n"
    )
    assert main([*words, "tarief", "lid 1", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == [
        {"soort": "waarde", "naam": "tarief", "titel": "tarief", "type": "€/uur", "bron": "artikel 1 lid 1"}
    ]
    assert main([*words, "tarief", "niets"]) == NO
    out, err = capsys.readouterr()
    assert (out, "LW964" in err) == ("", True)


def test_long_lists_of_what_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty lines and how many more there are; all of them with --alles, and always as JSON."""
    values = "".join(f"  tarief_{n}: {{type: €, waarde: € {n}}}\n" for n in range(22))
    write_rules(tmp_path, f"waarden:\n{values}  tarief: {{type: €, waarde: € 99}}\n")
    words = ["regelsets", "proef", "tarief", "--regels", str(tmp_path)]
    assert main(words) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[0]) == (21, "waarde tarief (€): tarief  [artikel 1]")
    assert lines[-1] == "… en nog 3. Noem er een woord bij, of zie ze allemaal met `--alles`."
    assert main([*words, "--alles"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[-1]) == (23, "waarde tarief_21 (€): tarief 21  [artikel 1]")
    assert main([*words, "--json"]) == DONE
    assert len(json.loads(capsys.readouterr().out)) == 23


def test_near_names_when_nothing_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The warning proposes a name that is near to what was typed."""
    set_with(tmp_path, "een", "")
    assert main(["regelsets", "een", "taref", "--regels", str(tmp_path)]) == NO
    assert capsys.readouterr().err.endswith("\n  hint: Bedoelde u `tarief`?\n")


def test_names_of_the_edition_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What became of them comes behind what is found now; five lines of it, unless all is asked."""
    old = "".join(f"  oud_{n}: {{lid: '1', type: €, waarde: € {n}}}\n" for n in range(7))
    new = "".join(f"  nieuw_{n}: {{lid: '1', type: €, waarde: € {n}}}\n" for n in range(7))
    write_rules(tmp_path, f"waarden:\n{old}", "een")
    folder = write_rules(tmp_path, f"waarden:\n{new}", "twee")
    links = "".join(f"  nieuw_{n}: {{van: [oud_{n}]}}\n" for n in range(7))
    (folder / "twee.herkomst.yaml").write_text(f'schema: "1"\nvoorganger: een\nopvolgers:\n{links}', "utf-8")
    words = ["regelsets", "twee", "oud", "--regels", str(tmp_path)]
    assert main(words) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[0]) == (6, "vroeger `oud_0` van een: opgevolgd door `nieuw_0`.")
    assert lines[-1].startswith("… en nog 2.")
    assert main([*words, "--alles"]) == DONE
    assert len(capsys.readouterr().out.splitlines()) == 7
