"""How readable explanations are: the figures on the page are what is measured, and they keep above a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from docs.blocks import DOCS
from docs.readability import Measure, measure, syllables
from lidwoord.examples import example_files, read_examples, run_example
from lidwoord.explain import Explanation, explain
from lidwoord.explain.outline import Line, outline
from lidwoord.ruleset.load import load, rules_root

SETS = {
    "cao-2018": rules_root() / "cao-2018",
    "cao-2025": rules_root() / "cao-2025",
    "rvu-bijdrage": rules_root() / "regelingen" / "rvu-bijdrage",
}
EACH = 10
LOWEST = 60.0  # the mean over all explanations: the lower end of what is called ordinary
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
SAID = ("tekst", "toets", "zet", "tussen")


def test_formulas() -> None:
    """Counts and both scores of a text that is counted by hand."""
    found = measure(["De toeslag is hoog. Je werkt in de nacht.", "€ 12,50"])
    assert found == Measure(words=9, sentences=2, syllables=10)
    assert found.douma == pytest.approx(206.84 - 0.77 * (10 / 9 * 100) - 0.93 * 4.5)
    assert found.brouwer == pytest.approx(195 - 67 * 10 / 9 - 2 * 4.5)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("avond", 2), ("toeslag", 2), ("onregelmatige", 6), ("beoordeling", 4), ("eeuwen", 2), ("nieuwe", 2), ("koeien", 2),
        ("geïndexeerd", 4), ("dienst", 1), ("periodiek", 4), ("bijeen", 2), ("functiegroep", 3), ("radio", 3), ("theater", 3),
        ("eindejaarsuitkering", 6), ("zeeën", 2), ("cao", 2), ("vvt", 3), ("beëindiging", 4), ("geëerd", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    """Syllables, counted by hand beside the program."""
    assert syllables(word) == number


def sentences(told: Explanation) -> Iterator[str]:
    """What an explanation says in sentences: no formulas, no tables, no addresses or values in brackets."""
    for line in outline(told):
        if line.kind in SAID and not (line.kind == "tussen" and " = " in line.text):
            yield bare(line)


def bare(line: Line) -> str:
    """A line without what stands in brackets, also brackets in brackets."""
    text, before = line.text, ""
    while text != before:
        text, before = IN_BRACKETS.sub("", text), text
    return text


@cache
def measured(name: str) -> tuple[tuple[str, Measure], ...]:
    """The explanations of one set: of examples spread evenly over its files, of each the first outcome."""
    folder, rules = SETS[name], load(name)
    files = example_files(folder)
    found: list[tuple[str, Measure]] = []
    for number in range(EACH):
        examples, _ = read_examples(files[number * len(files) // EACH], name)
        answer = run_example(rules, examples[0]).answer
        assert answer is not None
        outcome = next(iter(answer.outcomes.values()))
        found.append((outcome.id, measure(sentences(explain(answer, outcome)))))
    return tuple(found)


def mean(values: list[float]) -> float:
    """The arithmetic mean."""
    return sum(values) / len(values)


@pytest.mark.parametrize("name", SETS)
def test_the_page_quotes_what_is_measured(name: str) -> None:
    """Each row of the table on the page: the means of a set, rounded to whole numbers and tenths."""
    kept = [m for _, m in measured(name) if m.sentences]
    row = (
        f"| `{name}` | {len(kept)} | {mean([m.sentence_length for m in kept]):.1f} | {mean([m.word_length for m in kept]):.2f} "
        f"| {mean([m.douma for m in kept]):.0f} | {mean([m.brouwer for m in kept]):.0f} |"
    ).replace(".", ",")
    assert row in (DOCS / "uitleg.md").read_text("utf-8")


def test_the_mean_keeps_above_the_bound() -> None:
    """Explanations stay at the level that is called ordinary."""
    scores = [m.douma for name in SETS for _, m in measured(name) if m.sentences]
    assert len(scores) >= 25
    assert mean(scores) >= LOWEST
