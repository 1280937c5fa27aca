"""The compiled rule set: what every later stage reads.

In: nothing (these are the data that ``build`` makes and ``codec`` stores). Out: frozen descriptions of inputs, values,
tables, record kinds, lists, rules, norms, each with its citation and its place in the file. Most need no equality or
repr of their own, and every generated method costs time at each cold start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from datetime import date

from lidwoord.diagnostics import Span
from lidwoord.language.syntax import Expr
from lidwoord.ruleset.citation import Citation, Titled, Validity
from lidwoord.ruleset.provisions import Inexpressible, Manifest, Norm, Procedure, SourceDocument, Step
from lidwoord.values.record import dataclass
from lidwoord.values.types import DATUM, DATUMTIJD, Type
from lidwoord.values.write import write_value

__all__ = [
    "Body", "Branch", "Citation", "Condition", "DayKind", "Declaration", "Entry", "Formula", "Inexpressible", "Input",
    "KindField", "Lapse", "ListOp", "ListReading", "Manifest", "Norm", "Procedure", "Range", "RecordKind", "Reference",
    "Row", "Rule", "RuleReading", "RuleSet", "SourceDocument", "Step", "Table", "TableVersion", "Validity", "Value",
    "ValueReading", "Version",
]  # fmt: skip


class Formula:
    """A formula: its text, its place and its typed tree; the tree is made when it is first asked for."""

    __slots__ = ("_expr", "_make", "span", "text")

    def __init__(self, text: str, span: Span, expr: Expr | None = None, make: Callable[[], Expr] | None = None) -> None:
        self.text, self.span, self._expr, self._make = text, span, expr, make

    @property
    def expr(self) -> Expr:
        """The typed tree."""
        if self._expr is None:
            assert self._make is not None
            self._expr, self._make = self._make(), None
        return self._expr

    def settle(self, expr: Expr) -> None:
        """Set the typed tree, once the formula has been checked."""
        self._expr = expr


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Input:
    """Something the case must say. ``default`` is used, and shown as assumed, only when ``has_default``."""

    id: str
    type: Type
    cite: Citation
    span: Span
    title: str = ""
    question: str = ""
    help: str = ""
    default: object = None
    has_default: bool = False
    minimum: object = None
    maximum: object = None
    multiple: object = None
    in_time: bool = False

    @property
    def limits(self) -> str:
        """The bounds in words: ``minstens 5 en hoogstens 80 en een veelvoud van 5``."""
        bounds = (("minstens", self.minimum), ("hoogstens", self.maximum), ("een veelvoud van", self.multiple))
        return " en ".join(f"{words} {write_value(bound, self.type)}" for words, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Entry:
    """A value from ``start`` until (not including) ``end``; None is open; ``cite`` where this part has its own."""

    start: date | None
    end: date | None
    value: object
    adopted: date | None = None
    cite: Citation | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ValueReading:
    """A reading of a value."""

    name: str
    chosen: bool
    reason: str
    series: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Value:
    """A figure of the text, over time, possibly with readings."""

    id: str
    type: Type
    cite: Citation
    span: Span
    title: str
    readings: tuple[ValueReading, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Range:
    """A range cell: a bound or None, and whether the bound itself belongs to it."""

    low: object = None
    low_in: bool = False
    high: object = None
    high_in: bool = False

    @property
    def is_any(self) -> bool:
        """Whether it has no bounds."""
        return self.low is None and self.high is None

    def holds(self, value: object) -> bool:
        """Whether a value lies in it."""
        low = self.low is None or (self.low <= value if self.low_in else self.low < value)  # type: ignore[operator]
        high = self.high is None or (value <= self.high if self.high_in else value < self.high)  # type: ignore[operator]
        return low and high


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Row:
    """A table row: cells in column order; ``cite`` where the row has its own; a window has days and minutes of the day."""

    cells: tuple[object, ...]
    cite: Citation | None = None
    days: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TableVersion:
    """A table as it holds between two dates."""

    start: date | None
    end: date | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reference:
    """A column whose values are keys of another table (``verwijst_naar``)."""

    column: str
    table: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table(Titled):
    """A table (tabel), marginal brackets (staffel) or time windows (tijdvensters), over time."""

    id: str
    soort: str
    cite: Citation
    span: Span
    title: str
    columns: tuple[tuple[str, Type], ...]
    keys: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    element: str = ""
    order: str = ""
    overlap: str = ""
    partial: bool = False
    versions: tuple[TableVersion, ...] = ()
    label: str = ""
    """The column that names a row for people."""
    references: tuple[Reference, ...] = ()

    def at(self, column: str) -> int:
        """The place of a column in the cells of a row."""
        return [name for name, _ in self.columns].index(column)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class KindField:
    """A field of a record kind."""

    name: str
    type: Type
    default: object = None
    has_default: bool = False
    question: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RecordKind:
    """A record kind of the case: its list, its key and order, whether it is a period, and what it belongs to."""

    id: str
    list: str
    cite: Citation
    span: Span
    key: str
    order: str
    title: str = ""
    period: str = ""
    parent: str = ""
    may_overlap: bool = False
    empty_default: bool = False
    fields: tuple[KindField, ...] = ()

    @property
    def bounds(self) -> tuple[tuple[str, Type], ...]:
        """The two fields that make an element a period, with their types; the last day may be open."""
        if not self.period:
            return ()
        if self.period == "tijd":
            return (("begin", DATUMTIJD), ("einde", DATUMTIJD))
        return (("eerste_dag", DATUM), ("laatste_dag", replace(DATUM, optional=True)))

    @property
    def required(self) -> tuple[str, ...]:
        """The fields without which there is no element: its bounds, unless the end may be open, and its key."""
        bounds = [name for name, type_ in self.bounds if not type_.optional]
        return tuple(dict.fromkeys((*bounds, self.key) if self.key else bounds))

    def types(self) -> dict[str, Type]:
        """The type of every field, the bounds first."""
        return {**dict(self.bounds), **{f.name: f.type for f in self.fields}}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DayKind:
    """A kind of day, decided by a formula over ``dag``."""

    id: str
    cite: Citation
    span: Span
    when: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ListReading:
    """A reading of a list operation: other options."""

    name: str
    chosen: bool
    reason: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ListOp:
    """A named list operation; ``formulas`` and ``options`` are its parts by their key in the rule file."""

    id: str
    soort: str
    cite: Citation
    span: Span
    title: str
    source: str
    kind: str
    local: str
    parent: str
    formulas: tuple[tuple[str, Formula], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    readings: tuple[ListReading, ...] = ()

    def formula(self, key: str) -> Formula | None:
        """The formula under a key."""
        return next((f for k, f in self.formulas if k == key), None)

    def option(self, key: str, default: str = "") -> str:
        """The option under a key."""
        return next((v for k, v in self.options if k == key), default)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Condition:
    """A labelled condition (voorwaarde) with its own lid."""

    label: str
    cite: Citation
    claim: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Branch:
    """One of the ``gevallen``."""

    cite: Citation
    when: Formula
    then: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Body:
    """How a rule is worked out: steps first, then a formula, conditions, or branches."""

    steps: tuple[tuple[str, Formula], ...] = ()
    formula: Formula | None = None
    conditions: tuple[Condition, ...] = ()
    branches: tuple[Branch, ...] = ()
    otherwise: Formula | None = None
    first_fits: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Version:
    """A rule body between two dates; ``cite`` where this version has its own."""

    start: date | None
    end: date | None
    body: Body
    cite: Citation | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RuleReading:
    """A reading of a rule."""

    name: str
    chosen: bool
    reason: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lapse:
    """A lapse by a fact: when the condition holds, the article is gone from a date."""

    when: Formula
    start: Formula
    cite: Citation


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rule(Titled):
    """A rule; its id is the outcome's name."""

    id: str
    type: Type
    cite: Citation
    span: Span
    title: str = ""
    summary: str = ""
    per: str = ""
    readings: tuple[RuleReading, ...] = ()
    reading_of: str = ""
    validity: Validity = Validity()
    lapse: Lapse | None = None
    applies: Formula | None = None
    entitled: Formula | None = None
    conditions: tuple[Condition, ...] = ()
    without: Formula | None = None
    departs_from: str = ""
    when: Formula | None = None
    over: tuple[str, ...] = ()
    blocks: str = ""
    on: Formula | None = None


