"""Checking an example without running it: what it gives, asks and expects, against the rules.

In: a rule set and an example. Out: the case that it gives, ready to calculate with, and what is wrong, each at its place.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.calculate import check_question
from lidwoord.calculate.case import Case, read_case
from lidwoord.diagnostics import Diagnostic, diagnostic, did_you_mean
from lidwoord.examples.read import Example
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping, Node, Scalar
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import Type


def check_example(rules: RuleSet, example: Example) -> tuple[Case, tuple[Diagnostic, ...]]:
    """The case of an example, and what is wrong with the example; it is only fit to run when nothing is."""
    case, found = read_case(rules, example.given if example.given is not None else {}, example.covers)
    outcomes = rules.outcomes
    known = [e for e in example.expected.entries if _rule_id(e.key) in outcomes]
    wrong = list(unknown_outcomes(rules, example)) + [
        problem for e in known if (problem := _unreadable(e.key.text, e.value, outcomes[_rule_id(e.key)].type))
    ]
    if example.date is None:
        wrong.append(diagnostic("LW605", example.span, voorbeeld=example.name))
    else:
        asked = check_question(rules, [e.key.text for e in known], dict(example.readings), example.date)
        wrong += [d if d.span is not None else replace(d, span=example.span) for d in asked]
    return case, (*(d if d.span is not None else replace(d, span=example.span) for d in found), *wrong)


def unknown_outcomes(rules: RuleSet, example: Example) -> tuple[Diagnostic, ...]:
    """The names under ``verwacht`` that are no outcome, each at its place."""
    outcomes = rules.outcomes
    keys = [e.key for e in example.expected.entries if _rule_id(e.key) not in outcomes]
    return tuple(
        diagnostic("LW520", key.span, hint=did_you_mean(_rule_id(key), outcomes) or None, naam=key.text) for key in keys
    )


def _rule_id(key: Scalar) -> str:
    return key.text.partition("[")[0]


def _unreadable(name: str, expected: Node, type_: Type) -> Diagnostic | None:
    """That what is expected of an outcome is no value of its type."""
    value = expected.get("waarde") if isinstance(expected, Mapping) else expected
    if value is None:
        return None
    text = value.text if isinstance(value, Scalar) else ""
    found = read_value(text, type_)
    if not isinstance(found, Unreadable):
        return None
    return diagnostic(
        "LW604", value.span, hint=found.hint or None, uitkomst=name, tekst=text, soort=type_.text, reden=found.reason
    )
