"""The question as a whole: what is asked, wrong questions, and that the answer is the same however it is asked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from building import DAY, ask, ask_all, codes, make_rules, shown
from lidwoord.calculate import calculate, check_question
from lidwoord.calculate.case import read_case
from lidwoord.diagnostics import LidwoordError
from lidwoord.ruleset.model import RuleSet

NAMES = """
soorten: {k: {lijst: ks, sleutel: naam, velden: {naam: tekst, n: getal}}}
invoer: {x: {type: getal}}
tabellen:
  t: {kolommen: {ip: getal, v: getal}, sleutel: [ip], element: rij, rijen: [{ip: 1, v: 10}, {ip: 2, v: 20}]}
  s: {kolommen: {k: getal, v: getal}, sleutel: [k], zoek: {k: schijf}, element: schijf_, rijen: [{k: {tot: 1}, v: 10}, {k: {vanaf: 1, tot: 2}, v: 20}]}
lijsten:
  grote: {soort: selectie, uit: ks, waarvoor: n van k is meer dan 1}
  beurten: {soort: rangschikking, uit: ks, op: n van k, element: beurt}
regels:
  r: {type: getal, formule: x + 1}
  per_k: {type: getal, per: k, formule: n van k}
  per_beurt: {type: aantal, per: beurt, formule: rang van beurt}
  via_beurt: {type: getal, formule: per_k van (de eerste b uit beurten)}
  per_schijf: {type: getal, per: schijf_, formule: v van schijf_}
  per_rij: {type: getal, per: rij, formule: v van rij * 2}
  lezing: {type: getal, lezingen: {a: {gekozen: ja, reden: R, formule: "1"}, b: {formule: "2"}}}
  u: {type: getal, in_afwijking_van: r, als: nee, formule: "9"}
  blok: {blokkeert: u, als: nee}
