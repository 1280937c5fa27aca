"""Lineage: reading it, what is wrong with it, and what it answers to who uses an old name."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import rules_in
from compare.editions import lineage_in, write_editions
from lidwoord.cli import DONE, WRONG, main
from lidwoord.cli.old_names import found_among, lineage_of, what_became, with_successors
from lidwoord.compare import Lineage, check_lineage, lineage_files, read_lineage, subjects
from lidwoord.diagnostics import Diagnostic, diagnostic

WHOLE = """\
schema: "1"
voorganger: eerste
opvolgers:
  samen: {van: [deel, rest], toelichting: Twee werden er een.}
  ander: {van: [treden], soort: vervanger}
  tegendeel: {van: [treden], soort: omgekeerd}
  neef: {van: [treden], soort: verwant}
nieuw:
  - namen: [fris, vers]
    toelichting: Die zijn nieuw.
vervallen:
  - namen: [oud, ouder]
    toelichting: Die zijn weg.
  - namen: [stil]
"""


def read(folder: Path, *texts: str) -> tuple[Lineage, list[Diagnostic]]:
    """The lineage in some files, and what is wrong with it."""
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"f{number}.herkomst.yaml").write_text(text, "utf-8")
    return read_lineage(lineage_files(folder), lambda path: path.name)


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """The code of each, and the name that it begins with."""
    return [(d.code, d.message.partition("`")[2].partition("`")[0]) for d in found]


def test_a_whole_file(tmp_path: Path) -> None:
    """Links with their kind and note, groups of names with one note."""
    lineage, found = read(tmp_path, WHOLE)
    assert found == []
    assert lineage.predecessor == "eerste"
    assert {name: (link.kind, [origin.id for origin in link.origins]) for name, link in lineage.links.items()} == {
        "samen": ("opvolger", ["deel", "rest"]), "ander": ("vervanger", ["treden"]), "tegendeel": ("omgekeerd", ["treden"]),
        "neef": ("verwant", ["treden"]),
    }  # fmt: skip
    assert lineage.links["samen"].name.note == "Twee werden er een."
    assert {name: item.note for name, item in lineage.fresh.items()} == dict.fromkeys(["fris", "vers"], "Die zijn nieuw.")
    assert lineage.lapsed["stil"].note == ""
    assert lineage.lapsed["oud"].span.line == 12
    assert [link.name.id for link in lineage.successors("treden")] == ["ander", "tegendeel", "neef"]
    assert lineage.successors("fris") == ()


def test_files_of_one_set_are_one_lineage(tmp_path: Path) -> None:
    """In a fixed order; without files there is none; a file that can't be read is told."""
    lineage, found = read(
        tmp_path, "schema: '1'\nvoorganger: eerste\nnieuw: [{namen: [a]}]\n", "schema: '1'\nvoorganger: eerste\n"
    )
    assert (found, list(lineage.fresh)) == ([], ["a"])
    empty, found = read(tmp_path / "leeg")
    assert (found, empty.predecessor, empty.span) == ([], "", None)
    _, found = read(tmp_path / "stuk", "schema: '1'\nvoorganger: eerste\nnieuws: []\n")
    assert [d.code for d in found] == ["LW101"]


def test_two_predecessors(tmp_path: Path) -> None:
    """LW980, and the second file counts for nothing."""
    lineage, found = read(
        tmp_path, "schema: '1'\nvoorganger: eerste\n", "schema: '1'\nvoorganger: nulde\nnieuw: [{namen: [a]}]\n"
    )
    assert told(found) == [("LW980", "nulde")]
    assert lineage.fresh == {}


def test_said_twice(tmp_path: Path) -> None:
    """LW981 for each section; the first counts."""
    _, found = read(tmp_path, "schema: '1'\nvoorganger: e\nnieuw: [{namen: [a, a]}]\nvervallen: [{namen: [b]}, {namen: [b]}]\n")
    assert told(found) == [("LW981", "a"), ("LW981", "b")]


def check(root: Path, text: str) -> list[tuple[str, str]]:
    """What is wrong with a lineage of the second edition."""
    folder = write_editions(root, {"deel-1/deel-1.herkomst.yaml": text})
    return told(check_lineage(lineage_in(folder / "tweede"), rules_in(folder / "eerste"), rules_in(folder / "tweede")))


HEAD = "schema: '1'\nvoorganger: eerste\n"
LINK = "opvolgers: {deel_toeslag: {van: [deel]}}\n"


def test_every_subject_is_accounted_for(tmp_path: Path) -> None:
    """Nothing to say; and what is silent is LW984, on the new side and on the old one."""
    fresh, gone = "nieuw: [{namen: [erbij, dubbel]}]\n", "vervallen: [{namen: [afgeschaft]}]\n"
    assert check(tmp_path / "goed", HEAD + LINK + fresh + gone) == []
    assert check(tmp_path / "stil", HEAD + LINK) == [("LW984", "dubbel"), ("LW984", "erbij"), ("LW984", "afgeschaft")]


