"""The mapping's own moves: what each key of an entry does, on a small rule set that stands in for a real one."""

from __future__ import annotations

import datetime
from fractions import Fraction
from types import SimpleNamespace

import pytest

from golden.case_files import Case, Field
from golden.mapping import NotEncoded, NotMapped, SetMapping, dutch, months, question, read_mappings
from golden.verdict import Expected, difference

UNITS = {
    "EUR": "€",
    "EUR per maand": "€/maand",
    "ja/nee": "ja/nee",
    "datum-tijd": "datumtijd",
    "nummer": "getal",
    "tekst": "tekst",
}


def rules(*ids: str) -> SimpleNamespace:
    """A rule set with these rules and a few inputs."""
    names = dict.fromkeys(ids)
    kinds = {"dienst": SimpleNamespace(list="diensten")}
    return SimpleNamespace(inputs=dict.fromkeys(["loon", "ip", "artikel"]), values={}, rules=names, kinds=kinds, lists={})


def case(given: dict[str, tuple], expected: dict[str, tuple], **head: object) -> Case:
    """A case with these inputs and expectations, each a value and a unit."""
    fields = (tuple(Field(n, *v) for n, v in part.items()) for part in (given, expected))
    return Case("proef", "1-01", {"datum": "2018-05-01", **head}, {"uurloon": "tabel"}, *fields)


def asked(given, expected, names=None, ids=("uitkomst",), head=None, **more):
    """The question that a mapping with these names makes of a case."""
    sets = {"readings": {"uurloon": ["uitkomst"]}, "head": {}, "assumed": [], "lists": {}, **more}
    entries = {n: e if isinstance(e, list) else [e] for n, e in (names or {}).items()}
    mapping = SetMapping("proef", ("proef",), {}, units=UNITS, names=entries, **sets)
    return question(case(given, expected, **(head or {})), mapping, rules(*ids))


WANTED = {"uitkomst": ("1.5", "EUR")}


def test_a_name_without_entry_is_the_id():
    """Unit and remark are read by the table of units."""
    made = asked({"loon": ("1590.46", "EUR per maand, bij 36 uur")}, WANTED)
    assert made.given == {"loon": "€ 1590,46/maand"}
    assert made.date == datetime.date(2018, 5, 1)
    assert made.readings == {"uitkomst": "tabel"}


def test_element():
    """An outcome of one element is asked for by its key."""
    made = asked({}, {"loon_2": ("5", "EUR")}, {"loon_2": {"hernoem": "uitkomst", "element": "2"}})
    assert [(e.outcome, e.element) for e in made.expected] == [("uitkomst", "2")]


def test_rename_and_table():
    """A value passes through the table, then gets its name."""
    made = asked({"nr": ("A0", "nummer")}, WANTED, {"nr": {"hernoem": "ip", "tabel": {"A0": "0"}}})
    assert made.given == {"ip": "0"}


def test_patterns_read_words():
    """What the table does not have is read by the first pattern that is found; a group of it can be the value."""
    entry = {"tabel": {"zonder": "0"}, "patronen": {"niet in uren": "7", r"(\d+) uur": r"\1", "uur": "1"}}
    read = {
        t: asked({"n": (t, "nummer")}, WANTED, {"n": {"hernoem": "ip", **entry}}) for t in ("zonder", "Na 4 UUR", "per uur")
    }
    assert [made.given["ip"] for made in read.values()] == ["0", "4", "1"]
    with pytest.raises(NotMapped, match="'vier' staat niet"):
        asked({"n": ("vier", "nummer")}, WANTED, {"n": entry})


def test_fields_fill_one_record():
    """Several fields, constants and the list's own constants make one record; the list says what it covers."""
    names = {f: {"lijst": {"naam": "diensten", "veld": f}} for f in ("begin", "einde")}
    given = {"begin": ("2018-05-15T23:00:00", "datum-tijd"), "einde": ("2018-05-16T07:00:00", "datum-tijd")}
    made = asked(
        given, WANTED, names, lists={"diensten": {"vast": {"soort": "gewoon"}, "dekking": "2018-05-01 t/m 2018-05-31"}}
    )
    assert made.given == {"diensten": [{"begin": "2018-05-15T23:00", "einde": "2018-05-16T07:00", "soort": "gewoon"}]}
    assert made.covers == {"diensten": "2018-05-01 t/m 2018-05-31"}


