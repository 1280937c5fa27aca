"""What touches what: which changed subjects an outcome depends on.

In: a comparison and outcomes of the later set. Out: per outcome a drawing of the outcome and the changed subjects below it
(what is unchanged in between is left out), each with a link to its change; and a list of the outcomes that most changes touch.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import replace

from lidwoord.compare.html.marks import anchor, safe, table
from lidwoord.compare.model import Change, Comparison
from lidwoord.explain.words import counted, joined, lower_first, plain, upper_first
from lidwoord.graph.boxes import WIDTH
from lidwoord.graph.build import graph_of
from lidwoord.graph.ink import HUES, course, drawn, px
from lidwoord.graph.layout import Layout, lay_out
from lidwoord.graph.model import Edge, Figure, Graph
from lidwoord.graph.select import select
from lidwoord.ruleset.graph import dependency_graph

MARGIN = 8.0
MOST_TOUCHED = 8
SIGN = "≠ "


def pictures_of(comparison: Comparison, outcomes: Collection[str], told: Collection[str]) -> Iterator[str]:
    """A drawing per outcome; ``told``: the subjects that have a place in the page."""
    changed = _by_subject(comparison)
    for number, name in enumerate(name for name in outcomes if name in comparison.b.rules.outcomes):
        graph = _touching(graph_of(comparison.b.rules, [name], on=comparison.b.day), changed)
        title = graph.nodes[name].title.removeprefix(SIGN)
        yield f"<h3>{safe(title)}</h3>"
        if len(graph.nodes) == 1 and name not in changed:
            yield "<p>Niets waar deze uitkomst van afhangt, is anders.</p>"
            continue
        found = [key for key in graph.nodes if key in changed]
        told_ = counted(len(found), "onderwerp is", "onderwerpen zijn")
        yield f"<p>{told_} anders: die met {SIGN.strip()}. Wat daartussen gelijk bleef, is weggelaten.</p>"
        yield f'<figure class="wit">{_drawn(select(graph), changed, told, number)}</figure>'


def _by_subject(comparison: Comparison) -> dict[str, list[Change]]:
    """The changes by the node of the graph that they are about; of an element's fields by its list."""
    rules = comparison.b.rules
    found: dict[str, list[Change]] = {}
    for change in comparison.changes:
        if change.b is not None and change.kind != "verplaatst":
            subject = change.id.partition(".")[0]
            kind = rules.kinds.get(subject)
            found.setdefault(kind.list if kind is not None else subject, []).append(change)
    return found


def _touching(graph: Graph, changed: Collection[str]) -> Graph:
    """The outcome and the changed nodes below it; a line where one needs another, at once or through what is unchanged."""
    needs: dict[str, list[str]] = {}
    for edge in graph.edges:
        needs.setdefault(edge.start, []).append(edge.end)
    kept = [key for key in graph.nodes if key in graph.asked or key in changed]
    edges = [Edge(key, end, "formule") for key in kept for end in _next(key, needs, changed)]
    nodes = {key: replace(graph.nodes[key], title=f"{SIGN if key in changed else ''}{graph.nodes[key].title}") for key in kept}
    return replace(graph, nodes=nodes, edges=tuple(edges))


def _next(start: str, needs: dict[str, list[str]], changed: Collection[str]) -> list[str]:
    """The first changed nodes on every way down from a node."""
    waiting, seen, found = deque(needs.get(start, ())), {start}, []
    while waiting:
        key = waiting.popleft()
        if key in seen:
            continue
        seen.add(key)
        if key in changed:
            found.append(key)
        else:
            waiting += needs.get(key, ())
    return found


