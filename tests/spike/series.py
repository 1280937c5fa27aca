"""What holds on a date: values, tables and rules over time.

In: the parts of a series with their first day and the day after their last. Out: one cell, chosen by the date of each row.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lidwoord.ruleset.model import Value, ValueReading
from spike.cells import BIGINT, EPOCH, NOT_APPLICABLE, Cell, constant, gap
from spike.choices import one_form
from spike.frames import Frame


def days_of(start: date | None, end: date | None) -> tuple[int, int]:
    """A version's first day and the day after its last, as day numbers."""
    return (
        start.toordinal() - EPOCH if start is not None else -BIGINT,
        end.toordinal() - EPOCH if end is not None else BIGINT,
    )


def by_date(parts: list[tuple[date | None, date | None, Cell]], frame: Frame) -> Cell:
    """The cell of the part in force on the date of each row; outside every part it does not apply."""
    low, high = frame.day.low, frame.day.high
    spans = [(*days_of(start, end), cell) for start, end, cell in parts]
    spans = [(a, b, cell) for a, b, cell in spans if a <= high and low < b]
    if len(spans) == 1 and spans[0][0] <= low and high < spans[0][1]:
        return spans[0][2]
    if not spans:
        return gap(NOT_APPLICABLE)
    shape, texts = one_form([cell for *_, cell in spans])
    tests = [f"WHEN {frame.day.sql} >= {a} AND {frame.day.sql} < {b} THEN" for a, b, _ in spans]
    value = " ".join(f"{test} {text}" for test, text in zip(tests, texts, strict=True))
    state = " ".join(f"{test} {cell.state}" for test, (_, _, cell) in zip(tests, spans, strict=True))
    states = frozenset[int]().union(*(cell.states for *_, cell in spans))
    whole = spans[0][0] <= low and high < spans[-1][1]  # a series has no gaps: checked when it was loaded
    states = states if whole else states | {NOT_APPLICABLE}
    sql_state = f"CASE {state} ELSE {NOT_APPLICABLE} END" if states else "0"
    return replace(shape, sql=f"CASE {value} END", state=sql_state, states=states)


def chosen(value: Value, frame: Frame) -> ValueReading:
    """The reading of a value that is asked for, or else the chosen one."""
    wanted = frame.compiler.readings.get(value.id, "")
    return next(r for r in value.readings if (r.name == wanted if wanted else r.chosen or len(value.readings) == 1))


def value_cell(value: Value, frame: Frame) -> Cell:
    """A figure of the text."""
    series = chosen(value, frame).series
    return by_date([(entry.start, entry.end, constant(entry.value, value.type.options)) for entry in series], frame)