def test_a_list_within_a_list_and_an_element():
    """A path reaches a list in the first record of another; a value can be given to, or expected of, one element."""
    names = {
        "begin": {"lijst": {"naam": "dagen.diensten", "veld": "begin"}},
        "los": {"gegeven": "uitkomst", "element": "a/b"},
        "uitkomst": {"element": "a/b"},
    }
    given = {"begin": ("2018-05-15T23:00:00", "datum-tijd"), "los": ("2", "EUR")}
    made = asked(given, WANTED, names, lists={"dagen": {"vast": {"naam": "a"}}, "dagen.diensten": {"vast": {"naam": "b"}}})
    assert made.given == {
        "dagen": [{"naam": "a", "diensten": [{"naam": "b", "begin": "2018-05-15T23:00"}]}],
        "uitkomst[a/b]": "€ 2",
    }
    assert made.expected[0].element == "a/b"


def test_records_and_an_outcome_for_each_name():
    """Records of a case become records of a list; a list of names is an outcome for each of them."""
    fields = {"naam": {"veld": "naam", "lees": "tekst"}, "loon": {"veld": "bedrag", "lees": "€", "vast": {"soort": "jaar"}}}
    names = {"mensen": {"records": {"lijst": "personen", "velden": fields}}, "uitkomst": {"elementen": "plaats"}}
    made = asked({"mensen": ([{"naam": "B", "loon": "3"}, {"naam": "A"}], "")}, {"uitkomst": (["B", "A"], "nummer")}, names)
    assert made.given == {"personen": [{"naam": "B", "bedrag": "€ 3", "soort": "jaar"}, {"naam": "A"}]}
    assert [(e.element, e.text) for e in made.expected] == [("B", "1"), ("A", "2")]
    form, given = (
        {"uitkomst": {"elementen": {"bij": "jaren"}}, "jaren": {"alleen_controle": "nee"}},
        {"jaren": (["1", "2"], "jaar")},
    )
    made = asked(given, {"uitkomst": (["true", "false"], "ja/nee")}, form)
    assert [(e.element, e.text) for e in made.expected] == [("1", "true"), ("2", "false")]
    for form, value, pairs in (("ja", ["B"], [("B", "true")]), ("waarde", {"B": "5"}, [("B", "5")])):
        made = asked({}, {"uitkomst": (value, "ja/nee")}, {"uitkomst": {"elementen": form}})
        assert [(e.element, e.text) for e in made.expected] == pairs


def test_a_field_of_the_records_and_names_that_stand_for_elements():
    """An entry may hold only when a record has some field; a table says which element each name of a list is."""
    names = {
        "mensen": {"records": {"lijst": "personen", "velden": {"loon": {"veld": "loon", "lees": "€"}}}},
        "uitkomst": [
            {"als": {"veld": {"mensen": "loon"}}, "elementen": {"tabel": {"Anna": "a", "Bo": "b"}}},
            {"terugval": "ja", "elementen": "ja"},
        ],
    }
    wanted = {"uitkomst": (["Anna", "Bo"], "ja/nee")}
    made = asked({"mensen": ([{"loon": "1"}], "lijst")}, wanted, names)
    assert [(e.element, e.text) for e in made.expected] == [("a", "true"), ("b", "true")]
    assert [e.element for e in asked({}, wanted, names).expected] == ["Anna", "Bo"]
    with pytest.raises(NotMapped, match="'Cas' staat niet in de tabel"):
        asked({"mensen": ([{"loon": "1"}], "lijst")}, {"uitkomst": (["Cas"], "ja/nee")}, names)


def test_each_value_a_record_and_a_series():
    """A list becomes records; a value becomes a series from a date."""
    names = {
        "m": {"lijst": {"naam": "diensten", "veld": "maand", "elk": "ja"}, "lees": "kalendermaand"},
        "s": {"hernoem": "loon", "reeks": "2017-12-01"},
    }
    made = asked({"m": (["2018-05", "2018-06"], "jaar-maand"), "s": ("10.0", "EUR per maand")}, WANTED, names)
    assert made.given["diensten"] == [{"maand": "2018-05-01 t/m 2018-05-31"}, {"maand": "2018-06-01 t/m 2018-06-30"}]
    assert made.given["loon"] == [{"van": "2017-12-01", "waarde": "€ 10/maand"}]


def test_after_effect_date_reading_and_cross_check():
    """What is not an input sets the question itself."""
    names = {
        "na": {"nawerking": "true"}, "dag": {"peildatum": "ja"},
        "wijze": {"lezing": ["uitkomst"], "tabel": {"kaal": "formule"}},
        "zelf": {"alleen_controle": "uitkomst"}, "zomaar": {"alleen_controle": "nee"},
    }  # fmt: skip
    given = {
        "na": ("true", "ja/nee"),
        "dag": ("2018-07-01", "datum"),
        "wijze": ("kaal", "tekst"),
        "zelf": ("2", "EUR"),
        "zomaar": ("x", "?"),
    }
    made = asked(given, WANTED, names)
    assert made.given == {}
    assert made.after_effect
    assert made.date == datetime.date(2018, 7, 1)
    assert made.readings == {"uitkomst": "formule"}
    assert [(c.outcome, c.text, c.unit) for c in made.cross_checks] == [("uitkomst", "2", "€")]


