"""``controleer``, ``test`` and ``bereken``: counts, places and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, WRONG, main, show

RULES = """
invoer: {uren: {type: uur}}
regels:
  loon: {lid: "1", type: €, formule: uren * € 10/uur}
"""
EXAMPLE = """\
schema: "1"
voorbeelden:
  - naam: drie uur
    peildatum: 2018-05-01
    invoer: {uren: 3 uur}
    verwacht: {loon: "€ BEDRAG"}
"""
WHOLE = "Regels geraakt: 1 van 1; takken 0 van 0; gegevens 0 van 0.\n"
CASE = 'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3 uur}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rule set with one example that passes."""
    made = write_rules(tmp_path, RULES)
    (made / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("BEDRAG", "30"), "utf-8")
    return made


def test_check_counts_sets_and_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right set gives a line of counts."""
    assert main(["controleer", str(folder)]) == DONE
    out, err = capsys.readouterr()
    assert (out, err) == ("1 regelset(s), 2 bestand(en) gecontroleerd: 0 fout(en), 0 waarschuwing(en).\n", "")


def test_check_a_file_inside_a_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path inside a set stands for that set."""
    assert main(["controleer", str(folder / "a.yaml"), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"regelsets": 1, "bestanden": 2, "meldingen": []}


def test_check_shows_what_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault is shown with its line; a broken example too."""
    (folder / "a.yaml").write_text((folder / "a.yaml").read_text("utf-8").replace("uren * €", "urn * €"), "utf-8")
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("naam:", "nam:"), "utf-8")
    assert main(["controleer", str(folder)]) == WRONG
    out, err = capsys.readouterr()
    assert "2 fout(en)" in out
    assert "proef/a.yaml:6:38" in err
    assert "proef/a.voorbeelden.yaml:3:5" in err


def test_examples_that_pass_and_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts, and what differed."""
    assert main(["test", str(folder)]) == DONE
    assert capsys.readouterr().out == f"1 voorbeeld(en) geslaagd, 0 mislukt.\n{WHOLE}"
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("BEDRAG", "31"), "utf-8")
    assert main(["test", str(folder)]) == NO
    out, err = capsys.readouterr()
    assert out == f"0 voorbeeld(en) geslaagd, 1 mislukt.\n{WHOLE}"
    assert "LW601" in err


def test_examples_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Failures by example, in JSON."""
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("BEDRAG", "31"), "utf-8")
    assert main(["test", str(folder), "--json"]) == NO
    data = json.loads(capsys.readouterr().out)
    assert (data["geslaagd"], data["meldingen"]) == (0, [])
    assert data["mislukt"][0]["voorbeeld"] == "drie uur"


def test_examples_of_a_set_that_does_not_load(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken set runs nothing and says why."""
    (folder / "a.yaml").write_text((folder / "a.yaml").read_text("utf-8").replace("uren * €", "urn * €"), "utf-8")
    assert main(["test", str(folder)]) == WRONG
    out, err = capsys.readouterr()
    assert out == ("0 voorbeeld(en) geslaagd, 0 mislukt; de regels van proef zijn fout: daarvan is geen voorbeeld gerekend.\n")
    assert "proef/a.yaml" in err


