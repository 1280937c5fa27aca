"""Attacks on the reading of formulas: too long, too deep, odd characters, impossible dates, units that don't go together.

Each is a diagnostic with code, file, line and column, or an answer; never a traceback, and soon.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from building import Fault, ask, find_faults, make_rules, shown, write_rules
from hostile.limits import SECONDS, measured
from lidwoord.ruleset.load import Library

RULES = """
soorten:
  dienst: {{lijst: diensten, is_tijdvak: tijd}}
invoer:
  bedrag: {{type: €}}
  uren: {{type: uur}}
  moment: {{type: datum}}
  n: {{type: getal}}
  wel: {{type: ja/nee}}
regels:
  r:
    type: {type}
    formule: {formula}
"""

SPLIT = "Verdeel haar met tussenstappen of een extra regel."
SPLIT_BRACKETS = "Verdeel haar met tussenstappen."
NOTATION = "Getallen schrijft u met een komma (1,5), bedragen als € 1.841,95, namen met kleine letters."
CONVERT = "Reken het ene om, of gebruik een ander gegeven."
SHIFT = "Bij een datum passen dagen, weken, maanden, jaren en werkdagen; bij een tijdstip uren en minuten."
AMBIGUOUS = "Schrijf 1841 als u het hele getal bedoelt, of 1,841 als u een komma bedoelt."
BRACKETS = "Zet haakjes om wat bij elkaar hoort: (a en b) of c, of a en (b of c)."
PERCENT = "Schrijf het percentage met %, bijvoorbeeld 7,4%."
REMOVE = "Verwijder het teken; typ de tekst zo nodig opnieuw."

TOO_LARGE = {
    "2,001 characters": ("getal", "n" + " + 111" * 333 + "+1", "LW205", SPLIT),
    "10,000 brackets": ("getal", "(" * 10_000, "LW205", SPLIT),
    "10,000 closing brackets": ("getal", "1" + ")" * 10_000, "LW205", SPLIT),
    "65 brackets": ("getal", "(" * 65 + "1" + ")" * 65, "LW206", SPLIT_BRACKETS),
    "900 brackets": ("getal", "(" * 900 + "1" + ")" * 900, "LW206", SPLIT_BRACKETS),
    "65 brackets that stay open": ("getal", "(" * 65, "LW206", SPLIT_BRACKETS),
    "501 words": ("getal", "n" + "+n" * 250, "LW207", SPLIT),
    "501 signs": ("getal", "-" * 500 + "n", "LW207", SPLIT),
    "600 words and a fault": ("getal", "n " * 600 + "n", "LW207", SPLIT),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_too_large(name: str, tmp_path: Path) -> None:
    """The whole formula is pointed at, with the limit that it passes."""
    type_, formula, code, hint = TOO_LARGE[name]
    start = time.process_time()
    found = find_faults(tmp_path, RULES.format(type=type_, formula=formula))
    assert found == [Fault(code, formula, (), hint)]
    assert time.process_time() - start < SECONDS


LARGE = {
    "1,992 characters": ("getal", "n" + " + " + "1" * 12 + " + 11111" * 247, "111113855529"),
    "64 brackets": ("getal", "(" * 64 + "n" + ")" * 64, "1"),
    "64 brackets with something in each": ("getal", "(n + " * 64 + "n" + ")" * 64, "65"),
    "249 additions": ("getal", "n" + " + n" * 249, "250"),
    "249 multiplications": ("getal", "n" + " * n" * 249, "1"),
    "499 signs": ("getal", "-" * 499 + "n", "-1"),
    "399 negations": ("ja/nee", "niet " * 399 + "wel", "nee"),
    "80 choices": ("getal", "als wel dan n anders " * 80 + "2", "1"),
    "80 choices that fall through": ("getal", "als niet wel dan n anders " * 70 + "2", "2"),
    "300 conditions": ("ja/nee", "wel" + " en wel" * 249, "ja"),
    "150 alternatives": ("getal", f"het hoogste van ({'n; ' * 200}2)", "2"),
    "60 floors": ("getal", "n" + " maar ten minste n" * 100, "1"),
}


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str, tmp_path: Path) -> None:
    """Within the limits a formula is calculated, however odd."""
    type_, formula, value = LARGE[name]
    start = time.process_time()
    rules = make_rules(tmp_path, RULES.format(type=type_, formula=formula))
    assert shown(ask(rules, "r", {"n": 1, "wel": True})) == value
    assert time.process_time() - start < SECONDS


def test_a_large_formula_loads_from_the_cache(tmp_path: Path) -> None:
    """The compiled form of the deepest formula is read back, and gives the same."""
    text = RULES.format(type="getal", formula="(-(n + " * 32 + "n" + "))" * 32)
    folder = write_rules(tmp_path, text)
    answers = []
    for _ in range(2):
        library = Library(folder.parent)
        rules = library.get("proef")
        assert library.found == []
        assert rules is not None
        answers.append(ask(rules, "r", {"n": 1}).to_json())
    assert answers[0] == answers[1]
    assert answers[0]["exact"] == "1"


UNREADABLE = {
    "an exponent": ("getal", "1e999999999", "LW201", "1e999999999", NOTATION),
    "a negative exponent": ("getal", "1e-999999999", "LW202", "1e", "Bedoelde u `de`?"),
    "hexadecimal": ("getal", "0x1F", "LW201", "0x1F", NOTATION),
    "Arabic digits": ("getal", "n + ٤٢", "LW201", "٤٢", NOTATION),
    "full-width digits": ("getal", "１２ + n", "LW201", "１２", NOTATION),
    "a superscript": ("getal", "n * 2²", "LW201", "2²", NOTATION),
    "a half as one character": ("getal", "½ * n", "LW201", "½", NOTATION),
    "infinity": ("getal", "∞", "LW201", "∞", NOTATION),
    "a name in another script": ("€", "bedr\u0430g", "LW201", "\u0430g", NOTATION),
    "capitals": ("€", "BEDRAG", "LW201", "BEDRAG", NOTATION),
    "Python": ("getal", '__import__("os")', "LW201", "__import__", NOTATION),
    "an attribute": ("getal", "n.__class__", "LW201", ".__class__", NOTATION),
    "a format": ("getal", "n + {0}", "LW201", "{0}", NOTATION),
    "a path": ("tekst", "../../etc/passwd", "LW201", "..", NOTATION),
    "a power": ("getal", "n ** 9", "LW202", "*", ""),
    "a double slash": ("getal", "n // 9", "LW202", "/", ""),
    "a semicolon": ("getal", "n; n", "LW202", ";", ""),
    "500 digits": ("getal", "9" * 500, "LW204", "9" * 500, ""),
    "a billion decimals": ("getal", "n rekenkundig afgerond op 999999999 decimalen", "LW204", "999999999 decimalen", ""),
    "16 digits": ("€", "€ " + "9" * 16, "LW204", "€ " + "9" * 16, ""),
    "two ways to read": (
        "getal",
        "1.841",
        "LW203",
        "1.841",
        "Schrijf 1841 als u het hele getal bedoelt, of 1,841 als u een komma bedoelt.",
    ),
    "29 February of a common year": ("datum", "2018-02-29", "LW204", "2018-02-29", ""),
    "a thirteenth month": ("datum", "2018-13-01", "LW204", "2018-13-01", ""),
    "a month zero": ("datum", "2018-00-10", "LW204", "2018-00-10", ""),
    "a day zero": ("datum", "2018-01-00", "LW204", "2018-01-00", ""),
    "the year zero": ("datum", "0000-01-01", "LW204", "0000-01-01", ""),
    "the year 2201": ("datum", "2201-01-01", "LW204", "2201-01-01", ""),
    "30 February": ("datum", "30 februari van 2018", "LW204", "30 februari", ""),
    "31 April": ("datum", "31 april van moment", "LW204", "31 april", ""),
    "0 January": ("datum", "0 januari van moment", "LW204", "0 januari", ""),
    "the 32nd": ("datum", "de 32e van moment", "LW204", "32e", ""),
    "the 0th": ("datum", "de 0e van moment", "LW204", "0e", ""),
    "25 o'clock": ("tijd", "25:00", "LW204", "25:00", ""),
    "sixty minutes past": ("tijd", "12:60", "LW204", "12:60", ""),
    "en and of": (
        "ja/nee",
        "wel en wel of wel",
        "LW209",
        "of",
        "Zet haakjes om wat bij elkaar hoort: (a en b) of c, of a en (b of c).",
    ),
    "a keyword as name": ("€", "bedrag anders", "LW210", "anders", ""),
    "a misspelt keyword": ("€", "bedrag maar ten minst € 1", "LW202", "minst", "Bedoelde u `minste`?"),
    "cut short": ("€", "bedrag +", "LW208", "+", ""),
    "a bracket open": ("€", "(bedrag", "LW208", "g", ""),
    "a bracket too many": ("€", "bedrag)", "LW202", ")", ""),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(name: str, tmp_path: Path) -> None:
    """The part that can't be read is pointed at, to the column."""
    type_, formula, code, text, hint = UNREADABLE[name]
    found = find_faults(tmp_path, RULES.format(type=type_, formula=formula))
    assert found == [Fault(code, text, (), hint)]


