"""What another reading of the text would do to an outcome.

In: an answer and one of its outcomes. Out: per reading that was not chosen the outcome that it would give. This is the
only place where an explanation calculates; it does not when more than twenty other readings are possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.diagnostics import LidwoordError
from lidwoord.explain.words import counted, joined, lower_first, plain
from lidwoord.ruleset.model import Citation, ListReading, RuleReading, RuleSet, ValueReading

MOST = 20
Options = tuple[RuleReading | ValueReading | ListReading, ...]


@dataclass(slots=True)
class Effects:
    """The outcome under other readings; ``same`` is the text of an unchanged one."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    changed: list[tuple[str, str]] = field(default_factory=list)
    skipped: int = 0

    def of(self, name: str, reading: str) -> str:
        """What a reading would do, in words; "" when that was not calculated."""
        text = self.texts.get((name, reading), "")
        if not text:
            return ""
        return f"dan is de uitkomst {text}" if (name, reading) in self.changed else "dan blijft de uitkomst gelijk"


def effects_of(answer: Answer, outcome: Outcome) -> Effects:
    """The effects of every reading that was not chosen."""
    rules, found = answer.rules, Effects()
    if not answer.readings:
        return found
    used = _used(answer, outcome)
    pinned = {n: r for n, r in answer.readings.items() if not _follows(rules, n, r, answer.readings)}
    others = [(n, o.name) for n in sorted(used) if n in pinned for o in options(rules, n) if o.name != answer.readings[n]]
    if len(others) > MOST:
        found.skipped = len(others)
        return found
    for name, reading in others:
        text = _other(answer, outcome, {**pinned, name: reading})
        found.texts[name, reading] = text
        if text != _words(outcome):
            found.changed.append((name, reading))
    return found


def _other(answer: Answer, outcome: Outcome, readings: dict[str, str]) -> str:
    """The outcome in another reading, in words; in that reading the element may not exist."""
    try:
        return _words(_ask(answer, outcome, readings)[outcome.id])
    except LidwoordError:
        return "er niet"


def _words(outcome: Outcome) -> str:
    state = outcome.state.replace("_", " ")
    if outcome.state == "bekend":
        return outcome.text
    if outcome.missing:
        return f"{state} (nodig is {joined([plain(name) for name in outcome.missing])})"
    return f"{state} ({outcome.text})" if outcome.has_value else state


def _used(answer: Answer, outcome: Outcome) -> dict[str, str]:
    """The readings that this outcome used, among those of the whole answer."""
    if len(answer.outcomes) == 1:
        return answer.readings
    return _ask(answer, outcome, answer.readings).readings


def _ask(answer: Answer, outcome: Outcome, readings: dict[str, str]) -> Answer:
    return calculate(
        answer.rules, [outcome.id], answer.case, date=answer.date, readings=readings, after_effect=answer.after_effect,
        trace=False,
    )  # fmt: skip


def _follows(rules: RuleSet, name: str, reading: str, chosen: dict[str, str]) -> bool:
    """Whether a rule's reading is the one of the rule that it follows."""
    rule = rules.rules.get(name)
    return rule is not None and bool(rule.reading_of) and chosen.get(rule.reading_of, reading) == reading


def options(rules: RuleSet, name: str) -> Options:
    """The readings of a rule, value or list."""
    found = rules.rules.get(name) or rules.values.get(name) or rules.lists.get(name)
    return found.readings if found is not None else ()


def notes(answer: Answer, effects: Effects) -> Iterator[str]:
    """What must be said about other readings at the top of an explanation."""
    for name, reading in effects.changed:
        title, cite = named(answer.rules, name)
        place = f" ({cite.text})" if cite.text else ""
        head = "" if (name, reading) != effects.changed[0] else "De tekst is op meer manieren te lezen. "
        yield f"{head}Leest u {title}{place} als “{plain(reading)}”, dan is de uitkomst {effects.texts[name, reading]}."
    if effects.skipped:
        number = counted(effects.skipped, "andere lezing is mogelijk", "andere lezingen zijn mogelijk")
        yield f"{number.capitalize()}; wat die met de uitkomst doen, is niet uitgerekend."


def named(rules: RuleSet, name: str) -> tuple[str, Citation]:
    """What a rule, value or list with readings is called, and where it stands."""
    found = rules.rules.get(name) or rules.values.get(name) or rules.lists[name]
    return f"“{lower_first(found.title or plain(name))}”", found.cite
