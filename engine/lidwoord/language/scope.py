"""What names mean while a formula is checked.

In: the declarations of a rule set. Out: the symbols, record kinds, lists and tables that the checker looks names up in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lidwoord.diagnostics import Span
from lidwoord.values.types import DATUM, DATUMTIJD, TIJDVAK, TIJDVAK_TIJD, Type


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name with a type. ``what``: invoer, waarde, regel or lokaal; ``per``: the record kind of a rule per element."""

    what: str
    type: Type
    per: str = ""
    span: Span | None = None


@dataclass(slots=True)
class Kind:
    """A record kind: its fields, what it extends, and whether it is a period (of ``datum`` or ``tijd``)."""

    name: str
    fields: dict[str, Type] = field(default_factory=dict)
    extends: str = ""
    period: str = ""
    span: Span | None = None

    def period_type(self) -> Type | None:
        """The type of the element read as a period, if it is one."""
        return {"datum": TIJDVAK, "tijd": TIJDVAK_TIJD}.get(self.period)

    def own_fields(self) -> dict[str, Type]:
        """Declared fields, with the bounds of the period."""
        bounds: dict[str, Type] = {}
        if self.period == "datum":
            bounds = {"eerste_dag": DATUM, "laatste_dag": DATUM}
        elif self.period == "tijd":
            bounds = {"begin": DATUMTIJD, "einde": DATUMTIJD}
        return {**bounds, **self.fields}


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table: its key columns in order and all columns; ``soort`` tabel, staffel or tijdvensters."""

    name: str
    soort: str
    keys: tuple[str, ...]
    columns: dict[str, Type]
    span: Span | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class ListShape:
    """A named list: the kind of its elements, and the kind that each list belongs to ("" for the case)."""

    name: str
    kind: str
    parent: str = ""
    rest: Type | None = None
    span: Span | None = None


@dataclass(slots=True)
class Scope:
    """All names of a rule set and of the sets it uses."""

    symbols: dict[str, Symbol] = field(default_factory=dict)
    per_rules: dict[str, dict[str, Symbol]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    lists: dict[str, ListShape] = field(default_factory=dict)
    tables: dict[str, TableShape] = field(default_factory=dict)
    daykinds: set[str] = field(default_factory=set)

    def chain(self, kind: str) -> Iterator[Kind]:
        """A kind and the kinds that it extends."""
        seen: set[str] = set()
        while kind in self.kinds and kind not in seen:
            seen.add(kind)
            yield self.kinds[kind]
            kind = self.kinds[kind].extends

    def period_of(self, type_: Type) -> Type | None:
        """TIJDVAK or TIJDVAK_TIJD where a value of this type can be read as a period."""
        if type_.name in ("tijdvak", "tijdvak(tijd)"):
            return TIJDVAK if type_.name == "tijdvak" else TIJDVAK_TIJD
        if type_.name == "element":
            for kind in self.chain(type_.kind):
                if kind.period:
                    return kind.period_type()
        return None
