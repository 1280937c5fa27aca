"""``lidwoord invoer``: what must be known to calculate some outcomes.

First what has no default, then what is assumed unless the case says otherwise, then the lists with the fields of an
element. An outcome can depend on all of it; a case needs only what matters for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words, asked
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.ruleset.graph import dependency_graph
from lidwoord.ruleset.model import Input, KindField, RecordKind, RuleSet
from lidwoord.values.types import DATUM, DATUMTIJD, Type
from lidwoord.values.write import write_value

WIDTH = 100
BOUNDS = {"tijd": ("begin", "einde"), "datum": ("eerste_dag", "laatste_dag")}


def words() -> Words:
    """The arguments of the command."""
    parser = Words("invoer", COMMANDS["invoer"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset")
    parser.add_argument("uitkomsten", metavar="UITKOMST", nargs="+", help="naam van een uitkomst, of naam[sleutel]")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """List inputs and lists, with their question and bounds."""
    args = words().read(argv)
    rules = asked(args.regelset, args.regels).rules
    names = [name.partition("[")[0] for name in args.uitkomsten]
    inputs, kinds, below = needed(rules, names)
    covered = {op.source for op in rules.lists.values() if op.id in below and op.formula("binnen") is not None}
    if args.json:
        print_json({"invoer": [_input(i) for i in inputs], "lijsten": [_kind(k, k.list in covered) for k in kinds]})
        return DONE
    print("\n".join(_lines(inputs, kinds, covered)))
    return DONE


def needed(rules: RuleSet, outcomes: list[str]) -> tuple[list[Input], list[RecordKind], set[str]]:
    """The inputs and lists that outcomes can depend on, in the order of declaration, and all names below them."""
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
    return [i for i in rules.inputs.values() if i.id in below], kinds, below


def _input(item: Input) -> dict[str, object]:
    data: dict[str, object] = {"naam": item.id, "type": item.type.text, "vraag": item.question, "uitleg": item.help}
    if item.has_default:
        data["standaard"] = write_value(item.default, item.type)
    for name, bound in (("minimum", item.minimum), ("maximum", item.maximum)):
        if bound is not None:
            data[name] = write_value(bound, item.type)
    data["in_de_tijd"] = item.in_time
    data["bron"] = item.cite.text
    return {k: v for k, v in data.items() if v not in ("", False)}


def _kind(kind: RecordKind, covered: bool) -> dict[str, object]:
    fields = [{"naam": name, "type": type_.text} for name, type_ in _period(kind)]
    data: dict[str, object] = {"naam": kind.list, "velden": [*fields, *map(_field, kind.fields)], "sleutel": kind.key}
    if kind.parent:
        data["van"] = kind.parent
    if covered:
        data["dekking"] = True
    return data


def _period(kind: RecordKind) -> list[tuple[str, Type]]:
    """The two fields that make an element a period."""
    bounds = BOUNDS.get(kind.period, ())
    return [(name, DATUMTIJD if kind.period == "tijd" else DATUM) for name in bounds]


def _field(field: KindField) -> dict[str, object]:
    entry: dict[str, object] = {"naam": field.name, "type": field.type.text}
    if field.question:
        entry["vraag"] = field.question
    if field.has_default:
        entry["standaard"] = write_value(field.default, field.type)
    return entry


# -- text ------------------------------------------------------------------------------------------------------------------


def _lines(inputs: list[Input], kinds: list[RecordKind], covered: set[str]) -> Iterator[str]:
    must = [i for i in inputs if not i.has_default]
    assumed = [i for i in inputs if i.has_default]
    if not (inputs or kinds):
        yield "Hiervoor zijn geen gegevens nodig."
    if must:
        yield "Gegevens die u kunt opgeven (wat in een zaak geen verschil maakt, mag weg):"
        yield from _inputs(must)
    if assumed:
        yield from ("",) if must else ()
        yield "Alleen opgeven als het anders is dan de standaard:"
        yield from _inputs(assumed)
    for place, kind in enumerate(kinds):
        yield from ("",) if place or inputs else ()
        yield from _kind_lines(kind, kind.list in covered)


def _inputs(inputs: Iterable[Input]) -> Iterator[str]:
    for item in inputs:
        extra = [_bounds(item)]
        if item.has_default:
            extra.append(f"standaard {write_value(item.default, item.type)}")
        if item.in_time:
            extra.append("kan in de tijd veranderen")
        yield from _entry(f"  {item.id}: {'; '.join(t for t in (_type(item.type), *extra) if t)}", (item.question, item.help))


def _bounds(item: Input) -> str:
    low = f"minstens {write_value(item.minimum, item.type)}" if item.minimum is not None else ""
    high = f"hoogstens {write_value(item.maximum, item.type)}" if item.maximum is not None else ""
    return " en ".join(text for text in (low, high) if text)


def _type(type_: Type) -> str:
    """A type as who fills in a case reads it: the choices of a keuze, and how a date or moment is written."""
    absent = ", of geen" if type_.optional else ""
    if type_.name in ("keuze", "stap"):
        return f"een van: {', '.join(type_.options)}{absent}"
    forms = {"datum": " (zoals 2018-05-01)", "datumtijd": " (zoals 2018-05-01T23:00)", "percentage": " (zoals 7,4%)"}
    return f"{type_.text.removesuffix(' of geen')}{forms.get(type_.name, '')}{absent}"


def _kind_lines(kind: RecordKind, covered: bool) -> Iterator[str]:
    of = f" van elke {kind.parent}" if kind.parent else ""
    yield f"Lijst `{kind.list}`{of}, met per element:"
    for name, type_ in _period(kind):
        yield f"  {name}: {_type(type_)}"
    for field in kind.fields:
        assumed = f"; standaard {write_value(field.default, field.type)}" if field.has_default else ""
        yield from _entry(f"  {field.name}: {_type(field.type)}{assumed}", (field.question,))
    if kind.key:
        yield f"  Een element heet naar zijn `{kind.key}`, bijvoorbeeld in uitkomst[sleutel]."
    if covered:
        yield f"  Zeg onder `dekking` over welk tijdvak `{kind.list}` volledig is."


def _entry(head: str, texts: Iterable[str]) -> Iterator[str]:
    yield from wrap(head, WIDTH, subsequent_indent="    ")
    for text in texts:
        yield from wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
