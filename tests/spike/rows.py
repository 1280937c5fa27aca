"""Rows: a relation that grows column by column.

In: SQL of new columns and joins. Out: the statements that make temporary tables. A rule is a column; columns that
depend on each other are laid in layers of nested SELECTs, so that no expression is ever written twice; ``flush`` writes
what has gathered to a table when another relation needs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"\b(?:c\d+|k_\w+)\b")
_OWN = re.compile(r"'(?:[^']|'')*'|(?<![.\w])([ck](?:\d+|_\w+))\b")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to make. ``kept``: the columns that may be left out where nothing that comes later mentions them."""

    name: str
    query: str
    keys: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()


@dataclass(slots=True)
class Script:
    """The tables so far, and the numbers of names."""

    tables: list[_Table] = field(default_factory=list)
    count: int = 0

    def name(self, letter: str) -> str:
        """A new name."""
        self.count += 1
        return f"{letter}{self.count}"

    def table(self, query: str, keys: tuple[str, ...] = (), kept: frozenset[str] = frozenset()) -> str:
        """A new temporary table with the rows of a query; with ``keys`` of a relation, of which columns may be left out."""
        self.tables.append(_Table(self.name("t"), query, keys, kept))
        return self.tables[-1].name

    def statements(self, asked: set[str]) -> tuple[str, ...]:
        """The statements, each table with only the columns that are asked or that a later statement mentions."""
        made: list[str] = []
        for table in reversed(self.tables):
            columns = ", ".join((*table.keys, *sorted(table.kept & asked))) or "*"
            made.append(f"CREATE TEMP TABLE {table.name} AS SELECT {columns} FROM {table.query} q")
            asked = asked | set(_NAME.findall(made[-1]))
        return tuple(reversed(made))


@dataclass(slots=True)
class _Layer:
    columns: dict[str, str] = field(default_factory=dict)
    joins: list[str] = field(default_factory=list)


def columns_in(sql: str) -> set[str]:
    """The own columns that an expression mentions."""
    return {m[1] for m in _OWN.finditer(sql) if m[1]}


def _qualified(sql: str) -> str:
    return _OWN.sub(lambda m: f"p.{m[1]}" if m[1] else m[0], sql)


class Rows:
    """A relation: a table (or query in brackets), the columns that tell its rows apart, and columns not yet written."""

    def __init__(self, script: Script, table: str, keys: tuple[str, ...], columns: set[str]) -> None:
        self.script, self.table, self.keys = script, table, keys
        self.columns = columns | set(keys)
        self._depth: dict[str, int] = {}
        self._layers: list[_Layer] = []
        self._made: dict[str, str] = {}
        self._joined: dict[tuple[str, tuple[str, ...]], tuple[str, int]] = {}
        self._fetched: dict[tuple[str, tuple[str, ...], str], str] = {}

    def bind(self, sql: str) -> str:
        """The column for an expression over the columns so far."""
        found = self._made.get(sql)
        if found is None:
            found = self._made[sql] = self._place(sql, self._depth_of(sql) + 1)
        return found

    def join(self, table: str, on: tuple[str, ...], wanted: str) -> str:
        """The column for another table's column; ``on``: conditions with ``{t}`` for that table; at most one row fits."""
        found = self._fetched.get((table, on, wanted))
        if found is not None:
            return found
        if (table, on) not in self._joined:
            alias = self.script.name("j")
            conditions = " AND ".join(on)
            depth = self._depth_of(conditions) + 1
            self._layer(depth).joins.append(f"LEFT JOIN {table} {alias} ON {_qualified(conditions).format(t=alias)}")
            self._joined[table, on] = (alias, depth)
        alias, depth = self._joined[table, on]
        made = self._fetched[table, on, wanted] = self._place(f"{alias}.{wanted}", depth)
        return made

    def _depth_of(self, sql: str) -> int:
        return max((self._depth.get(name, 0) for name in columns_in(sql)), default=0)

    def _layer(self, depth: int) -> _Layer:
        while len(self._layers) < depth:
            self._layers.append(_Layer())
        return self._layers[depth - 1]

    def _place(self, sql: str, depth: int) -> str:
        name = self.script.name("c")
        self._layer(depth).columns[name] = _qualified(sql)
        self._depth[name] = depth
        self.columns.add(name)
        return name

    def query(self) -> str:
        """The relation as something to select from."""
        sql = self.table
        for layer in self._layers:
            new = "".join(f", {text} AS {name}" for name, text in layer.columns.items())
            sql = f"(SELECT p.*{new} FROM {sql} p {' '.join(layer.joins)})"
        return sql

    def flush(self) -> str:
        """The name of a table with all columns so far."""
        if self._layers or self.table.startswith("("):
            own = frozenset(self.columns) - set(self.keys)
            self.table = self.script.table(self.query(), self.keys, own)
            self._layers, self._depth, self._joined = [], {}, {}
        return self.table
