"""The labelled parts of a rule that have a say in its outcome.

In: the trace of a rule. Out: its parts without the named steps that nothing else used, the rules that these parts use, and
the inputs that decided that a departure does not apply.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.language import syntax as s

Part = tuple[str, object, Step]
BESIDE = ("afwijking", "blokkade")  # other rules than the one that is told


def told_parts(trace: RuleStep) -> tuple[Part, ...]:
    """The parts of a rule, without named steps that were worked out but not used."""
    named = {id(step): step for kind, _, step in trace.parts if kind == "tussenstap"}
    if not named:
        return trace.parts
    asked: set[int] = set()
    waiting = [step for kind, _, step in trace.parts if kind != "tussenstap"]
    while waiting:
        for step in _own(waiting.pop()):
            if isinstance(step.expr, s.Name) and step.expr.ref == "lokaal":
                fresh = [kid for kid in step.kids if id(kid) in named and id(kid) not in asked]
                asked.update(id(kid) for kid in fresh)
                waiting += fresh
    return tuple(part for part in trace.parts if part[0] != "tussenstap" or id(part[2]) in asked)


def _own(step: Step) -> Iterator[Step]:
    """A step and all below it, but not into other rules."""
    if isinstance(step, RuleStep):
        return
    yield step
    if isinstance(step, ItemStep) and step.where is not None:
        yield from _own(step.where)
    for kid in step.kids:
        yield from _own(kid)


def named_steps(trace: RuleStep) -> Iterator[tuple[str, Step]]:
    """The named steps that were used, each with its name."""
    known = [(name, f) for reading in trace.rule.readings for v in reading.versions for name, f in v.body.steps]
    for kind, source, step in told_parts(trace):
        if kind == "tussenstap":
            yield next(name for name, f in known if f is source), step


def used_rules(trace: RuleStep) -> list[RuleStep]:
    """The rules that a rule uses directly, in order of use, each once.

    Of the elements that did not take part only what the condition asked outside them is used.
    """
    found: dict[int, RuleStep] = {}
    waiting: list[Step] = [step for kind, _, step in told_parts(trace) if not _is_off(kind, step)][::-1]
    while waiting:
        step = waiting.pop()
        if isinstance(step, RuleStep):
            found.setdefault(id(step), step)
        elif isinstance(step, ItemStep) and not step.counted:
            asked = [below for kid in (step.where, *step.kids) if kid is not None for below in _general(kid)]
            found.update({id(below): below for below in asked if id(below) not in found})
        elif isinstance(step, ItemStep):
            waiting += reversed(step.kids)
            if step.where is not None:
                waiting.append(step.where)
        else:
            waiting += reversed(step.kids)
    return list(found.values())


def _is_off(kind: str, step: Step) -> bool:
    """Whether a departure or what blocks one does not apply; the rule that it is about says why."""
    return kind in BESIDE and isinstance(step, RuleStep) and step.when is False


def inputs_beside(trace: RuleStep, told: Container[int]) -> Iterator[Step]:
    """The inputs on which departures that do not apply depend; not those of rules that are ``told`` on their own."""
    waiting: list[Step] = [step for kind, _, step in trace.parts if _is_off(kind, step)]
    seen: set[int] = set()
    while waiting:
        step = waiting.pop(0)
        if isinstance(step, RuleStep):
            if id(step) not in seen and id(step) not in told:
                seen.add(id(step))
                waiting[:0] = [part for _, _, part in step.parts]
        elif not _is_input(step):
            waiting[:0] = step.kids
        elif not isinstance(step.value, Gap):  # what is not known did not decide anything
            yield step


def _is_input(step: Step) -> bool:
    named = step.expr.of if isinstance(step.expr, s.At) else step.expr
    return isinstance(named, s.Name) and named.ref == "invoer"


def _general(step: Step) -> Iterator[RuleStep]:
    for below in _own(step):
        yield from (kid for kid in below.kids if isinstance(kid, RuleStep) and kid.element is None)
