"""Elements of lists: the records of the case, the rows of a table, and what list operations make.

In: values by field. Out: elements that are addressed by their key (``diensten[2018-05-01T23:00]``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lidwoord.ruleset.model import Range, Row
from lidwoord.values.periods import Moment, Period, TimePeriod
from lidwoord.values.types import DATUM, DATUMTIJD, TEKST
from lidwoord.values.write import write_exact


class Element:
    """One element: its kind, its key as text, its fields, the element that it extends (in a ranking), the one whose list
    it is in (of a nested list), and its table row.
    """

    __slots__ = ("base", "fields", "key", "kind", "list_id", "parent", "row")

    def __init__(
        self, kind: str, list_id: str, key: str, fields: dict[str, object], base: Element | None = None, row: Row | None = None
    ) -> None:
        self.kind, self.list_id, self.key, self.fields, self.base, self.row = kind, list_id, key, fields, base, row
        self.parent: Element | None = None

    @property
    def period(self) -> Period | TimePeriod | None:
        """The element as a period."""
        f = self.fields
        if "begin" in f and "einde" in f:
            begin, end = f["begin"], f["einde"]
            return TimePeriod(begin, end) if isinstance(begin, Moment) and isinstance(end, Moment) else None
        if "eerste_dag" in f:
            first, last = f["eerste_dag"], f["laatste_dag"]
            if isinstance(first, date) and (last is None or isinstance(last, date)):
                return Period(first, date.fromordinal(last.toordinal() + 1) if last is not None else None)
            return None
        return self.base.period if self.base is not None else None

    def root(self, kind: str) -> Element | None:
        """The element itself or what it extends, of the wanted kind."""
        found: Element | None = self
        while found is not None and found.kind != kind:
            found = found.base
        return found

    def lookup(self, name: str) -> Element | None:
        """The element in the chain that has the field."""
        found: Element | None = self
        while found is not None and name not in found.fields:
            found = found.base
        return found

    @property
    def path(self) -> str:
        """What addresses it in an outcome: its key, for a nested list behind that of what it belongs to (``anna/2018-05``)."""
        return self.key if self.parent is None else f"{self.parent.path}/{self.key}"

    @property
    def address(self) -> str:
        """``diensten[2018-05-01T23:00]``."""
        return f"{self.list_id}[{self.path}]"


def key_text(value: object) -> str:
    """The text of a key: ISO dates and times, plain texts and numbers."""
    if isinstance(value, Moment):
        return write_exact(value, DATUMTIJD)
    if isinstance(value, date):
        return write_exact(value, DATUM)
    if isinstance(value, Period):
        return key_text(value.start) if value.start is not None else "begin"
    if isinstance(value, str):
        return write_exact(value, TEKST)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Range):
        return "..".join("" if bound is None else key_text(bound) for bound in (value.low, value.high))
    return "geen" if value is None else str(value)


def make_unique(elements: list[Element]) -> tuple[Element, ...]:
    """Elements with equal keys get a number behind the key, in order."""
    seen: dict[str, int] = {}
    for element in elements:
        count = seen[element.key] = seen.get(element.key, 0) + 1
        if count > 1:
            element.key = f"{element.key}#{count}"
    return tuple(elements)


@dataclass(frozen=True, slots=True)
class ElementList:
    """The elements of a list of the case, and the period that the case says it covers."""

    elements: tuple[Element, ...]
    covers: Period | None = None
