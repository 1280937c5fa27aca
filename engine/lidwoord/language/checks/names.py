"""Names, fields, tables: what a name means and which type that gives.

In: untyped nodes. Out: typed nodes, with diagnostics at the part that is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, Checker, unit_of
from lidwoord.language.scope import TableShape
from lidwoord.values.dates import WEEKDAYS
from lidwoord.values.types import (
    DATUM,
    DATUMTIJD,
    GEEN,
    GETAL,
    TIJD,
    TIJDVAK,
    Type,
    parse_type,
    quantity,
)

WEEKDAG = Type("keuze", options=WEEKDAYS)

ATTRIBUTES: dict[str, dict[str, Type]] = {
    "tijdvak": {
        "eerste_dag": DATUM,
        "laatste_dag": DATUM,
        "dagen": quantity(unit_of("dag")),
        "werkdagen": quantity(unit_of("werkdag")),
        "hele_weken": quantity(unit_of("week")),
        "hele_maanden": quantity(unit_of("maand")),
        "hele_jaren": quantity(unit_of("jaar")),
    },
    "tijdvak(tijd)": {
        "begin": DATUMTIJD,
        "einde": DATUMTIJD,
        "uren": quantity(unit_of("uur")),
        "eerste_dag": DATUM,
        "laatste_dag": DATUM,
    },
    "datum": {
        "jaar": GETAL,
        "maandnummer": GETAL,
        "dagnummer": GETAL,
        "weekdag": WEEKDAG,
        "week": TIJDVAK,
        "kalendermaand": TIJDVAK,
        "kwartaal": TIJDVAK,
        "kalenderjaar": TIJDVAK,
        "eerste_paasdag": DATUM,
    },
    "datumtijd": {"datum": DATUM, "tijd": TIJD},
}


def _literal(c: Checker, e: s.Literal, wanted: Type | None) -> s.Expr:
    if e.kind == "tekst" and wanted is not None and wanted.name in ("keuze", "stap"):
        if e.value not in wanted.options:
            c.unknown("LW230", e, str(e.value), list(wanted.options), opties="; ".join(wanted.options))
            return e
        return replace(e, type=wanted.with_absence(False))
    return replace(e, type=GEEN if e.kind == "geen" else parse_type(e.kind))


def _name(c: Checker, e: s.Name, wanted: Type | None) -> s.Expr:
    if e.name in c.names:
        return replace(e, ref="lokaal", type=c.names[e.name])
    if wanted is not None and wanted.name in ("keuze", "stap") and e.name in wanted.options:
        return replace(e, ref="optie", type=wanted.with_absence(False))
    if e.name == "peildatum":
        return replace(e, ref="peildatum", type=DATUM)
    symbol = c.scope.symbols.get(e.name)
    if symbol is not None and not symbol.per:
        return replace(e, ref=symbol.what, type=symbol.type)
    if symbol is not None:
        c.wrong("LW231", e, naam=e.name, soort=symbol.per)
    elif e.name in c.scope.lists:
        c.wrong("LW232", e, naam=e.name)
    elif e.name in c.scope.tables:
        c.wrong("LW233", e, naam=e.name)
    else:
        options = list(wanted.options) if wanted is not None else []
        c.unknown("LW226", e, e.name, [*c.names, *c.scope.symbols, "peildatum", *options])
    return e


def _field(c: Checker, e: s.Field, wanted: Type | None) -> s.Expr:
    if e.name == "rest" and isinstance(e.of, s.Name) and e.of.name in c.scope.lists:
        shape = c.scope.lists[e.of.name]
        if shape.rest is not None:
            return replace(e, of=replace(e.of, ref="lijst"), ref="rest", type=shape.rest)
    of = c.check(e.of)
    if of.type is None:
        return replace(e, of=of)
    if of.type.name == "element":
        known: list[str] = []
        for kind in c.scope.chain(of.type.kind):
            fields = kind.own_fields()
            if e.name in fields:
                found = fields[e.name]
                return replace(e, of=of, ref="lijst" if found.name == "lijst" else "veld", type=found)
            rules = c.scope.per_rules.get(kind.name, {})
            if e.name in rules:
                return replace(e, of=of, ref="regel", type=rules[e.name].type)
            known += [*fields, *rules]
    else:
        known = []
    period = c.scope.period_of(of.type)
    attributes = ATTRIBUTES.get(period.name if period is not None else of.type.name, {})
    if e.name in attributes:
        return replace(e, of=of, ref="kenmerk", type=attributes[e.name])
    if e.name in c.scope.symbols and c.scope.symbols[e.name].per:
        c.wrong("LW231", e, naam=e.name, soort=c.scope.symbols[e.name].per)
    else:
        c.unknown("LW234", e, e.name, [*known, *attributes], soort=of.type.text)
    return replace(e, of=of)


def _at(c: Checker, e: s.At, wanted: Type | None) -> s.Expr:
    of = c.check(e.of, wanted)
    return replace(e, of=of, date=c.fit(e.date, DATUM, "LW235"), type=of.type)


def _lookup(c: Checker, e: s.Lookup, wanted: Type | None) -> s.Expr:
    table = c.scope.tables.get(e.table) or _rows_of(c, e.table)
    if table is None or table.soort != "tabel":
        c.unknown("LW243", e, e.table, [t.name for t in c.scope.tables.values() if t.soort == "tabel"])
        return e
    column = table.columns.get(e.column)
    if column is None:
        c.unknown("LW244", e, e.column, list(table.columns), tabel=e.table)
        return e
    if e.next_up:
        wanted_keys: tuple[Type, ...] = (column.with_absence(False),)
    else:
        wanted_keys = tuple(table.columns[k] for k in table.keys)
    if len(e.keys) != len(wanted_keys):
        c.wrong(
            "LW245", e, tabel=e.table, aantal=str(len(wanted_keys)), sleutels="; ".join(table.keys), gegeven=str(len(e.keys))
        )
        return e
    keys = tuple(c.fit(k, t.with_absence(True)) for k, t in zip(e.keys, wanted_keys, strict=True))
    return replace(e, keys=keys, type=column)


def _rows_of(c: Checker, name: str) -> TableShape | None:
    """The table whose rows a list selects, so that one can look something up in a selection."""
    shape = c.scope.lists.get(name)
    if shape is None or shape.parent:
        return None
    return next((t for t in c.scope.tables.values() if t.element == shape.kind), None)


def _brackets(c: Checker, e: s.Brackets, wanted: Type | None) -> s.Expr:
    table = c.scope.tables.get(e.table)
    if table is None or table.soort != "staffel":
        c.unknown("LW242", e, e.table, [t.name for t in c.scope.tables.values() if t.soort == "staffel"])
        return replace(e, of=c.number(e.of))
    over, rate = table.columns["over"], table.columns["tarief"]
    return replace(e, of=c.fit(e.of, over), type=quantity(over.unit.times(rate.unit)[0]))


CHECKS.update(
    {
        s.Literal: _literal,
        s.Name: _name,
        s.Field: _field,
        s.At: _at,
        s.Lookup: _lookup,
        s.Brackets: _brackets,
    }
)
