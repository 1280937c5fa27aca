"""What an outcome took for granted: defaults that were used because nothing was given.

In: an answer and the case as it was given. Out: the inputs and fields of elements that were used by their default, in order
of use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lidwoord.calculate import Answer
from lidwoord.calculate.elements import Element
from lidwoord.calculate.trace import Step, all_steps
from lidwoord.explain.words import question_words
from lidwoord.interview.draft import Draft, get, places
from lidwoord.interview.question import choice_words
from lidwoord.language import syntax as s
from lidwoord.values.types import Type
from lidwoord.values.write import write_value


@dataclass(frozen=True, slots=True)
class Assumption:
    """A default that was used: the address to change it by, its value in Dutch notation, and the question behind it."""

    address: str
    value: str
    question: str


def assumptions(answer: Answer, draft: Draft) -> tuple[Assumption, ...]:
    """What the outcomes of an answer used by default, each once."""
    paths = places(answer.rules, draft.given)
    found: dict[str, Assumption] = {}
    for outcome in answer.outcomes.values():
        for step in all_steps(outcome.trace):
            for made in (*_input(answer, step), *_field(answer, step, draft, paths)):
                found.setdefault(made.address, made)
    return tuple(found.values())


def _input(answer: Answer, step: Step) -> Iterator[Assumption]:
    if isinstance(step.expr, s.Name) and step.expr.ref == "invoer" and step.note == "standaard":
        name = step.expr.name
        yield _assumed(answer, name, step.value, answer.rules.inputs[name].type)


def _field(answer: Answer, step: Step, draft: Draft, paths: dict[str, tuple[str | int, ...]]) -> Iterator[Assumption]:
    """A field of an element of the case that is not given and has a default."""
    if not (isinstance(step.expr, s.Field) and step.expr.ref == "veld" and step.kids):
        return
    name, of = step.expr.name, step.kids[0].value
    holder = of.lookup(name) if isinstance(of, Element) else None
    path = paths.get(holder.address) if holder is not None else None
    if holder is None or path is None or name in get(draft.given, path):
        return
    kind = answer.rules.kinds[holder.kind]
    field = next((f for f in kind.fields if f.name == name and f.has_default), None)
    if field is not None:
        yield _assumed(answer, f"{holder.address}.{name}", field.default, field.type)


def _assumed(answer: Answer, address: str, value: object, type_: Type) -> Assumption:
    return Assumption(address, choice_words(write_value(value, type_), type_), question_words(answer.rules, address))
