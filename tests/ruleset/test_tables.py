"""Tables and series: rows by declared type, over time, checked when they are loaded."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import find_faults, make_rules, write_rules
from lidwoord.ruleset.load import Library
from lidwoord.ruleset.model import Row


def test_series(tmp_path: Path) -> None:
    """An entry runs until its own end or the next entry's begin; the last stays open."""
    rules = make_rules(
        tmp_path,
        """
        waarden:
          een_waarde: {type: €, waarde: € 5}
          reeks:
            {type: €, reeks: [{van: 2018-01-01, waarde: € 1, vastgesteld: 2017-12-01}, {van: 2018-07-01, tot_en_met: 2018-12-31, waarde: € 2}, {van: 2019-01-01, waarde: € 3}]}
          lezingen:
            {type: €, lezingen: {a: {gekozen: ja, reden: R, waarde: € 1}, b: {reeks: [{van: 2018-01-01, waarde: € 2}]}}}
        """,
    )
    series = {k: [(e.start, e.end, e.value, e.adopted) for e in v.readings[0].series] for k, v in rules.values.items()}
    assert series == {
        "een_waarde": [(None, None, 5, None)],
        "reeks": [
            (date(2018, 1, 1), date(2018, 7, 1), 1, date(2017, 12, 1)),
            (date(2018, 7, 1), date(2019, 1, 1), 2, None),
            (date(2019, 1, 1), None, 3, None),
        ],
        "lezingen": [(None, None, 1, None)],
    }
    assert [(r.name, r.chosen, r.reason) for r in rules.values["lezingen"].readings] == [("a", True, "R"), ("b", False, "")]


SERIES = [
    ("{van: 2018-01-01, waarde: 1}, {van: 2018-01-01, waarde: 2}", "LW321"),
    ("{van: 2018-01-01, waarde: 1}, {van: 2017-01-01, waarde: 2}", "LW321"),
    ("{van: 2018-01-01, tot_en_met: 2018-06-30, waarde: 1}, {van: 2018-06-30, waarde: 2}", "LW322"),
    ("{van: 2018-01-01, tot_en_met: 2018-06-30, waarde: 1}, {van: 2018-07-02, waarde: 2}", "LW323"),
]


@pytest.mark.parametrize(("entries", "code"), SERIES)
def test_gaps_and_overlaps_in_a_value(entries: str, code: str, tmp_path: Path) -> None:
    """A gap, an overlap or a wrong order is reported at the later entry."""
    found = find_faults(tmp_path, f"waarden: {{w: {{type: getal, reeks: [{entries}]}}}}")
    assert [(f.code, f.text) for f in found] == [(code, entries[entries.index("}, ") + 3 :])]


@pytest.mark.parametrize(("entries", "code"), SERIES)
def test_gaps_and_overlaps_in_a_table(entries: str, code: str, tmp_path: Path) -> None:
    """The versions of a table follow each other as the entries of a value do."""
    rows = entries.replace("waarde: 1", "rijen: [{k: 1, v: 1}]").replace("waarde: 2", "rijen: [{k: 1, v: 2}]")
    found = find_faults(tmp_path, f"tabellen: {{t: {{kolommen: {{k: getal, v: getal}}, sleutel: [k], reeks: [{rows}]}}}}")
    assert [f.code for f in found] == [code]


@pytest.mark.parametrize(("entries", "code"), SERIES)
def test_gaps_and_overlaps_in_the_versions_of_a_rule(entries: str, code: str, tmp_path: Path) -> None:
    """So do the versions of a rule."""
    found = find_faults(tmp_path, f"regels: {{r: {{type: getal, versies: [{entries.replace('waarde', 'formule')}]}}}}")
    assert [f.code for f in found] == [code]


def test_only_the_first_version_may_lack_a_begin(tmp_path: Path) -> None:
    """A later part without `van` has no place in time."""
    found = find_faults(
        tmp_path, "regels: {r: {type: getal, versies: [{formule: '1'}, {tot_en_met: 2018-12-31, formule: '2'}]}}"
    )
    assert [f.code for f in found] == ["LW320"]


