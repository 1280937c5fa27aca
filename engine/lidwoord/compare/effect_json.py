"""The effect of a comparison on cases as JSON data.

In: an effect. Out: plain data, as ``vergelijking.schema.json`` describes it; amounts are exact fractions, with a text beside
them.
"""

from __future__ import annotations

from fractions import Fraction

from lidwoord.compare.effect import Effect, Row
from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import about, signed
from lidwoord.ruleset.model import RuleSet


def effect_json(effect: Effect, rules: RuleSet) -> dict[str, object]:
    """One outcome over all cases."""
    return {
        "uitkomst": effect.outcome,
        "onderwerp": effect.title,
        "eenheid": effect.type.text,
        "zaken": [_row(row, effect, rules) for row in effect.rows],
        "vooruit": len(effect.gained(1)),
        "achteruit": len(effect.gained(-1)),
        "gelijk": len(effect.gained(0)),
        "niet_te_vergelijken": len(effect.rows) - len(effect.counted),
        "totaal": str(effect.total),
        "verdeling": [{"van": str(start), "tot": str(end), "aantal": count} for start, end, count in effect.histogram()],
        "oorzaken": [
            {
                "soort": share.kind, "id": share.id, "effect": str(share.effect), "zaken": share.cases,
                "aandeel": str(Fraction(share.cases, len(effect.rows))),
            }
            for share in effect.shares()
        ],
        "opmerkingen": list(effect.remarks),
    }  # fmt: skip


def _row(row: Row, effect: Effect, rules: RuleSet) -> dict[str, object]:
    data: dict[str, object] = {
        "zaak": row.name,
        "a": row.a,
        "b": row.b,
        "oorzaken": [_cause(c, effect, rules) for c in row.causes],
    }
    return {**data, "verschil": str(row.total)} if row.total is not None else data


def _cause(cause: Cause, effect: Effect, rules: RuleSet) -> dict[str, object]:
    return {
        "soort": cause.kind, "id": cause.id, "onderwerp": about(rules, cause), "a": cause.a, "b": cause.b,
        "effect": str(cause.effect), "tekst": signed(cause.effect, effect.type),
    }  # fmt: skip
