"""What a comparison means for cases: the same facts by the rules of both snapshots.

In: two snapshots, outcomes, and cases. Out: an ``Effect`` per outcome: for each case what it was and becomes and the causes of
the difference, which add up to it exactly; and over all cases who gains and who loses, and what each cause does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.calculate.remarks import skipped
from lidwoord.compare.fitted import asked_words, fitted, fitted_cover, fitted_readings, refuse_unknown
from lidwoord.compare.frozen import frozen
from lidwoord.compare.group import snapshot_words
from lidwoord.compare.pairs import Pairs
from lidwoord.compare.snapshot import Snapshot
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain.cause import Cause
from lidwoord.explain.difference import difference
from lidwoord.explain.words import counted
from lidwoord.explain.worth import difference_type
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping
from lidwoord.values.dates import LAST_YEAR
from lidwoord.values.numbers import round_to
from lidwoord.values.types import Type

BARS = 12
"""About how many bars a histogram has."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A case: its name, what is given, the periods that its lists cover, the readings that it chooses, and after-effect."""

    name: str
    given: Mapping
    covers: Mapping | None = None
    json: bool = False
    readings: dict[str, str] = field(default_factory=dict)
    after_effect: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One case: the outcome on both sides, the difference (None when a side is no number), and its causes."""

    name: str
    a: str
    b: str
    total: Fraction | None
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one cause does over all cases: its effect, and in how many cases it has one."""

    kind: str
    id: str
    effect: Fraction
    cases: int


@dataclass(slots=True)
class Effect:
    """The effect on one outcome, the cases that change most first; ``type`` is that of the differences (of dates in days).

    ``remarks``: what was done with the readings and the after-effect that cases ask for.
    """

    outcome: str
    title: str
    type: Type
    rows: list[Row] = field(default_factory=list)
    remarks: tuple[str, ...] = ()

    @property
    def counted(self) -> list[Row]:
        """The cases with a number on both sides."""
        return [row for row in self.rows if row.total is not None]

    def gained(self, sign: int) -> list[Row]:
        """The cases that gain (1), lose (-1) or stay the same (0)."""
        return [row for row in self.counted if row.total is not None and (row.total > 0) - (row.total < 0) == sign]

    @property
    def total(self) -> Fraction:
        """The sum of all differences."""
        return sum((row.total for row in self.counted if row.total is not None), Fraction(0))

    def shares(self) -> tuple[Share, ...]:
        """What each cause does, the largest effect first."""
        found: dict[tuple[str, str], list[Fraction]] = {}
        for row in self.rows:
            own: dict[tuple[str, str], Fraction] = {}  # several elements of one list are one cause
            for cause in row.causes:
                key = cause.kind, cause.id.partition("[")[0]
                own[key] = own.get(key, Fraction(0)) + cause.effect
            for key, effect in own.items():
                found.setdefault(key, []).append(effect)
        found = {key: touched for key, effects in found.items() if (touched := [effect for effect in effects if effect])}
        shares = [Share(kind, name, sum(effects, Fraction(0)), len(effects)) for (kind, name), effects in found.items()]
        return tuple(sorted(shares, key=lambda share: (-abs(share.effect), -share.cases, share.id)))

    def histogram(self) -> tuple[tuple[Fraction, Fraction, int], ...]:
        """Runs of differences, from and below, with the number of cases in each; of one width, a round number."""
        totals = [row.total for row in self.counted if row.total is not None]
        if not totals:
            return ()
        low, high = min(totals), max(totals)
        width = _round_width((high - low) / BARS)
        first = round_to(low, "naar beneden", width)
        bars = [first + width * place for place in range(int((high - first) / width) + 1)]
        return tuple((bar, bar + width, sum(1 for total in totals if bar <= total < bar + width)) for bar in bars)


@dataclass(slots=True)
class Sides:
    """Both snapshots, made ready to work out cases."""

    a: RuleSet
    b: RuleSet
    days: tuple[date, date]
    renamed: dict[str, str]
    titles: tuple[str, str] = ("", "")

    @classmethod
    def of(cls, a: Snapshot, b: Snapshot, pairs: Pairs) -> Sides:
        """The two rule sets as they are at their snapshots."""
        return cls(frozen(a), frozen(b), (_day(a), _day(b)), pairs.renamed, (snapshot_words(a), snapshot_words(b)))


