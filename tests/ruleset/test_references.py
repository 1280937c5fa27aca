"""References between tables: they load, and everything wrong with one is said at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import Fault, find_faults, make_rules
from lidwoord.ruleset import codec

LINES = (
    "  lijnen: {kolommen: {nummer: aantal, naam: tekst}, sleutel: [nummer], label: naam, rijen: [{nummer: 1, naam: Werk}]}\n"
)


def tables(
    refers: str, kind: str = "aantal", rows: str = "rijen: [{code: a, lijn: 1}]", lines: str = LINES, more: str = ""
) -> str:
    """Two tables, of which the second refers."""
    head = f"tabellen:\n{lines}  acties:\n    kolommen: {{code: tekst, lijn: {kind}}}\n    sleutel: [code]\n"
    return f"{head}    verwijst_naar: {refers}\n    {more}{rows}\n"


def test_a_reference_is_kept_with_the_table(tmp_path: Path) -> None:
    """The column, the table and the label; also when the set is stored and read back."""
    rules = make_rules(tmp_path, tables("{lijn: lijnen}"))
    again = codec.restore(json.loads(json.dumps(codec.dump(rules))), ())
    for found in (rules, again):
        (reference,) = found.tables["acties"].references
        assert (reference.column, reference.table) == ("lijn", "lijnen")
        assert found.tables["lijnen"].label == "naam"
    assert codec.dump(again) == codec.dump(rules)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (tables("{lijn: lijn}"), [Fault("LW950", "lijn", hint="Bedoelde u `lijnen`?")]),
        (tables("{lijntje: lijnen}"), [Fault("LW330", "acties")]),
        (tables("{lijn: lijnen}", more="label: titel\n    "), [Fault("LW330", "acties")]),
        (tables("{lijn: lijnen}", kind="tekst"), [Fault("LW951", "lijnen")]),
        (tables("{lijn: lijnen}", rows="rijen: [{code: a, lijn: 2}, {code: b, lijn: 1}]"), ["LW952"]),
    ],
)
def test_faults(tmp_path: Path, text: str, faults: list[Fault | str]) -> None:
    """A table that is not there, a column that is not there, another type, a value without a row."""
    found = find_faults(tmp_path, text)
    assert [f.code if isinstance(wanted, str) else f for f, wanted in zip(found, faults, strict=True)] == faults


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("  lijnen: {kolommen: {nummer: aantal, deel: aantal}, sleutel: [nummer, deel], rijen: [{nummer: 1, deel: 1}]}\n", "heeft 2 sleutelkolommen"),
        ("  lijnen: {kolommen: {nummer: aantal}, rijen: [{nummer: 1}]}\n", "heeft geen sleutelkolommen"),
        ("  lijnen: {kolommen: {nummer: aantal}, sleutel: [nummer], zoek: {nummer: schijf}, rijen: [{nummer: {vanaf: 0}}, {nummer: {tot: 0}}]}\n", "is een schijf"),
        ("  lijnen: {kolommen: {nummer: aantal, naam: tekst}, sleutel: [nummer], rijen: [{naam: Werk}]}\n", "een rij voor elke waarde"),
    ],
)  # fmt: skip
def test_a_table_that_can_not_be_referred_to(tmp_path: Path, lines: str, reason: str) -> None:
    """It needs one key column that names one row."""
    with pytest.raises(AssertionError, match=f"LW951 `lijn` kan niet verwijzen naar `lijnen`: .*{reason}"):
        make_rules(tmp_path, tables("{lijn: lijnen}", lines=lines))


def test_a_column_of_brackets_refers_to_nothing(tmp_path: Path) -> None:
    """Nor does a row that holds for every value."""
    brackets = LINES + (
        "  acties: {kolommen: {lijn: aantal, uren: uur}, sleutel: [lijn], zoek: {lijn: schijf}, verwijst_naar: {lijn: lijnen},"
        " rijen: [{uren: 1 uur}]}\n"
    )
    with pytest.raises(AssertionError, match="in deze kolom staan schijven"):
        make_rules(tmp_path, f"tabellen:\n{brackets}")
    any_row = LINES + (
        "  acties: {kolommen: {lijn: aantal, uren: uur}, sleutel: [lijn], verwijst_naar: {lijn: lijnen}, rijen: [{uren: 1 uur}]}\n"
    )
    assert [f.code for f in find_faults(tmp_path / "x", f"tabellen:\n{any_row}")] == ["LW953"]


def test_an_empty_reference_is_no_fault(tmp_path: Path) -> None:
    """``geen`` refers to nothing."""
    rules = make_rules(tmp_path, tables("{lijn: lijnen}", kind="aantal of geen", rows="rijen: [{code: a, lijn: geen}]"))
    assert rules.tables["acties"].versions[0].rows[0].cells == ("a", None)


def test_a_reference_within_a_table(tmp_path: Path) -> None:
    """A row may refer to another of its own table, or to itself."""
    text = """
    tabellen:
      afdelingen:
        kolommen: {code: tekst, onder: tekst of geen}
        sleutel: [code]
        verwijst_naar: {onder: afdelingen}
        rijen: [{code: a, onder: geen}, {code: b, onder: a}, {code: c, onder: c}]
    """
    assert make_rules(tmp_path, text).tables["afdelingen"].references[0].table == "afdelingen"


SERIES = """
tabellen:
  lijnen:
    kolommen: {{nummer: aantal, naam: tekst}}
    sleutel: [nummer]
    reeks: {lines}
  acties:
    kolommen: {{code: tekst, lijn: aantal}}
    sleutel: [code]
    verwijst_naar: {{lijn: lijnen}}
    reeks: {acts}
