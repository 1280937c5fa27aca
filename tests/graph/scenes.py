"""Rule sets, graphs and figures for the tests of graphs.

In: nothing. Out: a rule set with every kind of node and every state, graphs of bare names, and a walk over what an SVG draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree import ElementTree as ET  # the SVG is our own

from lidwoord.graph.boxes import WIDTH
from lidwoord.graph.measure import width
from lidwoord.graph.model import Edge, Graph, Node
from lidwoord.ruleset.model import Citation

RULES = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, titel: Dienst}
invoer:
  uren: {lid: "1", titel: Gewerkte uren, type: uur, vraag: "Hoeveel uur?"}
  vast: {type: ja/nee, standaard: nee}
  groep: {type: keuze(a; b)}
  leeftijd: {type: jaar}
waarden:
  uurloon: {lid: "2", titel: Uurloon, type: €/uur, reeks: [{van: 2018-01-01, waarde: € 10/uur}]}
  grens: {type: jaar, lezingen: {ruim: {gekozen: ja, reden: Zo., waarde: 21 jaar}, streng: {waarde: 18 jaar}}}
  looptijd: {lid: "9", titel: Looptijd, type: tijdvak, waarde: 2018-01-01 t/m 2018-12-31}
dagsoorten:
  feestdag: {lid: "3", als: dag is 1 mei van dag}
tabellen:
  tijden:
    {lid: "3", soort: tijdvensters, dekking: gedeeltelijk, bij_samenloop: volgorde, kolommen: {deel: percentage},
     rijen: [{dagen: [feestdag], van: "00:00", tot: "24:00", deel: 50%}]}
  schaal: {lid: "4", kolommen: {groep: "keuze(a; b)", bedrag: €}, sleutel: [groep], rijen: [{groep: a, bedrag: "€ 1"}, {groep: b, bedrag: "€ 2"}]}
lijsten:
  delen: {lid: "3", soort: snijden, uit: diensten, langs: tijden, element: deel_van_dienst}
regels:
  totaal: {lid: "5", titel: Totaal, type: €, samenvatting: Alles samen., geldt: {volgens: looptijd}, formule: loon + toeslag + diensttoeslag}
  diensttoeslag: {lid: "8", type: €, formule: som van toeslag_van_dienst van dienst over elke dienst uit diensten}
  loon: {lid: "5", type: €, formule: uren * uurloon}
  jong_loon: {lid: "6", type: €, in_afwijking_van: loon, als: leeftijd is minder dan grens, formule: bedrag uit schaal bij (groep)}
  toeslag: {lid: "7", type: €, aanspraak: vast, zonder_aanspraak: € 0, formule: bedrag uit schaal bij (groep)}
  toeslag_van_dienst: {lid: "8", per: dienst, type: €, formule: som van uren van deel_van_dienst * deel van deel_van_dienst * uurloon over elk deel_van_dienst uit delen van dienst}
  kapot: {lid: "8", type: getal, formule: 1 / (uren uitgedrukt in uur)}
  laat: {lid: "8", type: €, geldt: {van: 2019-01-01}, formule: € 1}
  alles: {lid: "8", type: €, formule: "totaal + kapot * € 1 + laat"}
"""
CASE = {
    "uren": "10 uur",
    "groep": "a",
    "leeftijd": "30 jaar",
    "diensten": [
        {"begin": "2018-04-30T20:00", "einde": "2018-05-01T04:00"},
        {"begin": "2018-05-02T08:00", "einde": "2018-05-02T16:00"},
    ],
}
LINE = re.compile(r"M(\S+) (\S+?)(?:H(\S+)|C(\S+) (\S+) (\S+) (\S+) (\S+) (\S+))$")
NUMBERS = re.compile(r"translate\((\S+) (\S+)\)")


def made(links: Iterable[tuple[str, str]], asked: tuple[str, ...] = ("a",), titles: dict[str, str] | None = None) -> Graph:
    """A graph of bare names, in the order in which the links name them."""
    found = list(links)
    names = dict.fromkeys([*asked, *(name for link in found for name in link)])
    nodes = {n: Node(n, (titles or {}).get(n, n), "uitkomst" if n in asked else "regel", Citation(artikel="1")) for n in names}
    return Graph(asked[0], "Boek", "boek", "v", None, asked, nodes, tuple(Edge(a, b, "formule") for a, b in found))


