"""Running one case and judging the answer.

In: a case, the mappings. Out: a `Verdict`: passed, failed with what differed, not encoded, not mapped, or stands as an example.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lidwoord
from golden.case_files import read_data
from golden.mapping import Expected, NotEncoded, NotMapped, Question, SetMapping, months, question, read_given
from lidwoord.calculate import calculate
from lidwoord.diagnostics import LidwoordError
from lidwoord.values.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from golden.case_files import Case

RULES = Path(__file__).parents[2] / "rules"
_WITHOUT_NUMBER = frozenset(("tekst", "ja/nee", "datum", "datumtijd", "kalendermaand"))


class Status(enum.StrEnum):
    """What became of a case."""

    PASSED = "geslaagd"
    FAILED = "gezakt"
    EXAMPLE = "staat als voorbeeld"
    NOT_ENCODED = "niet gecodeerd"
    NOT_MAPPED = "niet afgebeeld"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case, and why."""

    status: Status
    reason: str = ""


def judge(case: Case, mappings: Mapping[str, SetMapping]) -> Verdict:
    """Run a case through the mapping of its set and compare the answer with what it expects."""
    mapping = mappings.get(case.set)
    if mapping is None:
        return Verdict(Status.NOT_MAPPED, f"er is geen afbeelding voor '{case.set}'")
    rules = rule_set(mapping.rule_set)
    if rules is None:
        return Verdict(Status.NOT_ENCODED, f"er is geen regelset '{mapping.rule_set}'")
    try:
        asked = question(case, mapping, rules)
    except NotEncoded as absent:
        return Verdict(Status.NOT_ENCODED, str(absent))
    except NotMapped as reason:
        if f"{mapping.rule_set}/{case.id}" in examples():
            return Verdict(Status.EXAMPLE, str(reason))
        return Verdict(Status.NOT_MAPPED, str(reason))
    differences = compare(asked, rules)
    return Verdict(Status.FAILED, "; ".join(differences)) if differences else Verdict(Status.PASSED)


@functools.cache
def rule_set(name: str) -> Any:
    """Return a loaded rule set, or None where there is none of that name."""
    folders = {p.parent.name for p in RULES.rglob("regelset.yaml")}
    return lidwoord.load(name) if name in folders else None


@functools.cache
def examples() -> frozenset[str]:
    """Return the case ids that examples beside the rules stand for, each with the folder of its rule set."""
    found = set()
    for path in RULES.rglob("*.voorbeelden.yaml"):
        manifest = next((p for p in path.parents if (p / "regelset.yaml").exists()), RULES)
        for example in read_data(path).get("voorbeelden") or ():
            zaak = example.get("zaak") or ()
            found |= {f"{manifest.name}/{z}" for z in ([zaak] if isinstance(zaak, str) else zaak)}
    return frozenset(found)


def compare(asked: Question, rules: Any) -> list[str]:
    """Return the differences between the engine's answer and what the case expects."""
    wanted = [*asked.expected, *asked.cross_checks]
    try:
        result = ask(asked, rules, [e.outcome for e in wanted])
    except LidwoordError as wrong:
        return [f"de zaak is ongeldig: {wrong}"]
    lines = []
    for expected in wanted:
        wanted_id = f"{expected.outcome}[{expected.element}]"
        answers = [
            o for o in result.outcomes.values() if o.rule_id == expected.outcome and (not expected.element or o.id == wanted_id)
        ]
        if len(answers) != 1:
            lines.append(f"{expected.outcome}: verwacht één antwoord, gaf er {len(answers)}")
        elif expected in asked.expected or answers[0].state == "bekend":
            lines += difference(expected, answers[0])
    return lines


def ask(asked: Question, rules: Any, outcomes: list[str]) -> Any:
    """Put the question to the engine."""
    return calculate(
        rules,
        list(dict.fromkeys(outcomes)),
        asked.given,
        date=asked.date,
        readings=asked.readings,
        after_effect=asked.after_effect,
        covers=asked.covers,
    )


def difference(expected: Expected, outcome: Any) -> list[str]:
    """Return what differs between an expected value and an outcome: nothing, or one line."""
    wanted, got = _expected_value(expected), _got_value(expected, outcome)
    if wanted == got:
        return []
    return [f"{expected.outcome}: verwacht {_show(wanted)}, berekend {_show(got)} ({outcome.state}: {outcome.text})"]


def _expected_value(expected: Expected) -> Any:
    if expected.unit == "ja/nee":
        return {"true": "ja", "false": "nee"}.get(expected.text, expected.text)
    if expected.unit == "kalendermaand":
        return months(expected.text)
    if expected.unit == "datumtijd":
        return read_given(expected.text, expected.unit)
    if expected.unit in _WITHOUT_NUMBER or expected.text == "null":  # null: a state without a value stands for it
        return expected.text
    number = Fraction(expected.text)
    if expected.unit == "percentage":
        return number / 100
    return _cents(number) if expected.unit.startswith("€") else number


def _got_value(expected: Expected, outcome: Any) -> Any:
    """Return the outcome's value in the unit and form in which the case expects it."""
    answer = outcome.to_json()
    if "waarde" not in answer and "exact" not in answer:
        stands_for = expected.states.get(outcome.state)
        return None if stands_for is None else _expected_value(dataclasses.replace(expected, text=stands_for))
    if expected.unit in _WITHOUT_NUMBER:
        return answer["waarde"]
    number = Fraction(answer.get("exact", answer.get("waarde")))
    unit = answer.get("eenheid", "")
    if unit != expected.unit and {unit, expected.unit} != {"getal", "aantal"}:
        here, there = parse_unit(unit), parse_unit(expected.unit)
        factor = here.conversion(there) if here is not None and there is not None else None
        if factor is None:
            return f"{number} in '{unit}', niet in '{expected.unit}'"
        number *= factor
    return _cents(number) if expected.unit.startswith("€") else number


def _cents(amount: Fraction) -> Fraction:
    """Round once, at the end, half away from zero, as the cases do."""
    cents = (abs(amount) * 200 + 1) // 2
    return Fraction(cents if amount >= 0 else -cents, 100)


def _show(value: Any) -> str:
    if not isinstance(value, Fraction):
        return str(value)
    decimals = re.sub(r"\.?0+$", "", f"{float(value):.6f}")
    return str(value) if value.denominator == 1 else f"{value} (≈ {decimals})"
