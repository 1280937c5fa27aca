"""``lidwoord normen``: norms and procedures, by words, by whom and by article; with a case also the days they set."""

from __future__ import annotations

import argparse
import sys

from lidwoord.calculate import Answer, calculate
from lidwoord.cli import COMMANDS, DONE, NO
from lidwoord.cli.ask import put_to
from lidwoord.cli.cases import read_case_file
from lidwoord.cli.show import complain, paint_for, print_json
from lidwoord.cli.words import Asked, Words, asked, readings
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain.beside import PROCEDURE, told
from lidwoord.explain.model import Beside
from lidwoord.explain.outline import beside_lines
from lidwoord.explain.search import KINDS, Wanted, folded, search, vocabulary
from lidwoord.explain.text import laid_out
from lidwoord.explain.words import counted

MOST_WHOLE = 20


def words() -> Words:
    """The arguments of the command."""
    parser = Words("normen", COMMANDS["normen"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("woord", metavar="WOORD", nargs="*", default=[], help="alleen waar al deze woorden in staan")
    parser.add_argument("--van", metavar="WIE", default="", help="alleen wat deze persoon of partij mag, moet of doet")
    parser.add_argument("--soort", choices=KINDS, default="", help="alleen deze soort")
    parser.add_argument("--bij", metavar="UITKOMST", default="", help="alleen wat deze uitkomst raakt")
    parser.add_argument("--artikel", metavar="NUMMER", default="", help="alleen uit dit artikel")
    parser.add_argument("--alles", action="store_true", help="toont alles uitgebreid, hoeveel het ook is")
    return parser.with_case(required=False).with_json().with_rules()


def run(argv: list[str]) -> int:
    """List what is found, or say that nothing is."""
    args = words().read(argv, series="woord")
    found = asked(args.regelset, args.regels)
    rules = found.rules
    if args.bij and args.bij not in rules.outcomes:
        raise LidwoordError((diagnostic("LW520", None, hint=did_you_mean(args.bij, rules.outcomes) or None, naam=args.bij),))
    items = search(rules, Wanted((*args.woord,), args.van, args.soort, args.bij, args.artikel))
    answer = _answer(args, found)
    main = "" if args.json else next((source.id for source in rules.manifest.sources), "")
    shown = told(rules, items, answer, main)
    if args.json:
        data: dict[str, object] = {"regelset": rules.manifest.name, "versie": rules.version}
        if answer is not None:
            data["peildatum"] = answer.date.isoformat()
        print_json({**data, "normen": [item.to_json() for item in shown]})
    elif shown:
        print(_listed(args, rules.sources[main].title if main else rules.manifest.title, shown))
    if not shown:
        complain((diagnostic("LW961", None, hint=_nearest(found, args.woord), naam=rules.manifest.name),))
    return DONE if shown else NO


def _answer(args: argparse.Namespace, found: Asked) -> Answer | None:
    """What the days are calculated with: the case, or nothing but a peildatum; None without either."""
    if args.invoer:
        return put_to(found, read_case_file(args.invoer), args, [])
    if found.date is None:
        return None
    return calculate(found.rules, [], {}, date=found.date, readings=readings(args.lezing), after_effect=args.nawerking)


def _listed(args: argparse.Namespace, title: str, shown: tuple[Beside, ...]) -> str:
    """All that is found: in full, or in a line each when that would be long; of the set's main document only the place."""
    procedures = sum(item.kind == PROCEDURE for item in shown)
    counts = [(len(shown) - procedures, "norm", "normen"), (procedures, "procedure", "procedures")]
    total = f"{title}: " + " en ".join(counted(*count) for count in counts if count[0])
    if len(shown) <= MOST_WHOLE or args.alles:
        lines = (line for item in shown for line in beside_lines(item))
        return f"{total}\n{laid_out(lines, paint_for(sys.stdout))}"
    rows = [f"{item.id}: {item.title} ({_kind(item)})  [{item.source}]{_outside(item)}" for item in shown]
    more = f"Noem er een woord bij om er minder te zien, met alles wat zij zeggen: `lidwoord normen {args.regelset} WOORD`."
    return "\n".join([total, "", *rows, "", more])


def _outside(item: Beside) -> str:
    return f" ({item.validity})" if item.validity else ""


def _kind(item: Beside) -> str:
    return f"{item.kind} van {item.who}" if item.who else item.kind


def _nearest(found: Asked, words_: list[str]) -> str | None:
    """A word that norms do use, for one that they do not."""
    known = vocabulary(found.rules)
    unknown = [folded(word) for word in words_ if not any(folded(word) in other for other in known)]
    return next((hint for word in unknown if (hint := did_you_mean(word, known))), None)
