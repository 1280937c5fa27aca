"""The effect on cases: worked by hand on small sets, and exact for a thousand made-up employees on the real ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import lidwoord
from building import make_rules
from compare.staff import employees
from lidwoord.cli.commands.vergelijk import lineage_of
from lidwoord.compare import Lineage, Snapshot
from lidwoord.compare.effect import Effect, Facts, Row, Sides, effects
from lidwoord.compare.lineage import Link, Name
from lidwoord.compare.pairs import pair
from lidwoord.diagnostics import LidwoordError, Span
from lidwoord.documents import parse_document
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping as Node
from lidwoord.values.types import Type

OLD = """
soorten: {dienst: {lijst: diensten, is_tijdvak: tijd, velden: {zwaar: ja/nee, oud_veld: ja/nee}}}
invoer: {uren: {type: uur}, oude_vraag: {type: ja/nee, standaard: nee}}
waarden: {uurloon: {type: €/uur, waarde: € 10/uur}, deel: {type: percentage, waarde: 10%}, per_dienst: {type: €, waarde: € 5}}
regels:
  loon: {type: €, formule: uren * uurloon}
  toeslag: {type: €, formule: loon * deel}
  totaal: {type: €, formule: loon + toeslag}
  premie: {type: €, aanspraak: uren is minstens 8 uur, zonder_aanspraak: € 0, formule: € 50}
  dienstbedrag: {type: €, per: dienst, formule: als zwaar van dienst dan 2 * per_dienst anders per_dienst}
  zwaar_werk: {type: ja/nee, formule: er is een dienst uit diensten waarvoor zwaar van dienst}
