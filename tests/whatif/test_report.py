"""Which inputs change an outcome, and where it tips."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest

import lidwoord.whatif
from building import DAY, codes, make_rules
from lidwoord.diagnostics import LidwoordError
from lidwoord.explain.text import laid_out
from lidwoord.interview.draft import Draft
from lidwoord.ruleset.model import RuleSet
from lidwoord.whatif import Found, Report, what_if
from lidwoord.whatif.json_form import to_json
from lidwoord.whatif.lines import report_lines

SCHEMA = json.loads(Path(lidwoord.whatif.__file__).with_name("wat-als.schema.json").read_text("utf-8"))
RULES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, sleutel: nr, velden: {nr: aantal, soort: {type: keuze(gewoon; wacht), vraag: Welke soort}, kosten: {type: €, standaard: € 0}}}
invoer:
  uren: {type: uur/week, vraag: "Hoeveel uur?", maximum: 60 uur/week}
  groep: {type: keuze(a; b; c)}
  vast: {type: ja/nee, standaard: nee, vraag: Hebt u een vaste baan}
  trede: {type: aantal, minimum: 0, maximum: 30, veelvoud: 5}
  deel: {type: percentage}
  geboren: {type: datum}
  bijnaam: {type: tekst of geen}
  pech: {type: keuze(x; y) of geen}
  hulp: {type: ja/nee}
waarden:
  tarief: {type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2018-07-01, waarde: € 12/uur}]}
tabellen:
  treden: {kolommen: {vanaf: aantal, bedrag: €}, sleutel: [vanaf], zoek: {vanaf: schijf}, rijen: [{vanaf: {tot: 10}, bedrag: € 1}, {vanaf: {vanaf: 10}, bedrag: € 5}]}
  prijzen: {dekking: gedeeltelijk, kolommen: {groep: keuze(a; b; c), prijs: €}, sleutel: [groep], rijen: [{groep: a, prijs: € 1}, {groep: b, prijs: € 2}]}
lijsten:
  wachten: {soort: selectie, uit: diensten, waarvoor: soort van dienst is wacht}
regels:
  loon: {lid: "1", titel: Loon, type: €/week, formule: (uren maar ten hoogste 40 uur/week) * tarief}
  toeslag: {lid: "2", titel: Toeslag, type: €, aanspraak: recht, zonder_aanspraak: € 0, formule: als groep is a dan € 10 anders als groep is b dan € 20 anders € 10}
  recht: {type: ja/nee, voorwaarden: [{naam: genoeg uren, eis: uren is meer dan 12 uur/week}, {naam: vast, eis: vast of hulp}]}
  op_leeftijd: {type: ja/nee, formule: hele_jaren van tijdvak (geboren tot en met peildatum) is minstens 21 jaar}
  op_trede: {type: €, formule: bedrag uit treden bij (trede)}
  gedeeld: {type: €, formule: € 200 * deel}
  op_groep: {type: €, formule: prijs uit prijzen bij (groep)}
  wachtkosten: {type: €, formule: som van kosten van d over elke d uit wachten}
  uitgenodigd: {type: ja/nee, formule: pech is geen of bijnaam is geen}
  per_dienst: {per: dienst, type: €, formule: kosten van dienst * 2}
  met_de_rest: {per: dienst, type: €, formule: kosten van dienst + (som van kosten van d over elke d uit diensten)}
  niets: {type: getal, formule: 1}
"""
CASE = {"uren": "24 uur/week", "groep": "a", "vast": "ja", "trede": "5", "deel": "10%", "geboren": "1998-03-15"}
SHIFTS = [
    {"nr": "1", "begin": "2018-05-01T20:00", "einde": "2018-05-02T02:00", "soort": "wacht", "kosten": "€ 10"},
    {"nr": "2", "begin": "2018-05-03T08:00", "einde": "2018-05-03T12:00", "soort": "gewoon", "kosten": "€ 20"},
]


