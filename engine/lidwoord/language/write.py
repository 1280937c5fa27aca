"""Syntax tree to formula text: the printer, with ``parse(write(tree)) == tree``.

In: a tree, typed or not. Out: canonical Dutch text on one line, with brackets only where the grammar needs them.
"""

from __future__ import annotations

from collections.abc import Callable

from lidwoord.language import syntax as s
from lidwoord.values.dates import MONTHS
from lidwoord.values.notation import write_literal
from lidwoord.values.types import parse_type

# Levels of the grammar, loosest first: a part is put in brackets where its own level is looser than its place allows.
OPEN, LOGIC, COMPARE, VALUE, SUM, PRODUCT, UNARY, ACCESS, CHAIN, ATOM = range(10)


def write(expr: s.Expr) -> str:
    """The canonical text of a tree."""
    return _write(expr)[0]


def _part(expr: s.Expr, level: int) -> str:
    return _within(*_write(expr), level)


def _within(text: str, own: int, level: int) -> str:
    """A written part in brackets where its place asks for them."""
    return f"({text})" if own < level else text


def _source(e: s.Fold | s.ForAll) -> str:
    tail = f" waarvoor {write(e.where)}" if e.where is not None else ""
    return f"{e.article} {e.name} uit {_part(e.source, ACCESS)}{tail}"


def _literal(e: s.Literal) -> tuple[str, int]:
    if e.kind == "tekst":
        return f'"{e.value}"', ATOM
    if e.kind == "geen":
        return "geen", ATOM
    if e.kind == "ja/nee":
        return ("ja" if e.value else "nee"), ATOM
    kind = parse_type(e.kind)
    assert kind is not None
    return write_literal(e.value, kind), ATOM


def _logic(e: s.Logic) -> tuple[str, int]:
    *first, last = e.parts
    head = f" {e.op} ".join(_part(p, COMPARE) for p in first)
    text, own = _write(last)
    if own == OPEN and not isinstance(last, s.Logic):  # an open tail may stand at the end without brackets
        return f"{head} {e.op} {text}", OPEN
    return f"{head} {e.op} {_within(text, own, COMPARE)}", LOGIC


def _fold(e: s.Fold) -> tuple[str, int]:
    over = f"over {_source(e)}"
    if e.kind == "aantal":
        return f"aantal {over}", OPEN
    assert e.body is not None
    head = {"som": "som van", "gemiddelde": "gemiddelde van", "verschillende": "aantal verschillende"}.get(e.kind)
    head = head or f"{'de' if e.kind in ('vroegste', 'laatste') else 'het'} {e.kind} van"
    return f"{head} {write(e.body)} {over}", OPEN


def _binary(e: s.Binary) -> tuple[str, int]:
    if e.op in "+-":
        return f"{_part(e.left, SUM)} {e.op} {_part(e.right, PRODUCT)}", SUM
    return f"{_part(e.left, PRODUCT)} {e.op} {_part(e.right, UNARY)}", PRODUCT


def _round(e: s.Round) -> tuple[str, int]:
    digits = f"{e.word} {'decimaal' if e.word == '1' else 'decimalen'}"
    grain = {"centen": "centen", "hele": f"hele {e.word}", "decimalen": digits}.get(e.grain)
    if grain is None:
        assert e.multiple is not None
        grain = f"een veelvoud van {_part(e.multiple, SUM)}"
    return f"{_part(e.of, VALUE)} {e.mode} afgerond op {grain}", VALUE


def _pick(e: s.Pick) -> tuple[str, int]:
    where = f" waarvoor {write(e.where)}" if e.where is not None else ""
    return f"{e.article} {e.which} {e.name} uit {_part(e.source, ACCESS)}{where}", OPEN


def _compare(e: s.Compare) -> tuple[str, int]:
    return f"{_part(e.left, VALUE)} is {e.op + ' ' if e.op else ''}{_part(e.right, VALUE)}", COMPARE


