"""Documents of an older schema version, carried forward in their text.

In: a located document and its root as `documents.migrate` made it. Out: the edits of the text that do the same; or a diagnostic
where they would have to move a part that does not stand on lines of its own. A migration leaves the place of every part as it
was, so that the two trees can be laid side by side; no migration needs to be known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.format.located import Edit, Located
from lidwoord.format.pieces import Sort, pieces
from lidwoord.source import Entry, Mapping, Node, Scalar, Sequence

_BLANKS = " \n"


class _MovedError(Exception):
    """A part was moved to where the text can't follow."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


def carry(document: Located, meant: Mapping) -> tuple[list[Edit], tuple[Diagnostic, ...]]:
    """Return the edits that carry a document forward; none when it is in the present version."""
    if meant is document.root:
        return [], ()
    try:
        return list(_changed(document, document.root, meant)), ()
    except _MovedError as moved:
        return [], (diagnostic("LW932", moved.span, sleutel=document.written(moved.span)),)


def _changed(document: Located, old: Node, new: Node) -> Iterator[Edit]:
    """Yield the edits that make one node the other."""
    if old == new:
        return
    if isinstance(old, Scalar) and isinstance(new, Scalar):
        yield Edit(document.start(old.span), document.end(old.span), f'"{new.text}"')
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _changed_mapping(document, old, new)
    elif isinstance(old, Sequence) and isinstance(new, Sequence) and len(old) == len(new):
        for before, after in zip(old.items, new.items, strict=True):
            yield from _changed(document, before, after)
    else:
        raise _MovedError(new.span)


def _changed_mapping(document: Located, old: Mapping, new: Mapping) -> Iterator[Edit]:
    """Yield the edits of a mapping: keys with another name, without their entry, or joined with another."""
    after = {entry.key.span: entry for entry in new.entries}
    gone = {entry.key.span: entry for entry in old.entries if entry.key.span not in after}
    for place in after.keys() - {entry.key.span for entry in old.entries}:
        raise _MovedError(place)
    for entry in old.entries:
        kept = after.get(entry.key.span)
        if kept is None:
            continue
        if kept.key.text != entry.key.text:
            yield Edit(document.start(entry.key.span), document.end(entry.key.span), kept.key.text)
        joined = next((other for other in gone.values() if _holds(kept.value, other.value, entry.value)), None)
        if joined is None:
            yield from _changed(document, entry.value, kept.value)
        else:
            del gone[joined.key.span]
            yield from _moved(document, joined, entry)
    for entry in gone.values():
        yield _removed(document, old, entry)


def _holds(joined: Node, second: Node, first: Node) -> bool:
    """Tell whether a mapping is two others, one after the other."""
    if not (isinstance(joined, Mapping) and isinstance(first, Mapping) and isinstance(second, Mapping)):
        return False
    return len(second) > 0 and joined.entries == first.entries + second.entries


def _moved(document: Located, entry: Entry, to: Entry) -> Iterator[Edit]:
    """Yield the edits that move the lines of a section to the end of another."""
    text = document.text
    assert isinstance(entry.value, Mapping)
    assert isinstance(to.value, Mapping)
    for part in (entry, to):
        if text[document.start(part.value.span)] == "{":
            raise _MovedError(part.key.span)
    start, end = text.index("\n", document.end(entry.key.span)), _line_end(text, document.end(entry.value.span))
    shift = to.value.span.column - entry.value.span.column
    target = _line_end(text, document.end(to.value.span))
    yield Edit(target, target, "\n".join(_shifted(line, shift) for line in text[start:end].split("\n")))
    line = text.rfind("\n", 0, document.start(entry.key.span)) + 1
    comment = text[document.end(entry.key.span) : start].strip(" :")
    yield Edit(line if comment else max(line - 1, 0), end, comment)


def _shifted(line: str, by: int) -> str:
    """Return a line with more or fewer blanks before it."""
    return line.removeprefix(" " * -by) if by < 0 else " " * by + line if line else line


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _removed(document: Located, parent: Mapping, entry: Entry) -> Edit:
    """Return the edit that leaves of an entry only its comments."""
    text = document.text
    start, end = document.start(entry.key.span), document.end(entry.value.span)
    inside = [p for p in pieces(document) if p.sort is Sort.COMMENT and start <= p.start < end]
    comments = "".join(f"{text[p.start : p.end]}\n" for p in inside)
    if text[document.start(parent.span)] == "{":
        rest = text[end:].lstrip(_BLANKS)
        if rest.startswith(","):
            end = len(text) - len(rest) + 1
        elif parent.entries[0] is not entry:
            start = text.rindex(",", 0, start)
    elif not comments and text[end : _line_end(text, end)].strip(_BLANKS) == "":
        line = text.rfind("\n", 0, start)
        if not text[line + 1 : start].strip(_BLANKS):  # nothing else stands on its lines
            start, end = max(line, 0), _line_end(text, end)
    return Edit(start, end, comments)