def effects(sides: Sides, outcomes: Iterable[str], cases: Iterable[Facts], step: Callable[[str], None]) -> list[Effect]:
    """The effect on each outcome; ``step`` is called with the name of each case that is done."""
    found = [
        Effect(name, sides.b.rules[name].name, difference_type(sides.b.rules[name].type)) for name in _known(sides, outcomes)
    ]
    before = {new: old for old, new in sides.renamed.items()}
    remarks: Counter[str] = Counter()
    for facts in cases:
        refuse_unknown(facts.given, (sides.a, sides.b))
        readings = fitted_readings(facts.readings, (sides.a, sides.b), sides.renamed)
        remarks.update(asked_words(readings, sides.renamed, sides.titles, after_effect=facts.after_effect))
        was, becomes = (
            calculate(
                rules, wanted, fitted(facts.given, rules), date=day, covers=fitted_cover(facts.covers, rules), json=facts.json,
                readings=chosen, after_effect=facts.after_effect,
            )
            for rules, day, wanted, chosen in (
                (sides.a, sides.days[0], [before.get(effect.outcome, effect.outcome) for effect in found], readings[0]),
                (sides.b, sides.days[1], [effect.outcome for effect in found], readings[1]),
            )
        )  # fmt: skip
        for effect in found:
            old = before.get(effect.outcome, effect.outcome)
            effect.rows += _rows(facts.name, (was, becomes), old, effect.outcome, sides.renamed)
        step(facts.name)
    for effect in found:
        effect.remarks = tuple(f"{text} ({counted(count, 'zaak', 'zaken')})" for text, count in remarks.items())
        effect.rows.sort(key=lambda row: (row.total is None, -abs(row.total or 0), row.name))
    return found


def _known(sides: Sides, outcomes: Iterable[str]) -> list[str]:
    """The outcomes, which both sides must have."""
    before = {new: old for old, new in sides.renamed.items()}
    wanted = list(outcomes)
    for name in wanted:
        for rules, own in ((sides.b, name), (sides.a, before.get(name, name))):
            if own not in rules.outcomes:
                hint = did_you_mean(own, rules.outcomes) or None
                raise LidwoordError((diagnostic("LW520", None, hint=hint, naam=own),))
    return wanted


def _rows(name: str, answers: tuple[Answer, Answer], old: str, new: str, renamed: dict[str, str]) -> Iterator[Row]:
    """The row of a case; of a rule about elements one for each element that both sides have."""
    sides = [{key.partition("[")[2]: outcome for key, outcome in answer.outcomes.items() if key.partition("[")[0] == own}
             for answer, own in zip(answers, (old, new), strict=True)]  # fmt: skip
    for key in sides[0].keys() & sides[1].keys():
        a, b = sides[0][key], sides[1][key]
        found = difference(a.trace, b.trace, renamed, answers)
        left_out = [bool(skipped(outcome.trace)) for outcome in (a, b)]
        if left_out[0] != left_out[1]:  # a part that does not hold on one side is not a gain or a loss
            yield Row(f"{name} [{key}" if key else name, _words(a, left_out[0]), _words(b, left_out[1]), None, ())
        else:
            yield Row(
                f"{name} [{key}" if key else name,
                _words(a),
                _words(b),
                found.total,
                found.causes if found.total is not None else (),
            )


def _words(outcome: Outcome, left_out: bool = False) -> str:
    """An outcome, or why there is none; that part of it was left out because the rules do not hold then."""
    if left_out:
        return f"{outcome.text or outcome.state}, zonder wat dan niet geldt"
    if outcome.text:
        return outcome.text
    why = outcome.reason or ", ".join(outcome.missing)
    return f"{outcome.state}: {why}" if why else outcome.state


def _day(at: Snapshot) -> date:
    """The day on which to work out cases: that of the snapshot, else the last of the set's term."""
    if at.day is not None:
        return at.day
    end = at.rules.manifest.end
    return end - timedelta(days=1) if end is not None else date(LAST_YEAR, 12, 31)


def _round_width(least: Fraction) -> Fraction:
    """The first of 1, 2, 5, 10, 20, … (or 0,5, 0,2, …) that is not smaller."""
    if least <= 0:
        return Fraction(1)
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * step for step in (1, 2, 5, 10) if power * step >= least)
