"""``lidwoord uitleg``: explain an outcome step by step."""

from __future__ import annotations

from lidwoord.cli import COMMANDS
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words


def words() -> Words:
    """The arguments of the command."""
    parser = Words("uitleg", COMMANDS["uitleg"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomst", metavar="UITKOMST", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument("--vorm", choices=("tekst", "json"), default="tekst", help="tekst (standaard) of json")
    return parser.with_case().with_json().with_rules()


def run(argv: list[str]) -> int:
    """Calculate one outcome and explain it."""
    args = words().read(argv)
    answer, _ = put(args, [args.uitkomst])
    from lidwoord.explain import explain
    from lidwoord.explain.text import render

    explanations = [explain(answer, outcome) for outcome in answer.outcomes.values()]
    if args.json or args.vorm == "json":
        print_json({**answer.to_json(), "uitleg": [e.to_json() for e in explanations]})
    else:
        print("\n\n".join(render(e) for e in explanations))
    return exit_code(answer)
