"""The effect of a comparison on cases, as lines of text.

In: an effect. Out: who gains and who loses, a histogram, what each cause does, and the cases that change most.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lidwoord.compare.effect import Effect, Row
from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import about, cause_words, signed
from lidwoord.explain.text import wrapped
from lidwoord.explain.words import counted, shown
from lidwoord.ruleset.model import RuleSet

WIDEST = 40
STILL = (
    "Aan elke kant gelden de regels zoals zij op de peildatum zijn, ook voor andere dagen in een zaak. Daardoor kan een bedrag "
    "anders zijn dan wat `lidwoord bereken` geeft."
)
FEW_CASES = 10
FEW_CAUSES = 12


def effect_lines(effect: Effect, rules: RuleSet, *, unfolded: bool = False, paint: Paint = plainly) -> Iterator[str]:
    """The lines about one outcome."""
    yield ""
    yield paint(f"Effect op {effect.title} ({effect.outcome})", "kop")
    yield from wrapped(totals_words(effect), "  ", "  ")
    yield from wrapped(STILL, "  ", "  ")
    for remark in effect.remarks:
        yield from wrapped(remark, "  ", "  ")
    yield from (f"  {line}" for line in histogram_lines(effect, paint))
    shares = effect.shares()
    for share in shares if unfolded else shares[:FEW_CAUSES]:
        cause = Cause(share.kind, share.id, "", "", Fraction(0))
        part = f"{share.cases} van {len(effect.rows)} zaken"
        yield from wrapped(f"{about(rules, cause)}: {signed(share.effect, effect.type)}, in {part}", "  - ", "    ")
    for row in effect.rows if unfolded else effect.rows[:FEW_CASES]:
        yield from _row(row, effect, rules)
    if not unfolded and len(effect.rows) > FEW_CASES:
        yield f"  en nog {counted(len(effect.rows) - FEW_CASES, 'zaak', 'zaken')}; alle met --alles"


def totals_words(effect: Effect) -> str:
    """How many cases gain and lose, and how much together."""
    gain, same, lose = (len(effect.gained(sign)) for sign in (1, 0, -1))
    apart = len(effect.rows) - len(effect.counted)
    told = f"{counted(len(effect.rows), 'zaak', 'zaken')}: {gain} erop vooruit, {lose} erop achteruit, {same} gelijk"
    told += f", {apart} niet te vergelijken" if apart else ""
    return f"{told}; samen {signed(effect.total, effect.type)}."


def histogram_lines(effect: Effect, paint: Paint = plainly) -> Iterator[str]:
    """A bar for each run of differences; the longest is ``WIDEST`` blocks."""
    bars = effect.histogram()
    labels = [f"{shown(start, effect.type)} tot {shown(end, effect.type)}" for start, end, _ in bars]
    most = max((count for _, _, count in bars), default=0)
    for (_, _, count), label in zip(bars, labels, strict=True):
        width = -(-count * WIDEST // most)
        yield f"{label:>{max(map(len, labels))}}  {paint('█' * width, 'verwant')} {count}"


def _row(row: Row, effect: Effect, rules: RuleSet) -> Iterator[str]:
    change = f" ({signed(row.total, effect.type)})" if row.total else ""
    yield from wrapped(f"{row.name}: {row.a} → {row.b}{change}", "  ", "    ")
    for cause in row.causes:
        yield from wrapped(f"{signed(cause.effect, effect.type)}  {cause_words(rules, cause)}", "      ", "        ")
