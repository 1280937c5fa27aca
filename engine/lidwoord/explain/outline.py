"""What an explanation says, line by line, before anyone decides how it looks.

In: an explanation, how deep to go and whether to unfold long lists. Out: lines, each with its kind; ``text.py`` and
``markdown.py`` give them their looks. What is left out is always said, with how to see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from lidwoord.explain.model import Beside, Check, ExplainedStep, Explanation, Fact, Item, ItemList, Move, Reading, Term
from lidwoord.explain.ranges import Spell, ranged
from lidwoord.explain.words import LAPSE, counted, joined, upper_first

VALUES = re.compile(r" \([^()]*\)")
MOST_STEPS = 400
MOST_ITEMS = 40
SHOWN_ITEMS = 20  # of a list that is folded: so many at the start, and the last one
MOST_ALSO = 12
MOST_BESIDE = 12
SHORTEST_RUN = 4
MOST_PLACES = 4  # so many steps are named behind one line
WHO = {
    "recht": "Wie mag dit", "bevoegdheid": "Wie mag dit", "plicht": "Wie moet dit", "verbod": "Wie mag dit niet",
    "advies": "Wie krijgt dit advies",
}  # fmt: skip
LABELS = {
    "conditions": ("Voorwaarden", {"ja": "vervuld", "nee": "niet vervuld", "onbekend": "niet bekend"}),
    "cases": ("Gevallen", {"ja": "dit geldt", "nee": "dit niet", "onbekend": "niet bekend"}),
    "departures": ("Afwijkingen", {"ja": "van toepassing", "nee": "niet van toepassing", "onbekend": "niet bekend"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Something said. ``kind``: uitkomst, kop, stap, norm or kopje (headings, from large to small), bron, tekst, nodig (what
    must be known), werk (a formula), onderdeel, gegeven or toets (points of a list), zet (a step of a procedure), rest (what
    is left out).

    ``number`` is that of the step, the question or the move; ``top`` tells that it is about the whole; ``cells`` are the
    parts of a gegeven (name, value, where it comes from) or an onderdeel (the same, with the working after the name);
    ``whole`` are the lines in the place of which this one stands.
    """

    kind: str
    text: str
    number: int = 0
    top: bool = False
    cells: tuple[str, ...] = ()
    whole: tuple[Line, ...] = ()


def outline(explanation: Explanation, depth: int | None = None, unfolded: bool = False) -> Iterator[Line]:
    """The lines of an explanation. ``depth``: how many steps away from the outcome a step may be (1 is the outcome alone);
    ``unfolded``: whether long lists are given whole.
    """
    yield Line("uitkomst", f"{explanation.title}: {outcome(explanation)}", top=True)
    yield Line("bron", f"{explanation.source}; peildatum {explanation.date}", top=True)
    if explanation.refusal:
        yield Line("tekst", " ".join(explanation.refusal), top=True)
    if explanation.missing:
        yield Line("kop", "Om dit uit te rekenen is nog nodig:", top=True)
    for number, question in enumerate(explanation.missing, 1):
        yield Line("nodig", f"{question.question} [{question.name}]", number, top=True)
    for note in explanation.notes:
        yield Line("tekst", note, top=True)
    if explanation.weights:
        yield Line("kop", "Dit telt het zwaarst:", top=True)
    for number, weight in enumerate(explanation.weights, 1):
        share = f" ({weight.share})" if weight.share else ""
        yield Line("nodig", f"{weight.value}{share}: {weight.name}", number, top=True)
    yield Line("kop", "Zo komt deze uitkomst tot stand:", top=True)
    near = explanation.steps if depth is None else within(explanation.steps, depth)
    shown = near if unfolded else near[:MOST_STEPS]
    told: set[str] = set()
    for step in shown:
        yield from (replace(line, number=step.number) for line in _step(step, told, unfolded) if line.text)
    if len(shown) < len(near):
        yield Line("rest", f"… en nog {counted(len(near) - len(shown), 'stap', 'stappen')} (zie --alles).", top=True)
    if len(near) < len(explanation.steps):
        rest = counted(len(explanation.steps) - len(near), "stap", "stappen")
        yield Line("rest", f"… en nog {rest} dieper; die ziet u met een hogere --diepte, of zonder --diepte.", top=True)
    yield from _beside(explanation, near, unfolded)


def _beside(explanation: Explanation, near: tuple[ExplainedStep, ...], unfolded: bool) -> Iterator[Line]:
    """The norms and procedures that touch the steps that are told, each with the first of those."""
    numbers: dict[str, int] = {}
    for step in near:
        numbers.setdefault(step.id.partition("[")[0], step.number)
    found = [item for item in explanation.beside if any(name in numbers for name in item.touches)]
    if found:
        yield Line("kop", "Ook van belang:", top=True)
    for item in found if unfolded else found[:MOST_BESIDE]:
        yield from beside_lines(item, min(numbers[name] for name in item.touches if name in numbers))
    if len(found) > MOST_BESIDE and not unfolded:
        rest = counted(len(found) - MOST_BESIDE, "norm of procedure", "normen en procedures")
        yield Line("rest", f"… en nog {rest} (zie --alles).", top=True)


