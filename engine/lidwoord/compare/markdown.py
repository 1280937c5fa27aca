"""A comparison as Markdown, for a merge request or a file.

In: a comparison, its effect on cases, its days. Out: CommonMark with ``<details>`` per part, a table for cells and for formulas
side by side (what is gone in ``<del>``, what came in ``<ins>``), and a histogram of text. Texts from rule files and cases are
escaped. Of many changes only the figures are told and the rest is counted, as a comment on a merge request has a limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.effect_lines import FEW_CASES, FEW_CAUSES, histogram_lines, totals_words
from lidwoord.compare.group import (
    FIGURES,
    MANY,
    Group,
    Part,
    by_kind,
    counts,
    grouped,
    kinds_of,
    only_moved,
    place_words,
    snapshot_words,
)
from lidwoord.compare.model import Cell, Change, Comparison, Place
from lidwoord.compare.text import COMPARED, FEW_CELLS, FEW_NAMES, FOLDED, FOLDED_CELLS, joined_few, moved_words, pieces
from lidwoord.compare.timeline import Day
from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import about, cause_words, signed
from lidwoord.explain.markdown import escape, inline
from lidwoord.explain.words import counted, day_words, lower_first
from lidwoord.ruleset.model import RuleSet


def render(comparison: Comparison, effect: Sequence[Effect] = (), days: Sequence[Day] = (), *, unfolded: bool = False) -> str:
    """The Markdown of a comparison; ``unfolded``: everything, however long."""
    blocks = [
        "# Vergelijking",
        f"Van {inline(snapshot_words(comparison.a))}  \nnaar {inline(snapshot_words(comparison.b))}",
        *(_timeline(days, unfolded) if days else _changes(comparison, unfolded)),
        *(block for one in effect for block in _effect(one, comparison.b.rules, unfolded)),
    ]
    return "\n\n".join(blocks)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A table of cells that are Markdown already; ``right``: the columns with numbers."""
    rule = ["---:" if place in right else "---" for place, _ in enumerate(heads)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def _changes(comparison: Comparison, unfolded: bool) -> Iterator[str]:
    if not comparison.changes:
        yield "Er zijn geen verschillen."
        return
    told = [(name, str(number)) for name, number in kinds_of(comparison.changes)]
    yield f"**{counted(len(comparison.changes), 'verschil', 'verschillen')}**"
    yield table(("soort", "aantal"), told, right=(1,))
    short = len(comparison.changes) > MANY and not unfolded
    for part in grouped(comparison):
        yield from _part(part, short, unfolded)
    moves = only_moved(comparison)
    if moves:
        yield from _folded(f"Alleen verplaatst ({len(moves)})", ["\n".join(f"- {inline(moved_words(move))}" for move in moves)])
    if comparison.proposals:
        lines = [f"- `{_code(p.a)}` en `{_code(p.b)}`: {inline(p.reason)}" for p in comparison.proposals]
        told_ = f"Misschien hetzelfde onderwerp onder een andere naam ({len(lines)})"
        yield from _folded(told_, ["\n".join(lines)])
    if short:
        yield "Alleen cijfers staan er helemaal; de rest is geteld. Alles staat er met `--alles`, en in de vorm `html`."


def _folded(heading: str, blocks: Iterable[str]) -> Iterator[str]:
    yield f"<details>\n<summary>{inline(heading)}</summary>"
    yield from blocks
    yield "</details>"


def _part(part: Part, short: bool, unfolded: bool) -> Iterator[str]:
    blocks: list[str] = []
    if short:
        rows = [(inline(group.heading), counts(group.changes)) for group in part.groups]
        blocks.append(table(("artikel", "wat er verandert"), rows))
        figures = [change for group in part.groups for change in group.changes if change.kind in FIGURES]
        blocks += [block for change in figures for block in _change(change, FOLDED_CELLS)]
    else:
        blocks += [block for group in part.groups for block in _group(group, unfolded)]
    yield from _folded(f"{part.heading} ({part.count})", blocks)


def _group(group: Group, unfolded: bool) -> Iterator[str]:
    yield f"### {inline(group.heading)}"
    for kind, changes in by_kind(group.changes):
        if kind in FOLDED and len(changes) > FEW_NAMES and not unfolded:
            names = joined_few([lower_first(change.title) for change in changes], FEW_NAMES)
            yield f"- **{kind}** {len(changes)} {FOLDED[kind]}: {inline(names)}"
        else:
            for change in changes:
                yield from _change(change, None if unfolded else FEW_CELLS)


def _change(change: Change, most: int | None) -> Iterator[str]:
    """A change: a point of a list, with its table inside that point."""
    yield f"- **{change.kind}** {inline(change.sentence)} *({inline(place_words(change))})*"
    a, b = change.a, change.b
    if change.kind in COMPARED and a is not None and b is not None and a.text and b.text:
        yield _inside(table(("was", "is"), [(_side(a, "del"), _side(b, "ins"))]))
    if change.steps:
        yield _inside("\n".join(f"- {inline(words)}" for words in change.steps_words()))
    if change.cells:
        yield _inside(_cells(change.cells, most))


def _inside(block: str) -> str:
    return "\n".join(f"  {line}" for line in block.split("\n"))


def _cells(cells: Sequence[Cell], most: int | None) -> str:
    shown = cells[:most]
    rows = [tuple(inline(text) for text in (cell.row, cell.column, cell.a, cell.b)) for cell in shown]
    if len(shown) < len(cells):
        rows.append((f"en nog {len(cells) - len(shown)}", "", "", ""))
    return table(("rij", "kolom", "was", "is"), rows)


def _side(place: Place, tag: str) -> str:
    """The text of a side, with what differs in a tag; a merge request shows it crossed out or underlined."""
    return "".join(f"<{tag}>{inline(text)}</{tag}>" if apart else _spaced(text) for text, apart in pieces(place))


def _spaced(text: str) -> str:
    """A piece of a text, with the spaces at its ends that ``inline`` takes off."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before and ' '}{inline(text)}{after and ' '}" if text.strip() else " " * bool(text)


def _code(text: str) -> str:
    """A text between back quotes, which it can't hold itself."""
    return text.replace("`", "'")


def _timeline(days: Sequence[Day], unfolded: bool) -> Iterator[str]:
    yield "## Op de tijdlijn"
    yield table(("dag", "verschillen", "wat"), [_day(day) for day in days], right=(1,))
    for day in days:
        short = len(day.found.changes) > MANY and not unfolded
        blocks = [block for part in grouped(day.found) for block in _part(part, short, unfolded)]
        yield from _folded(day_words(day.day), blocks)


def _day(day: Day) -> tuple[str, str, str]:
    step = f"hier begint {day.found.b.rules.manifest.title}; " if day.step else ""
    return day_words(day.day), str(len(day.found.changes)), inline(f"{step}{counts(day.found.changes)}")


def _effect(effect: Effect, rules: RuleSet, unfolded: bool) -> Iterator[str]:
    yield f"## Effect op {inline(lower_first(effect.title))}"
    yield escape(totals_words(effect))
    yield from (escape(remark) for remark in effect.remarks)
    bars = list(histogram_lines(effect))
    if bars:
        yield "```text\n" + "\n".join(bars) + "\n```"
    shares = effect.shares()
    if shares:
        rows = [
            (
                inline(about(rules, Cause(share.kind, share.id, "", "", Fraction(0)))),
                inline(signed(share.effect, effect.type)),
                f"{share.cases} van {len(effect.rows)}",
            )
            for share in (shares if unfolded else shares[:FEW_CAUSES])
        ]
        yield table(("oorzaak", "samen", "zaken"), rows, right=(1, 2))
    shown = effect.rows if unfolded else effect.rows[:FEW_CASES]
    yield table(("zaak", "was", "is", "verschil", "waardoor"), [_row(row, effect, rules) for row in shown], right=(1, 2, 3))
    if len(shown) < len(effect.rows):
        yield f"En nog {counted(len(effect.rows) - len(shown), 'zaak', 'zaken')}; alle met `--alles`."


def _row(row: Row, effect: Effect, rules: RuleSet) -> tuple[str, ...]:
    causes = "<br>".join(inline(f"{signed(c.effect, effect.type)} {cause_words(rules, c)}") for c in row.causes)
    change = inline(signed(row.total, effect.type)) if row.total is not None else "–"
    return inline(row.name), inline(row.a), inline(row.b), change, causes
