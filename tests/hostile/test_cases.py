"""Attacks by the case: odd values, impossible times, too much of it, hidden characters, and what is no case at all.

Each is a diagnostic with its code (and its place, where it was read from a file); never a traceback, and soon.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from building import ask, codes, make_rules, shown, write_rules
from hostile.limits import measured
from lidwoord.cli import main
from lidwoord.diagnostics import LidwoordError
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(gewoon; extra), kosten: €, leden: aantal}}
  contract: {lijst: contracten, is_tijdvak: datum}
  ding: {lijst: dingen, sleutel: naam, velden: {naam: tekst, prijs: €}}
  deel: {lijst: delen, van: ding, sleutel: nummer, velden: {nummer: aantal}}
invoer:
  bedrag: {type: €, minimum: € 0, maximum: € 1.000.000}
  uren: {type: uur}
  n: {type: getal}
  personen: {type: aantal}
  deeltijd: {type: percentage}
  geboren: {type: datum}
  begin_om: {type: tijd}
  melding: {type: datumtijd}
  termijn: {type: tijdvak}
  ploeg: {type: keuze(vroeg; laat)}
  vast: {type: ja/nee}
  plaats: {type: tekst}
  loon: {type: €, in_de_tijd: ja}
regels:
  r: {type: €, formule: "bedrag + (som van prijs van d over elke d uit dingen)"}
  gewerkt: {type: uur, formule: som van uren van d over elke d uit diensten}
  dingprijs: {type: €, per: ding, formule: prijs van ding}
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rules that the cases are about."""
    return make_rules(tmp_path_factory.mktemp("zaken"), RULES)


def refused(rules: RuleSet, case: object, **options: object) -> list[str]:
    """The codes of what is wrong with a case, each with words that fit a line."""
    with pytest.raises(LidwoordError) as caught:
        ask(rules, "r", case, **options)  # type: ignore[arg-type]
    assert [d.message for d in caught.value.diagnostics if not d.message or len(d.message) > 600] == []
    return codes(caught.value.diagnostics)


def shift(begin: str, end: str, **more: object) -> dict[str, object]:
    """A shift."""
    return {"begin": begin, "einde": end, **more}


