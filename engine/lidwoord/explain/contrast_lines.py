"""The difference of two outcomes, line by line.

In: a contrast. Out: the lines of an outline: the difference, both outcomes, the causes by weight, the conditions that came out
otherwise, and the rounding differences.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import cause_words, in_runs, signed
from lidwoord.explain.contrast import Contrast, Side, Turned
from lidwoord.explain.named import tidy
from lidwoord.explain.outline import Line
from lidwoord.explain.words import counted, day_words, place_words, plain, question_words, source_words

FEW = 12
HEADS = {True: "Zo komt het verschil tot stand", False: "Dit maakt het verschil"}  # whether there is one to add up to
TURNED = "Voorwaarden die anders uitkomen"
HELD = {"ja": "wel vervuld", "nee": "niet vervuld", "onbekend": "niet te zeggen", "": "niet gesteld"}


def contrast_lines(found: Contrast, unfolded: bool = False) -> Iterator[Line]:
    """Everything that is said; without ``unfolded`` small causes are taken together."""
    yield Line("uitkomst", f"{found.title}: {found.headline}", top=True)
    for word, side in (("Eerst", found.a), ("Nu", found.b)):
        yield Line("tekst", f"{word}: {side.words} ({_of(side)}).", top=True)
        for text in why_no_value(side):
            yield Line("gegeven", text)
    causes = found.difference.causes if unfolded else in_runs(found.difference.causes)
    if causes:
        yield Line("kop", f"{HEADS[found.difference.total is not None]}:", top=True)
    told = causes[: told_of(causes, unfolded)]
    for cause in told:
        yield Line("gegeven", _cause(found, cause))
    yield from _rest(found, causes[len(told) :])
    if found.turned:
        yield Line("kop", f"{TURNED}:", top=True)
    for turned in found.turned:
        yield Line("toets", _turned(found, turned))
    rest = [sum((cause.effect for cause in causes[len(told) :]), Fraction(0))]
    for note in found.notes([*(cause.effect for cause in told), *rest]):
        yield Line("tekst", note, top=True)


def told_of(causes: tuple[Cause, ...], unfolded: bool) -> int:
    """How many causes are told one by one; to take one together with nothing else saves no line."""
    return len(causes) if unfolded or len(causes) <= FEW + 1 else FEW


def _of(side: Side) -> str:
    """Which case, day and rules an outcome is of."""
    rules = side.answer.rules
    source = source_words(rules, side.outcome.trace.cite) or rules.manifest.title
    return f"{side.label}; peildatum {day_words(side.answer.date)}; {source}"


def why_no_value(side: Side) -> Iterator[str]:
    """Why an outcome has no value, and what is needed for it."""
    outcome = side.outcome
    if outcome.reason:
        yield f"Want {tidy(outcome.reason)}."
    for name in outcome.missing:
        yield f"Nog nodig: {question_words(side.answer.rules, name)}"


def _cause(found: Contrast, cause: Cause) -> str:
    words = cause_words(found.b.answer.rules, cause)
    place = places(found, cause)
    told = f"{words} ({place})" if place else words
    return f"{signed(cause.effect, found.type)}: {told}" if found.difference.total is not None else told


def places(found: Contrast, cause: Cause) -> str:
    """The article and lid of a cause, of both sides where these differ."""
    texts = []
    for side, cite in zip((found.a, found.b), cause.cites, strict=True):
        texts.append(place_words(side.answer.rules, cite, side.outcome.trace.cite.document) if cite.text else "")
    one, other = texts
    own = found.a.answer.rules.manifest.name, found.b.answer.rules.manifest.name
    if own[0] != own[1] and (one or other):
        return f"eerst {one or 'nergens'}; nu {other or 'nergens'}"
    return one if one == other or not other else f"eerst {one}; nu {other}" if one else other


def _rest(found: Contrast, rest: tuple[Cause, ...]) -> Iterator[Line]:
    if rest and found.difference.total is not None:
        small = signed(sum((cause.effect for cause in rest), Fraction(0)), found.type)
        number = counted(len(rest), "kleinere oorzaak", "kleinere oorzaken")
        yield Line("rest", f"… en nog {number}, samen {small} (zie --alles).", top=True)
    elif rest:
        yield Line("rest", f"… en nog {counted(len(rest), 'oorzaak', 'oorzaken')} (zie --alles).", top=True)


def _turned(found: Contrast, turned: Turned) -> str:
    place = turned.judged.cite.text
    name = plain(turned.judged.label) + (f" ({place})" if place else "")
    return f"{name}: eerst {HELD[turned.a]}, nu {HELD[turned.b]}"
