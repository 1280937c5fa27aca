"""Facts of a step: every name that it uses, with its value and where that comes from.

In: the evaluated parts of a rule. Out: facts in order of use, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lidwoord.calculate.case import Case
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Gap, Unknown
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.listops import list_of, made_words
from lidwoord.explain.model import Fact
from lidwoord.explain.phrase import Phrases, type_of
from lidwoord.explain.rows import row_words
from lidwoord.explain.words import dates_words, day_words, element_words, place_words, plain, question_words, shown
from lidwoord.language import syntax as s
from lidwoord.ruleset.model import Citation, Entry, Row, Table

GIVEN = "gegeven"
PLACED = ("rang", "toegewezen", "restant_ervoor")
ASSUMED = "aangenomen, want niet gegeven"
Found = tuple[Fact, "date | None"]


class Facts:
    """Tells the facts of one explanation; ``numbers`` are the steps by their trace."""

    def __init__(self, phrases: Phrases, numbers: dict[int, int], case: Case) -> None:
        self.phrases, self.names, self.rules = phrases, phrases.names, phrases.names.rules
        self.numbers, self.case = numbers, case

    def of(self, parts: Iterable[Step], *, dated: bool = True) -> tuple[Fact, ...]:
        """The facts of the parts of a rule; without ``dated`` the peildatum itself is left out."""
        outside: dict[tuple[str, str], Fact] = {}
        within: dict[tuple[str, str], tuple[Fact, set[date]]] = {}
        for part in parts:
            for step in leaves(part):
                found = self._fact(step)
                if found is None or (not dated and found[0].name == "peildatum"):
                    continue
                fact, day = found
                name = f"{fact.name} op {day_words(day)}" if day is not None else fact.name
                outside.setdefault((name, fact.value), replace(fact, name=name))
            for step in in_items(part):
                found = self._fact(step)
                if found is not None:
                    _, days = within.setdefault((found[0].name, found[0].value), (found[0], set()))
                    days.update([found[1]] if found[1] is not None else [])
        for fact in self._settled(within):
            outside.setdefault((fact.name, fact.value), fact)
        return tuple(outside.values())

    def _settled(self, within: dict[tuple[str, str], tuple[Fact, set[date]]]) -> Iterator[Fact]:
        """Facts of the elements of a list: the date only where a name has several values."""
        names = [name for name, _ in within]
        for (name, _), (fact, days) in within.items():
            yield replace(fact, name=f"{name} op {dates_words(days)}") if names.count(name) > 1 and days else fact

    def _fact(self, step: Step) -> Found | None:
        e = step.expr
        if isinstance(e, s.At):
            inner = self._fact(step.kids[0]) if step.kids else None
            day = step.kids[1].value if len(step.kids) > 1 else None
            return (inner[0], day) if inner is not None and isinstance(day, date) else inner
        made = self._plain(step)
        return (made, None) if made is not None else None

    def _plain(self, step: Step) -> Fact | None:
        e = step.expr
        if isinstance(e, s.Name) and e.ref in ("invoer", "waarde"):
            return Fact(self.names.words(e), self._value(step), self._origin(e, step))
        if isinstance(e, s.Name) and e.ref == "peildatum":
            return Fact("peildatum", shown(step.value, e.type))
        if isinstance(e, (s.Name, s.Field)) and e.ref == "regel" and step.kids and isinstance(step.kids[-1], RuleStep):
            below = step.kids[-1]
            of = f" van {element_words(below.element)}" if below.element is not None else ""
            given = GIVEN if below.how == "gegeven" else ""
            return Fact(self.names.title("regel", e.name) + of, self._value(step), given, self.numbers.get(id(below)))
        if isinstance(e, s.Field) and e.ref == "veld":
            return self._field(e, step)
        if isinstance(e, s.Field) and e.ref == "rest":
            return Fact(self.names.words(e), self._value(step), list_of(self.names, e.of))
        if isinstance(e, s.Lookup):
            name = f"{plain(e.column)} uit {self.names.table(e.table)}"
            return Fact(name, self._value(step), self._row(e, step))
        if isinstance(e, s.Pick):
            return Fact(self.names.words(e), self._value(step))
        return None

    def _value(self, step: Step) -> str:
        return shown(step.value, type_of(step))

    def _field(self, e: s.Field, step: Step) -> Fact:
        """A field of an element; a field of the case's own records is given, unless it may be the default."""
        of = step.kids[0].value if step.kids else None
        origin = ""
        if isinstance(of, Element):
            holder = of.lookup(e.name)
            kind = self.rules.kinds.get(holder.kind) if holder is not None else None
            field = next((f for f in kind.fields if f.name == e.name), None) if kind is not None else None
            op = self.rules.lists.get(holder.list_id) if holder is not None and e.name in PLACED else None
            bounds = kind is not None and e.name in ("begin", "einde", "eerste_dag", "laatste_dag")
            if isinstance(step.value, Unknown):
                origin = "; ".join(question_words(self.rules, name) for name in step.value.missing)
            elif op is not None:
                origin = made_words(self.names, op)
            elif bounds or (field is not None and not (field.has_default and field.default == step.value)):
                origin = GIVEN
        return Fact(self.names.words(e), self._value(step), origin)

    def _origin(self, e: s.Name, step: Step) -> str:
        if isinstance(step.note, Entry) or (step.note is None and e.ref == "waarde"):
            own = step.note.cite if isinstance(step.note, Entry) else None
            place = self._place(own or self.rules.values[e.name].cite)
            since = f", vanaf {day_words(step.note.start)}" if isinstance(step.note, Entry) and step.note.start else ""
            return place + since
        if step.note == "standaard":
            return ASSUMED
        return self.rules.inputs[e.name].question if step.note == "onbekend" else GIVEN

    def _row(self, e: s.Lookup, step: Step) -> str:
        """The row in which something was looked up, by its keys, with its own lid."""
        row = step.note
        table = self._table(e.table)
        if not isinstance(row, Row):
            return self._place(table.cite)
        place = self._place(row.cite or table.cite)
        keys = row_words(table, row)
        return ", ".join(text for text in (place, f"rij {keys}" if keys else "") if text)

    def _place(self, cite: Citation) -> str:
        """Where a figure stands; with its document and how sure it is where that is not the agreement's own text."""
        sources = self.rules.manifest.sources
        return place_words(self.rules, cite, sources[0].id if sources else cite.document)

    def _table(self, name: str) -> Table:
        """A table, also behind a selection of its rows."""
        while name not in self.rules.tables:
            name = self.rules.lists[name].source
        return self.rules.tables[name]