def beside_lines(item: Beside, step: int = 1) -> Iterator[Line]:
    """A norm or a procedure, line by line; ``step`` is the one that it touches, of which the first goes without saying."""
    yield Line("norm", item.title)
    yield Line("bron", item.source + (f"; bij stap {step}" if step > 1 else ""))
    yield Line("tekst", item.summary)
    who = f"{item.who}, tegenover {item.towards}" if item.towards else item.who
    told = [f"{WHO[item.kind]}: {who}."] if item.kind in WHO else []
    told += [f"Tot wanneer: {when}." for when in (_when(item.deadline, item.term),) if when]
    told = [f"Let op: dit {item.validity}."] * bool(item.validity) + told
    if told:
        yield Line("tekst", " ".join(told))
    for move in item.moves:
        yield Line("zet", _move(move), move.number)


def _move(move: Move) -> str:
    when = _when(move.deadline, move.term)
    told = f"{upper_first(move.who)} {move.does.rstrip('.')}." + (f" Tot wanneer: {when}." if when else "")
    return told + (f" ({move.source})" if move.source else "")


def _when(deadline: str, term: Term | None) -> str:
    """By when, in words: the day, what must be known for it, or where it follows from."""
    if term is None:
        return deadline
    if not term.state:
        day = f"zie {term.title} [{term.name}]"
    elif term.missing:
        needed = joined([f"“{question.question}” [{question.name}]" for question in term.missing])
        day = f"nog niet bekend. Daarvoor is nodig: {needed}"
    else:
        day = term.value.removesuffix(".")
    return f"{day} ({deadline})" if deadline else day


def within(steps: tuple[ExplainedStep, ...], depth: int) -> tuple[ExplainedStep, ...]:
    """The steps at most so many steps away from the outcome, which is the first."""
    by_number = {step.number: step for step in steps}
    near = {steps[0].number} if depth > 0 else set()
    edge = set(near)
    for _ in range(depth - 1):
        edge = {n for number in edge for n in _uses(by_number[number]) if n in by_number} - near
        near |= edge
    return tuple(step for step in steps if step.number in near)


def _uses(step: ExplainedStep) -> Iterator[int]:
    parts: tuple[Fact | Item | Check, ...] = (*step.facts, *step.conditions, *step.cases, *step.departures)
    for part in (*parts, *(item for found in step.lists for item in found.items)):
        if part.step is not None:
            yield part.step


def _step(step: ExplainedStep, told: set[str], unfolded: bool) -> Iterator[Line]:
    yield Line("stap", f"{step.number}. {step.title}: {outcome(step)}")
    yield Line("bron", step.source)
    yield Line("tekst", step.summary)
    for between in step.between:
        parts = dict.fromkeys(text for text in (between.formula, between.working, between.value) if text)
        yield Line("tussen", " = ".join((between.name, *parts)))
    if not _says_nothing_new(step):
        yield Line("werk", step.formula)
    if step.working and step.working != step.formula:
        yield Line("werk", f"= {step.working}")
    for why in step.why:
        yield Line("tussen", f"want {why}")
    for found in step.lists:
        yield from _list(found, step, unfolded)
    for fact in step.facts:
        yield _fact(fact)
    for rounding in step.roundings:
        yield Line("tekst", f"Afronding: {rounding}.")
    for key, (label, words) in LABELS.items():
        checks: tuple[Check, ...] = getattr(step, key)
        yield Line("kopje", f"{label}:" if checks else "")
        for check in checks:
            yield Line("toets", _check(check, words[check.outcome]))
    yield Line("tekst", _reading(step.reading))
    for note in step.notes:
        yield Line("tekst", _once(note, told))
    yield _also(step, told, unfolded)


def _once(note: str, told: set[str]) -> str:
    """A note; that an article has not lapsed is said once, by the first step."""
    if note in told:
        return ""
    if note.startswith(LAPSE["nee"]):
        told.add(note)
    return note


def outcome(told: Explanation | ExplainedStep) -> str:
    """The value; for no right also that there is none."""
    no_right = told.state == "geen_recht" and told.value != "geen recht"
    return f"geen recht ({told.value})" if no_right else told.value


def _says_nothing_new(step: ExplainedStep) -> bool:
    """Whether the formula is but a name that stands among the facts, or the reason says it with its values."""
    if step.why:
        return step.value in ("ja", "nee")
    return step.formula in [fact.name for fact in step.facts]