def test_head_and_assumptions():
    """A head field is an input where an outcome asks for it; an assumption yields to the case."""
    head = {"artikel": {"naam": "artikel", "als_verwacht": ["uitkomst"]}}
    assumed = [{"geef": {"loon": "€ 1/maand", "ip": "3"}}, {"als": {"verwacht": ["andere"]}, "geef": {"x": "y"}}]
    made = asked({"ip": ("4", "nummer")}, WANTED, head={"artikel": "5.19"}, assumed=assumed)
    assert made.given == {"ip": "4", "loon": "€ 1/maand"}
    mapping = SetMapping("proef", ("proef",), {}, {}, head, UNITS, [], {}, {})
    assert question(case({}, WANTED, artikel="5.19"), mapping, rules("uitkomst")).given == {"artikel": "5.19"}


@pytest.mark.parametrize(
    ("given", "names", "reason"),
    [
        ({"vreemd": ("1", "EUR")}, {}, "kent geen 'vreemd'"),
        ({"loon": ("1", "kwartje")}, {}, "de eenheid 'kwartje'"),
        ({"ip": ("9", "nummer")}, {"ip": {"tabel": {"1": "1"}}}, "'9' staat niet"),
        ({"ip": ("9", "nummer")}, {"ip": {"niet": "alleen een mens leest dit"}}, "alleen een mens"),
        ({"ip": ("9", "nummer")}, {"ip": {"als": {"met": ["loon"]}}}, "geen regel van de afbeelding past"),
        ({"ip": ("9", "nummer")}, {"ip": {"bij_eenheid": "EUR"}}, "geen regel van de afbeelding past"),
    ],
)
def test_not_mapped_says_why(given, names, reason):
    """A case that can't be carried is never run on a guess."""
    with pytest.raises(NotMapped, match=reason):
        asked(given, WANTED, names)


def test_not_encoded_names_the_absent_rules():
    """An expected outcome that is no rule is named."""
    with pytest.raises(NotEncoded, match="uitkomst"):
        asked({}, WANTED, ids=())


def test_an_unknown_key_in_a_mapping_is_an_error(tmp_path):
    """A misspelt key would silently do nothing."""
    (tmp_path / "a.yaml").write_text("regelset: a\nnamen: {x: {hernoemen: y}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="hernoemen"):
        read_mappings(tmp_path)


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("1590.46", "€/maand", "€ 1590,46/maand"), ("12345.6", "€", "€ 12.345,6"),
        ("7.4", "percentage", "7,4%"), ("36", "uur/week", "36 uur/week"), ("416/3", "uur", "416/3 uur"),
        ("35", "getal", "35"), ("-2.5", "getal", "-2,5"), ("0.0", "€", "€ 0"), ("0.05", "km", "0,05 km"),
    ],
)  # fmt: skip
def test_numbers_in_dutch_notation(number, unit, text):
    """Exact, and never ambiguous."""
    assert dutch(Fraction(number), unit) == text


def test_months():
    """A month, or months, as a period of whole months."""
    assert months("2018-02") == "2018-02-01 t/m 2018-02-28"
    assert months("2017-06 t/m 2018-05") == "2017-06-01 t/m 2018-05-31"
    with pytest.raises(NotMapped):
        months("mei 2018")


def outcome(state="bekend", **answer):
    """An answer of the engine."""
    return SimpleNamespace(state=state, text="", to_json=lambda: {"toestand": state, **answer})


