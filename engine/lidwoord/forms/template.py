"""A case to fill in: a YAML form with the questions as comments.

In: a rule set, outcomes and what they need. Out: the text of a case file with an empty slot for what must be known, and as
comments what is assumed when it is not given. A slot that stays empty is named by the engine (LW106).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from lidwoord.explain.words import plain, question_words
from lidwoord.forms.describe import input_words, type_words
from lidwoord.forms.needs import Needs
from lidwoord.forms.yaml_text import scalar
from lidwoord.ruleset.model import Input, RecordKind, RuleSet
from lidwoord.values.types import DATUM, TIJDVAK
from lidwoord.values.write import write_literal

WIDTH = 100
STEP = "  "
ABOUT = (
    "Vul achter elke dubbele punt in wat u weet, en haal weg wat u niet weet of wat niet speelt. Regels met `#` worden niet "
    "gelezen; haal het teken weg om van een standaard af te wijken."
)


def case_template(rules: RuleSet, outcomes: Iterable[str], needs: Needs) -> str:
    """The form of a whole case document."""
    names = " ".join(outcomes)
    head = [f"Zaak voor: {names} ({rules.manifest.title}).", ABOUT]
    head.append(f"Rekenen: lidwoord bereken {rules.manifest.name} {names} --invoer DIT_BESTAND")
    lines = [line for text in head for line in _comment(text, "")]
    lines += ["", 'schema: "1"', *_comment(f"De dag waarvoor u het wilt weten: {type_words(DATUM)}.", "")]
    lines += ["peildatum:", *_given(rules, needs)]
    if needs.covered:
        lines += ["", "dekking:"]
        for name in sorted(needs.covered):
            about = f"Over welk tijdvak {plain(name)} volledig is: {type_words(TIJDVAK)}."
            lines += [*_comment(about, STEP), f"{STEP}{name}:"]
    return "\n".join(lines) + "\n"


def _given(rules: RuleSet, needs: Needs) -> Iterator[str]:
    must = [item for item in needs.inputs if not item.has_default]
    assumed = [item for item in needs.inputs if item.has_default]
    lists = [kind for kind in needs.kinds if not kind.parent]
    if not (must or lists):
        yield from _comment("Niets hoeft; geeft u toch iets op, haal dan {} weg.", "")
    yield "invoer:" if must or lists else "invoer: {}"
    for item in must:
        yield ""
        yield from _input(rules, item)
        yield f"{STEP}{item.id}:"
    if assumed:
        yield from ("", *_comment("Alleen opgeven als het anders is dan de standaard:", STEP))
    for item in assumed:
        yield ""
        yield from _input(rules, item)
        yield f"{STEP}# {item.id}: {scalar(write_literal(item.default, item.type))}"
    for kind in lists:
        yield ""
        yield from _list(rules, kind, needs, STEP)


def _input(rules: RuleSet, item: Input) -> Iterator[str]:
    place = f" [{item.cite.text}]" if item.cite.text else ""
    for text in (question_words(rules, item.id), item.help, input_words(item) + place):
        yield from _comment(text, STEP)


def _list(rules: RuleSet, kind: RecordKind, needs: Needs, indent: str) -> Iterator[str]:
    """A list with one empty element; the lists in it are below its fields."""
    place = f" [{kind.cite.text}]" if kind.cite.text else ""
    yield from _comment(f"Elke {plain(kind.id)} begint met een streepje; zijn er geen: `{kind.list}: []`.{place}", indent)
    yield f"{indent}{kind.list}:"
    lines = [*_fields(kind), *(line for sub in needs.kinds if sub.parent == kind.id for line in _list(rules, sub, needs, ""))]
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    for number, line in enumerate(lines):
        yield f"{indent}{STEP}{'- ' if number == first else STEP}{line}"


def _fields(kind: RecordKind) -> Iterator[str]:
    for name, type_ in kind.bounds:
        yield f"{name}:  # {type_words(type_)}"
    for field in kind.fields:
        yield from _comment(field.question, "")
        if field.has_default:
            yield from _comment(f"{field.name}: {scalar(write_literal(field.default, field.type))}", "")
        else:
            yield f"{field.name}:  # {type_words(field.type)}"


def _comment(text: str, indent: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_on_hyphens=False)
