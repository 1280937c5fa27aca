"""The spike's proof: typed rules compiled to SQL over scaled integers give the exact evaluator's answers, and refuse the rest.

The rules are those of the real agreement (the shift supplement and all that it rests on) and of an invented one that holds
what the first does not. Both are compiled from the typed trees of the loaded rule set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from random import Random
from shutil import copytree

import duckdb
import pytest

import lidwoord
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.periods import Moment, moment
from spike.case_tables import load_cases
from spike.cases import Batch, Column
from spike.differential import Case, Comparison, compare
from spike.program import Program, compile_outcomes
from spike.random_cases import CLOCK_CHANGES, cao_case, windpark_case

FOLDER = Path(__file__).parent / "regels" / "windpark"
CASES = 10_000
SEED = 20180401
DAYS = (date(2017, 12, 31), date(2019, 1, 2))
FRACTION = Column(10_000, Fraction(-1), Fraction(1))
CAO = Batch(
    DAYS,
    {"functiegroep": Column(), "periodiek": Column(), "geboortedatum": Column(), "arbeidsduur": Column(4)},
    {"diensten": {}},
    most=1_000,
)
CAO_OUTCOMES = ["ort_toeslag", "ort_van_dienst", "is_onregelmatige_dienst", "recht_op_ort", "ort_uurloon"]
WINDPARK = Batch(
    DAYS,
    {
        **dict.fromkeys(
            ("trede", "geboortedatum", "contracturen", "jaren_in_dienst", "klimcertificaat", "proeftijd", "functie"), Column()
        ),
        "afstand": Column(4),
        "eigen_opslag": FRACTION,
    },
    {
        "diensten": {"reistijd": Column(60, Fraction(0), Fraction(24))},
        "maanden": {"gewerkt": Column(60, Fraction(0), Fraction(744))},
    },
    most=1_000,
)
NOT_ASKED = ("is_vrije_dag",)


@pytest.fixture(scope="module")
def cao() -> RuleSet:
    """The real agreement."""
    return lidwoord.load("cao-2018")


@pytest.fixture(scope="module")
def windpark() -> RuleSet:
    """The invented agreement."""
    return lidwoord.load(FOLDER)


def drawn(make: Callable[[Random], Case], count: int) -> list[Case]:
    """The first cases of the seed."""
    random = Random(SEED)  # noqa: S311  # test data
    return [make(random) for _ in range(count)]


def asked(rules: RuleSet) -> list[str]:
    """All outcomes of the invented agreement."""
    return [name for name in rules.rules if name not in NOT_ASKED]


def report(name: str, cases: int, found: Comparison) -> None:
    """Print what a run found; the count is the result."""
    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items()))
    ratio = found.exact_seconds / found.sql_seconds
    print(
        f"{name}: {cases} zaken, {found.answers} uitkomsten ({states}), {len(found.differences)} verschillen; "
        f"{cases / found.sql_seconds:.0f} zaken/s in SQL, {ratio:.0f} keer zo snel als de exacte evaluator"
    )


def shift_dates(cases: list[Case]) -> list[date]:
    """The first day of every shift."""
    found = [shift["begin"] for _, case in cases for shift in case.get("diensten", [])]  # type: ignore[attr-defined]
    return [begin.date for begin in found if isinstance(begin, Moment)]


def twice_on_the_clock() -> list[Case]:
    """Two shifts from half past one to half past two, a time that the clock showed twice that night: an hour, and two."""
    begin = moment(datetime(2018, 10, 28, 1, 30))
    ends = (moment(datetime(2018, 10, 28, 2, 30), fold) for fold in (0, 1))
    return [(date(2018, 10, 28), {"diensten": [{"begin": begin, "einde": end, "storing": True}]}) for end in ends]


def test_the_real_shift_supplement_gives_the_same_on_every_case(cao: RuleSet) -> None:
    """The supplement of cao-2018 5.19, from salary scale to windows, and with after-effect so that autumn counts as well."""
    cases = drawn(cao_case, CASES)
    for after_effect, part in ((True, cases[: CASES // 2]), (False, cases[CASES // 2 :])):
        found = compare(cao, CAO_OUTCOMES, CAO, part, after_effect=after_effect)
        report(f"cao-2018, nawerking {'ja' if after_effect else 'nee'}", len(part), found)
        assert found.differences == []
        assert set(found.states) == {"bekend", "onbekend", "geen_recht", "geldt_niet", "fout"}
        nights = shift_dates(part)
        assert all(nights.count(day) > 100 for day in CLOCK_CHANGES)
        assert nights.count(date(2018, 4, 27)) > 50


def test_the_invented_agreement_gives_the_same_on_every_case(windpark: RuleSet) -> None:
    """Rules per month and per shift, another date, rights, roundings, ranges, two versions of windows over midnight."""
    cases = drawn(windpark_case, CASES)
    cases += twice_on_the_clock()
    found = compare(windpark, asked(windpark), WINDPARK, cases)
    report("windpark", len(cases), found)
    assert found.differences == []
    assert set(found.states) == {"bekend", "onbekend", "geen_recht", "geldt_niet", "fout"}
    assert all(shift_dates(cases).count(day) > 100 for day in CLOCK_CHANGES)


def test_a_changed_rule_is_seen(windpark: RuleSet, tmp_path: Path) -> None:
    """The comparison can fail: SQL of a rule set with another percentage differs, and only where that percentage counts."""
    folder = copytree(FOLDER, tmp_path / "windpark")
    text = (folder / "loon.yaml").read_text("utf-8")
    assert text.count("42,5%") == 1
    (folder / "loon.yaml").write_text(text.replace("42,5%", "42,6%"), "utf-8")
    other = compile_outcomes(lidwoord.load(folder), asked(windpark), WINDPARK)
    found = compare(windpark, asked(windpark), WINDPARK, drawn(windpark_case, 300), corrupt=lambda _: other)
    assert {key[1] for key, _, _ in found.differences} == {"nachttoeslag_van_dienst", "nachttoeslag"}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("(2 * ", "(1 * "),  # half away from nought becomes something else
        ("least(e.", "greatest(e."),  # a piece no longer ends with the shift
        ("min(rij)", "max(rij)"),  # the last window goes first
        ("vouw = ", "vouw = 1 - "),  # of the two moments on the wall clock the other
        (" = 7 THEN 0", " = 7 THEN 2"),  # no right no longer counts as its amount
    ],
)
def test_changed_sql_is_seen(windpark: RuleSet, right: str, wrong: str) -> None:
    """The comparison can fail: each of these changes of the SQL gives differences."""

    def corrupt(program: Program) -> Program:
        changed = tuple(statement.replace(right, wrong) for statement in program.statements)
        assert changed != program.statements
        return replace(program, statements=changed)

    cases = [*drawn(windpark_case, 400), *twice_on_the_clock()]
    found = compare(windpark, asked(windpark), WINDPARK, cases, corrupt=corrupt)
    assert len(found.differences) > 0


def test_there_is_no_number_but_integers(windpark: RuleSet, cao: RuleSet) -> None:
    """Every column of every table is a whole number, a truth or a word; nothing divides but ``//``."""
    for rules, batch, names in ((windpark, WINDPARK, asked(windpark)), (cao, CAO, CAO_OUTCOMES)):
        program = compile_outcomes(rules, names, batch)
        with duckdb.connect() as db:
            load_cases(db, rules, batch, [])
            for statement in program.statements:
                assert " / " not in statement
                db.execute(statement)
            types = {
                row[0] for row in db.execute("SELECT DISTINCT data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
            }
        assert types <= {"BIGINT", "HUGEINT", "INTEGER", "BOOLEAN", "VARCHAR"}
