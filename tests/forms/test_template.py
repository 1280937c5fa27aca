"""The form: unfilled it says clearly what is empty, filled in it is a case that calculates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lidwoord
from building import write_rules
from interview.scene import RULES, rules_of
from lidwoord.calculate import calculate
from lidwoord.cli import DONE, WRONG, main
from lidwoord.cli.cases import read_case_file
from lidwoord.documents import parse_document
from lidwoord.forms import needs_of
from lidwoord.forms.template import case_template
from lidwoord.ruleset.model import RuleSet

SLOT = re.compile(r"^( *(?:- )?)([a-z_0-9]+):(?:  #.*)?$")
PARTS = ("invoer", "diensten", "maanden", "onderdelen")
FILLED = {
    "peildatum": "2018-05-01", "uren": "36 uur/week", "lid": "ja", "begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00",
    "zwaar": "nee", "eerste_dag": "2018-05-01", "laatste_dag": "2018-05-31", "loon": "€ 5", "naam": "reis", "bedrag": "€ 2,50",
}  # fmt: skip


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The invented rule set."""
    return rules_of(tmp_path_factory.mktemp("sjabloon"))


def form(rules: RuleSet, *outcomes: str) -> str:
    """The form for some outcomes."""
    return case_template(rules, outcomes, needs_of(rules, outcomes))


def fill(text: str, answers: dict[str, str]) -> str:
    """The form with its slots filled; those without an answer are taken away."""
    done: list[str] = []
    for line in text.split("\n"):
        slot = SLOT.match(line)
        if slot is None or slot[2] in PARTS:
            done.append(line)
        elif slot[2] in answers:
            done.append(f"{slot[1]}{slot[2]}: {answers[slot[2]]}")
    return "\n".join(done)


def test_what_a_form_looks_like(rules: RuleSet) -> None:
    """Slots with question, help, notation and place; defaults as comments; lists with one empty element."""
    text = form(rules, "netto", "loon", "gewerkt", "totaal", "deze_maand")
    assert (
        "  # Hoeveel uur werkt u?\n  # Volgens uw contract.\n"
        "  # uur/week; minstens 0 uur/week en hoogstens 40 uur/week; kan in de tijd veranderen [artikel 1]\n  uren:\n"
    ) in text
    assert '  # Hoeveel korting?\n  # percentage (zoals 7,4%); standaard 5% [artikel 1]\n  # korting: "5%"\n' in text
    assert (
        "  diensten:\n    - begin:  # datumtijd (zoals 2018-05-01T23:00)\n      einde:  # datumtijd (zoals 2018-05-01T23:00)\n"
        "      # Was het zwaar?\n      zwaar:  # ja/nee\n      # Hoeveel extra?\n      # extra: 0 uur\n"
    ) in text
    assert "      onderdelen:\n        - naam:  # tekst\n          bedrag:  # €\n" in text
    assert text.endswith(
        "\ndekking:\n  # Over welk tijdvak diensten volledig is: tijdvak (zoals 2018-01-01 t/m 2018-12-31).\n  diensten:\n"
    )
    assert max(map(len, text.split("\n"))) <= 100


def test_an_unfilled_form_names_every_empty_slot(rules: RuleSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback and no zero: each empty slot is a diagnostic with its place."""
    write_rules(tmp_path, RULES)
    (tmp_path / "z.yaml").write_text(form(rules, "loon", "gewerkt"), "utf-8")
    words = ["bereken", "proef@2018-05-01", "loon", "--regels", str(tmp_path), "--invoer", str(tmp_path / "z.yaml")]
    assert main(words) == WRONG
    said = capsys.readouterr().err
    assert set(re.findall(r"LW\d+", said)) == {"LW106"}
    assert re.findall(r"De sleutel `(\w+)`", said) == ["peildatum", "uren", "lid", "begin", "einde", "zwaar"]


def test_a_filled_form_calculates(rules: RuleSet, tmp_path: Path) -> None:
    """The slots filled in, the rest as it was."""
    path = tmp_path / "z.yaml"
    path.write_text(fill(form(rules, "loon", "gewerkt", "totaal"), FILLED), "utf-8")
    case = read_case_file(str(path))
    assert case.date is not None
    found = calculate(rules, ["loon", "gewerkt", "totaal"], case.given, date=case.date, covers=case.covers)
    assert [found[name].text for name in ("loon", "gewerkt", "totaal")] == ["€ 360,00", "8 uur", "€ 2,50"]


def test_a_shipped_form_calculates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form of a shipped outcome, filled in, gives what the same case gives."""
    assert main(["invoer", "cao-2018", "ort_toeslag", "--sjabloon"]) == DONE
    answers = {
        "peildatum": "2018-05-01", "functiegroep": "35", "periodiek": "5", "arbeidsduur": "24 uur/week",
        "geboortedatum": "1985-03-14", "begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00", "volgens_rooster": "ja",
    }  # fmt: skip
    path = tmp_path / "z.yaml"
    path.write_text(fill(capsys.readouterr().out, answers), "utf-8")
    assert main(["bereken", "cao-2018@2018-05-01", "ort_toeslag", "--invoer", str(path)]) == DONE
    assert capsys.readouterr().out.startswith("ort_toeslag: € 45,94")


def test_a_form_without_slots(rules: RuleSet, tmp_path: Path) -> None:
    """Only defaults, or nothing: the form is a case as it stands, but for its date."""
    text = form(rules, "netto").replace("\npeildatum:\n", "\n")
    document, wrong = parse_document(text, "z.yaml", "zaak")
    assert document is not None, wrong
    assert "invoer: {}\n" in text


@pytest.mark.parametrize("outcome", ["eindejaarsuitkering", "vakantie_uren_per_jaar", "vakantiebijslag", "maandsalaris"])
def test_unfilled_shipped_forms(outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every unfilled form is answered by diagnostics about its empty slots alone."""
    rules = lidwoord.load("cao-2018")
    (tmp_path / "z.yaml").write_text(form(rules, outcome), "utf-8")
    assert main(["bereken", "cao-2018@2018-05-01", outcome, "--invoer", str(tmp_path / "z.yaml")]) == WRONG
    assert set(re.findall(r"fout (LW\d+)", capsys.readouterr().err)) == {"LW106"}
