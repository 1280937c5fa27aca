"""Cases: what is read, by which type, and what is refused, with its place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from building import codes, find_faults, make_rules
from lidwoord.calculate.case import CaseReader, Series, key_text, read_case
from lidwoord.calculate.states import Unknown
from lidwoord.ruleset.model import RuleSet
from lidwoord.source import Mapping, parse_text
from lidwoord.values.periods import Moment, Period, TimePeriod, moment

NAMES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(a; b), kosten: {type: €, standaard: € 0}, extra: € of geen}}
  verlof: {lijst: verloven, is_tijdvak: datum, overlap: toegestaan}
  periode_: {lijst: perioden_, is_tijdvak: datum}
  kind: {lijst: kinderen, sleutel: naam, volgorde: trede, velden: {naam: tekst, trede: stap(laag; midden; hoog), cursusgeld: €}}
  cursus: {lijst: cursussen, van: kind, sleutel: code, velden: {code: tekst, prijs: €}}
  los: {lijst: lossen, velden: {x: getal}}
invoer:
  n: {type: getal, minimum: "0", maximum: "10"}
  laag: {type: getal, minimum: "0"}
  trede_: {type: stap(laag; midden; hoog), minimum: midden, maximum: midden}
  uren: {type: uur/week}
  bedrag: {type: €}
  deel: {type: percentage}
  d: {type: datum}
  m: {type: datumtijd}
  tv: {type: tijdvak}
  tvt: {type: tijdvak(tijd)}
  ok: {type: ja/nee}
  naam: {type: tekst}
  kleur: {type: keuze(rood; groen)}
  soms: {type: € of geen}
  reeks: {type: getal, in_de_tijd: ja, maximum: "5"}
waarden: {w: {type: getal, waarde: "1"}}
regels:
  r: {type: €, formule: bedrag}
  per_d: {type: €, per: dienst, formule: kosten van dienst}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A rule set with every kind of input."""
    return make_rules(tmp_path_factory.mktemp("case"), NAMES)


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("n", "3,5", Fraction(7, 2)),
        ("n", "2/3", Fraction(2, 3)),
        ("n", 3, 3),
        ("n", Fraction(1, 3), Fraction(1, 3)),
        ("n", Decimal("1.25"), Fraction(5, 4)),
        ("uren", "36", 36),
        ("uren", "36 uur/week", 36),
        ("bedrag", "€ 1.841,95", Fraction(184195, 100)),
        ("deel", "7,4%", Fraction(74, 1000)),
        ("deel", Fraction(1, 2), Fraction(1, 2)),
        ("d", "2018-05-01", date(2018, 5, 1)),
        ("d", date(2018, 5, 1), date(2018, 5, 1)),
        ("m", "2018-05-01T23:00", moment(datetime(2018, 5, 1, 23))),
        ("m", datetime(2018, 5, 1, 23), moment(datetime(2018, 5, 1, 23))),
        ("m", moment(datetime(2018, 5, 1, 23)), moment(datetime(2018, 5, 1, 23))),
        ("tv", "2018-05-01 t/m 2018-05-02", Period(date(2018, 5, 1), date(2018, 5, 3))),
        ("tv", Period(None, None), Period(None, None)),
        ("tvt", TimePeriod(moment(datetime(2018, 5, 1)), moment(datetime(2018, 5, 2))), TimePeriod(moment(datetime(2018, 5, 1)), moment(datetime(2018, 5, 2)))),
        ("ok", "ja", True),
        ("ok", False, False),
        ("naam", "ja", "ja"),
        ("naam", "1.0", "1.0"),
        ("kleur", "rood", "rood"),
        ("trede_", "midden", "midden"),
        ("soms", "geen", None),
        ("soms", None, None),
        ("w", "5", 5),
        ("r", "€ 5", 5),
        ("reeks", [{"van": "2018-01-01", "waarde": "1"}, {"van": date(2019, 1, 1), "waarde": 2}], Series(((date(2018, 1, 1), Fraction(1)), (date(2019, 1, 1), Fraction(2))))),
        ("w", [{"van": "2018-01-01", "waarde": "1"}], Series(((date(2018, 1, 1), Fraction(1)),))),
    ],
)  # fmt: skip
def test_values(name: str, raw: object, expected: object, rules: RuleSet) -> None:
    """Dutch notation as text, or an exact Python value, by the declared type."""
    case, wrong = read_case(rules, {name: raw})
    assert wrong == ()
    assert case.values == {name: expected}


