"""The JSON of a comparison fits its published schema: for invented editions in full, and for the two real ones."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

import lidwoord
from compare.editions import compared, lineage_in, write_editions
from lidwoord.cli.commands.vergelijk import lineage_of
from lidwoord.compare import KINDS, Comparison, Snapshot, compare
from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.pairs import SECTIONS
from lidwoord.compare.result import Compared
from lidwoord.compare.timeline import timeline
from lidwoord.explain.cause import Cause
from lidwoord.values.types import Type

SCHEMA: dict[str, Any] = json.loads(files("lidwoord.compare").joinpath("vergelijking.schema.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def faults(data: object) -> list[str]:
    """What does not fit."""
    return [f"{list(error.path)}: {error.message}" for error in CHECK.iter_errors(data)]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The two invented editions compared."""
    return compared(write_editions(tmp_path_factory.mktemp("json")))


def test_the_schema_is_a_schema() -> None:
    """And it names every kind and every section, no more."""
    CHECK.check_schema(SCHEMA)
    change = SCHEMA["$defs"]["wijziging"]["properties"]
    assert tuple(sorted(change["soort"]["enum"])) == tuple(sorted(KINDS))
    assert set(change["onderdeel"]["enum"]) == {*SECTIONS, "artikelen"}


def test_a_change_says_all_that_is_known(found: Comparison) -> None:
    """Both sides with article, lid, file, line and marks; what does not apply is left out."""
    data = Compared(found).to_json()
    assert faults(data) == []
    by_name = {(change["id"], change["soort"]): change for change in data["wijzigingen"]}  # type: ignore[attr-defined]
    assert by_name["premie", "formule"]["b"] == {
        "id": "premie", "document": "tweede", "artikel": "2", "lid": "3", "waarde": "bedrag uit treden bij (2)",
        "bestand": "tweede/deel-1/art-2.yaml", "regel": 16, "verschil": [[23, 24]],
    }  # fmt: skip
    assert by_name["treden", "tabel"]["cellen"] == [{"rij": "trede 2", "kolom": "bedrag", "a": "€ 6,00", "b": "€ 7,00"}]
    assert by_name["uurloon", "waarde"]["a"]["van"] == "2020-07-01"
    assert by_name["afgeschaft", "vervallen"]["b"] is None
    assert data["a"]["peildatum"] is None  # type: ignore[index]


def test_days_and_effect_fit_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Amounts are exact fractions."""
    root = write_editions(tmp_path_factory.mktemp("dagen"))
    whole = compared(root)
    days = tuple(timeline(whole.a, whole.b, lineage_in(root / "tweede")))
    cause = Cause("element", "diensten[x]", "", "1", Fraction(1, 3))
    rows = [Row("an", "1", "1", Fraction(1, 3), (cause,)), Row("bo", "1", "onbekend", None, ())]
    data = Compared(whole, (Effect("totaal", "Totaal", Type("aantal"), rows),), days).to_json()
    assert faults(data) == []
    assert [day["datum"] for day in data["tijdlijn"]][-2:] == ["2021-01-01", "2021-07-01"]  # type: ignore[attr-defined]
    effect = data["effect"][0]  # type: ignore[index]
    assert (effect["totaal"], effect["niet_te_vergelijken"], effect["vooruit"]) == ("1/3", 1, 1)
    assert effect["oorzaken"] == [{"soort": "element", "id": "diensten", "effect": "1/3", "zaken": 1, "aandeel": "1/2"}]
    assert effect["zaken"][0]["oorzaken"][0]["onderwerp"] == "Diensten[x]"
    assert "verschil" not in effect["zaken"][1]


def test_what_does_not_fit_is_found(found: Comparison) -> None:
    """The schema refuses a kind that does not exist, and a key that it does not know."""
    odd = replace(found, changes=(replace(found.changes[0], kind="anders"),))
    assert [fault for fault in faults(Compared(odd).to_json()) if "'anders'" in fault]
    assert faults({**Compared(found).to_json(), "extra": 1})


def test_the_two_real_editions_fit() -> None:
    """Every change of the CAO 2018 and the CAO 2025-2026, in a file that reads back the same."""
    a, b = Snapshot(lidwoord.load("cao-2018")), Snapshot(lidwoord.load("cao-2025"), date(2026, 8, 1))
    data = Compared(compare(a, b, lineage_of("cao-2025", None))).to_json()
    assert faults(data) == []
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
    assert {change["soort"] for change in data["wijzigingen"]} >= set(KINDS) - {"status", "afronding"}  # type: ignore[attr-defined]
