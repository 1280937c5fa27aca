"""What a case came to, per node."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ask_all, make_rules
from graph.scenes import CASE
from lidwoord.graph.build import graph_of
from lidwoord.graph.label import label_of
from lidwoord.graph.model import Found, Graph
from lidwoord.ruleset.model import RuleSet

ASKED = ["alles", "diensttoeslag"]


def drawn(rules: RuleSet, case: object, *names: str) -> Graph:
    """The graph of outcomes with a case."""
    return graph_of(rules, names, ask_all(rules, names, case))


def found(graph: Graph, name: str) -> Found:
    """What was found for a node."""
    made = graph.nodes[name].found
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("totaal", Found("bekend", "€ 120,00")),
        ("uren", Found("bekend", "10 uur", "gegeven")),
        ("vast", Found("bekend", "nee", "aangenomen")),
        ("uurloon", Found("bekend", "€ 10,00/uur")),
        ("toeslag", Found("geen_recht", "€ 0,00", "", ("niet vervuld: vast",))),
        ("jong_loon", Found("geldt_niet", "", "", ("de voorwaarde voor deze afwijking is niet vervuld",))),
        ("delen", Found("bekend", "1 element", "", ("di 1 mei 2018 00:00–04:00",))),
        ("diensten", Found("bekend", "2 elementen", "gegeven", ("ma 30 april 2018 20:00 – di 1 mei 2018 04:00", "wo 2 mei 2018 08:00–16:00"))),
        (
            "toeslag_van_dienst",
            Found("bekend", "2 waarden", "", ("ma 30 april 2018 20:00 – di 1 mei 2018 04:00: € 20,00", "wo 2 mei 2018 08:00–16:00: € 0,00")),
        ),
    ],
)  # fmt: skip
def test_values_and_states(rules: RuleSet, name: str, wanted: Found) -> None:
    """A value, a state with its reason, or how many elements there are."""
    assert found(drawn(rules, CASE, "totaal"), name) == wanted


def test_what_was_not_used(rules: RuleSet) -> None:
    """Branches that the case did not come to have no value; what a list is made with counts as used."""
    graph = drawn(rules, CASE, "totaal")
    assert {n.id for n in graph.nodes.values() if not n.used} == {"groep", "schaal"}
    assert {(e.start, e.end) for e in graph.edges if not e.used} == {
        (r, x) for r in ("jong_loon", "toeslag") for x in ("groep", "schaal")
    }
    assert graph.nodes["feestdag"].used
    assert graph.nodes["feestdag"].found is None


def test_unknown_and_failed(rules: RuleSet) -> None:
    """What is missing and what went wrong is told."""
    graph = drawn(rules, {}, "totaal")
    assert found(graph, "leeftijd") == Found("onbekend", "", "", ("nodig: leeftijd",))
    assert found(graph, "diensten").state == "onbekend"
    broken = found(drawn(rules, {**CASE, "uren": "0 uur"}, "kapot"), "kapot")
    assert broken.state == "fout"
    assert broken.details[0].startswith("Hier wordt door nul gedeeld. (LW401) Plaats: ")
    assert found(drawn(rules, {}, "laat"), "laat") == Found(
        "geldt_niet", "", "", ("artikel 1 lid 8 geldt pas vanaf 1 januari 2019",)
    )


def test_given_outcomes_hide_what_lies_below(rules: RuleSet) -> None:
    """An outcome that the case gives is marked, and its own inputs are not used."""
    graph = drawn(rules, {**CASE, "loon": "€ 7", "uurloon": "€ 3/uur"}, "totaal")
    assert found(graph, "loon") == Found("bekend", "€ 7,00", "gegeven")
    assert found(graph, "uurloon") == Found("bekend", "€ 3,00/uur", "gegeven")
    assert not graph.nodes["uren"].used


def test_table_rows(rules: RuleSet) -> None:
    """The row that was hit is named by its keys."""
    graph = drawn(rules, {**CASE, "leeftijd": "20 jaar"}, "loon")
    assert found(graph, "schaal") == Found("bekend", "rij groep a", "", ("rij groep a",))
    assert found(graph, "loon").text == "€ 1,00"


MANY = """
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
waarden:
  tarief: {type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2018-07-01, waarde: € 11/uur}]}
