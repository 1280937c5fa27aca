"""Reading the case files.

In: a folder with case files (`*.yaml`, the form that LEESMIJ.md describes). Out: a `Case` for each, all scalars as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the base loaders keep every scalar as text


@dataclass(frozen=True, slots=True)
class Field:
    """A named value of a case: its text (or list of texts) and its unit, as written."""

    name: str
    value: str | list[str]
    unit: str


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case; `head` holds the other keys of the case, `readings` those of the whole file."""

    set: str
    id: str
    head: Mapping[str, Any]
    readings: Mapping[str, str]
    given: tuple[Field, ...]
    expected: tuple[Field, ...]

    @property
    def name(self) -> str:
        """The set and the id: two sets may use one id."""
        return f"{self.set}/{self.id}"


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of every file in `folder`, in the order of the files."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in _of_file(path)]


def read_data(path: Path) -> Any:
    """Return a YAML file with every scalar as text."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_LOADER)  # noqa: S506  # a base loader makes texts, lists and dicts only


def _of_file(path: Path) -> list[Case]:
    data = read_data(path)
    readings = (data.get("conventies") or {}).get("lezingen") or {}
    return [
        Case(path.stem, item["id"], item, readings, _fields(item.get("invoer")), _fields(item.get("verwacht")))
        for item in data["cases"]
    ]


def _fields(section: Mapping[str, Any] | None) -> tuple[Field, ...]:
    return tuple(Field(name, content["waarde"], content.get("eenheid", "")) for name, content in (section or {}).items())
