"""Formula text to syntax tree.

In: the text of a formula and its span in the file. Out: the tree, or diagnostics (LW2xx) with the place inside the formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from lidwoord.diagnostics import Diagnostic, Span, diagnostic, diagnostic_of, did_you_mean
from lidwoord.language import syntax as s
from lidwoord.language.slips import listed, meant
from lidwoord.values.dates import MONTHS
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import parse_type

MAX_CHARACTERS = 2_000
MAX_TOKENS = 500
MAX_NESTING = 64
MAX_DECIMALS = 15  # of a rounding; a literal has no more digits either
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
VALUE_TOKENS = frozenset(
    ("NAME", "MONEY", "PERCENT", "QUANTITY", "NUMBER", "INT", "DATE", "TIME", "TEXT", "DAYMONTH", "ORDINAL")
)
UNITS_OF_TIME = {
    "uren": "uur", "minuten": "minuut", "dagen": "dag", "werkdagen": "werkdag", "weken": "week", "perioden": "periode",
    "maanden": "maand", "jaren": "jaar",
}  # fmt: skip


class RefusedError(Exception):
    """A formula that the grammar accepts and the notation does not; carries the diagnostic code and its facts."""

    def __init__(self, code: str, at: tuple[int, int], **facts: str) -> None:
        super().__init__(code)
        self.code, self.at, self.facts = code, at, facts


def _place(parts: list[Any]) -> tuple[int, int]:
    spans = [
        (p.start_pos or 0, p.end_pos or 0) if isinstance(p, Token) else p.at for p in parts if isinstance(p, (Token, s.Expr))
    ]
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (0, 0)


def _node(build: Callable[..., Any]) -> Callable[[Any, list[Any]], Any]:
    """Call ``build`` with the meaningful parts; place the node over all of its tokens, keywords included."""

    def wrapped(_self: Any, parts: list[Any]) -> Any:
        at = _place([p for part in parts for p in (part if isinstance(part, tuple) else (part,))])
        meaning = [p for p in parts if not isinstance(p, Token) or p.type in VALUE_TOKENS]
        return build(at, *meaning)

    return wrapped


def _literal(token: Token, at: tuple[int, int]) -> s.Literal:
    text = str(token)
    kind = {"PERCENT": "percentage", "DATE": "datum", "TIME": "tijd", "INT": "getal", "NUMBER": "getal"}.get(token.type)
    if token.type == "MONEY":
        kind = "€" + (text[text.index("/") :] if "/" in text else "")
    elif token.type == "QUANTITY":
        word, _, per = text.split(" ", 1)[1].partition("/")
        kind = UNITS_OF_TIME.get(word, word) + (f"/{per}" if per else "")
    elif token.type == "TEXT":
        return s.Literal("tekst", text[1:-1], at=at)
    assert kind is not None
    if kind == "getal" and "." in text and "," not in text:
        raise RefusedError("LW203", at, tekst=text, heel=text.replace(".", ""), gebroken=text.replace(".", ","))
    wanted = parse_type(kind)
    assert wanted is not None
    value = read_value(text, wanted)
    if isinstance(value, Unreadable):
        raise RefusedError("LW204", at, tekst=text, reden=value.reason)
    return s.Literal(kind, value, at=at)


def _places(count: Token, at: tuple[int, int]) -> str:
    """The number of decimals to round to."""
    if int(count) > MAX_DECIMALS:
        raise RefusedError("LW204", at, tekst=str(count), reden=f"afronden kan op hoogstens {MAX_DECIMALS} decimalen")
    return str(count)


def _binary(op: str) -> Callable[[Any, list[Any]], Any]:
    return _node(lambda at, a, b: s.Binary(op, a, b, at=at))


def _fold(kind: str) -> Callable[[Any, list[Any]], Any]:
    return _node(lambda at, body, source: s.Fold(kind, body, *source[1:], at=at))


def _extreme(kind: str) -> Callable[[Any, list[Any]], Any]:
    return _node(lambda at, parts: s.Extreme(kind, parts[1:], at=at))


def _logic(op: str) -> Callable[[Any, list[Any]], Any]:
    def build(at: tuple[int, int], left: s.Expr, right: s.Expr) -> s.Logic:
        first = left.parts if isinstance(left, s.Logic) and left.op == op else (left,)
        return s.Logic(op, (*first, right), at=at)

    return _node(build)


def _compared(at: tuple[int, int], left: s.Expr, relation: str, right: s.Expr) -> s.Expr:
    """``is geen`` and ``is niet geen`` ask whether something is there."""
    if isinstance(right, s.Literal) and right.kind == "geen" and relation in ("", "niet"):
        return s.Presence(left, relation == "niet", at=at)
    return s.Compare(relation, left, right, at=at)


class Builder(Transformer[Token, s.Expr]):
    """One method per named alternative of the grammar."""

    ands = _logic("en")
    ors = _logic("of")
    als = _node(lambda at, c, a, b: s.If(c, a, b, at=at))
    som = _fold("som")
    gemiddelde = _fold("gemiddelde")
    hoogste_over = _fold("hoogste")
    laagste_over = _fold("laagste")
    vroegste_over = _fold("vroegste")
    laatste_over = _fold("laatste")
    aantal_verschillende = _fold("verschillende")
    aantal = _node(lambda at, source: s.Fold("aantal", None, *source[1:], at=at))
    er_is = _node(lambda at, name, source, where: s.Exists(str(name), source, where, False, at=at))
    er_is_geen = _node(lambda at, name, source, where: s.Exists(str(name), source, where, True, at=at))
    voor_elke = _node(lambda at, source, claim: s.ForAll(source[1], source[2], source[3], claim, source[4], at=at))
    niet = _node(lambda at, x: s.Not(x, at=at))
    over = _node(lambda at, source: source)
    gelijk = _node(lambda at, a, b: _compared(at, a, "", b))
    vergelijk = _node(_compared)
    is_een_van = _node(lambda at, x, args: s.OneOf(x, args[1:], at=at))
    is_gegeven = _node(lambda at, x: s.Presence(x, True, at=at))
    valt_in = _node(lambda at, x, p: s.Within(x, p, False, at=at))
    overlapt = _node(lambda at, x, p: s.Within(x, p, True, at=at))
    ten_minste = _node(lambda at, x, y: s.Clamp("ten minste", x, y, at=at))
    ten_hoogste = _node(lambda at, x, y: s.Clamp("ten hoogste", x, y, at=at))
    bij_ontbreken = _node(lambda at, x, y: s.IfAbsent(x, y, at=at))
    afgerond = _node(lambda at, x, mode, grain: s.Round(x, mode, *grain[1:], at=at))
    op_centen = _node(lambda at: (s.Name("", at=at), "centen", "", None))
    op_hele = _node(lambda at, word: (s.Name("", at=at), "hele", str(word), None))
    op_decimalen = _node(lambda at, n: (s.Name("", at=at), "decimalen", _places(n, at), None))
    op_veelvoud = _node(lambda at, x: (s.Name("", at=at), "veelvoud", "", x))
    plus = _binary("+")
    min = _binary("-")
    maal = _binary("*")
    delen = _binary("/")
    gedurende = _binary("gedurende")
    binnen = _node(lambda at, x, p: s.Clip(x, p, at=at))
    volgens = _node(lambda at, x, t: s.Brackets(x, str(t), at=at))
    uitgedrukt = _node(lambda at, x, u: s.InUnit(x, str(u), at=at))
    tijdsevenredig = _node(lambda at, x, a, b: s.ProRata(x, a, b, at=at))
    negatief = _node(lambda at, x: s.Negate(x, at=at))
    op = _node(lambda at, x, d: s.At(x, d, at=at))
    veld = _node(lambda at, name, x: s.Field(str(name), x, at=at))
    naam = _node(lambda at, name: s.Name(str(name), at=at))
    opzoeken = _node(lambda at, c, t, args: s.Lookup(str(c), str(t), args[1:], False, at=at))
    naasthoger = _node(lambda at, c, t, args: s.Lookup(str(c), str(t), args[1:], True, at=at))
    hoogste = _extreme("hoogste")
    laagste = _extreme("laagste")
    laatste = _extreme("laatste")
    vroegste = _extreme("vroegste")
    tijdvak_tot = _node(lambda at, a, b: s.Interval(a, b, False, at=at))
    tijdvak_tm = _node(lambda at, a, b: s.Interval(a, b, True, at=at))
    ja = _node(lambda at: s.Literal("ja/nee", True, at=at))
    nee = _node(lambda at: s.Literal("ja/nee", False, at=at))
    geen = _node(lambda at: s.Literal("geen", None, at=at))

    def source(self, parts: list[Any]) -> tuple[Any, ...]:
        """``elke d uit LIJST [waarvoor C]`` as (place, name, list, condition, elk or elke)."""
        meaning = [p for p in parts if isinstance(p, s.Expr) or p.type == "NAME"]
        place = s.Name("", at=_place(parts))
        return (place, str(meaning[0]), meaning[1], meaning[2] if len(meaning) > 2 else None, str(parts[0]))

    def args(self, parts: list[Any]) -> tuple[Any, ...]:
        """A bracketed list as (place, part, part, …)."""
        return (s.Name("", at=_place(parts)), *(p for p in parts if isinstance(p, s.Expr)))

    args2 = args

    def rel(self, parts: list[Any]) -> str:
        """The relation's words."""
        return " ".join(parts)

    pick = rel
    mode = rel

    def kies(self, parts: list[Any]) -> s.Expr:
        """``de eerste d uit LIJST [waarvoor C]``."""
        article, which, name = str(parts[0]), parts[1], str(parts[2])
        exprs = [p for p in parts if isinstance(p, s.Expr)]
        where = exprs[1] if len(exprs) > 1 else None
        return s.Pick(which, article, name, exprs[0], where, at=_place(parts))

    def haakjes(self, parts: list[Any]) -> s.Expr:
        """Brackets: only their content stays."""
        return cast(s.Expr, parts[1])

    def dag_van_jaar(self, parts: list[Any]) -> s.Expr:
        """``1 december van X``."""
        day, month = str(parts[0]).split(" ")
        number = MONTHS.index(month) + 1
        if not 1 <= int(day) <= (29 if number == 2 else 30 if number in (4, 6, 9, 11) else 31):
            raise RefusedError("LW204", _place(parts[:1]), tekst=str(parts[0]), reden="die dag bestaat niet")
        return s.DayOfYear(int(day), number, parts[2], at=_place(parts))

    def dag_van_maand(self, parts: list[Any]) -> s.Expr:
        """``de 16e van X``."""
        day = int(str(parts[1])[:-1])
        if not 1 <= day <= 31:
            raise RefusedError("LW204", _place(parts[1:2]), tekst=str(parts[1]), reden="een maand heeft hoogstens 31 dagen")
        return s.DayOfMonth(day, parts[3], at=_place(parts))

    def geld(self, parts: list[Any]) -> s.Expr:
        """A literal of any notation."""
        return _literal(parts[0], _place(parts))

    procent = hoeveelheid = getal = datum = tijd = tekst = geld


