"""Evaluating rules: departures, readings, validity, lapse, rights, branches, and what is given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import ask, ask_all, make_rules, shown
from lidwoord.calculate import Outcome
from lidwoord.ruleset.model import RuleSet

# -- departures ----------------------------------------------------------------------------------------------------------

DEPARTURES = """
invoer: {a: {type: ja/nee}, b: {type: ja/nee}, c: {type: ja/nee}, x: {type: getal}}
regels:
  loon: {lid: "1", type: €, formule: € 100}
  jeugd: {lid: "2", type: €, in_afwijking_van: loon, als: a, formule: € 50}
  stage: {lid: "3", type: €, in_afwijking_van: jeugd, als: b, formule: € 20}
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"a": "nee", "b": "nee"}, "100"),
        ({"a": "ja", "b": "nee"}, "50"),
        ({"a": "ja", "b": "ja"}, "20"),
        ({"a": "nee", "b": "ja"}, "100"),
        ({"a": "nee"}, "100"),
        ({"a": "ja"}, "onbekend: b"),
        ({"b": "ja"}, "onbekend: a"),
        ({}, "onbekend: a"),
    ],
)
def test_departures_of_departures(case: dict[str, str], expected: str, tmp_path: Path) -> None:
    """A departure holds when its condition does, and can itself be departed from."""
    assert shown(ask(make_rules(tmp_path, DEPARTURES), "loon", case)) == expected


def test_a_departure_is_an_outcome_too(tmp_path: Path) -> None:
    """Asked for by itself it says whether it holds, and its trace keeps its own article."""
    rules = make_rules(tmp_path, DEPARTURES)
    assert shown(ask(rules, "jeugd", {"a": "ja", "b": "nee"})) == "50"
    outside = ask(rules, "jeugd", {"a": "nee"})
    assert (outside.state, outside.reason) == ("geldt_niet", "de voorwaarde voor deze afwijking is niet vervuld")
    trace = ask(rules, "loon", {"a": "ja", "b": "ja"}).trace
    assert [(kind, step.rule.id) for kind, _, step in trace.parts if kind == "afwijking"] == [("afwijking", "jeugd")]  # type: ignore[attr-defined]
    assert trace.how == "afwijking"


def test_a_departure_without_a_condition_always_holds(tmp_path: Path) -> None:
    """`in_afwijking_van` alone."""
    rules = make_rules(
        tmp_path, "regels: {r: {type: getal, formule: '1'}, u: {type: getal, in_afwijking_van: r, formule: '2'}}"
    )
    assert shown(ask(rules, "r")) == "2"


def test_a_condition_that_does_not_apply_is_no_departure(tmp_path: Path) -> None:
    """A condition that does not apply does not hold; one that is wrong makes the general rule wrong."""
    text = "regels: {{g: {{type: ja/nee, {}}}, r: {{type: getal, formule: '1'}}, u: {{type: getal, in_afwijking_van: r, als: g, formule: '2'}}}}"
    assert shown(ask(make_rules(tmp_path, text.format("geldt_als: nee, formule: ja")), "r")) == "1"
    assert shown(ask(make_rules(tmp_path, text.format("formule: 1 / 0 is 1")), "r")) == "fout: LW401"


TWO = """
invoer: {{a: {{type: ja/nee}}, b: {{type: ja/nee}}}}
regels:
  r: {{type: getal, formule: "1"}}
  u: {{lid: "2", type: getal, in_afwijking_van: r, als: a, formule: "2"{}}}
  v: {{lid: "3", type: getal, in_afwijking_van: r, als: b, formule: "{}"{}}}
"""
BOTH = {"a": "ja", "b": "ja"}


def test_departures_in_conflict(tmp_path: Path) -> None:
    """Two that hold with different results are a failure that names both places."""
    outcome = ask(make_rules(tmp_path, TWO.format("", "3", "")), "r", BOTH)
    assert shown(outcome) == "fout: LW420"
    assert outcome.reason == "Van `r` wijken u en v tegelijk af, met verschillende uitkomsten."
    gap = outcome.trace.value
    assert [(span.line, role) for span, role in gap.related] == [(8, "v wijkt hier af")]  # type: ignore[attr-defined]
    assert outcome.to_json()["plaats"] == "proef/a.yaml:7:3"


