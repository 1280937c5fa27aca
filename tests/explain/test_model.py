"""The JSON form of explanations: the keys that the docstring promises, and nothing empty."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explain.scenes import LOOPTIJD, SCENES, Scene, told
from lidwoord.explain import model
from lidwoord.explain.model import JSON_NAMES

DOCUMENTED = set(re.findall(r"``([a-z_]+)``", model.__doc__ or ""))


def keys_in(data: object) -> set[str]:
    """All keys in plain data."""
    if isinstance(data, dict):
        return set(data) | {k for v in data.values() for k in keys_in(v)}
    return {k for v in data for k in keys_in(v)} if isinstance(data, list) else set()


def values_in(data: object) -> list[object]:
    """All values in plain data."""
    if isinstance(data, dict):
        return [x for v in data.values() for x in (v, *values_in(v))]
    return [x for v in data for x in (v, *values_in(v))] if isinstance(data, list) else []


def test_json_of_a_small_explanation(tmp_path: Path) -> None:
    """The whole JSON of a short explanation."""
    scene = Scene(LOOPTIJD, "totaal", {"bonus": "€ 7"})
    assert told(scene, tmp_path).to_json() == {
        "id": "totaal",
        "titel": "Totaal",
        "toestand": "bekend",
        "waarde": "€ 8,00",
        "bron": "Het boek, artikel 1 lid 2",
        "peildatum": "1 mei 2018",
        "zwaarste": [
            {"naam": "bonus", "waarde": "€ 7,00", "aandeel": "88%"},
            {"naam": "een vast bedrag", "waarde": "€ 1,00", "aandeel": "12%"},
        ],
        "stappen": [
            {
                "nummer": 1,
                "id": "totaal",
                "titel": "Totaal",
                "toestand": "bekend",
                "waarde": "€ 8,00",
                "bron": "Het boek, artikel 1 lid 2",
                "formule": "bonus + € 1,00",
                "uitwerking": "€ 7,00 + € 1,00",
                "regeltekst": "bonus + € 1",
                "gegevens": [{"naam": "bonus", "waarde": "€ 7,00", "herkomst": "gegeven"}],
            }
        ],
    }


@pytest.mark.parametrize("name", SCENES)
def test_json_has_documented_keys_and_nothing_empty(name: str, tmp_path: Path) -> None:
    """Every key is Dutch and documented; no value is empty; it survives being written."""
    data = told(SCENES[name], tmp_path).to_json()
    assert keys_in(data) - DOCUMENTED == set()
    assert [v for v in values_in(data) if v in ("", None, [], {})] == []
    assert json.loads(json.dumps(data)) == data


def test_every_documented_key_is_used() -> None:
    """No name of the JSON form is without documentation."""
    assert set(JSON_NAMES.values()) - DOCUMENTED == set()


def test_json_lists_what_is_missing(tmp_path: Path) -> None:
    """An unknown outcome says what to ask, in order."""
    data = told(SCENES["onbekend"], tmp_path).to_json()
    assert data["toestand"] == "onbekend"
    assert data["nog_nodig"] == [
        {"naam": "jong", "vraag": "Bent u jonger dan 21 jaar?"},
        {"naam": "uren", "vraag": "Hoeveel uur werkte u?"},
    ]


def test_json_keeps_all_items(tmp_path: Path) -> None:
    """What the text folds, the JSON keeps."""
    steps = told(SCENES["lange-lijst"], tmp_path).to_json()["stappen"]
    assert isinstance(steps, list)
    assert len(steps[0]["lijsten"][0]["onderdelen"]) == 60