DAY = shift("2018-05-01T07:00", "2018-05-01T15:00")
VALUES = {
    "an exponent": ({"bedrag": "1e999999999"}, ["LW502"]),
    "an exponent of hours": ({"uren": "1e999999999 uur"}, ["LW502"]),
    "a thousand digits": ({"n": "9" * 1_000}, ["LW502"]),
    "a million digits": ({"n": "9" * 1_000_000}, ["LW502"]),
    "a fraction of nothing": ({"n": "1/0"}, ["LW502"]),
    "a fraction of giants": ({"n": f"1/{'9' * 1_000}"}, ["LW502"]),
    "Arabic digits": ({"n": "٤٢"}, ["LW502"]),
    "full-width digits": ({"personen": "４２"}, ["LW502"]),
    "infinity": ({"n": "Infinity"}, ["LW502"]),
    "not a number": ({"n": "NaN"}, ["LW502"]),
    "an English amount": ({"bedrag": "€ 1,234.56"}, ["LW502"]),
    "two ways to read": ({"n": "1.841"}, ["LW502"]),
    "hours for money": ({"bedrag": "3 uur"}, ["LW502"]),
    "money for hours": ({"uren": "€ 3"}, ["LW502"]),
    "half a person": ({"personen": "0,5"}, ["LW502"]),
    "a percentage without its sign": ({"deeltijd": "7,4"}, ["LW502"]),
    "below the least": ({"bedrag": "€ -1"}, ["LW503"]),
    "above the most": ({"bedrag": "€ 1.000.000,01"}, ["LW503"]),
    "29 February of a common year": ({"geboren": "2018-02-29"}, ["LW502"]),
    "a thirteenth month": ({"geboren": "2018-13-01"}, ["LW502"]),
    "the year zero": ({"geboren": "0000-01-01"}, ["LW502"]),
    "the year 9999": ({"geboren": "9999-12-31"}, ["LW502"]),
    "a date as people write it": ({"geboren": "1-5-2018"}, ["LW502"]),
    "a date in Arabic digits": ({"geboren": "٢٠١٨-٠٥-٠١"}, ["LW502"]),
    "25 o'clock": ({"begin_om": "25:00"}, ["LW502"]),
    "a moment without a time": ({"melding": "2018-05-01"}, ["LW502"]),
    "a moment with seconds": ({"melding": "2018-05-01T07:00:01"}, ["LW502"]),
    "a moment in the spring gap": ({"melding": "2018-03-25T02:30"}, ["LW502"]),
    "a moment in the autumn hour": ({"melding": "2018-10-28T02:30"}, ["LW502"]),
    "a moment elsewhere": ({"melding": "2018-05-01T07:00+05:30"}, ["LW502"]),
    "a period backwards": ({"termijn": "2018-12-31 t/m 2018-01-01"}, ["LW502"]),
    "an unknown choice": ({"ploeg": "nacht"}, ["LW502"]),
    "yes in English": ({"vast": "true"}, ["LW502"]),
    "nothing": ({"bedrag": ""}, ["LW502"]),
    "geen where it can't be": ({"bedrag": "geen"}, ["LW502"]),
    "a list": ({"bedrag": ["€ 1"]}, ["LW515"]),
    "a block": ({"bedrag": {"waarde": "€ 1"}}, ["LW502"]),
    "a series backwards": ({"loon": [{"van": "2018-02-01", "waarde": 1}, {"van": "2018-01-01", "waarde": 2}]}, ["LW510"]),
    "a series without dates": ({"loon": [{"waarde": 1}]}, ["LW510"]),
    "a series of nothing": ({"loon": [None]}, ["LW510"]),
    "a series with more": ({"loon": [{"van": "2018-01-01", "waarde": 1, "extra": 2}]}, ["LW510"]),
    "an unknown name": ({"xyzzy": 1}, ["LW501"]),
    "an outcome of an element without one": ({"dingprijs": 1}, ["LW514"]),
    "an element of no outcome": ({"xyzzy[1]": 1}, ["LW501"]),
    "a name that is Python": ({"__class__": 1}, ["LW501"]),
    "a bidi override in a name": ({"bedrag\u202e": 1}, ["LW501"]),
    "a name of a megabyte": ({"b" * 1_000_000: 1}, ["LW501"]),
    "many unknown names": ({f"x{i}": 1 for i in range(500)}, ["LW501"] * 500),
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str, rules: RuleSet) -> None:
    """What is not a value of its type is refused; nothing is calculated on a guess."""
    case, expected = VALUES[name]
    assert refused(rules, case) == expected


PYTHON = {
    "a float": ({"n": 0.1}, ["LW502"]),
    "a whole float": ({"bedrag": 1.0}, ["LW502"]),
    "a float that is no number": ({"n": float("nan")}, ["LW502"]),
    "a float without end": ({"n": float("inf")}, ["LW502"]),
    "a decimal that is no number": ({"n": Decimal("NaN")}, ["LW502"]),
    "a decimal that shouts": ({"n": Decimal("sNaN")}, ["LW502"]),
    "a decimal without end": ({"n": Decimal("Infinity")}, ["LW502"]),
    "a decimal of a billion digits": ({"n": Decimal("1e999999999")}, ["LW502"]),
    "a decimal of next to nothing": ({"n": Decimal("1e-999999999")}, ["LW502"]),
    "a complex number": ({"n": 1j}, ["LW502"]),
    "bytes": ({"plaats": b"noord"}, ["LW502"]),
    "a set": ({"n": {1}}, ["LW502"]),
    "a function": ({"n": len}, ["LW502"]),
    "an object": ({"n": object()}, ["LW502"]),
    "None": ({"n": None}, ["LW502"]),
    "yes for a number": ({"n": True}, ["LW502"]),
    "a number for yes": ({"vast": 1}, ["LW502"]),
    "a date for a number": ({"n": date(2018, 5, 1)}, ["LW502"]),
    "a moment for a date": ({"geboren": datetime(2018, 5, 1)}, ["LW502"]),
    "a moment with a zone": ({"melding": datetime(2018, 5, 1, 7, tzinfo=UTC)}, ["LW502"]),
    "a percentage as a number": ({"deeltijd": 7}, ["LW502"]),
    "half a person": ({"personen": Fraction(1, 2)}, ["LW502"]),
    "a list as the case": (["bedrag"], ["LW502"]),
    "a text as the case": ("bedrag", ["LW502"]),
    "a number as the case": (5, ["LW502"]),
    "a key that is no text": ({5: 1}, ["LW501"]),
}


