"""``lidwoord controleer``: every diagnostic of the rule files."""

from __future__ import annotations

from pathlib import Path

from lidwoord.audit import read_outline, stray_citations
from lidwoord.calculate.case import read_case
from lidwoord.cli import COMMANDS, DONE, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.targets import WHERE, Target, targets, told
from lidwoord.cli.words import Words
from lidwoord.compare import check_lineage, read_lineage
from lidwoord.diagnostics import Diagnostic, diagnostic, did_you_mean, has_errors, render_json, sort_diagnostics
from lidwoord.documents import CASE, load_document
from lidwoord.examples import check_example, read_examples
from lidwoord.ruleset.model import RuleSet


def words() -> Words:
    """The arguments of the command."""
    parser = Words("controleer", COMMANDS["controleer"])
    parser.add_argument(
        "pad",
        metavar="PAD",
        nargs="*",
        type=Path,
        help=WHERE,
    )
    return parser.with_json()


def run(argv: list[str]) -> int:
    """Check every rule set below the given folders, with its examples, cases, outlines and lineage."""
    args = words().read(argv)
    found: list[Diagnostic] = []
    checked = files = 0
    with Progress("controleren") as progress:
        chosen = targets(args.pad, progress.step)
        for target in chosen:
            rules = target.rules()
            found += target.library.found
            target.library.found.clear()
            found += _examples(target, rules)
            found += _cases(target, rules)
            found += _outlines(target, rules)
            found += _lineage(target, rules)
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
        counts = f"{wrong} fout(en), {warnings} waarschuwing(en)"
        print(f"{checked} regelset(s), {files} bestand(en) gecontroleerd: {counts}{told(chosen, args.pad)}.")
    return WRONG if has_errors(found) else DONE


def _examples(target: Target, rules: RuleSet | None) -> list[Diagnostic]:
    """What is wrong with the examples of a set: the files, and what they give and expect."""
    found: list[Diagnostic] = []
    for path in target.examples:
        examples, wrong = read_examples(path, target.library.label(path))
        found += wrong
        found += [d for example in examples for d in check_example(rules, example)[1]] if rules is not None else []
    return found


def _cases(target: Target, rules: RuleSet | None) -> list[Diagnostic]:
    """What is wrong with the cases beside a set: the files, and what they give."""
    found: list[Diagnostic] = []
    for path in target.cases:
        document, wrong = load_document(path, target.library.label(path), CASE)
        found += wrong
        if document is not None and rules is not None:
            found += read_case(rules, document.node.get("invoer"), document.node.get("dekking"))[1]
    return found


def _outlines(target: Target, rules: RuleSet | None) -> list[Diagnostic]:
    """What is wrong with the outlines beside a set, and what the set cites that stands in none of them."""
    found: list[Diagnostic] = []
    for path in target.outlines:
        outline, wrong = read_outline(path, target.library.label(path))
        found += wrong
        if outline is not None and rules is not None and not has_errors(wrong):
            found += stray_citations(outline, rules)
    return found


def _lineage(target: Target, rules: RuleSet | None) -> list[Diagnostic]:
    """What is wrong with what a set says of the subjects of the set that came before."""
    lineage, found = read_lineage(target.lineages, target.library.label)
    if lineage.span is None or rules is None or has_errors(found):
        return found
    old = target.library.get(lineage.predecessor)
    if old is None:  # its own faults are told where it is checked itself
        target.library.found.clear()
        names = target.library.folders()
        known = did_you_mean(lineage.predecessor, names) if lineage.predecessor not in names else ""
        return [*found, diagnostic("LW985", lineage.span, hint=known or None, naam=lineage.predecessor)]
    return [*found, *check_lineage(lineage, old, rules)]
