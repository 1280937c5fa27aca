"""Attacks by the rules themselves: circles, chains, numbers that explode, lists within lists, names and links that lead away.

Each is a diagnostic with its place when the rules are loaded, or a state of the outcome; never a traceback, and soon.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from building import HEAD, Fault, ask, codes, documents, find_faults, make_rules, shown, write_rules
from hostile.limits import SECONDS, measured
from lidwoord.cli import main
from lidwoord.diagnostics import LidwoordError, render_json
from lidwoord.ruleset.load import Library, load

ONE = "regels:\n  r: {type: getal, formule: 1}\n"
BREAK = "Breek de kring: een uitkomst kan niet van zichzelf afhangen."

CIRCLES = {
    "a rule of itself": (
        """
        regels:
          a: {type: getal, formule: a + 1}
        """,
        [Fault("LW360", "a + 1", (), BREAK)],
    ),
    "two rules": (
        """
        regels:
          a: {type: getal, formule: b + 1}
          b: {type: getal, formule: a + 2}
        """,
        [Fault("LW360", "b + 1", ("a + 2",), BREAK)],
    ),
    "by a step between": (
        """
        regels:
          a: {type: getal, tussenstappen: {x: b + 1}, formule: x}
          b: {type: getal, formule: a}
        """,
        [Fault("LW360", "b + 1", ("a",), BREAK)],
    ),
    "by a right": (
        """
        regels:
          recht: {type: ja/nee, formule: geld is meer dan € 0}
          geld: {type: €, aanspraak: recht, formule: € 1}
        """,
        [Fault("LW360", "recht", ("geld is meer dan € 0",), BREAK)],
    ),
    "by another date": (
        """
        regels:
          a: {type: getal, formule: a op (peildatum - 1 dag)}
        """,
        [Fault("LW360", "a op (peildatum - 1 dag)", (), BREAK)],
    ),
    "by an exception": (
        """
        regels:
          a: {type: getal, formule: "1"}
          b: {type: getal, in_afwijking_van: a, als: a is 1, formule: "2"}
        """,
        [Fault("LW360", "b", ("a is 1",), "Heeft `b` de gewone uitkomst van `a` nodig, zet die dan in een eigen regel.")],
    ),
    "an exception to itself": (
        """
        regels:
          a: {type: getal, in_afwijking_van: a, als: ja, formule: "2"}
        """,
        [Fault("LW360", "a", (), BREAK)],
    ),
    "by a list": (
        """
        soorten:
          ding: {lijst: dingen, sleutel: n, velden: {n: aantal}}
        lijsten:
          grote: {soort: selectie, uit: dingen, waarvoor: n van ding is meer dan a}
        regels:
          a: {type: aantal, formule: aantal over elke g uit grote}
        """,
        [Fault("LW360", "aantal over elke g uit grote", ("n van ding is meer dan a",), BREAK)],
    ),
    "by a kind of day": (
        """
        dagsoorten:
          werkdag: {als: dag is niet a}
        regels:
          a: {type: datum, formule: peildatum + 1 werkdag}
        """,
        [Fault("LW360", "peildatum + 1 werkdag", ("dag is niet a",), BREAK)],
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_circles(name: str, tmp_path: Path) -> None:
    """Every edge of the circle has its place."""
    text, expected = CIRCLES[name]
    assert find_faults(tmp_path, text) == expected


LISTS = {
    "a list of itself": (
        """
        lijsten:
          a: {soort: selectie, uit: a, waarvoor: ja}
        """,
        ["LW314"],
    ),
    "two lists": (
        """
        lijsten:
          a: {soort: selectie, uit: b, waarvoor: ja}
          b: {soort: selectie, uit: a, waarvoor: ja}
        """,
        ["LW314"],
    ),
    "a kind of itself": (
        """
        soorten:
          a: {lijst: aas, van: a, sleutel: n, velden: {n: aantal}}
        """,
        ["LW314"],
    ),
    "two kinds of each other": (
        """
        soorten:
          a: {lijst: aas, van: b, sleutel: n, velden: {n: aantal}}
          b: {lijst: bees, van: a, sleutel: n, velden: {n: aantal}}
        """,
        ["LW314", "LW314"],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_in_a_circle(name: str, tmp_path: Path) -> None:
    """A list can't be made out of itself."""
    text, expected = LISTS[name]
    assert codes(find_faults(tmp_path, text)) == expected


