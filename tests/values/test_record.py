"""Classes of data that are cheap to make."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from lidwoord.values.record import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cheap:
    """Compared by identity; frozen to the type checker only."""

    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Equal:
    """Compared by value, and frozen."""

    name: str


def test_a_cheap_class_is_a_dataclass_with_slots() -> None:
    """It has fields, defaults and ``replace``, no other attributes, and is equal only to itself."""
    one = Cheap("a", size=2)
    assert [f.name for f in fields(Cheap)] == ["name", "size"]
    assert (replace(one, name="b").name, replace(one, name="b").size, Cheap("a").size) == ("b", 2, 0)
    assert not hasattr(one, "__dict__")
    assert one != Cheap("a", size=2)
    assert hash(one) == hash(one)


def test_a_class_with_equality_stays_frozen() -> None:
    """What can be a key must not change."""
    one = Equal("a")
    assert one == Equal("a")
    assert hash(one) == hash(Equal("a"))
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
