"""``lidwoord test``: run the examples beside the rules."""

from __future__ import annotations

from pathlib import Path

from lidwoord.cli import COMMANDS, DONE, NO, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.targets import WHERE, targets, told
from lidwoord.cli.words import Words
from lidwoord.diagnostics import Diagnostic, has_errors, render_json
from lidwoord.examples import Result, read_examples, run_example


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
    return parser.with_json()


def run(argv: list[str]) -> int:
    """Run the examples of every rule set below the given folders."""
    args = words().read(argv)
    results: list[tuple[str, Result]] = []
    broken: list[Diagnostic] = []
    with Progress("voorbeelden narekenen") as progress:
        chosen = targets(args.pad, progress.step)
        for target in chosen:
            rules = target.rules()
            broken += target.library.found
            target.library.found.clear()
            for path in target.examples:
                progress.step(target.library.label(path))
                examples, wrong = read_examples(path, target.library.label(path))
                broken += wrong
                if rules is not None:
                    results += [(target.name, run_example(rules, e)) for e in examples]
    failed = [r for _, r in results if not r.passed]
    broken = list(dict.fromkeys(broken))
    if args.json:
        print_json({
            "geslaagd": len(results) - len(failed),
            "mislukt": [{"voorbeeld": r.example.name, "verschillen": render_json(r.differences)} for r in failed],
            "meldingen": render_json(broken),
        })  # fmt: skip
    else:
        if broken or failed:
            complain([*broken, *(d for r in failed for d in r.differences)])
        print(f"{len(results) - len(failed)} voorbeeld(en) geslaagd, {len(failed)} mislukt{told(chosen, args.pad)}.")
    if has_errors(broken):
        return WRONG
    return NO if failed else DONE
