"""Differences: what each kind of cause is called, and how much it does."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import ask_all, make_rules
from lidwoord.explain.causes import cause_words
from lidwoord.explain.difference import difference

RULES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, sleutel: nr, velden: {nr: aantal, loon: {type: €, titel: Loon van de dienst}, telt: ja/nee}}
invoer:
  uren: {type: uur, titel: Gewerkte uren}
  groep: {type: keuze(a; b), titel: Groep}
  jaren: {type: jaar, titel: Jaren in dienst}
  lid: {type: ja/nee, standaard: nee}
  start: {type: datum}
waarden:
  tarief: {lid: "1", titel: Tarief, type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2018-07-01, waarde: € 11/uur}]}
tabellen:
  prijzen:
    lid: "2"
    kolommen: {soort: keuze(a; b), trede: aantal, prijs: €}
    sleutel: [soort, trede]
    reeks:
      - {van: 2018-01-01, rijen: [{soort: a, trede: 1, prijs: € 1}, {soort: a, trede: 2, prijs: € 2}, {soort: b, trede: 1, prijs: € 5}, {soort: b, trede: 2, prijs: € 7}]}
      - {van: 2018-07-01, rijen: [{soort: a, trede: 1, prijs: "€ 1,50"}, {soort: a, trede: 2, prijs: € 2}, {soort: b, trede: 1, prijs: € 5}, {soort: b, trede: 2, prijs: € 8}]}
  schijven: {soort: staffel, lid: "9", over: €, tarief: percentage, reeks: [{van: 2018-01-01, rijen: [{tot_en_met: € 100, tarief: 10%}, {tarief: 50%}]}, {van: 2018-07-01, rijen: [{tot_en_met: € 100, tarief: 20%}, {tarief: 50%}]}]}
lijsten:
  dagdelen: {lid: "3", soort: snijden, uit: diensten, langs: kalenderdagen, element: dagdeel}
  beurten: {lid: "4", soort: rangschikking, uit: diensten, op: loon van dienst, gelijke_stand: volgorde, element: beurt}
regels:
  loon: {lid: "5", titel: Loon, type: €, formule: uren * tarief}
  prijs: {lid: "6", type: €, formule: prijs uit prijzen bij (groep; jaren uitgedrukt in jaren)}
  belasting: {lid: "7", type: €, formule: loon volgens schijven}
  hoogste_loon: {type: €, formule: het hoogste van loon van d over elke d uit diensten}
  laagste_loon: {type: €, formule: het laagste van loon van d over elke d uit diensten waarvoor telt van d}
  middelste: {type: €, formule: gemiddelde van loon van d over elke d uit diensten}
  geteld: {type: aantal, formule: aantal over elke d uit diensten waarvoor loon van d is meer dan € 15}
  soms: {type: €, formule: som van loon van d over elke d uit diensten waarvoor telt van d}
  gesneden: {type: uur, formule: som van uren van s over elk s uit dagdelen}
  eerste_rang: {type: €, formule: loon van (de eerste b uit beurten)}
  einde: {type: datum, formule: "(de laatste van (start; 2018-03-01)) + 1 maand"}
  recht: {type: ja/nee, voorwaarden: [{lid: "1 sub a", naam: lang in dienst, eis: jaren is minstens 2 jaar}, {lid: "1 sub b", naam: lid van de club, eis: lid}]}
  bonus: {lid: "8", type: €, aanspraak: recht, zonder_aanspraak: € 0, formule: € 100}
  hogere_bonus: {lid: "8a", type: €, in_afwijking_van: bonus, als: uren is meer dan 50 uur, formule: € 500}
  beide: {type: ja/nee, formule: lid en jaren is minstens 2 jaar}
  iemand: {type: ja/nee, formule: er is een d uit diensten waarvoor loon van d is meer dan € 15}
  dubbel: {type: getal, formule: 'loon / prijs'}
"""
SHIFTS = [
    {"nr": 1, "begin": "2018-05-01T20:00", "einde": "2018-05-02T02:00", "loon": "€ 10", "telt": "ja"},
    {"nr": 2, "begin": "2018-05-03T08:00", "einde": "2018-05-03T12:00", "loon": "€ 20", "telt": "nee"},
]
BASE = {"uren": "10 uur", "groep": "a", "jaren": "1 jaar", "start": "2018-01-31", "diensten": SHIFTS}
LATER = date(2018, 8, 1)


