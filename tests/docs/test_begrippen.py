"""The vocabulary: one term once, and every name in the code exists."""

from __future__ import annotations

import re
from importlib import import_module

from docs.blocks import DOCS

PAGE = (DOCS / "begrippen.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", PAGE, re.MULTILINE)
MODULES = (
    "ruleset.model",
    "calculate.case",
    "calculate.answer",
    "calculate.elements",
    "calculate.states",
    "calculate.trace",
    "documents",
    "diagnostics",
    "examples",
    "values.periods",
    "compare",
    "compare.effect",
    "compare.timeline",
    "explain.cause",
)


def exists(name: str) -> bool:
    """Whether a name, or an attribute of a class, is in one of the modules."""
    owner, _, attribute = name.partition(".")
    for module in MODULES:
        found = getattr(import_module(f"lidwoord.{module}"), owner, None)
        if found is not None:
            return not attribute or hasattr(found, attribute) or attribute in getattr(found, "__annotations__", {})
    return False


def test_each_term_stands_once() -> None:
    """One word for one thing."""
    terms = [term for term, _ in ROWS if term not in ("begrip", "---")]
    assert len(terms) > 40
    assert len(set(terms)) == len(terms)


def test_names_in_the_code_exist() -> None:
    """Every name in the last column is there; date and after_effect are arguments of calculate."""
    names = {n for _, code in ROWS for n in re.findall(r"`([A-Za-z_.]+)`", code)} - {
        "date",
        "after_effect",
        "staffel",
        "tijdvensters",
    }
    assert sorted(n for n in names if not exists(n)) == []
