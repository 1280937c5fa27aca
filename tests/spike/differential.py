"""The differential test: the same random cases through the SQL and through the exact evaluator.

In: a rule set, a batch, cases. Out: the answers of both per case as (state, exact value), and where they differ. Values are
compared as fractions, never rounded.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import duckdb

from lidwoord.calculate import calculate
from lidwoord.ruleset.model import RuleSet
from spike.case_tables import load_cases
from spike.cases import Batch
from spike.cells import EPOCH, KNOWN, NAMES, NONE, WITHOUT_RIGHT, Cell
from spike.program import Program, compile_outcomes

Case = tuple[date, dict[str, object]]
Answer = tuple[str, object]
Answers = dict[tuple[int, str, int], Answer]  # by case, outcome and place of the element (-1 for the case itself)


@dataclass(slots=True)
class Comparison:
    """What a run found: how many answers, how many of each state, where they differ, and the seconds of both sides."""

    answers: int = 0
    states: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[tuple[int, str, int], Answer | None, Answer | None]] = field(default_factory=list)
    exact_seconds: float = 0.0
    sql_seconds: float = 0.0


def run_program(program: Program, rules: RuleSet, batch: Batch, cases: Sequence[Case]) -> tuple[Answers, float]:
    """The answers of the SQL, and the seconds that its statements took (loading the cases left out)."""
    with duckdb.connect() as db:
        db.execute("SET threads = 1")
        load_cases(db, rules, batch, cases)
        start = time.perf_counter()
        for statement in program.statements:
            db.execute(statement)
        seconds = time.perf_counter() - start
        found: Answers = {}
        for name, output in program.outputs.items():
            place = "k_nr" if "k_nr" in output.keys else "-1"
            columns = f"k_zaak, {place}, {output.cell.sql}, {output.cell.state}"
            for case, at, value, state in db.execute(f"SELECT {columns} FROM {output.table}").fetchall():
                found[case, name, at] = (NAMES[state], _decoded(value, state, output.cell))
        return found, seconds


def _decoded(value: object, state: int, cell: Cell) -> object:
    if state not in (KNOWN, WITHOUT_RIGHT) or state == NONE:
        return None
    if cell.kind == "getal":
        assert isinstance(value, int)
        return Fraction(value, cell.scale)
    return date.fromordinal(value + EPOCH) if cell.kind == "datum" and isinstance(value, int) else value


def exact_answers(rules: RuleSet, outcomes: list[str], cases: Sequence[Case], after_effect: bool) -> tuple[Answers, float]:
    """The answers of the exact evaluator, and the seconds that it took."""
    found: Answers = {}
    start = time.perf_counter()
    for number, (day, case) in enumerate(cases):
        answer = calculate(rules, outcomes, case, date=day, after_effect=after_effect, trace=False)
        places: Counter[str] = Counter()
        for outcome in answer.outcomes.values():
            per = outcome.trace.element is not None
            place = places[outcome.rule_id] if per else -1
            places[outcome.rule_id] += per
            if per or not rules.rules[outcome.rule_id].per:
                found[number, outcome.rule_id, place] = (outcome.state, outcome.value if outcome.has_value else None)
    return found, time.perf_counter() - start


def compare(
    rules: RuleSet,
    outcomes: list[str],
    batch: Batch,
    cases: Sequence[Case],
    *,
    after_effect: bool = False,
    corrupt: Callable[[Program], Program] = lambda program: program,
) -> Comparison:
    """Both answers of every case, compared."""
    program = corrupt(compile_outcomes(rules, outcomes, batch, after_effect=after_effect))
    found, sql_seconds = run_program(program, rules, batch, cases)
    exact, exact_seconds = exact_answers(rules, outcomes, cases, after_effect)
    result = Comparison(len(exact), Counter(state for state, _ in exact.values()), [], exact_seconds, sql_seconds)
    for key in sorted(exact.keys() | found.keys()):
        if exact.get(key) != found.get(key):
            result.differences.append((key, exact.get(key), found.get(key)))
    return result
