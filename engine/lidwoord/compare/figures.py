"""Differences of values and tables.

In: a pair of values or tables, each at its snapshot. Out: changes of the kinds waarde, tabel, tijdvenster and eenheid. Rows are
matched by their keys; time windows by the minutes of each day, so that how the rows are split does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from lidwoord.compare.context import Context, Side, place_of
from lidwoord.compare.model import Cell, Change, Place
from lidwoord.explain.rows import cell_words, window_words
from lidwoord.explain.words import plain, shown, upper_first
from lidwoord.ruleset.model import Entry, Range, Row, Table, TableVersion, Value
from lidwoord.values.types import Type, is_number

ABSENT = "–"


def value_changes(both: Context, old: Value, new: Value) -> Iterator[Change]:
    """What changed in a value: its type or unit, and the figure itself."""
    title = new.title or plain(new.id)
    before, after = both.a.at.entry(old), both.b.at.entry(new)
    if before is None or after is None:
        return
    places = _value_place(both.a, old, before), _value_place(both.b, new, after)
    if old.type != new.type and not _same_amount(old, before, new, after):
        sentence = f"{upper_first(title)}: was {places[0].text} ({old.type.text}), is nu {places[1].text} ({new.type.text})."
        yield Change(new.id, "eenheid", "waarden", title, *places, sentence)
    elif before.value != after.value and not _same_amount(old, before, new, after):
        sentence = f"{upper_first(title)} was {places[0].text} en is nu {places[1].text}."
        yield Change(new.id, "waarde", "waarden", title, *places, sentence)


def _value_place(side: Side, value: Value, entry: Entry) -> Place:
    return place_of(value, entry.cite, shown(entry.value, value.type), start=entry.start, end=entry.end)


def _same_amount(old: Value, before: Entry, new: Value, after: Entry) -> bool:
    """Whether two figures in other units are one amount, such as 12 months and 1 year."""
    if not (is_number(old.type) and is_number(new.type)) or before.value is None or after.value is None:
        return False
    factor = old.type.unit.conversion(new.type.unit)
    return factor is not None and before.value * factor == after.value  # type: ignore[operator]  # numbers, by their types


def table_changes(both: Context, old: Table, new: Table) -> Iterator[Change]:
    """What changed in a table, row by row and column by column."""
    before, after = both.a.at.rows(old), both.b.at.rows(new)
    if before is None or after is None:
        return
    old = _with_names_of(new, old)
    windows = old.soort == new.soort == "tijdvensters"
    cells = tuple(_window_cells(old, before, new, after) if windows else _cells(old, before, new, after))
    if not cells:
        return
    title = new.title or plain(new.id)
    places = _table_place(both.a, old, before), _table_place(both.b, new, after)
    first = cells[0]
    told = f"{first.row}: {first.column} {first.a} → {first.b}" if first.column else f"{first.row}: {first.a} → {first.b}"
    rest = f", en nog {len(cells) - 1}" if len(cells) > 1 else ""
    kind = "tijdvenster" if windows else "tabel"
    yield Change(new.id, kind, "tabellen", title, *places, f"In {title} is gewijzigd: {told}{rest}.", cells)


def _table_place(side: Side, table: Table, version: TableVersion) -> Place:
    count = len(version.rows)
    return place_of(table, None, f"{count} {'rij' if count == 1 else 'rijen'}", start=version.start, end=version.end)


def _with_names_of(new: Table, old: Table) -> Table:
    """The old table with columns called as in the new one: those that only one has, of one type, in order, keys apart."""
    types = [dict(table.columns) for table in (old, new)]
    free = [name for name in types[1] if name not in types[0]]
    renamed: dict[str, str] = {}
    for name, type_ in old.columns:
        fits = [other for other in free if types[1][other] == type_ and (other in new.keys) == (name in old.keys)]
        if name not in types[1] and fits:
            renamed[name] = fits[0]
            free.remove(fits[0])
    columns = tuple((renamed.get(name, name), type_) for name, type_ in old.columns)
    return replace(old, columns=columns, keys=tuple(renamed.get(name, name) for name in old.keys))


def _cells(old: Table, before: TableVersion, new: Table, after: TableVersion) -> Iterator[Cell]:
    keys = [name for name in new.keys if name in old.keys] or list(new.keys)
    rows = [{_row_key(table, row, keys): row for row in version.rows} for table, version in ((old, before), (new, after))]
    for key in dict.fromkeys((*rows[0], *rows[1])):
        one, other = rows[0].get(key), rows[1].get(key)
        if one is None or other is None:
            table, row = (new, other) if one is None else (old, one)
            assert row is not None
            told = ", ".join(f"{plain(name)} {_shown(table, row, name)}" for name in _columns(table))
            yield Cell(_key_words(table, row), "", ABSENT if one is None else told, told if one is None else ABSENT)
            continue
        for name in dict.fromkeys((*_columns(old), *_columns(new))):
            texts = [_shown(old, one, name), _shown(new, other, name)]
            if texts[0] != texts[1]:
                yield Cell(_key_words(new, other), plain(name), *texts)


def _row_key(table: Table, row: Row, keys: list[str]) -> tuple[object, ...]:
    """What identifies a row: its key cells, or without keys its first cell."""
    names = keys if all(any(name == column for column, _ in table.columns) for name in keys) and keys else [table.columns[0][0]]
    return tuple(_comparable(row.cells[table.at(name)]) for name in names)


def _comparable(cell: object) -> object:
    return (cell.low, cell.low_in, cell.high, cell.high_in) if isinstance(cell, Range) else cell


def _columns(table: Table) -> list[str]:
    """The columns that a row gives: those that are no key."""
    return [name for name, _ in table.columns if name not in table.keys]


def _shown(table: Table, row: Row, column: str) -> str:
    types: dict[str, Type] = dict(table.columns)
    return cell_words(row.cells[table.at(column)], types[column]) if column in types else ABSENT


def _key_words(table: Table, row: Row) -> str:
    types = dict(table.columns)
    names = table.keys or (table.columns[0][0],)
    told = [f"{plain(name)} {cell_words(row.cells[table.at(name)], types[name])}".strip() for name in names]
    return ", ".join(told)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run of minutes of a day, and what the table gives then on each side."""

    day: str
    start: int
    end: int
    a: tuple[str, ...]
    b: tuple[str, ...]


