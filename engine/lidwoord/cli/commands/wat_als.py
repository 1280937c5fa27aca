"""``lidwoord wat-als``: which inputs would change an outcome, and where it tips."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from lidwoord.calculate import calculate
from lidwoord.cli import COMMANDS
from lidwoord.cli.ask import day_of, exit_code
from lidwoord.cli.cases import read_case_file
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import paint_for, print_json
from lidwoord.cli.words import Words, asked, readings

if TYPE_CHECKING:
    from lidwoord.whatif import Report


def words() -> Words:
    """The arguments of the command."""
    parser = Words("wat-als", COMMANDS["wat-als"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomst", metavar="UITKOMST", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument(
        "--gegeven", metavar="NAAM", action="append", default=[], help="verandert alleen dit gegeven; mag vaker"
    )
    parser.add_argument("--alles", action="store_true", help="ook wat weinig of niets verandert")
    return parser.with_case().with_json().with_rules()


def run(argv: list[str]) -> int:
    """Change each input on its own, and tell what comes of it."""
    args = words().read(argv)
    report = _report(args)
    if args.json:
        from lidwoord.whatif.json_form import to_json

        print_json(to_json(report))
    else:
        from lidwoord.explain.text import laid_out
        from lidwoord.whatif.lines import report_lines

        print(laid_out(report_lines(report, args.alles), paint_for(sys.stdout)))
    return exit_code(report.answer)


def _report(args: Namespace) -> Report:
    from lidwoord.interview.draft import Draft, from_file
    from lidwoord.whatif import what_if

    found, case = asked(args.regelset, args.regels), read_case_file(args.invoer)
    day, chosen = day_of(found, case), {**case.readings, **readings(args.lezing)}
    after_effect = args.nawerking or case.after_effect
    with Progress("berekend") as progress:
        calculate(  # says what is wrong with the question or the case, with its place in the file
            found.rules, [args.uitkomst], case.given, date=day, readings=chosen, after_effect=after_effect, covers=case.covers,
            json=case.json, trace=False,
        )  # fmt: skip
        given, covers = from_file(found.rules, case.given, case.covers, json=case.json)
        draft = Draft(day, given, covers, chosen, after_effect)
        return what_if(found.rules, args.uitkomst, draft, day, only=args.gegeven, step=progress.step)
