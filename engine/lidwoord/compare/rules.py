"""Differences of two rules.

In: a pair of rules, each at its snapshot. Out: changes of the kinds eenheid, voorwaarde, formule, afronding, lezing and status.
Rights, conditions and requirements are compared as one set of claims, however they are divided over the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lidwoord.compare.apart import apart
from lidwoord.compare.context import Context, Side, Steps, place_of, steps_of
from lidwoord.compare.model import Change, Place
from lidwoord.compare.types import type_change
from lidwoord.compare.wording import Wording, body_words, differing, marked_in
from lidwoord.explain.named import Names, tidy
from lidwoord.explain.words import joined, plain, upper_first
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Body, Citation, Formula, Rule

ALIKE = 0.5
"""How much two claims must look alike to be told as one that changed."""
FEW = 2
"""So many differing parts of a formula are told in its sentence."""
EMPTY = Body()


@dataclass(frozen=True, slots=True)
class _Claim:
    """One requirement: its tree, its keys, its words, and the citation of its own, if any."""

    expr: s.Expr
    formula: Formula
    keys: frozenset[str]
    words: str
    cite: Citation | None


def rule_changes(both: Context, old: Rule, new: Rule) -> Iterator[Change]:
    """Everything that changed in a rule."""
    title = new.name
    before, after = (side.at.bodies(rule) for side, rule in ((both.a, old), (both.b, new)))
    one, other = next(iter(before.values()), EMPTY), next(iter(after.values()), EMPTY)
    other_list = bool(old.per and new.per) and both.a.names.get(old.per, old.per) != new.per
    if old.type != new.type or other_list:
        a, b = (f"{rule.type.text}{f' per {plain(rule.per)}' if rule.per else ''}" for rule in (old, new))
        places = place_of(old, text=a), place_of(new, text=b)
        told = f"was {a} en is nu {b}" if old.per != new.per else type_change(old.type, new.type, "was", "is nu")
        yield Change(new.id, "eenheid", "regels", title, *places, f"{upper_first(title)}: de uitkomst {told}.")
    yield from _claims(both, old, one, new, other, title)
    yield from _content(both, old, one, new, other, title)
    yield from _without_right(both, old, new, title)
    yield from _readings(both, old, before, new, after, title)
    status = [rule.cite.status or "geldend" for rule in (old, new)]
    if status[0] != status[1]:
        places = place_of(old, text=status[0]), place_of(new, text=status[1])
        yield Change(new.id, "status", "regels", title, *places, f"{upper_first(title)} was {status[0]} en is nu {status[1]}.")


def _claims(both: Context, old: Rule, one: Body, new: Rule, other: Body, title: str) -> Iterator[Change]:
    """Requirements that came, went or changed."""
    before, after = list(_requirements(both.a, old, one)), list(_requirements(both.b, new, other))
    seen = frozenset().union(*(claim.keys for claim in before)), frozenset().union(*(claim.keys for claim in after))
    gone = [claim for claim in before if not claim.keys & seen[1]]
    come = [claim for claim in after if not claim.keys & seen[0]]
    for claim in come:
        ratios = [(SequenceMatcher(None, claim.words, earlier.words).ratio(), place) for place, earlier in enumerate(gone)]
        ratio, place = max(ratios, default=(0.0, 0))
        if ratio < ALIKE:
            b = place_of(new, claim.cite, claim.words)
            yield Change(
                new.id,
                "voorwaarde",
                "regels",
                title,
                place_of(old),
                b,
                f"{upper_first(title)}{_comes(claim.words)}.",
            )
            continue
        earlier = gone.pop(place)
        parts = list(differing(both, earlier.expr, claim.expr, ((), ())))
        places = (
            _worded(place_of(old, earlier.cite), earlier.formula, earlier.expr, [a for a, _ in parts]),
            _worded(place_of(new, claim.cite), claim.formula, claim.expr, [b for _, b in parts]),
        )
        was, becomes = earlier.words, claim.words
        if was == becomes:  # one label for two requirements: then their formulas tell them apart
            was, becomes = (tidy(Names(side.at.rules).words(c.expr)) for side, c in ((both.a, earlier), (both.b, claim)))
        if was == becomes:
            was, becomes = (" ".join(c.formula.text.split()) for c in (earlier, claim))
        told = f"{upper_first(title)}: de voorwaarde was dat {_that(was)}, en is nu dat {_that(becomes)}."
        yield Change(new.id, "voorwaarde", "regels", title, *places, told)
    for claim in gone:
        a = place_of(old, claim.cite, claim.words)
        yield Change(
            new.id,
            "voorwaarde",
            "regels",
            title,
            a,
            place_of(new),
            f"{upper_first(title)}{_goes(claim.words)}.",
        )


def _requirements(side: Side, rule: Rule, body: Body) -> Iterator[_Claim]:
    """The claims on which a rule depends: its right, its conditions, when it applies and departs, and what it requires."""
    sources: list[tuple[Formula, Citation | None, str]] = []
    sources += [(formula, None, "") for formula in (rule.applies, rule.entitled, rule.when) if formula is not None]
    sources += [(condition.claim, condition.cite, condition.label) for condition in (*rule.conditions, *body.conditions)]
    sources += [(body.formula, None, "")] if body.formula is not None and rule.type.name == "ja/nee" else []
    names = Names(side.at.rules)
    steps = steps_of(body)
    for formula, cite, label in sources:
        for expr in _split(formula.expr):
            keys = frozenset(side.key(how, expr, steps) for how in ("namen", "ingevuld"))
            words = label if label and expr is formula.expr else tidy(names.words(expr))
            yield _Claim(expr, formula, keys, words, cite)


def _split(expr: s.Expr) -> Iterator[s.Expr]:
    """The claims that must all hold: the parts of an *en*, and of a denied *of* the denials."""
    if isinstance(expr, s.Logic) and expr.op == "en":
        for part in expr.parts:
            yield from _split(part)
    elif isinstance(expr, s.Not) and isinstance(expr.of, s.Logic) and expr.of.op == "of":
        for part in expr.of.parts:
            yield from _split(part.of if isinstance(part, s.Not) else s.Not(part, at=part.at, type=part.type))
    else:
        yield expr


def _comes(words: str) -> str:
    """That a condition is new; one that never holds ends what it belongs to."""
    return " is er nu niet meer" if words == "nee" else f": nieuw is de voorwaarde dat {_that(words)}"


def _goes(words: str) -> str:
    """That a condition is gone; without one that never holds, what it belongs to is there."""
    return " is er nu wel" if words == "nee" else f": vervallen is de voorwaarde dat {_that(words)}"


def _that(words: str) -> str:
    """A claim behind *dat*: a claim of one word is said to hold."""
    return f"“{words}” geldt"


def _worded(place: Place, formula: Formula, expr: s.Expr, marked: list[s.Expr]) -> Place:
    told = Wording()
    told.add("", formula, marked_in(formula, marked))
    return replace(place, text=told.text, marks=tuple(told.marks))


def _content(both: Context, old: Rule, one: Body, new: Rule, other: Body, title: str) -> Iterator[Change]:
    """How the outcome is worked out, if that changed; apart when only the rounding did."""
    steps: Steps = (steps_of(one), steps_of(other))
    if _same_content(both, one, other, steps, roundings=True):
        return
    kind = "afronding" if _same_content(both, one, other, steps, roundings=False) else "formule"
    parts = [apart(both, *pair, steps) for a, b in _aligned(one, other) for pair in differing(both, a, b, steps)]
    marked = [part for found in parts for part in found.a], [part for found in parts for part in found.b]
    texts = body_words(one, marked[0]), body_words(other, marked[1])
    a = replace(place_of(old), text=texts[0].text, marks=tuple(texts[0].marks))
    b = replace(place_of(new), text=texts[1].text, marks=tuple(texts[1].marks))
    if kind == "afronding":
        told = f"{upper_first(title)} wordt anders afgerond."
    elif 0 < len(parts) <= FEW:
        told = f"{upper_first(title)} wordt anders berekend: {joined([part.told for part in parts])}."
    else:
        told = f"{upper_first(title)} wordt anders berekend."
    yield Change(new.id, kind, "regels", title, a, b, told)


def _same_content(both: Context, one: Body, other: Body, steps: Steps, *, roundings: bool) -> bool:
    """Whether two bodies work out the same; what they claim or require is compared as requirements."""
    first, second = one.formula, other.formula
    if (first or one.conditions) and (second or other.conditions) and not (one.branches or other.branches):
        claims = all(formula is None or _is_claim(formula) for formula in (first, second))
        return claims or (
            first is not None and second is not None and both.same(first.expr, second.expr, steps=steps, roundings=roundings)
        )
    if one.branches and other.branches:
        hows = ("namen", "ingevuld") if roundings else ("zonder_afronding",)
        return any(_cases(both.a, how, one, steps[0]) == _cases(both.b, how, other, steps[1]) for how in hows)
    return not (one.formula or other.formula or one.branches or other.branches)


def _is_claim(formula: Formula) -> bool:
    return formula.expr.type is not None and formula.expr.type.name == "ja/nee"


def _cases(side: Side, how: str, body: Body, steps: tuple[tuple[str, s.Expr], ...]) -> tuple[object, ...]:
    """The keys of branches; their order counts only where the first that fits is taken."""
    keys = [(side.key(how, branch.when.expr, steps), side.key(how, branch.then.expr, steps)) for branch in body.branches]
    rest = side.key(how, body.otherwise.expr, steps) if body.otherwise is not None else ""
    return (tuple(keys) if body.first_fits else frozenset(keys), rest)


def _aligned(one: Body, other: Body) -> Iterator[tuple[s.Expr, s.Expr]]:
    """The formulas of two bodies that take each other's place."""
    if one.formula is not None and other.formula is not None:
        yield one.formula.expr, other.formula.expr
    for first, second in zip(one.branches, other.branches, strict=False):
        yield first.when.expr, second.when.expr
        yield first.then.expr, second.then.expr
    if one.otherwise is not None and other.otherwise is not None:
        yield one.otherwise.expr, other.otherwise.expr


