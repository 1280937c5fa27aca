"""A rule set made ready to calculate: its formulas as closures, compiled when they are first needed.

In: a rule set. Out: a ``Program``, kept on the rule set, that every calculation of that set shares. It holds no case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lidwoord.calculate import choices, dates, folds, names, numbers
from lidwoord.calculate.compile import Run, compile_expr
from lidwoord.calculate.lists import RunList
from lidwoord.calculate.tables import RunTable
from lidwoord.ruleset.model import Body, Condition, Formula, Rule, RuleSet

if TYPE_CHECKING:
    from lidwoord.calculate.rules import Calculation

CLOSURES = (names, numbers, choices, dates, folds)  # importing them enters their nodes in the registry
Labelled = tuple[Condition, Run]
Compile = Callable[[Formula], Run]


class RunBody:
    """A rule body with its formulas compiled."""

    __slots__ = ("body", "branches", "conditions", "formula", "otherwise", "steps")

    def __init__(self, body: Body, compile_: Compile) -> None:
        self.body = body
        self.steps = tuple((name, compile_(step)) for name, step in body.steps)
        self.formula = compile_(body.formula) if body.formula is not None else None
        self.conditions: tuple[Labelled, ...] = tuple((c, compile_(c.claim)) for c in body.conditions)
        self.branches = tuple((b, compile_(b.when), compile_(b.then)) for b in body.branches)
        self.otherwise = compile_(body.otherwise) if body.otherwise is not None else None

    @property
    def bare(self) -> tuple[Formula, Run] | None:
        """The formula, when the body is that and nothing else."""
        source, formula = self.body.formula, self.formula
        alone = not (self.steps or self.conditions or self.branches)
        return (source, formula) if source is not None and formula is not None and alone else None


class RunRule:
    """A rule with its formulas compiled; bodies are compiled per version when first used."""

    __slots__ = (
        "_bodies",
        "_compile",
        "always",
        "applies",
        "bare",
        "conditions",
        "entitled",
        "exceptions",
        "lapse",
        "on",
        "only",
        "plain",
        "rule",
        "when",
        "without",
    )

    def __init__(self, rule: Rule, exceptions: tuple[str, ...], compile_: Compile) -> None:
        self.rule = rule
        self._compile = compile_
        self.applies, self.entitled, self.without, self.when, self.on = (
            compile_(formula) if formula is not None else None
            for formula in (rule.applies, rule.entitled, rule.without, rule.when, rule.on)
        )
        self.conditions: tuple[Labelled, ...] = tuple((c, compile_(c.claim)) for c in rule.conditions)
        self.lapse = (compile_(rule.lapse.when), compile_(rule.lapse.start)) if rule.lapse is not None else None
        self.exceptions = exceptions
        self._bodies: dict[int, RunBody] = {}
        validity = rule.validity
        self.always = validity.start is None and validity.end is None and not validity.by
        only = rule.readings[0].versions if len(rule.readings) == 1 else ()
        single = len(only) == 1 and only[0].start is None and only[0].end is None
        self.only = RunBody(only[0].body, compile_) if single else None
        self.plain = not (
            exceptions or rule.departs_from or rule.blocks or rule.lapse or rule.applies or rule.entitled or rule.conditions
        )
        self.bare = self.only.bare if self.only is not None and self.always and self.plain and self.on is None else None

    def body(self, body: Body) -> RunBody:
        """The compiled form of one of the rule's bodies."""
        found = self._bodies.get(id(body))
        if found is None:
            found = self._bodies[id(body)] = RunBody(body, self._compile)
        return found


class Tables(dict[str, RunTable]):
    """Tables with their indexes, made when first used."""

    def __init__(self, rules: RuleSet) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, key: str) -> RunTable:
        """The table of this name, for the first time."""
        self[key] = found = RunTable(self.rules.tables[key])
        return found


class Program:
    """Everything compiled that calculations of one rule set share."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.tables = Tables(rules)
        self._rules: dict[str, RunRule] = {}
        self._lists: dict[str, RunList] = {}
        self._daykinds: dict[str, Run] = {}
        self.list_kinds = {k.list: k for k in rules.kinds.values()}

    def compile(self, formula: Formula) -> Run:
        """The closure of a formula."""
        return compile_expr(formula.expr)

    def finish(self, calc: Calculation) -> None:
        """A question has been answered; who observes the program looks at it here."""

    def rule(self, name: str) -> RunRule:
        """A compiled rule."""
        found = self._rules.get(name)
        if found is None:
            found = self._rules[name] = RunRule(self.rules.rules[name], self.rules.exceptions.get(name, ()), self.compile)
        return found

    def is_fixed(self, name: str) -> bool:
        """Whether a figure is the same on every date and in every reading."""
        readings = self.rules.values[name].readings
        series = readings[0].series
        return len(readings) == 1 and len(series) == 1 and series[0].start is None and series[0].end is None

    def list_op(self, name: str) -> RunList:
        """A compiled list operation."""
        found = self._lists.get(name)
        if found is None:
            op = self.rules.lists[name]
            found = self._lists[name] = RunList(op, self._local(op.soort, op.source, op.kind), op.kind or op.id, self.compile)
        return found

    def _local(self, soort: str, source: str, kind: str) -> str:
        if soort == "selectie" and kind:
            return kind
        return self.kind_of(source) if source else ""

    def kind_of(self, list_name: str) -> str:
        """The kind of a list's elements."""
        if list_name in self.list_kinds:
            return self.list_kinds[list_name].id
        if list_name in self.rules.tables:
            return self.rules.tables[list_name].element
        op = self.rules.lists[list_name]
        return self.kind_of(op.source) if op.soort == "selectie" else op.kind or op.id

    def parent_of(self, list_name: str) -> str:
        """The kind that a nested list belongs to, or ""."""
        if list_name in self.list_kinds:
            return self.list_kinds[list_name].parent
        op = self.rules.lists.get(list_name)
        if op is None:
            return ""
        return op.parent or (self.parent_of(op.source) if op.source else "")

    def daykind(self, name: str) -> Run:
        """A compiled day kind."""
        found = self._daykinds.get(name)
        if found is None:
            found = self._daykinds[name] = self.compile(self.rules.daykinds[name].when)
        return found


def program_of(rules: RuleSet) -> Program:
    """The program of a rule set, made once."""
    if rules.program is None:
        rules.program = Program(rules)
    assert isinstance(rules.program, Program)
    return rules.program
