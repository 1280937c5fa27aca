"""The compiler piece by piece: formulas beside the exact evaluator, widths of integers, and refusals by name."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

import duckdb
import pytest

from building import make_rules
from spike.case_tables import load_cases
from spike.cases import Batch, Column
from spike.cells import Cell
from spike.differential import Case, compare
from spike.program import compile_outcomes
from spike.refusal import RefusedError

DAYS = (date(2018, 1, 1), date(2018, 12, 31))
INPUTS = """
invoer:
  x: {type: €}
  y: {type: €}
  n: {type: aantal}
  d: {type: datum}
  p: {type: ja/nee}
  q: {type: ja/nee, standaard: nee}
  s: {type: stap(laag; midden; hoog)}
  o: {type: € of geen}
waarden:
  w: {type: €, reeks: [{van: 2018-03-01, waarde: "€ 1,23"}, {van: 2018-09-01, tot_en_met: 2018-10-31, waarde: € 2}]}
regels:
"""
COLUMNS = {
    "x": Column(100, Fraction(-10_000), Fraction(10_000)),
    "y": Column(100, Fraction(-10), Fraction(10)),
    "n": Column(1, Fraction(-5), Fraction(5)),
    "d": Column(1, Fraction(-5_000), Fraction(30_000)),  # days since 1970-01-01
    **dict.fromkeys(("p", "q", "s"), Column()),
    "o": Column(100, Fraction(0), Fraction(100)),
}
MODES = ("naar boven", "naar beneden", "rekenkundig", "richting nul", "weg van nul")
FORMULAS = [
    *(
        ("€", f"x / 7 {mode} afgerond op {grain}")
        for mode in MODES
        for grain in ("centen", "hele euro", "een veelvoud van € 2,50")
    ),
    *(("getal", f"x / y {mode} afgerond op 1 decimalen") for mode in MODES),
    ("€", "x * (n - 2) + y / 3 - -x"),
    ("€", "0 * x + y * n"),
    ("€", "als p dan x anders y"),
    ("€", "als p dan w anders w"),
    ("€", "als p en q dan x / 0 anders w"),
    ("€", "x maar ten minste y maar ten hoogste € 50"),
    ("€", "het hoogste van (x; y; w)"),
    ("€", "o bij ontbreken w"),
    ("€", "o + x"),
    ("€", "w op d"),
    ("€", "w op 2018-10-15 + w op d"),
    ("ja/nee", "o is geen of x is meer dan y"),
    ("ja/nee", "o is gegeven en niet p"),
    ("ja/nee", "o is y"),
    ("ja/nee", "p of q"),
    ("ja/nee", "s is minstens midden en s is niet hoog"),
    ("ja/nee", "s is een van (laag; hoog)"),
    ("ja/nee", "n is 3 of n is minder dan -4"),
    ("datum", "d + 1 maand"),
    ("datum", "d - 3 maanden + 2 weken"),
    ("datum", "1 maart van jaar van d"),
    ("datum", "eerste_paasdag van peildatum - 2 dagen"),
    ("datum", "de laatste van (d; peildatum)"),
    ("dag", "d - peildatum"),
    ("jaar", "hele_jaren van tijdvak (d tot peildatum)"),
    ("maand", "hele_maanden van tijdvak (d tot en met peildatum)"),
    ("dag", "dagen van tijdvak (d tot peildatum)"),
    ("getal", "maandnummer van d * 100 + dagnummer van d"),
    ("keuze(ma; di; wo; do; vr; za; zo)", "weekdag van d"),
]


def test_formulas_give_what_the_evaluator_gives(tmp_path: Path) -> None:
    """Each formula on random cases with values left out, negative numbers, month ends and 29 February."""
    lines = "".join(f"  f{n}: {{type: {t}, formule: '{text}'}}\n" for n, (t, text) in enumerate(FORMULAS))
    rules = make_rules(tmp_path, INPUTS + lines)
    random = Random(7)  # noqa: S311  # test data
    days = [date(2016, 2, 29), date(2017, 1, 31), date(2018, 2, 28), date(2018, 12, 31), date(1999, 3, 1), date(2018, 5, 1)]
    cases: list[Case] = []
    for _ in range(400):
        case: dict[str, object] = {
            "x": Fraction(random.randrange(-2_000, 2_000), random.choice((1, 4, 100))),
            "y": Fraction(random.choice((0, 1, -1, 25, random.randrange(-1_000, 1_000))), 100),
            "n": Fraction(random.randrange(-5, 6)),
            "d": random.choice(days),
            "p": random.random() < 0.5,
            "q": random.random() < 0.5,
            "s": random.choice(("laag", "midden", "hoog")),
            "o": random.choice((None, Fraction(3), Fraction(1, 4))),
        }
        kept = {name: value for name, value in case.items() if random.random() < 0.85}
        cases.append((date(2018, random.randrange(1, 13), random.randrange(1, 29)), kept))
    found = compare(rules, [f"f{n}" for n in range(len(FORMULAS))], Batch(DAYS, COLUMNS), cases)
    assert [(FORMULAS[int(key[1][1:])], *rest, cases[key[0]]) for key, *rest in found.differences] == []
    assert found.answers == 400 * len(FORMULAS)


def outcome_cell(tmp_path: Path, formula: str, high: int) -> Cell:
    """The cell of a product of two inputs with an upper bound."""
    rules = make_rules(
        tmp_path, f"invoer:\n  a: {{type: getal}}\n  b: {{type: getal}}\nregels:\n  c: {{type: getal, formule: {formula}}}\n"
    )
    column = Column(100, Fraction(0), Fraction(high), always=True)
    return compile_outcomes(rules, ["c"], Batch(DAYS, {"a": column, "b": column})).outputs["c"].cell


@pytest.mark.parametrize(
    ("formula", "high", "width"),
    [
        ("a * b", 10_000_000, "BIGINT"),  # (10^9)^2 = 10^18 fits in 63 bits
        ("a * b", 40_000_000, "HUGEINT"),
        ("a + b", 10**15, "BIGINT"),
        ("a * b * a", 10_000_000, "HUGEINT"),
    ],
)
def test_bounds_choose_the_width(tmp_path: Path, formula: str, high: int, width: str) -> None:
    """The bounds of the inputs prove that 64 bits suffice, or choose 128."""
    assert outcome_cell(tmp_path, formula, high).type == width


def test_the_largest_values_are_exact(tmp_path: Path) -> None:
    """At the bounds the product is exact, in 128 bits as in 64."""
    text = "invoer:\n  a: {type: getal}\n  b: {type: getal}\nregels:\n  c: {type: getal, formule: a * b + a * b * 1/3}\n"
    rules = make_rules(tmp_path, text)
    for high in (10_000_000, 10**15):
        column = Column(100, Fraction(-high), Fraction(high))
        ends = (Fraction(high), Fraction(-high), Fraction(high) - Fraction(1, 100))
        cases: list[Case] = [(DAYS[0], {"a": a, "b": b}) for a, b in product(ends, ends)]
        assert compare(rules, ["c"], Batch(DAYS, {"a": column, "b": column}), cases).differences == []


def test_more_than_128_bits_is_refused(tmp_path: Path) -> None:
    """What does not fit is refused when it is compiled, not found out when a row overflows."""
    with pytest.raises(RefusedError, match="een getal dat niet in 128 bits past") as refused:
        outcome_cell(tmp_path, "a * b * a", 10**15)
    assert refused.value.rule == "c"


LISTS = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {kosten: €}}
  post: {lijst: posten, van: dienst, sleutel: nr, velden: {nr: aantal}}
tabellen:
  staf: {soort: staffel, over: km, tarief: €/km, rijen: [{tarief: "€ 0,10/km"}]}
  strikt:
    soort: tijdvensters
    bij_samenloop: fout
    kolommen: {deel: percentage}
    rijen: [{dagen: [alle], van: "00:00", tot: "24:00", deel: 10%}]
lijsten:
  lange: {soort: selectie, uit: diensten, waarvoor: uren van dienst is meer dan 8 uur}
  strikte: {soort: snijden, uit: diensten, langs: strikt, element: stuk}
regels:
  hoofd: {type: €, formule: € 10}
  afwijking: {type: €, in_afwijking_van: hoofd, als: 'n is 1', formule: € 20}
  met_recht: {type: €, aanspraak: p, zonder_aanspraak: € 0, formule: € 10}
  eigen_dag: {type: €, peildatum: d, formule: x}
  om_de_beurt: {type: €, bij_samenloop: volgorde, gevallen: [{als: p, dan: x}, {als: q, dan: y}]}
  per_post: {type: aantal, per: post, formule: nr van post}
"""
REFUSED = [
    ("getal", "x / y", "delen door iets dat niet in elke rij hetzelfde is"),
    ("€", "gemiddelde van kosten van v over elke v uit diensten", "gemiddelde over een lijst"),
    ("€", "kosten van (de eerste v uit diensten)", "kosten van iets anders dan een element bij naam"),
    ("ja/nee", "voor elke v uit diensten geldt kosten van v is meer dan € 1", "voor elke … geldt"),
    ("aantal", "aantal over elke v uit lange", "de lijstbewerking selectie"),
    ("aantal", "aantal over elk t uit strikte", "tijdvensters waarvan samenloop een fout is"),
    ("€", "12 km volgens staf", "een staffel"),
    ("€", "x tijdsevenredig naar tijdvak (d tot 2018-05-01) binnen kalenderjaar van d", "tijdsevenredig"),
    ("ja/nee", "d valt in kalenderjaar van peildatum", "valt in of overlapt met"),
    ("tijdvak", "kalendermaand van d", "kalendermaand van een datum"),
    ("€", "x maar ten minste met_recht", "een begrenzing met een bedrag waarop misschien recht is"),
    ("€", "hoofd", "een afwijking"),
    ("€", "eigen_dag", "een eigen peildatum van een regel"),
    ("€", "om_de_beurt", "gevallen op volgorde"),
    (
        "aantal",
        "som van (som van nr van t over elke t uit posten van v) over elke v uit diensten",
        "regels over post: geen lijst van de zaak zelf",
    ),
    ("datum", "d + n * 100 jaar", "een datum waarvan niet vaststaat dat zij tussen 1900 en 2200 ligt"),
    ("€", "x naar boven afgerond op een veelvoud van y", "afronden op een veelvoud dat niet in elke rij hetzelfde is"),
]


