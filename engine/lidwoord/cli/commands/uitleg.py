"""``lidwoord uitleg``: explain an outcome step by step, or why it differs from another."""

from __future__ import annotations

import argparse
import sys

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.show import paint_for, print_json
from lidwoord.cli.versus import is_versus, versus, with_versus
from lidwoord.cli.words import Words


def words() -> Words:
    """The arguments of the command."""
    parser = Words("uitleg", COMMANDS["uitleg"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomst", metavar="UITKOMST", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument("--vorm", choices=("tekst", "md", "html", "json"), default="tekst", help="tekst, md, html of json")
    parser.add_argument("--diepte", metavar="N", type=int, help="alleen stappen tot N diep; 1 is de uitkomst zelf")
    parser.add_argument("--alles", action="store_true", help="ook lange lijsten en veel stappen helemaal")
    with_versus(parser)
    return parser.with_case().with_json().with_rules()


def run(argv: list[str]) -> int:
    """Calculate one outcome and explain it."""
    parser = words()
    args = parser.read(argv)
    if args.diepte is not None and args.diepte < 1:
        parser.refuse("De waarde van `--diepte` is 1 of meer.")
    if is_versus(args):
        return _differ(parser, args)
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


def _differ(parser: Words, args: argparse.Namespace) -> int:
    """Tell why two outcomes differ; the exit code is that of the worst of the two."""
    if args.diepte is not None:
        parser.refuse("`--diepte` hoort niet bij een verschil.", "Een verschil toont de oorzaken, met `--alles` allemaal.")
    found = versus(parser, args)
    from lidwoord.explain import contrast_html, markdown, text
    from lidwoord.explain.contrast import contrasts
    from lidwoord.explain.contrast_json import contrast_json
    from lidwoord.explain.contrast_lines import contrast_lines

    told = contrasts(found.a, found.b, found.labels, found.renamed)
    if not told:
        parser.refuse("Geen element van deze uitkomst is er in allebei.", "Kies zaken met dezelfde elementen.")
    note = "De regels van beide uitgaven gelden hier zoals zij op hun peildatum zijn, ook voor andere dagen in de zaak."
    if args.json or args.vorm == "json":
        print_json({"verschillen": [contrast_json(c) for c in told], "opmerkingen": [note] if found.frozen else []})
    elif args.vorm == "md":
        print("\n\n".join(markdown.laid_out(contrast_lines(c, args.alles)) for c in told) + f"\n\n{note}" * found.frozen)
    elif args.vorm == "html":
        print(contrast_html.render(told, unfolded=args.alles, note=note * found.frozen), end="")
    else:
        lines = [text.laid_out(contrast_lines(c, args.alles), paint_for(sys.stdout)) for c in told]
        print("\n\n".join([*lines, "\n".join(text.wrapped(note))] if found.frozen else lines))
    return next((code for code in (exit_code(found.a), exit_code(found.b)) if code != DONE), DONE)
