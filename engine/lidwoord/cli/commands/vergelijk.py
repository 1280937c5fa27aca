"""``lidwoord vergelijk``: the differences between two rule sets, or one rule set on two days."""

from __future__ import annotations

import sys
from pathlib import Path

from lidwoord.cli import COMMANDS, DONE, NO
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import paint_for, print_json
from lidwoord.cli.words import Words, asked, library, named
from lidwoord.compare.lineage import Lineage, lineage_files, read_lineage
from lidwoord.diagnostics import LidwoordError, has_errors, sort_diagnostics

FORMS = ("tekst", "md", "html", "json")


def words() -> Words:
    """The arguments of the command."""
    parser = Words("vergelijk", COMMANDS["vergelijk"])
    parser.add_argument(
        "a", metavar="A[@DATUM]", help="de eerste regelset; zonder datum telt elk onderdeel zoals het laatst gold"
    )
    parser.add_argument("b", metavar="B[@DATUM]", help="de regelset om mee te vergelijken")
    parser.add_argument("--vorm", choices=FORMS, default="tekst", help="tekst, md, html of json")
    parser.add_argument("--alleen", metavar="SOORT,…", default="", help="alleen deze soorten verschil")
    parser.add_argument(
        "--artikel", metavar="NUMMER", default="", help="alleen verschillen bij dit artikel, aan een van beide kanten"
    )
    parser.add_argument("--uitkomst", metavar="NAAM", action="append", default=[], help="alleen wat deze uitkomst raakt")
    parser.add_argument("--alles", action="store_true", help="ook lange lijsten helemaal")
    parser.add_argument("--exit-code", action="store_true", help="exitcode 1 als er een verschil is")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """Compare and tell."""
    parser = words()
    args = parser.read(argv)
    one, other = asked(args.a, args.regels), asked(args.b, args.regels)
    lineage = lineage_of(args.b, args.regels)
    from lidwoord.compare import KINDS, Moment, compare
    from lidwoord.compare.select import select

    kinds = [kind.strip() for kind in args.alleen.split(",") if kind.strip()]
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        parser.refuse(f"`{unknown[0]}` is geen soort verschil.", f"De soorten zijn: {', '.join(KINDS)}.")
    with Progress("vergelijken"):
        found = compare(Moment(one.rules, one.date), Moment(other.rules, other.date), lineage)
    found = select(found, kinds=kinds, article=args.artikel, outcomes=args.uitkomst)
    if args.json or args.vorm == "json":
        from lidwoord.compare.json_form import to_json

        print_json(to_json(found))
    else:
        from lidwoord.compare.text import render

        print(render(found, unfolded=args.alles, paint=paint_for(sys.stdout)))
    return NO if args.exit_code and found.changes else DONE


def lineage_of(text: str, folder: Path | None) -> Lineage:
    """What the rule set that ``NAAM[@DATUM]`` names says of the set before it."""
    name, place = named(text.partition("@")[0], folder)
    shelf = library(place)
    lineage, found = read_lineage(lineage_files(shelf.folders()[name]), shelf.label)
    if has_errors(found):
        raise LidwoordError(tuple(sort_diagnostics(found)))
    return lineage