"""
KS = {"ks": [{"naam": "an", "n": "1"}, {"naam": "bo", "n": "2"}]}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """A small rule set."""
    return make_rules(tmp_path_factory.mktemp("calculate"), NAMES)


def refused(rules: RuleSet, *names: str, case: object = None, on: date = DAY, **options: object) -> list[tuple[str, str]]:
    """The codes and hints that a question is refused with."""
    with pytest.raises(LidwoordError) as error:
        ask_all(rules, names, case, on, **options)
    return [(d.code, d.hint) for d in error.value.diagnostics]


def test_outcomes_per_element(rules: RuleSet) -> None:
    """One outcome per element; of a list made by the engine and of a table too; or of one element alone."""
    answer = ask_all(rules, ["per_k", "per_beurt", "per_rij"], KS)
    assert {k: shown(o) for k, o in answer.outcomes.items()} == {
        "per_k[an]": "1", "per_k[bo]": "2", "per_beurt[bo]": "1", "per_beurt[an]": "2", "per_rij[1]": "20", "per_rij[2]": "40",
    }  # fmt: skip
    assert shown(ask(rules, "via_beurt", KS)) == "2"
    assert list(ask_all(rules, ["per_schijf"]).outcomes) == ["per_schijf[..1]", "per_schijf[1..2]"]
    assert list(ask_all(rules, ["per_k[bo]"], KS).outcomes) == ["per_k[bo]"]


def test_outcomes_of_a_list_that_is_not_given(rules: RuleSet) -> None:
    """The outcome has the name that was asked."""
    answer = ask_all(rules, ["per_k", "per_k[an]"], {})
    assert {k: shown(o) for k, o in answer.outcomes.items()} == {"per_k": "onbekend: ks", "per_k[an]": "onbekend: ks"}
    assert ask_all(rules, ["per_k"], {"ks": []}).outcomes == {}


@pytest.mark.parametrize(
    ("names", "options", "expected"),
    [
        (["lezng"], {}, [("LW520", "Bedoelde u `lezing`?")]),
        (["x"], {}, ["LW520"]),
        (["blok"], {}, ["LW520"]),
        (["per_k[an"], {}, [("LW521", None)]),
        (["r[an]"], {}, [("LW521", None)]),
        (["per_k[am]"], {}, [("LW512", "Bedoelde u `an`?")]),
        (["r"], {"readings": {"r": "a"}}, ["LW522"]),
        (["r"], {"readings": {"lezin": "a"}}, [("LW522", "Bedoelde u `lezing`?")]),
        (["r"], {"readings": {"niets": "a"}}, ["LW522"]),
        (["r"], {"readings": {"lezing": "c"}}, ["LW523"]),
        (["r"], {"on": date(1899, 12, 31)}, ["LW524"]),
        (["r"], {"on": date(2201, 1, 1)}, ["LW524"]),
        (["rr", "per_k[x"], {"readings": {"lezing": "c"}}, ["LW520", "LW521", "LW523"]),
    ],
)
def test_wrong_questions(names: list[str], options: dict[str, object], expected: list[object], rules: RuleSet) -> None:
    """What is asked must be there; every fault at once, with the nearest name."""
    found = refused(rules, *names, case=KS, **options)  # type: ignore[arg-type]
    assert [code for code, _ in found] == [e[0] if isinstance(e, tuple) else e for e in expected]
    for (_, hint), wanted in zip(found, expected, strict=True):
        if isinstance(wanted, tuple) and wanted[1] is not None:
            assert hint == wanted[1]


def test_a_wrong_question_and_a_wrong_case(rules: RuleSet) -> None:
    """Both are told."""
    assert [c for c, _ in refused(rules, "rr", case={"y": 1})] == ["LW520", "LW501"]


def test_a_case_that_was_read_before(rules: RuleSet) -> None:
    """A typed case can be asked more than once."""
    case, _ = read_case(rules, {"x": "2"})
    assert [calculate(rules, ["r"], case, date=DAY)["r"].value for _ in range(2)] == [3, 3]


def test_asking_nothing(rules: RuleSet) -> None:
    """No outcomes asked is an empty answer."""
    assert ask_all(rules, []).outcomes == {}


def test_without_a_trace(rules: RuleSet) -> None:
    """The same answer, without the steps."""
    with_, without = (ask_all(rules, ["r"], {"x": "2"}, trace=t) for t in (True, False))
    assert with_.to_json() == without.to_json()
    assert (len(with_["r"].trace.parts) > 0, without["r"].trace.parts) == (True, ())


def test_the_question_alone_can_be_checked(rules: RuleSet) -> None:
    """`check_question` needs no case."""
    assert check_question(rules, ["r"], {"lezing": "b"}, DAY) == ()
    assert codes(check_question(rules, ["q"], {}, DAY)) == ["LW520"]


def test_json_of_an_answer(rules: RuleSet) -> None:
    """The JSON form of the design, with its receipt."""
    data = ask_all(rules, ["r", "lezing"], {"x": "1/3"}, readings={"lezing": "b"}).to_json()
    assert data == {
        "regelset": "proef",
        "versie": rules.version,
        "peildatum": "2018-05-01",
        "uitkomsten": {
            "r": {"toestand": "bekend", "exact": "4/3", "eenheid": "getal", "bron": [{"document": "boek", "artikel": "1"}]},
            "lezing": {
                "toestand": "bekend",
                "waarde": "2",
                "exact": "2",
                "eenheid": "getal",
                "bron": [{"document": "boek", "artikel": "1"}],
            },
        },
        "ontvangst": {"engine": "0.1.0", "schema": "1", "lezingen": {"lezing": "b"}, "gegeven": ["x"]},
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{type: €, formule: '€ 45,935'}", {"toestand": "bekend", "waarde": "45.94", "exact": "9187/200", "eenheid": "€"}),
        ("{type: €, formule: € 1 / 3}", {"toestand": "bekend", "waarde": "0.33", "exact": "1/3", "eenheid": "€"}),
        ("{type: €/uur, formule: € 2/uur}", {"toestand": "bekend", "waarde": "2.00", "exact": "2", "eenheid": "€/uur"}),
        ("{type: percentage, formule: '7,4%'}", {"toestand": "bekend", "waarde": "7.4", "exact": "37/500", "eenheid": "percentage"}),
        ("{type: datum, formule: 2018-05-01}", {"toestand": "bekend", "waarde": "2018-05-01", "eenheid": "datum"}),
        ("{type: ja/nee, formule: ja}", {"toestand": "bekend", "waarde": "ja", "eenheid": "ja/nee"}),
        ("{type: € of geen, formule: geen}", {"toestand": "bekend", "waarde": "geen", "eenheid": "€"}),
        ("{type: 'keuze(a; b)', formule: a}", {"toestand": "bekend", "waarde": "a", "eenheid": "keuze"}),
        ("{type: €, aanspraak: nee, formule: € 1}", {"toestand": "geen_recht", "niet_vervuld": [{"voorwaarde": "nee", "document": "boek", "artikel": "1"}], "wel_vervuld": []}),
        ("{type: €, geldt_als: nee, formule: € 1}", {"toestand": "geldt_niet", "reden": "niet voldaan aan: nee", "volgens": {"document": "boek", "artikel": "1"}}),
        ("{type: €, formule: € 1 / 0}", {"toestand": "fout", "code": "LW401", "melding": "Hier wordt door nul gedeeld.", "plaats": "proef/a.yaml:5:25"}),
    ],
)  # fmt: skip
def test_json_of_an_outcome(rule: str, expected: dict[str, object], tmp_path: Path) -> None:
    """Each state has its own keys."""
    data = ask(make_rules(tmp_path, f"regels:\n  r: {rule}\n"), "r").to_json()
    assert data.pop("bron") == [{"document": "boek", "artikel": "1"}]
    assert data == expected


def test_an_outcome_in_words(tmp_path: Path) -> None:
    """Text, exact value, reason and what is missing."""
    rules = make_rules(tmp_path, "invoer: {x: {type: €}}\nregels: {r: {type: €, formule: x / 3}}")
    known, unknown = ask(rules, "r", {"x": "€ 1"}), ask(rules, "r")
    assert (known.text, known.exact, known.has_value, known.reason, known.missing, known.failed) == (
        "€ 0,33",
        "1/3",
        True,
        "",
        (),
        (),
    )
    assert (unknown.text, unknown.exact, unknown.has_value, unknown.missing) == ("", None, False, ("x",))


def test_a_rule_that_must_have_a_value(tmp_path: Path) -> None:
    """Where the type leaves no room for `geen`, none is a failure; where it does, a miss is none."""
    names = "tabellen: {t: {kolommen: {k: getal, v: getal of geen}, sleutel: [k], rijen: [{k: 1}]}}\nregels:\n"
    rules = make_rules(
        tmp_path,
        names + "  hard: {type: getal, formule: v uit t bij (1)}\n  zacht: {type: getal of geen, formule: v uit t bij (2)}\n",
    )
    assert [shown(ask(rules, n)) for n in ("hard", "zacht")] == ["fout: LW410", "geen"]


def test_a_chain_of_thousands_of_rules(tmp_path: Path) -> None:
    """Each rule needs the next: no recursion limit stands in the way."""
    text = "regels:\n  r0: {type: getal, formule: '1'}\n" + "".join(
        f"  r{n}: {{type: getal, formule: r{n - 1} + 1}}\n" for n in range(1, 4_000)
    )
    assert ask(make_rules(tmp_path, text), "r3999").value == 4_000


def test_manners_in_python(tmp_path: Path) -> None:
    """One outcome may be named by itself, a choice may be a number, lists are in the receipt, and an answer prints short."""
    text = """
    invoer: {trede: {type: stap(0; 1; 2)}}
    soorten: {week: {lijst: weken, sleutel: n, velden: {n: aantal}}}
    regels:
      hoog: {type: stap(0; 1; 2), formule: trede}
      hoeveel: {type: aantal, formule: aantal over elke w uit weken}
    """
    rules = make_rules(tmp_path, text)
    answer = calculate(rules, "hoog", {"trede": 2}, date=date(2018, 5, 1))
    assert (answer["hoog"].value, answer.given) == ("2", ("trede",))
    assert repr(answer) == "<Answer proef@2018-05-01: <Outcome hoog: bekend 2>>"
    counted = calculate(rules, ["hoeveel"], {"weken": [{"n": 1}]}, date=date(2018, 5, 1))
    assert (counted["hoeveel"].text, counted.given) == ("1", ("weken",))
    with pytest.raises(LidwoordError) as caught:
        calculate(rules, "hoog", {"trede": 3}, date=date(2018, 5, 1))
    assert [d.code for d in caught.value.diagnostics] == ["LW502"]


@pytest.mark.parametrize("wrong", ["2018-05-01", datetime(2018, 5, 1), None])
def test_a_date_that_is_none(wrong: object, tmp_path: Path) -> None:
    """Only a date is a peildatum; anything else is a mistake of who writes the program."""
    with pytest.raises(TypeError, match=r"date must be a datetime\.date, not "):
        calculate(make_rules(tmp_path, "regels: {r: {type: getal, formule: 1 + 1}}"), "r", {}, date=wrong)  # type: ignore[arg-type]
