"""What an explanation is made of: numbered steps, each with its formula, its facts and its remarks.

In: texts. Out: frozen data with a JSON form; ``text.py`` shows them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A name that a step uses: its value and where that comes from; ``step`` is the number of the step that explains it."""

    name: str
    value: str
    origin: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What one element of a list contributes."""

    name: str
    working: str
    value: str
    step: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One rule, worked out: ``formula`` as the rule has it, ``working`` with the values filled in."""

    number: int
    id: str
    title: str
    state: str
    value: str
    source: str
    summary: str = ""
    formula: str = ""
    working: str = ""
    facts: tuple[Fact, ...] = ()
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An outcome with the steps that led to it; the first step is the outcome itself."""

    id: str
    title: str
    state: str
    value: str
    source: str
    date: str
    steps: tuple[ExplainedStep, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Plain data; keys as in ``JSON_NAMES``."""
        return {JSON_NAMES.get(k, k): _plain(v) for k, v in asdict(self).items()}


JSON_NAMES = {
    "title": "titel", "state": "toestand", "value": "waarde", "source": "bron", "date": "peildatum", "steps": "stappen",
    "notes": "opmerkingen", "number": "nummer", "summary": "samenvatting", "formula": "formule", "working": "uitwerking",
    "facts": "gegevens", "items": "onderdelen", "name": "naam", "origin": "herkomst", "step": "stap",
}  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {JSON_NAMES.get(k, k): _plain(v) for k, v in value.items() if v not in ("", (), None)}
    return [_plain(v) for v in value] if isinstance(value, (list, tuple)) else value