def _not(e: s.Not) -> tuple[str, int]:
    text, own = _write(e.of)
    if own == OPEN and not isinstance(e.of, s.Logic):
        return f"niet {text}", OPEN
    return f"niet {_within(text, own, COMPARE)}", COMPARE


def _lookup(e: s.Lookup) -> tuple[str, int]:
    keys = "; ".join(write(k) for k in e.keys)
    head = "hetzelfde of het naasthogere " if e.next_up else ""
    return f"{head}{e.column} uit {e.table} bij ({keys})", ATOM


def _args(parts: tuple[s.Expr, ...]) -> str:
    return "(" + "; ".join(write(p) for p in parts) + ")"


WRITERS: dict[type[s.Expr], Callable[..., tuple[str, int]]] = {
    s.Literal: _literal,
    s.Name: lambda e: (e.name, ATOM),
    s.Field: lambda e: (f"{e.name} van {_part(e.of, CHAIN)}", CHAIN),
    s.At: lambda e: (f"{_part(e.of, CHAIN)} op {_part(e.date, ACCESS)}", ACCESS),
    s.Binary: _binary,
    s.Negate: lambda e: (f"-{_part(e.of, ACCESS)}", UNARY),
    s.Convert: lambda e: _write(e.of),
    s.Compare: _compare,
    s.OneOf: lambda e: (f"{_part(e.of, VALUE)} is een van {_args(e.options)}", COMPARE),
    s.Presence: lambda e: (f"{_part(e.of, VALUE)} is {'gegeven' if e.given else 'geen'}", COMPARE),
    s.Within: lambda e: (
        f"{_part(e.of, VALUE)} {'overlapt met' if e.overlap else 'valt in'} {_part(e.period, VALUE)}",
        COMPARE,
    ),
    s.Logic: _logic,
    s.Not: _not,
    s.If: lambda e: (f"als {write(e.condition)} dan {write(e.then)} anders {write(e.otherwise)}", OPEN),
    s.Fold: _fold,
    s.Exists: lambda e: (
        f"er is {'geen' if e.negated else 'een'} {e.name} uit {_part(e.source, ACCESS)} waarvoor {write(e.where)}",
        OPEN,
    ),
    s.ForAll: lambda e: (f"voor {_source(e)} geldt {write(e.claim)}", OPEN),
    s.Pick: _pick,
    s.Clamp: lambda e: (f"{_part(e.of, VALUE)} maar {e.op} {_part(e.bound, SUM)}", VALUE),
    s.IfAbsent: lambda e: (f"{_part(e.of, VALUE)} bij ontbreken {_part(e.other, SUM)}", VALUE),
    s.Round: _round,
    s.Clip: lambda e: (f"{_part(e.of, PRODUCT)} binnen {_part(e.period, UNARY)}", PRODUCT),
    s.Brackets: lambda e: (f"{_part(e.of, PRODUCT)} volgens {e.table}", PRODUCT),
    s.InUnit: lambda e: (f"{_part(e.of, PRODUCT)} uitgedrukt in {e.unit}", PRODUCT),
    s.ProRata: lambda e: (
        f"{_part(e.of, PRODUCT)} tijdsevenredig naar {_part(e.part, ACCESS)} binnen {_part(e.whole, UNARY)}",
        PRODUCT,
    ),
    s.Lookup: _lookup,
    s.Extreme: lambda e: (f"{'de' if e.kind in ('vroegste', 'laatste') else 'het'} {e.kind} van {_args(e.parts)}", ATOM),
    s.Interval: lambda e: (f"tijdvak ({write(e.start)} {'tot en met' if e.inclusive else 'tot'} {write(e.end)})", ATOM),
    s.DayOfYear: lambda e: (f"{e.day} {MONTHS[e.month - 1]} van {_part(e.year, CHAIN)}", CHAIN),
    s.DayOfMonth: lambda e: (f"de {e.day}e van {_part(e.month, CHAIN)}", CHAIN),
}


def _write(expr: s.Expr) -> tuple[str, int]:
    text, level = WRITERS[expr.__class__](expr)
    return text, level
