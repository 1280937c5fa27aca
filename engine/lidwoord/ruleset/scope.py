"""The scope of a rule set: its symbols, record kinds, lists and tables, as the checker looks them up.

In: a rule set whose declarations stand, formulas not yet checked. Out: a ``Scope``; unknown sources and kinds as
diagnostics (LW31x), and names of elements that hide one another (LW363).
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic, diagnostic_of, did_you_mean
from lidwoord.language.scope import Kind, ListShape, Scope, Symbol, TableShape
from lidwoord.ruleset.model import ListOp, RecordKind, RuleSet
from lidwoord.values.types import AANTAL, Type

PER_ELEMENT = ("snijden", "blokken")


def scope_of(rules: RuleSet, found: list[Diagnostic]) -> Scope:
    """Everything a formula of this rule set may name."""
    scope = Scope()
    for item in rules.inputs.values():
        scope.symbols[item.id] = Symbol("invoer", item.type, span=item.span)
    for value in rules.values.values():
        scope.symbols[value.id] = Symbol("waarde", value.type, span=value.span)
    for rule in rules.rules.values():
        symbol = Symbol("regel", rule.type, rule.per, rule.span)
        scope.symbols[rule.id] = symbol
        if rule.per:
            scope.per_rules.setdefault(rule.per, {})[rule.id] = symbol
    scope.daykinds = set(rules.daykinds)
    _record_kinds(rules, scope, found)
    for table in rules.tables.values():
        columns = dict(table.columns)
        scope.tables[table.id] = TableShape(table.id, table.soort, table.keys, columns, table.span, table.element)
        if table.element:
            plain = {k: t for k, t in columns.items() if k not in table.ranges}
            _keep(scope, Kind(table.element, plain, span=table.span), found)
            scope.lists[table.id] = ListShape(table.id, table.element, span=table.span)
    for op in in_order(rules, found):
        if op.source not in rules.lists or op.source in scope.lists:  # else what it draws from has been reported
            _add_list(op, scope, found)
    homeless = (r for r in rules.rules.values() if r.per and r.per not in scope.kinds)
    found += [_unknown("LW311", r.span, r.per, scope.kinds, regel=r.id) for r in homeless]
    return scope


def _keep(scope: Scope, kind: Kind, found: list[Diagnostic]) -> None:
    """Keep a kind by its name; of two with the same name the second would hide the first, so that is wrong."""
    earlier = scope.kinds.setdefault(kind.name, kind)
    if earlier is not kind:
        assert earlier.span is not None  # a kind that is declared has a place
        related = (Related(earlier.span, "deze elementen heten al zo"),)
        found.append(diagnostic("LW363", kind.span, related=related, naam=kind.name))


def _unknown(code: str, span: Span | None, name: str, known: Iterable[str], **facts: str) -> Diagnostic:
    hint = did_you_mean(name, known) or None
    return diagnostic_of(code, span, {"naam": name, **facts}, hint=hint)


def _record_kinds(rules: RuleSet, scope: Scope, found: list[Diagnostic]) -> None:
    for kind in rules.kinds.values():
        fields = {f.name: f.type for f in kind.fields}
        if kind.parent:
            fields[kind.parent] = Type("element", kind=kind.parent)
        scope.kinds[kind.id] = Kind(kind.id, fields, period=kind.period, span=kind.span)
    for kind in rules.kinds.values():
        scope.lists[kind.list] = ListShape(kind.list, kind.id, kind.parent, span=kind.span)
        if kind.parent in scope.kinds:
            scope.kinds[kind.parent].fields[kind.list] = Type("lijst", kind=kind.id)
        elif kind.parent:
            found.append(_unknown("LW312", kind.span, kind.parent, scope.kinds))
    found += [diagnostic("LW314", k.span, naam=k.list) for k in rules.kinds.values() if _in_circle(k, rules)]


def _in_circle(kind: RecordKind, rules: RuleSet) -> bool:
    """Whether the lists of a kind would lie, by way of its parents, in themselves."""
    seen: set[str] = set()
    parent = kind.parent
    while parent in rules.kinds and parent not in seen:
        seen.add(parent)
        parent = rules.kinds[parent].parent
    return kind.id in seen


def in_order(rules: RuleSet, found: list[Diagnostic]) -> list[ListOp]:
    """The list operations, each after the one it draws from; a circle of lists is reported once."""
    done: list[ListOp] = []
    state: dict[str, int] = {}

    def visit(op: ListOp) -> None:
        if state.get(op.id) == 2:
            return
        if state.get(op.id) == 1:
            found.append(diagnostic("LW314", op.span, naam=op.id))
            return
        state[op.id] = 1
        if op.source in rules.lists:
            visit(rules.lists[op.source])
        state[op.id] = 2
        done.append(op)

    for op in rules.lists.values():
        visit(op)
    return done


def _add_list(op: ListOp, scope: Scope, found: list[Diagnostic]) -> None:
    element = op.kind or op.id
    if op.soort in ("kalender", "vensters"):
        if op.parent and op.parent not in scope.kinds:
            found.append(_unknown("LW312", op.span, op.parent, scope.kinds))
            return
        fields = {op.parent: Type("element", kind=op.parent)} if op.parent else {}
        _register(scope, op, Kind(element, fields, period="datum", span=op.span), op.parent, found)
        return
    source = scope.lists.get(op.source)
    if source is None:
        found.append(_unknown("LW313", op.span, op.source, scope.lists, lijst=op.id))
        return
    base = scope.kinds[source.kind]
    if op.soort == "selectie":
        scope.lists[op.id] = ListShape(op.id, source.kind, source.parent, span=op.span)
        _nest(scope, op.id, source.kind, source.parent)
        return
    kind = _made_kind(op, element, base, scope, found)
    if source.parent:
        kind.fields.setdefault(source.parent, Type("element", kind=source.parent))
    _register(scope, op, kind, source.parent, found)
    if op.soort in PER_ELEMENT:
        base.fields[op.id] = Type("lijst", kind=element)


def _made_kind(op: ListOp, name: str, base: Kind, scope: Scope, found: list[Diagnostic]) -> Kind:
    """The kind of the elements that an operation makes from elements of another kind."""
    own_period = next((k.period for k in scope.chain(base.name) if k.period), "")
    if op.soort in PER_ELEMENT:
        if own_period != "tijd" and op.formula("tijdvak") is None:
            found.append(diagnostic("LW224", op.span, gevonden=Type("element", kind=base.name).text))
        fields = {base.name: Type("element", kind=base.name), **_window_columns(op, scope, found)}
        return Kind(name, fields, period="tijd", span=op.span)
    if op.soort == "tussenruimten":
        if not own_period:
            found.append(diagnostic("LW310", op.span, lijst=op.id, soort=base.name))
        return Kind(name, period=own_period, span=op.span)
    if op.soort in ("groepen", "reeksen"):
        fields = {"leden": Type("lijst", kind=base.name), "aantal_leden": AANTAL}
        return Kind(name, fields, period=own_period if op.soort == "reeksen" else "", span=op.span)
    return Kind(name, {"rang": AANTAL} if op.soort == "rangschikking" else {}, base.name, span=op.span)


def _window_columns(op: ListOp, scope: Scope, found: list[Diagnostic]) -> dict[str, Type]:
    """The columns that pieces take over from the windows they are cut along."""
    along = op.option("langs")
    table = scope.tables.get(along)
    if table is not None and table.soort == "tijdvensters":
        return table.columns
    if op.soort == "snijden" and along != "kalenderdagen":
        windows = [t.name for t in scope.tables.values() if t.soort == "tijdvensters"]
        found.append(_unknown("LW315", op.span, along, [*windows, "kalenderdagen"]))
    return {}


def _register(scope: Scope, op: ListOp, kind: Kind, parent: str, found: list[Diagnostic]) -> None:
    _keep(scope, kind, found)
    scope.lists[op.id] = ListShape(op.id, kind.name, parent, span=op.span)
    _nest(scope, op.id, kind.name, parent)


def _nest(scope: Scope, list_id: str, kind: str, parent: str) -> None:
    if parent:
        scope.kinds[parent].fields[list_id] = Type("lijst", kind=kind)


def local_of(op: ListOp, scope: Scope) -> dict[str, Type]:
    """The names that the formulas of a list operation may use for an element of its source."""
    if op.soort in ("kalender", "vensters"):
        return {op.parent: Type("element", kind=op.parent)} if op.parent else {}
    source = scope.lists.get(op.source)
    if source is None:
        return {}
    element = Type("element", kind=source.kind)
    if op.soort == "reeksen":
        return {"vorige": element, "volgende": element}
    return {local_name(op, source.kind): element}


def local_name(op: ListOp, source_kind: str) -> str:
    """The name of one element of the source: its kind, or the name that a selection gives it."""
    return op.kind if op.soort == "selectie" and op.kind else source_kind
