"""What is found when inputs are changed one by one.

In: levers (inputs that can be changed) and outcomes. Out: frozen data; ``lines`` tells it, ``json_form`` gives it as data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome
from lidwoord.explain.words import shown
from lidwoord.explain.worth import difference_type, is_countable, number
from lidwoord.values.types import Type


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that a case says and that can be changed: ``path`` is its place in the case, () for the peildatum.

    ``value`` is what it is now (``known`` tells whether it is anything); ``low`` and ``high`` are its bounds, ``multiple`` what
    it must be a multiple of. A whole element is its own value; it can only be left out.
    """

    address: str
    path: tuple[str | int, ...]
    type: Type
    question: str
    value: object = None
    known: bool = True
    low: object = None
    high: object = None
    multiple: Fraction | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole element of a list."""
        return self.type.name == "element"

    @property
    def text(self) -> str:
        """What it is now."""
        if self.is_whole:
            return "is er"
        return shown(self.value, self.type) if self.known else "niet gegeven"


@dataclass(frozen=True, slots=True)
class Came:
    """What an outcome came to: its state and value, and the choices that were made on the way."""

    outcome: Outcome
    words: str
    shape: int

    @property
    def same_as(self) -> tuple[object, ...]:
        """What two of these must have in common to be the same answer; the words of a reason may differ by the day in them."""
        outcome = self.outcome
        failed = tuple(judged.label for judged in outcome.failed)
        return outcome.state, outcome.value if outcome.has_value else None, failed, outcome.missing

    def less(self, other: Came) -> Fraction | None:
        """How much more this is than another; None where that can't be said."""
        values = self.outcome.trace.value, other.outcome.trace.value
        return number(values[0]) - number(values[1]) if all(map(is_countable, values)) else None


@dataclass(frozen=True, slots=True)
class Other:
    """Another answer, and what the outcome is then."""

    value: object
    text: str
    came: Came
    difference: Fraction | None


@dataclass(frozen=True, slots=True)
class Tip:
    """Where the outcome tips: ``how`` (minstens, meer dan, hoogstens, minder dan, vanaf, tot en met) some value, and what it is
    there.
    """

    how: str
    value: object
    text: str
    came: Came
    difference: Fraction | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one unit more does: ``text`` is the step."""

    text: str
    difference: Fraction


@dataclass(frozen=True, slots=True)
class Found:
    """What one lever does to the outcome."""

    lever: Lever
    others: tuple[Other, ...] = ()
    tips: tuple[Tip, ...] = ()
    step: Step | None = None

    @property
    def matters(self) -> bool:
        """Whether the lever changes anything."""
        return bool(self.others or self.tips or self.step)

    @property
    def weight(self) -> Fraction:
        """The largest change that it makes."""
        apart: list[Other | Tip] = [*self.others, *self.tips]
        sizes = [abs(change.difference) for change in apart if change.difference is not None]
        sizes += [abs(self.step.difference)] if self.step is not None else []
        return max(sizes, default=Fraction(0))

    @property
    def turns(self) -> bool:
        """Whether it changes the outcome into one that can't be taken from it, such as from an amount to no right; what
        only leaves it unknown does not count.
        """
        apart: list[Other | Tip] = [*self.others, *self.tips]
        return any(change.difference is None and change.came.outcome.state != "onbekend" for change in apart)


@dataclass(frozen=True, slots=True)
class Report:
    """What each lever does: those that matter, the largest change first."""

    answer: Answer
    now: Came
    found: tuple[Found, ...]
    idle: tuple[Lever, ...]
    untried: tuple[Lever, ...]
    runs: int

    @property
    def type(self) -> Type:
        """The type of a difference of two outcomes."""
        return difference_type(self.now.outcome.type)

    @property
    def term(self) -> tuple[date | None, date | None]:
        """The first and last day on which the rule set holds; the peildatum is not moved out of it."""
        manifest = self.answer.rules.manifest
        return manifest.start, date.fromordinal(manifest.end.toordinal() - 1) if manifest.end is not None else None

    @property
    def date(self) -> date:
        """The peildatum."""
        return self.answer.date