Declaration = Input | Value | Table | RecordKind | DayKind | ListOp | Rule | Norm | Procedure | Inexpressible


@dataclass(slots=True)
class RuleSet:
    """A rule set with the names of the sets it uses merged in; ``own`` are the ids declared in the set itself."""

    manifest: Manifest
    version: str
    own: frozenset[str] = frozenset()
    inputs: dict[str, Input] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    kinds: dict[str, RecordKind] = field(default_factory=dict)
    daykinds: dict[str, DayKind] = field(default_factory=dict)
    lists: dict[str, ListOp] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    norms: dict[str, Norm] = field(default_factory=dict)
    procedures: dict[str, Procedure] = field(default_factory=dict)
    gaps: dict[str, Inexpressible] = field(default_factory=dict)
    used: tuple[RuleSet, ...] = ()
    exceptions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: dict[str, SourceDocument] = field(default_factory=dict)
    program: object = None

    def sections(self) -> tuple[dict[str, Declaration], ...]:
        """The ten dictionaries of declarations, in the order of the rule documents."""
        return (
            self.kinds, self.inputs, self.values, self.tables, self.daykinds, self.lists, self.rules, self.norms,
            self.procedures, self.gaps,
        )  # type: ignore[return-value]  # dict is invariant; the sections are only read here  # fmt: skip

    @property
    def outcomes(self) -> dict[str, Rule]:
        """Everything that can be asked: the rules that yield something."""
        return {k: r for k, r in self.rules.items() if not r.blocks}

    def document_title(self, cite: Citation) -> str:
        """The title of the cited document."""
        found = self.sources.get(cite.document)
        return found.title if found is not None else cite.document
