"""``lidwoord voorbeeld``: the main job on a built-in real case.

What is calculated and shown is data: ``cli/voorbeeld.json`` beside this package, and the case file in the folder of its
rule set.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files

from lidwoord.calculate import Answer, calculate
from lidwoord.cli import COMMANDS
from lidwoord.cli.ask import exit_code
from lidwoord.cli.cases import read_case_file
from lidwoord.cli.show import paint_for, print_json, remember_root
from lidwoord.cli.words import Words, asked
from lidwoord.diagnostics import LidwoordError, diagnostic
from lidwoord.explain import explain
from lidwoord.explain.lines import outcome_words
from lidwoord.explain.text import render
from lidwoord.explain.words import day_words, element_words
from lidwoord.ruleset.load import Library, rules_root


def words() -> Words:
    """The arguments of the command."""
    return Words("voorbeeld", COMMANDS["voorbeeld"]).with_json()


def run(argv: list[str]) -> int:
    """Calculate the built-in case, and print the outcomes and why."""
    args = words().read(argv)
    plan = json.loads(files("lidwoord.cli").joinpath("voorbeeld.json").read_text("utf-8"))
    rules = asked(plan["regelset"], None).rules
    root = rules_root()
    remember_root(root)
    case = read_case_file(str(Library(root).folders()[plan["regelset"]] / plan["zaak"]))
    if case.date is None:
        raise LidwoordError((diagnostic("LW902", None, naam=plan["regelset"]),))
    names = [plan["per_element"], plan["uitkomst"], *(name for name, _ in plan["daarnaast"])]
    answer = calculate(rules, names, case.given, date=case.date, covers=case.covers)
    if args.json:
        print_json({**answer.to_json(), "uitleg": explain(answer, answer[plan["uitkomst"]]).to_json()})
    else:
        print("\n".join(_lines(plan, answer)))
    return exit_code(answer)


def _lines(plan: dict[str, object], answer: Answer) -> list[str]:
    total = answer[str(plan["uitkomst"])]
    lines = [answer.rules.manifest.title, "", str(plan["inleiding"]), "", f"{plan['kop_per_element']}:"]
    parts = [o for o in answer.outcomes.values() if o.rule_id == plan["per_element"]]
    shown = [(element_words(o.trace.element) if o.trace.element else o.id, outcome_words(answer, o)) for o in parts]
    shown.append(("samen", outcome_words(answer, total)))
    width, amount = max(len(name) for name, _ in shown), max(len(value) for _, value in shown)
    for name, value in shown[:-1]:
        lines.append(f"  {name:<{width}}  {value:>{amount}}")
    lines += [
        f"  {'':<{width}}  {'-' * amount}",
        f"  {'samen':<{width}}  {shown[-1][1]:>{amount}}",
        "",
        f"Daarnaast, op {day_words(answer.date)}:",
    ]
    beside = plan["daarnaast"]
    assert isinstance(beside, list)
    widest = max(len(label) for _, label in beside)
    lines += [f"  {label:<{widest}}  {outcome_words(answer, answer[name])}" for name, label in beside]
    return [*lines, "", "-" * 100, "", render(explain(answer, total), paint=paint_for(sys.stdout))]
