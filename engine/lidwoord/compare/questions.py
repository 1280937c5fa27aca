"""Differences of what a case must say: inputs and the fields of record kinds.

In: two snapshots with their pairs. Out: changes of the kind invoer (and eenheid): a new question, one that is no longer
asked, and other limits. How a question is worded is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.compare.context import Context, place_of
from lidwoord.compare.model import Change
from lidwoord.compare.types import type_change
from lidwoord.explain.words import plain, shown, upper_first
from lidwoord.ruleset.model import Input, RecordKind

ASKED = ("werd gevraagd als", "wordt nu gevraagd als")


def input_changes(both: Context, old: Input, new: Input) -> Iterator[Change]:
    """What changed in an input: its type, its limits, what is assumed."""
    title = new.title or plain(new.id)
    if old.type != new.type:
        places = place_of(old, text=old.type.text), place_of(new, text=new.type.text)
        told = f"{upper_first(title)} {type_change(old.type, new.type, *ASKED)}."
        yield Change(new.id, "eenheid", "invoer", title, *places, told)
    elif (old.minimum, old.maximum, old.multiple) != (new.minimum, new.maximum, new.multiple):
        texts = [item.limits or "geen grens" for item in (old, new)]
        places = place_of(old, text=texts[0]), place_of(new, text=texts[1])
        told = f"{upper_first(title)}: de grens was {texts[0]} en is nu {texts[1]}."
        yield Change(new.id, "invoer", "invoer", title, *places, told)
    if (old.has_default, old.default) != (new.has_default, new.default):
        texts = [shown(item.default, item.type) if item.has_default else "niets" for item in (old, new)]
        places = place_of(old, text=texts[0]), place_of(new, text=texts[1])
        told = f"{upper_first(title)}: {_default_words(old, texts[0], 'werd')}, en {_default_words(new, texts[1], 'wordt nu')}."
        yield Change(new.id, "invoer", "invoer", title, *places, told)


def _default_words(item: Input, text: str, verb: str) -> str:
    """What is done without an answer."""
    return f"zonder antwoord {verb} met {text} gerekend" if item.has_default else f"zonder antwoord {verb} niet gerekend"


def lone_input(item: Input, *, fresh: bool, touches: tuple[str, ...], note: str = "") -> Change:
    """A question that is new, or that is no longer asked."""
    title = item.title or plain(item.id)
    question = item.question or upper_first(title)
    place = place_of(item, text=question)
    what = "Nieuwe vraag" if fresh else "Niet meer gevraagd"
    a, b = (None, place) if fresh else (place, None)
    return Change(item.id, "invoer", "invoer", title, a, b, f"{what}: {question} {note}".strip(), touches=touches, note=note)


def kind_changes(both: Context, old: RecordKind, new: RecordKind) -> Iterator[Change]:
    """Fields that came, went or changed type."""
    before, after = old.types(), new.types()
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        title = f"{plain(name)} van {plain(new.id)}"
        places = (
            place_of(old, text=one.text) if one is not None else None,
            place_of(new, text=other.text) if other is not None else None,
        )
        if one is None:
            told = f"Nieuwe vraag bij elk element van {plain(new.list)}: {plain(name)}."
        elif other is None:
            told = f"Niet meer gevraagd bij elk element van {plain(old.list)}: {plain(name)}."
        else:
            told = f"{upper_first(title)} {type_change(one, other, *ASKED)}."
        yield Change(
            f"{new.id}.{name}", "invoer" if one is None or other is None else "eenheid", "soorten", title, *places, told
        )
