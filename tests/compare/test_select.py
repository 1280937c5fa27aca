"""A part of a comparison: by kind, article, or outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules
from lidwoord.compare import Comparison, Moment, compare
from lidwoord.compare.select import select

A = """
waarden: {x: {type: €, waarde: € 1}, y: {type: €, waarde: € 1}}
regels: {dubbel: {type: €, formule: x + x}, ander: {type: €, formule: y * 2}}
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Two figures that changed, a formula, and a value that is new, in two articles."""
    root = tmp_path_factory.mktemp("kiezen")
    a = make_rules(root / "a", {"a.yaml": A})
    text = A.replace("waarde: € 1", "waarde: € 2").replace("y * 2", "y * 3")
    b = make_rules(root / "b", {"a.yaml": text, "b.yaml": "waarden: {z: {type: €, waarde: € 3}}\n"})
    return compare(Moment(a), Moment(b))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["x", "y", "ander", "z"]),
        ({"kinds": ["waarde"]}, ["x", "y"]),
        ({"kinds": ["formule", "nieuw"]}, ["ander", "z"]),
        ({"article": "2"}, ["z"]),
        ({"article": "1", "kinds": ["formule"]}, ["ander"]),
        ({"outcomes": ["dubbel"]}, ["x"]),
        ({"outcomes": ["ander"]}, ["y", "ander"]),
        ({"outcomes": ["bestaat_niet"]}, []),
    ],
)
def test_what_is_wanted(found: Comparison, wanted: dict[str, object], ids: list[str]) -> None:
    """Each condition narrows the changes."""
    kept = select(found, **wanted)  # type: ignore[arg-type]  # the table above
    assert sorted(change.id for change in kept.changes) == sorted(ids)
    assert (kept.a, kept.b) == (found.a, found.b)


def test_nothing_more_than_the_whole(found: Comparison, tmp_path: Path) -> None:
    """Of a comparison without changes nothing is left."""
    rules = make_rules(tmp_path, {"a.yaml": A})
    assert select(compare(Moment(rules), Moment(rules)), kinds=["waarde"]).changes == ()
