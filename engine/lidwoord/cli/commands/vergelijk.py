"""``lidwoord vergelijk``: the differences between two rule sets or two days of one, and what they do to cases."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lidwoord.cli import COMMANDS, DONE, NO
from lidwoord.cli.cases import CaseFile, read_case_file
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import paint_for, print_json
from lidwoord.cli.words import Words, asked, library, named
from lidwoord.compare.lineage import Lineage, check_lineage, lineage_files, read_lineage
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean, has_errors, sort_diagnostics
from lidwoord.ruleset.model import RuleSet

if TYPE_CHECKING:
    from lidwoord.compare import Comparison, Snapshot
    from lidwoord.compare.effect import Effect
    from lidwoord.compare.result import Compared

FORMS = ("tekst", "md", "html", "json")
CASES = (".yaml", ".yml", ".json")


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
        "--artikel", metavar="NUMMER", default="", help="alleen wat bij dit artikel of deel hoort, aan een van beide kanten"
    )
    parser.add_argument(
        "--uitkomst", metavar="NAAM", action="append", default=[], help="alleen wat deze uitkomst raakt; met --zaken verplicht"
    )
    parser.add_argument(
        "--zaken", metavar="MAP", type=Path, help="rekent de zaken in een map aan beide kanten uit, en telt het effect"
    )
    parser.add_argument("--op-tijdlijn", action="store_true", help="alle dagen waarop er iets verandert, met wat")
    parser.add_argument("--alles", action="store_true", help="ook lange lijsten helemaal")
    parser.add_argument("--exit-code", action="store_true", help="exitcode 1 als er een verschil is")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """Compare and tell."""
    parser = words()
    args = parser.read(argv)
    if args.zaken is not None and not args.uitkomst:
        parser.refuse(
            "Bij `--zaken` hoort een uitkomst.", "Schrijf `--uitkomst NAAM` erbij, zo vaak als u uitkomsten wilt zien."
        )
    cases = [(path.stem, read_case_file(str(path))) for path in case_files(args.zaken)] if args.zaken is not None else []
    one, other = asked(args.a, args.regels), asked(args.b, args.regels)
    lineage = lineage_of(args.b, args.regels)
    from lidwoord.compare import KINDS, Snapshot
    from lidwoord.compare.timeline import is_backwards

    kinds = [kind.strip() for kind in args.alleen.split(",") if kind.strip()]
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        parser.refuse(f"`{unknown[0]}` is geen soort verschil.", f"De soorten zijn: {', '.join(KINDS)}.")
    _refuse_wrong(lineage, one.rules, other.rules)
    a, b = Snapshot(one.rules, one.date), Snapshot(other.rules, other.date)
    if args.op_tijdlijn and is_backwards(a, b):
        parser.refuse(
            "`--op-tijdlijn` gaat van vroeger naar later, en hier is A later dan B.",
            f"Draai de twee om: `lidwoord vergelijk {args.b} {args.a} --op-tijdlijn`.",
        )
    found = _compared(args, a, b, lineage, kinds)
    if cases:
        found = replace(found, effect=_effect(args, found, cases, lineage))
    _tell(found, args)
    return NO if args.exit_code and found.comparison.changes else DONE


def _compared(args: Namespace, a: Snapshot, b: Snapshot, lineage: Lineage, kinds: list[str]) -> Compared:
    """The comparison, with the effect and the days where these are asked."""
    from lidwoord.compare import compare
    from lidwoord.compare.pairs import pair
    from lidwoord.compare.result import Compared
    from lidwoord.compare.select import select
    from lidwoord.compare.timeline import Day, timeline

    pairs = pair(a.rules, b.rules, lineage)
    wanted = partial(select, kinds=kinds, article=args.artikel, outcomes=args.uitkomst, before=pairs.same)
    with Progress("vergelijken") as progress:
        whole = compare(a, b, lineage)
        _refuse_unknown(args, whole, pairs.same)
        found = wanted(whole)
        days: list[Day] = []
        for day in timeline(a, b, lineage) if args.op_tijdlijn else ():
            progress.step(day.day.isoformat())
            kept = wanted(day.found)
            days += [replace(day, found=kept)] if kept.changes else []
    return Compared(found, (), tuple(days))


def _effect(args: Namespace, found: Compared, cases: list[tuple[str, CaseFile]], lineage: Lineage) -> tuple[Effect, ...]:
    """What the comparison means for the cases."""
    from lidwoord.compare.effect import Facts, Sides, effects
    from lidwoord.compare.pairs import pair

    a, b = found.comparison.a, found.comparison.b
    facts = [Facts(name, case.given, case.covers, case.json, case.readings, case.after_effect) for name, case in cases]
    with Progress("zaken uitgerekend") as progress:
        sides = Sides.of(a, b, pair(a.rules, b.rules, lineage))
        return tuple(effects(sides, args.uitkomst, facts, progress.step))


def _refuse_wrong(lineage: Lineage, old: RuleSet, new: RuleSet) -> None:
    """A lineage that names what is not there would tell a difference that is none."""
    if lineage.predecessor == old.manifest.name:
        wrong = [problem for problem in check_lineage(lineage, old, new) if problem.is_error]
        if wrong:
            raise LidwoordError(tuple(sort_diagnostics(wrong)))


def _refuse_unknown(args: Namespace, whole: Comparison, before: Mapping[str, str]) -> None:
    """An article or outcome that neither set has would give no difference, which is not the answer."""
    from lidwoord.compare.select import articles_of

    if args.artikel:
        known = articles_of(whole)
        if args.artikel.casefold() not in known:
            hint = did_you_mean(args.artikel.casefold(), known) or None
            raise LidwoordError((diagnostic("LW996", None, hint=hint, artikel=args.artikel),))
    old, new = whole.a.rules.outcomes, whole.b.rules.outcomes
    for name in args.uitkomst:
        if name not in new and before.get(name, name) not in old:
            hint = did_you_mean(name, {**old, **new}) or None
            raise LidwoordError((diagnostic("LW520", None, hint=hint, naam=name),))


def _tell(found: Compared, args: Namespace) -> None:
    """Print the comparison in the form that is asked."""
    form = "json" if args.json else args.vorm
    if form == "json":
        print_json(found.to_json())
    elif form == "tekst":
        print("\n".join(found.lines(unfolded=_whole(args), paint=paint_for(sys.stdout))))
    elif form == "md":
        from lidwoord.compare.markdown import render

        print(render(found.comparison, found.effect, found.days, unfolded=_whole(args)))
    else:
        from lidwoord.compare.html import render as page

        print(page(found.comparison, found.effect, found.days, outcomes=args.uitkomst))


def _whole(args: Namespace) -> bool:
    """Whether everything is told: that is asked, or only one kind or article is."""
    return bool(args.alles or args.artikel or args.alleen)


def case_files(folder: Path) -> list[Path]:
    """The cases in a folder, in order of name."""
    if not folder.is_dir():
        hint = "Dit is een bestand; geef de map waarin de zaken staan." if folder.is_file() else None
        raise LidwoordError((diagnostic("LW904", None, hint=hint, soort="map", naam=str(folder)),))
    found = sorted(path for path in folder.iterdir() if path.suffix in CASES and path.is_file())
    if not found:
        raise LidwoordError((diagnostic("LW990", None, map=str(folder)),))
    return found


def lineage_of(text: str, folder: Path | None) -> Lineage:
    """What the rule set that ``NAAM[@DATUM]`` names says of the set before it."""
    name, place = named(text.partition("@")[0], folder)
    shelf = library(place)
    lineage, found = read_lineage(lineage_files(shelf.folders()[name]), shelf.label)
    if has_errors(found):
        raise LidwoordError(tuple(sort_diagnostics(found)))
    return lineage
