"""Citations that an outline does not have: the place, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules, text_at, write_rules
from lidwoord.audit import read_outline, stray_citations
from lidwoord.cli import DONE, WRONG, main

OUTLINE = """\
schema: "1"
document: boek
delen:
  - deel: Een
    artikelen:
      - {artikel: "5.19", leden: {"1": bedrag, "2": tijd, sub a: norm}}
      - {onderdeel: Bijlage, soort: tekst}
"""
RULE = "regels:\n  verlof: {{{place}, type: uur, formule: 10 uur}}\n"


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ('artikel: "5.19", lid: "3"', "In de opbouw heeft dit artikel de leden 1, 2, sub a (boek.opbouw.yaml)."),
        ('artikel: "5.19", lid: subb a', "Bedoelde u lid `sub a`?"),
        ('artikel: "5.9", lid: "1"', "Bedoelde u `5.19`? Is het artikel nieuw, zet het dan in de opbouw (boek.opbouw.yaml)."),
        ('artikel: "12", lid: "1"', "Is het artikel nieuw, zet het dan in de opbouw (boek.opbouw.yaml)."),
    ],
)
def test_what_was_meant(place: str, hint: str, tmp_path: Path) -> None:
    """The nearest lid or article, or the leden that there are."""
    rules = make_rules(tmp_path, RULE.format(place=place))
    (tmp_path / "boek.opbouw.yaml").write_text(OUTLINE, "utf-8")
    outline, wrong = read_outline(tmp_path / "boek.opbouw.yaml", "boek.opbouw.yaml")
    assert wrong == ()
    assert outline is not None
    (found,) = stray_citations(outline, rules)
    assert (found.code, found.is_error, text_at(found.span, tmp_path), found.hint) == ("LW963", False, "verlof", hint)


def test_a_new_article_is_told_once(tmp_path: Path) -> None:
    """The first declaration of it stands for all."""
    head = 'schema: "1"\nartikel: "12"\ntitel: x\n'
    rules = make_rules(
        tmp_path,
        head + "regels:\n  kort: {lid: '1', type: uur, formule: 1 uur}\n  twee: {lid: '2', type: uur, formule: kort}\n",
    )
    (tmp_path / "boek.opbouw.yaml").write_text(OUTLINE, "utf-8")
    outline, _ = read_outline(tmp_path / "boek.opbouw.yaml", "boek.opbouw.yaml")
    assert outline is not None
    assert [text_at(d.span, tmp_path) for d in stray_citations(outline, rules)] == ["kort"]


def test_what_stands_in_the_outline(tmp_path: Path) -> None:
    """A lid, a part of a lid, and an article as a whole are there."""
    rules = make_rules(tmp_path, RULE.format(place='artikel: "5.19", lid: 2 sub b'))
    (tmp_path / "boek.opbouw.yaml").write_text(OUTLINE, "utf-8")
    outline, _ = read_outline(tmp_path / "boek.opbouw.yaml", "boek.opbouw.yaml")
    assert outline is not None
    assert stray_citations(outline, rules) == ()


def test_check_reads_the_outline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``controleer`` warns of a stray citation, and an outline that is wrong is an error; one of a set inside is its own."""
    folder = write_rules(tmp_path, {"a.yaml": RULE.format(place='artikel: "5.19", lid: "3"'), "boek.opbouw.yaml": OUTLINE})
    assert main(["controleer", str(folder)]) == DONE
    out, err = capsys.readouterr()
    assert "0 fout(en), 1 waarschuwing(en)" in out
    assert "waarschuwing LW963: `verlof` noemt artikel 5.19 lid 3, maar dat staat niet in de opbouw van boek." in err
    (folder / "boek.opbouw.yaml").write_text(OUTLINE.replace("deel: Een", "dl: Een"), "utf-8")
    assert main(["controleer", str(folder)]) == WRONG
    assert "proef/boek.opbouw.yaml:4:5 fout LW101" in capsys.readouterr().err
    (folder / "boek.opbouw.yaml").unlink()
    inside = write_rules(
        folder, {"b.yaml": "regels: {x: {lid: '1', type: uur, formule: 1 uur}}", "boek.opbouw.yaml": OUTLINE}, "binnen"
    )
    assert main(["controleer", str(folder)]) == DONE
    err = capsys.readouterr().err
    assert err.count("LW963") == 1
    assert "proef/binnen/b.yaml" in err
    assert inside.is_dir()
