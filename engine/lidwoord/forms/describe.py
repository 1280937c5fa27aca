"""How something is asked: its type as who fills in a case reads it, its bounds, its default.

In: declarations of a rule set. Out: Dutch text, for a list of inputs, a form, a schema and an interview.
"""

from __future__ import annotations

from lidwoord.ruleset.model import Input
from lidwoord.values.types import Type
from lidwoord.values.write import write_value

FORMS = {
    "datum": "zoals 2018-05-01",
    "datumtijd": "zoals 2018-05-01T23:00",
    "percentage": "zoals 7,4%",
    "tijd": "zoals 22:00",
    "tijdvak": "zoals 2018-01-01 t/m 2018-12-31",
    "tijdvak(tijd)": "zoals 2018-05-01T23:00 tot 2018-05-02T07:00",
}


def type_words(type_: Type) -> str:
    """A type: the choices of a keuze, and how a date, moment or period is written."""
    absent = ", of geen" if type_.optional else ""
    if type_.options:
        return f"een van: {', '.join(type_.options)}{absent}"
    form = f" ({FORMS[type_.name]})" if type_.name in FORMS else ""
    return f"{type_.text.removesuffix(' of geen')}{form}{absent}"


def default_words(default: object, type_: Type) -> str:
    """What is assumed unless the case says otherwise."""
    return f"standaard {write_value(default, type_)}"


def input_words(item: Input) -> str:
    """Everything about how an input is written."""
    default = default_words(item.default, item.type) if item.has_default else ""
    in_time = "kan in de tijd veranderen" if item.in_time else ""
    return "; ".join(t for t in (type_words(item.type), item.limits, default, in_time) if t)
