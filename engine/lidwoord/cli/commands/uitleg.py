"""``lidwoord uitleg``: explain an outcome step by step."""

from __future__ import annotations

import sys

from lidwoord.cli import COMMANDS
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.show import paint_for, print_json
from lidwoord.cli.words import Words


def words() -> Words:
    """The arguments of the command."""
    parser = Words("uitleg", COMMANDS["uitleg"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomst", metavar="UITKOMST", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument("--vorm", choices=("tekst", "md", "html", "json"), default="tekst", help="tekst, md, html of json")
    parser.add_argument("--diepte", metavar="N", type=int, help="alleen stappen tot N diep; 1 is de uitkomst zelf")
    parser.add_argument("--alles", action="store_true", help="ook lange lijsten en veel stappen helemaal")
    return parser.with_case().with_json().with_rules()


def run(argv: list[str]) -> int:
    """Calculate one outcome and explain it."""
    parser = words()
    args = parser.read(argv)
    if args.diepte is not None and args.diepte < 1:
        parser.refuse("De waarde van `--diepte` is 1 of meer.")
    answer, _ = put(args, [args.uitkomst])
    from lidwoord.explain import explain, html, markdown, text

    explanations = [explain(answer, outcome) for outcome in answer.outcomes.values()]
    if args.json or args.vorm == "json":
        print_json({**answer.to_json(), "uitleg": [e.to_json() for e in explanations]})
    elif args.vorm == "md":
        print("\n\n".join(markdown.render(e, depth=args.diepte, unfolded=args.alles) for e in explanations))
    elif args.vorm == "html":
        print(html.render(explanations, depth=args.diepte, unfolded=args.alles), end="")
    else:
        paint = paint_for(sys.stdout)
        print("\n\n".join(text.render(e, depth=args.diepte, unfolded=args.alles, paint=paint) for e in explanations))
    return exit_code(answer)
