"""Explanation to text for the terminal.

In: an explanation. Out: plain text of at most 100 columns, the answer first, then the numbered steps. Long lists are
folded, with a count of what is left out; the JSON form holds everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from textwrap import wrap

from lidwoord.explain.model import Check, ExplainedStep, Explanation, Fact, Item, ItemList, Reading
from lidwoord.explain.words import counted, joined
from lidwoord.values.dates import MONTHS, WEEKDAYS

WIDTH = 100
UNITS = "uur|jaar|dag|week|weken|maand|km|keer"
KEPT = re.compile(  # what a line break would tear apart: a sign or number and what it belongs to, and a date
    rf"(?:€|artikel|lid|stap|ca\.) (?=[\d€])|(?<=\d) (?=(?:{UNITS})\w*\b)"
    rf"|\b(?:(?:{'|'.join(WEEKDAYS)}) )?\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?\b"
)
VALUES = re.compile(r" \([^()]*\)")
MOST_STEPS = 400
MOST_ITEMS = 40
SHOWN_ITEMS = 20  # of a list that is folded: so many at the start, and the last one
MOST_ALSO = 12
SHORTEST_RUN = 4
LABELS = {
    "conditions": ("Voorwaarden", {"ja": "vervuld", "nee": "niet vervuld", "onbekend": "niet bekend"}),
    "cases": ("Gevallen", {"ja": "dit geldt", "nee": "dit niet", "onbekend": "niet bekend"}),
    "departures": ("Afwijkingen", {"ja": "van toepassing", "nee": "niet van toepassing", "onbekend": "niet bekend"}),
}


def render(explanation: Explanation) -> str:
    """The text of an explanation."""
    lines = _wrapped(f"{explanation.title}: {_outcome(explanation)}", "")
    lines += [*_wrapped(f"{explanation.source}; peildatum {explanation.date}", ""), ""]
    if explanation.missing:
        lines.append("Om dit uit te rekenen is nog nodig:")
        for number, question in enumerate(explanation.missing, 1):
            lines += _wrapped(f"{number}. {question.question} [{question.name}]", "  ", "     ")
        lines.append("")
    for note in explanation.notes:
        lines += _wrapped(note, "")
    if explanation.notes:
        lines.append("")
    lines += ["Zo komt deze uitkomst tot stand:", ""]
    told: set[str] = set()
    for step in explanation.steps[:MOST_STEPS]:
        lines += [*_step(step), *_also(step, told), ""]
    if len(explanation.steps) > MOST_STEPS:
        rest = counted(len(explanation.steps) - MOST_STEPS, "stap", "stappen")
        lines.append(f"… en nog {rest} (zie --vorm json).")
    return "\n".join(lines).rstrip()


def _step(step: ExplainedStep) -> Iterator[str]:
    indent = " " * (len(str(step.number)) + 2)
    yield from _wrapped(f"{step.number}. {step.title}: {_outcome(step)}", "", indent)
    yield from _wrapped(f"[{step.source}]" if step.source else "", indent)
    yield from _wrapped(step.summary, indent)
    deeper = indent + "  "
    for between in step.between:
        parts = dict.fromkeys(text for text in (between.formula, between.working, between.value) if text)
        yield from _wrapped(" = ".join((between.name, *parts)), deeper, deeper + "  ")
    if step.formula and not _says_nothing_new(step):
        yield from _wrapped(step.formula, deeper)
    if step.working and step.working != step.formula:
        yield from _wrapped(f"= {step.working}", deeper)
    for why in step.why:
        yield from _wrapped(f"want {why}", deeper, deeper + "  ")
    for found in step.lists:
        yield from _list(found, step, deeper)
    for fact in step.facts:
        yield from _wrapped(f"- {_fact(fact)}", deeper, deeper + "  ")
    for rounding in step.roundings:
        yield from _wrapped(f"Afronding: {rounding}.", indent)
    yield from _checks(step, indent)
    yield from _reading(step.reading, indent)
    for note in step.notes:
        yield from _wrapped(note, indent)


def _outcome(told: Explanation | ExplainedStep) -> str:
    """The value; for no right also that there is none."""
    no_right = told.state == "geen_recht" and told.value != "geen recht"
    return f"geen recht ({told.value})" if no_right else told.value


def _says_nothing_new(step: ExplainedStep) -> bool:
    """Whether the formula is but a name that stands among the facts, or the reason says it with its values."""
    if step.why:
        return step.value in ("ja", "nee")
    return step.formula in [fact.name for fact in step.facts]


def _list(found: ItemList, step: ExplainedStep, indent: str) -> Iterator[str]:
    own = len(step.lists) == 1 and found.value == step.value
    yield from _wrapped(found.what if own else f"{found.what}: {found.value}", indent)
    if found.made:
        yield from _wrapped(f"De lijst: {found.made}.", indent)
    lines = list(_items(found.items))
    folded = len(lines) > MOST_ITEMS
    for line in lines[:SHOWN_ITEMS] if folded else lines:
        yield from _wrapped(f"· {line}", indent, indent + "  ")
    if folded:
        yield f"{indent}· … en nog {len(lines) - SHOWN_ITEMS - 1} zulke onderdelen (zie --vorm json)"
        yield from _wrapped(f"· {lines[-1]}", indent, indent + "  ")
    for note in found.notes:
        yield from _wrapped(note, indent)


def _items(items: tuple[Item, ...]) -> Iterator[str]:
    """The items; a run of neighbours that contribute the same is one line."""
    for _, group in groupby(items, key=lambda i: (i.working, i.value, i.origin, i.step)):
        run = list(group)
        if len(run) < SHORTEST_RUN:
            yield from map(_item, run)
            continue
        names = [item.name for item in run]
        told = joined(names) if len(names) <= MOST_ALSO else f"{names[0]}, {names[1]}, …, {names[-1]} ({len(names)} onderdelen)"
        yield _item(replace(run[0], name=told, value=f"elk {run[0].value}" if run[0].value else ""))


def _item(item: Item) -> str:
    working = " = ".join(text for text in (item.working, item.value) if text)
    origin = "; ".join(text for text in (item.origin, f"stap {item.step}" if item.step else "") if text)
    return (f"{item.name}: {working}" if working else item.name) + (f" ({origin})" if origin else "")


def _fact(fact: Fact) -> str:
    origin = "; ".join(text for text in (fact.origin, f"stap {fact.step}" if fact.step else "") if text)
    return f"{fact.name}: {fact.value}" + (f" ({origin})" if origin else "")


def _checks(step: ExplainedStep, indent: str) -> Iterator[str]:
    for key, (label, words) in LABELS.items():
        found: tuple[Check, ...] = getattr(step, key)
        if found:
            yield f"{indent}{label}:"
        for check in found:
            yield from _wrapped(f"- {_check(check, words[check.outcome])}", indent + "  ", indent + "    ")


def _check(check: Check, word: str) -> str:
    place = "; ".join(text for text in (check.source, f"stap {check.step}" if check.step else "") if text)
    text = f"{word}: {check.name}" + (f" ({place})" if place else "")
    if check.outcome == "ja" and VALUES.sub("", check.why) in (VALUES.sub("", check.name), f"{check.name} is ja"):
        return f"{word}: {check.why}" + (f" ({place})" if place else "")
    return f"{text}, want {check.why}" if check.why else text


def _reading(reading: Reading | None, indent: str) -> Iterator[str]:
    if reading is None:
        return
    reason = f", want {reading.reason}" if reading.reason else ""
    others = [f"“{o.name}”" + (f" ({o.effect})" if o.effect else "") for o in reading.others]
    yield from _wrapped(f"Gelezen als “{reading.name}”{reason}. Ook te lezen als {joined(others)}.", indent)


def _also(step: ExplainedStep, said: set[str]) -> Iterator[str]:
    """The other elements or dates; the same dates are said once."""
    if not step.also:
        return
    told = [f"{a.name} ({a.value})" if a.value else a.name for a in step.also]
    if len(told) > MOST_ALSO:
        told = [*told[: MOST_ALSO - 1], f"nog {len(told) - MOST_ALSO + 1} andere"]
    head = "Zo ook voor" if "[" in step.id else "Zo op"
    text = f"{head} {joined(told)}."
    if head == "Zo op" and text in said:
        return
    said.add(text)
    yield from _wrapped(text, " " * (len(str(step.number)) + 2))


def _wrapped(text: str, indent: str, following: str | None = None) -> list[str]:
    if not text:
        return []
    kept = KEPT.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    lines = wrap(kept, WIDTH, initial_indent=indent, subsequent_indent=following if following is not None else indent)
    return [line.replace("\u00a0", " ") for line in lines]
