"""Words for values, elements, states, dates and citations.

In: values with their types. Out: Dutch text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Failure, Gap, NoRight, NotApplicable, Unknown
from lidwoord.diagnostics import diagnostic_of
from lidwoord.ruleset.model import Citation, RuleSet
from lidwoord.values.dates import MONTHS, calendar_month
from lidwoord.values.numbers import round_to
from lidwoord.values.periods import Period, TimePeriod
from lidwoord.values.types import DATUM, DATUMTIJD, Type
from lidwoord.values.write import write_exact, write_value

ANSWERS = {True: "ja", False: "nee"}
FEW_DATES = 12
LAPSE = {
    "ja": "De voorwaarde waaronder dit vervalt, is vervuld",
    "nee": "De voorwaarde waaronder dit zou vervallen, is niet vervuld",
    "onbekend": "Of dit vervalt, is niet bekend",
}
DAY_IN_NAME = re.compile(r"(?<![0-9])([12][0-9]{3})_([01][0-9])_([0-3][0-9])(?![0-9])")
ISO_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
TIED = re.compile(r"rang\[(.+; .+)\]")


def plain(name: str) -> str:
    """An id as words; a date in it as a date."""
    return DAY_IN_NAME.sub(_named_day, name).replace("_", " ")


def _named_day(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{int(found[3])} {MONTHS[month - 1]} {found[1]}" if 1 <= month <= 12 else found[0]


def lower_first(text: str) -> str:
    """A title in the middle of a sentence: without its capital, unless it begins with an abbreviation."""
    return text[0].lower() + text[1:] if text[1:2].islower() or len(text) == 1 or text[1:2] == " " else text


def upper_first(text: str) -> str:
    """The start of a sentence."""
    return text[:1].upper() + text[1:]


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
    if isinstance(value, Period):
        return period_words(value)
    if isinstance(value, TimePeriod):
        return time_words(value)
    if isinstance(value, Fraction) and _is_rate(type_) and value.denominator != 1 and value * 10_000 % 1 == 0:
        return unrounded(value, type_)
    text = write_value(value, type_)
    return plain(text) if type_.name in ("keuze", "stap") else text


def _is_rate(type_: Type) -> bool:
    """Whether a type is an amount per something; those are often written with more decimals than cents."""
    return "€" in dict(type_.unit.parts) and len(type_.unit.parts) > 1


def unrounded(value: Fraction, type_: Type) -> str:
    """A number with enough decimals to see what a rounding does to it."""
    if "€" not in dict(type_.unit.parts):
        return shown(value, type_)
    for places in (2, 4, 6):
        near = round_to(value, "rekenkundig", Fraction(1, 10**places))
        if near == value or places == 6:
            number = write_exact(near, Type("getal"))
            whole, _, rest = number.partition(".")
            cents = write_value(Fraction(int(whole)), type_).replace(",00", f",{rest.ljust(2, '0')}", 1)
            sign = "-" if value < 0 and not int(whole) else ""
            return ("" if near == value else "ca. ") + cents.replace("€ ", f"€ {sign}", 1)
    raise AssertionError


def state_words(gap: Gap) -> str:
    """The state of something without a value."""
    if isinstance(gap, Unknown):
        return "onbekend"
    if isinstance(gap, NotApplicable):
        return "geldt niet"
    if isinstance(gap, Failure) and gap.absent:
        return "niet gevonden"
    return "geen recht" if isinstance(gap, NoRight) else "fout"


def failure_words(gap: Failure) -> str:
    """What went wrong, with its code and place."""
    found = diagnostic_of(gap.code, None, dict(gap.facts))
    place = f" Plaats: {gap.span.file}, regel {gap.span.line}." if gap.span is not None else ""
    return f"{lower_first(found.message)} ({gap.code}){place}"


def element_words(element: Element) -> str:
    """An element in words: a period by its dates and times, a row or record by its key."""
    period = element.period
    if isinstance(period, TimePeriod):
        return time_words(period)
    if isinstance(period, Period) and period.start is not None:
        return period_words(period)
    if element.base is not None:
        return element_words(element.base)
    key = (
        day_words(date.fromisoformat(element.key)) if ISO_DAY.fullmatch(element.key) else plain(element.key.replace(",", ", "))
    )
    return f"{plain(element.kind)} {key}"


def time_words(period: TimePeriod) -> str:
    """``di 1 mei 2018 23:00–24:00`` or with both days where it runs over midnight."""
    start = write_value(period.start, DATUMTIJD)
    if period.end.date == period.start.date:
        return f"{start}–{period.end.local:%H:%M}"
    if period.end.time == 0 and (period.end.date - period.start.date).days == 1:
        return f"{start}–24:00"
    return f"{start} – {write_value(period.end, DATUMTIJD)}"


def period_words(period: Period) -> str:
    """A period of dates; a whole month by its name, a day by its date."""
    if period.start is None:
        return f"tot en met {write_value(period.last, DATUM)}" if period.last is not None else "altijd"
    if period == calendar_month(period.start):
        return f"{MONTHS[period.start.month - 1]} {period.start.year}"
    if period.last is None:
        return f"vanaf {write_value(period.start, DATUM)}"
    if period.last == period.start:
        return write_value(period.start, DATUM)
    return f"{write_value(period.start, DATUM)} t/m {write_value(period.last, DATUM)}"


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


def place_words(rules: RuleSet, cite: Citation, document: str) -> str:
    """The same without the document where that is the one that is spoken of, and there is nothing else to say of it."""
    near = cite.document == document and cite.text and cite.status in ("", "geldend")
    return cite.text if near else source_words(rules, cite)


def day_words(day: date) -> str:
    """A date in Dutch."""
    return write_value(day, DATUM)


def dates_words(days: Iterable[date]) -> str:
    """Dates in order, the month and year once: ``24 en 27 april en 1 mei 2018``; many by their number."""
    ordered = sorted(set(days))
    if len(ordered) > FEW_DATES:
        return f"{len(ordered)} dagen van {day_words(ordered[0])} t/m {day_words(ordered[-1])}"
    months = [(key, [d.day for d in group]) for key, group in groupby(ordered, key=lambda d: (d.year, d.month))]
    texts = []
    for place, ((year, month), numbers) in enumerate(months):
        last = place + 1 == len(months) or months[place + 1][0][0] != year
        texts.append(f"{joined([str(n) for n in numbers])} {MONTHS[month - 1]}" + (f" {year}" if last else ""))
    return joined(texts)


def joined(words: list[str]) -> str:
    """``a, b en c``."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def counted(number: int, one: str, many: str) -> str:
    """``1 stap`` or ``3 stappen``."""
    return f"{number} {one if number == 1 else many}"


def question_words(rules: RuleSet, name: str) -> str:
    """The question behind something that is missing: of an input, a list, a field of an element, or what a list covers."""
    found = rules.inputs.get(name)
    if found is not None:
        return found.question or plain(found.title or name)
    kinds = {k.list: k for k in rules.kinds.values()}
    if name in kinds:
        return f"de lijst {plain(name)} (als er geen zijn: een lege lijst)"
    head, dot, tail = name.partition(".")
    if head == "dekking" and dot:
        return f"over welk tijdvak de lijst {plain(tail)} volledig is"
    tied = TIED.fullmatch(name)
    if tied is not None:
        return f"wie voorgaat: {joined(tied[1].split('; '))} staan gelijk"
    address, dot, field_name = name.rpartition("].")
    if dot:
        list_name, _, key = address.partition("[")
        kind = kinds.get(list_name)
        question = next((f.question or f.title for f in kind.fields if f.name == field_name), "") if kind is not None else ""
        return f"{question or plain(field_name)} ({plain(kind.id if kind is not None else list_name)} {key})"
    return plain(name)
