"""Every list operation: what it makes of its source, and when it cannot know."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from building import DAY, ask_all, make_rules
from lidwoord.calculate import lists
from lidwoord.calculate.case import read_case
from lidwoord.calculate.elements import Element
from lidwoord.calculate.program import program_of
from lidwoord.calculate.rules import Calculation
from lidwoord.calculate.states import Failure, Unknown, state_of

NAMES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(a; b; c), waarde: getal, mag: ja/nee}}
  verlof: {lijst: verloven, is_tijdvak: datum, overlap: toegestaan, velden: {naam: tekst}}
  kind: {lijst: kinderen, sleutel: naam, volgorde: nr, velden: {naam: tekst, nr: getal, vraag: €, plafond: €, trede: stap(laag; hoog), geboren: datum}}
  cursus: {lijst: cursussen, van: kind, sleutel: code, velden: {code: tekst, prijs: €}}
invoer:
  tv: {type: tijdvak}
  pot: {type: €}
  onbekend_: {type: ja/nee}
  onbekend_n: {type: getal}
  lengte_: {type: uur}
  stap_: {type: dag}
  start: {type: datum}
tabellen:
  ramen:
    soort: tijdvensters
    dekking: gedeeltelijk
    bij_samenloop: volgorde
    kolommen: {p: percentage}
    rijen:
      - {dagen: [zo], van: "00:00", tot: "24:00", p: 60%}
      - {dagen: [alle], van: "22:00", tot: "06:00", p: 40%}
regels:
  gewerkt: {type: tijdvak(tijd), per: dienst, geldt_als: soort van dienst is niet c, formule: tijdvak (begin van dienst tot begin van dienst + 1 uur)}
lijsten:
"""
SHIFTS = [
    {"begin": "2018-05-04T20:00", "einde": "2018-05-05T00:00", "soort": "a", "waarde": "3", "mag": "ja"},
    {"begin": "2018-05-05T21:00", "einde": "2018-05-06T07:00", "soort": "b", "waarde": "1", "mag": "nee"},
    {"begin": "2018-05-06T07:00", "einde": "2018-05-06T09:00", "soort": "a", "waarde": "3", "mag": "ja"},
]
KIDS = [
    {"naam": "An", "nr": "1", "vraag": "€ 50", "plafond": "€ 40", "trede": "laag", "geboren": "2010-01-01"},
    {"naam": "Bo", "nr": "2", "vraag": "€ 30", "plafond": "€ 40", "trede": "hoog", "geboren": "2008-01-01"},
    {"naam": "Cé", "nr": "3", "vraag": "€ 20", "plafond": "€ 40", "trede": "laag", "geboren": "2008-01-01"},
]
CASE: dict[str, object] = {"diensten": SHIFTS, "kinderen": KIDS, "pot": "€ 60", "tv": "2018-05-01 t/m 2018-05-06"}
Listed = Callable[..., object]


@pytest.fixture
def listed(tmp_path: Path) -> Listed:
    """The elements of the list ``x`` that an operation makes, each as its key and the wanted fields; or a state."""

    def run(
        operation: str,
        *fields: str,
        case: dict[str, object] | None = None,
        covers: object = None,
        readings: dict[str, str] | None = None,
    ) -> object:
        rules = make_rules(tmp_path, f"{NAMES}  x: {operation}\n")
        read, wrong = read_case(rules, CASE if case is None else case, covers)
        assert wrong == ()
        calc = Calculation(program_of(rules), read, readings or {}, False)
        found = calc.elements("x", None, DAY)
        if isinstance(found, Unknown):
            return f"onbekend: {', '.join(found.missing)}"
        if isinstance(found, Failure):
            return f"fout: {found.code}"
        if not isinstance(found, tuple):
            return state_of(found)
        return [(e.key, *(field(calc, e, name) for name in fields)) if fields else e.key for e in found]

    return run


def field(calc: Calculation, element: Element, name: str) -> object:
    """A field as a test reads it: an element by its key, elements by theirs, an unknown by what it misses."""
    value = calc.field(element, name, DAY)
    if isinstance(value, Element):
        return value.key
    if isinstance(value, tuple):
        return [e.key for e in value]
    if isinstance(value, Unknown):
        return value.missing
    return str(value) if isinstance(value, Fraction) else value


FIRST, SECOND, THIRD = (str(s["begin"]) for s in SHIFTS)

# -- selectie -----------------------------------------------------------------------------------------------------------


def test_selection(listed: Listed) -> None:
    """The elements that meet the condition, in order; under their own name or the one given."""
    assert listed("{soort: selectie, uit: diensten, waarvoor: soort van dienst is a}") == [FIRST, THIRD]
    assert listed("{soort: selectie, uit: diensten, waarvoor: soort van d is b, element: d}") == [SECOND]
    assert listed("{soort: selectie, uit: diensten, waarvoor: nee}") == []
    assert listed("{soort: selectie, uit: diensten, waarvoor: ja}", case={"diensten": []}) == []


