"""The pieces of an SVG: text that keeps its measured width, the course of a line, and what is escaped.

In: lines of text, stretches, numbers. Out: text of SVG elements. Shared by the drawings of dependencies and of facts.
"""

from __future__ import annotations

from html import escape

from lidwoord.diagnostics.catalogue import visible
from lidwoord.graph.boxes import Line
from lidwoord.graph.layout import Stretch
from lidwoord.graph.measure import width

# Lines to one box have one hue, to tell them apart; on paper without colour they are still the same line.
HUES = ("#4d6f9c", "#8a6a3b", "#5d8050", "#875a8f", "#3f8488", "#a1594f")


def course(stretch: Stretch) -> str:
    """The path of a stretch: level, or a curve with level ends."""
    (x1, y1), (x2, y2) = stretch.start_point, stretch.end_point
    if y1 == y2:
        return f"M{px(x1)} {px(y1)}H{px(x2)}"
    middle = (x1 + x2) / 2
    return f"M{px(x1)} {px(y1)}C{px(middle)} {px(y1)} {px(middle)} {px(y2)} {px(x2)} {px(y2)}"


def drawn(line: Line, ink: str = "") -> str:
    """One line of text, held to its measured width."""
    wide = width(line.text, line.size, line.bold)
    weight = ' font-weight="bold"' if line.bold else ""
    colour = f' style="fill:{ink}"' if ink else ""
    return (
        f'<text class="{line.role}" x="{px(line.x)}" y="{px(line.y)}" font-size="{px(line.size)}"{weight}{colour} '
        f'textLength="{px(wide)}" lengthAdjust="spacingAndGlyphs">{safe(line.text)}</text>'
    )


def safe(text: str) -> str:
    """A text for between tags: escaped, and without characters that can't be seen or that XML refuses."""
    return escape("\n".join(visible(line) for line in text.split("\n")))


def px(length: float) -> str:
    """A length in at most one decimal."""
    return f"{length:.1f}".removesuffix(".0")
