"""What is wrong with a document that does not conform to the schema of its kind, in our words.

In: a kind and a node. Out: diagnostics, each at the key or value that is wrong. jsonschema finds
what is wrong; this module says it, once per mistake. It is imported only when something is wrong.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Items
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, nearest
from lidwoord.documents.schemas import schema
from lidwoord.source import Mapping, Node, Scalar, Sequence, to_plain
from lidwoord.source.limits import MAX_DIAGNOSTICS

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Path = tuple[str | int, ...]

_SHAPES = {"object": "een groep sleutels", "array": "een lijst"}
_SCALARS = frozenset({"string", "number", "integer", "boolean"})
_LISTED = 78  # characters of known keys or values that a hint lists
_ERRORS = 1_000  # errors of one document that are looked at; far fewer are shown
_KIND_KEY = "soort"  # the key that chooses between the forms of a table or a list


def findings(kind: str, node: Node) -> Iterator[tuple[Path, Diagnostic]]:
    """Yield each mistake once, with the path of the mapping or value it is about."""
    errors = islice(_validator(kind).iter_errors(cast("Any", to_plain(node))), _ERRORS)
    found = [finding for error in errors for finding in _of_error(error, node)]
    for finding in _without_consequences(found):
        yield finding.path, finding.problem


def name_of(path: Path) -> str:
    """Return the last key of a path, for a message."""
    return next((step for step in reversed(path) if isinstance(step, str)), "document")


@functools.cache
def _validator(kind: str) -> Validator:
    """Return the validator of a kind; jsonschema is only imported when something is validated."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(kind))


@dataclass(frozen=True, slots=True)
class _Finding:
    """A diagnostic with the mapping it is about, the keys it misses, and the key that was meant."""

    path: Path
    problem: Diagnostic
    missing: frozenset[str] = frozenset()
    meant: str | None = None


def _without_consequences(found: list[_Finding]) -> Iterator[_Finding]:
    """Leave out that a key is missing where it was misspelt, and all that follows from its lack."""
    meant: dict[Path, set[str]] = {}
    for finding in found:
        if finding.meant is not None:
            meant.setdefault(finding.path, set()).add(finding.meant)
    for finding in found:
        names = meant.get(finding.path, set())
        if finding.meant == _KIND_KEY or not (_KIND_KEY in names or finding.missing & names):
            yield finding


def _of_error(error: ValidationError, root: Node) -> Iterator[_Finding]:
    """Turn one error of jsonschema into findings."""
    path: Path = tuple(error.absolute_path)
    node = _at(root, path)
    key = name_of(path)
    keyword = str(error.validator)
    rule: Any = error.schema
    if keyword == "additionalProperties" and isinstance(node, Mapping):
        yield from _unknown_keys(path, node, rule)
    elif keyword == "required" and isinstance(node, Mapping):
        yield from _missing_keys(path, node, rule, error, root)
    elif keyword == "dependentRequired" and isinstance(node, Mapping):
        for present, needed in rule[keyword].items():
            for name in needed:
                if present in node and name not in node:
                    place = _key_span(node, present)
                    yield _missing(path, place, name)
    elif keyword == "anyOf" and isinstance(node, Mapping):
        names = [name for option in cast("Any", error.validator_value) for name in option["required"]]
        listed = _listed(names)
        problem = diagnostic("LW107", _place(root, path), bekend=listed)
        yield _Finding(path, problem, frozenset(names))
    elif keyword == "type":
        problem = _wrong_shape(node, key, _expected(rule["type"]))
        yield _Finding(path, problem)
    elif keyword in ("enum", "const"):
        allowed = [str(value) for value in rule.get("enum", [rule.get("const")])]
        yield _Finding(path, _not_allowed(node, key, allowed))
    elif keyword == "pattern":
        wanted = str(rule.get("x-verwacht", rule["pattern"]))
        problem = diagnostic("LW109", node.span, sleutel=key, waarde=_text(node), verwacht=wanted)
        yield _Finding(path, problem)
    elif keyword in ("minItems", "minProperties"):
        yield _Finding(path, diagnostic("LW108", node.span, sleutel=key))
    else:
        raise AssertionError(f"the schemas do not use {keyword}")


