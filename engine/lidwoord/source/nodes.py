"""Located nodes: what a YAML document says, with the place of every part.

In: built by `yaml_events`. Out: `Scalar`, `Mapping`, `Sequence`; `to_plain` for jsonschema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lidwoord.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as text; `plain` tells that it stood there without quotes and on its own."""

    text: str
    span: Span
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Tell whether nothing was written at all (`sleutel:`), other than `""`."""
        return self.plain and not self.text

    def part(self, start: int, end: int) -> Span:
        """Return the span of the characters start..end of the text, as near as it is known."""
        span = self.span
        if span.line != span.end_line:
            return span
        width = span.end_column - span.column
        if width == len(self.text):
            return span.inside(start, end)
        if width == len(self.text) + 2:  # quoted, without escapes
            return span.inside(start + 1, end + 1)
        return span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the text; no key occurs twice."""

    entries: tuple[Entry, ...]
    span: Span
    _index: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {e.key.text: e for e in self.entries})

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        entry = self._index.get(key)
        return entry.value if entry else None

    def key(self, key: str) -> Scalar | None:
        """Return the key itself with its place, or None."""
        entry = self._index.get(key)
        return entry.key if entry else None

    def items(self) -> Iterator[tuple[str, Node]]:
        """Iterate over the key texts and values, in the order of the text."""
        return ((e.key.text, e.value) for e in self.entries)

    def __contains__(self, key: object) -> bool:
        return key in self._index

    def __len__(self) -> int:
        return len(self.entries)

    def __bool__(self) -> bool:
        """Count as true even when empty, so that `node or ...` means presence."""
        return True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        """Count as true even when empty, so that `node or ...` means presence."""
        return True


Node: TypeAlias = Scalar | Mapping | Sequence


def to_plain(node: Node) -> object:
    """Return the node as str, dict and list."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {e.key.text: to_plain(e.value) for e in node.entries}
    return [to_plain(item) for item in node.items]
