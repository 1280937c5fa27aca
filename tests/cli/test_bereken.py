"""``lidwoord bereken``: its lines and JSON, its exit codes, and every option; wrong use is in ``test_wrong_use.py``."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import lidwoord
from building import write_rules
from lidwoord.cli import COMMANDS, DONE, NO, UNKNOWN, WRONG, main

RULES = """
invoer:
  uren: {type: uur}
  in_dienst: {type: ja/nee}
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, gewerkt: uur}}
  contract: {lijst: contracten, is_tijdvak: datum}
lijsten:
  contracten_in_mei: {soort: selectie, uit: contracten, binnen: kalendermaand van 2018-05-01}
regels:
  loon: {lid: "1", type: €, formule: uren * € 10/uur / 3}
  toelage: {lid: "2", type: €, zonder_aanspraak: € 0, voorwaarden: [{lid: "2", naam: in dienst, eis: in_dienst}], formule: € 5}
  tijdelijk: {lid: "3", type: €, geldt: {van: 2018-01-01, tot_en_met: 2018-12-31}, formule: € 7}
  kapot: {lid: "4", type: getal, formule: 1 / 0}
  weekloon: {lid: "5", type: €, per: week, formule: gewerkt van week * € 10/uur}
  marge:
    lid: "6"
    type: getal
    lezingen:
      ruim: {gekozen: ja, reden: Zie lid 1., formule: "5"}
      streng: {formule: "3"}
  aantal_contracten: {lid: "7", type: aantal, formule: aantal over elk c uit contracten_in_mei}
