"""The syntax tree of the expression language: a small, closed set of frozen nodes.

In: nothing. Out: the node classes that the parser builds, the checker types, the printer prints and the evaluator compiles.
``at`` (start and end offset in the formula) and ``type`` are not part of a node's equality: two formulas that read the same are
the same tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from fractions import Fraction

from lidwoord.values.types import Type


@dataclass(frozen=True, slots=True)
class Expr:
    """A node: its place in the formula and, once checked, its type."""

    at: tuple[int, int] = field(default=(0, 0), compare=False, kw_only=True)
    type: Type | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal(Expr):
    """A written value; ``kind`` is its type in Dutch notation (``€/uur``, ``datum`` …)."""

    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class Name(Expr):
    """A bare name. ``ref`` says what it turned out to be: peildatum, lokaal, invoer, waarde, regel, optie or lijst."""

    name: str
    ref: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Field(Expr):
    """``naam van iets``. ``ref``: veld, regel (a rule per element), kenmerk (of a date or period), lijst or rest."""

    name: str
    of: Expr
    ref: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class At(Expr):
    """``X op DATUM``: X as it is at another date."""

    of: Expr
    date: Expr


@dataclass(frozen=True, slots=True)
class Binary(Expr):
    """``+ - * / gedurende``; ``factor`` is the unit conversion of a product or quotient."""

    op: str
    left: Expr
    right: Expr
    factor: Fraction = field(default=Fraction(1), compare=False)


@dataclass(frozen=True, slots=True)
class Negate(Expr):
    of: Expr


@dataclass(frozen=True, slots=True)
class Convert(Expr):
    """A unit conversion that the checker put in: the number times ``factor``. It is not printed."""

    of: Expr
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Compare(Expr):
    """``X is [minstens …] Y``; op is the Dutch relation, "" for plain equality."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class OneOf(Expr):
    of: Expr
    options: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Presence(Expr):
    """``X is gegeven`` (given) or ``X is geen``."""

    of: Expr
    given: bool


@dataclass(frozen=True, slots=True)
class Within(Expr):
    """``X valt in Y`` or, with ``overlap``, ``X overlapt met Y``."""

    of: Expr
    period: Expr
    overlap: bool


@dataclass(frozen=True, slots=True)
class Logic(Expr):
    """``en`` or ``of`` over two or more parts."""

    op: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Not(Expr):
    of: Expr


@dataclass(frozen=True, slots=True)
class If(Expr):
    condition: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Fold(Expr):
    """som, gemiddelde, hoogste, laagste, vroegste, laatste, aantal or verschillende over the elements of a list."""

    kind: str
    body: Expr | None
    name: str
    source: Expr
    where: Expr | None
    article: str = field(default="elke", compare=False)


@dataclass(frozen=True, slots=True)
class Exists(Expr):
    name: str
    source: Expr
    where: Expr
    negated: bool


@dataclass(frozen=True, slots=True)
class ForAll(Expr):
    name: str
    source: Expr
    where: Expr | None
    claim: Expr
    article: str = field(default="elke", compare=False)


@dataclass(frozen=True, slots=True)
class Pick(Expr):
    """``de eerste|laatste d uit LIJST waarvoor …``: one element; absent when none fits."""

    which: str
    article: str = field(compare=False)
    name: str
    source: Expr
    where: Expr | None


@dataclass(frozen=True, slots=True)
class Clamp(Expr):
    """``X maar ten minste|ten hoogste Y``."""

    op: str
    of: Expr
    bound: Expr


@dataclass(frozen=True, slots=True)
class IfAbsent(Expr):
    """``X bij ontbreken Y``."""

    of: Expr
    other: Expr


@dataclass(frozen=True, slots=True)
class Round(Expr):
    """A rounding: ``grain`` is centen, hele, decimalen or veelvoud; ``word`` the unit or the number of decimals."""

    of: Expr
    mode: str
    grain: str
    word: str
    multiple: Expr | None


@dataclass(frozen=True, slots=True)
class Clip(Expr):
    """``A binnen B``: the part of a period that lies in another."""

    of: Expr
    period: Expr


@dataclass(frozen=True, slots=True)
class Brackets(Expr):
    """``X volgens STAFFEL``: the sum over the brackets that X runs through."""

    of: Expr
    table: str


@dataclass(frozen=True, slots=True)
class InUnit(Expr):
    """``X uitgedrukt in jaren``: the bare number of a quantity in that unit."""

    of: Expr
    unit: str


@dataclass(frozen=True, slots=True)
class ProRata(Expr):
    """``X tijdsevenredig naar A binnen B``: X times the share of B's days that lie in A."""

    of: Expr
    part: Expr
    whole: Expr


@dataclass(frozen=True, slots=True)
class Lookup(Expr):
    """``kolom uit TABEL bij (…)``; with ``next_up`` "hetzelfde of het naasthogere"."""

    column: str
    table: str
    keys: tuple[Expr, ...]
    next_up: bool


@dataclass(frozen=True, slots=True)
class Extreme(Expr):
    """``het hoogste|laagste van (…)``, for dates ``de laatste|vroegste van (…)``."""

    kind: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Interval(Expr):
    """``tijdvak (a tot b)`` or, inclusive, ``tijdvak (a tot en met b)``."""

    start: Expr
    end: Expr
    inclusive: bool


@dataclass(frozen=True, slots=True)
class DayOfYear(Expr):
    """``1 december van JAAR``."""

    day: int
    month: int
    year: Expr


@dataclass(frozen=True, slots=True)
class DayOfMonth(Expr):
    """``de 16e van MAAND``."""

    day: int
    month: Expr


NODES: tuple[type[Expr], ...] = (
    Literal, Name, Field, At, Binary, Negate, Convert, Compare, OneOf, Presence, Within, Logic, Not, If, Fold, Exists, ForAll,
    Pick, Clamp, IfAbsent, Round, Clip, Brackets, InUnit, ProRata, Lookup, Extreme, Interval, DayOfYear, DayOfMonth,
)  # fmt: skip
OWN_FIELDS: dict[type[Expr], tuple[str, ...]] = {
    cls: tuple(f.name for f in fields(cls) if f.name not in ("at", "type")) for cls in NODES
}


def children(expr: Expr) -> Iterator[Expr]:
    """The nodes directly below a node, in reading order."""
    for name in OWN_FIELDS[expr.__class__]:
        part = getattr(expr, name)
        if isinstance(part, Expr):
            yield part
        elif part.__class__ is tuple:
            yield from part


def walk(expr: Expr) -> Iterator[Expr]:
    """A node and all nodes below it."""
    yield expr
    for child in children(expr):
        yield from walk(child)
