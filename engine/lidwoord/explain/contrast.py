"""Why other than …: two outcomes side by side, with the causes of their difference.

In: two answers to the same question (of another case, day or edition) and what is called otherwise. Out: a ``Contrast`` per
outcome that both have; ``contrast_lines`` tells it and ``contrast_json`` gives it as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome
from lidwoord.calculate.rights import judged_in
from lidwoord.calculate.states import Judged
from lidwoord.calculate.trace import RuleStep
from lidwoord.explain.causes import rounding_gap, signed
from lidwoord.explain.difference import Difference, difference
from lidwoord.explain.lines import outcome_words
from lidwoord.explain.words import element_words, plain, shown, upper_first
from lidwoord.explain.worth import alike, difference_type
from lidwoord.values.numbers import round_to
from lidwoord.values.read_numbers import is_money
from lidwoord.values.types import Type

CENT = Fraction(1, 100)
HELD = {True: "ja", False: "nee", None: "onbekend"}
MORE = {"datum": ("later", "eerder"), "datumtijd": ("later", "eerder")}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two outcomes; ``label`` is what the case is called."""

    answer: Answer
    outcome: Outcome
    label: str

    @property
    def words(self) -> str:
        """The outcome, or its state."""
        if self.outcome.state == "bekend":
            return shown(self.outcome.value, self.outcome.type)
        return outcome_words(self.answer, self.outcome)


@dataclass(frozen=True, slots=True)
class Turned:
    """A condition that came out otherwise: whether it held on each side (ja, nee, onbekend; "" where it is not asked)."""

    judged: Judged
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two outcomes, their difference, and the conditions that came out otherwise."""

    a: Side
    b: Side
    difference: Difference
    turned: tuple[Turned, ...]

    @property
    def title(self) -> str:
        """What the outcome is called, with its element."""
        trace = self.b.outcome.trace
        of = f" ({element_words(trace.element)})" if trace.element is not None else ""
        return upper_first(plain(trace.rule.name)) + of

    @property
    def type(self) -> Type:
        """The type of the difference."""
        return difference_type(self.b.outcome.type)

    @property
    def same(self) -> bool:
        """Whether both outcomes are the same."""
        one, other = self.a.outcome, self.b.outcome
        return (one.state, one.value) == (other.state, other.value)

    @property
    def headline(self) -> str:
        """``€ 75,92 meer``; of what can't be counted both sides."""
        total = self.difference.total
        if self.same:
            return f"geen verschil ({self.b.words})"
        if total is None and alike(self.a.outcome.trace.value, self.b.outcome.trace.value):  # only the right to it differs
            return f"evenveel ({self.a.words}; nu {self.b.words})"
        if total is None:
            return f"eerst {self.a.words}, nu {self.b.words}"
        more, less = MORE.get(self.b.outcome.type.name, ("meer", "minder"))
        return f"{shown(abs(total), self.type)} {more if total > 0 else less}"

    @property
    def gap(self) -> Fraction:
        """What the effects of all causes, as shown, miss of the total as shown."""
        return self.gap_in([cause.effect for cause in self.difference.causes])

    def gap_in(self, effects: Iterable[Fraction]) -> Fraction:
        """What effects that are the total, as shown, miss of it as shown; amounts are shown in cents."""
        total = self.difference.total
        return rounding_gap(effects, total) if total is not None and is_money(self.type.unit) else Fraction(0)

    @property
    def gap_of_sides(self) -> Fraction:
        """What the two outcomes as shown are apart, less the difference as shown."""
        total, values = self.difference.total, (self.a.outcome.value, self.b.outcome.value)
        if total is None or not is_money(self.type.unit) or not all(isinstance(value, Fraction) for value in values):
            return Fraction(0)
        one, other, whole = (round_to(value, "rekenkundig", CENT) for value in (*values, total))  # type: ignore[arg-type]
        return other - one - whole

    def notes(self, effects: Iterable[Fraction] | None = None) -> Iterator[str]:
        """The rounding differences, where shown amounts do not add up; ``effects``: those that are shown, else those of all
        causes.
        """
        gap = self.gap if effects is None else self.gap_in(effects)
        if gap:
            yield (
                "De oorzaken zijn op centen afgerond getoond; samen tellen ze daardoor niet precies op. Het afrondingsverschil "
                f"is {signed(gap, self.type)}."
            )
        if self.gap_of_sides:
            yield (
                "De twee uitkomsten zijn op centen afgerond getoond. Daardoor lijkt het verschil daartussen "
                f"{signed(self.gap_of_sides, self.type)} anders."
            )


def contrasts(a: Answer, b: Answer, labels: tuple[str, str], renamed: Mapping[str, str]) -> tuple[Contrast, ...]:
    """Each outcome that both answers have; ``renamed``: the name in ``b`` of what ``a`` calls otherwise."""
    found = []
    for name, outcome in a.outcomes.items():
        rule, bracket, key = name.partition("[")
        other = b.outcomes.get(renamed.get(rule, rule) + bracket + key)
        if other is not None:
            apart = difference(outcome.trace, other.trace, renamed, (a, b))
            sides = Side(a, outcome, labels[0]), Side(b, other, labels[1])
            found.append(Contrast(*sides, apart, tuple(_turned(outcome.trace, other.trace))))
    return tuple(found)


def _turned(a: RuleStep, b: RuleStep) -> Iterator[Turned]:
    """The conditions of the outcome's own rule that came out otherwise, by their label."""
    sides = _judged(a), _judged(b)
    for label in dict.fromkeys((*sides[0], *sides[1])) if all(sides) else ():
        one, other = (side.get(label) for side in sides)
        held = [HELD[judged.held] if judged is not None else "" for judged in (one, other)]
        judged = other or one
        if held[0] != held[1] and judged is not None:
            yield Turned(judged, held[0], held[1])


def _judged(trace: RuleStep) -> dict[str, Judged]:
    """The conditions that a rule asked, by label."""
    found: list[Judged] = []
    for kind, part, step in trace.parts:
        if kind == "voorwaarde" and isinstance(part, Judged):
            found.append(part)
        elif kind == "aanspraak":
            found += judged_in(step, trace.rule)
    return {judged.label: judged for judged in found}