SETS = {
    "a set of itself": {"een": "een"},
    "two sets": {"een": "twee", "twee": "een"},
    "fifty sets": {f"s{i}": f"s{(i + 1) % 50}" for i in range(50)},
}


@pytest.mark.parametrize("name", SETS)
def test_sets_in_a_circle(name: str, tmp_path: Path) -> None:
    """Rule sets that use each other are named in order."""
    for folder, used in SETS[name].items():
        write_rules(tmp_path, {"regelset.yaml": manifest(folder, f"gebruikt: [{used}]\n")}, folder)
    library = Library(tmp_path)
    assert library.get(next(iter(SETS[name]))) is None
    (found,) = library.found
    assert found.code == "LW361"
    assert found.message.startswith(f"Deze regelsets gebruiken elkaar: {' → '.join(list(SETS[name])[:10])}")


def manifest(name: str, more: str = "") -> str:
    """A manifest with these extra lines."""
    return f'schema: "1"\nregelset: {name}\ntitel: Proef\nbronnen:\n  boek: {{titel: Het boek, soort: cao}}\n{more}'


def chain(length: int, first: str, step: str, type_: str = "getal") -> str:
    """Rules that each use the one before."""
    lines = [f"  r0: {{type: {type_}, formule: {first}}}"]
    lines += [f"  r{i}: {{type: {type_}, formule: {step.format(i - 1)}}}" for i in range(1, length)]
    return "invoer:\n  n: {type: getal}\nregels:\n" + "\n".join(lines) + "\n"