def test_selection_that_is_not_known(listed: Listed) -> None:
    """An unknown source or condition makes the list unknown; a condition that does not apply leaves the element out."""
    operation = "{soort: selectie, uit: diensten, waarvoor: mag van dienst}"
    assert listed(operation, case={}) == "onbekend: diensten"
    shifts = [{"begin": s["begin"], "einde": s["einde"]} for s in SHIFTS]
    assert (
        listed(operation, case={"diensten": shifts})
        == f"onbekend: {', '.join(f'diensten[{s}].mag' for s in (FIRST, SECOND, THIRD))}"
    )
    assert listed(
        "{soort: selectie, uit: diensten, waarvoor: uren van (gewerkt van dienst) is 1 uur}",
        case={"diensten": [{**SHIFTS[0], "soort": "c"}, SHIFTS[1]]},
    ) == [SECOND]


def test_selection_in_a_period(listed: Listed) -> None:
    """`binnen` keeps what falls in the period, and asks that the case says the list covers it."""
    operation = "{soort: selectie, uit: diensten, binnen: tv}"
    assert listed(operation) == "onbekend: dekking.diensten"
    assert listed(operation, covers={"diensten": "2018-05-01 t/m 2018-05-05"}) == "onbekend: dekking.diensten"
    assert listed(operation, covers={"diensten": "2018-05-01 t/m 2018-05-06"}) == [FIRST, SECOND, THIRD]
    assert listed(operation, case={**CASE, "tv": "2018-05-05 t/m 2018-05-05"}, covers={"diensten": "altijd"}) == [SECOND]
    assert listed(operation, case={"diensten": SHIFTS}, covers={"diensten": "altijd"}) == "onbekend: tv"
    leave = [
        {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-02"},
        {"eerste_dag": "2018-05-06", "laatste_dag": "2018-05-07"},
    ]
    found = listed(
        "{soort: selectie, uit: verloven, binnen: tv}",
        case={"tv": CASE["tv"], "verloven": leave},
        covers={"verloven": "altijd"},
    )
    assert found == ["2018-05-01"]


def test_coverage_of_what_is_no_list_of_periods(listed: Listed) -> None:
    """Children need no coverage; nor does a list that the engine makes itself."""
    assert listed("{soort: selectie, uit: kinderen, binnen: tv, waarvoor: nr van kind is 1}") == ["An"]
    extra = "{soort: selectie, uit: maanden, binnen: kalenderjaar van peildatum}\n  maanden: {soort: kalender, per: maand, binnen: tv, element: m}"
    assert listed(extra) == ["2018-05-01"]


def test_selection_of_a_selection(listed: Listed) -> None:
    """Coverage is asked of the list of the case that lies below."""
    extra = "{soort: selectie, uit: y, binnen: tv}\n  y: {soort: selectie, uit: diensten, waarvoor: soort van dienst is a}"
    assert listed(extra) == "onbekend: dekking.diensten"
    assert listed(extra, covers={"diensten": "altijd"}) == [FIRST, THIRD]


# -- snijden ------------------------------------------------------------------------------------------------------------


def test_cutting_along_windows(listed: Listed) -> None:
    """Pieces with their hours and the window's columns; what lies outside every window is left out."""
    operation = "{soort: snijden, uit: diensten, langs: ramen, element: deel}"
    assert listed(operation, "p", "dienst") == [
        ("2018-05-04T22:00", "2/5", FIRST),
        ("2018-05-05T22:00", "2/5", SECOND),
        ("2018-05-06T00:00", "3/5", SECOND),
        ("2018-05-06T07:00", "3/5", THIRD),
    ]
    assert listed(operation, case={}) == "onbekend: diensten"
    assert listed(operation, case={"diensten": []}) == []


def test_cutting_along_days(listed: Listed) -> None:
    """`kalenderdagen` cuts at midnight."""
    assert listed("{soort: snijden, uit: diensten, langs: kalenderdagen, element: deel}", "dienst") == [
        (FIRST, FIRST), (SECOND, SECOND), ("2018-05-06T00:00", SECOND), (THIRD, THIRD),
    ]  # fmt: skip


def test_cutting_another_period(listed: Listed) -> None:
    """`tijdvak` names the period to cut; an element for which it does not apply has no pieces."""
    operation = "{soort: snijden, uit: diensten, langs: kalenderdagen, tijdvak: gewerkt, element: deel}"
    assert listed(operation, "dienst") == [(FIRST, FIRST), (SECOND, SECOND), (THIRD, THIRD)]
    assert listed(operation, case={"diensten": [{**SHIFTS[0], "soort": "c"}, SHIFTS[1]]}) == [SECOND]
    assert (
        listed(operation, case={"diensten": [{"begin": FIRST, "einde": "2018-05-05T00:00"}]})
        == f"onbekend: diensten[{FIRST}].soort"
    )


def test_pieces_with_one_begin_get_a_number(tmp_path: Path) -> None:
    """Two pieces that begin at once are still two."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {dienst: {lijst: diensten, is_tijdvak: tijd, overlap: toegestaan, sleutel: nr, velden: {nr: getal}}}
        lijsten: {x: {soort: snijden, uit: diensten, langs: kalenderdagen, element: deel}}
        regels: {r: {type: uur, per: deel, formule: uren van deel}}
        """,
    )
    shifts = [{"nr": n, "begin": "2018-05-04T20:00", "einde": "2018-05-04T23:00"} for n in (1, 2)]
    assert list(ask_all(rules, ["r"], {"diensten": shifts}).outcomes) == ["r[2018-05-04T20:00]", "r[2018-05-04T20:00#2]"]


