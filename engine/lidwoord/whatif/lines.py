"""What would change an outcome, line by line.

In: a report. Out: the lines of an outline: the outcome, each input that matters with its other answers and tips, and how much
was tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from lidwoord.explain.causes import signed
from lidwoord.explain.outline import Line
from lidwoord.explain.words import counted, day_words, element_words, joined, plain, source_words, upper_first
from lidwoord.whatif.levers import DATE
from lidwoord.whatif.model import Came, Found, Lever, Other, Report, Tip

FEW = 20
FEW_OTHERS = 12


def report_lines(report: Report, unfolded: bool = False) -> Iterator[Line]:
    """Everything that is said; without ``unfolded`` only the inputs that change most."""
    trace = report.now.outcome.trace
    of = f" ({element_words(trace.element)})" if trace.element is not None else ""
    yield Line("uitkomst", f"{upper_first(plain(trace.rule.name))}{of}: {report.now.words}", top=True)
    source = source_words(report.answer.rules, trace.cite)
    yield Line("bron", f"{source}; peildatum {day_words(report.date)}", top=True)
    told = report.found if unfolded else report.found[:FEW]
    yield Line(
        "kop", "Dit verandert de uitkomst:" if told else "Niets van wat er is geprobeerd, verandert de uitkomst.", top=True
    )
    for found in told:
        yield from _found(report, found, unfolded)
    if len(told) < len(report.found):
        rest = counted(len(report.found) - len(told), "gegeven", "gegevens")
        yield Line("rest", f"… en nog {rest} met een kleiner gevolg (zie --alles).", top=True)
    yield from _rest(report, unfolded)


def _found(report: Report, found: Found, unfolded: bool) -> Iterator[Line]:
    lever = found.lever
    question = lever.question if "?" in lever.question or lever.is_whole else f"{lever.question}?"
    yield Line("norm", f"{question} [{lever.address}]")
    if not lever.is_whole:
        yield Line("tekst", f"Nu: {lever.text}.")
    others = found.others if unfolded else found.others[:FEW_OTHERS]
    for other in others:
        yield Line("gegeven", f"{other.text}: {_came(report, other)}")
    if len(others) < len(found.others):
        yield Line("gegeven", f"… en nog {len(found.others) - len(others)} andere antwoorden (zie --alles)")
    for tip in found.tips:
        preposition = "" if tip.how in ("vanaf", "na", "tot en met", "voor") else "bij "
        yield Line("gegeven", f"{preposition}{tip.how} {tip.text}: {_came(report, tip)}")
    if lever.address == DATE and (outside := _outside(report)):
        yield Line("gegeven", outside)
    if found.step is not None:
        yield Line("gegeven", f"{found.step.text}: {signed(found.step.difference, report.type)}")


def _outside(report: Report) -> str:
    """The days on which the rule set does not hold, of which no outcome is told."""
    days = [f"{word} {day_words(day)}" for word, day in zip(("voor", "na"), report.term, strict=True) if day is not None]
    return f"{' of '.join(days)}: buiten de looptijd van deze regels" if days else ""


def _came(report: Report, change: Other | Tip) -> str:
    """What the outcome is then, with why there is none, and how much it differs."""
    words = change.came.words + _why(change.came)
    return f"{words} ({signed(change.difference, report.type)})" if change.difference else words


def _why(came: Came) -> str:
    """The conditions that fail, what is missing, or why it does not apply."""
    outcome = came.outcome
    failed = [plain(judged.label) for judged in outcome.failed]
    if failed:
        return f", want niet vervuld: {joined(failed)}"
    if outcome.missing:
        return f", want nog nodig: {joined([plain(name) for name in outcome.missing])}"
    return f", want {plain(outcome.reason)}" if outcome.reason else ""


def _rest(report: Report, unfolded: bool) -> Iterator[Line]:
    idle = counted(len(report.idle), "ander gegeven maakt", "andere gegevens maken")
    names = f" ({_names(report.idle)})" if unfolded and report.idle else ""
    if report.idle:
        yield Line("rest", f"Nog {idle} geen verschil{names}.", top=True)
    if (outside := _outside(report)) and any(lever.address == DATE for lever in report.idle):
        yield Line("rest", f"Een peildatum {outside}, en daarom niet geprobeerd.", top=True)
    if report.untried:
        yield Line("rest", f"Niet geprobeerd: {_names(report.untried)}.", top=True)
    runs = counted(report.runs, "keer", "keer")
    yield Line("rest", f"Elk gegeven is apart veranderd; de uitkomst is daarvoor {runs} opnieuw uitgerekend.", top=True)


def _names(levers: tuple[Lever, ...]) -> str:
    return ", ".join(lever.address for lever in levers)