@lru_cache(maxsize=1)
def grammar() -> Lark:
    """The parser, built once per process from lidwoord.lark."""
    text = files("lidwoord.language").joinpath("lidwoord.lark").read_text("utf-8")
    return Lark(text, parser="lalr", lexer="basic", keep_all_tokens=True, transformer=Builder())


@lru_cache(maxsize=1)
def keywords() -> frozenset[str]:
    """The reserved words of the language."""
    return frozenset(t.pattern.value for t in grammar().terminals if t.pattern.type == "str" and t.pattern.value.isalpha())


def _may_be_long(text: str) -> bool:
    """Whether a text may hold too many tokens: every token has at least one word or sign. Counting them exactly takes as long
    as parsing.
    """
    return len(text) > MAX_TOKENS and sum(1 for _ in _WORD_OR_SIGN.finditer(text)) > MAX_TOKENS


def _nesting(text: str) -> int:
    depth = deepest = 0
    for char in text:
        if char == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif char == ")":
            depth -= 1
    return deepest


def _expected(error: UnexpectedToken) -> list[str]:
    words = []
    for name in error.expected:
        pattern = grammar().get_terminal(name).pattern if name != "$END" else None
        if pattern is not None and pattern.type == "str":
            words.append(pattern.value)
    return sorted(words)


