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
    with Progress("voorbeelden narekenen") as progress:
        chosen = targets(args.pad, progress.step)
        for target in chosen:
            rules = target.rules()
            broken += target.library.found
            target.library.found.clear()
            observed = observe(rules) if rules is not None else None
            for path in target.examples:
                progress.step(target.library.label(path))
                examples, wrong = read_examples(path, target.library.label(path))
                broken += wrong
                if rules is not None:
                    results += [run_example(rules, e) for e in examples]
            if rules is not None and observed is not None:
                parts.append(cover(points_of(rules), observed.reached, target.within(args.pad)))
    failed = [r for r in results if not r.passed]
    broken = list(sort_diagnostics(broken))
    coverage = together(parts)
    missed = coverage.found() if args.dekking or args.eis_dekking else ()
    if args.json:
        print_json({
            "geslaagd": len(results) - len(failed),
            "mislukt": [{"voorbeeld": r.example.name, "verschillen": render_json(r.differences)} for r in failed],
            "dekking": coverage.to_json(),
            "meldingen": render_json(broken),
        })  # fmt: skip
    else:
        if broken or failed or missed:
            complain([*broken, *(d for r in failed for d in r.differences), *missed])
        print(f"{len(results) - len(failed)} voorbeeld(en) geslaagd, {len(failed)} mislukt{told(chosen, args.pad)}.")
        if coverage.points:
            print(coverage.text)
    if has_errors(broken):
        return WRONG
    return NO if failed or (args.eis_dekking and coverage.missed) else DONE
