"""What weighs most in an amount: the parts that it is the sum of, the largest first.

In: the step of a rule. Out: its parts with their amounts: the terms of a sum, or the elements that are added up. An amount
that is not a sum, or a sum of equal parts, has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby

from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.model import Weight
from lidwoord.explain.ranges import Spell, days_of, ranged
from lidwoord.explain.words import element_words, shown
from lidwoord.language import syntax as s

MOST = 5
FIXED = "een vast bedrag"
FEWEST = 2
"""Of one part alone there is nothing to weigh."""


def weights(trace: RuleStep, words: Callable[[Step], str]) -> tuple[Weight, ...]:
    """The parts of the amount of a rule, the largest first; of many the largest ones. ``words`` names a term of a sum."""
    main = next((kid for label, _, kid in reversed(trace.parts) if label in ("formule", "dan")), None)
    if main is None or not isinstance(trace.value, Fraction):
        return ()
    each = [(spell, amount) for spell, amount in _parts(main, Fraction(1), words) if amount]
    found = [part for _, run in groupby(each, key=lambda part: part[1]) for part in _as_one(list(run), trace)]
    if len(found) < FEWEST or sum(amount for _, amount in found) != trace.value:
        return ()
    if len({amount for _, amount in found}) == 1:  # nothing weighs more than anything else
        return ()
    found.sort(key=lambda part: -abs(part[1]))
    most = MOST if len(found) > MOST + 1 else len(found)
    told = found[:most]
    if len(found) > most:
        told.append((f"{len(found) - most} andere samen", sum((amount for _, amount in found[most:]), Fraction(0))))
    amounts = [amount for _, amount in told]
    shares = _shares(amounts, trace.value) if min(amounts) > 0 else [""] * len(told)
    return tuple(
        Weight(name, shown(amount, trace.rule.type), share) for (name, amount), share in zip(told, shares, strict=True)
    )


def _shares(amounts: list[Fraction], whole: Fraction) -> list[str]:
    """The share of each part in whole percents that make a hundred: what is lost goes to those that lose most."""
    exact = [amount / whole * 100 for amount in amounts]
    percents = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (percents[place] - exact[place], place))
    for place in order[: 100 - sum(percents)]:
        percents[place] += 1
    return [f"{percent}%" for percent in percents]


def _as_one(run: list[tuple[Spell, Fraction]], trace: RuleStep) -> Iterator[tuple[str, Fraction]]:
    """Neighbours with the same amount: as one where they follow on each other in time, else each by its name."""
    amount = run[0][1]
    names = ranged([spell for spell, _ in run])
    if len(names) == 1 and len(run) > 1:
        yield f"{names[0]}, elk {shown(amount, trace.rule.type)}", amount * len(run)
    else:
        yield from ((spell.name, amount) for spell, _ in run)


def _parts(step: Step, sign: Fraction, words: Callable[[Step], str]) -> Iterator[tuple[Spell, Fraction]]:
    """The terms below a step: through plus and minus, and the elements of a sum."""
    expr = step.expr
    if isinstance(expr, s.Binary) and expr.op in "+-" and len(step.kids) == 2:
        yield from _parts(step.kids[0], sign, words)
        yield from _parts(step.kids[1], sign if expr.op == "+" else -sign, words)
    elif isinstance(expr, s.Fold) and expr.kind == "som":
        items = [kid for kid in step.kids if isinstance(kid, ItemStep) and kid.counted]
        for kid in items:
            if isinstance(kid.value, Fraction):
                yield Spell(element_words(kid.element), *days_of(kid.element)), sign * kid.value
    elif isinstance(step.value, Fraction):
        yield Spell(FIXED if isinstance(expr, s.Literal) else words(step)), sign * step.value