WRONG_TYPE = {
    "€ + uur": ("€", "bedrag + uren", Fault("LW225", "uren", ("bedrag",), CONVERT)),
    "uur - €": ("uur", "uren - bedrag", Fault("LW225", "bedrag", ("uren",), CONVERT)),
    "datum + €": ("datum", "moment + bedrag", Fault("LW238", "bedrag", ("moment",), SHIFT)),
    "datum + datum": ("datum", "moment + moment", Fault("LW238", "moment", ("moment",), SHIFT)),
    "datum + uur": ("datum", "moment + uren", Fault("LW238", "uren", ("moment",), SHIFT)),
    "datum * 2": ("datum", "moment * 2", Fault("LW222", "moment")),
    "€ * €": ("€", "bedrag * bedrag", Fault("LW220", "bedrag * bedrag")),
    "€ is more than uur": ("ja/nee", "bedrag is meer dan uren", Fault("LW225", "uren", ("bedrag",), CONVERT)),
    "uur is a date": ("ja/nee", "uren is moment", Fault("LW225", "moment", ("uren",), CONVERT)),
    "als getal": ("€", "als n dan bedrag anders bedrag", Fault("LW223", "n")),
    "anders uur": ("€", "als wel dan bedrag anders uren", Fault("LW225", "uren", ("bedrag",), CONVERT)),
    "ja en getal": ("ja/nee", "wel en n", Fault("LW223", "n")),
    "niet €": ("ja/nee", "niet bedrag", Fault("LW223", "bedrag")),
    "minus ja": ("getal", "-wel", Fault("LW222", "wel")),
    "floor in hours": ("€", "bedrag maar ten minste uren", Fault("LW225", "uren", ("bedrag",), CONVERT)),
    "hours in cents": ("uur", "uren rekenkundig afgerond op centen", Fault("LW240", "uren rekenkundig afgerond op centen")),
    "another type": ("€", "uren", Fault("LW220", "uren")),
    "a percentage without its sign": (
        "percentage",
        "5",
        Fault("LW221", "5", (), PERCENT),
    ),
    "a sum of dates": ("datum", "som van begin van d over elke d uit diensten", Fault("LW222", "begin van d")),
    "a list as a value": ("aantal", "diensten", Fault("LW232", "diensten", (), "Gebruik haar met `over elke … uit diensten`.")),
    "a field of a number": ("uur", "uren van n", Fault("LW234", "uren van n")),
    "on a number": ("€", "bedrag op n", Fault("LW235", "n")),
}


