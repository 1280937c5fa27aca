"""Laws of the comparison: nothing for the same, and what is reported is exactly what turns one set into the other."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lidwoord
from building import make_rules
from lidwoord.compare import Cell, Comparison, Snapshot, compare, lineage_files, read_lineage
from lidwoord.compare.pairs import Pairs, pair
from lidwoord.explain.rows import cell_words
from lidwoord.explain.words import plain, shown
from lidwoord.ruleset.load import rules_root
from lidwoord.ruleset.model import Table, Value
from lidwoord.values.notation import read_value
from lidwoord.values.types import is_number, parse_type

DAY = date(2026, 8, 1)
AMOUNTS = st.fractions(-1000, 1000, max_denominator=100).map(lambda f: Fraction(round(f * 100), 100))
KEYS = st.integers(1, 9)
ROWS = st.dictionaries(KEYS, AMOUNTS, min_size=1, max_size=6)


def words_of(at: Snapshot, value: Value) -> str:
    """A figure as it is shown."""
    entry = at.entry(value)
    return shown(entry.value, value.type) if entry is not None else ""


def rows_of(at: Snapshot, table: Table) -> dict[str, dict[str, str]]:
    """The rows of a table in words, by their keys."""
    version = at.rows(table)
    assert version is not None
    types = dict(table.columns)
    rows = {}
    for row in version.rows:
        keys = ", ".join(f"{plain(k)} {cell_words(row.cells[table.at(k)], types[k])}".strip() for k in table.keys)
        rows[keys] = {plain(c): cell_words(row.cells[table.at(c)], types[c]) for c in types if c not in table.keys}
    return rows


def applied(rows: dict[str, dict[str, str]], cells: tuple[Cell, ...]) -> dict[str, dict[str, str]]:
    """The rows with the reported cells put in their place."""
    made = {key: dict(row) for key, row in rows.items()}
    for cell in cells:
        if cell.column:
            assert made[cell.row][cell.column] == cell.a
            made[cell.row][cell.column] = cell.b
        elif cell.b == "–":
            del made[cell.row]
        else:
            column, _, amount = cell.b.partition(" ")  # of a table with one column
            made[cell.row] = {column: amount}
    return made


def checks_out(found: Comparison, pairs: Pairs) -> int:
    """Assert that the reported changes of figures and tables turn the one into the other; the number that was looked at."""
    reported = {
        change.id: change
        for change in found.changes
        if change.kind in ("waarde", "eenheid", "tabel") and change.a is not None and change.a.id == pairs.same.get(change.id)
    }
    looked = 0
    for new, old in pairs.same.items():
        item, earlier = pairs.new[new][1], pairs.old[old][1]
        if isinstance(item, Value) and isinstance(earlier, Value) and found.a.holds(earlier) and found.b.holds(item):
            looked += 1
            change = reported.get(new)
            if change is not None:
                assert change.a is not None
                assert change.b is not None
                assert (change.a.text, change.b.text) == (words_of(found.a, earlier), words_of(found.b, item))
                assert change.a.text != change.b.text or earlier.type != item.type
            elif earlier.type == item.type:
                assert words_of(found.a, earlier) == words_of(found.b, item)
            else:
                assert is_number(item.type)  # one amount in two units
        if isinstance(item, Table) and isinstance(earlier, Table) and item.soort == "tabel" == earlier.soort:
            if not (found.a.holds(earlier) and found.b.holds(item)) or earlier.columns != item.columns or not item.keys:
                continue
            looked += 1
            whole = [c for c in reported[new].cells if not c.column] if new in reported else []
            if not whole:  # rows that came or went have several cells in one text
                cells = reported[new].cells if new in reported else ()
                assert applied(rows_of(found.a, earlier), cells) == rows_of(found.b, item)
    return looked


@pytest.fixture(scope="module")
def editions() -> tuple[Comparison, Pairs]:
    """The two editions of the agreement."""
    old, new = lidwoord.load("cao-2018"), lidwoord.load("cao-2025")
    lineage, _ = read_lineage(lineage_files(rules_root() / "cao-2025"), str)
    return compare(Snapshot(old), Snapshot(new, DAY), lineage), pair(old, new, lineage)


def test_the_figures_of_the_editions(editions: tuple[Comparison, Pairs]) -> None:
    """Each figure and table that both editions have: the report says exactly what it became."""
    assert checks_out(*editions) > 100


@pytest.mark.parametrize("name", ["cao-2018", "cao-2025", "rvu-bijdrage", "minimumloon"])
def test_nothing_differs_from_itself(name: str) -> None:
    """A rule set and itself, as it last was and on a day."""
    rules = lidwoord.load(name)
    assert compare(Snapshot(rules), Snapshot(rules)).changes == ()
    day = rules.manifest.start or DAY
    assert compare(Snapshot(rules, day), Snapshot(rules, day)).changes == ()


def written(amounts: list[Fraction], rows: dict[int, Fraction]) -> str:
    """A rule set with these figures and these rows."""
    type_ = parse_type("€")
    assert type_ is not None
    values = "".join(f'  w{n}: {{type: €, waarde: "{number(amount)}"}}\n' for n, amount in enumerate(amounts))
    lines = "".join(f'      - {{trede: "{key}", bedrag: "{number(amount)}"}}\n' for key, amount in rows.items())
    return f"waarden:\n{values}tabellen:\n  schaal:\n    kolommen: {{trede: aantal, bedrag: €}}\n    sleutel: [trede]\n    rijen:\n{lines}"


def number(amount: Fraction) -> str:
    """An amount as a rule file writes it."""
    sign, cents = ("-" if amount < 0 else ""), abs(int(amount * 100))
    return f"€ {sign}{cents // 100},{cents % 100:02d}"


@given(
    one=st.lists(AMOUNTS, min_size=3, max_size=3), other=st.lists(AMOUNTS, min_size=3, max_size=3), rows=ROWS, later=ROWS,
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_reported_figures_make_the_other_set(
    tmp_path_factory: pytest.TempPathFactory,
    one: list[Fraction],
    other: list[Fraction],
    rows: dict[int, Fraction],
    later: dict[int, Fraction],
) -> None:
    """Any figures and rows: put what is reported in the place of what was, and the later set comes out."""
    root = tmp_path_factory.mktemp("vergelijk")
    a, b = make_rules(root / "a", written(one, rows)), make_rules(root / "b", written(other, later))
    found = compare(Snapshot(a), Snapshot(b))
    changes = {change.id: change for change in found.changes}
    for place, (was, becomes) in enumerate(zip(one, other, strict=True)):
        change = changes.get(f"w{place}")
        told = read_value(change.b.text, a.values["w0"].type) if change is not None and change.b is not None else was
        assert told == becomes
    cells = changes["schaal"].cells if "schaal" in changes else ()
    assert applied(rows_of(Snapshot(a), a.tables["schaal"]), cells) == rows_of(Snapshot(b), b.tables["schaal"])


def test_other_files_and_order(tmp_path: Path) -> None:
    """The same documents under other names, or in another order, are the same rules."""
    first = 'waarden: {x: {type: getal, waarde: "1"}}\nregels: {r: {type: getal, formule: x * 2}}\n'
    second = "regels: {s: {type: getal, formule: r + x}}\n"
    a = make_rules(tmp_path / "a", {"a.yaml": first, "b.yaml": 'schema: "1"\nartikel: "2"\ntitel: Proef\n' + second})
    b = make_rules(
        tmp_path / "b",
        {
            "a.yaml": 'schema: "1"\nartikel: "2"\ntitel: Proef\n' + second,
            "z.yaml": 'schema: "1"\nartikel: "1"\ntitel: Proef\n' + first,
        },
    )
    assert compare(Snapshot(a), Snapshot(b)).changes == ()
