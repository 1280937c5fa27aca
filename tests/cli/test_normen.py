"""``lidwoord normen``: the list, searching in it, and the days with a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, WRONG, main
from lidwoord.cli.commands.normen import MOST_WHOLE

RULES = """
invoer:
  datum_afwijzing: {type: datum, vraag: "Wanneer is je verzoek afgewezen?"}
regels:
  verlof: {lid: "1", type: uur, formule: 144 uur}
  laatste_dag: {titel: Laatste dag voor bezwaar, type: datum, formule: datum_afwijzing + 14 dagen}
  vaste_dag: {type: datum, lezingen: {ruim: {gekozen: ja, reden: Zo., formule: peildatum + 1 dag}, streng: {reden: Of zo., formule: peildatum}}}
normen:
  verlof_vragen: {lid: "1", soort: recht, van: werknemer, jegens: werkgever, bij: [verlof], samenvatting: Vragen kan altijd.}
  bewaren: {lid: "2", soort: plicht, van: werkgever, termijn: laatste_dag, samenvatting: De stukken blijven liggen.}
  melden: {lid: "3", soort: plicht, van: werkgever, termijn: vaste_dag, samenvatting: Meld het de volgende dag.}
procedures:
  bezwaar: {lid: "4", samenvatting: Zo gaat dat., stappen: [{wie: werknemer, doet: maakt bezwaar, termijn: laatste_dag}]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one rule set and a case."""
    write_rules(tmp_path, RULES)
    (tmp_path / "zaak.yaml").write_text('schema: "1"\npeildatum: 2018-05-02\ninvoer: {datum_afwijzing: 2018-05-01}\n', "utf-8")
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What the command gives."""
    code = main(["normen", *words, "--regels", str(root)])
    return code, *capsys.readouterr()


def test_the_whole_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A count, and each norm and procedure in full; without a case a day is the name of its rule."""
    code, out, err = said(root, capsys, "proef")
    assert (code, err) == (DONE, "")
    assert out == (
        "Het boek: 3 normen en 1 procedure\n\n"
        "Verlof vragen\n   [artikel 1 lid 1]\n   Vragen kan altijd.\n   Wie mag dit: werknemer, tegenover werkgever.\n\n"
        "Bewaren\n   [artikel 1 lid 2]\n   De stukken blijven liggen.\n"
        "   Wie moet dit: werkgever. Tot wanneer: zie Laatste dag voor bezwaar [laatste_dag].\n\n"
        "Melden\n   [artikel 1 lid 3]\n   Meld het de volgende dag.\n"
        "   Wie moet dit: werkgever. Tot wanneer: zie Vaste dag [vaste_dag].\n\n"
        "Bezwaar\n   [artikel 1 lid 4]\n   Zo gaat dat.\n"
        "   1. Werknemer maakt bezwaar. Tot wanneer: zie Laatste dag voor bezwaar [laatste_dag].\n"
    )


def test_words_before_and_behind_options(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words may go on behind an option; all of them must fit."""
    assert "1 norm\n\nBewaren" in said(root, capsys, "proef", "stukken", "--van", "werkgever", "LIGGEN")[1]
    code, out, err = said(root, capsys, "proef", "stukken", "altijd")
    assert (code, out) == (NO, "")
    assert "LW961" in err


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--soort", "plicht"), ["bewaren", "melden"]),
        (("--bij", "verlof"), ["verlof_vragen"]),
        (("--artikel", "1"), ["verlof_vragen", "bewaren", "melden", "bezwaar"]),
        (("--van", "werknemer"), ["verlof_vragen", "bezwaar"]),
    ],
)
def test_options(root: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], names: list[str]) -> None:
    """Each option leaves out what does not meet it."""
    code, out, _ = said(root, capsys, "proef", "--json", *options)
    assert code == DONE
    assert [item["id"] for item in json.loads(out)["normen"]] == names


