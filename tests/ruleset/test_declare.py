"""The sections of a rule document as declarations, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import codes, find_faults, make_rules
from lidwoord.ruleset.model import Citation, Validity


def test_inputs(tmp_path: Path) -> None:
    """An input has a type, bounds, a default, a question and a place."""
    rules = make_rules(
        tmp_path,
        """
        invoer:
          deeltijd:
            {type: uur/week, minimum: 0 uur/week, maximum: 40 uur/week, standaard: 36, vraag: Hoeveel uur?, uitleg: Per week., titel: Deeltijd, in_de_tijd: ja, lid: "2"}
          kleur: {type: keuze(rood; groen) of geen, standaard: geen}
          naam: {type: tekst}
        """,
    )
    item = rules.inputs["deeltijd"]
    assert (item.type.text, item.minimum, item.maximum, item.default, item.has_default) == ("uur/week", 0, 40, 36, True)
    assert (item.title, item.question, item.help, item.in_time) == ("Deeltijd", "Hoeveel uur?", "Per week.", True)
    assert item.cite == Citation("boek", "1", "2")
    assert (rules.inputs["kleur"].default, rules.inputs["kleur"].has_default) == (None, True)
    assert (rules.inputs["naam"].has_default, rules.inputs["naam"].in_time) == (False, False)


def test_record_kinds(tmp_path: Path) -> None:
    """A kind has a list, a key and an order; a period brings its own."""
    rules = make_rules(
        tmp_path,
        """
        soorten:
          dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: {type: tekst, standaard: gewoon, vraag: Welke?}, kosten: €}}
          verlof: {lijst: verloven, is_tijdvak: datum, overlap: toegestaan, titel: Verlof}
          kind: {lijst: kinderen, sleutel: naam, volgorde: leeftijd, velden: {naam: tekst, leeftijd: jaar}}
          los: {lijst: lossen, velden: {x: getal}}
          cursus: {lijst: cursussen, van: kind, standaard: leeg, volgorde: nr, velden: {nr: getal}}
        """,
    )
    kinds = rules.kinds
    assert {k: (v.list, v.key, v.order, v.period, v.may_overlap) for k, v in kinds.items()} == {
        "dienst": ("diensten", "begin", "begin", "tijd", False),
        "verlof": ("verloven", "eerste_dag", "eerste_dag", "datum", True),
        "kind": ("kinderen", "naam", "leeftijd", "", False),
        "los": ("lossen", "", "", "", False),
        "cursus": ("cursussen", "nr", "nr", "", False),
    }
    soort, kosten = kinds["dienst"].fields
    assert (soort.default, soort.has_default, soort.question, kosten.type.text) == ("gewoon", True, "Welke?", "€")
    assert (kinds["cursus"].parent, kinds["cursus"].empty_default) == ("kind", True)


def test_citations_are_refined(tmp_path: Path) -> None:
    """An entry cites the document's article; its own lid, article, document and status come over that."""
    rules = make_rules(
        tmp_path,
        {
            "regelset.yaml": """
                schema: "1"
                regelset: proef
                titel: Proef
                bronnen: {boek: {titel: Het boek, soort: cao, zekerheid: officieel}, wet: {titel: De wet, soort: wet}}
                """,
            "a.yaml": """
                schema: "1"
                artikel: "5.19"
                titel: Proef
                status: voorwaardelijk
                regels:
                  a: {type: getal, formule: "1"}
                  b: {lid: "2", type: getal, formule: "1"}
                  c: {document: wet, artikel: "7", type: getal, formule: "1", zekerheid: afgeleid, status: geldend}
                  d: {onderdeel: "3", lid: "1", type: getal, formule: "1"}
                  e: {lid: "2", type: ja/nee, voorwaarden: [{lid: "3 sub a", eis: ja}, {artikel: "6", eis: ja}, {eis: ja}]}
                """,
        },
    )
    assert {k: r.cite for k, r in rules.rules.items()} == {
        "a": Citation("boek", "5.19", status="voorwaardelijk"),
        "b": Citation("boek", "5.19", "2", status="voorwaardelijk"),
        "c": Citation("wet", "7", status="geldend", zekerheid="afgeleid"),
        "d": Citation("boek", "", "1", "3", status="voorwaardelijk"),
        "e": Citation("boek", "5.19", "2", status="voorwaardelijk"),
    }
    conditions = rules.rules["e"].readings[0].versions[0].body.conditions
    assert [(c.label, c.cite.artikel, c.cite.lid) for c in conditions] == [
        ("ja", "5.19", "3 sub a"),
        ("ja", "6", ""),
        ("ja", "5.19", "2"),
    ]
    assert rules.document_title(rules.rules["c"].cite) == "De wet"
    assert rules.document_title(Citation("elders")) == "elders"