def test_the_days_of_an_overlap_are_named(tmp_path: Path) -> None:
    """The message names the last day of the earlier part, as it is written."""
    text = "regels: {r: {type: getal, versies: [{van: 2018-01-01, tot_en_met: 2018-06-30, formule: '1'}, {van: 2018-06-01, formule: '2'}]}}"
    library = Library(write_rules(tmp_path, text).parent)
    library.get("proef")
    assert [d.message for d in library.found] == ["Dit deel begint op 2018-06-01, maar het vorige loopt tot en met 2018-06-30."]


def test_an_ordinary_table(tmp_path: Path) -> None:
    """Cells by type, an absent cell of an optional column is none, an absent key cell is any value."""
    rules = make_rules(
        tmp_path,
        """
        tabellen:
          t:
            kolommen: {groep: keuze(a; b), leeftijd: jaar, bedrag: €/maand of geen, lengte: getal}
            sleutel: [groep, leeftijd]
            zoek: {leeftijd: schijf}
            titel: Tabel
            element: rij
            volgorde: lengte
            rijen:
              - {groep: a, leeftijd: {tot: 21}, bedrag: € 10, lid: "2", lengte: 1}
              - {groep: a, leeftijd: {vanaf: 21, tot_en_met: 30}, bedrag: geen, lengte: 2}
              - {groep: a, leeftijd: {meer_dan: 30}, lengte: 3}
              - {groep: b, leeftijd: 40, bedrag: € 5, lengte: 4}
              - {leeftijd: {}, bedrag: € 1, lengte: 5}
        """.replace("{leeftijd: {}, ", "{"),
    )
    table = rules.tables["t"]
    cells = [
        tuple((c.low, c.low_in, c.high, c.high_in) if hasattr(c, "low") else c for c in r.cells) for r in table.versions[0].rows
    ]
    assert cells == [
        ("a", (None, False, 21, False), 10, 1),
        ("a", (21, True, 30, True), None, 2),
        ("a", (30, False, None, False), None, 3),
        ("b", (40, True, 40, True), 5, 4),
        ((None, False, None, False), (None, False, None, False), 1, 5),
    ]
    assert (table.title, table.element, table.order) == ("Tabel", "rij", "lengte")
    assert [r.cite.lid if r.cite is not None else "" for r in table.versions[0].rows] == ["2", "", "", "", ""]


def windows(rows: str, extra: str = "dekking: gedeeltelijk, ") -> str:
    """A table of time windows with one column."""
    return f"tabellen: {{w: {{soort: tijdvensters, {extra}kolommen: {{p: percentage}}, rijen: [{rows}]}}}}"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("{dagen: [zo], van: '00:00', tot: '24:00', p: 1%}", [(("zo",), 0, 1440)]),
        ("{dagen: [ma-wo], van: '06:00', tot: '07:30', p: 1%}", [(("ma", "di", "wo"), 360, 450)]),
        ("{dagen: [alle], van: '06:00', tot: '07:30', p: 1%}", [(("ma", "di", "wo", "do", "vr", "za", "zo"), 360, 450)]),
        ("{dagen: [vr, za], van: '22:00', tot: '06:00', p: 1%}", [(("vr", "za"), 0, 360), (("vr", "za"), 1320, 1440)]),
        ("{dagen: [vr], van: '22:00', tot: '00:00', p: 1%}", [(("vr",), 1320, 1440)]),
        (
            "{dagen: [24 december, 29 februari], van: '18:00', tot: '24:00', p: 1%}",
            [(("24 december", "29 februari"), 1080, 1440)],
        ),
    ],
)
def test_time_windows(row: str, expected: list[tuple[tuple[str, ...], int, int]], tmp_path: Path) -> None:
    """Days are spelt out; a window over midnight is two parts of each of its days."""
    rows: tuple[Row, ...] = make_rules(tmp_path, windows(row)).tables["w"].versions[0].rows
    assert [(r.days, r.start, r.end) for r in rows] == expected
    assert {r.cells for r in rows} == {(Fraction(1, 100),)}