def _window_cells(old: Table, before: TableVersion, new: Table, after: TableVersion) -> Iterator[Cell]:
    """The stretches of time in which two tables of time windows give something else; days that change alike are one."""
    columns = list(dict.fromkeys((*_columns(old), *_columns(new))))
    days = dict.fromkeys(day for row in (*before.rows, *after.rows) for day in row.days)
    stretches = [
        stretch
        for day in days
        for stretch in _stretches(day, _lanes(old, before, day, columns), _lanes(new, after, day, columns))
        if stretch.a != stretch.b
    ]
    alike: dict[tuple[object, ...], list[str]] = {}
    for stretch in stretches:
        alike.setdefault((stretch.start, stretch.end, stretch.a, stretch.b), []).append(stretch.day)
    for (start, end, a, b), named in alike.items():
        row = window_words(Row((), days=tuple(named), start=start, end=end))  # type: ignore[arg-type]
        for place, column in enumerate(columns):
            texts = [side[place] if side else ABSENT for side in (a, b)]  # type: ignore[index]
            if texts[0] != texts[1]:
                yield Cell(row, plain(column), *texts)


def _lanes(table: Table, version: TableVersion, day: str, columns: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """The rows for a day as runs of minutes that do not overlap; an earlier row goes before a later one."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for row in version.rows:
        if day in row.days:
            cells = tuple(_shown(table, row, column) for column in columns)
            free = [(row.start, row.end)]
            for start, end, _ in found:
                free = [(a, b) for low, high in free for a, b in ((low, min(high, start)), (max(low, end), high)) if a < b]
            found += [(start, end, cells) for start, end in free]
    return sorted(found)


def _stretches(
    day: str, one: list[tuple[int, int, tuple[str, ...]]], other: list[tuple[int, int, tuple[str, ...]]]
) -> Iterator[_Stretch]:
    bounds = sorted({bound for start, end, _ in (*one, *other) for bound in (start, end)})

    def at(lanes: list[tuple[int, int, tuple[str, ...]]], minute: int) -> tuple[str, ...]:
        return next((cells for start, end, cells in lanes if start <= minute < end), ())

    pieces = [_Stretch(day, start, end, at(one, start), at(other, start)) for start, end in pairwise(bounds)]
    for _, run in groupby(pieces, key=lambda piece: (piece.a, piece.b)):
        joined = list(run)
        yield _Stretch(day, joined[0].start, joined[-1].end, joined[0].a, joined[0].b)
