"""Every input on its own given other answers.

In: a question and a case. Out: a ``Report``. Raises ``LidwoordError`` for a wrong question or case: with LW993 for a name that
is no input of the outcome, with LW994 for an outcome with several elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from lidwoord.calculate import Answer
from lidwoord.calculate.trace import Step, all_steps
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain.words import shown
from lidwoord.interview.draft import Draft
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.types import is_number
from lidwoord.whatif.days import days_of
from lidwoord.whatif.grain import constants
from lidwoord.whatif.levers import DATE, levers
from lidwoord.whatif.model import Came, Found, Lever, Other, Report
from lidwoord.whatif.runs import MOST, Runs, SpentError
from lidwoord.whatif.tips import Search

LEFT_OUT = "weggelaten"


def what_if(
    rules: RuleSet, outcome: str, draft: Draft, day: date, *, only: Iterable[str] = (), most: int = MOST,
    step: Callable[[str], None] = lambda name: None,
) -> Report:  # fmt: skip
    """What would change an outcome.

    ``draft``: the case; ``only``: the names to look at (of an element also its list or field alone), all when empty; ``most``:
    how many times it is worked out at most; ``step`` is called for each.
    """
    runs = Runs(rules, outcome, draft, day, step, most)
    answer, first = runs.first()
    if len(answer.outcomes) != 1:
        raise LidwoordError((diagnostic("LW994", None, naam=outcome, sleutels=", ".join(list(answer.outcomes)[:5]) or "geen"),))
    now = runs.came(answer)
    assert now is not None
    steps = list(all_steps(first.trace))
    wanted = _wanted(levers(answer, first, draft), tuple(only))
    found: list[Found] = []
    untried: list[Lever] = []
    for lever in wanted:
        try:
            found.append(_found(runs, lever, now, answer, steps))
        except SpentError:
            untried.append(lever)
    untried += [item.lever for item in found if not _can_try(item.lever) or _is_needed(runs, item.lever)]
    telling = [item for item in found if item.matters]
    telling.sort(key=lambda item: (not item.turns, -item.weight, item.lever.address))
    idle = tuple(item.lever for item in found if not item.matters and item.lever not in untried)
    return Report(answer, now, tuple(telling), idle, tuple(untried), runs.count)


def _wanted(found: tuple[Lever, ...], only: tuple[str, ...]) -> list[Lever]:
    if not only:
        return list(found)
    kept = [lever for lever in found if any(name in _names(lever) for name in only)]
    known = {name for lever in found for name in _names(lever)}
    strange = [name for name in only if name not in known]
    if strange:
        raise LidwoordError(
            tuple(diagnostic("LW993", None, hint=did_you_mean(name, known) or None, naam=name) for name in strange)
        )
    return kept


def _names(lever: Lever) -> tuple[str, ...]:
    """What a lever may be called: its address, and of a field its element, its list and its own name."""
    element, dot, name = lever.address.rpartition("].")
    if not dot:
        return lever.address, lever.address.partition("[")[0]
    return lever.address, f"{element}]", element.partition("[")[0], name


def _can_try(lever: Lever) -> bool:
    """Whether there are other answers to try: not for a text, a period or a moment."""
    return lever.is_whole or bool(lever.type.options) or lever.type.name in ("ja/nee", "datum") or is_number(lever.type)


def _is_needed(runs: Runs, lever: Lever) -> bool:
    """Whether it is an element without which the case can't be, or there is no outcome."""
    return lever.is_whole and runs.with_(lever, None) is None


def _found(runs: Runs, lever: Lever, now: Came, answer: Answer, steps: list[Step]) -> Found:
    if lever.is_whole:
        return Found(lever, tuple(_other(runs, lever, now, None)))
    if lever.type.options or lever.type.name == "ja/nee":
        return Found(lever, tuple(_others(runs, lever, now)))
    if not _can_try(lever):
        return Found(lever)
    held = days_of(answer.rules, steps) if lever.address == DATE else set()
    search = Search(runs, lever, now, held | constants(answer.rules, steps, lever, answer.date))
    absent = tuple(_other(runs, lever, now, None)) if lever.type.optional and lever.known and lever.value is not None else ()
    return Found(lever, absent, tuple(search.tips()), search.step())


def _others(runs: Runs, lever: Lever, now: Came) -> Iterator[Other]:
    """Every other answer to a question with a few answers."""
    answers: list[object] = [*lever.type.options] if lever.type.options else [True, False]
    if lever.type.optional:
        answers.append(None)
    for value in answers:
        if not lever.known or value != lever.value:
            yield from _other(runs, lever, now, value)


def _other(runs: Runs, lever: Lever, now: Came, value: object) -> Iterator[Other]:
    """What another answer gives, if anything else; an answer that can't go with the rest of the case is none."""
    came = runs.with_(lever, value)
    if came is not None and came.same_as != now.same_as and came.outcome.state != "fout":
        text = LEFT_OUT if lever.is_whole else shown(value, lever.type)
        yield Other(value, text, came, came.less(now))