def _too_large(text: str, span: Span) -> Diagnostic | None:
    if len(text) > MAX_CHARACTERS:
        return diagnostic("LW205", span, lengte=str(len(text)), grens=str(MAX_CHARACTERS))
    if _nesting(text) > MAX_NESTING:
        return diagnostic("LW206", span, diepte=str(_nesting(text)), grens=str(MAX_NESTING))
    return None


def parse(text: str, span: Span) -> tuple[s.Expr | None, tuple[Diagnostic, ...]]:
    """The tree of a formula.

    ``span`` is the place of the whole text; a diagnostic inside a one-line formula gets the exact columns.
    """
    found = _too_large(text, span)
    if found is not None:
        return None, (found,)
    try:
        lark = grammar()
        if _may_be_long(text) and sum(1 for _ in lark.lex(text)) > MAX_TOKENS:
            return None, (diagnostic("LW207", span, grens=str(MAX_TOKENS)),)
        return cast(s.Expr, lark.parse(text)), ()
    except RefusedError as refused:
        return None, (diagnostic_of(refused.code, span.inside(*refused.at), refused.facts),)
    except UnexpectedCharacters as error:
        start: int = error.pos_in_stream or 0  # type: ignore[redundant-expr]  # None for an empty text
        end = start + 1
        while end < len(text) and not text[end].isspace() and text[end] not in "()+*/;":
            end += 1
        return None, (diagnostic("LW201", span.inside(start, end), hint=meant(text, start) or None, tekst=text[start:end]),)
    except UnexpectedToken as error:
        return None, (_unexpected(error, text, span),)


def _unexpected(error: UnexpectedToken, text: str, span: Span) -> Diagnostic:
    token, expected = error.token, _expected(error)
    if token.type == "$END":
        return diagnostic("LW208", span.inside(max(len(text) - 1, 0), len(text)), verwacht=listed(expected))
    place = span.inside(token.start_pos or 0, token.end_pos or 1)
    if str(token) in ("en", "of") and {"en", "of"} <= set(text.split()):
        return diagnostic("LW209", place)
    hint = meant(text, token.start_pos or 0) or did_you_mean(str(token), expected)
    if not hint and str(token) in keywords():
        return diagnostic("LW210", place, woord=str(token), verwacht=listed(expected))
    return diagnostic("LW202", place, hint=hint or None, woord=str(token), verwacht=listed(expected))
