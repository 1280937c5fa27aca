"""``lidwoord graaf``: draw what outcomes depend on, also with the values and states of a case; or facts and their links.

Without more the drawing fits a page, and the rest is folded away; ``--diepte``, ``--open`` and ``--alles`` unfold it.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.facts import MOST_SLOTS, draw_facts
from lidwoord.cli.save import save_text
from lidwoord.cli.words import Words, asked
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean

if TYPE_CHECKING:
    from lidwoord.graph.model import Figure, Graph

FORMS = ("svg", "dot", "mermaid", "json")
OTHER_FORMS = {".svg", ".dot", ".json", ".png", ".jpg", ".jpeg", ".pdf", ".html"}  # endings that promise a form


def words() -> Words:
    """The arguments of the command."""
    parser = Words("graaf", COMMANDS["graaf"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomsten", metavar="UITKOMST", nargs="*", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument(
        "--feiten",
        metavar="TABEL",
        nargs="*",
        help="tekent de rijen van tabellen en hoe zij naar elkaar verwijzen; een ja/nee-uitkomst per rij wijst dan rijen aan",
    )
    parser.add_argument("--vorm", choices=FORMS, default="svg", help="svg (standaard), dot (voor Graphviz), mermaid of json")
    much = parser.add_mutually_exclusive_group()
    much.add_argument("--diepte", metavar="N", help="toont alles tot en met N stappen van de uitkomst")
    more = "toont alles, ook wat niet op een bladzijde past of al langs een omweg is te zien"
    much.add_argument("--alles", action="store_true", help=more)
    parser.add_argument(
        "--open",
        metavar="NAAM",
        nargs="+",
        action="extend",
        default=[],
        help="toont deze onderdelen met alles wat zij nodig hebben",
    )
    parser.add_argument("--uit", metavar="BESTAND", type=Path, help="schrijft naar een bestand, in plaats van naar het scherm")
    parser.add_argument("--overschrijf", action="store_true", help="met --uit: ook als het bestand al bestaat")
    return parser.with_case(required=False).with_json().with_rules()


def run(argv: list[str]) -> int:
    """Draw the graph; with a case the exit code is that of its outcomes."""
    parser = words()
    args = parser.read(argv, series="uitkomsten")
    if args.feiten is None and not args.uitkomsten:
        parser.refuse("Er ontbreekt: UITKOMST.", "Noem een uitkomst, of teken met `--feiten` de feiten.")
    depth = _depth(parser, args.diepte)
    if args.invoer is None and (args.lezing or args.nawerking):
        parser.refuse("`--lezing` en `--nawerking` horen bij een zaak.", "Geef de zaak met `--invoer ZAAK.yaml`.")
    if args.overschrijf and args.uit is None:
        parser.refuse("`--overschrijf` hoort bij `--uit`.", "Geef ook `--uit BESTAND`.")
    form = "json" if args.json else args.vorm
    if args.feiten is not None:
        text, counted, code = draw_facts(parser, args, form)
    else:
        text, counted, code = _draw(parser, args, form, depth)
    if args.uit is not None and args.uit.suffix.lower() in OTHER_FORMS - {f".{form}"}:
        advice = f"Kies een naam op .{form}, of een andere --vorm."
        parser.refuse(f"`{args.uit}` krijgt {form}; dat past niet bij de naam.", advice)
    if args.uit is None:
        print(text, end="")
    else:
        save_text(str(args.uit), text, replace=args.overschrijf, hint="Kies een andere naam, of geef `--overschrijf`.")
        print(f"{args.uit}: {counted}.")
    return code


def _draw(parser: Words, args: argparse.Namespace, form: str, depth: int | None) -> tuple[str, str, int]:
    """The drawing of what outcomes depend on, how much of it is shown, and the exit code."""
    graph, code = _graph(args)
    unknown = [name for name in args.open if name not in graph.nodes]
    if unknown:
        hints = [did_you_mean(name, graph.nodes) or None for name in unknown]
        raise LidwoordError(tuple(diagnostic("LW920", None, hint=h, naam=n) for n, h in zip(unknown, hints, strict=True)))
    from lidwoord.graph.layers import size
    from lidwoord.graph.select import select

    figure = select(graph, depth=depth, everything=args.alles, opened=args.open)
    if form == "svg" and size(figure.ids(), figure.links()) > MOST_SLOTS:
        count = len(figure.nodes)
        parser.refuse(
            f"Een tekening van {count} onderdelen wordt te groot.", "Teken minder met `--diepte N`, of kies `--vorm dot`."
        )
    return _text(figure, form), f"{len(figure.nodes)} van {len(graph.nodes)} onderdelen", code


def _depth(parser: Words, text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:4]) > 0):
        parser.refuse(f"`--diepte {text}` kan niet.", "Geef een aantal stappen vanaf 1, bijvoorbeeld `--diepte 3`.")
    return int(text[:4])


def _graph(args: argparse.Namespace) -> tuple[Graph, int]:
    """The graph of the question, and the exit code."""
    from lidwoord.calculate import check_question
    from lidwoord.graph.build import graph_of
    from lidwoord.values.dates import FIRST_YEAR

    if args.invoer is not None:
        answer, _ = put(args, args.uitkomsten)
        return graph_of(answer.rules, args.uitkomsten, answer), exit_code(answer)
    found = asked(args.regelset, args.regels)
    some_day = date(FIRST_YEAR, 1, 1)  # a graph without values needs no date
    wrong = check_question(found.rules, args.uitkomsten, {}, found.date or some_day)
    if wrong:
        raise LidwoordError(wrong)
    return graph_of(found.rules, args.uitkomsten, on=found.date), DONE


def _text(figure: Figure, form: str) -> str:
    """The figure in the form that was asked."""
    if form == "json":
        import json

        from lidwoord.graph.json_form import to_json

        return json.dumps(to_json(figure), ensure_ascii=False, indent=2) + "\n"
    from importlib import import_module

    return str(import_module(f"lidwoord.graph.{form}").render(figure))