@pytest.mark.parametrize("name", PYTHON)
def test_python_values(name: str, rules: RuleSet) -> None:
    """The Python API refuses what is not exact or not of the type, with the same codes."""
    case, expected = PYTHON[name]
    assert refused(rules, case) == expected


def test_python_values_that_are_exact(rules: RuleSet) -> None:
    """An int, a Decimal and a Fraction are."""
    found = [shown(ask(rules, "r", {"bedrag": x, "dingen": []})) for x in (3, Decimal("3.10"), Fraction(1, 3), "€ 3,10")]
    assert found == ["3", "31/10", "1/3", "31/10"]


LISTS = {
    "ends before it begins": ([shift("2018-05-01T23:00", "2018-05-01T07:00")], ["LW504"]),
    "ends when it begins": ([shift("2018-05-01T23:00", "2018-05-01T23:00")], ["LW504"]),
    "overlap": ([DAY, shift("2018-05-01T14:59", "2018-05-01T20:00")], ["LW505"]),
    "one within the other": ([shift("2018-05-01T00:00", "2018-05-02T00:00"), DAY], ["LW505"]),
    "the same twice": ([DAY, DAY], ["LW508", "LW505"]),
    "in the spring gap": ([shift("2018-03-25T02:30", "2018-03-25T07:00")], ["LW502"]),
    "into the spring gap": ([shift("2018-03-24T23:00", "2018-03-25T02:00")], ["LW502"]),
    "in the autumn hour": ([shift("2018-10-28T02:30", "2018-10-28T07:00")], ["LW502"]),
    "into the autumn hour": ([shift("2018-10-27T23:00", "2018-10-28T02:59")], ["LW502"]),
    "backwards within the autumn hour": ([shift("2018-10-28T02:30+01:00", "2018-10-28T02:45+02:00")], ["LW504"]),
    "an impossible date": ([shift("2018-02-29T07:00", "2018-03-01T07:00")], ["LW502"]),
    "24:00": ([shift("2018-05-01T16:00", "2018-05-01T24:00")], ["LW502"]),
    "without an end": ([{"begin": "2018-05-01T07:00"}], ["LW506"]),
    "without a begin": ([{"einde": "2018-05-01T07:00"}], ["LW506"]),
    "with nothing": ([{}], ["LW506"]),
    "an unknown field": ([{**DAY, "duur": 8}], ["LW507"]),
    "a misspelt field": ([{**DAY, "sort": "gewoon"}], ["LW507"]),
    "a wrong field": ([{**DAY, "kosten": "3 uur"}], ["LW502"]),
    "a field that holds a list": ([{**DAY, "kosten": ["€ 3"]}], ["LW502"]),
    "no element": (["2018-05-01"], ["LW517"]),
    "nothing for an element": ([None], ["LW517"]),
    "a list in a list": ([[DAY]], ["LW517"]),
    "no list": (DAY, ["LW516"]),
    "a text for a list": ("geen", ["LW516"]),
    "100,001 elements": ([DAY] * 100_001, ["LW509"]),
    "99 wrong elements": ([{}] * 99, ["LW506"] * 99),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists(name: str, rules: RuleSet) -> None:
    """Shifts that can't be, and too many of them."""
    shifts, expected = LISTS[name]
    assert refused(rules, {"diensten": shifts}) == expected


OTHER_LISTS = {
    "a contract backwards": ({"contracten": [{"eerste_dag": "2018-05-02", "laatste_dag": "2018-05-01"}]}, ["LW504"]),
    "contracts that never end": ({"contracten": [{"eerste_dag": "2018-05-02"}, {"eerste_dag": "2018-05-03"}]}, ["LW505"]),
    "equal keys": ({"dingen": [{"naam": "a"}, {"naam": "a"}, {"naam": "a"}]}, ["LW508", "LW508"]),
    "no key": ({"dingen": [{"prijs": 1}]}, ["LW506"]),
    "a nested list on its own": ({"delen": [{"nummer": 1}]}, ["LW513"]),
    "equal keys within": ({"dingen": [{"naam": "a", "delen": [{"nummer": 1}, {"nummer": 1}]}]}, ["LW508"]),
    "a wrong element within": ({"dingen": [{"naam": "a", "delen": [3]}]}, ["LW517"]),
    "its parent as a field": ({"dingen": [{"naam": "a", "delen": [{"nummer": 1, "ding": "a"}]}]}, ["LW507"]),
}


@pytest.mark.parametrize("name", OTHER_LISTS)
def test_other_lists(name: str, rules: RuleSet) -> None:
    """Keys, contracts and lists within elements."""
    case, expected = OTHER_LISTS[name]
    assert refused(rules, case) == expected


COVERS = {
    "an unknown list": ({"dienstn": "altijd"}, ["LW501"]),
    "no period": ({"diensten": "2018"}, ["LW502"]),
    "a period backwards": ({"diensten": "2018-12-31 t/m 2018-01-01"}, ["LW502"]),
}


@pytest.mark.parametrize("name", COVERS)
def test_covers(name: str, rules: RuleSet) -> None:
    """The period that a list covers is checked too."""
    covers, expected = COVERS[name]
    assert refused(rules, {}, covers=covers) == expected


def test_hours_that_the_clock_shows_twice(rules: RuleSet) -> None:
    """With their offset they are two, and nothing overlaps."""
    shifts = [
        shift("2018-10-28T01:00", "2018-10-28T02:30+02:00"),
        shift("2018-10-28T02:30+02:00", "2018-10-28T02:30+01:00"),
        shift("2018-10-28T02:30+01:00", "2018-10-28T04:00"),
    ]
    assert shown(ask(rules, "gewerkt", {"diensten": shifts})) == "4"


@pytest.mark.no_cover
def test_a_hundred_thousand_elements(rules: RuleSet) -> None:
    """As many as are allowed are calculated."""
    case = {"bedrag": 0, "dingen": [{"naam": str(i), "prijs": 1} for i in range(100_000)]}
    assert shown(ask(rules, "r", case)) == "100000"


# -- the command line ----------------------------------------------------------------------------------------------------

HEAD = b'schema: "1"\npeildatum: 2018-05-01\ninvoer:\n'
FILES = {
    "an unknown name": (HEAD + b"  bedrg: 3\n", "zaak.yaml:4:3 fout LW501", "Bedoelde u `bedrag`?"),
    "an unknown field": (
        HEAD + b"  dingen:\n    - naam: a\n      prjs: 3\n",
        "zaak.yaml:6:7 fout LW507",
        "Bedoelde u `prijs`?",
    ),
    "a misspelt key": (b'schema: "1"\nivoer: {}\n', "zaak.yaml:2:1 fout LW101", "Bedoelde u `invoer`?"),
    "a duplicate key": (HEAD + b"  bedrag: 3\n  bedrag: 4\n", "zaak.yaml:5:3 fout LW016", ""),
    "an impossible date": (HEAD + b"  geboren: 2018-02-29\n", "zaak.yaml:4:12 fout LW502", ""),
    "an impossible peildatum": (b'schema: "1"\npeildatum: 2018-02-30\ninvoer: {}\n', "zaak.yaml:2:12 fout LW", ""),
    "out of bounds": (HEAD + b"  bedrag: -1\n", "zaak.yaml:4:11 fout LW503", ""),
    "a control character": (HEAD + b"  plaats: a\x07b\n", "zaak.yaml:4:12 fout LW004", ""),
    "a bidi override": (HEAD + "  plaats: a\u202eb\n".encode(), "zaak.yaml:4:12 fout LW005", ""),
    "an escaped bidi override": (HEAD + b'  plaats: "a\\u202eb"\n', "zaak.yaml:4:11 fout LW005", ""),
    "a bidi override in a name": (HEAD + b'  "bedrag\\u202e": 3\n', "zaak.yaml:4:3 fout LW005", ""),
    "a terminal sequence": (HEAD + b'  plaats: "\\e[31mrood"\n', "zaak.yaml:4:11 fout LW004", ""),
    "an alias": (HEAD + b"  bedrag: &a 3\n  n: *a\n", "zaak.yaml:4:11 fout LW013", ""),
    "a tag": (HEAD + b"  bedrag: !!python/object/apply:os.system ['true']\n", "zaak.yaml:4:11 fout LW014", ""),
    "no text": (b"\xff\xfe\x00", "zaak.yaml:1:1 fout LW003", ""),
    "Latin-1": (HEAD + b"  plaats: caf\xe9\n", "zaak.yaml:4:14 fout LW003", ""),
    "empty": (b"", "zaak.yaml:1:1 fout LW011", ""),
    "a list": (b"- a\n", "zaak.yaml:1:1 fout LW110", ""),
    "a megabyte and a byte": (b"#" * ((1 << 20) + 1), "zaak.yaml:1:1 fout LW001", ""),
    "deep": (HEAD + b"  bedrag: " + b"[" * 100_000, "zaak.yaml:4:", ""),
    "deep JSON": (b'{"schema": "1", "invoer": ' + b'{"a":' * 50_000, "zaak.yaml:1:", ""),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rule folder, beside which the case stands."""
    write_rules(tmp_path / "regels", RULES)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_case_files(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a case file is told with file, line and column, and nothing hidden reaches the terminal."""
    data, place, hint = FILES[name]
    monkeypatch.chdir(folder)
    Path("zaak.yaml").write_bytes(data)
    assert main(["bereken", "proef", "r", "--invoer", "zaak.yaml", "--regels", "regels"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err[: len(place)], hint in told.err) == ("", place, True)
    assert [c for c in told.err if c in "\x07\x1b\u202e"] == []


NUMBERS = {
    "an exponent": ("1e999999999", "LW502"),
    "a small exponent": ("1e2", "LW502"),
    "NaN": ("NaN", "LW502"),
    "Infinity": ("Infinity", "LW502"),
    "a thousand digits": ("9" * 1_000, "LW502"),
    "a comma": ('"3,50"', "LW502"),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_json_numbers(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers of JSON are read as exactly and as strictly."""
    number, code = NUMBERS[name]
    monkeypatch.chdir(folder)
    Path("zaak.json").write_text(f'{{"schema": "1", "peildatum": "2018-05-01", "invoer": {{"n": {number}}}}}', "utf-8")
    assert main(["bereken", "proef", "r", "--invoer", "zaak.json", "--regels", "regels"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"zaak.json:1:{64} fout {code}") or f" fout {code}" in told.splitlines()[0]


STDIN = {
    "a megabyte and a byte": (b"#" * ((1 << 20) + 1), "stdin:1:1 fout LW001"),
    "twenty megabytes": (b"#" * 20_000_000, "stdin:1:1 fout LW001"),
    "no text": (b"\xff\xfe\x00", "stdin:1:1 fout LW034"),
    "Latin-1": (HEAD + b"  plaats: caf\xe9\n", "stdin:4:14 fout LW034"),
    "nothing": (b"", "stdin:1:1 fout LW011"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "stdin:1:1 fout LW011"),
    "the largest list": (HEAD + b"  dingen: [" + b"{}," * 149_000 + b"]\n", "stdin:4:11 fout LW509"),
    "a list of nothing": (HEAD + b"  dingen: [" + b"{}," * 20_000 + b"]\n", "stdin:4:12 fout LW506"),
    "a large JSON case": (
        json.dumps({"schema": "1", "peildatum": "2018-05-01", "invoer": {"dingen": [{"naam": str(i)} for i in range(40_000)]}}),
        "",
    ),
}


@pytest.mark.parametrize("name", STDIN)
def test_stdin(name: str, folder: Path) -> None:
    """What comes in by a pipe is bounded and checked as a file is, within ten seconds and 500 MB."""
    data, place = STDIN[name]
    stdin = data.encode() if isinstance(data, str) else data
    cost = measured("bereken", "proef", "r", "--invoer", "-", "--regels", str(folder / "regels"), stdin=stdin)
    assert (cost.errors[: len(place)], cost.code, cost.bearable) == (place, 2 if place else 3, True)


def test_twenty_thousand_unknown_names_are_bearable(folder: Path) -> None:
    """Every one is told, but looking for what was meant does not take for ever."""
    stdin = HEAD + b"".join(b"  naam_van_niets_%d: 1\n" % i for i in range(20_000))
    cost = measured("bereken", "proef", "r", "--invoer", "-", "--regels", str(folder / "regels"), stdin=stdin)
    assert (cost.code, cost.errors.count("fout LW501"), cost.bearable) == (2, 20_000, True)
