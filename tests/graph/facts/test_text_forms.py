"""Facts as DOT and Mermaid: as a whole, and escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from building import DAY, ask_all
from graph.facts.scenes import made
from lidwoord.graph.facts import dot, mermaid
from lidwoord.graph.facts.build import facts_of
from lidwoord.graph.facts.json_form import to_json
from lidwoord.graph.facts.ways import with_ways
from lidwoord.ruleset.model import RuleSet

SNAPSHOTS = Path(__file__).parent / "snapshots"
HOSTILE = 'x"]; evil [label="<b>&lt;\\N\n#`1. end ]]> \u202e'


@pytest.mark.parametrize(("render", "name"), [(dot.render, "feiten.dot"), (mermaid.render, "feiten.mmd")])
def test_snapshots(rules: RuleSet, render, name: str) -> None:  # type: ignore[no-untyped-def]
    """The facts of the scene with what an outcome points out; look at a new one before you keep it."""
    facts = with_ways(facts_of(rules, on=DAY, answer=ask_all(rules, ["helpt"], {"gezocht": "kennis"})))
    assert render(facts) == (SNAPSHOTS / name).read_text("utf-8")


def test_everything(rules: RuleSet) -> None:
    """Links that another way shows as well are there when everything is asked."""
    facts = with_ways(facts_of(rules, on=DAY))
    for render in (dot.render, mermaid.render):
        assert len(render(facts, True).splitlines()) == len(render(facts).splitlines()) + 1


def test_empty_tables_and_self_reference() -> None:
    """A table without rows has no subgraph; one that refers to itself is no single rank."""
    facts = made({"A": ["a", "b"], "B": []}, [("a", "b", "", "")])
    assert "subgraph t2" not in mermaid.render(facts)
    assert "rank=same" not in dot.render(facts)


def test_escaped() -> None:
    """A label holds nothing that ends it."""
    facts = made({HOSTILE: ["a"], "B": ["b"]}, [("a", "b", HOSTILE, "open")])
    facts = replace(facts, title=HOSTILE, facts={k: replace(f, title=HOSTILE) for k, f in facts.facts.items()})
    text = dot.render(facts)
    assert "evil" not in re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert "\u202e" not in text
    for label in re.findall(r'"([^"\n]*)"', mermaid.render(facts)):
        assert not set(label.replace("<br/>", "")) & set('"<>&`[]{}|\\*_')


def test_json_has_every_link(rules: RuleSet) -> None:
    """Also those that are not drawn, with which way there is; without a case or a day there is none."""
    data = to_json(with_ways(facts_of(rules, on=DAY)))
    links = data["verbanden"]
    assert isinstance(links, list)
    assert [link.get("weg") for link in links][-3:] == ["langs", "open", "open"]
    assert "uitkomsten" not in data
    assert "peildatum" not in to_json(facts_of(rules, ["lijnen"]))
