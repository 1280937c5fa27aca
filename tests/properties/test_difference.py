"""The law of differences: the effects of the causes add up exactly to the difference, whatever the formula and the case."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import example as tried
from hypothesis import strategies as st

import lidwoord
from building import ask_all, make_rules
from lidwoord.calculate import Answer, calculate
from lidwoord.diagnostics import LidwoordError
from lidwoord.examples.read import Example, example_files, read_examples
from lidwoord.explain.difference import difference
from lidwoord.language.depth import make_room
from lidwoord.ruleset.load import rules_root
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import to_plain
from properties.test_calculation import OUTCOMES, PARTS, cases

make_room()  # before hypothesis looks at the recursion limit
HEAD = """
soorten: {k: {lijst: ks, sleutel: n, velden: {n: aantal, v: getal, aan: ja/nee, wanneer: datum}}}
invoer: {x: {type: getal}, y: {type: getal}, moment_: {type: datum}, kies: {type: keuze(a; b; c)}}
waarden:
  w: {type: getal, reeks: [{van: 2018-01-01, waarde: 3}, {van: 2018-06-01, waarde: "4,5"}]}
tabellen:
  staffel_: {soort: staffel, over: getal, tarief: getal, reeks: [{van: 2018-01-01, rijen: [{tot_en_met: 3, tarief: 2}, {tarief: 5}]}]}
  trap:
    kolommen: {soort: keuze(a; b; c), vanaf: getal, prijs: getal}
    sleutel: [soort, vanaf]
    zoek: {vanaf: schijf}
    reeks:
"""
BANDS = (("{tot: 0}", 1), ("{vanaf: 0, tot: 5}", 2), ("{vanaf: 5}", 6))
ROWS = "".join(
    f"      - van: {start}\n        rijen:\n"
    + "".join(
        f"          - {{soort: {letter}, vanaf: {band}, prijs: {(price + plus) * factor}}}\n"
        for letter, factor in (("a", 1), ("b", 3), ("c", 7))
        for band, price in BANDS
    )
    for start, plus in (("2018-01-01", 0), ("2018-06-01", 1))
)


def adds_up(a: Answer, b: Answer) -> int:
    """Check the law for every outcome that two answers have; how many differed."""
    apart = 0
    for name in a.outcomes.keys() & b.outcomes.keys():
        one, other = a[name], b[name]
        found = difference(one.trace, other.trace, None, (a, b))
        same = (one.state, one.value) == (other.state, other.value)
        if found.total is not None:
            assert sum((cause.effect for cause in found.causes), Fraction(0)) == found.total, name
            assert all(cause.effect for cause in found.causes)
        if not same:
            apart += 1
            assert found.causes, f"{name}: {one} {other}"
    return apart


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> str:
    """A formula over inputs, a figure, a table and a list."""
    if depth == 0 or not draw(st.integers(0, 4)):
        return draw(st.sampled_from(("x", "y", "w", str(draw(st.integers(0, 9))), "prijs uit trap bij (kies; x)", "aantal over elke k0 uit ks",
                                     "dagnummer van moment_", "(moment_ - peildatum) uitgedrukt in dagen")))  # fmt: skip
    part = formulas(depth=depth - 1)
    left, right = draw(part), draw(part)
    kind = draw(
        st.sampled_from(
            (
                "({a}) + ({b})", "({a}) - ({b})", "({a}) * ({b})", "({a}) / ({b})", "het hoogste van ({a}; {b})",
                "({a}) maar ten hoogste ({b})", "(als ({a}) is meer dan ({b}) dan ({b}) anders -({a}))",
                "(als x is meer dan 1 en ({a}) is hoogstens ({b}) dan y anders ({b}))",
                "(som van (v van {k}) * ({a}) over elke {k} uit ks waarvoor aan van {k})",
                "((het hoogste van v van {k} + ({a}) over elke {k} uit ks) bij ontbreken ({b}))",
                "((gemiddelde van v van {k} over elke {k} uit ks waarvoor v van {k} is minstens ({a})) bij ontbreken 1)",
                "(aantal over elke {k} uit ks waarvoor v van {k} is meer dan ({b}))",
                "(als er is een {k} uit ks waarvoor v van {k} is meer dan ({a}) dan x anders ({b}))",
                "(aantal verschillende v van {k} over elke {k} uit ks)",
                "((v van (de eerste {k} uit ks waarvoor aan van {k})) bij ontbreken ({a}))",
                "({a}) rekenkundig afgerond op 1 decimalen", "prijs uit trap bij (kies; {a})", "({a}) volgens staffel_",
            )
        )
    )  # fmt: skip
    return str(kind).format(a=left, b=right, k=f"k{depth}")


@st.composite
def facts(draw: st.DrawFn) -> dict[str, object]:
    """A case, in which the list may be empty."""
    elements = [
        {"n": n, "v": Fraction(draw(st.integers(-4, 9))), "aan": draw(st.booleans()), "wanneer": date(2018, 1, 1 + n)}
        for n in draw(st.lists(st.integers(1, 5), unique=True, max_size=4))
    ]
    numbers = st.integers(-8, 12).map(lambda n: Fraction(n, 2))
    return {"x": draw(numbers), "y": draw(numbers), "kies": draw(st.sampled_from("abc")), "ks": elements,
            "moment_": date(2018, 5, 1) + timedelta(days=draw(st.integers(-50, 50)))}  # fmt: skip


@given(text=st.lists(formulas(), min_size=1, max_size=5), one=facts(), other=facts(), later=st.booleans())
@settings(max_examples=60)
def test_random_formulas(
    tmp_path_factory: pytest.TempPathFactory, text: list[str], one: dict[str, object], other: dict[str, object], later: bool
) -> None:
    """Of any formula, between any two cases, on one day or two."""
    assume(all(len(formula) < 600 for formula in text))  # a formula has at most 500 words and signs
    body = "regels:\n" + "".join(f"  r{n}: {{type: getal, formule: '{formula}'}}\n" for n, formula in enumerate(text))
    body += "".join(f"  d{n}: {{type: ja/nee, formule: 'r{n} is meer dan x'}}\n" for n, _ in enumerate(text))
    body += "".join(
        f"  u{n}: {{type: datum, formule: 'als d{n} dan moment_ anders moment_ + 3 dagen'}}\n" for n, _ in enumerate(text)
    )
    rules = make_rules(tmp_path_factory.mktemp("difference"), HEAD + ROWS + body)
    names = [f"{letter}{n}" for letter in "rdu" for n, _ in enumerate(text)]
    day = date(2018, 7, 1) if later else date(2018, 5, 1)
    adds_up(ask_all(rules, names, one), ask_all(rules, names, other, day))


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set with something of everything."""
    return make_rules(tmp_path_factory.mktemp("everything"), PARTS)


