"""The difference of two outcomes as JSON data, as ``verschil.schema.json`` describes it.

In: a contrast. Out: plain data; numbers are exact fractions, with a text beside them.
"""

from __future__ import annotations

from lidwoord.calculate.answer import cite_json, unit_text
from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import about, cause_words, signed
from lidwoord.explain.contrast import Contrast, Side
from lidwoord.values.write import exact_fraction


def contrast_json(found: Contrast) -> dict[str, object]:
    """One outcome on both sides, with all causes."""
    total = found.difference.total
    data: dict[str, object] = {
        "uitkomst": found.b.outcome.id, "titel": found.title, "eenheid": unit_text(found.type),
        "a": _side(found.a), "b": _side(found.b), "verschil": exact_fraction(total), "tekst": found.headline,
        "oorzaken": [_cause(found, cause) for cause in found.difference.causes],
        "voorwaarden": [
            {"voorwaarde": t.judged.label, **cite_json(t.judged.cite), "a": t.a, "b": t.b} for t in found.turned
        ],
        "opmerkingen": list(found.notes()),
    }  # fmt: skip
    if found.gap:
        data["afrondingsverschil"] = exact_fraction(found.gap)
    return data


def _side(side: Side) -> dict[str, object]:
    rules = side.answer.rules
    return {
        "regelset": rules.manifest.name, "versie": rules.version, "peildatum": side.answer.date.isoformat(),
        "zaak": side.label, "id": side.outcome.id, "tekst": side.words, **side.outcome.to_json(),
    }  # fmt: skip


def _cause(found: Contrast, cause: Cause) -> dict[str, object]:
    rules = found.b.answer.rules
    data: dict[str, object] = {
        "soort": cause.kind, "id": cause.id, "onderwerp": about(rules, cause), "a": cause.a, "b": cause.b,
        "uitleg": cause_words(rules, cause), "keer": cause.times, "regel": cause.rule,
        "bron": {"a": cite_json(cause.cites[0]), "b": cite_json(cause.cites[1])},
    }  # fmt: skip
    if found.difference.total is not None:
        data |= {"effect": exact_fraction(cause.effect), "tekst": signed(cause.effect, found.type)}
    extra = {"element": cause.element, "voorwaarde": cause.condition}
    return data | {key: text for key, text in extra.items() if text}
