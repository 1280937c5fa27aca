"""Formulas side by side: their text, and which parts of it differ.

In: two formulas of which the meaning differs. Out: the parts of each tree that differ, as places in its text, and in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lidwoord.compare.context import Context, Steps
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Body, Formula

Differing = tuple[s.Expr, s.Expr]


def differing(both: Context, one: s.Expr, other: s.Expr, steps: Steps) -> Iterator[Differing]:
    """The smallest parts that differ, in order; the whole when its shape differs or every part does."""
    if both.same(one, other, steps=steps):
        return
    below = _partners(one, other)
    apart = [pair for pair in below if not both.same(*pair, steps=steps)]
    if not below or not apart or (len(apart) == len(below) and len(below) > 1):
        yield one, other
        return
    for pair in apart:
        yield from differing(both, *pair, steps)


def _partners(one: s.Expr, other: s.Expr) -> list[Differing]:
    """The children of two nodes of one shape, two by two."""
    if one.__class__ is not other.__class__:
        return []
    own = [(getattr(one, name), getattr(other, name)) for name in s.COMPARED[one.__class__]]
    plain = [(a, b) for a, b in own if not isinstance(a, (s.Expr, tuple)) and not isinstance(b, (s.Expr, tuple))]
    children, others = list(s.children(one)), list(s.children(other))
    return list(zip(children, others, strict=True)) if all(a == b for a, b in plain) and len(children) == len(others) else []


@dataclass(slots=True)
class Wording:
    """A text put together from formulas, with the places of the parts that were marked."""

    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, before: str, formula: Formula, marked: Sequence[s.Expr]) -> None:
        """Add a formula, on one line, behind some words of its own."""
        self.text += ("; " if self.text else "") + before
        flat = _Flat(formula.text)
        for part in dict.fromkeys(part.at for part in marked):
            self.marks.append((len(self.text) + flat.places[part[0]], len(self.text) + flat.places[part[1]]))
        self.text += flat.text


class _Flat:
    """A formula on one line; ``places`` maps each place in its text to the place on that line."""

    def __init__(self, text: str) -> None:
        self.text, self.places = "", []
        for sign in text:
            self.places.append(len(self.text))
            if not sign.isspace():
                self.text += sign
            elif self.text and self.text[-1] != " ":
                self.text += " "
        self.places.append(len(self.text))
        self.text = self.text.rstrip()


def body_words(body: Body, marked: Sequence[s.Expr] = ()) -> Wording:
    """How a rule is worked out, as its formulas read, with some parts marked."""
    told = Wording()
    for name, formula in body.steps:
        told.add(f"{name} = ", formula, marked_in(formula, marked))
    if body.formula is not None:
        told.add("", body.formula, marked_in(body.formula, marked))
    for condition in body.conditions:
        told.add("", condition.claim, marked_in(condition.claim, marked))
    for branch in body.branches:
        told.add("als ", branch.when, marked_in(branch.when, marked))
        told.add("dan ", branch.then, marked_in(branch.then, marked))
    if body.otherwise is not None:
        told.add("anders ", body.otherwise, marked_in(body.otherwise, marked))
    return told


def marked_in(formula: Formula, marked: Sequence[s.Expr]) -> list[s.Expr]:
    """Those of the marked parts that stand in this formula."""
    here = {id(node) for node in s.walk(formula.expr)}
    return [part for part in marked if id(part) in here]
