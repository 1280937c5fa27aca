"""``lidwoord bereken``: calculate outcomes of a case."""

from __future__ import annotations

from lidwoord.cli import COMMANDS
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words


def words() -> Words:
    """The arguments of the command."""
    parser = Words("bereken", COMMANDS["bereken"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomsten", metavar="UITKOMST", nargs="+", help="naam van een uitkomst, of naam[sleutel]")
    return parser.with_case().with_json().with_rules()


def run(argv: list[str]) -> int:
    """Calculate, and print each outcome with its source."""
    args = words().read(argv)
    answer, _ = put(args, args.uitkomsten)
    if args.json:
        print_json(answer.to_json())
        return exit_code(answer)
    from lidwoord.explain.lines import answer_lines

    print("\n".join(answer_lines(answer)))
    return exit_code(answer)
