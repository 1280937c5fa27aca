"""Exact calculation of one case, with its trace.

In: a rule set, the outcomes asked, a case and a date. Out: an ``Answer``. Raises ``LidwoordError`` when the question or
the case is wrong; a provision that does not apply or an unknown fact is no error but a state of the outcome.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date as Date  # noqa: N812  # the parameter is called date

from lidwoord.calculate.answer import Answer, Outcome, outcome_of
from lidwoord.calculate.case import Case, read_case
from lidwoord.calculate.elements import Element
from lidwoord.calculate.program import program_of
from lidwoord.calculate.rules import Calculation
from lidwoord.calculate.trace import RuleStep
from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, did_you_mean
from lidwoord.language.depth import make_room
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.dates import FIRST_YEAR, LAST_YEAR

__all__ = ["Answer", "Outcome", "calculate", "check_question"]


def calculate(  # noqa: PLR0913  # the whole of a question
    rules: RuleSet,
    outcomes: Iterable[str],
    case: object,
    *,
    date: Date,
    readings: dict[str, str] | None = None,
    after_effect: bool = False,
    trace: bool = True,
    covers: object = None,
    json: bool = False,
    watch: Callable[[Callable[[], int]], None] | None = None,
) -> Answer:
    """Calculate outcomes of a case.

    ``outcomes``: ids of rules, or ``id[sleutel]`` for one element, or a single one; ``case``: names to values (Dutch
    notation as text, or exact Python values), or located nodes; ``date``: the peildatum; ``readings``: a reading per rule;
    ``after_effect``: calculate provisions outside their term and say so; ``covers``: the period that each list covers.
    With ``trace=False`` the answer keeps no steps. ``watch`` is called at the start with a function that tells how many rules
    have been worked out so far, for who shows progress. Raises ``LidwoordError`` with diagnostics LW50x for a case or
    question that is wrong, ``TypeError`` for a ``date`` that is none.
    """
    wanted = [outcomes] if isinstance(outcomes, str) else list(outcomes)
    if date.__class__ is not Date:
        raise TypeError(f"date must be a datetime.date, not {date!r}")
    chosen = readings or {}
    found = check_question(rules, wanted, chosen, date)
    ready, wrong = (case, ()) if isinstance(case, Case) else read_case(rules, case, covers, json=json)
    if found or wrong:
        raise LidwoordError((*found, *wrong))
    calc = Calculation(program_of(rules), ready, chosen, after_effect)
    make_room()
    if watch is not None:
        watch(calc.worked_out)
    with _undisturbed():
        found_outcomes = [outcome_of(step, name) for name in wanted for step in _steps(calc, name, date)]
    answers = {o.id: o for o in found_outcomes}
    calc.program.finish(calc)
    if not trace:
        for step in calc.steps():
            step.parts = ()
    return Answer(
        rules, date, ready, answers, dict(calc.used_readings), tuple(sorted(calc.given)), after_effect, calc.uncovered_within,
        chosen,
    )  # fmt: skip


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Pause the collector of reference cycles: the trace has none, and every pass of the collector walks all of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _steps(calc: Calculation, name: str, on: Date) -> list[RuleStep]:
    """The rule step of an outcome; one per element for a rule about elements."""
    rule_id, _, key = name.partition("[")
    rule = calc.rules.rules[rule_id]
    if not rule.per:
        return [calc.rule(rule_id, None, on)]
    elements = _elements(calc, rule.per, on)
    if not isinstance(elements, tuple):
        return [RuleStep(rule, None, on, elements, "formule")]
    found = [e for e in elements if not key or e.path == key[:-1]]
    if key and not found:
        known = [e.path for e in elements]
        raise LidwoordError(
            (diagnostic("LW512", None, hint=did_you_mean(key[:-1], known) or None, sleutel=key[:-1], regel=rule_id),)
        )
    return [calc.rule(rule_id, e, on) for e in found]


def _elements(calc: Calculation, kind: str, on: Date) -> tuple[Element, ...] | object:
    """All elements of a kind: those of its list, and for a nested list those of every parent."""
    program = calc.program
    name = next(
        (n for n in (*program.list_kinds, *calc.rules.lists, *calc.rules.tables) if _makes(calc, n, kind)),
        "",
    )
    parent_kind = program.parent_of(name)
    if not parent_kind:
        return calc.elements(name, None, on)
    parents = _elements(calc, parent_kind, on)
    if not isinstance(parents, tuple):
        return parents
    gathered: list[Element] = []
    for parent in parents:
        found = calc.field(parent, name, on)
        if not isinstance(found, tuple):
            return found if found is not None else calc.case.unknown(name)
        gathered += found
    return tuple(gathered)


def _makes(calc: Calculation, name: str, kind: str) -> bool:
    op = calc.rules.lists.get(name)
    return (op is None or op.soort != "selectie") and calc.program.kind_of(name) == kind


def check_question(rules: RuleSet, wanted: list[str], readings: dict[str, str], on: Date) -> tuple[Diagnostic, ...]:
    """What is wrong with a question: an unknown outcome or reading, a date out of reach."""
    found: list[Diagnostic] = []
    for name in wanted:
        rule_id = name.partition("[")[0]
        rule = rules.rules.get(rule_id)
        if rule is None or rule.blocks:
            found.append(diagnostic("LW520", None, hint=did_you_mean(rule_id, rules.outcomes) or None, naam=rule_id))
        elif "[" in name and (not rule.per or not name.endswith("]")):
            found.append(diagnostic("LW521", None, naam=name))
    for name, reading in readings.items():
        holder = rules.rules.get(name) or rules.values.get(name) or rules.lists.get(name)
        known = [r.name for r in holder.readings if r.name] if holder is not None else []
        if not known:
            sections = (rules.rules, rules.values, rules.lists)
            with_readings = [key for section in sections for key, item in section.items() if len(item.readings) > 1]
            found.append(diagnostic("LW522", None, hint=did_you_mean(name, with_readings) or None, naam=name))
        elif reading not in known:
            found.append(
                diagnostic(
                    "LW523",
                    None,
                    hint=did_you_mean(reading, known) or None,
                    lezing=reading,
                    naam=name,
                    lezingen=", ".join(known),
                )
            )
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        found.append(diagnostic("LW524", None, datum=on.isoformat()))
    return tuple(found)
