"""A worked-out formula in words: the part that was used, and the same with its values.

In: an evaluated step. Out: text in which the branches not taken are left out; ``filled`` puts a value in the place of
every name, lookup and rule, while the operations stay visible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.named import Names, tidy
from lidwoord.explain.words import shown, unrounded
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.values.periods import Period
from lidwoord.values.types import Type

KEPT = (s.Binary, s.Negate, s.Clamp, s.Round, s.Compare, s.Not, s.InUnit, s.ProRata)
Leaf = Callable[[Step], s.Expr]


class Phrases:
    """Texts of evaluated steps."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def taken(self, step: Step) -> str:
        """The part of a formula that was used, in words."""
        return tidy(write(rebuilt(step, self._named)))

    def filled(self, step: Step) -> str:
        """The formula of a step with the values of its parts."""
        return tidy(write(rebuilt(step, _value)))

    def reading(self, step: Step) -> str:
        """A part of a comparison: its words with its value behind them."""
        words, value = self.taken(step), tidy(shown(bare(step).value, type_of(bare(step))))
        fixed = isinstance(bare(step).expr, s.Literal) or getattr(bare(step).expr, "ref", "") == "optie"
        return words if fixed or words == value else f"{words} ({value})"

    def _named(self, step: Step) -> s.Expr:
        assert step.expr is not None
        return self.names.named(step.expr)


def type_of(step: Step) -> Type | None:
    """The type of a step's value."""
    return step.expr.type if step.expr is not None else None


def bare(step: Step) -> Step:
    """A step without the unit conversion that the checker put around it."""
    while isinstance(step.expr, s.Convert) and step.kids and not isinstance(step.value, Gap):
        step = step.kids[0]
    return step


def _value(step: Step) -> s.Expr:
    return s.Name(shown(step.value, type_of(step)))


def rebuilt(step: Step, leaf: Leaf) -> s.Expr:
    """The tree of a step along the branches that were taken, its leaves made by ``leaf``."""
    e = step.expr
    if isinstance(e, s.Convert) and step.kids:
        return rebuilt(step.kids[0], leaf)
    if isinstance(e, s.If) and len(step.kids) == 2:
        return rebuilt(step.kids[1], leaf)
    if isinstance(e, s.IfAbsent):
        return rebuilt(step.kids[-1], leaf)
    if isinstance(e, (s.Logic, s.Extreme)):
        return replace(e, parts=tuple(rebuilt(k, leaf) for k in step.kids))
    if isinstance(e, s.ProRata) and leaf is _value:
        return _share(step, leaf)
    if not isinstance(e, KEPT) or not step.kids:
        return leaf(step)
    kids = [rebuilt(k, leaf) for k in step.kids]
    if isinstance(e, (s.Binary, s.Compare)):
        return replace(e, left=kids[0], right=kids[1])
    if isinstance(e, s.Clamp):
        return replace(e, of=kids[0], bound=kids[1])
    if isinstance(e, s.Round):
        return replace(e, of=kids[0], multiple=kids[1] if len(kids) > 1 else None)
    if isinstance(e, s.ProRata):
        return replace(e, of=kids[0], part=kids[1], whole=kids[2])
    assert isinstance(e, (s.Negate, s.Not, s.InUnit))
    return replace(e, of=kids[0])


def _share(step: Step, leaf: Leaf) -> s.Expr:
    """``X × 15 van de 30 dagen``: a share of the days of a period."""
    part, whole = (_period(k) for k in step.kids[1:])
    of = rebuilt(step.kids[0], leaf)
    if part is None or whole is None or not whole.days:
        return leaf(step)
    return s.Binary("*", of, s.Name(f"{part.intersect(whole).days or 0} van de {whole.days} dagen"))


def _period(step: Step) -> Period | None:
    value = getattr(step.value, "period", step.value)
    return value if isinstance(value, Period) else None


def inside(step: Step | None) -> Iterator[Step]:
    """A step and what lies below it in the same formula: not into rules, elements of lists, or named steps."""
    if step is None or isinstance(step, (RuleStep, ItemStep)):
        return
    yield step
    if isinstance(step.expr, s.Name):
        return
    for kid in step.kids:
        yield from inside(kid)


def roundings(step: Step | None) -> Iterator[str]:
    """Each rounding inside a formula, with the number before it."""
    for found in inside(step):
        e = found.expr
        if not isinstance(e, s.Round) or not isinstance(found.value, Fraction):
            continue
        before = found.kids[0]
        type_ = type_of(before)
        if type_ is None or not isinstance(before.value, Fraction):
            continue
        how = write(replace(e, of=s.Name(""), multiple=_value(found.kids[1]) if len(found.kids) > 1 else None)).strip()
        text, how = unrounded(before.value, type_), tidy(how)
        if before.value == found.value:
            yield f"{text}, {how}, blijft gelijk"
        else:
            yield f"{text}, {how}, wordt {shown(found.value, type_of(found))}"