"""
NEW = OLD.replace("€ 10/uur", "€ 12/uur").replace("waarde: 10%", "waarde: 15%").replace("8 uur", "9 uur").replace(
    "waarde: € 5", "waarde: € 4"
).replace(", oud_veld: ja/nee", "").replace(", oude_vraag: {type: ja/nee, standaard: nee}", ", nieuwe_vraag: {type: ja/nee}")  # fmt: skip
DAY = date(2020, 5, 1)


def facts(name: str, given: Mapping[str, object], covers: str = "") -> Facts:
    """A case, written as YAML."""
    body = ", ".join(f"{key}: {value}" for key, value in given.items())
    document, found = parse_document(f'schema: "1"\ninvoer: {{{body}}}\n{covers}', name, "zaak")
    assert not found
    assert document is not None
    invoer, dekking = document.node.get("invoer"), document.node.get("dekking")
    assert isinstance(invoer, Node)
    return Facts(name, invoer, dekking if isinstance(dekking, Node) else None)


def found(root: Path, outcomes: Iterable[str], cases: Iterable[Facts], new: str = NEW) -> list[Effect]:
    """The effect of the step from the old set to a new one."""
    old = Snapshot(make_rules(root, OLD, "oud"), DAY)
    later = Snapshot(make_rules(root, new, "nieuw"), DAY)
    return effects(Sides.of(old, later, pair(old.rules, later.rules, Lineage())), outcomes, cases, lambda name: None)


def test_causes_add_up_by_hand(tmp_path: Path) -> None:
    """10 hours: 100 + 10 becomes 120 + 18. The wage does 20 + 2, the share 6 (15% − 10% of 120)."""
    (effect,) = found(tmp_path, ["totaal"], [facts("an", {"uren": "10 uur"}), facts("bo", {"uren": "0 uur"})])
    assert [(row.name, row.a, row.b, row.total) for row in effect.rows] == [
        ("an", "€ 110,00", "€ 138,00", Fraction(28)), ("bo", "€ 0,00", "€ 0,00", Fraction(0)),
    ]  # fmt: skip
    assert [(cause.kind, cause.id, cause.a, cause.b, cause.effect) for cause in effect.rows[0].causes] == [
        ("waarde", "uurloon", "€ 10,00/uur", "€ 12,00/uur", Fraction(22)), ("waarde", "deel", "10%", "15%", Fraction(6)),
    ]  # fmt: skip
    assert [(share.id, share.effect, share.cases) for share in effect.shares()] == [("uurloon", 22, 1), ("deel", 6, 1)]


def test_a_product_that_was_turned_round_is_the_same_one(tmp_path: Path) -> None:
    """Its factors face each other, so that only the figure is a cause; without a likeness they keep their order."""
    turned = NEW.replace("uren * uurloon", "uurloon * uren").replace("loon * deel", "15% * loon")
    (effect,) = found(tmp_path, ["totaal"], [facts("an", {"uren": "10 uur"})], turned)
    assert [(cause.kind, cause.id, cause.a, cause.b, cause.effect) for cause in effect.rows[0].causes] == [
        ("waarde", "uurloon", "€ 10,00/uur", "€ 12,00/uur", Fraction(22)), ("regel", "toeslag", "10%", "15%", Fraction(6)),
    ]  # fmt: skip
    other = NEW.replace("uren * uurloon", "€ 3 * 40")
    (effect,) = found(tmp_path / "anders", ["loon"], [facts("an", {"uren": "10 uur"})], other)
    assert sum(cause.effect for cause in effect.rows[0].causes) == effect.rows[0].total == 20


def test_another_row_of_a_table_names_the_rule(tmp_path: Path) -> None:
    """The key stands in the formula of a rule; that rule is the cause."""
    table = "tabellen: {treden: {kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], rijen: [{trede: 1, bedrag: € 5}, {trede: 2, bedrag: € 7}]}}\n"
    sets = [f"{table}regels: {{trap: {{type: €, formule: bedrag uit treden bij ({key})}}}}\n" for key in (1, 2)]
    old, new = (Snapshot(make_rules(tmp_path, text, name), DAY) for text, name in zip(sets, ("oud", "nieuw"), strict=True))
    told: list[str] = []
    (effect,) = effects(Sides.of(old, new, pair(old.rules, new.rules, Lineage())), ["trap"], [facts("an", {})], told.append)
    assert told == ["an"]
    assert [(cause.kind, cause.id, cause.effect) for cause in effect.rows[0].causes] == [("regel", "trap", 2)]


def test_a_right_that_is_lost_has_the_whole_effect(tmp_path: Path) -> None:
    """Who works 8 hours had the premium, and loses it."""
    cases = [facts(f"{hours}", {"uren": f"{hours} uur"}) for hours in (7, 8, 9)]
    (effect,) = found(tmp_path, ["premie"], cases)
    assert [(row.name, row.total) for row in effect.rows] == [("8", -50), ("7", 0), ("9", 0)]
    assert sum(cause.effect for cause in effect.rows[0].causes) == -50
    assert [len(effect.gained(sign)) for sign in (1, 0, -1)] == [0, 2, 1]
    assert effect.total == -50


def test_an_outcome_about_elements_has_a_row_for_each(tmp_path: Path) -> None:
    """And a cause that several elements of a case have counts as one case."""
    shifts = "[{begin: 2020-05-01T08:00, einde: 2020-05-01T12:00, zwaar: ja}, {begin: 2020-05-02T08:00, einde: 2020-05-02T12:00, zwaar: nee}]"
    covers = "dekking: {diensten: 2020-05-01 t/m 2020-05-02}\n"
    one, two = found(tmp_path, ["dienstbedrag", "zwaar_werk"], [facts("an", {"diensten": shifts}, covers)])
    assert [(row.name, row.total) for row in one.rows] == [("an [2020-05-01T08:00]", -2), ("an [2020-05-02T08:00]", -1)]
    assert [(share.id, share.effect) for share in one.shares()] == [("per_dienst", -3)]
    assert [(row.a, row.b, row.total) for row in two.rows] == [("ja", "ja", None)]
    assert two.shares() == ()
    assert two.histogram() == ()


def test_what_one_side_does_not_know_is_left_out(tmp_path: Path) -> None:
    """A question or a field of the other set; a name that neither knows is wrong."""
    shifts = "[{begin: 2020-05-01T08:00, einde: 2020-05-01T12:00, zwaar: ja, oud_veld: ja}]"
    given = {"uren": "9 uur", "oude_vraag": "ja", "nieuwe_vraag": "nee", "diensten": shifts}
    (effect,) = found(tmp_path, ["premie"], [facts("an", given)])
    assert effect.rows[0].total == 0
    with pytest.raises(LidwoordError) as caught:
        found(tmp_path, ["premie"], [facts("an", {"urn": "9 uur"})])
    assert [(d.code, d.hint) for d in caught.value.diagnostics] == [("LW501", "Bedoelde u `uren`?")]


def test_readings_of_a_case_have_the_names_of_each_side(tmp_path: Path) -> None:
    """By the old or the new name of a rule, value or list; what only the later set has counts there."""
    old = """
