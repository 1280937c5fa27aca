"""Why one outcome differs from another: two traces subtracted, cause by cause.

In: two traces of an outcome (of another case, day, or rule set). Out: ``Cause``s whose effects add up exactly to the whole.
Both traces are walked down at once. Each part of a formula takes the place of its counterpart, one after the other in
reading order; what the outcome changes by that is the effect of what lies below that part. A cause is where the traces part: a
fact of the case, a figure, a row, an element that only one side has, or another formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from lidwoord.calculate.compile import Frame, compile_expr
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import NoRight
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.words import shown
from lidwoord.language import syntax as s
from lidwoord.language.depth import make_room
from lidwoord.values.types import Type, is_number

MOST = 200_000
"""So many pairs of steps are walked down; what is left then is one cause."""
PURE = (
    s.Binary, s.Negate, s.Convert, s.Clamp, s.Extreme, s.Round, s.InUnit, s.ProRata, s.Compare, s.Logic, s.Not, s.OneOf,
    s.Presence, s.Within, s.Clip, s.Interval, s.DayOfYear, s.DayOfMonth,
)  # fmt: skip
"""The nodes that are worked out from their parts alone."""
Worth = Callable[[object], Fraction]


@dataclass(slots=True)
class Cause:
    """What makes a difference.

    ``kind``: gegeven, waarde, tabel, element, regel or peildatum; ``id``: the name of the fact, figure, table or rule, or
    ``lijst[sleutel]`` of an element;
    ``a`` and ``b``: what it was on each side ("" for nothing); ``effect``: how much of the difference it makes, in the unit of
    the outcome; ``rule``: in whose working; ``times``: in how many places of the traces.
    """

    kind: str
    id: str
    a: str
    b: str
    effect: Fraction
    rule: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """The causes of a difference, the largest first, and the whole; ``total`` is None when a side is no number."""

    causes: tuple[Cause, ...]
    total: Fraction | None


def difference(a: RuleStep, b: RuleStep, renamed: Mapping[str, str] | None = None) -> Difference:
    """Subtract the trace ``a`` from ``b``; ``renamed``: the name in the rules of ``b`` of what ``a`` calls otherwise."""
    make_room()
    walk = _Walk(renamed or {})
    countable = isinstance(_plain(a.value), Fraction) and isinstance(_plain(b.value), Fraction)
    worth: Worth = _number if countable else lambda value: Fraction(0)
    walk.down(a, b, worth, "")
    found = [cause for cause in walk.causes.values() if cause.effect or not countable]
    ordered = tuple(sorted(found, key=lambda cause: (-abs(cause.effect), cause.kind, cause.id)))
    return Difference(ordered, _number(b.value) - _number(a.value) if countable else None)


def _number(value: object) -> Fraction:
    found = _plain(value)
    if not isinstance(found, Fraction):
        raise _NotANumberError
    return found


def _plain(value: object) -> object:
    """A value; without a right the amount that is given then."""
    return value.amount if isinstance(value, NoRight) and value.has_amount else value


class _NotANumberError(Exception):
    """Part way between two traces there is no answer, such as behind a division by zero."""


def _alike(a: object, b: object) -> bool:
    """Whether two values are the same; elements by what they are called."""
    if isinstance(a, Element) and isinstance(b, Element):
        return a.path == b.path
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(_alike, a, b))
    return _plain(a) == _plain(b)


@dataclass(slots=True)
class _Walk:
    """Walks down two traces and gathers causes."""

    renamed: Mapping[str, str]
    causes: dict[tuple[str, str], Cause]
    walked: int

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self.renamed, self.causes, self.walked = renamed, {}, 0

    def down(self, a: Step, b: Step, worth: Worth, rule: str) -> None:
        """Find what makes ``a`` into ``b``; ``worth``: what the outcome is when this step has some value."""
        self.walked += 1
        if self._settled(a, b):
            return
        before = {key: replace(cause) for key, cause in self.causes.items()} if a.kids or isinstance(a, RuleStep) else {}
        try:
            known = self.walked < MOST and self._below(a, b, worth, rule)
        except _NotANumberError:
            self.causes = before
            known = False
        if not known:
            self._cause(*self._named(a, b, rule), a, b, worth, rule)

    def _settled(self, a: Step, b: Step) -> bool:
        return not isinstance(a.value, Element) and not isinstance(a.value, tuple) and _alike(a.value, b.value)

    def _below(self, a: Step, b: Step, worth: Worth, rule: str) -> bool:
        """Walk on below two steps; False when they themselves are where the traces part."""
        if isinstance(a, RuleStep) or isinstance(b, RuleStep):
            return isinstance(a, RuleStep) and isinstance(b, RuleStep) and self._rules(a, b, worth)
        if a.expr is None or b.expr is None or a.expr.__class__ is not b.expr.__class__ or not self._same_node(a.expr, b.expr):
            return False
        match a.expr:
            case s.Name(ref="lokaal" | "regel") if a.kids and b.kids:
                self.down(a.kids[0], b.kids[0], worth, rule)
                return True
            case s.Field(ref="regel") if len(a.kids) == len(b.kids) == 2:
                self.down(a.kids[1], b.kids[1], worth, rule)
                return True
            case s.Name() | s.Field() | s.Literal():
                return False
            case s.At() if len(a.kids) == len(b.kids) == 2:
                self.down(a.kids[0], b.kids[0], worth, rule)
                return True
            case s.If() | s.IfAbsent():
                return self._choice(a, b, worth, rule)
            case s.Fold(kind="som"):
                return self._sum(a, b, worth, rule)
        if isinstance(a.expr, PURE) and (not isinstance(a.expr, s.Binary) or _is_sum(a.expr)):
            return self._parts(a, b, worth, rule)
        return self._only_part(a, b, worth, rule)

    def _same_node(self, a: s.Expr, b: s.Expr) -> bool:
        """Whether two nodes of one class do the same; their children may differ."""
        own = [(getattr(a, name), getattr(b, name)) for name in s.COMPARED[a.__class__]]
        plain = [(x, y) for x, y in own if not isinstance(x, (s.Expr, tuple)) and not isinstance(y, s.Expr)]
        return all(x == y or self.renamed.get(str(x)) == y or isinstance(a, s.Literal) for x, y in plain)

    def _rules(self, a: RuleStep, b: RuleStep, worth: Worth) -> bool:
        """Two workings of a rule."""
        if self.renamed.get(a.rule.id, a.rule.id) != b.rule.id:
            return False
        if a.how != b.how or isinstance(a.value, NoRight) != isinstance(b.value, NoRight):
            return self._judged(a, b, worth)
        main = [self._main(step) for step in (a, b)]
        if main[0] is None or main[1] is None or main[0][0] != main[1][0]:
            return self._judged(a, b, worth)
        if main[0][0] == "dan" and self._branch(a) != self._branch(b):
            return self._judged(a, b, worth)
        if main[0][0] == "voorwaarden":
            return self._judged(a, b, worth)
        self.down(main[0][1], main[1][1], worth, b.rule.id)
        return True

    @staticmethod
    def _main(step: RuleStep) -> tuple[str, Step] | None:
        """The part that gives a rule its value."""
        parts = [(label, kid) for label, _, kid in step.parts if label in ("formule", "dan", "zonder_aanspraak", "afwijking")]
        if parts:
            return parts[-1]
        judged = [kid for label, _, kid in step.parts if label == "voorwaarde"]
        return ("voorwaarden", judged[0]) if judged else None

    @staticmethod
    def _branch(step: RuleStep) -> int:
        """Which of the branches was taken."""
        cases = [kid.value for label, _, kid in step.parts if label == "geval"]
        return next((place for place, value in enumerate(cases) if value is True), len(cases))

    def _judged(self, a: RuleStep, b: RuleStep, worth: Worth) -> bool:
        """A right, condition, case or departure that came out otherwise has the whole effect."""
        sides = [[(label, kid) for label, _, kid in step.parts if isinstance(_plain(kid.value), bool)] for step in (a, b)]
        if [label for label, _ in sides[0]] == [label for label, _ in sides[1]]:
            for (_, one), (_, other) in zip(*sides, strict=True):
                if one.value != other.value:
                    return self._switched(one, other, a, b, worth)
        return False

    def _switched(self, one: Step, other: Step, a: Step, b: Step, worth: Worth, within: str = "") -> bool:
        """A claim that came out otherwise: what lies below it carries the effect that it has on ``a`` and ``b``."""

        def effect(value: object) -> Fraction:
            return worth(b.value) if value == other.value else worth(a.value)

        self.down(one, other, effect, b.rule.id if isinstance(b, RuleStep) else within)
        return True

    def _choice(self, a: Step, b: Step, worth: Worth, rule: str) -> bool:
        """A branch: below it when both sides took the same one, else the condition is what makes the difference."""
        if a.note == b.note and len(a.kids) == len(b.kids):
            self.down(a.kids[-1], b.kids[-1], worth, rule)
            return True
        if isinstance(a.expr, s.If) and a.kids and b.kids:
            return self._switched(a.kids[0], b.kids[0], a, b, worth, rule)
        return False

    def _sum(self, a: Step, b: Step, worth: Worth, rule: str) -> bool:
        """A sum over a list, element by element; an element that only one side has is a cause of its own."""
        sides = [{kid.element.path: kid for kid in step.kids if isinstance(kid, ItemStep)} for step in (a, b)]
        total = _number(a.value)
        assert isinstance(a.expr, s.Fold)
        nothing = Step(a.expr, Fraction(0))
        for path in dict.fromkeys((*sides[0], *sides[1])):
            one, other = (side.get(path) for side in sides)
            amounts = [_number(item.value) if item is not None and item.counted else Fraction(0) for item in (one, other)]
            rest = total - amounts[0]

            def around(value: object, rest: Fraction = rest) -> Fraction:
                return worth(rest + _number(value))

            if one is not None and other is not None and one.counted and other.counted:
                self.down(one.kids[0], other.kids[0], around, rule)
            elif one is not None and other is not None and one.where is not None and other.where is not None:
                steps = [item.kids[0] if item.counted and item.kids else nothing for item in (one, other)]
                if one.where.value != other.where.value and amounts[0] != amounts[1]:
                    self._counted(one.where, other.where, steps, around, rule)
            elif amounts[0] != amounts[1]:
                name = a.expr.source.name if isinstance(a.expr.source, (s.Name, s.Field)) else a.expr.name
                was, became = (shown(item.element, None) if item is not None and item.counted else "" for item in (one, other))
                self._add("element", f"{name}[{path}]", was, became, around(amounts[1]) - around(amounts[0]), rule)
            total += amounts[1] - amounts[0]
        return True

    def _counted(self, one: Step, other: Step, steps: list[Step], worth: Worth, rule: str) -> None:
        """An element that counts on one side only, because a condition came out otherwise."""

        def effect(value: object) -> Fraction:
            return worth(steps[1].value) if value == other.value else worth(steps[0].value)

        self.down(one, other, effect, rule)

    def _only_part(self, a: Step, b: Step, worth: Worth, rule: str) -> bool:
        """A node that can't be worked again, such as a table: when one part of it differs, that carries the whole effect."""
        pairs = list(zip(a.kids, b.kids, strict=False))
        apart = [pair for pair in pairs if not _alike(pair[0].value, pair[1].value)]
        return len(a.kids) == len(b.kids) and len(apart) == 1 and self._switched(*apart[0], a, b, worth, rule)

    def _parts(self, a: Step, b: Step, worth: Worth, rule: str) -> bool:
        """Any other node: its parts one after the other, each in a working of the node with what has been replaced so far."""
        assert a.expr is not None
        if not len(a.kids) == len(b.kids) == len(list(s.children(a.expr))):
            return False
        work = _again(a.expr)
        values, others = [kid.value for kid in a.kids], self._facing(a, b)
        if not _alike(work(values), a.value) or not _alike(work([kid.value for kid in others]), b.value):
            return False  # the node does more than its parts show
        for place, (one, other) in enumerate(zip(a.kids, others, strict=True)):

            def around(value: object, place: int = place, held: tuple[object, ...] = tuple(values)) -> Fraction:
                return worth(work([*held[:place], value, *held[place + 1 :]]))

            self.down(one, other, around, rule)
            values[place] = other.value
        return True

    def _facing(self, a: Step, b: Step) -> list[Step]:
        """The parts of ``b`` in the order of those of ``a``: a sum or product may be written the other way round."""
        kids = list(b.kids)
        if not isinstance(a.expr, s.Binary) or a.expr.op not in ("+", "*"):
            return kids
        straight, crossed = (any(map(self._alike_nodes, a.kids, order)) for order in (kids, kids[::-1]))
        return kids[::-1] if crossed and not straight else kids

    def _alike_nodes(self, a: Step, b: Step) -> bool:
        """Whether two parts look like each other's counterpart."""
        one, other = a.expr, b.expr
        return one is not None and other is not None and one.__class__ is other.__class__ and self._same_node(one, other)

    def _named(self, a: Step, b: Step, rule: str) -> tuple[str, str]:
        """What kind of cause two steps are, and what it is about."""
        one, other = a.expr, b.expr
        if isinstance(b, RuleStep):
            given = "gegeven" in (b.how, getattr(a, "how", ""))
            return ("gegeven" if given else "regel"), b.rule.id
        if one is not None and other is not None and one.__class__ is other.__class__ and self._same_node(one, other):
            match other:
                case s.Name(ref="waarde"):
                    given = "gegeven" in (a.note, b.note)
                    return ("gegeven" if given else "waarde"), other.name
                case s.Name(ref="invoer"):
                    return "gegeven", other.name
                case s.Name(ref="peildatum"):
                    return "peildatum", "peildatum"
                case s.Field(ref="veld"):
                    return "gegeven", other.name
                case s.Lookup():
                    return "tabel", other.table
        return "regel", rule

    def _cause(self, kind: str, name: str, a: Step, b: Step, worth: Worth, rule: str) -> None:
        self._add(kind, name, shown(a.value, _type(a)), shown(b.value, _type(b)), worth(b.value) - worth(a.value), rule)

    def _add(self, kind: str, name: str, a: str, b: str, effect: Fraction, rule: str) -> None:
        known = self.causes.get((kind, name))
        if known is None:
            self.causes[kind, name] = Cause(kind, name, a, b, effect, rule)
        else:
            known.effect += effect
            known.times += 1


