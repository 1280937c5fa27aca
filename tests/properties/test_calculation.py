"""Laws of calculating: nothing but the facts decides the answer, and it is exact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import DAY, ask_all, make_rules, rules_in, write_rules
from lidwoord.ruleset import codec
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.periods import moment

pytestmark = pytest.mark.no_cover  # what they go through is covered by the tests of each module

PARTS = {
    "a.yaml": """
        soorten: {dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(a; b), kosten: €}}}
        invoer: {loon: {type: €}, deel: {type: percentage}, vrij: {type: ja/nee}, extra: {type: ja/nee}}
        """,
    "b.yaml": """
        tabellen:
          ramen:
            soort: tijdvensters
            dekking: gedeeltelijk
            bij_samenloop: volgorde
            kolommen: {p: percentage}
            rijen:
              - {dagen: [zo, feestdag], van: "00:00", tot: "24:00", p: 60%}
              - {dagen: [alle], van: "20:00", tot: "06:00", p: 40%}
              - {dagen: [za], van: "06:00", tot: "20:00", p: 20%}
        dagsoorten: {feestdag: {als: vrij en dag is 2018-05-05}}
        lijsten:
          delen: {soort: snijden, uit: diensten, langs: ramen, element: stuk}
          groepen_: {soort: groepen, uit: diensten, sleutel: soort van dienst, element: groep}
          beurten: {soort: rangschikking, uit: diensten, op: kosten van dienst, gelijke_stand: volgorde, element: beurt}
          potje: {soort: verdeling, over: beurten, bedrag: loon, vraag: kosten van beurt, wijze: op_volgorde, element: portie}
        """,
    "c.yaml": """
        regels:
          uurloon: {type: €/uur, formule: loon / 100 uur}
          toeslag: {type: €, per: dienst, formule: som van uren van s * p van s * uurloon over elk s uit delen van dienst}
          totaal: {type: €, formule: som van toeslag van d over elke d uit diensten}
          per_soort: {type: €, per: groep, formule: som van toeslag van d over elke d uit leden van groep}
          portie_: {type: €, per: portie, formule: toegewezen van portie}
          recht: {type: ja/nee, voorwaarden: [{lid: "1", eis: extra}, {lid: "2", eis: totaal is minstens € 1}]}
          bonus: {type: €, aanspraak: recht, zonder_aanspraak: € 0, formule: loon * deel rekenkundig afgerond op centen}
          hoger: {type: €, in_afwijking_van: bonus, als: extra en vrij, formule: loon}
          alles: {type: €, formule: totaal + bonus + rest van potje}
        """,
}
OUTCOMES = ["uurloon", "toeslag", "totaal", "per_soort", "portie_", "recht", "bonus", "hoger", "alles"]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A rule set with something of everything."""
    return make_rules(tmp_path_factory.mktemp("laws"), PARTS)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    """Cases in which anything may be missing; shifts follow each other."""
    case: dict[str, object] = {}
    for name, values in {
        "loon": st.integers(0, 10**6).map(lambda n: Fraction(n, 100)),
        "deel": st.integers(0, 10**4).map(lambda n: Fraction(n, 10**4)),
        "vrij": st.booleans(),
        "extra": st.booleans(),
        "totaal": st.integers(0, 9).map(Fraction),
    }.items():
        if draw(st.integers(0, 3)) > (2 if name == "totaal" else 0):
            case[name] = draw(values)
    if draw(st.integers(0, 5)):
        at = datetime(2018, 5, 4, 6)  # wall clock
        shifts = []
        for _ in range(draw(st.integers(0, 5))):
            at += timedelta(minutes=draw(st.integers(0, 600)))
            end = at + timedelta(minutes=draw(st.integers(1, 900)))
            shift: dict[str, object] = {"begin": moment(at), "einde": moment(end), "soort": draw(st.sampled_from("ab"))}
            if draw(st.integers(0, 5)):
                shift["kosten"] = Fraction(draw(st.integers(0, 500)))
            shifts.append(shift)
            at = end
        case["diensten"] = shifts
    return case


