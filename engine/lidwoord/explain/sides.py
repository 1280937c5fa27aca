"""Two steps of one form, side by side.

In: steps of two traces. Out: the items of a fold by their element, and the names in a condition that stand for something else
on each side.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.calculate.trace import ItemStep, Step
from lidwoord.explain.worth import alike
from lidwoord.language import syntax as s

Pair = tuple[Step, Step, object]
"""Two steps and the condition that they judge, if they do."""


def items_of(step: Step) -> dict[str, ItemStep]:
    """The items of a fold or question by the path of their element."""
    return {kid.element.path: kid for kid in step.kids if isinstance(kid, ItemStep)}


def facts_apart(a: Step | None, b: Step | None) -> Iterator[Pair]:
    """The names in two conditions of one form, of different elements, that stand for something else on each side."""
    if a is None or b is None or a.expr.__class__ is not b.expr.__class__:
        return
    if isinstance(a.expr, s.Name):
        if a.expr.ref != "lokaal" and not alike(a.value, b.value):
            yield a, b, None
    elif not isinstance(a.expr, s.Field):
        for one, other in zip(a.kids, b.kids, strict=False):
            yield from facts_apart(one, other)