def test_departures_with_equal_results(tmp_path: Path) -> None:
    """Two that hold with the same result are no conflict; both are in the trace."""
    outcome = ask(make_rules(tmp_path, TWO.format("", "2", "")), "r", BOTH)
    assert shown(outcome) == "2"
    assert [step.rule.id for kind, _, step in outcome.trace.parts if kind == "afwijking" and step.when] == ["u", "v"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("first", "second", "expected"), [(", voorrang_op: [v]", "", "2"), ("", ", voorrang_op: [u]", "3")])
def test_priority(first: str, second: str, expected: str, tmp_path: Path) -> None:
    """The departure with priority wins, and only when it holds."""
    rules = make_rules(tmp_path, TWO.format(first, "3", second))
    assert shown(ask(rules, "r", BOTH)) == expected
    assert shown(ask(rules, "r", {"a": "ja", "b": "nee"})) == "2"
    assert shown(ask(rules, "r", {"a": "nee", "b": "ja"})) == "3"


def test_an_unknown_condition_under_priority_is_not_asked(tmp_path: Path) -> None:
    """What the priority decides, whatever the other condition is, is not asked."""
    rules = make_rules(tmp_path, TWO.format(", voorrang_op: [v]", "3", ""))
    assert shown(ask(rules, "r", {"a": "ja"})) == "2"
    assert shown(ask(rules, "r", {"b": "ja"})) == "onbekend: a"
    assert shown(ask(rules, "r", {})) == "onbekend: a, b"


BLOCKED = """
invoer: {a: {type: ja/nee}, b: {type: ja/nee}, x: {type: getal}}
regels:
  r: {type: getal, formule: "1"}
  u: {type: getal, in_afwijking_van: r, als: a, formule: "2"}
  slot: {lid: "9", blokkeert: u, als: b}
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"a": "ja", "b": "nee"}, "2"),
        ({"a": "ja", "b": "ja"}, "1"),
        ({"a": "nee", "b": "ja"}, "1"),
        ({"a": "nee"}, "1"),
        ({"a": "ja"}, "onbekend: b"),
    ],
)
def test_blocking(case: dict[str, str], expected: str, tmp_path: Path) -> None:
    """A blocked departure falls away, so that the general rule lives again."""
    assert shown(ask(make_rules(tmp_path, BLOCKED), "r", case)) == expected


def test_a_blockade_is_no_outcome(tmp_path: Path) -> None:
    """It yields nothing that can be asked."""
    assert sorted(make_rules(tmp_path, BLOCKED).outcomes) == ["r", "u"]


def test_a_departure_outside_its_term(tmp_path: Path) -> None:
    """A departure that is not in force does not depart."""
    text = "regels: {r: {type: getal, formule: '1'}, u: {type: getal, in_afwijking_van: r, geldt: {van: 2018-06-01}, formule: '2'}}"
    rules = make_rules(tmp_path, text)
    assert [shown(ask(rules, "r", on=date(2018, m, 1))) for m in (5, 6)] == ["1", "2"]


def test_a_departure_per_element(tmp_path: Path) -> None:
    """Each element has its own departures."""
    text = """
    soorten: {k: {lijst: ks, sleutel: n, velden: {n: getal}}}
    regels:
      r: {type: getal, per: k, formule: n van k}
      u: {type: getal, per: k, in_afwijking_van: r, als: n van k is meer dan 1, formule: "9"}
      s: {blokkeert: u, per: k, als: n van k is 3}
    """
    answer = ask_all(make_rules(tmp_path, text), ["r"], {"ks": [{"n": "1"}, {"n": "2"}, {"n": "3"}]})
    assert [shown(o) for o in answer.outcomes.values()] == ["1", "9", "3"]


# -- readings ------------------------------------------------------------------------------------------------------------

READINGS = """
invoer: {x: {type: getal}}
waarden:
  w: {type: getal, lezingen: {hoog: {gekozen: ja, reden: R, waarde: "10"}, laag: {reeks: [{van: 2018-06-01, waarde: "5"}]}}}
regels:
  r: {type: getal, lezingen: {ruim: {gekozen: ja, reden: R, formule: x * 2}, eng: {versies: [{van: 2018-01-01, formule: x}]}}}
  volgt: {type: getal, lezing_volgt: r, lezingen: {ruim: {formule: "20"}, eng: {formule: "10"}}}
  eigen: {type: getal, lezing_volgt: r, lezingen: {ruim: {formule: "20"}, eng: {formule: "10"}}}
  met_waarde: {type: getal, formule: w}