def test_brackets(tmp_path: Path) -> None:
    """Marginal brackets have an upper bound and a rate; the last is open."""
    rules = make_rules(
        tmp_path,
        "tabellen: {s: {soort: staffel, over: km, tarief: €/km, rijen: [{tot_en_met: 10 km, tarief: '€ 0,15/km'}, {tarief: '€ 0,27/km'}]}}",
    )
    assert [r.cells for r in rules.tables["s"].versions[0].rows] == [(10, Fraction(15, 100)), (None, Fraction(27, 100))]


def table(columns: str, keys: str, rows: str, extra: str = "") -> str:
    """An ordinary table."""
    return f"tabellen: {{t: {{kolommen: {{{columns}}}, sleutel: [{keys}], {extra}rijen: [{rows}]}}}}"


def brackets(rows: str) -> str:
    """Marginal brackets."""
    return f"tabellen: {{s: {{soort: staffel, over: km, tarief: €/km, rijen: [{rows}]}}}}"


WRONG = [
    (table("k: getal, v: €", "sleutl", "{k: 1, v: € 1}"), "LW330"),
    (table("k: getal, v: €", "k", "{k: 1, v: € 1}", "zoek: {leeftijd: schijf}, "), "LW330"),
    (table("k: getal, v: €", "k", "{k: 1}"), "LW331"),
    (table("k: getal, v: €", "k", "{k: 1, v: € 1, vv: € 2}"), "LW332"),
    (table("k: getal, v: €", "k", "{k: 1, v: € 1}, {k: 1, v: € 2}"), "LW333"),
    (table("k: getal, v: €", "k", "{k: een, v: € 1}"), "LW304"),
    (table("k: getal, v: €", "k", "{k: 1, v: {tot: 5}}"), "LW304"),
    (table("k: getal, v: €", "k", "{k: 1, v: € 1}", "volgorde: z, "), "LW330"),
    (table("k: getal, v: ja/nee", "k", "{k: 1, v: ja}", "volgorde: v, "), "LW239"),
    (table("k: getal, v: tijdvak", "k", "{k: 1, v: altijd}", "volgorde: v, "), "LW239"),
    (table("k: getal, v: €", "k", "{k: {tot: 1}, v: € 1}", "zoek: {k: schijf}, volgorde: k, "), "LW239"),
    (table("k: getal, v: € of geen", "k", "{k: 1, v: € 1}, {k: 2}", "volgorde: v, "), "LW331"),
    (table("k: getal, v: €", "k", "{k: 1, v: € 1}, {v: € 2}", "volgorde: k, "), "LW331"),
    (table("k: tekst, v: €", "k", "{k: {tot: a}, v: € 1}", "zoek: {k: schijf}, "), "LW239"),
    (table("k: stap(a; b), v: €", "k", "{k: {tot: b}, v: € 1}", "zoek: {k: schijf}, "), "LW239"),
    (table("k: gtal, v: €", "v", "{v: € 1}"), "LW301"),
    (brackets("{tot_en_met: 10 km, tarief: '€ 1/km'}"), "LW334"),
    (brackets("{tot_en_met: 10 km, tarief: '€ 1/km'}, {tot_en_met: 5 km, tarief: '€ 1/km'}, {tarief: '€ 1/km'}"), "LW334"),
    (brackets("{tarief: '€ 1/km'}, {tarief: '€ 2/km'}"), "LW334"),
    (brackets("{tot_en_met: 5 km, tarief: '€ 1/km'}, {tot_en_met: 5 km, tarief: '€ 2/km'}, {tarief: '€ 3/km'}"), "LW334"),
    ("tabellen: {s: {soort: staffel, over: kilometer, tarief: €/km, rijen: [{tarief: '€ 1/km'}]}}", "LW301"),
    ("tabellen: {s: {soort: staffel, over: km, tarief: €/kilometer, rijen: [{tarief: '€ 1/km'}]}}", "LW301"),
    (windows("{dagen: [ma], van: '06:00', tot: '06:00', p: 1%}"), "LW340"),
    (windows("{dagen: [ma], van: '6 uur', tot: '07:00', p: 1%}"), "LW304"),
    (windows("{dagen: [ma-vr], van: '06:00', tot: '07:00', p: 1%}, {dagen: [vr], van: '06:30', tot: '08:00', p: 2%}"), "LW341"),
    (windows("{dagen: [alle], van: '06:00', tot: '24:00', p: 1%}", ""), "LW342"),
    (windows("{dagen: [alle], van: '00:00', tot: '23:00', p: 1%}", ""), "LW342"),
    (windows("{dagen: [ma-za], van: '00:00', tot: '24:00', p: 1%}", ""), "LW342"),
    (windows("{dagen: [za-ma], van: '00:00', tot: '24:00', p: 1%}"), "LW343"),
    (windows("{dagen: [zat], van: '00:00', tot: '24:00', p: 1%}"), "LW317"),
    (windows("{dagen: [31 februari], van: '00:00', tot: '24:00', p: 1%}"), "LW317"),
    (windows("{dagen: [٣ mei], van: '00:00', tot: '24:00', p: 1%}"), "LW317"),
    (windows("{dagen: [0 mei], van: '00:00', tot: '24:00', p: 1%}"), "LW317"),
    (windows("{dagen: [3 mrt], van: '00:00', tot: '24:00', p: 1%}"), "LW317"),
]


