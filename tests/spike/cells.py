"""Cells: what is known about an expression before any row is read.

In: SQL text of integers. Out: cells. A cell is the pair that every compiled expression becomes: a value in SQL and a
state in SQL, with what holds for every row: the scale (a static denominator), the bounds and the states that can occur.
A number is ``sql / scale``; a date is a day number since 1970-01-01; a moment is seconds of real time with the seconds
that the wall clock shows beside it. The value is NULL in every state but KNOWN and WITHOUT_RIGHT.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

from spike.refusal import RefusedError

# The states of docs/toestanden.md, ordered so that of two the gravest is the greatest (NONE and WITHOUT_RIGHT aside).
KNOWN, UNKNOWN, NO_RIGHT, NOT_APPLICABLE = 0, 1, 2, 3
ABSENT = 4  # fout, but one that `bij ontbreken` catches: no row in the table, no element in the list
FAULT = 5  # fout
NONE = 6  # the known value geen
WITHOUT_RIGHT = 7  # geen_recht with an amount: as an operand it counts as that amount
NAMES = {
    KNOWN: "bekend",
    UNKNOWN: "onbekend",
    NO_RIGHT: "geen_recht",
    NOT_APPLICABLE: "geldt_niet",
    ABSENT: "fout",
    FAULT: "fout",
    NONE: "bekend",
    WITHOUT_RIGHT: "geen_recht",
}

EPOCH = dt.date(1970, 1, 1).toordinal()
BIGINT, HUGEINT = 2**63 - 1, 2**127 - 1
NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """An expression in SQL. ``kind``: getal, datum, ja/nee, woord, moment, tijdvak.

    ``scale``: the static denominator of a getal; ``low`` and ``high``: its bounds (of a datum in days, of a ja/nee 0
    and 1); ``options``: the scale of a stap, in order; ``state``: the SQL of its state and ``states`` which can occur
    besides KNOWN; ``wall``: of a moment, the SQL of the wall clock; ``parts``: of a tijdvak, its start and its end.
    """

    kind: str
    sql: str
    scale: int = 1
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    options: tuple[str, ...] = ()
    state: str = "0"
    states: frozenset[int] = NOTHING
    wall: str = ""
    parts: tuple[Cell, ...] = field(default=(), repr=False)

    @property
    def fixed(self) -> Fraction | None:
        """The value where it is the same in every row."""
        same = self.low == self.high and self.kind in ("getal", "datum", "ja/nee")
        return self.low if same and not self.states else None

    @property
    def size(self) -> int:
        """The largest absolute integer that the SQL can yield."""
        return int(max(abs(self.low), abs(self.high)) * self.scale)

    @property
    def type(self) -> str:
        """The SQL type that holds the integer of a getal."""
        return sql_type(self.size)


def sql_type(size: int) -> str:
    """BIGINT where the bounds prove that 64 bits suffice, else HUGEINT; beyond 128 bits the compiler refuses."""
    if size <= BIGINT:
        return "BIGINT"
    if size <= HUGEINT:
        return "HUGEINT"
    raise RefusedError("een getal dat niet in 128 bits past", f"tot {size.bit_length()} bits")


def number(value: Fraction) -> Cell:
    """A constant number."""
    sql_type(abs(value.numerator))
    return Cell("getal", str(value.numerator), value.denominator, value, value)


def truth(value: bool) -> Cell:
    """A constant ja or nee."""
    return Cell("ja/nee", "true" if value else "false", low=Fraction(value), high=Fraction(value))


def condition(sql: str, state: str = "0", states: frozenset[int] = NOTHING) -> Cell:
    """A ja or nee that rows decide."""
    return Cell("ja/nee", sql, low=Fraction(0), high=Fraction(1), state=state, states=states)


def day(value: dt.date) -> Cell:
    """A constant date."""
    at = value.toordinal() - EPOCH
    return Cell("datum", str(at), low=Fraction(at), high=Fraction(at))


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def word(text: str, options: tuple[str, ...] = ()) -> Cell:
    """A constant of a keuze, stap or tekst."""
    return Cell("woord", quoted(text), options=options)


def gap(state: int, kind: str = "getal") -> Cell:
    """A cell that is in one state in every row."""
    type_ = {"ja/nee": "BOOLEAN", "woord": "VARCHAR"}.get(kind, "BIGINT")
    return Cell(kind, f"NULL::{type_}", state=str(state), states=frozenset((state,)))


def constant(value: object, options: tuple[str, ...] = ()) -> Cell:
    """A Python value of a rule file as a cell."""
    if value is None:
        return gap(NONE)
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, (Fraction, int)):  # an int is a time of the day, in minutes
        return number(Fraction(value))
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, str):
        return word(value, options)
    raise RefusedError(f"een vaste waarde van de soort {type(value).__name__}")


def at_scale(cell: Cell, scale: int) -> str:
    """The integer SQL of a number at a multiple of its scale."""
    times = scale // cell.scale
    assert times * cell.scale == scale
    if cell.fixed is not None:
        return str(int(cell.fixed * scale))
    return cell.sql if times == 1 else f"({wide(cell, cell.size * times)} * {literal(times)})"


def wide(cell: Cell, size: int) -> str:
    """The SQL of a cell, cast to 128 bits where what is made of it does not fit in 64."""
    return f"{cell.sql}::HUGEINT" if sql_type(size) == "HUGEINT" else cell.sql


def literal(value: int) -> str:
    """An integer literal that never makes the arithmetic narrower than 64 bits."""
    return f"{value}::{sql_type(abs(value))}"