"""


def test_readings(tmp_path: Path) -> None:
    """The chosen reading, or the one asked for; the answer says which was used."""
    rules = make_rules(tmp_path, READINGS)
    assert shown(ask(rules, "r", {"x": "3"})) == "6"
    other = ask_all(rules, ["r", "met_waarde"], {"x": "3"}, readings={"r": "eng"})
    assert (shown(other["r"]), shown(other["met_waarde"]), other.readings) == ("3", "10", {"r": "eng", "w": "hoog"})
    assert other["r"].trace.reading == "eng"


def test_a_reading_that_follows_another(tmp_path: Path) -> None:
    """`lezing_volgt`: the reading of the other rule is chosen here too, unless asked otherwise."""
    rules = make_rules(tmp_path, READINGS)
    assert shown(ask(rules, "volgt")) == "20"
    assert shown(ask(rules, "volgt", readings={"r": "eng"})) == "10"
    assert shown(ask(rules, "volgt", readings={"r": "eng", "volgt": "ruim"})) == "20"


def test_a_reading_of_a_value(tmp_path: Path) -> None:
    """A value's other reading has its own series."""
    rules = make_rules(tmp_path, READINGS)
    assert shown(ask(rules, "met_waarde", readings={"w": "laag"}, on=date(2018, 6, 1))) == "5"
    before = ask(rules, "met_waarde", readings={"w": "laag"})
    assert (before.state, before.reason) == ("geldt_niet", "voor w is op 1 mei 2018 geen waarde bekend")


# -- validity ------------------------------------------------------------------------------------------------------------


def on_days(rules: RuleSet, name: str, *days: str, **options: object) -> list[str]:
    """An outcome on some days."""
    return [shown(ask(rules, name, {}, date.fromisoformat(d), **options)) for d in days]


def test_validity(tmp_path: Path) -> None:
    """Before its begin and after its end a rule does not hold, and says so; after-effect lifts both."""
    rules = make_rules(
        tmp_path, "regels: {r: {lid: '3', type: getal, formule: '1', geldt: {van: 2018-02-01, tot_en_met: 2018-06-30}}}"
    )
    days = ("2018-01-31", "2018-02-01", "2018-06-30", "2018-07-01")
    assert on_days(rules, "r", *days) == ["geldt_niet", "1", "1", "geldt_niet"]
    assert on_days(rules, "r", *days, after_effect=True) == ["1"] * 4
    early, late = (ask(rules, "r", on=date(2018, m, 31)) for m in (1, 7))
    assert early.reason == "artikel 1 lid 3 geldt pas vanaf 1 februari 2018"
    assert late.reason == "artikel 1 lid 3 gold tot en met 30 juni 2018"
    beyond = ask_all(rules, ["r"], on=date(2018, 7, 1), after_effect=True)
    assert (beyond["r"].to_json()["nawerking"], beyond.to_json()["ontvangst"]["nawerking"]) == (True, True)  # type: ignore[index]


def test_validity_by_a_named_term(tmp_path: Path) -> None:
    """A term that an article sets is cited; given otherwise it holds otherwise; unknown it is not known."""
    text = """
    waarden: {term: {lid: "4", type: tijdvak, reeks: [{van: 2018-01-01, waarde: 2018-02-01 t/m 2018-06-30}]}}
    regels: {r: {type: getal, formule: "1", geldt: {volgens: term}}, los: {type: getal, formule: r + 1}}
    """
    rules = make_rules(tmp_path, text)
    assert on_days(rules, "r", "2018-01-31", "2018-02-01", "2018-07-01", "2017-12-31") == [
        "geldt_niet",
        "1",
        "geldt_niet",
        "geldt_niet",
    ]
    outside = ask(rules, "los", on=date(2018, 7, 1))
    assert outside.to_json()["volgens"] == {"document": "boek", "artikel": "1", "lid": "4"}
    assert shown(ask(rules, "r", {"term": "altijd"}, date(2018, 7, 1))) == "1"


