"""``vergelijk``: every option and form, the exit codes, and what is wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from compare.editions import write_editions
from lidwoord.cli import DONE, NO, WRONG, main

CASES = Path(__file__).resolve().parents[1] / "compare" / "zaken"

ITSELF = "Beide kanten zijn dezelfde regels. Vergelijkt u met een kopie, noem dan haar map: `eerste\nMAP/eerste`.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two invented editions."""
    return write_editions(tmp_path_factory.mktemp("vergelijk"))


def heard(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    """The exit code and what was printed."""
    code = main(["vergelijk", *words, "--regels", str(folder)])
    out, err = capsys.readouterr()
    return code, out, err


def ids(out: str) -> list[str]:
    """The subjects in the JSON."""
    return [change["id"] for change in json.loads(out)["wijzigingen"]]


def test_two_editions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, exit 0; with --exit-code 1 where something differs, and 0 where nothing does."""
    code, out, err = heard(capsys, folder, "eerste", "tweede")
    assert (code, err) == (DONE, "")
    assert out.startswith("Van: Eerste cao\nNaar: Tweede cao\n12 verschillen: ")
    assert heard(capsys, folder, "eerste", "tweede", "--exit-code")[0] == NO
    code, out, _ = heard(capsys, folder, "eerste", "eerste", "--exit-code")
    assert (code, out) == (DONE, f"Van: Eerste cao\nNaar: Eerste cao\nEr zijn geen verschillen.\n{ITSELF}")
    assert heard(capsys, folder, "eerste", "tweede", "--exit-code", "--alleen", "status")[0] == DONE


def test_two_days_of_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what changed between them, with the days in the heading."""
    _, out, _ = heard(capsys, folder, "eerste@2020-02-01", "eerste@2020-08-01")
    assert "Van: Eerste cao, op 1 februari 2020\nNaar: Eerste cao, op 1 augustus 2020\n1 verschil: 1 waarde.\n" in out
    assert "Uurloon was € 10,00/uur en is nu € 11,00/uur." in out


@pytest.mark.parametrize(
    ("form", "start"),
    [("tekst", "Van: Eerste cao\n"), ("md", "# Vergelijking\n"), ("html", "<!DOCTYPE html>\n"), ("json", '{\n  "a": {')],
)
def test_forms(folder: Path, capsys: pytest.CaptureFixture[str], form: str, start: str) -> None:
    """Each of the four."""
    code, out, err = heard(capsys, folder, "eerste", "tweede", "--vorm", form)
    assert (code, err) == (DONE, "")
    assert out.startswith(start)


def test_json_is_the_form_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever way it is asked."""
    assert heard(capsys, folder, "eerste", "tweede", "--json") == heard(capsys, folder, "eerste", "tweede", "--vorm", "json")


def test_only_some_kinds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several, with or without spaces; a kind that does not exist is wrong."""
    assert ids(heard(capsys, folder, "eerste", "tweede", "--json", "--alleen", "tabel, norm")[1]) == ["treden", "betalen"]
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--alleen", "getal")
    assert code == WRONG
    assert "`getal` is geen soort verschil." in err
    assert "De soorten zijn: nieuw, vervallen, waarde, tabel, tijdvenster," in err


@pytest.mark.parametrize("article", ["2", "artikel 2", "1", "Deel 1"])
def test_only_an_article_or_part(folder: Path, capsys: pytest.CaptureFixture[str], article: str) -> None:
    """By its number on either side, in words, or by the part that it stands in."""
    found = ids(heard(capsys, folder, "eerste", "tweede", "--json", "--artikel", article)[1])
    assert {"uurloon", "deel_toeslag", "premie", "betalen"} <= set(found)
    assert not {"erbij", "dubbel", "afgeschaft"} & set(found)


def test_an_article_that_neither_has_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No difference would be the wrong answer."""
    code, out, err = heard(capsys, folder, "eerste", "tweede", "--artikel", "deel 3", "--exit-code")
    assert (code, out) == (WRONG, "")
    assert "LW996: Geen van beide regelsets heeft een artikel of deel `deel 3`." in err
    assert "Bedoelde u `deel 1`?" in err


def test_only_what_touches_an_outcome(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It and all that it depends on, also by the names of the earlier set; several add up; they go with the other options."""
    assert ids(heard(capsys, folder, "eerste", "tweede", "--json", "--uitkomst", "totaal")[1]) == ["deel_toeslag", "uurloon"]
    both = heard(capsys, folder, "eerste", "tweede", "--json", "--uitkomst", "totaal", "--uitkomst", "dubbel")[1]
    assert ids(both) == ["deel_toeslag", "erbij", "dubbel", "uurloon"]
    some = heard(
        capsys, folder, "eerste", "tweede", "--json", "--uitkomst", "premie", "--alleen", "tabel,norm", "--artikel", "2"
    )
    assert ids(some[1]) == ["treden"]


def test_an_outcome_that_neither_has_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest name of both sets."""
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--uitkomst", "totaa")
    assert code == WRONG
    assert "LW520: `totaa` is geen uitkomst" in err
    assert "Bedoelde u `totaal`?" in err


def test_days(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All days between, in every form; the other options choose among them."""
    words = ("eerste@2020-02-01", "tweede@2021-12-31", "--op-tijdlijn")
    _, out, _ = heard(capsys, folder, *words)
    assert [line for line in out.split("\n") if line[:2] == "1 "] == [
        "1 juli 2020 (1)", "1 januari 2021: hier begint Tweede cao (12)", "1 juli 2021 (1)",
    ]  # fmt: skip
    data = json.loads(heard(capsys, folder, *words, "--json", "--alleen", "norm")[1])
    assert [(day["datum"], day["regelset"]) for day in data["tijdlijn"]] == [("2021-01-01", "tweede")]
    assert "## Op de tijdlijn" in heard(capsys, folder, *words, "--vorm", "md")[1]
    assert 'id="tijdlijn"' in heard(capsys, folder, *words, "--vorm", "html")[1]


def test_days_backwards_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With how to ask it; without the days the two can be compared either way round."""
    words = ("tweede@2021-12-31", "eerste@2020-02-01")
    code, out, err = heard(capsys, folder, *words, "--op-tijdlijn")
    assert (code, out) == (WRONG, "")
    assert "LW901: `--op-tijdlijn` gaat van vroeger naar later, en hier is A later dan B." in err
    assert "Draai de twee om: `lidwoord vergelijk eerste@2020-02-01 tweede@2021-12-31 --op-tijdlijn`." in err
    assert heard(capsys, folder, *words)[0] == DONE


def test_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also what is folded otherwise: here what one set changes for the other."""
    _, out, _ = heard(capsys, folder, "eerste@2020-02-01", "tweede@2021-12-31", "--op-tijdlijn", "--alles")
    assert "Wat er dan verandert" not in out
    assert "Op tijd betalen heeft als termijn 1 mei (was 1 juli)." in out


def test_effect_on_cases(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """YAML and JSON cases; 10 hours: 100 + 10 becomes 130 + 19,50 by a wage of 13 and a share of 15%."""
    words = ("eerste@2020-02-01", "tweede@2021-12-31", "--uitkomst", "totaal", "--zaken", str(CASES))
    code, out, err = heard(capsys, folder, *words)
    assert (code, err) == (DONE, "")
    assert "Effect op Totaal (totaal)\n  4 zaken: 4 erop vooruit, 0 erop achteruit, 0 gelijk; samen + € 276,50.\n" in out
    assert "  an: € 110,00 → € 149,50 (+ € 39,50)\n" in out
    assert out.index("  dirk: ") < out.index("  cas: ") < out.index("  an: ") < out.index("  bo: ")
    (effect,) = json.loads(heard(capsys, folder, *words, "--json")[1])["effect"]
    assert [row["zaak"] for row in effect["zaken"]] == ["dirk", "cas", "an", "bo"]
    assert effect["totaal"] == "553/2"
    assert "## Effect op totaal" in heard(capsys, folder, *words, "--vorm", "md")[1]
    assert 'id="effect-0"' in heard(capsys, folder, *words, "--vorm", "html")[1]


def test_cases_with_readings_and_after_effect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reading that a case chooses counts on both sides, or on the one that has it; in every form it is said."""
    text = "regels: {{r: {{lid: '1', titel: Bedrag, type: €, geldt: {{tot_en_met: 2019-12-31}}, {}}}}}\n"
    readings = "lezingen: {streng: {gekozen: ja, reden: Zo., formule: € 1}, mild: {formule: € 5}}"
    for name, body in (("oud", readings), ("nieuw", "formule: € 2")):
        write_rules(tmp_path / "sets", text.format(body), name)
    cases = tmp_path / "zaken"
    cases.mkdir()
    head = 'schema: "1"\ninvoer: {}\n'
    (cases / "an.yaml").write_text(f"{head}lezingen: {{r: mild}}\nnawerking: ja\n", "utf-8")
    (cases / "bo.yaml").write_text(f"{head}nawerking: ja\n", "utf-8")
    words = ("oud@2019-05-01", "nieuw@2020-05-01", "--uitkomst", "r", "--zaken", str(cases))
    _, out, err = heard(capsys, tmp_path / "sets", *words)
    assert err == ""
    assert "an: € 5,00 → € 2,00 (− € 3,00)" in out
    assert "bo: € 1,00 → € 2,00 (+ € 1,00)" in out
    assert "Nawerking is gevraagd; zij telt aan beide kanten. (2 zaken)" in out
    told = "De lezing “mild” van `r` is er alleen in Proef, op 1 mei 2019; de andere kant kiest zelf. (1 zaak)"
    assert told in " ".join(out.split())
    (effect,) = json.loads(heard(capsys, tmp_path / "sets", *words, "--json")[1])["effect"]
    assert effect["opmerkingen"] == ["Nawerking is gevraagd; zij telt aan beide kanten. (2 zaken)", told]
    assert "De lezing “mild” van" in heard(capsys, tmp_path / "sets", *words, "--vorm", "md")[1]
    assert "De lezing “mild” van" in heard(capsys, tmp_path / "sets", *words, "--vorm", "html")[1]
    (cases / "bo.yaml").write_text(f"{head}lezingen: {{r: ruim}}\n", "utf-8")
    code, _, err = heard(capsys, tmp_path / "sets", *words)
    assert code == WRONG
    assert "LW522" in err


def test_cases_need_an_outcome_and_a_folder_with_cases(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of the three faults has its own message."""
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--zaken", str(CASES))
    assert code == WRONG
    assert "Bij `--zaken` hoort een uitkomst." in err
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--zaken", str(tmp_path / "weg"), "--uitkomst", "totaal")
    assert code == WRONG
    assert "weg" in err
    (tmp_path / "lees-mij.txt").write_text("niets", "utf-8")
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--zaken", str(tmp_path), "--uitkomst", "totaal")
    assert code == WRONG
    assert f"LW990: In {tmp_path} staat geen zaak." in err


def test_a_case_that_neither_set_understands(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name is a message, not a case without effect."""
    (tmp_path / "an.yaml").write_text('schema: "1"\ninvoer: {urn: 4 uur}\n', "utf-8")
    code, _, err = heard(capsys, folder, "eerste", "tweede", "--zaken", str(tmp_path), "--uitkomst", "totaal")
    assert code == WRONG
    assert "an.yaml:2:10 fout LW501" in err
    assert "Bedoelde u `uren`?" in err


def test_sets_and_forms_that_do_not_exist(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use: 2."""
    assert heard(capsys, folder, "eerste", "derde")[0] == WRONG
    assert heard(capsys, folder, "eerste")[0] == WRONG
    assert heard(capsys, folder, "eerste", "tweede", "--vorm", "pdf")[0] == WRONG
    assert heard(capsys, folder, "eerste@gisteren", "tweede")[0] == WRONG


def test_a_lineage_with_faults_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A comparison by a lineage that contradicts itself would mislead."""
    twice = 'schema: "1"\nvoorganger: eerste\nnieuw: [{namen: [erbij]}]\n'
    root = write_editions(tmp_path, {"deel-2/deel-2.herkomst.yaml": twice})
    code, out, err = heard(capsys, root, "eerste", "tweede")
    assert (code, out) == (WRONG, "")
    assert "LW981: Van `erbij` is de herkomst al gezegd." in err


def test_a_set_may_be_named_by_its_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --regels; the lineage beside it counts."""
    assert main(["vergelijk", str(folder / "eerste"), str(folder / "tweede"), "--alleen", "waarde"]) == DONE
    assert "Deel was 10% en is nu 15%." in capsys.readouterr().out
