"""YAML text (JSON included) as located nodes.

In: text. Out: a `Node`, or diagnostics. Only the plain part of YAML is accepted: mappings with
scalar keys, sequences and scalars, each read as text; no anchors, aliases, tags, merge keys,
directives, duplicate keys or second document.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic, sort_diagnostics
from lidwoord.source.limits import MAX_DEPTH, MAX_DIAGNOSTICS, MAX_NODES
from lidwoord.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from lidwoord.source.text import BOM, check_text, is_flow, odd_in_value, position
from lidwoord.source.yaml_errors import syntax_diagnostic
from lidwoord.source.yaml_parsers import NextEvent, event_source

_LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(%[^\n]*)")
_PROPERTY = re.compile(r"[^\s,\[\]{}]*")
_COLON = re.compile(r"\s*:")
_CONTENT = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*[ ]*[^\s#]")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?: +#[^\n]*| *)\n")
_LINE_END = re.compile(r"\n")
_MERGE = "<<"


class _Stop(Exception):
    """The document is past a limit or broken; the diagnostics say why."""


def parse_text(
    text: str, label: str, *, parser: str | None = None
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the document as a node, or None with what is wrong.

    `label` is the file name that spans carry; `parser` ("c" or "pure") forces one for tests.
    """
    text = text.removeprefix(BOM)
    problems = check_text(text, label)
    if problems:
        return None, problems
    text = text.replace("\r\n", "\n")
    if not text.endswith("\n"):  # libyaml counts this line break, written or not
        text += "\n"
    if is_flow(text):  # JSON indented with tabs; leading blanks mean nothing there
        text = _LEADING_TABS.sub(lambda match: " " * len(match.group()), text)
    directive = _DIRECTIVE.match(text)
    if directive:
        shown = directive.group(1)
        span = position(text, directive.start(1), label, len(shown))
        return None, (diagnostic("LW019", span, tekst=shown),)
    builder = _Builder(text, label, event_source(text, parser))
    root: Node | None = None
    try:
        root = builder.document()
    except _Stop:
        pass
    except YAMLError as error:
        builder.problems.append(syntax_diagnostic(error, text, label))
    if builder.problems:
        return None, sort_diagnostics(builder.problems)
    return root, ()