def test_json_notation(rules: RuleSet) -> None:
    """JSON has a decimal point, a percentage without sign, and true and false."""
    case, wrong = read_case(rules, {"n": "3.5", "deel": "7.4", "bedrag": "1841.95", "ok": "true"}, json=True)
    assert wrong == ()
    assert case.values == {"n": Fraction(7, 2), "deel": Fraction(74, 1000), "bedrag": Fraction(184195, 100), "ok": True}
    assert codes(read_case(rules, {"n": "3,5"}, json=True)[1]) == ["LW502"]


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ({"n": "drie"}, "LW502", "drie"),
        ({"n": "1.841"}, "LW502", "twee dingen"),
        ({"n": 0.1}, "LW502", "float is niet exact"),
        ({"n": Decimal("NaN")}, "LW502", "één waarde"),
        ({"n": Decimal("1E+99999999")}, "LW502", "één waarde"),
        ({"n": True}, "LW502", "één waarde"),
        ({"n": None}, "LW502", "één waarde"),
        ({"n": "€ 3"}, "LW502", "past hier niet"),
        ({"n": {"a": 1}}, "LW502", "een blok"),
        ({"deel": 5}, "LW502", "één waarde"),
        ({"deel": "5"}, "LW502", "procentteken"),
        ({"ok": 1}, "LW502", "één waarde"),
        ({"d": "2018-02-30"}, "LW502", "2018-02-30"),
        ({"d": datetime(2018, 5, 1)}, "LW502", "één waarde"),
        ({"m": date(2018, 5, 1)}, "LW502", "één waarde"),
        ({"m": datetime(2018, 5, 1, tzinfo=UTC)}, "LW502", "één waarde"),
        ({"m": "2018-03-25T02:30"}, "LW502", "2018-03-25T02:30"),
        ({"tv": TimePeriod(moment(datetime(2018, 5, 1)), moment(datetime(2018, 5, 2)))}, "LW502", "één waarde"),
        ({"tv": "2018-05-02 t/m 2018-05-01"}, "LW502", "eindigt"),
        ({"kleur": "paars"}, "LW502", "paars"),
        ({"n": -1}, "LW503", "minstens 0 en hoogstens 10"),
        ({"n": "11"}, "LW503", "minstens 0 en hoogstens 10"),
        ({"laag": -1}, "LW503", "moet minstens 0 zijn"),
        ({"trede_": "laag"}, "LW503", "minstens midden"),
        ({"trede_": "hoog"}, "LW503", "hoogstens midden"),
        ({"onbekend": 1}, "LW501", "onbekend"),
        ({"per_d": 1}, "LW514", "dienst"),
        ({"per_d[x]": "twee"}, "LW502", "twee"),
        ({"niets[x]": 1}, "LW501", "niets[x]"),
        ({"n[x]": 1}, "LW501", "n[x]"),
        ({"cursussen": []}, "LW513", "kind"),
        ({"diensten": "veel"}, "LW516", "diensten"),
        ({"diensten": {"begin": 1}}, "LW516", "diensten"),
        ({"diensten": ["x"]}, "LW517", "diensten"),
        ({"n": [{"van": "2018-01-01", "waarde": 1}]}, "LW515", "n"),
        ({"reeks": [{"van": "2018-01-01"}]}, "LW510", "reeks"),
        ({"reeks": ["x"]}, "LW510", "reeks"),
        ({"reeks": [{"van": "2018-01-01", "waarde": 1, "meer": 2}]}, "LW510", "reeks"),
        ({"reeks": [{"van": "2018-01-01", "waarde": 1}, {"van": "2018-01-01", "waarde": 2}]}, "LW510", "reeks"),
        ({"reeks": [{"van": "straks", "waarde": 1}]}, "LW502", "straks"),
        ({"reeks": [{"van": "2018-01-01", "waarde": "x"}]}, "LW502", "x"),
        ({"reeks": [{"van": "2018-01-01", "waarde": 6}]}, "LW503", "hoogstens 5"),
        ([1], "LW502", "een lijst"),
        ("x", "LW502", "namen met waarden"),
        (5, "LW502", "namen met waarden"),
    ],
)
def test_what_is_refused(case: object, code: str, words: str, rules: RuleSet) -> None:
    """One diagnostic that says what was given and what was expected."""
    _, wrong = read_case(rules, case)
    assert codes(wrong) == [code]
    assert words in f"{wrong[0].message} {wrong[0].hint}"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("bedrg", "Bedoelde u `bedrag`?"),
        ("dienstn", "Bedoelde u `diensten`?"),
        ("per_dd[x]", "Bedoelde u `per_d`?"),
        ("kleurr", "Bedoelde u `kleur`?"),
    ],
)
def test_did_you_mean(name: str, hint: str, rules: RuleSet) -> None:
    """A misspelt name comes with the nearest one."""
    _, wrong = read_case(rules, {name: 1})
    assert [(d.code, d.hint) for d in wrong] == [("LW501", hint)]


