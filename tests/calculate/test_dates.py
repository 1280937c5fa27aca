"""Dates, moments and periods: month ends, leap days, working days, and the nights that the clock changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import evaluate

NAMES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd}
  verlof: {lijst: verloven, is_tijdvak: datum}
invoer:
  d: {type: datum}
  eind_jan: {type: datum}
  m: {type: datumtijd}
  nacht: {type: datumtijd}
  tv: {type: tijdvak}
  leeg: {type: tijdvak}
  zonder_einde: {type: tijdvak}
  altijd_: {type: tijdvak}
  tvt: {type: tijdvak(tijd)}
  geen_dag: {type: datum of geen}
  geen_moment: {type: datumtijd of geen}
  onbekend_moment: {type: datumtijd}
  onbekend_tv: {type: tijdvak}
  half: {type: dag}
  ok: {type: ja/nee}
dagsoorten:
  werkdag: {als: niet (weekdag van dag is een van (za; zo)) en dag is niet 2018-04-27}
"""
CASE = {
    "d": "2018-05-01", "eind_jan": "2020-01-31", "m": "2018-05-01T22:00", "nacht": "2018-03-24T02:30", "tv": "2018-04-23 t/m 2018-05-06",
    "leeg": "leeg vanaf 2018-05-01", "zonder_einde": "vanaf 2018-05-01", "altijd_": "altijd", "tvt": "2018-03-24T23:00 tot 2018-03-25T07:00",
    "geen_dag": "geen", "geen_moment": "geen", "half": "1/2 dag",
    "diensten": [{"begin": "2018-10-27T23:00", "einde": "2018-10-28T07:00"}],
    "verloven": [{"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-03"}, {"eerste_dag": "2018-06-01", "laatste_dag": "geen"}],
}  # fmt: skip
ROWS = {
    ("datum", "d + 1 dag"): "2 mei 2018",
    ("datum", "d - 1 week"): "24 april 2018",
    ("datum", "d + 1 periode"): "29 mei 2018",
    ("datum", "eind_jan + 1 maand"): "29 februari 2020",
    ("datum", "eind_jan + 13 maanden"): "28 februari 2021",
    ("datum", "eind_jan - 1 jaar"): "31 januari 2019",
    ("datum", "d + half"): "fout: LW413",
    ("datum", "2018-04-26 + 1 werkdag"): "30 april 2018",
    ("datum", "2018-04-30 - 1 werkdag"): "26 april 2018",
    ("datum", "d + 0 werkdagen"): "1 mei 2018",
    ("datum", "d + 300 jaar"): "fout: LW414",
    ("datum", "d - 9999 maanden"): "fout: LW414",
    ("datum", "geen_dag + 1 dag"): "fout: LW410",
    ("dag", "d - eind_jan"): "-640",
    ("dag", "d - geen_dag"): "fout: LW410",
    ("uur", "m - nacht"): "1861/2",
    ("datumtijd", "m + 3 uur"): "wo 2 mei 2018 01:00",
    ("datumtijd", "nacht + 24 uur"): "zo 25 maart 2018 03:30",
    ("datumtijd", "nacht + 1 dag"): "zo 25 maart 2018 03:30",
    ("datumtijd", "m + 1 maand"): "vr 1 juni 2018 22:00",
    ("datumtijd", "m - 90 minuten"): "di 1 mei 2018 20:30",
    ("datumtijd", "m + half"): "fout: LW413",
    ("getal", "jaar van d"): "2018",
    ("getal", "maandnummer van d"): "5",
    ("getal", "dagnummer van eind_jan"): "31",
    ("keuze(ma; di; wo; do; vr; za; zo)", "weekdag van d"): "di",
    ("tijdvak", "week van d"): "30 april 2018 t/m 6 mei 2018",
    ("tijdvak", "kalendermaand van d"): "1 mei 2018 t/m 31 mei 2018",
    ("tijdvak", "kwartaal van d"): "1 april 2018 t/m 30 juni 2018",
    ("tijdvak", "kalenderjaar van d"): "1 januari 2018 t/m 31 december 2018",
    ("datum", "eerste_paasdag van d"): "1 april 2018",
    ("datum", "eerste_paasdag van geen_dag"): "fout: LW410",
    ("datum", "eerste_paasdag van (laatste_dag van week van 2200-12-31)"): "fout: LW414",
    ("datum", "datum van m"): "1 mei 2018",
    ("tijd", "tijd van m"): "22:00",
    ("datum", "eerste_dag van tv"): "23 april 2018",
    ("datum", "laatste_dag van tv"): "6 mei 2018",
    ("dag", "dagen van tv"): "14",
    ("werkdag", "werkdagen van tv"): "9",
    ("week", "hele_weken van tv"): "2",
    ("maand", "hele_maanden van kalenderjaar van d"): "12",
    ("jaar", "hele_jaren van (tijdvak (eind_jan tot 2021-01-31))"): "1",
    ("jaar", "hele_jaren van (tijdvak (eind_jan tot 2021-01-30))"): "0",
    ("dag", "dagen van leeg"): "0",
    ("dag", "dagen van zonder_einde"): "fout: LW415",
    ("datum", "laatste_dag van zonder_einde"): "fout: LW415",
    ("datum", "laatste_dag van zonder_einde bij ontbreken 2018-12-31"): "31 december 2018",
    ("datum", "eerste_dag van altijd_"): "fout: LW415",
    ("maand", "hele_maanden van zonder_einde"): "fout: LW415",
    ("werkdag", "werkdagen van altijd_"): "fout: LW415",
    ("uur", "uren van tvt"): "7",
    ("datumtijd", "begin van tvt"): "za 24 maart 2018 23:00",
    ("datumtijd", "einde van tvt"): "zo 25 maart 2018 07:00",
    ("datum", "eerste_dag van tvt"): "24 maart 2018",
    ("datum", "laatste_dag van tvt"): "25 maart 2018",
    ("datum", "laatste_dag van (tijdvak (m tot m + 2 uur))"): "1 mei 2018",
    ("uur", "uren van (de eerste x uit diensten)"): "9",
    ("dag", "dagen van (de eerste v uit verloven)"): "3",
    ("dag", "dagen van (de laatste v uit verloven)"): "fout: LW415",
    ("datum", "1 december van 2018"): "1 december 2018",
    ("datum", "29 februari van 2019"): "28 februari 2019",
    ("datum", "29 februari van eind_jan"): "29 februari 2020",
    ("datum", "1 mei van tv"): "1 mei 2018",
    ("datum", "1 mei van 1800"): "fout: LW414",
    ("datum", "1 mei van 2018,5"): "fout: LW414",
    ("datum", "1 mei van geen_dag"): "fout: LW410",
    ("datum", "de 16e van d"): "16 mei 2018",
    ("datum", "de 31e van (eind_jan + 1 maand)"): "29 februari 2020",
    ("datum", "de 31e van tv"): "30 april 2018",
    ("datum", "de 1e van geen_dag"): "fout: LW410",
    ("tijdvak", "tijdvak (d tot 2018-06-01)"): "1 mei 2018 t/m 31 mei 2018",
    ("tijdvak", "tijdvak (d tot en met 2018-06-01)"): "1 mei 2018 t/m 1 juni 2018",
    ("tijdvak", "tijdvak (d tot geen_dag)"): "vanaf 1 mei 2018",
    ("tijdvak", "tijdvak (d tot en met geen_dag)"): "vanaf 1 mei 2018",
    ("tijdvak", "tijdvak (geen_dag tot d)"): "t/m 30 april 2018",
    ("dag", "dagen van (tijdvak (d tot 2018-04-01))"): "0",
    ("uur", "uren van (tijdvak (m tot m - 2 uur))"): "0",
    ("uur", "uren van (tijdvak (m tot geen_moment))"): "fout: LW410",
    ("uur", "uren van (tijdvak (m tot onbekend_moment))"): "onbekend: onbekend_moment",
    ("dag", "dagen van (tv binnen onbekend_tv)"): "onbekend: onbekend_tv",
    ("€", "€ 31,00 tijdsevenredig naar onbekend_tv binnen tv"): "onbekend: onbekend_tv",
    ("tijdvak", "tv binnen kalendermaand van d"): "1 mei 2018 t/m 6 mei 2018",
    ("dag", "dagen van (tv binnen leeg)"): "0",
    ("tijdvak", "zonder_einde binnen kalendermaand van d"): "1 mei 2018 t/m 31 mei 2018",
    ("uur", "uren van (tvt binnen kalendermaand van d)"): "0",
    ("uur", "uren van (tvt binnen (tijdvak (2018-03-25 tot 2018-03-26)))"): "6",
    ("uur", "uren van (tvt binnen altijd_)"): "7",
    ("uur", "uren van ((de eerste x uit diensten) binnen (tijdvak (2018-10-28 tot 2018-10-29)))"): "8",
    ("€", "€ 31,00 tijdsevenredig naar tv binnen kalendermaand van d"): "6",
    ("€", "€ 31,00 tijdsevenredig naar tv binnen leeg"): "fout: LW401",
    ("€", "€ 31,00 tijdsevenredig naar tv binnen zonder_einde"): "fout: LW415",
    ("€", "€ 31,00 tijdsevenredig naar zonder_einde binnen kalendermaand van 2018-04-01"): "0",
    ("ja/nee", "d valt in tv"): "ja",
    ("ja/nee", "d valt in leeg"): "nee",
    ("ja/nee", "d valt in altijd_"): "ja",
    ("ja/nee", "m valt in tv"): "ja",
    ("ja/nee", "m valt in (tijdvak (m tot m + 1 uur))"): "ja",
    ("ja/nee", "m valt in (tijdvak (m - 1 uur tot m))"): "nee",
    ("ja/nee", "tv valt in kalenderjaar van d"): "ja",
    ("ja/nee", "tv valt in kalendermaand van d"): "nee",
    ("ja/nee", "tv overlapt met kalendermaand van d"): "ja",
    ("ja/nee", "leeg overlapt met tv"): "nee",
    ("ja/nee", "tvt valt in kalendermaand van 2018-03-01"): "ja",
    ("ja/nee", "tvt overlapt met kalendermaand van d"): "nee",
    ("ja/nee", "tvt overlapt met (tijdvak (nacht tot nacht + 2 dagen))"): "ja",
    ("ja/nee", "tvt valt in (tijdvak (nacht tot nacht + 2 dagen))"): "ja",
    ("ja/nee", "tvt overlapt met altijd_"): "ja",
    ("ja/nee", "(de eerste x uit diensten) valt in kalendermaand van 2018-10-01"): "ja",
    ("ja/nee", "(de laatste v uit verloven) overlapt met tv"): "nee",
    ("ja/nee", "geen_dag valt in tv"): "fout: LW410",
}  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What every formula comes to."""
    return evaluate(tmp_path_factory.mktemp("dates"), NAMES, ROWS, CASE)


@pytest.mark.parametrize("row", ROWS, ids=[f for _, f in ROWS])
def test_what_a_formula_comes_to(row: tuple[str, str], found: dict[tuple[str, str], str]) -> None:
    """The date, the period or the number, or the code of what can't be."""
    assert found[row] == ROWS[row]


