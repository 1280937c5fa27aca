"""Rules: validity, right, conditions, branches and formula, as one column with its state.

In: a rule and a frame. Out: the cell of the rule. Each guard (not in force, no right …) that may stop a rule is a case in
order before its content, exactly as the exact evaluator asks them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lidwoord.ruleset.model import Body, Rule, Version
from lidwoord.values.periods import Period
from spike.cells import ABSENT, FAULT, NO_RIGHT, NONE, NOT_APPLICABLE, WITHOUT_RIGHT, Cell, gap
from spike.choices import logic, one_form
from spike.frames import Frame, compile_expr
from spike.refusal import RefusedError
from spike.series import by_date, chosen, days_of


@dataclass(slots=True)
class Guards:
    """What may stop a rule, in order: a condition, and the cell of what the rule then is."""

    frame: Frame
    found: list[tuple[str, Cell]] = field(default_factory=list)

    def add(self, condition: str, cell: Cell) -> None:
        """One more."""
        self.found.append((self.frame.bind(condition), self.frame.settle(cell)))

    def around(self, body: Cell) -> Cell:
        """The cell of the whole."""
        cells = [cell for _, cell in self.found] + [body]
        shape, texts = one_form(cells)
        states = frozenset[int]().union(*(c.states for c in cells))
        if not self.found:
            return body
        whens = [condition for condition, _ in self.found]
        value = " ".join(f"WHEN {w} THEN {t}" for w, t in zip(whens, texts, strict=False))
        state = " ".join(f"WHEN {w} THEN {c.state}" for w, c in zip(whens, cells, strict=False))
        state = self.frame.bind(f"CASE {state} ELSE {body.state} END") if states else "0"
        return replace(shape, sql=self.frame.bind(f"CASE {value} ELSE {texts[-1]} END"), state=state, states=states)


def compile_rule(rule: Rule, frame: Frame) -> Cell:
    """The outcome of a rule in a frame; geen_recht with an amount is a state of its own."""
    for construct, there in (
        ("een afwijking", rule.departs_from or rule.blocks or _departed_from(rule, frame)),
        ("verval door een feit", rule.lapse),
    ):
        if there:
            raise RefusedError(construct)
    if rule.on is not None:
        raise RefusedError("een eigen peildatum van een regel")
    guards = Guards(frame)
    _validity(rule, frame, guards)
    if rule.applies is not None:
        _must_hold(compile_expr(rule.applies.expr, frame), frame, guards)
    if rule.entitled is not None or rule.conditions:
        _right(rule, frame, guards)
    whole = guards.around(_content(rule, frame))
    return _typed(rule, whole, frame)


def _departed_from(rule: Rule, frame: Frame) -> bool:
    """Tell whether a row may exist for which the rule is departed from: a condition that no row can meet takes nothing away."""
    rules = frame.compiler.rules
    conditions = [rules.rules[name].when for name in rules.exceptions.get(rule.id, ())]
    return any(when is None or compile_expr(when.expr, frame).fixed != 0 for when in conditions)


def _typed(rule: Rule, cell: Cell, frame: Frame) -> Cell:
    """Geen is a value of an optional type, and a fault of any other."""
    was, becomes = (ABSENT, NONE) if rule.type.optional else (NONE, ABSENT)
    if was not in cell.states:
        return cell
    state = frame.bind(f"CASE WHEN {cell.state} = {was} THEN {becomes} ELSE {cell.state} END")
    return replace(cell, state=state, states=(cell.states - {was}) | {becomes})


def _validity(rule: Rule, frame: Frame, guards: Guards) -> None:
    validity = rule.validity
    start, end = validity.start, validity.end
    if validity.by:
        reading = chosen(frame.compiler.rules.values[validity.by], frame)
        period = reading.series[0].value
        if len(reading.series) > 1 or not isinstance(period, Period):
            raise RefusedError("een geldigheid die zelf in de tijd verandert")
        start = None if validity.only == "einde" else period.start
        end = None if validity.only == "begin" else period.end
    if frame.compiler.after_effect:
        return
    low, high = days_of(start, end)
    outside = [f"{frame.day.sql} < {low}"] if frame.day.low < low else []
    outside += [f"{frame.day.sql} >= {high}"] if frame.day.high >= high else []
    if outside:
        guards.add(" OR ".join(outside), gap(NOT_APPLICABLE))


def _must_hold(asked: Cell, frame: Frame, guards: Guards) -> None:
    """``geldt_als``."""
    if asked.states:
        state, states = frame.strict(asked)
        state = frame.bind(state)
        guards.add(f"{state} <> 0", replace(gap(0), state=state, states=states))
    if asked.fixed != 1:
        guards.add(f"coalesce(NOT {asked.sql}, false)", gap(NOT_APPLICABLE))


def _right(rule: Rule, frame: Frame, guards: Guards) -> None:
    asked = [compile_expr(c.claim.expr, frame) for c in rule.conditions]
    asked += [compile_expr(rule.entitled.expr, frame)] if rule.entitled is not None else []
    everything = frame.settle(logic("en", asked, frame))
    if everything.fixed == 1:
        return
    without = gap(NO_RIGHT)
    if rule.without is not None:
        amount = compile_expr(rule.without.expr, frame)
        if amount.states:
            raise RefusedError("een bedrag zonder aanspraak dat niet altijd bekend is")
        without = replace(amount, state=str(WITHOUT_RIGHT), states=frozenset((WITHOUT_RIGHT,)))
    guards.found.append((frame.bind(f"coalesce(NOT {everything.sql}, false)"), without))
    if everything.states:
        guards.add(f"{everything.state} <> 0", replace(gap(0), state=everything.state, states=everything.states))


def _versions(rule: Rule, frame: Frame) -> tuple[Version, ...]:
    wanted = frame.compiler.readings.get(rule.id) or frame.compiler.readings.get(rule.reading_of, "")
    if not wanted and rule.reading_of:
        wanted = next(r.name for r in frame.compiler.rules.rules[rule.reading_of].readings if r.chosen)
    readings = rule.readings
    reading = next(r for r in readings if len(readings) == 1 or (r.name == wanted if wanted else r.chosen))
    return reading.versions


def _content(rule: Rule, frame: Frame) -> Cell:
    versions = _versions(rule, frame)
    if len(versions) == 1 and versions[0].start is None and versions[0].end is None:
        return _body(versions[0].body, frame)
    if frame.compiler.after_effect:
        raise RefusedError("nawerking van een regel met versies")
    return frame.settle(by_date([(v.start, v.end, _body(v.body, frame)) for v in versions], frame))


def _body(body: Body, frame: Frame) -> Cell:
    frame = replace(frame, local=dict(frame.local))
    for name, step in body.steps:
        frame.local[name] = compile_expr(step.expr, frame)
    if body.conditions and body.formula is None:
        return frame.settle(logic("en", [compile_expr(c.claim.expr, frame) for c in body.conditions], frame))
    if body.branches:
        return frame.settle(_branches(body, frame))
    assert body.formula is not None
    return compile_expr(body.formula.expr, frame)


def _branches(body: Body, frame: Frame) -> Cell:
    """Exactly one branch applies; a branch that no row can take is not compiled."""
    if body.first_fits:
        raise RefusedError("gevallen op volgorde")
    asked = [(compile_expr(b.when.expr, frame), b) for b in body.branches]
    asked = [(c, b) for c, b in asked if c.fixed != 0]
    fits = [frame.bind(f"coalesce({c.sql}, false)") for c, _ in asked]
    otherwise = compile_expr(body.otherwise.expr, frame) if body.otherwise is not None else gap(ABSENT)
    if not asked:
        return otherwise
    guards = Guards(frame)
    if len(fits) > 1:
        guards.add(" + ".join(f"{f}::INTEGER" for f in fits) + " > 1", gap(FAULT))
    for fit, (_, branch) in zip(fits, asked, strict=True):
        guards.add(fit, compile_expr(branch.then.expr, frame))
    state, states = frame.strict(*(c for c, _ in asked))
    if states:
        state = frame.bind(state)
        guards.add(f"{state} <> 0", replace(gap(0), state=state, states=states))
    return guards.around(otherwise)