def test_no_case_is_an_empty_case(rules: RuleSet) -> None:
    """Nothing given is nothing known."""
    case, wrong = read_case(rules, None)
    assert (case.values, case.lists, wrong) == ({}, {}, ())


SHIFT = {"begin": "2018-05-01T08:00", "einde": "2018-05-01T09:00"}


def test_records(rules: RuleSet) -> None:
    """Fields by type, defaults where the kind has one, and unknown where it has none."""
    case, wrong = read_case(rules, {"diensten": [{**SHIFT, "extra": "geen"}]})
    assert wrong == ()
    (shift,) = case.lists["diensten"].elements
    assert isinstance(shift.fields["begin"], Moment)
    assert (shift.key, shift.address) == ("2018-05-01T08:00", "diensten[2018-05-01T08:00]")
    assert (shift.fields["kosten"], shift.fields["extra"]) == (0, None)
    assert shift.fields["soort"] == Unknown(("diensten[2018-05-01T08:00].soort",))


def test_order_and_keys(rules: RuleSet) -> None:
    """Elements stand in the declared order, a step by its place in the scale; without a key they are numbered."""
    kids = [{"naam": "b", "trede": "hoog"}, {"naam": "c", "trede": "laag"}, {"naam": "a", "trede": "midden"}]
    case, _ = read_case(rules, {"kinderen": kids, "lossen": [{"x": 3}, {"x": 1}]})
    assert [e.key for e in case.lists["kinderen"].elements] == ["c", "a", "b"]
    assert [e.key for e in case.lists["lossen"].elements] == ["1", "2"]
    unordered, _ = read_case(rules, {"kinderen": [{"naam": "b"}, {"naam": "a", "trede": "laag"}]})
    assert [e.key for e in unordered.lists["kinderen"].elements] == ["b", "a"]