@pytest.mark.parametrize(
    ("night", "hours"),
    [
        ("2018-03-24T23:00 tot 2018-03-25T07:00", "7"),
        ("2018-10-27T23:00 tot 2018-10-28T07:00", "9"),
        ("2018-05-01T23:00 tot 2018-05-02T07:00", "8"),
    ],
)
def test_the_nights_that_the_clock_changes(night: str, hours: str, tmp_path: Path) -> None:
    """A night shift has seven real hours in spring and nine in autumn."""
    assert evaluate(tmp_path, "invoer: {n: {type: tijdvak(tijd)}}\n", [("uur", "uren van n")], {"n": night}) == {
        ("uur", "uren van n"): hours
    }


def test_working_days_that_are_not_known(tmp_path: Path) -> None:
    """When it is not known whether people work on a day, neither is what counts them."""
    names = "invoer: {ok: {type: ja/nee}}\ndagsoorten: {werkdag: {als: ok}}\n"
    rows = [("datum", "peildatum + 2 werkdagen"), ("werkdag", "werkdagen van kalendermaand van peildatum")]
    assert set(evaluate(tmp_path, names, rows).values()) == {"onbekend: ok"}
    assert set(evaluate(tmp_path, names, rows, {"ok": "nee"}).values()) == {"fout: LW414", "0"}


def test_working_days_of_three_centuries(tmp_path: Path) -> None:
    """No part of a long period is left uncounted."""
    names = "dagsoorten: {werkdag: {als: ja}}\n"
    row = ("werkdag", "werkdagen van (tijdvak (1900-01-01 tot en met 2199-12-31))")
    assert evaluate(tmp_path, names, [row]) == {row: "109573"}