def test_part_of_a_named_term(tmp_path: Path) -> None:
    """`alleen` takes over only the begin, or only the end."""
    text = """
    waarden: {term: {type: tijdvak, waarde: 2018-02-01 t/m 2018-06-30}}
    regels:
      vanaf_: {type: getal, formule: "1", geldt: {volgens: term, alleen: begin}}
      tot_: {type: getal, formule: "1", geldt: {volgens: term, alleen: einde}}
    """
    rules = make_rules(tmp_path, text)
    days = ("2018-01-31", "2018-02-01", "2018-07-01")
    assert on_days(rules, "vanaf_", *days) == ["geldt_niet", "1", "1"]
    assert on_days(rules, "tot_", *days) == ["1", "1", "geldt_niet"]


def test_versions(tmp_path: Path) -> None:
    """The version of the day; outside all of them only after-effect answers, with the nearest."""
    text = "regels: {r: {type: getal, versies: [{van: 2018-01-01, formule: '1'}, {van: 2018-07-01, tot_en_met: 2018-12-31, formule: '2'}]}}"
    rules = make_rules(tmp_path, text)
    days = ("2017-12-31", "2018-01-01", "2018-06-30", "2018-07-01", "2019-01-01")
    assert on_days(rules, "r", *days) == ["geldt_niet", "1", "1", "2", "geldt_niet"]
    assert on_days(rules, "r", *days, after_effect=True) == ["1", "1", "1", "2", "2"]
    assert ask(rules, "r", on=date(2019, 1, 1)).reason == "op 1 januari 2019 geldt geen versie van deze regel"


def test_the_place_of_a_version(tmp_path: Path) -> None:
    """A version with a place of its own stands there on its days; one without stands where the rule does."""
    text = (
        "regels: {r: {lid: \"1\", type: getal, versies: [{van: 2018-01-01, tot_en_met: 2018-06-30, artikel: 9 oud, formule: '1'},"
        " {van: 2018-07-01, tot_en_met: 2018-12-31, lid: \"2\", formule: '2'}, {van: 2019-01-01, formule: '3'}]}}"
    )
    rules = make_rules(tmp_path, text)
    days = (date(2018, 6, 30), date(2018, 7, 1), date(2019, 1, 1), date(2017, 1, 1))
    found = [ask(rules, "r", {}, on) for on in days]
    assert [o.trace.cite.text for o in found] == ["artikel 9 oud", "artikel 1 lid 2", "artikel 1 lid 1", "artikel 9 oud"]
    assert found[0].to_json()["bron"] == [{"document": "boek", "artikel": "9 oud"}]


LAPSE = """
vervalt: {lid: "8", als: opgezegd, vanaf: einddatum}
invoer: {opgezegd: {type: ja/nee}, einddatum: {type: datum}}
regels: {r: {type: getal, formule: "1"}}
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"opgezegd": "nee"}, "1"),
        ({"opgezegd": "ja", "einddatum": "2018-05-02"}, "1"),
        ({"opgezegd": "ja", "einddatum": "2018-05-01"}, "geldt_niet"),
        ({"opgezegd": "ja"}, "onbekend: einddatum"),
        ({"einddatum": "2018-06-01"}, "1"),
        ({"einddatum": "2018-04-01"}, "onbekend: opgezegd"),
        ({}, "onbekend: opgezegd, einddatum"),
    ],
)
@pytest.mark.parametrize("after_effect", [False, True])
def test_lapse(case: dict[str, str], expected: str, after_effect: bool, tmp_path: Path) -> None:
    """A lapse by a fact, from a date; after-effect does not lift it."""
    outcome = ask(make_rules(tmp_path, LAPSE), "r", case, after_effect=after_effect)
    assert shown(outcome) == expected
    if expected == "geldt_niet":
        assert (outcome.reason, outcome.trace.how) == ("vervallen met ingang van 1 mei 2018", "vervallen")
        assert outcome.to_json()["volgens"] == {"document": "boek", "artikel": "1", "lid": "8"}


# -- rights --------------------------------------------------------------------------------------------------------------

RIGHTS = """
invoer: {a: {type: ja/nee}, b: {type: ja/nee}, c: {type: ja/nee}}
regels:
  twee: {type: ja/nee, voorwaarden: [{lid: "1", naam: in dienst, eis: a}, {lid: "2", eis: b}]}
  bedrag: {type: €, aanspraak: twee en niet c, zonder_aanspraak: € 1, formule: € 10}
  direct: {type: €, voorwaarden: [{lid: "3 sub a", naam: in dienst, eis: a}, {lid: "3 sub b", eis: b}], formule: € 10}
  beide: {type: €, aanspraak: c, voorwaarden: [{lid: "4", eis: a}], formule: € 10}
  enkel: {type: €, aanspraak: los, formule: € 10}
  los: {lid: "6", titel: De eis, type: ja/nee, formule: a}
  fout_zonder: {type: €, aanspraak: a, zonder_aanspraak: € 1 / 0, formule: € 10}
  soms: {type: €, geldt_als: a, formule: € 10}