@pytest.mark.parametrize("name", WRONG_TYPE)
def test_wrong_type(name: str, tmp_path: Path) -> None:
    """What does not go together is pointed at when the rules are loaded, with the other place."""
    type_, formula, expected = WRONG_TYPE[name]
    assert find_faults(tmp_path, RULES.format(type=type_, formula=formula)) == [expected]


MISSPELT = {
    "an input": ("€", "bedrg", Fault("LW226", "bedrg", (), "Bedoelde u `bedrag`?")),
    "a list": ("aantal", "aantal over elke d uit dienstn", Fault("LW227", "dienstn", (), "Bedoelde u `diensten`?")),
    "a field": (
        "datumtijd",
        "begn van (de eerste d uit diensten)",
        Fault("LW234", "begn van (de eerste d uit diensten", (), "Bedoelde u `begin`?"),
    ),
    "a unit": ("getal", "uren uitgedrukt in urn", Fault("LW241", "uren uitgedrukt in urn", (), "Bedoelde u `uren`?")),
    "a table": ("€", "tarief uit tabl bij (n)", Fault("LW243", "tarief uit tabl bij (n)")),
    "a staffel": ("€", "uren volgens tarif", Fault("LW242", "uren volgens tarif")),
    "nothing like it": ("€", "xyzzy", Fault("LW226", "xyzzy")),
    "a name of 1,900 letters": ("€", "a" * 1_900, Fault("LW226", "a" * 1_900)),
}