@pytest.mark.parametrize(("text", "code"), WRONG, ids=[f"{code} {text}" for text, code in WRONG])
def test_what_is_wrong(text: str, code: str, tmp_path: Path) -> None:
    """Each fault of a table is a diagnostic."""
    assert {f.code for f in find_faults(tmp_path, text)} == {code}


def ranges(*cells: str, type_: str = "getal", other: str = "") -> str:
    """A table with a range column and, if wanted, another key."""
    rows = ", ".join(f"{{k: {cell}, v: € 1{other}}}" if "o:" not in cell else cell for cell in cells)
    extra = ("o: keuze(a; b), ", "o, ") if other or "o:" in rows else ("", "")
    return table(f"{extra[0]}k: {type_}, v: €", f"{extra[1]}k", rows, "zoek: {k: schijf}, ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ranges("{tot: 1}", "{vanaf: 1}"), []),
        (ranges("{tot_en_met: 1}", "{meer_dan: 1}"), []),
        (ranges("{meer_dan: 1}", "{tot_en_met: 1}"), []),
        (ranges("{vanaf: 1, tot: 2}", "{vanaf: 2, tot: 3}"), []),
        (ranges("1", "{meer_dan: 1}"), []),
        (ranges("{tot_en_met: 2018-06-30}", "{vanaf: 2018-07-01}", type_="datum"), []),
        (ranges("{tot: 1}", "{meer_dan: 1}"), ["LW336 k 1 past"]),
        (ranges("{tot: 1}", "{vanaf: 2}"), ["LW336 k 1 past"]),
        (ranges("{tot_en_met: 1}", "{meer_dan: 2}"), ["LW336 k 1,5 past"]),
        (ranges("{tot_en_met: 1}", "{vanaf: 2}"), ["LW336 k 1,5 past"]),
        (ranges("{tot_en_met: 2018-06-29}", "{vanaf: 2018-07-01}", type_="datum"), ["LW336 k 30 juni 2018 past"]),
        (ranges("{tot_en_met: 1}", "{vanaf: 1}"), ["LW335 past net als"]),
        (ranges("{tot: 2}", "{vanaf: 1}"), ["LW335 past net als"]),
        (ranges("{tot: 2}", "{tot: 1}"), ["LW335 past net als"]),
        (ranges("{vanaf: 1}", "{vanaf: 2}"), ["LW335 past net als"]),
        (ranges("1", "1"), ["LW335 past net als"]),
        (ranges("{vanaf: 1, tot: 2}", "{meer_dan: 1, tot: 2}"), ["LW335 past net als"]),
        (ranges("{o: a, k: {tot: 1}, v: € 1}", "{o: b, k: {tot: 1}, v: € 1}"), []),
        (
            ranges("{o: a, k: {tot: 1}, v: € 1}", "{o: a, k: {vanaf: 2}, v: € 1}", "{o: b, k: {tot: 5}, v: € 1}"),
            ["LW336 k 1 past"],
        ),
    ],
)
def test_gaps_and_overlaps_of_ranges(text: str, expected: list[str], tmp_path: Path) -> None:
    """Ranges with the same other keys follow each other; a gap is shown by a value that falls in it."""
    library = Library(write_rules(tmp_path, text).parent)
    library.get("proef")
    assert [e for e in expected if e.partition(" ")[2] not in library.found[0].message] == []
    assert [d.code for d in library.found] == [e.partition(" ")[0] for e in expected]