"""


def judged(outcome: Outcome) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The conditions that failed and those that held, with their lid."""
    gap = outcome.trace.value
    return tuple([(j.label, j.cite.lid) for j in part] for part in (gap.failed, gap.held))  # type: ignore[attr-defined, return-value]


def test_a_right_by_conditions(tmp_path: Path) -> None:
    """Every condition is judged, also behind one that fails, each with its own lid."""
    rules = make_rules(tmp_path, RIGHTS)
    outcome = ask(rules, "direct", {"a": "ja", "b": "nee"})
    assert (outcome.state, outcome.has_value, judged(outcome)) == (
        "geen_recht",
        False,
        ([("b", "3 sub b")], [("in dienst", "3 sub a")]),
    )
    assert shown(ask(rules, "direct", {"a": "ja", "b": "ja"})) == "10"
    assert shown(ask(rules, "direct", {"a": "ja"})) == "onbekend: b"
    assert shown(ask(rules, "direct", {"a": "nee"})) == "geen_recht"


def test_a_right_by_another_rule(tmp_path: Path) -> None:
    """The conditions of the rule that it names are unfolded; what is no rule is named by its formula."""
    rules = make_rules(tmp_path, RIGHTS)
    outcome = ask(rules, "bedrag", {"a": "nee", "b": "ja", "c": "nee"})
    assert (outcome.state, outcome.value, outcome.text) == ("geen_recht", 1, "€ 1,00")
    assert judged(outcome) == ([("in dienst", "1")], [("b", "2")])
    assert outcome.to_json()["niet_vervuld"] == [{"voorwaarde": "in dienst", "document": "boek", "artikel": "1", "lid": "1"}]
    assert judged(ask(rules, "bedrag", {"a": "ja", "b": "ja", "c": "ja"})) == (
        [("niet c", "")],
        [("in dienst", "1"), ("b", "2")],
    )
    assert judged(ask(rules, "enkel", {"a": "nee"})) == ([("De eis", "6")], [])
    assert judged(ask(rules, "beide", {"a": "ja", "c": "nee"})) == ([("c", "")], [("a", "4")])


def test_conditions_of_a_question(tmp_path: Path) -> None:
    """One no is no, whatever is unknown."""
    rules = make_rules(tmp_path, RIGHTS)
    cases = ({"a": "ja", "b": "ja"}, {"a": "nee"}, {"b": "nee"}, {"a": "ja"}, {})
    assert [shown(ask(rules, "twee", c)) for c in cases] == ["ja", "nee", "nee", "onbekend: b", "onbekend: a, b"]


def test_the_amount_without_a_right_may_be_wrong(tmp_path: Path) -> None:
    """Then the outcome is wrong too."""
    assert shown(ask(make_rules(tmp_path, RIGHTS), "fout_zonder", {"a": "nee"})) == "fout: LW401"


def test_when_a_rule_applies(tmp_path: Path) -> None:
    """`geldt_als`: no is geldt_niet with the condition, unknown is unknown."""
    rules = make_rules(tmp_path, RIGHTS)
    outside = ask(rules, "soms", {"a": "nee"})
    assert (outside.state, outside.reason) == ("geldt_niet", "niet voldaan aan: a")
    assert shown(ask(rules, "soms", {})) == "onbekend: a"
    assert shown(ask(rules, "soms", {"a": "ja"})) == "10"


# -- branches ------------------------------------------------------------------------------------------------------------

BRANCHES = """
invoer: {{a: {{type: ja/nee}}, b: {{type: ja/nee}}}}
regels: {{r: {{type: getal{}, gevallen: [{{lid: "1 sub a", als: a, dan: "1"}}, {{lid: "1 sub b", als: b, dan: "2"}}]{}}}}}
"""