@pytest.mark.parametrize(("type_", "formula", "construct"), REFUSED, ids=[c for *_, c in REFUSED])
def test_what_is_not_compiled_is_refused_by_name(tmp_path: Path, type_: str, formula: str, construct: str) -> None:
    """The refusal names the construct and the rule it stands in."""
    text = INPUTS.removesuffix("regels:\n") + LISTS.lstrip("\n") + f"  f: {{type: {type_}, formule: '{formula}'}}\n"
    rules = make_rules(tmp_path, text)
    with pytest.raises(RefusedError) as refused:
        compile_outcomes(rules, ["f"], Batch(DAYS, COLUMNS, {"diensten": {"kosten": Column(100)}}))
    assert (refused.value.construct, refused.value.rule) == (construct, formula if formula in rules.rules else "f")
    assert str(refused.value).startswith("niet te vertalen naar SQL in ")


def test_an_input_outside_its_column_is_refused(tmp_path: Path) -> None:
    """The bounds that the proof of the widths rests on are kept when the cases are written."""
    rules = make_rules(tmp_path, INPUTS + "  f: {type: €, formule: x}\n")
    batch = Batch(DAYS, {"x": COLUMNS["x"]})
    for value in (Fraction(1, 3), Fraction(10_001)):
        with duckdb.connect() as db, pytest.raises(ValueError, match=r"^x: .* past niet in een kolom van 1/100"):
            load_cases(db, rules, batch, [(DAYS[0], {"x": value})])


