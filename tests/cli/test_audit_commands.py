"""``dekking`` and ``bron``: tables, lists, exit codes and wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import DONE, NO, WRONG, main

MANIFEST = """\
schema: "1"
regelset: proef
titel: Proef
bronnen: {boek: {titel: Het boek}}
"""
RULES = """
schema: "1"
artikel: "1"
titel: Proef
waarden:
  tarief: {lid: "1", type: €/uur, waarde: € 10/uur}
  geraamd: {lid: "2", type: aantal, waarde: "7", zekerheid: afgeleid}
regels:
  loon: {lid: "9", type: €, formule: tarief * 3 uur}
niet_uitdrukbaar:
  redelijk: {lid: "3", reden: Dat beslist een mens.}
"""
OUTLINE = """\
schema: "1"
document: boek
delen: [{deel: Deel, artikelen: [{artikel: "1", leden: {"1": bedrag, "2": bedrag, "3": voorwaarde}}]}]
"""
TEXT = "Artikel 1 Loon\nHet tarief is tien euro. Na drie uur gaat het in.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one rule set, its outline and a text of its source."""
    made = write_rules(tmp_path, {"a.yaml": RULES.lstrip(), "regelset.yaml": MANIFEST})
    (made / "boek.opbouw.yaml").write_text(OUTLINE, "utf-8")
    (tmp_path / "boek.txt").write_text(TEXT, "utf-8")
    return tmp_path


