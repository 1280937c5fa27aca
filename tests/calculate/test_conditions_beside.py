"""Conditions beside a formula, cases, versions or readings say whether there is a right; alone they are the outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ask, codes, find_faults, make_rules

BODIES = {
    "formule": "formule: € 10",
    "gevallen": "{gevallen: [{als: ja, dan: € 10}], anders: € 5}",
    "versies": "versies: [{van: 2018-01-01, formule: € 10}]",
    "lezingen": "lezingen: {x: {gekozen: ja, reden: r, formule: € 10}, y: {formule: € 20}}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_they_decide_on_the_right(tmp_path: Path, body: str) -> None:
    """Whatever the body is: failed gives no right, with the condition that failed."""
    rules = make_rules(tmp_path, f"""
        invoer: {{a: {{type: ja/nee}}}}
        regels:
          b: {{type: €, voorwaarden: [{{lid: "1", naam: a moet, eis: a}}], zonder_aanspraak: € 0, {body.strip("{}")
              if body.startswith("{") else body}}}
    """)  # fmt: skip
    assert ask(rules, "b", {"a": "ja"}).value == 10
    refused = ask(rules, "b", {"a": "nee"}).to_json()
    assert (refused["toestand"], refused["waarde"]) == ("geen_recht", "0.00")
    assert [v["voorwaarde"] for v in refused["niet_vervuld"]] == ["a moet"]


def test_a_yes_or_no_with_a_formula_has_a_right_too(tmp_path: Path) -> None:
    """The conditions are not lost beside the formula."""
    rules = make_rules(tmp_path, """
        invoer: {a: {type: ja/nee}, b: {type: ja/nee}}
        regels:
          c: {type: ja/nee, voorwaarden: [{eis: a}], zonder_aanspraak: nee, formule: b}
    """)  # fmt: skip
    assert ask(rules, "c", {"a": "ja", "b": "ja"}).value is True
    assert ask(rules, "c", {"a": "nee", "b": "ja"}).to_json()["toestand"] == "geen_recht"


@pytest.mark.parametrize(
    "body",
    [
        "lezingen: {x: {gekozen: ja, reden: r, voorwaarden: [{eis: ja}], formule: € 10}, y: {formule: € 20}}",
        "versies: [{van: 2018-01-01, voorwaarden: [{eis: ja}], gevallen: [{als: ja, dan: € 1}], anders: € 2}]",
    ],
)
def test_in_a_reading_or_a_version_they_can_only_be_the_outcome(tmp_path: Path, body: str) -> None:
    """Beside a formula there they would be lost, so that is refused."""
    assert codes(find_faults(tmp_path, f"regels: {{r: {{type: €, {body}}}}}")) == ["LW344"]
