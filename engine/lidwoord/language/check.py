"""Types and units of a formula.

In: an untyped tree, the scope of names and the type that is wanted. Out: the typed tree (names resolved, unit
conversions put in), with diagnostics LW22x-LW24x at the part that is wrong. After an error the part has no type and
what depends on it stays silent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic_of, did_you_mean
from lidwoord.language import syntax as s
from lidwoord.language.scope import Scope, TableShape
from lidwoord.language.write import write
from lidwoord.values.dates import WEEKDAYS
from lidwoord.values.types import (
    AANTAL,
    DATUM,
    DATUMTIJD,
    GEEN,
    GETAL,
    JA_NEE,
    TIJD,
    TIJDVAK,
    TIJDVAK_TIJD,
    Type,
    is_number,
    parse_type,
    quantity,
)
from lidwoord.values.units import NONE, Unit, parse_unit, unit_name

WEEKDAG = Type("keuze", options=WEEKDAYS)


def _unit(name: str) -> Unit:
    unit = parse_unit(name)
    assert unit is not None
    return unit


ATTRIBUTES: dict[str, dict[str, Type]] = {
    "tijdvak": {
        "eerste_dag": DATUM,
        "laatste_dag": DATUM,
        "dagen": quantity(_unit("dag")),
        "werkdagen": quantity(_unit("werkdag")),
        "hele_weken": quantity(_unit("week")),
        "hele_maanden": quantity(_unit("maand")),
        "hele_jaren": quantity(_unit("jaar")),
    },
    "tijdvak(tijd)": {
        "begin": DATUMTIJD,
        "einde": DATUMTIJD,
        "uren": quantity(_unit("uur")),
        "eerste_dag": DATUM,
        "laatste_dag": DATUM,
    },
    "datum": {
        "jaar": GETAL,
        "maandnummer": GETAL,
        "dagnummer": GETAL,
        "weekdag": WEEKDAG,
        "week": TIJDVAK,
        "kalendermaand": TIJDVAK,
        "kwartaal": TIJDVAK,
        "kalenderjaar": TIJDVAK,
        "eerste_paasdag": DATUM,
    },
    "datumtijd": {"datum": DATUM, "tijd": TIJD},
}
DATES = ("datum", "datumtijd", "tijd")
ORDER_WORDS = ("minstens", "hoogstens", "meer dan", "minder dan")
DATE_WORDS = ("voor", "na", "uiterlijk", "vanaf")


@dataclass(slots=True)
class Checker:
    """Checks one formula; ``found`` collects the diagnostics."""

    scope: Scope
    span: Span
    names: dict[str, Type]
    found: list[Diagnostic] = field(default_factory=list)

    # -- reporting -------------------------------------------------------------------------------------------------
    def wrong(
        self, code: str, expr: s.Expr, *, other: s.Expr | None = None, role: str = "", hint: str | None = None, **facts: str
    ) -> None:
        """Report a diagnostic at a part of the formula, with a second part where the cause lies in two."""
        related = (Related(self.span.inside(*other.at), role),) if other is not None else ()
        self.found.append(diagnostic_of(code, self.span.inside(*expr.at), facts, related=related, hint=hint))

    def unknown(self, code: str, expr: s.Expr, name: str, known: list[str], **facts: str) -> None:
        """Report an unknown name, with the nearest known one."""
        hint = did_you_mean(name, known) or None
        self.found.append(diagnostic_of(code, self.span.inside(*expr.at), {"naam": name, **facts}, hint=hint))

    # -- the walk --------------------------------------------------------------------------------------------------
    def check(self, expr: s.Expr, wanted: Type | None = None) -> s.Expr:
        """The typed form of a node; ``wanted`` helps to read choice options and is not enforced here."""
        return CHECKS[expr.__class__](self, expr, wanted)

    def fit(self, expr: s.Expr, wanted: Type, code: str = "LW220") -> s.Expr:
        """The checked node converted to the wanted type, or a diagnostic."""
        typed = self.check(expr, wanted)
        return self.convert(typed, wanted, code)

    def convert(self, typed: s.Expr, wanted: Type, code: str = "LW220") -> s.Expr:
        """A typed node as a value of the wanted type."""
        have = typed.type
        if have is None:
            return typed
        if is_number(have) and is_number(wanted):
            factor = have.unit.conversion(wanted.unit)
            if factor is None:
                self.wrong(code, typed, gevonden=have.text, verwacht=wanted.text)
                return replace(typed, type=None)
            if wanted.name == "percentage" and isinstance(typed, s.Literal) and have.name == "getal":
                self.wrong("LW221", typed, tekst=write(typed))
            return _scaled(typed, factor, replace(wanted, optional=have.optional and wanted.optional))
        if have.name == "geen" and wanted.optional:
            return replace(typed, type=wanted)
        if self.same(have, wanted) and (wanted.optional or not have.optional or code == "LW220"):
            return typed
        self.wrong(code, typed, gevonden=have.text, verwacht=wanted.text)
        return replace(typed, type=None)

    def same(self, have: Type, wanted: Type) -> bool:
        """Whether a value of one type can stand where the other is wanted, apart from units and ``geen``."""
        if have.name == "element" and wanted.name == "element":
            return any(k.name == wanted.kind for k in self.scope.chain(have.kind))
        period = self.scope.period_of(have)
        if period is not None and wanted.name == period.name:
            return True
        if have.name in ("keuze", "stap") and wanted.name == have.name:
            return set(have.options) <= set(wanted.options)
        return have.name == wanted.name

    def number(self, expr: s.Expr) -> s.Expr:
        """A node that must be a number."""
        typed = self.check(expr)
        if typed.type is not None and not is_number(typed.type):
            self.wrong("LW222", typed, gevonden=typed.type.text)
            return replace(typed, type=None)
        return typed

    def truth(self, expr: s.Expr) -> s.Expr:
        """A node that must be ja/nee."""
        return self.fit(expr, JA_NEE, "LW223")

    def period(self, expr: s.Expr) -> tuple[s.Expr, Type | None]:
        """A node that can be read as a period, and which kind of period."""
        typed = self.check(expr)
        if typed.type is None:
            return typed, None
        period = self.scope.period_of(typed.type)
        if period is None:
            self.wrong("LW224", typed, gevonden=typed.type.text)
            return replace(typed, type=None), None
        return typed, period

    def alike(self, left: s.Expr, right: s.Expr, wanted: Type | None = None) -> tuple[s.Expr, s.Expr, Type | None]:
        """Two nodes brought to one type: the left one's, or the right one's when only that one is known by itself."""
        if _option_like(left) and not _option_like(right):
            b = self.check(right, wanted)
            a = self.check(left, b.type or wanted)
        else:
            a = self.check(left, wanted)
            b = self.check(right, a.type or wanted)
        return self.together(a, b)

    def together(self, a: s.Expr, b: s.Expr) -> tuple[s.Expr, s.Expr, Type | None]:
        """Two checked nodes brought to one type."""
        if a.type is None or b.type is None:
            return a, b, None
        if "geen" in (a.type.name, b.type.name):
            return a, b, replace(b.type if a.type.name == "geen" else a.type, optional=True)
        if is_number(a.type) and is_number(b.type):
            factor = b.type.unit.conversion(a.type.unit)
            if factor is None:
                return self.unlike(a, b)
            number = a.type if a.type.name == b.type.name or a.type.unit.parts else _broad(a.type, b.type)
            return _scaled(a, Fraction(1), number), _scaled(b, factor, number), number
        if self.same(b.type, a.type):
            return a, b, replace(a.type, optional=a.type.optional or b.type.optional)
        if self.same(a.type, b.type):
            return a, b, replace(b.type, optional=a.type.optional or b.type.optional)
        return self.unlike(a, b)

    def unlike(self, a: s.Expr, b: s.Expr) -> tuple[s.Expr, s.Expr, None]:
        """Report that two sides cannot go together, naming both."""
        assert a.type is not None
        assert b.type is not None
        self.wrong("LW225", b, other=a, role=f"dit is {a.type.text}", links=a.type.text, rechts=b.type.text)
        return replace(a, type=None), replace(b, type=None), None

    def elements(self, source: s.Expr) -> tuple[s.Expr, str]:
        """The typed source of a fold and the kind of its elements."""
        if isinstance(source, s.Name) and source.name not in self.names and source.name in self.scope.lists:
            shape = self.scope.lists[source.name]
            if shape.parent:
                self.wrong("LW236", source, naam=source.name, soort=shape.parent)
                return source, ""
            return replace(source, ref="lijst", type=Type("lijst", kind=shape.kind)), shape.kind
        if isinstance(source, s.At) and isinstance(source.of, s.Name) and source.of.name in self.scope.lists:
            inner, kind = self.elements(source.of)
            return replace(source, of=inner, date=self.fit(source.date, DATUM), type=inner.type), kind
        if isinstance(source, s.Name) and source.name not in self.names and source.name not in self.scope.symbols:
            self.unknown("LW227", source, source.name, list(self.scope.lists))
            return source, ""
        typed = self.check(source)
        if typed.type is None:
            return typed, ""
        if typed.type.name != "lijst":
            self.wrong("LW228", typed, gevonden=typed.type.text)
            return replace(typed, type=None), ""
        return typed, typed.type.kind

    def inside(self, name: str, kind: str, expr: s.Expr) -> Checker:
        """A checker with one more local name: an element of a kind."""
        if name in self.names or name in self.scope.symbols:
            self.wrong("LW229", expr, naam=name)
        return Checker(self.scope, self.span, {**self.names, name: Type("element", kind=kind)}, self.found)


def _option_like(expr: s.Expr) -> bool:
    return isinstance(expr, s.Name)


def _broad(a: Type, b: Type) -> Type:
    """The number type that holds both: getal unless they agree."""
    return a if a.name == b.name else (a if a.name == "percentage" else b if b.name == "percentage" else GETAL)


def _scaled(expr: s.Expr, factor: Fraction, type_: Type) -> s.Expr:
    if factor == 1:
        return replace(expr, type=type_)
    return s.Convert(expr, factor, at=expr.at, type=type_)


Check = Callable[[Checker, "s.Expr", "Type | None"], "s.Expr"]


def _literal(c: Checker, e: s.Literal, wanted: Type | None) -> s.Expr:
    if e.kind == "tekst" and wanted is not None and wanted.name in ("keuze", "stap"):
        if e.value not in wanted.options:
            c.unknown("LW230", e, str(e.value), list(wanted.options), opties="; ".join(wanted.options))
            return e
        return replace(e, type=replace(wanted, optional=False))
    return replace(e, type=GEEN if e.kind == "geen" else parse_type(e.kind))


def _name(c: Checker, e: s.Name, wanted: Type | None) -> s.Expr:
    if e.name in c.names:
        return replace(e, ref="lokaal", type=c.names[e.name])
    if wanted is not None and wanted.name in ("keuze", "stap") and e.name in wanted.options:
        return replace(e, ref="optie", type=replace(wanted, optional=False))
    if e.name == "peildatum":
        return replace(e, ref="peildatum", type=DATUM)
    symbol = c.scope.symbols.get(e.name)
    if symbol is not None and not symbol.per:
        return replace(e, ref=symbol.what, type=symbol.type)
    if symbol is not None:
        c.wrong("LW231", e, naam=e.name, soort=symbol.per)
    elif e.name in c.scope.lists:
        c.wrong("LW232", e, naam=e.name)
    elif e.name in c.scope.tables:
        c.wrong("LW233", e, naam=e.name)
    else:
        options = list(wanted.options) if wanted is not None else []
        c.unknown("LW226", e, e.name, [*c.names, *c.scope.symbols, "peildatum", *options])
    return e


def _field(c: Checker, e: s.Field, wanted: Type | None) -> s.Expr:
    if e.name == "rest" and isinstance(e.of, s.Name) and e.of.name in c.scope.lists:
        shape = c.scope.lists[e.of.name]
        if shape.rest is not None:
            return replace(e, of=replace(e.of, ref="lijst"), ref="rest", type=shape.rest)
    of = c.check(e.of)
    if of.type is None:
        return replace(e, of=of)
    if of.type.name == "element":
        known: list[str] = []
        for kind in c.scope.chain(of.type.kind):
            fields = kind.own_fields()
            if e.name in fields:
                found = fields[e.name]
                return replace(e, of=of, ref="lijst" if found.name == "lijst" else "veld", type=found)
            rules = c.scope.per_rules.get(kind.name, {})
            if e.name in rules:
                return replace(e, of=of, ref="regel", type=rules[e.name].type)
            known += [*fields, *rules]
    else:
        known = []
    period = c.scope.period_of(of.type)
    attributes = ATTRIBUTES.get(period.name if period is not None else of.type.name, {})
    if e.name in attributes:
        return replace(e, of=of, ref="kenmerk", type=attributes[e.name])
    if e.name in c.scope.symbols and c.scope.symbols[e.name].per:
        c.wrong("LW231", e, naam=e.name, soort=c.scope.symbols[e.name].per)
    else:
        c.unknown("LW234", e, e.name, [*known, *attributes], soort=of.type.text)
    return replace(e, of=of)


def _at(c: Checker, e: s.At, wanted: Type | None) -> s.Expr:
    of = c.check(e.of, wanted)
    return replace(e, of=of, date=c.fit(e.date, DATUM, "LW235"), type=of.type)


def _binary(c: Checker, e: s.Binary, wanted: Type | None) -> s.Expr:
    if e.op in "+-":
        return _sum(c, e)
    left, right = c.number(e.left), c.number(e.right)
    if left.type is None or right.type is None:
        return replace(e, left=left, right=right)
    if e.op == "gedurende" and right.type.unit.dimension not in TIME_DIMENSIONS:
        c.wrong("LW237", right, gevonden=right.type.text)
        return replace(e, left=left, right=right)
    combine = left.type.unit.per if e.op == "/" else left.type.unit.times
    unit, factor = combine(right.type.unit)
    names = {left.type.name, right.type.name}
    result = AANTAL if e.op == "*" and names == {"aantal"} else quantity(unit)
    if e.op == "*" and names <= {"percentage"}:
        result = left.type
    return replace(e, left=left, right=right, factor=factor, type=replace(result, optional=False))


TIME_DIMENSIONS = tuple(_unit(u).dimension for u in ("uur", "dag", "maand"))


def _sum(c: Checker, e: s.Binary) -> s.Expr:
    left = c.check(e.left)
    if left.type is not None and left.type.name in ("datum", "datumtijd"):
        right = c.check(e.right)
        if right.type is None:
            return replace(e, left=left, right=right)
        moved = _moved(left.type, right.type, e.op)
        if moved is None:
            c.wrong("LW238", right, other=left, role=f"dit is {left.type.text}", links=left.type.text, rechts=right.type.text)
            return replace(e, left=left, right=right)
        if left.type.name == "datumtijd" and is_number(right.type) and right.type.unit.dimension == TIME_DIMENSIONS[0]:
            right = c.convert(right, quantity(_unit("uur")))
        return replace(e, left=left, right=right, type=moved)
    a, b, type_ = c.together(left, c.check(e.right, left.type))  # the left part only once: a sum may have many terms
    if type_ is None:
        return replace(e, left=a, right=b)
    if not is_number(type_):
        c.wrong("LW222", a, gevonden=type_.text)
        return replace(e, left=a, right=b)
    return replace(e, left=a, right=b, type=replace(type_, optional=False))


def _moved(left: Type, right: Type, op: str) -> Type | None:
    """The type of a date plus or minus something."""
    if op == "-" and right.name == left.name:
        return quantity(_unit("dag" if left.name == "datum" else "uur"))
    if not is_number(right):
        return None
    allowed = ("dag", "maand", "werkdag") if left.name == "datum" else ("uur", "dag", "maand")
    if right.unit.dimension in tuple(_unit(u).dimension for u in allowed):
        return left if not left.optional else Type(left.name)
    return None


def _negate(c: Checker, e: s.Negate, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    return replace(e, of=of, type=of.type)


def _compare(c: Checker, e: s.Compare, wanted: Type | None) -> s.Expr:
    left, right, type_ = c.alike(e.left, e.right)
    if type_ is not None:
        ordered = is_number(type_) or type_.name in (*DATES, "stap")
        if (e.op in ORDER_WORDS and not ordered) or (e.op in DATE_WORDS and type_.name not in DATES):
            c.wrong("LW239", e, relatie=e.op, gevonden=type_.text)
    return replace(e, left=left, right=right, type=JA_NEE)


def _one_of(c: Checker, e: s.OneOf, wanted: Type | None) -> s.Expr:
    of = c.check(e.of)
    wanted_type = of.type
    options = []
    for option in e.options:
        typed = c.check(option, wanted_type)
        found = typed.type
        if wanted_type is not None and found is not None:
            if is_number(wanted_type) and is_number(found) and wanted_type.unit.dimension == found.unit.dimension:
                typed = c.convert(typed, wanted_type)
            elif not c.same(found, wanted_type):
                c.unlike(of, typed)
        options.append(typed)
    return replace(e, of=of, options=tuple(options), type=JA_NEE)


def _presence(c: Checker, e: s.Presence, wanted: Type | None) -> s.Expr:
    return replace(e, of=c.check(e.of), type=JA_NEE)


def _within(c: Checker, e: s.Within, wanted: Type | None) -> s.Expr:
    period, kind = c.period(e.period)
    of = c.check(e.of)
    if of.type is not None and kind is not None:
        own = c.scope.period_of(of.type)
        days = kind.name == "tijdvak"  # a period of dates also holds moments and periods of time
        fits = own is not None and (own.name == kind.name or days)
        point = of.type.name == "datumtijd" or (of.type.name == "datum" and days)
        if not fits and not (point and not e.overlap):
            c.wrong("LW225", period, other=of, role=f"dit is {of.type.text}", links=of.type.text, rechts=kind.text)
    return replace(e, of=of, period=period, type=JA_NEE)


def _logic(c: Checker, e: s.Logic, wanted: Type | None) -> s.Expr:
    return replace(e, parts=tuple(c.truth(p) for p in e.parts), type=JA_NEE)


def _not(c: Checker, e: s.Not, wanted: Type | None) -> s.Expr:
    return replace(e, of=c.truth(e.of), type=JA_NEE)


def _if(c: Checker, e: s.If, wanted: Type | None) -> s.Expr:
    condition = c.truth(e.condition)
    then, otherwise, type_ = c.alike(e.then, e.otherwise, wanted)
    return replace(e, condition=condition, then=then, otherwise=otherwise, type=type_)


def _fold(c: Checker, e: s.Fold, wanted: Type | None) -> s.Expr:
    source, kind = c.elements(e.source)
    if not kind:
        return replace(e, source=source)
    inner = c.inside(e.name, kind, e)
    where = inner.truth(e.where) if e.where is not None else None
    if e.body is None:
        return replace(e, source=source, where=where, type=AANTAL)
    body = inner.check(e.body)
    result = body.type
    if result is not None:
        if e.kind == "verschillende":
            result = AANTAL
        elif e.kind in ("vroegste", "laatste"):
            if result.name not in ("datum", "datumtijd"):
                c.wrong("LW239", body, relatie=f"de {e.kind}", gevonden=result.text)
        elif not is_number(result) and not (result.name == "stap" and e.kind in ("hoogste", "laagste")):
            c.wrong("LW222", body, gevonden=result.text)
            result = None
        if e.kind == "gemiddelde" and result is not None and result.name == "aantal":
            result = GETAL
    return replace(e, source=source, where=where, body=body, type=result and replace(result, optional=False))


def _exists(c: Checker, e: s.Exists, wanted: Type | None) -> s.Expr:
    source, kind = c.elements(e.source)
    where = c.inside(e.name, kind, e).truth(e.where) if kind else e.where
    return replace(e, source=source, where=where, type=JA_NEE)


def _for_all(c: Checker, e: s.ForAll, wanted: Type | None) -> s.Expr:
    source, kind = c.elements(e.source)
    if not kind:
        return replace(e, source=source, type=JA_NEE)
    inner = c.inside(e.name, kind, e)
    where = inner.truth(e.where) if e.where is not None else None
    return replace(e, source=source, where=where, claim=inner.truth(e.claim), type=JA_NEE)


def _pick(c: Checker, e: s.Pick, wanted: Type | None) -> s.Expr:
    source, kind = c.elements(e.source)
    if not kind:
        return replace(e, source=source)
    where = c.inside(e.name, kind, e).truth(e.where) if e.where is not None else None
    return replace(e, source=source, where=where, type=Type("element", kind=kind))


def _clamp(c: Checker, e: s.Clamp, wanted: Type | None) -> s.Expr:
    of, bound, type_ = c.alike(e.of, e.bound)
    if type_ is not None and not is_number(type_) and type_.name not in (*DATES, "stap"):
        c.wrong("LW222", of, gevonden=type_.text)
        type_ = None
    return replace(e, of=of, bound=bound, type=type_ and replace(type_, optional=False))


def _if_absent(c: Checker, e: s.IfAbsent, wanted: Type | None) -> s.Expr:
    of, other, type_ = c.alike(e.of, e.other, wanted)
    optional = other.type is not None and other.type.optional
    return replace(e, of=of, other=other, type=type_ and replace(type_, optional=optional))


def _round(c: Checker, e: s.Round, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    if of.type is None:
        return replace(e, of=of)
    type_ = replace(of.type, optional=False)
    multiple = e.multiple
    if e.grain == "centen" and "€" not in dict(type_.unit.dimension):
        c.wrong("LW240", e, gevonden=type_.text)
    elif e.grain == "hele":
        name = "€" if e.word in ("euro", "euros") else (unit_name(e.word) or e.word)
        unit = NONE if e.word in ("getallen", "procenten") else parse_unit(name)
        if unit is None:
            c.unknown("LW241", e, e.word, ["uren", "minuten", "dagen", "weken", "maanden", "jaren", "euro", "getallen"])
            return replace(e, of=of)
        if unit is not NONE:
            of = c.convert(of, quantity(unit))
            type_ = of.type or type_
    elif e.multiple is not None:
        multiple = c.fit(e.multiple, type_)
    return replace(e, of=of, multiple=multiple, type=type_)


def _clip(c: Checker, e: s.Clip, wanted: Type | None) -> s.Expr:
    of, own = c.period(e.of)
    period, kind = c.period(e.period)
    if own is None or kind is None:
        return replace(e, of=of, period=period)
    mixed = own.name == "tijdvak(tijd)" and kind.name == "tijdvak"  # a shift within a period of dates
    if own.name != kind.name and not mixed:
        c.unlike(of, period)
        return replace(e, of=of, period=period)
    return replace(e, of=of, period=period, type=own)


def _brackets(c: Checker, e: s.Brackets, wanted: Type | None) -> s.Expr:
    table = c.scope.tables.get(e.table)
    if table is None or table.soort != "staffel":
        c.unknown("LW242", e, e.table, [t.name for t in c.scope.tables.values() if t.soort == "staffel"])
        return replace(e, of=c.number(e.of))
    over, rate = table.columns["over"], table.columns["tarief"]
    unit, factor = over.unit.times(rate.unit)
    if factor != 1:
        c.wrong("LW220", e, gevonden=rate.text, verwacht=over.text)
    return replace(e, of=c.fit(e.of, over), type=quantity(unit))


def _in_unit(c: Checker, e: s.InUnit, wanted: Type | None) -> s.Expr:
    unit = parse_unit(unit_name(e.unit) or e.unit)
    of = c.number(e.of)
    if unit is None:
        c.unknown("LW241", e, e.unit, ["uren", "minuten", "dagen", "weken", "maanden", "jaren"])
        return replace(e, of=of)
    return replace(e, of=c.convert(of, quantity(unit)), type=GETAL)


def _pro_rata(c: Checker, e: s.ProRata, wanted: Type | None) -> s.Expr:
    of = c.number(e.of)
    part, a = c.period(e.part)
    whole, b = c.period(e.whole)
    for typed, kind in ((part, a), (whole, b)):
        if kind is not None and kind.name != "tijdvak":
            c.wrong("LW220", typed, gevonden=kind.text, verwacht="tijdvak")
    type_ = GETAL if of.type is not None and of.type.name == "aantal" else of.type
    return replace(e, of=of, part=part, whole=whole, type=type_)


def _lookup(c: Checker, e: s.Lookup, wanted: Type | None) -> s.Expr:
    table = c.scope.tables.get(e.table) or _rows_of(c, e.table)
    if table is None or table.soort != "tabel":
        c.unknown("LW243", e, e.table, [t.name for t in c.scope.tables.values() if t.soort == "tabel"])
        return e
    column = table.columns.get(e.column)
    if column is None:
        c.unknown("LW244", e, e.column, list(table.columns), tabel=e.table)
        return e
    if e.next_up:
        wanted_keys: tuple[Type, ...] = (replace(column, optional=False),)
    else:
        wanted_keys = tuple(table.columns[k] for k in table.keys)
    if len(e.keys) != len(wanted_keys):
        c.wrong(
            "LW245", e, tabel=e.table, aantal=str(len(wanted_keys)), sleutels="; ".join(table.keys), gegeven=str(len(e.keys))
        )
        return e
    keys = tuple(c.fit(k, replace(t, optional=True)) for k, t in zip(e.keys, wanted_keys, strict=True))
    return replace(e, keys=keys, type=column)


def _rows_of(c: Checker, name: str) -> TableShape | None:
    """The table whose rows a list selects, so that one can look something up in a selection."""
    shape = c.scope.lists.get(name)
    if shape is None or shape.parent:
        return None
    return next((t for t in c.scope.tables.values() if t.element == shape.kind), None)


def _extreme(c: Checker, e: s.Extreme, wanted: Type | None) -> s.Expr:
    first = c.check(e.parts[0], wanted)
    parts = [first]
    for part in e.parts[1:]:
        parts.append(c.check(part, wanted) if first.type is None else _pair(c, first, part)[1])
    type_ = first.type
    dates = e.kind in ("vroegste", "laatste")
    if type_ is not None and (type_.name in DATES) is not dates and not (type_.name == "stap" and not dates):
        c.wrong("LW239", e, relatie=e.kind, gevonden=type_.text)
        type_ = None
    return replace(e, parts=tuple(parts), type=type_ and replace(type_, optional=False))


def _pair(c: Checker, first: s.Expr, part: s.Expr) -> tuple[s.Expr, s.Expr, Type | None]:
    """Bring one more part to the type of the first."""
    typed = c.check(part, first.type)
    if typed.type is None or first.type is None:
        return first, typed, None
    if is_number(first.type) and is_number(typed.type):
        factor = typed.type.unit.conversion(first.type.unit)
        if factor is None:
            return c.unlike(first, typed)
        return first, _scaled(typed, factor, first.type), first.type
    if not c.same(typed.type, first.type):
        return c.unlike(first, typed)
    return first, typed, first.type


def _interval(c: Checker, e: s.Interval, wanted: Type | None) -> s.Expr:
    start, end, type_ = c.alike(e.start, e.end)
    if type_ is None:
        return replace(e, start=start, end=end)
    if type_.name not in ("datum", "datumtijd") or (type_.name == "datumtijd" and e.inclusive):
        c.wrong("LW246", e, gevonden=type_.text)
        return replace(e, start=start, end=end)
    return replace(e, start=start, end=end, type=TIJDVAK if type_.name == "datum" else TIJDVAK_TIJD)


def _day_of_year(c: Checker, e: s.DayOfYear, wanted: Type | None) -> s.Expr:
    year = c.check(e.year)
    if year.type is not None and year.type.name not in ("getal", "aantal", "datum") and c.scope.period_of(year.type) != TIJDVAK:
        c.wrong("LW247", year, gevonden=year.type.text)
    return replace(e, year=year, type=DATUM)


def _day_of_month(c: Checker, e: s.DayOfMonth, wanted: Type | None) -> s.Expr:
    month = c.check(e.month)
    if month.type is not None and month.type.name != "datum" and c.scope.period_of(month.type) != TIJDVAK:
        c.wrong("LW247", month, gevonden=month.type.text)
    return replace(e, month=month, type=DATUM)


CHECKS: dict[type[s.Expr], Callable[..., s.Expr]] = {
    s.Literal: _literal, s.Name: _name, s.Field: _field, s.At: _at, s.Binary: _binary, s.Negate: _negate, s.Compare: _compare,
    s.OneOf: _one_of, s.Presence: _presence, s.Within: _within, s.Logic: _logic, s.Not: _not, s.If: _if, s.Fold: _fold,
    s.Exists: _exists, s.ForAll: _for_all, s.Pick: _pick, s.Clamp: _clamp, s.IfAbsent: _if_absent, s.Round: _round,
    s.Clip: _clip, s.Brackets: _brackets, s.InUnit: _in_unit, s.ProRata: _pro_rata, s.Lookup: _lookup, s.Extreme: _extreme,
    s.Interval: _interval, s.DayOfYear: _day_of_year, s.DayOfMonth: _day_of_month,
}  # fmt: skip


def check(
    expr: s.Expr, scope: Scope, span: Span, names: dict[str, Type] | None = None, wanted: Type | None = None
) -> tuple[s.Expr, tuple[Diagnostic, ...]]:
    """The typed tree of a formula and what is wrong with it.

    ``names``: local names with their types; ``wanted``: the type that the formula must have (None: any).
    """
    checker = Checker(scope, span, dict(names or {}))
    typed = checker.fit(expr, wanted) if wanted is not None else checker.check(expr)
    return typed, tuple(checker.found)
