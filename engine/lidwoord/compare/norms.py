"""Differences of norms and procedures.

In: a pair of norms or procedures. Out: changes of the kind norm: who must or may do what, towards whom, by when, in which
steps. Summaries are in our own words, so that another summary alone is no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lidwoord.compare.context import Context, place_of
from lidwoord.compare.model import Change
from lidwoord.explain.words import joined, plain, upper_first
from lidwoord.ruleset.model import Norm, Procedure

TELLING = re.compile(
    r"\d+(?:[.,]\d+)?%?|\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|dag|dagen"
    r"|week|weken|maand|maanden|jaar|jaren|uur|uren|voor|vooraf|na|direct|onmiddellijk)\b"
)
UNCOUNTED = re.compile(r"\been\b(?! (?:dag|week|maand|jaar|uur|half|halve)\b)")  # the article, not the number
WORDS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
NUMBERS = {word: str(number) for number, word in enumerate(WORDS.split())}


def norm_changes(both: Context, old: Norm, new: Norm) -> Iterator[Change]:
    """What changed in a norm."""
    parts = (
        ("is", old.soort, new.soort),
        ("is gericht tot", old.addressee, new.addressee),
        ("geldt tegenover", old.towards, new.towards),
    )
    told = [f"{verb} {b or 'niemand'} (was {a or 'niemand'})" for verb, a, b in parts if a.casefold() != b.casefold()]
    terms = _term(old), _term(new)
    both_worded = all(norm.deadline or not norm.term for norm in (old, new))
    reworded = both_worded and _deadline(old.deadline) != _deadline(new.deadline)
    if reworded or bool(terms[0]) != bool(terms[1]):
        told.append(f"heeft als termijn {terms[1] or 'geen'} (was {terms[0] or 'geen'})")
    if told:
        title = new.name
        places = place_of(old, text=_words(old)), place_of(new, text=_words(new))
        yield Change(new.id, "norm", "normen", title, *places, f"{upper_first(title)} {joined(told)}.")


def procedure_changes(both: Context, old: Procedure, new: Procedure) -> Iterator[Change]:
    """Steps that came, went, or are for someone else or another day."""
    before, after = ([(step.who.casefold(), _deadline(step.deadline)) for step in item.steps] for item in (old, new))
    if before == after:
        return
    title = new.name
    if len(old.steps) != len(new.steps):
        told = f"{upper_first(title)}: had {len(old.steps)} stappen en heeft er nu {len(new.steps)}."
    else:
        places = [str(n) for n, (one, other) in enumerate(zip(before, after, strict=True), 1) if one != other]
        told = f"{upper_first(title)}: bij stap {joined(places)} is gewijzigd wie iets doet, of wanneer."
    texts = ["; ".join(f"{step.who} {step.does}" for step in item.steps) for item in (old, new)]
    yield Change(new.id, "norm", "procedures", title, place_of(old, text=texts[0]), place_of(new, text=texts[1]), told)


def _words(norm: Norm) -> str:
    towards = f" jegens {norm.towards}" if norm.towards else ""
    return f"{norm.soort} van {norm.addressee}{towards}: {norm.summary or plain(norm.id)}"


def _term(norm: Norm) -> str:
    """By when, in words: those of the norm, or what the rule is called that gives the day."""
    return norm.deadline or plain(norm.term)


def _deadline(words: str) -> tuple[str, ...]:
    """The telling words of a term: its numbers, months and units; the rest is wording."""
    plainly = UNCOUNTED.sub("", words.casefold().replace("ó", "o").replace("é", "e"))
    return tuple(TELLING.findall(" ".join(NUMBERS.get(word, word) for word in plainly.split())))
