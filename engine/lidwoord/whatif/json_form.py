"""What would change an outcome as JSON data, as ``wat-als.schema.json`` describes it.

In: a report. Out: plain data; differences are exact fractions, with a text beside them.
"""

from __future__ import annotations

from fractions import Fraction

from lidwoord.calculate.answer import unit_text
from lidwoord.explain.causes import signed
from lidwoord.values.write import exact_fraction
from lidwoord.whatif.levers import DATE
from lidwoord.whatif.model import Came, Found, Report


def to_json(report: Report) -> dict[str, object]:
    """The whole report."""
    manifest = report.answer.rules.manifest
    return {
        "regelset": manifest.name, "versie": report.answer.rules.version, "peildatum": report.date.isoformat(),
        "uitkomst": report.now.outcome.id, "eenheid": unit_text(report.type), "nu": _came(report.now),
        "gegevens": [_found(report, found) for found in report.found],
        "geen_verschil": [lever.address for lever in report.idle],
        "niet_geprobeerd": [lever.address for lever in report.untried],
        "berekeningen": report.runs,
    }  # fmt: skip


def _came(came: Came) -> dict[str, object]:
    return {"tekst": came.words, **came.outcome.to_json()}


def _found(report: Report, found: Found) -> dict[str, object]:
    lever = found.lever
    data: dict[str, object] = {
        "naam": lever.address, "vraag": lever.question, "nu": lever.text, "bekend": lever.known,
        "antwoorden": [
            {"antwoord": o.text, "uitkomst": _came(o.came), **_difference(report, o.difference)} for o in found.others
        ],
        "omslagpunten": [
            {"hoe": t.how, "waarde": t.text, "uitkomst": _came(t.came), **_difference(report, t.difference)}
            for t in found.tips
        ],
    }  # fmt: skip
    if lever.address == DATE:
        term = {"van": report.term[0], "tot_en_met": report.term[1]}
        data["looptijd"] = {name: day.isoformat() for name, day in term.items() if day is not None}
    if found.step is not None:
        data["stap"] = {"stap": found.step.text, **_difference(report, found.step.difference)}
    return data


def _difference(report: Report, difference: Fraction | None) -> dict[str, object]:
    if difference is None:
        return {}
    return {"verschil": exact_fraction(difference), "verschil_tekst": signed(difference, report.type)}