def test_days_of_a_case(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The case, its own peildatum and a reading count."""
    code, out, _ = said(root, capsys, "proef", "--invoer", str(root / "zaak.yaml"))
    assert code == DONE
    assert "Tot wanneer: 15 mei 2018." in out
    assert "Tot wanneer: 3 mei 2018." in out
    assert (
        "Tot wanneer: 2 mei 2018."
        in said(root, capsys, "proef", "--invoer", str(root / "zaak.yaml"), "--lezing", "vaste_dag=streng")[1]
    )


def test_days_of_a_date_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a case what needs none is calculated, and the rest says what it needs."""
    out = said(root, capsys, "proef@2018-06-01", "--soort", "plicht")[1]
    assert "Tot wanneer: 2 juni 2018." in out
    assert "Tot wanneer: nog niet bekend. Daarvoor is nodig: “Wanneer is je verzoek\n   afgewezen?” [datum_afwijzing]." in out


def test_json_with_a_date(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The receipt of the rules and the peildatum; the whole source."""
    data = json.loads(said(root, capsys, "proef@2018-06-01", "melden", "--json")[1])
    assert (data["regelset"], data["peildatum"], len(data["versie"])) == ("proef", "2018-06-01", 64)
    (item,) = data["normen"]
    assert (item["bron"], item["termijn"]["datum"]) == ("Het boek, artikel 1 lid 3", "2018-06-02")
    assert "peildatum" not in json.loads(said(root, capsys, "proef", "--json")[1])


def test_nothing_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The word that looks like it is named; as JSON it is an empty list."""
    code, out, err = said(root, capsys, "proef", "stuken", "--json")
    assert (code, json.loads(out)["normen"]) == (NO, [])
    assert "hint: Bedoelde u `stukken`?" in err
    assert "hint: Laat een woord of een optie weg" in said(root, capsys, "proef", "xyzzyxyzzy")[2]


def test_wrong_use(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An outcome that does not exist, an option that does not, and no rule set."""
    code, _, err = said(root, capsys, "proef", "--bij", "verlov")
    assert code == WRONG
    assert "LW520" in err
    assert "Bedoelde u `verlof`?" in err
    assert "De optie `--vam` bestaat hier niet." in said(root, capsys, "proef", "--vam", "x")[2]
    assert "Dit hoort hier niet: -x." in said(root, capsys, "proef", "bezwaar", "-x")[2]
    assert "Er ontbreekt: REGELSET[@DATUM]." in said(root, capsys)[2]


def test_a_long_list_is_short_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than a screenful is one line each, with how to see more; --alles gives it in full."""
    norms = "".join(f"  n{i}: {{lid: '{i}', soort: recht, van: a, samenvatting: Zin.}}\n" for i in range(MOST_WHOLE))
    procedure = "procedures: {p: {lid: '99', samenvatting: Zin., stappen: [{wie: a, doet: b}]}}\n"
    write_rules(tmp_path, f"normen:\n{norms}{procedure}")
    lines = said(tmp_path, capsys, "proef")[1].splitlines()
    assert lines[0] == f"Het boek: {MOST_WHOLE} normen en 1 procedure"
    assert lines[2] == "n0: N0 (recht van a)  [artikel 1 lid 0]"
    assert lines[-3] == "p: P (procedure)  [artikel 1 lid 99]"
    assert "`lidwoord normen proef WOORD`" in lines[-1]
    assert said(tmp_path, capsys, "proef", "--alles")[1].count("Zin.") == MOST_WHOLE + 1


def test_a_set_without_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then the title of the set stands above the list."""
    manifest = 'schema: "1"\nregelset: proef\ntitel: Proef zonder bron\n'
    write_rules(
        tmp_path, {"regelset.yaml": manifest, "a.yaml": "normen: {n: {lid: '1', soort: recht, van: a, samenvatting: Zin.}}"}
    )
    assert said(tmp_path, capsys, "proef")[1].startswith("Proef zonder bron: 1 norm\n\nN\n   [artikel 2 lid 1]\n")


def test_norms_outside_their_term(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a date on which they do not hold yet the list says so, in full or in a line each; without a date it says nothing."""
    norms = "".join(
        f"  n{i}: {{lid: '{i}', soort: plicht, van: werkgever, samenvatting: Meld het.}}\n" for i in range(MOST_WHOLE + 1)
    )
    write_rules(tmp_path, f"geldt: {{van: 2018-04-01}}\nnormen:\n{norms}")
    _, out, _ = said(tmp_path, capsys, "proef@2018-03-01")
    assert out.count("(geldt pas vanaf 1 april 2018)") == MOST_WHOLE + 1
    _, out, _ = said(tmp_path, capsys, "proef@2018-03-01", "--alles")
    assert out.count("Let op: dit geldt pas vanaf 1 april 2018.") == MOST_WHOLE + 1
    for name in ("proef", "proef@2018-04-01"):
        assert "geldt" not in said(tmp_path, capsys, name, "--alles")[1]
