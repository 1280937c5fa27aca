"""The checker: what every node's check uses to report, convert and compare types.

In: a scope of names and the span of a formula. Out: a ``Checker`` that collects diagnostics, and the registry ``CHECKS`` in
which the modules of ``checks`` enter one function per node.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic_of, did_you_mean
from lidwoord.language import syntax as s
from lidwoord.language.scope import Scope
from lidwoord.language.write import write
from lidwoord.values.types import (
    DATUM,
    GETAL,
    JA_NEE,
    Type,
    is_number,
)
from lidwoord.values.units import Unit, parse_unit

CHECKS: dict[type[s.Expr], Callable[..., s.Expr]] = {}


def unit_of(name: str) -> Unit:
    """The unit with this name, which must exist."""
    unit = parse_unit(name)
    assert unit is not None
    return unit


MAX_HINTS = 25  # of what is wrong in a rule set; looking for the nearest name takes time, and misspelt names may be many
DATES = ("datum", "datumtijd", "tijd")
TIME_DIMENSIONS = tuple(unit_of(u).dimension for u in ("uur", "dag", "maand"))


@dataclass(slots=True)
class Checker:
    """Checks one formula; ``found`` collects the diagnostics, and ``before`` counts those of the rest of the rule set."""

    scope: Scope
    span: Span
    names: dict[str, Type]
    found: list[Diagnostic] = field(default_factory=list)
    before: int = 0

    # -- reporting -------------------------------------------------------------------------------------------------
    def wrong(
        self, code: str, expr: s.Expr, *, other: s.Expr | None = None, role: str = "", hint: str | None = None, **facts: str
    ) -> None:
        """Report a diagnostic at a part of the formula, with a second part where the cause lies in two."""
        related = (Related(self.span.inside(*other.at), role),) if other is not None else ()
        self.found.append(diagnostic_of(code, self.span.inside(*expr.at), facts, related=related, hint=hint))

    def unknown(self, code: str, expr: s.Expr, name: str, known: list[str], **facts: str) -> None:
        """Report an unknown name, with the nearest known one."""
        hint = did_you_mean(name, known) or None if self.before + len(self.found) < MAX_HINTS else None
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
            return scaled(typed, factor, wanted.with_absence(have.optional and wanted.optional))
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
        if have.name == "stap" and wanted.name == "stap":
            return tuple(o for o in wanted.options if o in have.options) == have.options
        if have.name == "keuze" and wanted.name == "keuze":
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
        if self.may_be_option(left) and not self.may_be_option(right):
            b = self.check(right, wanted)
            a = self.check(left, b.type or wanted)
        else:
            a = self.check(left, wanted)
            b = self.check(right, a.type or wanted)
        return self.together(a, b)

    def may_be_option(self, expr: s.Expr) -> bool:
        """Whether a node is a bare name that means nothing by itself, such as an option of a choice."""
        known = (*self.names, "peildatum")
        return isinstance(expr, s.Name) and expr.name not in known and expr.name not in self.scope.symbols

    def together(self, a: s.Expr, b: s.Expr) -> tuple[s.Expr, s.Expr, Type | None]:
        """Two checked nodes brought to one type."""
        if a.type is None or b.type is None:
            return a, b, None
        if "geen" in (a.type.name, b.type.name):
            return a, b, (b.type if a.type.name == "geen" else a.type).with_absence(True)
        if is_number(a.type) and is_number(b.type):
            factor = b.type.unit.conversion(a.type.unit)
            if factor is None:
                return self.unlike(a, b)
            number = a.type if a.type.name == b.type.name or a.type.unit.parts else broad(a.type, b.type)
            left, right = (number.with_absence(optional) for optional in (a.type.optional, b.type.optional))
            both = number.with_absence(a.type.optional or b.type.optional)
            return scaled(a, Fraction(1), left), scaled(b, factor, right), both
        if self.same(b.type, a.type):
            return a, b, a.type.with_absence(a.type.optional or b.type.optional)
        if self.same(a.type, b.type):
            longer = b.type.with_absence(a.type.optional)  # a step is compared by its place in the longer scale
            return replace(a, type=longer), b, b.type.with_absence(a.type.optional or b.type.optional)
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


def broad(a: Type, b: Type) -> Type:
    """The number type that holds both: getal unless they agree."""
    return a if a.name == b.name else (a if a.name == "percentage" else b if b.name == "percentage" else GETAL)


def scaled(expr: s.Expr, factor: Fraction, type_: Type) -> s.Expr:
    """A node as a number of another type: times a factor, where that is not 1."""
    if factor == 1:
        return expr if expr.type == type_ else replace(expr, type=type_)
    return s.Convert(expr, factor, at=expr.at, type=type_)
