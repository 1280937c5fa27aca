"""Tables and series: rows by declared type, over time, checked when loaded.

In: the mapping of a table or value. Out: entries and rows; gaps, overlaps and doubled keys as diagnostics (LW32x-LW34x).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lidwoord.diagnostics import Span, did_you_mean
from lidwoord.ruleset.decisions import check_decisions
from lidwoord.ruleset.model import Citation, Entry, Range, Reference, Row, Table, TableVersion, ValueReading
from lidwoord.ruleset.reading import CITING, Reader
from lidwoord.ruleset.windows import check_windows
from lidwoord.source import Mapping, Scalar, Sequence
from lidwoord.values.dates import WEEKDAYS
from lidwoord.values.types import TIJD, Type, is_ordered

DAY = 24 * 60
ANY = Range()
ROW_KEYS = (*CITING, "sub", "opmerking", "dagen", "van", "tot")


def span_of(reader: Reader, node: Mapping) -> tuple[date | None, date | None]:
    """``van`` and the day after ``tot_en_met``."""
    last = reader.date(node, "tot_en_met")
    return reader.date(node, "van"), last + timedelta(days=1) if last is not None else None


def series(reader: Reader, node: Mapping, type_: Type | None, cite: Citation | None = None) -> tuple[Entry, ...]:
    """The entries of ``reeks`` (or the one ``waarde``) in order of time; a gap or an overlap is an error.

    ``cite`` is the citation of the reading that they belong to, where that has its own.
    """
    if "waarde" in node:
        start, end = span_of(reader, node)
        return (Entry(start, end, reader.value(node.get("waarde"), type_), cite=cite),)
    entries: list[tuple[Entry, Mapping]] = []
    for item in reader.mappings(node, "reeks"):
        start, end = span_of(reader, item)
        value = reader.value(item.get("waarde"), type_)
        own = reader.citation_within(item, cite or reader.citation(node)) or cite
        entries.append((Entry(start, end, value, reader.date(item, "vastgesteld"), own), item))
    return tuple(consecutive(reader, entries))


def consecutive(reader: Reader, entries: list[tuple[Entry, Mapping]]) -> list[Entry]:
    """Close each entry at the next one's begin; report gaps and overlaps."""
    done: list[Entry] = []
    for index, (entry, node) in enumerate(entries):
        following, place = (
            (entries[index + 1][0].start, entries[index + 1][1].span) if index + 1 < len(entries) else (None, node.span)
        )
        if index and entry.start is None and "van" not in node:  # else it can't be read, which has been said
            reader.wrong("LW320", node.span)
        end = entry.end
        if following is not None:
            if entry.start is not None and following <= entry.start:
                reader.wrong("LW321", place, van=following.isoformat(), vorige=entry.start.isoformat())
            elif end is not None and following < end:
                reader.wrong("LW322", place, van=following.isoformat(), tot=(end - timedelta(days=1)).isoformat())
            elif end is not None and following > end:
                reader.wrong("LW323", place, dag=end.isoformat())
            end = end or following
        done.append(replace(entry, end=end))
    return done


def value_readings(reader: Reader, node: Mapping, type_: Type | None, span: Span) -> tuple[ValueReading, ...]:
    """The readings of a value; one nameless reading where the text has no second one."""
    if "lezingen" not in node:
        return (ValueReading("", True, "", series(reader, node, type_)),)
    outer, readings = reader.citation(node), []
    for name, reading in ((e.key.text, e.value) for e in reader.entries(node, "lezingen") if isinstance(e.value, Mapping)):
        entries = series(reader, reading, type_, reader.citation_within(reading, outer))
        readings.append(ValueReading(name, reader.flag(reading, "gekozen"), reader.text(reading, "reden"), entries))
    one_chosen(reader, [r.chosen for r in readings], span)
    return tuple(readings)