tabellen:
  schaal: {element: rij, kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], rijen: [{trede: 1, bedrag: € 1}, {trede: 2, bedrag: € 2}]}
  schijven: {soort: staffel, over: uur, tarief: €/uur, rijen: [{tot_en_met: 10 uur, tarief: € 1/uur}, {tarief: € 2/uur}]}
lijsten:
  lage: {soort: selectie, uit: schaal, waarvoor: trede van rij is hoogstens 2}
  drukke: {soort: selectie, uit: weken, waarvoor: uren van week is meer dan 5 uur}
regels:
  vast_loon: {per: week, type: €, formule: € 5}
  bonus: {per: week, type: €, geldt_als: uren van week is meer dan 2 uur, formule: € 1}
  staffel_loon: {per: week, type: €, formule: uren van week volgens schijven}
  over_tarief: {type: €/uur, formule: het hoogste van (tarief; tarief op 2018-08-01)}
  vaste_som: {type: €, formule: som van vast_loon van week over elke week uit weken}
  bonussen: {type: €, formule: som van bonus van week over elke week uit weken}
  staffels: {type: €, formule: som van staffel_loon van week over elke week uit weken}
  iets_druks: {type: ja/nee, formule: er is een week uit drukke waarvoor uren van week is meer dan 0 uur}
  druk: {type: aantal, formule: aantal over elke week uit weken waarvoor uren van week * tarief is meer dan € 50}
  laag_bedrag: {type: €, formule: bedrag uit lage bij (2)}
  op_dag: {type: aantal, formule: aantal over elke week uit weken op 2018-05-01}
"""  # fmt: skip
WEEKS = {"weken": [{"nummer": str(n), "uren": f"{n} uur"} for n in range(1, 15)]}


@pytest.fixture
def many(tmp_path: Path) -> RuleSet:
    """Rules about many elements."""
    return make_rules(tmp_path, MANY)


def test_many_elements(many: RuleSet) -> None:
    """One value for all is shown with their number; other states by how many; details stop after twelve."""
    assert found(drawn(many, WEEKS, "vaste_som"), "vast_loon") == Found("bekend", "€ 5,00 (14 keer)")
    mixed = found(drawn(many, WEEKS, "bonussen"), "bonus")
    assert (mixed.state, mixed.text) == ("verschillend", "2 geldt niet en 12 bekend")
    assert label_of(drawn(many, WEEKS, "bonussen").nodes["bonus"], drawn(many, WEEKS, "bonussen")).value == (
        "± 2 geldt niet en 12 bekend"
    )
    details = found(drawn(many, WEEKS, "staffels"), "staffel_loon").details
    assert (len(details), details[0], details[-1]) == (13, "week 1: € 1,00", "… en 2 andere")


def test_staffel_and_series(many: RuleSet) -> None:
    """The brackets that were used, and a figure on two dates."""
    assert found(drawn(many, WEEKS, "over_tarief"), "tarief") == Found(
        "bekend", "2 waarden", "", ("vanaf 1 januari 2018: € 10,00/uur", "vanaf 1 juli 2018: € 11,00/uur")
    )
    table = drawn(many, WEEKS, "staffels").nodes["schijven"]
    assert table.used


def test_a_question_stops_early_and_counts_no_elements(many: RuleSet) -> None:
    """`er is een` looks no further than the first; its list has no number then."""
    graph = drawn(many, WEEKS, "iets_druks")
    assert graph.nodes["drukke"].found is None
    assert graph.nodes["drukke"].used
    assert found(graph, "weken") == Found("bekend", "14 elementen", "gegeven", found(graph, "weken").details)


def test_a_list_on_another_date(many: RuleSet) -> None:
    """A list that is asked on a date is still that list."""
    assert found(drawn(many, WEEKS, "op_dag"), "weken").text == "14 elementen"


def test_what_a_condition_on_elements_uses(many: RuleSet) -> None:
    """A figure in the condition of a fold was used too."""
    assert found(drawn(many, WEEKS, "druk"), "tarief").text == "€ 10,00/uur"


def test_a_selection_of_rows(many: RuleSet) -> None:
    """A lookup in a selection uses the selection, and the table behind it."""
    graph = drawn(many, WEEKS, "laag_bedrag")
    assert found(graph, "laag_bedrag").text == "€ 2,00"
    assert {n.id for n in graph.nodes.values() if n.used} == {"laag_bedrag", "lage", "schaal"}
