"""A figure as SVG: one file that needs nothing else, readable on paper and by a screen reader.

In: a figure. Out: the text of the SVG. No script, no reference to anything outside; every text is escaped, and is held to
its measured width also where the reader has another font. A state is told by a sign, a word and a colour.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.graph.boxes import PADDING, SMALL, STRIPE, TITLE, WIDTH, Line
from lidwoord.graph.ink import HUES, course, drawn, px, safe
from lidwoord.graph.label import SIGNS, tidy, told, value_words
from lidwoord.graph.layout import Layout, lay_out
from lidwoord.graph.legend import SAMPLE, Entry, legend_of
from lidwoord.graph.measure import wrap
from lidwoord.graph.model import Figure
from lidwoord.graph.page import ABOVE_LEGEND, HEAD, MARGIN, PAGE_WIDTH

NARROWEST = 620.0
HEADING, ABOUT = 17.0, 11.0
INK = {
    "bekend": "#1f6b3f", "onbekend": "#9a5b00", "geen_recht": "#6a3d9a", "geldt_niet": "#55606e", "fout": "#b3261e",
    "verschillend": "#0b6477",
}  # fmt: skip
STYLE = """
.lw text{font-family:"Liberation Sans",Arial,Helvetica,sans-serif;fill:#1c2733}
.lw .plaats,.lw .noot{fill:#4a5663}
.lw .vak{stroke:#5a6878;stroke-width:1;fill:#fff}
.lw .uitkomst .vak{stroke:#1d3f72;stroke-width:2;fill:#eaf1fb}
.lw .invoer .vak,.lw .invoerlijst .vak{fill:#fff7e0}
.lw .waarde .vak,.lw .tabel .vak,.lw .dagsoort .vak{fill:#f1f3f5}
.lw .lijst .vak{fill:#eef6f3}
.lw .streep{fill:none;stroke:#5a6878;stroke-width:1}
.lw .ongebruikt .vak,.lw .ingevouwen .vak{stroke-dasharray:4 3;stroke:#8b96a3}
.lw .ingevouwen .vak{fill:#fafbfc}
.lw .ongebruikt text{fill:#66717e}
.lw .lijn{fill:none;stroke-width:1.3}
.lw .stil{stroke-dasharray:3 3;stroke-width:1;opacity:.6}
"""


def render(figure: Figure) -> str:
    """The SVG of a figure."""
    layout = lay_out(figure)
    inner = max(layout.width, NARROWEST if layout.width < PAGE_WIDTH else 0.0)
    entries, foot = legend_of(figure, inner)
    wide, high = inner + 2 * MARGIN, HEAD + layout.height + ABOVE_LEGEND + foot + 2 * MARGIN
    top = MARGIN + HEAD
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lw" width="{px(wide)}" height="{px(high)}" '
        f'viewBox="0 0 {px(wide)} {px(high)}" role="img" aria-labelledby="lw-titel lw-uitleg">'
    )
    parts = [
        root,
        f'<title id="lw-titel">{safe(figure.graph.title)}</title>',
        f'<desc id="lw-uitleg">{safe(description(figure))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{px(wide)}" height="{px(high)}" fill="#fff"/>',
        *_heading(figure, inner),
        f'<g transform="translate({px(MARGIN)} {px(top)})">',
        *_lines(layout),
        *_boxes(figure, layout),
        "</g>",
        f'<g transform="translate({px(MARGIN)} {px(top + layout.height + ABOVE_LEGEND)})">',
        *(part for entry in entries for part in _entry(entry)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def description(figure: Figure) -> str:
    """The drawing in words, for who can't see it."""
    graph = figure.graph
    nodes = graph.nodes
    found = [f"{graph.about}."]
    for name in graph.asked:
        node = nodes[name]
        value = f" {value_words(node)}" if graph.with_case else ""
        needs = [nodes[e.end].title for e in figure.edges if e.start == name]
        found.append(f"{node.title}{value}. Nodig: {', '.join(needs) or 'niets'}.")
    boxes = "1 vak" if len(figure.folds) == 1 else f"{len(figure.folds)} vakken"
    hidden = f", de rest is ingevouwen in {boxes}" if figure.folds else ""
    found.append(f"Getekend: {len(figure.nodes)} van {len(nodes)} onderdelen{hidden}.")
    return " ".join(found)


def _heading(figure: Figure, room: float) -> Iterator[str]:
    title = wrap(tidy(figure.graph.title), HEADING, room, 1, bold=True)
    about = wrap(tidy(figure.graph.about), ABOUT, room, 1)
    for text, size, y, bold in ((title, HEADING, 16.0, True), (about, ABOUT, 33.0, False)):
        for line in text:
            yield drawn(Line(line, "kop", MARGIN, MARGIN + y, size, bold))


def _lines(layout: Layout) -> Iterator[str]:
    """The lines, those that were not used first, so that they lie underneath; an arrow where a line reaches its box."""
    hue = {placed.id: HUES[n % len(HUES)] for n, placed in enumerate(layout.boxes)}
    for stretch in sorted(layout.stretches, key=lambda s: s.used):
        ink = hue[stretch.end] if stretch.used else "#8b96a3"
        yield f'<path class="lijn{"" if stretch.used else " stil"}" stroke="{ink}" d="{course(stretch)}"/>'
    for box in layout.boxes:
        ends = [s for s in layout.stretches if s.last and s.end == box.id]
        if ends:
            ink = hue[box.id] if any(s.used for s in ends) else "#8b96a3"
            x, y = ends[0].end_point
            yield f'<path fill="{ink}" d="M{px(x)} {px(y)}l-7 -3.5v7z"/>'


def _boxes(figure: Figure, layout: Layout) -> Iterator[str]:
    nodes = figure.graph.nodes
    counts = {fold.id: fold for fold in figure.folds}
    for placed in layout.boxes:
        box = placed.box
        fold = counts.get(placed.id)
        words = (
            f"{fold.count} onderdelen van {nodes[fold.owner].title}\nToon ze met --open {fold.owner}"
            if fold is not None
            else told(nodes[placed.id], figure.graph)
        )
        classes = box.kind if box.used or fold is not None else f"{box.kind} ongebruikt"
        yield f'<g class="{classes}" transform="translate({px(placed.x)} {px(placed.y)})">'
        yield f"<title>{safe(words)}</title>"
        yield from _shape(box.kind, WIDTH, box.height)
        if box.state:
            yield _bar(box.state, STRIPE / 2, PADDING, box.height - 2 * PADDING)
        for line in box.lines:
            yield drawn(line, INK[box.state] if box.state and line.role == "waarde" else "")
        yield "</g>"


def _shape(kind: str, wide: float, high: float) -> Iterator[str]:
    """A box as its kind looks, also without colour: round for what a case gives, a second line for tables and lists."""
    corner = {"invoer": 9, "invoerlijst": 9, "regel": 3, "uitkomst": 3, "ingevouwen": 9}.get(kind, 0)
    yield f'<rect class="vak" width="{px(wide)}" height="{px(high)}" rx="{min(corner, high / 3):.0f}"/>'
    inset = min(9.0, high / 5)
    if kind in ("tabel", "lijst", "invoerlijst"):
        yield f'<path class="streep" d="M{px(wide - 3.5)} {px(inset)}v{px(high - 2 * inset)}"/>'


def _bar(state: str, x: float, y: float, high: float) -> str:
    """The bar that shows a state."""
    return f'<rect fill="{INK[state]}" x="{px(x)}" y="{px(y)}" width="4" height="{px(high)}" rx="2"/>'


def _entry(entry: Entry) -> Iterator[str]:
    """A sample of the legend with its text."""
    yield f'<g transform="translate({px(entry.x)} {px(entry.y)})" class="{entry.name if entry.kind == "soort" else "noot"}">'
    if entry.kind == "soort":
        yield from _shape(entry.name, SAMPLE, 12.0)
    elif entry.kind == "toestand":
        yield _bar(entry.name, 2, 0, 12)
        yield drawn(Line(SIGNS[entry.name], "waarde", 10, 10.5, TITLE, bold=True), INK[entry.name])
    elif entry.kind == "lijn":
        still = entry.name == "ongebruikt"
        yield f'<path class="lijn{" stil" if still else ""}" stroke="{"#8b96a3" if still else HUES[0]}" d="M0 6H{px(SAMPLE)}"/>'
        yield from () if still else (f'<path fill="{HUES[0]}" d="M{px(SAMPLE)} 6l-7 -3.5v7z"/>',)
    x = entry.sample
    yield drawn(Line(entry.text, "noot", x, 9.5, SMALL))
    yield "</g>"
