"""What names mean: record kinds, what they extend, and periods."""

from __future__ import annotations

from lidwoord.language.scope import Kind, Scope
from lidwoord.values.types import DATUM, DATUMTIJD, GETAL, TIJDVAK, TIJDVAK_TIJD, Type


def test_fields_of_a_period() -> None:
    """A kind that is a period has its bounds as fields, before its own."""
    assert Kind("d", {"n": GETAL}, period="tijd").own_fields() == {"begin": DATUMTIJD, "einde": DATUMTIJD, "n": GETAL}
    assert Kind("d", {"n": GETAL}, period="datum").own_fields() == {"eerste_dag": DATUM, "laatste_dag": DATUM, "n": GETAL}
    assert Kind("d", {"n": GETAL}).own_fields() == {"n": GETAL}


def test_chain_of_extended_kinds() -> None:
    """A kind, then what it extends; a circle ends."""
    a, b = Kind("a", extends="b"), Kind("b", extends="a")
    assert list(Scope(kinds={"a": a, "b": b}).chain("a")) == [a, b]
    assert list(Scope().chain("a")) == []


def test_what_can_be_read_as_a_period() -> None:
    """A period is one; an element is one when its kind or what that extends is one."""
    kinds = {
        "shift": Kind("shift", period="tijd"),
        "rank": Kind("rank", extends="shift"),
        "child": Kind("child"),
        "leave": Kind("leave", period="datum"),
    }
    scope = Scope(kinds=kinds)
    assert scope.period_of(TIJDVAK) == TIJDVAK
    assert scope.period_of(Type("tijdvak(tijd)", optional=True)) == TIJDVAK_TIJD
    assert scope.period_of(Type("element", kind="rank")) == TIJDVAK_TIJD
    assert scope.period_of(Type("element", kind="leave")) == TIJDVAK
    assert scope.period_of(Type("element", kind="child")) is None
    assert scope.period_of(GETAL) is None
