"""The case: what is known about one employee, checked as strictly as a rule file.

In: located nodes of a case file, or plain Python data. Out: a ``Case`` with typed values, or diagnostics LW50x with the
place and what was expected. Anything may be given: an input, a value of the rules, or an outcome (``uitkomst`` or
``uitkomst[sleutel]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from lidwoord.calculate.compile import ordering, precedence
from lidwoord.calculate.elements import Element, ElementList, key_text
from lidwoord.calculate.states import HOPELESS, Unknown
from lidwoord.diagnostics import Diagnostic, Related, Span, diagnostic, diagnostic_of, did_you_mean
from lidwoord.ruleset.model import Input, RecordKind, RuleSet
from lidwoord.source import nodes
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.periods import Moment, Period, TimePeriod, moment
from lidwoord.values.types import DATUM, DATUMTIJD, TIJDVAK, Type, is_number
from lidwoord.values.write import write_value

MISSING = object()
MAX_ELEMENTS = 100_000
ADDRESS = re.compile(r"([^\[\]]+)\[(.+)\]")
PLACE = Span("zaak", 1, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class Series:
    """A value that changes in time: (from, value) in order of time."""

    entries: tuple[tuple[date, object], ...]

    def on(self, day: date) -> object:
        """The value on a date; MISSING before the first."""
        found: object = MISSING
        for start, value in self.entries:
            if start > day:
                break
            found = value
        return found


@dataclass(slots=True)
class Case:
    """Typed values by name, outcomes given per element, and the lists of the case."""

    values: dict[str, object] = field(default_factory=dict)
    elements: dict[tuple[str, str], object] = field(default_factory=dict)
    lists: dict[str, ElementList] = field(default_factory=dict)
    covers: dict[str, Period] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    """What is not given and never will be: it is unknown, and no one is asked for it."""

    def unknown(self, name: str) -> Unknown:
        """That something is not given: what to ask for, unless asking is of no use."""
        return HOPELESS if name in self.never else Unknown((name,))

    def on(self, name: str, day: date) -> object:
        """What is given under a name for a date, or MISSING."""
        found = self.values.get(name, MISSING)
        return found.on(day) if found.__class__ is Series else found


Raw = object


def entries_of(raw: Raw) -> Iterable[tuple[str, Raw, Span]] | None:
    """The entries of a located mapping or a dict, with the place of each key."""
    if isinstance(raw, nodes.Mapping):
        return [(e.key.text, e.value, e.key.span) for e in raw.entries]
    if isinstance(raw, Mapping):
        return [(str(k), v, PLACE) for k, v in raw.items()]
    return None


def items_of(raw: Raw) -> list[Raw] | None:
    """The items of a located sequence or a list."""
    if isinstance(raw, nodes.Sequence):
        return list(raw.items)
    return list(raw) if isinstance(raw, (list, tuple)) else None


def place_of(raw: Raw, otherwise: Span) -> Span:
    """Where something stands."""
    return raw.span if isinstance(raw, (nodes.Scalar, nodes.Mapping, nodes.Sequence)) else otherwise


@dataclass(slots=True)
class CaseReader:
    """Reads one case against the rule set that will judge it."""

    rules: RuleSet
    json: bool = False
    case: Case = field(default_factory=Case)
    found: list[Diagnostic] = field(default_factory=list)

    def wrong(self, code: str, span: Span, *, hint: str | None = None, **facts: str) -> None:
        """Collect a diagnostic."""
        self.found.append(diagnostic_of(code, span, facts, hint=hint))

    def read(self, raw: Raw, covers: Raw = None) -> Case:
        """Read all that is given."""
        if raw is not None and entries_of(raw) is None:
            self.wrong(
                "LW502",
                place_of(raw, PLACE),
                naam="zaak",
                tekst=_shown(raw),
                soort="zaak",
                reden="een zaak bestaat uit namen met waarden",
            )
        lists = {k.list: k for k in self.rules.kinds.values()}
        for name, value, span in entries_of(covers) or ():
            period = self.value(value, TIJDVAK, name, span)
            if name not in lists:
                self.wrong("LW501", span, hint=did_you_mean(name, lists) or None, naam=name)
            elif isinstance(period, Period):
                self.case.covers[name] = period
        for name, value, span in entries_of(raw) or ():
            self.entry(name, value, span, lists)
        return self.case

    def entry(self, name: str, raw: Raw, span: Span, lists: dict[str, RecordKind]) -> None:
        """One name of the case."""
        rules = self.rules
        if name in lists:
            kind = lists[name]
            if kind.parent:
                self.wrong("LW513", span, naam=name, soort=kind.parent)
                return
            found = self.records(kind, raw, span, None)
            if found is not None:
                self.case.lists[name] = ElementList(found, self.case.covers.get(name))
            return
        if name in rules.inputs:
            declared = rules.inputs[name]
            self.keep(name, raw, declared.type, span, declared)
        elif name in rules.values:
            self.keep(name, raw, rules.values[name].type, span)
        elif name in rules.rules and not rules.rules[name].per:
            self.keep(name, raw, rules.rules[name].type, span)
        else:
            self.element_entry(name, raw, span, lists)

    def element_entry(self, name: str, raw: Raw, span: Span, lists: dict[str, RecordKind]) -> None:
        """``uitkomst[sleutel]``, or a name that nobody knows."""
        rules = self.rules
        found = ADDRESS.fullmatch(name)
        if found is not None and found[1] in rules.rules and rules.rules[found[1]].per:
            value = self.value(raw, rules.rules[found[1]].type, name, span)
            if value is not MISSING:
                self.case.elements[found[1], found[2]] = value
            return
        if name in rules.rules:
            self.wrong("LW514", span, naam=name, soort=rules.rules[name].per)
            return
        known = [*rules.inputs, *lists, *rules.rules, *rules.values]
        self.wrong("LW501", span, hint=did_you_mean(name.partition("[")[0], known) or None, naam=name)

    def keep(self, name: str, raw: Raw, type_: Type, span: Span, declared: Input | None = None) -> None:
        """A value or a series of values under a name."""
        items = items_of(raw)
        if items is None:
            value = self.value(raw, type_, name, span)
            if value is not MISSING and self.bounded(value, declared, place_of(raw, span)):
                self.case.values[name] = value
            return
        if declared is not None and not declared.in_time:
            self.wrong("LW515", place_of(raw, span), naam=name)
            return
        series: list[tuple[date, object]] = []
        for item in items:
            parts = {k: (v, s) for k, v, s in entries_of(item) or ()}
            if set(parts) != {"van", "waarde"}:
                self.wrong("LW510", place_of(item, span), naam=name)
                return
            start = self.value(*_pair(parts["van"], DATUM, name))
            value = self.value(*_pair(parts["waarde"], type_, name))
            if not isinstance(start, date) or value is MISSING or not self.bounded(value, declared, place_of(item, span)):
                return
            if series and start <= series[-1][0]:
                self.wrong("LW510", place_of(item, span), naam=name)
                return
            series.append((start, value))
        self.case.values[name] = Series(tuple(series))

    def bounded(self, value: object, declared: Input | None, span: Span) -> bool:
        """Whether a value keeps to the bounds of its input."""
        if declared is None or value is None:
            return True
        low, high, multiple = declared.minimum, declared.maximum, declared.multiple
        if low is None and high is None and multiple is None:
            return True
        precedes = precedence(declared.type)
        outside = (low is not None and precedes(value, low)) or (high is not None and precedes(high, value))
        if not outside and (multiple is None or value % multiple == 0):  # type: ignore[operator]  # only numbers have one
            return True
        self.wrong("LW503", span, naam=declared.id, waarde=write_value(value, declared.type), grenzen=declared.limits)
        return False

    def value(self, raw: Raw, type_: Type, name: str, span: Span) -> object:
        """One typed value, or MISSING with a diagnostic."""
        ready = ready_value(raw, type_)
        if ready is not MISSING:
            return ready
        text = raw.text if isinstance(raw, nodes.Scalar) else raw if isinstance(raw, str) else None
        if type_.options and isinstance(raw, int) and not isinstance(raw, bool):
            text = str(raw)  # a choice such as 5 may be given as a number, as in JSON
        if text is None:
            reason = "hier hoort één waarde"
            if isinstance(raw, float):
                reason = "een float is niet exact; geef een tekst, int, Decimal of Fraction"
            self.wrong("LW502", place_of(raw, span), naam=name, tekst=_shown(raw), soort=type_.text, reden=reason)
            return MISSING
        found = read_value(text, type_, json=self.json)
        if isinstance(found, Unreadable):
            self.wrong(
                "LW502",
                place_of(raw, span),
                hint=found.hint or None,
                naam=name,
                tekst=text,
                soort=type_.text,
                reden=found.reason,
            )
            return MISSING
        return found

    # -- records ---------------------------------------------------------------------------------------------------
    def records(self, kind: RecordKind, raw: Raw, span: Span, parent: Element | None) -> tuple[Element, ...] | None:
        """The elements of a list, in order, checked for keys and overlap."""
        items = items_of(raw)
        if items is None:
            self.wrong("LW516", place_of(raw, span), naam=kind.list)
            return None
        if len(items) > MAX_ELEMENTS:
            self.wrong("LW509", place_of(raw, span), naam=kind.list, aantal=str(len(items)), grens=str(MAX_ELEMENTS))
            return None
        made: list[tuple[Element, Span]] = []
        for number, item in enumerate(items, 1):
            element = self.record(kind, item, place_of(item, span), number, parent)
            if element is not None:
                made.append((element, place_of(item, span)))
        order = kind.order
        if order and all(_sortable(e.fields.get(order)) for e, _ in made):
            place = ordering(next((f.type for f in kind.fields if f.name == order), None))
            made.sort(key=lambda pair: place(pair[0].fields[order]))  # type: ignore[arg-type, return-value]  # sortable
        self.keys_and_overlap(kind, made)
        return tuple(e for e, _ in made)

    def record(self, kind: RecordKind, raw: Raw, span: Span, number: int, parent: Element | None) -> Element | None:
        """One element."""
        given = entries_of(raw)
        if given is None:
            self.wrong("LW517", span, naam=kind.list)
            return None
        types = kind.types()
        nested = {k.list: k for k in self.rules.kinds.values() if k.parent == kind.id}
        fields: dict[str, object] = {kind.parent: parent} if parent is not None else {}
        element = Element(kind.id, kind.list, str(number), fields)
        element.parent = parent
        below: list[tuple[RecordKind, Raw, Span]] = []
        for name, value, place in given:
            if name in nested:
                below.append((nested[name], value, place))
            elif name not in types:
                self.wrong("LW507", place, hint=did_you_mean(name, [*types, *nested]) or None, veld=name, lijst=kind.list)
            elif (found := self.value(value, types[name], name, place)) is not MISSING:
                fields[name] = found
            else:
                fields[name] = HOPELESS
        if not self.complete(kind, fields, span):
            return None
        if kind.key in fields:
            element.key = key_text(fields[kind.key])
        for f in kind.fields:
            if f.name not in fields:
                fields[f.name] = f.default if f.has_default else self.case.unknown(f"{element.address}.{f.name}")
        for sub, value, place in below:
            fields[sub.list] = self.records(sub, value, place, element) or ()
        for sub in nested.values():
            fields.setdefault(sub.list, () if sub.empty_default else self.case.unknown(f"{element.address}.{sub.list}"))
        return element

    def complete(self, kind: RecordKind, fields: dict[str, object], span: Span) -> bool:
        """Whether the bounds and the key are there, and the period does not end before it begins."""
        for name in kind.required:
            if name not in fields:
                self.wrong("LW506", span, veld=name, lijst=kind.list)
                return False
        if kind.bounds:
            (first, _), (last, _) = kind.bounds
            fields.setdefault(last, None)
            start, end = fields[first], fields[last]
            short = isinstance(start, Moment) and isinstance(end, Moment) and end <= start
            if short or (isinstance(start, date) and isinstance(end, date) and end < start):
                type_ = DATUMTIJD if kind.period == "tijd" else DATUM
                self.wrong("LW504", span, lijst=kind.list, begin=write_value(start, type_), einde=write_value(end, type_))
                return False
        return True

    def keys_and_overlap(self, kind: RecordKind, made: list[tuple[Element, Span]]) -> None:
        """No two elements with one key; no two periods over each other unless the kind allows it."""
        seen: dict[str, Span] = {}
        for element, span in made:
            if element.key in seen:
                related = (Related(seen[element.key], "de eerste"),)
                self.found.append(diagnostic("LW508", span, related=related, lijst=kind.list, sleutel=element.key))
            seen.setdefault(element.key, span)
        if not kind.period or kind.may_overlap:
            return
        spans = sorted(made, key=lambda pair: _start(pair[0]))
        for (before, first), (after, second) in pairwise(spans):
            a, b = before.period, after.period
            if a is not None and b is not None and a.overlaps(b):  # type: ignore[arg-type]  # both of one class
                related = (Related(first, "overlapt hiermee"),)
                self.found.append(
                    diagnostic("LW505", second, related=related, lijst=kind.list, een=before.key, ander=after.key)
                )


def _pair(part: tuple[Raw, Span], type_: Type, name: str) -> tuple[Raw, Type, str, Span]:
    return part[0], type_, name, part[1]


def _start(element: Element) -> tuple[int, int]:
    period = element.period
    if isinstance(period, TimePeriod):
        return (1, period.start.utc)
    return (1, period.start.toordinal()) if period is not None and period.start is not None else (0, 0)


def _sortable(value: object) -> bool:
    return value is not None and not isinstance(value, Unknown)


def _shown(raw: Raw) -> str:
    if isinstance(raw, (nodes.Sequence, list, tuple)):
        return "een lijst"
    return "een blok" if isinstance(raw, (nodes.Mapping, Mapping)) else repr(raw)


def ready_value(raw: Raw, type_: Type) -> object:
    """A Python value that already is one of the type, or MISSING. A float never is: it is not exact."""
    if raw.__class__ is Fraction:
        return raw if is_number(type_) and _whole_enough(raw, type_) else MISSING
    if isinstance(raw, bool):
        return raw if type_.name == "ja/nee" else MISSING
    if isinstance(raw, (int, Decimal)):
        fits = is_number(type_) and type_.name != "percentage" and _finite(raw)
        return Fraction(raw) if fits and _whole_enough(Fraction(raw), type_) else MISSING
    if isinstance(raw, datetime):
        return moment(raw) if type_.name == "datumtijd" and raw.tzinfo is None else MISSING
    if isinstance(raw, date):
        return raw if type_.name == "datum" else MISSING
    if raw is None:
        return None if type_.optional else MISSING
    if isinstance(raw, (Moment, Period, TimePeriod)):
        wanted = {"Moment": "datumtijd", "Period": "tijdvak", "TimePeriod": "tijdvak(tijd)"}[raw.__class__.__name__]
        return raw if type_.name == wanted else MISSING
    return MISSING


def _whole_enough(number: Fraction, type_: Type) -> bool:
    return type_.name != "aantal" or number.denominator == 1


def _finite(raw: int | Decimal) -> bool:
    return not isinstance(raw, Decimal) or (raw.is_finite() and abs(raw.adjusted()) <= 15)


def read_case(
    rules: RuleSet, raw: Raw, covers: Raw = None, *, json: bool = False, never: frozenset[str] = frozenset()
) -> tuple[Case, tuple[Diagnostic, ...]]:
    """The typed case and what is wrong with it; nothing may be calculated when something is.

    ``never`` names what nobody is to be asked for.
    """
    reader = CaseReader(rules, json, Case(never=never))
    case = reader.read(raw, covers)
    return case, tuple(reader.found)
