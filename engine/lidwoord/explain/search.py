"""Searching norms and procedures by words, by whom they are about, and by what they touch; and names by words.

In: a rule set and what to look for. Out: its norms and procedures that meet all of it, in the order of the articles; its
outcomes, inputs and values that hold some words. Case and accents make no difference; a word may be a part of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.explain.beside import PROCEDURE, Item, items_of
from lidwoord.explain.words import plain
from lidwoord.ruleset.model import Citation, Input, Norm, Rule, RuleSet, Value

Named = Rule | Input | Value

KINDS = ("recht", "plicht", "verbod", "bevoegdheid", "advies", PROCEDURE)
DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; what is empty does not matter. ``outcome`` is the id of a rule, ``article`` a number such as 5.19."""

    words: tuple[str, ...] = ()
    who: str = ""
    kind: str = ""
    outcome: str = ""
    article: str = ""


def search(rules: RuleSet, wanted: Wanted) -> tuple[Item, ...]:
    """The norms and procedures that meet everything that is wanted."""
    found = [item for item in items_of(rules) if _meets(item, wanted)]
    return tuple(sorted(found, key=lambda item: _place(item.cite)))


def vocabulary(rules: RuleSet) -> set[str]:
    """The words that norms and procedures use, without case and accents."""
    return {word for item in items_of(rules) for word in re.findall(r"\w{3,}", folded(" ".join(_texts(item))))}


def named_items(rules: RuleSet) -> tuple[Named, ...]:
    """What formulas and questions may name: outcomes, inputs and values."""
    return (*rules.outcomes.values(), *rules.inputs.values(), *rules.values.values())


def title_of(item: Named) -> str:
    """What something is called: its title, the question for it, or its id as words."""
    question = item.question if isinstance(item, Input) else ""
    return item.title or question or plain(item.id)


def mentions(item: Named, words: Iterable[str]) -> bool:
    """Whether all words stand in the name, the title, or what is said of something; ``_`` in a word is a space."""
    said = item.summary if isinstance(item, Rule) else item.question if isinstance(item, Input) else ""
    text = folded(" ".join((item.id.replace("_", " "), item.title, said, item.cite.text)))
    return all(folded(word.replace("_", " ")) in text for word in words)


def folded(text: str) -> str:
    """A text without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _meets(item: Item, wanted: Wanted) -> bool:
    text = folded(" ".join(_texts(item)))
    return (
        all(folded(word) in text for word in wanted.words)
        and (not wanted.kind or wanted.kind == _kind(item))
        and (not wanted.who or any(folded(wanted.who) in folded(who) for who in _people(item)))
        and (not wanted.outcome or wanted.outcome in item.touches)
        and (not wanted.article or any(_is_in(cite, wanted.article) for cite in _cites(item)))
    )


def _kind(item: Item) -> str:
    return item.soort if isinstance(item, Norm) else PROCEDURE


def _people(item: Item) -> Iterable[str]:
    return (item.addressee,) if isinstance(item, Norm) else tuple(step.who for step in item.steps)


def _cites(item: Item) -> tuple[Citation, ...]:
    return (item.cite,) if isinstance(item, Norm) else (item.cite, *(step.cite for step in item.steps))


def _texts(item: Item) -> tuple[str, ...]:
    """Everything that a norm or procedure says, and its names."""
    own = (item.id.replace("_", " "), item.title, item.summary)
    if isinstance(item, Norm):
        return (*own, item.addressee, item.towards, item.deadline)
    return (*own, *(text for step in item.steps for text in (step.who, step.does, step.deadline)))


def _is_in(cite: Citation, article: str) -> bool:
    wanted = folded(article).removeprefix("artikel ").removeprefix("onderdeel ").strip()
    return wanted in (folded(cite.artikel), folded(cite.onderdeel))


def _place(cite: Citation) -> tuple[list[tuple[int, str]], ...]:
    """A citation to sort by: 5.9 comes before 5.19."""
    return tuple(
        [(int(part), "") if part.isdigit() else (0, part) for part in DIGITS.split(text)]
        for text in (cite.artikel or cite.onderdeel, cite.lid)
    )
