"""What a formula means, apart from how it is written: two formulas with one key always give the same answer.

In: a typed tree, and what its names stand for. Out: a key. The order of sums, products, ``en``, ``of``, ``hoogste`` and
``laagste`` does not matter, nor the names of elements and steps, double negations, ``niet`` before a comparison, or a
sum of factors worked out or not. What the laws of arithmetic and logic do not make equal has different keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from lidwoord.compare.polynomial import Polynomial, atom, number
from lidwoord.language import syntax as s
from lidwoord.values.types import is_number
from lidwoord.values.write import write_exact

Known = Polynomial | str
Locals = Mapping[str, Known]
DEEPEST = 12
UNBOUND = "#"  # the element or day that a rule is about, whatever it is called
HIGHEST = {"hoogste": "hoogste", "laatste": "hoogste", "laagste": "laagste", "vroegste": "laagste"}
LESS = {"minder dan": ("<", False), "voor": ("<", False), "hoogstens": ("<=", False), "uiterlijk": ("<=", False),
        "meer dan": ("<", True), "na": ("<", True), "minstens": ("<=", True), "vanaf": ("<=", True)}  # fmt: skip
SIGN = re.compile(r"[^\w-]")  # in a written text these would be read as signs of the key
OPPOSITE = {"<": "<=", "<=": "<"}


class Depth(NamedTuple):
    """Where in a formula: inside how many folds, and how many helpers have been filled in on the way."""

    folds: int = 0
    filled: int = 0

    @property
    def name(self) -> str:
        """What the element of a fold here is called, whatever the formula calls it."""
        return f"#{self.folds}"

    def inside(self) -> Depth:
        """Inside one fold more."""
        return Depth(self.folds + 1, self.filled)

    def filled_in(self) -> Depth:
        """In a helper that was filled in."""
        return Depth(self.folds, self.filled + 1)


TOP = Depth()


@dataclass(frozen=True, slots=True)
class Meanings:
    """Keys of formulas.

    ``name``: the shared name of what a name refers to (``ref``, name); ``stands_for``: the tree or number to put in the place
    of a name, None to keep the name; ``roundings``: whether roundings count.
    """

    name: Callable[[str, str], str]
    stands_for: Callable[[str, str], s.Expr | Fraction | None] = lambda ref, name: None
    roundings: bool = True

    def key(self, expr: s.Expr, local: Locals | None = None, depth: Depth = TOP) -> str:
        """The key of a formula; ``local``: what the names of its steps mean."""
        known = self.known(expr, local or {}, depth)
        return known if isinstance(known, str) else known.key

    def known(self, expr: s.Expr, local: Locals, depth: Depth = TOP) -> Known:
        """A polynomial for a number, a key for anything else."""
        if expr.type is not None and expr.type.name == "ja/nee":
            return self._claim(expr, local, depth, wanted=True)
        if expr.type is not None and is_number(expr.type):
            return self._number(expr, local, depth)
        return self._other(expr, local, depth)

    def _number(self, e: s.Expr, local: Locals, depth: Depth) -> Polynomial:
        def of(part: s.Expr) -> Polynomial:
            found = self.known(part, local, depth)
            return found if isinstance(found, Polynomial) else atom(found)

        match e:
            case s.Literal(value=Fraction() as value):
                return number(value)
            case s.Negate():
                return of(e.of).times(Fraction(-1))
            case s.Convert():
                return of(e.of).times(e.factor)
            case s.Binary(op="+"):
                return of(e.left) + of(e.right)
            case s.Binary(op="-") if e.left.type is not None and is_number(e.left.type):
                return of(e.left) - of(e.right)
            case s.Binary(op="*" | "gedurende"):
                return (of(e.left) * of(e.right)).times(e.factor)
            case s.Binary(op="/"):
                below = of(e.right).inverse()
                if below is not None:
                    return (of(e.left) * below).times(e.factor)
            case s.Round() if not self.roundings:
                return of(e.of)
            case s.If() if (then := of(e.then)) == of(e.otherwise):
                return then
        found = self._other(e, local, depth)
        return found if isinstance(found, Polynomial) else atom(found)

    def _claim(self, e: s.Expr, local: Locals, depth: Depth, *, wanted: bool) -> str:  # noqa: C901  # one case per kind of claim
        """The key of a claim, or of its denial."""

        def of(part: s.Expr, *, same: bool = True) -> str:
            return self._claim(part, local, depth, wanted=wanted == same)

        match e:
            case s.Literal():
                return "ja" if bool(e.value) == wanted else "nee"
            case s.Not():
                return of(e.of, same=False)
            case s.Logic():
                return _series(e.op if wanted else {"en": "of", "of": "en"}[e.op], [of(part) for part in e.parts])
            case s.OneOf():
                equal = [self._equal(e.of, option, local, depth, wanted=wanted) for option in e.options]
                return _series("of" if wanted else "en", equal)
            case s.Compare(op="" | "niet"):
                return self._equal(e.left, e.right, local, depth, wanted=wanted == (e.op == ""))
            case s.Compare():
                return self._less(e, local, depth, wanted=wanted)
            case s.Presence():
                return _denied(f"geen({self.key(e.of, local, depth)})", wanted=wanted != e.given)
            case s.Exists():
                found = f"er_is({self._over(e.source, local, depth)};{self._within(e.where, e.name, local, depth)})"
                return _denied(found, wanted=wanted != e.negated)
            case s.ForAll():
                inner = {**local, e.name: depth.name}
                exception = [self._claim(e.claim, inner, depth.inside(), wanted=False)]
                exception += [self._claim(e.where, inner, depth.inside(), wanted=True)] if e.where is not None else []
                found = f"er_is({self._over(e.source, local, depth)};{_series('en', exception)})"
                return _denied(found, wanted=not wanted)
            case s.If():
                return self._choice(e.condition, of(e.then), of(e.otherwise), local, depth)
            case s.Name() if e.ref != "lokaal" and isinstance(instead := self._instead(e, depth), s.Expr):
                return self._claim(instead, {}, depth.filled_in(), wanted=wanted)
        told = self._other(e, local, depth)
        key = told if isinstance(told, str) else told.key
        return key if wanted else _opposite(key)

    def _equal(self, left: s.Expr, right: s.Expr, local: Locals, depth: Depth, *, wanted: bool) -> str:
        if left.type is not None and left.type.name == "ja/nee":
            both = (self._claim(left, local, depth, wanted=True), self._claim(right, local, depth, wanted=True))
            for one, other in (both, both[::-1]):
                if one in ("ja", "nee"):
                    return other if (one == "ja") == wanted else _opposite(other)
        one, other = sorted((self.key(left, local, depth), self.key(right, local, depth)))
        return _denied(f"gelijk({one};{other})", wanted=wanted)

    def _less(self, e: s.Compare, local: Locals, depth: Depth, *, wanted: bool) -> str:
        op, swapped = LESS[e.op]
        low, high = (e.right, e.left) if swapped else (e.left, e.right)
        if not wanted:
            op, low, high = OPPOSITE[op], high, low
        first, second = self.known(low, local, depth), self.known(high, local, depth)
        if isinstance(first, Polynomial) and isinstance(second, Polynomial):
            return f"(0{op}{(second - first).scaled().key})"
        return f"({_text(first)}{op}{_text(second)})"

    def _choice(self, condition: s.Expr, then: str, otherwise: str, local: Locals, depth: Depth) -> str:
        if then == otherwise:
            return then
        holds, fails = (self._claim(condition, local, depth, wanted=wanted) for wanted in (True, False))
        return f"als({holds};{then};{otherwise})" if holds <= fails else f"als({fails};{otherwise};{then})"

    def _other(self, e: s.Expr, local: Locals, depth: Depth) -> Known:
        def key(part: s.Expr) -> str:
            return self.key(part, local, depth)

        match e:
            case s.Literal():
                text = write_exact(e.value, e.type) if e.type is not None and e.value is not None else str(e.value)
                return f"{e.kind}:{SIGN.sub(lambda found: f'~{ord(found[0])}~', text)}"
            case s.Name(ref="lokaal"):
                return local.get(e.name) or UNBOUND
            case s.Name():
                return self._named(e, depth)
            case s.Field():
                name = self.name(e.ref, e.name) if e.ref in ("regel", "lijst") else e.name
                return f"{name}.van({key(e.of)})"
            case s.If():
                return self._choice(e.condition, key(e.then), key(e.otherwise), local, depth)
            case s.Clamp() | s.Extreme():
                kind = {"ten minste": "hoogste", "ten hoogste": "laagste"}[e.op] if isinstance(e, s.Clamp) else HIGHEST[e.kind]
                return f"{kind}({';'.join(sorted({key(part) for part in _bounds(e, kind)}))})"
            case s.Fold():
                return self._fold(e, local, depth)
            case s.Pick():
                return f"{e.which}({self._over(e.source, local, depth)};{self._within(e.where, e.name, local, depth)})"
            case s.Lookup():
                up = "^" if e.next_up else ""
                return f"{e.column}{up}.uit({self.name('tabel', e.table)};{';'.join(key(part) for part in e.keys)})"
            case s.Brackets():
                return f"volgens({self.name('tabel', e.table)};{key(e.of)})"
        parts = (getattr(e, name) for name in s.COMPARED[e.__class__])
        told = (key(part) if isinstance(part, s.Expr) else str(part) for part in parts)
        return f"{e.__class__.__name__.lower()}({';'.join(told)})"

    def _instead(self, e: s.Name, depth: Depth) -> s.Expr | Fraction | None:
        return self.stands_for(e.ref, e.name) if depth.filled < DEEPEST else None

    def _named(self, e: s.Name, depth: Depth) -> Known:
        instead = self._instead(e, depth)
        if isinstance(instead, Fraction):
            return number(instead)
        if instead is not None:
            return self.known(instead, {}, depth.filled_in())
        return self.name(e.ref, e.name)

    def _fold(self, e: s.Fold, local: Locals, depth: Depth) -> str:
        body = self.key(e.body, {**local, e.name: depth.name}, depth.inside()) if e.body is not None else ""
        return f"{e.kind}({self._over(e.source, local, depth)};{self._within(e.where, e.name, local, depth)};{body})"

    def _over(self, source: s.Expr, local: Locals, depth: Depth) -> str:
        return f"{depth.name}:{self.key(source, local, depth)}"

    def _within(self, where: s.Expr | None, name: str, local: Locals, depth: Depth) -> str:
        return self.key(where, {**local, name: depth.name}, depth.inside()) if where is not None else "ja"


def _text(found: Known) -> str:
    return found if isinstance(found, str) else found.key


def _bounds(e: s.Expr, kind: str) -> Iterator[s.Expr]:
    """The parts of a highest or lowest, also of those inside it."""
    if isinstance(e, s.Clamp) and {"ten minste": "hoogste", "ten hoogste": "laagste"}[e.op] == kind:
        yield from _bounds(e.of, kind)
        yield from _bounds(e.bound, kind)
    elif isinstance(e, s.Extreme) and HIGHEST[e.kind] == kind:
        for part in e.parts:
            yield from _bounds(part, kind)
    else:
        yield e


def _series(op: str, keys: list[str]) -> str:
    """``en`` or ``of`` over claims: without order, repetition, brackets or parts that do not matter."""
    neutral, decisive = ("ja", "nee") if op == "en" else ("nee", "ja")
    parts: set[str] = set()
    for key in keys:
        inner = f"{op}{{"
        parts |= set(_split(key[len(inner) : -1])) if key.startswith(inner) and key.endswith("}") and _is_whole(key) else {key}
    parts.discard(neutral)
    if decisive in parts:
        return decisive
    if not parts:
        return neutral
    return next(iter(parts)) if len(parts) == 1 else f"{op}{{{'|'.join(sorted(parts))}}}"


def _is_whole(key: str) -> bool:
    """Whether the brace that a key opens first is closed by its last one."""
    level = 0
    for place, sign in enumerate(key):
        level += (sign == "{") - (sign == "}")
        if sign == "}" and level == 0:
            return place == len(key) - 1
    return False


def _split(inner: str) -> list[str]:
    """The parts between the bars that are in no brackets."""
    parts, level, start = [], 0, 0
    for place, sign in enumerate(inner):
        level += (sign in "{(") - (sign in "})")
        if sign == "|" and level == 0:
            parts.append(inner[start:place])
            start = place + 1
    return [*parts, inner[start:]]


def _denied(key: str, *, wanted: bool) -> str:
    return key if wanted else f"niet({key})"


def _opposite(key: str) -> str:
    """The denial of a claim of which only the key is known."""
    if key in ("ja", "nee"):
        return "nee" if key == "ja" else "ja"
    return key[5:-1] if key.startswith("niet(") and _closes(key) else f"niet({key})"


def _closes(key: str) -> bool:
    level = 0
    for place, sign in enumerate(key):
        level += (sign == "(") - (sign == ")")
        if sign == ")" and level == 0:
            return place == len(key) - 1
    return False
