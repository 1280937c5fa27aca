"""Running an example: calculate, and compare with what must come out.

In: a rule set and an example. Out: a ``Result``. Amounts are compared after rounding to the decimals that are written
(at least cents), everything else exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.calculate.states import Failure
from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, diagnostic_of, did_you_mean
from lidwoord.examples.read import Example
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping, Node, Scalar, Sequence
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.numbers import round_to
from lidwoord.values.types import Type

WRITTEN_FRACTION = re.compile(r"\d/\d")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an example; ``answer`` is None when the example itself is wrong."""

    example: Example
    differences: tuple[Diagnostic, ...]
    answer: Answer | None

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences


def run_example(rules: RuleSet, example: Example) -> Result:
    """Run one example."""
    if example.date is None:
        return Result(example, (diagnostic("LW605", example.span, voorbeeld=example.name),), None)
    wrong = unknown_outcomes(rules, example)
    if wrong:
        return Result(example, wrong, None)
    names = [e.key.text for e in example.expected.entries]
    try:
        answer = calculate(
            rules,
            names,
            example.given if example.given is not None else {},
            date=example.date,
            readings=dict(example.readings),
            after_effect=example.after_effect,
            covers=example.covers,
        )
    except LidwoordError as error:
        placed = tuple(d if d.span is not None else _at(d, example) for d in error.diagnostics)
        return Result(example, placed, None)
    differences: list[Diagnostic] = []
    for entry in example.expected.entries:
        name = entry.key.text
        if name in answer.outcomes:
            differences += _compare(name, answer[name], entry.value, example)
        else:
            differences.append(diagnostic("LW603", entry.key.span, uitkomst=name, voorbeeld=example.name))
    return Result(example, tuple(differences), answer)


def unknown_outcomes(rules: RuleSet, example: Example) -> tuple[Diagnostic, ...]:
    """The names under ``verwacht`` that are no outcome, each at its place."""
    outcomes = rules.outcomes
    keys = [e.key for e in example.expected.entries if e.key.text.partition("[")[0] not in outcomes]
    return tuple(
        diagnostic("LW520", key.span, hint=did_you_mean(key.text.partition("[")[0], outcomes) or None, naam=key.text)
        for key in keys
    )


def _at(found: Diagnostic, example: Example) -> Diagnostic:
    from dataclasses import replace

    return replace(found, span=example.span)


def _compare(name: str, outcome: Outcome, expected: Node, example: Example) -> list[Diagnostic]:
    if isinstance(expected, Mapping):
        return _compare_state(name, outcome, expected, example)
    if not outcome.has_value:
        return [_other_state(name, outcome, "bekend", expected, example)]
    return _compare_value(name, outcome, expected, example)


def _other_state(name: str, outcome: Outcome, wanted: str, expected: Node, example: Example) -> Diagnostic:
    why = outcome.reason or ("ontbreekt: " + ", ".join(outcome.missing) if outcome.missing else outcome.text)
    gap = outcome.trace.value
    hint = diagnostic_of(gap.code, None, dict(gap.facts)).hint if isinstance(gap, Failure) else None
    return diagnostic(
        "LW602", expected.span, hint=hint or None, uitkomst=name, verwacht=wanted, gevonden=outcome.state, reden=why,
        voorbeeld=example.name,
    )  # fmt: skip


def _compare_value(name: str, outcome: Outcome, expected: Node, example: Example) -> list[Diagnostic]:
    text = expected.text if isinstance(expected, Scalar) else ""
    wanted = read_value(text, outcome.type)
    if isinstance(wanted, Unreadable):
        return [unreadable(name, expected, outcome.type, wanted)]
    if _equal(outcome.value, wanted, outcome.type, text):
        return []
    shown = outcome.text + (f" (exact {outcome.exact})" if outcome.exact and "/" in outcome.exact else "")
    return [diagnostic("LW601", expected.span, uitkomst=name, verwacht=text, gevonden=shown, voorbeeld=example.name)]


def unreadable(name: str, expected: Node, type_: Type, wanted: Unreadable) -> Diagnostic:
    """That what an example expects of an outcome is no value of its type."""
    text, hint = expected.text if isinstance(expected, Scalar) else "", wanted.hint or None
    return diagnostic("LW604", expected.span, hint=hint, uitkomst=name, tekst=text, soort=type_.text, reden=wanted.reason)


def _equal(value: object, wanted: object, type_: Type, text: str) -> bool:
    money = isinstance(value, Fraction) and isinstance(wanted, Fraction) and "€" in dict(type_.unit.parts)
    if money and not WRITTEN_FRACTION.search(text):
        assert isinstance(value, Fraction)
        decimals = max(2, len(text.split("/", maxsplit=1)[0].partition(",")[2].strip()))
        return round_to(value, "rekenkundig", Fraction(1, 10**decimals)) == wanted
    return value == wanted


def _compare_state(name: str, outcome: Outcome, expected: Mapping, example: Example) -> list[Diagnostic]:
    state = expected.get("toestand")
    found: list[Diagnostic] = []
    if isinstance(state, Scalar) and state.text != outcome.state:
        return [_other_state(name, outcome, state.text, expected, example)]
    value = expected.get("waarde")
    if value is not None:
        found += _compare_value(name, outcome, value, example)
    for key, have in (("ontbreekt", set(outcome.missing)), ("niet_vervuld", _labels(outcome))):
        node = expected.get(key)
        wanted = {i.text for i in node.items if isinstance(i, Scalar)} if isinstance(node, Sequence) else set()
        if node is not None and not wanted <= have:
            missing = ", ".join(sorted(wanted - have))
            shown = ", ".join(sorted(have))
            found.append(
                diagnostic(
                    "LW606", node.span, uitkomst=name, soort=key, verwacht=missing, gevonden=shown, voorbeeld=example.name
                )
            )
    return found


def _labels(outcome: Outcome) -> set[str]:
    return {text for judged in outcome.failed for text in (judged.label, judged.cite.lid) if text}
