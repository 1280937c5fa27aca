"""``lidwoord invoer``: what must be known to calculate some outcomes.

First what has no default, then what is assumed unless the case says otherwise, then the lists with the fields of an
element. An outcome can depend on all of it; a case needs only what matters for it. The same as a JSON Schema or as a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words, asked
from lidwoord.forms import Needs, needs_of
from lidwoord.forms.describe import default_words, input_words, type_words
from lidwoord.ruleset.model import Input, KindField, RecordKind
from lidwoord.values.write import write_value

WIDTH = 100


def words() -> Words:
    """The arguments of the command."""
    parser = Words("invoer", COMMANDS["invoer"])
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset")
    parser.add_argument("uitkomsten", metavar="UITKOMST", nargs="+", help="naam van een uitkomst, of naam[sleutel]")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="geeft het antwoord als JSON")
    forms.add_argument("--schema", action="store_true", help="geeft een JSON Schema (2020-12) van een zaak")
    forms.add_argument("--sjabloon", action="store_true", help="geeft een zaak om in te vullen, met de vragen erbij (YAML)")
    return parser.with_rules()


def run(argv: list[str]) -> int:
    """List inputs and lists, with their question and bounds."""
    args = words().read(argv)
    rules = asked(args.regelset, args.regels).rules
    needs = needs_of(rules, args.uitkomsten)
    if args.json:
        kinds = [_kind(k, k.list in needs.covered) for k in needs.kinds]
        print_json({"invoer": [_input(i) for i in needs.inputs], "lijsten": kinds})
    elif args.schema:
        from lidwoord.forms.schema import case_schema

        print_json(case_schema(rules, args.uitkomsten, needs))
    elif args.sjabloon:
        from lidwoord.forms.template import case_template

        print(case_template(rules, args.uitkomsten, needs), end="")
    else:
        print("\n".join(_lines(needs)))
    return DONE


def _input(item: Input) -> dict[str, object]:
    data: dict[str, object] = {"naam": item.id, "type": item.type.text, "vraag": item.question, "uitleg": item.help}
    if item.has_default:
        data["standaard"] = write_value(item.default, item.type)
    for name, bound in (("minimum", item.minimum), ("maximum", item.maximum), ("veelvoud", item.multiple)):
        if bound is not None:
            data[name] = write_value(bound, item.type)
    data["in_de_tijd"] = item.in_time
    data["bron"] = item.cite.text
    return {k: v for k, v in data.items() if v not in ("", False)}


def _kind(kind: RecordKind, covered: bool) -> dict[str, object]:
    fields = [{"naam": name, "type": type_.text} for name, type_ in kind.bounds]
    data: dict[str, object] = {"naam": kind.list, "velden": [*fields, *map(_field, kind.fields)], "sleutel": kind.key}
    if kind.parent:
        data["van"] = kind.parent
    if covered:
        data["dekking"] = True
    return data


def _field(field: KindField) -> dict[str, object]:
    entry: dict[str, object] = {"naam": field.name, "type": field.type.text}
    if field.question:
        entry["vraag"] = field.question
    if field.has_default:
        entry["standaard"] = write_value(field.default, field.type)
    return entry


# -- text ------------------------------------------------------------------------------------------------------------------


def _lines(needs: Needs) -> Iterator[str]:
    must = [i for i in needs.inputs if not i.has_default]
    assumed = [i for i in needs.inputs if i.has_default]
    if not (needs.inputs or needs.kinds):
        yield "Hiervoor zijn geen gegevens nodig."
    if must:
        yield "Gegevens die u kunt opgeven (wat in een zaak geen verschil maakt, mag weg):"
        yield from _inputs(must)
    if assumed:
        yield from ("",) if must else ()
        yield "Alleen opgeven als het anders is dan de standaard:"
        yield from _inputs(assumed)
    for place, kind in enumerate(needs.kinds):
        yield from ("",) if place or needs.inputs else ()
        yield from _kind_lines(kind, kind.list in needs.covered)


def _inputs(inputs: Iterable[Input]) -> Iterator[str]:
    for item in inputs:
        yield from _entry(f"  {item.id}: {input_words(item)}", (item.question, item.help))


def _kind_lines(kind: RecordKind, covered: bool) -> Iterator[str]:
    of = f" van elke {kind.parent}" if kind.parent else ""
    yield f"Lijst `{kind.list}`{of}, met per element:"
    for name, type_ in kind.bounds:
        yield f"  {name}: {type_words(type_)}"
    for field in kind.fields:
        assumed = f"; {default_words(field.default, field.type)}" if field.has_default else ""
        yield from _entry(f"  {field.name}: {type_words(field.type)}{assumed}", (field.question,))
    if kind.key:
        yield f"  Een element heet naar zijn `{kind.key}`, bijvoorbeeld in uitkomst[sleutel]."
    if covered:
        yield f"  Zeg onder `dekking` over welk tijdvak `{kind.list}` volledig is."


def _entry(head: str, texts: Iterable[str]) -> Iterator[str]:
    yield from wrap(head, WIDTH, subsequent_indent="    ")
    for text in texts:
        yield from wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
