"""The case so far: what has been given, as text in Dutch notation.

In: a case file or nothing, and answers. Out: a ``Draft``, the path of each of its elements, and the plain data of a case file.
Drafts are never changed: an answer makes a new one that shares all else with the old.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lidwoord.calculate.elements import key_text
from lidwoord.ruleset.model import RecordKind, RuleSet
from lidwoord.source import Node, to_plain
from lidwoord.values.dates import FIRST_YEAR
from lidwoord.values.notation import read_value, write_literal
from lidwoord.values.types import TIJDVAK, Type

Data = Any  # a text, a list of such data, or a dict from names to such data
Path = tuple[str | int, ...]
EARLIEST = f"{FIRST_YEAR}-01-01"


@dataclass(frozen=True, slots=True)
class Draft:
    """A case in the making: names to texts, series or elements; the period that each list covers; the date and readings."""

    date: date | None = None
    given: Mapping[str, Data] = field(default_factory=dict)
    covers: Mapping[str, Data] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    after_effect: bool = False

    def to_plain(self) -> dict[str, Data]:
        """The content of a case file."""
        data: dict[str, Data] = {"schema": "1"}
        if self.date is not None:
            data["peildatum"] = self.date.isoformat()
        if self.readings:
            data["lezingen"] = dict(self.readings)
        if self.after_effect:
            data["nawerking"] = "ja"
        data["invoer"] = dict(self.given)
        if self.covers:
            data["dekking"] = dict(self.covers)
        return data


def put(data: Data, path: Path, value: Data) -> Data:
    """The data with another value at a path; an index one past the end of a list adds to it."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, str):
        return {**data, step: put(data.get(step), rest, value)}
    items = list(data or ())
    items[step : step + 1] = [put(items[step] if step < len(items) else None, rest, value)]
    return items


def get(data: Data, path: Path) -> Data:
    """What stands at a path, or None."""
    for step in path:
        if data is None:
            return None
        data = data.get(step) if isinstance(step, str) else (*data, None)[step]
    return data


def earlier(value: Data, text: str) -> Data:
    """A series in time with what held before its first date."""
    return [{"van": EARLIEST, "waarde": text}, *value]


def places(rules: RuleSet, given: Mapping[str, Data]) -> dict[str, Path]:
    """The path of every element by its address, such as ``diensten[2018-05-01T23:00]``, and of every list that is given."""
    top = [k for k in rules.kinds.values() if not k.parent and k.list in given]
    return {address: path for kind in top for address, path in _elements(rules, kind, given[kind.list], (kind.list,), "")}


def _elements(rules: RuleSet, kind: RecordKind, items: Data, path: Path, parent: str) -> Iterator[tuple[str, Path]]:
    below = [k for k in rules.kinds.values() if k.parent == kind.id]
    for number, item in enumerate(items):
        key = parent + element_key(kind, item, number)
        yield f"{kind.list}[{key}]", (*path, number)
        for sub in below:
            yield from _elements(rules, sub, item.get(sub.list, ()), (*path, number, sub.list), f"{key}/")


def element_key(kind: RecordKind, item: Data, number: int) -> str:
    """The key of an element as the calculation names it: the value of its key, else its place in the list."""
    return key_text(read_value(item[kind.key], kind.types()[kind.key])) if kind.key in item else str(number + 1)


# -- a case file -----------------------------------------------------------------------------------------------------------


def from_file(rules: RuleSet, given: Node, covers: Node | None, *, json: bool) -> tuple[Data, Data]:
    """What a case file gives and what it covers, in Dutch notation; nothing is wrong with the case."""
    plain, covered = to_plain(given), to_plain(covers) if covers is not None else {}
    assert isinstance(plain, dict)
    assert isinstance(covered, dict)
    if not json:
        return plain, covered
    kinds = {k.list: k for k in rules.kinds.values()}
    made = {
        name: _dutch_elements(rules, kinds[name], value) if name in kinds else _dutch_value(value, _type_of(rules, name))
        for name, value in plain.items()
    }
    return made, {name: _dutch(text, TIJDVAK) for name, text in covered.items()}


def _type_of(rules: RuleSet, name: str) -> Type:
    """The type of what a case may give under a name."""
    found = rules.inputs.get(name) or rules.values.get(name) or rules.rules[name.partition("[")[0]]
    return found.type


def _dutch_value(value: Data, type_: Type) -> Data:
    if isinstance(value, list):
        return [{"van": part["van"], "waarde": _dutch(part["waarde"], type_)} for part in value]
    return _dutch(value, type_)


def _dutch_elements(rules: RuleSet, kind: RecordKind, items: Data) -> Data:
    types = kind.types()
    nested = {k.list: k for k in rules.kinds.values() if k.parent == kind.id}
    return [
        {k: _dutch_elements(rules, nested[k], v) if k in nested else _dutch(v, types[k]) for k, v in item.items()}
        for item in items
    ]


def _dutch(text: str, type_: Type) -> str:
    """A value of a JSON case in Dutch notation."""
    return write_literal(read_value(text, type_, json=True), type_)
