"""``lidwoord invoer``: what must be known to calculate some outcomes."""

from __future__ import annotations

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words, asked
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.ruleset.graph import dependency_graph
from lidwoord.ruleset.model import Input, RecordKind, RuleSet
from lidwoord.values.write import write_value


def words() -> Words:
    """The arguments of the command."""
    parser = Words("invoer", COMMANDS["invoer"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset")
    parser.add_argument("uitkomsten", metavar="UITKOMST", nargs="+", help="naam van een uitkomst, of naam[sleutel]")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """List inputs and lists, with their question and bounds."""
    args = words().parse_args(argv)
    rules = asked(args.regelset, args.regels).rules
    inputs, kinds = needed(rules, args.uitkomsten)
    if args.json:
        print_json({"invoer": [_input(i) for i in inputs], "lijsten": [_kind(k) for k in kinds]})
        return DONE
    for item in inputs:
        print("\n".join(_input_lines(item)))
    for kind in kinds:
        print("\n".join(_kind_lines(kind)))
    return DONE


def needed(rules: RuleSet, outcomes: list[str]) -> tuple[list[Input], list[RecordKind]]:
    """The inputs and lists that outcomes can depend on, in the order of declaration."""
    import networkx

    unknown = [name for name in outcomes if name not in rules.outcomes]
    if unknown:
        raise LidwoordError(
            tuple(diagnostic("LW520", None, hint=did_you_mean(n, rules.outcomes) or None, naam=n) for n in unknown)
        )
    graph = dependency_graph(rules)
    below: set[str] = set()
    for name in outcomes:
        below |= networkx.descendants(graph, name)
    kinds = [k for k in rules.kinds.values() if k.list in below]
    return [i for i in rules.inputs.values() if i.id in below], kinds


def _input(item: Input) -> dict[str, object]:
    data: dict[str, object] = {"naam": item.id, "type": item.type.text, "vraag": item.question, "uitleg": item.help}
    if item.has_default:
        data["standaard"] = write_value(item.default, item.type)
    for name, bound in (("minimum", item.minimum), ("maximum", item.maximum)):
        if bound is not None:
            data[name] = write_value(bound, item.type)
    data["in_de_tijd"] = item.in_time
    return {k: v for k, v in data.items() if v not in ("", False)}


def _kind(kind: RecordKind) -> dict[str, object]:
    bounds = {"tijd": ("begin", "einde"), "datum": ("eerste_dag", "laatste_dag")}.get(kind.period, ())
    period = [{"naam": b, "type": "datumtijd" if kind.period == "tijd" else "datum"} for b in bounds]
    fields: list[dict[str, object]] = [dict(p) for p in period]
    for f in kind.fields:
        entry: dict[str, object] = {"naam": f.name, "type": f.type.text}
        if f.question:
            entry["vraag"] = f.question
        if f.has_default:
            entry["standaard"] = write_value(f.default, f.type)
        fields.append(entry)
    data: dict[str, object] = {"naam": kind.list, "velden": fields, "sleutel": kind.key}
    if kind.parent:
        data["van"] = kind.parent
    return data


def _input_lines(item: Input) -> list[str]:
    data = _input(item)
    extra = [f"{k} {data[k]}" for k in ("minimum", "maximum", "standaard") if k in data]
    if item.in_time:
        extra.append("mag in de tijd veranderen")
    lines = [f"{item.id} ({item.type.text})" + (f": {'; '.join(extra)}" if extra else "")]
    return lines + [f"    {text}" for text in (item.question, item.help) if text]


def _kind_lines(kind: RecordKind) -> list[str]:
    data = _kind(kind)
    fields = data["velden"]
    assert isinstance(fields, list)
    of = f" van elke {kind.parent}" if kind.parent else ""
    lines = [f"{kind.list} (lijst{of}), per element:"]
    for f in fields:
        assumed = f"; standaard {f['standaard']}" if "standaard" in f else ""
        lines.append(f"    {f['naam']} ({f['type']}{assumed})" + (f": {f['vraag']}" if "vraag" in f else ""))
    return lines
