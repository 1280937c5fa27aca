"""``lidwoord regelsets``: the rule sets with their term, status and size."""

from __future__ import annotations

from lidwoord.cli import COMMANDS, DONE, WRONG
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.words import Words, library
from lidwoord.diagnostics import sort_diagnostics
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_exact


def words() -> Words:
    """The arguments of the command."""
    return Words("regelsets", COMMANDS["regelsets"]).with_json().with_rules()


def run(argv: list[str]) -> int:
    """List the rule sets."""
    args = words().parse_args(argv)
    shelf = library(args.regels)
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


def _row(rules: RuleSet) -> dict[str, object]:
    manifest, own = rules.manifest, rules.own
    last = manifest.end.toordinal() - 1 if manifest.end is not None else None
    size = {
        "uitkomsten": sum(k in own for k in rules.outcomes), "invoer": sum(k in own for k in rules.inputs),
        "waarden": sum(k in own for k in rules.values), "tabellen": sum(k in own for k in rules.tables),
        "normen": sum(k in own for k in rules.norms),
    }  # fmt: skip
    return {
        "regelset": manifest.name,
        "titel": manifest.title,
        "status": manifest.status,
        "van": write_exact(manifest.start, DATUM) if manifest.start is not None else None,
        "tot_en_met": type(manifest.start).fromordinal(last).isoformat() if last is not None and manifest.start else None,
        "gebruikt": list(manifest.uses),
        "omvang": size,
        "versie": rules.version,
    }


def _lines(rules: RuleSet) -> list[str]:
    row = _row(rules)
    term = f"{row['van']} t/m {row['tot_en_met'] or '…'}" if row["van"] else "zonder looptijd"
    size = row["omvang"]
    assert isinstance(size, dict)
    counts = ", ".join(f"{number} {name}" for name, number in size.items() if number)
    return [f"{rules.manifest.name}  {rules.manifest.title}", f"    {rules.manifest.status}; {term}; {counts}"]
