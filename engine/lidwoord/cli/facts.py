"""``lidwoord graaf --feiten``: draw rows of tables and their links, with what the outcomes of a case point out.

In: the parsed arguments of ``graaf``. Out: the text, how much is drawn, and the exit code.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lidwoord.cli import DONE
from lidwoord.cli.ask import exit_code, put
from lidwoord.cli.words import Words, asked

if TYPE_CHECKING:
    from lidwoord.graph.facts.model import Facts

MOST_FACTS = 2_000  # rows and links; more than that nobody can read
MOST_SLOTS = 20_000  # boxes and lanes of a drawing; more takes minutes


def draw_facts(parser: Words, args: argparse.Namespace, form: str) -> tuple[str, str, int]:
    """The drawing of facts, how many there are, and the exit code: that of the outcomes where a case is given."""
    from lidwoord.graph.facts.build import facts_of
    from lidwoord.graph.facts.layout import slots
    from lidwoord.graph.facts.ways import with_ways

    if args.diepte is not None or args.open:
        parser.refuse(
            "`--diepte` en `--open` horen niet bij `--feiten`.", "Noem achter `--feiten` de tabellen die u wilt zien."
        )
    if bool(args.uitkomsten) != (args.invoer is not None):
        parser.refuse(
            "Bij `--feiten` horen een uitkomst en een zaak bij elkaar.",
            "Geef beide, of geen van beide; de uitkomst vóór `--feiten`.",
        )
    if args.invoer is None:
        found = asked(args.regelset, args.regels)
        facts, code = facts_of(found.rules, args.feiten, found.date), DONE
    else:
        answer, _ = put(args, args.uitkomsten)
        facts, code = facts_of(answer.rules, args.feiten, answer=answer), exit_code(answer)
    if not facts.facts:
        parser.refuse("Op deze dag zijn er geen feiten.", "Kies een andere peildatum.")
    if len(facts.facts) + len(facts.links) > MOST_FACTS:
        parser.refuse(f"{len(facts.facts)} feiten zijn te veel om te tekenen.", "Noem achter `--feiten` minder tabellen.")
    facts = with_ways(facts)
    if form == "svg" and slots(facts, facts.shown(args.alles)) > MOST_SLOTS:
        parser.refuse("Deze tekening wordt te groot.", "Noem achter `--feiten` minder tabellen, of kies `--vorm dot`.")
    return _text(facts, form, args.alles), f"{len(facts.facts)} feiten, {len(facts.links)} verbanden", code


def _text(facts: Facts, form: str, everything: bool) -> str:
    """The facts in the form that was asked."""
    if form == "json":
        import json

        from lidwoord.graph.facts.json_form import to_json

        return json.dumps(to_json(facts), ensure_ascii=False, indent=2) + "\n"
    from importlib import import_module

    return str(import_module(f"lidwoord.graph.facts.{form}").render(facts, everything))
