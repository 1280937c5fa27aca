"""What causes are about: rows of tables, what list operations make, records inside records, other days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from building import ask_all, make_rules
from lidwoord.explain.causes import about, cause_words
from lidwoord.explain.contrast import contrasts
from lidwoord.explain.difference import difference
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten:
  man: {lijst: mannen, sleutel: naam, velden: {naam: tekst, punten: getal}}
  ding: {lijst: dingen, van: man, sleutel: nr, velden: {nr: aantal, prijs: €}}
invoer: {grens: {type: getal}, ok: {type: ja/nee}}
tabellen:
  rijtjes:
    lid: "2"
    kolommen: {stap_: getal, loon: €}
    sleutel: [stap_]
    element: rijtje
    reeks:
      - {van: 2018-01-01, rijen: [{stap_: 1, loon: € 5}, {stap_: 2, loon: € 9}]}
      - {van: 2018-07-01, rijen: [{stap_: 1, loon: € 6}, {stap_: 2, loon: € 9}]}
lijsten:
  volgorde_: {lid: "3", titel: De rangorde, soort: rangschikking, uit: mannen, op: punten van man, gelijke_stand: volgorde, element: plek}
  groepjes: {soort: groepen, uit: mannen, sleutel: punten van man, element: groepje}
regels:
  uit_rij: {type: €, formule: loon van (de eerste r uit rijtjes waarvoor stap_ van r is minstens grens)}
  som_rij: {type: €, formule: som van loon van r over elke r uit rijtjes}
  rangen: {type: getal, formule: som van rang van p * punten van p over elke p uit volgorde_}
  prijzen_: {per: man, type: €, formule: som van prijs van d over elke d uit dingen van man}
  alles_: {type: €, formule: som van prijzen_ van m over elke m uit mannen}
  groepen_: {type: getal, formule: som van aantal_leden van g over elke g uit groepjes}
  klein: {type: ja/nee, formule: voor elke m uit mannen geldt punten van m is hoogstens 5}
  nihil: {type: €, aanspraak: ok, zonder_aanspraak: € 0, formule: € 0}
  tot_juni: {type: €, geldt: {tot_en_met: 2018-05-31}, formule: € 1}
"""
MANNEN: list[dict[str, object]] = [
    {"naam": "Jan", "punten": 3, "dingen": [{"nr": 1, "prijs": "€ 1"}, {"nr": 2, "prijs": "€ 2"}]},
    {"naam": "Piet", "punten": 1, "dingen": [{"nr": 1, "prijs": "€ 4"}]},
]
OTHER: list[dict[str, object]] = [
    {"naam": "Jan", "punten": 3, "dingen": [{"nr": 1, "prijs": "€ 1"}]},
    {"naam": "Piet", "punten": 7, "dingen": [{"nr": 1, "prijs": "€ 7"}]},
]
BASE = {"grens": 1, "mannen": MANNEN, "ok": False}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("cause"), RULES)


@pytest.mark.parametrize(
    ("name", "changes", "day", "expected"),
    [
        ("uit_rij", {"grens": 2}, date(2018, 5, 1), [("gegeven", "grens", 4)]),
        ("uit_rij", {}, date(2018, 8, 1), [("tabel", "rijtjes", 1)]),
        ("som_rij", {}, date(2018, 8, 1), [("tabel", "rijtjes", 1)]),
        ("alles_", {"mannen": OTHER}, date(2018, 5, 1), [("element", "dingen[Jan/2]", -2), ("gegeven", "prijs", 3)]),
        ("alles_", {"mannen": MANNEN[:1]}, date(2018, 5, 1), [("element", "mannen[Piet]", -4)]),
    ],
)
def test_what_a_cause_is(
    name: str, changes: dict[str, object], day: date, expected: list[tuple[str, str, int]], rules: RuleSet
) -> None:
    """Its kind, its name and its effect."""
    a, b = ask_all(rules, [name], BASE), ask_all(rules, [name], {**BASE, **changes}, day)
    found = difference(a[name].trace, b[name].trace, None, (a, b))
    assert sorted((c.kind, c.id, c.effect) for c in found.causes) == sorted(expected)


def test_what_list_operations_make(rules: RuleSet) -> None:
    """A rank is of its list; the sum is exact. Groups have the record that changed, or are there or not."""
    for name in ("rangen", "groepen_"):
        a, b = (
            ask_all(rules, [name], BASE),
            ask_all(rules, [name], {**BASE, "mannen": [*OTHER, {"naam": "Klaas", "punten": 3}]}),
        )
        found = difference(a[name].trace, b[name].trace, None, (a, b))
        assert sum((cause.effect for cause in found.causes), Fraction(0)) == found.total
        assert all(cause_words(rules, cause) for cause in found.causes)
    a, b = ask_all(rules, ["rangen"], BASE), ask_all(rules, ["rangen"], {**BASE, "mannen": OTHER})
    found = difference(a["rangen"].trace, b["rangen"].trace, None, (a, b))
    kinds = {cause.kind: cause for cause in found.causes}
    assert set(kinds) == {"lijst", "gegeven"}
    assert about(rules, kinds["lijst"]).startswith("De rangorde (")
    assert kinds["lijst"].cites[0].text == "artikel 1 lid 3"


def test_a_question_about_all(rules: RuleSet) -> None:
    """The element that decided otherwise, or that is new."""
    a = ask_all(rules, ["klein"], BASE)
    for men, wanted in ((OTHER, "punten"), ([*MANNEN, {"naam": "Klaas", "punten": 9}], "mannen[Klaas]")):
        b = ask_all(rules, ["klein"], {**BASE, "mannen": men})
        (cause,) = difference(a["klein"].trace, b["klein"].trace, None, (a, b)).causes
        assert cause.id == wanted


def test_as_much_with_a_right_as_without(rules: RuleSet) -> None:
    """The state differs, the amount does not."""
    a, b = ask_all(rules, ["nihil"], BASE), ask_all(rules, ["nihil"], {**BASE, "ok": True})
    (found,) = contrasts(a, b, ("a", "b"), {})
    assert found.headline == "evenveel (geen recht (€ 0,00); nu € 0,00)"
    assert found.difference.total is None
    assert [cause.id for cause in found.difference.causes] == ["ok"]


def test_a_term_that_ended(rules: RuleSet) -> None:
    """A rule that no longer holds does so because of the day."""
    a, b = ask_all(rules, ["tot_juni"]), ask_all(rules, ["tot_juni"], {}, date(2018, 7, 1))
    (cause,) = difference(a["tot_juni"].trace, b["tot_juni"].trace, None, (a, b)).causes
    assert (cause.kind, cause.a, cause.b) == ("peildatum", "1 mei 2018", "1 juli 2018")