def _unknown_keys(path: Path, node: Mapping, rule: dict[str, Any]) -> Iterator[_Finding]:
    """Report each key that the schema does not know, with the key that was probably meant."""
    known = list(rule.get("properties", ()))
    patterns = list(rule.get("patternProperties", ()))
    free = [name for name in known if name not in node]
    choices = [*free, rule["x-keuze"]] if "x-keuze" in rule else free
    unknown = (e for e in node.entries if e.key.text not in known and not any(re.search(p, e.key.text) for p in patterns))
    for entry in islice(unknown, MAX_DIAGNOSTICS + 1):  # one more than are shown
        name, span = entry.key.text, entry.key.span
        if known:
            meant = nearest(name, choices) or nearest(name, known)
            hint = f"Bedoelde u `{meant}`?" if meant else None
            yield _Finding(path, diagnostic("LW101", span, hint=hint, sleutel=name, bekend=_listed(free)), meant=meant)
        else:
            yield _Finding(path, diagnostic("LW105", span, sleutel=name))


def _missing_keys(path: Path, node: Mapping, rule: dict[str, Any], error: ValidationError, root: Node) -> Iterator[_Finding]:
    """Report a required key that is not there, or the key that looks like it."""
    # jsonschema reports one missing key per error; its name is the first word of the message
    for name in rule["required"]:
        if name in node or not error.message.startswith(f"{name!r} "):
            continue
        others = [e.key.text for e in node.entries if e.key.text not in rule.get("properties", ())]
        slip = nearest(name, others) if name == _KIND_KEY else None
        if slip is None:
            yield _missing(path, _place(root, path), name)
        else:
            problem = diagnostic("LW101", _key_span(node, slip), hint=f"Bedoelde u `{name}`?", sleutel=slip, bekend=name)
            yield _Finding(path, problem, meant=name)


def _missing(path: Path, span: Span, name: str) -> _Finding:
    return _Finding(path, diagnostic("LW102", span, sleutel=name), frozenset({name}))


def _not_allowed(node: Node, key: str, allowed: list[str]) -> Diagnostic:
    """Report a value outside an enumeration."""
    if not isinstance(node, Scalar):
        return _wrong_shape(node, key, "één waarde")
    meant = nearest(node.text, allowed)
    hint = f"Bedoelde u `{meant}`?" if meant else None
    shown = _listed(allowed)
    return diagnostic("LW104", node.span, hint=hint, sleutel=key, waarde=node.text, bekend=shown)


def _wrong_shape(node: Node, key: str, wanted: str) -> Diagnostic:
    """Report a list, a group of keys or a value where something else belongs."""
    found = _shape(node)
    return diagnostic("LW103", _start(node), sleutel=key, verwacht=wanted, gevonden=found)


def _at(root: Node, path: Path) -> Node:
    """Return the node at a path that jsonschema gave."""
    node = root
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
        else:
            assert isinstance(node, Mapping)
            child = node.get(step)
            assert child is not None
            node = child
    return node


def _place(root: Node, path: Path) -> Span:
    """Return where to report something about a whole mapping: its key, else its first key."""
    if path and isinstance(path[-1], str):
        parent = _at(root, path[:-1])
        assert isinstance(parent, Mapping)
        return _key_span(parent, path[-1])
    return _start(_at(root, path))


def _key_span(node: Mapping, key: str) -> Span:
    found = node.key(key)
    return found.span if found is not None else node.span


def _start(node: Node) -> Span:
    """Return the value itself, or the first key or character of something larger."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key.span
    span = node.span
    if isinstance(node, Scalar) or span.line == span.end_line:
        return span
    return Span(span.file, span.line, span.column, span.line, span.column + 1)


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else _shape(node)


def _shape(node: Node) -> str:
    if isinstance(node, Scalar):
        return "één waarde"
    return _SHAPES["object" if isinstance(node, Mapping) else "array"]


def _expected(types: str | Items[str]) -> str:
    names = [types] if isinstance(types, str) else list(types)
    shapes = ["één waarde"] if _SCALARS & set(names) else []
    return " of ".join(shapes + [_SHAPES[name] for name in names if name in _SHAPES])


def _listed(names: Iterable[str]) -> str:
    """Return names as `a`, `b`, `c`, as many as a message holds."""
    shown: list[str] = []
    room = _LISTED
    for name in names:
        room -= len(name) + 4
        if room < 0:
            return f"{', '.join(shown)}, …"
        shown.append(f"`{name}`")
    return ", ".join(shown)
