"""Explanations to one HTML page that needs nothing else: no script, no font, no reference to anything outside.

In: explanations. Out: the text of the page, from the same lines as text and Markdown (``outline``). The answer, what leads
to it and where that stands are open; how each deeper step was worked out is folded, and prints unfolded. Texts from rule
files and cases are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lidwoord.explain.model import Explanation
from lidwoord.explain.outline import Line, outline
from lidwoord.explain.page import Frame, page
from lidwoord.explain.picture import safe
from lidwoord.explain.times import times

STEP = re.compile(r"\bstap\s(\d+)(?=[;)]|$)")
POINTS = {"nodig": "ol", "zet": "ol", "toets": "ul", "onderdeel": "ul", "gegeven": "ul"}
WORK = ("werk", "tussen")
OPENING = ("bron", "tekst")  # with these a step begins: where it stands, and what it says in own words
TABLES = {
    "gegeven": ("Gegevens", ("Wat", "Waarde", "Waar dit staat")),
    "onderdeel": ("Onderdelen", ("Onderdeel", "Berekening", "Uitkomst", "Waar dit staat")),
}  # fmt: skip
TIMES = "De tijden op de klok"
ELSEWHERE, BELOW = "(zie --alles)", "(zie hieronder)"  # what text leaves out is folded here


@dataclass(slots=True)
class Block:
    """A step or norm: its heading and what is said below it."""

    head: Line
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A part of an explanation under one heading: lines and blocks in order."""

    title: str
    items: list[Line | Block] = field(default_factory=list)


def render(explanations: Sequence[Explanation], *, depth: int | None = None, unfolded: bool = False) -> str:
    """The page of one or more explanations; for ``depth`` and ``unfolded`` see ``outline``."""
    single = len(explanations) == 1
    title = explanations[0].title if single else f"Uitleg van {len(explanations)} uitkomsten"
    bodies = [
        Told(told, Frame.of(told.title, number, single)).body(outline(told, depth, unfolded))
        for number, told in enumerate(explanations, 1)
    ]
    return page(title, "uitleg", bodies, headed=not single)