def _without_right(both: Context, old: Rule, new: Rule, title: str) -> Iterator[Change]:
    """What is given without a right."""
    if old.without is None or new.without is None or both.same(old.without.expr, new.without.expr):
        return
    texts = [" ".join(formula.text.split()) for formula in (old.without, new.without)]
    places = place_of(old, text=texts[0]), place_of(new, text=texts[1])
    told = f"{upper_first(title)}: wie er geen recht op heeft kreeg {texts[0]}, en krijgt nu {texts[1]}."
    yield Change(new.id, "formule", "regels", title, *places, told)


def _same_alternatives(both: Context, before: dict[str, Body], after: dict[str, Body]) -> bool:
    """Whether each reading but the chosen one has its like on the other side."""
    others = list(after.values())[1:]
    for one in list(before.values())[1:]:
        like = next((other for other in others if _same_working(both, one, other)), None)
        if like is None:
            return False
        others.remove(like)
    return True


def _same_working(both: Context, one: Body, other: Body) -> bool:
    """Whether two bodies mean the same, what they require included."""
    if not _same_content(both, one, other, (steps_of(one), steps_of(other)), roundings=True):
        return False
    sides = [[(c.claim.expr) for c in body.conditions] + ([body.formula.expr] if body.formula else []) for body in (one, other)]
    return len(sides[0]) == len(sides[1]) and all(both.same(a, b) for a, b in zip(*sides, strict=True))