def test_the_window_is_that_of_its_own_day(tmp_path: Path) -> None:
    """A table that changes is asked per day; days without a table have no pieces."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
        tabellen:
          w: {soort: tijdvensters, dekking: gedeeltelijk, kolommen: {p: percentage}, reeks: [{van: 2018-05-05, rijen: [{dagen: [alle], van: "00:00", tot: "24:00", p: 10%}]}, {van: 2018-05-06, rijen: [{dagen: [alle], van: "00:00", tot: "24:00", p: 20%}]}]}
        lijsten: {x: {soort: snijden, uit: diensten, langs: w, element: deel}}
        regels: {r: {type: getal, formule: som van p van d * uren van d uitgedrukt in uren over elk d uit x}}
        """,
    )
    case = {"diensten": [{"begin": "2018-05-04T20:00", "einde": "2018-05-06T10:00"}]}
    assert ask_all(rules, ["r"], case)["r"].value == Fraction(24, 10) + 2


def test_windows_that_compete(tmp_path: Path) -> None:
    """Without an order two rows on one moment are a failure, found when the day kinds are known."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
        invoer: {vrij: {type: ja/nee}}
        dagsoorten: {feestdag: {als: vrij}}
        tabellen:
          w: {soort: tijdvensters, dekking: gedeeltelijk, kolommen: {p: percentage}, rijen: [{dagen: [zo], van: "00:00", tot: "12:00", p: 1%}, {dagen: [feestdag], van: "10:00", tot: "24:00", p: 2%}]}
        lijsten: {x: {soort: snijden, uit: diensten, langs: w, element: deel}}
        regels: {r: {type: aantal, formule: aantal over elk d uit x}}
        """,
    )
    case = {"diensten": [{"begin": "2018-05-06T08:00", "einde": "2018-05-06T12:00"}]}
    assert ask_all(rules, ["r"], {**case, "vrij": "nee"})["r"].value == 1
    assert ask_all(rules, ["r"], {**case, "vrij": "ja"})["r"].to_json()["code"] == "LW421"
    assert ask_all(rules, ["r"], case)["r"].missing == ("vrij",)
    monday = {"diensten": [{"begin": "2018-05-07T08:00", "einde": "2018-05-07T12:00"}]}
    assert ask_all(rules, ["r"], {**monday, "vrij": "ja"})["r"].value == 1


def test_a_day_of_the_year_in_a_window(tmp_path: Path) -> None:
    """A fixed date is that day of every year."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
        tabellen:
          w: {soort: tijdvensters, dekking: gedeeltelijk, kolommen: {p: percentage}, rijen: [{dagen: [24 december, 31 december], van: "18:00", tot: "24:00", p: 1%}]}
        lijsten: {x: {soort: snijden, uit: diensten, langs: w, element: deel}}
        regels: {r: {type: uur, formule: som van uren van d over elk d uit x}}
        """,
    )
    for day, hours in (("2018-12-24", 2), ("2019-12-31", 2), ("2018-12-25", 0)):
        case = {"diensten": [{"begin": f"{day}T16:00", "einde": f"{day}T20:00"}]}
        assert ask_all(rules, ["r"], case)["r"].value == hours


# -- groepen, reeksen, tussenruimten --------------------------------------------------------------------------------------


def test_groups(listed: Listed) -> None:
    """Elements with one key together, in order of first appearance."""
    operation = "{soort: groepen, uit: diensten, sleutel: soort van dienst, element: groep}"
    assert listed(operation, "leden", "aantal_leden") == [("a", [FIRST, THIRD], "2"), ("b", [SECOND], "1")]
    assert listed("{soort: groepen, uit: diensten, sleutel: mag van dienst, element: g}", "sleutel") == [
        ("ja", True),
        ("nee", False),
    ]
    assert listed("{soort: groepen, uit: diensten, sleutel: kalendermaand van datum van begin van dienst, element: g}") == [
        "2018-05-01"
    ]
    assert listed("{soort: groepen, uit: diensten, sleutel: waarde van dienst, element: g}") == ["3", "1"]
    assert listed(operation, case={"diensten": []}) == []
    assert listed(operation, case={}) == "onbekend: diensten"
    assert listed(operation, case={"diensten": [{"begin": FIRST, "einde": SECOND}]}) == f"onbekend: diensten[{FIRST}].soort"


