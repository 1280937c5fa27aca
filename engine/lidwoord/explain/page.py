"""The frame of an HTML page that needs nothing else: no script, no font, no reference to anything outside.

In: a title and the articles of the page. Out: its text; and for in an article its heading, its contents and its sections, with
ids that are unique in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from lidwoord.explain.picture import safe


def page(title: str, kind: str, articles: Sequence[str], *, headed: bool, after: str = "") -> str:
    """The whole page. ``kind``: what it is (``uitleg``), behind the title; ``headed``: whether the title stands above the
    articles; ``after``: what is said below them.
    """
    style = files("lidwoord.explain").joinpath("html.css").read_text("utf-8")
    return "\n".join((
        "<!DOCTYPE html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{safe(title)}: {kind}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        '<a class="overslaan" href="#uitleg">Naar de uitleg</a>',
        '<main id="uitleg">',
        *((f"<h1>{safe(title)}</h1>",) if headed else ()),
        *articles,
        *((f'<p class="rest">{safe(after)}</p>',) if after else ()),
        "</main>",
        "</body>",
        "</html>",
        "",
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one article; ``prefix`` makes its ids unique in the page, ``level`` is that of its title."""

    title: str
    prefix: str
    level: int

    @classmethod
    def of(cls, title: str, number: int, single: bool) -> Frame:
        """That of the article with some number, which may be the only one."""
        return cls(title, "" if single else f"u{number}-", 1 if single else 2)

    def article(self, parts: Iterable[str]) -> str:
        """The whole article; its heading is among the parts."""
        return "\n".join([f'<article class="uitkomst" aria-labelledby="{self.prefix}antwoord">', *parts, "</article>"])

    def heading(self, value: str) -> str:
        """The title with the answer."""
        told = f'{safe(self.title)}: <strong class="waarde">{safe(value)}</strong>' if value else safe(self.title)
        return f'<h{self.level} id="{self.prefix}antwoord">{told}</h{self.level}>'

    def contents(self, names: Sequence[str]) -> Iterator[str]:
        """Links to the sections, where there are several."""
        if len(names) > 1:
            yield f'<nav aria-label="Op deze pagina{f": {safe(self.title)}" if self.prefix else ""}">\n<ul>'
            yield from (f'<li><a href="#{self._anchor(name)}">{safe(name)}</a></li>' for name in names)
            yield "</ul>\n</nav>"

    def section(self, title: str, content: Iterable[str]) -> Iterator[str]:
        """A section below its heading."""
        anchor, level = self._anchor(title), self.level + 1
        yield f'<section aria-labelledby="{anchor}">\n<h{level} id="{anchor}">{safe(title)}</h{level}>'
        yield from content
        yield "</section>"

    def _anchor(self, title: str) -> str:
        return self.prefix + re.sub(r"[^a-z]+", "-", title.lower()).strip("-")


def breed(label: str, content: Iterable[str]) -> Iterator[str]:
    """What may be wider than the page, and then scrolls on its own, also by keyboard."""
    yield f'<div class="breed" tabindex="0" role="group" aria-label="{safe(label)}">'
    yield from content
    yield "</div>"
