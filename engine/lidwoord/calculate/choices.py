"""Comparing and choosing: the closures of conditions, branches and bounds.

In: typed nodes that compare or choose. Out: their closures, entered in the registry. "nee" decides an ``en`` and "ja" an ``of``
whatever the other parts are; an unknown condition leaves open only what it can change.
"""

from __future__ import annotations

from collections.abc import Callable

from lidwoord.calculate.compile import COMPILERS, Frame, Run, compile_expr, ordering, precedence, same
from lidwoord.calculate.states import HOPELESS, Failure, Gap, Unknown, gravest, missing_of, possible, undecided
from lidwoord.calculate.trace import Step
from lidwoord.language import syntax as s

RELATIONS: dict[str, Callable[[object, object], bool]] = {
    "": lambda a, b: a == b,
    "niet": lambda a, b: a != b,
    "minstens": lambda a, b: a >= b,  # type: ignore[operator]  # the checker allowed only ordered types
    "vanaf": lambda a, b: a >= b,  # type: ignore[operator]
    "hoogstens": lambda a, b: a <= b,  # type: ignore[operator]
    "uiterlijk": lambda a, b: a <= b,  # type: ignore[operator]
    "meer dan": lambda a, b: a > b,  # type: ignore[operator]
    "na": lambda a, b: a > b,  # type: ignore[operator]
    "minder dan": lambda a, b: a < b,  # type: ignore[operator]
    "voor": lambda a, b: a < b,  # type: ignore[operator]
}


def _compare(e: s.Compare) -> Run:
    left, right = compile_expr(e.left), compile_expr(e.right)
    relate, key = RELATIONS[e.op], ordering(e.left.type)
    equality = e.op in ("", "niet")

    def compared(frame: Frame) -> Step:
        a, b = left(frame), right(frame)
        x, y = a.value, b.value
        if isinstance(x, Gap) or isinstance(y, Gap) or ((x is None or y is None) and not equality):
            return Step(e, gravest((x, y)), (a, b))
        return Step(e, relate(key(x), key(y)), (a, b))

    return compared


def _one_of(e: s.OneOf) -> Run:
    of = compile_expr(e.of)
    options = tuple(compile_expr(o) for o in e.options)

    def one_of(frame: Frame) -> Step:
        a = of(frame)
        found = tuple(o(frame) for o in options)
        known = not isinstance(a.value, Gap)
        if known and any(same(a.value, o.value) for o in found):
            return Step(e, True, (a, *found))
        gaps = [step.value for step in found if isinstance(step.value, Gap)]
        value = False if known and not gaps else undecided([a.value, *gaps]) if a.value != HOPELESS else HOPELESS
        return Step(e, value, (a, *found))

    return one_of


def _presence(e: s.Presence) -> Run:
    of, given = compile_expr(e.of), e.given

    def presence(frame: Frame) -> Step:
        a = of(frame)
        absent = a.value is None or (isinstance(a.value, Failure) and a.value.absent)
        if isinstance(a.value, Gap) and not absent:
            return Step(e, a.value, (a,))
        return Step(e, absent is not given, (a,))

    return presence


def _logic(e: s.Logic) -> Run:
    parts = tuple(compile_expr(p) for p in e.parts)
    deciding = e.op == "of"

    def logic(frame: Frame) -> Step:
        kids: list[Step] = []
        for part in parts:
            step = part(frame)
            kids.append(step)
            if step.value is deciding:
                return Step(e, deciding, tuple(kids))
        gaps = [k.value for k in kids if k.value.__class__ is not bool]
        return Step(e, undecided(gaps) if gaps else not deciding, tuple(kids))

    return logic


def _not(e: s.Not) -> Run:
    of = compile_expr(e.of)

    def negation(frame: Frame) -> Step:
        a = of(frame)
        return Step(e, not a.value if a.value.__class__ is bool else gravest((a.value,)), (a,))

    return negation


def _if(e: s.If) -> Run:
    condition, then, otherwise = compile_expr(e.condition), compile_expr(e.then), compile_expr(e.otherwise)

    def choose(frame: Frame) -> Step:
        c = condition(frame)
        if c.value.__class__ is bool:
            branch = (then if c.value else otherwise)(frame)
            return Step(e, branch.value, (c, branch), c.value)
        if not isinstance(c.value, Unknown):
            return Step(e, gravest((c.value,)), (c,))
        a, b = then(frame), otherwise(frame)
        if not isinstance(a.value, Gap) and same(a.value, b.value):
            return Step(e, a.value, (c, a, b))
        return Step(e, _open_choice(c.value, a.value, b.value), (c, a, b))

    return choose


def _open_choice(condition: Unknown, then: object, otherwise: object) -> Unknown:
    """An unknown condition with two branches: what decides it, or could make the branches alike, so that it does not matter."""
    alike = all(missing_of(value) for value in (then, otherwise) if isinstance(value, Gap))
    if (condition == HOPELESS and not alike) or then == otherwise == HOPELESS:
        return HOPELESS
    return Unknown(missing_of(condition, then, otherwise))


def _clamp(e: s.Clamp) -> Run:
    of, bound = compile_expr(e.of), compile_expr(e.bound)
    precedes, floor = precedence(e.of.type), e.op == "ten minste"

    def bounded(x: object, y: object) -> object:
        return y if (precedes(x, y) if floor else precedes(y, x)) else x

    def clamp(frame: Frame) -> Step:
        a, b = of(frame), bound(frame)
        x, y = a.value, b.value
        if isinstance(x, Gap) or isinstance(y, Gap) or x is None or y is None:
            found = [bounded(one, other) for one in possible(x) for other in possible(y)]
            if found and all(same(value, found[0]) for value in found):
                return Step(e, found[0], (a, b))  # whatever is still open, this is what it comes to
            return Step(e, gravest((x, y)), (a, b))
        return Step(e, bounded(x, y), (a, b))

    return clamp


def _extreme(e: s.Extreme) -> Run:
    parts, key = tuple(compile_expr(p) for p in e.parts), ordering(e.parts[0].type)
    pick = max if e.kind in ("hoogste", "laatste") else min

    def extreme(frame: Frame) -> Step:
        kids = tuple(p(frame) for p in parts)
        values = [k.value for k in kids]
        if any(v is None or isinstance(v, Gap) for v in values):
            return Step(e, gravest(values), kids)
        return Step(e, pick(values, key=key), kids)  # type: ignore[arg-type]

    return extreme


def _if_absent(e: s.IfAbsent) -> Run:
    of, other = compile_expr(e.of), compile_expr(e.other)

    def if_absent(frame: Frame) -> Step:
        a = of(frame)
        if a.value is None or (isinstance(a.value, Failure) and a.value.absent):
            b = other(frame)
            return Step(e, b.value, (a, b), True)
        return Step(e, a.value, (a,), False)

    return if_absent


COMPILERS.update(
    {
        s.Compare: _compare,
        s.OneOf: _one_of,
        s.Presence: _presence,
        s.Logic: _logic,
        s.Not: _not,
        s.If: _if,
        s.Clamp: _clamp,
        s.Extreme: _extreme,
        s.IfAbsent: _if_absent,
    }
)
