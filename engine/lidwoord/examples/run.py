"""Running an example: calculate, and compare with what must come out.

In: a rule set and an example. Out: a ``Result``. Amounts are compared after rounding to the decimals that are written
(at least cents), everything else exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.calculate.states import Failure, Unknown
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, diagnostic_of
from lidwoord.examples.check import check_example
from lidwoord.examples.read import Example
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping, Node, Scalar, Sequence
from lidwoord.values.notation import read_value
from lidwoord.values.numbers import round_to
from lidwoord.values.types import Type

Told = set[tuple[str, ...]]
MANY = 3  # inputs for which giving one outcome is less work
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
    case, wrong = check_example(rules, example)
    if wrong or example.date is None:
        return Result(example, wrong, None)
    names = [e.key.text for e in example.expected.entries]
    try:
        answer = calculate(
            rules, names, case, date=example.date, readings=dict(example.readings), after_effect=example.after_effect
        )
    except LidwoordError as error:
        return Result(example, tuple(replace(d, span=d.span or example.span) for d in error.diagnostics), None)
    differences: list[Diagnostic] = []
    told: set[tuple[str, ...]] = set()
    for entry in example.expected.entries:
        name = entry.key.text
        if name in answer.outcomes:
            differences += _compare(name, answer[name], entry.value, example, told)
        else:
            differences.append(diagnostic("LW603", entry.key.span, uitkomst=name, voorbeeld=example.name))
    return Result(example, tuple(differences), answer)


def _compare(name: str, outcome: Outcome, expected: Node, example: Example, told: Told) -> list[Diagnostic]:
    if isinstance(expected, Mapping):
        return _compare_state(name, outcome, expected, example, told)
    if not outcome.has_value:
        return [_other_state(name, outcome, "bekend", expected, example, told)]
    return _compare_value(name, outcome, expected, example)


def _other_state(name: str, outcome: Outcome, wanted: str, expected: Node, example: Example, told: Told) -> Diagnostic:
    """That an outcome has another state; what is missing is listed once per example."""
    missing = outcome.missing
    listed = "dezelfde gegevens" if missing in told else ", ".join(missing)
    why = outcome.reason or (f"ontbreekt: {listed}" if missing else outcome.text)
    told.add(missing)
    gap = outcome.trace.value
    hint = diagnostic_of(gap.code, None, dict(gap.facts)).hint if isinstance(gap, Failure) else _instead(outcome)
    return diagnostic(
        "LW602", expected.span, hint=hint or None, uitkomst=name, verwacht=wanted, gevonden=outcome.state, reden=why,
        voorbeeld=example.name,
    )  # fmt: skip


def _instead(outcome: Outcome) -> str:
    """The outcome that may be given instead of many inputs: of the rules that lack most of them the one nearest to them."""
    missing, best, most = set(outcome.missing), "", MANY - 1
    seen: set[int] = set()
    waiting: list[Step] = [*outcome.trace.steps()]
    while waiting:
        step = waiting.pop(0)
        if id(step) in seen:
            continue
        seen.add(id(step))
        if (
            isinstance(step, RuleStep)
            and isinstance(step.value, Unknown)
            and step.element is None
            and not step.rule.departs_from
        ):
            lacks = len(missing & set(step.value.missing))
            if lacks >= most:
                best, most = step.rule.id, lacks
        waiting += step.steps() if isinstance(step, RuleStep) else step.kids
    return f"Geef die gegevens onder `invoer`, of geef `{best}` zelf op." if best and most >= MANY else ""


def _compare_value(name: str, outcome: Outcome, expected: Node, example: Example) -> list[Diagnostic]:
    text = expected.text if isinstance(expected, Scalar) else ""
    wanted = read_value(text, outcome.type)
    if _equal(outcome.value, wanted, outcome.type, text):
        return []
    shown = outcome.text + (f" (exact {outcome.exact})" if outcome.exact and "/" in outcome.exact else "")
    return [diagnostic("LW601", expected.span, uitkomst=name, verwacht=text, gevonden=shown, voorbeeld=example.name)]


def _equal(value: object, wanted: object, type_: Type, text: str) -> bool:
    money = isinstance(value, Fraction) and isinstance(wanted, Fraction) and "€" in dict(type_.unit.parts)
    if money and not WRITTEN_FRACTION.search(text):
        assert isinstance(value, Fraction)
        decimals = max(2, len(text.split("/", maxsplit=1)[0].partition(",")[2].strip()))
        return round_to(value, "rekenkundig", Fraction(1, 10**decimals)) == wanted
    return value == wanted


def _compare_state(name: str, outcome: Outcome, expected: Mapping, example: Example, told: Told) -> list[Diagnostic]:
    state = expected.get("toestand")
    found: list[Diagnostic] = []
    if isinstance(state, Scalar) and state.text != outcome.state:
        return [_other_state(name, outcome, state.text, expected, example, told)]
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
