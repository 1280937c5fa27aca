"""The dependency graph, and rules that need each other."""

from __future__ import annotations

from pathlib import Path

from building import find_faults, make_rules
from lidwoord.ruleset.graph import dependency_graph, formulas_of

SET = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {kosten: €}}
  kind: {lijst: kinderen, sleutel: naam, velden: {naam: tekst, geboren: datum}}
invoer: {ok: {type: ja/nee}, x: {type: getal}, ip: {type: getal}}
waarden: {tarief: {type: €, waarde: € 1}, term: {type: tijdvak, waarde: 2018-01-01 t/m 2018-12-31}}
tabellen:
  schaal: {kolommen: {ip: getal, bedrag: €}, sleutel: [ip], rijen: [{ip: 1, bedrag: € 1}]}
  staf: {soort: staffel, over: getal, tarief: €, rijen: [{tarief: € 1}]}
  ramen: {soort: tijdvensters, kolommen: {p: percentage}, dekking: gedeeltelijk, rijen: [{dagen: [feestdag, zo], van: "00:00", tot: "24:00", p: 1%}]}
dagsoorten: {feestdag: {als: ok}, werkdag: {als: weekdag van dag is niet zo}}
lijsten:
  delen: {soort: snijden, uit: diensten, langs: ramen, element: deel}
  dure: {soort: selectie, uit: diensten, waarvoor: kosten van dienst is meer dan tarief}
  maanden: {soort: kalender, per: maand, binnen: kalenderjaar van geboren van kind, van: kind, element: m}
regels:
  per_dienst: {type: €, per: dienst, formule: kosten van dienst}
  totaal: {type: €, formule: som van per_dienst van d over elke d uit dure}
  stuk: {type: uur, formule: som van uren van p over elk p uit delen}
  uit_tabel: {type: €, formule: bedrag uit schaal bij (ip)}
  uit_staffel: {type: €, formule: x volgens staf}
  later: {type: datum, formule: peildatum + 2 werkdagen}
  alles:
    type: €
    geldt: {volgens: term}
    geldt_als: ok
    aanspraak: ok
    zonder_aanspraak: € 0
    voorwaarden: [{eis: x is 1}]
    tussenstappen: {t: totaal}
    formule: t
  versies: {type: getal, versies: [{van: 2018-01-01, gevallen: [{als: ok, dan: x}], anders: ip}]}
  uitzondering: {type: €, in_afwijking_van: alles, als: ok, formule: tarief}
  blok: {blokkeert: uitzondering, als: ok}
  andere_dag: {type: getal, peildatum: later, formule: x}
