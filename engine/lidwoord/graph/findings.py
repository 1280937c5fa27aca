"""What a case came to, per node of the graph.

In: an answer with its trace, and the edges of the graph. Out: for each node the value, state and origin, and which nodes
and edges were used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.calculate.answer import Answer
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, Gap, NoRight, NotApplicable, Unknown, state_of
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.rows import row_words, window_words
from lidwoord.explain.words import (
    counted,
    day_words,
    element_words,
    failure_words,
    joined,
    plain,
    question_words,
    shown,
    upper_first,
)
from lidwoord.graph.model import MIXED, PER, TERM, Edge, Found
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Entry, Row
from lidwoord.values.types import Type

ORIGINS = {"gegeven": "gegeven", "standaard": "aangenomen"}
MOST_DETAILS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A value in the trace: ``place`` says of which element or from which day."""

    value: object
    type: Type | None
    origin: str
    place: str


class Findings:
    """The findings of one answer.

    A list, table or day kind is worked out outside the trace: what it needs counts as used when it is used itself.
    """

    def __init__(self, answer: Answer, edges: Iterable[Edge]) -> None:
        self.answer, self.rules = answer, answer.rules
        self._values: dict[str, dict[tuple[str, str], Seen]] = {}
        self._elements: dict[str, dict[str, Element]] = {}
        self._rows: dict[str, dict[str, None]] = {}
        self._gaps: dict[str, Gap] = {}
        self._edges: set[tuple[str, str]] = set()
        for outcome in answer.outcomes.values():
            self._walk(outcome.trace)
        self._used = {needed for _, needed in self._edges}
        self._spread(edges)

    def used(self, name: str) -> bool:
        """Whether the case came to a node."""
        return name in self._used

    def uses(self, owner: str, needed: str) -> bool:
        """Whether the case came to a node from another."""
        return (owner, needed) in self._edges

    def reading(self, name: str) -> str:
        """The reading that was used of a rule, value or list; "" when it has none or was not used."""
        return self.answer.readings.get(name, "")

    def of(self, name: str) -> Found | None:
        """What the case gave for a node, if anything is known of it."""
        if name in self._values:
            return self._summary(list(self._values[name].values()))
        if name in self._elements:
            given = "gegeven" if name in self._given_lists() else ""
            told = [element_words(e) for e in self._elements[name].values()]
            return Found("bekend", counted(len(told), "element", "elementen"), given, _few(told))
        if name in self._gaps:
            return Found(state_of(self._gaps[name]), details=_some(self._why(self._gaps[name])))
        if name in self._rows:
            told = list(self._rows[name])
            return Found("bekend", told[0] if len(told) == 1 else f"{len(told)} rijen", details=_few(told))
        return None

    def _given_lists(self) -> set[str]:
        return {kind.list for kind in self.rules.kinds.values()}

    # -- the trace -----------------------------------------------------------------------------------------------------
    def _walk(self, trace: RuleStep) -> None:
        """Visit each step once for every rule that it is a part of."""
        seen: set[tuple[int, str]] = set()
        waiting: list[tuple[Step, str]] = [(trace, "")]
        while waiting:
            step, owner = waiting.pop()
            if isinstance(step, RuleStep):
                self._edges.add((owner, step.rule.id))
                owner = step.rule.id
            if (id(step), owner) in seen:
                continue
            seen.add((id(step), owner))
            if isinstance(step, RuleStep):
                self._rule(step)
                below = list(step.steps())
            else:
                self._named(step, owner)
                below = list(step.kids)
                if isinstance(step, ItemStep) and step.where is not None:
                    below.insert(0, step.where)
            waiting += [(kid, owner) for kid in reversed(below)]

    def _rule(self, step: RuleStep) -> None:
        element, day = step.element, step.date.isoformat()
        place = element_words(element) if element is not None else day_words(step.date)
        origin = "gegeven" if step.how == "gegeven" else ""
        key = (element.address if element is not None else "", day)
        self._values.setdefault(step.rule.id, {})[key] = Seen(step.value, step.rule.type, origin, place)

    def _named(self, step: Step, owner: str) -> None:
        """What a step says about the thing that it names."""
        e = step.expr
        if isinstance(e, s.Name) and e.ref in ("invoer", "waarde"):
            name = e.name
            self._figure(e, step)
        elif isinstance(e, (s.Name, s.Field)) and e.ref == "lijst":
            name = e.name
            self._list(name, step.value)
        elif isinstance(e, (s.Fold, s.Exists, s.ForAll, s.Pick)):
            name = self._source(e, step)
        elif isinstance(e, (s.Lookup, s.Brackets)):
            name = e.table
            self._table(name, step.note)
        else:
            return
        self._edges.add((owner, name))

    def _figure(self, e: s.Name, step: Step) -> None:
        note = step.note
        start = note.start if isinstance(note, Entry) else None
        origin = ORIGINS.get(note, "") if isinstance(note, str) else ""
        place = f"vanaf {day_words(start)}" if start is not None else ""
        self._values.setdefault(e.name, {})[shown(step.value, e.type), place] = Seen(step.value, e.type, origin, place)

    def _source(self, e: s.Fold | s.Exists | s.ForAll | s.Pick, step: Step) -> str:
        """The name of the list that is run through, which has no step of its own; only a fold runs through all of it."""
        source = e.source
        while isinstance(source, s.At):
            source = source.of
        if not (isinstance(source, s.Name) and source.ref == "lijst"):
            return ""
        if isinstance(e, s.Fold):
            items = tuple(kid.element for kid in step.kids if isinstance(kid, ItemStep))
            self._list(source.name, step.value if isinstance(step.value, Gap) and not items else items)
        return source.name

    def _list(self, name: str, value: object) -> None:
        if isinstance(value, tuple):
            self._elements.setdefault(name, {}).update({item.address: item for item in value if isinstance(item, Element)})
        elif isinstance(value, Gap):
            self._gaps.setdefault(name, value)

    def _table(self, name: str, note: object) -> None:
        """The rows that a lookup or staffel used; a selection of rows is shown by what it holds."""
        table = self.rules.tables.get(name)
        rows = [note] if isinstance(note, Row) else [part[0] for part in note] if isinstance(note, tuple) else []
        if table is not None:
            told = [row_words(table, row) or window_words(row) for row in rows]
            self._rows.setdefault(name, {}).update({f"rij {words}": None for words in told if words})

    def _spread(self, edges: Iterable[Edge]) -> None:
        """Count as used what is used without a step in the trace."""
        needs: dict[str, list[str]] = {}
        for edge in edges:
            needs.setdefault(edge.start, []).append(edge.end)
            if edge.kind in (PER, TERM) and edge.start in self._used:
                self._edges.add((edge.start, edge.end))
                self._used.add(edge.end)
        waiting = [name for name in needs if name in self._used and name not in self._values]
        while waiting:
            owner = waiting.pop()
            for needed in needs.get(owner, ()):
                self._edges.add((owner, needed))
                if needed not in self._used:
                    self._used.add(needed)
                    waiting.append(needed)
        for name in self._given_lists() & self._used:
            found = self.answer.case.lists.get(name)
            if found is not None:
                self._list(name, found.elements)

    # -- in words ------------------------------------------------------------------------------------------------------
    def _summary(self, seen: list[Seen]) -> Found:
        """One value, or how many there are and in which states."""
        states = [state_of(one.value) for one in seen]
        texts = [_text(one) for one in seen]
        origins = {one.origin for one in seen}
        origin = seen[0].origin if len(origins) == 1 else ""
        if len(set(zip(states, texts, strict=True))) == 1:
            times = f" ({len(seen)} keer)" if len(seen) > 1 and texts[0] else ""
            return Found(states[0], texts[0] + times, origin, _some(self._why(seen[0].value)))
        details = [f"{one.place}: {shown(one.value, one.type)}".removeprefix(": ") for one in seen]
        if len(set(states)) == 1:
            return Found(states[0], counted(len(seen), "waarde", "waarden"), origin, _few(details))
        numbers = {state: states.count(state) for state in states}
        return Found(MIXED, joined([f"{n} {state.replace('_', ' ')}" for state, n in numbers.items()]), origin, _few(details))

    def _why(self, value: object) -> str:
        """Why there is no value."""
        if isinstance(value, Unknown):
            return f"nodig: {'; '.join(question_words(self.rules, name) for name in value.missing[:MOST_DETAILS])}"
        if isinstance(value, NoRight):
            return f"niet vervuld: {'; '.join(plain(one.label) for one in value.failed)}" if value.failed else ""
        if isinstance(value, NotApplicable):
            return value.reason
        return upper_first(failure_words(value)) if isinstance(value, Failure) else ""


def _text(seen: Seen) -> str:
    """The value, or the amount that is given without a right."""
    gap = seen.value
    return "" if isinstance(gap, Gap) and not (isinstance(gap, NoRight) and gap.has_amount) else shown(gap, seen.type)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _few(texts: list[str]) -> tuple[str, ...]:
    """The first of many texts, and how many more there are."""
    more = len(texts) - MOST_DETAILS
    return (*texts[:MOST_DETAILS], f"… en {more} andere") if more > 0 else tuple(texts)
