"""Which parts of a rule are told: the inputs that decided that a departure does not apply."""

from __future__ import annotations

from pathlib import Path

import pytest

from explain.scenes import AFWIJKINGEN, Scene, told

VERLOF = """
invoer:
  verlof: {type: maand, standaard: 0 maanden}
  vast: {type: ja/nee}
regels:
  recht: {lid: "1", type: ja/nee, formule: ja}
  geen_recht: {lid: "2", type: ja/nee, in_afwijking_van: recht, als: verlof op 2017-12-31 is meer dan 6 maanden en vast, formule: nee}
"""


def test_an_assumed_input_of_a_departure_is_told(tmp_path: Path) -> None:
    """A default that is used only in the condition of a departure stands among the facts, in JSON and text alike."""
    explanation = told(Scene(VERLOF, "recht"), tmp_path)
    assert explanation.to_json()["stappen"][0]["gegevens"] == [  # type: ignore[index]
        {"naam": "verlof op 31 december 2017", "waarde": "0 maanden", "herkomst": "aangenomen, want niet gegeven"}
    ]


@pytest.mark.parametrize(
    ("case", "facts"),
    [
        ({"leeftijd": "30 jaar", "in_opleiding": "nee"}, {"leeftijd": "gegeven", "in opleiding": "gegeven"}),
        ({"leeftijd": "30 jaar"}, {"leeftijd": "gegeven", "in opleiding": "aangenomen, want niet gegeven"}),
        ({"leeftijd": "60 jaar"}, {"in opleiding": "aangenomen, want niet gegeven"}),
    ],
)
def test_where_an_input_of_a_departure_comes_from(case: dict[str, object], facts: dict[str, str], tmp_path: Path) -> None:
    """An input behind a rule that the reason tells counts too; a departure that applies tells its own inputs."""
    first = told(Scene(AFWIJKINGEN, "uren", case), tmp_path).steps[0]
    assert {fact.name: fact.origin for fact in first.facts} == facts