"""
CASE = 'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 2, weken: [{nummer: 1, gewerkt: 4}, {nummer: 2, gewerkt: 5}]}\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with rules in ``regels`` and a case in ``zaak.yaml``, where the command is given."""
    write_rules(tmp_path / "regels", RULES)
    (tmp_path / "zaak.yaml").write_text(CASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def bereken(*words: str, case: str = "zaak.yaml") -> int:
    """Run the command on these rules."""
    return main(["bereken", *words, "--invoer", case, "--regels", "regels"])


CODES = {
    "known": (["loon"], DONE, ["loon: € 6,67"]),
    "no right": (["toelage"], UNKNOWN, ["toelage: onbekend"]),
    "does not apply": (["proef@2019-01-01", "tijdelijk"], NO, ["tijdelijk: geldt niet"]),
    "a fault": (["kapot"], NO, ["kapot: fout"]),
    "known and unknown": (["loon", "toelage"], UNKNOWN, ["loon: € 6,67", "toelage: onbekend"]),
    "known, unknown and a fault": (["loon", "toelage", "kapot"], NO, ["loon: € 6,67", "toelage: onbekend", "kapot: fout"]),
    "one element": (["weekloon[2]"], DONE, ["weekloon[2]: € 50,00"]),
    "every element": (["weekloon"], DONE, ["weekloon[1]: € 40,00", "weekloon[2]: € 50,00"]),
    "the same twice": (["loon", "loon"], DONE, ["loon: € 6,67"]),
}


@pytest.mark.parametrize("name", CODES)
def test_exit_codes(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 known or no right, 1 a fault or does not apply, 3 unknown; each outcome begins a line."""
    words, code, lines = CODES[name]
    asked = words if words[0].startswith("proef") else ["proef", *words]
    assert bereken(*asked) == code
    out, err = capsys.readouterr()
    shown = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert ([line[: len(wanted)] for line, wanted in zip(shown, lines, strict=True)], err) == (lines, "")


def test_no_right_is_an_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Someone without a right got a clear answer: exit code 0, with the condition that failed."""
    (root / "nee.yaml").write_text(CASE.replace("uren: 2", "in_dienst: nee"), "utf-8")
    assert bereken("proef", "toelage", "--json", case="nee.yaml") == DONE
    found = json.loads(capsys.readouterr().out)["uitkomsten"]["toelage"]
    assert found == {
        "toestand": "geen_recht",
        "waarde": "0.00",
        "exact": "0",
        "eenheid": "€",
        "niet_vervuld": [{"voorwaarde": "in dienst", "document": "boek", "artikel": "1", "lid": "2"}],
        "wel_vervuld": [],
        "bron": [{"document": "boek", "artikel": "1", "lid": "2"}],
    }


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole answer with its receipt, as the design gives it."""
    assert bereken("proef", "loon", "marge", "--json") == DONE
    data = json.loads(capsys.readouterr().out)
    version = data.pop("versie")
    assert (len(version), data) == (
        64,
        {
            "regelset": "proef",
            "peildatum": "2018-05-01",
            "uitkomsten": {
                "loon": {
                    "toestand": "bekend",
                    "waarde": "6.67",
                    "exact": "20/3",
                    "eenheid": "€",
                    "bron": [{"document": "boek", "artikel": "1", "lid": "1"}],
                },
                "marge": {
                    "toestand": "bekend",
                    "waarde": "5",
                    "exact": "5",
                    "eenheid": "getal",
                    "bron": [{"document": "boek", "artikel": "1", "lid": "6"}],
                },
            },
            "ontvangst": {"engine": lidwoord.__version__, "schema": "1", "lezingen": {"marge": "ruim"}, "gegeven": ["uren"]},
        },
    )


STATES = {
    "toelage": {"toestand": "onbekend", "ontbreekt": ["in_dienst"]},
    "kapot": {"toestand": "fout", "code": "LW401", "melding": "Hier wordt door nul gedeeld."},
    "aantal_contracten": {"toestand": "onbekend", "ontbreekt": ["contracten"]},
}


@pytest.mark.parametrize("name", STATES)
def test_states_as_json(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missing or what went wrong; a fault with its place."""
    bereken("proef", name, "--json")
    found = json.loads(capsys.readouterr().out)["uitkomsten"][name]
    place = found.pop("plaats", "")
    assert {k: v for k, v in found.items() if k != "bron"} == STATES[name]
    assert place == ("proef/a.yaml:16:43" if name == "kapot" else "")


READINGS = {
    "the chosen one": ([], CASE, "5", "ruim"),
    "by the option": (["--lezing", "marge=streng"], CASE, "3", "streng"),
    "by the case": ([], CASE + "lezingen: {marge: streng}\n", "3", "streng"),
    "the option goes before the case": (["--lezing", "marge=ruim"], CASE + "lezingen: {marge: streng}\n", "5", "ruim"),
    "twice the same": (["--lezing", "marge=streng", "--lezing", "marge=streng"], CASE, "3", "streng"),
}


@pytest.mark.parametrize("name", READINGS)
def test_readings(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reading comes from the option, else the case, else it is the chosen one; the receipt says which."""
    options, case, value, reading = READINGS[name]
    (root / "zaak.yaml").write_text(case, "utf-8")
    assert bereken("proef", "marge", "--json", *options) == DONE
    data = json.loads(capsys.readouterr().out)
    assert (data["uitkomsten"]["marge"]["waarde"], data["ontvangst"]["lezingen"]) == (value, {"marge": reading})


AFTER = {
    "without": ([], "", NO, "geldt_niet", None),
    "by the option": (["--nawerking"], "", DONE, "bekend", True),
    "by the case": ([], "nawerking: ja\n", DONE, "bekend", True),
}


@pytest.mark.parametrize("name", AFTER)
def test_after_effect(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A provision past its term is calculated only on demand, and then the answer says so."""
    options, more, code, state, said = AFTER[name]
    (root / "zaak.yaml").write_text(CASE + more, "utf-8")
    assert bereken("proef@2019-01-01", "tijdelijk", "--json", *options) == code
    found = json.loads(capsys.readouterr().out)["uitkomsten"]["tijdelijk"]
    assert (found["toestand"], found.get("nawerking")) == (state, said)


def test_the_date_after_the_name_goes_before_the_case(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`@2018-07-01` is asked for, whatever the case says."""
    assert bereken("proef@2018-07-01", "loon", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["peildatum"] == "2018-07-01"


def test_given_outcomes_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An outcome that the case gives replaces its rule, and the receipt says so."""
    (root / "zaak.yaml").write_text(CASE.replace("{uren: 2", "{loon: € 3"), "utf-8")
    assert bereken("proef", "loon", "--json") == DONE
    data = json.loads(capsys.readouterr().out)
    assert (data["uitkomsten"]["loon"]["exact"], data["ontvangst"]["gegeven"]) == ("3", ["loon"])


JSON_CASE = '{"schema": "1", "peildatum": "2018-05-01", "invoer": {"uren": 1.5, "in_dienst": true}}'
FORMS = {
    "YAML on stdin": ("-", 'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: "1,5", in_dienst: ja}\n'),
    "JSON on stdin": ("-", JSON_CASE),
    "JSON on stdin after blank lines": ("-", "\n\n  " + JSON_CASE),
    "a JSON file": ("zaak.json", JSON_CASE),
    "a byte order mark": ("-", "\ufeff" + JSON_CASE),
    "Windows line ends": ("-", 'schema: "1"\r\npeildatum: 2018-05-01\r\ninvoer: {uren: "1,5", in_dienst: ja}\r\n'),
}


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_a_case(name: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The same case as YAML or JSON, from a file or a pipe, gives the same."""
    place, text = FORMS[name]
    if place == "-":
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    else:
        (root / place).write_text(text, "utf-8")
    assert bereken("proef", "loon", "toelage", "--json", case=place) == DONE
    found = json.loads(capsys.readouterr().out)["uitkomsten"]
    assert (found["loon"]["exact"], found["toelage"]["exact"]) == ("5", "5")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_every_command(command: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What it is for and its options, in Dutch, and exit code 0."""
    with pytest.raises(SystemExit) as caught:
        main([command, option])
    out, err = capsys.readouterr()
    assert (caught.value.code, err, out.startswith(f"gebruik: lidwoord {command} ")) == (DONE, "", True)
    assert [word for word in ("usage", "options:", "positional", "show this help", "optional") if word in out] == []


def test_as_a_module(root: Path) -> None:
    """``python -m lidwoord`` is the same command, with its exit code."""
    words = [sys.executable, "-m", "lidwoord"]
    case = ["--invoer", str(root / "zaak.yaml"), "--regels", str(root / "regels")]
    repository = Path(__file__).parents[2]  # where a relative PYTHONPATH begins
    runs = [
        subprocess.run([*words, *rest], capture_output=True, check=False, cwd=repository)
        for rest in (["--version"], ["bereken", "proef", "toelage", *case], ["bereken"])
    ]
    assert [r.returncode for r in runs] == [DONE, UNKNOWN, WRONG]
    assert runs[0].stdout.decode() == f"lidwoord {lidwoord.__version__}\n"
    assert runs[2].stderr.decode().startswith("fout LW901: Er ontbreekt: REGELSET[@DATUM], UITKOMST")


@pytest.mark.parametrize("words", [["loom", "--json"], ["loon", "--invoer", "weg.yaml", "--json"]])
def test_what_is_wrong_as_json(words: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--json`` a program reads the diagnostics on stdout; a person still sees them on stderr."""
    case = [] if "--invoer" in words else ["--invoer", "zaak.yaml"]
    assert main(["bereken", "proef", *words, *case, "--regels", "regels"]) == WRONG
    out, err = capsys.readouterr()
    (told,) = json.loads(out)["meldingen"]
    assert err.startswith(f"fout {told['code']}: {told['bericht']}")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("z.json", '{"schema": "1", "peildatum": "2018-05-01", "invoer": {"uren": 1.5}}', DONE),
        ("z.json", '{"schema": "1", "peildatum": "2018-05-01", "invoer": {"uren": 1.5,}}', WRONG),
        ("z.json", '{"schema": "1", "peildatum": "2018-05-01", "invoer": {"uren": 1,5}}', WRONG),
        ("z.json", 'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 1}', WRONG),
        ("z.yaml", '{"schema": "1", "peildatum": "2018-05-01", "invoer": {"uren": 1.5}}', DONE),
        ("z.yaml", '{schema: "1", peildatum: 2018-05-01, invoer: {uren: "1,5"}}', DONE),
    ],
)
def test_json_is_json(name: str, text: str, code: int, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is called JSON must be it, and says where it is not; YAML between braces is still YAML."""
    (root / name).write_text(text, "utf-8")
    assert bereken("proef", "loon", case=name) == code
    out, err = capsys.readouterr()
    assert out.startswith("loon: €") is (code == DONE)
    assert err.startswith("z.json:1:") is (code == WRONG)
    assert ("fout LW037: " in err) is (code == WRONG)
