"""Types and units of a formula.

In: an untyped tree, the scope of names and the type that is wanted. Out: the typed tree (names resolved, unit
conversions put in), with diagnostics LW22x-LW24x at the part that is wrong. After an error the part has no type and
what depends on it stays silent.
"""

from __future__ import annotations

from lidwoord.diagnostics import Diagnostic, Span
from lidwoord.language import checks
from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, Checker
from lidwoord.language.checks.names import ATTRIBUTES
from lidwoord.language.scope import Scope
from lidwoord.values.types import Type

__all__ = ["ATTRIBUTES", "CHECKS", "check", "checks"]


def check(
    expr: s.Expr,
    scope: Scope,
    span: Span,
    names: dict[str, Type] | None = None,
    wanted: Type | None = None,
    before: int = 0,
) -> tuple[s.Expr, tuple[Diagnostic, ...]]:
    """The typed tree of a formula and what is wrong with it.

    ``names``: local names with their types; ``wanted``: the type that the formula must have (None: any);
    ``before``: how much was wrong before, for after ``MAX_HINTS`` the nearest name is no longer looked up.
    """
    checker = Checker(scope, span, dict(names or {}), before=before)
    typed = checker.fit(expr, wanted) if wanted is not None else checker.check(expr)
    return typed, tuple(checker.found)