def shift(number: int, **changes: str) -> list[dict[str, object]]:
    """The shifts with one of them changed."""
    return [{**s, **changes} if s["nr"] == number else s for s in SHIFTS]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("difference"), RULES)


CASES = [
    ("loon", {"uren": "12 uur"}, None, [("gegeven", "uren", "20")]),
    ("loon", {"uren": "12 uur"}, LATER, [("gegeven", "uren", "20"), ("waarde", "tarief", "12")]),
    ("loon", {"tarief": "€ 12/uur"}, None, [("gegeven", "tarief", "20")]),
    ("loon", {"loon": "€ 1"}, None, [("gegeven", "loon", "-99")]),
    # the key first, then what stands there
    ("prijs", {"groep": "b"}, None, [("gegeven", "groep", "4")]),
    ("prijs", {}, LATER, [("tabel", "prijzen", "1/2")]),
    ("prijs", {"groep": "b", "jaren": "2 jaar"}, LATER, [("gegeven", "groep", "4"), ("gegeven", "jaren", "2"), ("tabel", "prijzen", "1")]),
    ("belasting", {"uren": "20 uur"}, None, [("gegeven", "uren", "50")]),
    ("belasting", {"uren": "5 uur"}, LATER, [("tabel", "schijven", "11/2"), ("gegeven", "uren", "-5"), ("waarde", "tarief", "1/2")]),
    ("hoogste_loon", {"diensten": shift(2, loon="€ 25")}, None, [("gegeven", "loon", "5")]),
    ("hoogste_loon", {"diensten": SHIFTS[:1]}, None, [("element", "diensten[2]", "-10")]),
    ("laagste_loon", {"diensten": shift(1, telt="nee")[:1] + shift(2, telt="ja")[1:]}, None, None),
    ("middelste", {"diensten": shift(2, loon="€ 25")}, None, [("gegeven", "loon", "5/2")]),
    ("middelste", {"diensten": SHIFTS[1:]}, None, [("element", "diensten[1]", "5")]),
    ("geteld", {"diensten": shift(1, loon="€ 16")}, None, [("gegeven", "loon", "1")]),
    ("soms", {"diensten": shift(2, telt="ja")}, None, [("gegeven", "telt", "20")]),
    ("soms", {"diensten": []}, None, [("element", "diensten[1]", "-10")]),
    # what is cut comes from a shift that changed, or that is gone
    ("gesneden", {"diensten": shift(1, einde="2018-05-01T23:00")}, None, [("gegeven", "einde", "-3")]),
    ("gesneden", {"diensten": SHIFTS[1:]}, None, [("element", "diensten[1]", "-6")]),
    ("einde", {"start": "2018-03-15"}, None, [("gegeven", "start", "14")]),
    ("einde", {"start": "2018-02-01"}, None, []),
    ("bonus", {"jaren": "3 jaar", "lid": "ja"}, None, [("gegeven", "jaren", "50"), ("gegeven", "lid", "50")]),
    ("bonus", {"uren": "60 uur"}, None, [("gegeven", "uren", "500")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "day", "expected"), CASES)
def test_causes_with_an_effect(name, changes, day, expected, rules) -> None:  # type: ignore[no-untyped-def]
    """Each cause with what it does; together exactly the difference."""
    a, b = ask_all(rules, [name], BASE), ask_all(rules, [name], {**BASE, **changes}, day or date(2018, 5, 1))
    found = difference(a[name].trace, b[name].trace, None, (a, b))
    if found.total is not None:
        assert sum((cause.effect for cause in found.causes), Fraction(0)) == found.total
    if expected is not None:
        assert sorted((c.kind, c.id, str(c.effect)) for c in found.causes) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("beide", {"lid": "ja", "jaren": "2 jaar"}, {"lid"}),
        ("recht", {"lid": "ja", "jaren": "2 jaar"}, {"lid", "jaren"}),
        ("iemand", {"diensten": SHIFTS[:1]}, {"diensten[2]"}),
        ("iemand", {"diensten": shift(2, loon="€ 1")}, {"loon"}),
        ("dubbel", {"jaren": "9 jaar"}, {"prijs", "jaren"}),
    ],
)
def test_causes_without_an_effect(name, changes, expected, rules) -> None:  # type: ignore[no-untyped-def]
    """Of ja and nee, and where a side has no value, causes have no amount."""
    a, b = ask_all(rules, [name], BASE), ask_all(rules, [name], {**BASE, **changes})
    found = difference(a[name].trace, b[name].trace, None, (a, b))
    assert found.total is None
    assert {cause.id for cause in found.causes} <= expected
    assert found.causes
    assert all(cause.effect == 0 for cause in found.causes)