class _Builder:
    """Builds nodes from events, collecting what is not allowed."""

    def __init__(self, text: str, label: str, next_event: NextEvent) -> None:
        self.text = text
        self.label = label
        self.next_event = next_event
        self.problems: list[Diagnostic] = []
        self.nodes = 0
        self.starts: list[int] = []  # where each line but the first begins; made when needed
        self.flow_root = is_flow(text)

    def document(self) -> Node:
        """Return the only document of the stream."""
        self.next_event()  # the start of the stream
        event = self.next_event()
        if type(event) is StreamEndEvent:
            self.stop("LW011", Span(self.label, 1, 1, 1, 1))
        root = self.node(self.next_event(), 1)
        if isinstance(root, Scalar) and root.empty and not self.problems:
            self.stop("LW011", root.span)
        end = self.next_event()
        if end.explicit:  # `...`: the parsers disagree about how to go on behind it
            more = _CONTENT.match(self.text, end.end_mark.index)
            if more:
                self.stop("LW012", position(self.text, more.end() - 1, self.label, 1))
            return root
        event = self.next_event()
        if type(event) is DocumentStartEvent:
            self.stop("LW012", self.word(event))
        return root

    def node(self, event: Event, depth: int) -> Node:
        """Return the node that begins with this event."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop("LW010", self.span(event, event), maximum=str(MAX_NODES))
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            word = self.word(event)
            self.report("LW013", word, tekst=self.shown(event))
            return Scalar("?", word)
        if depth > MAX_DEPTH:
            self.stop("LW009", self.one(event), maximum=str(MAX_DEPTH))
        self.properties(event)
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def scalar(self, event: ScalarEvent) -> Scalar:
        """Return a scalar with the span of what stands in the text."""
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        text = event.value
        style = event.style
        span = self.span(event, event) if text or style else self.nothing(event)
        if style == "|" or style == ">":
            span = self.block_span(event)
            if not _BLOCK_HEADER.match(self.text, event.start_mark.index) and event.tag is None:
                self.report("LW029", self.one(event))
        elif style == '"':
            odd = odd_in_value(text)
            if odd is not None:
                self.report(odd[0], span, teken=odd[1])
        return Scalar(text, span, not style)

    def sequence(self, start: SequenceStartEvent, depth: int) -> Sequence:
        """Return a list."""
        items: list[Node] = []
        event = self.next_event()
        while not isinstance(event, CollectionEndEvent):
            item = self.node(event, depth + 1)
            if start.flow_style and not self.flow_root and items and _glued(items[-1], item):
                self.comma(items[-1], item, ",")
            items.append(item)
            event = self.next_event()
        return Sequence(tuple(items), self.collection_span(start, event, items))

    def mapping(self, start: MappingStartEvent, depth: int) -> Mapping:
        """Return a mapping; of a key that occurs twice the first one is kept."""
        entries: dict[str, Entry] = {}
        last: Entry | None = None
        event = self.next_event()
        while not isinstance(event, CollectionEndEvent):
            end_index = event.end_mark.index
            key = self.key(self.node(event, depth + 1), start)
            event = self.next_event()
            value = self.node(event, depth + 1)
            if isinstance(value, Scalar) and value.empty:
                value = Scalar("", self.after_key(end_index))
            entry = Entry(key, value)
            if start.flow_style and key.plain and self.split(last, entry, end_index):
                pass
            elif key.text in entries:
                first = Related(entries[key.text].key.span, "de eerste keer")
                self.report("LW016", key.span, (first,), sleutel=key.text)
            entries.setdefault(key.text, entry)
            last = entry
            event = self.next_event()
        children = [entry.value for entry in entries.values()]
        span = self.collection_span(start, event, children)
        if last is not None and not start.flow_style:
            first_key = next(iter(entries.values())).key.span
            last_span = last.value.span
            span = Span(
                self.label, first_key.line, first_key.column, last_span.end_line, last_span.end_column
            )
        return Mapping(tuple(entries.values()), span)

    def key(self, node: Node, start: MappingStartEvent) -> Scalar:
        """Return the key if it is a one-line text, else report it."""
        if not isinstance(node, Scalar):
            place = Span(
                self.label, node.span.line, node.span.column, node.span.line, node.span.column + 1
            )
            self.report("LW017", place)
            return Scalar("?", place)
        if node.plain and node.text == _MERGE:
            self.report("LW015", node.span)
        elif node.empty:  # the parsers disagree about how to go on behind it
            self.stop("LW018", self.one(start))
        elif not node.text or "\n" in node.text or node.span.line != node.span.end_line:
            self.report("LW018", node.span)
        return node

    def split(self, before: Entry | None, entry: Entry, end_index: int) -> bool:
        """Report a value in flow style that YAML split at its comma; tell whether it did."""
        no_colon = (
            isinstance(entry.value, Scalar)
            and entry.value.empty
            and not _COLON.match(self.text, end_index)
        )
        if before is not None and isinstance(before.value, Scalar) and before.value.plain:
            if _glued(before.value, entry.key):
                self.comma(before.value, entry.key, ",")
                return True
            if no_colon and before.value.text:
                self.comma(before.value, entry.key, ", ")
                return True
        if no_colon and entry.key.text:
            self.report("LW027", entry.key.span)
            return True
        return False

    def comma(self, before: Node, after: Node, between: str) -> None:
        """Report two scalars that were one value with a comma."""
        assert isinstance(before, Scalar) and isinstance(after, Scalar)
        a, b = before.span, after.span
        span = Span(self.label, a.line, a.column, b.end_line, b.end_column)
        self.report("LW020", span, tekst=f"{before.text}{between}{after.text}")

    def properties(self, event: NodeEvent) -> None:
        """Report an anchor or a tag."""
        if event.tag is not None:  # the parsers disagree about how to go on behind a tag
            word = self.word(event)
            self.stop("LW014" if self.shown(event)[:1] == "!" else "LW013", word, tekst=self.shown(event))
        if event.anchor is not None:
            self.report("LW013", self.word(event), tekst=self.shown(event))

    def span(self, start: Event, end: Event) -> Span:
        """Return the span from the start of one event to the end of another."""
        first, last = start.start_mark, end.end_mark
        return Span(self.label, first.line + 1, first.column + 1, last.line + 1, last.column + 1)

    def nothing(self, event: Event) -> Span:
        """Return the place of a scalar that was not written: behind what stands before it."""
        index = event.start_mark.index
        while index and self.text[index - 1] in " \n":
            index -= 1
        return self.point(index)

    def after_key(self, index: int) -> Span:
        """Return the place behind the colon of a key that ends at this index."""
        match = _COLON.match(self.text, index)
        return self.point(match.end() if match else index)

    def point(self, index: int) -> Span:
        """Return the empty span at an index."""
        if not self.starts:
            self.starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        line = bisect_right(self.starts, index)
        column = index - (self.starts[line - 1] if line else 0) + 1
        return Span(self.label, line + 1, column, line + 1, column)

    def one(self, event: Event) -> Span:
        """Return the span of the first character of an event."""
        mark = event.start_mark
        return Span(self.label, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)

    def shown(self, event: Event) -> str:
        """Return the word that the event begins with, as it stands in the text."""
        match = _PROPERTY.match(self.text, event.start_mark.index)
        return match.group() if match else ""

    def word(self, event: Event) -> Span:
        """Return the span of the word that the event begins with."""
        place = self.one(event)
        width = max(1, len(self.shown(event)))
        return Span(self.label, place.line, place.column, place.line, place.column + width)

    def block_span(self, event: ScalarEvent) -> Span:
        """Return the span of a literal or folded scalar, without the blank lines after it."""
        start = event.start_mark
        body = self.text[start.index : event.end_mark.index].rstrip()
        lines = body.count("\n")
        width = len(body) - (body.rfind("\n") + 1)
        end_column = width + 1 if lines else start.column + 1 + width
        return Span(self.label, start.line + 1, start.column + 1, start.line + 1 + lines, end_column)

    def collection_span(self, start: Event, end: Event, children: list[Node]) -> Span:
        """Return the span from the start to the closing bracket, or to the last child."""
        span = self.span(start, end)
        if start.flow_style and end.end_mark.index > end.start_mark.index:
            return span
        if not children:
            return span
        last = children[-1].span
        return Span(self.label, span.line, span.column, last.end_line, last.end_column)

    def report(
        self, code: str, span: Span, related: tuple[Related, ...] = (), **facts: str
    ) -> None:
        """Add a diagnostic, and stop when there are too many."""
        if len(self.problems) >= MAX_DIAGNOSTICS:
            self.stop("LW030", span, aantal=str(MAX_DIAGNOSTICS))
        self.problems.append(diagnostic(code, span, related=related, **facts))

    def stop(self, code: str, span: Span, **facts: str) -> None:
        """Add a diagnostic and give the document up."""
        self.problems.append(diagnostic(code, span, **facts))
        raise _Stop


def _glued(before: Node, after: Node) -> bool:
    """Tell whether a digit, a comma and a digit stand together, as in `7,4%`."""
    if not (isinstance(before, Scalar) and isinstance(after, Scalar)):
        return False
    a, b = before.span, after.span
    return (
        before.plain
        and after.plain
        and before.text[-1:].isdigit()
        and after.text[:1].isdigit()
        and a.end_line == b.line
        and a.end_column + 1 == b.column
    )
