"""Ranking with ties, and dividing an amount over recipients.

In: values in order. Out: ranks and shares. Where the text is silent on a tie, the rank is unknown, and so is a share
that depends on it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Unknown
from lidwoord.values.numbers import round_to

CENT = Fraction(1, 100)
Share = tuple[object, object]


def rank(
    pairs: list[tuple[Element, object]], down: bool, tie_rule: str, key: Callable[[object], object]
) -> list[tuple[Element, object, object]]:
    """Elements with their rank and, where they tie undecided, the key of their tie.

    ``key``: what values are ordered by; ``tie_rule``: onbeslist (the rank of tied elements is unknown), gelijk (they
    share the highest rank) or volgorde (as given).
    """
    ordered = sorted(pairs, key=lambda p: key(p[1]), reverse=down)  # type: ignore[arg-type, return-value]  # ordered values; stable
    done: list[tuple[Element, object, object]] = []
    start = 0
    while start < len(ordered):
        end = start + 1
        while end < len(ordered) and ordered[end][1] == ordered[start][1]:
            end += 1
        tied = [element for element, _ in ordered[start:end]]
        for offset, element in enumerate(tied):
            place: object = Fraction(start + 1 + (offset if tie_rule == "volgorde" else 0))
            undecided = tie_rule == "onbeslist" and len(tied) > 1
            if undecided:
                place = Unknown((f"rang[{'; '.join(e.key for e in tied)}]",))
            done.append((element, place, start if undecided else None))
        start = end
    return done


def allot(
    amount: Fraction, wanted: list[Fraction], highest: list[Fraction | None], ties: list[object], plan: dict[str, str]
) -> tuple[list[Share], object]:
    """The share of each recipient with the budget left before it, and what remains.

    ``plan``: wijze (op_volgorde, naar_rato, gelijk), bij_tekort (stoppen, restant_aan_eerste, overslaan), afronding
    (centen) and restant (eerste, laatste, grootste: who gets the cents that rounding leaves over).
    """
    asked = [min(w, h) if h is not None else w for w, h in zip(wanted, highest, strict=True)]
    if plan["wijze"] == "op_volgorde":
        return _in_order(amount, asked, ties, plan["bij_tekort"] or "stoppen")
    divide = _pro_rata if plan["wijze"] == "naar_rato" else _equal
    shares = _rounded(divide(amount, asked), asked, plan)
    left, result = amount, []
    for share in shares:
        result.append((share, left))
        left -= share
    return list(result), left


def _in_order(amount: Fraction, asked: list[Fraction], ties: list[object], short: str) -> tuple[list[Share], object]:
    left: object = amount
    shares: list[Share] = []
    closed = False
    index = 0
    while index < len(asked):
        end = index + 1
        while end < len(asked) and ties[index] is not None and ties[end] == ties[index]:
            end += 1
        tied = end - index > 1
        need = sum(asked[index:end], Fraction(0))
        if isinstance(left, Unknown) or (tied and not closed and isinstance(left, Fraction) and need > left):
            left = (
                left if isinstance(left, Unknown) else Unknown((f"volgorde bij gelijke stand (plaats {index + 1} t/m {end})",))
            )
            shares += [(left, left)] * (end - index)
            index = end
            continue
        for want in asked[index:end]:
            assert isinstance(left, Fraction)
            share = Fraction(0)
            if not closed and want <= left:
                share = want
            elif not closed:
                share = left if short == "restant_aan_eerste" else Fraction(0)
                closed = short != "overslaan"
            shares.append((share, left))
            left -= share
        index = end
    return shares, left


def _pro_rata(amount: Fraction, asked: list[Fraction]) -> list[Fraction]:
    total = sum(asked, Fraction(0))
    if total <= amount:
        return list(asked)
    return [amount * a / total for a in asked]


def _equal(amount: Fraction, asked: list[Fraction]) -> list[Fraction]:
    """Equal parts, nobody more than asked; what one does not need goes to the others."""
    shares = [Fraction(0)] * len(asked)
    order = sorted(range(len(asked)), key=asked.__getitem__)
    left = amount
    for position, index in enumerate(order):
        shares[index] = min(asked[index], left / (len(order) - position))
        left -= shares[index]
    return shares


def _rounded(shares: list[Fraction], asked: list[Fraction], plan: dict[str, str]) -> list[Fraction]:
    if plan["afronding"] != "centen" or not shares:
        return shares
    total = sum(shares, Fraction(0))
    down = [round_to(s, "naar beneden", CENT) for s in shares]
    left = round_to(total - sum(down, Fraction(0)), "naar beneden", CENT)
    if plan["restant"]:
        pick: Callable[[list[int]], int] = {"eerste": min, "laatste": max}.get(
            plan["restant"], lambda i: max(i, key=asked.__getitem__)
        )
        down[pick(list(range(len(down))))] += left
    return down
