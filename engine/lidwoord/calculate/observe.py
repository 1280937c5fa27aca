"""What calculations reach in a rule set: which rules, branches and figures, and which way conditions went.

In: a rule set of which the program is observed. Out: ``Observed.reached``, a set of keys, over all calculations since.
An ordinary program knows nothing of this: the formulas of an observed one are compiled with a look at their steps.

The keys: ``("regel", id)`` a rule was worked out to something known, ``("formule", span)`` a formula was,
``("oordeel", span, held)`` a formula was true or not, ``("als", span, at, held)`` an ``als … dan … anders`` took a side,
``("waarde" | "tabel" | "lijst", id)`` these were used, ``("lezing", id, name)`` a reading was.
"""

from __future__ import annotations

from lidwoord.calculate.compile import Frame, Run, compile_expr
from lidwoord.calculate.program import Program
from lidwoord.calculate.rules import Calculation
from lidwoord.calculate.states import NotApplicable, Unknown
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Entry, Formula, RuleSet

Key = tuple[object, ...]


def observe(rules: RuleSet) -> Observed:
    """Have a rule set's calculations observed from now on."""
    rules.program = observed = Observed(rules)
    return observed


class Observed(Program):
    """A program that keeps what its calculations reach."""

    def __init__(self, rules: RuleSet) -> None:
        super().__init__(rules)
        self.reached: set[Key] = set()

    def compile(self, formula: Formula) -> Run:
        """The closure of a formula, with a look at what it yields."""
        run, reached, span = compile_expr(formula.expr), self.reached, formula.span
        telling = any(isinstance(e, s.If) or (isinstance(e, s.Name) and e.ref == "waarde") for e in s.walk(formula.expr))

        def looked_at(frame: Frame) -> Step:
            step = run(frame)
            if isinstance(step.value, bool):
                reached.add(("oordeel", span, step.value))
            if not isinstance(step.value, Unknown):
                reached.add(("formule", span))
            if telling:
                self._look(step, formula)
            return step

        return looked_at

    def _look(self, step: Step, formula: Formula) -> None:
        """The sides taken and the figures used in one formula; what it names has formulas of its own."""
        waiting: list[Step] = [step]
        while waiting:
            step = waiting.pop()
            if isinstance(step, RuleStep):
                continue
            e = step.expr
            if isinstance(e, s.If) and isinstance(step.note, bool):
                self.reached.add(("als", formula.span, e.at, step.note))
            elif isinstance(e, s.Name):
                if isinstance(step.note, Entry):
                    self.reached.add(("waarde", e.name))
                continue
            if isinstance(step, ItemStep) and step.where is not None:
                waiting.append(step.where)
            waiting += step.kids

    def finish(self, calc: Calculation) -> None:
        """Keep what one question reached."""
        reached = self.reached
        for step in calc.steps():
            rule = step.rule
            if step.how != "gegeven" and rule.validity.by:
                reached.add(("waarde", rule.validity.by))
            if step.how == "formule" and not isinstance(step.value, (Unknown, NotApplicable)):
                reached.add(("regel", rule.id))
        reached.update(("tabel", name) for name in self.tables)
        reached.update(("lijst", name) for name in calc.lists_made)
        reached.update(("lezing", *chosen) for chosen in calc.used_readings.items())
