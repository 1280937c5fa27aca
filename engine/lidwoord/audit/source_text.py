"""A text of a source, cut into its articles, and the figures in each.

In: the text and the outline of the document. Out: the text of each article, and the numbers, dates and times that stand
in it, however they are written: ``7,4%``, ``1.841,95``, ``zes``, ``derde``, ``1 juli 2018``, ``1-7-2018``, ``06.00 uur``.
A machine-read text has stray spaces: ``z even``, ``€2 5`` and ``1 j uli 202 5`` are read too.

An article begins at the line that begins with its head (white space aside: a machine-read text has stray spaces). Where
more lines do, the longest chain in the order of the outline decides, and in it a line that does not look like a line of
a table of contents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from lidwoord.audit.numerals import NUMERALS, RANKS
from lidwoord.audit.outline import Outline
from lidwoord.values.dates import MONTHS

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
CLOCK = re.compile(r"\b([01]?\d|2[0-4])[.:]([0-5]\d)\b|\b([01]?\d|2[0-4]) uur\b")
NAMES = "|".join(r"\s?".join(month) for month in MONTHS)  # with a stray space, as in "j uli" and "202 5"
YEAR = r"\d(?:\s?\d){3}\b"
WRITTEN = re.compile(rf"\b(?:(\d{{1,2}})\s+en\s+)?(\d{{1,2}})e?\s+({NAMES})(?:\s+({YEAR}))?")
MONTH = re.compile(rf"({NAMES})\s+({YEAR})")
SPLIT = re.compile(r"€\s?(\d+) (\d[\d.,]*)")  # an amount with a stray space: €2 5
DAY = 24 * 60
SOFT_HYPHEN = "\u00ad"  # where a word may be broken off: no sign of it
DIGITS = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
WORD = re.compile(r"[^\W\d_]+")
LISTED = re.compile(r"\D\s*\d{1,3}\s*$")
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}


@dataclass(slots=True)
class Passage:
    """A piece of the source with what can be found in it."""

    text: str
    numbers: set[Fraction] = field(default_factory=set)
    dates: set[tuple[int, int, int]] = field(default_factory=set)
    times: set[int] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find the figures."""
        text = " ".join(self.text.lower().split())
        for sign, written in VULGAR.items():
            text = text.replace(sign, f" {written}")
        for found in NUMBER.finditer(text):
            self.numbers |= _values(found.group())
        for top, bottom in FRACTION.findall(text):
            if int(bottom):
                self.numbers.add(Fraction(int(top), int(bottom)))
        for first, rest in SPLIT.findall(text):
            self.numbers |= _values(first + rest)
        words = WORD.findall(text)
        words += [a + b for a, b in pairwise(words) if 1 in (len(a), len(b))]  # z even
        self.numbers |= {NUMERALS[word] for word in words if word in NUMERALS}
        self.numbers |= {NUMERALS[a] / RANKS[b] for a, b in pairwise(words) if a in NUMERALS and b in RANKS}  # twee derde
        for hour, minute, whole in CLOCK.findall(text):
            self.times.add((int(whole) * 60 if whole else int(hour) * 60 + int(minute)) % DAY)
        for other, day, month, year in WRITTEN.findall(text):  # 24 en 31 december
            self.dates |= {(_joined(year), _month(month), int(d)) for d in (other, day) if d}
        self.dates |= {(int(year), int(month), int(day)) for day, month, year in DIGITS.findall(text)}
        self.months = {(_joined(year), _month(month)) for month, year in MONTH.findall(text)}


def _joined(digits: str) -> int:
    return int("".join(digits.split()) or 0)


def _month(name: str) -> int:
    return MONTHS.index("".join(name.split())) + 1


def _values(token: str) -> set[Fraction]:
    """What a token of digits, points and commas can mean."""
    token = token.rstrip(".,")
    found = set()
    if GROUPED.fullmatch(token):
        found.add(Fraction(token.replace(".", "").replace(",", ".")))
    parts = re.split(r"[.,]", token)
    if len(parts) == 1:
        found.add(Fraction(token))
    elif len(parts) == 2:  # a decimal point or comma
        found.add(Fraction(f"{parts[0]}.{parts[1]}"))
    return found


