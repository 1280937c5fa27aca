"""A formula with its values filled in.

In: an evaluated step. Out: the formula's text in which every name, lookup and rule is replaced by its value; operations
stay visible.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.calculate.trace import Step
from lidwoord.explain.words import shown
from lidwoord.language import syntax as s
from lidwoord.language.write import write

KEPT = (s.Binary, s.Negate, s.Clamp, s.IfAbsent, s.Round, s.Compare, s.Not, s.InUnit)


def filled(step: Step) -> str:
    """The formula of a step with the values of its parts."""
    return write(_fill(step)).replace(" * ", " × ").replace(" / ", " : ") if step.expr is not None else ""


def _value(step: Step) -> s.Expr:
    return s.Name(shown(step.value, step.expr.type if step.expr is not None else None))


def _fill(step: Step) -> s.Expr:
    e = step.expr
    if isinstance(e, s.Convert):
        return _value(step)
    if isinstance(e, s.If) and len(step.kids) == 2:
        return _fill(step.kids[1])
    if isinstance(e, (s.Logic, s.Extreme)):
        return replace(e, parts=tuple(_fill(k) for k in step.kids))
    if isinstance(e, s.OneOf):
        return replace(e, of=_fill(step.kids[0]))
    if isinstance(e, s.IfAbsent) and len(step.kids) == 1:
        return _fill(step.kids[0])
    if not isinstance(e, KEPT) or not step.kids:
        return _value(step)
    kids = [_fill(k) for k in step.kids]
    if isinstance(e, (s.Binary, s.Compare)):
        return replace(e, left=kids[0], right=kids[1])
    if isinstance(e, s.Clamp):
        return replace(e, of=kids[0], bound=kids[1])
    if isinstance(e, s.IfAbsent):
        return replace(e, of=kids[0], other=kids[1])
    if isinstance(e, s.Round):
        return replace(e, of=kids[0], multiple=kids[1] if len(kids) > 1 else None)
    assert isinstance(e, (s.Negate, s.Not, s.InUnit))
    return replace(e, of=kids[0])