@given(one=cases(), other=cases())
@tried(
    one={"vrij": False}, other={"loon": Fraction(0), "vrij": True, "extra": True}
)  # no right to € 0, and then a right to € 0
@settings(max_examples=60)
def test_lists_that_operations_make(one: dict[str, object], other: dict[str, object], lists: RuleSet) -> None:
    """Pieces, groups, rankings and divisions, rights and departures, with anything missing."""
    adds_up(ask_all(lists, OUTCOMES, one), ask_all(lists, OUTCOMES, other))


# -- real outcomes ---------------------------------------------------------------------------------------------------------


@cache
def shelf(name: str) -> tuple[RuleSet, tuple[Example, ...]]:
    """A rule set and the examples beside it."""
    paths = example_files(rules_root() / name)
    examples = [example for path in paths for example in read_examples(path, path.name)[0]]
    return lidwoord.load(name), tuple(e for e in examples if e.date is not None and e.given is not None)


def changed(random: Random, rules: RuleSet, given_: dict[str, object]) -> dict[str, object]:
    """A case with a few values changed, and perhaps an element left out."""
    case = dict(given_)
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(case))
        value = case[name]
        if isinstance(value, list):
            items = [dict(item) if isinstance(item, dict) else item for item in value]
            if items and random.random() < 0.5:
                del items[random.randrange(len(items))]
            elif items and isinstance(items[0], dict):
                item = random.choice(items)
                field = random.choice(sorted(item))
                item[field] = other_text(random, item[field])
            case[name] = items
        else:
            options = rules.inputs[name].type.options if name in rules.inputs else ()
            case[name] = random.choice(options) if options else other_text(random, value)
    return case


def other_text(random: Random, value: object) -> object:
    """Another value in the same notation."""
    if value in ("ja", "nee"):
        return "nee" if value == "ja" else "ja"
    if not isinstance(value, str) or "T" in value:
        return value
    try:
        return (date.fromisoformat(value) + timedelta(days=random.choice((-400, -31, -1, 1, 30, 1000)))).isoformat()
    except ValueError:
        digits = "".join(c for c in value if c.isdigit())
        return value.replace(digits, str(int(digits) + random.choice((1, 2, 10))), 1) if digits and digits in value else value


@pytest.mark.parametrize("name", ["cao-2018", "cao-2025"])
def test_real_outcomes(name: str) -> None:
    """Of outcomes of real agreements, between an example and the same with random changes, also on another day."""
    random = Random(name)  # noqa: S311  # the same changes each time
    rules, examples = shelf(name)
    apart = 0
    for example in random.sample(examples, 150):
        assert example.date is not None
        assert example.given is not None
        plain = to_plain(example.given)
        assert isinstance(plain, dict)
        wanted = sorted({entry.key.text.partition("[")[0] for entry in example.expected.entries})
        other_day = example.date + timedelta(days=random.choice((0, 0, 0, -200, 62, 200)))
        try:
            a, b = (
                calculate(
                    rules, wanted, case, date=day, covers=example.covers, readings=dict(example.readings),
                    after_effect=example.after_effect,
                )
                for case, day in ((plain, example.date), (changed(random, rules, plain) if plain else plain, other_day))
            )  # fmt: skip
        except LidwoordError:  # the change made it a case that can't be
            continue
        apart += adds_up(a, b)
    assert apart > 50


def test_the_rules_are_where_the_test_looks() -> None:
    """The examples stand beside the rules that are loaded."""
    assert Path(rules_root() / "cao-2018").is_dir()
