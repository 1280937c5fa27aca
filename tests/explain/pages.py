"""An HTML page read back: a tree of elements, and whether every tag is closed in its turn.

In: the text of a page. Out: its root ``Node``. ``ValueError`` for a tag that is closed out of turn or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("meta", "rect", "path")  # elements without content: of HTML, and those that the pictures close at once


@dataclass(slots=True)
class Node:
    """An element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements in it with one of these tags, in order; without tags all."""
        for part in self.inside:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def one(self, tag: str) -> Node:
        """The only element with this tag."""
        (found,) = self.all(tag)
        return found

    @property
    def text(self) -> str:
        """The text in it, with single spaces."""
        return " ".join(self._texts()).replace("\u00a0", " ")

    def _texts(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, Node):
                yield from part._texts()
            else:
                yield from part.split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop().tag != tag:
            raise ValueError(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: str) -> Node:
    """The tree of a page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if len(reader.open) != 1:
        raise ValueError(f"<{reader.open[-1].tag}> is not closed")
    return reader.open[0]