def one_chosen(reader: Reader, chosen: list[bool], span: Span) -> None:
    """Exactly one reading must be chosen."""
    if sum(chosen) != 1:
        reader.wrong("LW305", span, aantal=str(sum(chosen)))


def read_table(reader: Reader, name: str, node: Mapping, span: Span) -> Table | None:
    """A table of any kind."""
    soort = reader.text(node, "soort", "tabel")
    columns: list[tuple[str, Type]] = []
    for entry in reader.entries(node, "kolommen"):
        type_ = reader.type_of(entry.value)
        if type_ is not None:
            columns.append((entry.key.text, type_))
    if soort == "staffel":
        over, rate = reader.type(node, "over"), reader.type(node, "tarief")
        if over is None or rate is None:
            return None
        columns = [("over", over), ("tarief", rate)]
    keys = reader.texts(node, "sleutel")
    ranges = tuple(e.key.text for e in reader.entries(node, "zoek"))
    known = [c for c, _ in columns]
    order, label = reader.text(node, "volgorde"), reader.text(node, "label")
    references = _references(reader, node)
    for key in (*keys, *ranges, *filter(None, (order, label)), *(r.column for r in references)):
        if key not in known:
            reader.wrong("LW330", span, kolom=key, tabel=name)
            return None
    types = dict(columns)
    if order and (order in ranges or not (is_ordered(types[order]) or types[order].name == "tekst")):
        found = "schijf" if order in ranges else types[order].text
        reader.wrong("LW239", span, relatie="volgorde", gevonden=found)
        return None
    for key in ranges:
        if types[key].name == "stap" or not is_ordered(types[key]):
            reader.wrong("LW239", span, relatie="schijf", gevonden=types[key].text)
            return None
    table = Table(
        id=name, soort=soort, cite=reader.citation(node), span=span, title=reader.text(node, "titel"), columns=tuple(columns),
        keys=keys, ranges=ranges, element=reader.text(node, "element"), order=order,
        overlap=reader.text(node, "bij_samenloop", "fout"), partial=reader.text(node, "dekking", "volledig") == "gedeeltelijk",
        label=label, references=references,
    )  # fmt: skip
    parts = reader.mappings(node, "reeks") if "reeks" in node else (node,)
    versions = []
    for part in parts:
        start, end = span_of(reader, part)
        versions.append((Entry(start, end, _rows(reader, table, part)), part))
    done = tuple(TableVersion(e.start, e.end, e.value) for e in consecutive(reader, versions) if isinstance(e.value, tuple))
    for version in done:
        _check_rows(reader, table, version, span)
    return replace(table, versions=done)


def _references(reader: Reader, node: Mapping) -> tuple[Reference, ...]:
    """What the columns refer to; ``references`` checks it once all tables are known."""
    return tuple(
        Reference(entry.key.text, entry.value.text, entry.value.span)
        for entry in reader.entries(node, "verwijst_naar")
        if isinstance(entry.value, Scalar)
    )


def _rows(reader: Reader, table: Table, node: Mapping) -> tuple[Row, ...]:
    rows: list[Row] = []
    for item in reader.mappings(node, "rijen"):
        if table.soort == "staffel":
            cells: list[object] = [
                reader.value(item.get("tot_en_met"), table.columns[0][1]),
                reader.value(item.get("tarief"), table.columns[1][1]),
            ]
        else:
            cells = [_cell(reader, table, item, name, type_) for name, type_ in table.columns]
            _known_cells(reader, table, item)
        cite = reader.citation_within(item, table.cite, [name for name, _ in table.columns])
        if table.soort == "tijdvensters":
            rows += _windows(reader, item, Row(tuple(cells), cite, line=item.span.line, column=item.span.column))
        else:
            rows.append(Row(tuple(cells), cite, line=item.span.line, column=item.span.column))
    return tuple(rows)


