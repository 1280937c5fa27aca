"""What is unknown for good: it is asked by nobody, and neither is what makes no difference without it."""

from __future__ import annotations

import pytest

from building import DAY, make_rules
from lidwoord.calculate import Answer, calculate
from lidwoord.calculate.case import Case, read_case
from lidwoord.calculate.states import HOPELESS, Failure, NotApplicable, Unknown, gravest, undecided
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {zwaar: ja/nee}}
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
  post: {lijst: posten, van: maand, velden: {bedrag: €}}
invoer:
  a: {type: getal}
  b: {type: getal}
  c: {type: ja/nee}
  d: {type: ja/nee}
  kleur: {type: keuze(rood; blauw)}
  maat: {type: aantal}
tabellen:
  prijzen:
    lid: "1"
    sleutel: [maat, kleur]
    kolommen: {maat: aantal, kleur: keuze(rood; blauw), prijs: €}
    reeks:
      - van: 2018-01-01
        rijen:
          - {maat: 1, kleur: rood, prijs: € 1}
          - {maat: 1, kleur: blauw, prijs: € 2}
          - {maat: 2, kleur: rood, prijs: € 3}
lijsten:
  nu: {lid: "1", soort: selectie, uit: diensten, binnen: kalendermaand van peildatum}
regels:
  plus: {lid: "1", type: getal, formule: a + b}
  beide: {lid: "1", type: ja/nee, formule: c en d}
  minstens_een: {lid: "1", type: ja/nee, formule: c of d}
  keus: {lid: "1", type: getal, formule: als c dan a anders b}
  vast: {lid: "1", type: getal, formule: als c dan a anders 1}
  verschil: {lid: "1", type: getal, formule: als c dan 2 anders 1}
  ergens: {lid: "1", type: ja/nee, formule: er is een x uit diensten waarvoor zwaar van x}
  alles: {lid: "1", type: aantal, formule: aantal over elke x uit diensten waarvoor zwaar van x}
  deze_maand: {lid: "1", type: aantal, formule: aantal over elke x uit nu}
  posten_samen: {lid: "1", type: €, formule: som van (som van bedrag van p over elke p uit posten van m) over elke m uit maanden}
  keuze: {lid: "1", type: ja/nee, formule: a is een van (b; 3)}
  eis: {lid: "1", type: ja/nee, voorwaarden: [{lid: "1", naam: c, eis: c}, {lid: "1", naam: d, eis: d}]}
  recht: {lid: "1", type: €, aanspraak: c en d, formule: € 5}
  geval: {lid: "1", type: getal, gevallen: [{als: c, dan: 1}, {als: d, dan: 2}], anders: 3}
  prijs: {lid: "1", type: €, formule: prijs uit prijzen bij (maat; kleur)}
  prijs_of: {lid: "1", type: €, formule: prijs uit prijzen bij (maat; kleur) bij ontbreken € 9}
  per_post: {lid: "1", per: post, type: €, formule: bedrag van post}
"""
SHIFTS = [
    {"begin": "2018-05-01T07:00", "einde": "2018-05-01T08:00"},
    {"begin": "2018-05-02T07:00", "einde": "2018-05-02T08:00"},
]
MONTH = {"eerste_dag": "2018-05-01"}
FIELD = "diensten[2018-05-01T07:00].zwaar"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set above."""
    return make_rules(tmp_path_factory.mktemp("nooit"), RULES)


def answer(rules: RuleSet, name: str, case: dict[str, object], *never: str) -> Answer:
    """The answer when some names are never to be known."""
    ready, wrong = read_case(rules, case, never=frozenset(never))
    assert wrong == ()
    return calculate(rules, [name], ready, date=DAY)


@pytest.mark.parametrize(
    ("name", "case", "never", "missing"),
    [
        ("plus", {}, ("a",), ()),
        ("plus", {}, (), ("a", "b")),
        ("beide", {}, ("c",), ("d",)),
        ("minstens_een", {}, ("c",), ("d",)),
        ("minstens_een", {}, ("c", "d"), ()),
        ("keus", {}, ("c",), ("a", "b")),
        ("keus", {}, ("a",), ("c", "b")),
        ("keus", {}, ("a", "b"), ()),
        ("keus", {}, ("c", "a"), ()),
        ("vast", {}, ("c",), ("a",)),
        ("verschil", {}, ("c",), ()),
        ("ergens", {}, ("diensten",), ()),
        ("ergens", {"diensten": SHIFTS}, (FIELD,), ("diensten[2018-05-02T07:00].zwaar",)),
        ("alles", {"diensten": SHIFTS}, (FIELD,), ()),
        ("deze_maand", {"diensten": []}, ("dekking.diensten",), ()),
        ("deze_maand", {"diensten": []}, (), ("dekking.diensten",)),
        ("posten_samen", {"maanden": [MONTH]}, ("maanden[2018-05-01].posten",), ()),
        ("per_post", {}, ("maanden",), ()),
        ("keuze", {}, ("b",), ("a",)),
        ("keuze", {}, ("a",), ()),
        ("eis", {}, ("c",), ("d",)),
        ("recht", {}, ("c",), ("d",)),
        ("geval", {}, ("c",), ("d",)),
        ("prijs", {"maat": "1"}, (), ("kleur",)),
        ("prijs", {"maat": "1"}, ("kleur",), ()),
    ],
)
def test_what_is_still_asked(
    rules: RuleSet, name: str, case: dict[str, object], never: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    """An operation that needs all of its parts asks nothing more; one that a part can decide goes on asking for that."""
    (found,) = answer(rules, name, case, *never).outcomes.values()
    assert (found.state, found.missing) == ("onbekend", missing)


def test_a_key_that_fits_no_row(rules: RuleSet) -> None:
    """Whatever the colour, there is no size 3: the outcome is the miss, and the colour is not asked."""
    found = answer(rules, "prijs", {"maat": "3"})["prijs"]
    assert (found.state, found.to_json()["code"]) == ("fout", "LW411")
    assert "3; …" in found.reason
    assert answer(rules, "prijs_of", {"maat": "3"})["prijs_of"].text == "€ 9,00"
    assert answer(rules, "prijs", {})["prijs"].missing == ("maat", "kleur")


def test_a_table_that_is_not_in_force(rules: RuleSet) -> None:
    """Before its first version a table gives nothing, whatever the keys."""
    early = DAY.replace(year=2017)
    assert calculate(rules, ["prijs"], {}, date=early)["prijs"].state == "geldt_niet"


def test_the_period_that_a_list_must_cover(rules: RuleSet) -> None:
    """The answer says for which period the coverage is asked."""
    (within,) = answer(rules, "deze_maand", {"diensten": []}).uncovered.values()
    assert (within.first.isoformat(), within.last.isoformat() if within.last else "") == ("2018-05-01", "2018-05-31")


def test_gravest_and_undecided() -> None:
    """Unknown for good wins from unknown where all parts are needed; a graver state wins from both."""
    some, off = Unknown(("x",)), NotApplicable("zo")
    assert gravest([HOPELESS, some]) == HOPELESS
    assert gravest([some, Unknown(("y", "x"))]) == Unknown(("x", "y"))
    assert gravest([HOPELESS, off]) == off
    assert undecided([HOPELESS, some]) == some
    assert undecided([HOPELESS]) == HOPELESS
    assert isinstance(undecided([None, some]), Failure)


def test_a_case_without_skips_asks_everything() -> None:
    """By default everything can be asked."""
    assert Case().unknown("x") == Unknown(("x",))
    assert Case(never=frozenset(["x"])).unknown("x") == HOPELESS