CHAINS = {
    "300 rules": (chain(300, "n", "r{0} + 1"), "r299", "300"),
    "3,000 rules": (chain(3_000, "n", "r{0} + 1"), "r2999", "3000"),
    "doubling a hundred times": (chain(101, "n", "r{0} + r{0}"), "r100", str(2**100)),
    "squaring nine times": (chain(10, "n + 1", "r{0} * r{0}"), "r9", str(2**512)),
    "squaring on and on": (chain(60, "n + 1", "r{0} * r{0}"), "r59", "fout: LW403"),
    "dividing on and on": (chain(60, "n / 3", "r{0} * r{0}"), "r59", "fout: LW403"),
    "a hundred factors in each": (chain(40, "n + 1", "r{0}" + " * r{0}" * 200), "r39", "fout: LW403"),
    "zero squared": (chain(60, "n - 1", "r{0} * r{0}"), "r59", "0"),
    "a difference of giants": (chain(60, "n + 2", "r{0} * r{0} - r{0}"), "r59", "fout: LW403"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", CHAINS)
def test_chains(name: str, tmp_path: Path) -> None:
    """However long the chain, it is calculated once per rule; a number that explodes is a fault."""
    text, asked, expected = CHAINS[name]
    start = time.process_time()
    assert shown(ask(make_rules(tmp_path, text), asked, {"n": 1})) == expected
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("order", ["forward", "backward"])
def test_a_chain_in_either_order(order: str, tmp_path: Path) -> None:
    """The order of the rules in their file does not matter."""
    lines = [f"  r{i}: {{type: getal, formule: r{i - 1} + 1}}" for i in range(1, 300)] + ["  r0: {type: getal, formule: '1'}"]
    text = "regels:\n" + "\n".join(lines if order == "forward" else lines[::-1]) + "\n"
    assert shown(ask(make_rules(tmp_path, text), "r299")) == "300"


def test_a_circle_of_three_hundred(tmp_path: Path) -> None:
    """One diagnostic, with every edge."""
    lines = [f"  r{i}: {{type: getal, formule: r{(i + 1) % 300} + 1}}" for i in range(300)]
    (found,) = find_faults(tmp_path, "regels:\n" + "\n".join(lines) + "\n")
    assert (found.code, found.text, len(found.related)) == ("LW360", "r1 + 1", 299)


FOLDS = """
soorten:
  ding: {lijst: dingen, sleutel: n, velden: {n: aantal}}
regels:
  r:
    type: aantal
    formule: FOLD
"""
NESTED = {
    "three folds": "som van (som van (som van 1 over elke c uit dingen) over elke b uit dingen) over elke a uit dingen",
    "a condition in a condition": (
        "aantal over elke a uit dingen waarvoor er is een b uit dingen waarvoor er is een c uit dingen waarvoor n van c is 0"
    ),
    "forty folds": "som van (" * 40 + "1" + "".join(f") over elke x{i} uit dingen" for i in range(40)),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NESTED)
def test_nested_folds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists within lists within lists stop at a bound."""
    monkeypatch.setattr("lidwoord.calculate.rules.MAX_WORK", 100_000)
    rules = make_rules(tmp_path, FOLDS.replace("FOLD", NESTED[name]))
    start = time.process_time()
    assert shown(ask(rules, "r", {"dingen": [{"n": i} for i in range(1, 1_001)]})) == "fout: LW422"
    assert time.process_time() - start < SECONDS


@pytest.mark.no_cover
def test_folds_over_rules_about_elements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound holds over all rules of a question together."""
    monkeypatch.setattr("lidwoord.calculate.rules.MAX_WORK", 100_000)
    text = """
    soorten:
      ding: {lijst: dingen, sleutel: n, velden: {n: aantal}}
    regels:
      per_ding: {type: getal, per: ding, formule: som van n van b * n van ding over elke b uit dingen}
      alles: {type: getal, formule: som van per_ding van a over elke a uit dingen}
    """
    start = time.process_time()
    assert shown(ask(make_rules(tmp_path, text), "alles", {"dingen": [{"n": i} for i in range(1, 3_001)]})) == "fout: LW422"
    assert time.process_time() - start < SECONDS


CALENDARS = {
    "a calendar without end": ("kalender, per: dag, binnen: tijdvak (peildatum tot geen)", "fout: LW415"),
    "a calendar of all days": ("kalender, per: dag, binnen: ALLES", "fout: LW419"),
    "windows of all days": (
        "vensters, lengte: 1 week, per: 1 dag, binnen: tijdvak (1900-01-01 tot 2200-12-31)",
        "fout: LW419",
    ),
    "windows longer than their period": ("vensters, lengte: 5000 weken, per: 1 dag, binnen: JAAR", "0"),
    "windows with a step of nothing": (
        "vensters, lengte: 1 week, per: 0 dagen, binnen: JAAR",
        "fout: LW413",
    ),
    "windows of no length": ("vensters, lengte: 0 dagen, per: 1 dag, binnen: JAAR", "fout: LW413"),
    "windows that go back": ("vensters, lengte: 1 week, per: -(1 dag), binnen: JAAR", "fout: LW413"),
}


@pytest.mark.parametrize("name", CALENDARS)
def test_calendars(name: str, tmp_path: Path) -> None:
    """A list of periods without end, or without steps, is a fault."""
    op, expected = CALENDARS[name]
    op = op.replace("ALLES", "tijdvak (1900-01-01 tot 2200-12-31)").replace("JAAR", "kalenderjaar van peildatum")
    text = f"lijsten:\n  l: {{soort: {op}, element: e}}\nregels:\n  r: {{type: aantal, formule: aantal over elke x uit l}}\n"
    start = time.process_time()
    assert shown(ask(make_rules(tmp_path, text), "r")) == expected
    assert time.process_time() - start < SECONDS


@pytest.mark.no_cover
def test_blocks_of_no_length(tmp_path: Path) -> None:
    """A shift can't be cut into blocks of nothing, and into hardly more than that only so far."""
    text = """
    soorten:
      wacht: {lijst: wachten, is_tijdvak: tijd}
    invoer:
      lengte: {type: uur}
    lijsten:
      l: {soort: blokken, uit: wachten, lengte: lengte, element: e}
    regels:
      r: {type: aantal, formule: aantal over elke x uit l}
    """
    rules = make_rules(tmp_path, text)
    shift = [{"begin": "1900-01-01T00:00", "einde": "2200-12-31T00:00"}]
    found = [shown(ask(rules, "r", {"wachten": shift, "lengte": length})) for length in ("0", "-1", "1/60", "1/3600", "1/7")]
    assert found == ["fout: LW413", "fout: LW413", "fout: LW419", "fout: LW419", "fout: LW413"]


KEYS = {
    "a section": (f"regls: {{}}\n{ONE}", ["LW101"], "Bedoelde u `regels`?"),
    "a key of a rule": ("regels:\n  r: {typ: getal, formule: 1}\n", ["LW101"], "Bedoelde u `type`?"),
    "a type": ("regels:\n  r: {type: gtal, formule: 1}\n", ["LW301"], "Bedoelde u `getal`?"),
    "a kind of list": ("lijsten:\n  l: {soort: selecti, uit: x, waarvoor: ja}\n", ["LW104"], "Bedoelde u `selectie`?"),
    "a general rule": (f"{ONE}  s: {{type: getal, in_afwijking_van: q, als: ja, formule: '1'}}\n", ["LW350"], ""),
    "a column": (
        "tabellen:\n  t: {kolommen: {naam: tekst}, sleutel: [naam], rijen: [{nam: x}]}\n", ["LW332"], "Bedoelde u `naam`?"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KEYS)
def test_misspelt_keys(name: str, tmp_path: Path) -> None:
    """A key or name that is nearly right comes with the right one."""
    text, expected, hint = KEYS[name]
    found = find_faults(tmp_path, text)
    assert (codes(found), found[0].hint) == (expected, hint or found[0].hint)


VALUES = {
    "an exponent": ("getal", "1e999999999", "LW304"),
    "Arabic digits": ("getal", "٤٢", "LW304"),
    "full-width digits": ("aantal", "４２", "LW304"),
    "not a number": ("getal", ".nan", "LW304"),
    "infinity": ("€", "€ ∞", "LW304"),
    "a thousand digits": ("getal", "9" * 1_000, "LW304"),
    "a fraction of nothing": ("getal", "1/0", "LW304"),
    "a fraction of giants": ("getal", "1/" + "9" * 1_000, "LW304"),
    "29 February of a common year": ("datum", "2018-02-29", "LW304"),
    "a thirteenth month": ("datum", "2018-13-01", "LW304"),
    "a day of 25 hours": ("tijd", "'25:00'", "LW304"),
    "a period backwards": ("tijdvak", "2018-12-31 t/m 2018-01-01", "LW304"),
    "a half person": ("aantal", "'0,5'", "LW304"),
    "hours as money": ("€", "3 uur", "LW304"),
    "yes in English": ("ja/nee", "'true'", "LW304"),
}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str, tmp_path: Path) -> None:
    """A value that is not one of its type is pointed at."""
    type_, text, code = VALUES[name]
    found = find_faults(tmp_path, f"waarden:\n  w: {{type: {type_}, waarde: {text}}}\n")
    assert [(f.code, f.text) for f in found] == [(code, text)]


NAMES = {
    "a bidi override": '  "r\\u202e": {type: getal, formule: "1"}\n',
    "a control character": '  "r\\u0007": {type: getal, formule: "1"}\n',
    "a zero-width space": '  "r\\u200b": {type: getal, formule: "1"}\n',
    "another script": "  \u0440: {type: getal, formule: '1'}\n",
    "a path": '  "../r": {type: getal, formule: "1"}\n',
    "a dunder": '  __class__: {type: getal, formule: "1"}\n',
    "a key of an element": '  "r[1]": {type: getal, formule: "1"}\n',
    "capitals": '  R: {type: getal, formule: "1"}\n',
    "a keyword": '  anders: {type: getal, formule: "1"}\n',
    "a word of the language": '  peildatum: {type: getal, formule: "1"}\n',
}
NAME_CODES = dict.fromkeys(NAMES, "LW105") | {
    "a bidi override": "LW005",
    "a control character": "LW004",
    "a zero-width space": "LW005",
    "a keyword": "LW302",
    "a word of the language": "LW302",
}


@pytest.mark.parametrize("name", NAMES)
def test_names(name: str, tmp_path: Path) -> None:
    """A name is lower case letters, digits and underscores, and no word of the language."""
    write_rules(tmp_path, "regels:\n" + NAMES[name])
    library = Library(tmp_path)
    assert library.get("proef") is None
    assert codes(library.found) == [NAME_CODES[name]]
    (told,) = render_json(library.found)
    assert (told["bestand"], told["regel"], told["kolom"]) == ("proef/a.yaml", 5, 3)


LINKS = {
    "a file outside": ("buiten.yaml", ["LW031"]),
    "a folder outside": ("map", ["LW031"]),
    "the folder itself": ("proef", ["LW031"]),
    "nothing": ("er-is-niets.yaml", ["LW031"]),
    "a device": ("/dev/zero", ["LW031"]),
}


@pytest.mark.parametrize("name", LINKS)
def test_links_out_of_the_folder(name: str, tmp_path: Path) -> None:
    """A link never makes lidwoord read what lies outside."""
    target, expected = LINKS[name]
    folder = write_rules(tmp_path, ONE)
    (tmp_path / "buiten.yaml").write_text(documents("regels:\n  s: {type: getal, formule: '1'}\n")["a.yaml"], "utf-8")
    (tmp_path / "map").mkdir()
    (folder / "koppeling.yaml").symlink_to(target if target.startswith("/") else tmp_path / target)
    library = Library(tmp_path)
    assert library.get("proef") is None
    assert [(d.code, d.span.file if d.span else "") for d in library.found] == [(c, "proef/koppeling.yaml") for c in expected]


def test_a_link_to_itself(tmp_path: Path) -> None:
    """Following it would never end."""
    folder = write_rules(tmp_path, ONE)
    (folder / "lus.yaml").symlink_to(folder / "lus.yaml")
    library = Library(tmp_path)
    assert library.get("proef") is None
    assert codes(library.found) == ["LW031"]


def test_a_pipe_is_no_rule_file(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    folder = write_rules(tmp_path, ONE)
    os.mkfifo(folder / "pijp.yaml")
    library = Library(tmp_path)
    assert library.get("proef") is None
    assert codes(library.found) == ["LW002"]


@pytest.mark.parametrize("name", ["..", "../proef", "/proef", "./proef", "proef/", "proef\0", "", "PROEF", "~", "*"])
def test_names_of_sets(name: str, tmp_path: Path) -> None:
    """A set is found by its name alone, never by a path that leads elsewhere."""
    write_rules(tmp_path, ONE)
    library = Library(tmp_path)
    assert library.get(name) is None
    assert codes(library.found) == ["LW300"]


@pytest.mark.parametrize("used", ["..", "../ander", "/etc", "."])
def test_used_sets_out_of_the_folder(used: str, tmp_path: Path) -> None:
    """What a manifest uses is a name and no path."""
    write_rules(tmp_path, ONE, "ander")
    write_rules(tmp_path / "in", {"regelset.yaml": manifest("proef", f'gebruikt: ["{used}"]\n')})
    library = Library(tmp_path / "in")
    assert library.get("proef") is None
    assert codes(library.found) in (["LW300"], ["LW105"], ["LW109"])


def test_a_set_by_a_path_that_is_none(tmp_path: Path) -> None:
    """A path without a manifest is no rule set."""
    with pytest.raises(LidwoordError) as caught:
        load(tmp_path / "er" / "is" / "niets")
    assert codes(caught.value.diagnostics) == ["LW300"]


def test_many_rules(tmp_path: Path) -> None:
    """Three thousand small rules in one file are no attack."""
    text = "regels:\n" + "".join(f"  r{i}: {{type: getal, formule: '{i}'}}\n" for i in range(3_000))
    folder = write_rules(tmp_path, text)
    cost = measured("controleer", str(folder))
    assert (cost.code, cost.errors, cost.bearable) == (0, "", True)


def test_many_faults(tmp_path: Path) -> None:
    """Five thousand wrong formulas are told at once, within bounds."""
    text = "regels:\n" + "".join(f"  r{i}: {{type: getal, formule: x{i}}}\n" for i in range(5_000))
    folder = write_rules(tmp_path, text)
    cost = measured("controleer", str(folder))
    assert (cost.code, cost.errors.count("fout LW226"), cost.bearable) == (2, 5_000, True)


def test_one_name_used_by_thousands(tmp_path: Path) -> None:
    """Looking for the nearest of thousands of names takes time, so only the first misspelt ones get a hint."""
    text = "regels:\n" + "".join(f"  regel_nummer_{i}: {{type: getal, formule: regel_numer_{i}}}\n" for i in range(3_000))
    folder = write_rules(tmp_path, text)
    cost = measured("controleer", str(folder))
    assert (cost.code, cost.errors.count("Bedoelde u"), cost.bearable) == (2, 25, True)


def test_too_many_files(tmp_path: Path) -> None:
    """More files than a rule set ever has are not read."""
    folder = write_rules(tmp_path, {"regelset.yaml": manifest("proef")})
    for number in range(5_001):
        (folder / f"{number}.yaml").touch()
    library = Library(tmp_path)
    assert library.get("proef") is None
    assert codes(library.found) == ["LW032"]


def test_messages_show_no_hidden_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal never gets the control and bidi characters of a file, nor of its name."""
    write_rules(tmp_path, {"a\u202eb\x1b[31m.yaml": HEAD.format(artikel="1") + "regels:\n  r: {type: \x1b[31m\u202e}\n"})
    assert main(["controleer", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert [c for c in told.out + told.err if c in "\x1b\u202e"] == []
