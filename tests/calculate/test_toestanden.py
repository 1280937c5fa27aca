"""How states travel: every row of toestanden.json, which docs may read too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import DAY, ask_all, make_rules, shown
from lidwoord.calculate import Answer
from lidwoord.calculate.states import STATES
from lidwoord.diagnostics import Span
from lidwoord.language.check import check
from lidwoord.language.parse import parse
from lidwoord.language.scope import Scope
from lidwoord.ruleset.scope import scope_of

TABLE = json.loads((Path(__file__).parent / "toestanden.json").read_text("utf-8"))
ROWS: list[list[str]] = TABLE["rijen"]
PLACE = Span("rij", 1, 1, 1, 2)


def type_of(formula: str, scope: Scope) -> str:
    """The type of a row: a question or a number."""
    tree, _ = parse(formula, PLACE)
    assert tree is not None
    typed, wrong = check(tree, scope, PLACE)
    assert wrong == ()
    assert typed.type is not None
    return "ja/nee" if typed.type.name == "ja/nee" else "getal"


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """The outcome of every row, in one rule set."""
    root = tmp_path_factory.mktemp("toestanden")
    scope = scope_of(make_rules(root, TABLE["namen"], "namen"), [])
    rules = "".join(f"  rij{n}: {{type: {type_of(f, scope)}, formule: '{f}'}}\n" for n, (f, _) in enumerate(ROWS))
    made = make_rules(root, TABLE["namen"] + rules)
    return ask_all(made, [f"rij{n}" for n in range(len(ROWS))], TABLE["zaak"], DAY)


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[row[0] for row in ROWS])
def test_state(number: int, answer: Answer) -> None:
    """The outcome of a row is what the table says."""
    assert shown(answer[f"rij{number}"]) == ROWS[number][1]


def test_every_state_is_in_the_table() -> None:
    """All five states occur as an outcome."""
    found = {row[1].partition(":")[0] for row in ROWS}
    assert set(STATES) - found == {"bekend"}
    assert {"ja", "nee", "10"} <= found