@pytest.mark.parametrize(
    ("first_fits", "otherwise", "case", "expected"),
    [
        (False, False, {"a": "ja", "b": "nee"}, "1"),
        (False, False, {"a": "nee", "b": "ja"}, "2"),
        (False, False, {"a": "ja"}, "1"),
        (False, False, {"b": "ja"}, "2"),
        (False, False, {"a": "ja", "b": "ja"}, "fout: LW423"),
        (False, False, {"a": "nee", "b": "nee"}, "fout: LW424"),
        (False, True, {"a": "nee", "b": "nee"}, "3"),
        (False, True, {"a": "nee"}, "onbekend: b"),
        (True, False, {"a": "ja", "b": "ja"}, "1"),
        (True, False, {"b": "ja"}, "onbekend: a"),
        (True, False, {"a": "nee", "b": "ja"}, "2"),
        (True, False, {"a": "nee", "b": "nee"}, "fout: LW424"),
        (True, True, {"a": "nee", "b": "nee"}, "3"),
    ],
)
def test_branches(first_fits: bool, otherwise: bool, case: dict[str, str], expected: str, tmp_path: Path) -> None:
    """Exactly one applies, or the first that fits; else `anders`."""
    text = BRANCHES.format(", bij_samenloop: volgorde" if first_fits else "", ', anders: "3"' if otherwise else "")
    assert shown(ask(make_rules(tmp_path, text), "r", case)) == expected


def test_two_branches_at_once_name_both_places(tmp_path: Path) -> None:
    """The failure says which and where."""
    outcome = ask(make_rules(tmp_path, BRANCHES.format("", "")), "r", {"a": "ja", "b": "ja"})
    gap = outcome.trace.value
    assert outcome.reason == "Meer dan één geval is van toepassing: 1 sub a en 1 sub b."
    assert (gap.span.column, [role for _, role in gap.related]) == (60, ["dit geval geldt ook"])  # type: ignore[attr-defined]


# -- given, dates, steps ---------------------------------------------------------------------------------------------------

GIVEN = """
soorten: {k: {lijst: ks, sleutel: n, velden: {n: getal}}}
invoer: {x: {type: getal, in_de_tijd: ja, standaard: "5"}, vast: {type: getal}}
waarden: {w: {type: getal, waarde: "2"}}
regels:
  r: {type: getal, formule: x * w}
  per_k: {type: getal, per: k, formule: n van k * w}
  totaal: {type: getal, formule: r + som_}
  som_: {type: getal, formule: som van per_k van y over elke y uit ks}
  later: {type: getal, formule: r op 2019-05-01}
  eigen_dag: {type: getal, peildatum: 2019-05-01, formule: x}
  eigen_dag_per: {type: datum, per: k, peildatum: 2019-05-01 + n van k * 1 dag, formule: peildatum}
  zonder_dag: {type: getal, peildatum: onbekende_dag, formule: x}
  onbekende_dag: {type: datum, geldt_als: nee, formule: peildatum}
"""
LIST = {"ks": [{"n": "1"}, {"n": "2"}]}


@pytest.mark.parametrize(
    ("case", "name", "expected", "given"),
    [
        ({}, "r", "10", ()),
        ({"x": "3"}, "r", "6", ("x",)),
        ({"w": "10"}, "r", "50", ("w",)),
        ({"r": "7"}, "r", "7", ("r",)),
        ({"r": "7", **LIST}, "totaal", None, ("ks", "r")),
        ({"per_k[2]": "100", **LIST}, "totaal", None, ("ks", "per_k[2]")),
        ({"x": [{"van": "2018-01-01", "waarde": "3"}, {"van": "2019-01-01", "waarde": "4"}]}, "r", "6", ("x",)),
        ({"x": [{"van": "2018-01-01", "waarde": "3"}, {"van": "2019-01-01", "waarde": "4"}]}, "later", "8", ("x",)),
        ({"x": [{"van": "2019-01-01", "waarde": "4"}]}, "r", "10", ()),
        ({"w": [{"van": "2018-01-01", "waarde": "3"}, {"van": "2019-01-01", "waarde": "4"}]}, "later", "20", ("w",)),
        ({"r": [{"van": "2019-01-01", "waarde": "4"}]}, "later", "4", ("r",)),
        ({"r": [{"van": "2019-01-01", "waarde": "4"}]}, "r", "10", ()),
        ({"x": [{"van": "2018-01-01", "waarde": "3"}, {"van": "2019-01-01", "waarde": "4"}]}, "eigen_dag", "4", ("x",)),
        ({"vast": "1"}, "r", "10", ()),
    ],
)
def test_anything_may_be_given(
    case: dict[str, object], name: str, expected: str | None, given: tuple[str, ...], tmp_path: Path
) -> None:
    """An input, a figure, an outcome or that of one element, once or over time; the receipt says what was used."""
    answer = ask_all(make_rules(tmp_path, GIVEN), [name], case)
    assert expected is None or shown(answer[name]) == expected
    assert answer.given == given


