"""DOT, Mermaid and JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from building import ask_all
from graph.scenes import CASE, made
from lidwoord.graph import dot, mermaid
from lidwoord.graph.build import graph_of
from lidwoord.graph.json_form import to_json
from lidwoord.graph.select import select
from lidwoord.ruleset.model import RuleSet

SNAPSHOTS = Path(__file__).parent / "snapshots"
HOSTILE = 'x"]; evil [label="<b>&lt;\\N\n#`1. end ]]> \u202e'


@pytest.mark.parametrize(("render", "name"), [(dot.render, "loon.dot"), (mermaid.render, "loon.mmd")])
def test_snapshots(rules: RuleSet, render, name: str) -> None:  # type: ignore[no-untyped-def]
    """A small figure with a fold as a whole."""
    figure = select(graph_of(rules, ["loon", "diensttoeslag"], ask_all(rules, ["loon", "diensttoeslag"], CASE)), depth=1)
    assert render(figure) == (SNAPSHOTS / name).read_text("utf-8")


def test_dot_is_escaped() -> None:
    """Quotes and backslashes are escaped, entities are no entities, and every line is one statement."""
    text = dot.render(select(made([("a", HOSTILE)], titles={HOSTILE: HOSTILE, "a": "a"})))
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert "evil" not in bare
    assert '"' not in bare.replace('""', "")
    assert any("&amp;lt;" in s for s in strings)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\N", text)
    assert all(line.endswith((";", "{", "}")) for line in text.splitlines())
    assert "\u202e" not in text


def test_mermaid_is_escaped() -> None:
    """A label holds nothing that ends it, and no markup but our own line breaks."""
    text = mermaid.render(select(made([("a", "end")], titles={"end": HOSTILE, "a": "1. lijst"})))
    labels = re.findall(r'^  n\d+[\[(]"([^"\n]*)"[\])]', text, re.MULTILINE)
    assert len(labels) == 2
    for label in labels:
        assert not set(label.replace("<br/>", "")) & set('"<>&`[]{}|\\*_')
    assert labels[0].startswith("#49;. lijst")
    assert "n1 --> n2" in text


def test_json(rules: RuleSet) -> None:
    """Nodes, connections, folds and what is left out; it is JSON."""
    figure = select(graph_of(rules, ["totaal"], ask_all(rules, ["totaal"], CASE)), depth=1)
    data = json.loads(json.dumps(to_json(figure)))
    assert [n["id"] for n in data["onderdelen"]] == ["totaal", "diensttoeslag", "loon", "toeslag"]
    assert data["onderdelen"][3] == {
        "id": "toeslag", "titel": "Toeslag", "soort": "regel", "type": "€",
        "bron": {"document": "boek", "artikel": "1", "lid": "7"}, "gebruikt": True, "toestand": "geen_recht", "tekst": "€ 0,00",
        "toelichting": ["niet vervuld: vast"],
    }  # fmt: skip
    assert {"van": "totaal", "naar": "loon", "soort": "formule", "gebruikt": True} in data["verbindingen"]
    assert data["ingevouwen"] == [
        {"van": "diensttoeslag", "aantal": 6},
        {"van": "loon", "aantal": 7},
        {"van": "toeslag", "aantal": 3},
    ]
    assert (data["niet_getekend"], data["peildatum"], data["uitkomsten"]) == (["looptijd"], "2018-05-01", ["totaal"])


def test_json_without_a_case(rules: RuleSet) -> None:
    """No date and no states."""
    data = to_json(select(graph_of(rules, ["loon"])))
    assert "peildatum" not in data
    assert not any("gebruikt" in n or "toestand" in n for n in data["onderdelen"])  # type: ignore[attr-defined]
