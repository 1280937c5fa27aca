"""A graph of facts as SVG: one file that needs nothing else, readable on paper and by a screen reader.

In: facts. Out: the text of the SVG, as safe as that of ``graph.svg``. What is pointed out is told by a sign, a word, bold
text and a bar, and only then by a colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lidwoord.graph.boxes import PADDING, SMALL, STRIPE, TITLE, Line
from lidwoord.graph.facts.layout import HEADS, WIDTH, Plan, lay_out
from lidwoord.graph.facts.legend import legend_of
from lidwoord.graph.facts.model import Facts, Link
from lidwoord.graph.facts.words import description, told
from lidwoord.graph.ink import HUES, course, drawn, px, safe
from lidwoord.graph.label import SIGNS, tidy
from lidwoord.graph.layout import Placed, Stretch
from lidwoord.graph.legend import SAMPLE, Entry
from lidwoord.graph.measure import wrap
from lidwoord.graph.page import ABOVE_LEGEND, HEAD, MARGIN, PAGE_WIDTH

CHOSEN, STILL = "#1f6b3f", "#8b96a3"
HEADING, ABOUT = 17.0, 11.0
CORNERS = (3, 9, 0, 3, 9, 0)  # by the place of a table; the last three have a second line
STYLE = """
.lw text{font-family:"Liberation Sans",Arial,Helvetica,sans-serif;fill:#1c2733}
.lw .noot{fill:#3c4855}
.lw .vak{stroke:#5a6878;stroke-width:1;fill:#fff}
.lw .tabel0 .vak{fill:#eaf1fb}
.lw .tabel1 .vak{fill:#fff7e0}
.lw .tabel2 .vak{fill:#f1f3f5}
.lw .tabel3 .vak{fill:#eef6f3}
.lw .tabel4 .vak{fill:#f6effa}
.lw .tabel5 .vak{fill:#fdf0ee}
.lw .gekozen .vak{stroke:#1f6b3f;stroke-width:2.5}
.lw .niet .vak{stroke:#aab3bd;fill:#fff}
.lw .niet text{fill:#66717e}
.lw .tekst .vak{fill:none;stroke:none}
.lw .streep{fill:none;stroke:#5a6878;stroke-width:1}
.lw .lijn,.lw .door{fill:none;stroke-width:1.3}
.lw .sterk{stroke-width:2.2}
.lw .stil{stroke-width:1;opacity:.55}
.lw .open{stroke-dasharray:6 4}
@page{size:landscape;margin:8mm}
@media print{svg.lw{width:100vw;height:100vh}}
"""


def render(facts: Facts, everything: bool = False) -> str:
    """The SVG of a graph of facts; with ``everything`` also the links that other links show already."""
    links = facts.shown(everything)
    plan = lay_out(facts, links)
    inner = max(plan.layout.width, PAGE_WIDTH - 2 * MARGIN)
    entries, foot = legend_of(facts, links, inner)
    wide, high = inner + 2 * MARGIN, HEAD + HEADS + plan.layout.height + ABOVE_LEGEND + foot + 2 * MARGIN
    top = MARGIN + HEAD + HEADS
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lw" width="{px(wide)}" height="{px(high)}" '
        f'viewBox="0 0 {px(wide)} {px(high)}" role="img" aria-labelledby="lw-titel lw-uitleg">'
    )
    parts = [
        root,
        f'<title id="lw-titel">{safe(facts.title)}</title>',
        f'<desc id="lw-uitleg">{safe(description(facts, links))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{px(wide)}" height="{px(high)}" fill="#fff"/>',
        *_heading(facts, inner),
        f'<g transform="translate({px(MARGIN)} {px(top)})">',
        *_lines(facts, plan),
        *(drawn(line) for line in plan.heads),
        *_boxes(facts, links, plan),
        "</g>",
        f'<g transform="translate({px(MARGIN)} {px(top + plan.layout.height + ABOVE_LEGEND)})">',
        *(part for entry in entries for part in _entry(entry)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _heading(facts: Facts, room: float) -> Iterator[str]:
    for text, size, y, bold in ((facts.title, HEADING, 16.0, True), (facts.about, ABOUT, 33.0, False)):
        for line in wrap(tidy(text), size, room, 1, bold):
            yield drawn(Line(line, "kop", MARGIN, MARGIN + y, size, bold))


def _lines(facts: Facts, plan: Plan) -> Iterator[str]:
    """The lines, those that are not pointed out first, so that they lie underneath; and the arrows where they end."""
    hue = {box.id: HUES[n % len(HUES)] for n, box in enumerate(plan.layout.boxes)}
    hue |= {key: hue[part.end] for key, part in plan.parts.items()}
    through = [_through(box) for box in plan.layout.boxes if box.id in plan.parts and plan.parts[box.id].is_text]
    for stretch in sorted([*plan.layout.stretches, *through], key=lambda s: s.used):
        weight = "" if not facts.asked else " sterk" if stretch.used else " stil"
        dash = " open" if stretch in plan.dashed or (stretch in through and plan.parts[stretch.end].dashed) else ""
        kind = "door" if stretch in through else "lijn"
        ink = hue[stretch.end] if stretch.used else STILL
        yield f'<path class="{kind}{weight}{dash}" stroke="{ink}" d="{course(stretch)}"/>'
    reached = {s.end for s in plan.layout.stretches if s.used}
    for arrow in plan.arrows:
        x, y = arrow.at
        ink = hue[arrow.end] if arrow.end in reached or arrow.back else STILL
        yield f'<path fill="{ink}" d="M{px(x)} {px(y)}l{"7" if arrow.back else "-7"} -3.5v7z"/>'


def _through(text: Placed) -> Stretch:
    """The line below a text."""
    middle = round(text.y + text.box.height / 2, 1)
    return Stretch(text.id, (text.x, middle), (round(text.x + WIDTH, 1), middle), text.box.used, last=False)


def _boxes(facts: Facts, links: Sequence[Link], plan: Plan) -> Iterator[str]:
    for placed in plan.layout.boxes:
        box = placed.box
        if not box.height:
            continue  # a bend
        fact = facts.facts.get(placed.id)
        style = "" if fact is None or not fact.marks else " gekozen" if fact.chosen else " niet"
        yield f'<g class="{box.kind}{style}" transform="translate({px(placed.x)} {px(placed.y)})">'
        if fact is not None:
            yield f"<title>{safe(told(facts, fact, links))}</title>"
        place = _place(facts, fact.table) if fact is not None else 0
        yield from _shape(place, WIDTH, box.height)
        if box.state:
            high = px(box.height - 2 * PADDING)
            yield f'<rect fill="{CHOSEN}" x="{px(STRIPE / 2)}" y="{px(PADDING)}" width="4" height="{high}"/>'
        for line in box.lines:
            yield drawn(line, CHOSEN if line.bold and line.role == "waarde" else "")
        yield "</g>"


def _place(facts: Facts, table: str) -> int:
    return [layer.id for layer in facts.layers].index(table) % len(CORNERS)


def _shape(place: int, wide: float, high: float) -> Iterator[str]:
    """A box as its table looks, also without colour: by its corners, and by a second line."""
    yield f'<rect class="vak" width="{px(wide)}" height="{px(high)}" rx="{min(CORNERS[place], high / 3):.0f}"/>'
    inset = min(9.0, high / 5)
    if place > 2:
        yield f'<path class="streep" d="M{px(wide - 3.5)} {px(inset)}v{px(high - 2 * inset)}"/>'


def _entry(entry: Entry) -> Iterator[str]:
    """A sample of the legend with its text."""
    kind = f"tabel{entry.name}" if entry.kind == "soort" else "noot"
    yield f'<g transform="translate({px(entry.x)} {px(entry.y)})" class="{kind}">'
    if entry.kind == "soort":
        yield from _shape(int(entry.name), SAMPLE, 12.0)
    elif entry.kind == "toestand":
        yield drawn(Line(SIGNS[entry.name], "waarde", 10, 10.5, TITLE, bold=True), CHOSEN if entry.name == "bekend" else "")
    elif entry.kind == "lijn":
        yield f'<path class="lijn{" open" if entry.name == "open" else ""}" stroke="{HUES[0]}" d="M0 6H{px(SAMPLE)}"/>'
        yield f'<path fill="{HUES[0]}" d="M{px(SAMPLE)} 6l-7 -3.5v7z"/>'
    yield drawn(Line(entry.text, "noot", entry.sample, 9.5, SMALL))
    yield "</g>"