def test_nested_records(rules: RuleSet) -> None:
    """A list below an element knows what it belongs to."""
    case, wrong = read_case(rules, {"kinderen": [{"naam": "a", "cursussen": [{"code": "x"}]}, {"naam": "b"}]})
    assert wrong == ()
    a, b = case.lists["kinderen"].elements
    (course,) = a.fields["cursussen"]  # type: ignore[misc]
    assert (course.fields["kind"], course.path, course.address) == (a, "a/x", "cursussen[a/x]")
    assert course.fields["prijs"] == Unknown(("cursussen[a/x].prijs",))
    assert b.fields["cursussen"] == Unknown(("kinderen[b].cursussen",))


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ({"diensten": [{"begin": SHIFT["begin"]}]}, "LW506", "einde"),
        ({"diensten": [{"einde": SHIFT["einde"]}]}, "LW506", "begin"),
        ({"verloven": [{"laatste_dag": "2018-05-01"}]}, "LW506", "eerste_dag"),
        ({"kinderen": [{"trede": "laag"}]}, "LW506", "naam"),
        ({"diensten": [{**SHIFT, "sort": "a"}]}, "LW507", "sort"),
        ({"kinderen": [{"naam": "a", "cursusen": []}]}, "LW507", "Bedoelde u `cursussen`?"),
        ({"diensten": [{**SHIFT, "kosten": "veel"}]}, "LW502", "veel"),
        ({"diensten": [{"begin": SHIFT["einde"], "einde": SHIFT["begin"]}]}, "LW504", "08:00"),
        ({"diensten": [{"begin": SHIFT["begin"], "einde": SHIFT["begin"]}]}, "LW504", "08:00"),
        ({"verloven": [{"eerste_dag": "2018-05-02", "laatste_dag": "2018-05-01"}]}, "LW504", "1 mei 2018"),
        ({"diensten": [SHIFT, {"begin": "2018-05-01T08:30", "einde": "2018-05-01T10:00"}]}, "LW505", "overlappen"),
        (
            {"perioden_": [{"eerste_dag": "2018-05-01", "laatste_dag": "geen"}, {"eerste_dag": "2018-06-01"}]},
            "LW505",
            "2018-06-01",
        ),
        ({"kinderen": [{"naam": "a"}, {"naam": "a"}]}, "LW508", "a"),
        ({"kinderen": [{"naam": "a", "cursussen": "geen"}]}, "LW516", "cursussen"),
        ({"kinderen": [{"naam": "a", "cursussen": [{"code": "x"}, {"code": "x"}]}]}, "LW508", "x"),
    ],
)
def test_records_that_are_refused(case: object, code: str, words: str, rules: RuleSet) -> None:
    """A field, a key or a period that can't be."""
    _, wrong = read_case(rules, case)
    assert codes(wrong) == [code]
    assert words in f"{wrong[0].message} {wrong[0].hint}"