"""
ONE = "rijen: [{nummer: 1, naam: Werk}]"
TWO = "rijen: [{nummer: 2, naam: Zorg}]"
BOTH = "rijen: [{nummer: 1, naam: Werk}, {nummer: 2, naam: Zorg}]"
ACT = "rijen: [{code: a, lijn: 1}]"


@pytest.mark.parametrize(
    ("lines", "acts", "day"),
    [
        (f"[{{van: 2018-01-01, {ONE}}}, {{van: 2019-01-01, {BOTH}}}]", f"[{{van: 2018-06-01, {ACT}}}]", ""),
        (f"[{{van: 2018-01-01, {ONE}}}, {{van: 2019-01-01, {TWO}}}]", f"[{{van: 2018-06-01, tot_en_met: 2018-12-31, {ACT}}}]", ""),
        (f"[{{van: 2018-01-01, {ONE}}}, {{van: 2019-01-01, {TWO}}}]", f"[{{van: 2018-06-01, {ACT}}}]", "1 januari 2019"),
        (f"[{{van: 2018-01-01, {TWO}}}, {{van: 2019-01-01, {ONE}}}]", f"[{{van: 2018-06-01, {ACT}}}]", "1 juni 2018"),
        (f"[{{van: 2018-01-01, {TWO}}}, {{van: 2019-01-01, {ONE}}}]", f"[{{van: 2017-06-01, {ACT}}}]", "1 juni 2017"),
        (f"[{{van: 2018-01-01, {ONE}}}, {{van: 2019-01-01, tot_en_met: 2019-12-31, {ONE}}}]", f"[{{van: 2018-06-01, {ACT}}}]", "1 januari 2020"),
        (f"[{{van: 2019-01-01, {ONE}}}]", f"[{{van: 2018-01-01, tot_en_met: 2018-12-31, {ACT}}}]", "er nog niet"),
        (f"[{{van: 2018-01-01, tot_en_met: 2018-12-31, {ONE}}}]", f"[{{van: 2019-01-01, {ACT}}}]", "er niet meer"),
    ],
)  # fmt: skip
def test_the_row_must_be_there_on_every_day(tmp_path: Path, lines: str, acts: str, day: str) -> None:
    """Through the versions of both tables; the first day that it is not there is named."""
    text = SERIES.format(lines=lines, acts=acts)
    if not day:
        assert make_rules(tmp_path, text).tables["acties"].references
        return
    when = f"op {day} " if day[0].isdigit() else ""
    with pytest.raises(AssertionError, match=f"LW952 In `lijnen` is {when}geen rij met sleutel 1"):
        make_rules(tmp_path, text)


def test_a_table_of_a_used_set(tmp_path: Path) -> None:
    """A set may refer to a table of the set that it uses, and does not check that one again."""
    make_rules(tmp_path, tables("{lijn: lijnen}"), "basis")
    manifest = 'schema: "1"\nregelset: bij\ntitel: Bij\ngebruikt: [basis]\nbronnen:\n  blad: {titel: Blad, soort: cao}\n'
    more = "tabellen:\n  plannen: {kolommen: {plan: tekst, lijn: aantal}, sleutel: [plan], verwijst_naar: {lijn: lijnen}, rijen: [{plan: x, lijn: 1}]}\n"
    rules = make_rules(tmp_path, {"regelset.yaml": manifest, "b.yaml": more}, "bij")
    assert rules.tables["plannen"].references[0].table == "lijnen"
