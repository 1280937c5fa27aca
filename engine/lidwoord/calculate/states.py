"""The five states of an answer, and how they travel (the table in docs/toestanden.md).

In: the values of the parts of an operation. Out: the state of the whole. A known value is a plain Python value; every
other state is a ``Gap``. In an operation that needs all of its parts the gravest gap wins: fout, geldt_niet, geen_recht
without an amount, onbekend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.diagnostics import Span
from lidwoord.ruleset.model import Citation

STATES = ("bekend", "onbekend", "geen_recht", "geldt_niet", "fout")


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition and what became of it; ``held`` is None when that is not known."""

    label: str
    cite: Citation
    held: bool | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Not a known value."""


@dataclass(frozen=True, slots=True)
class Unknown(Gap):
    """onbekend: ``missing`` names what still matters, in the order in which to ask; nothing when no answer will help.

    ``either``: the values of which it will be one, where these are known (an amount with and without a right).
    """

    missing: tuple[str, ...]
    either: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class NoRight(Gap):
    """geen_recht: the conditions that failed and those that held; ``amount`` is what the rule gives without a right."""

    failed: tuple[Judged, ...]
    held: tuple[Judged, ...]
    amount: object = None
    has_amount: bool = False


@dataclass(frozen=True, slots=True)
class NotApplicable(Gap):
    """geldt_niet: why the rule or value does not hold, with the provision that says so."""

    reason: str
    cite: Citation | None = None


@dataclass(frozen=True, slots=True)
class Failure(Gap):
    """fout: a code with its facts and place. ``absent`` marks a miss that ``bij ontbreken`` catches."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    span: Span | None = None
    related: tuple[tuple[Span, str], ...] = ()
    absent: bool = False


GRAVITY = {Failure: 4, NotApplicable: 3, NoRight: 2, Unknown: 1}
ABSENT = Failure("LW410", absent=True)
HOPELESS = Unknown(())


def state_of(value: object) -> str:
    """The name of a value's state."""
    if value.__class__ is Unknown:
        return "onbekend"
    if value.__class__ is NoRight:
        return "geen_recht"
    if value.__class__ is NotApplicable:
        return "geldt_niet"
    return "fout" if value.__class__ is Failure else "bekend"


def gravest(values: Iterable[object]) -> Gap:
    """The state of an operation that needs all of its parts, at least one of which is no plain value.

    ``None`` (geen) counts as an absent value. What several unknown parts miss is put together in order; a part that no
    answer will help leaves nothing to ask.
    """
    parts = list(values)
    worst = undecided(parts)
    return HOPELESS if isinstance(worst, Unknown) and HOPELESS in parts else worst


def undecided(values: Iterable[object]) -> Gap:
    """The same for an operation that one of its parts can decide (``en``, ``of``, a right): a part that no answer will help
    then takes nothing away from the questions of the others.
    """
    worst: Gap | None = None
    missing: dict[str, None] = {}
    for value in values:
        gap = ABSENT if value is None else value
        if not isinstance(gap, Gap):
            continue
        if isinstance(gap, Unknown):
            missing.update(dict.fromkeys(gap.missing))
        if worst is None or GRAVITY[gap.__class__] > GRAVITY[worst.__class__]:
            worst = gap
    assert worst is not None
    return Unknown(tuple(missing)) if isinstance(worst, Unknown) else worst


def usable(value: object) -> object:
    """A value as an operand: no right with an amount counts as that amount."""
    if value.__class__ is NoRight and value.has_amount:
        return value.amount
    return value


def possible(value: object) -> tuple[object, ...]:
    """The values that a value can still turn out to be; () when they are not known."""
    if isinstance(value, Unknown):
        return value.either
    return () if value is None or isinstance(value, Gap) else (value,)


def missing_of(*values: object) -> tuple[str, ...]:
    """What the unknown ones among some values miss, in order."""
    found: dict[str, None] = {}
    for value in values:
        if isinstance(value, Unknown):
            found.update(dict.fromkeys(value.missing))
    return tuple(found)