@pytest.mark.parametrize(
    ("cite", "text"),
    [
        (Citation("x", "5.19", "2"), "artikel 5.19 lid 2"),
        (Citation("x", "5.19", "2 sub a"), "artikel 5.19 lid 2 sub a"),
        (Citation("x", "5.19", "1; 3"), "artikel 5.19 lid 1, lid 3"),
        (Citation("x", "5.19", "slot"), "artikel 5.19 slot"),
        (Citation("x", onderdeel="6", lid="3"), "onderdeel 6 lid 3"),
        (Citation("x", "bijlage A1"), "bijlage A1"),
        (Citation("x"), ""),
    ],
)
def test_the_text_of_a_citation(cite: Citation, text: str) -> None:
    """A citation reads as one writes it."""
    assert cite.text == text


def test_validity(tmp_path: Path) -> None:
    """The rule's own validity wins over its document's, and that over the manifest's term."""
    rules = make_rules(
        tmp_path,
        {
            "regelset.yaml": 'schema: "1"\nregelset: proef\ntitel: Proef\nlooptijd: 2018-01-01 t/m 2018-12-31\nbronnen: {b: {titel: B, soort: cao}}\n',
            "a.yaml": """
                regels:
                  set: {type: getal, formule: "1"}
                  altijd: {type: getal, formule: "1", geldt: altijd}
                """,
            "b.yaml": """
                geldt: {van: 2018-02-01}
                waarden: {term: {type: tijdvak, waarde: 2018-03-01 t/m 2018-04-01}}
                regels:
                  document: {type: getal, formule: "1"}
                  eigen: {type: getal, formule: "1", geldt: {tot_en_met: 2018-05-31, lid: "9"}}
                  met_term: {type: getal, formule: "1", geldt: {volgens: term}}
                  altijd_toch: {type: getal, formule: "1", geldt: altijd}
                """,
        },
    )
    found = {k: r.validity for k, r in rules.rules.items()}
    assert {k: (v.start, v.end, v.by) for k, v in found.items()} == {
        "set": (date(2018, 1, 1), date(2019, 1, 1), ""),
        "altijd": (None, None, ""),
        "document": (date(2018, 2, 1), None, ""),
        "eigen": (None, date(2018, 6, 1), ""),
        "met_term": (None, None, "term"),
        "altijd_toch": (None, None, ""),
    }
    assert (found["eigen"].cite.lid, found["document"].cite) == ("9", Citation())
    assert found["altijd"] == Validity()


def test_bodies(tmp_path: Path) -> None:
    """Steps, versions, readings, branches and conditions stand where the text puts them."""
    rules = make_rules(
        tmp_path,
        """
        invoer: {x: {type: getal}, ok: {type: ja/nee}}
        regels:
          formule: {type: getal, tussenstappen: {half: x / 2}, formule: half + half}
          gevallen: {type: getal, gevallen: [{lid: "1 sub a", als: ok, dan: "1"}], anders: "2", titel: Gevallen, samenvatting: Kort.}
          versies: {type: getal, versies: [{van: 2018-01-01, formule: "1"}, {van: 2018-07-01, tot_en_met: 2018-12-31, formule: "2"}]}
          lezingen: {type: getal, tussenstappen: {begin: "1", twee: "2"}, lezingen: {a: {gekozen: ja, reden: Zo staat het er., formule: begin}, b: {tussenstappen: {begin: "3"}, formule: begin + twee}}}
          recht: {type: getal, voorwaarden: [{naam: op tijd, eis: ok}], formule: x, zonder_aanspraak: "0"}
          beide: {type: ja/nee, voorwaarden: [{eis: ok}]}
        """,
    )
    bodies = {k: r.readings[0].versions[0].body for k, r in rules.rules.items()}
    assert [name for name, _ in bodies["formule"].steps] == ["half"]
    assert bodies["gevallen"].branches[0].cite.lid == "1 sub a"
    assert bodies["gevallen"].otherwise is not None
    assert (rules.rules["gevallen"].name, rules.rules["gevallen"].summary, rules.rules["formule"].name) == (
        "Gevallen",
        "Kort.",
        "formule",
    )
    assert [(v.start, v.end) for v in rules.rules["versies"].readings[0].versions] == [
        (date(2018, 1, 1), date(2018, 7, 1)), (date(2018, 7, 1), date(2019, 1, 1)),
    ]  # fmt: skip
    a, b = rules.rules["lezingen"].readings
    assert [(r.name, r.chosen, r.reason) for r in (a, b)] == [("a", True, "Zo staat het er."), ("b", False, "")]
    assert [name for name, _ in a.versions[0].body.steps] == ["begin", "twee"]
    assert [(name, f.text) for name, f in b.versions[0].body.steps] == [("twee", "2"), ("begin", "3")]
    assert [c.label for c in rules.rules["recht"].conditions] == ["op tijd"]
    assert (rules.rules["beide"].conditions, len(bodies["beide"].conditions)) == ((), 1)