def decisions(columns: str, keys: str, rows: str, more: str = "") -> str:
    """A table with several keys."""
    return table(f"{columns}, v: aantal", keys, rows, more)


DECISIONS = [
    # a step over every range of the first column; beyond the last range of the second there need be nothing
    ("a: getal, b: getal", "a, b", "{a: {tot: 1}, b: {tot: 9}, v: 1}, {a: {vanaf: 1}, b: {tot: 5}, v: 2}", "zoek: {a: schijf, b: schijf}, ", []),
    ("a: getal, b: getal", "a, b", "{a: {tot: 1}, b: {tot: 1}, v: 1}, {a: {vanaf: 5}, b: {tot: 1}, v: 2}", "zoek: {a: schijf, b: schijf}, ", ["LW336 bij a 1 past"]),
    ("a: getal, b: datum", "a, b", "{a: {tot: 1}, b: {tot: 2018-01-01}, v: 1}, {a: {tot: 1}, b: {vanaf: 2018-01-03}, v: 2}", "zoek: {a: schijf, b: schijf}, ", ["LW336 bij a 0 en b 1 januari 2018 past"]),
    ("a: getal, b: getal", "a, b", "{a: {tot: 2}, b: {tot: 9}, v: 1}, {a: {vanaf: 1}, b: {vanaf: 8}, v: 2}", "zoek: {a: schijf, b: schijf}, ", ["LW335 bij a 1 en b 8"]),
    # a row for any value catches what is left, and must come after what is more precise
    ("o: keuze(a; b)", "o", "{o: a, v: 1}, {v: 2}", "", []),
    ("o: keuze(a; b)", "o", "{v: 2}, {o: a, v: 1}", "", ["LW335 bij o a"]),
    ("o: keuze(a; b)", "o", "{o: a, v: 1}, {o: b, v: 2}, {v: 3}", "", ["LW337"]),
    ("o: keuze(a; b)", "o", "{v: 2}, {o: a, v: 1}", "bij_samenloop: volgorde, ", ["LW337"]),
    ("n: aantal, o: ja/nee", "n, o", "{n: 1, v: 1}, {o: ja, v: 2}", "", ["LW335 bij n 1 en o ja"]),
    ("n: aantal, o: ja/nee", "n, o", "{n: 1, v: 1}, {o: ja, v: 2}, {v: 3}", "bij_samenloop: volgorde, ", []),
    ("n: aantal, o: ja/nee", "n, o", "{n: 1, o: ja, v: 1}, {n: 2, o: nee, v: 2}", "", []),
    # every choice needs a row, unless the table is meant to be partial
    ("o: keuze(a; b; c)", "o", "{o: a, v: 1}, {o: c, v: 2}", "", ["LW336 bij o b past"]),
    ("o: keuze(a; b; c)", "o", "{o: a, v: 1}, {o: c, v: 2}", "dekking: gedeeltelijk, ", []),
    ("o: stap(x; y), p: ja/nee", "o, p", "{o: x, p: ja, v: 1}, {o: y, v: 2}, {o: x, p: nee, v: 3}", "", []),
    ("o: stap(x; y), p: ja/nee", "o, p", "{o: x, p: ja, v: 1}, {o: y, v: 2}", "", ["LW336 bij o x en p nee past"]),
    ("o: keuze(a; b) of geen", "o", "{o: a, v: 1}, {o: b, v: 1}", "", []),
    ("o: keuze(a; b)", "o", "{o: a, v: 1}, {o: b, v: 1}, {o: b, v: 2}", "", ["LW335 bij o b"]),
    # whole numbers, days, times and moments have a next one
    ("n: aantal", "n", "{n: {tot_en_met: 1}, v: 1}, {n: {vanaf: 2}, v: 1}", "zoek: {n: schijf}, ", []),
    ("n: aantal", "n", "{n: {tot_en_met: 1}, v: 1}, {n: {vanaf: 3}, v: 1}", "zoek: {n: schijf}, ", ["LW336 bij n 2 past"]),
    ("n: tijd", "n", "{n: {tot: '08:00'}, v: 1}, {n: {vanaf: '08:01'}, v: 1}", "zoek: {n: schijf}, ", ["LW336 bij n 08:00 past"]),
    ("n: tijd", "n", "{n: {tot_en_met: '08:00'}, v: 1}, {n: {vanaf: '08:01'}, v: 1}", "zoek: {n: schijf}, ", []),
    ("n: datumtijd", "n", "{n: {tot_en_met: '2018-05-01T08:00'}, v: 1}, {n: {meer_dan: '2018-05-01T09:00'}, v: 1}", "zoek: {n: schijf}, ", ["LW336 bij n di 1 mei 2018 08:00"]),
    ("n: datumtijd", "n", "{n: {tot: '2018-05-01T08:00'}, v: 1}, {n: {tot: '2018-05-01T07:00'}, v: 1}", "zoek: {n: schijf}, ", ["LW335 bij n"]),
    # a range in which nothing lies, and one that holds everything
    ("n: aantal", "n", "{n: {vanaf: 2, tot: 2}, v: 1}, {n: {vanaf: 1}, v: 1}", "zoek: {n: schijf}, ", ["LW337"]),
    ("n: aantal", "n", "{v: 1}", "zoek: {n: schijf}, ", []),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "keys", "rows", "more", "expected"), DECISIONS)