def _list(found: ItemList, step: ExplainedStep, unfolded: bool) -> Iterator[Line]:
    own = len(step.lists) == 1 and found.value == step.value
    yield Line("werk", found.what if own else f"{found.what}: {found.value}")
    yield Line("werk", f"De lijst: {found.made}." if found.made else "")
    lines = list(map(_item, found.items) if unfolded else _items(found.items))
    folded = len(lines) > MOST_ITEMS and not unfolded
    yield from lines[:SHOWN_ITEMS] if folded else lines
    if folded:
        rest = tuple(part for line in lines[SHOWN_ITEMS:-1] for part in line.whole or (line,))
        yield Line("onderdeel", f"… en nog {len(rest)} zulke onderdelen (zie --alles)", whole=rest)
        yield lines[-1]
    for note in found.notes:
        yield Line("werk", note)


def _items(items: tuple[Item, ...]) -> Iterator[Line]:
    """The items; a run of neighbours that contribute the same is one line, with its periods told as one."""
    for _, group in groupby(items, key=lambda i: (i.working, i.value, i.origin)):
        run = list(group)
        names = ranged([Spell(item.name, item.first, item.last) for item in run])
        steps = tuple(dict.fromkeys(item.step for item in run))
        if (len(run) < SHORTEST_RUN and len(names) == len(run)) or len(steps) > MOST_PLACES:
            yield from map(_item, run)
            continue
        few = len(names) <= MOST_ALSO
        told = joined(names) if few else f"{names[0]}, {names[1]}, …, {names[-1]} ({len(run)} onderdelen)"
        one = replace(run[0], name=told, value=f"elk {run[0].value}" if run[0].value else "")
        yield replace(_item(one, *steps), whole=tuple(map(_item, run)))


def _item(item: Item, *steps: int | None) -> Line:
    working = " = ".join(text for text in (item.working, item.value) if text)
    place = _place(item.origin, *(steps or (item.step,)))
    text = (f"{item.name}: {working}" if working else item.name) + (f" ({place})" if place else "")
    return Line("onderdeel", text, cells=(item.name, item.working, item.value, place))


def _fact(fact: Fact) -> Line:
    text = f"{fact.name}: {fact.value}" + _from(fact.origin, fact.step)
    return Line("gegeven", text, cells=(fact.name, fact.value, _place(fact.origin, fact.step)))


def _from(origin: str, step: int | None) -> str:
    """Where something comes from, in brackets."""
    told = _place(origin, step)
    return f" ({told})" if told else ""


def _place(origin: str, *steps: int | None) -> str:
    return "; ".join(text for text in (origin, *(f"stap {step}" if step else "" for step in steps)) if text)


def _check(check: Check, word: str) -> str:
    place = _from(check.source, check.step)
    if check.outcome == "ja" and VALUES.sub("", check.why) in (VALUES.sub("", check.name), f"{check.name} is ja"):
        return f"{word}: {check.why}{place}"
    why = f", want {check.why}" if check.why else ""
    return f"{word}: {check.name}{place}{why}" + (f". Wel vervuld {check.threshold}" if check.threshold else "")


def _reading(reading: Reading | None) -> str:
    if reading is None:
        return ""
    reason = f", want {reading.reason}" if reading.reason else ""
    others = [f"“{o.name}”" + (f" ({o.effect})" if o.effect else "") for o in reading.others]
    return f"Gelezen als “{reading.name}”{reason}. Ook te lezen als {joined(others)}."


def _also(step: ExplainedStep, said: set[str], unfolded: bool) -> Line:
    """The other elements or dates; periods that follow on each other as one, and the same dates once."""
    if not step.also:
        return Line("tekst", "")
    each = [f"{a.name} ({a.value})" if a.value else a.name for a in step.also]
    told = each if unfolded else _few(step)
    head = "Zo ook voor" if "[" in step.id else "Zo op"
    text = f"{head} {joined(told)}."
    if head == "Zo op" and text in said:
        return Line("tekst", "")
    said.add(text)
    return Line("tekst", text, whole=tuple(Line("onderdeel", name) for name in each) if told != each else ())


def _few(step: ExplainedStep) -> list[str]:
    """The others in few words: those of which nothing differs by their periods, the rest by name or in number."""
    told: list[str] = []
    for own, group in groupby(step.also, key=lambda also: bool(also.value)):
        run = list(group)
        names = ranged([Spell(also.name, also.first, also.last) for also in run])
        if own and len(names) < len(run):
            told += [f"{name}, elk met een eigen uitkomst" for name in names]
        else:
            told += [f"{a.name} ({a.value})" for a in run] if own else names
    return told if len(told) <= MOST_ALSO else [*told[: MOST_ALSO - 1], f"nog {len(told) - MOST_ALSO + 1} andere"]