def test_a_condition_is_named(rules) -> None:  # type: ignore[no-untyped-def]
    """A cause tells the condition through which it works, and where it stands on each side."""
    a, b = ask_all(rules, ["bonus"], {**BASE, "lid": "ja"}), ask_all(rules, ["bonus"], {**BASE, "lid": "ja", "jaren": "3 jaar"})
    (cause,) = difference(a["bonus"].trace, b["bonus"].trace, None, (a, b)).causes
    assert cause.condition == "lang in dienst"
    assert cause_words(rules, cause) == "Jaren in dienst: was 1 jaar, is nu 3 jaar; door de voorwaarde “lang in dienst”"


def test_words(rules) -> None:  # type: ignore[no-untyped-def]
    """A field by its title with its element; an element by what it is; a figure with its place."""
    a, b = ask_all(rules, ["hoogste_loon"], BASE), ask_all(rules, ["hoogste_loon"], {**BASE, "diensten": shift(2, loon="€ 25")})
    (cause,) = difference(a["hoogste_loon"].trace, b["hoogste_loon"].trace, None, (a, b)).causes
    assert cause_words(rules, cause) == "Loon van de dienst (do 3 mei 2018 08:00–12:00): was € 20,00, is nu € 25,00"
    c = ask_all(rules, ["hoogste_loon"], {**BASE, "diensten": SHIFTS[:1]})
    (cause,) = difference(a["hoogste_loon"].trace, c["hoogste_loon"].trace, None, (a, c)).causes
    assert cause_words(rules, cause) == "Do 3 mei 2018 08:00–12:00: er niet meer"
    one, other = ask_all(rules, ["loon"], BASE), ask_all(rules, ["loon"], BASE, LATER)
    (cause,) = difference(one["loon"].trace, other["loon"].trace, None, (one, other)).causes
    assert [cite.text for cite in cause.cites] == ["artikel 1 lid 1", "artikel 1 lid 1"]


def test_without_the_answers(rules) -> None:  # type: ignore[no-untyped-def]
    """Two traces alone are enough; a table is then one cause, with the same sum."""
    a, b = ask_all(rules, ["prijs"], BASE), ask_all(rules, ["prijs"], {**BASE, "groep": "b", "jaren": "2 jaar"}, LATER)
    (cause,) = difference(a["prijs"].trace, b["prijs"].trace).causes
    assert (cause.kind, cause.id, cause.effect) == ("tabel", "prijzen", Fraction(7))


def test_names_that_changed(tmp_path: Path) -> None:
    """What has another name in another edition is the same; a condition that is new is a cause by its label."""
    old = make_rules(
        tmp_path / "a",
        'invoer: {x: {type: getal}}\nregels:\n  oud: {type: getal, voorwaarden: [{lid: "1", naam: groot, eis: x is meer dan 1}], zonder_aanspraak: 0, formule: x * 2}\n',
    )
    new = make_rules(
        tmp_path / "b",
        'invoer: {x: {type: getal}}\nregels:\n  nieuw: {type: getal, voorwaarden: [{lid: "1", naam: groot, eis: x is meer dan 1}, {lid: "2", naam: klein, eis: x is minder dan 4}], zonder_aanspraak: 0, formule: x * 2}\n',
    )
    a, b = ask_all(old, ["oud"], {"x": 5}), ask_all(new, ["nieuw"], {"x": 5})
    found = difference(a["oud"].trace, b["nieuw"].trace, {"oud": "nieuw"}, (a, b))
    assert [(c.kind, c.id, c.effect) for c in found.causes] == [("voorwaarde", "klein", Fraction(-10))]
    assert cause_words(new, found.causes[0]) == "De voorwaarde “klein”: staat er nu bij, en is niet vervuld"
    back = difference(b["nieuw"].trace, a["oud"].trace, {"nieuw": "oud"}, (b, a))
    assert cause_words(old, back.causes[0]) == "De voorwaarde “klein”: stond er alleen eerst, en is niet vervuld"
