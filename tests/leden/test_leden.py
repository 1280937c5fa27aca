"""The hard leden: each rule set must load without a diagnostic and pass its own examples.

In: the folders beside this file. Out: two tests per rule set: it loads, and its examples pass.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SETS = sorted(path.parent for path in HERE.glob("*/regelset.yaml"))


def load(folder: Path) -> tuple[Any, list[Any]]:
    """Load one rule set: (rule set or None, its diagnostics).

    The only call of the loader here; adapt it when the public API changes.
    """
    from lidwoord.ruleset.load import Library

    library = Library(folder.parent)
    return library.get(folder.name), library.found


def run_examples(folder: Path) -> list[tuple[str, bool, str]]:
    """Run the examples of a folder: (name, passed, message) for each.

    The only call of the example runner here; adapt it when the public API changes.
    """
    from lidwoord.examples import read_examples, run_example

    rules, found = load(folder)
    results: list[tuple[str, bool, str]] = []
    for path in sorted(folder.rglob("*.voorbeelden.yaml")):
        examples, wrong = read_examples(path, path.name)
        found += wrong
        for example in examples:
            result = run_example(rules, example)
            results.append((example.name, result.passed, "; ".join(d.message for d in result.differences)))
    assert found == []
    return results


@pytest.mark.parametrize("folder", SETS, ids=lambda path: path.name)
def test_loads_without_diagnostics(folder: Path) -> None:
    """Every document of the set is valid, typed, cited and free of warnings."""
    ruleset, diagnostics = load(folder)
    assert diagnostics == []
    assert ruleset is not None


@pytest.mark.parametrize("folder", SETS, ids=lambda path: path.name)
def test_examples_pass(folder: Path) -> None:
    """Every example beside the rules gives the outcome that was worked out by hand."""
    results = run_examples(folder)
    assert results
    assert [(name, message) for name, passed, message in results if not passed] == []
