"""Worlds and frames: where an expression is compiled.

In: relations. Out: a ``World`` is the cases on one date each: the pairs (case, date) for which something is asked; the
peildatum makes the first, every ``op`` another. A ``Frame`` is the relation whose rows an expression is about, with the
world of its date and its local names. Between relations cells are fetched by a join on their keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lidwoord.language import syntax as s
from spike.cells import ABSENT, FAULT, KNOWN, NONE, Cell
from spike.refusal import RefusedError
from spike.rows import Rows, columns_in

if TYPE_CHECKING:
    from spike.program import Compiler


@dataclass(slots=True)
class Element:
    """An element of a list: its kind, the cells of its fields, the columns that tell it apart within a case, how many
    there can be, and the longest that one can last in seconds (0 where that is not known).
    """

    kind: str
    cells: dict[str, Cell]
    keys: tuple[str, ...]
    most: int
    longest: int = 0


Local = Cell | Element
STORED = {"datum": "::BIGINT", "moment": "::BIGINT", "ja/nee": "::BOOLEAN", "woord": "::VARCHAR"}


@dataclass(slots=True)
class World:
    """The cases on a date each. ``day``: the date of a row, with its bounds; the rest is what has been compiled here."""

    rows: Rows
    day: Cell
    rules: dict[str, Cell] = field(default_factory=dict)
    inputs: dict[str, Cell] = field(default_factory=dict)
    elements: dict[str, tuple[Rows, Element]] = field(default_factory=dict)
    element_rules: dict[str, Cell] = field(default_factory=dict)

    @property
    def has_cases(self) -> bool:
        """Whether rows are about a case; those of the calendar are about a day alone."""
        return "k_zaak" in self.rows.keys


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that an expression is about, on which date, with which local names."""

    compiler: Compiler
    world: World
    rows: Rows
    day: Cell
    local: dict[str, Local]

    def bind(self, sql: str) -> str:
        """A column of these rows; a column or a constant stays what it is."""
        return sql if sql in self.rows.columns or not columns_in(sql) else self.rows.bind(sql)

    def settle(self, cell: Cell) -> Cell:
        """A cell whose value, state and wall clock are columns; in an unknown state the value is NULL."""
        state = self.bind(cell.state) if cell.states else "0"
        value = cell.sql
        if cell.states and not value.startswith("NULL") and state != value:
            value = f"CASE WHEN {state} = 0 THEN {value} END"
        if value not in self.rows.columns and columns_in(value):
            value = self.rows.bind(
                f"({value}){STORED.get(cell.kind, '')}" if cell.kind != "getal" else f"({value})::{cell.type}"
            )
        wall = self.bind(cell.wall) if cell.wall else ""
        return replace(cell, sql=value, state=state, wall=wall)

    def fetch(self, source: Rows, cell: Cell, on: tuple[str, ...]) -> Cell:
        """A cell of another relation, for the row of it that belongs to each row here."""
        wanted = [text for text in (cell.sql, cell.state, cell.wall) if text in source.columns]
        if source is self.rows or all(text in self.rows.columns for text in wanted):
            return cell
        table = source.flush()
        there = {text: self.rows.join(table, on, text) for text in wanted}
        return replace(
            cell,
            sql=there.get(cell.sql, cell.sql),
            state=there.get(cell.state, cell.state),
            wall=there.get(cell.wall, cell.wall),
        )

    def same_case(self) -> tuple[str, ...]:
        """The join conditions of a row of the world: the case and the date."""
        here = (f"{{t}}.k_dag = {self.day.sql}",)
        return ("{t}.k_zaak = k_zaak", *here) if self.world.has_cases else here

    def strict(self, *cells: Cell) -> tuple[str, frozenset[int]]:
        """The state of what needs all of its parts: the gravest; of two faults the first."""
        state, states = "0", frozenset[int]()
        for cell in cells:
            if not cell.states:
                continue
            own, mine = cell.state, cell.states
            if NONE in mine:
                own = f"CASE WHEN {own} = {NONE} THEN {ABSENT} ELSE {own} END"
                mine = (mine - {NONE}) | {ABSENT}
            if not states:
                state = own
            elif {ABSENT, FAULT} <= states | mine:
                state = self.bind(state)
                state = f"CASE WHEN {state} >= {ABSENT} THEN {state} ELSE greatest({state}, {own}) END"
            else:
                state = f"greatest({state}, {own})"
            states |= mine
        return state, states


Compile = Callable[..., Cell]
COMPILERS: dict[type[s.Expr], Compile] = {}
WORDS = {
    "Pick": "de eerste of laatste uit een lijst", "ForAll": "voor elke … geldt", "Brackets": "een staffel", "ProRata": "tijdsevenredig",
    "Clip": "binnen", "Within": "valt in of overlapt met",
}  # fmt: skip


def compile_expr(e: s.Expr, frame: Frame) -> Cell:
    """The cell of a typed tree in a frame; RefusedError for a node that is not compiled."""
    compiler = COMPILERS.get(e.__class__)
    if compiler is None:
        raise RefusedError(WORDS.get(e.__class__.__name__, e.__class__.__name__), str(e))
    return frame.settle(compiler(e, frame))


__all__ = ["COMPILERS", "KNOWN", "Element", "Frame", "Local", "World", "compile_expr"]
