"""A comparison as JSON data, as ``vergelijking.schema.json`` describes it.

In: a comparison. Out: plain data: both sides, the changes, the proposals.
"""

from __future__ import annotations

from datetime import date, timedelta

from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.compare.snapshot import Snapshot


def to_json(comparison: Comparison) -> dict[str, object]:
    """The whole comparison."""
    return {
        "a": _side(comparison.a),
        "b": _side(comparison.b),
        "wijzigingen": [change_json(change) for change in comparison.changes],
        "voorstellen": [{"a": p.a, "b": p.b, "reden": p.reason} for p in comparison.proposals],
        "effect": [],
    }


def _side(at: Snapshot) -> dict[str, object]:
    manifest = at.rules.manifest
    return {
        "regelset": manifest.name, "titel": manifest.title, "versie": at.rules.version,
        "peildatum": at.day.isoformat() if at.day is not None else None,
    }  # fmt: skip


def change_json(change: Change) -> dict[str, object]:
    """One change; what does not apply is left out."""
    data: dict[str, object] = {
        "id": change.id, "soort": change.kind, "onderdeel": change.section, "onderwerp": change.title,
        "a": _place(change.a), "b": _place(change.b), "toelichting": change.sentence,
    }  # fmt: skip
    if change.cells:
        data["cellen"] = [{"rij": c.row, "kolom": c.column, "a": c.a, "b": c.b} for c in change.cells]
    if change.touches:
        data["gevraagd_door"] = list(change.touches)
    if change.steps:
        data["tussenstappen"] = [
            {"id": step.id, "onderwerp": step.title, "kant": "b" if step.fresh else "a"} for step in change.steps
        ]
    if change.since is not None:
        data["sinds"] = change.since.isoformat()
    return data


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    data: dict[str, object] = {
        "id": place.id, "document": place.document, "artikel": place.article, "lid": place.lid, "waarde": place.text,
        "van": place.start.isoformat() if place.start is not None else "", "tot_en_met": _last(place.end),
        "bestand": place.file, "regel": place.line,
    }  # fmt: skip
    found = {key: value for key, value in data.items() if value}
    return {**found, "verschil": [list(mark) for mark in place.marks]} if place.marks else found


def _last(end: date | None) -> str:
    return (end - timedelta(days=1)).isoformat() if end is not None else ""