def _is_sum(expr: s.Binary) -> bool:
    """Whether it is arithmetic with numbers; with dates it may need to know which days are working days."""
    return all(part.type is not None and is_number(part.type) for part in (expr.left, expr.right))


def _again(expr: s.Expr) -> Callable[[list[object]], object]:
    """The working of one node, with other values for its parts."""
    names = [f"deel{place}" for place, _ in enumerate(s.children(expr))]
    run = compile_expr(_with_parts(expr, iter(names)))

    def work(values: list[object]) -> object:
        local = dict(zip(names, values, strict=True))
        return run(Frame(None, date.min, local)).value  # type: ignore[arg-type]  # a node of parts asks nothing of a calculation

    return work


def _with_parts(expr: s.Expr, names: Iterator[str]) -> s.Expr:
    """A node with a name for each of its parts."""
    parts: dict[str, object] = {}
    for field in s.OWN_FIELDS[expr.__class__]:
        part = getattr(expr, field)
        if isinstance(part, s.Expr):
            parts[field] = s.Name(next(names), ref="lokaal", type=part.type)
        elif part.__class__ is tuple:
            parts[field] = tuple(s.Name(next(names), ref="lokaal", type=kid.type) for kid in part)
    return replace(expr, **parts)  # type: ignore[arg-type]  # the fields of its class


def _type(step: Step) -> Type | None:
    return step.rule.type if isinstance(step, RuleStep) else step.expr.type if step.expr is not None else None
