"""Parsing and checking every formula of a rule set, in the context where it stands.

In: a rule set and its scope. Out: the same rule set with every formula's typed tree settled; LW2xx and LW31x diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, diagnostic_of, did_you_mean
from lidwoord.language import syntax as s
from lidwoord.language.check import check
from lidwoord.language.checker import MAX_HINTS
from lidwoord.language.parse import parse
from lidwoord.language.scope import ListShape, Scope
from lidwoord.ruleset.graph import WORKING_DAY
from lidwoord.ruleset.model import Body, Condition, Formula, Lapse, ListOp, Norm, Procedure, Rule, RuleSet
from lidwoord.ruleset.scope import in_order, local_of
from lidwoord.values.dates import MONTHS, WEEKDAYS
from lidwoord.values.types import DATUM, JA_NEE, TIJDVAK, TIJDVAK_TIJD, Type, is_number, is_ordered, quantity
from lidwoord.values.units import Unit

Declared = TypeVar("Declared")
SPACED = re.compile(r"[a-zà-öø-ÿ][a-z0-9à-öø-ÿ_]*(?: [a-z0-9à-öø-ÿ_]+)+")  # quick: no two ways to match
MOST_WORDS = 6  # of a name that is written with spaces
DAYS_IN_FULL = {
    "maandag": "ma", "dinsdag": "di", "woensdag": "wo", "donderdag": "do", "vrijdag": "vr", "zaterdag": "za", "zondag": "zo",
    "weekend": "za-zo",
}  # fmt: skip
HOURS = quantity(Unit((("uur", 1),)))


NEEDS = {
    "selectie": ("waarvoor",),
    "groepen": ("sleutel",),
    "reeksen": ("zolang",),
    "vensters": ("binnen", "lengte", "per"),
    "kalender": ("binnen",),
    "blokken": ("lengte",),
    "rangschikking": ("op",),
    "verdeling": ("bedrag", "vraag"),
}  # the formulas that a list operation cannot do without


@dataclass(slots=True)
class Typist:
    """Settles the formulas of one rule set; ``own`` names alone are checked, used sets were checked before.

    ``places`` says where a declaration names another, or a day.
    """

    rules: RuleSet
    scope: Scope
    found: list[Diagnostic] = field(default_factory=list)
    places: dict[tuple[str, str], Span] = field(default_factory=dict)

    def settle(self, formula: Formula | None, names: dict[str, Type], wanted: Type | None = None) -> Type | None:
        """Parse and check a formula; its type, or None when something is wrong with it."""
        if formula is None:
            return None
        tree, wrong = parse(formula.text, formula.span)
        joined = self.spaced(formula.text, names) if wrong else ""
        self.found += (replace(d, hint=f"Bedoelde u `{joined}`?") for d in wrong) if joined else wrong
        if tree is None:
            formula.settle(s.Literal("ja/nee", False))
            return None
        typed, wrong = check(tree, self.scope, formula.span, names, wanted, len(self.found))
        self.found += wrong
        formula.settle(typed)
        if WORKING_DAY not in self.rules.daykinds and _counts_working_days(typed):
            hint = "Zet onder `dagsoorten` de soort `werkdag`, die zegt op welke dagen wordt gewerkt."
            self.found.append(diagnostic_of("LW317", formula.span, {"naam": WORKING_DAY}, hint=hint))
        return typed.type

    def spaced(self, text: str, names: dict[str, Type]) -> str:
        """The name that stands in a formula with a space in it, or ""."""
        rows = [row.split(" ") for row in SPACED.findall(text)]  # words with nothing but a space between them
        runs = (
            row[at : at + n] for row in rows for n in range(2, min(len(row), MOST_WORDS) + 1) for at in range(len(row) - n + 1)
        )
        known = (self.scope.symbols, self.scope.tables, self.scope.lists, names)
        return next((n for run in runs for n in ("".join(run), "_".join(run)) if any(n in part for part in known)), "")

    def unknown(self, code: str, span: Span, name: str, known: Iterable[str], **facts: str) -> None:
        """Report an unknown name with the nearest known one."""
        hint = did_you_mean(name, known) or None if len(self.found) < MAX_HINTS else None
        self.found.append(diagnostic_of(code, span, {"naam": name, **facts}, hint=hint))

    def everything(self) -> None:
        """Check all own declarations."""
        for op in in_order(self.rules, []):
            if op.id in self.rules.own:
                self.list_op(op)
        for daykind in self.own(self.rules.daykinds):
            self.settle(daykind.when, {"dag": DATUM}, JA_NEE)
        lapses: set[int] = set()
        for rule in self.own(self.rules.rules):
            self.rule(rule)
            if rule.lapse is not None and id(rule.lapse) not in lapses:
                lapses.add(id(rule.lapse))
                self.lapse(rule.lapse)
        for table in self.own(self.rules.tables):
            for day in sorted({d for version in table.versions for row in version.rows for d in row.days}):
                self.day(day, self.places.get((table.id, day), table.span))
        self.norms()
        for kind in self.own(self.rules.kinds):
            if kind.list in self.rules.lists:
                self.found.append(diagnostic("LW303", kind.span, naam=kind.list))

    def own(self, section: dict[str, Declared]) -> list[Declared]:
        """The declarations of a section that stand in this rule set itself."""
        return [item for key, item in section.items() if key in self.rules.own]

    def norms(self) -> None:
        """What norms and procedures say of rules."""
        for norm in self.own(self.rules.norms):
            self.touches(norm)
            self.term(norm.term, norm.span)
        for procedure in self.own(self.rules.procedures):
            self.touches(procedure)
            for step in procedure.steps:
                self.term(step.term, step.span)

    def touches(self, item: Norm | Procedure) -> None:
        """The rules that a norm or a procedure says it touches."""
        for touched in sorted(set(item.touches) - set(self.rules.rules)):
            self.unknown("LW316", self.places.get((item.id, touched), item.span), touched, self.rules.rules)

    def term(self, term: str, span: Span) -> None:
        """The day by which a norm or a step is to be done: the name of a rule that gives a date, if any is named."""
        if not term:
            return
        if term not in self.rules.rules:
            self.unknown("LW316", span, term, self.rules.rules)
        elif (found := self.rules.rules[term].type).name != "datum":
            self.found.append(diagnostic("LW339", span, naam=term, gevonden=found.text))

    def day(self, day: str, span: Span) -> None:
        """A day in a time window: a weekday, a date of the year, or a day kind."""
        if day in WEEKDAYS or day in self.rules.daykinds or _is_day_of_year(day):
            return
        short = "-".join(DAYS_IN_FULL.get(part.removesuffix("en"), "") for part in day.split("-"))
        if short.strip("-"):
            self.found.append(diagnostic_of("LW317", span, {"naam": day}, hint=f"Schrijf `{short}`."))
        else:
            self.unknown("LW317", span, day, [*WEEKDAYS, *self.rules.daykinds, "alle"])

    def lapse(self, lapse: Lapse) -> None:
        """A lapse by a fact."""
        self.settle(lapse.when, {}, JA_NEE)
        self.settle(lapse.start, {}, DATUM)

    def list_op(self, op: ListOp) -> None:
        """The formulas of a list operation, and the kinds that follow from their types."""
        names = local_of(op, self.scope)
        outer = {k: t for k, t in names.items() if op.soort in ("kalender", "vensters")}
        source = self.scope.lists.get(op.source)
        if source is not None and source.parent:
            outer = {source.parent: Type("element", kind=source.parent)}
        f = dict(op.formulas)
        kind = self.scope.kinds.get(op.kind or op.id)
        for key in NEEDS.get(op.soort, ()):
            understood = (key == "waarvoor" and "binnen" in f) or (key == "vraag" and op.option("wijze") == "gelijk")
            if key not in f and not understood:
                self.found.append(diagnostic("LW318", op.span, lijst=op.id, soort=op.soort, sleutel=key))
        self.settle(f.get("waarvoor"), names, JA_NEE)
        self.settle(f.get("zolang"), names, JA_NEE)
        self.settle(f.get("binnen"), outer, TIJDVAK)
        self.settle(f.get("vanaf"), outer, DATUM)
        if "tijdvak" in f:
            self.settle(_per_rule(f["tijdvak"], names, self.scope), names, TIJDVAK_TIJD)
        self.settle(f.get("per"), outer)
        self.settle(f.get("lengte"), outer, HOURS if op.soort == "blokken" else None)
        ranked = self.settle(f.get("op"), names)
        if ranked is not None and not is_ordered(ranked):
            self.found.append(diagnostic("LW239", f["op"].span, relatie="rangschikking", gevonden=ranked.text))
        key_type = self.settle(f.get("sleutel"), names)
        if op.soort == "groepen" and key_type is not None and kind is not None:
            kind.fields["sleutel"] = key_type.with_absence(False)
        if op.soort == "verdeling":
            amount = self.settle(f.get("bedrag"), outer)
            if amount is not None and not is_number(amount):
                self.found.append(diagnostic("LW222", f["bedrag"].span, gevonden=amount.text))
                amount = None
            self.settle(f.get("vraag"), names, amount)
            self.settle(f.get("maximum"), names, amount)
            if amount is not None and kind is not None:
                kind.fields |= {"toegewezen": amount, "restant_ervoor": amount}
                shape = self.scope.lists[op.id]
                self.scope.lists[op.id] = ListShape(shape.name, shape.kind, shape.parent, amount, shape.span)

    def rule(self, rule: Rule) -> None:
        """The formulas of a rule and the ids it refers to."""
        names = {rule.per: Type("element", kind=rule.per)} if rule.per else {}
        self.settle(rule.applies, names, JA_NEE)
        self.settle(rule.entitled, names, JA_NEE)
        self.settle(rule.without, names, rule.type)
        self.settle(rule.when, names, JA_NEE)
        self.settle(rule.on, names, DATUM)
        self.conditions(rule.conditions, names)
        for reading in rule.readings:
            for version in reading.versions:
                self.body(rule, version.body, names)
        self.references(rule)

    def body(self, rule: Rule, body: Body, names: dict[str, Type]) -> None:
        """Steps, then what they lead to."""
        local = dict(names)
        for name, step in body.steps:
            type_ = self.settle(step, local)
            if name in self.scope.symbols:
                self.found.append(diagnostic("LW229", step.span, naam=name))
            local[name] = type_ if type_ is not None else Type("geen")
        self.settle(body.formula, local, rule.type)
        self.conditions(body.conditions, local)
        for branch in body.branches:
            self.settle(branch.when, local, JA_NEE)
            self.settle(branch.then, local, rule.type)
        self.settle(body.otherwise, local, rule.type)
        if body.conditions and (body.formula is not None or body.branches):
            self.found.append(diagnostic("LW344", body.conditions[0].claim.span))
        elif body.conditions and rule.type.name != "ja/nee":
            self.found.append(diagnostic("LW309", rule.span, naam=rule.id))

    def conditions(self, conditions: tuple[Condition, ...], names: dict[str, Type]) -> None:
        """Labelled conditions."""
        for condition in conditions:
            self.settle(condition.claim, names, JA_NEE)

    def references(self, rule: Rule) -> None:
        """The ids that a rule names outside its formulas."""
        rules = self.rules.rules
        for code, name in (("LW350", rule.departs_from), ("LW351", rule.blocks), ("LW352", rule.reading_of)):
            if name and name not in rules:
                self.unknown(code, rule.span, name, rules, regel=rule.id)
        for name in rule.over:
            if name not in rules:
                self.unknown("LW353", rule.span, name, rules, regel=rule.id)
        general = rules.get(rule.departs_from)
        if general is not None and (general.per != rule.per or not _same_sort(general.type, rule.type)):
            self.found.append(diagnostic("LW354", rule.span, regel=rule.id, algemeen=general.id, soort=general.type.text))
        followed = rules.get(rule.reading_of)
        if followed is not None and not _same_readings(rule, followed):
            self.found.append(diagnostic("LW356", rule.span, regel=rule.id, naam=followed.id))
        by = rule.validity.by
        value = self.rules.values.get(by)
        if by and (value is None or value.type.name != "tijdvak"):
            known = [v.id for v in self.rules.values.values() if v.type.name == "tijdvak"]
            self.unknown("LW355", rule.span, by, known, regel=rule.id)


def _counts_working_days(typed: s.Expr) -> bool:
    """Whether working out a formula needs to know which days are working days."""
    for node in s.walk(typed):
        if isinstance(node, s.Field) and node.ref == "kenmerk" and node.name == "werkdagen":
            return True
        if not isinstance(node, s.Binary) or node.type is None or node.type.name != "datum":
            continue
        if node.right.type is not None and WORKING_DAY in dict(node.right.type.unit.dimension):
            return True
    return False


def _is_day_of_year(day: str) -> bool:
    """Whether a text is a date of the year, like 24 december; 29 februari is one."""
    number, _, month = day.partition(" ")
    if month not in MONTHS or not (number.isascii() and number.isdigit()):
        return False
    try:
        return bool(date(2000, MONTHS.index(month) + 1, int(number)))
    except ValueError:
        return False


def _same_readings(rule: Rule, followed: Rule) -> bool:
    """Whether the reading that another rule chooses names one of this rule's."""
    names = {reading.name for reading in rule.readings}
    return names == {reading.name for reading in followed.readings} and any(r.chosen for r in followed.readings)


def _same_sort(a: Type, b: Type) -> bool:
    return a.unit.dimension == b.unit.dimension if is_number(a) and is_number(b) else a.name == b.name


def _per_rule(formula: Formula, names: dict[str, Type], scope: Scope) -> Formula:
    """A bare name of a rule per element is short for ``name van element``."""
    symbol = scope.symbols.get(formula.text)
    if symbol is not None and symbol.per and len(names) == 1:
        formula.text = f"{formula.text} van {next(iter(names))}"
    return formula