def heard(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    """The exit code and what was printed."""
    code = main([*words, "--regels", str(folder)])
    out, err = capsys.readouterr()
    return code, out, err


def test_coverage_of_a_whole_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is missing: 0; what does not calculate is named with its reason, and so is a stray citation."""
    code, out, err = heard(capsys, folder, "dekking", "proef")
    assert (code, err) == (DONE, "")
    assert "Van de 3 leden waaruit iets te berekenen valt, rekenen er 2 (66,6%)." in out
    assert "Rekent niet:\n  1 lid 3 (voorwaarde): Dat beslist een mens.\n" in out
    assert out.endswith("Noemt een lid dat niet in de opbouw staat:\n  loon: artikel 1 lid 9\n")
    assert "Ontbreekt:" not in out


def test_coverage_lid_by_lid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --alles each lid with who cites it."""
    _, out, _ = heard(capsys, folder, "dekking", "proef", "--alles")
    assert out.endswith("1 lid 1: berekend (tarief)\n1 lid 2: berekend (geraamd)\n1 lid 3: niet uitdrukbaar (redelijk)\n")


def test_coverage_of_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the leden of that article; an article that is in no outline is wrong use."""
    outline = OUTLINE.replace("]}]", ", {artikel: bijlage, soort: tekst}]}]")
    (folder / "proef" / "boek.opbouw.yaml").write_text(outline, "utf-8")
    code, out, err = heard(capsys, folder, "dekking", "proef", "--artikel", "artikel 1")
    assert (code, err) == (DONE, "")
    assert out == "boek\n  1 lid 1: berekend (tarief)\n  1 lid 2: berekend (geraamd)\n  1 lid 3: niet uitdrukbaar (redelijk)\n"
    data = json.loads(heard(capsys, folder, "dekking", "proef", "--artikel", "1", "--json")[1])
    assert [row["lid"] for row in data["documenten"][0]["leden"]] == ["1", "2", "3"]
    code, out, err = heard(capsys, folder, "dekking", "proef", "--artikel", "bijlge")
    assert (code, out) == (WRONG, "")
    assert err == "fout LW901: Artikel `bijlge` staat niet in de opbouw.\n  hint: Bedoelde u `bijlage`?\n"
    assert "Met `--alles` ziet u elk artikel" in heard(capsys, folder, "dekking", "proef", "--artikel", "99")[2]


def test_coverage_counts_examples(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of a rule that uses the value."""
    (folder / "proef" / "a.voorbeelden.yaml").write_text(
        'schema: "1"\nvoorbeelden: [{naam: drie uur, peildatum: 2018-05-01, verwacht: {loon: € 30}}]\n', "utf-8"
    )
    _, out, _ = heard(capsys, folder, "dekking", "proef", "--alles")
    assert "1 lid 1: berekend (tarief; 1 voorbeeld)\n" in out


def test_a_long_list_is_cut(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty lines, and how many more; with --alles all of them."""
    leden = ", ".join(f'"{n}": norm' for n in range(1, 31))
    (folder / "proef" / "boek.opbouw.yaml").write_text(
        OUTLINE.partition("{artikel")[0] + f'{{artikel: "1", leden: {{{leden}}}}}]}}]\n'
    )
    code, out, _ = heard(capsys, folder, "dekking", "proef")
    assert (code, out.count("(norm)")) == (NO, 20)
    assert "… en nog 6 (met --alles staan ze er alle)" in out
    assert "waaruit iets te berekenen valt, rekenen er 0." in out
    assert heard(capsys, folder, "dekking", "proef", "--alles")[1].count("(norm)") == 26


def test_figures_of_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All found: 0, with what is derived apart; with --alles what was found too."""
    code, out, _ = heard(capsys, folder, "bron", "proef", "--tekst", str(folder / "boek.txt"))
    assert code == DONE
    assert (
        out
        == "Afgeleid:\n  proef/a.yaml:6:3 geraamd: 7 [artikel 1 lid 2]\n\n2 van 2 cijfers staan in het artikel dat zij noemen; 1 afgeleid.\n"
    )
    _, out, _ = heard(capsys, folder, "bron", "proef", "--tekst", str(folder / "boek.txt"), "--alles", "--json")
    assert [(c["naam"], c["uitkomst"]) for c in json.loads(out)["cijfers"]] == [
        ("tarief", "gevonden"), ("geraamd", "afgeleid"), ("loon", "gevonden"),
    ]  # fmt: skip


def test_a_machine_read_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Soft hyphens, form feeds and tabs in a text of the source are no fault: it is only looked at."""
    (folder / "boek.txt").write_text("\ufeff" + TEXT.replace("tien", "ti\u00aden").replace(". Na", ".\f\tNa"), "utf-8")
    code, out, _ = heard(capsys, folder, "bron", "proef", "--tekst", str(folder / "boek.txt"))
    assert (code, "2 van 2 cijfers" in out) == (DONE, True)


def test_a_figure_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, with its place in the rule file."""
    (folder / "boek.txt").write_text(TEXT.replace("tien", "elf"), "utf-8")
    code, out, _ = heard(capsys, folder, "bron", "proef", "--tekst", str(folder / "boek.txt"))
    assert code == NO
    assert "Niet gevonden:\n  proef/a.yaml:5:3 tarief: € 10,00/uur [artikel 1 lid 1]\n" in out
    assert out.endswith("1 van 2 cijfers staan in het artikel dat zij noemen; 1 afgeleid.\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["dekking", "proeve"], "LW300"),
        (["dekking", "proef", "--document", "boekje"], "LW973"),
        (["bron", "proef", "--tekst", "nergens.txt"], "LW904"),
        (["bron", "proef"], "LW901"),
    ],
)
def test_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str) -> None:
    """Each mistake has its code."""
    assert heard(capsys, folder, *words)[0] == WRONG
    assert code in heard(capsys, folder, *words)[2]


def test_a_broken_outline_or_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Is an error with its place; a text that is not UTF-8 too."""
    (folder / "boek.txt").write_bytes(b"\xff\xfe\x00")
    assert heard(capsys, folder, "bron", "proef", "--tekst", str(folder / "boek.txt"))[0] == WRONG
    outline = folder / "proef" / "boek.opbouw.yaml"
    outline.write_text(OUTLINE.replace("voorwaarde", "voorwarde"), "utf-8")
    code, _, err = heard(capsys, folder, "dekking", "proef")
    assert (code, "boek.opbouw.yaml:3" in err) == (WRONG, True)
    outline.unlink()
    assert "LW972" in heard(capsys, folder, "dekking", "proef")[2]
