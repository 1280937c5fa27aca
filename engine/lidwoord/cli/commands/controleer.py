"""``lidwoord controleer``: every diagnostic of the rule files."""

from __future__ import annotations

from pathlib import Path

from lidwoord.cli import COMMANDS, DONE, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.targets import Target, targets
from lidwoord.cli.words import Words
from lidwoord.diagnostics import Diagnostic, has_errors, render_json, sort_diagnostics
from lidwoord.examples import read_examples


def words() -> Words:
    """The arguments of the command."""
    parser = Words("controleer", COMMANDS["controleer"])
    parser.add_argument("pad", metavar="PAD", nargs="*", type=Path, help="mappen met regelsets (standaard: de meegeleverde)")
    return parser.with_json()


def run(argv: list[str]) -> int:
    """Check every rule set below the given folders, examples included."""
    args = words().read(argv)
    found: list[Diagnostic] = []
    checked = files = 0
    with Progress("controleren") as progress:
        for target in targets(args.pad, progress.step):
            target.rules()
            found += target.library.found
            target.library.found.clear()
            found += _examples(target)
            checked += 1
            files += target.files
    found = list(dict.fromkeys(sort_diagnostics(found)))
    if args.json:
        print_json({"regelsets": checked, "bestanden": files, "meldingen": render_json(found)})
    else:
        if found:
            complain(found)
        wrong = sum(1 for d in found if d.severity == "fout")
        warnings = len(found) - wrong
        print(f"{checked} regelset(s), {files} bestand(en) gecontroleerd: {wrong} fout(en), {warnings} waarschuwing(en).")
    return WRONG if has_errors(found) else DONE


def _examples(target: Target) -> list[Diagnostic]:
    return [d for path in target.examples for d in read_examples(path, target.library.label(path))[1]]
