"""The page about JSON: its examples are what lidwoord writes, and its tables name every field."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from docs.blocks import DOCS, blocks
from docs.lessons import Lesson, lessons
from lidwoord.calculate import calculate
from lidwoord.calculate.observe import observe
from lidwoord.diagnostics import LidwoordError, render_json
from lidwoord.examples import cover, points_of
from lidwoord.explain.beside import items_of, told
from lidwoord.graph.build import graph_of
from lidwoord.graph.facts import json_form as facts_form
from lidwoord.graph.facts.build import facts_of
from lidwoord.graph.facts.ways import with_ways
from lidwoord.graph.json_form import to_json
from lidwoord.graph.select import select
from lidwoord.ruleset import codec

PAGE = (DOCS / "json-vorm.md").read_text("utf-8")
BLOCKS = blocks(PAGE)
LESSONS = lessons(BLOCKS)
SET, ANSWER, GRAPH, FACTS, MESSAGE, COVERAGE, NORMS = (json.loads(b.text) for b in BLOCKS if b.language == "json")
ASKED = {"uren": "10 uur", "in_dienst": "nee", "deler": "0"}


def rows(heading: str) -> set[str]:
    """The names in the first column of the tables under a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return {name for row in re.findall(r"^\| (`.+?) \|", part, re.MULTILINE) for name in re.findall(r"`([a-z_]+)`", row)}


def test_compiled_set_is_as_shown(tmp_path: Path) -> None:
    """The whole JSON form of a small rule set."""
    lesson = LESSONS["loonset"]
    lesson.cases = "[]"
    assert {**codec.dump(lesson.load(tmp_path)), "versie": "…"} == SET


def test_compiled_set_reads_back(tmp_path: Path) -> None:
    """What is read back is written the same, and calculates the same."""
    lesson = LESSONS["loonset"]
    lesson.cases = "[]"
    first = lesson.load(tmp_path)
    again = codec.restore(json.loads(json.dumps(codec.dump(first))), ())
    assert codec.dump(again) == codec.dump(first)
    answers = [calculate(r, ["weekloon"], {"uren": "24 uur/week"}, date=dt.date(2018, 5, 1)) for r in (first, again)]
    assert [a["weekloon"].text for a in answers] == ["€ 300,00", "€ 300,00"]


def test_answer_is_as_shown(tmp_path: Path) -> None:
    """The JSON form of an answer with every state."""
    lesson = LESSONS["antwoord"]
    lesson.cases = "[]"
    answer = calculate(lesson.load(tmp_path), list(ANSWER["uitkomsten"]), ASKED, date=dt.date(2018, 5, 1))
    assert {**answer.to_json(), "versie": "…"} == ANSWER


def test_tables_name_every_field() -> None:
    """Each field of the examples is in a table."""
    fields = set(ANSWER) | {field for outcome in ANSWER["uitkomsten"].values() for field in outcome}
    assert fields - rows("Een antwoord") == set()
    assert set(SET) - rows("Een gecompileerde regelset") == set()


def test_graph_is_as_shown(tmp_path: Path) -> None:
    """The JSON form of a graph with a case, and its fields."""
    lesson = LESSONS["graaf"]
    lesson.cases = "[]"
    rules = lesson.load(tmp_path)
    answer = calculate(rules, ["toeslag"], {"uren": "10 uur", "vast": "nee"}, date=dt.date(2018, 5, 1))
    assert {**to_json(select(graph_of(rules, ["toeslag"], answer), depth=1)), "versie": "…"} == GRAPH
    parts = [part for key in ("onderdelen", "verbindingen", "ingevouwen") for part in GRAPH[key]]
    assert set(GRAPH) | {field for part in parts for field in part} - {"van", "naar", "aantal"} <= rows("Een graaf")


def test_facts_are_as_shown(tmp_path: Path) -> None:
    """The JSON form of facts with a case, and its fields."""
    lesson = LESSONS["feiten"]
    lesson.cases = "[]"
    rules = lesson.load(tmp_path)
    facts = with_ways(facts_of(rules, answer=calculate(rules, ["bij_leren"], {}, date=dt.date(2018, 5, 1))))
    assert {**facts_form.to_json(facts), "versie": "…"} == FACTS
    fields = {field for key in ("tabellen", "feiten", "verbanden") for part in FACTS[key] for field in part}
    assert set(FACTS) | fields <= rows("Een graaf van feiten")


def test_message_is_as_shown(tmp_path: Path) -> None:
    """The JSON form of a diagnostic."""
    lesson = Lesson("meldingen", "regels:\n  loon: {type: €, formule: 36 uur}\n", "[]")
    with pytest.raises(LidwoordError) as caught:
        lesson.load(tmp_path)
    assert render_json(caught.value.diagnostics) == [MESSAGE]


def test_coverage_is_as_shown(tmp_path: Path) -> None:
    """The JSON form of the coverage of rules, and its fields."""
    rules = LESSONS["dekking"].load(tmp_path)
    observed = observe(rules)
    calculate(rules, ["loon"], {}, date=dt.date(2018, 5, 1))
    assert cover(points_of(rules), observed.reached).to_json() == COVERAGE
    assert set(COVERAGE) | {field for part in COVERAGE["gemist"] for field in part} <= rows("De voorbeelden")


def test_norms_are_as_shown(tmp_path: Path) -> None:
    """The JSON form of norms and procedures with a case, and its fields."""
    rules = LESSONS["bezwaar"].load(tmp_path)
    answer = calculate(rules, [], {"datum_afwijzing": "2018-05-01"}, date=dt.date(2018, 5, 1))
    assert [item.to_json() for item in told(rules, items_of(rules), answer)] == NORMS
    parts = [*NORMS, *NORMS[1]["stappen"], NORMS[1]["stappen"][0]["termijn"]]
    assert {field for part in parts for field in part} <= rows("Normen en procedures")