class Told:
    """One explanation as HTML."""

    def __init__(self, explanation: Explanation, frame: Frame) -> None:
        self.explanation, self.frame, self.prefix, self.level = explanation, frame, frame.prefix, frame.level
        self.steps: set[int] = set()

    def body(self, lines: Iterable[Line]) -> str:
        """The whole explanation."""
        said = list(lines)
        self.steps = {line.number for line in said if line.kind == "stap"}
        answer, *parts = parted(said)
        shown = [bar for bar in self.explanation.timelines if bar.step in self.steps]
        if shown:
            before_steps = next(n for n, part in enumerate(parts) if any(isinstance(item, Block) for item in part.items))
            parts.insert(before_steps, Part(TIMES))
        html = [*self._answer(answer), *self.frame.contents([part.title for part in parts])]
        for part in parts:
            content = times(shown, self.prefix, self.level + 2) if part.title == TIMES else self._content(part)
            html += self.frame.section(part.title, content)
        return self.frame.article(html)

    def _answer(self, part: Part) -> Iterator[str]:
        """The title with the answer, where it stands, and what must be said first."""
        value = part.title.removeprefix(f"{self.explanation.title}: ")
        yield self.frame.heading(value)
        yield from self._lines([item for item in part.items if isinstance(item, Line)])

    def _content(self, part: Part) -> Iterator[str]:
        for _, group in groupby(part.items, key=lambda item: isinstance(item, Block)):
            items = list(group)
            yield from self._lines([item for item in items if isinstance(item, Line)])
            yield from (html for item in items if isinstance(item, Block) for html in self._block(item))

    def _block(self, block: Block) -> Iterator[str]:
        """A step or a norm; how a step after the first was worked out is folded."""
        head, level = block.head, self.level + 2
        step = head.kind == "stap"
        anchor = f' id="{self.prefix}stap-{head.number}"' if step else ""
        yield f'<section class="{"stap" if step else "norm"}"{anchor}>\n<h{level}>{safe(head.text)}</h{level}>'
        cut = next((n for n, line in enumerate(block.lines) if line.kind not in OPENING), len(block.lines))
        if not step or head.number == 1:
            cut = len(block.lines)
        yield from self._lines(block.lines[:cut])
        if block.lines[cut:]:
            yield f'<details>\n<summary>Zo is stap {head.number} uitgerekend</summary>\n<div class="werking">'
            yield from self._lines(block.lines[cut:])
            yield "</div>\n</details>"
        yield "</section>"

    def _lines(self, lines: list[Line]) -> Iterator[str]:
        """Lines one after the other; points and formulas that follow each other are one list or block."""
        for kind, group in groupby(lines, key=lambda line: "werk" if line.kind in WORK else line.kind):
            run = list(group)
            if kind in TABLES and any(line.cells for line in run):
                yield from self._table(kind, run)
                yield from self._whole(kind, run)
            elif kind in POINTS:
                yield f'<{POINTS[kind]} class="{kind}">'
                yield from (f"<li>{self._linked(line.text)}</li>" for line in run)
                yield f"</{POINTS[kind]}>"
            elif kind == "werk":
                yield '<div class="som">'
                yield from (f'<p class="{line.kind}">{self._linked(line.text)}</p>' for line in run)
                yield "</div>"
            elif kind == "kopje":
                level = self.level + 3
                yield from (f"<h{level}>{safe(line.text.removesuffix(':'))}</h{level}>" for line in run)
            else:
                for line in run:
                    yield f'<p class="{kind}">{self._linked(line.text)}</p>'
                    yield from self._whole(kind, [line])

    def _whole(self, kind: str, lines: list[Line]) -> Iterator[str]:
        """Everything that lines stand for, folded, where they say it in fewer."""
        each = [part for line in lines for part in line.whole or (line,)]
        if len(each) == len(lines):
            return
        yield f"<details>\n<summary>Alle {len(each)} een voor een</summary>"
        if kind in TABLES:
            yield from self._table(kind, [replace(part, number=lines[0].number) for part in each], ", een voor een")
        else:
            yield "<ul>" + "".join(f"<li>{self._linked(part.text)}</li>" for part in each) + "</ul>"
        yield "</details>"

    def _table(self, kind: str, lines: list[Line], how: str = "") -> Iterator[str]:
        """Facts or items as a table, without the columns in which nothing stands; ``how`` is said behind what it has."""
        caption, heads = TABLES[kind]
        rows = [line.cells for line in lines if line.cells]
        used = [n for n in range(len(heads)) if n == 0 or any(row[n] for row in rows)]
        number = lines[0].number
        yield f'<table class="{kind}">\n<caption>{caption} bij stap {number}{how}</caption>'
        yield "<thead><tr>" + "".join(f'<th scope="col">{heads[n]}</th>' for n in used) + "</tr></thead>\n<tbody>"
        for line in lines:
            if line.cells:
                first, *others = (self._linked(line.cells[n]) for n in used)
                yield f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{text}</td>" for text in others) + "</tr>"
            else:
                yield f'<tr><td colspan="{len(used)}">{safe(line.text.replace(ELSEWHERE, BELOW))}</td></tr>'
        yield "</tbody>\n</table>"

    def _linked(self, text: str) -> str:
        """A text in which a step that is mentioned can be followed."""
        return STEP.sub(self._link, safe(text))

    def _link(self, found: re.Match[str]) -> str:
        told = int(found[1]) in self.steps
        return f'<a href="#{self.prefix}stap-{found[1]}">{found[0]}</a>' if told else found[0]


def parted(lines: Iterable[Line]) -> list[Part]:
    """Lines under their headings: the answer first, then a part per heading; steps and norms are blocks."""
    parts: list[Part] = []
    for line in lines:
        if line.kind in ("uitkomst", "kop"):
            parts.append(Part(line.text.removesuffix(":")))
            continue
        items = parts[-1].items
        if line.kind in ("stap", "norm"):
            items.append(Block(line))
        elif items and isinstance(items[-1], Block) and not line.top:
            items[-1].lines.append(line)
        else:
            items.append(line)
    return parts
