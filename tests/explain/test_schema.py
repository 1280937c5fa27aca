"""The published schema of an explanation: what is written keeps to it, and it knows nothing that is never written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explain.scenes import SCENES, told
from lidwoord.examples import example_files, read_examples, run_example
from lidwoord.explain import explain
from lidwoord.explain.model import JSON_NAMES
from lidwoord.ruleset.load import load, rules_root

SCHEMA = json.loads(files("lidwoord.explain").joinpath("uitleg.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = [
    ("cao-2018", "cao-2018/hoofdstuk-5", 3),
    ("cao-2018", "cao-2018/hoofdstuk-6", 2),
    ("cao-2025", "cao-2025/hoofdstuk-4", 2),
    ("rvu-bijdrage", "regelingen/rvu-bijdrage", 2),
]


def wrong(data: object) -> list[str]:
    """Where data does not keep to the schema."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def test_is_a_schema() -> None:
    """The schema itself is valid, and takes no data that is no explanation."""
    Draft202012Validator.check_schema(SCHEMA)
    assert wrong({"id": "loon"})
    assert wrong({"id": "loon", "titel": "Loon", "toestand": "misschien"})


@pytest.mark.parametrize("name", SCENES)
def test_small_explanations(name: str, tmp_path: Path) -> None:
    """Each kind of explanation keeps to the schema."""
    assert wrong(told(SCENES[name], tmp_path).to_json()) == []


@pytest.mark.parametrize(("rules", "folder", "every"), FILES)
def test_real_explanations(rules: str, folder: str, every: int) -> None:
    """So do those of the examples beside the rules."""
    loaded, count = load(rules), 0
    for path in example_files(rules_root() / folder)[::every]:
        examples, _ = read_examples(path, path.name)
        answer = run_example(loaded, examples[0]).answer
        assert answer is not None
        for outcome in list(answer.outcomes.values())[:3]:
            assert wrong(explain(answer, outcome).to_json()) == []
            count += 1
    assert count > 5


def names(part: Any) -> Iterator[str]:
    """The names of properties in a schema."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for value in part.values():
            yield from names(value)


def test_knows_no_other_names() -> None:
    """Every property is one that an explanation writes."""
    assert set(names(SCHEMA)) - {"id", "lid", "begin"} <= set(JSON_NAMES.values())
