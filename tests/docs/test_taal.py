"""The language reference: its examples run, and leave nothing of the language out."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from lark import Lark, Token, Tree

from docs.blocks import DOCS, blocks
from docs.lessons import lessons
from lidwoord.documents.schemas import schema
from lidwoord.examples import read_examples, run_example
from lidwoord.language import parse as language
from lidwoord.language.check import ATTRIBUTES
from lidwoord.language.syntax import NODES, Convert, walk
from lidwoord.ruleset.graph import body_formulas, formulas_of
from lidwoord.ruleset.load import load
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.types import _PLAIN
from lidwoord.values.units import _NAMES

PAGE = (DOCS / "taal.md").read_text("utf-8")
LESSONS = lessons(blocks(PAGE))
GRAMMAR = files("lidwoord.language").joinpath("lidwoord.lark").read_text("utf-8")


@pytest.fixture(scope="module")
def rule_sets(tmp_path_factory: pytest.TempPathFactory) -> list[RuleSet]:
    """The rule sets of all examples."""
    root = tmp_path_factory.mktemp("taal")
    folders = [lesson.write(root) for lesson in LESSONS.values()]
    return [load(folder) for folder in folders]


def formulas(rules: RuleSet) -> list[object]:
    """Every formula of a rule set."""
    found = [f for rule in rules.rules.values() for f in formulas_of(rule)]
    found += [f for op in rules.lists.values() for _, f in op.formulas]
    found += [d.when for d in rules.daykinds.values()]
    assert all(f in found for r in rules.rules.values() for x in r.readings for v in x.versions for f in body_formulas(v.body))
    return found


@pytest.mark.parametrize("name", LESSONS)
def test_example_gives_what_the_page_says(name: str, tmp_path: Path) -> None:
    """The cases under an example come out as the page says."""
    folder = LESSONS[name].write(tmp_path)
    for other in LESSONS[name].manifest and re.findall(r"gebruikt: \[([a-z_]+)\]", LESSONS[name].manifest):
        LESSONS[other].write(tmp_path)
    rules = load(folder)
    examples, wrong = read_examples(folder / "art-1.voorbeelden.yaml", name)
    assert wrong == ()
    assert [run_example(rules, e).differences for e in examples] == [()] * len(examples)


def test_every_node_of_a_formula_has_an_example(rule_sets: list[RuleSet]) -> None:
    """Each kind of node occurs in a formula of the page; Convert is made, not written."""
    found = {node.__class__ for rules in rule_sets for f in formulas(rules) for node in walk(f.expr)}  # type: ignore[attr-defined]
    assert {cls.__name__ for cls in NODES if cls is not Convert} - {cls.__name__ for cls in found} == set()


def test_every_alternative_of_the_grammar_has_an_example(rule_sets: list[RuleSet]) -> None:
    """Each named alternative, each relation, each rounding and each kind of literal is used."""
    plain = Lark(GRAMMAR, parser="lalr", lexer="basic", keep_all_tokens=True)
    used: set[str] = set()
    for rules in rule_sets:
        for formula in formulas(rules):
            tree = plain.parse(formula.text)  # type: ignore[attr-defined]
            used |= {t.data for t in tree.iter_subtrees()} | {token.type for token in tree.scan_values(is_token)}
            used |= {words(t) for t in tree.iter_subtrees() if t.data in ("rel", "mode", "pick", "kies")}
    names = set(re.findall(r"-> ([a-z_]+)", GRAMMAR))
    terminals = set(re.findall(r"^([A-Z]+)[.0-9]*:", GRAMMAR, re.MULTILINE))
    choices = "|".join(re.findall(r"^!(?:rel|mode): (.+)$", GRAMMAR, re.MULTILINE)).replace('"', "")
    assert (names | terminals | {choice.strip() for choice in choices.split("|")}) - used == set()


def is_token(part: object) -> bool:
    """Whether a part of a parse is a token."""
    return isinstance(part, Token)


def words(tree: Tree[Token]) -> str:
    """The words of a small tree, as one text."""
    return " ".join(t for t in tree.children if isinstance(t, Token))


def keys_of(node: object) -> set[str]:
    """Every key in a document."""
    if isinstance(node, dict):
        return set(node) | {k for value in node.values() for k in keys_of(value)}
    return {k for item in node for k in keys_of(item)} if isinstance(node, list) else set()


def scalars_of(node: object) -> set[str]:
    """Every value in a document."""
    if isinstance(node, dict):
        return {s for value in node.values() for s in scalars_of(value)}
    return {s for item in node for s in scalars_of(item)} if isinstance(node, list) else {str(node)}


def in_schema(node: object, keyword: str) -> set[str]:
    """What a JSON Schema names under a keyword, at any depth."""
    if isinstance(node, dict):
        own = node.get(keyword, ())
        named = set(own) if isinstance(own, (dict, list)) else set()
        return named | {n for k, value in node.items() for n in in_schema(value, keyword)}
    return {n for item in node for n in in_schema(item, keyword)} if isinstance(node, list) else set()


def written() -> list[object]:
    """The rule documents of the page."""
    return [yaml.load(lesson.document, yaml.BaseLoader) for lesson in LESSONS.values()]  # noqa: S506  # all text


def test_every_key_of_the_format_has_an_example() -> None:
    """Each key that the schema of rule documents knows is used."""
    assert in_schema(schema("regels"), "properties") - keys_of(written()) == set()


def test_every_fixed_word_of_the_format_has_an_example() -> None:
    """Each word that the schema lets one choose from (list operations among them) is used."""
    assert in_schema(schema("regels"), "enum") - scalars_of(written()) == set()


def test_every_attribute_has_an_example(rule_sets: list[RuleSet]) -> None:
    """Each attribute of dates, moments and periods is used."""
    text = "\n".join(f.text for rules in rule_sets for f in formulas(rules))  # type: ignore[attr-defined]
    names = {name for group in ATTRIBUTES.values() for name in group}
    assert {name for name in names if not re.search(rf"\b{name} van\b", text)} == set()


def test_every_type_and_unit_has_an_example(rule_sets: list[RuleSet]) -> None:
    """Each plain type, keuze, stap, ``of geen`` and each unit is declared somewhere."""
    declared = [d for rules in rule_sets for d in (*rules.inputs.values(), *rules.values.values(), *rules.rules.values())]
    types = [d.type for d in declared]
    assert _PLAIN | {"keuze", "stap", "hoeveelheid"} <= {t.name for t in types}
    assert set(_NAMES) <= {name for t in types for name, _ in t.unit.parts}
    assert any(t.optional for t in types)


def test_limits_on_the_page_are_those_of_the_engine() -> None:
    """The limits that the page names are the ones in force."""
    from lidwoord.calculate.case import MAX_ELEMENTS
    from lidwoord.calculate.compile import MAX_BITS
    from lidwoord.calculate.rules import MAX_WORK
    from lidwoord.ruleset.decisions import MOST_WORK
    from lidwoord.source import limits
    from lidwoord.values import dates, read_numbers

    section = PAGE.partition("\n## Grenzen\n")[2]
    numbers = {int(n.replace(".", "")) for n in re.findall(r"\d[\d.]*\d|\d", section)}
    expected = {
        limits.MAX_BYTES, limits.MAX_DEPTH, limits.MAX_NODES, limits.MAX_FILES, limits.MAX_DIAGNOSTICS, language.MAX_CHARACTERS,
        language.MAX_TOKENS, language.MAX_NESTING, MAX_ELEMENTS, read_numbers.LONGEST_NUMBER, dates.FIRST_YEAR, dates.LAST_YEAR,
        dates.LONGEST_LIST, dates.LONGEST_SEARCH, MAX_BITS, MAX_WORK, MOST_WORK,
    }  # fmt: skip
    assert expected - numbers == set()
