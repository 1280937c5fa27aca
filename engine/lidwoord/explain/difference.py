"""Why one outcome differs from another: two traces subtracted, cause by cause.

In: two traces of an outcome (of another case, day, or rule set). Out: ``Cause``s whose effects add up exactly to the whole.
Both traces are walked down at once. Each part of a formula takes the place of its counterpart, one after the other in
reading order; what the outcome changes by that is the effect of what lies below that part. A cause is where the traces part: a
fact of the case, a figure, a row, an element that only one side has, or another formula. Where several conditions must all come
out otherwise, each has an equal share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Judged, NoRight
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.again import Work, table_of, work_of
from lidwoord.explain.cause import Answers, Cause, Namer, Place, gathered
from lidwoord.explain.sides import Pair, facts_apart, items_of
from lidwoord.explain.tally import OUT, Tally, TooMuchError, counts_for
from lidwoord.explain.worth import NotANumberError, Worth, alike, becomes, is_countable, number
from lidwoord.language import syntax as s
from lidwoord.language.depth import make_room
from lidwoord.ruleset.model import Rule

MOST = 200_000
"""So many pairs of steps are walked down; what is left then is one cause."""
MAIN = ("formule", "dan", "zonder_aanspraak", "afwijking")


@dataclass(frozen=True, slots=True)
class Difference:
    """The causes of a difference, the largest first, and the whole; ``total`` is None when a side can't be counted."""

    causes: tuple[Cause, ...]
    total: Fraction | None


def difference(a: RuleStep, b: RuleStep, renamed: Mapping[str, str] | None = None, answers: Answers = None) -> Difference:
    """Subtract the trace ``a`` from ``b``.

    ``renamed``: the name in the rules of ``b`` of what ``a`` calls otherwise; ``answers``: where the traces come from, which
    lets tables be looked up again and elements be traced to the records that they are made from. Dates count in days. Where a
    side can't be counted (ja/nee, a choice, no right, unknown), or only the right to the same amount differs, causes have no
    effect, and only their order tells their weight.
    """
    make_room()
    walk = _Walk(renamed or {}, answers)
    at = Place((a, b), (a.date, b.date))
    right = isinstance(a.value, NoRight) != isinstance(b.value, NoRight) and alike(a.value, b.value)
    countable = is_countable(a.value) and is_countable(b.value) and not right
    if right:
        walk.apart(a, b, lambda value: Fraction(isinstance(value, NoRight)), at)
    else:
        walk.down(a, b, number if countable else becomes(b.value), at)
    found = [cause for cause in gathered(walk.found) if cause.effect]
    ordered = sorted(found, key=lambda cause: (-abs(cause.effect), cause.kind, cause.id, cause.element))
    if countable:
        return Difference(tuple(ordered), number(b.value) - number(a.value))
    return Difference(tuple(replace(cause, effect=Fraction(0)) for cause in ordered), None)


