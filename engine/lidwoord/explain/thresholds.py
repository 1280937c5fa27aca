"""From when, or at how much, a condition that failed would hold.

In: a condition that came out nee, in the working of a rule. Out: ``vanaf 1 maart 2026`` or ``bij minstens 26 uur per week``, or
"" where more than one thing decides it. What is said has been tried: the condition was worked out again, there and just before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from lidwoord.calculate import Answer
from lidwoord.calculate.case import Series
from lidwoord.calculate.compile import Frame, compile_expr
from lidwoord.calculate.program import program_of
from lidwoord.calculate.rules import Calculation
from lidwoord.calculate.trace import RuleStep, Step, all_steps
from lidwoord.explain.words import lower_first, plain, shown
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Input
from lidwoord.values.dates import FIRST_YEAR, LAST_YEAR
from lidwoord.values.types import DATUM, is_number

AWAY = (1, 31, 92, 366, 731, 1_827, 3_653, 7_305, 14_610, 25_000)  # days: the first try in which it holds is looked into
LITTLE = Fraction(1, 1_000_000)
SIDES = {
    "minstens": ("minstens", 0),
    "meer dan": ("meer dan", 1),
    "hoogstens": ("hoogstens", 0),
    "minder dan": ("minder dan", -1),
}
TURNED = {"minstens": "hoogstens", "meer dan": "minder dan", "hoogstens": "minstens", "minder dan": "meer dan"}
Holds = Callable[[object], bool]


class Thresholds:
    """Thresholds of the conditions of one answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.rules = answer, answer.rules

    def of(self, step: Step, trace: RuleStep) -> str:
        """From when or at how much a condition of ``trace`` would hold."""
        if step.value is not False or step.expr is None:
            return ""
        asked = list(all_steps(step))
        if any(isinstance(part.expr, s.Name) and part.expr.ref == "lokaal" and part.kids for part in asked):
            return ""  # it needs the named steps of its rule
        if any(isinstance(part.expr, s.Name) and part.expr.ref == "peildatum" for part in asked):
            found = _from_day(trace.date, lambda day: self._holds(step, trace, None, day), "vanaf", "tot en met")
            if found:
                return found
        names = {part.expr.name for part in asked if isinstance(part.expr, s.Name) and part.expr.ref == "invoer"}
        inputs = [self.rules.inputs[name] for name in names]
        moving = [item for item in inputs if is_number(item.type) or item.type.name == "datum"]
        if len(moving) != 1:
            return ""
        (item,) = moving
        now = next(part.value for part in asked if isinstance(part.expr, s.Name) and part.expr.name == item.id)
        if isinstance(now, date):
            title = lower_first(item.title or plain(item.id))
            day = _from_day(now, lambda value: self._holds(step, trace, item, value), "of later", "of eerder")
            return f"als {title} {day} is" if day else ""
        return self._at_amount(step, trace, item, now) if isinstance(now, Fraction) else ""

    def _at_amount(self, step: Step, trace: RuleStep, item: Input, now: Fraction) -> str:
        """The amount at which both sides of the comparison meet, when one of them is linear in the input."""
        compared = _deciding(step)
        if compared is None or not isinstance(compared.expr, s.Compare) or compared.expr.op not in SIDES:
            return ""
        gaps = [self._apart(compared, trace, item, value) for value in (now, now + 1)]
        if gaps[0] is None or gaps[1] is None or gaps[0] == gaps[1]:
            return ""
        at = now + gaps[0] / (gaps[0] - gaps[1])
        op = compared.expr.op if gaps[1] > gaps[0] else TURNED[compared.expr.op]
        how, beyond = SIDES[op]
        first = at + beyond * LITTLE
        back = LITTLE if op in ("hoogstens", "minder dan") else -LITTLE
        if not _in_bounds(item, first) or not self._holds(step, trace, item, first):
            return ""
        if self._holds(step, trace, item, first + back):
            return ""
        title = f" ({lower_first(item.title or plain(item.id))})"
        return f"bij {how} {shown(at, item.type)}{title}"

    def _apart(self, compared: Step, trace: RuleStep, item: Input, value: Fraction) -> Fraction | None:
        """How much more the left side of a comparison is than the right, with some value for an input."""
        assert isinstance(compared.expr, s.Compare)
        frame = self._frame(trace, item, value)
        left, right = (compile_expr(part)(frame).value for part in (compared.expr.left, compared.expr.right))
        return left - right if isinstance(left, Fraction) and isinstance(right, Fraction) else None

    def _holds(self, step: Step, trace: RuleStep, item: Input | None, value: object) -> bool:
        """Whether a condition holds with another value for an input, or (without one) on another day."""
        assert step.expr is not None
        return compile_expr(step.expr)(self._frame(trace, item, value)).value is True

    def _frame(self, trace: RuleStep, item: Input | None, value: object) -> Frame:
        answer, day = self.answer, trace.date
        case = answer.case
        if item is not None:
            given: object = value
            if isinstance(case.values.get(item.id), Series):
                given = Series(((date(FIRST_YEAR, 1, 1), value),))
            case = replace(case, values={**case.values, item.id: given})
        else:
            assert isinstance(value, date)
            day = value
        calc = Calculation(program_of(self.rules), case, answer.asked_readings, answer.after_effect)
        return Frame(calc, day, {trace.rule.per: trace.element} if trace.element is not None else {})


def _from_day(now: date, holds: Holds, later: str, earlier: str) -> str:
    """The first day on which something holds, else the last one before now; "" for never."""
    for sign, words in ((1, later), (-1, earlier)):
        near = now
        for away in AWAY:
            place = now.toordinal() + sign * away
            if not date(FIRST_YEAR, 1, 1).toordinal() < place < date(LAST_YEAR, 12, 31).toordinal():
                break
            far = date.fromordinal(place)
            if holds(far):
                day = shown(_edge(near, far, holds), DATUM)
                return f"{day} {words}" if words.startswith("of") else f"{words} {day}"
            near = far
    return ""


def _edge(near: date, far: date, holds: Holds) -> date:
    """The day nearest to ``near`` on which something holds that does not hold on the day beside it; it holds on ``far``."""
    while abs((far - near).days) > 1:
        middle = date.fromordinal((near.toordinal() + far.toordinal()) // 2)
        if holds(middle):
            far = middle
        else:
            near = middle
    return far


def _deciding(step: Step) -> Step | None:
    """The one comparison that makes a condition fail."""
    while not isinstance(step.expr, s.Compare):
        if isinstance(step, RuleStep):
            below = [kid for kind, _, kid in step.parts if kind in ("formule", "dan", "voorwaarde")]
        else:
            below = list(step.kids)
        failed = [kid for kid in below if kid.value is False]
        if len(failed) != 1 or isinstance(step.expr, (s.Not, s.Exists, s.ForAll, s.If)):
            return None
        (step,) = failed
    return step


def _in_bounds(item: Input, value: Fraction) -> bool:
    low, high = item.minimum, item.maximum
    return (not isinstance(low, Fraction) or low <= value) and (not isinstance(high, Fraction) or value <= high)
