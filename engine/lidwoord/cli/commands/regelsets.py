"""``lidwoord regelsets``: the rule sets with their term, status and size, or the outcomes of one of them."""

from __future__ import annotations

from datetime import timedelta

from lidwoord.cli import COMMANDS, DONE, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.words import Words, asked, library
from lidwoord.diagnostics import LidwoordError, diagnostic, sort_diagnostics
from lidwoord.ruleset.model import Manifest, Rule, RuleSet
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

COUNTS = {
    "uitkomsten": ("uitkomst", "uitkomsten"), "invoer": ("gegeven", "gegevens"), "waarden": ("waarde", "waarden"),
    "tabellen": ("tabel", "tabellen"), "normen": ("norm", "normen"),
}  # fmt: skip


def words() -> Words:
    """The arguments of the command."""
    parser = Words("regelsets", COMMANDS["regelsets"])
    parser.add_argument("regelset", metavar="REGELSET", nargs="?", help="toont de uitkomsten van deze regelset")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """List the rule sets, or the outcomes of the one that is named."""
    args = words().read(argv)
    if args.regelset:
        return _outcomes(asked(args.regelset, args.regels).rules, args.json)
    with Progress("regels lezen") as progress:
        shelf = library(args.regels, progress.step)
        if not shelf.folders():
            raise LidwoordError((diagnostic("LW906", None, naam=str(args.regels)),))
        sets = [rules for name in shelf.folders() if (rules := shelf.get(name)) is not None]
    if args.json:
        print_json([_row(rules) for rules in sets])
    else:
        for rules in sets:
            print("\n".join(_lines(rules)))
    if shelf.found:
        complain(sort_diagnostics(list(dict.fromkeys(shelf.found))))
        return WRONG
    return DONE


def _outcomes(rules: RuleSet, as_json: bool) -> int:
    """The outcomes of a rule set, in the order of its articles."""
    own = [rule for name, rule in rules.outcomes.items() if name in rules.own]
    if as_json:
        print_json([*map(_outcome, own)])
        return DONE
    for rule in own:
        per = f" per {rule.per}" if rule.per else ""
        place = f"  [{rule.cite.text}]" if rule.cite.text else ""
        print(f"{rule.id}{per} ({rule.type.text}): {rule.name}{place}")
    return DONE


def _outcome(rule: Rule) -> dict[str, object]:
    data = {
        "naam": rule.id, "titel": rule.name, "samenvatting": rule.summary, "type": rule.type.text, "per": rule.per,
        "bron": rule.cite.text,
    }  # fmt: skip
    return {k: v for k, v in data.items() if v}


def _row(rules: RuleSet) -> dict[str, object]:
    manifest = rules.manifest
    return {
        "regelset": manifest.name,
        "titel": manifest.title,
        "status": manifest.status,
        "van": manifest.start.isoformat() if manifest.start is not None else None,
        "tot_en_met": (manifest.end - timedelta(days=1)).isoformat() if manifest.end is not None else None,
        "gebruikt": list(manifest.uses),
        "omvang": _size(rules),
        "versie": rules.version,
    }


def _size(rules: RuleSet) -> dict[str, int]:
    """How much of its own a set has, apart from the sets that it uses."""
    own = rules.own
    return {
        "uitkomsten": sum(k in own for k in rules.outcomes), "invoer": sum(k in own for k in rules.inputs),
        "waarden": sum(k in own for k in rules.values), "tabellen": sum(k in own for k in rules.tables),
        "normen": sum(k in own for k in rules.norms),
    }  # fmt: skip


def _lines(rules: RuleSet) -> list[str]:
    manifest = rules.manifest
    counts = ", ".join(f"{number} {COUNTS[name][number != 1]}" for name, number in _size(rules).items() if number)
    lines = [f"{manifest.name}  {manifest.title}", f"    {manifest.status}; {_term(manifest)}; {counts}"]
    return [*lines, f"    gebruikt: {', '.join(manifest.uses)}"] if manifest.uses else lines


def _term(manifest: Manifest) -> str:
    """The term of a set in words."""
    start = write_value(manifest.start, DATUM) if manifest.start is not None else ""
    end = write_value(manifest.end - timedelta(days=1), DATUM) if manifest.end is not None else ""
    if start and end:
        return f"{start} t/m {end}"
    return f"vanaf {start}" if start else f"t/m {end}" if end else "zonder looptijd"
