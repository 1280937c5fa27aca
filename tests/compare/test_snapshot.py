"""A rule set on a day, as it last was, and made to hold always."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import make_rules
from lidwoord.calculate import calculate
from lidwoord.compare import Snapshot, change_days
from lidwoord.compare.frozen import frozen
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten: {dienst: {lijst: diensten, sleutel: begin, is_tijdvak: tijd, velden: {}}}
waarden:
  tarief: {type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2019-01-01, waarde: € 11/uur}, {van: 2020-01-01, waarde: € 12/uur}]}
  tijdelijk: {type: €, reeks: [{van: 2018-01-01, tot_en_met: 2018-12-31, waarde: € 5}]}
  termijn: {type: tijdvak, waarde: 2018-03-01 t/m 2018-08-31}
tabellen:
  schaal: {kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], reeks: [{van: 2018-01-01, rijen: [{trede: 1, bedrag: € 1}]}, {van: 2019-06-01, rijen: [{trede: 1, bedrag: € 2}]}]}
regels:
  loon: {type: €, formule: som van uren van d * tarief op datum van begin van d over elke d uit diensten}
  stap: {type: €, formule: bedrag uit schaal bij (1)}
  oud: {type: €, geldt: {van: 2018-01-01, tot_en_met: 2018-06-30}, formule: € 1}
  versies: {type: €, versies: [{van: 2018-01-01, formule: € 1}, {van: 2019-01-01, formule: € 2}]}
normen:
  melden: {soort: plicht, van: werknemer, samenvatting: Meld het.}
"""  # fmt: skip
DAY = date(2018, 5, 1)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("moment"), RULES)


def test_on_a_day(rules: RuleSet) -> None:
    """What holds then, by the begin and end of each part."""
    at = Snapshot(rules, DAY)
    entry = at.entry(rules.values["tarief"])
    assert entry is not None
    assert (entry.start, entry.end, entry.value) == (date(2018, 1, 1), date(2019, 1, 1), 10)
    assert at.holds(rules.rules["oud"])
    assert not Snapshot(rules, date(2018, 7, 1)).holds(rules.rules["oud"])
    assert not Snapshot(rules, date(2019, 1, 1)).holds(rules.values["tijdelijk"])
    assert not Snapshot(rules, date(2017, 1, 1)).holds(rules.tables["schaal"])
    assert not Snapshot(rules, date(2017, 1, 1)).holds(rules.rules["versies"])
    assert at.holds(rules.norms["melden"])
    assert at.part(()) is None


def test_as_it_last_was(rules: RuleSet) -> None:
    """Without a day: the last part of everything, and nothing has ended."""
    at = Snapshot(rules)
    entry, rows = at.entry(rules.values["tijdelijk"]), at.rows(rules.tables["schaal"])
    assert entry is not None
    assert rows is not None
    assert (entry.value, rows.start) == (5, date(2019, 6, 1))
    assert at.holds(rules.rules["oud"])


def test_days_of_change(rules: RuleSet) -> None:
    """Every begin and end of a part, with the names of what changes then."""
    assert {day: sorted(names) for day, names in change_days(rules).items()} == {
        date(2018, 1, 1): ["oud", "schaal", "tarief", "tijdelijk", "versies"],
        date(2018, 7, 1): ["oud"],
        date(2019, 1, 1): ["tarief", "tijdelijk", "versies"],
        date(2019, 6, 1): ["schaal"],
        date(2020, 1, 1): ["tarief"],
    }


def test_frozen(rules: RuleSet) -> None:
    """The figures of the moment count, whatever the dates of the facts; what had ended then is still not in force."""
    case = {"diensten": [{"begin": "2020-02-01T08:00", "einde": "2020-02-01T10:00"}]}
    assert calculate(rules, "loon", case, date=DAY)["loon"].text == "€ 24,00"
    still = frozen(Snapshot(rules, DAY))
    assert calculate(still, "loon", case, date=DAY)["loon"].text == "€ 20,00"
    later = frozen(Snapshot(rules, date(2019, 7, 1)))
    answer = calculate(later, ["loon", "stap", "versies", "oud"], case, date=date(2019, 7, 1))
    assert [outcome.text or outcome.state for outcome in answer.outcomes.values()] == [
        "€ 22,00",
        "€ 2,00",
        "€ 2,00",
        "geldt_niet",
    ]
    assert calculate(rules, "loon", case, date=DAY)["loon"].text == "€ 24,00"  # the set itself has not changed


def test_a_term_by_a_value(tmp_path: Path) -> None:
    """A rule that holds in the period that a value gives, or from its begin, or until its end."""
    made = make_rules(
        tmp_path, {"a.yaml": RULES, "b.yaml": "geldt: {volgens: termijn}\nregels: {r: {type: €, formule: € 1}}\n"}
    )
    assert Snapshot(made).term(made.rules["r"].validity) == (date(2018, 3, 1), date(2018, 9, 1))
    assert Snapshot(made, date(2018, 3, 1)).holds(made.rules["r"])
    assert not Snapshot(made, date(2018, 9, 1)).holds(made.rules["r"])