def test_totals_with_given_outcomes(tmp_path: Path) -> None:
    """What is given for one element replaces its rule there alone."""
    rules = make_rules(tmp_path, GIVEN)
    assert shown(ask(rules, "totaal", LIST)) == "16"
    assert shown(ask(rules, "totaal", {**LIST, "per_k[2]": "100"})) == "112"
    assert ask(rules, "r", {"r": "7"}).trace.how == "gegeven"


def test_another_date(tmp_path: Path) -> None:
    """A rule may be about a day of its own; without a known day it has that day's state."""
    rules = make_rules(tmp_path, GIVEN)
    answer = ask_all(rules, ["eigen_dag_per", "zonder_dag", "eigen_dag"], LIST)
    assert [shown(o) for o in answer.outcomes.values()] == ["2 mei 2019", "3 mei 2019", "geldt_niet", "5"]
    assert answer["eigen_dag"].trace.date == date(2019, 5, 1)


def test_a_step_is_worked_out_once(tmp_path: Path) -> None:
    """A step that is used twice is one step in the trace."""
    rules = make_rules(tmp_path, "regels: {r: {type: getal, tussenstappen: {a: 1 + 2}, formule: a * a}}")
    trace = ask(rules, "r").trace
    step, product = trace.parts[0][2], trace.parts[1][2]
    assert [kid.kids[0] is step for kid in product.kids] == [True, True]
    assert shown(ask(rules, "r")) == "9"


def test_a_rule_that_is_used_twice_is_worked_out_once(tmp_path: Path) -> None:
    """A pyramid of rules takes no more work than it has rules."""
    text = "regels:\n  r0: {type: getal, formule: 1 / 7}\n" + "".join(
        f"  r{n}: {{type: getal, formule: r{n - 1} + r{n - 1}}}\n" for n in range(1, 60)
    )
    assert ask(make_rules(tmp_path, text), "r59").exact == f"{2**59}/7"


RIGHT_TO_A_BOUND = """
invoer: {loon: {type: €}, oud: {type: ja/nee}}
regels:
  minimum_: {type: €, aanspraak: oud, zonder_aanspraak: € 0, formule: € 100}
  met_minimum: {type: €, formule: loon maar ten minste minimum_}
  met_maximum: {type: €, formule: loon maar ten hoogste minimum_}
  in_weken: {type: week, aanspraak: oud, zonder_aanspraak: 0 weken, formule: 2 weken}
  in_dagen: {type: dag, formule: 10 dagen maar ten minste in_weken}
"""


@pytest.mark.parametrize(
    ("loon", "expected"),
    [
        ("€ 150", {"met_minimum": "150", "met_maximum": ("oud",), "minimum_": ("oud",)}),
        ("€ 100", {"met_minimum": "100", "met_maximum": ("oud",)}),
        ("€ 99", {"met_minimum": ("oud",), "met_maximum": ("oud",)}),
        ("€ 0", {"met_minimum": ("oud",), "met_maximum": "0"}),
        ("€ -5", {"met_minimum": ("oud",), "met_maximum": "-5"}),
        (None, {"met_minimum": ("loon", "oud"), "in_dagen": ("oud",)}),
    ],
)
def test_a_right_to_a_bound_is_asked_only_where_it_matters(
    loon: str | None, expected: dict[str, object], tmp_path: Path
) -> None:
    """A bound to which there may be a right is one of two amounts; where both give the same, the right does not matter."""
    answer = ask_all(make_rules(tmp_path, RIGHT_TO_A_BOUND), list(expected), {"loon": loon} if loon else {})
    found = {name: o.missing or shown(o) for name, o in answer.outcomes.items()}
    assert found == expected
