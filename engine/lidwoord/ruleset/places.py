"""Where a declaration names another, or a day, outside its formulas.

In: the node of a declaration. Out: each such word with its place, so that what is wrong with it is shown there.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.ruleset.reading import Reader
from lidwoord.source import Mapping, Node, Scalar, Sequence


def named_in(reader: Reader, node: Node) -> Iterator[Scalar]:
    """The words under ``bij`` of a norm or procedure, and under ``dagen`` in the rows of a table."""
    if not isinstance(node, Mapping):
        return
    yield from _words(node.get("bij"))
    for part in (node, *reader.mappings(node, "reeks")):
        for row in reader.mappings(part, "rijen"):
            yield from _words(row.get("dagen"))


def _words(node: Node | None) -> Iterator[Scalar]:
    found = node.items if isinstance(node, Sequence) else (node,)
    yield from (word for word in found if isinstance(word, Scalar))
