"""The difference of two outcomes to one HTML page that needs nothing else.

In: contrasts. Out: the text of the page: the difference, both outcomes, the causes as a picture and as a table that adds up,
and the conditions that came out otherwise. Small causes are folded. Texts from rule files and cases are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import in_runs, sides_of, signed
from lidwoord.explain.contrast import MORE as WORDS
from lidwoord.explain.contrast import Contrast, Side
from lidwoord.explain.contrast_lines import HEADS, HELD, TURNED, places, told_of, why_no_value
from lidwoord.explain.page import Frame, breed, page
from lidwoord.explain.picture import safe
from lidwoord.explain.times import sample
from lidwoord.explain.waterfall import LESS, MORE, Bar, waterfall
from lidwoord.explain.words import counted, day_words, plain, source_words

SIDES = "Eerst en nu"
AMOUNT, CAUSE = "Verschil", ("Oorzaak", "Eerst", "Nu", "Waar dit staat")


def render(contrasts: Sequence[Contrast], *, unfolded: bool = False, note: str = "") -> str:
    """The page of the difference of one or more outcomes; ``unfolded``: with all causes in one table; ``note``: what is said
    below it.
    """
    single = len(contrasts) == 1
    title = contrasts[0].title if single else f"Verschil van {len(contrasts)} uitkomsten"
    bodies = [Told(c, Frame.of(c.title, n, single), unfolded).body() for n, c in enumerate(contrasts, 1)]
    return page(title, "verschil", bodies, headed=not single, after=note)


class Told:
    """The difference of one outcome as HTML."""

    def __init__(self, found: Contrast, frame: Frame, unfolded: bool) -> None:
        self.found, self.frame = found, frame
        self.total = found.difference.total
        causes = found.difference.causes if unfolded else in_runs(found.difference.causes)
        most = told_of(causes, unfolded)
        self.told, self.rest = causes[:most], causes[most:]

    def body(self) -> str:
        """The whole article."""
        parts: dict[str, Iterable[str]] = {SIDES: self._sides()}
        if self.told:
            parts[HEADS[self.total is not None]] = self._causes()
        if self.found.turned:
            parts[TURNED] = self._turned()
        html = [self.frame.heading(self.found.headline), *self.frame.contents(list(parts))]
        for title, content in parts.items():
            html += self.frame.section(title, content)
        return self.frame.article(html)

    def _sides(self) -> Iterator[str]:
        """Both outcomes, each with its case, day and place, and why there is none."""
        rows = [("Eerst", self.found.a), ("Nu", self.found.b)]
        heads = ("Kant", "Uitkomst", "Zaak", "Peildatum", "Waar dit staat")
        yield from self._table("De twee uitkomsten", heads, [(word, *_of(side)) for word, side in rows])
        for word, side in rows:
            yield from (f"<p>{word}: {safe(text)}</p>" for text in why_no_value(side))

    def _causes(self) -> Iterator[str]:
        effects = [cause.effect for cause in self.told] + [sum((c.effect for c in self.rest), Fraction(0))] * bool(self.rest)
        number = counted(len(self.rest), "kleinere oorzaak", "kleinere oorzaken")
        if self.total is not None and any(effects):
            names = [self._cause(cause)[0] for cause in self.told] + [f"{number} samen"] * bool(self.rest)
            yield from self._picture(list(zip(names, effects, strict=True)))
        yield from self._all(self.told, effects, f"{number} samen" if self.rest else "")
        every = self.found.difference.causes
        if len(every) > len(self.told):
            yield f"<details>\n<summary>Alle {len(every)} oorzaken een voor een</summary>"
            yield from self._all(every, [cause.effect for cause in every], "")
            yield "</details>"
        yield from (f"<p>{safe(note)}</p>" for note in self.found.notes(effects))

    def _picture(self, bars: list[Bar]) -> Iterator[str]:
        """The causes as bars that lead from the one outcome to the other."""
        ends = self.found.a.words, self.found.b.words
        drawn = waterfall([bar for bar in bars if bar[1]], ends, self.found.type, f"{self.frame.prefix}oorzaken")
        more, less = WORDS.get(self.found.b.outcome.type.name, ("meer", "minder"))
        yield "<figure>"
        yield from breed("Tekening: de oorzaken", [drawn])
        yield '<figcaption>\n<ul class="legenda">'
        kinds = {MORE: more} if min(amount for _, amount in bars) >= 0 else {MORE: more, LESS: less}
        kinds = {LESS: less} if max(amount for _, amount in bars) <= 0 else kinds
        yield from (f"<li>{sample(f'stuk {kind}')} {word}</li>" for kind, word in kinds.items())
        yield "</ul>\n</figcaption>\n</figure>"

    def _all(self, causes: Sequence[Cause], effects: list[Fraction], rest: str) -> Iterator[str]:
        """Causes in a table; with amounts these add up as they are shown, the last one being that of the ``rest``."""
        rows = [self._cause(cause) for cause in causes] + [(rest, "", "", "")] * bool(rest)
        if self.total is None:
            yield from self._table("De oorzaken", CAUSE, rows)
            return
        gap = self.found.gap_in(effects)
        rows += [("Afrondingsverschil", "", "", "")] * bool(gap) + [("Het hele verschil", "", "", "")]
        amounts = [signed(amount, self.found.type) for amount in (*effects, *([gap] if gap else []), self.total)]
        told = [(amount, *row) for amount, row in zip(amounts, rows, strict=True)]
        yield from self._table("De oorzaken tellen op tot het verschil", (AMOUNT, *CAUSE), told, foot=True)

    def _cause(self, cause: Cause) -> tuple[str, ...]:
        """What it is about, what it was and is, and where that stands."""
        return (*sides_of(self.found.b.answer.rules, cause), places(self.found, cause))

    def _turned(self) -> Iterator[str]:
        rows = [(plain(t.judged.label), HELD[t.a], HELD[t.b], t.judged.cite.text) for t in self.found.turned]
        yield from self._table("De voorwaarden", ("Voorwaarde", *CAUSE[1:]), rows)

    def _table(
        self, caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, foot: bool = False
    ) -> Iterator[str]:
        """Rows under heads, without the columns in which nothing stands; with ``foot`` the last row is the sum of the rest."""
        used = [n for n in range(len(heads)) if any(row[n] for row in rows)]
        head = heads.index(CAUSE[0]) if CAUSE[0] in heads else 0
        yield from breed(f"Tabel: {caption.lower()}", [
            f"<table>\n<caption>{caption}</caption>",
            "<thead><tr>" + "".join(f'<th scope="col">{heads[n]}</th>' for n in used) + "</tr></thead>",
            "<tbody>", *(_tr(row, used, head) for row in (rows[:-1] if foot else rows)), "</tbody>",
            *(["<tfoot>", _tr(rows[-1], used, head), "</tfoot>"] if foot else []), "</table>",
        ])  # fmt: skip


def _tr(row: tuple[str, ...], used: list[int], head: int) -> str:
    """A row; ``head`` is the column that says what the row is about, before which an amount may stand."""
    amount = '<td class="bedrag">'
    cells = (
        f'<th scope="row">{safe(row[n])}</th>' if n == head else f"{amount if n < head else '<td>'}{safe(row[n])}</td>"
        for n in used
    )
    return f"<tr>{''.join(cells)}</tr>"


def _of(side: Side) -> tuple[str, ...]:
    """An outcome with its case, its day, and where it stands."""
    rules, trace = side.answer.rules, side.outcome.trace
    return side.words, side.label, day_words(side.answer.date), source_words(rules, trace.cite) or rules.manifest.title