def test_decision_tables(columns: str, keys: str, rows: str, more: str, expected: list[str], tmp_path: Path) -> None:
    """Gaps, overlaps and rows that are never reached, each with an example."""
    library = Library(write_rules(tmp_path, decisions(columns, keys, rows, more)).parent)
    library.get("proef")
    assert [d.code for d in library.found] == [e.partition(" ")[0] for e in expected]
    assert [e for d, e in zip(library.found, expected, strict=True) if e.partition(" ")[2] not in d.message] == []


def test_a_table_that_is_too_large_to_survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The survey has a bound, and says so when it is hit; the table can still be used."""
    monkeypatch.setattr("lidwoord.ruleset.decisions.MOST_WORK", 3)
    library = Library(write_rules(tmp_path, decisions("o: keuze(a; b)", "o", "{o: a, v: 1}, {o: b, v: 2}")).parent)
    assert library.get("proef") is not None
    assert [(d.code, d.severity) for d in library.found] == [("LW338", "waarschuwing")]
    again = Library(library.root)
    again.get("proef")
    assert [d.code for d in again.found] == ["LW338"]  # a set with a warning is not kept compiled


def test_the_first_of_two_equal_rows_counts(tmp_path: Path) -> None:
    """Where an order is declared, the first row counts, also among equal keys."""
    text = decisions("n: keuze(a; b)", "n", "{n: a, v: 1}, {n: b, v: 3}, {v: 2}", "bij_samenloop: volgorde, ").replace(
        "{v: 2}", "{n: a, v: 2}"
    )
    assert [f.code for f in find_faults(tmp_path, text)] == ["LW337"]


WINDOWS = [
    ("{dagen: [alle], van: '00:00', tot: '24:00', p: 1%}, {dagen: [ma], van: '07:00', tot: '09:00', p: 2%}", ["LW337"]),
    ("{dagen: [alle], van: '00:00', tot: '24:00', p: 1%}, {dagen: ['24 december'], van: '07:00', tot: '09:00', p: 2%}", ["LW337"]),
    ("{dagen: [ma-za], van: '00:00', tot: '24:00', p: 1%}, {dagen: ['24 december'], van: '07:00', tot: '09:00', p: 2%}", []),
    ("{dagen: ['24 december'], van: '00:00', tot: '12:00', p: 1%}, {dagen: ['24 december'], van: '07:00', tot: '11:00', p: 2%}", ["LW337"]),
    ("{dagen: [ma], van: '22:00', tot: '06:00', p: 1%}, {dagen: [ma], van: '23:00', tot: '07:00', p: 2%}", []),
    ("{dagen: [ma], van: '22:00', tot: '06:00', p: 1%}, {dagen: [ma], van: '23:00', tot: '05:00', p: 2%}", ["LW337"]),
    ("{dagen: [ma], van: '10:00', tot: '12:00', p: 1%}, {dagen: [ma], van: '12:00', tot: '14:00', p: 2%}, {dagen: [ma, di], van: '11:00', tot: '13:00', p: 2%}", []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), WINDOWS)
def test_windows_that_are_never_reached(rows: str, expected: list[str], tmp_path: Path) -> None:
    """A window is reached unless the rows before it take all its minutes on all its days."""
    assert [
        f.code for f in find_faults(tmp_path, windows(rows, "dekking: gedeeltelijk, bij_samenloop: volgorde, "))
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        windows("{dagen: [ma-vr], van: '06:00', tot: '08:00', p: 1%}, {dagen: [ma], van: '07:00', tot: '09:00', p: 2%}", "dekking: gedeeltelijk, bij_samenloop: volgorde, "),
        windows("{dagen: [alle], van: '00:00', tot: '12:00', p: 1%}, {dagen: [alle], van: '12:00', tot: '24:00', p: 2%}", ""),
        windows("{dagen: [alle], van: '18:00', tot: '06:00', p: 1%}, {dagen: [alle], van: '06:00', tot: '18:00', p: 2%}", ""),
    ],
)  # fmt: skip
def test_what_is_not_wrong(text: str, tmp_path: Path) -> None:
    """Rows may overlap where an order is declared, and touch; together they may fill the day."""
    assert find_faults(tmp_path, text) == []


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("zaterdag", "Schrijf `za`."),
        ("zondagen", "Schrijf `zo`."),
        ("maandag-vrijdag", "Schrijf `ma-vr`."),
        ("weekend", "Schrijf `za-zo`."),
    ],
)
def test_days_in_full(day: str, hint: str, tmp_path: Path) -> None:
    """A day that is written in full is shown where it stands, also in a later part of a series."""
    row = "{dagen: [DAG], van: '00:00', tot: '24:00', deel: 5%}"
    parts = ", ".join(f"{{van: 2018-0{n}-01, rijen: [{row.replace('DAG', dag)}]}}" for n, dag in ((1, "alle"), (2, day)))
    text = f"tabellen: {{v: {{soort: tijdvensters, kolommen: {{deel: percentage}}, dekking: gedeeltelijk, reeks: [{parts}]}}}}"
    (found,) = (f for f in find_faults(tmp_path, text) if f.code == "LW317")
    assert (found.text, found.hint) == (day, hint)


def test_a_date_that_can_not_be_read_is_there(tmp_path: Path) -> None:
    """One error: the date; not that it lacks."""
    text = "waarden: {w: {type: €, reeks: [{van: 2018-01-01, waarde: € 1}, {van: 2018-05-32, waarde: € 2}]}}"
    assert [(f.code, f.text) for f in find_faults(tmp_path, text)] == [("LW304", "2018-05-32")]


def test_a_norm_that_names_no_rule(tmp_path: Path) -> None:
    """The word itself is shown, of a list and alone."""
    text = "regels: {verlof: {type: uur, formule: 1 uur}}\nnormen: {n: {soort: plicht, van: a, bij: [verlof, verlov], samenvatting: x}}"
    assert [(f.code, f.text) for f in find_faults(tmp_path, text)] == [("LW316", "verlov")]