def test_groups_leave_out_what_has_no_key(listed: Listed) -> None:
    """An element to which the key does not apply is in no group."""
    operation = "{soort: groepen, uit: diensten, sleutel: uren van (gewerkt van dienst), element: g}"
    assert listed(operation, "leden", case={"diensten": [{**SHIFTS[0], "soort": "c"}, SHIFTS[1]]}) == [("1", [SECOND])]


def test_runs(listed: Listed) -> None:
    """Neighbours that hang together are one run, with a period from the first to the last."""
    operation = (
        "{soort: reeksen, uit: diensten, zolang: begin van volgende - einde van vorige is hoogstens 21 uur, element: reeks_}"
    )
    rows = listed(operation, "leden", "aantal_leden")
    assert rows == [(FIRST, [FIRST, SECOND, THIRD], "3")]
    operation = operation.replace("21 uur", "20 uur")
    assert listed(operation, "leden") == [(FIRST, [FIRST]), (SECOND, [SECOND, THIRD])]
    assert listed(operation, case={"diensten": []}) == []
    assert listed(operation, case={}) == "onbekend: diensten"
    assert listed("{soort: reeksen, uit: diensten, zolang: onbekend_, element: reeks_}") == "onbekend: onbekend_"
    assert listed(
        "{soort: reeksen, uit: kinderen, zolang: nr van volgende is nr van vorige + 1, element: reeks_}", "leden"
    ) == [("An", ["An", "Bo", "Cé"])]