def test_norms_and_what_cannot_be_expressed(tmp_path: Path) -> None:
    """A norm says who, what, towards whom and by when; a gap says why."""
    rules = make_rules(
        tmp_path,
        """
        regels: {r: {type: getal, formule: "1"}}
        normen:
          n: {lid: "3", soort: recht, van: werknemer, jegens: werkgever, uiterlijk: 30 juni, bij: [r], samenvatting: Mag vrij vragen.}
        niet_uitdrukbaar: {naar_redelijkheid: {lid: "4", reden: Een open norm.}}
        """,
    )
    norm, gap = rules.norms["n"], rules.gaps["naar_redelijkheid"]
    assert (norm.soort, norm.addressee, norm.towards, norm.deadline, norm.touches, norm.summary, norm.cite.lid) == (
        "recht", "werknemer", "werkgever", "30 juni", ("r",), "Mag vrij vragen.", "3",
    )  # fmt: skip
    assert (gap.reason, gap.cite.lid) == ("Een open norm.", "4")


def test_list_operations(tmp_path: Path) -> None:
    """A list operation has its formulas, its options and its readings."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {kind: {lijst: kinderen, sleutel: naam, velden: {naam: tekst, geboren: datum}}}
        lijsten:
          jaren: {soort: vensters, binnen: kalenderjaar van peildatum, lengte: 13 weken, per: 1 dag, vanaf: peildatum, element: venster, titel: Vensters}
          maanden: {soort: kalender, per: maand, binnen: kalenderjaar van peildatum, element: kalendermaand_}
          beurten: {soort: rangschikking, uit: kinderen, op: geboren van kind, element: beurt, lezingen: {een: {gekozen: ja, reden: R, gelijke_stand: volgorde}, twee: {gelijke_stand: gelijk}}}
        """,
    )
    years, months, turns = (rules.lists[k] for k in ("jaren", "maanden", "beurten"))
    assert ([k for k, _ in years.formulas], years.options, years.title) == (
        ["binnen", "vanaf", "lengte", "per"],
        (),
        "Vensters",
    )
    assert (years.formula("per").text, years.formula("op")) == ("1 dag", None)  # type: ignore[union-attr]
    assert (months.option("per"), months.option("langs", "niets")) == ("maand", "niets")
    assert [(r.name, r.chosen, r.reason, r.options) for r in turns.readings] == [
        ("een", True, "R", (("gelijke_stand", "volgorde"),)), ("twee", False, "", (("gelijke_stand", "gelijk"),)),
    ]  # fmt: skip


