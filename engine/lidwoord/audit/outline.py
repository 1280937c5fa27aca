"""The outline of a source document: its parts, articles and leden, and what kind of provision each lid is.

In: a ``*.opbouw.yaml`` file beside the rules. Out: an ``Outline``, with the place of each line; what is wrong as
diagnostics (LW970, LW971). Calculating does not read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.documents import OUTLINE, load_document
from lidwoord.ruleset.reading import Reader
from lidwoord.source import Mapping, Scalar, rule_files

SUFFIX = ".opbouw.yaml"


@dataclass(frozen=True, slots=True)
class Article:
    """An article or section: ``leden`` maps each lid to its kind; an article without leden has one lid, ``""``.

    ``head`` is how its first line in the text of the source begins; ``elsewhere`` names the articles in whose place in
    that text a piece of it stands, as when a table was moved by the layout.
    """

    name: str
    head: str
    span: Span
    leden: dict[str, str]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document, such as a chapter; ``head`` is how it begins in the text, if not with its first article."""

    name: str
    head: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A source document as parts, articles and leden.

    ``page_marks`` are what the text repeats on its pages, at the beginning of a line, with ``#`` for the page's number.
    """

    document: str
    span: Span
    parts: tuple[Part, ...]
    page_marks: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order of the document."""
        return tuple(article for part in self.parts for article in part.articles)


def outline_files(folder: Path) -> list[Path]:
    """The outlines of a rule set, in a fixed order."""
    paths, _ = rule_files(folder)
    return [p for p in paths if p.name.endswith(SUFFIX)]


def read_outline(path: Path, label: str) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    """The outline in a file, and what is wrong with it."""
    document, found = load_document(path, label, OUTLINE)
    if document is None:
        return None, found
    reader = Reader()
    known: dict[str, Span] = {}
    parts = []
    for node in reader.mappings(document.node, "delen"):
        articles = tuple(_article(reader, item) for item in reader.mappings(node, "artikelen"))
        parts.append(Part(reader.text(node, "deel"), reader.text(node, "kop"), articles))
        for article in articles:
            if article.name in known:
                reader.found.append(diagnostic("LW970", article.span, naam=article.name))
            known.setdefault(article.name, article.span)
    marks = reader.texts(document.node, "paginamerken")
    outline = Outline(reader.text(document.node, "document"), document.node.span, tuple(parts), marks)
    return outline, (*found, *reader.found)


def _article(reader: Reader, node: Mapping) -> Article:
    number, section = reader.text(node, "artikel"), reader.text(node, "onderdeel")
    kind = reader.text(node, "soort")
    leden = {e.key.text: e.value.text for e in reader.entries(node, "leden") if isinstance(e.value, Scalar)}
    if (number and section) or (kind and leden):
        reader.found.append(diagnostic("LW971", node.span))
    default = f"Artikel {number}" if number[:1].isdigit() else number or section
    elsewhere = reader.texts(node, "ook_bij")
    return Article(number or section, reader.text(node, "kop") or default, node.span, leden or {"": kind}, elsewhere)