def leaves(step: Step) -> Iterator[Step]:
    """The steps that name something, outside the elements of lists."""
    if isinstance(step, (RuleStep, ItemStep)):
        return
    if isinstance(step.expr, (s.Name, s.Field, s.At, s.Lookup, s.Pick)) and not is_attribute(step):
        yield step
        if isinstance(step.expr, s.Lookup):
            for kid in step.kids:
                yield from leaves(kid)
        return
    for kid in step.kids:
        yield from leaves(kid)


def is_attribute(step: Step) -> bool:
    """Whether a step reads off a part of a date or period; then what it is read off tells more."""
    return isinstance(step.expr, s.Field) and step.expr.ref == "kenmerk"


def in_items(step: Step) -> Iterator[Step]:
    """The steps inside the elements of lists that name something that is not of the element itself."""
    if isinstance(step, RuleStep) or (isinstance(step.expr, s.Name) and not isinstance(step, ItemStep)):
        return
    if isinstance(step, ItemStep):
        if step.counted or isinstance(step.expr, (s.Exists, s.ForAll)):
            for kid in step.kids:
                yield from (leaf for leaf in leaves(kid) if _outside(leaf))
        return
    for kid in step.kids:
        yield from in_items(kid)


def _outside(leaf: Step) -> bool:
    e: s.Expr | None = leaf.expr
    while isinstance(e, s.At):
        e = e.of
    return isinstance(e, s.Name) and e.ref in ("regel", "waarde", "invoer") and not isinstance(leaf.value, Gap)