def test_sets_within_sets_count_their_own_examples(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A set in the folder of another has its own examples."""
    write_rules(folder, RULES.replace("loon", "binnenloon").replace("uren", "binnenuren"), "binnen")
    assert main(["test", str(folder)]) == DONE
    assert capsys.readouterr().out == f"1 voorbeeld(en) geslaagd, 0 mislukt.\n{WHOLE.replace('van 1', 'van 2')}"


def test_calculate_in_text_and_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same outcome in both forms."""
    (tmp_path / "zaak.yaml").write_text(CASE, "utf-8")
    words = ["bereken", "proef", "loon", "--regels", str(tmp_path), "--invoer", str(tmp_path / "zaak.yaml")]
    assert main(words) == DONE
    assert capsys.readouterr().out == "loon: € 30,00   [Het boek, artikel 1 lid 1]\n"
    assert main([*words, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["uitkomsten"]["loon"]["waarde"] == "30.00"


def test_a_line_that_can_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A diagnostic about a file that can't be read is shown without its line."""

    def refuse(self: Path) -> bool:
        raise OSError

    monkeypatch.setattr(Path, "is_file", refuse)
    assert show.read_line("nooit-gelezen.yaml", 1) is None


@pytest.mark.parametrize("where", [".", "hoofdstuk", ".."])
def test_without_a_path_it_is_where_you_are(
    where: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a rule set, deeper in it, or in a folder of rule sets: those are meant, and the answer says which."""
    (folder / "hoofdstuk").mkdir()
    monkeypatch.chdir(folder / where)
    assert main(["test"]) == DONE
    assert capsys.readouterr().out == f"1 voorbeeld(en) geslaagd, 0 mislukt (proef).\n{WHOLE}"
    assert main(["controleer"]) == DONE
    assert capsys.readouterr().out.endswith("0 fout(en), 0 waarschuwing(en) (proef).\n")


@pytest.mark.no_cover
def test_elsewhere_it_is_the_rules_that_ship(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there are no rule sets, the shipped ones are meant."""
    monkeypatch.chdir(tmp_path)
    assert main(["controleer"]) == DONE
    named = capsys.readouterr().out.rpartition("(")[2].rstrip(").\n").split(", ")
    assert {"cao-2018", "feestdagen", "minimumloon", "aow"} <= set(named)


def test_check_names_an_outcome_of_an_example_that_does_not_exist(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt outcome in an example is found without running it, at its place."""
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("loon:", "loom:"), "utf-8")
    for command in ("controleer", "test"):
        assert main([command, str(folder)]) == (WRONG if command == "controleer" else NO)
        assert "a.voorbeelden.yaml:6:16 fout LW520: `loom` is geen uitkomst" in capsys.readouterr().err


def test_why_an_example_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A failure is told whole, with what to do about it."""
    text = (
        RULES
        + """\
  a: {lid: "2", type: €, in_afwijking_van: loon, als: uren is meer dan 1 uur, formule: € 1}
  b: {lid: "3", type: €, in_afwijking_van: loon, als: uren is meer dan 2 uur, formule: € 2}
"""
    )
    made = write_rules(folder.parent, text)
    assert main(["test", str(made)]) == NO
    err = capsys.readouterr().err
    assert "(Van `loon` wijken a en b tegelijk af, met verschillende uitkomsten.)" in err
    assert "hint: Geef een van beide voorrang met `voorrang_op`." in err


SECOND = 'schema: "1"\nartikel: "2"\ntitel: Twee\nregels:\n  extra: {lid: "1", type: €, formule: als uren is 1 uur dan € 1 anders € 2}\n'


def test_what_no_example_reaches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts always; each point with its place when asked; and a refusal when that is demanded."""
    (folder / "hoofdstuk").mkdir()
    (folder / "hoofdstuk/b.yaml").write_text(SECOND, "utf-8")
    assert main(["test", str(folder)]) == DONE
    out, err = capsys.readouterr()
    assert (out.splitlines()[1], err) == ("Regels geraakt: 1 van 2; takken 0 van 2; gegevens 0 van 0.", "")
    assert main(["test", str(folder), "--dekking"]) == DONE
    err = capsys.readouterr().err
    assert (
        "proef/hoofdstuk/b.yaml:5:3 waarschuwing LW960: Bij `extra` is er geen voorbeeld waarin deze regel wordt berekend."
        in err
    )
    assert err.count("LW960") == 3
    assert main(["test", str(folder), "--eis-dekking"]) == NO
    assert capsys.readouterr().err.count("LW960") == 3


def test_coverage_below_a_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file, its examples or a folder: only the rules in it count, though all examples run."""
    (folder / "hoofdstuk").mkdir()
    (folder / "hoofdstuk/b.yaml").write_text(SECOND, "utf-8")
    for path, code, line in (
        ("a.yaml", DONE, "Regels geraakt: 1 van 1; takken 0 van 0; gegevens 0 van 0."),
        ("a.voorbeelden.yaml", DONE, "Regels geraakt: 1 van 1; takken 0 van 0; gegevens 0 van 0."),
        ("hoofdstuk", NO, "Regels geraakt: 0 van 1; takken 0 van 2; gegevens 0 van 0."),
        ("regelset.yaml", DONE, None),
    ):
        assert main(["test", str(folder / path), "--eis-dekking"]) == code
        assert capsys.readouterr().out.splitlines()[1:] == ([line] if line else [])


def test_coverage_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is missed stands in the JSON, asked or not."""
    (folder / "b.yaml").write_text(SECOND, "utf-8")
    assert main(["test", str(folder), "--json", "--eis-dekking"]) == NO
    data = json.loads(capsys.readouterr().out)["dekking"]
    assert data["takken"] == {"geraakt": 0, "van": 2}
    assert [m["plaats"] for m in data["gemist"]] == ["proef/b.yaml:5:3", "proef/b.yaml:5:43", "proef/b.yaml:5:43"]


@pytest.mark.parametrize(
    ("right", "wrong", "code", "hint"),
    [
        ("uren: 3 uur", "urn: 3 uur", "LW501", "hint: Bedoelde u `uren`?"),
        ("uren: 3 uur", "uren: 3 dagen", "LW502", ""),
        ("€ BEDRAG", "30,00 euro", "LW604", "hint: schrijf € 30,00"),
        ("loon:", "lon:", "LW520", "hint: Bedoelde u `loon`?"),
        ("    peildatum: 2018-05-01\n", "", "LW605", ""),
        ("    invoer", "    lezingen: {loon: ruim}\n    invoer", "LW522", ""),
    ],
)
def test_check_reads_examples_as_test_does(
    right: str, wrong: str, code: str, hint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an example gives, asks and expects is checked without running it; ``test`` says the same."""
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace(right, wrong).replace("BEDRAG", "30"), "utf-8")
    assert main(["controleer", str(folder)]) == WRONG
    said = capsys.readouterr().err
    assert (said.count("fout LW"), said.count(f"fout {code}"), hint in said) == (1, 1, True)
    assert main(["test", str(folder)]) == NO
    assert capsys.readouterr().err == said


def test_a_file_of_examples_that_can_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts say that it was not run, and what stands beside it is not missed."""
    (folder / "b.yaml").write_text(
        (folder / "a.yaml").read_text("utf-8").replace("loon:", "prijs:").replace("invoer: {uren: {type: uur}}", ""), "utf-8"
    )
    (folder / "a.voorbeelden.yaml").write_text(EXAMPLE.replace("naam:", "nam:"), "utf-8")
    assert main(["test", str(folder), "--dekking"]) == WRONG
    out, err = capsys.readouterr()
    assert out == (
        "0 voorbeeld(en) geslaagd, 0 mislukt; 1 bestand niet gelezen: de voorbeelden daarin zijn niet gerekend.\n"
        "Regels geraakt: 0 van 1; takken 0 van 0; gegevens 0 van 0.\n"
    )
    assert (err.count("LW960"), "Bij `prijs`" in err) == (1, True)
    (folder / "los.voorbeelden.yaml").write_text(EXAMPLE.replace("naam:", "nam:"), "utf-8")
    assert main(["test", str(folder), "--dekking", "--json"]) == WRONG
    data = json.loads(capsys.readouterr().out)
    assert data["niet_gelezen"] == ["proef/a.voorbeelden.yaml", "proef/los.voorbeelden.yaml"]
    assert (data["zonder_regels"], data["dekking"]["gemist"]) == ([], [])


def test_check_reads_the_cases_beside_the_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case that gives what the rules do not know, or that can't be read, is told; in examples that was so already."""
    case = folder / "mijn.zaak.yaml"
    case.write_text('schema: "1"\ninvoer: {onbekende_naam: 3 uur}\n', "utf-8")
    assert main(["controleer", str(folder)]) == WRONG
    assert "proef/mijn.zaak.yaml:2:10 fout LW501: `onbekende_naam`" in capsys.readouterr().err
    case.write_text('schema: "1"\ninvoerr: {}\n', "utf-8")
    assert main(["controleer", str(folder)]) == WRONG
    assert "proef/mijn.zaak.yaml:2:1 fout LW101" in capsys.readouterr().err