"""


def test_edges(tmp_path: Path) -> None:
    """Everything needs what its formulas, its list, its validity and its exceptions name."""
    graph = dependency_graph(make_rules(tmp_path, SET))
    needs = {node: sorted(graph.successors(node)) for node in graph if graph.out_degree(node)}
    assert needs == {
        "per_dienst": ["diensten"],
        "totaal": ["dure", "per_dienst"],
        "stuk": ["delen"],
        "uit_tabel": ["ip", "schaal"],
        "uit_staffel": ["staf", "x"],
        "later": ["werkdag"],
        "alles": ["ok", "term", "totaal", "uitzondering", "x"],
        "versies": ["ip", "ok", "x"],
        "uitzondering": ["blok", "ok", "tarief"],
        "blok": ["ok"],
        "andere_dag": ["later", "x"],
        "delen": ["diensten", "ramen"],
        "dure": ["diensten", "tarief"],
        "maanden": ["kinderen"],
        "feestdag": ["ok"],
        "ramen": ["feestdag"],
    }
    assert {graph.nodes[n]["soort"] for n in graph} == {
        "invoerlijst",
        "invoer",
        "waarde",
        "tabel",
        "dagsoort",
        "lijst",
        "regel",
    }
    assert graph.edges["totaal", "dure"]["span"].line > 0


def test_working_days_without_a_day_kind(tmp_path: Path) -> None:
    """A number of working days alone needs no calendar."""
    graph = dependency_graph(
        make_rules(tmp_path, "invoer: {n: {type: werkdag}}\nregels: {r: {type: werkdag, formule: n + 2 werkdagen}}")
    )
    assert sorted(graph.successors("r")) == ["n"]


def test_formulas_of_a_rule(tmp_path: Path) -> None:
    """Every formula of a rule is found, wherever it stands."""
    rules = make_rules(
        tmp_path, SET.replace("    geldt_als: ok\n    aanspraak: ok", "    geldt_als: ok\n    aanspraak: x is 2")
    )
    assert [f.text for f in formulas_of(rules.rules["alles"])] == ["ok", "x is 2", "€ 0", "x is 1", "totaal", "t"]
    assert [f.text for f in formulas_of(rules.rules["versies"])] == ["ok", "x", "ip"]


def test_a_lapse_is_needed_by_every_rule_of_its_document(tmp_path: Path) -> None:
    """A rule that can lapse needs the fact and the date; the rule that decides does not need itself."""
    text = """
    vervalt: {als: opgezegd, vanaf: einddatum}
    invoer: {opgezegd: {type: ja/nee}}
    regels:
      einddatum: {type: datum, formule: peildatum}
      r: {type: getal, formule: "1"}
    """
    graph = dependency_graph(make_rules(tmp_path, text))
    assert sorted(graph.successors("r")) == ["einddatum", "opgezegd"]
    assert sorted(graph.successors("einddatum")) == []


def test_a_cycle_shows_every_edge(tmp_path: Path) -> None:
    """A circle is one diagnostic, with the place of each formula that closes it."""
    text = """
    regels:
      a: {type: getal, formule: b + 1}
      b: {type: getal, formule: c * 2}
      c: {type: getal, formule: a - 3}
      los: {type: getal, formule: a}
    """
    (found,) = find_faults(tmp_path, text)
    assert (found.code, found.text, found.related) == ("LW360", "b + 1", ("c * 2", "a - 3"))


def test_a_rule_that_needs_itself(tmp_path: Path) -> None:
    """The smallest circle."""
    (found,) = find_faults(tmp_path, "regels: {a: {type: getal, formule: a + 1}}")
    assert (found.code, found.text, found.related) == ("LW360", "a + 1", ())


def test_circles_of_other_things(tmp_path: Path) -> None:
    """Lists, day kinds, exceptions and working days close circles too."""
    for text in (
        "soorten: {k: {lijst: ks, sleutel: n, velden: {n: getal}}}\nlijsten: {x: {soort: selectie, uit: ks, waarvoor: n van k is r}}\nregels: {r: {type: aantal, formule: aantal over elke k uit x}}",
        "dagsoorten: {werkdag: {als: r is dag}}\nregels: {r: {type: datum, formule: peildatum + 1 werkdag}}",
        "regels: {r: {type: getal, formule: '1'}, u: {type: getal, in_afwijking_van: r, als: ja, formule: r + 1}}",
        "waarden: {w: {type: getal, waarde: '1'}}\nregels: {r: {type: getal, tussenstappen: {s: q}, formule: s}, q: {type: getal, geldt_als: r is w, formule: '1'}}",
    ):
        (found,) = find_faults(tmp_path, text)
        assert found.code == "LW360"


def test_two_knots_are_two_diagnostics(tmp_path: Path) -> None:
    """Each knot of rules is reported once, in a fixed order."""
    text = "regels: {d: {type: getal, formule: c}, c: {type: getal, formule: d}, b: {type: getal, formule: a}, a: {type: getal, formule: b}}"
    found = find_faults(tmp_path, text)
    assert [f.code for f in found] == ["LW360", "LW360"]


def test_a_rule_per_element_needs_the_list_of_the_element(tmp_path: Path) -> None:
    """Of a list that is made, and of the rows of a table."""
    rules = make_rules(tmp_path, """
        invoer: {e: {type: aantal}}
        tabellen: {t: {kolommen: {x: aantal}, sleutel: [x], element: rij, volgorde: x, rijen: [{x: 1}]}}
        lijsten:
          s: {soort: selectie, uit: t, waarvoor: x van rij is e}
          g: {soort: groepen, uit: s, sleutel: x van rij, element: groep}
        regels:
          van_rij: {per: rij, type: aantal, formule: x van rij}
          van_groep: {per: groep, type: aantal, formule: sleutel van groep}
    """)  # fmt: skip
    graph = dependency_graph(rules)
    assert "t" in graph.successors("van_rij")
    assert "g" in graph.successors("van_groep")
    assert "e" in {
        name
        for first in graph.successors("van_groep")
        for second in graph.successors(first)
        for name in graph.successors(second)
    }