def expected(text, unit, **states):
    """An expectation."""
    return Expected("uitkomst", "uitkomst", text, unit, states)


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        (expected("0.1", "€"), outcome(waarde="0.10", exact="319/3125", eenheid="€")),
        (expected("0.13", "€"), outcome(exact="1/8", eenheid="€")),
        (expected("-0.13", "€"), outcome(exact="-1/8", eenheid="€")),
        (expected("2374/15", "uur"), outcome(exact="2374/15", eenheid="uur")),
        (expected("90", "minuut"), outcome(waarde="1.5", eenheid="uur")),
        (expected("false", "ja/nee"), outcome(waarde="nee")),
        (expected("2018-11", "kalendermaand"), outcome(waarde="2018-11-01 t/m 2018-11-30")),
        (expected("0.0", "€", geldt_niet="0"), outcome("geldt_niet")),
    ],
)
def test_equal(wanted, got):
    """Money is rounded once to cents, half away from zero; the rest is exact; a state may stand for a value."""
    assert difference(wanted, got) == []


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        (expected("0.12", "€"), outcome(exact="1/8", eenheid="€")),
        (expected("1.3", "uur"), outcome(exact="4/3", eenheid="uur")),
        (expected("1", "€"), outcome(waarde="1", eenheid="uur")),
        (expected("0.0", "€"), outcome("geldt_niet")),
        (expected("true", "ja/nee"), outcome("onbekend")),
    ],
)
def test_different(wanted, got):
    """One line says what was expected and what came."""
    assert len(difference(wanted, got)) == 1


def test_patterns_read_what_the_table_does_not_have():
    """The table comes first, then the first pattern that fits, whatever the capitals; text that fits none is not mapped."""
    entry = {"hernoem": "artikel", "lees": "tekst", "tabel": {"ov": "trein"}, "patronen": {"fiets": "fiets", "^de": "ander"}}
    for text, read in {"ov": "trein", "Elektrische Fiets": "fiets", "de fiets": "fiets", "de bus": "ander"}.items():
        assert asked({"vervoer": (text, "tekst")}, WANTED, {"vervoer": entry}).given == {"artikel": read}
    from_text = {"hernoem": "ip", "patronen": {"fwg (\\d+)": r"\1"}}
    assert asked({"functie": ("FWG 25 periodiek 3", "nummer")}, WANTED, {"functie": from_text}).given == {"ip": "25"}
    with pytest.raises(NotMapped, match="staat niet in de tabel"):
        asked({"vervoer": ("lopend", "tekst")}, WANTED, {"vervoer": entry})


def test_an_entry_for_text_that_looks_like_something():
    """`lijkt` chooses an entry by a pattern in a field; a field that is absent is like an empty text."""
    names = {
        "loon": [{"als": {"lijkt": {"soort": "nacht"}}, "hernoem": "ip"}, {"terugval": "ja"}],
        "soort": {"alleen_controle": "nee"},
    }
    at_night = asked({"loon": ("1", "nummer"), "soort": ("Nachtdienst", "tekst")}, WANTED, names)
    assert at_night.given == {"ip": "1"}
    assert asked({"loon": ("1", "nummer")}, WANTED, names).given == {"loon": "1"}


def test_a_period_fills_begin_and_end():
    """Two moments in one text are a period: a record of a list, and the name of the element that begins then."""
    names = {
        "blok": {"lees": "van_tot", "lijst": {"naam": "diensten", "vast": {"soort": "slaap"}}},
        "gewerkt": {"gegeven": "uitkomst", "element": {"bij": "blok"}, "lees": "uur"},
    }
    given = {"blok": ("2025-09-10T23:00 - 2025-09-11T07:00", "tekst"), "gewerkt": ("6", "uur")}
    made = asked(given, WANTED, names)
    assert made.given["diensten"] == [{"begin": "2025-09-10T23:00", "einde": "2025-09-11T07:00", "soort": "slaap"}]
    assert made.given["uitkomst[2025-09-10T23:00]"] == "6 uur"
    with pytest.raises(NotMapped, match="geen tijdvak van een tijdstip"):
        asked({"blok": ("in de nacht", "tekst")}, WANTED, names)


def test_a_time_without_a_date():
    """It is the first such time from the begin of the shift, or from the day of the case."""
    names = {"blok": {"lees": "van_tot", "lijst": {"naam": "diensten"}}, "dienst_van": {"alleen_controle": "nee"}}
    at_night = asked({"blok": ("23:00 - 07:00", "tekst")}, WANTED, names)
    assert at_night.given["diensten"] == [{"begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00"}]
    in_shift = asked({"dienst_van": ("2018-05-01T22:00", "tekst"), "blok": ("02:00-03:30", "tekst")}, WANTED, names)
    assert in_shift.given["diensten"] == [{"begin": "2018-05-02T02:00", "einde": "2018-05-02T03:30"}]


def test_null_is_a_state_without_a_value():
    """A case that expects null agrees with the state that stands for it, and with no other."""
    expected = Expected("norm", "norm", "null", "getal", {"geldt_niet": "null"})
    for state, agrees in {"geldt_niet": True, "onbekend": False}.items():
        outcome = SimpleNamespace(state=state, text="", to_json=dict)
        assert (difference(expected, outcome) == []) is agrees
