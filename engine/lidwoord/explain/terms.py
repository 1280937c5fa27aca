"""The term of a provision: from when and until when it holds.

In: the validity of a rule, norm or procedure, and the answer that is explained. Out: a period, and the words for a date
outside it.
"""

from __future__ import annotations

from datetime import date

from lidwoord.calculate import Answer
from lidwoord.calculate.tables import in_force
from lidwoord.ruleset.model import Validity
from lidwoord.values.periods import Period
from lidwoord.values.types import DATUM
from lidwoord.values.write import write_value


def term_of(answer: Answer, validity: Validity, on: date) -> Period:
    """When a provision holds, by what the answer knows on a date; always where that is not known."""
    if not validity.by:
        return Period(validity.start, validity.end)
    found = answer.case.on(validity.by, on)
    if not isinstance(found, Period):
        readings = answer.rules.values[validity.by].readings
        wanted = answer.asked_readings.get(validity.by)
        reading = next((r for r in readings if (r.name == wanted if wanted else r.chosen)), readings[0])
        found = next((entry.value for entry in reading.series if in_force(entry.start, entry.end, on)), None)
    if not isinstance(found, Period):
        return Period(None, None)
    return Period(None if validity.only == "einde" else found.start, None if validity.only == "begin" else found.end)


def outside_words(term: Period, on: date) -> str:
    """That a term has not begun or has ended on a date, or ""."""
    if term.start is not None and on < term.start:
        return f"geldt pas vanaf {write_value(term.start, DATUM)}"
    if term.last is not None and on > term.last:
        return f"gold tot en met {write_value(term.last, DATUM)}"
    return ""
