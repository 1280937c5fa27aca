"""Rules to graph: the nodes and edges, their kinds and words."""

from __future__ import annotations

from datetime import date

from building import ask_all, make_rules
from graph.scenes import CASE
from lidwoord.graph.build import graph_of
from lidwoord.ruleset.model import RuleSet


def test_nodes_have_their_kind_and_words(rules: RuleSet) -> None:
    """The outcome first, then everything below it in the order of the rule set."""
    graph = graph_of(rules, ["totaal"])
    assert {n.id: n.kind for n in graph.nodes.values()} == {
        "totaal": "uitkomst", "diensten": "invoerlijst", "uren": "invoer", "vast": "invoer", "groep": "invoer", "leeftijd": "invoer",
        "uurloon": "waarde", "grens": "waarde", "looptijd": "waarde", "tijden": "tabel", "schaal": "tabel", "feestdag": "dagsoort",
        "delen": "lijst", "diensttoeslag": "regel", "loon": "regel", "jong_loon": "regel", "toeslag": "regel", "toeslag_van_dienst": "regel",
    }  # fmt: skip
    assert next(iter(graph.nodes)) == "totaal"
    first = graph.nodes["totaal"]
    assert (first.title, first.type, first.source, first.summary) == (
        "Totaal",
        "€",
        "Het boek, artikel 1 lid 5",
        "Alles samen.",
    )
    assert graph.nodes["diensten"].title == "Diensten"
    assert graph.nodes["uren"].summary == "Hoeveel uur?"
    assert graph.nodes["groep"].type == "keuze"
    assert graph.nodes["toeslag_van_dienst"].per == "dienst"
    assert graph.nodes["grens"].reading == "ruim"


def test_edges_say_what_they_are_for(rules: RuleSet) -> None:
    """A departure, a term and the list of a rule about elements are no formula."""
    kinds = {(e.start, e.end): e.kind for e in graph_of(rules, ["totaal"]).edges}
    special = {pair: kind for pair, kind in kinds.items() if kind != "formule"}
    assert special == {
        ("loon", "jong_loon"): "afwijking",
        ("totaal", "looptijd"): "looptijd",
        ("toeslag_van_dienst", "diensten"): "per",
    }
    assert ("totaal", "loon") in kinds


def test_heading(rules: RuleSet) -> None:
    """The outcomes, the rule set, and the date where there is one."""
    graph = graph_of(rules, ["loon", "toeslag_van_dienst[2018-05-01]", "loon"], on=date(2018, 5, 1))
    assert (graph.title, graph.about, graph.asked) == (
        "Loon en Toeslag van dienst",
        "Proef; peildatum 1 mei 2018",
        ("loon", "toeslag_van_dienst"),
    )
    assert graph_of(rules, ["loon"]).about == "Proef"
    assert all(n.used and n.found is None for n in graph.nodes.values())


def test_readings_of_a_case(rules: RuleSet) -> None:
    """The reading that was asked for is the one that is named."""
    answer = ask_all(rules, ["loon"], CASE, readings={"grens": "streng"})
    assert graph_of(rules, ["loon"], answer).nodes["grens"].reading == "streng"


def test_a_value_that_is_also_reckoned_with_is_no_mere_term(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The formula counts where a rule needs its term for both."""
    text = """
    waarden: {duur: {type: tijdvak, waarde: 2018-01-01 t/m 2018-12-31}}
    regels: {r: {type: datum, geldt: {volgens: duur}, formule: eerste_dag van duur}}
    """
    (edge,) = graph_of(make_rules(tmp_path, text), ["r"]).edges
    assert edge.kind == "formule"
