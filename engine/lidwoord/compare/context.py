"""What every part of a comparison needs: both snapshots, the pairs, and when two formulas mean the same.

In: two snapshots and their pairs. Out: a ``Context``: places of subjects, and ``same`` for formulas: written alike by names, or
alike once figures and helpers that only one side knows are filled in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from lidwoord.compare.meaning import Known, Meanings
from lidwoord.compare.model import Place
from lidwoord.compare.pairs import Pairs
from lidwoord.compare.snapshot import Snapshot
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Body, Citation, Declaration, Rule
from lidwoord.values.types import is_number, parse_type

CLAIM = parse_type("ja/nee")


@dataclass(slots=True)
class Side:
    """One side: its snapshot, and the keys of its formulas by name, filled in, and filled in without roundings."""

    at: Snapshot
    names: dict[str, str]
    matched: frozenset[str]
    turned: dict[str, str] = field(default_factory=dict)
    """Claims that the other side has as their denial, with its name there."""
    _keys: dict[tuple[str, int], tuple[s.Expr, str]] = field(default_factory=dict)
    """By how and which tree; the tree is kept with its key, so that its identity is not given to another."""

    def key(self, how: str, expr: s.Expr, steps: tuple[tuple[str, s.Expr], ...] = ()) -> str:
        """The key of a formula after these steps; ``how``: namen, ingevuld or zonder_afronding."""
        place = (how, id(expr))
        if place not in self._keys:
            meanings = Meanings(
                self._name, self._stands_for if how != "namen" else self._denied, roundings=how != "zonder_afronding"
            )
            local: dict[str, Known] = {}
            for name, step in steps:
                local[name] = meanings.known(step, local)
            self._keys[place] = (expr, meanings.key(expr, local))
        return self._keys[place][1]

    def _name(self, _ref: str, name: str) -> str:
        return self.names.get(name, name)

    def _denied(self, _ref: str, name: str) -> s.Expr | None:
        """The denial of what the other side has, for a claim that was turned round."""
        other = self.turned.get(name)
        return s.Not(s.Name(other, "invoer", type=CLAIM), type=CLAIM) if other is not None else None

    def _stands_for(self, ref: str, name: str) -> s.Expr | Fraction | None:
        """A figure for a value; the formula of a helper that the other side does not have."""
        if name in self.turned:
            return self._denied(ref, name)
        if ref == "waarde":
            value = self.at.rules.values.get(name)
            entry = self.at.entry(value) if value is not None and is_number(value.type) else None
            return entry.value if entry is not None and isinstance(entry.value, Fraction) else None
        rule = self.at.rules.rules.get(name) if ref == "regel" and name not in self.matched else None
        return self._plain(rule) if rule is not None else None

    def _plain(self, rule: Rule) -> s.Expr | None:
        """The one formula or the conditions that a rule consists of; None where it is more than that."""
        bodies = list(self.at.bodies(rule).values())
        if (
            not bodies
            or rule.entitled
            or rule.applies
            or rule.lapse
            or rule.per
            or rule.conditions
            or self.at.rules.exceptions.get(rule.id)
        ):
            return None
        body: Body = bodies[0]
        if body.steps or body.branches:
            return None
        if body.formula is not None:
            return body.formula.expr
        claims = tuple(condition.claim.expr for condition in body.conditions)
        return s.Logic("en", claims, type=rule.type) if len(claims) > 1 else claims[0] if claims else None


@dataclass(slots=True)
class Context:
    """Two sides and what is the same on them."""

    a: Side
    b: Side
    pairs: Pairs

    @classmethod
    def of(cls, a: Snapshot, b: Snapshot, pairs: Pairs) -> Context:
        """The context of two snapshots."""
        shared_old = frozenset({*pairs.same.values(), *pairs.turned.values()})
        shared_new = frozenset({*pairs.same, *pairs.turned})
        used_old = frozenset(a.rules.rules.keys() - a.rules.own)
        used_new = frozenset(b.rules.rules.keys() - b.rules.own)
        turned = {old: new for new, old in pairs.turned.items()}
        renamed = pairs.renamed | {name: f"{name} van toen" for name in pairs.anew}
        return cls(Side(a, renamed, shared_old | used_old, turned), Side(b, {}, shared_new | used_new), pairs)

    def same(self, one: s.Expr, other: s.Expr, *, steps: Steps = ((), ()), roundings: bool = True) -> bool:
        """Whether a formula of each side means the same."""
        hows = ("namen", "ingevuld") if roundings else ("zonder_afronding",)
        return any(self.a.key(how, one, steps[0]) == self.b.key(how, other, steps[1]) for how in hows)


Steps = tuple[tuple[tuple[str, s.Expr], ...], tuple[tuple[str, s.Expr], ...]]


def steps_of(body: Body) -> tuple[tuple[str, s.Expr], ...]:
    """The named steps of a body, as trees."""
    return tuple((name, formula.expr) for name, formula in body.steps)


def place_of(
    item: Declaration, cite: Citation | None = None, text: str = "", start: date | None = None, end: date | None = None
) -> Place:
    """Where a subject, or a part of it with its own citation, stands, and what it says there from when until when."""
    where = cite if cite is not None and (cite.artikel or cite.onderdeel or cite.lid) else item.cite
    article = where.artikel or (f"onderdeel {where.onderdeel}" if where.onderdeel else "")
    return Place(item.id, where.document, article, where.lid, text, start, end, file=item.span.file, line=item.span.line)