waarden: {w: {type: €, lezingen: {laag: {gekozen: ja, reden: Zo., waarde: € 1}, hoog: {waarde: € 3}}}}
regels: {was: {type: €, lezingen: {een: {gekozen: ja, reden: Zo., formule: w}, twee: {formule: 2 * w}}}}
"""
    new = old.replace("was:", "wordt:").replace("twee:", "drie: {formule: 3 * w}, twee:")
    sets = [Snapshot(make_rules(tmp_path, text, name), DAY) for text, name in ((old, "oud"), (new, "nieuw"))]
    name = Span("a.yaml", 1, 1, 1, 2)
    lineage = Lineage("oud", links={"wordt": Link(Name("wordt", name), (Name("was", name),))})
    sides = Sides.of(*sets, pair(sets[0].rules, sets[1].rules, lineage))

    def amounts(**readings: str) -> tuple[str, str, tuple[str, ...]]:
        case = replace(facts("an", {}), readings=readings)
        (effect,) = effects(sides, ["wordt"], [case], lambda name: None)
        return effect.rows[0].a, effect.rows[0].b, effect.remarks

    assert amounts() == ("€ 1,00", "€ 1,00", ())
    assert amounts(wordt="twee", w="hoog") == ("€ 6,00", "€ 6,00", ())
    assert amounts(was="twee") == ("€ 2,00", "€ 2,00", ())
    told = "De lezing “drie” van `wordt` is er alleen in Proef, op 1 mei 2020; de andere kant kiest zelf. (1 zaak)"
    assert amounts(wordt="drie") == ("€ 1,00", "€ 3,00", (told,))


def test_an_outcome_that_a_side_lacks_is_refused(tmp_path: Path) -> None:
    """With the nearest name."""
    with pytest.raises(LidwoordError) as caught:
        found(tmp_path, ["totaa"], [])
    assert [(d.code, d.hint) for d in caught.value.diagnostics] == [("LW520", "Bedoelde u `totaal`?")]


def test_a_case_without_an_answer_is_apart(tmp_path: Path) -> None:
    """It has no difference, and stands last."""
    (effect,) = found(tmp_path, ["totaal"], [facts("an", {"nieuwe_vraag": "ja"}), facts("bo", {"uren": "1 uur"})])
    assert [(row.name, row.b, row.total is None) for row in effect.rows] == [
        ("bo", "€ 13,80", False),
        ("an", "onbekend: uren", True),
    ]
    assert [row.name for row in effect.counted] == ["bo"]


@pytest.mark.parametrize(
    ("totals", "bars"),
    [
        ([5], [(5, 6, 1)]),
        ([0, 12], [(n, n + 1, 1 if n in (0, 12) else 0) for n in range(13)]),
        ([-30, 250], [(n, n + 50, 1 if n in (-50, 250) else 0) for n in range(-50, 251, 50)]),
        ([Fraction(1, 100), Fraction(2, 100)], [(Fraction(n, 1000), Fraction(n + 1, 1000), 1 if n in (10, 20) else 0) for n in range(10, 21)]),
    ],
)  # fmt: skip
def test_a_histogram_has_round_bars(totals: list[Fraction], bars: list[tuple[Fraction, Fraction, int]]) -> None:
    """About twelve, of 1, 2 or 5 times a power of ten; every case is in one of them."""
    effect = Effect("x", "X", Type("aantal"), [Row("w", "", "", Fraction(total), ()) for total in totals])
    assert list(effect.histogram()) == bars
    assert sum(count for _, _, count in effect.histogram()) == len(totals)


@pytest.fixture(scope="module")
def real() -> tuple[RuleSet, RuleSet, Sides]:
    """Both editions, on a day on which each held."""
    old, new = lidwoord.load("cao-2018"), lidwoord.load("cao-2025")
    pairs = pair(old, new, lineage_of("cao-2025", None))
    return old, new, Sides.of(Snapshot(old, date(2018, 5, 1)), Snapshot(new, date(2026, 8, 1)), pairs)


def test_causes_of_a_thousand_employees_add_up_exactly(real: tuple[RuleSet, RuleSet, Sides]) -> None:
    """Per person, as fractions; and all causes together are the whole."""
    _, _, sides = real
    told: list[str] = []
    cases = [facts(name, {key: given[key] for key in given if key != "diensten"}) for name, given in employees(1000)]
    effect, holiday = effects(sides, ["maandsalaris", "uurloon_toeslagen"], cases, told.append)
    assert len(told) == len(effect.rows) == 1000
    for one in (effect, holiday):
        assert len(one.counted) > 900
        assert [row.name for row in one.counted if sum(cause.effect for cause in row.causes) != row.total] == []
        assert sum(share.effect for share in one.shares()) == one.total
        assert all(0 < share.cases <= 1000 for share in one.shares())
        assert sum(count for _, _, count in one.histogram()) == len(one.counted)
