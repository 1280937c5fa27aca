"""What is wrong with a document: the code, the place and the words, once per mistake."""

from __future__ import annotations

import pytest

from lidwoord.diagnostics import render_text
from lidwoord.documents import validate
from lidwoord.source import limits, parse_text

HEAD = 'schema: "1"\nartikel: "5"\ntitel: x\n'


def found(text: str, kind: str = "regels") -> list[tuple[str, str, str]]:
    """Return code, place and hint of what is wrong."""
    node, problems = parse_text(text, "f")
    assert problems == ()
    assert node is not None
    return [(d.code, str(d.span), d.hint) for d in validate(kind, node)]


def short(text: str, kind: str = "regels") -> list[tuple[str, str]]:
    """Return code and place only."""
    return [(code, place) for code, place, _ in found(text, kind)]


RIGHT = """\
geldt: altijd
vervalt: {lid: "2", als: a, vanaf: b}
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, sleutel: begin, overlap: toegestaan,
      velden: {soort: keuze(a; b), x: {type: €, vraag: y}}}
  vso: {lijst: vsos, van: dienst, velden: {}}
invoer:
  arbeidsduur: {type: uur/week, minimum: 0 uur/week, maximum: 40 uur/week, vraag: Hoeveel?,
      uitleg: x, standaard: 1, in_de_tijd: ja}
waarden:
  a: {lid: "2", type: getal, waarde: "65"}
  b: {type: €, reeks: [{van: 2018-01-01, tot_en_met: 2018-02-01, waarde: € 1, vastgesteld: 2017-01-01}]}
  c: {type: €, lezingen: {x: {gekozen: ja, reden: y, waarde: € 1}, y: {reeks: [{van: 2018-01-01, waarde: € 2}]}}}
tabellen:
  t: {kolommen: {ip: getal}, sleutel: [ip], zoek: {ip: schijf}, element: rij, volgorde: ip,
      rijen: [{ip: {meer_dan: 1, tot: 2}}, {ip: 1}]}
  u: {kolommen: {ip: getal}, reeks: [{van: 2018-01-01, rijen: [{ip: 1}]}]}
  s: {soort: staffel, over: km, tarief: €/km, rijen: [{tot_en_met: 10 km, tarief: € 1/km}, {tarief: € 2/km}]}
  v:
    soort: tijdvensters
    kolommen: {percentage: percentage}
    dekking: gedeeltelijk
    bij_samenloop: volgorde
    rijen: [{lid: a, dagen: [zo, ma-vr], van: "00:00", tot: "24:00", percentage: 60%}]
dagsoorten: {feestdag: {als: a}}
lijsten:
  a: {soort: selectie, uit: b, waarvoor: c, binnen: d}
  b: {soort: snijden, uit: b, langs: v, tijdvak: c, element: d, van: dienst}
  c: {soort: groepen, uit: b, sleutel: c, element: d}
  d: {soort: reeksen, uit: b, zolang: c, element: d}
  e: {soort: vensters, binnen: b, lengte: 13 weken, per: 1 dag, vanaf: c, element: d}
  f: {soort: kalender, per: maand, binnen: c, element: d}
  g: {soort: blokken, uit: b, lengte: 8 uur, laatste: korter, element: d}
  h: {soort: rangschikking, uit: b, op: c, richting: aflopend, gelijke_stand: onbeslist}
  i: {soort: verdeling, over: h, bedrag: c, vraag: d, wijze: op_volgorde, maximum: e, afronding: centen, restant: eerste,
      lezingen: {x: {gekozen: ja, reden: y, bij_tekort: stoppen}, y: {bij_tekort: overslaan}}}
regels:
  a: {lid: "2", type: €, per: dienst, aanspraak: x, zonder_aanspraak: € 0, geldt_als: y, geldt: {van: 2018-01-01},
      tussenstappen: {t: u}, formule: v}
  b: {type: ja/nee, voorwaarden: [{lid: "1", naam: n, eis: x}]}
  c: {type: €, gevallen: [{lid: "1", als: x, dan: y}], anders: z}
  d: {type: €, versies: [{van: 2018-01-01, formule: x},
      {van: 2019-01-01, tot_en_met: 2020-01-01, gevallen: [{als: a, dan: b}], anders: c}]}
  e: {type: €, lezingen: {x: {gekozen: ja, reden: r, formule: f}, y: {voorwaarden: [{eis: e}]}}, lezing_volgt: a}
  f: {in_afwijking_van: a, als: x, formule: y, voorrang_op: [b]}
  g: {blokkeert: f, als: x, geldt: {volgens: looptijd, lid: "1"}}
normen: {n: {lid: "3", soort: recht, van: w, jegens: x, uiterlijk: y, bij: [a], samenvatting: z}}
niet_uitdrukbaar: {o: {lid: "4", reden: r, titel: t, opmerking: u, status: geldend, zekerheid: officieel}}
"""


