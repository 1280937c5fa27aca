"""Documents of an older schema version, carried forward in their text."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import Diagnostic
from lidwoord.documents import Migration, migrate, parse_document
from lidwoord.format import canonical
from lidwoord.format.carry import carry
from lidwoord.format.located import edited, locate
from lidwoord.source import Entry, Mapping, Scalar, Sequence

OLD = """\
schema: "0"  # nog oud
artikel: "1"
titel: x
# waarvoor dit er is
gebruikt: {a: {artikel: "4.4"}}  # niet meer nodig
vervalt: {lid: "2", als: x, vanaf: y, nawerking: nee}
invoer:
  # in dagen
  dagen: {type: getal, min: "1", max: "7"}  # per week
feiten:  # uit de wet
    d: {type: datum, waarde: 2018-05-07}  # Hemelvaart
    # en ook
    f: {type: datum, waarde: 2018-05-08}
waarden:
  e: {type: €, waarde: € 1}
regels:
  g: {type: €, formule: e}
"""
NEW = """\
schema: "1"  # nog oud
artikel: "1"
titel: x
# waarvoor dit er is
# niet meer nodig
vervalt: {lid: "2", als: x, vanaf: y}
invoer:
  # in dagen
  dagen: {type: getal, minimum: "1", maximum: "7"}  # per week
waarden:  # uit de wet
  d: {type: datum, waarde: 2018-05-07}  # Hemelvaart
  # en ook
  f: {type: datum, waarde: 2018-05-08}
  e: {type: €, waarde: € 1}
regels:
  g: {type: €, formule: e}
"""


def test_the_trial_form_is_carried_forward() -> None:
    """Keys get their new names, what is gone leaves its comments, and two sections become one."""
    assert canonical(OLD, "a.yaml", "regels").text == NEW
    document, problems = parse_document(NEW, "a.yaml", "regels")
    assert problems == ()
    assert document is not None


def body(text: str) -> str:
    """A rule document of version 0 in version 1, after its head."""
    result = canonical(f'schema: "0"\n{text}', "a.yaml", "regels")
    assert result.diagnostics == ()
    assert result.text is not None
    return result.text.removeprefix('schema: "1"\n')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("feiten: {a: {type: €}}\n", "waarden: {a: {type: €}}\n"),
        ("gebruikt: {}\nx: {y: 1}\n", "x: {y: 1}\n"),
        ("gebruikt:\n  a:\n    # waarom\n    b: 1\nx: 1\n", "# waarom\n\nx: 1\n"),
        ("vervalt:\n  als: x\n  nawerking: nee\n  vanaf: y\n", "vervalt:\n  als: x\n  vanaf: y\n"),
        ("vervalt: {nawerking: nee, als: x}\n", "vervalt: {als: x}\n"),
        ("vervalt: {nawerking: nee}\n", "vervalt: {}\n"),
        ("waarden:\n    a: 1\nx: 1\nfeiten:\n  b: |\n    2\n  c: 3\n", "waarden:\n  a: 1\n  b: |\n    2\n  c: 3\nx: 1\n"),
        ("waarden:\n  a: 1\nfeiten:  # wet\n  b: 2\n", "waarden:\n  a: 1\n  b: 2\n# wet\n"),
    ],
)
def test_parts_of_a_document(old: str, new: str) -> None:
    """In braces and on lines of their own."""
    assert body(old) == new


@pytest.mark.parametrize("old", ["feiten: {a: 1}\nwaarden:\n  b: 2\n", "feiten:\n  a: 1\nwaarden: {b: 2}\n"])
def test_what_can_not_be_moved(old: str) -> None:
    """Sections that are joined must stand on lines; else the document is left alone."""
    result = canonical(f'schema: "0"\n{old}', "a.yaml", "regels")
    assert result.text is None
    assert [problem.code for problem in result.diagnostics] == ["LW932"]


def test_an_example_file_only_gets_its_version() -> None:
    """Its form did not change."""
    assert (
        canonical("schema: '0'\nvoorbeelden: [{naam: a}]\n", "a", "voorbeelden").text
        == 'schema: "1"\nvoorbeelden: [{naam: a}]\n'
    )


def test_a_clash_is_the_migrations_own_diagnostic() -> None:
    """A key that would occur twice."""
    result = canonical('schema: "0"\ninvoer: {a: {min: 1, minimum: 2}}\n', "a", "regels")
    assert [problem.code for problem in result.diagnostics] == ["LW114"]


def later(change: object) -> Migration:
    """A migration to version 2 that changes the value under `x`."""

    def apply(_: str, node: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
        entries = [Entry(e.key, change(e.value)) if e.key.text == "x" else e for e in node.entries]  # type: ignore[operator]  # a function
        return Mapping(tuple(entries), node.span), ()

    return Migration("1", "2", apply)


def carried(text: str, step: Migration) -> str | list[str]:
    """A text of version 1 in version 2, or the codes of why not."""
    document, _ = locate(text, "a", "regels")
    assert document is not None
    meant, problems = migrate("regels", document.root, (step,), "2")
    assert meant is not None
    edits, problems = carry(document, meant)
    return [problem.code for problem in problems] or edited(document.text, edits)


def test_a_later_change_of_the_language() -> None:
    """A migration that does not exist yet: another value in a list."""

    def renamed(node: Sequence) -> Sequence:
        return Sequence(tuple(Scalar(f"{i.text}s", i.span) if isinstance(i, Scalar) else i for i in node.items), node.span)

    assert carried('schema: "1"\nx: [a, {b: 1}]\n', later(renamed)) == 'schema: "2"\nx: ["as", {b: 1}]\n'


def test_a_later_change_that_the_text_can_not_follow() -> None:
    """Another shape, or a part from nowhere."""
    assert carried('schema: "1"\nx: [a, b]\n', later(lambda node: Sequence(node.items[1:], node.span))) == ["LW932"]
    assert carried(
        'schema: "1"\nx: {a: 1}\ny: 1\n',
        later(lambda node: Mapping((*node.entries, Entry(Scalar("z", node.span), node)), node.span)),
    ) == ["LW932"]
