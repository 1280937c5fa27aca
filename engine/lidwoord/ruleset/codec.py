"""The JSON form of a compiled rule set (documented in docs/json-vorm.md).

In: a rule set. Out: plain JSON data, and back. A declaration is an object with its class under ``_`` and its
non-default fields; exact values are small tagged objects; a formula keeps its typed tree as nested lists and decodes it
when it is first asked for. Nothing but JSON is read: no code, no pickles.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, cast
from zlib import crc32

from lidwoord.diagnostics import Span
from lidwoord.language import syntax as s
from lidwoord.ruleset import model as m
from lidwoord.values.periods import Moment, Period, TimePeriod, from_utc
from lidwoord.values.types import Type, parse_type

CLASSES: dict[str, type] = {
    c.__name__: c
    for c in (
        m.Citation,
        m.Input,
        m.Entry,
        m.ValueReading,
        m.Value,
        m.Range,
        m.Row,
        m.TableVersion,
        m.Reference,
        m.Table,
        m.KindField,
        m.RecordKind,
        m.DayKind,
        m.ListReading,
        m.ListOp,
        m.Condition,
        m.Branch,
        m.Body,
        m.Version,
        m.RuleReading,
        m.Validity,
        m.Lapse,
        m.Rule,
        m.Norm,
        m.Step,
        m.Procedure,
        m.Inexpressible,
        m.SourceDocument,
        m.Manifest,
    )
}
NODE_CLASSES: dict[str, type[s.Expr]] = {c.__name__: c for c in s.NODES}


@lru_cache(maxsize=64)
def _defaults(cls: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(cls))


def encode(value: object) -> object:
    """A value as JSON data."""
    coder = ENCODERS.get(value.__class__)
    if coder is not None:
        return coder(value)
    name = value.__class__.__name__
    if name in CLASSES:
        body: dict[str, object] = {"_": name}
        for field_name, default in _defaults(CLASSES[name]):
            part = getattr(value, field_name)
            if default is MISSING or part != default:
                body[field_name] = encode(part)
        return body
    raise TypeError(f"no JSON form for {name}")


def _tree(expr: s.Expr) -> list[object]:
    own = [_part(getattr(expr, name)) for name in s.OWN_FIELDS[expr.__class__]]
    return [expr.__class__.__name__, *expr.at, expr.type.text if expr.type is not None else None, *own]


def _part(value: object) -> object:
    if isinstance(value, s.Expr):
        return _tree(value)
    if isinstance(value, tuple):
        return [_tree(v) for v in value]
    return encode(value)


def _formula(formula: m.Formula) -> dict[str, object]:
    return {"f": formula.text, "s": _span(formula.span), "e": _tree(formula.expr)}


def _span(span: Span) -> list[object]:
    return [span.file, span.line, span.column, span.end_line, span.end_column]


ENCODERS: dict[type, Callable[[Any], object]] = {
    str: lambda v: v,
    bool: lambda v: v,
    int: lambda v: v,
    type(None): lambda v: v,
    tuple: lambda v: [encode(x) for x in v],
    Fraction: lambda v: {"q": f"{v.numerator}/{v.denominator}"},
    date: lambda v: {"d": v.isoformat()},
    Period: lambda v: {"p": [encode(v.start), encode(v.end)]},
    Moment: lambda v: {"m": v.utc},
    TimePeriod: lambda v: {"tp": [v.start.utc, v.end.utc]},
    Type: lambda v: {"y": v.text},
    Span: lambda v: {"s": _span(v)},
    m.Formula: _formula,
}


def decode(data: object) -> Any:
    """The value of JSON data that ``encode`` made."""
    if data.__class__ is dict:
        assert isinstance(data, dict)
        if "_" in data:
            cls = CLASSES[data["_"]]
            return cls(**{k: decode(v) for k, v in data.items() if k != "_"})
        if "f" in data:
            return m.Formula(data["f"], Span(*data["s"]), make=lambda: tree(data["e"]))
        tag, body = next(iter(data.items()))
        return DECODERS[tag](body)
    if data.__class__ is list:
        return tuple([decode(x) for x in data])
    return data


DECODERS: dict[str, Callable[[Any], object]] = {
    "q": lambda b: Fraction(*map(int, b.split("/"))),
    "d": date.fromisoformat,
    "p": lambda b: Period(decode(b[0]), decode(b[1])),
    "m": from_utc,
    "tp": lambda b: TimePeriod(from_utc(b[0]), from_utc(b[1])),
    "y": parse_type,
    "s": lambda b: Span(*b),
}


def tree(data: list[Any]) -> s.Expr:
    """The typed tree of a formula."""
    cls = NODE_CLASSES[data[0]]
    parts = [_branch(x) for x in data[4:]]
    return cls(*parts, at=(data[1], data[2]), type=parse_type(data[3]) if data[3] is not None else None)


def _branch(x: Any) -> Any:
    if x.__class__ is list:
        if x and x[0].__class__ is str:
            return tree(x)
        return tuple([tree(y) for y in x])
    return decode(x) if x.__class__ is dict else x


SECTIONS = ("kinds", "inputs", "values", "tables", "daykinds", "lists", "rules", "norms", "procedures", "gaps")


def dump(rules: m.RuleSet) -> dict[str, object]:
    """The own declarations of a rule set as JSON data."""
    body: dict[str, object] = {"vorm": "1", "versie": rules.version, "regelset": encode(rules.manifest)}
    body["gebruikt"] = {u.manifest.name: u.version for u in rules.used}
    for name, section in zip(SECTIONS, rules.sections(), strict=True):
        body[name] = [encode(item) for key, item in section.items() if key in rules.own]
    return body


class Section(dict[str, Any]):
    """Declarations by id that are decoded when they are first looked at: a question touches few of them."""

    def __getitem__(self, key: str) -> Any:
        """The declaration with this id."""
        item = super().__getitem__(key)
        if item.__class__ is bytes:
            item = json.loads(item)
        if item.__class__ is dict:
            item = decode(item)
            self[key] = item
        return item

    def get(self, key: str, default: Any = None) -> Any:
        """The declaration with this id, or the default."""
        return self[key] if key in self else default  # noqa: SIM401  # dict.get would not decode

    def values(self) -> Any:
        """All declarations."""
        return [self[key] for key in self]

    def items(self) -> Any:
        """All ids with their declarations."""
        return [(key, self[key]) for key in self]


def restore(data: dict[str, Any], used: tuple[m.RuleSet, ...]) -> m.RuleSet:
    """A rule set from its JSON data and the sets that it uses."""
    sections: dict[str, Any] = {name: Section((item["id"], item) for item in data[name]) for name in SECTIONS}
    own = frozenset(key for section in sections.values() for key in section)
    return merge(m.RuleSet(decode(data["regelset"]), data["versie"], own, **sections), used)


def pack(rules: m.RuleSet) -> bytes:
    """The own declarations of a rule set as lines: a head, and below it a line of JSON for each declaration.

    A reader parses only the lines that it looks at: of a whole agreement a question touches a few percent.
    """
    body = dump(rules)
    items = {name: cast("list[dict[str, Any]]", body.pop(name)) for name in SECTIONS}
    targets = {item["id"]: target for item in items["rules"] if (target := _target(item))}
    ids = {name: [item["id"] for item in section] for name, section in items.items()}
    lines = b"\n".join(_line(item) for section in items.values() for item in section)
    return _line({**body, "ids": ids, "afwijkingen": targets, "controle": crc32(lines)}) + b"\n" + lines


def _line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Packed:
    """Packed lines with their head read: the sets that it uses, with the version of each."""

    head: dict[str, Any]
    lines: bytes

    @property
    def uses(self) -> dict[str, str]:
        """The version of each set that it uses."""
        return dict(self.head["gebruikt"])


def open_packed(packed: bytes) -> Packed:
    """The head of packed lines, and the lines; ValueError when a byte of them has changed."""
    first, _, lines = packed.partition(b"\n")
    found = Packed(json.loads(first), lines)
    if crc32(lines) != found.head["controle"]:
        raise ValueError("the lines are not those that were packed")
    return found


def unpack(packed: Packed, used: tuple[m.RuleSet, ...]) -> m.RuleSet:
    """A rule set from its packed lines and the sets that it uses; a declaration is parsed when it is looked at."""
    head, lines = packed.head, iter(packed.lines.split(b"\n"))
    sections: dict[str, Any] = {name: Section(zip(head["ids"][name], lines, strict=False)) for name in SECTIONS}
    own = frozenset(key for ids in head["ids"].values() for key in ids)
    return merge(m.RuleSet(decode(head["regelset"]), head["versie"], own, **sections), used, head["afwijkingen"])


def merge(rules: m.RuleSet, used: tuple[m.RuleSet, ...], targets: dict[str, str] | None = None) -> m.RuleSet:
    """Put the names of the used sets beside a set's own, and gather its exceptions by the rule that they depart from.

    ``targets`` gives that rule for each of its own exceptions, where it is known already.
    """
    rules.used = used
    found: dict[str, set[str]] = {}
    own = targets if targets is not None else {key: _target(item) for key, item in dict.items(rules.rules)}
    for key, target in own.items():
        if target:
            found.setdefault(target, set()).add(key)
    for other in reversed(used):
        for mine, theirs in zip(rules.sections(), other.sections(), strict=True):
            lazy = isinstance(mine, Section)  # a set that is being compiled needs every declaration made
            for key, declared in reversed(list(dict.items(theirs) if lazy else theirs.items())):
                mine.setdefault(key, declared)
        for target, ids in other.exceptions.items():
            found.setdefault(target, set()).update(ids)
        rules.sources.update(other.sources)
    rules.sources.update({d.id: d for d in rules.manifest.sources})
    rules.exceptions = {key: tuple(sorted(ids)) for key, ids in found.items()}
    return rules


def _target(rule: Any) -> str:
    """What a rule, decoded or not, departs from or blocks."""
    if isinstance(rule, m.Rule):
        return rule.departs_from or rule.blocks
    return str(rule.get("departs_from") or rule.get("blocks") or "")