MANIFEST = """\
schema: "1"
regelset: cao-2018
titel: x
partijen: [a, b]
status: geldend
looptijd: 2018-04-01 t/m 2018-12-31
bronnen: {cao-vvt-2018: {titel: x, soort: cao, zekerheid: officieel}, wml: {titel: y, id: z}}
gebruikt: [minimumloon]
"""
EXAMPLE = """\
schema: "1"
voorbeelden:
  - naam: a
    zaak: 5.19-01
    peildatum: 2018-05-15
    nawerking: ja
    lezingen: {a: b}
    invoer: {a: 1, 'b[x]': [{c: 1}]}
    dekking: {d: 2018-04-23 t/m 2018-05-06}
    verwacht:
      a: 1
      b[2018]: nee
      y: {toestand: geldt_niet}
      z: {toestand: geen_recht, waarde: € 0, niet_vervuld: ['6']}
      w: {toestand: onbekend, ontbreekt: [x]}
"""


def test_every_construct_is_accepted() -> None:
    """The whole of the language in one document."""
    assert found(HEAD + RIGHT) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("regelset", MANIFEST),
        ("regelset", 'schema: "1"\nregelset: a\ntitel: x\npartijen: []\ngebruikt: []\n'),
        ("voorbeelden", EXAMPLE),
        ("zaak", '{"schema": "1", "invoer": {"a": [1, {"b": true}]}, "lezingen": {}, "nawerking": "nee"}'),
    ],
)
def test_the_other_kinds(kind: str, text: str) -> None:
    """A manifest, examples and a case; what a case gives is free in form."""
    assert found(text, kind) == []


