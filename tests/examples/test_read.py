"""Reading example files: what an example holds, and what is wrong with a broken file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import text_at
from lidwoord.examples import read_examples
from lidwoord.source import to_plain

WHOLE = """\
schema: "1"
voorbeelden:
  - naam: alles
    zaak: 5.19-01
    peildatum: 2018-05-15
    nawerking: ja
    lezingen: {marge: streng}
    invoer: {uren: 3 uur}
    dekking: {diensten: 2018-04-01 t/m 2018-05-31}
    verwacht: {loon: "€ 1,50"}
  - naam: het minste
    verwacht: {loon: € 1}
"""


def write(tmp_path: Path, text: str) -> Path:
    """An example file."""
    path = tmp_path / "a.voorbeelden.yaml"
    path.write_text(text, "utf-8")
    return path


def test_all_of_an_example(tmp_path: Path) -> None:
    """Every key has its place in the example."""
    (example, _), found = read_examples(write(tmp_path, WHOLE), "a.voorbeelden.yaml")
    assert found == ()
    assert (example.name, example.cases, example.date, example.after_effect, example.readings) == (
        "alles", ("5.19-01",), date(2018, 5, 15), True, (("marge", "streng"),),
    )  # fmt: skip
    assert example.given is not None
    assert example.covers is not None
    assert to_plain(example.given) == {"uren": "3 uur"}
    assert to_plain(example.covers) == {"diensten": "2018-04-01 t/m 2018-05-31"}
    assert to_plain(example.expected) == {"loon": "€ 1,50"}
    assert str(example.span) == "a.voorbeelden.yaml:3:5"


def test_the_least_of_an_example(tmp_path: Path) -> None:
    """A name and what is expected are enough to read it."""
    (_, example), _ = read_examples(write(tmp_path, WHOLE), "a.voorbeelden.yaml")
    assert (example.date, example.given, example.covers, example.readings, example.after_effect, example.cases) == (
        None, None, None, (), False, (),
    )  # fmt: skip


GOOD = "  - naam: proef\n    peildatum: 2018-05-01\n    verwacht: {loon: € 1}\n"
BROKEN = {
    "empty": ("", ["LW011"], ""),
    "no version": (f"voorbeelden:\n{GOOD}", ["LW111"], "voorbeelden"),
    "a newer version": (f'schema: "99"\nvoorbeelden:\n{GOOD}', ["LW112"], '"99"'),
    "no examples": ('schema: "1"\nvoorbeelden: []\n', ["LW108"], "[]"),
    "no list": ('schema: "1"\nvoorbeelden: geen\n', ["LW103"], "geen"),
    "no group": ('schema: "1"\nvoorbeelden: [geen]\n', ["LW103"], "geen"),
    "an unknown key": (f'schema: "1"\nvoorbeelden:\n{GOOD}    verwachtt: 3\n', ["LW101"], "verwachtt"),
    "a misspelt section": (f'schema: "1"\nvoorbelden:\n{GOOD}', ["LW101"], "voorbelden"),
    "without a name": ('schema: "1"\nvoorbeelden:\n  - verwacht: {loon: € 1}\n', ["LW102"], "verwacht"),
    "without what is expected": ('schema: "1"\nvoorbeelden:\n  - naam: proef\n', ["LW102"], "naam"),
    "expecting nothing": ('schema: "1"\nvoorbeelden:\n  - naam: proef\n    verwacht: {}\n', ["LW108"], "{}"),
    "the same name twice in what is expected": (
        'schema: "1"\nvoorbeelden:\n  - naam: proef\n    verwacht: {loon: 1, loon: 2}\n', ["LW016"], "loon"
    ),
    "an amount that is cut": ('schema: "1"\nvoorbeelden:\n  - naam: p\n    verwacht: {loon: € 1,50}\n', ["LW020"], "€ 1,50"),
    "an unknown state": (
        'schema: "1"\nvoorbeelden:\n  - naam: p\n    verwacht: {loon: {toestand: bekent}}\n', ["LW104"], "bekent"
    ),
    "an impossible date": (f'schema: "1"\nvoorbeelden:\n{GOOD.replace("05-01", "02-30")}', ["LW304"], "2018-02-30"),
    "a date in words": (f'schema: "1"\nvoorbeelden:\n{GOOD.replace("2018-05-01", "1 mei 2018")}', ["LW304"], "1 mei 2018"),
    "yes in English": (f'schema: "1"\nvoorbeelden:\n{GOOD}    nawerking: true\n', ["LW104"], "true"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files(name: str, tmp_path: Path) -> None:
    """A broken file is told at its place, and no example of it is silently lost."""
    text, codes, pointed = BROKEN[name]
    _, found = read_examples(write(tmp_path, text), "a.voorbeelden.yaml")
    assert ([d.code for d in found], text_at(found[0].span, tmp_path)) == (codes, pointed)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Is told as one that can't be read."""
    examples, found = read_examples(tmp_path / "weg.voorbeelden.yaml", "weg.voorbeelden.yaml")
    assert (examples, [d.code for d in found]) == ([], ["LW002"])


def test_an_example_may_stand_for_several_cases(tmp_path: Path) -> None:
    """``zaak`` is one case or a list of them."""
    (example, _), found = read_examples(write(tmp_path, WHOLE.replace("5.19-01", "[5.19-01, 5.19-02]")), "a.voorbeelden.yaml")
    assert found == ()
    assert example.cases == ("5.19-01", "5.19-02")
