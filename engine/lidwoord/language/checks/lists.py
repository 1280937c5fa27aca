"""Folds over lists: the local name of an element and the type of what is folded.

In: untyped nodes. Out: typed nodes, with diagnostics at the part that is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from lidwoord.language.checker import CHECKS, Checker
from lidwoord.values.types import (
    AANTAL,
    GETAL,
    JA_NEE,
    Type,
    is_number,
)


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
    return replace(e, source=source, where=where, body=body, type=result and result.with_absence(False))


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


CHECKS.update(
    {
        s.Fold: _fold,
        s.Exists: _exists,
        s.ForAll: _for_all,
        s.Pick: _pick,
    }
)
