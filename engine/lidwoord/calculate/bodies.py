"""Rule bodies: steps on the way, then a formula, conditions or branches.

In: a compiled body and the frame it is worked out in. Out: its value, and its labelled parts for the trace.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.calculate.compile import Frame, Run
from lidwoord.calculate.program import Labelled, RunBody
from lidwoord.calculate.rights import judgement
from lidwoord.calculate.states import Failure, gravest, undecided
from lidwoord.calculate.trace import Step
from lidwoord.ruleset.model import Branch, Formula

Part = tuple[str, object, Step]


def work_out(body: RunBody, frame: Frame, parts: list[Part]) -> object:
    """The value of a body; adds its labelled steps to ``parts``."""
    for (name, run), (_, source) in zip(body.steps, body.body.steps, strict=True) if body.steps else ():
        kid = run(frame)
        frame.local[name] = kid
        parts.append(("tussenstap", source, kid))
    if body.conditions and body.formula is None:
        return _all_conditions(body.conditions, frame, parts)
    if body.branches:
        return _branch(body, frame, parts)
    assert body.formula is not None
    assert body.body.formula is not None
    kid = body.formula(frame)
    parts.append(("formule", body.body.formula, kid))
    return placed(kid.value, body.body.formula)


def _all_conditions(conditions: tuple[Labelled, ...], frame: Frame, parts: list[Part]) -> object:
    """Every condition is worked out, so that each that fails is named."""
    judged = [judgement(c, r(frame)) for c, r in conditions]
    parts += [("voorwaarde", j, kid) for j, kid in judged]
    values = [kid.value for _, kid in judged]
    if any(v is False for v in values):
        return False
    gaps = [v for v in values if v is not True]
    return undecided(gaps) if gaps else True


def _branch(body: RunBody, frame: Frame, parts: list[Part]) -> object:
    asked = [(branch, when(frame), then) for branch, when, then in body.branches]
    yes = [(branch, kid, then) for branch, kid, then in asked if kid.value is True]
    parts += [("geval", branch, kid) for branch, kid, _ in asked]
    if body.body.first_fits:
        return _first_branch(body, asked, frame, parts)
    if len(yes) > 1:
        facts = (("gevallen", " en ".join(b.cite.lid or b.when.text for b, _, _ in yes)),)
        return Failure("LW423", facts, yes[0][0].when.span, ((yes[1][0].when.span, "dit geval geldt ook"),))
    if yes:
        return _then(yes[0][0].then, yes[0][2], frame, parts)
    gaps = [kid.value for _, kid, _ in asked if kid.value is not False]
    if gaps:
        return undecided(gaps)
    if body.otherwise is None:
        return Failure("LW424", absent=True)
    return _then(body.body.otherwise, body.otherwise, frame, parts)


def _first_branch(body: RunBody, asked: list[tuple[Branch, Step, Run]], frame: Frame, parts: list[Part]) -> object:
    """Branches in order: the first that fits; an unknown one before it leaves the answer open."""
    for branch, kid, then in asked:
        if kid.value is True:
            return _then(branch.then, then, frame, parts)
        if kid.value is not False:
            return gravest((kid.value,))
    if body.otherwise is None:
        return Failure("LW424", absent=True)
    return _then(body.body.otherwise, body.otherwise, frame, parts)


def _then(source: object, run: Run, frame: Frame, parts: list[Part]) -> object:
    kid = run(frame)
    parts.append(("dan", source, kid))
    return kid.value


def placed(value: object, formula: Formula) -> object:
    """A failure without a place gets that of its formula."""
    return replace(value, span=formula.span) if value.__class__ is Failure and value.span is None else value
