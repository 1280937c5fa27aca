"""The dependency graph of a rule set, in networkx.

In: a rule set with settled formulas. Out: a directed graph from what is calculated to what it needs (nodes are ids;
edges carry the place of the formula), and cycles as diagnostics (LW360).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Body, Formula, ListOp, Rule, RuleSet

if TYPE_CHECKING:
    import networkx

WORKING_DAY = "werkdag"


def formulas_of(rule: Rule) -> Iterator[Formula]:
    """Every formula of a rule."""
    for single in (rule.applies, rule.entitled, rule.without, rule.when, rule.on):
        if single is not None:
            yield single
    if rule.lapse is not None:
        yield rule.lapse.when
        yield rule.lapse.start
    for condition in rule.conditions:
        yield condition.claim
    for reading in rule.readings:
        for version in reading.versions:
            yield from body_formulas(version.body)


def body_formulas(body: Body) -> Iterator[Formula]:
    """Every formula of a rule body."""
    for _, step in body.steps:
        yield step
    if body.formula is not None:
        yield body.formula
    for condition in body.conditions:
        yield condition.claim
    for branch in body.branches:
        yield branch.when
        yield branch.then
    if body.otherwise is not None:
        yield body.otherwise


def names_in(expr: s.Expr) -> Iterator[str]:
    """The ids that a typed formula refers to."""
    for node in s.walk(expr):
        if (isinstance(node, s.Name) and node.ref in ("invoer", "waarde", "regel", "lijst")) or (
            isinstance(node, s.Field) and node.ref in ("regel", "lijst")
        ):
            yield node.name
        elif isinstance(node, (s.Lookup, s.Brackets)):
            yield node.table
        if node.type is not None and dict(node.type.unit.dimension).get(WORKING_DAY):
            yield WORKING_DAY


def edges(rules: RuleSet) -> Iterator[tuple[str, str, Span]]:
    """What each declaration needs, with the place that says so."""
    lists = {op.kind: op.id for op in rules.lists.values() if op.kind} | {k.id: k.list for k in rules.kinds.values()}
    lists |= {table.element: table.id for table in rules.tables.values() if table.element}
    for rule in rules.rules.values():
        yield from _rule_edges(rules, rule, lists)
    for op in rules.lists.values():
        yield from _list_edges(rules, op, lists)
    for daykind in rules.daykinds.values():
        yield from _formula_edges(rules, daykind.id, daykind.when)
    for table in rules.tables.values():
        for day in sorted({d for v in table.versions for row in v.rows for d in row.days}):
            if day in rules.daykinds:
                yield table.id, day, table.span


def _formula_edges(rules: RuleSet, owner: str, formula: Formula) -> Iterator[tuple[str, str, Span]]:
    for name in names_in(formula.expr):
        if name in rules.daykinds or name != WORKING_DAY:
            yield owner, name, formula.span


def _rule_edges(rules: RuleSet, rule: Rule, lists: dict[str, str]) -> Iterator[tuple[str, str, Span]]:
    for formula in formulas_of(rule):
        yield from _formula_edges(rules, rule.id, formula)
    for needed in (rule.validity.by, lists.get(rule.per, "")):
        if needed:
            yield rule.id, needed, rule.span
    for general in (rule.departs_from, rule.blocks):  # a rule needs what may depart from it or block it
        if general:
            yield general, rule.id, rule.span


def _list_edges(rules: RuleSet, op: ListOp, lists: dict[str, str]) -> Iterator[tuple[str, str, Span]]:
    for needed in (op.source, lists.get(op.parent, ""), op.option("langs")):
        if needed in rules.lists or needed in rules.tables or needed in lists.values():
            yield op.id, needed, op.span
    for _, formula in op.formulas:
        yield from _formula_edges(rules, op.id, formula)


def dependency_graph(rules: RuleSet) -> networkx.DiGraph[str]:
    """The graph; node attribute ``soort`` says what the id is."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    names = ("soort", "invoer", "waarde", "tabel", "dagsoort", "lijst", "regel")
    for name, section in zip(names, rules.sections(), strict=False):
        for key, item in section.items():
            graph.add_node(
                getattr(item, "list", key) if name == "soort" else key, soort="invoerlijst" if name == "soort" else name
            )
    for owner, needed, span in edges(rules):
        if owner in graph and needed in graph and not graph.has_edge(owner, needed):
            graph.add_edge(owner, needed, span=span)
    return graph


def cycles(rules: RuleSet) -> tuple[Diagnostic, ...]:
    """A diagnostic per knot of rules that need each other, with the place of every edge of one shortest circle."""
    import networkx

    graph = dependency_graph(rules)
    found = []
    for knot in networkx.strongly_connected_components(graph):
        first = min(knot)
        if len(knot) == 1 and not graph.has_edge(first, first):
            continue
        part = graph.subgraph(knot)
        circle = networkx.find_cycle(part, first) if graph.has_edge(first, first) or len(knot) > 1 else []
        steps = [(a, b, graph.edges[a, b]["span"]) for a, b, *_ in circle]
        related = tuple(Related(span, f"{a} heeft {b} nodig") for a, b, span in steps[1:])
        names = " → ".join([a for a, _, _ in steps] + [steps[0][0]])
        known = [rule for name in sorted(knot) if (rule := rules.rules.get(name)) is not None]
        departures = [rule for rule in known if rule.departs_from in knot - {rule.id}]
        hint = _way_out(departures[0]) if departures else None
        found.append(diagnostic("LW360", steps[0][2], related=related, hint=hint, kring=names))
    return tuple(found)


def _way_out(departure: Rule) -> str:
    """What to do when a departure uses the outcome that it departs from."""
    return f"Heeft `{departure.id}` de gewone uitkomst van `{departure.departs_from}` nodig, zet die dan in een eigen regel."