def test_the_period_of_a_run(tmp_path: Path) -> None:
    """A run of periods of dates has a first and a last day."""
    text = NAMES.replace(
        "lijsten:",
        "  dagen_x: {type: dag, formule: som van dagen van r over elke r uit x}\n  uren_y: {type: uur, formule: som van uren van r over elke r uit y}\nlijsten:",
    )
    made = make_rules(
        tmp_path,
        text
        + "  x: {soort: reeksen, uit: verloven, zolang: eerste_dag van volgende is uiterlijk laatste_dag van vorige + 1 dag, element: reeks_}\n"
        + "  y: {soort: reeksen, uit: diensten, zolang: ja, element: rij_}\n",
    )
    leave = [
        {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-02"},
        {"eerste_dag": "2018-05-03", "laatste_dag": "2018-05-07"},
    ]
    answer = ask_all(made, ["dagen_x", "uren_y"], {"verloven": leave, "diensten": SHIFTS})
    assert (answer["dagen_x"].value, answer["uren_y"].value) == (7, 37)


def test_gaps_between(listed: Listed) -> None:
    """The free time between consecutive periods; what touches or overlaps leaves none."""
    operation = "{soort: tussenruimten, uit: diensten, element: pauze}"
    assert listed(operation, "begin", "einde") == [("2018-05-05T00:00", *ends("2018-05-05T00:00", SECOND))]
    assert listed(operation, case={"diensten": []}) == []
    assert listed(operation, case={}) == "onbekend: diensten"
    leave = [
        {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-10"},
        {"eerste_dag": "2018-05-03", "laatste_dag": "2018-05-04"},
        {"eerste_dag": "2018-05-13", "laatste_dag": "2018-05-14"},
    ]
    operation = "{soort: tussenruimten, uit: verloven, element: pauze}"
    assert [tuple(map(str, row)) for row in listed(operation, "eerste_dag", "laatste_dag", case={"verloven": leave})] == [  # type: ignore[attr-defined]
        ("2018-05-11", "2018-05-11", "2018-05-12"),
    ]
    assert listed(operation, case={"verloven": [{"eerste_dag": "2018-05-01", "laatste_dag": "geen"}]}) == []
    going_on = [*leave, {"eerste_dag": "2018-05-16", "laatste_dag": "geen"}]
    keys = [str(row[0]) for row in listed(operation, "eerste_dag", case={"verloven": going_on})]  # type: ignore[attr-defined]
    assert keys == ["2018-05-11", "2018-05-15"]
    early = [{"eerste_dag": "2018-05-01", "laatste_dag": "geen"}, {"eerste_dag": "2018-05-03", "laatste_dag": "2018-05-04"}]
    assert listed(operation, case={"verloven": early}) == "fout: LW415"


def ends(*moments: str) -> list[object]:
    """Moments as the engine holds them."""
    from lidwoord.values.notation import read_value
    from lidwoord.values.types import DATUMTIJD

    return [read_value(m, DATUMTIJD) for m in moments]


# -- vensters, kalender, blokken -------------------------------------------------------------------------------------------


def test_sliding_windows(listed: Listed) -> None:
    """Windows of one length that lie whole in the period."""
    case = {"tv": "2018-05-01 t/m 2018-05-16"}
    assert listed("{soort: vensters, binnen: tv, lengte: 2 weken, per: 1 dag, element: v}", case=case) == [
        "2018-05-01",
        "2018-05-02",
        "2018-05-03",
    ]
    assert listed("{soort: vensters, binnen: tv, lengte: 1 week, per: 1 week, element: v}", case=case) == [
        "2018-05-01",
        "2018-05-08",
    ]
    assert listed("{soort: vensters, binnen: tv, lengte: 1 week, per: 1 week, vanaf: 2018-05-03, element: v}", case=case) == [
        "2018-05-03",
        "2018-05-10",
    ]
    assert listed("{soort: vensters, binnen: kalenderjaar van peildatum, lengte: 6 maanden, per: 3 maanden, element: v}") == [
        "2018-01-01",
        "2018-04-01",
        "2018-07-01",
    ]
    assert listed("{soort: vensters, binnen: tv, lengte: 1 jaar, per: 1 dag, element: v}", case=case) == []


@pytest.mark.parametrize(
    ("operation", "case", "expected"),
    [
        ("binnen: tv, lengte: 1 week, per: 1 dag", {}, "onbekend: tv"),
        ("binnen: tv, lengte: stap_, per: 1 dag", {"tv": "2018-05-01 t/m 2018-05-16"}, "onbekend: stap_"),
        ("binnen: tv, lengte: 1 week, per: 1 dag, vanaf: start", {"tv": "2018-05-01 t/m 2018-05-16"}, "onbekend: start"),
        ("binnen: tv, lengte: 1 week, per: 1 dag", {"tv": "vanaf 2018-05-01"}, "fout: LW415"),
        ("binnen: tv, lengte: stap_, per: 1 dag", {"tv": "2018-05-01 t/m 2018-05-16", "stap_": "1/2 dag"}, "fout: LW413"),
        ("binnen: tv, lengte: stap_ * 0, per: 1 dag", {"tv": "2018-05-01 t/m 2018-05-16", "stap_": "1 dag"}, "fout: LW413"),
        ("binnen: tv, lengte: 2 uur, per: 1 dag", {"tv": "2018-05-01 t/m 2018-05-16"}, "fout: LW413"),
        ("binnen: tv, lengte: 1 dag, per: 1 dag", {"tv": "1900-01-01 t/m 2200-12-31"}, "fout: LW419"),
    ],
)
def test_sliding_windows_that_cannot_be(operation: str, case: dict[str, object], expected: str, listed: Listed) -> None:
    """Unknown parts, an open period, a length that is no whole days or months, and too many windows."""
    assert listed(f"{{soort: vensters, {operation}, element: v}}", case=case) == expected


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("dag", ["2018-04-30", "2018-05-01"]),
        ("week", ["2018-04-30"]),
        ("maand", ["2018-04-01", "2018-05-01"]),
        ("kwartaal", ["2018-04-01"]),
        ("jaar", ["2018-01-01"]),
    ],
)
def test_calendar(per: str, expected: list[str], listed: Listed) -> None:
    """Whole calendar periods that touch the period."""
    assert (
        listed(f"{{soort: kalender, per: {per}, binnen: tv, element: m}}", case={"tv": "2018-04-30 t/m 2018-05-01"}) == expected
    )


def test_calendar_that_cannot_be(listed: Listed) -> None:
    """An unknown, an open or an endless period."""
    operation = "{soort: kalender, per: dag, binnen: tv, element: m}"
    assert listed(operation, case={}) == "onbekend: tv"
    assert listed(operation, case={"tv": "altijd"}) == "fout: LW415"
    assert listed(operation, case={"tv": "1900-01-01 t/m 2200-12-31"}) == "fout: LW419"
    assert listed(operation, case={"tv": "leeg vanaf 2018-05-01"}) == []


def test_blocks(listed: Listed) -> None:
    """Consecutive blocks of real hours; the last is shorter, or falls away."""
    operation = "{soort: blokken, uit: diensten, lengte: 3 uur, laatste: korter, element: blok}"
    one = {"diensten": SHIFTS[:1]}
    assert listed(operation, "dienst", case=one) == [(FIRST, FIRST), ("2018-05-04T23:00", FIRST)]
    assert listed(operation.replace("korter", "vervalt"), case=one) == [FIRST]
    assert listed("{soort: blokken, uit: diensten, lengte: 3 uur, element: blok}", case=one) == [FIRST, "2018-05-04T23:00"]
    assert listed("{soort: blokken, uit: diensten, lengte: 2 uur, laatste: vervalt, element: blok}", case=one) == [
        FIRST,
        "2018-05-04T22:00",
    ]
    night = {"diensten": [{"begin": "2018-10-28T01:00", "einde": "2018-10-28T04:00"}]}
    assert listed("{soort: blokken, uit: diensten, lengte: 1 uur, element: blok}", case=night) == [
        "2018-10-28T01:00", "2018-10-28T02:00+02:00", "2018-10-28T02:00+01:00", "2018-10-28T03:00",
    ]  # fmt: skip