def test_nothing_given_is_left_out_in_silence(tmp_path: Path) -> None:
    """A value without a column, or one that changes in time, is refused: the SQL would answer another question."""
    rules = make_rules(tmp_path, INPUTS + "  f: {type: €, formule: x}\n")
    batch = Batch(DAYS, {"x": COLUMNS["x"]})
    series = [{"van": DAYS[0], "waarde": Fraction(1)}]
    refused: list[tuple[dict[str, object], str]] = [
        ({"y": Fraction(1)}, "een gegeven zonder kolom"),
        ({"x": series}, "een gegeven dat in de tijd verandert"),
    ]
    for case, construct in refused:
        with duckdb.connect() as db, pytest.raises(RefusedError, match=construct):
            load_cases(db, rules, batch, [(DAYS[0], case)])


def test_an_input_without_a_column_is_unknown_or_assumed(tmp_path: Path) -> None:
    """A batch need not have a column for every input: it is unknown in each row, or what the rule set assumes."""
    rules = make_rules(tmp_path, INPUTS + "  f: {type: €, formule: als q dan y anders x}\n  g: {type: €, formule: x + y}\n")
    batch = Batch(DAYS, {"x": COLUMNS["x"]})
    found = compare(rules, ["f", "g"], batch, [(DAYS[0], {"x": Fraction(5)}), (DAYS[0], {})])
    assert found.differences == []
    assert dict(found.states) == {"bekend": 1, "onbekend": 3}


def test_a_given_outcome_replaces_its_rule(tmp_path: Path) -> None:
    """A column may be an outcome: its rule is then not compiled."""
    rules = make_rules(tmp_path, INPUTS + "  f: {type: getal, formule: x / y}\n  g: {type: getal, formule: f * 2}\n")
    column = Column(100, Fraction(0), Fraction(100), always=True)
    assert compare(rules, ["g"], Batch(DAYS, {"f": column}), [(DAYS[0], {"f": Fraction(7)})]).differences == []
    with pytest.raises(RefusedError, match="een uitkomst die soms gegeven is"):
        compile_outcomes(rules, ["g"], Batch(DAYS, {"f": Column(100)}))
