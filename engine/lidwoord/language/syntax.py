"""The syntax tree of the expression language: a small, closed set of frozen nodes.

In: nothing. Out: the node classes that the parser builds, the checker types, the printer prints and the evaluator
compiles. Nodes print as their formula, not by field: every generated method costs time at each cold start. ``at``
(start and end offset in the formula) and ``type`` are not part of a node's equality: two formulas that read the same
are the same tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields
from fractions import Fraction

from lidwoord.values.record import dataclass
from lidwoord.values.types import Type


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Expr:
    """A node: its place in the formula and, once checked, its type."""

    at: tuple[int, int] = field(default=(0, 0), compare=False, kw_only=True)
    type: Type | None = field(default=None, compare=False, kw_only=True)

    def __eq__(self, other: object) -> bool:
        """Whether two nodes read the same: of one class, with equal parts."""
        return other.__class__ is self.__class__ and parts_of(self) == parts_of(other)

    def __hash__(self) -> int:
        """A hash over the parts that count for equality."""
        return hash((self.__class__, parts_of(self)))

    def __repr__(self) -> str:
        """The class and the formula."""
        from lidwoord.language.write import write

        return f"<{self.__class__.__name__} {write(self)}>"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Literal(Expr):
    """A written value; ``kind`` is its type in Dutch notation (``€/uur``, ``datum`` …)."""

    kind: str
    value: object


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Name(Expr):
    """A bare name. ``ref`` says what it turned out to be: peildatum, lokaal, invoer, waarde, regel, optie or lijst."""

    name: str
    ref: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Field(Expr):
    """``naam van iets``. ``ref``: veld, regel (a rule per element), kenmerk (of a date or period), lijst or rest."""

    name: str
    of: Expr
    ref: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class At(Expr):
    """``X op DATUM``: X as it is at another date."""

    of: Expr
    date: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Binary(Expr):
    """``+ - * / gedurende``; ``factor`` is the unit conversion of a product or quotient."""

    op: str
    left: Expr
    right: Expr
    factor: Fraction = field(default=Fraction(1), compare=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Negate(Expr):
    """``-X``."""

    of: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Convert(Expr):
    """A unit conversion that the checker put in: the number times ``factor``. It is not printed."""

    of: Expr
    factor: Fraction


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Compare(Expr):
    """``X is [minstens …] Y``; op is the Dutch relation, "" for plain equality."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OneOf(Expr):
    """``X is een van (a; b)``."""

    of: Expr
    options: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Presence(Expr):
    """``X is gegeven`` (given) or ``X is geen``."""

    of: Expr
    given: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Within(Expr):
    """``X valt in Y`` or, with ``overlap``, ``X overlapt met Y``."""

    of: Expr
    period: Expr
    overlap: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Logic(Expr):
    """``en`` or ``of`` over two or more parts."""

    op: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Not(Expr):
    """``niet X``."""

    of: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class If(Expr):
    """``als C dan A anders B``."""

    condition: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fold(Expr):
    """som, gemiddelde, hoogste, laagste, vroegste, laatste, aantal or verschillende over the elements of a list."""

    kind: str
    body: Expr | None
    name: str
    source: Expr
    where: Expr | None
    article: str = field(default="elke", compare=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Exists(Expr):
    """``er is een|geen d uit LIJST waarvoor C``."""

    name: str
    source: Expr
    where: Expr
    negated: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ForAll(Expr):
    """``voor elke d uit LIJST geldt C``."""

    name: str
    source: Expr
    where: Expr | None
    claim: Expr
    article: str = field(default="elke", compare=False)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pick(Expr):
    """``de eerste|laatste d uit LIJST waarvoor …``: one element; absent when none fits."""

    which: str
    article: str = field(compare=False)
    name: str
    source: Expr
    where: Expr | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Clamp(Expr):
    """``X maar ten minste|ten hoogste Y``."""

    op: str
    of: Expr
    bound: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IfAbsent(Expr):
    """``X bij ontbreken Y``."""

    of: Expr
    other: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Round(Expr):
    """A rounding: ``grain`` is centen, hele, decimalen or veelvoud; ``word`` the unit or the number of decimals."""

    of: Expr
    mode: str
    grain: str
    word: str
    multiple: Expr | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Clip(Expr):
    """``A binnen B``: the part of a period that lies in another."""

    of: Expr
    period: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Brackets(Expr):
    """``X volgens STAFFEL``: the sum over the brackets that X runs through."""

    of: Expr
    table: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class InUnit(Expr):
    """``X uitgedrukt in jaren``: the bare number of a quantity in that unit."""

    of: Expr
    unit: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ProRata(Expr):
    """``X tijdsevenredig naar A binnen B``: X times the share of B's days that lie in A."""

    of: Expr
    part: Expr
    whole: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lookup(Expr):
    """``kolom uit TABEL bij (…)``; with ``next_up`` "hetzelfde of het naasthogere"."""

    column: str
    table: str
    keys: tuple[Expr, ...]
    next_up: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Extreme(Expr):
    """``het hoogste|laagste van (…)``, for dates ``de laatste|vroegste van (…)``."""

    kind: str
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Interval(Expr):
    """``tijdvak (a tot b)`` or, inclusive, ``tijdvak (a tot en met b)``."""

    start: Expr
    end: Expr
    inclusive: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DayOfYear(Expr):
    """``1 december van JAAR``."""

    day: int
    month: int
    year: Expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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
COMPARED: dict[type[Expr], tuple[str, ...]] = {cls: tuple(f.name for f in fields(cls) if f.compare) for cls in NODES}


def parts_of(expr: Expr) -> tuple[object, ...]:
    """The parts of a node that count for equality: not its place, its type or what the checker found out."""
    return tuple(getattr(expr, name) for name in COMPARED[expr.__class__])


def children(expr: Expr) -> Iterator[Expr]:
    """The nodes directly below a node, in reading order."""
    for name in OWN_FIELDS[expr.__class__]:
        part = getattr(expr, name)
        if isinstance(part, Expr):
            yield part
        elif part.__class__ is tuple:
            yield from part


def walk(expr: Expr) -> Iterator[Expr]:
    """A node and all nodes below it, in reading order; without recursion, which costs a deep formula its depth squared."""
    waiting = [expr]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(tuple(children(node)))