def meant(name: str) -> str:
    """Return the hint for a misspelt name."""
    return f"Bedoelde u `{name}`?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "regls: {a: {type: €, formule: b}}", [("LW101", "f:4:1", meant("regels"))]),
        ('schema: "1"\nartikl: "5"\ntitel: x', [("LW101", "f:2:1", meant("artikel"))]),
        ('schema: "1"\nartikel: "5"\ntitl: x', [("LW101", "f:3:1", meant("titel"))]),
        (HEAD + "regels: {a: {type: €, formle: b}}", [("LW101", "f:4:23", meant("formule"))]),
        (HEAD + "regels: {a: {typ: €, formule: b}}", [("LW101", "f:4:14", meant("type"))]),
        (HEAD + "regels: {a: {type: €, Formule: b}}", [("LW101", "f:4:23", meant("formule"))]),
        (HEAD + "regels: {a: {type: €, formule: b, formula: c}}", [("LW101", "f:4:35", meant("formule"))]),
        (HEAD + "regels: {a: {type: €, gevallen: [{als: b, dn: c}]}}", [("LW101", "f:4:43", meant("dan"))]),
        (HEAD + "lijsten: {a: {sort: selectie, uit: b, waarvoor: c}}", [("LW101", "f:4:15", meant("soort"))]),
        (HEAD + "lijsten: {a: {soort: selectie, uit: b, waarvor: c}}", [("LW101", "f:4:40", meant("waarvoor"))]),
        (HEAD + "tabellen: {a: {sort: staffel, over: km, rijen: [{tarief: 1}]}}", [("LW101", "f:4:16", meant("soort"))]),
        (HEAD + "tabellen: {a: {kolommen: {b: €}, rijn: [{b: 1}]}}", [("LW101", "f:4:34", meant("rijen"))]),
        (HEAD + "waarden: {a: {type: €, waarde: 1, bedrag_in_euro: 2}}", [
            ("LW101", "f:4:35", "Hier kan: `reeks`, `lezingen`, `lid`, `artikel`, `onderdeel`, `document`, `status`, ….")
        ]),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_one_diagnostic_at_the_key(text: str, expected: list[tuple[str, str, str]]) -> None:
    """With the nearest key that is not there yet, and not also as a key that is missing."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('schema: "1"\nartikel: "5"\n', [("LW102", "f:1:1")]),
        ('schema: "1"\ntitel: x\n', [("LW107", "f:1:1")]),
        (HEAD + "regels:\n  a: {type: €}", [("LW107", "f:5:3")]),
        (HEAD + "regels:\n  a: {formule: x}", [("LW107", "f:5:3")]),
        (HEAD + "regels:\n  a: {type: €, formule: x, anders: y}", [("LW102", "f:5:28")]),
        (HEAD + "regels:\n  a:\n    type: €\n    gevallen:\n      - {als: x}", [("LW102", "f:8:10")]),
        (HEAD + "waarden:\n  a: {waarde: 1}", [("LW102", "f:5:3")]),
        (HEAD + "waarden:\n  a: {type: €}", [("LW107", "f:5:3")]),
        (HEAD + "lijsten:\n  a: {uit: x}", [("LW102", "f:5:3")]),
        (HEAD + "lijsten:\n  a: {soort: verdeling, over: x, bedrag: y}", [("LW107", "f:5:3")]),
        (HEAD + "normen:\n  a: {soort: recht, van: x}", [("LW102", "f:5:3")]),
        (HEAD + "tabellen:\n  a: {kolommen: {b: €}}", [("LW107", "f:5:3")]),
        (HEAD + "regels:\n  a: b", [("LW103", "f:5:6")]),
        (HEAD + "regels: [a]", [("LW103", "f:4:9")]),
        (HEAD + "regels:\n  a: {type: [x], formule: y}", [("LW103", "f:5:13")]),
        (HEAD + "regels:\n  a: {type: x, formule: {y: z}}", [("LW103", "f:5:26")]),
        (HEAD + "regels:\n  a:\n    type: x\n    formule:\n      y: z\n      p: q", [("LW103", "f:8:7")]),
        (HEAD + "regels:\n  a:\n    type: x\n    voorwaarden:\n      y:\n      - z", [("LW103", "f:8:7")]),
        (HEAD + "status: {geldend: x}", [("LW103", "f:4:10")]),
        (HEAD + "status:\n  - geldend\n  - x", [("LW103", "f:5:3")]),
        (HEAD + "status: geldent", [("LW104", "f:4:9")]),
        (HEAD + "normen:\n  a: {soort: wens, van: x, samenvatting: y}", [("LW104", "f:5:14")]),
        (HEAD + "lijsten:\n  a: {soort: x, uit: y}", [("LW104", "f:5:14")]),
        (HEAD + "regels:\n  Aa: {type: €, formule: x}", [("LW105", "f:5:3")]),
        (HEAD + "regels:\n  a-b: {type: €, formule: x}", [("LW105", "f:5:3")]),
        (HEAD + "regels:\n  1a: {type: €, formule: x}", [("LW105", "f:5:3")]),
        (HEAD + "regels:", [("LW106", "f:4:1")]),
        (HEAD + "regels:\n  a: {type: , formule: x}\n  b:", [("LW106", "f:5:7"), ("LW106", "f:6:3")]),
        (HEAD + "regels:\n  a:\n    type: €\n    voorwaarden:\n      -\n", [("LW106", "f:8:8")]),
        (HEAD + "regels: {}", [("LW108", "f:4:9")]),
        (HEAD + "regels:\n  a: {type: €, gevallen: []}", [("LW108", "f:5:26")]),
        (HEAD + "geldt: altjd", [("LW109", "f:4:8")]),
        (HEAD + "geldt: [x]", [("LW103", "f:4:8")]),
        (HEAD + "geldt: {}", [("LW108", "f:4:8")]),
    ],
)  # fmt: skip
def test_what_else_can_be_wrong(text: str, expected: list[tuple[str, str]]) -> None:
    """Missing, of the wrong form, not allowed, wrongly named, empty."""
    assert short(text) == expected


def test_the_words() -> None:
    """One of each, as a jurist reads it."""
    text = HEAD + "status: geldent\ngeldt: nooit\nregels:\n  a: {type: [x], formule: y}\n  B: x\n"
    text += "normen:\n  c: {soort: x, van: y}\n"
    node, _ = parse_text(text, "f")
    assert node is not None
    assert render_text(validate("regels", node)).splitlines() == [
        "f:4:9 fout LW104: `geldent` kan niet bij `status`.",
        "  hint: Bedoelde u `geldend`?",
        "f:5:8 fout LW109: `nooit` past niet bij `geldt`.",
        "  hint: Verwacht: `altijd`, `{van: …, tot_en_met: …}` of `{volgens: …}`.",
        "f:7:13 fout LW103: Bij `type` hoort één waarde, maar er staat een lijst.",
        "f:8:3 fout LW105: `B` is geen geldige naam.",
        "  hint: Een naam begint met een kleine letter; daarna kleine letters, cijfers en `_`, zoals `uren_per_week`.",
        "f:10:3 fout LW102: Hier ontbreekt de sleutel `samenvatting`.",
        "  hint: Voeg `samenvatting:` toe.",
        "f:10:14 fout LW104: `x` kan niet bij `soort`.",
        "  hint: Kies uit: `recht`, `plicht`, `verbod`, `bevoegdheid`, `advies`.",
    ]


def test_several_mistakes_are_all_reported_in_order() -> None:
    """A mistake in one rule does not hide one in the next."""
    text = HEAD + "regels:\n  a: {typ: €, formule: x}\n  b: {type: €, formle: y}\n  c: {type: €, formule: z, lidd: '1'}\n"
    assert short(text) == [("LW101", "f:5:7"), ("LW101", "f:6:16"), ("LW101", "f:7:28")]


def test_no_more_than_a_screen_full() -> None:
    """A file of another kind does not give a thousand diagnostics."""
    codes = [code for code, _ in short(HEAD + "".join(f"sleutel_{i}: 1\n" for i in range(99)))]
    assert codes == ["LW101"] * limits.MAX_DIAGNOSTICS + ["LW030"]


def test_an_empty_mapping_lacks_its_keys() -> None:
    """Reported where it stands."""
    assert short("{}", "zaak") == [("LW102", "f:1:1"), ("LW102", "f:1:1")]
    assert short('schema: "1"\nvoorbeelden:\n  - {}\n', "voorbeelden") == [("LW102", "f:3:5"), ("LW102", "f:3:5")]


def test_a_name_with_a_line_break_is_not_a_name() -> None:
    """`$` in a pattern also matches before a last line break; the source refuses such a key first."""
    node, problems = parse_text('"a\\n": 1', "f")
    assert (node, [d.code for d in problems]) == (None, ["LW018"])


ROWS = """\
tabellen:
  v:
    soort: tijdvensters
    kolommen: {percentage: percentage}
    reeks:
      - van: 2018-01-01
        rijen:
      - {dagen: [zo], van: "00:00", tot: "24:00", percentage: 60%}
      - {dagen: [za], van: "00:00", tot: "24:00", percentage: 40%}
      - van: 2018-05-01
        rijen:
      - {dagen: [zo], van: "00:00", tot: "24:00", percentage: 65%}
"""
FURTHER = "De regels eronder die met `-` beginnen, horen bij `rijen`: laat ze verder inspringen dan `rijen`."


def test_rows_that_lack_their_indentation() -> None:
    """One error per part of a series: its rows stand beside it, and nothing is said of them."""
    assert found(HEAD + ROWS) == [("LW106", "f:10:9", FURTHER), ("LW106", "f:14:9", FURTHER)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "      - van: 2018-01-01\n        rijen:\n      - van: 2018-02-01\n        rijn: [{ip: 1}]\n",
            ["LW106", "LW101"],
        ),
        ("      - van: 2018-01-01\n        rijen:\n      - los\n", ["LW103", "LW106"]),
        ("      - van: 2018-01-01\n        rijen:\n", ["LW106"]),
    ],
)
def test_what_no_row_is(rows: str, expected: list[str]) -> None:
    """What stands behind an empty key is looked at as ever when it is no row of it."""
    text = HEAD + "tabellen:\n  u:\n    kolommen: {ip: getal}\n    reeks:\n" + rows
    assert sorted(code for code, _, _ in found(text)) == sorted(expected)