def _readings(
    both: Context, old: Rule, before: dict[str, Body], new: Rule, after: dict[str, Body], title: str
) -> Iterator[Change]:
    """A text that can be read in more or in fewer ways."""
    if len(before) == len(after) and _same_alternatives(both, before, after):
        return
    firsts = [next(iter(bodies.values()), EMPTY) for bodies in (before, after)]
    if list(before) == list(after) and not _same_working(both, *firsts):
        return  # the same ways to read it, and what changed is told of the chosen one
    texts = [" of ".join(plain(name) for name in bodies if name) or "één lezing" for bodies in (before, after)]
    if len(after) == len(before) and list(before) == list(after):
        others = joined([f"“{plain(name)}”" for name in list(after)[1:]])
        told = f"{upper_first(title)}: de andere manier om de tekst te lezen, {others}, is nu anders uitgewerkt."
    elif before.keys() == after.keys():
        first = [plain(next(iter(bodies))) for bodies in (before, after)]
        told = f"{upper_first(title)}: gekozen is nu de lezing “{first[1]}” (was “{first[0]}”)."
    elif len(after) == len(before):
        told = f"{upper_first(title)}: de tekst was te lezen als {texts[0]}, en is nu te lezen als {texts[1]}."
    elif len(after) <= 1:
        told = f"{upper_first(title)}: de tekst was op meer manieren te lezen ({texts[0]}), en is nu duidelijk."
    else:
        told = f"{upper_first(title)}: de tekst is nu op meer manieren te lezen: {texts[1]}."
    places = place_of(old, text=texts[0]), place_of(new, text=texts[1])
    yield Change(new.id, "lezing", "regels", title, *places, told)
