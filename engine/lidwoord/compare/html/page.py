"""The page: what was compared and how much changed, the effect on cases, what touches what, the days, the changes.

In: a comparison, its effect on cases, its days, and the outcomes that were asked. Out: the text of one HTML file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from importlib.resources import files

from lidwoord.compare.effect import Effect, Row
from lidwoord.compare.effect_lines import totals_words
from lidwoord.compare.group import counts, grouped, kinds_of, snapshot_words
from lidwoord.compare.html.changes import parts_of
from lidwoord.compare.html.marks import fold, safe, table
from lidwoord.compare.html.pictures import Bar, bars, in_words
from lidwoord.compare.html.touches import most_touched, pictures_of
from lidwoord.compare.model import Comparison
from lidwoord.compare.timeline import Day
from lidwoord.explain.cause import Cause
from lidwoord.explain.causes import about, cause_words, signed
from lidwoord.explain.words import counted, day_words, lower_first, shown, upper_first
from lidwoord.ruleset.model import RuleSet

FEW_CASES = 20
MOST_CASES = 500
"""So many cases have their own row in the page; the JSON has them all."""
FEW_CAUSES = 15


def render(
    comparison: Comparison, effect: Sequence[Effect] = (), days: Sequence[Day] = (), *, outcomes: Collection[str] = ()
) -> str:
    """The HTML of a comparison; ``outcomes``: those of which the page draws what touches them."""
    told: set[str] = set()
    changes = list(_timeline(days, told) if days else _changes(comparison, told))  # first: they tell which links lead somewhere
    style = files("lidwoord.compare.html").joinpath("stijl.css").read_text("utf-8")
    names = [at.rules.manifest.name for at in (comparison.a, comparison.b)]
    title = f"Van {names[0]} naar {names[1]}" if names[0] != names[1] else f"Wat er verandert in {names[0]}"
    body = [
        f"<h1>{safe(title)}</h1>",
        *_summary(comparison, days),
        *(part for number, one in enumerate(effect) for part in _effect(one, comparison.b.rules, number)),
        *(changes if days else ()),
        *_touches(comparison, outcomes, told),
        *(changes if not days else ()),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>"
    )


def _summary(comparison: Comparison, days: Sequence[Day]) -> Iterator[str]:
    sides = (("Van", comparison.a), ("Naar", comparison.b))
    lines = "".join(f"<dt>{label}</dt><dd>{safe(snapshot_words(at))}</dd>" for label, at in sides)
    yield f"<dl>{lines}</dl>"
    if days:
        return
    if not comparison.changes:
        yield "<p>Er zijn geen verschillen.</p>"
        return
    rows = [Bar(name, Fraction(number), str(number)) for name, number in kinds_of(comparison.changes)]
    total = counted(len(comparison.changes), "verschil", "verschillen")
    yield f'<h2 id="aantallen">{upper_first(total)}</h2>'
    yield f"<figure>{bars('soorten', 'Verschillen per soort', in_words(rows), rows)}</figure>"
    parts = [(safe(upper_first(part.heading)), str(part.count)) for part in grouped(comparison)]
    if len(parts) > 1:
        yield fold("Per deel", [table("Verschillen per deel", ("deel", "verschillen"), parts, numbers=(1,))])


def _changes(comparison: Comparison, told: set[str]) -> Iterator[str]:
    if comparison.changes:
        yield '<h2 id="verschillen">Alle verschillen</h2>'
        yield from parts_of(comparison, told)


def _timeline(days: Sequence[Day], told: set[str]) -> Iterator[str]:
    yield '<h2 id="tijdlijn">Op de tijdlijn</h2>'
    rows = [Bar(day_words(day.day), Fraction(len(day.found.changes)), _said(day)) for day in days]
    title = "Dagen waarop er iets verandert, met hoeveel"
    steps = [Fraction(0) if day.step else row.length for day, row in zip(days, rows, strict=True)]
    most = max(steps) or Fraction(1)  # the step from one set to the other would make all other bars too small to see
    shown_ = [Bar(row.label, min(row.length, most), row.said) for row in rows]
    yield f"<figure>{bars('dagen', title, in_words(rows), shown_)}<figcaption>{title}.</figcaption></figure>"
    for day in days:
        heading = f'<h3>{safe(day_words(day.day))}</h3> <span class="bron">{safe(counts(day.found.changes))}</span>'
        yield fold(heading, parts_of(day.found, told))


def _said(day: Day) -> str:
    return f"{len(day.found.changes)}{f', hier begint {day.found.b.rules.manifest.name}' if day.step else ''}"


def _touches(comparison: Comparison, outcomes: Collection[str], told: Collection[str]) -> Iterator[str]:
    parts = list(pictures_of(comparison, outcomes, told)) if outcomes else [most_touched(comparison)]
    if any(parts):
        yield '<h2 id="raakt">Wat raakt wat</h2>'
        yield from parts


def _effect(effect: Effect, rules: RuleSet, number: int) -> Iterator[str]:
    yield f'<h2 id="effect-{number}">Effect op {safe(lower_first(effect.title))}</h2>'
    yield f"<p>{safe(upper_first(totals_words(effect)))}</p>"
    yield from (f"<p>{safe(remark)}</p>" for remark in effect.remarks)
    runs = [
        Bar(f"{shown(start, effect.type)} tot {shown(end, effect.type)}", Fraction(count), counted(count, "zaak", "zaken"))
        for start, end, count in effect.histogram()
    ]
    if runs:
        title = "Hoeveel zaken hoeveel verschil hebben"
        yield f"<figure>{bars(f'verdeling-{number}', title, in_words(runs), runs)}<figcaption>{title}.</figcaption></figure>"
    causes = [
        Bar(
            about(rules, Cause(share.kind, share.id, "", "", Fraction(0))),
            share.effect,
            f"{signed(share.effect, effect.type)}, {share.cases} van {len(effect.rows)}",
        )
        for share in effect.shares()[:FEW_CAUSES]
    ]
    if causes:
        title = "Wat elke oorzaak samen doet, en in hoeveel zaken"
        note = "Een open balk is een achteruitgang." if any(bar.length < 0 for bar in causes) else ""
        yield f"<figure>{bars(f'oorzaken-{number}', title, in_words(causes), causes)}"
        yield f"<figcaption>{title}. {note}</figcaption></figure>"
    yield _cases("De zaken die het meest veranderen", effect, effect.rows[:FEW_CASES], rules)
    rest = effect.rows[FEW_CASES:MOST_CASES]
    if rest:
        yield fold(f"Nog {counted(len(rest), 'zaak', 'zaken')}", [_cases("De overige zaken", effect, rest, rules)])
    if len(effect.rows) > MOST_CASES:
        yield f"<p>En nog {counted(len(effect.rows) - MOST_CASES, 'zaak', 'zaken')}; de vorm json heeft ze alle.</p>"


def _cases(caption: str, effect: Effect, rows: Sequence[Row], rules: RuleSet) -> str:
    told = [
        (
            safe(row.name),
            safe(row.a),
            safe(row.b),
            safe(signed(row.total, effect.type)) if row.total is not None else "–",
            "<br>".join(safe(f"{signed(c.effect, effect.type)} {cause_words(rules, c)}") for c in row.causes),
        )
        for row in rows
    ]
    return table(caption, ("zaak", "was", "is", "verschil", "waardoor"), told, numbers=(1, 2, 3))
