"""The interview never asks what can't matter: for every question that is put there are two answers that lead elsewhere."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

import lidwoord
from lidwoord.diagnostics import LidwoordError
from lidwoord.interview import Draft, Interview, Question, answer, next_question, outcome_of, skip, start
from lidwoord.ruleset.model import RuleSet

DAY = date(2018, 5, 1)
OUTCOMES = ("ort_toeslag", "vakantie_uren_per_jaar", "eindejaarsuitkering", "vakantiebijslag", "uurloon_toeslagen")
MOST_QUESTIONS = 14
TRIES = 40
DATES = ("1948-03-14", "1955-08-01", "1985-03-14", "2001-02-28", "2003-12-31", "2017-09-01", "2018-03-01", "2018-11-01")
NUMBERS = ("0", "5", "10", "24", "35", "36", "65", "70", "80", "1500", "4000")
PERIODS = ("2018-01-01 t/m 2018-12-31", "2018-05-01 t/m 2018-05-31")
UNKNOWN = "weet ik niet"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """A shipped rule set."""
    return lidwoord.load("cao-2018")


def dice(seed: str) -> random.Random:
    """Chance that is the same at every run."""
    return random.Random(seed)  # noqa: S311  # no secret


def candidates(question: Question, chance: random.Random) -> list[str]:
    """Answers to try, in a random order."""
    name = question.type.name
    if question.type.options:
        found = list(question.type.options)
    elif name == "datumtijd":
        day = chance.randrange(1, 27)
        found = [f"2018-05-{day:02}T{hour:02}:00" for hour in (0, 7, 15, 23)] + [f"2018-05-{day + 1:02}T07:00"]
    else:
        found = list({"ja/nee": ("ja", "nee"), "datum": DATES, "tijdvak": PERIODS}.get(name, NUMBERS))
    chance.shuffle(found)
    return found


def step(state: Interview, question: Question, chance: random.Random, *, skips: bool) -> tuple[Interview, str]:
    """The interview after a random answer that is accepted, or after "weet ik niet"."""
    if skips and question.optional and chance.random() < 0.2:
        return skip(state, question), UNKNOWN
    for text in candidates(question, chance):
        try:
            return answer(state, question, text), text
        except LidwoordError:
            continue
    assert state.before is not None
    return state.before, "terug"


def ending(state: Interview, seed: int, *, skips: bool) -> tuple[tuple[str, ...], str, str]:
    """The questions that follow, and the outcome, when the rest is answered by one rule."""
    asked: list[str] = []
    while (question := next_question(state)) is not None and len(asked) < MOST_QUESTIONS:
        asked.append(question.address)
        state, _ = step(state, question, dice(f"{seed} {question.address} {len(asked)}"), skips=skips)
    found = outcome_of(state)[state.outcome]
    return tuple(asked), found.state, str(found.exact or found.text)


def matters(state: Interview, question: Question, *, skips: bool) -> bool:
    """Whether two answers lead to other questions or another outcome, the rest answered alike."""
    for seed in range(TRIES):
        ends = set()
        for text in candidates(question, dice(str(seed))):
            try:
                ends.add(ending(answer(state, question, text), seed, skips=skips))
            except LidwoordError:
                continue
            if len(ends) > 1:
                return True
    return False


def walk(rules: RuleSet, outcome: str, seed: int, *, skips: bool) -> Iterator[tuple[Interview, Question]]:
    """The states and questions of one random interview."""
    state = start(rules, outcome, Draft(DAY))
    for number in range(MOST_QUESTIONS):
        question = next_question(state)
        if question is None:
            return
        yield state, question
        state, _ = step(state, question, dice(f"{seed} {number}"), skips=skips)


@pytest.mark.no_cover
@pytest.mark.parametrize("skips", [False, True], ids=["all answered", "some unknown"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_question_matters(rules: RuleSet, outcome: str, skips: bool) -> None:
    """For each question there are two answers after which the interview asks something else or ends elsewhere."""
    seen: set[str] = set()
    for seed in range(4):
        for state, question in walk(rules, outcome, seed, skips=skips):
            assert question.address not in state.skipped
            known = f"{question.sort} {question.address.partition('[')[0]} {sorted(state.skipped)}"
            if known not in seen:  # the first of its sort speaks for the other elements of the list
                seen.add(known)
                assert matters(state, question, skips=False), (question.address, state.draft.to_plain(), state.skipped)
    assert seen
