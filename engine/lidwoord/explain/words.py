"""Words for values, elements, states and citations.

In: values with their types. Out: Dutch text.
"""

from __future__ import annotations

from datetime import date

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, Gap, NoRight, NotApplicable, Unknown
from lidwoord.diagnostics import diagnostic_of
from lidwoord.ruleset.model import Citation, RuleSet
from lidwoord.values.dates import MONTHS, calendar_month
from lidwoord.values.periods import Period, TimePeriod
from lidwoord.values.types import DATUM, DATUMTIJD, Type
from lidwoord.values.write import write_value


def plain(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ")


def shown(value: object, type_: Type | None) -> str:
    """A value, or what stands in its place."""
    if isinstance(value, NoRight) and value.has_amount:
        value = value.amount
    if isinstance(value, Gap):
        return state_words(value)
    if isinstance(value, Element):
        return element_words(value)
    if isinstance(value, tuple):
        return f"{len(value)} elementen" if len(value) != 1 else "1 element"
    if value is None or type_ is None or type_.name in ("element", "lijst", "geen"):
        return "geen" if value is None else str(value)
    return write_value(value, type_)


def state_words(gap: Gap) -> str:
    """The state of something without a value."""
    if isinstance(gap, Unknown):
        return "onbekend"
    if isinstance(gap, NotApplicable):
        return "geldt niet"
    return "geen recht" if isinstance(gap, NoRight) else "fout"


def failure_words(gap: Failure) -> str:
    """What went wrong."""
    return diagnostic_of(gap.code, None, dict(gap.facts)).message


def element_words(element: Element) -> str:
    """An element in words: a period by its dates and times, a row or record by its key."""
    period = element.period
    if isinstance(period, TimePeriod):
        return time_words(period)
    if isinstance(period, Period) and period.start is not None:
        return period_words(period)
    return f"{plain(element.kind)} {element.key}"


def time_words(period: TimePeriod) -> str:
    """``di 1 mei 2018 23:00–24:00`` or with both days where it runs over midnight."""
    start = write_value(period.start, DATUMTIJD)
    if period.end.date == period.start.date:
        return f"{start}–{period.end.local:%H:%M}"
    if period.end.time == 0 and (period.end.date - period.start.date).days == 1:
        return f"{start}–24:00"
    return f"{start} – {write_value(period.end, DATUMTIJD)}"


def period_words(period: Period) -> str:
    """A period of dates; a whole month by its name."""
    assert period.start is not None
    if period == calendar_month(period.start):
        return f"{MONTHS[period.start.month - 1]} {period.start.year}"
    last = write_value(period.last, DATUM) if period.last is not None else "…"
    return f"{write_value(period.start, DATUM)} t/m {last}"


def source_words(rules: RuleSet, cite: Citation) -> str:
    """``CAO …, artikel 5.19 lid 2``, with the status and certainty where they are not the ordinary ones."""
    parts = [p for p in (rules.document_title(cite), cite.text) if p]
    text = ", ".join(parts)
    extra = [
        x
        for x in (
            cite.status if cite.status not in ("", "geldend") else "",
            cite.zekerheid if cite.zekerheid not in ("", "officieel") else "",
        )
        if x
    ]
    return f"{text} ({', '.join(extra)})" if extra else text


def day_words(day: date) -> str:
    """A date in Dutch."""
    return write_value(day, DATUM)


def question_words(rules: RuleSet, name: str) -> str:
    """The question behind something that is missing: of an input, or of a field of an element."""
    found = rules.inputs.get(name)
    if found is not None and found.question:
        return found.question
    address, dot, field_name = name.rpartition("].")
    if dot:
        list_name, _, key = address.partition("[")
        kind = next((k for k in rules.kinds.values() if k.list == list_name), None)
        question = next((f.question for f in kind.fields if f.name == field_name), "") if kind is not None else ""
        return f"{question or plain(field_name)} ({plain(kind.id) if kind is not None else list_name} {key})"
    return plain(name)
