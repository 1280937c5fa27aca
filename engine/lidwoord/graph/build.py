"""Rules to graph: everything that outcomes depend on.

In: a rule set, outcomes, and the answer of a case if there is one. Out: a ``Graph``, in an order that depends on the rule
files alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lidwoord.calculate.answer import Answer
from lidwoord.explain.words import joined, plain, source_words, upper_first
from lidwoord.graph.findings import Findings
from lidwoord.graph.model import ASKED, EXCEPTION, FORMULA, PER, TERM, Edge, Graph, Node
from lidwoord.ruleset.graph import dependency_graph
from lidwoord.ruleset.model import Declaration, RecordKind, Rule, RuleSet
from lidwoord.values.types import DATUM, Type
from lidwoord.values.write import write_value

if TYPE_CHECKING:
    import networkx

    Dependencies = networkx.DiGraph[str]


def graph_of(rules: RuleSet, outcomes: Iterable[str], answer: Answer | None = None, on: date | None = None) -> Graph:
    """The graph of outcomes (ids, or ``id[sleutel]``), with what the answer found if there is one.

    ``on`` is the peildatum where there is no answer. The outcomes must be outcomes of the rule set.
    """
    import networkx

    asked = tuple(dict.fromkeys(name.partition("[")[0] for name in outcomes))
    whole = dependency_graph(rules)
    below = set(asked).union(*(networkx.descendants(whole, name) for name in asked))
    edges = [Edge(a, b, _purpose(rules, whole, a, b)) for a in whole if a in below for b in whole.successors(a)]
    findings = Findings(answer, edges) if answer is not None else None
    parts = _declarations(rules)
    ids = [*asked, *(key for key in whole if key in below and key not in asked)]
    day = answer.date if answer is not None else on
    nodes = {key: _node(rules, parts[key], key, whole.nodes[key]["soort"], asked, findings) for key in ids}
    return Graph(
        upper_first(joined([nodes[name].title for name in asked])),
        _about(rules, day),
        rules.manifest.name,
        rules.version,
        day,
        asked,
        nodes,
        tuple(edges) if findings is None else tuple(replace(e, used=findings.uses(e.start, e.end)) for e in edges),
        answer is not None,
    )


def _about(rules: RuleSet, day: date | None) -> str:
    title = rules.manifest.title or rules.manifest.name
    return title if day is None else f"{title}; peildatum {write_value(day, DATUM)}"


def _purpose(rules: RuleSet, whole: Dependencies, owner: str, needed: str) -> str:
    """What an edge is for. One that no formula makes has the place of the rule itself."""
    rule, other = rules.rules.get(owner), rules.rules.get(needed)
    if other is not None and owner in (other.departs_from, other.blocks):
        return EXCEPTION
    if rule is None or whole.edges[owner, needed]["span"] != rule.span:
        return FORMULA
    return TERM if rule.validity.by == needed else PER


def _declarations(rules: RuleSet) -> dict[str, Declaration]:
    """Everything that can be in a graph by its node; a record kind stands under its list."""
    return {getattr(item, "list", key): item for section in rules.sections()[:7] for key, item in section.items()}


def _node(rules: RuleSet, item: Declaration, key: str, kind: str, asked: tuple[str, ...], findings: Findings | None) -> Node:
    rule = item if isinstance(item, Rule) else None
    return Node(
        id=key,
        title=_title(item, key),
        kind=ASKED if key in asked else kind,
        cite=item.cite,
        source=source_words(rules, item.cite),
        summary=getattr(item, "summary", "") or getattr(item, "question", ""),
        type=_type(getattr(item, "type", None)),
        per=plain(rule.per) if rule is not None else "",
        reading=_reading(item, findings),
        found=findings.of(key) if findings is not None else None,
        used=findings is None or findings.used(key),
    )


def _title(item: Declaration, key: str) -> str:
    """The title, or the id as words; that of a record kind is about one element, and its node is the list."""
    title = "" if isinstance(item, RecordKind) else getattr(item, "title", "")
    return upper_first(title or plain(key))


def _type(type_: Type | None) -> str:
    """A type as a label shows it: the options of a keuze would fill it."""
    if type_ is None:
        return ""
    return type_.name if type_.name in ("keuze", "stap") else type_.text


def _reading(item: Declaration, findings: Findings | None) -> str:
    """The reading that was used, or that is chosen where the text allows several."""
    readings = [r for r in getattr(item, "readings", ()) if r.name]
    if len(readings) < 2:
        return ""
    used = findings.reading(item.id) if findings is not None else ""
    return plain(used or next((r.name for r in readings if r.chosen), ""))