def outcomes(rules: RuleSet, case: object, names: list[str] = OUTCOMES, **options: object) -> dict[str, object]:
    """The JSON of some outcomes, which holds everything that an answer says."""
    return {k: o.to_json() for k, o in ask_all(rules, names, case, DAY, **options).outcomes.items()}


@given(case=cases(), random=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_asking_does_not_matter(case: dict[str, object], random: Random, rules: RuleSet) -> None:
    """All at once, in any order, or one at a time: the same answers."""
    together = outcomes(rules, case)
    shuffled = random.sample(OUTCOMES, len(OUTCOMES))
    assert outcomes(rules, case, shuffled) == together
    assert {k: v for name in OUTCOMES for k, v in outcomes(rules, case, [name]).items()} == together
    one_by_one = {k: v for name in together for k, v in outcomes(rules, case, [name]).items()}
    assert one_by_one == together


@given(case=cases(), random=st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_case_does_not_matter(case: dict[str, object], random: Random, rules: RuleSet) -> None:
    """Names and shifts in any order are the same case."""
    names = random.sample(sorted(case), len(case))
    other = {name: case[name] for name in names}
    if "diensten" in other:
        shifts: list[object] = list(case["diensten"])  # type: ignore[call-overload]  # a list
        random.shuffle(shifts)
        other["diensten"] = shifts
    assert outcomes(rules, other) == outcomes(rules, case)


@given(case=cases())
@settings(max_examples=40)
def test_the_trace_changes_nothing(case: dict[str, object], rules: RuleSet) -> None:
    """With and without a trace the answer is the same."""
    assert ask_all(rules, OUTCOMES, case, trace=False).to_json() == ask_all(rules, OUTCOMES, case).to_json()


@given(case=cases())
@settings(max_examples=40)
def test_the_json_form_gives_the_same_answers(case: dict[str, object], rules: RuleSet) -> None:
    """A rule set that was stored and restored answers as the compiled one."""
    data = json.loads(json.dumps(codec.dump(rules)))
    restored = codec.restore(data, ())
    assert json.loads(json.dumps(codec.dump(restored))) == data
    assert ask_all(restored, OUTCOMES, case).to_json() == ask_all(rules, OUTCOMES, case).to_json()


@given(case=cases())
@settings(max_examples=60)
def test_what_is_missing_is_all_that_is_missing(case: dict[str, object], rules: RuleSet) -> None:
    """An outcome is unknown only while something that it names is not given; given all, nothing is unknown."""
    full = {"loon": 1, "deel": Fraction(1, 2), "vrij": False, "extra": True, "diensten": [], **case}
    shifts: list[dict[str, object]] = full["diensten"]  # type: ignore[assignment]  # a list of dicts
    full["diensten"] = [{"kosten": 1, **shift} for shift in shifts]
    assert [o["toestand"] for o in outcomes(rules, full).values() if o["toestand"] == "onbekend"] == []  # type: ignore[index]
    for outcome in outcomes(rules, case).values():
        missing = outcome.get("ontbreekt", [])  # type: ignore[attr-defined]
        assert (outcome["toestand"] == "onbekend") == bool(missing)  # type: ignore[index]
        assert all(name.partition("[")[0] not in case or "[" in name for name in missing)


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    """Under other names, so in another order, the same documents give the same answers."""
    case = {
        "loon": "€ 2500",
        "deel": "8%",
        "extra": "ja",
        "vrij": "ja",
        "diensten": [{"begin": "2018-05-05T18:00", "einde": "2018-05-06T02:00", "soort": "a", "kosten": "€ 5"}],
    }
    renamed = dict(zip(("z.yaml", "y.yaml", "x/w.yaml"), PARTS.values(), strict=True))
    found = [
        make_rules(tmp_path / name, parts)
        for name, parts in (("een", PARTS), ("twee", renamed), ("drie", dict(reversed(PARTS.items()))))
    ]
    answers = []
    for rules in found:
        data = ask_all(rules, OUTCOMES, case).to_json()["uitkomsten"]
        for outcome in data.values():  # type: ignore[attr-defined]
            outcome.pop("bron")  # the article follows the document's place in this test
        answers.append(json.dumps(data, sort_keys=True))
    assert len(set(answers)) == 1


SCRIPT = """
import json, sys, datetime, pathlib
from lidwoord.calculate import calculate
from lidwoord.ruleset.load import load
from lidwoord.ruleset import codec
rules = load(pathlib.Path(sys.argv[1]))
case = json.loads(sys.argv[2])
answer = calculate(rules, json.loads(sys.argv[3]), case, date=datetime.date(2018, 5, 1))
print(json.dumps(answer.to_json()), json.dumps(codec.dump(rules)))
"""


def test_hash_seed_locale_and_time_zone_do_not_matter(tmp_path: Path) -> None:
    """Byte for byte the same answer and the same JSON form in every process."""
    folder = write_rules(tmp_path, PARTS)
    case = {
        "loon": "€ 2500",
        "diensten": [
            {"begin": "2018-05-05T18:00", "einde": "2018-05-06T02:00"},
            {"begin": "2018-05-06T08:00", "einde": "2018-05-06T12:00", "soort": "b"},
        ],
    }
    said = set()
    for seed, zone, language in (
        ("0", "Europe/Amsterdam", "nl_NL.UTF-8"),
        ("1", "Pacific/Kiritimati", "C"),
        ("4242", "America/Caracas", "tr_TR.UTF-8"),
    ):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
            "LIDWOORD_CACHE": "0",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-c", SCRIPT, str(folder), json.dumps(case), json.dumps(OUTCOMES)]
        said.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(said) == 1


# -- cutting ---------------------------------------------------------------------------------------------------------------

WINDOWS = """
soorten: {{dienst: {{lijst: diensten, is_tijdvak: tijd}}}}
tabellen:
  ramen:
    soort: tijdvensters
    bij_samenloop: volgorde
    kolommen: {{p: percentage}}
    rijen:
{rows}
lijsten:
  delen: {{soort: snijden, uit: diensten, langs: ramen, element: stuk}}
  dagen_: {{soort: snijden, uit: diensten, langs: kalenderdagen, element: dagstuk}}
  blokken_: {{soort: blokken, uit: diensten, lengte: 7 uur, element: blok}}
regels:
  geheel: {{type: uur, formule: som van uren van d over elke d uit diensten}}
  gesneden: {{type: uur, formule: som van uren van s over elk s uit delen}}
  per_dag: {{type: uur, formule: som van uren van s over elk s uit dagen_}}
  in_blokken: {{type: uur, formule: som van uren van b over elk b uit blokken_}}
"""
ROWS = [
    '      - {dagen: [zo], van: "00:00", tot: "24:00", p: 60%}',
    '      - {dagen: [ma-za], van: "02:15", tot: "03:30", p: 50%}',
    '      - {dagen: [alle], van: "22:00", tot: "06:00", p: 40%}',
    '      - {dagen: [alle], van: "00:00", tot: "24:00", p: 0%}',
]


@pytest.fixture(scope="module")
def cutting(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A rule set whose windows cover every minute."""
    return make_rules(tmp_path_factory.mktemp("cutting"), WINDOWS.format(rows="\n".join(ROWS)))


@given(
    day=st.sampled_from((date(2018, 3, 24), date(2018, 10, 27), date(2018, 5, 5), date(2020, 2, 29))),
    start=st.integers(0, 36 * 60),
    length=st.integers(1, 48 * 60),
)
@settings(max_examples=80)
def test_cutting_loses_no_minute(day: date, start: int, length: int, cutting: RuleSet) -> None:
    """The pieces of a period are as long as the period, also over the nights that the clock changes."""
    begin = moment(datetime(day.year, day.month, day.day)).plus_seconds(60 * start)  # wall clock
    case = {"diensten": [{"begin": begin, "einde": begin.plus_seconds(60 * length)}]}
    answer = ask_all(cutting, ["geheel", "gesneden", "per_dag", "in_blokken"], case)
    assert {o.value for o in answer.outcomes.values()} == {Fraction(length, 60)}


# -- exactness -------------------------------------------------------------------------------------------------------------

NUMBERS = ("x", "y", "z")


@st.composite
def formulas(draw: st.DrawFn, depth: int = 4) -> tuple[str, str]:
    """A formula and the same in Python, over fractions."""
    if depth == 0 or draw(st.booleans()):
        name = draw(st.sampled_from(NUMBERS))
        number = draw(st.integers(0, 9))
        return draw(
            st.sampled_from(
                ((name, name), (str(number), f"Fraction({number})"), (f"{number},25", f"Fraction({4 * number + 1}, 4)"))
            )
        )
    left, right = draw(formulas(depth=depth - 1)), draw(formulas(depth=depth - 1))
    kind = draw(st.sampled_from("+-*/<>?"))
    if kind in "+-*/":
        return f"({left[0]}) {kind} ({right[0]})", f"(({left[1]}) {kind} ({right[1]}))"
    if kind == "?":
        return (
            f"(als ({left[0]}) is meer dan ({right[0]}) dan ({left[0]}) anders -({right[0]}))",
            f"({left[1]} if {left[1]} > {right[1]} else -{right[1]})",
        )
    word, function = ("hoogste", "max") if kind == ">" else ("laagste", "min")
    return f"het {word} van ({left[0]}; {right[0]})", f"{function}({left[1]}, {right[1]})"


@given(
    pairs=st.lists(formulas(), min_size=1, max_size=6), numbers=st.tuples(*[st.fractions(-1000, 1000, max_denominator=97)] * 3)
)
@settings(max_examples=40)
def test_arithmetic_is_that_of_fractions(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]], numbers: tuple[Fraction, ...]
) -> None:
    """Every random formula gives exactly what Python's fractions give, or divides by zero where they do."""
    text = "invoer: {x: {type: getal}, y: {type: getal}, z: {type: getal}}\nregels:\n"
    text += "".join(f"  r{n}: {{type: getal, formule: '{formula}'}}\n" for n, (formula, _) in enumerate(pairs))
    given_values = dict(zip(NUMBERS, numbers, strict=True))
    answer = ask_all(make_rules(tmp_path_factory.mktemp("exact"), text), [f"r{n}" for n in range(len(pairs))], given_values)
    for n, (formula, python) in enumerate(pairs):
        try:
            expected: object = eval(python, {"Fraction": Fraction, **given_values})  # noqa: S307  # our own text
        except ZeroDivisionError:
            expected = "LW401"
        outcome = answer[f"r{n}"]
        assert (outcome.value if outcome.state == "bekend" else outcome.to_json()["code"]) == expected, formula


@given(numbers=st.lists(st.fractions(-(10**6), 10**6, max_denominator=1000), max_size=30))
@settings(max_examples=40)
def test_folds_are_exact(tmp_path_factory: pytest.TempPathFactory, numbers: list[Fraction]) -> None:
    """Sum, mean and extremes over a list are those of fractions."""
    folder = tmp_path_factory.getbasetemp() / "folds"
    if not folder.exists():
        write_rules(
            folder,
            """
            soorten: {k: {lijst: ks, velden: {v: getal}}}
            regels:
              som_: {type: getal, formule: som van v van k over elke k uit ks}
              midden: {type: getal, formule: gemiddelde van v van k over elke k uit ks}
              top: {type: getal, formule: het hoogste van v van k over elke k uit ks}
              aantal_: {type: aantal, formule: aantal verschillende v van k over elke k uit ks}
            """,
        )
    answer = ask_all(rules_in(folder / "proef"), ["som_", "midden", "top", "aantal_"], {"ks": [{"v": n} for n in numbers]})
    assert (answer["som_"].value, answer["aantal_"].value) == (sum(numbers, Fraction(0)), len(set(numbers)))
    if numbers:
        assert (answer["midden"].value, answer["top"].value) == (sum(numbers, Fraction(0)) / len(numbers), max(numbers))
    else:
        assert {answer[n].to_json()["code"] for n in ("midden", "top")} == {"LW416"}
