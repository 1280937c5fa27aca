"""Running an example: what counts as equal, and what is said when it is not, at which place."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import Fault, fault, make_rules
from lidwoord.examples import Example, Result, example_files, read_examples, run_example
from lidwoord.ruleset.model import RuleSet

RULES = """
invoer:
  uren: {type: uur}
  jaren: {type: jaar}
  in_dienst: {type: ja/nee}
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, gewerkt: uur}}
  loonmaand: {lijst: maanden, is_tijdvak: datum}
lijsten:
  maanden_in_mei: {soort: selectie, uit: maanden, binnen: kalendermaand van 2018-05-01}
regels:
  loon: {lid: "1", type: €, formule: uren * € 10/uur / 3}
  uurloon: {lid: "1", type: €/uur, formule: € 10/uur / 3}
  dagen: {lid: "1", type: uur, formule: uren / 3}
  begin: {lid: "1", type: datum, formule: peildatum + 1 dag}
  niets: {lid: "1", type: € of geen, formule: geen}
  recht:
    type: ja/nee
    voorwaarden: [{lid: 2 sub a, eis: in_dienst}, {lid: 2 sub b, naam: lang genoeg, eis: jaren is minstens 5 jaar}]
  toelage: {lid: "3", type: €, aanspraak: recht, zonder_aanspraak: € 0, formule: € 50}
  bonus: {lid: "4", type: €, voorwaarden: [{lid: "4", eis: in_dienst}], formule: € 5}
  tijdelijk: {lid: "5", type: €, geldt: {van: 2018-01-01, tot_en_met: 2018-12-31}, formule: € 7}
  kapot: {lid: "6", type: €, formule: € 1 / (uren - uren) * 1 uur}
  weekloon: {lid: "7", type: €, per: week, formule: gewerkt van week * € 10/uur}
  marge:
    lid: "8"
    type: getal
    lezingen:
      ruim: {gekozen: ja, reden: Zie lid 1., formule: "5"}
      streng: {formule: "3"}
  gedekt: {lid: "9", type: aantal, formule: aantal over elke m uit maanden_in_mei}
"""
HEAD = 'schema: "1"\nvoorbeelden:\n  - naam: proef\n    peildatum: 2018-05-01\n'


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rules that the examples are about."""
    return make_rules(tmp_path_factory.mktemp("voorbeelden"), RULES)


def run(tmp_path: Path, rules: RuleSet, body: str) -> Result:
    """The result of an example with this body."""
    (tmp_path / "a.voorbeelden.yaml").write_text(HEAD + body, "utf-8")
    (example,), found = read_examples(tmp_path / "a.voorbeelden.yaml", "a.voorbeelden.yaml")
    assert found == ()
    return run_example(rules, example)


def faults(result: Result, root: Path) -> list[Fault]:
    """The differences with the text that they point at."""
    return [fault(d, root) for d in result.differences]


GIVEN = "    invoer: {uren: 2, in_dienst: ja, jaren: 3 jaar}\n"
EQUAL = {
    "money to the cent": 'loon: "€ 6,67"',
    "money with more decimals": 'loon: "€ 6,6667"',
    "money as a fraction": "loon: € 20/3",
    "money per hour": 'uurloon: "€ 3,33/uur"',
    "money per hour as a fraction": "uurloon: € 10/3/uur",
    "hours as a fraction": "dagen: 2/3 uur",
    "hours in another unit": "dagen: 40 minuten",
    "a date": "begin: 2018-05-02",
    "no": "recht: nee",
    "nothing": "niets: geen",
    "a state": "recht: {toestand: bekend}",
    "a state with its value": "recht: {toestand: bekend, waarde: nee}",
    "no right": "toelage: {toestand: geen_recht}",
    "no right, with its amount": "toelage: {toestand: geen_recht, waarde: € 0}",
    "no right, with a condition by its lid": "toelage: {toestand: geen_recht, niet_vervuld: [2 sub b]}",
    "no right, with a condition by its name": "toelage: {toestand: geen_recht, niet_vervuld: [lang genoeg]}",
    "no right has an amount": "toelage: € 0",
    "does not apply": "loon: {toestand: bekend}",
    "a fault": "kapot: {toestand: fout}",
    "two at once": 'loon: "€ 6,67"\n      recht: nee',
}


@pytest.mark.parametrize("name", EQUAL)
def test_equal(name: str, tmp_path: Path, rules: RuleSet) -> None:
    """Amounts are compared in as many decimals as are written, at least cents; the rest exactly."""
    result = run(tmp_path, rules, f"{GIVEN}    verwacht:\n      {EQUAL[name]}\n")
    assert (result.differences, result.passed, result.answer is not None) == ((), True, True)


