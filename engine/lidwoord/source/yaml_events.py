"""YAML text (JSON included) as located nodes.

In: text. Out: a `Node`, or diagnostics. Only the plain part of YAML is accepted: mappings with
scalar keys, sequences and scalars, each read as text; no anchors, aliases, tags, merge keys,
directives, duplicate keys or second document.
"""

from __future__ import annotations

import re
from typing import NoReturn

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic, sort_diagnostics
from lidwoord.source.limits import MAX_DEPTH, MAX_DIAGNOSTICS, MAX_NODES
from lidwoord.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from lidwoord.source.text import BOM, check_text, is_flow, odd_in_value, position
from lidwoord.source.yaml_errors import TOO_DEEP, glued_colon, syntax_diagnostic
from lidwoord.source.yaml_parsers import NextEvent, event_source
from lidwoord.source.yaml_places import Event, Places, joined

_LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
# The first line of content, or a directive that YAML knows: the parsers differ on a misplaced one.
_DIRECTIVE = re.compile(r"(?:\A(?:[ ]*(?:#[^\n]*)?\n)*|^(?=%(?:YAML|TAG)\b))(%[^\n]*)", re.MULTILINE)
_CONTENT = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*[ ]*[^\s#]")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?: +#[^\n]*| *)\n")
_MERGE = "<<"


class _StopError(Exception):
    """The document is past a limit or broken; the diagnostics say why."""


def parse_text(text: str, label: str, *, parser: str | None = None) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the document as a node, or None with what is wrong.

    `label` is the file name that spans carry; `parser` ("c" or "pure") forces one for tests.
    """
    text = text.removeprefix(BOM)
    problems = check_text(text, label)
    if problems:
        return None, problems
    text = as_parsed(text)
    directive = _DIRECTIVE.search(text)
    if directive:
        shown = directive.group(1)
        span = position(text, directive.start(1), label, len(shown))
        return None, (diagnostic("LW019", span, tekst=shown),)
    builder = _Builder(text, label, event_source(text, parser))
    root: Node | None = None
    try:
        root = builder.document()
    except _StopError:
        pass
    except YAMLError as error:
        if getattr(error, "problem", None) == TOO_DEEP:  # our own limit is lower, and the other parser gets to it
            return parse_text(text, label, parser="pure")
        builder.problems.append(syntax_diagnostic(error, text, label))
    if builder.problems:
        return None, sort_diagnostics(builder.problems)
    return root, ()


def as_parsed(text: str) -> str:
    """Return the text to which the places of nodes refer: with one kind of line break, also at the end, and without tabs."""
    text = text.removeprefix(BOM).replace("\r\n", "\n")
    if not text.endswith("\n"):  # libyaml counts this line break, written or not
        text += "\n"
    if is_flow(text):  # JSON indented with tabs; leading blanks mean nothing there
        text = _LEADING_TABS.sub(lambda match: " " * len(match.group()), text)
    return text


class _Builder:
    """Builds nodes from events, collecting what is not allowed."""

    def __init__(self, text: str, label: str, next_event: NextEvent) -> None:
        self.text = text
        self.label = label
        self.next_event = next_event
        self.places = Places(text, label)
        self.problems: list[Diagnostic] = []
        self.nodes = 0
        self.is_json = is_flow(text)  # where `[1,2]` is a list beyond doubt

    def document(self) -> Node:
        """Return the only document of the stream."""
        self.next_event()  # the start of the stream
        if type(self.next_event()) is StreamEndEvent:
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
            self.stop("LW012", self.places.word(event))
        return root

    def node(self, event: Event, depth: int) -> Node:
        """Return the node that begins with this event."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop("LW010", self.places.span(event, event), maximum=str(MAX_NODES))
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            word = self.places.word(event)
            self.report("LW013", word, tekst=self.places.shown(event))
            return Scalar("?", word)
        if depth > MAX_DEPTH:
            self.stop("LW009", self.places.first(event), maximum=str(MAX_DEPTH))
        self.properties(event)
        if kind is MappingStartEvent:
            return self.mapping(event, depth)
        return self.sequence(event, depth)

    def scalar(self, event: Event) -> Scalar:
        """Return a scalar with the span of what stands in the text."""
        self.properties(event)
        style = event.style
        span = self.places.scalar(event)
        if style in {"|", ">"}:
            if not _BLOCK_HEADER.match(self.text, event.start_mark.index):
                self.report("LW029", self.places.first(event))
        elif style == '"':
            odd = odd_in_value(event.value)
            if odd is not None:
                self.report(odd[0], span, teken=odd[1])
        return Scalar(event.value, span, not style)

    def sequence(self, start: Event, depth: int) -> Sequence:
        """Return a list."""
        items: list[Node] = []
        event = self.next_event()
        while not isinstance(event, CollectionEndEvent):
            item = self.node(event, depth + 1)
            if start.flow_style and items and not self.is_json and _glued(items[-1], item):
                self.comma(items[-1], item, ",")
            items.append(item)
            event = self.next_event()
        return Sequence(tuple(items), self.places.collection(start, event, items))

    def mapping(self, start: Event, depth: int) -> Mapping:
        """Return a mapping; of a key that occurs twice the first one is kept."""
        entries: dict[str, Entry] = {}
        last: Entry | None = None
        event = self.next_event()
        while not isinstance(event, CollectionEndEvent):
            end = event.end_mark.index
            key = self.key(self.node(event, depth + 1), start)
            value = self.node(self.next_event(), depth + 1)
            if isinstance(value, Scalar) and value.empty:
                value = Scalar("", self.places.after_key(end))
            entry = Entry(key, value)
            if not (start.flow_style and key.plain and self.split(last, entry, end)):
                self.repeated(entries.get(key.text), key)
            entries.setdefault(key.text, entry)
            last = entry
            event = self.next_event()
        kept = tuple(entries.values())
        span = self.places.collection(start, event, [last.value] if last else [])
        if last and not start.flow_style:
            span = joined(kept[0].key.span, last.value.span)
        return Mapping(kept, span)

    def key(self, node: Node, start: Event) -> Scalar:
        """Return the key if it is a one-line text, else report it."""
        if not isinstance(node, Scalar):
            span = node.span
            place = Span(self.label, span.line, span.column, span.line, span.column + 1)
            self.report("LW017", place)
            return Scalar("?", place)
        if node.plain and node.text == _MERGE:
            self.report("LW015", node.span)
        elif node.empty:  # the parsers disagree about how to go on behind it
            self.stop("LW018", self.places.first(start))
        elif not node.text or "\n" in node.text or node.span.line != node.span.end_line:
            self.report("LW018", node.span)
        return node

    def repeated(self, first: Entry | None, key: Scalar) -> None:
        """Report a key that occurs for the second time."""
        if first is not None:
            related = (Related(first.key.span, "de eerste keer"),)
            self.report("LW016", key.span, related, sleutel=key.text)

    def split(self, before: Entry | None, entry: Entry, end: int) -> bool:
        """Report a value in flow style that YAML split at its comma; tell whether it did."""
        value = entry.value
        lonely = isinstance(value, Scalar) and value.empty and not self.places.has_colon(end)
        earlier = before.value if before else None
        if isinstance(earlier, Scalar) and earlier.plain and earlier.text:
            if _glued(earlier, entry.key):
                self.comma(earlier, entry.key, ",")
                return True
            if lonely:
                self.comma(earlier, entry.key, ", ")
                return True
        if lonely:
            span, colon = entry.key.span, glued_colon(entry.key.text)
            if colon:
                self.report("LW036", Span(span.file, span.line, span.column + colon, span.line, span.column + colon + 1))
            else:
                self.report("LW027", span)
        return lonely

    def comma(self, before: Node, after: Node, between: str) -> None:
        """Report two scalars that were one value with a comma."""
        words = f"{getattr(before, 'text', '')}{between}{getattr(after, 'text', '')}"
        self.report("LW020", joined(before.span, after.span), tekst=words)

    def properties(self, event: Event) -> None:
        """Report an anchor or a tag."""
        if event.tag is not None:  # the parsers disagree about how to go on behind a tag
            shown = self.places.shown(event)
            code = "LW014" if shown.startswith("!") else "LW013"  # an anchor may stand first
            self.stop(code, self.places.word(event), tekst=shown)
        if event.anchor is not None:
            self.report("LW013", self.places.word(event), tekst=self.places.shown(event))

    def report(self, code: str, span: Span, related: tuple[Related, ...] = (), **facts: str) -> None:
        """Add a diagnostic, and stop when there are too many."""
        if len(self.problems) >= MAX_DIAGNOSTICS:
            self.stop("LW030", span, aantal=str(MAX_DIAGNOSTICS))
        self.problems.append(diagnostic(code, span, related=related, hint=None, **facts))

    def stop(self, code: str, span: Span, **facts: str) -> NoReturn:
        """Add a diagnostic and give the document up."""
        self.problems.append(diagnostic(code, span, related=(), hint=None, **facts))
        raise _StopError


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
