"""Whether a node conforms to a schema: a quick yes or no.

In: a schema (with its references filled in) and a node. Out: True or False, the same as
jsonschema's answer, which the tests compare. Nearly every document is right, and for those this
saves importing jsonschema (some 60 ms); what is wrong is left to `findings` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lidwoord.source import Mapping, Node, Scalar, Sequence

Rule = dict[str, Any]
_Test = Callable[[Any, Node, Rule], bool]

# Keywords that say nothing about validity by themselves: `then` is read with its `if`, and the `x-`
# ones are ours: what a pattern stands for, the key that chooses another form, that a value is a formula.
ANNOTATIONS = frozenset({"$schema", "title", "description", "x-verwacht", "x-keuze", "x-formule", "then"})


def conforms(rule: Rule, node: Node) -> bool:
    """Tell whether the node conforms to the schema; an unknown keyword is a bug in the schema."""
    for keyword, argument in rule.items():
        if keyword not in ANNOTATIONS and not _TESTS[keyword](argument, node, rule):
            return False
    return True


def _type(types: str | list[str], node: Node, _: Rule) -> bool:
    if isinstance(node, Scalar):
        return types == "string" or "string" in types
    name = "object" if isinstance(node, Mapping) else "array"
    return types == name if isinstance(types, str) else name in types


def _properties(parts: dict[str, Rule], node: Node, _: Rule) -> bool:
    if not isinstance(node, Mapping):
        return True
    return all(conforms(parts[entry.key.text], entry.value) for entry in node.entries if entry.key.text in parts)


def _pattern_properties(parts: dict[str, Rule], node: Node, _: Rule) -> bool:
    if not isinstance(node, Mapping):
        return True
    return all(
        conforms(part, entry.value)
        for pattern, part in parts.items()
        for entry in node.entries
        if re.search(pattern, entry.key.text)
    )


def _additional(part: bool | Rule, node: Node, rule: Rule) -> bool:
    if not isinstance(node, Mapping):
        return True
    known = rule.get("properties", {})
    patterns = rule.get("patternProperties", {})
    for entry in node.entries:
        name = entry.key.text
        if name in known or any(re.search(pattern, name) for pattern in patterns):
            continue
        if isinstance(part, bool):
            if not part:
                return False
        elif not conforms(part, entry.value):
            return False
    return True


def _required(names: list[str], node: Node, _: Rule) -> bool:
    return not isinstance(node, Mapping) or all(name in node for name in names)


def _dependent(needs: dict[str, list[str]], node: Node, _: Rule) -> bool:
    return not isinstance(node, Mapping) or all(
        name in node for present, names in needs.items() if present in node for name in names
    )


def _items(part: Rule, node: Node, _: Rule) -> bool:
    return not isinstance(node, Sequence) or all(conforms(part, item) for item in node.items)


def _min_items(least: int, node: Node, _: Rule) -> bool:
    return not isinstance(node, Sequence) or len(node) >= least


def _min_properties(least: int, node: Node, _: Rule) -> bool:
    return not isinstance(node, Mapping) or len(node) >= least


def _enum(values: list[str], node: Node, _: Rule) -> bool:
    return isinstance(node, Scalar) and node.text in values


def _const(value: str, node: Node, _: Rule) -> bool:
    return isinstance(node, Scalar) and node.text == value


def _pattern(pattern: str, node: Node, _: Rule) -> bool:
    return not isinstance(node, Scalar) or re.search(pattern, node.text) is not None


def _all_of(parts: list[Rule], node: Node, _: Rule) -> bool:
    return all(conforms(part, node) for part in parts)


def _any_of(parts: list[Rule], node: Node, _: Rule) -> bool:
    return any(conforms(part, node) for part in parts)


def _not(part: Rule, node: Node, _: Rule) -> bool:
    return not conforms(part, node)


def _if(part: Rule, node: Node, rule: Rule) -> bool:
    return not conforms(part, node) or conforms(rule["then"], node)


_TESTS: dict[str, _Test] = {
    "type": _type,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "required": _required,
    "dependentRequired": _dependent,
    "items": _items,
    "minItems": _min_items,
    "minProperties": _min_properties,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "allOf": _all_of,
    "anyOf": _any_of,
    "not": _not,
    "if": _if,
}