WRONG = [
    ("regels: {als: {type: getal, formule: '1'}}", "LW302", "als"),
    ("regels: {peildatum: {type: getal, formule: '1'}}", "LW302", "peildatum"),
    ("regels: {dag: {type: getal, formule: '1'}}", "LW302", "dag"),
    ("invoer: {x: {type: getal}}\nregels: {x: {type: getal, formule: '1'}}", "LW303", "x"),
    ("invoer: {x: {type: gtal}}", "LW301", "gtal"),
    ("invoer: {x: {type: element dienst}}", "LW301", "element dienst"),
    ("invoer: {x: {type: geen}}", "LW301", "geen"),
    ("invoer: {x: {type: uur, minimum: veel}}", "LW304", "veel"),
    ("invoer: {x: {type: percentage, standaard: 5}}", "LW304", "5"),
    ("invoer: {x: {type: tijdvak, minimum: altijd}}", "LW239", "altijd"),
    ("invoer: {x: {type: keuze(a; b), maximum: a}}", "LW239", "a"),
    ("waarden: {w: {type: gtal, waarde: '1'}}", "LW301", "gtal"),
    ("waarden: {x: {type: datum, waarde: 2018-02-30}}", "LW304", "2018-02-30"),
    ("waarden: {x: {type: getal, waarde: '1.841'}}", "LW304", "'1.841'"),
    ("soorten: {k: {lijst: ks, sleutel: naam, velden: {x: getal}}}", "LW306", "k"),
    ("soorten: {k: {lijst: ks, volgorde: naam, sleutel: x, velden: {x: getal}}}", "LW306", "k"),
    ("soorten: {k: {lijst: ks, velden: {x: gtal, y: {type: gtl}}}}", "LW301", "gtal"),
    ("regels: {r: {type: gtal, formule: '1'}}", "LW301", "gtal"),
    ("regels: {g: {type: getal, formule: '1'}, r: {in_afwijking_van: g, formule: '1'}}", "LW307", "r"),
    ("regels: {r: {type: getal, lezingen: {a: {formule: '1'}, b: {formule: '2'}}}}", "LW305", "r"),
    ("regels: {r: {type: getal, lezingen: {a: {gekozen: ja, formule: '1'}, b: {gekozen: ja, formule: '2'}}}}", "LW305", "r"),
    ("waarden: {w: {type: getal, lezingen: {a: {waarde: '1'}}}}", "LW305", "w"),
    ("regels: {r: {type: getal, voorwaarden: [{eis: ja}]}}", "LW309", "r"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "part"), WRONG, ids=[f"{code} {text}" for text, code, _ in WRONG])
def test_what_is_wrong(text: str, code: str, part: str, tmp_path: Path) -> None:
    """Each fault is a diagnostic at its place."""
    found = find_faults(tmp_path, text)
    assert (found[0].code, found[0].text) == (code, part)


def test_a_double_name_shows_the_first(tmp_path: Path) -> None:
    """The second place of a name points back to the first, also in another file."""
    found = find_faults(
        tmp_path, {"a.yaml": "invoer: {x: {type: getal}}", "b.yaml": "waarden: {x: {type: getal, waarde: '1'}}"}
    )
    assert [(f.code, f.text, f.related) for f in found] == [("LW303", "x", ("x",))]


def test_the_name_of_a_list_is_taken_too(tmp_path: Path) -> None:
    """A list operation cannot have the name of a list of the case."""
    text = "soorten: {k: {lijst: ks, velden: {x: getal}}}\nlijsten: {ks: {soort: selectie, uit: ks, waarvoor: ja}}"
    assert "LW303" in codes(find_faults(tmp_path, text))


@pytest.mark.parametrize("text", ["geldt: straks", "geldt: {volgens: niets}"])
def test_a_wrong_validity(text: str, tmp_path: Path) -> None:
    """A validity is `altijd`, two dates, or a named period."""
    assert codes(find_faults(tmp_path, text + "\nregels: {r: {type: getal, formule: '1'}}")) in (
        ["LW109"],
        ["LW104"],
        ["LW103"],
        ["LW355"],
    )


def test_a_lapse_needs_right_formulas(tmp_path: Path) -> None:
    """The condition is ja/nee, the date a date; they are checked once for all rules of the document."""
    text = "vervalt: {als: '1', vanaf: '2'}\nregels: {r: {type: getal, formule: '1'}, q: {type: getal, formule: '1'}}"
    assert codes(find_faults(tmp_path, text)) == ["LW220", "LW220"]


def test_fractions_and_dates_are_read_by_type(tmp_path: Path) -> None:
    """A scalar means what its declared type says."""
    rules = make_rules(
        tmp_path,
        "waarden: {a: {type: tekst, waarde: 2018-01-01}, b: {type: uur, waarde: 2374/15 uur}, c: {type: ja/nee, waarde: nee}}",
    )
    assert [rules.values[k].readings[0].series[0].value for k in "abc"] == ["2018-01-01", Fraction(2374, 15), False]


@pytest.mark.parametrize(("written", "meant"), [("maanden", "maand"), ("uren per jaar", "uur/jaar"), ("euro", "€")])
def test_a_unit_as_a_lawyer_writes_it(written: str, meant: str, tmp_path: Path) -> None:
    """The hint has the type in its own spelling."""
    (found,) = find_faults(tmp_path, f"invoer: {{x: {{type: {written}}}}}")
    assert (found.code, found.text, found.hint) == ("LW301", written, f"Schrijf `{meant}`.")
