"""One mistake in a document is not told again in every document that uses its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import find_faults, write_rules
from lidwoord.cli import WRONG, main
from lidwoord.ruleset.load import Library

USES = """
lijsten: {ruime: {soort: selectie, uit: diensten, waarvoor: ja}}
regels:
  dubbel: {type: getal, formule: grens * 2}
  lang: {type: aantal, formule: aantal over elke d uit diensten}
  ander: {type: getal, in_afwijking_van: gewoon, als: ja, formule: 1}
  ruim: {type: aantal, formule: aantal over elke d uit ruime}
normen: {n: {soort: plicht, van: werkgever, bij: [gewoon], samenvatting: x}}
"""
MISTAKES = {
    "a key that is misspelt": "waarden:\n  grens: {typ: getal, waarde: 5}\nregels:\n  gewoon: {type: getal, formule: 1}\n"
    "soorten: {dienst: {lijst: diensten, velden: {x: uur}}}\n",
    "a type that does not exist": "waarden:\n  grens: {type: getl, waarde: 5}\nregels:\n  gewoon: {type: gtal, formule: 1}\n"
    "soorten: {dienst: {lijst: diensten, velden: {x: ur}}}\n",
    "no YAML": "waarden:\n  grens\n  {type: getal\nregels:\n  gewoon: {type: getal}\nsoorten:\n  dienst:\n    lijst: diensten\n",
}


@pytest.mark.parametrize("text", MISTAKES.values(), ids=MISTAKES)
def test_names_of_a_document_that_is_wrong(text: str, tmp_path: Path) -> None:
    """What names a declaration of a document with errors is no error itself; a warning at that document counts them."""
    write_rules(tmp_path, {"a.yaml": text, "b.yaml": USES})
    library = Library(tmp_path)
    library.get("proef")
    assert {d.span.file for d in library.found if d.span is not None} == {"proef/a.yaml"}
    (told,) = (d for d in library.found if d.code == "LW962")
    assert (told.is_error, int(told.message.split(" ")[0]) >= 3) == (False, True)


def test_a_file_without_text_may_declare_anything(tmp_path: Path) -> None:
    """Of a file that can't be read it is not known what stands in it."""
    folder = write_rules(tmp_path, {"a.yaml": "waarden: {}", "b.yaml": USES})
    (folder / "a.yaml").write_bytes(b"waarden: \xff")
    library = Library(tmp_path)
    library.get("proef")
    assert sorted({d.code for d in library.found}) == ["LW003", "LW962"]


def test_other_mistakes_stay(tmp_path: Path) -> None:
    """A name that the wrong document does not mention, and every other kind of error, is told as ever."""
    other = "regels:\n  r: {type: getal, formule: nergens * 2}\n  s: {type: €, formule: 1 uur}\n"
    found = find_faults(tmp_path, {"a.yaml": MISTAKES["a key that is misspelt"], "b.yaml": other})
    assert sorted(f.code for f in found) == ["LW101", "LW220", "LW226"]


def test_both_commands_give_the_same_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``test`` and ``controleer`` say the same of rules that are wrong."""
    folder = write_rules(tmp_path, {"b.yaml": MISTAKES["a key that is misspelt"], "a.yaml": USES, "c.yaml": "regels: {r: {}}"})
    said = []
    for command in ("controleer", "test"):
        assert main([command, str(folder)]) == WRONG
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert [said[0].count(code) for code in ("LW962", "LW101", "LW107")] == [1, 1, 2]