def test_blocks_with_readings(listed: Listed) -> None:
    """A list may have readings too."""
    operation = "{soort: blokken, uit: diensten, lengte: 3 uur, element: blok, lezingen: {ruim: {gekozen: ja, reden: R, laatste: korter}, streng: {laatste: vervalt}}}"
    one = {"diensten": SHIFTS[:1]}
    assert listed(operation, case=one) == [FIRST, "2018-05-04T23:00"]
    assert listed(operation, case=one, readings={"x": "streng"}) == [FIRST]


def test_blocks_that_cannot_be(listed: Listed) -> None:
    """No source, no length, or no length to speak of."""
    operation = "{soort: blokken, uit: diensten, lengte: lengte_, element: blok}"
    assert listed(operation, case={"lengte_": "1 uur"}) == "onbekend: diensten"
    assert listed(operation) == "onbekend: lengte_"
    assert listed(operation, case={**CASE, "lengte_": "0 uur"}) == "fout: LW413"
    assert listed(operation, case={**CASE, "lengte_": "1/7000 uur"}) == "fout: LW413"


def test_too_many_pieces(listed: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pieces or blocks than a list may hold is a failure with a code."""
    monkeypatch.setattr(lists, "LONGEST_LIST", 3)
    for operation in (
        "{soort: snijden, uit: diensten, langs: kalenderdagen, element: deel}",
        "{soort: blokken, uit: diensten, lengte: 24 uur, element: deel}",
    ):
        for days, expected in ((3, 3), (4, "fout: LW419")):
            case = {"diensten": [{"begin": "2018-05-01T00:00", "einde": f"2018-05-0{days + 1}T00:00"}]}
            found = listed(operation, case=case)
            assert (len(found) if isinstance(found, list) else found) == expected


# -- rangschikking, verdeling ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("op: vraag van kind", [("An", "1"), ("Bo", "2"), ("Cé", "3")]),
        ("op: vraag van kind, richting: oplopend", [("Cé", "1"), ("Bo", "2"), ("An", "3")]),
        ("op: geboren van kind", [("An", "1"), ("Bo", ("rang[Bo; Cé]",)), ("Cé", ("rang[Bo; Cé]",))]),
        ("op: geboren van kind, richting: oplopend, gelijke_stand: gelijk", [("Bo", "1"), ("Cé", "1"), ("An", "3")]),
        ("op: geboren van kind, richting: oplopend, gelijke_stand: volgorde", [("Bo", "1"), ("Cé", "2"), ("An", "3")]),
        ("op: trede van kind, gelijke_stand: volgorde", [("Bo", "1"), ("An", "2"), ("Cé", "3")]),
        ("op: trede van kind, richting: oplopend, gelijke_stand: volgorde", [("An", "1"), ("Cé", "2"), ("Bo", "3")]),
    ],
)
def test_ranking(options: str, expected: list[tuple[object, ...]], listed: Listed) -> None:
    """In order of a value; ties by the rule of the text, and unknown where it is silent."""
    assert listed(f"{{soort: rangschikking, uit: kinderen, {options}, element: beurt}}", "rang") == expected


def test_a_ranked_element_is_still_what_it_was(listed: Listed) -> None:
    """It has the fields of its source."""
    assert listed("{soort: rangschikking, uit: kinderen, op: vraag van kind, element: beurt}", "trede") == [
        ("An", "laag"),
        ("Bo", "hoog"),
        ("Cé", "laag"),
    ]


def test_ranking_that_is_not_known(listed: Listed) -> None:
    """An unknown value leaves the whole order open."""
    operation = "{soort: rangschikking, uit: kinderen, op: vraag van kind, element: beurt}"
    assert listed(operation, case={}) == "onbekend: kinderen"
    assert listed(operation, case={"kinderen": [{"naam": "An", "nr": "1"}]}) == "onbekend: kinderen[An].vraag"
    assert listed(operation, case={"kinderen": []}) == []


DIVIDE = "{{soort: verdeling, over: kinderen, bedrag: pot, vraag: vraag van kind, {}, element: deel}}"


@pytest.mark.parametrize(
    ("options", "pot", "expected"),
    [
        ("wijze: op_volgorde, bij_tekort: stoppen", "€ 60", ["50", "0", "0"]),
        ("wijze: op_volgorde", "€ 60", ["50", "0", "0"]),
        ("wijze: op_volgorde, bij_tekort: stoppen", "€ 80", ["50", "30", "0"]),
        ("wijze: op_volgorde, bij_tekort: stoppen", "€ 100", ["50", "30", "20"]),
        ("wijze: op_volgorde, bij_tekort: stoppen", "€ 0", ["0", "0", "0"]),
        ("wijze: op_volgorde, bij_tekort: restant_aan_eerste", "€ 60", ["50", "10", "0"]),
        ("wijze: op_volgorde, bij_tekort: overslaan", "€ 70", ["50", "0", "20"]),
        ("wijze: op_volgorde, maximum: plafond van kind", "€ 70", ["40", "30", "0"]),
        ("wijze: naar_rato", "€ 60", ["30", "18", "12"]),
        ("wijze: naar_rato", "€ 200", ["50", "30", "20"]),
        ("wijze: naar_rato, maximum: plafond van kind", "€ 45", ["20", "15", "10"]),
        ("wijze: gelijk", "€ 60", ["20", "20", "20"]),
        ("wijze: gelijk", "€ 72", ["26", "26", "20"]),
        ("wijze: gelijk", "€ 200", ["50", "30", "20"]),
        ("wijze: naar_rato, afronding: centen", "€ 10,01", ["5", "3", "2"]),
        ("wijze: naar_rato, afronding: centen, restant: eerste", "€ 10,01", ["501/100", "3", "2"]),
        ("wijze: naar_rato, afronding: centen, restant: laatste", "€ 10,01", ["5", "3", "201/100"]),
        ("wijze: naar_rato, afronding: centen, restant: grootste", "€ 10,01", ["501/100", "3", "2"]),
        ("wijze: gelijk, afronding: centen, restant: eerste", "€ 0,02", ["1/50", "0", "0"]),
    ],
)
def test_division(options: str, pot: str, expected: list[str], listed: Listed) -> None:
    """In order, pro rata or in equal parts; with a shortage, a maximum, and the cents that rounding leaves over."""
    rows = listed(DIVIDE.format(options), "toegewezen", case={**CASE, "pot": pot})
    assert [share for _, share in rows] == expected  # type: ignore[attr-defined]


def test_the_budget_before_each(listed: Listed) -> None:
    """Each element knows what was left before it."""
    assert listed(DIVIDE.format("wijze: op_volgorde"), "restant_ervoor", case={**CASE, "pot": "€ 90"}) == [
        ("An", "90"),
        ("Bo", "40"),
        ("Cé", "10"),
    ]


def test_equal_parts_without_a_question(listed: Listed) -> None:
    """In equal parts nobody needs to ask."""
    operation = "{soort: verdeling, over: kinderen, bedrag: pot, wijze: gelijk, element: deel}"
    assert listed(operation, "toegewezen") == [("An", "20"), ("Bo", "20"), ("Cé", "20")]
    assert listed(operation, case={"kinderen": [], "pot": "€ 5"}) == []


@pytest.mark.parametrize(
    ("pot", "expected"),
    [
        ("€ 100", ["30", "20", "50"]),
        ("€ 50", ["30", "20", "0"]),
        ("€ 40", [("volgorde bij gelijke stand (plaats 1 t/m 2)",)] * 3),
    ],
)
def test_division_over_an_undecided_order(pot: str, expected: list[object], listed: Listed) -> None:
    """A tie that the text does not decide matters only when the budget does not suffice for all who tie."""
    operation = (
        "{soort: verdeling, over: y, bedrag: pot, vraag: vraag van beurt, wijze: op_volgorde, element: deel}\n"
        "  y: {soort: rangschikking, uit: kinderen, op: geboren van kind, richting: oplopend, element: beurt}"
    )
    rows = listed(operation, "toegewezen", case={**CASE, "pot": pot})
    assert [share for _, share in rows] == expected  # type: ignore[attr-defined]


def test_an_undecided_order_after_the_budget_is_used(listed: Listed) -> None:
    """When the budget is closed before the tie, everyone in it gets nothing."""
    operation = (
        "{soort: verdeling, over: y, bedrag: pot, vraag: vraag van beurt, wijze: op_volgorde, element: deel}\n"
        "  y: {soort: rangschikking, uit: kinderen, op: geboren van kind, element: beurt}"
    )
    assert listed(operation, "toegewezen", case={**CASE, "pot": "€ 40"}) == [("An", "0"), ("Bo", "0"), ("Cé", "0")]


def test_division_that_is_not_known(listed: Listed) -> None:
    """No source, no amount, or a question that is not known."""
    operation = DIVIDE.format("wijze: gelijk")
    assert listed(operation, case={"pot": "€ 5"}) == "onbekend: kinderen"
    assert listed(operation, case={"kinderen": KIDS}) == "onbekend: pot"
    assert listed(operation, case={"pot": "€ 5", "kinderen": [{"naam": "An", "nr": "1"}]}) == "onbekend: kinderen[An].vraag"


def test_what_remains(tmp_path: Path) -> None:
    """`rest van LIJST` is what the division leaves over; with a reading it is that of the reading."""
    text = NAMES.replace("lijsten:", "  overig: {type: €, formule: rest van x}\nlijsten:")
    rules = make_rules(
        tmp_path,
        text
        + "  x: {soort: verdeling, over: kinderen, bedrag: pot, vraag: vraag van kind, wijze: op_volgorde, element: deel, lezingen: {a: {gekozen: ja, reden: R, bij_tekort: stoppen}, b: {bij_tekort: restant_aan_eerste}}}\n",
    )
    assert ask_all(rules, ["overig"], CASE)["overig"].value == 10
    answer = ask_all(rules, ["overig"], CASE, readings={"x": "b"})
    assert (answer["overig"].value, answer.readings) == (0, {"x": "b"})
    assert ask_all(rules, ["overig"], {"kinderen": KIDS})["overig"].missing == ("pot",)
    undecided = {**CASE, "pot": "€ 40"}
    assert ask_all(rules, ["overig"], undecided)["overig"].value == 40


# -- nested lists ----------------------------------------------------------------------------------------------------------


def test_nested_lists(tmp_path: Path) -> None:
    """Each parent has its own list, and the lists that are made from it; outcomes are addressed by both keys."""
    text = NAMES.replace(
        "lijsten:",
        """  duur: {type: €, per: cursus, formule: prijs van cursus}
  maand_: {type: dag, per: m, formule: dagen van m}
  totaal: {type: €, per: kind, formule: som van duur van c over elke c uit dure van kind}
  alles: {type: €, formule: som van totaal van k over elk k uit kinderen}
lijsten:""",
    )
    rules = make_rules(
        tmp_path,
        text
        + "  dure: {soort: selectie, uit: cursussen, waarvoor: prijs van cursus is meer dan € 1}\n"
        + "  maanden: {soort: kalender, per: maand, binnen: tijdvak (geboren van kind tot geboren van kind + 2 maanden), van: kind, element: m}\n",
    )
    courses = {
        "An": [{"code": "x", "prijs": "€ 1"}, {"code": "y", "prijs": "€ 2"}],
        "Bo": [],
        "Cé": [{"code": "x", "prijs": "€ 5"}],
    }
    case = {"kinderen": [{**k, "cursussen": courses[str(k["naam"])]} for k in KIDS]}
    answer = ask_all(rules, ["duur", "totaal", "alles", "maand_"], case)
    assert {k: o.value for k, o in answer.outcomes.items()} == {
        "duur[An/x]": 1, "duur[An/y]": 2, "duur[Cé/x]": 5, "totaal[An]": 2, "totaal[Bo]": 0, "totaal[Cé]": 5, "alles": 7,
        "maand_[An/2010-01-01]": 31, "maand_[An/2010-02-01]": 28, "maand_[Bo/2008-01-01]": 31, "maand_[Bo/2008-02-01]": 29,
        "maand_[Cé/2008-01-01]": 31, "maand_[Cé/2008-02-01]": 29,
    }  # fmt: skip
    assert ask_all(rules, ["duur[Cé/x]"], case)["duur[Cé/x]"].value == 5
    given = ask_all(rules, ["alles", "duur[An/x]"], {**case, "duur[Cé/x]": "€ 100"})
    assert (given["alles"].value, given["duur[An/x]"].value, given.given) == (102, 1, ("duur[Cé/x]", "kinderen"))


def test_a_nested_list_that_is_not_given(tmp_path: Path) -> None:
    """It is unknown, or empty when its kind says so."""
    for extra, expected in (("", ("kinderen[An].cursussen",)), ("standaard: leeg, ", ())):
        text = NAMES.replace("cursussen, van: kind, ", f"cursussen, van: kind, {extra}").replace(
            "lijsten:",
            "  alles: {type: €, formule: som van (som van prijs van c over elke c uit cursussen van k) over elk k uit kinderen}\n  los: {type: €, per: cursus, formule: prijs van cursus}\n",
        )
        rules = make_rules(tmp_path, text)
        assert ask_all(rules, ["los"], {})["los"].missing == ("kinderen",)
        answer = ask_all(rules, ["alles", "los"], {"kinderen": KIDS[:1]})
        assert answer["alles"].missing == expected
        assert [o.missing for k, o in answer.outcomes.items() if k.startswith("los")] == ([expected] if expected else [])


def test_a_calendar_of_an_element(tmp_path: Path) -> None:
    """``binnen`` may be the element itself, which is its own period."""
    rules = make_rules(
        tmp_path,
        """
        soorten: {p: {lijst: ps, is_tijdvak: datum, velden: {}}}
        lijsten: {dagen_van_p: {soort: kalender, per: dag, van: p, binnen: p, element: dag_van_p}}
        regels: {n: {type: aantal, formule: som van (aantal over elke d uit dagen_van_p van p) over elke p uit ps}}
        """,
    )
    case = {
        "ps": [
            {"eerste_dag": "2018-01-01", "laatste_dag": "2018-01-03"},
            {"eerste_dag": "2018-02-01", "laatste_dag": "2018-02-01"},
        ]
    }
    assert ask_all(rules, ["n"], case)["n"].text == "4"