class _Walk:
    """Walks down two traces and gathers causes in ``found``."""

    def __init__(self, renamed: Mapping[str, str], answers: Answers) -> None:
        self.renamed, self.answers, self.namer = renamed, answers, Namer(answers)
        self.found: list[Cause] = []
        self.walked = 0

    def down(self, a: Step, b: Step, worth: Worth, at: Place) -> None:
        """Find what makes ``a`` into ``b``; ``worth``: what the outcome counts for when this step has some value."""
        if isinstance(a.value, (Element, tuple)) or not alike(a.value, b.value):
            self.apart(a, b, worth, at)

    def apart(self, a: Step, b: Step, worth: Worth, at: Place) -> None:
        """Find why two steps part."""
        self.walked += 1
        if not self._try(a, b, worth, at):
            same_node = self._same_node(a, b)
            self.found.append(self.namer.parted(a, b, at, worth(b.value) - worth(a.value), same_node))

    def _try(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """Walk on below two steps; False, and nothing found, when they themselves are where the traces part."""
        before = len(self.found)
        try:
            if self.walked < MOST and self._below(a, b, worth, at):
                whole = worth(b.value) - worth(a.value) if isinstance(a, RuleStep) else None
                if whole is None or sum((cause.effect for cause in self.found[before:]), Fraction(0)) == whole:
                    return True
        except (NotANumberError, TooMuchError):
            pass
        del self.found[before:]
        return False

    def _below(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """The way down from two steps."""
        if isinstance(a, RuleStep) or isinstance(b, RuleStep):
            return isinstance(a, RuleStep) and isinstance(b, RuleStep) and self._rules(a, b, worth, at)
        if not self._same_node(a, b):
            return False
        match a.expr:
            case s.Name() | s.Field(ref="regel"):
                return self._named(a, b, worth, at)
            case s.Field(ref="veld" | "rest" | "lijst"):
                return self._picked(a, b, worth, at)
            case s.Literal():
                return False
            case s.At() if len(a.kids) == len(b.kids) == 2:
                self.down(a.kids[0], b.kids[0], worth, at.on((a.kids[1].value, b.kids[1].value)))
                return True
            case s.If() | s.IfAbsent():
                return self._choice(a, b, worth, at)
            case s.Logic():
                return self._logic(a, b, worth, at)
            case s.Fold():
                return self._fold(a, b, worth, at)
            case s.Exists() | s.ForAll() | s.Pick():
                return self._asked(a, b, worth, at)
            case s.Lookup() | s.Brackets():
                return self._table(a, b, worth, at)
        return self._parts(a, b, worth, at)

    def _same_node(self, a: Step, b: Step) -> bool:
        """Whether two steps do the same; what they do it with may differ."""
        one, other = a.expr, b.expr
        if one is None or other is None or one.__class__ is not other.__class__:
            return False
        own = [(getattr(one, name), getattr(other, name)) for name in s.COMPARED[one.__class__]]
        plain = [(x, y) for x, y in own if not isinstance(x, (s.Expr, tuple)) and not isinstance(y, s.Expr)]
        return all(x == y or self.renamed.get(str(x)) == y or isinstance(one, s.Literal) for x, y in plain)

    # -- names ---------------------------------------------------------------------------------------------------------
    def _named(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A rule or a named step: what lies behind the name."""
        behind = [step.kids[-1] for step in (a, b) if step.kids]
        if len(behind) < 2 or isinstance(behind[0], RuleStep) != isinstance(behind[1], RuleStep):
            return False
        if isinstance(a.expr, s.Field) and not isinstance(behind[0], RuleStep):
            return False
        self.down(behind[0], behind[1], worth, at)
        return True

    def _picked(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A field: when it is of another element on each side, what picked that element."""
        if not a.kids or not b.kids or alike(a.kids[0].value, b.kids[0].value) or not isinstance(a.kids[0].expr, s.Pick):
            return False
        return self._switched([(a.kids[0], b.kids[0], None)], (a.value, b.value), worth, at)

    # -- rules ---------------------------------------------------------------------------------------------------------
    def _rules(self, a: RuleStep, b: RuleStep, worth: Worth, at: Place) -> bool:
        """Two workings of a rule: below what gave the value on both sides, else below what came out otherwise."""
        if self.renamed.get(a.rule.id, a.rule.id) != b.rule.id or "gegeven" in (a.how, b.how):
            return False
        inside = Place((a, b), (a.date, b.date), at.condition)
        if a.how == b.how and isinstance(a.value, NoRight) == isinstance(b.value, NoRight):
            mains = [self._main(step) for step in (a, b)]
            if mains[0] is not None and mains[1] is not None and mains[0][0] == mains[1][0]:
                self.down(mains[0][1], mains[1][1], worth, inside)
                return True
        return self._switched(self._otherwise(a, b), (a.value, b.value), worth, inside, self._own_failures(a, b))

    def _main(self, step: RuleStep) -> tuple[object, Step] | None:
        """The part that gives a rule its value, with which of its kind it is."""
        for label, source, kid in reversed(step.parts):
            if label in MAIN and alike(kid.value, step.value) and (label != "afwijking" or getattr(kid, "when", None)):
                which: object = label
                if isinstance(source, Rule):
                    which = self.renamed.get(source.id, source.id)
                elif label == "dan":
                    cases = [case.value for name, _, case in step.parts if name == "geval"]
                    which = next((place for place, value in enumerate(cases) if value is True), len(cases))
                return (label, which), kid
        return None

    def _keyed(self, step: RuleStep) -> dict[object, tuple[Step, object]]:
        """The parts of a rule that judge something, each by what tells it apart from the others of its kind."""
        found: dict[object, tuple[Step, object]] = {}
        for label, source, kid in step.parts:
            if label in ("formule", "dan", "tussenstap", "zonder_aanspraak", "peildatum"):
                continue
            key: object = len([other for other in found if isinstance(other, tuple) and other[0] == label])
            if isinstance(source, Judged):
                key = source.label
            elif isinstance(source, Rule):
                key = self.renamed.get(source.id, source.id)
            found[label, key] = (kid, source)
        return found

    def _otherwise(self, a: RuleStep, b: RuleStep) -> list[Pair]:
        """The rights, conditions, cases and departures that came out otherwise."""
        sides = self._keyed(a), self._keyed(b)
        both = [(sides[0][key][0], sides[1][key][0], sides[1][key][1]) for key in sides[0] if key in sides[1]]
        return [pair for pair in both if not alike(pair[0].value, pair[1].value)]

    def _own_failures(self, a: RuleStep, b: RuleStep) -> list[tuple[Judged, int]]:
        """The conditions that only one side has and that failed there."""
        sides = self._keyed(a), self._keyed(b)
        return [
            (judged, side)
            for side in (0, 1)
            for key, (_, judged) in sides[side].items()
            if key not in sides[1 - side] and isinstance(judged, Judged) and judged.held is False
        ]

    def _switched(
        self,
        pairs: list[Pair],
        values: tuple[object, object],
        worth: Worth,
        at: Place,
        failures: Iterable[tuple[Judged, int]] = (),
    ) -> bool:
        """What came out otherwise carries the whole effect, each an equal share of it."""
        own = list(failures)
        if not pairs and not own:
            return False
        share = (worth(values[1]) - worth(values[0])) / (len(pairs) + len(own))
        for one, other, judged in pairs:

            def effect(value: object, other: Step = other) -> Fraction:
                return share if alike(value, other.value) else Fraction(0)

            self.down(one, other, effect, at.behind(judged))
        self.found += [self.namer.failing(judged, side, at, share) for judged, side in own]
        return True

    # -- choices -------------------------------------------------------------------------------------------------------
    def _choice(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A branch: below it when both sides took the same one, else the condition is what makes the difference."""
        if not a.kids or not b.kids:
            return False
        if a.note == b.note and a.note is not None and len(a.kids) == len(b.kids):
            self.down(a.kids[-1], b.kids[-1], worth, at)
            return True
        if alike(a.kids[0].value, b.kids[0].value):
            return False
        return self._switched([(a.kids[0], b.kids[0], None)], (a.value, b.value), worth, at)

    def _logic(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """``en`` and ``of`` stop at the part that decides: the parts that both sides asked and that came out otherwise."""
        assert isinstance(a.expr, s.Logic)
        assert isinstance(b.expr, s.Logic)
        if len(a.expr.parts) != len(b.expr.parts):
            return False
        apart = [(one, other, None) for one, other in zip(a.kids, b.kids, strict=False) if not alike(one.value, other.value)]
        return self._switched([*apart], (a.value, b.value), worth, at)

    # -- lists ---------------------------------------------------------------------------------------------------------
    def _fold(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A fold over a list, element by element; those that only the first side has go last, so that it never is empty."""
        assert isinstance(a.expr, s.Fold)
        one, other = items_of(a), items_of(b)
        paths = [*other, *(path for path in one if path not in other)]
        places = {path: place for place, path in enumerate(paths)}
        tally = Tally(a.expr, [counts_for(one.get(path)) for path in paths])
        if not alike(tally.whole(), a.value):
            return False
        for path in paths:
            was, became = one.get(path), other.get(path)
            value = counts_for(became)

            def around(value: object, place: int = places[path]) -> Fraction:
                return worth(tally.trial(place, value))

            if counts_for(was) is OUT and value is OUT:
                continue
            self._item(was, became, around, at)
            tally.put(places[path], value)
        return alike(tally.whole(), b.value)

    def _item(self, was: ItemStep | None, became: ItemStep | None, around: Worth, at: Place) -> None:
        """One element of a fold: its own working, the condition by which it counts, or that it is there at all."""
        values = counts_for(was), counts_for(became)
        if was is None or became is None:
            self._arrived(was, became, values, around, at)
        elif was.kids and became.kids:
            self.down(was.kids[0], became.kids[0], around, at)
        elif values[0] is OUT or values[1] is OUT or not alike(*values):
            if was.where is None or became.where is None or alike(was.where.value, became.where.value):
                self._arrived(was, became, values, around, at)
            else:
                self._switched([(was.where, became.where, None)], values, around, at)

    def _arrived(
        self, was: ItemStep | None, became: ItemStep | None, values: tuple[object, object], around: Worth, at: Place
    ) -> None:
        effect = around(values[1]) - around(values[0])
        if effect:
            there = [item.element if item is not None and counts_for(item) is not OUT else None for item in (was, became)]
            if there[0] is not None or there[1] is not None:
                self.found.append(self.namer.arrived(there[0], there[1], at, effect))

    def _asked(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """``er is een``, ``voor elke geldt`` and ``de eerste``: what came out otherwise for elements that both sides have."""
        one, other = items_of(a), items_of(b)
        apart: list[Pair] = []
        for path in [path for path in one if path in other]:
            sides = [(item.where, *item.kids) for item in (one[path], other[path])]
            apart += [
                (was, became, None)
                for was, became in zip(*sides, strict=False)
                if was is not None and became is not None and not alike(was.value, became.value)
            ]
        if not apart and isinstance(a.expr, s.Pick):  # what it passed over has left no step
            wheres = [step.kids[-1].where if step.kids and isinstance(step.kids[-1], ItemStep) else None for step in (a, b)]
            apart = list(facts_apart(*wheres))
        if apart:
            return self._switched(apart, (a.value, b.value), worth, at)
        decided = [
            (items[path].element, side)
            for side, (items, rest) in enumerate(((one, other), (other, one)))
            for path in items
            if items[path].counted and path not in rest
        ]
        share = (worth(b.value) - worth(a.value)) / (len(decided) or 1)
        for element, side in decided:
            there = (element, None) if side == 0 else (None, element)
            self.found.append(self.namer.arrived(there[0], there[1], at, share))
        return bool(decided)

    # -- parts ---------------------------------------------------------------------------------------------------------
    def _parts(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """Any other node: its parts one after the other, each in a working of the node with what has been replaced so far."""
        assert a.expr is not None
        work = work_of(a.expr)
        if work is None or not len(a.kids) == len(b.kids) == len(list(s.children(a.expr))):
            return self._only_part(a, b, worth, at)
        facing = self._facing(a, b)
        if not alike(work([kid.value for kid in a.kids]), a.value) or not alike(work([kid.value for kid in facing]), b.value):
            return False  # the node does more than its parts show
        self._one_by_one(a, facing, work, worth, at)
        return True

    def _facing(self, a: Step, b: Step) -> tuple[Step, ...]:
        """The parts of ``b`` in the order of those of ``a``: a sum or product may be written the other way round."""
        turned = b.kids[::-1]
        if not isinstance(a.expr, s.Binary) or a.expr.op not in ("+", "*"):
            return b.kids
        straight, crossed = (any(map(self._same_node, a.kids, order)) for order in (b.kids, turned))
        return turned if crossed and not straight else b.kids

    def _one_by_one(self, a: Step, others: tuple[Step, ...], work: Work, worth: Worth, at: Place) -> None:
        values = [kid.value for kid in a.kids]
        for place, (one, other) in enumerate(zip(a.kids, others, strict=True)):

            def around(value: object, place: int = place, held: tuple[object, ...] = tuple(values)) -> Fraction:
                return worth(work([*held[:place], value, *held[place + 1 :]]))

            self.down(one, other, around, at)
            values[place] = other.value

    def _table(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A table: what it is looked up by and then what stands there, or where that can't be, the other way round."""
        looks = self._looks(a, b, at)
        if looks is None or len(a.kids) != len(b.kids):
            return self._only_part(a, b, worth, at)
        keys = [[kid.value for kid in step.kids] for step in (a, b)]
        before = len(self.found)
        for look, over in ((looks[0], keys[1]), (looks[1], keys[0])):
            between = look(over)
            try:
                if look is looks[0]:
                    self._one_by_one(a, b.kids, look, worth, at)
                    self._row(Step(a.expr, between, a.kids, a.note), b, worth, at)
                else:
                    self._row(a, Step(b.expr, between, b.kids, b.note), worth, at)
                    self._one_by_one(a, b.kids, look, worth, at)
            except NotANumberError:
                del self.found[before:]
                continue
            return True
        return self._only_part(a, b, worth, at)

    def _looks(self, a: Step, b: Step, at: Place) -> tuple[Work, Work] | None:
        """Both tables, when they give what the traces have."""
        if self.answers is None:
            return None
        found: list[Work] = []
        for step, answer, day in zip((a, b), self.answers, at.days, strict=True):
            assert isinstance(step.expr, (s.Lookup, s.Brackets))
            look = table_of(step.expr, answer.rules, day)
            if look is None or not alike(look([kid.value for kid in step.kids]), step.value):
                return None
            found.append(look)
        return found[0], found[1]

    def _row(self, a: Step, b: Step, worth: Worth, at: Place) -> None:
        """What the table says at one place, on each side."""
        if not alike(a.value, b.value):
            self.found.append(self.namer.parted(a, b, at, worth(b.value) - worth(a.value), same_node=True))

    def _only_part(self, a: Step, b: Step, worth: Worth, at: Place) -> bool:
        """A node that can't be worked again: when one part of it differs, that carries the whole effect."""
        pairs = list(zip(a.kids, b.kids, strict=False))
        apart = [(one, other, None) for one, other in pairs if not alike(one.value, other.value)]
        alone = len(a.kids) == len(b.kids) and len(apart) == 1 and not isinstance(apart[0][0], ItemStep)
        return alone and self._switched([*apart], (a.value, b.value), worth, at)
