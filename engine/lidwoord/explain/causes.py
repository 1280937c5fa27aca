"""Causes of a difference in words.

In: a cause, and the rules that it comes from. Out: what it is about, what it was and became, and where that stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from lidwoord.explain.cause import Cause
from lidwoord.explain.ranges import SHORTEST, Spell, follows, ranged
from lidwoord.explain.words import lower_first, plain, shown, upper_first
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.numbers import round_to
from lidwoord.values.types import Type

CENT = Fraction(1, 100)


def about(rules: RuleSet, cause: Cause) -> str:
    """What a cause is about, by its title; a field with the element that it belongs to."""
    name, _, key = cause.id.partition("[")
    if cause.element:
        return upper_first(f"{_field_title(rules, name)} ({cause.element})")
    for section in (rules.rules, rules.inputs, rules.values, rules.tables, rules.lists):
        if name in section:
            title = section[name].title or plain(name)
            return upper_first(f"{title} [{key}" if key else title)
    return upper_first(plain(cause.id))


def _field_title(rules: RuleSet, name: str) -> str:
    """A field of records by its title; a list that was made by that of the list."""
    made = rules.lists.get(name)
    titles = {field.title for kind in rules.kinds.values() for field in kind.fields if field.name == name and field.title}
    return (made.title if made is not None else titles.pop() if len(titles) == 1 else "") or plain(name)


def cause_words(rules: RuleSet, cause: Cause) -> str:
    """``Arbeidsduur: was 24 uur per week, is nu 28 uur per week``."""
    return (
        f"{_change(rules, cause)}; door de voorwaarde “{plain(cause.condition)}”" if cause.condition else _change(rules, cause)
    )


def sides_of(rules: RuleSet, cause: Cause) -> tuple[str, str, str]:
    """What a cause is about, what it was, and what it is now; for in a table."""
    title = about(rules, cause)
    if cause.kind == "element":
        there = upper_first(cause.a or cause.b) or title
        return there, "er wel" if cause.a else "er niet", "er niet" if cause.a else "er wel"
    if cause.kind == "voorwaarde":
        return f"De voorwaarde “{lower_first(title)}”", cause.a or "niet gesteld", cause.b or "niet gesteld"
    how = ": wordt anders berekend" if cause.kind == "regel" else ""
    behind = f", door de voorwaarde “{plain(cause.condition)}”" if cause.condition else ""
    times = f" (en nog {cause.times - 1} keer anders)" if cause.times > 1 else ""
    return f"{title}{how}{behind}", cause.a or "er niet", (cause.b or "er niet") + times


def _change(rules: RuleSet, cause: Cause) -> str:
    title = about(rules, cause)
    if cause.kind == "element":
        there = upper_first(cause.a or cause.b) or title
        times = f", {cause.times} keer evenveel" if cause.times > 1 else ""
        return f"{there}: {'er niet meer' if cause.a else 'erbij gekomen'}{times}"
    if cause.kind == "peildatum":
        return f"De peildatum: was {cause.a}, is nu {cause.b}"
    if cause.kind == "voorwaarde":
        there = "stond er alleen eerst" if cause.a else "staat er nu bij"
        return f"De voorwaarde “{lower_first(title)}”: {there}, en is niet vervuld"
    how = "wordt anders berekend: " if cause.kind == "regel" else ""
    times = f" (en nog {cause.times - 1} keer anders)" if cause.times > 1 else ""
    return f"{title}: {how}was {cause.a or 'er niet'}, is nu {cause.b or 'er niet'}{times}"


def signed(amount: Fraction, type_: Type) -> str:
    """An amount with its sign: ``+ € 3,20`` or ``− € 3,20``."""
    return f"{'−' if amount < 0 else '+'} {shown(abs(amount), type_)}"


def rounding_gap(effects: Iterable[Fraction], total: Fraction) -> Fraction:
    """What the effects, each shown in cents, miss of the total as shown."""

    def cents(amount: Fraction) -> Fraction:
        return round_to(amount, "rekenkundig", CENT)

    return cents(total) - sum((cents(effect) for effect in effects), Fraction(0))


def in_runs(causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """Causes with those as one that came or went with the same effect and follow on each other in time; the largest first."""
    found: list[list[Cause]] = []
    for cause in causes:
        if found and _goes_on(found[-1][-1], cause):
            found[-1].append(cause)
        else:
            found.append([cause])
    told = [cause for run in found for cause in ([_as_one(run)] if len(run) >= SHORTEST else run)]
    return tuple(sorted(told, key=lambda cause: -abs(cause.effect)))


def _goes_on(one: Cause, other: Cause) -> bool:
    """Whether two causes are the same but for their days, of which those of the other come next."""
    same = (one.effect, bool(one.a), one.rule, one.condition, one.cites)
    if one.kind != "element" or same != (other.effect, bool(other.a), other.rule, other.condition, other.cites):
        return False
    return follows(Spell("", *one.days), Spell("", *other.days))


def _as_one(run: list[Cause]) -> Cause:
    """A run of causes as one: all their days, and the sum of their effects."""
    (name,) = ranged([Spell(cause.a or cause.b, *cause.days) for cause in run])
    was, became = (name, "") if run[0].a else ("", name)
    whole = sum((cause.effect for cause in run), Fraction(0))
    return replace(run[0], a=was, b=became, effect=whole, times=len(run), days=(run[0].days[0], run[-1].days[1]))
