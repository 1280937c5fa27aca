"""How a formula changed, in words: what was added, what fell off, what took its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules
from lidwoord.compare import Snapshot, compare

INPUTS = "a: {type: €}, b: {type: €}, c: {type: €, titel: Toeslag}, n: {type: getal, titel: Factor}, g: {type: € of geen}, d: {type: getal}"
TEXT = "invoer: {{{}}}\nregels: {{r: {{titel: Bedrag, type: €, formule: {}}}, s: {{type: €, formule: a + b + c * n * d + (g bij ontbreken c)}}}}\n"


@pytest.mark.parametrize(
    ("less", "more", "words", "part"),
    [
        ("a + b", "a + c + b", "+ toeslag", "c"),
        ("a", "a + b + c", "+ b + toeslag", "b"),
        ("a", "a - c", "- toeslag", "c"),
        ("a", "a * n", "× factor", "n"),
        ("a", "n * a", "× factor", "n"),
        ("a", "a / n", ": factor", "n"),
        ("a + b", "a + b maar ten minste c", "maar ten minste toeslag", "c"),
        ("a * d", "a * d maar ten hoogste c", "maar ten hoogste toeslag", "c"),
    ],
)
def test_what_came_and_what_went(tmp_path: Path, less: str, more: str, words: str, part: str) -> None:
    """The same words both ways round; only what is more is marked."""
    sides = [make_rules(tmp_path, TEXT.format(INPUTS, f"'{formula}'"), name) for formula, name in ((less, "x"), (more, "y"))]
    for first, second, verb in ((0, 1, "nieuw"), (1, 0, "vervallen")):
        (change,) = compare(Snapshot(sides[first]), Snapshot(sides[second])).changes
        assert change.sentence == f"Bedrag wordt anders berekend: {verb} is “{words}”."
        assert change.a is not None
        assert change.b is not None
        longer, shorter = (change.b, change.a) if verb == "nieuw" else (change.a, change.b)
        assert longer.text[slice(*longer.marks[0])] == part
        assert shorter.marks == ()


def test_an_absent_amount(tmp_path: Path) -> None:
    """What holds without a figure is more than the figure."""
    texts = ("als g is geen dan a anders g bij ontbreken b", "als g is geen dan a anders b")
    sides = [make_rules(tmp_path, TEXT.format(INPUTS, f"'{formula}'"), name) for formula, name in zip(texts, "xy", strict=True)]
    (change,) = compare(*map(Snapshot, sides)).changes
    assert change.sentence == "Bedrag wordt anders berekend: in plaats van “g bij ontbreken b” komt “b”."
    tables = (
        "tabellen: {t: {kolommen: {k: getal, v: €}, sleutel: [k], rijen: [{k: 1, v: € 2}]}}\ninvoer: {n: {type: getal}, c: {type: €}}\n"
        "regels: {r: {titel: Bedrag, type: €, formule: '%s'}, s: {type: €, formule: c}}\n"
    )
    formulas = ("v uit t bij (n)", "v uit t bij (n) bij ontbreken c")
    sides = [make_rules(tmp_path, tables % formula, name) for formula, name in zip(formulas, "pq", strict=True)]
    (change,) = compare(*map(Snapshot, sides)).changes
    assert change.sentence == "Bedrag wordt anders berekend: nieuw is “bij ontbreken c”."


def test_what_took_its_place(tmp_path: Path) -> None:
    """Another term is no addition."""
    sides = [
        make_rules(tmp_path, TEXT.format(INPUTS, f"'{formula}'"), name) for formula, name in (("a - b", "x"), ("a - c", "y"))
    ]
    (change,) = compare(*map(Snapshot, sides)).changes
    assert change.sentence == "Bedrag wordt anders berekend: in plaats van “b” komt “toeslag”."
