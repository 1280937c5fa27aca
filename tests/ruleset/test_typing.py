"""Checking a whole rule set: formulas where they stand, the kinds that follow, and the ids that rules name."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import find_faults, make_rules
from lidwoord.ruleset.scope import scope_of
from lidwoord.ruleset.typing import Typist

KINDS = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(a; b), kosten: €}}
  kind: {lijst: kinderen, sleutel: naam, velden: {naam: tekst, geboren: datum}}
  cursus: {lijst: cursussen, sleutel: code, van: kind, velden: {code: tekst, prijs: €}}
  verlof: {lijst: verloven, is_tijdvak: datum}
tabellen:
  ramen: {soort: tijdvensters, kolommen: {toeslag: percentage}, dekking: gedeeltelijk, rijen: [{dagen: [zo], van: "00:00", tot: "24:00", toeslag: 60%}]}
"""

LISTS = {
    "x: {soort: selectie, uit: diensten, waarvoor: soort van dienst is a}": "dienst | ",
    "x: {soort: selectie, uit: diensten, waarvoor: soort van d is a, element: d}": "dienst | ",
    "x: {soort: selectie, uit: diensten, binnen: kalenderjaar van peildatum}": "dienst | ",
    "x: {soort: selectie, uit: cursussen, waarvoor: prijs van cursus is € 1}": "cursus | kind",
    "x: {soort: snijden, uit: diensten, langs: ramen, element: deel}": "deel dienst: element dienst, toeslag: percentage | ",
    "x: {soort: snijden, uit: diensten, langs: kalenderdagen, element: deel}": "deel dienst: element dienst | ",
    "x: {soort: blokken, uit: diensten, lengte: 2 uur, element: blok}": "blok dienst: element dienst | ",
    "x: {soort: groepen, uit: diensten, sleutel: soort van dienst, element: groep}":
        "groep leden: lijst dienst, aantal_leden: aantal, sleutel: keuze(a; b) | ",
    "x: {soort: groepen, uit: cursussen, sleutel: prijs van cursus, element: groep}":
        "groep leden: lijst cursus, aantal_leden: aantal, kind: element kind, sleutel: € | kind",
    "x: {soort: reeksen, uit: diensten, zolang: einde van vorige is begin van volgende, element: reeks_}":
        "reeks_ leden: lijst dienst, aantal_leden: aantal | ",
    "x: {soort: vensters, binnen: kalenderjaar van peildatum, lengte: 13 weken, per: 1 dag, element: venster}": "venster | ",
    "x: {soort: kalender, per: maand, binnen: kalenderjaar van peildatum, element: km_}": "km_ | ",
    "x: {soort: kalender, per: maand, binnen: kalenderjaar van geboren van kind, van: kind, element: km_}": "km_ kind: element kind | kind",
    "x: {soort: rangschikking, uit: kinderen, op: geboren van kind, element: beurt}": "beurt rang: aantal | ",
    "x: {soort: verdeling, over: kinderen, bedrag: € 10, vraag: € 5, wijze: gelijk, element: deel}": "deel toegewezen: €, restant_ervoor: € | ",
    "x: {soort: tussenruimten, uit: diensten, element: pauze}": "pauze | ",
    "x: {soort: tussenruimten, uit: verloven, element: pauze}": "pauze | ",
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_the_kind_that_a_list_makes(text: str, tmp_path: Path) -> None:
    """Each list operation makes a kind with its fields, for the case or for every parent."""
    rules = make_rules(tmp_path, f"{KINDS}lijsten:\n  {text}\n")
    scope = scope_of(rules, [])
    Typist(rules, scope).everything()
    shape = scope.lists["x"]
    kind = scope.kinds[shape.kind]
    fields = ", ".join(f"{k}: {t.text}" for k, t in kind.fields.items()) if shape.kind not in ("dienst", "cursus") else ""
    assert f"{shape.kind} {fields}".strip() + f" | {shape.parent}" == LISTS[text]


def test_lists_become_fields(tmp_path: Path) -> None:
    """Pieces are a field of what they were cut from, nested lists of their parent."""
    rules = make_rules(
        tmp_path,
        KINDS
        + """
lijsten:
  delen: {soort: snijden, uit: diensten, langs: ramen, element: deel}
  dure: {soort: selectie, uit: cursussen, waarvoor: prijs van cursus is meer dan € 5}
  maanden: {soort: kalender, per: maand, binnen: kalenderjaar van geboren van kind, van: kind, element: km_}
""",
    )
    scope = scope_of(rules, [])
    assert {k: t.text for k, t in scope.kinds["dienst"].fields.items()} == {
        "soort": "keuze(a; b)",
        "kosten": "€",
        "delen": "lijst deel",
    }
    assert {k: t.text for k, t in scope.kinds["kind"].fields.items() if t.name == "lijst"} == {
        "cursussen": "lijst cursus", "dure": "lijst cursus", "maanden": "lijst km_",
    }  # fmt: skip


WRONG = [
    ("lijsten: {x: {soort: selectie, uit: dienstn, waarvoor: ja}}", "LW313"),
    ("lijsten: {x: {soort: selectie, uit: diensten}}", "LW318"),
    ("lijsten: {x: {soort: selectie, uit: diensten, waarvoor: '1'}}", "LW220"),
    ("lijsten: {x: {soort: selectie, uit: diensten, binnen: peildatum}}", "LW220"),
    ("lijsten: {x: {soort: snijden, uit: diensten, langs: kinderen, element: deel}}", "LW315"),
    ("lijsten: {x: {soort: blokken, uit: verloven, lengte: 2 uur, element: deel}}", "LW224"),
    ("lijsten: {x: {soort: snijden, uit: kinderen, langs: ramen, element: deel}}", "LW224"),
    ("lijsten: {x: {soort: snijden, uit: verloven, langs: kalenderdagen, element: deel}}", "LW224"),
    ("lijsten: {x: {soort: blokken, uit: diensten, lengte: 2 dagen, element: deel}}", "LW220"),
    ("lijsten: {x: {soort: verdeling, over: kinderen, bedrag: ja, vraag: € 1, wijze: gelijk, element: deel}}", "LW222"),
    ("lijsten: {x: {soort: verdeling, over: kinderen, bedrag: € 1, vraag: 2 uur, wijze: gelijk, element: deel}}", "LW220"),
    ("lijsten: {x: {soort: verdeling, over: kinderen, bedrag: € 1, wijze: op_volgorde, element: deel}}", "LW318"),
    ("lijsten: {x: {soort: kalender, per: maand, binnen: kalenderjaar van peildatum, van: knd, element: m}}", "LW312"),
    ("lijsten: {x: {soort: tussenruimten, uit: kinderen, element: pauze}}", "LW310"),
    ("lijsten: {x: {soort: selectie, uit: y, waarvoor: ja}, y: {soort: selectie, uit: x, waarvoor: ja}}", "LW314"),
    ("regels: {r: {type: €, per: dinst, formule: € 1}}", "LW311"),
    ("soorten: {los: {lijst: lossen, van: knd, velden: {x: getal}}}", "LW312"),
    ("dagsoorten: {werkdag: {als: '1'}}", "LW220"),
    ("regels: {r: {type: €, in_afwijking_van: g, als: ja, formule: € 1}}", "LW350"),
    ("regels: {r: {type: €, formule: € 1}, b: {blokkeert: a}}", "LW351"),
    ("regels: {r: {type: €, lezing_volgt: q, lezingen: {a: {gekozen: ja, formule: € 1}, b: {formule: € 2}}}}", "LW352"),
    ("regels: {r: {type: €, lezing_volgt: q, lezingen: {a: {formule: € 1}, b: {formule: € 2}}}, q: {type: €, formule: € 1}}", "LW356"),
    ("regels: {r: {type: €, lezing_volgt: r, lezingen: {a: {formule: € 1}, b: {formule: € 2}}}}", "LW356"),
    ("lijsten: {x: {soort: rangschikking, uit: kinderen, op: naam van kind, element: beurt}}", "LW239"),
    ("lijsten: {x: {soort: rangschikking, uit: kinderen, op: kind, element: beurt}}", "LW239"),
    ("regels: {r: {type: €, formule: € 1}, a: {type: €, in_afwijking_van: r, voorrang_op: [q], formule: € 1}}", "LW353"),
    ("regels: {r: {type: €, formule: € 1}, a: {type: uur, in_afwijking_van: r, formule: 1 uur}}", "LW354"),
    ("regels: {r: {type: €, formule: € 1}, a: {type: €, per: kind, in_afwijking_van: r, formule: € 1}}", "LW354"),
    ("regels: {r: {type: €, formule: € 1, geldt: {volgens: trm}}}", "LW355"),
    ("waarden: {trm: {type: datum, waarde: 2018-01-01}}\nregels: {r: {type: €, formule: € 1, geldt: {volgens: trm}}}", "LW355"),
    ("normen: {n: {soort: recht, van: wn, bij: [q], samenvatting: s}}", "LW316"),
    ("regels: {r: {type: €, formule: 1 +}}", "LW208"),
    ("regels: {r: {type: €, formule: 1 uur}}", "LW220"),
    ("regels: {r: {type: €, geldt_als: '1', formule: € 1}}", "LW220"),
    ("regels: {r: {type: €, aanspraak: '1', formule: € 1}}", "LW220"),
    ("regels: {r: {type: €, aanspraak: ja, zonder_aanspraak: 1 uur, formule: € 1}}", "LW220"),
    ("regels: {r: {type: €, peildatum: '1', formule: € 1}}", "LW220"),
    ("regels: {r: {type: €, voorwaarden: [{eis: '1'}], formule: € 1}}", "LW220"),
    ("regels: {r: {type: €, gevallen: [{als: '1', dan: € 1}]}}", "LW220"),
    ("regels: {r: {type: €, gevallen: [{als: ja, dan: '1'}]}}", "LW220"),
    ("regels: {r: {type: €, gevallen: [{als: ja, dan: € 1}], anders: '1'}}", "LW220"),
    ("regels: {r: {type: €, tussenstappen: {r: '1'}, formule: € 1}}", "LW229"),
    ("regels: {r: {type: €, tussenstappen: {q: '1'}, formule: q}}", "LW220"),
    ("regels: {r: {type: werkdag, formule: werkdagen van kalendermaand van peildatum}}", "LW317"),
    ("regels: {r: {type: datum, formule: peildatum - 2 werkdagen}}", "LW317"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), WRONG, ids=[f"{code} {text}" for text, code in WRONG])
def test_what_is_wrong(text: str, code: str, tmp_path: Path) -> None:
    """Each fault is a diagnostic with a place."""
    found = find_faults(tmp_path, {"a.yaml": KINDS, "b.yaml": text})
    assert code in [f.code for f in found]
    assert {f.code for f in found} <= {code, "LW226", "LW227"}
    assert all(f.text for f in found)


TABLE = "{name}: {{kolommen: {{a: tekst, b: {column}}}, sleutel: [a], element: {element}, rijen: [{{a: x, b: {cell}}}]}}"
FIRST = TABLE.format(name="een", column="getal", element="paar", cell="'1'")
SECOND = TABLE.format(name="twee", column="€", element="paar", cell="€ 1")


@pytest.mark.parametrize(
    ("text", "points", "first"),
    [
        (f"tabellen:\n  {FIRST}\n  {SECOND}", "twee", "een"),
        (f"tabellen:\n  {FIRST.replace('paar', 'kind')}", "een", "kind"),
        (
            "lijsten: {x: {soort: snijden, uit: diensten, langs: ramen, element: d}, y: {soort: tussenruimten, uit: verloven, element: d}}",
            "y",
            "x",
        ),
        (
            f"tabellen:\n  {FIRST}\nlijsten:\n  m: {{soort: kalender, per: maand, binnen: kalenderjaar van peildatum, element: paar}}",
            "m",
            "een",
        ),
    ],
    ids=["two tables", "a table and a kind", "two lists", "a calendar"],
)
def test_elements_with_the_same_name(text: str, points: str, first: str, tmp_path: Path) -> None:
    """Two kinds of elements with one name are refused: the second would hide the fields of the first."""
    found = find_faults(tmp_path, {"a.yaml": KINDS, "b.yaml": text})
    assert [(f.code, f.text, f.related) for f in found if f.code == "LW363"] == [("LW363", points, (first,))]


def test_did_you_mean(tmp_path: Path) -> None:
    """A misspelt id comes with the nearest one, wherever it stands."""
    text = """
    regels:
      loon: {type: €, formule: € 1}
      a: {type: €, in_afwijking_van: lon, formule: € 1}
    lijsten: {x: {soort: selectie, uit: dienstn, waarvoor: ja}}
    """
    found = find_faults(tmp_path, {"a.yaml": KINDS, "b.yaml": text})
    assert {f.code: f.hint for f in found} == {"LW350": "Bedoelde u `loon`?", "LW313": "Bedoelde u `diensten`?"}


def test_a_step_sees_those_before_it(tmp_path: Path) -> None:
    """Steps are local, in order; a wrong one is reported once."""
    right = "regels: {r: {type: getal, tussenstappen: {a: '1', b: a + 1}, formule: a + b}}"
    wrong = "regels: {r: {type: getal, tussenstappen: {a: b + 1, b: '1'}, formule: a + b}}"
    assert find_faults(tmp_path, right) == []
    assert [(f.code, f.text) for f in find_faults(tmp_path, wrong)] == [("LW226", "b")]


def test_a_rule_per_element_as_period_of_a_cut(tmp_path: Path) -> None:
    """A bare name of a rule per element is short for that rule of the element."""
    rules = make_rules(
        tmp_path,
        KINDS
        + """
lijsten: {delen: {soort: snijden, uit: diensten, langs: ramen, tijdvak: gewerkt, element: deel}}
regels: {gewerkt: {type: tijdvak(tijd), per: dienst, formule: tijdvak (begin van dienst tot einde van dienst)}}
""",
    )
    formula = rules.lists["delen"].formula("tijdvak")
    assert formula is not None
    assert formula.text == "gewerkt van dienst"


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        ("2 * deeltijd factor", "Bedoelde u `deeltijdfactor`?"),
        ("recht op garantie en anders_niet", "Bedoelde u `recht_op_garantie`?"),
        ("2 * deeltijd facto", ""),
    ],
)
def test_a_name_with_a_space_in_it(formula: str, hint: str, tmp_path: Path) -> None:
    """Two words that together are a name, with or without `_` between them."""
    text = f"invoer: {{deeltijdfactor: {{type: getal}}, recht_op_garantie: {{type: ja/nee}}}}\nregels: {{r: {{type: getal, formule: {formula}}}}}"
    assert next(f.hint for f in find_faults(tmp_path, text)) == hint