NESTED = """
soorten:
  reis: {lijst: reizen, velden: {}}
  stop: {lijst: stops, van: reis, velden: {km: km}}
regels:
  km_van: {per: reis, type: km, formule: som van km van s over elke s uit stops van reis}
  kosten_van: {per: reis, type: €, formule: km_van van reis * € 1/km}
  alles: {type: €, formule: som van kosten_van van r over elke r uit reizen}
"""
MANIFEST = """
schema: "1"
regelset: proef
titel: Proef
looptijd: 2018-04-01 t/m 2018-12-31
bronnen: {boek: {titel: Het boek, soort: cao}}
"""
TERM = """
waarden: {tarief: {type: €, reeks: [{van: 2017-01-01, waarde: € 10}, {van: 2018-07-01, waarde: € 12}, {van: 2019-01-01, waarde: € 15}, {van: 2020-01-01, waarde: € 20}]}}
regels:
  loon: {type: €, formule: tarief}
  vast: {type: €, formule: € 1}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("whatif"), RULES)


def report(rules: RuleSet, name: str, case: dict[str, object] | None = None, **options: object) -> Report:
    """What would change an outcome; every report fits the schema and can be told."""
    draft = Draft(DAY, CASE if case is None else case)
    made = what_if(rules, name, draft, DAY, **options)  # type: ignore[arg-type]
    jsonschema.validate(to_json(made), SCHEMA)
    assert laid_out(report_lines(made))
    return made


def of(made: Report, name: str) -> Found:
    """What one input does."""
    return next(found for found in made.found if found.lever.address == name)


def tips(found: Found) -> list[tuple[str, str, str]]:
    """The tips in short."""
    return [(tip.how, tip.text, tip.came.words) for tip in found.tips]


def test_choices_and_yes_or_no(rules: RuleSet) -> None:
    """Every other answer that changes the outcome; one that does not is left out."""
    made = report(rules, "toeslag")
    assert [(o.text, o.came.words, o.difference) for o in of(made, "groep").others] == [("b", "€ 20,00", 10)]
    (other,) = of(made, "vast").others
    assert (other.text, other.came.outcome.state) == ("nee", "onbekend")


def test_an_answer_that_can_not_be(rules: RuleSet) -> None:
    """A choice for which a table has no row is not proposed."""
    assert [o.text for o in of(report(rules, "op_groep"), "groep").others] == ["b"]


def test_a_threshold(rules: RuleSet) -> None:
    """Where a condition tips, with the bound itself on the right side."""
    made = report(rules, "toeslag")
    assert tips(of(made, "uren")) == [("hoogstens", "12 uur/week", "geen recht (€ 0,00)")]
    up = report(rules, "toeslag", {**CASE, "uren": "10 uur/week"})
    assert tips(of(up, "uren")) == [("meer dan", "12 uur/week", "€ 10,00")]


def test_an_amount(rules: RuleSet) -> None:
    """How much one unit more does, and where it stops doing so; the peildatum from which a figure changes."""
    made = report(rules, "loon")
    uren = of(made, "uren")
    assert uren.step is not None
    assert (uren.step.text, uren.step.difference) == ("1 uur/week meer", Fraction(10))
    assert [(tip.how, tip.text) for tip in uren.tips] == [("meer dan", "40 uur/week")]
    assert tips(of(made, "peildatum")) == [
        ("vanaf", "1 juli 2018", "€ 288,00/week"), ("voor", "1 januari 2018", "geldt niet"),
    ]  # fmt: skip
    assert of(report(rules, "gedeeld"), "deel").step is not None


def test_a_date(rules: RuleSet) -> None:
    """A date of birth and the peildatum tip to the day."""
    made = report(rules, "op_leeftijd")
    assert tips(of(made, "geboren")) == [("tot en met", "2 mei 1997", "ja")]
    assert tips(of(made, "peildatum"))[0] == ("vanaf", "14 maart 2019", "ja")


def test_what_is_a_multiple_and_the_bands_of_a_table(rules: RuleSet) -> None:
    """The steps are those of the input, and the bounds of a table are looked at."""
    found = of(report(rules, "op_trede"), "trede")
    assert tips(found) == [("minstens", "10", "€ 5,00")]
    assert found.step is not None
    assert found.step.text == "5 meer"


def test_fields_of_elements(rules: RuleSet) -> None:
    """Each field of each element that was asked; a moment is not tried."""
    made = report(rules, "wachtkosten", {"diensten": SHIFTS})
    assert [found.lever.address for found in made.found] == ["diensten[1]", "diensten[1].kosten"]
    assert of(made, "diensten[1].kosten").lever.path == ("diensten", 0, "kosten")
    alone = report(rules, "per_dienst[2]", {"diensten": SHIFTS}, only=["kosten"])
    assert [found.lever.address for found in alone.found] == ["diensten[2].kosten"]


def test_leaving_out_an_element(rules: RuleSet) -> None:
    """Each element of a list that was asked is left out on its own; one that does not count makes no difference."""
    made = report(rules, "wachtkosten", {"diensten": SHIFTS}, only=["diensten"])
    (other,) = of(made, "diensten[1]").others
    assert (other.text, other.came.words, other.difference) == ("weggelaten", "€ 0,00", -10)
    assert "diensten[2]" in [lever.address for lever in made.idle]
    assert of(made, "diensten[1]").lever.text == "is er"
    text = laid_out(report_lines(made))
    assert "Di 1 mei 2018 20:00 – wo 2 mei 2018 02:00 [diensten[1]]\n     - weggelaten: € 0,00 (− € 10,00)" in text
    made = report(rules, "met_de_rest[2]", {"diensten": SHIFTS})
    assert [other.difference for other in of(made, "diensten[1]").others] == [-10]
    assert "diensten[2]" in [lever.address for lever in made.untried]  # then there is no such outcome


def test_elements_in_elements_and_without_a_key(tmp_path: Path) -> None:
    """An element of an element is left out too; one that is called by its place stays where something is asked by place."""
    rules = make_rules(tmp_path, NESTED)
    case = {"reizen": [{"stops": [{"km": "3 km"}, {"km": "4 km"}]}, {"stops": [{"km": "5 km"}]}], "kosten_van[2]": "€ 1"}
    draft = Draft(DAY, {"reizen": case["reizen"]})
    made = what_if(rules, "alles", draft, DAY)
    assert {f.lever.address: o.difference for f in made.found for o in f.others if f.lever.is_whole} == {
        "reizen[1]": -7, "reizen[2]": -5, "stops[1/1]": -3, "stops[1/2]": -4, "stops[2/1]": -5,
    }  # fmt: skip
    assert not [f for f in what_if(rules, "kosten_van[1]", draft, DAY).found if f.lever.is_whole]
    assert not [f for f in what_if(rules, "alles", Draft(DAY, case), DAY).found if f.lever.is_whole]


def test_the_peildatum_stays_within_the_term(tmp_path: Path) -> None:
    """No outcome is told of a day outside the term of the rule set; that it is outside is, also where no day matters."""
    rules = make_rules(tmp_path, {"regelset.yaml": MANIFEST, "a.yaml": TERM})
    made = what_if(rules, "loon", Draft(DAY, {}), DAY)
    assert tips(of(made, "peildatum")) == [("vanaf", "1 juli 2018", "€ 12,00")]
    text = laid_out(report_lines(made))
    assert "- voor 1 april 2018 of na 31 december 2018: buiten de looptijd van deze regels" in text
    data = to_json(made)
    jsonschema.validate(data, SCHEMA)
    assert data["gegevens"][0]["looptijd"] == {"van": "2018-04-01", "tot_en_met": "2018-12-31"}  # type: ignore[index]
    idle = laid_out(report_lines(what_if(rules, "vast", Draft(DAY, {}), DAY)))
    said = (
        "Een peildatum voor 1 april 2018 of na 31 december 2018: buiten de looptijd van deze regels, en daarom niet geprobeerd."
    )
    assert said in " ".join(idle.split())
    late = what_if(rules, "loon", Draft(date(2019, 3, 1), {}), date(2019, 3, 1))
    assert [(tip.how, tip.text) for tip in of(late, "peildatum").tips] == [
        ("voor", "1 januari 2019"),
        ("tot en met", "30 juni 2018"),
    ]


def test_what_is_not_known_yet(rules: RuleSet) -> None:
    """Of something that is missing every answer, and where a number tips."""
    made = report(rules, "toeslag", {"groep": "a", "vast": "nee", "uren": "24 uur/week"})
    assert [(o.text, o.came.words) for o in of(made, "hulp").others] == [("ja", "€ 10,00"), ("nee", "geen recht (€ 0,00)")]
    assert of(made, "hulp").lever.text == "niet gegeven"
    made = report(rules, "toeslag", {"groep": "a", "vast": "ja"})
    assert of(made, "uren").tips


def test_given_outcomes_and_figures(rules: RuleSet) -> None:
    """What the case gives in the place of a rule or figure can be changed too."""
    made = report(rules, "loon", {**CASE, "tarief": "€ 11/uur"})
    assert of(made, "tarief").step is not None
    made = report(rules, "toeslag", {"groep": "a", "recht": "ja"})
    assert [o.came.words for o in of(made, "recht").others] == ["geen recht (€ 0,00)"]
    made = report(rules, "per_dienst[1]", {"diensten": SHIFTS, "per_dienst[1]": "€ 3"})
    assert of(made, "per_dienst[1]").step is not None


def test_texts_are_not_tried(rules: RuleSet) -> None:
    """A text has no other answers to try, which is said; a choice may also be absent."""
    made = report(rules, "uitgenodigd", {"pech": "x", "bijnaam": "Jo"})
    assert [o.text for o in of(made, "pech").others] == ["geen"]
    assert [lever.address for lever in made.untried] == ["bijnaam"]
    assert "Niet geprobeerd: bijnaam." in laid_out(report_lines(made))


def test_nothing_matters(rules: RuleSet) -> None:
    """Then that is what is said."""
    made = report(rules, "niets")
    assert made.found == ()
    assert "Niets van wat er is geprobeerd, verandert de uitkomst." in laid_out(report_lines(made))


def test_the_work_is_bounded(rules: RuleSet) -> None:
    """What is left when there have been enough calculations is named."""
    seen: list[str] = []
    made = report(rules, "toeslag", most=10, step=seen.append)
    assert made.runs == 10
    assert len(seen) == 10
    assert made.untried


def test_lines(rules: RuleSet) -> None:
    """The question, the answer now, what another does, and a count of what makes no difference."""
    text = laid_out(report_lines(report(rules, "toeslag", {**CASE, "hulp": "ja"}), unfolded=True))
    assert "Hoeveel uur? [uren]" in text
    assert "- bij hoogstens 12 uur/week: geen recht (€ 0,00), want niet vervuld: genoeg uren" in text
    assert "andere gegevens maken geen verschil" in text


@pytest.mark.parametrize(
    ("name", "options", "code"), [("toeslag", {"only": ["urem"]}, "LW993"), ("per_dienst", {}, "LW994"), ("weg", {}, "LW520")]
)
def test_wrong_questions(name: str, options: dict[str, object], code: str, rules: RuleSet) -> None:
    """A name that is no input of the outcome, an outcome with several elements, and no outcome at all."""
    with pytest.raises(LidwoordError) as wrong:
        what_if(rules, name, Draft(DAY, {**CASE, "diensten": SHIFTS}), date(2018, 5, 1), **options)  # type: ignore[arg-type]
    assert codes(wrong.value.diagnostics) == [code]
