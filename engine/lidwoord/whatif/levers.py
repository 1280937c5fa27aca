"""Which inputs an outcome used, or would ask for.

In: an answer and the case as it was given. Out: a ``Lever`` for each input, each field of an element, each figure or outcome
that the case gives, each whole element, and the peildatum. What was not asked can't change the outcome on its own and has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from lidwoord.calculate import Answer, Outcome
from lidwoord.calculate.case import MISSING
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Gap
from lidwoord.calculate.trace import RuleStep, Step, all_steps
from lidwoord.explain.words import plain, question_words, upper_first
from lidwoord.interview.draft import Draft, places
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Formula, Input, RuleSet
from lidwoord.values.types import DATUM
from lidwoord.whatif.elements import elements
from lidwoord.whatif.model import Lever

DATE = "peildatum"


def levers(answer: Answer, outcome: Outcome, draft: Draft) -> tuple[Lever, ...]:
    """Everything that can be changed, the peildatum last."""
    rules = answer.rules
    steps = list(all_steps(outcome.trace))
    names = dict.fromkeys(name for step in steps for name in _named(step))
    names |= dict.fromkeys((*answer.given, *outcome.missing, *_behind_lists(rules)))
    found = [lever for name in names for lever in _of_name(answer, name)]
    found += _fields(answer, steps, draft)
    found += elements(answer, outcome, draft, steps)
    found.append(_date(answer))
    return tuple(found)


def _date(answer: Answer) -> Lever:
    """The peildatum, within the term of the rule set: what the rules say of another day is not what holds then."""
    start, end = answer.rules.manifest.start, answer.rules.manifest.end
    low = min(start, answer.date) if start is not None else None
    high = max(date.fromordinal(end.toordinal() - 1), answer.date) if end is not None else None
    return Lever(DATE, (), DATUM, "Welke dag is de peildatum?", answer.date, True, low, high)


def _named(step: Step) -> Iterator[str]:
    """The input, figure or outcome that a step takes from the case."""
    if isinstance(step, RuleStep) and step.how == "gegeven":
        yield step.rule.id if step.element is None else f"{step.rule.id}[{step.element.path}]"
    elif isinstance(step.expr, s.Name) and (
        step.expr.ref == "invoer" or (step.expr.ref == "waarde" and step.note == "gegeven")
    ):
        yield step.expr.name


def _behind_lists(rules: RuleSet) -> Iterator[str]:
    """The inputs with a default that lists and day kinds ask for: these leave no step in a trace."""
    for formula in _hidden(rules):
        for node in s.walk(formula.expr):
            if isinstance(node, s.Name) and node.ref == "invoer" and rules.inputs[node.name].has_default:
                yield node.name


def _hidden(rules: RuleSet) -> Iterator[Formula]:
    for op in rules.lists.values():
        yield from (formula for _, formula in op.formulas)
    yield from (kind.when for kind in rules.daykinds.values())


def _of_name(answer: Answer, name: str) -> Iterator[Lever]:
    rules = answer.rules
    found = rules.inputs.get(name)
    value = answer.case.on(name, answer.date)
    question = upper_first(question_words(rules, name))
    if found is not None:
        known = value is not MISSING or found.has_default
        now = value if value is not MISSING else found.default
        yield _bounded(found, question, now, known)
    elif name in rules.values or name in rules.rules:
        type_ = (rules.values.get(name) or rules.rules[name]).type
        yield Lever(name, (name,), type_, question, value)
    elif name.partition("[")[0] in rules.rules:
        rule, _, key = name.partition("[")
        yield Lever(name, (name,), rules.rules[rule].type, question, answer.case.elements[rule, key[:-1]])


def _bounded(item: Input, question: str, value: object, known: bool) -> Lever:
    multiple = item.multiple if isinstance(item.multiple, Fraction) else None
    return Lever(
        item.id, (item.id,), item.type, question, value if known else None, known, item.minimum, item.maximum, multiple
    )  # fmt: skip


def _fields(answer: Answer, steps: Iterable[Step], draft: Draft) -> Iterator[Lever]:
    """The fields of elements of the case that were asked; its bounds and key make it another element."""
    rules = answer.rules
    paths = places(rules, draft.given)
    seen: set[str] = set()
    for step in steps:
        if not isinstance(step.expr, s.Field) or step.expr.ref != "veld" or not step.kids:
            continue
        of, name = step.kids[0].value, step.expr.name
        holder = of.lookup(name) if isinstance(of, Element) else None
        kind = rules.kinds.get(holder.kind) if holder is not None else None
        if holder is None or kind is None or name in kind.required or name not in [field.name for field in kind.fields]:
            continue
        address = f"{holder.address}.{name}"
        if address not in seen and holder.address in paths:
            seen.add(address)
            known = not isinstance(step.value, Gap)
            question = upper_first(question_words(rules, address)) or plain(name)
            path = (*paths[holder.address], name)
            yield Lever(address, path, kind.types()[name], question, step.value if known else None, known)