DIFFERENT = {
    "a cent": ('loon: "€ 6,66"', ["LW601"], ['"€ 6,66"']),
    "a cent as a fraction": ("loon: € 667/100", ["LW601"], ["€ 667/100"]),
    "whole euros are cents": ("loon: € 7", ["LW601"], ["€ 7"]),
    "more decimals": ('loon: "€ 6,6666"', ["LW601"], ['"€ 6,6666"']),
    "hours, rounded": ('dagen: "0,67 uur"', ["LW601"], ['"0,67 uur"']),
    "another date": ("begin: 2018-05-01", ["LW601"], ["2018-05-01"]),
    "yes": ("recht: ja", ["LW601"], ["ja"]),
    "no value": ("kapot: € 1", ["LW602"], ["€ 1"]),
    "another state": ("loon: {toestand: onbekend}", ["LW602"], ["{toestand: onbekend}"]),
    "known, but no right": ("toelage: {toestand: bekend}", ["LW602"], ["{toestand: bekend}"]),
    "another amount without a right": ("toelage: {toestand: geen_recht, waarde: € 1}", ["LW601"], ["€ 1"]),
    "a condition that holds": ("toelage: {niet_vervuld: [2 sub a]}", ["LW606"], ["[2 sub a]"]),
    "a condition that is not there": ("toelage: {niet_vervuld: [2 sub b, 2 sub z]}", ["LW606"], ["[2 sub b, 2 sub z]"]),
    "missing what is not missing": ("loon: {ontbreekt: [jaren]}", ["LW606"], ["[jaren]"]),
    "unreadable": ("loon: 3 uur", ["LW604"], ["3 uur"]),
    "a number with a point": ("loon: € 6.67", ["LW604"], ["€ 6.67"]),
    "a date that is not there": ("begin: 2018-02-30", ["LW604"], ["2018-02-30"]),
    "an element that is not there": ('"weekloon[3]": € 1', ["LW512"], ["naam: proef"]),
    "an unknown outcome": ("looon: € 1", ["LW520"], ["looon"]),
    "two at once": ("loon: € 1\n      recht: ja", ["LW601", "LW601"], ["€ 1", "ja"]),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_different(name: str, tmp_path: Path, rules: RuleSet) -> None:
    """Every difference has its code and points at what was expected."""
    expected, codes, texts = DIFFERENT[name]
    body = GIVEN.replace("}", ", weken: [{nummer: 1, gewerkt: 4}]}") + f"    verwacht:\n      {expected}\n"
    found = faults(run(tmp_path, rules, body), tmp_path)
    assert ([f.code for f in found], [f.text for f in found]) == (codes, texts)


def test_the_words_of_a_difference(tmp_path: Path, rules: RuleSet) -> None:
    """The message says what was expected, what came out, and exactly what when that has no end."""
    result = run(tmp_path, rules, GIVEN + '    verwacht: {loon: "€ 6,66", kapot: € 1}\n')
    assert [d.message for d in result.differences] == [
        'Voorbeeld "proef": loon moet € 6,66 zijn, maar is € 6,67 (exact 20/3).',
        'Voorbeeld "proef": kapot moet bekend zijn, maar is fout (Hier wordt door nul gedeeld.).',
    ]


OPTIONS = {
    "what is missing": ("    verwacht: {loon: {toestand: onbekend, ontbreekt: [uren]}}\n", []),
    "missing, in words": ("    verwacht: {loon: € 1}\n", ['loon moet bekend zijn, maar is onbekend (ontbreekt: uren).']),
    "anything may be given": ("    invoer: {loon: € 3}\n    verwacht: {loon: € 3}\n", []),
    "a reading": ("    lezingen: {marge: streng}\n    verwacht: {marge: 3}\n", []),
    "the chosen reading": ("    verwacht: {marge: 5}\n", []),
    "an unknown reading": (
        "    lezingen: {marge: vrij}\n    verwacht: {marge: 5}\n", ["`vrij` is geen lezing van `marge`. Er is: ruim, streng."]
    ),
    "an element": ("    invoer: {weken: [{nummer: 1, gewerkt: 4}]}\n    verwacht: {\"weekloon[1]\": € 40}\n", []),
    "all elements": (
        "    invoer: {weken: [{nummer: 1, gewerkt: 4}]}\n    verwacht: {weekloon: € 40}\n",
        ["er is geen uitkomst weekloon."],
    ),
    "cover": ("    invoer: {maanden: []}\n    dekking: {maanden: 2018-01-01 t/m 2018-12-31}\n    verwacht: {gedekt: 0}\n", []),
    "without cover": (
        "    invoer: {maanden: []}\n    verwacht: {gedekt: {toestand: onbekend, ontbreekt: [dekking.maanden]}}\n", []
    ),
    "outside its term": ("    peildatum: 2019-01-01\n    verwacht: {tijdelijk: {toestand: geldt_niet}}\n", []),
    "after its term": ("    peildatum: 2019-01-01\n    nawerking: ja\n    verwacht: {tijdelijk: € 7}\n", []),
    "a wrong case": ("    invoer: {urn: 3}\n    verwacht: {loon: € 1}\n", ["`urn` is geen gegeven dat deze regelset kent."]),
}  # fmt: skip


@pytest.mark.parametrize("name", OPTIONS)
def test_options(name: str, tmp_path: Path, rules: RuleSet) -> None:
    """An example may have all that a case has."""
    body, expected = OPTIONS[name]
    if "peildatum" in body:
        body = body.replace("    peildatum: 2019-01-01\n", "")
        (tmp_path / "a.voorbeelden.yaml").write_text(HEAD.replace("2018-05-01", "2019-01-01") + body, "utf-8")
        (example,), _ = read_examples(tmp_path / "a.voorbeelden.yaml", "a.voorbeelden.yaml")
        result = run_example(rules, example)
    else:
        result = run(tmp_path, rules, body)
    assert [d.message.removeprefix('Voorbeeld "proef": ') for d in result.differences] == expected
    assert [d for d in result.differences if d.span is None] == []


def test_without_a_date(tmp_path: Path, rules: RuleSet) -> None:
    """Nothing is calculated on today's date."""
    path = tmp_path / "a.voorbeelden.yaml"
    path.write_text('schema: "1"\nvoorbeelden:\n  - naam: proef\n    verwacht: {loon: € 1}\n', "utf-8")
    (example,), _ = read_examples(path, path.name)
    result = run_example(rules, example)
    assert ([d.code for d in result.differences], result.answer, result.passed) == (["LW605"], None, False)
    assert str(result.differences[0].span) == "a.voorbeelden.yaml:3:5"


def test_files_in_a_fixed_order(tmp_path: Path) -> None:
    """Only files with examples, whatever the folder, always in the same order."""
    names = [
        "b.voorbeelden.yaml",
        "a.voorbeelden.yaml",
        "sub/c.voorbeelden.yaml",
        "a.yaml",
        "x.zaak.yaml",
        ".d.voorbeelden.yaml",
    ]
    (tmp_path / "sub").mkdir()
    for name in names:
        (tmp_path / name).touch()
    found = [p.relative_to(tmp_path).as_posix() for p in example_files(tmp_path)]
    assert found == ["a.voorbeelden.yaml", "b.voorbeelden.yaml", "sub/c.voorbeelden.yaml"]


def test_an_example_is_a_value(tmp_path: Path, rules: RuleSet) -> None:
    """Running it twice gives the same, and leaves it as it was."""
    path = tmp_path / "a.voorbeelden.yaml"
    path.write_text(HEAD + GIVEN + "    verwacht: {recht: ja}\n", "utf-8")
    (example,), _ = read_examples(path, path.name)
    first, second = run_example(rules, example), run_example(rules, example)
    assert isinstance(first.example, Example)
    assert (first.differences, first.example) == (second.differences, second.example)


THUISZORG = """
invoer: {a: {type: ja/nee}, b: {type: ja/nee}, c: {type: ja/nee}, uren: {type: uur}}
regels:
  thuiszorg: {lid: "1", type: ja/nee, voorwaarden: [{lid: "1", eis: a of b of c}]}
  voltijd: {lid: "2", type: uur, formule: als thuiszorg dan 36 uur anders 38 uur}
  deel: {lid: "3", type: getal, formule: uren / voltijd}
  half: {lid: "4", type: getal, formule: deel / 2}
"""


def test_many_missing_inputs_and_the_outcome_that_replaces_them(tmp_path: Path) -> None:
    """What is missing is listed once; the hint names the rule nearest to the inputs, and no rule for few of them."""
    rules = make_rules(tmp_path, THUISZORG)
    result = run(tmp_path, rules, "    invoer: {uren: 18 uur}\n    verwacht: {deel: '1/2', half: '1/4'}\n")
    first, second = result.differences
    assert (first.code, second.code) == ("LW602", "LW602")
    assert first.message.endswith("(ontbreekt: a, b, c).")
    assert second.message.endswith("(ontbreekt: dezelfde gegevens).")
    assert first.hint == second.hint == "Geef die gegevens onder `invoer`, of geef `thuiszorg` zelf op."
    (few,) = run(tmp_path, rules, "    invoer: {a: nee, uren: 18 uur}\n    verwacht: {deel: '1/2'}\n").differences
    assert (few.message.endswith("(ontbreekt: b, c)."), few.hint) == (True, "")