def _known_cells(reader: Reader, table: Table, item: Mapping) -> None:
    known = [name for name, _ in table.columns]
    for entry in item.entries:
        if entry.key.text not in known and entry.key.text not in ROW_KEYS:
            hint = did_you_mean(entry.key.text, [*known, *ROW_KEYS]) or None
            reader.wrong("LW332", entry.key.span, hint=hint, kolom=entry.key.text, tabel=table.id)


def _cell(reader: Reader, table: Table, item: Mapping, name: str, type_: Type) -> object:
    node = item.get(name)
    if name in table.ranges:
        if node is None:
            return ANY
        if isinstance(node, Mapping):
            return _range(reader, node, type_)
        exact = reader.value(node, type_)
        return Range(exact, True, exact, True)
    if node is None:
        if name in table.keys:
            return ANY
        if not type_.optional:
            reader.wrong("LW331", item.span, kolom=name, tabel=table.id)
        return None
    return reader.value(node, type_)


def _range(reader: Reader, node: Mapping, type_: Type) -> Range:
    low_in, high_in = "vanaf" in node, "tot_en_met" in node
    return Range(
        reader.value(node.get("vanaf") or node.get("meer_dan"), type_), low_in,
        reader.value(node.get("tot_en_met") or node.get("tot"), type_), high_in,
    )  # fmt: skip


def _windows(reader: Reader, item: Mapping, row: Row) -> list[Row]:
    days: list[str] = []
    node = item.get("dagen")
    for token in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(token, Scalar):
            days += _days(reader, token)
    start = reader.value(item.get("van"), TIJD) if "van" in item else 0
    end = reader.value(item.get("tot"), TIJD) if "tot" in item else DAY
    if not isinstance(start, int) or not isinstance(end, int):
        return []
    if start == end:
        reader.wrong("LW340", item.span)
        return []
    if end < start:  # over midnight: both parts on each listed day
        return [replace(row, days=tuple(days), start=a, end=b) for a, b in ((0, end), (start, DAY)) if a < b]
    return [replace(row, days=tuple(days), start=start, end=end)]


def _days(reader: Reader, token: Scalar) -> list[str]:
    first, dash, last = token.text.partition("-")
    if token.text == "alle":
        return list(WEEKDAYS)
    if dash and first in WEEKDAYS and last in WEEKDAYS:
        a, b = WEEKDAYS.index(first), WEEKDAYS.index(last)
        if a > b:
            reader.wrong("LW343", token.span, tekst=token.text)
        return list(WEEKDAYS[a : b + 1])
    return [token.text]


def _check_rows(reader: Reader, table: Table, version: TableVersion, span: Span) -> None:
    if table.order:
        at_order = [name for name, _ in table.columns].index(table.order)
        for row in (r for r in version.rows if r.cells[at_order] in (None, ANY)):
            reader.wrong(
                "LW331", Span(span.file, row.line, row.column, row.line, row.column + 1), kolom=table.order, tabel=table.id
            )
    if table.soort == "tijdvensters":
        check_windows(reader, table, version.rows, span)
    elif table.soort == "staffel":
        bounds = [row.cells[0] for row in version.rows]
        if not bounds or None in bounds[:-1] or bounds[-1] is not None or bounds[:-1] != sorted(set(bounds[:-1])):  # type: ignore[type-var]
            reader.wrong("LW334", span, tabel=table.id)
    elif not check_decisions(reader, table, version.rows, span.file):
        _check_exact_keys(reader, table, version, span)


def _check_exact_keys(reader: Reader, table: Table, version: TableVersion, span: Span) -> None:
    seen: set[tuple[object, ...]] = set()
    at = [index for index, (name, _) in enumerate(table.columns) if name in table.keys]
    for row in version.rows:
        key = tuple(row.cells[i] for i in at)
        if key in seen:
            place = Span(span.file, row.line, row.column, row.line, row.column + 1)
            reader.wrong("LW333", place, tabel=table.id, sleutel="; ".join(str(k) for k in key))
        seen.add(key)