@dataclass(frozen=True, slots=True)
class SourceText:
    """The passages of a source by article, by part, and the whole; an article whose head is not found has no passage."""

    articles: dict[str, Passage]
    parts: dict[str, Passage]
    elsewhere: dict[str, tuple[str, ...]]

    def passages(self, article: str) -> tuple[Passage, ...]:
        """The passage of an article and those where the outline says that a piece of it stands, else that of its part."""
        found = [self.articles[name] for name in (article, *self.elsewhere.get(article, ())) if name in self.articles]
        return tuple(found) or ((self.parts[article],) if article in self.parts else ())


def cut(text: str, outline: Outline) -> SourceText:
    """Cut a text into the articles of an outline."""
    marks = [_pattern(mark) for mark in outline.page_marks]
    lines = [_unmarked(line, marks) for line in text.replace(SOFT_HYPHEN, "").split("\n")]
    heads = [(f"§{part.name}", part.head) if at == -1 else (part.articles[at].name, part.articles[at].head)
             for part in outline.parts for at in range(-1 if part.head else 0, len(part.articles))]  # fmt: skip
    starts = _chain([_candidates(lines, head) for _, head in heads])
    placed = [(name, start) for (name, _), start in zip(heads, starts, strict=True) if start is not None]
    ends = [*(start for _, start in placed), len(lines)][1:]
    found = {name: (start, end) for (name, start), end in zip(placed, ends, strict=True)}
    articles = {name: Passage("\n".join(lines[a:b])) for name, (a, b) in found.items() if not name.startswith("§")}
    parts: dict[str, Passage] = {}
    for part in outline.parts:
        spans = [found[name] for name in (f"§{part.name}", *(a.name for a in part.articles)) if name in found]
        if spans:
            whole = Passage("\n".join(lines[spans[0][0] : spans[-1][1]]))
            parts |= {article.name: whole for article in part.articles}
    return SourceText(articles, parts, {a.name: a.elsewhere for a in outline.articles})


def _pattern(head: str) -> re.Pattern[str]:
    """The beginning of a line by its letters, white space aside; ``#`` stands for a number."""
    signs = (r"\d+" if sign == "#" else re.escape(sign) for sign in "".join(head.split()))
    return re.compile(r"\s*" + r"\s*".join(signs) + r"(?!\w|\.\d)")


def _unmarked(line: str, marks: list[re.Pattern[str]]) -> str:
    """A line without the marks of its page that it begins with."""
    for mark in marks:
        line = mark.sub("", line, count=1) if mark.match(line) else line
    return line


def _candidates(lines: list[str], head: str) -> list[tuple[int, float]]:
    """The lines that begin with a head, with how much each looks like one."""
    pattern = _pattern(head)
    return [(at, 1.0 if LISTED.search(line) else 2.0) for at, line in enumerate(lines) if pattern.match(line)]


def _chain(candidates: list[list[tuple[int, float]]]) -> list[int | None]:
    """The heaviest chain of lines in the order of the heads; of equal ones the earliest lines."""
    best: list[tuple[int, float, int, int]] = []  # line, weight of the chain that ends here, head, index of the one before
    tails: list[tuple[int, float, int]] = []  # by line: the heaviest chain that ends at or before it
    for head, options in enumerate(candidates):
        reached = list(tails)
        lines = [line for line, _, _ in reached]
        for line, weight in options:
            at = bisect_left(lines, line) - 1
            before = reached[at][2] if at >= 0 else -1
            total = weight + (reached[at][1] if at >= 0 else 0.0)
            best.append((line, total, head, before))
            tails = _with(tails, line, total, len(best) - 1)
    chosen: list[int | None] = [None] * len(candidates)
    at = tails[-1][2] if tails else -1
    while at >= 0:
        line, _, head, at_before = best[at]
        chosen[head], at = line, at_before
    return chosen


def _with(tails: list[tuple[int, float, int]], line: int, total: float, index: int) -> list[tuple[int, float, int]]:
    """The tails with one more chain, those that it beats left out: a later line only counts when its chain is heavier."""
    if any(other <= line and weight >= total for other, weight, _ in tails):
        return tails
    kept = [t for t in tails if not (t[0] >= line and t[1] <= total)]
    return sorted([*kept, (line, total, index)])