@pytest.mark.parametrize(
    "case",
    [
        {"diensten": [SHIFT, {"begin": SHIFT["einde"], "einde": "2018-05-01T10:00"}]},
        {
            "verloven": [
                {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-05"},
                {"eerste_dag": "2018-05-02", "laatste_dag": "2018-05-03"},
            ]
        },
        {"verloven": [{"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-01"}]},
        {"verloven": [{"eerste_dag": "2018-05-01"}]},
        {"diensten": []},
    ],
)
def test_records_that_are_right(case: object, rules: RuleSet) -> None:
    """Touching, one day, open, overlapping where that is allowed, and none."""
    assert read_case(rules, case)[1] == ()


def test_faults_come_all_at_once(rules: RuleSet) -> None:
    """A case with four faults has four diagnostics."""
    case = {"n": "x", "bedrg": 1, "diensten": [{**SHIFT, "sort": 1}, {"begin": "x", "einde": SHIFT["einde"]}]}
    assert codes(read_case(rules, case)[1]) == ["LW502", "LW501", "LW507", "LW502"]


def test_an_unreadable_bound_is_reported_once(rules: RuleSet) -> None:
    """The period and the overlap of an element without readable bounds are not judged."""
    shifts = [{"begin": "x", "einde": SHIFT["einde"]}, SHIFT]
    assert codes(read_case(rules, {"diensten": shifts})[1]) == ["LW502"]
    periods = [{"eerste_dag": "x", "laatste_dag": "2018-05-01"}, {"eerste_dag": "2018-05-01", "laatste_dag": "2018-05-02"}]
    assert codes(read_case(rules, {"perioden_": periods})[1]) == ["LW502"]


def test_coverage(rules: RuleSet) -> None:
    """The period that each list covers."""
    case, wrong = read_case(rules, {}, {"diensten": "2018-05-01 t/m 2018-05-31", "verloven": "altijd"})
    assert wrong == ()
    assert case.covers == {"diensten": Period(date(2018, 5, 1), date(2018, 6, 1)), "verloven": Period(None, None)}
    assert codes(read_case(rules, {}, {"dienstn": "altijd"})[1]) == ["LW501"]
    assert codes(read_case(rules, {}, {"diensten": "straks"})[1]) == ["LW502"]


def test_places_in_a_file(rules: RuleSet) -> None:
    """A located case points at the value that is wrong, and at the other one where there are two."""
    text = "\n".join(
        [
            "n: twaalf",
            "bedrg: € 1",
            "diensten:",
            "  - {begin: 2018-05-01T08:00, einde: 2018-05-01T09:00, sort: a}",
            "  - {begin: 2018-05-01T08:30, einde: 2018-05-01T10:00}",
            "kinderen: [{naam: a}, {naam: a}]",
            "reeks: {van: 1}",
        ]
    )
    node, _ = parse_text(text, "zaak.yaml")
    assert isinstance(node, Mapping)
    _, wrong = read_case(rules, node)
    places = [(d.code, d.span.line, d.span.column, [r.span.line for r in d.related]) for d in wrong if d.span]
    assert places == [
        ("LW502", 1, 4, []), ("LW501", 2, 1, []), ("LW507", 4, 56, []), ("LW505", 5, 5, [4]), ("LW508", 6, 23, [6]), ("LW502", 7, 8, []),
    ]  # fmt: skip


def test_too_many_elements(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than 100,000 elements is one diagnostic, before any is read."""
    reader = CaseReader(rules)
    reader.read({"lossen": [{"x": 1}] * 100_001})
    assert codes(reader.found) == ["LW509"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (moment(datetime(2018, 5, 1, 23)), "2018-05-01T23:00"),
        (date(2018, 5, 1), "2018-05-01"),
        (Period(date(2018, 5, 1), None), "2018-05-01"),
        (Period(None, None), "begin"),
        ("tekst", "tekst"),
        (True, "ja"),
        (False, "nee"),
        (Fraction(5), "5"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_the_text_of_a_key(value: object, text: str) -> None:
    """What addresses an element."""
    assert key_text(value) == text


def test_a_multiple(tmp_path: Path) -> None:
    """A number may have to be a multiple of something; the message names all its bounds."""
    text = "invoer: {schaal: {type: aantal, minimum: '5', maximum: '80', veelvoud: '5'}, deel: {type: percentage, veelvoud: '2,5%'}}"
    rules = make_rules(tmp_path, text)
    found = [
        read_case(rules, {"schaal": value, "deel": part})[1] for value, part in (("35", "7,5%"), ("37", "0%"), ("85", "3%"))
    ]
    assert [[d.code for d in wrong] for wrong in found] == [[], ["LW503"], ["LW503", "LW503"]]
    assert found[1][0].message == "`schaal` is 37, maar moet minstens 5 en hoogstens 80 en een veelvoud van 5 zijn."


@pytest.mark.parametrize(
    ("type_", "multiple", "code"), [("datum", "2018-05-01", "LW239"), ("aantal", "'0'", "LW304"), ("aantal", "'-5'", "LW304")]
)
def test_no_multiple(type_: str, multiple: str, code: str, tmp_path: Path) -> None:
    """Only a number is a multiple, and only of something more than nothing."""
    faults = find_faults(tmp_path, f"invoer: {{n: {{type: {type_}, veelvoud: {multiple}}}}}")
    assert [(f.code, f.text) for f in faults] == [(code, multiple)]