@dataclass(frozen=True, slots=True)
class Rect:
    """A box as it is drawn, from the corner of the drawing, with its texts as (x, y, size, text, bold)."""

    x: float
    y: float
    wide: float
    high: float
    texts: tuple[tuple[float, float, float, str, bool], ...] = ()

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside, and not on the side."""
        return self.x + 0.2 < x < self.x + self.wide - 0.2 and self.y + 0.2 < y < self.y + self.high - 0.2


@dataclass(slots=True)
class Drawing:
    """What an SVG draws."""

    root: ET.Element
    boxes: list[Rect] = field(default_factory=list)
    entries: list[Rect] = field(default_factory=list)
    lines: list[list[tuple[float, float]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        groups = [g for g in self.root if g.tag.endswith("}g")]
        for target, group in zip((self.boxes, self.entries), groups, strict=True):
            dx, dy = map(float, NUMBERS.findall(group.get("transform", ""))[0])
            for part in group:
                if part.tag.endswith("}g"):
                    target.append(_rect(part, dx, dy))
                elif "lijn" in part.get("class", ""):
                    self.lines.append([(x + dx, y + dy) for x, y in _points(part.get("d", ""))])


def _rect(group: ET.Element, dx: float, dy: float) -> Rect:
    x, y = map(float, NUMBERS.findall(group.get("transform", ""))[0])
    box = next((r for r in group if r.get("class") == "vak"), None)
    texts = tuple(
        (
            float(t.get("x", "")),
            float(t.get("y", "")),
            float(t.get("font-size", "")),
            t.text or "",
            t.get("font-weight") == "bold",
        )
        for t in group
        if t.tag.endswith("}text")
    )
    high = float(box.get("height", "")) if box is not None else 12.0
    return Rect(x + dx, y + dy, float(box.get("width", "")) if box is not None else 0.0, high, texts)


def _points(course: str) -> list[tuple[float, float]]:
    """Points along a level line or a curve."""
    found = LINE.fullmatch(course)
    assert found is not None, course
    x1, y1 = float(found[1]), float(found[2])
    if found[3]:
        return [(x1 + (float(found[3]) - x1) * n / 40, y1) for n in range(41)]
    bx, by, cx, cy, x2, y2 = map(float, found.groups()[3:])
    return [
        tuple(
            a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
            for a, b, c, d in ((x1, bx, cx, x2), (y1, by, cy, y2))
        )  # type: ignore[misc]
        for t in (n / 40 for n in range(41))
    ]


def faults(svg: str, box: float = WIDTH) -> list[str]:
    """Everything that is wrong with a drawing: overlap, text outside its box, lines through boxes, anything outside.

    ``box`` is the width of its boxes.
    """
    root = ET.fromstring(svg)  # noqa: S314  # our own
    drawing = Drawing(root)
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    found = []
    for n, a in enumerate(drawing.boxes):
        if a.x < 0 or a.y < 0 or a.x + a.wide > wide or a.y + a.high > high:
            found.append(f"box outside: {a}")
        found += [f"overlap: {a} {b}" for b in drawing.boxes[n + 1 :] if _touch(a, b)]
        last = 0.0
        for x, y, size, text, bold in a.texts:
            if x < 4 or x + width(text, size, bold) > box - 3 or y - last < size * 0.9 or y + size * 0.25 > a.high:
                found.append(f"text does not fit: {text!r} in {a}")
            last = y
    for line in drawing.lines:
        found += [f"line through a box: {line[0]} {a}" for a in drawing.boxes if any(a.holds(x, y) for x, y in line)]
        found += [f"line outside: {line[0]}" for x, y in line if not (0 <= x <= wide and 0 <= y <= high)]
    found += _legend_faults(drawing.entries, wide, high)
    return found


def _legend_faults(entries: list[Rect], wide: float, high: float) -> list[str]:
    ends = [(e.y, e.x, e.x + max(x + width(text, size, bold) for x, _, size, text, bold in e.texts)) for e in entries]
    found = [f"legend outside: {e}" for e, (_, _, end) in zip(entries, ends, strict=True) if end > wide or e.y + 12 > high]
    for (y, _, end), (y2, start, _) in pairwise(ends):
        if y == y2 and start < end:
            found.append(f"legend overlaps at {start}, {y}")
    return found


def _touch(a: Rect, b: Rect) -> bool:
    return a.x < b.x + b.wide and b.x < a.x + a.wide and a.y < b.y + b.high and b.y < a.y + a.high
