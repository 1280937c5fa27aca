"""``lidwoord uitleg --met…``: the same question put a second time, to another case, day or edition.

In: the parsed arguments of ``uitleg``. Out: both answers, what each case is called, and the names that changed.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date

from lidwoord.calculate import Answer
from lidwoord.cli.ask import day_of, put_to
from lidwoord.cli.cases import CaseFile, read_case_file
from lidwoord.cli.words import Asked, Words, asked
from lidwoord.diagnostics import LidwoordError, diagnostic
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import DATUM

OPTIONS = ("met", "met_datum", "met_regelset")


@dataclass(frozen=True, slots=True)
class Versus:
    """Two answers to one question."""

    a: Answer
    b: Answer
    labels: tuple[str, str]
    renamed: dict[str, str]
    frozen: bool = False


def with_versus(parser: Words) -> None:
    """Add the options that name what to hold the outcome against; they go together."""
    parser.add_argument("--met", metavar="ZAAK2", help="legt het verschil uit met een andere zaak")
    parser.add_argument("--met-datum", metavar="DATUM", help="legt het verschil uit met een andere peildatum")
    parser.add_argument(
        "--met-regelset", metavar="B[@DATUM]", help="legt het verschil uit met een andere uitgave van de regels"
    )


def is_versus(args: argparse.Namespace) -> bool:
    """Whether the difference is asked, and not the outcome itself."""
    return any(getattr(args, name) is not None for name in OPTIONS)


def versus(parser: Words, args: argparse.Namespace) -> Versus:
    """Both answers. Raises ``LidwoordError``: LW991 when the other edition does not hold on the day, LW992 when no outcome of
    the one is an outcome of the other.
    """
    if args.invoer == args.met == "-":
        parser.refuse("Van stdin is maar één zaak te lezen.", "Geef de andere zaak als bestand.")
    one, case = asked(args.regelset, args.regels), read_case_file(args.invoer)
    other_case = read_case_file(args.met) if args.met is not None else case
    other = asked(args.met_regelset, args.regels) if args.met_regelset is not None else one
    day = day_of(one, case)
    later = _other_day(args, one, other, other_case, day)
    labels = _name(args.invoer), _name(args.met or args.invoer)
    if other.rules.version == one.rules.version:
        a, b = (_put(rules, c, args, [args.uitkomst], d) for rules, c, d in ((one, case, day), (one, other_case, later)))
        return Versus(a, b, labels, {})
    if not _holds(other.rules, later):
        name = other.rules.manifest.name
        raise LidwoordError((diagnostic("LW991", None, naam=name, dag=later.isoformat()),))
    return _editions(args, (one, other), (case, other_case), (day, later), labels)


def _editions(
    args: argparse.Namespace, found: tuple[Asked, Asked], cases: tuple[CaseFile, CaseFile], days: tuple[date, date],
    labels: tuple[str, str],
) -> Versus:  # fmt: skip
    """Two editions. One case is worked out by the rules as they are on both days, whatever the dates in it."""
    from dataclasses import replace

    from lidwoord.compare.fitted import fitted, fitted_cover, refuse_unknown
    from lidwoord.compare.frozen import frozen
    from lidwoord.compare.snapshot import Snapshot

    renamed = _renamed(args, found)
    rules = [f.rules for f in found]
    same_facts = args.met is None
    if same_facts:
        rules = [frozen(Snapshot(r, day)) for r, day in zip(rules, days, strict=True)]
    outcome, bracket, key = args.uitkomst.partition("[")
    wanted = (args.uitkomst, renamed.get(outcome, outcome) + bracket + key)
    if wanted[1].partition("[")[0] not in rules[1].outcomes and outcome in rules[0].outcomes:
        raise LidwoordError((diagnostic("LW992", None, naam=outcome, regelset=rules[1].manifest.name),))
    answers = []
    for side in (0, 1):
        case = cases[side]
        refuse_unknown(case.given, rules)
        kept = replace(case, given=fitted(case.given, rules[side]), covers=fitted_cover(case.covers, rules[side]), readings={})
        answers.append(_put(Asked(rules[side], None), kept, args, [wanted[side]], days[side]))
    return Versus(answers[0], answers[1], labels, renamed, same_facts)


def _renamed(args: argparse.Namespace, found: tuple[Asked, Asked]) -> dict[str, str]:
    """The name in the second edition of what the first calls otherwise, by the lineage of the later of the two."""
    from lidwoord.cli.commands.vergelijk import lineage_of
    from lidwoord.compare.pairs import pair

    one, other = (f.rules for f in found)
    lineage = lineage_of(args.met_regelset, args.regels)
    if lineage.predecessor == one.manifest.name:
        return pair(one, other, lineage).renamed
    back = lineage_of(args.regelset, args.regels)
    if back.predecessor == other.manifest.name:
        return {new: old for old, new in pair(other, one, back).renamed.items()}
    return {}


def _put(found: Asked, case: CaseFile, args: argparse.Namespace, outcomes: list[str], day: date) -> Answer:
    return put_to(Asked(found.rules, day), case, args, outcomes)


def _other_day(args: argparse.Namespace, one: Asked, other: Asked, case: CaseFile, day: date) -> date:
    """The day of the second answer: the one that is named, else that of its edition, of its case, or of the first answer."""
    if args.met_datum is not None:
        found = read_value(args.met_datum, DATUM)
        if isinstance(found, Unreadable):
            raise LidwoordError((diagnostic("LW903", None, hint=found.hint or None, tekst=args.met_datum, reden=found.reason),))
        assert isinstance(found, date)
        return found
    own = other.date if args.met_regelset is not None else None
    if own is None and args.met is not None:
        own = case.date if one.date is None else None
    return own or day


def _holds(rules: RuleSet, day: date) -> bool:
    manifest = rules.manifest
    return (manifest.start is None or manifest.start <= day) and (manifest.end is None or day < manifest.end)


def _name(path: str) -> str:
    return "stdin" if path == "-" else path.replace("\\", "/").rpartition("/")[2]