@pytest.mark.parametrize("name", MISSPELT)
def test_misspelt(name: str, tmp_path: Path) -> None:
    """A name that is nearly right comes with the right one."""
    type_, formula, expected = MISSPELT[name]
    assert find_faults(tmp_path, RULES.format(type=type_, formula=formula)) == [expected]


def test_unknown_names_all_told(tmp_path: Path) -> None:
    """Two hundred unknown names in a formula don't hide each other, and come in order."""
    formula = " + ".join(f"x{i}" for i in range(200))
    found = find_faults(tmp_path, RULES.format(type="getal", formula=formula))
    assert [(f.code, f.text) for f in found] == [("LW226", f"x{i}") for i in range(200)]


CHARACTERS = {
    "a control character": ("'\"a\u0001b\"'", [Fault("LW004", "\u0001", (), "Verwijder het teken.")]),
    "a bidi override": ("'\"a\u202eb\"'", [Fault("LW005", "\u202e", (), REMOVE)]),
    "an escaped bidi override": ('"\\"a\\u202eb\\""', [Fault("LW005", '"\\"a\\u202eb\\""', (), REMOVE)]),
    "a zero-width space": ("n\u200b + n", [Fault("LW005", "\u200b", (), REMOVE)]),
    "a soft hyphen": ("n\u00ad + n", [Fault("LW005", "\u00ad", (), REMOVE)]),
}


@pytest.mark.parametrize("name", CHARACTERS)
def test_characters(name: str, tmp_path: Path) -> None:
    """What can't be seen can't stand in a formula."""
    formula, expected = CHARACTERS[name]
    assert find_faults(tmp_path, RULES.format(type="tekst", formula=formula)) == expected


STATES = {
    "division by zero": ("€", "bedrag / (n - n)", "fout: LW401"),
    "division by zero far away": ("€", "bedrag / (n * 0)", "fout: LW401"),
    "29 February of a common year": ("datum", "29 februari van 2018", "28 februari 2018"),
    "29 February of a leap year": ("datum", "29 februari van 2020", "29 februari 2020"),
    "29 February of half a year": ("datum", "29 februari van (n + 0,5)", "fout: LW414"),
    "a year far away": ("datum", "1 januari van (n * 99999)", "fout: LW414"),
    "a date far away": ("datum", "moment + n * 1000000 dagen", "fout: LW414"),
    "a date half a day on": ("datum", "moment + 1 dag / 2", "fout: LW413"),
    "months far away": ("datum", "moment - n * 99999 maanden", "fout: LW414"),
    "working days far away": ("datum", "moment + n * 999999 werkdagen", "fout: LW414"),
    "rounding to nothing": ("€", "bedrag naar boven afgerond op een veelvoud van € 0", "fout: LW402"),
    "rounding to less than nothing": (
        "€",
        "bedrag naar boven afgerond op een veelvoud van (bedrag * -2)",
        "fout: LW402",
    ),
    "an empty list": ("datumtijd", "de laatste van begin van d over elke d uit diensten", "fout: LW416"),
    "no such element": ("datumtijd", "begin van (de eerste d uit diensten)", "fout: LW417"),
}


@pytest.mark.parametrize("name", STATES)
def test_states(name: str, tmp_path: Path) -> None:
    """What only shows with the facts is a state of the outcome."""
    type_, formula, expected = STATES[name]
    text = "dagsoorten:\n  werkdag: {als: niet weekdag van dag is een van (za; zo)}" + RULES.format(type=type_, formula=formula)
    rules = make_rules(tmp_path, text)
    case = {"bedrag": 1, "n": 1, "moment": "2018-05-01", "diensten": []}
    outcome = ask(rules, "r", case)
    assert (shown(outcome)) == expected


def test_memory(tmp_path: Path) -> None:
    """Hundreds of the longest formulas that are allowed stay within bounds."""
    line = "  r{}: {{type: getal, formule: n" + " + n" * 249 + "}}\n"
    text = "invoer:\n  n: {type: getal}\nregels:\n" + "".join(line.format(i) for i in range(300))
    folder = write_rules(tmp_path, text)
    result = measured("controleer", str(folder))
    assert (result.code, result.errors, result.bearable) == (0, "", True)
