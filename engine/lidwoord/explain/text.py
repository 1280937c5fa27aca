"""Explanation to text for the terminal.

In: an explanation. Out: plain text, the answer first, then the numbered steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from lidwoord.explain.model import ExplainedStep, Explanation, Fact, Item

WIDTH = 100
MAX_STEPS = 400


def render(explanation: Explanation) -> str:
    """The text of an explanation."""
    lines = [f"{explanation.title}: {explanation.value}", f"{explanation.source}; peildatum {explanation.date}", ""]
    for note in explanation.notes:
        lines += wrap(note, WIDTH)
    if explanation.notes:
        lines.append("")
    lines += ["Zo komt deze uitkomst tot stand:", ""]
    for step in explanation.steps[:MAX_STEPS]:
        lines += [*_step(step), ""]
    if len(explanation.steps) > MAX_STEPS:
        lines.append(f"… en nog {len(explanation.steps) - MAX_STEPS} stappen (zie --vorm json).")
    return "\n".join(lines).rstrip()


def _step(step: ExplainedStep) -> Iterator[str]:
    yield f"{step.number}. {step.title} = {step.value}"
    indent = " " * (len(str(step.number)) + 2)
    for text in (f"[{step.source}]", step.summary):
        yield from _wrapped(text, indent)
    if step.formula and step.formula != step.working:
        yield from _wrapped(step.formula, indent + "  ")
    if step.working:
        yield from _wrapped("= " + step.working, indent + "  ")
    for item in step.items:
        yield from _wrapped(_item(item), indent + "  · ", indent + "    ")
    for fact in step.facts:
        yield from _wrapped(_fact(fact), indent + "  - ", indent + "    ")
    for note in step.notes:
        yield from _wrapped(note, indent)


def _item(item: Item) -> str:
    working = f"{item.working} = {item.value}" if item.working and item.working != item.value else item.value
    return f"{item.name}: {working}" + (f" (stap {item.step})" if item.step else "") if working else item.name


def _fact(fact: Fact) -> str:
    origin = "; ".join(x for x in (fact.origin, f"stap {fact.step}" if fact.step else "") if x)
    return f"{fact.name}: {fact.value}" + (f" ({origin})" if origin else "")


def _wrapped(text: str, indent: str, following: str | None = None) -> list[str]:
    if not text:
        return []
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=following if following is not None else indent)