def test_names_that_a_set_does_not_have(tmp_path: Path) -> None:
    """LW982, on either side, in every section."""
    text = HEAD + "opvolgers: {deel_toeslagg: {van: [deell]}}\nnieuw: [{namen: [erbi]}]\nvervallen: [{namen: [afgeschat]}]\n"
    found = [name for code, name in check(tmp_path, text) if code == "LW982"]
    assert found == ["deel_toeslagg", "deell", "erbi", "afgeschat"]


def test_contradictions(tmp_path: Path) -> None:
    """LW983: new, but it was there; lapsed, but it is there or has a successor."""
    text = HEAD + LINK + "nieuw: [{namen: [loon, erbij, dubbel]}]\nvervallen: [{namen: [afgeschaft, rest, deel]}]\n"
    assert check(tmp_path, text) == [("LW983", "loon"), ("LW983", "rest"), ("LW983", "deel")]


def test_subjects_are_what_a_lineage_must_account_for(tmp_path: Path) -> None:
    """Rules, values, tables, norms and procedures; not inputs and lists."""
    names = subjects(rules_in(write_editions(tmp_path) / "eerste"))
    assert {"loon", "uurloon", "treden", "betalen"} <= set(names)
    assert "uren" not in names


def test_what_became_of_a_name(tmp_path: Path) -> None:
    """In a sentence, by the kind of link; "" for a name that the lineage does not know."""
    lineage, _ = read(tmp_path, WHOLE)
    assert what_became(lineage, "deel") == "`deel` van eerste: opgevolgd door `samen`. Twee werden er een."
    assert what_became(lineage, "treden") == (
        "`treden` van eerste: vervangen door `ander`, omgekeerd in `tegendeel` en verwant met `neef`."
    )
    assert what_became(lineage, "oud") == "`oud` van eerste: vervallen. Die zijn weg."
    assert what_became(lineage, "stil") == "`stil` van eerste: vervallen."
    assert what_became(lineage, "fris") == ""


def test_old_names_are_found_by_words(tmp_path: Path) -> None:
    """Those with one fate together."""
    lineage, _ = read(tmp_path, WHOLE)
    assert list(found_among(lineage, ["OUD"])) == ["`oud` en `ouder` van eerste: vervallen. Die zijn weg."]
    assert list(found_among(lineage, ["niets"])) == []


@pytest.mark.parametrize("rules", [["--regels", "{}"], ["--regels={}"]])
def test_the_lineage_of_the_set_that_a_command_names(tmp_path: Path, rules: list[str]) -> None:
    """Also with a day behind it; without such a set there is none."""
    root = write_editions(tmp_path)
    words = [word.format(root) for word in rules]
    assert lineage_of(["bereken", "tweede@2021-12-31", "totaal", *words]).predecessor == "eerste"
    assert lineage_of(["bereken", "tweede"], root).predecessor == "eerste"
    assert lineage_of(["bereken", "eerste", *words]).predecessor == ""
    assert lineage_of(["bereken", "nergens", *words]).predecessor == ""
    assert lineage_of(["bereken", "--regels", str(root / "weg"), "tweede"]).predecessor == ""


def test_only_an_unknown_name_is_looked_up(tmp_path: Path) -> None:
    """Another fault, and a name that never was, keep their own hint."""
    words = ["bereken", "tweede", "--regels", str(write_editions(tmp_path))]
    other, never = diagnostic("LW901", None, melding="Zo niet."), diagnostic("LW520", None, hint="Zo.", naam="nooit")
    assert with_successors([other], words) == (other,)
    old = diagnostic("LW520", None, naam="deel")
    found = with_successors([other, never, old], words)
    assert [d.hint for d in found] == [other.hint, "Zo.", "`deel` van eerste: opgevolgd door `deel_toeslag`. Heet nu anders."]


def test_bereken_and_regelsets_know_old_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for what is gone hears where it went; who searches for it too."""
    root = write_editions(tmp_path)
    (root / "an.yaml").write_text('schema: "1"\npeildatum: 2021-08-01\ninvoer: {uren: 1 uur}\n', "utf-8")
    code = main(["bereken", "tweede", "afgeschaft", "--invoer", str(root / "an.yaml"), "--regels", str(root)])
    assert code == WRONG
    assert "hint: `afgeschaft` van eerste: vervallen. Dat was niet meer nodig." in capsys.readouterr().err
    assert main(["regelsets", "tweede", "--regels", str(root), "afgeschaft"]) == DONE
    assert "`afgeschaft` van eerste: vervallen. Dat was niet meer nodig." in capsys.readouterr().out


def test_controleer_checks_the_lineage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A predecessor that is not there is LW985; one that has faults too, without proposing itself."""
    root = write_editions(tmp_path, {"deel-1/deel-1.herkomst.yaml": "schema: '1'\nvoorganger: eertse\n"})
    assert main(["controleer", str(root / "tweede")]) == WRONG
    err = capsys.readouterr().err
    assert "LW985: De voorganger `eertse` is er niet, of heeft zelf fouten." in err
    assert "Bedoelde u `eerste`?" in err
    root = write_editions(tmp_path / "stuk")
    (root / "eerste" / "deel-2" / "art-10.yaml").write_text("schema: '1'\n", "utf-8")
    assert main(["controleer", str(root / "tweede")]) == WRONG
    err = capsys.readouterr().err
    assert "LW985" in err
    assert "Bedoelde u" not in err
