"""Leaving out a whole element of a list, such as one shift or one leave.

In: an answer, its trace and the case as it was given. Out: a ``Lever`` for each element of the lists that the trace asked, and
the case without one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lidwoord.calculate import Answer, Outcome
from lidwoord.calculate.elements import Element
from lidwoord.calculate.trace import ItemStep, Step
from lidwoord.explain.words import element_words, upper_first
from lidwoord.interview.draft import Data, Draft, Path, get, places, put
from lidwoord.values.types import Type
from lidwoord.whatif.model import Lever

WHOLE = Type("element")
DEEPEST = 20  # a list of a list of a list …


def elements(answer: Answer, outcome: Outcome, draft: Draft, steps: Iterable[Step]) -> Iterator[Lever]:
    """The elements of the case that can be left out. Elements that are called by their place in the list can't be, where an
    outcome is asked or given for one: without it others would bear its name.
    """
    rules = answer.rules
    asked = {name for step in steps if isinstance(step, ItemStep) for name in _lists_of(step.element)}
    known = {record.address: record for found in answer.case.lists.values() for record in _records(found.elements)}
    by_place = outcome.trace.element is None and not answer.case.elements
    keyed = {kind.list for kind in rules.kinds.values() if by_place or kind.key}
    for address, path in places(rules, draft.given).items():
        name = address.partition("[")[0]
        if name in asked and name in keyed and address in known:
            yield Lever(address, path, WHOLE, upper_first(element_words(known[address])), known[address])


def without(given: Data, path: Path) -> Data:
    """A case without the element at a path."""
    *above, place = path
    items = get(given, tuple(above))
    return put(given, tuple(above), [item for n, item in enumerate(items) if n != place])


def _records(found: Iterable[Element]) -> Iterator[Element]:
    """Elements and those of the lists in them."""
    for element in found:
        yield element
        for value in element.fields.values():
            if isinstance(value, tuple):
                yield from _records(part for part in value if isinstance(part, Element))


def _lists_of(element: Element) -> set[str]:
    """The lists that an element is of, or was made from."""
    seen: set[int] = set()
    found: set[str] = set()
    waiting = [(element, 0)]
    while waiting:
        one, depth = waiting.pop()
        if id(one) in seen or depth > DEEPEST:
            continue
        seen.add(id(one))
        found.add(one.list_id)
        inside = [part for value in one.fields.values() for part in (value if isinstance(value, tuple) else (value,))]
        waiting += [(part, depth + 1) for part in (one.base, one.parent, *inside) if isinstance(part, Element)]
    return found
