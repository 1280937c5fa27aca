"""A JSON Schema (2020-12) of a case for some outcomes.

In: a rule set, outcomes and what they need. Out: the schema as plain data. It accepts what the engine reads in a case: texts
in Dutch notation, and from JSON numbers and booleans; anything the rule set knows may be given, and nothing else. What the
outcomes need stands first, with its question. Bounds are checked on numbers; on texts they stand in the description.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from lidwoord.calculate.case import MAX_ELEMENTS
from lidwoord.explain.words import question_words
from lidwoord.forms.describe import input_words, type_words
from lidwoord.forms.needs import Needs
from lidwoord.forms.notation import notation
from lidwoord.ruleset.model import Input, KindField, RecordKind, RuleSet
from lidwoord.values.types import DATUM, TIJDVAK

Schema = dict[str, Any]
HUNDRED = 100  # a percentage is a part of 1 here, and a number of percents in JSON


def case_schema(rules: RuleSet, outcomes: Iterable[str], needs: Needs) -> Schema:
    """The schema of a whole case document."""
    lists = {k.list for k in rules.kinds.values()}
    covers = {
        name: notation(TIJDVAK) | {"description": f"Het tijdvak waarover {name} volledig is: {type_words(TIJDVAK)}."}
        for name in sorted(lists, key=lambda name: name not in needs.covered)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Zaak voor {', '.join(outcomes)}",
        "description": f"{rules.manifest.title}. Wat niet is gegeven, is onbekend.",
        "type": "object",
        "properties": {
            "schema": {"enum": ["1", 1], "description": "De schemaversie."},
            "peildatum": notation(DATUM) | {"description": f"De peildatum: {type_words(DATUM)}."},
            "lezingen": _object(_readings(rules)) | {"description": "Per regel, waarde of lijst de gekozen lezing."},
            "nawerking": {"enum": ["ja", "nee"], "description": "ja: reken ook met regels buiten hun looptijd."},
            "invoer": _given(rules, needs),
            "dekking": _object(covers),
        },
        "required": ["schema", "invoer"],
        "additionalProperties": False,
    }


def _given(rules: RuleSet, needs: Needs) -> Schema:
    """Everything that a case may give; what the outcomes need comes first."""
    first: dict[str, Schema] = {item.id: _input(rules, item) for item in needs.inputs}
    first |= {kind.list: _list(rules, kind) for kind in needs.kinds if not kind.parent}
    rest: dict[str, Schema] = {item.id: _input(rules, item) for item in rules.inputs.values()}
    rest |= {kind.list: _list(rules, kind) for kind in rules.kinds.values() if not kind.parent}
    rest |= {value.id: _in_time(notation(value.type)) for value in rules.values.values()}
    rest |= {rule.id: _in_time(notation(rule.type)) for rule in rules.rules.values() if not rule.per}
    per_element = {rf"^{rule.id}\[.+\]$": notation(rule.type) for rule in rules.rules.values() if rule.per}
    rest = {name: part for name, part in rest.items() if name not in first}
    return _object(first | rest) | ({"patternProperties": per_element} if per_element else {})


def _object(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _readings(rules: RuleSet) -> dict[str, Schema]:
    sections = (rules.rules, rules.values, rules.lists)
    names = {key: [r.name for r in item.readings if r.name] for section in sections for key, item in section.items()}
    return {key: {"enum": known} for key, known in names.items() if known}


def _input(rules: RuleSet, item: Input) -> Schema:
    place = f" [{item.cite.text}]" if item.cite.text else ""
    about = " ".join(text for text in (question_words(rules, item.id), item.help, f"({input_words(item)})") if text)
    value = _bounded(notation(item.type), item)
    return (_in_time(value) if item.in_time else value) | {"title": item.title or item.id, "description": about + place}


def _bounded(schema: Schema, item: Input) -> Schema:
    """The bounds of a number in JSON; a text is not compared, and the engine says when it is out of bounds."""
    scale = HUNDRED if item.type.name == "percentage" else 1
    bounds = {"minimum": item.minimum, "maximum": item.maximum, "multipleOf": item.multiple}
    numbers = {key: bound * scale for key, bound in bounds.items() if isinstance(bound, Fraction)}
    return schema | {key: int(n) if n.denominator == 1 else float(n) for key, n in numbers.items()}


def _in_time(value: Schema) -> Schema:
    """One value, or a series of values with the date from which each holds."""
    part = _object({"van": notation(DATUM), "waarde": value}) | {"required": ["van", "waarde"]}
    return {"anyOf": [value, {"type": "array", "items": part}]}


def _list(rules: RuleSet, kind: RecordKind) -> Schema:
    """A list: its elements with their fields and the lists in them."""
    fields: dict[str, Schema] = {
        name: notation(type_) | {"description": f"{name}: {type_words(type_)}."} for name, type_ in kind.bounds
    }
    fields |= {field.name: _field(field) for field in kind.fields}
    fields |= {sub.list: _list(rules, sub) for sub in rules.kinds.values() if sub.parent == kind.id}
    element = _object(fields) | ({"required": list(kind.required)} if kind.required else {})
    place = f" [{kind.cite.text}]" if kind.cite.text else ""
    return {
        "type": "array", "items": element, "maxItems": MAX_ELEMENTS, "title": kind.title or kind.id,
        "description": f"Elke {kind.id}; een lege lijst als er geen is.{place}",
    }  # fmt: skip


def _field(field: KindField) -> Schema:
    return notation(field.type) | {"description": f"{field.question or field.name} ({type_words(field.type)})"}
