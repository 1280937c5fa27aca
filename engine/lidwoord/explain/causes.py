"""Causes of a difference in words.

In: a cause, and the rules that it comes from. Out: what it is about, what it was and became, and where that stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from lidwoord.explain.cause import Cause
from lidwoord.explain.words import plain, shown, upper_first
from lidwoord.ruleset.model import Citation, RuleSet
from lidwoord.values.numbers import round_to
from lidwoord.values.types import Type

CENT = Fraction(1, 100)


def about(rules: RuleSet, cause: Cause) -> str:
    """What a cause is about, by its title."""
    name, _, key = cause.id.partition("[")
    for section in (rules.rules, rules.inputs, rules.values, rules.tables, rules.lists):
        if name in section:
            title = section[name].title or plain(name)
            return upper_first(f"{title} [{key}" if key else title)
    return upper_first(plain(cause.id))


def cite_of(rules: RuleSet, cause: Cause) -> Citation | None:
    """Where the figure, table or rule stands that makes the difference; a fact of the case stands nowhere."""
    sections = {"waarde": rules.values, "tabel": rules.tables, "regel": rules.rules}
    found = sections.get(cause.kind, {}).get(cause.id)  # type: ignore[attr-defined]  # each a dict of declarations
    return found.cite if found is not None else None


def cause_words(rules: RuleSet, cause: Cause) -> str:
    """``Arbeidsduur: was 24 uur per week, is nu 28 uur per week``."""
    title = about(rules, cause)
    if cause.kind == "element":
        return f"{title}: {'erbij gekomen' if not cause.a else 'er niet meer'}"
    if cause.kind == "peildatum":
        return f"De peildatum: was {cause.a}, is nu {cause.b}"
    how = "wordt anders berekend: " if cause.kind == "regel" else ""
    times = f" ({cause.times} keer; de eerste keer zo)" if cause.times > 1 else ""
    return f"{title}: {how}was {cause.a or 'er niet'}, is nu {cause.b or 'er niet'}{times}"


def signed(amount: Fraction, type_: Type) -> str:
    """An amount with its sign: ``+ € 3,20`` or ``− € 3,20``."""
    return f"{'−' if amount < 0 else '+'} {shown(abs(amount), type_)}"


def rounding_gap(effects: Iterable[Fraction], total: Fraction) -> Fraction:
    """What the effects, each shown in cents, miss of the total as shown."""

    def cents(amount: Fraction) -> Fraction:
        return round_to(amount, "rekenkundig", CENT)

    return cents(total) - sum((cents(effect) for effect in effects), Fraction(0))
