"""A part of a formula that differs, in words: what was put around it or added to it, what fell off, or what took its place.

In: two parts that take each other's place and mean something else. Out: one phrase, and what to mark on each side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lidwoord.compare.context import Context, Steps
from lidwoord.explain.named import Names, tidy
from lidwoord.language import syntax as s

SIGNS = {"+": "+", "-": "-", "*": "×", "/": ":", "gedurende": "gedurende"}
Same = Callable[[s.Expr, s.Expr], bool]


@dataclass(frozen=True, slots=True)
class Apart:
    """A difference between two formulas: the phrase that tells it, and the parts of each side that it is about."""

    told: str
    a: tuple[s.Expr, ...]
    b: tuple[s.Expr, ...]


def apart(both: Context, one: s.Expr, other: s.Expr, steps: Steps) -> Apart:
    """How one part became another: what is new around it, what fell off, or what came in its place."""
    names = [Names(side.at.rules) for side in (both.a, both.b)]
    come = list(_beyond(one, other, lambda part, whole: both.same(part, whole, steps=steps)))
    if come:
        return Apart(f"nieuw is {_quoted(names[1], come)}", (), tuple(part for _, part in come))
    gone = list(_beyond(other, one, lambda part, whole: both.same(whole, part, steps=steps)))
    if gone:
        return Apart(f"vervallen is {_quoted(names[0], gone)}", tuple(part for _, part in gone), ())
    a, b = (tidy(own.words(part)) for own, part in zip(names, (one, other), strict=True))
    return Apart(f"in plaats van “{a}” komt “{b}”", (one,), (other,))


def _quoted(names: Names, parts: list[tuple[str, s.Expr]]) -> str:
    return f"“{' '.join(f'{sign} {tidy(names.words(part))}' for sign, part in parts)}”"


def _beyond(part: s.Expr, whole: s.Expr, same: Same) -> Iterator[tuple[str, s.Expr]]:
    """What the whole has besides the part, each with its sign; nothing when the part does not stand in it."""
    match whole:
        case s.Binary(op="+"):
            rest = list(_terms(whole))
            for term in _terms(part):
                found = next((place for place, other in enumerate(rest) if same(term, other)), None)
                if found is None:
                    return
                del rest[found]
            yield from (("+", term) for term in rest)
        case s.Binary() if same(part, whole.left):
            yield SIGNS[whole.op], whole.right
        case s.Binary(op="*") if same(part, whole.right):
            yield SIGNS[whole.op], whole.left
        case s.Clamp() if same(part, whole.of):
            yield f"maar {whole.op}", whole.bound
        case s.IfAbsent() if same(part, whole.of):
            yield "bij ontbreken", whole.other


def _terms(expr: s.Expr) -> Iterator[s.Expr]:
    """The terms of a sum."""
    if isinstance(expr, s.Binary) and expr.op == "+":
        yield from _terms(expr.left)
        yield from _terms(expr.right)
    else:
        yield expr
