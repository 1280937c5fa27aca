"""Older documents in the current form."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidwoord.diagnostics import Diagnostic
from lidwoord.documents import CURRENT, MIGRATIONS, Migration, migrate, parse_document
from lidwoord.source import Entry, Mapping, Scalar, parse_text, to_plain

HEAD = 'schema: "0"\nartikel: "3.2A"\ntitel: x\n'


def located(text: str) -> Mapping:
    """Return the mapping that a text holds."""
    node, problems = parse_text(text, "f")
    assert problems == ()
    assert isinstance(node, Mapping)
    return node


def migrated(text: str, kind: str = "regels") -> object:
    """Return the document in version 1."""
    node, problems = migrate(kind, located(text))
    assert problems == ()
    assert node is not None
    return to_plain(node)


def test_the_steps_reach_the_current_version_from_every_older_one() -> None:
    """A chain without gaps or branches."""
    versions = [step.from_version for step in MIGRATIONS] + [CURRENT]
    assert [step.to_version for step in MIGRATIONS] == versions[1:]
    assert versions == [str(number) for number in range(len(versions))]


def test_the_current_version_is_left_alone() -> None:
    """The same node."""
    node = located('schema: "1"\nfeiten: x\n')
    assert migrate("regels", node) == (node, ())


def test_the_trial_form_becomes_version_1() -> None:
    """Facts, used names, bounds and the lapse; everything else stays, in its order."""
    text = HEAD + (
        "gebruikt: {a: {artikel: '4.4'}}\n"
        "vervalt: {lid: '2', als: x, vanaf: y, nawerking: nee}\n"
        "invoer: {dagen: {type: getal, min: '1', max: '7'}, b: {type: €}}\n"
        "feiten: {d: {type: datum, waarde: 2018-05-07}}\n"
        "waarden: {e: {type: €, waarde: € 1}}\n"
        "regels: {f: {type: €, formule: e}}\n"
    )
    assert migrated(text) == {
        "schema": "1",
        "artikel": "3.2A",
        "titel": "x",
        "vervalt": {"lid": "2", "als": "x", "vanaf": "y"},
        "invoer": {"dagen": {"type": "getal", "minimum": "1", "maximum": "7"}, "b": {"type": "€"}},
        "waarden": {"d": {"type": "datum", "waarde": "2018-05-07"}, "e": {"type": "€", "waarde": "€ 1"}},
        "regels": {"f": {"type": "€", "formule": "e"}},
    }


def test_a_migrated_document_is_checked_and_keeps_its_places() -> None:
    """A mistake is shown where it was written."""
    document, problems = parse_document(HEAD + "feiten:\n  d: {type: datum, waarde: 2018-05-07}\n", "f")
    assert problems == ()
    assert document is not None
    assert document.schema == "0"
    key = document.node.key("waarden")
    assert key is not None
    assert str(key.span) == "f:4:1"
    document, problems = parse_document(HEAD + "feiten:\n  d: {type: datum, waard: 2018-05-07}\n", "f")
    assert (document, [(d.code, str(d.span)) for d in problems]) == (None, [("LW101", "f:5:20")])


@pytest.mark.parametrize(
    ("text", "place", "first"),
    [
        ("feiten: {a: {type: €}}\nwaarden: {a: {type: €}}\n", "f:5:11", "f:4:10"),
        ("waarden: {a: {type: €}}\nfeiten: x\n", "f:5:1", "f:4:1"),
        ("invoer: {a: {type: getal, min: '1', minimum: '2'}}\n", "f:4:27", "f:4:37"),
    ],
)
def test_what_cannot_be_joined_is_reported_with_both_places(text: str, place: str, first: str) -> None:
    """Nothing is lost in silence."""
    node, problems = migrate("regels", located(HEAD + text))
    assert node is None
    assert [(d.code, str(d.span), [str(r.span) for r in d.related]) for d in problems] == [("LW114", place, [first])]


@pytest.mark.parametrize(
    "text", ["vervalt: x\n", "vervalt: {als: x, nawerking: ja}\n", "invoer: x\n", "invoer: {a: x}\n", "feiten: x\n"]
)
def test_what_has_another_form_is_left_for_the_schema_to_refuse(text: str) -> None:
    """The step renames, it does not judge."""
    document, problems = parse_document(HEAD + text, "f")
    assert document is None
    assert {d.code for d in problems} <= {"LW101", "LW102", "LW103"}
    assert problems


def test_other_kinds_only_get_the_new_version() -> None:
    """The trial had the same manifests and cases."""
    assert migrated('schema: "0"\ninvoer: {min: 1}\n', "zaak") == {"schema": "1", "invoer": {"min": "1"}}


def test_steps_follow_each_other() -> None:
    """From the oldest version through each later one."""

    def adding(name: str) -> Migration:
        def apply(_kind: str, node: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
            entry = Entry(Scalar(name, node.span), Scalar("x", node.span))
            return Mapping((*node.entries, entry), node.span), ()

        return Migration(name, str(int(name) + 1), apply)

    steps = (adding("0"), adding("1"), adding("2"))
    node, problems = migrate("regels", located("schema: 1\n"), steps, "3")
    assert problems == ()
    assert node is not None
    assert to_plain(node) == {"schema": "3", "1": "x", "2": "x"}


def test_the_trial_itself_can_be_migrated() -> None:
    """The trial's files, where they are at hand, need only their version (one table had no columns)."""
    trial = Path(__file__).parents[3] / "shared" / "proeve"
    for path in sorted(trial.glob("*/art-*.yaml")):
        text = 'schema: "0"\n' + path.read_text(encoding="utf-8")
        assert [d.code for d in parse_document(text, path.name)[1]] == (["LW102"] if path.name == "art-5-4.yaml" else [])
