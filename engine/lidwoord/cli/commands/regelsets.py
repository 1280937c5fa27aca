"""``lidwoord regelsets``: the rule sets with their term, status and size, the outcomes of one, or what is found in it."""

from __future__ import annotations

import argparse
from datetime import timedelta

from lidwoord.cli import COMMANDS, DONE, NO, WRONG
from lidwoord.cli.old_names import found_among, lineage_of
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.words import Words, asked, library
from lidwoord.compare.lineage import Lineage
from lidwoord.diagnostics import LidwoordError, diagnostic, sort_diagnostics
from lidwoord.ruleset.model import Input, Manifest, Rule, RuleSet, Value
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value

COUNTS = {
    "uitkomsten": ("uitkomst", "uitkomsten"), "invoer": ("gegeven", "gegevens"), "waarden": ("waarde", "waarden"),
    "tabellen": ("tabel", "tabellen"), "normen": ("norm", "normen"),
}  # fmt: skip
SHOWN, SHOWN_OLD = 20, 5  # what is found and is listed, of this edition and of the one before
SORTS = {Rule: "uitkomst", Input: "gegeven", Value: "waarde"}


def words() -> Words:
    """The arguments of the command."""
    parser = Words("regelsets", COMMANDS["regelsets"])
    parser.add_argument("regelset", metavar="REGELSET", nargs="?", help="toont de uitkomsten van deze regelset")
    parser.add_argument(
        "woord",
        metavar="WOORD",
        nargs="*",
        default=[],
        help="zoekt in uitkomsten, gegevens en waarden waar al deze woorden in staan; het beste eerst",
    )
    parser.add_argument("--alles", action="store_true", help="toont bij het zoeken alles wat er gevonden is")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """List the rule sets, the outcomes of the one that is named, or what in it holds some words."""
    args = words().read(argv, series="woord")
    if args.woord:
        found = asked(args.regelset, args.regels)
        return _found(found.rules, args.woord, lineage_of([args.regelset], args.regels), args)
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
        print_json([_item(rule, rule.name) for rule in own])
    else:
        print("\n".join(_line(rule, rule.name) for rule in own))
    return DONE


def _found(rules: RuleSet, wanted: list[str], lineage: Lineage, args: argparse.Namespace) -> int:
    """The outcomes, inputs and values that hold all words, the best first, and what became of old ones that do."""
    from lidwoord.cli.ranking import near_names, ranked  # only here: it loads all that explains
    from lidwoord.explain.search import named_items, title_of

    items = ranked(named_items(rules), wanted)
    old = list(found_among(lineage, wanted))
    if args.json:
        data: list[dict[str, object]] = [{"soort": SORTS[item.__class__], **_item(item, title_of(item))} for item in items]
        print_json([*data, *({"soort": "vroeger", "samenvatting": text} for text in old)])
    else:
        most, most_old = (len(items), len(old)) if args.alles else (SHOWN, SHOWN_OLD)
        for item in items[:most]:
            print(f"{SORTS[item.__class__]} {_line(item, title_of(item))}")
        for text in old[:most_old]:
            print(f"vroeger {text}")
        more = len(items[most:]) + len(old[most_old:])
        if more:
            print(f"… en nog {more}. Noem er een woord bij, of zie ze allemaal met `--alles`.")
    if not items and not old:
        complain((diagnostic("LW964", None, hint=near_names(named_items(rules), wanted) or None, naam=rules.manifest.name),))
    return DONE if items or old else NO


def _line(item: Rule | Input | Value, title: str) -> str:
    """A name with its type, its title and its place."""
    per = f" per {item.per}" if isinstance(item, Rule) and item.per else ""
    place = f"  [{item.cite.text}]" if item.cite.text else ""
    return f"{item.id}{per} ({item.type.text}): {title}{place}"


def _item(item: Rule | Input | Value, title: str) -> dict[str, object]:
    summary, per = (item.summary, item.per) if isinstance(item, Rule) else ("", "")
    data = {
        "naam": item.id, "titel": title, "samenvatting": summary, "type": item.type.text, "per": per, "bron": item.cite.text,
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
