"""Rights: which conditions held and which failed, read from the trace of an entitlement.

In: a condition with its step, or the step of an ``aanspraak``. Out: judged conditions, each with its own lid; a
condition that is itself a rule with conditions is unfolded into those.
"""

from __future__ import annotations

from lidwoord.calculate.states import Judged
from lidwoord.calculate.trace import RuleStep, Step
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.ruleset.model import Condition, Rule


def judgement(condition: Condition, step: Step) -> tuple[Judged, Step]:
    """A labelled condition and what became of it."""
    held = step.value if isinstance(step.value, bool) else None
    return Judged(condition.label, condition.cite, held), step


def judged_in(step: Step, rule: Rule) -> list[Judged]:
    """The conditions inside an entitlement."""
    if isinstance(step.expr, s.Logic) and step.expr.op == "en":
        return [judged for kid in step.kids for judged in judged_in(kid, rule)]
    used = step.kids[-1] if step.kids else None
    if isinstance(step.expr, (s.Name, s.Field)) and isinstance(used, RuleStep):
        inner = [part for kind, part, _ in used.parts if kind == "voorwaarde" and isinstance(part, Judged)]
        return inner or [_single(used, step)]
    label = write(step.expr) if step.expr is not None else rule.name
    return [Judged(label, rule.cite, step.value if isinstance(step.value, bool) else None)]


def _single(used: RuleStep, step: Step) -> Judged:
    return Judged(used.rule.name, used.rule.cite, step.value if isinstance(step.value, bool) else None)
