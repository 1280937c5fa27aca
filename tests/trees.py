"""Random formulas: a hypothesis strategy over every kind of node that the grammar can write.

In: nothing. Out: ``trees``, syntax trees that are well-formed but not well-typed; ``KINDS`` makes one strategy per kind.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from lidwoord.language import syntax as s
from lidwoord.language.parse import keywords

Trees = st.SearchStrategy[s.Expr]

NAMES = st.one_of(
    st.sampled_from(("a", "b2", "uurloon", "één", "ën_ö", "als2", "danser", "niets")),
    st.from_regex(r"[a-zà-öø-ÿ][a-z0-9à-öø-ÿ_]{0,6}", fullmatch=True),
).filter(lambda name: name not in keywords() and name not in ("ja", "nee"))
RELATIONS = ("", "niet", "minstens", "hoogstens", "meer dan", "minder dan", "voor", "na", "uiterlijk", "vanaf")
MODES = ("naar boven", "naar beneden", "rekenkundig", "richting nul", "weg van nul")
TIMES = ("uur", "minuut", "dag", "werkdag", "week", "periode", "maand", "jaar", "km")
RATES = ("uur", "dag", "week", "periode", "maand", "jaar")

decimals = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(0, 10**9), st.integers(0, 4))
cents = st.builds(lambda n: Fraction(n, 100), st.integers(0, 10**9))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))

LITERALS: tuple[Trees, ...] = (
    st.builds(s.Literal, st.just("getal"), decimals),
    st.builds(s.Literal, st.just("percentage"), decimals.map(lambda q: q / 100)),
    st.builds(s.Literal, st.sampled_from(["€", *(f"€/{t}" for t in (*RATES, "km"))]), cents),
    st.builds(s.Literal, st.sampled_from([*TIMES, *(f"{t}/{r}" for t in ("uur", "dag") for r in RATES if r != t)]), decimals),
    st.builds(s.Literal, st.just("datum"), days),
    st.builds(s.Literal, st.just("tijd"), st.integers(0, 24 * 60)),
    st.builds(s.Literal, st.just("tekst"), st.text(st.characters(codec="utf-8", exclude_characters='"\n'), max_size=12)),
    st.builds(s.Literal, st.just("ja/nee"), st.booleans()),
    st.just(s.Literal("geen", None)),
)
literals: Trees = st.one_of(LITERALS)


def _logic(part: Trees) -> Trees:
    """``en`` and ``of``; the parser takes a first part with the same word as more parts of the same node."""

    def flat(op: str, parts: list[s.Expr]) -> s.Expr:
        head = parts[0].parts if isinstance(parts[0], s.Logic) and parts[0].op == op else parts[:1]
        return s.Logic(op, (*head, *parts[1:]))

    return st.builds(flat, st.sampled_from(("en", "of")), st.lists(part, min_size=2, max_size=3))


def _compared(part: Trees) -> Trees:
    """A comparison; with ``geen`` on the right it asks whether something is there."""
    made: Trees = st.builds(s.Compare, st.sampled_from(RELATIONS), part, part)
    return made.filter(lambda e: not (e.op in ("", "niet") and isinstance(e.right, s.Literal) and e.right.kind == "geen"))  # type: ignore[attr-defined]


def _day_of_year(part: Trees) -> Trees:
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    made = st.tuples(st.integers(1, 31), st.integers(1, 12)).filter(lambda p: p[0] <= last.get(p[1], 31))
    return st.builds(lambda p, year: s.DayOfYear(p[0], p[1], year), made, part)


def _round(part: Trees) -> Trees:
    grain: st.SearchStrategy[tuple[str, str, s.Expr | None]] = st.one_of(
        st.just(("centen", "", None)),
        NAMES.map(lambda name: ("hele", name, None)),
        st.integers(0, 9).map(lambda n: ("decimalen", str(n), None)),
        part.map(lambda e: ("veelvoud", "", e)),
    )
    return st.builds(lambda e, mode, g: s.Round(e, mode, *g), part, st.sampled_from(MODES), grain)


def _fold(part: Trees) -> Trees:
    where = st.none() | part
    article = st.sampled_from(("elk", "elke"))
    kinds = st.sampled_from(("som", "gemiddelde", "hoogste", "laagste", "vroegste", "laatste", "verschillende"))
    count = st.builds(s.Fold, st.just("aantal"), st.none(), NAMES, part, where, article)
    return count | st.builds(s.Fold, kinds, part, NAMES, part, where, article)


KINDS: dict[type[s.Expr], Callable[[Trees], Trees]] = {
    s.Name: lambda part: st.builds(s.Name, NAMES),
    s.Field: lambda part: st.builds(s.Field, NAMES, part),
    s.At: lambda part: st.builds(s.At, part, part),
    s.Binary: lambda part: st.builds(s.Binary, st.sampled_from(("+", "-", "*", "/", "gedurende")), part, part),
    s.Negate: lambda part: st.builds(s.Negate, part),
    s.Compare: _compared,
    s.OneOf: lambda part: st.builds(s.OneOf, part, st.lists(part, min_size=1, max_size=3).map(tuple)),
    s.Presence: lambda part: st.builds(s.Presence, part, st.booleans()),
    s.Within: lambda part: st.builds(s.Within, part, part, st.booleans()),
    s.Logic: _logic,
    s.Not: lambda part: st.builds(s.Not, part),
    s.If: lambda part: st.builds(s.If, part, part, part),
    s.Fold: _fold,
    s.Exists: lambda part: st.builds(s.Exists, NAMES, part, part, st.booleans()),
    s.ForAll: lambda part: st.builds(s.ForAll, NAMES, part, st.none() | part, part, st.sampled_from(("elk", "elke"))),
    s.Pick: lambda part: st.builds(
        s.Pick, st.sampled_from(("eerste", "laatste")), st.sampled_from(("de", "het")), NAMES, part, st.none() | part
    ),
    s.Clamp: lambda part: st.builds(s.Clamp, st.sampled_from(("ten minste", "ten hoogste")), part, part),
    s.IfAbsent: lambda part: st.builds(s.IfAbsent, part, part),
    s.Round: _round,
    s.Clip: lambda part: st.builds(s.Clip, part, part),
    s.Brackets: lambda part: st.builds(s.Brackets, part, NAMES),
    s.InUnit: lambda part: st.builds(s.InUnit, part, NAMES),
    s.ProRata: lambda part: st.builds(s.ProRata, part, part, part),
    s.Extreme: lambda part: st.builds(
        s.Extreme,
        st.sampled_from(("hoogste", "laagste", "vroegste", "laatste")),
        st.lists(part, min_size=2, max_size=3).map(tuple),
    ),
    s.Interval: lambda part: st.builds(s.Interval, part, part, st.booleans()),
    s.DayOfYear: _day_of_year,
    s.DayOfMonth: lambda part: st.builds(s.DayOfMonth, st.integers(1, 31), part),
}


def _lookup(part: Trees) -> Trees:
    """A lookup; several keys only in an ordinary one, but the grammar does not say so."""
    return st.builds(s.Lookup, NAMES, NAMES, st.lists(part, min_size=1, max_size=2).map(tuple), st.booleans())


KINDS[s.Lookup] = _lookup
leaves: Trees = literals | KINDS[s.Name](literals)
trees: Trees = st.recursive(leaves, lambda part: st.one_of([kind(part) for kind in KINDS.values()]), max_leaves=12)
