"""``lidwoord test``: run the examples beside the rules."""

from __future__ import annotations

from pathlib import Path

from lidwoord.calculate.observe import observe
from lidwoord.cli import COMMANDS, DONE, NO, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.targets import WHERE, targets, told
from lidwoord.cli.words import Words
from lidwoord.diagnostics import Diagnostic, has_errors, render_json, sort_diagnostics
from lidwoord.examples import Coverage, Result, cover, points_of, read_examples, run_example, together
from lidwoord.explain.words import counted


def words() -> Words:
    """The arguments of the command."""
    parser = Words("test", COMMANDS["test"])
    parser.add_argument(
        "pad",
        metavar="PAD",
        nargs="*",
        type=Path,
        help=WHERE,
    )
    parser.add_argument("--dekking", action="store_true", help="noemt alles in de regels dat geen voorbeeld raakt")
    parser.add_argument("--eis-dekking", action="store_true", help="zoals --dekking; exitcode 1 als er iets niet geraakt is")
    return parser.with_json()


def run(argv: list[str]) -> int:
    """Run the examples of every rule set below the given folders, and say what of the rules they reach."""
    args = words().read(argv)
    results: list[Result] = []
    broken: list[Diagnostic] = []
    parts: list[Coverage] = []
    unread: list[str] = []
    unfit: list[str] = []
    with Progress("voorbeelden narekenen") as progress:
        chosen = targets(args.pad, progress.step)
        for target in chosen:
            rules = target.rules()
            broken += target.library.found
            target.library.found.clear()
            observed = observe(rules) if rules is not None else None
            beside: list[str] = []
            for path in target.examples:
                label = target.library.label(path)
                progress.step(label)
                examples, wrong = read_examples(path, label)
                broken += wrong
                if not examples:
                    unread.append(label)
                    beside.append(target.rules_beside(path))
                if rules is not None:
                    results += [run_example(rules, e) for e in examples]
            if rules is not None and observed is not None:
                parts.append(cover(points_of(rules), observed.reached, target.within(args.pad), beside))
            if rules is None:
                unfit.append(target.name)
    failed = [r for r in results if not r.passed]
    broken = list(sort_diagnostics(broken))
    coverage = together(parts)
    missed = coverage.found() if args.dekking or args.eis_dekking else ()
    if args.json:
        print_json({
            "geslaagd": len(results) - len(failed),
            "mislukt": [{"voorbeeld": r.example.name, "verschillen": render_json(r.differences)} for r in failed],
            "niet_gelezen": unread,
            "zonder_regels": unfit,
            "dekking": coverage.to_json(),
            "meldingen": render_json(broken),
        })  # fmt: skip
    else:
        if broken or failed or missed:
            complain([*broken, *(d for r in failed for d in r.differences), *missed])
        print(f"{_counts(len(results), len(failed), unread, unfit)}{told(chosen, args.pad)}.")
        if coverage.points:
            print(coverage.text)
    if has_errors(broken):
        return WRONG
    return NO if failed or (args.eis_dekking and coverage.missed) else DONE


def _counts(run_: int, failed: int, unread: list[str], unfit: list[str]) -> str:
    """How many examples passed and failed, and what was not run."""
    parts = [f"{run_ - failed} voorbeeld(en) geslaagd, {failed} mislukt"]
    if unread:
        parts.append(f"{counted(len(unread), 'bestand', 'bestanden')} niet gelezen: de voorbeelden daarin zijn niet gerekend")
    if unfit:
        parts.append(f"de regels van {', '.join(unfit)} zijn fout: daarvan is geen voorbeeld gerekend")
    return "; ".join(parts)