def _drawn(figure: Figure, changed: dict[str, list[Change]], told: Collection[str], number: int) -> str:
    layout = lay_out(figure)
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    name = f"raakt-{number}"
    title = f"Wat {lower_first(figure.graph.nodes[figure.graph.asked[0]].title.removeprefix(SIGN))} raakt"
    root = (
        f'<svg class="raakt" xmlns="http://www.w3.org/2000/svg" width="{px(wide)}" height="{px(high)}" '
        f'viewBox="0 0 {px(wide)} {px(high)}" role="img" aria-labelledby="{name}-t {name}-d" '
        f'style="min-width:min(56rem,{px(wide)}px)">'
    )
    return "\n".join(
        (
            root,
            f'<title id="{name}-t">{safe(title)}</title>',
            f'<desc id="{name}-d">{safe(_described(figure, changed))}</desc>',
            f'<g transform="translate({px(MARGIN)} {px(MARGIN)})">',
            *_lines(layout),
            *_boxes(figure, layout, changed, told),
            "</g></svg>",
        )
    )


def _described(figure: Figure, changed: dict[str, list[Change]]) -> str:
    """The drawing in words."""
    said = [
        f"{node.title.removeprefix(SIGN)} ({joined(list(dict.fromkeys(change.kind for change in changed[node.id])))})"
        for node in figure.nodes
        if node.id in changed
    ]
    hidden = sum(fold.count for fold in figure.folds)
    return f"Anders zijn: {joined(said)}{f', en {hidden} die niet getekend zijn' if hidden else ''}."


def _lines(layout: Layout) -> Iterator[str]:
    hue = {placed.id: HUES[n % len(HUES)] for n, placed in enumerate(layout.boxes)}
    for stretch in layout.stretches:
        yield f'<path class="lijn" stroke="{hue[stretch.end]}" d="{course(stretch)}"/>'
        if stretch.last:
            x, y = stretch.end_point
            yield f'<path fill="{hue[stretch.end]}" d="M{px(x)} {px(y)}l-7 -3.5v7z"/>'


def _boxes(figure: Figure, layout: Layout, changed: dict[str, list[Change]], told: Collection[str]) -> Iterator[str]:
    folds = {fold.id: fold for fold in figure.folds}
    for placed in layout.boxes:
        fold = folds.get(placed.id)
        kind = "ingevouwen" if fold is not None else "anders" if placed.id in changed else "gelijk"
        subject = changed[placed.id][0].id.partition(".")[0] if placed.id in changed else ""
        link = subject in told
        words = changed[placed.id][0].sentence if subject else plain(placed.id)
        yield f'<a href="#{anchor(subject)}">' if link else "<g>"
        yield f'<g class="{kind}" transform="translate({px(placed.x)} {px(placed.y)})"><title>{safe(words)}</title>'
        yield f'<rect class="vak" width="{px(WIDTH)}" height="{px(placed.box.height)}" rx="3"/>'
        yield from (drawn(line) for line in (placed.box.lines if fold is None else placed.box.lines[:1]))
        yield f"</g>{'</a>' if link else '</g>'}"


def most_touched(comparison: Comparison) -> str:
    """The outcomes that nothing else is worked out from, by how many changed subjects they depend on."""
    import networkx

    rules = comparison.b.rules
    changed = _by_subject(comparison).keys()
    graph = dependency_graph(rules)
    last = [rule for name, rule in rules.outcomes.items() if name in rules.own and not graph.pred[name]]
    touched = [(len(changed & {rule.id, *networkx.descendants(graph, rule.id)}), rule) for rule in last]
    ordered = sorted((pair for pair in touched if pair[0]), key=lambda pair: (-pair[0], pair[1].id))[:MOST_TOUCHED]
    if not ordered:
        return ""
    rows = [(safe(upper_first(rule.name)), f"<code>{safe(rule.id)}</code>", str(number)) for number, rule in ordered]
    caption = "De uitkomsten met de meeste wijzigingen eronder. Met --uitkomst NAAM staat hier een tekening van één uitkomst."
    return table(caption, ("uitkomst", "naam", "gewijzigde onderwerpen"), rows, numbers=(2,))
