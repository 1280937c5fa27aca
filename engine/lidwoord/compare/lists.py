"""Differences of named list operations and kinds of days.

In: a pair of lists or kinds of days. Out: a change of the kind formule where another list comes out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.compare.context import Context, place_of
from lidwoord.compare.model import Change
from lidwoord.compare.wording import Wording
from lidwoord.explain.words import plain, upper_first
from lidwoord.ruleset.model import DayKind, Formula, ListOp


def list_changes(both: Context, old: ListOp, new: ListOp) -> Iterator[Change]:
    """What changed in how a list is made."""
    formulas = dict(old.formulas), dict(new.formulas)
    apart = [
        key
        for key in dict.fromkeys((*formulas[0], *formulas[1]))
        if not _same(both, formulas[0].get(key), formulas[1].get(key))
    ]
    options = [dict(item.options) for item in (old, new)]
    names = both.a.names
    alike = {key: names.get(word, word) for key, word in options[0].items()} == options[1]
    if not apart and alike and old.soort == new.soort and names.get(old.source, old.source) == new.source:
        return
    title = new.title or plain(new.id)
    places = place_of(old, text=_words(old)), place_of(new, text=_words(new))
    yield Change(new.id, "formule", "lijsten", title, *places, f"{upper_first(title)}: de lijst wordt anders gemaakt.")


def day_changes(both: Context, old: DayKind, new: DayKind) -> Iterator[Change]:
    """What changed in which days are of a kind."""
    if both.same(old.when.expr, new.when.expr):
        return
    title = plain(new.id)
    places = place_of(old, text=old.when.text), place_of(new, text=new.when.text)
    yield Change(new.id, "formule", "dagsoorten", title, *places, f"Welke dagen {title} zijn, is gewijzigd.")


def _same(both: Context, one: Formula | None, other: Formula | None) -> bool:
    return one is not None and other is not None and both.same(one.expr, other.expr)


def _words(item: ListOp) -> str:
    told = Wording(f"{item.soort} uit {plain(item.source)}" if item.source else item.soort)
    for key, formula in item.formulas:
        told.add(f"{plain(key)}: ", formula, [])
    return "; ".join((told.text, *(f"{plain(key)}: {plain(word)}" for key, word in item.options)))
